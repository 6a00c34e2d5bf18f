"""How many spells there may be in a period, from what was counted for others.

Counting a million spells in an index takes a tenth of a second. So what was counted up to some day is kept, as
long as the data stay as they are, and for the next day only what lies between the two is counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from django.db.models import DateField, Q

from tenures.models import Tenure
from tenures.prepared import Prepared, slot
from tenures.querysets import NO_START, OPEN_END

Between = Callable[[date, date], int]  # how many from the one day to the other, both included

MOST = 500  # days of which a number is kept: between two of them lies a 500th of all
_day = date.fromordinal
_IN_ALL: tuple[dict[str, date]] = ({},)


def _between(column: str, *classes: int) -> Prepared:
    """Of the classes named, or of all; an index has all that is asked for."""
    since, until = slot("since", DateField()), slot("until", DateField())
    within = {"lasts_within__in": classes} if classes else {}
    return Prepared(
        lambda: (
            Tenure.objects.filter(**{f"{column}__gte": since, f"{column}__lte": until}, **within)
            .order_by()
            .values_list(column)
        )
    )


# A spell without an earliest start stands in order by something else, as does one without a latest end.
_STARTS, _OTHER_STARTS = _between("sort_start"), _between("sort_start", NO_START)
_ENDS, _OTHER_ENDS = _between("sort_end"), _between("sort_end", OPEN_END, NO_START)
_WITHOUT_START = Prepared(
    lambda: (
        Tenure.objects.filter(lasts_within=NO_START)
        .filter(Q(end_latest=None) | Q(end_latest__gt=slot("first", DateField())))
        .order_by()
        .values_list("lasts_within")
    )
)


def _begun(since: date, until: date) -> int:
    days = {"since": since, "until": until}
    return _STARTS.count(days, _IN_ALL) - _OTHER_STARTS.count(days, _IN_ALL)


def _over(since: date, until: date) -> int:
    days = {"since": since, "until": until}
    return _ENDS.count(days, _IN_ALL) - _OTHER_ENDS.count(days, _IN_ALL)


@dataclass(slots=True)
class UpTo:
    """How many there are up to some days, by day."""

    known: list[tuple[int, int]] = field(default_factory=list)  # days by their ordinals

    def count(self, until: date, between: Between) -> int:
        """Up to the day, which is included: from the nearest day known, on either side."""
        day = until.toordinal()
        place = bisect_left(self.known, day, key=itemgetter(0))
        after = self.known[place] if place < len(self.known) else None
        if after and after[0] == day:
            return after[1]
        before = self.known[place - 1] if place else None
        if after and (before is None or after[0] - day < day - before[0]):
            number = after[1] - between(_day(day + 1), _day(after[0]))
        elif before:
            number = before[1] + between(_day(before[0] + 1), until)
        else:
            number = between(date.min, until)
        if len(self.known) < MOST:
            self.known.insert(place, (day, number))
        return number


@dataclass(slots=True)
class Counted:
    """Of one state of the data."""

    begun: UpTo = field(default_factory=UpTo)
    over: UpTo = field(default_factory=UpTo)

    def overlapping(self, first: date, last: date) -> int:
        """As many as ``Tenure.objects.overlapping(first, last)`` has.

        No spell is over before it has begun: the database sees to it. So those that are over by the first day have
        all begun by the last.
        """
        begun, over = self.begun.count(last, _begun), self.over.count(first, _over)
        return begun - over + _WITHOUT_START.count({"first": first}, _IN_ALL)
