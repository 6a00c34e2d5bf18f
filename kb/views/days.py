"""Who held every office on a day, a month or a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.exceptions import BadRequest
from django.db.models import Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.evidence import Evidence, Support
from kb.views.home import FIRST_OFFICE
from people.dates import NotADate, PartialDate
from tenures.holders import Answer, Held, holders_on
from tenures.models import Office, Tenure
from tenures.querysets import days_of
from tenures.succession import gaps

SUREST_FIRST = ("certain", "presumed", "possible")


@dataclass(frozen=True, slots=True)
class Line:
    """One holder on the day asked about."""

    held: Held
    support: Support
    takes_over: bool  # it is the first day of this spell
    from_whom: Tenure | None


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The form: lead to the address of the day, or to today's."""
    text = request.GET.get("date", "").strip()
    return redirect("on", text or timezone.localdate().isoformat())


@require_safe
def on(request: HttpRequest, text: str) -> HttpResponse:
    """Certain, presumed and possible holders kept apart; a handover day explained."""
    try:
        when = PartialDate.parse(text)
    except NotADate as error:
        raise BadRequest(
            _("“%(text)s” is not a date. Try 1999, 1999-10 or 1999-10-14.") % {"text": text[:40]}
        ) from error
    held = list(Tenure.objects.on(when).select_related("person", "office__organization").in_order())
    leaving = _leaving(when)
    evidence = Evidence(tenures=[t.pk for t in held])
    lines = [
        Line(
            Held(t, t.certainty_on(when) or "possible"),
            evidence.of_tenure(t.pk, "holds"),
            when.exact and t.start.exact and t.start == when,
            leaving.get(t.office_id),
        )
        for t in held
    ]
    first, last = days_of(when)
    return render(
        request,
        "on.html",
        {
            "when": when,
            "offices": _by_office(lines),
            "answer": _answer(when),
            "before": _change_before(first),
            "after": _change_after(last),
        },
    )


def _leaving(when: PartialDate) -> dict[int, Tenure]:
    """By office, whose end is the very day asked about."""
    if not when.exact:
        return {}
    left = Tenure.objects.filter(end_earliest=when.earliest, end_latest=when.earliest).select_related(
        "person"
    )
    return {tenure.office_id: tenure for tenure in left}


def _by_office(lines: Iterable[Line]) -> list[tuple[Office, list[Line]]]:
    """The first office leads, the others follow by organization; the surest holder of each stands first."""

    def rank(line: Line) -> tuple[object, ...]:
        office = line.held.tenure.office
        sure = SUREST_FIRST.index(line.held.certainty)
        return office.slug != FIRST_OFFICE, office.organization.name, office.title, office.pk, sure

    ordered = sorted(lines, key=rank)
    return [
        (group[0].held.tenure.office, group)
        for _office, found in groupby(ordered, key=_office_pk)
        if (group := list(found))
    ]


def _office_pk(line: Line) -> int:
    return line.held.tenure.office_id


def _answer(when: PartialDate) -> Answer | None:
    """The answer for the first office, which says so where nobody is recorded."""
    office = Office.objects.filter(slug=FIRST_OFFICE).select_related("organization").first()
    if office is None:
        return None
    tenures = list(office.tenures.select_related("person"))
    return holders_on(when, office, tenures, gaps(tenures))


def _change_before(first: date) -> date | None:
    """The last day before on which somebody came or went in the first office."""
    found = _edges().aggregate(
        came=Max("start_earliest", filter=Q(start_earliest__lt=first)),
        went=Max("end_latest", filter=Q(end_latest__lt=first)),
    )
    return max(filter(None, found.values()), default=None)


def _change_after(last: date) -> date | None:
    found = _edges().aggregate(
        came=Min("start_earliest", filter=Q(start_earliest__gt=last)),
        went=Min("end_latest", filter=Q(end_latest__gt=last)),
    )
    return min(filter(None, found.values()), default=None)


def _edges() -> QuerySet[Tenure]:
    return Tenure.objects.filter(office__slug=FIRST_OFFICE)
