"""Search over people, offices, organizations and quotes; a date leads to who held which office then."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.dates_in_words import number
from kb.freshness import state_of
from kb.search import LONGEST, Found, Search
from kb.views.dates import meant
from people.dates import PartialDate


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Nothing asked: the form. What no text can hold is answered with 400 and the form."""
    text = request.GET.get("q", "").strip()
    try:
        _check(text)
    except BadRequest as error:
        return render(request, "search.html", {"reason": str(error), "found": Found()}, status=400)
    state = state_of(request)
    asked = Search(text, state=state.etag("words"))
    return render(request, "search.html", {"text": text, "found": asked.found, "day": _day(text)})


def _check(text: str) -> None:
    if "\0" in text:
        raise BadRequest(_("The question contains a character that no name has. Type the name anew."))
    if len(text) > LONGEST:
        raise BadRequest(
            _("That is %(n)s characters; up to %(most)s can be searched for. A name or a few words will do.")
            % {"n": number(len(text)), "most": LONGEST}
        )


def _day(text: str) -> PartialDate | None:
    found = meant(text)
    return found[0] if len(found) == 1 else None
