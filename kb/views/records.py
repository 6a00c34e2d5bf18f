"""Who served longest and shortest, began youngest and oldest, and the other rankings."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.records_page import Asked, page_of
from kb.views.dates import date_or_400
from kb.views.home import FIRST_OFFICE
from tenures.models import Office
from tenures.offices import office_at

OFFERED = 40  # offices in the form: those with the most holders


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    offices = _offices()
    asked = Asked(
        office=_office(request, offices),
        acting=_choice(request, "acting", ("exclude", "include")) == "include",
        combine=_choice(request, "combine", ("false", "true")) == "true",
        as_of=_as_of(request),
    )
    offered = sorted({*offices[:OFFERED], asked.office}, key=offices.index)
    return render(request, "records.html", {"page": page_of(asked), "asked": asked, "offices": offered})


def _offices() -> list[Office]:
    """Those with holders, the most first."""
    found = Office.objects.select_related("organization").annotate(spells=Count("tenures"))
    return list(found.filter(spells__gt=0).order_by("-spells", "slug"))


def _office(request: HttpRequest, offices: list[Office]) -> Office:
    slug = request.GET.get("office", "")
    by_slug = {office.slug: office for office in offices}
    if slug:
        if slug not in by_slug and (other := office_at(slug.replace("\0", ""))):
            slug = other.slug
        if slug not in by_slug:
            raise Http404(slug[:40])
        return by_slug[slug]
    if not offices:
        raise Http404("no office has holders")
    return by_slug.get(FIRST_OFFICE, offices[0])


def _choice(request: HttpRequest, name: str, choices: tuple[str, str]) -> str:
    """One of two words; the first where nothing is said."""
    given = request.GET.get(name, "") or choices[0]
    if given not in choices:
        raise BadRequest(
            _("“%(text)s” cannot be read for “%(name)s”. Try %(first)s or %(second)s.")
            % {"text": given[:40], "name": name, "first": choices[0], "second": choices[1]}
        )
    return given


def _as_of(request: HttpRequest) -> date:
    """The day up to which is counted; of a month or a year its last. Not later than today."""
    today = timezone.localdate()
    when = date_or_400(request, "as_of")
    return min(when.latest or today, today) if when else today
