"""The addresses of the API. Each chooses rows and a serializer."""

from __future__ import annotations

from collections import defaultdict
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_view
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from kb.api import filters, history, questions
from kb.api.base import Answering, List, Things
from kb.api.choosing import CLAIMS
from kb.api.pages import LongPages
from kb.api.positions import Listed
from kb.api.problems import Fault, Gone
from kb.api.redirects import redirects, tenures_now
from kb.exports.files import FILES
from kb.findings import findings
from kb.models import Article, Change, Claim
from kb.serializers import answers, things
from people.dates import PartialDate
from people.models import Person, Redirect
from tenures.holders import Answer, holders_on
from tenures.models import Office, Organization, Tenure
from tenures.querysets import days_of
from tenures.ranking import ranked
from tenures.rows import (
    TenureRow,
    maybe_in_office,
    row_with_slug,
    rows_of_office,
    spells_of_office,
)
from tenures.succession import Gap, gaps


class Root(Answering):
    """Where everything is."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        names = (
            "people",
            "organizations",
            "offices",
            "tenures",
            "articles",
            "claims",
            "findings",
            "changes",
            "redirects",
            "schema",
        )
        exports = {f"export/{name}": f"{self.frame.root}export/{name}" for name in FILES}
        return Response(
            {
                **{name: f"{self.frame.root}{name}/" for name in names},
                **exports,
                "changes.atom": request.build_absolute_uri(reverse("atom")),
                "licence": settings.DATA_LICENCE["url"],
                "data_as_of": self.frame.data_as_of,
            }
        )


class Description(Answering, SpectacularAPIView):
    """This API as OpenAPI describes it, in JSON or YAML."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        description: Response = super().get(request)
        return description


class Documentation(SpectacularSwaggerSplitView):
    """The same for people; its script has an address of its own, since our policy allows none in the page."""

    url_name = "api:schema"
    template_name = "api_docs.html"

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What is allowed stands in the header; there is nothing to show in the template."""
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


@extend_schema_view(list=extend_schema(summary="People"), retrieve=extend_schema(summary="A person"))
class People(Things):
    """People, by name."""

    queryset = Person.objects.shown().prefetch_related("aliases").order_by("sort_name", "slug")
    serializer_class = things.PersonSerializer
    detail_serializer_class = answers.PersonDetailSerializer
    filterset_class = filters.PersonParameters
    includes = {CLAIMS: "person"}
    noun = "person"

    def missing(self, wanted: str) -> NoReturn:
        if Person.objects.filter(slug=wanted, hidden=True).exists():
            raise Gone(
                Fault(
                    "slug",
                    "No source that counts speaks of this person now. The address works again when one does.",
                )
            )
        super().missing(wanted)

    @extend_schema(
        summary="What was known of a person, and when",
        filters=True,
        responses=answers.PersonVersionSerializer(many=True),
    )
    @action(
        detail=True,
        serializer_class=answers.PersonVersionSerializer,
        filterset_class=filters.HistoryParameters,
        pagination_class=LongPages,
    )
    def history(self, request: Request, slug: str) -> Response:
        """Every version of the facts, newest first; also of people whom no source speaks of any more."""
        return self.versions(history.versions_of_person, slug)

    def moved(self, wanted: str) -> str | None:
        return Redirect.objects.filter(old_slug=wanted).values_list("person__slug", flat=True).first()


def _merged(model: type[Office | Organization], slug: str) -> str | None:
    """The id of what it was merged into."""
    return model.objects.filter(slug=slug).values_list("merged_into__slug", flat=True).first()


@extend_schema_view(
    list=extend_schema(summary="Organizations"), retrieve=extend_schema(summary="An organization")
)
class Organizations(Things):
    """Alliances, institutions and countries."""

    queryset = Organization.objects.shown().order_by("name", "slug")
    serializer_class = things.OrganizationSerializer
    detail_serializer_class = answers.OrganizationDetailSerializer
    filterset_class = filters.OrganizationParameters
    noun = "organization"

    def moved(self, wanted: str) -> str | None:
        return _merged(Organization, wanted)


def _entry_name(entry: TenureRow | Gap) -> str:
    """What tells a tenure or a gap from the others of a timeline."""
    return f"{entry.after.slug} {entry.before.slug}" if isinstance(entry, Gap) else entry.slug


@extend_schema_view(list=extend_schema(summary="Offices"), retrieve=extend_schema(summary="An office"))
class Offices(Things):
    """Offices, and the questions asked of each."""

    queryset = (
        Office.objects.shown().select_related("organization").order_by("organization__name", "title", "slug")
    )
    serializer_class = things.OfficeSerializer
    detail_serializer_class = answers.OfficeDetailSerializer
    filterset_class = filters.OfficeParameters
    noun = "office"

    def office(self) -> Office:
        slug = self.kwargs["slug"]
        office: Office | None = self.thing_called(slug)
        if office is None:
            self.missing(slug)
        return office

    def thing_called(self, wanted: str) -> Office | None:
        office: Office | None = next(iter(questions.OFFICE_CALLED(slug=wanted)), None)
        return None if office is None or office.merged_into_id else office

    def moved(self, wanted: str) -> str | None:
        return _merged(Office, wanted)

    @extend_schema(summary="Tenures and gaps in order", responses=answers.TimelineEntrySerializer(many=True))
    @action(
        detail=True,
        serializer_class=answers.TimelineEntrySerializer,
        filterset_class=None,
        pagination_class=LongPages,
    )
    def timeline(self, request: Request, slug: str) -> Response:
        """Every spell in the office in order, and between them the days on which nobody is recorded."""
        office = self.office()
        tenures: list[Any] = rows_of_office(office)
        before: dict[int, list[Gap]] = defaultdict(list)
        for gap in gaps(tenures, office.vacancies.all()):
            before[gap.before.pk].append(gap)
        entries: list[TenureRow | Gap] = []
        for tenure in tenures:
            entries += [*before[tenure.pk], tenure]
        return self.page_of(Listed(entries, _entry_name))

    @extend_schema(
        summary="Who held the office on a day",
        filters=True,
        responses=PolymorphicProxySerializer(
            "HolderAnswer",
            [answers.HoldersOnOneDaySerializer, answers.HoldersOnSeveralDaysSerializer],
            resource_type_field_name=None,
        ),
    )
    @action(
        detail=True,
        serializer_class=answers.HoldersOnOneDaySerializer,
        filterset_class=filters.HolderParameters,
        pagination_class=None,
    )
    def holder(self, request: Request, slug: str) -> Response:
        """Certain, presumed and possible holders. One `on=` gets one answer, several get a list of them."""
        days = self.parameters()["on"] or [PartialDate.on(self.frame.today)]
        held = self._answers(self.office(), days)
        context = self.get_serializer_context()
        if len(held) == 1:
            return Response(answers.HoldersOnOneDaySerializer(held[0], context=context).data)
        rows = answers.HoldersSerializer(held, many=True, context=context).data
        return Response({"data_as_of": self.frame.data_as_of, "results": rows})

    def _answers(self, office: Office, days: list[PartialDate]) -> list[Answer]:
        if len(days) == 1:
            first, last = days_of(days[0])
            tenures: list[Any] = maybe_in_office(office.pk, first, last)
        else:
            tenures = spells_of_office(office.pk)
        nobody = any(all(t.certainty_on(day) is None for t in tenures) for day in days)
        if not nobody:
            return [holders_on(day, office, tenures, []) for day in days]
        holes = gaps(spells_of_office(office.pk), office.vacancies.all())
        return [holders_on(day, office, tenures, holes) for day in days]

    @extend_schema(
        summary="Who served longest or shortest",
        filters=True,
        responses=answers.RankingRowSerializer(many=True),
    )
    @action(
        detail=True,
        serializer_class=answers.RankingRowSerializer,
        filterset_class=filters.RankingParameters,
        pagination_class=LongPages,
    )
    def ranking(self, request: Request, slug: str) -> Response:
        """Every row has the best and the worst rank that the known bounds of the dates allow."""
        given = self.parameters()
        tenures = spells_of_office(self.office().pk)
        rows = ranked(
            [tenure for tenure in tenures if given["acting"] == "include" or not tenure.acting],
            as_of=given["as_of"] or self.frame.today,
            by=given["by"] or "longest",
            combine=bool(given["combine"]),
        )
        listed = Listed(rows, lambda row: f"{row.person.slug} {row.tenures[0].slug}")
        return self.page_of(listed, as_of=given["as_of"] or self.frame.today)


@extend_schema_view(list=extend_schema(summary="Tenures"), retrieve=extend_schema(summary="A tenure"))
class Tenures(Things):
    """Who held what from when to when."""

    queryset = Tenure.objects.in_order()
    serializer_class = things.TenureSerializer
    detail_serializer_class = answers.TenureDetailSerializer
    filterset_class = filters.TenureParameters
    includes = {CLAIMS: "tenure"}
    noun = "tenure"

    def list(self, request: Request) -> Response:
        given = self.parameters()
        context = {"on": given["on"] or self.frame.today} if given["on"] or given["certainty"] else {}
        return self.page_of(filters.TenureParameters.asked(given), **context)

    def thing_called(self, wanted: str) -> TenureRow | None:
        return row_with_slug(wanted)

    @extend_schema(
        summary="What was known of a tenure, and when",
        filters=True,
        responses=answers.TenureVersionSerializer(many=True),
    )
    @action(
        detail=True,
        serializer_class=answers.TenureVersionSerializer,
        filterset_class=filters.HistoryParameters,
        pagination_class=LongPages,
    )
    def history(self, request: Request, slug: str) -> Response:
        """Every version of the facts, newest first; also of tenures that no claim supports any more."""
        return self.versions(history.versions_of_tenure, slug)

    def moved(self, wanted: str) -> str | None:
        return (
            Tenure.objects.filter(pk__in=tenures_now([wanted]).values())
            .values_list("slug", flat=True)
            .first()
        )


@extend_schema_view(
    list=extend_schema(summary="Slugs that people, tenures, offices and organizations once had", filters=True)
)
class Redirects(List):
    """Where merged and renamed people and tenures went, and merged offices and organizations. Old addresses answer 301
    for ever."""

    queryset = Redirect.objects.none()
    serializer_class = things.RedirectSerializer
    filterset_class = filters.RedirectParameters

    def list(self, request: Request) -> Response:
        since = self.parameters()["changed_since"]
        found = [row for row in redirects() if since is None or row.since >= since]
        return self.page_of(Listed(found, lambda row: row.key))


@extend_schema_view(list=extend_schema(summary="What changed, when and why"))
class Changes(List):
    """Every fact of a person or tenure that was added, changed or removed, oldest first: what keeps a copy in step,
    removals included."""

    queryset = Change.objects.select_related("article").defer("article__text").order_by("at", "pk")
    serializer_class = answers.FactChangeSerializer
    filterset_class = filters.ChangeParameters


@extend_schema_view(list=extend_schema(summary="Articles"), retrieve=extend_schema(summary="An article"))
class Articles(Things):
    """The sources: articles that were read, and pages that tables cite."""

    queryset = Article.objects.defer("text").order_by("slug")
    serializer_class = things.ArticleSerializer
    detail_serializer_class = answers.ArticleDetailSerializer
    filterset_class = filters.ArticleParameters
    noun = "article"


@extend_schema_view(list=extend_schema(summary="Claims"), retrieve=extend_schema(summary="A claim"))
class Claims(Things):
    """What the sources say, word for word, and what became of it."""

    queryset = (
        Claim.objects.select_related("article", "person", "office__organization", "tenure__person")
        .defer("article__text")
        .order_by("article__slug", "start", "key")
    )
    serializer_class = things.ClaimSerializer
    detail_serializer_class = answers.ClaimDetailSerializer
    filterset_class = filters.ClaimParameters
    lookup_field = "key"
    noun = "claim"


@extend_schema_view(list=extend_schema(summary="Findings", filters=True))
class Findings(List):
    """What cannot be right in the data, or needs a curator's eye; definite ones first."""

    queryset = Tenure.objects.none()
    serializer_class = things.FindingSerializer
    filterset_class = filters.FindingParameters

    def list(self, request: Request) -> Response:
        given = self.parameters()
        asked = [
            found
            for found in findings(self.frame.today)
            if (not given["code"] or found.code in given["code"])
            and given["definite"] in (None, found.definite)
            and given["suppressed"] in (None, found.suppressed is not None)
        ]
        return self.page_of(Listed(asked, lambda found: found.about))
