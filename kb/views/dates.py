"""Dates in addresses and forms."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.dates import ONE_DAY, NotADate, PartialDate
from people.written_dates import readings

_YEAR_AND_MONTH = re.compile(r"(\d{4})(-\d\d)?(?:\D.*)?", re.ASCII)
DAY_FIRST = ("de", "fr")  # languages in which 9/11/1989 is in November
SHOWN = 40  # characters of what was typed: enough to know it again


def read_date(text: str) -> PartialDate:
    """As people write it, or EDTF. Raises BadRequest with what would work."""
    found = meant(text)
    if len(found) > 1:
        raise BadRequest(_("“%(text)s” can be read in two ways.") % {"text": shown(text)})
    if not found:
        raise BadRequest(
            _("“%(text)s” is not a date. Try 1999, 1999-10 or 1999-10-14.") % {"text": shown(text)}
        )
    return found[0]


def meant(text: str) -> list[PartialDate]:
    """What a text can mean: one date, none, or of ``9/11/1989`` two, where the language does not tell."""
    found = readings(text)
    return found[:1] if get_language() in DAY_FIRST else found


def shown(text: str) -> str:
    """The beginning of what was typed, without what cannot be printed."""
    printable = "".join(c for c in text[:SHOWN] if c.isprintable())
    return printable + "…" if len(text) > SHOWN else printable


def nearest(text: str) -> str:
    """The month or the year that begins a text that is no date: ``1989-02`` of ``1989-02-30``; else nothing."""
    found = _YEAR_AND_MONTH.fullmatch(text[:SHOWN].strip())
    for candidate in (f"{found[1]}{found[2] or ''}", found[1]) if found else ():
        try:
            return PartialDate.parse(candidate).edtf
        except NotADate:
            continue
    return ""


def date_or_400(request: HttpRequest, name: str) -> PartialDate | None:
    """A date in the query, None where it is not given. Raises BadRequest for anything else."""
    text = request.GET.get(name, "").strip()
    return read_date(text) if text else None


def in_order(since: PartialDate, until: PartialDate) -> tuple[date, date]:
    """First and last day of a period, both included. Raises BadRequest where it ends before it begins."""
    first, last = since.earliest or date.min, until.latest or date.max
    if last < first:
        raise BadRequest(
            _("“%(until)s” is before “%(since)s”. Put the earlier date first.")
            % {"since": since, "until": until}
        )
    return first, last


def days_or_400(request: HttpRequest) -> tuple[date | None, date | None]:
    """The days from the first of ``?from=`` up to, not including, the day after the last of ``?to=``."""
    since, until = date_or_400(request, "from"), date_or_400(request, "to")
    if since and until:
        in_order(since, until)
    last = until.latest + ONE_DAY if until and until.latest and until.latest < date.max else None
    return since.earliest if since else None, last
