"""Who came before and after, and where nobody is recorded. Plain functions over the spells of one office.

SQL says neighbours badly, and one office has few spells, so these work on lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tenures.models import Tenure


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who stood directly before and after a spell; None where nothing says that the edges meet."""

    predecessor: Tenure | None = None
    successor: Tenure | None = None
    predecessor_regular: Tenure | None = None  # acting spells skipped


@dataclass(frozen=True, slots=True)
class Gap:
    """The days from ``earliest`` up to, not including, ``latest`` on which no holder is recorded.

    It lies between the last possible end of ``after`` and the first possible start of ``before``;
    uncertain edges can only make it longer: up to ``days_max``.
    """

    after: Tenure
    before: Tenure
    earliest: date
    latest: date
    days_min: int
    days_max: int | None
    kind: str = "unrecorded"  # "vacant" only where a source says so


def in_order(tenures: Sequence[Tenure]) -> list[Tenure]:
    """By what is known of the start; a spell without one stands by its end."""

    def when(tenure: Tenure) -> tuple[date, date, str]:
        start = tenure.start_earliest or tenure.start_latest or tenure.end_earliest or tenure.end_latest
        end = tenure.end_latest or tenure.end_earliest or date.max
        return start or date.min, end, tenure.slug

    return sorted(tenures, key=when)


def neighbours(tenures: Sequence[Tenure]) -> dict[int, Neighbours]:
    """Predecessor and successor of each spell of one office, by primary key."""
    ordered = in_order(tenures)
    by_pk = {tenure.pk: tenure for tenure in ordered}
    before: dict[int, Tenure] = {}
    for tenure in ordered:
        stated = by_pk.get(tenure.follows_id) if tenure.follows_id else None
        meeting = [
            other
            for other in ordered
            if other is not tenure and handover(other, tenure) and _not_within(other, tenure)
        ]
        if found := _nearest(meeting, tenure) or stated:
            before[tenure.pk] = found
    after = {older.pk: by_pk[newer] for newer, older in before.items()}
    return {
        tenure.pk: Neighbours(before.get(tenure.pk), after.get(tenure.pk), _regular_before(tenure, before))
        for tenure in ordered
    }


def handover(older: Tenure, newer: Tenure) -> bool:
    """The one's end and the other's start are the same day, or are known as the same span of a year at most."""
    end, start = older.end, newer.start
    if not end.known or end.earliest is None or end.latest is None or end.bounds != start.bounds:
        return False
    return (end.latest - end.earliest).days <= 366 and older.end_status == Tenure.EndStatus.ENDED


def _not_within(older: Tenure, newer: Tenure) -> bool:
    """A spell known to one year only can hand over to itself in name; the older must have begun before."""
    return (
        older.start_earliest is None
        or newer.start_latest is None
        or older.start_earliest <= newer.start_latest
    )


def _nearest(meeting: Sequence[Tenure], tenure: Tenure) -> Tenure | None:
    """Of several that end as this begins (a regular one and the acting one who stood in), the last to begin."""
    earlier = [other for other in in_order(meeting) if other.pk != tenure.pk]
    return earlier[-1] if earlier else None


def _regular_before(tenure: Tenure, before: dict[int, Tenure]) -> Tenure | None:
    seen = {tenure.pk}
    found = before.get(tenure.pk)
    while (
        found is not None and (found.acting or found.person_id == tenure.person_id) and found.pk not in seen
    ):
        seen.add(found.pk)
        found = before.get(found.pk)
    return None if found is None or found.acting else found


def gaps(tenures: Sequence[Tenure]) -> list[Gap]:
    """Definite holes between the spells of one office: days on which none of them can have been in office."""
    found: list[Gap] = []
    known = [t for t in in_order(tenures) if t.start_earliest]
    reached: Tenure | None = None  # the spell that can have lasted longest so far
    for older, newer in pairwise(known):
        reached = older if reached is None else max(reached, older, key=_last_possible)
        over, begins = reached.end_latest, newer.start_earliest
        if over is None or begins is None or over >= begins:
            continue
        longest = (
            (newer.start_latest - reached.end_earliest).days
            if newer.start_latest and reached.end_earliest
            else None
        )
        found.append(Gap(reached, newer, over, begins, (begins - over).days, longest))
    return found


def _last_possible(tenure: Tenure) -> date:
    return tenure.end_latest or date.max
