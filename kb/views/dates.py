"""Dates in addresses and forms."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _

from people.dates import ONE_DAY, NotADate, PartialDate


def date_or_400(request: HttpRequest, name: str) -> PartialDate | None:
    """A date in the query, None where it is not given. Raises BadRequest for anything else."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except NotADate as error:
        raise BadRequest(
            _("“%(text)s” is not a date. Try 1999, 1999-10 or 1999-10-14.") % {"text": text[:40]}
        ) from error


def days_or_400(request: HttpRequest) -> tuple[date | None, date | None]:
    """The days from the first of ``?from=`` up to, not including, the day after the last of ``?to=``."""
    since, until = date_or_400(request, "from"), date_or_400(request, "to")
    first = since.earliest if since else None
    last = until.latest + ONE_DAY if until and until.latest and until.latest < date.max else None
    if first and last and last <= first:
        raise BadRequest(
            _("“%(until)s” is before “%(since)s”. Put the earlier date first.")
            % {"since": since, "until": until}
        )
    return first, last
