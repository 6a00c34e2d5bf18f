"""Days as said, and what they are once the day of publication is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from people.dates import PartialDate, end_of_month

FIRST_YEAR, LAST_YEAR = 1800, 2099
# Months of a season in the north; "early summer" is given the weeks the press means by it.
_SEASONS = {"spring": (3, 5), "early_summer": (5, 7), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_THIRDS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}
_QUARTERS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12)}
# A date without a year may lie this many days ahead and still be the last one: tomorrow's event in today's news.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class When:
    """A point in time as said: fixed (``first``/``last``), or to be placed near the publication day.

    Relative kinds: ``day``, ``week``, ``months`` and ``year`` count from publication; ``weekday``;
    ``date`` (month and day without a year), ``month``, ``season``.
    """

    kind: str = "fixed"
    first: date | None = None
    last: date | None = None
    qualifier: str = ""
    number: int = 0
    month: int = 0
    day: int = 0
    part: str = ""
    turn: str = ""  # last | next | this

    def resolve(self, published: date | None, *, ahead: bool = False) -> PartialDate | None:
        """The days meant; None where that depends on an unknown day of publication."""
        if self.kind == "fixed":
            return PartialDate(self.first, self.last, self.qualifier)
        if published is None:
            return None
        try:
            return self._near(published, ahead or self.turn == "next")
        except (ValueError, OverflowError):
            return None

    def at_its_end(self) -> When:
        """The end of a year of which it is the last part."""
        if self.kind == "year" and self.part == "late":
            return replace(self, part="end")
        if self.first and self.last and (self.first.month, self.first.day) == (_QUARTERS["late"][0], 1):
            return replace(self, first=date(self.last.year, _QUARTERS["end"][0], 1))
        return self

    def _near(self, published: date, ahead: bool) -> PartialDate | None:
        if self.kind in ("day", "week", "months", "year"):
            return self._counted(published)
        if self.kind == "this_month":
            return in_month(published.year, published.month, 0, self.part)
        if self.kind == "weekday" and self.turn == "week_before":
            return PartialDate.on(published + timedelta(self.number - published.weekday() - 7))
        if self.kind == "weekday":
            back = (published.weekday() - self.number) % 7 or (7 if self.turn == "last" else 0)
            step = (7 - back) % 7 if ahead else -back
            return PartialDate.on(published + timedelta(step))
        if self.kind == "season":
            return self._season(published, ahead)
        return self._calendar(published, ahead)

    def _counted(self, published: date) -> PartialDate:
        if self.kind == "day":
            day = published + timedelta(self.number)
            return PartialDate(day, day, self.qualifier)
        if self.kind == "week":
            monday = published + timedelta(7 * self.number - published.weekday())
            return PartialDate(monday, monday + timedelta(6))
        if self.kind == "months":
            year, month = divmod(published.year * 12 + published.month - 1 + self.number, 12)
            return PartialDate(date(year, month + 1, 1), end_of_month(year, month + 1), self.qualifier)
        year = published.year + self.number
        if self.part:
            return part_of_year(year, self.part)
        return PartialDate(date(year, 1, 1), date(year, 12, 31), self.qualifier)

    def _season(self, published: date, ahead: bool) -> PartialDate:
        years = range(published.year - 1, published.year + 2) if ahead else range(published.year, 0, -1)
        for year in years:
            found = season(year, self.part)
            first, last = _days(found)
            if (last >= published) if ahead else (first <= published):
                return found
        raise ValueError(self.part)

    def _calendar(self, published: date, ahead: bool) -> PartialDate | None:
        found = None
        for year in (published.year, published.year + (1 if ahead else -1)):
            found = in_month(year, self.month, self.day, self.part)
            first, last = _days(found)
            if self.turn == "last" and last >= published:
                continue
            if (last >= published) if ahead else (first <= published + timedelta(_AHEAD)):
                break
        return found


@dataclass(frozen=True, slots=True)
class Time:
    """``kind``: D a day or period, F since, U until, B from, Z from-to, Y a duration in years, A an age."""

    kind: str
    start: When | None = None
    end: When | None = None
    years: int = 0
    at_least: bool = False


def fixed(found: PartialDate) -> When:
    return When("fixed", found.earliest, found.latest, found.qualifier)


def season(year: int, name: str) -> PartialDate:
    first, last = _SEASONS[name]
    return PartialDate(date(year, first, 1), end_of_month(year + (last > 12), (last - 1) % 12 + 1), "~")


def in_month(year: int, month: int, day: int, part: str) -> PartialDate:
    """A day of a month, or a third of it, or all of it."""
    if day:
        return PartialDate.on(date(year, month, day))
    if part in _THIRDS:
        first, last = _THIRDS[part]
        until = min(date(year, month, 1) + timedelta(last - 1), end_of_month(year, month))
        return PartialDate(date(year, month, first), until)
    return PartialDate(date(year, month, 1), end_of_month(year, month))


def part_of_year(year: int, part: str) -> PartialDate:
    first, last = _QUARTERS[part]
    return PartialDate(date(year, first, 1), end_of_month(year, last))


def with_year_of(start: When, end: When) -> When:
    """ "from June to October 2014": the start takes the year of the end."""
    if start.kind not in ("date", "month") or end.kind != "fixed" or not end.first:
        return start
    try:
        found = in_month(end.first.year, start.month, start.day, start.part)
        if found.earliest and end.last and found.earliest > end.last:
            found = in_month(end.first.year - 1, start.month, start.day, start.part)
        return fixed(found)
    except ValueError:
        return start


def _days(value: PartialDate) -> tuple[date, date]:
    """First and last day of a date that has both."""
    if value.earliest is None or value.latest is None:
        raise ValueError(f"Open-sided: {value}")
    return value.earliest, value.latest
