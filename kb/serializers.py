"""What the API says of each thing: the shape, field by field, and how it is filled.

The declared fields are the documented shape, of which OpenAPI is made. ``to_representation``
fills it by hand: DRF's way, field by field, is several times slower, and a page of tenures has
some forty fields a row. A test compares the two for every address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from rest_framework import serializers

from kb.findings import Found
from kb.models import Article, Claim
from people.dates import PartialDate
from people.models import Person
from tenures.holders import STATUSES, Answer
from tenures.models import Office, Organization, Tenure
from tenures.ranking import Rank
from tenures.succession import Gap, Neighbours, neighbours

PRECISIONS = ["day", "month", "year", "decade", "century", "interval", "unknown"]
CERTAINTIES = ["certain", "presumed", "possible"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a whole answer shares: the address of the API, the day, and the state of the data."""

    root: str
    today: date
    data_as_of: datetime | None
    neighbours: Mapping[int, Neighbours] = field(default_factory=dict)

    def address(self, kind: str, slug: str) -> str:
        return f"{self.root}{kind}/{slug}/"


def neighbours_of(tenures: Iterable[Tenure]) -> dict[int, Neighbours]:
    """The neighbours of these spells, in one query over the offices that they are of."""
    offices = {tenure.office_id for tenure in tenures}
    if not offices:
        return {}
    spells = Tenure.objects.filter(office__in=offices).select_related("person").order_by("office_id")
    found: dict[int, Neighbours] = {}
    for _, of_office in groupby(spells, attrgetter("office_id")):
        found |= neighbours(list(of_office))
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def partial_date(value: PartialDate, disputed: bool = False) -> dict[str, Any]:
    return {
        "edtf": value.edtf or None,
        "earliest": _day(value.earliest),
        "latest": _day(value.latest),
        "precision": value.precision,
        "disputed": disputed,
    }


def end_date(tenure: Tenure) -> dict[str, Any]:
    expected = tenure.expected_end
    return {
        **partial_date(tenure.end, tenure.end_disputed),
        "edtf": tenure.end_text or None,
        "status": tenure.end_status,
        "last_confirmed": _day(tenure.last_confirmed),
        "expected": partial_date(expected) if expected.known else None,
    }


def days_disputed(low: int | None, high: int | None) -> dict[str, int | None] | None:
    return None if low is None and high is None else {"min": low, "max": high}


class Shape(serializers.Serializer[Any]):
    """A read-only serializer whose fields only describe."""

    @property
    def frame(self) -> Frame:
        frame: Frame = self.context["frame"]
        return frame


# Parts


class DateSerializer(Shape):
    """A partial date: one day, known to lie between two days, both included; either may be unknown."""

    edtf = serializers.CharField(
        allow_null=True, help_text="EDTF (ISO 8601-2); `..` while open, null if unknown"
    )
    earliest = serializers.DateField(allow_null=True, help_text="first day it can be")
    latest = serializers.DateField(allow_null=True, help_text="last day it can be")
    precision = serializers.ChoiceField(PRECISIONS)
    disputed = serializers.BooleanField(help_text="a source says otherwise")


class EndSerializer(DateSerializer):
    """The first day no longer in office."""

    status = serializers.ChoiceField(Tenure.EndStatus.values)
    last_confirmed = serializers.DateField(
        allow_null=True, help_text="latest day on which a source shows the holder still in office"
    )
    expected = DateSerializer(allow_null=True, help_text="when the term is to end, as far as it was said")


class DaysSerializer(Shape):
    """A length in days: shortest and longest that the bounds of its edges allow."""

    min = serializers.IntegerField()
    max = serializers.IntegerField(allow_null=True, help_text="null where nothing bounds it")
    as_of = serializers.DateField(help_text="day up to which spells still running are counted")


class DaysRangeSerializer(Shape):
    """What the length would be by the dates that other sources state."""

    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class GapDaysSerializer(Shape):
    min = serializers.IntegerField()
    max = serializers.IntegerField(allow_null=True)


class RankRangeSerializer(Shape):
    """Best and worst rank that the bounds of the lengths allow; equal where the rank is certain."""

    best = serializers.IntegerField()
    worst = serializers.IntegerField()


class PersonRefSerializer(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.URLField()


class OrganizationRefSerializer(PersonRefSerializer):
    pass


class OfficeRefSerializer(Shape):
    slug = serializers.SlugField()
    label = serializers.CharField()
    url = serializers.URLField()


class TenureRefSerializer(Shape):
    id = serializers.SlugField()
    url = serializers.URLField()
    person = PersonRefSerializer()
    acting = serializers.BooleanField()


class ArticleRefSerializer(Shape):
    id = serializers.SlugField()
    label = serializers.CharField()
    url = serializers.URLField()


class ClaimRefSerializer(Shape):
    id = serializers.CharField()
    url = serializers.URLField()


def person_ref(person: Person, frame: Frame) -> dict[str, Any]:
    return {"slug": person.slug, "name": person.name, "url": frame.address("people", person.slug)}


def organization_ref(organization: Organization, frame: Frame) -> dict[str, Any]:
    return {
        "slug": organization.slug,
        "name": organization.name,
        "url": frame.address("organizations", organization.slug),
    }


def office_ref(office: Office, frame: Frame) -> dict[str, Any]:
    return {"slug": office.slug, "label": office.label(), "url": frame.address("offices", office.slug)}


def tenure_ref(tenure: Tenure | None, frame: Frame) -> dict[str, Any] | None:
    if tenure is None:
        return None
    return {
        "id": tenure.slug,
        "url": frame.address("tenures", tenure.slug),
        "person": person_ref(tenure.person, frame),
        "acting": tenure.acting,
    }


def claim_ref(claim: Claim, frame: Frame) -> dict[str, Any]:
    return {"id": claim.key, "url": frame.address("claims", claim.key)}


# Things


class AliasSerializer(Shape):
    name = serializers.CharField()
    language = serializers.CharField(allow_null=True, help_text="BCP 47; null where not tied to one")


class PersonSerializer(Shape):
    """A human being."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    name = serializers.CharField()
    given_name = serializers.CharField(allow_null=True)
    family_name = serializers.CharField(allow_null=True)
    aliases = AliasSerializer(many=True)
    birth = DateSerializer()
    death = DateSerializer()
    nationalities = serializers.ListField(
        child=serializers.CharField(), help_text="ISO 3166-1 alpha-2, best supported first"
    )
    wikidata = serializers.CharField(allow_null=True)
    tenures = serializers.URLField(help_text="address of the person's tenures")
    claims = serializers.URLField(help_text="address of what sources say of the person")

    def to_representation(self, person: Person) -> dict[str, Any]:
        return {
            "slug": person.slug,
            "url": self.frame.address("people", person.slug),
            "name": person.name,
            "given_name": person.given_name or None,
            "family_name": person.family_name or None,
            "aliases": [{"name": a.name, "language": a.language or None} for a in person.aliases.all()],
            "birth": partial_date(person.birth, person.birth_disputed),
            "death": partial_date(person.death, person.death_disputed),
            "nationalities": person.nationalities,
            "wikidata": person.wikidata or None,
            "tenures": f"{self.frame.root}tenures/?person={person.slug}",
            "claims": f"{self.frame.root}claims/?person={person.slug}",
        }


class OrganizationSerializer(Shape):
    """What an office belongs to: an alliance, an institution or a country."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    name = serializers.CharField()
    labels = serializers.DictField(child=serializers.CharField(), help_text="by language")
    country = serializers.CharField(
        allow_null=True, help_text="ISO 3166-1 alpha-2 where it is a country, else null"
    )
    tenures = serializers.URLField(help_text="address of the tenures in its offices")

    def to_representation(self, organization: Organization) -> dict[str, Any]:
        return {
            "slug": organization.slug,
            "url": self.frame.address("organizations", organization.slug),
            "name": organization.name,
            "labels": organization.labels,
            "country": organization.country or None,
            "tenures": f"{self.frame.root}tenures/?organization={organization.slug}",
        }


class OfficeSerializer(Shape):
    """A post. It exists when vacant."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    label = serializers.CharField()
    title = serializers.CharField(help_text="canonical English, without the organization")
    labels = serializers.DictField(child=serializers.CharField(), help_text="by language")
    organization = OrganizationRefSerializer()
    established = DateSerializer()
    abolished = DateSerializer(help_text="first day on which it no longer existed")
    tenures = serializers.URLField(help_text="address of all tenures in the office")
    timeline = serializers.URLField()
    holder = serializers.URLField()
    ranking = serializers.URLField()

    def to_representation(self, office: Office) -> dict[str, Any]:
        url = self.frame.address("offices", office.slug)
        return {
            "slug": office.slug,
            "url": url,
            "label": office.label(),
            "title": office.title,
            "labels": office.labels,
            "organization": organization_ref(office.organization, self.frame),
            "established": partial_date(office.established),
            "abolished": partial_date(office.abolished),
            "tenures": f"{self.frame.root}tenures/?office={office.slug}",
            "timeline": f"{url}timeline/",
            "holder": f"{url}holder/",
            "ranking": f"{url}ranking/",
        }


class TenureSerializer(Shape):
    """One unbroken spell of one person in one office, from `start` up to, not including, `end`."""

    id = serializers.SlugField(max_length=255)
    url = serializers.URLField()
    person = PersonRefSerializer()
    office = OfficeRefSerializer()
    organization = OrganizationRefSerializer()
    start = DateSerializer()
    end = EndSerializer()
    end_inclusive = serializers.BooleanField(help_text="always false: `end` is no longer in office")
    acting = serializers.BooleanField()
    end_reason = serializers.CharField(allow_null=True)
    days = DaysSerializer()
    days_disputed = DaysRangeSerializer(allow_null=True)
    predecessor = TenureRefSerializer(
        allow_null=True, help_text="null unless edges meet or a source says who came before"
    )
    successor = TenureRefSerializer(allow_null=True)
    predecessor_regular = TenureRefSerializer(allow_null=True, help_text="acting spells skipped")
    disputed = serializers.BooleanField()
    derived_from = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text='rules behind edges that no source states: {"start": ["duration"]}',
    )
    claims = serializers.URLField(help_text="address of what sources say of the tenure")
    certainty = serializers.ChoiceField(CERTAINTIES, required=False, help_text="with `on=` only")

    def to_representation(self, tenure: Tenure) -> dict[str, Any]:
        frame = self.frame
        shortest, longest = tenure.days(frame.today)
        beside = frame.neighbours.get(tenure.pk, Neighbours())
        shown = {
            "id": tenure.slug,
            "url": frame.address("tenures", tenure.slug),
            "person": person_ref(tenure.person, frame),
            "office": office_ref(tenure.office, frame),
            "organization": organization_ref(tenure.office.organization, frame),
            "start": partial_date(tenure.start, tenure.start_disputed),
            "end": end_date(tenure),
            "end_inclusive": False,
            "acting": tenure.acting,
            "end_reason": tenure.end_reason or None,
            "days": {"min": shortest, "max": longest, "as_of": frame.today.isoformat()},
            "days_disputed": days_disputed(tenure.days_disputed_min, tenure.days_disputed_max),
            "predecessor": tenure_ref(beside.predecessor, frame),
            "successor": tenure_ref(beside.successor, frame),
            "predecessor_regular": tenure_ref(beside.predecessor_regular, frame),
            "disputed": tenure.disputed,
            "derived_from": tenure.derived_from,
            "claims": f"{frame.root}claims/?tenure={tenure.slug}",
        }
        certainty = getattr(tenure, "certainty", None)
        return {**shown, "certainty": certainty} if certainty else shown


class ArticleSerializer(Shape):
    """One source. Its text is not public; what it says is in its claims, with the words that say it."""

    id = serializers.SlugField()
    url = serializers.URLField()
    label = serializers.CharField(help_text="the title, or else publisher and day")
    title = serializers.CharField(allow_null=True)
    publisher = serializers.CharField(allow_null=True)
    language = serializers.CharField(allow_null=True)
    published = serializers.DateField(allow_null=True)
    seen = serializers.DateField(allow_null=True, help_text="day on which the copy was read")
    source_url = serializers.CharField(allow_null=True, help_text="where its publisher shows it")
    tier = serializers.ChoiceField(["official", "reference", "press", "unvetted"])
    family = serializers.CharField(
        allow_null=True, help_text="copies of one text share a family and count once"
    )
    sha256 = serializers.CharField(allow_null=True, help_text="of the text; null where it was only cited")
    retracted_at = serializers.DateTimeField(allow_null=True, help_text="since then its claims do not count")
    claims = serializers.URLField(help_text="address of what it says")

    def to_representation(self, article: Article) -> dict[str, Any]:
        return {
            "id": article.slug,
            "url": self.frame.address("articles", article.slug),
            "label": article.label,
            "title": article.title,
            "publisher": article.publisher or None,
            "language": article.language or None,
            "published": _day(article.published),
            "seen": _day(article.seen),
            "source_url": article.url or None,
            "tier": article.tier,
            "family": article.family or None,
            "sha256": article.sha256,
            "retracted_at": article.retracted_at,
            "claims": f"{self.frame.root}claims/?article={article.slug}",
        }


class ClaimSerializer(Shape):
    """One thing one article says: a property and its value, with the words that say it."""

    id = serializers.CharField()
    url = serializers.URLField()
    article = ArticleRefSerializer()
    statement = serializers.CharField(help_text="ties the claims of one mention or one table row together")
    property = serializers.CharField()
    value = serializers.CharField(allow_null=True)
    modality = serializers.ChoiceField(["asserted", "reported", "planned", "denied"])
    mention = serializers.CharField(allow_null=True, help_text="the name as written at the place")
    person_name = serializers.CharField(help_text="the fullest form that the article gives")
    person = PersonRefSerializer(allow_null=True)
    office_title = serializers.CharField(allow_null=True)
    organization_name = serializers.CharField(allow_null=True)
    office = OfficeRefSerializer(allow_null=True)
    tenure = TenureRefSerializer(allow_null=True)
    quote = serializers.CharField(help_text="the words, exactly")
    prefix = serializers.CharField(allow_null=True, help_text="the words before (W3C TextQuoteSelector)")
    suffix = serializers.CharField(allow_null=True, help_text="the words after")
    start = serializers.IntegerField(allow_null=True, help_text="code points into the article's text")
    end = serializers.IntegerField(allow_null=True)
    rule = serializers.CharField(help_text="rule that read it")
    preferred = serializers.BooleanField()
    judgement = serializers.ChoiceField(
        ["accepted", "rejected", "preferred"], allow_null=True, help_text="a curator's latest decision"
    )
    judged_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(Claim.Outcome.values, help_text="what became of it")
    outcome_note = serializers.CharField(allow_null=True)

    def to_representation(self, claim: Claim) -> dict[str, Any]:
        frame = self.frame
        article = claim.article
        return {
            "id": claim.key,
            "url": frame.address("claims", claim.key),
            "article": {
                "id": article.slug,
                "label": article.label,
                "url": frame.address("articles", article.slug),
            },
            "statement": claim.statement,
            "property": claim.property,
            "value": claim.value or None,
            "modality": claim.modality,
            "mention": claim.mention or None,
            "person_name": claim.person_name,
            "person": person_ref(claim.person, frame) if claim.person else None,
            "office_title": claim.office_title or None,
            "organization_name": claim.organization_name or None,
            "office": office_ref(claim.office, frame) if claim.office else None,
            "tenure": tenure_ref(claim.tenure, frame),
            "quote": claim.quote,
            "prefix": claim.prefix or None,
            "suffix": claim.suffix or None,
            "start": claim.start,
            "end": claim.end,
            "rule": claim.rule,
            "preferred": claim.preferred,
            "judgement": claim.judgement or None,
            "judged_at": claim.judged_at,
            "outcome": claim.outcome,
            "outcome_note": claim.outcome_note or None,
        }


class FindingSerializer(Shape):
    """Something that cannot be right, or that a curator should look at."""

    code = serializers.CharField(help_text="stable")
    definite = serializers.BooleanField(help_text="the facts cannot all be true")
    message = serializers.CharField()
    people = PersonRefSerializer(many=True)
    tenures = TenureRefSerializer(many=True)
    claims = ClaimRefSerializer(many=True)

    def to_representation(self, found: Found) -> dict[str, Any]:
        return {
            "code": found.code,
            "definite": found.definite,
            "message": found.message,
            "people": [person_ref(person, self.frame) for person in found.people],
            "tenures": [tenure_ref(tenure, self.frame) for tenure in found.tenures],
            "claims": [claim_ref(claim, self.frame) for claim in found.claims],
        }


# Answers


class GapSerializer(Shape):
    """The days from `start` up to, not including, `end` on which nobody can have been in office."""

    kind = serializers.ChoiceField(
        ["unrecorded", "vacant"], help_text="vacant only where a source says that the office was"
    )
    start = serializers.DateField()
    end = serializers.DateField()
    end_inclusive = serializers.BooleanField(help_text="always false")
    days = GapDaysSerializer()
    after = TenureRefSerializer()
    before = TenureRefSerializer()


def gap_shown(gap: Gap, frame: Frame) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "start": gap.earliest.isoformat(),
        "end": gap.latest.isoformat(),
        "end_inclusive": False,
        "days": {"min": gap.days_min, "max": gap.days_max},
        "after": tenure_ref(gap.after, frame),
        "before": tenure_ref(gap.before, frame),
    }


class TimelineEntrySerializer(Shape):
    """A tenure or a gap; the other one is null."""

    type = serializers.ChoiceField(["tenure", "gap"])
    tenure = TenureSerializer(allow_null=True)
    gap = GapSerializer(allow_null=True)

    def to_representation(self, entry: Tenure | Gap) -> dict[str, Any]:
        if isinstance(entry, Gap):
            return {"type": "gap", "tenure": None, "gap": gap_shown(entry, self.frame)}
        tenure = TenureSerializer(context=self.context).to_representation(entry)
        return {"type": "tenure", "tenure": tenure, "gap": None}


class RankingRowSerializer(Shape):
    rank = RankRangeSerializer()
    person = PersonRefSerializer()
    tenures = TenureRefSerializer(many=True)
    days = DaysSerializer()
    days_disputed = DaysRangeSerializer(allow_null=True)

    def to_representation(self, row: Rank) -> dict[str, Any]:
        as_of: date = self.context["as_of"]
        return {
            "rank": {"best": row.best, "worst": row.worst},
            "person": person_ref(row.person, self.frame),
            "tenures": [tenure_ref(tenure, self.frame) for tenure in row.tenures],
            "days": {"min": row.days_min, "max": row.days_max, "as_of": as_of.isoformat()},
            "days_disputed": _disputed_sum(row.tenures, as_of),
        }


def _disputed_sum(tenures: Sequence[Tenure], as_of: date) -> dict[str, int | None] | None:
    """The lengths that other sources would give, added up with those that nobody disputes."""
    if all(t.days_disputed_min is None and t.days_disputed_max is None for t in tenures):
        return None
    low, high = 0, 0
    for tenure in tenures:
        own_low, own_high = tenure.days(as_of)
        low += own_low if tenure.days_disputed_min is None else tenure.days_disputed_min
        longest = own_high if tenure.days_disputed_max is None else tenure.days_disputed_max
        if longest is None:
            return {"min": low, "max": None}
        high += longest
    return {"min": low, "max": high}


class HolderSerializer(Shape):
    """A person in office on a day, and how sure that is."""

    person = PersonRefSerializer()
    tenure = TenureRefSerializer()
    acting = serializers.BooleanField()
    certainty = serializers.ChoiceField(CERTAINTIES)


class HoldersSerializer(Shape):
    """Who held the office on a day, or on some day of a partial date."""

    on = serializers.CharField(help_text="the day asked about, as EDTF")
    status = serializers.ChoiceField(
        STATUSES,
        help_text="how sure the surest holder is; `unrecorded`: no source names one; `vacant`: a source says there "
        "was none; `no_office`: the office did not exist",
    )
    vacant = serializers.BooleanField(
        allow_null=True,
        help_text="true only where a source says so, false where somebody held it, null where neither is known",
    )
    holders = HolderSerializer(many=True)
    gap = GapSerializer(allow_null=True, help_text="the hole in the record that the day lies in")
    claims = serializers.URLField(allow_null=True, help_text="address of what sources say of these holders")

    def to_representation(self, answer: Answer) -> dict[str, Any]:
        frame = self.frame
        ids = "&".join(f"tenure={held.tenure.slug}" for held in answer.holders)
        return {
            "on": answer.on.edtf,
            "status": answer.status,
            "vacant": answer.vacant,
            "holders": [
                {
                    "person": person_ref(held.tenure.person, frame),
                    "tenure": tenure_ref(held.tenure, frame),
                    "acting": held.tenure.acting,
                    "certainty": held.certainty,
                }
                for held in answer.holders
            ],
            "gap": gap_shown(answer.gap, frame) if answer.gap else None,
            "claims": f"{frame.root}claims/?{ids}" if ids else None,
        }


# Whole answers: each thing by itself says how fresh the data are


class WithVersion(Shape):
    data_as_of = serializers.DateTimeField(allow_null=True, help_text="when the facts last changed")

    def to_representation(self, thing: Any) -> dict[str, Any]:
        return {**super().to_representation(thing), "data_as_of": self.frame.data_as_of}


class PersonDetailSerializer(WithVersion, PersonSerializer):
    pass


class OrganizationDetailSerializer(WithVersion, OrganizationSerializer):
    pass


class OfficeDetailSerializer(WithVersion, OfficeSerializer):
    pass


class TenureDetailSerializer(WithVersion, TenureSerializer):
    pass


class ArticleDetailSerializer(WithVersion, ArticleSerializer):
    pass


class ClaimDetailSerializer(WithVersion, ClaimSerializer):
    pass


class HoldersOnOneDaySerializer(WithVersion, HoldersSerializer):
    """The answer for one `on=`."""


class HoldersOnSeveralDaysSerializer(Shape):
    """The answers for several `on=`, in the order asked."""

    data_as_of = serializers.DateTimeField(allow_null=True)
    results = HoldersSerializer(many=True)


class FaultSerializer(Shape):
    field = serializers.CharField()
    message = serializers.CharField()
    example = serializers.CharField(allow_null=True, help_text="a value that works")


class ProblemSerializer(Shape):
    """RFC 9457 problem details."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = FaultSerializer(many=True)
