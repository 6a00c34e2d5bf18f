"""Who came before and after, and where nobody is recorded. Plain functions over the spells of one office.

SQL says neighbours badly, and one office has few spells, so these work on lists, in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from people.dates import PartialDate
from tenures.models import Tenure, Vacancy

UNRECORDED, VACANT = "unrecorded", "vacant"
LOOSEST_HANDOVER = 366  # days: a handover known to the year; a decade on both sides is no handover


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who stood directly before and after a spell; None where nothing says that the edges meet."""

    predecessor: Tenure | None = None
    successor: Tenure | None = None
    predecessor_regular: Tenure | None = None  # acting spells skipped


@dataclass(frozen=True, slots=True)
class Handover:
    """One spell gave way to another. ``when`` is unknown where a source only says that it did."""

    older: Tenure
    newer: Tenure
    when: PartialDate


@dataclass(frozen=True, slots=True)
class Gap:
    """The days from ``earliest`` up to, not including, ``latest`` on which nobody can have been in office.

    It lies between the last possible end before it and the first possible start after it;
    uncertain edges can only make it longer: up to ``days_max``, None where nothing bounds it.
    """

    after: Tenure
    before: Tenure
    earliest: date
    latest: date
    days_min: int
    days_max: int | None
    kind: str = UNRECORDED  # VACANT only where a source says so


def in_order(tenures: Sequence[Tenure]) -> list[Tenure]:
    """By what is known of the start; a spell without one stands by its end.

    ``TenureQuerySet.in_order`` says the same in SQL.
    """

    def when(tenure: Tenure) -> tuple[date, date, str]:
        start = tenure.start_earliest or tenure.start_latest or tenure.end_earliest or tenure.end_latest
        end = tenure.end_latest or tenure.end_earliest or date.max
        return start or date.min, end, tenure.slug

    return sorted(tenures, key=when)


# Who came before and after


def neighbours(tenures: Sequence[Tenure]) -> dict[int, Neighbours]:
    """Predecessor and successor of each spell of one office, by primary key."""
    ordered = in_order(tenures)
    before, regular = _before(ordered)
    after: dict[int, Tenure] = {}
    for tenure in ordered:
        if tenure.pk in before:
            after.setdefault(before[tenure.pk].pk, tenure)  # the first to begin of those who followed
    return {t.pk: Neighbours(before.get(t.pk), after.get(t.pk), regular.get(t.pk)) for t in ordered}


def handovers(tenures: Sequence[Tenure]) -> list[Handover]:
    """From whom to whom the office went, and when, in order."""
    ordered = in_order(tenures)
    before, _ = _before(ordered)
    return [
        Handover(before[newer.pk], newer, newer.start if meet(before[newer.pk], newer) else PartialDate())
        for newer in ordered
        if newer.pk in before
    ]


def meet(older: Tenure, newer: Tenure) -> bool:
    """The one's end and the other's start are the same day, or are known as the same span of a year at most."""
    edge = _end(older)
    return edge is not None and edge == (newer.start_earliest, newer.start_latest)


def _end(tenure: Tenure) -> tuple[date, date] | None:
    """The bounds of an end that can be a handover."""
    first, last = tenure.end_earliest, tenure.end_latest
    if first is None or last is None or (last - first).days > LOOSEST_HANDOVER:
        return None
    return first, last


def _before(ordered: Sequence[Tenure]) -> tuple[dict[int, Tenure], dict[int, Tenure]]:
    """The predecessor of each spell, and the one with acting spells skipped, by primary key."""
    by_pk = {tenure.pk: tenure for tenure in ordered}
    ending: dict[tuple[date | None, date | None], list[Tenure]] = defaultdict(list)
    for tenure in ordered:
        if edge := _end(tenure):
            ending[edge].append(tenure)
    before: dict[int, Tenure] = {}
    own_regular: dict[int, Tenure] = {}
    for newer in ordered:
        stated = by_pk.get(newer.follows_id) if newer.follows_id else None
        ended = ending.get((newer.start_earliest, newer.start_latest), [])
        # Of several that end as this begins, a holder and whoever stood in, the last to begin was there last.
        meeting = [older for older in ended if _gave_way(older, newer, ordered)]
        found = meeting[-1] if meeting else stated
        if found is not None and found.pk != newer.pk:
            before[newer.pk] = found
        regular = [t for t in (*meeting, stated) if t and not t.acting and t.person_id != newer.person_id]
        if regular:
            own_regular[newer.pk] = regular[0]
    return before, {
        t.pk: found for t in ordered if (found := _regular_before(t, before, own_regular)) is not None
    }


def _gave_way(older: Tenure, newer: Tenure, ordered: Sequence[Tenure]) -> bool:
    """They meet, in this order and no other, and nobody can have stood between them."""
    if older.pk == newer.pk or meet(newer, older):
        return False
    first, last = newer.start_earliest, newer.start_latest
    if first == last or first is None or last is None:
        return True
    return not any(
        other.pk not in (older.pk, newer.pk) and _fits_within(other, first, last) for other in ordered
    )


def _fits_within(tenure: Tenure, first: date, last: date) -> bool:
    """The whole spell can lie within these days."""
    return (
        (tenure.start_latest is None or tenure.start_latest >= first)
        and (tenure.end_earliest is None or tenure.end_earliest <= last)
        and (tenure.start_earliest is None or tenure.start_earliest <= last)
        and (tenure.end_latest is None or tenure.end_latest >= first)
    )


def _regular_before(
    tenure: Tenure, before: dict[int, Tenure], own_regular: dict[int, Tenure]
) -> Tenure | None:
    """Back over acting spells, and over earlier spells of the same person, to the last regular holder."""
    seen: set[int] = set()
    at: Tenure | None = tenure
    while at is not None and at.pk not in seen:
        seen.add(at.pk)
        regular = own_regular.get(at.pk)
        if regular is not None and regular.person_id != tenure.person_id:
            return regular
        at = before.get(at.pk)
        if at is not None and not at.acting and at.person_id != tenure.person_id:
            return at
    return None


# Where nobody is recorded


def gaps(tenures: Sequence[Tenure], vacancies: Iterable[Vacancy] = ()) -> list[Gap]:
    """Definite holes between the spells of one office: days on which none of them can have been in office.

    A spell whose start is unknown can have filled any hole before its end. Of a hole, the days that
    a vacancy covers are vacant, the others unrecorded.
    """
    told = list(vacancies)
    return [piece for hole in _holes(tenures) for piece in _told_apart(hole, told)]


def _told_apart(hole: Gap, vacancies: Sequence[Vacancy]) -> list[Gap]:
    """A hole cut where vacancies begin and end."""
    days: list[tuple[date, date]] = []
    for vacancy in vacancies:
        first, last = _vacant_within(hole, vacancy)
        if first < last:
            days.append((first, last))
    pieces: list[tuple[date, date, str]] = []
    at = hole.earliest
    for first, last in sorted(days):
        if at < first:
            pieces.append((at, first, UNRECORDED))
        if max(at, first) < last:
            pieces.append((max(at, first), last, VACANT))
        at = max(at, last)
    if at < hole.latest:
        pieces.append((at, hole.latest, UNRECORDED))
    return [_piece(hole, *piece) for piece in pieces]


def _vacant_within(hole: Gap, vacancy: Vacancy) -> tuple[date, date]:
    """All of a hole that the vacancy can be exactly; else the days of it that were surely vacant.

    A vacancy without an end lasts as long as the hole that it begins in.
    """
    start, end = vacancy.start, vacancy.end
    if not end.known:
        end = PartialDate.on(hole.latest) if _may_be(start, hole.earliest, hole.latest) else start
    if _may_be(start, hole.earliest, hole.earliest) and _may_be(end, hole.latest, hole.latest):
        return hole.earliest, hole.latest
    return max(start.latest or date.max, hole.earliest), min(end.earliest or date.min, hole.latest)


def _may_be(when: PartialDate, first: date, last: date) -> bool:
    """On one of these days, both included."""
    return (when.earliest or date.min) <= last and first <= (when.latest or date.max)


def _piece(hole: Gap, first: date, last: date, kind: str) -> Gap:
    """As uncertain as the hole: what its other pieces leave of its most days."""
    size = (last - first).days
    most = None if hole.days_max is None else hole.days_max - (hole.days_min - size)
    return replace(hole, earliest=first, latest=last, days_min=size, days_max=most, kind=kind)


def _holes(tenures: Sequence[Tenure]) -> list[Gap]:
    spells = sorted(tenures, key=lambda t: (t.start_earliest or date.min, t.slug))
    over = list(accumulate((t.end_latest or date.max for t in spells), max))
    surely_until = list(accumulate((t.end_earliest or date.min for t in spells), max))
    surely_from = list(accumulate((t.start_latest or date.max for t in reversed(spells)), min))[::-1]
    found: list[Gap] = []
    last = 0  # the spell that can have lasted longest so far
    for number, newer in enumerate(spells[1:], start=1):
        begins = newer.start_earliest or date.min
        if over[number - 1] < begins:
            bounded = surely_until[number - 1] > date.min and surely_from[number] < date.max
            found.append(
                Gap(
                    after=spells[last],
                    before=newer,
                    earliest=over[number - 1],
                    latest=begins,
                    days_min=(begins - over[number - 1]).days,
                    days_max=(surely_from[number] - surely_until[number - 1]).days if bounded else None,
                )
            )
        if over[number] > over[number - 1]:
            last = number
    return found
