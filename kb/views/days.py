"""Who held every office on a day or in a period, and who came and went between two days."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kb.changes_page import ChangesPage
from kb.on_page import OnPage
from kb.views.dates import in_order, meant, nearest, read_date
from kb.views.home import FIRST_OFFICE
from people.dates import PartialDate
from tenures.models import Office
from tenures.offices import office_at

LONGEST = 100  # characters of a date that are worth putting into an address


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The form: lead to the address of the day, or to today's; of a period where a second date is given."""
    since, until = _typed(request, "date"), _typed(request, "until")
    if since and until:
        return redirect("on_period", since, until)
    return redirect("on", since or timezone.localdate().isoformat())


@require_safe
def on(request: HttpRequest, text: str) -> HttpResponse:
    """Certain, presumed and possible holders kept apart; a handover day explained."""

    def page() -> HttpResponse:
        when = read_date(text)
        return _on(request, when) if text == when.edtf else redirect("on", when)

    return _helpful(request, page, kind="on", typed=(text, ""))


@require_safe
def on_period(request: HttpRequest, since: str, until: str) -> HttpResponse:
    """The same for a period, both dates included."""

    def page() -> HttpResponse:
        begin, finish = read_date(since), read_date(until)
        days = in_order(begin, finish)
        if (since, until) != (begin.edtf, finish.edtf):
            return redirect("on_period", begin, finish)
        return _on(request, PartialDate(*days), (begin, finish))

    return _helpful(request, page, kind="on", typed=(since, until))


@require_safe
def ask_changes(request: HttpRequest) -> HttpResponse:
    """The form: lead to the address of the period; asked nothing, to the last five years."""
    since, until = _typed(request, "from"), _typed(request, "to")
    today = timezone.localdate()
    since, until = since or f"{today.year - 5:04}", until or f"{today.year:04}"
    return redirect("changes", since, until)


@require_safe
def changes(request: HttpRequest, since: str, until: str) -> HttpResponse:
    """Who came and who went from the first day of the one date to the last day of the other."""

    def page() -> HttpResponse:
        begin, finish = read_date(since), read_date(until)
        first, last = in_order(begin, finish)
        if (since, until) != (begin.edtf, finish.edtf):
            return redirect("changes", begin, finish)
        found = ChangesPage(first, last, _first_office(), request.GET.get("page"))
        return render(request, "changes.html", {"page": found, "since": begin, "until": finish})

    return _helpful(request, page, kind="changes", typed=(since, until))


def _on(
    request: HttpRequest, when: PartialDate, period: tuple[PartialDate, PartialDate] | None = None
) -> HttpResponse:
    page = OnPage(when, _first_office(), today=timezone.localdate(), page=request.GET.get("page"))
    return render(request, "on.html", {"page": page, "when": when, "period": period})


def _typed(request: HttpRequest, name: str) -> str:
    """What a form sent: a date in its canonical form; anything else without what would end a part of an address."""
    text = request.GET.get(name, "").replace("\0", "").strip()
    found = meant(text)
    return found[0].edtf if len(found) == 1 else text.replace("/", "-")[:LONGEST]


def _first_office() -> Office | None:
    return office_at(FIRST_OFFICE)


def _helpful(
    request: HttpRequest, page: Callable[[], HttpResponse], *, kind: str, typed: tuple[str, str]
) -> HttpResponse:
    """The page; or, for what is no date, the form again with what was typed and what may have been meant."""
    try:
        return page()
    except BadRequest as error:
        since, until = (nearest(text) for text in typed)
        if since and until and since > until:
            since, until = until, since
        context = {
            "reason": str(error),
            "kind": kind,
            "typed": typed,
            "since": since,
            "until": until,
            "meant": [] if typed[1] else meant(typed[0]),
        }
        return render(request, "bad_date.html", context, status=400)
