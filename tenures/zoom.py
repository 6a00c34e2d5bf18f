"""Where a reader of a timeline can go from the days that it shows: nearer, further, earlier, later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from people.dates import ONE_DAY

NEAREST = 60  # days: nearer than this there is nothing more to see


@dataclass(frozen=True, slots=True)
class Window:
    """Days shown, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Steps:
    """Windows beside one; None where the line ends."""

    nearer: Window | None
    further: Window | None
    earlier: Window | None
    later: Window | None


def steps(first: date, until: date, *, whole: tuple[date, date]) -> Steps:
    """From the window [first, until), on a line that runs over the days [whole[0], whole[1])."""
    begin, finish = whole
    size = (until - first).days
    half, quarter = timedelta(size // 2), timedelta(size // 4)
    return Steps(
        nearer=_window(first + quarter, until - quarter) if size > NEAREST else None,
        further=None
        if first <= begin and until >= finish
        else _within(first - half, until + half, begin, finish),
        earlier=_within(first - half, until - half, begin, finish) if first > begin else None,
        later=_within(first + half, until + half, begin, finish) if until < finish else None,
    )


def _within(first: date, until: date, begin: date, finish: date) -> Window | None:
    """Pushed back onto the line where it would reach over an end of it."""
    size = until - first
    if first < begin:
        first, until = begin, min(begin + size, finish)
    if until > finish:
        first, until = max(finish - size, begin), finish
    return _window(first, until)


def _window(first: date, until: date) -> Window | None:
    return Window(first, until - ONE_DAY) if first < until else None
