"""Days worth asking about, found in the facts: a handover, a hole, someone acting, the longest spell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.utils.translation import gettext as _

from kb.holders import OfficePage
from tenures.models import Tenure

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A day, what it is an example of, and the answer; None where nobody is named."""

    day: date
    why: str
    holder: Tenure | None


def examples(page: OfficePage) -> list[Example]:
    """The first three kinds of which there is one, in order of time. Every answer given is certain."""
    found = (_handover(page), _hole(page), _acting(page), _longest(page))
    return sorted(islice(filter(None, found), SHOWN), key=lambda example: example.day)


def _handover(page: OfficePage) -> Example | None:
    """The latest whose day is known: it belongs to the newcomer."""
    for row in reversed(page.rows):
        start = row.tenure.start
        if start.exact and start.earliest and row.near.predecessor and not row.tenure.acting:
            return Example(start.earliest, _("a day of handover"), row.tenure)
    return None


def _hole(page: OfficePage) -> Example | None:
    for gap in reversed(page.gaps):
        return Example(gap.earliest + timedelta(gap.days_min // 2), _("a hole in the line"), None)
    return None


def _acting(page: OfficePage) -> Example | None:
    return next((e for t in reversed(page.acting) if (e := _amid(t, _("someone acting")))), None)


def _longest(page: OfficePage) -> Example | None:
    return _amid(page.longest.rank.tenures[0], _("the longest spell")) if page.longest else None


def _amid(tenure: Tenure, why: str) -> Example | None:
    """A day in the middle of those that the spell surely covers."""
    first, last = tenure.start_latest, tenure.end_earliest
    if first is None or last is None or first >= last:
        return None
    return Example(first + (last - first) // 2, why, tenure)
