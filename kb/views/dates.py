"""Dates in addresses and forms."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _

from people.dates import NotADate, PartialDate


def day_or_400(request: HttpRequest, name: str) -> date | None:
    """The first day of a date in the query, None where it is not given. Raises BadRequest for anything else."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return PartialDate.parse(text).earliest
    except NotADate as error:
        raise BadRequest(
            _("“%(text)s” is not a date. Try 1999, 1999-10 or 1999-10-14.") % {"text": text[:40]}
        ) from error
