"""Partial dates: an interval of days with a qualifier, written as EDTF (ISO 8601-2).

Level 0 dates are supported, and in addition the following features of level 1: the
qualifiers ``?``, ``~`` and ``%`` on a whole date, an unspecified last digit or last two
digits of a year (``199X``, ``19XX``); and of level 2 the set ``[a..b]`` with either side
open, read as "one day between a and b".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

QUALIFIERS = ("", "?", "~", "%")
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)|(\d{2})(?:(\d)X|XX)([?~%]?)", re.ASCII)
_RANGE = re.compile(r"\[(?P<earliest>[\dX-]*)\.\.(?P<latest>[\dX-]*)\](?P<qualifier>[?~%]?)", re.ASCII)

ONE_DAY = timedelta(days=1)


class NotADate(ValueError):
    """Text that is no partial date; the message says what would be."""

    def __init__(self, text: object) -> None:
        super().__init__(f"Not a date: {str(text)[:40]!r}. Try 1999, 1999-10 or 1999-10-14.")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One day, known to lie between ``earliest`` and ``latest`` (both included).

    Either side may be ``None``: nothing is known about it. A ``~`` (approximate) widens by
    one unit of its precision each side when parsed; a ``?`` (uncertain) does not.
    """

    earliest: date | None = None
    latest: date | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"The earliest day {self.earliest} is after the latest day {self.latest}.")
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"Not an EDTF qualifier: {self.qualifier!r}. Use ?, ~ or %.")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read EDTF; raise NotADate for anything else, an impossible day included."""
        if not isinstance(text, str):
            raise NotADate(text)
        if found := _RANGE.fullmatch(text):
            try:
                earliest = cls.parse(found["earliest"]).earliest if found["earliest"] else None
                latest = cls.parse(found["latest"]).latest if found["latest"] else None
                if earliest is None and latest is None:
                    raise NotADate(text)
                return cls(earliest, latest, found["qualifier"])
            except ValueError as error:
                raise NotADate(text) from error
        found = _POINT.fullmatch(text)
        if not found:
            raise NotADate(text)
        year, month, day, qualifier, century, decade, loose = found.groups()
        try:
            if century:
                first = date(int(century + (decade or "0") + "0"), 1, 1)
                last = date(first.year + (9 if decade else 99), 12, 31)
                qualifier = loose
            elif day:
                first = last = date(int(year), int(month), int(day))
            elif month:
                first, last = date(int(year), int(month), 1), end_of_month(int(year), int(month))
            else:
                first, last = date(int(year), 1, 1), date(int(year), 12, 31)
            exact = cls(first, last)
            return exact._widened(qualifier) if qualifier in ("~", "%") else cls(first, last, qualifier)
        except (ValueError, OverflowError) as error:
            raise NotADate(text) from error

    @classmethod
    def on(cls, day: date) -> PartialDate:
        return cls(day, day)

    def _widened(self, qualifier: str) -> PartialDate:
        """One unit of the precision more on each side."""
        if not (self.earliest and self.latest):
            raise NotADate(self)
        before = _unit_containing(self.earliest - ONE_DAY, self.precision)
        after = _unit_containing(self.latest + ONE_DAY, self.precision)
        return PartialDate(before.earliest, after.latest, qualifier)

    @property
    def core(self) -> PartialDate:
        """The date a ``~`` was put on: the interval less one unit each side."""
        if self.qualifier in ("~", "%") and self.earliest and self.latest:
            for precision in ("day", "month", "year", "decade", "century"):
                try:
                    _, last = _unit_containing(self.earliest, precision).bounds
                    core = _unit_containing((last or self.earliest) + ONE_DAY, precision)
                    if core._widened(self.qualifier) == self:
                        return core
                except (ValueError, OverflowError):
                    continue
        return PartialDate(self.earliest, self.latest)

    @property
    def known(self) -> bool:
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """True where it is a single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def precision(self) -> str:
        """day, month, year, decade, century; interval for any other span; unknown for none."""
        if not self.known:
            return "unknown"
        if self.exact and not self.qualifier:  # by far the most common
            return "day"
        if self.qualifier in ("~", "%"):
            core = self.core
            return core.precision if core != PartialDate(self.earliest, self.latest) else "interval"
        if self.earliest is None or self.latest is None:
            return "interval"
        for precision in ("day", "month", "year", "decade", "century"):
            if _unit_containing(self.earliest, precision) == PartialDate(self.earliest, self.latest):
                return precision
        return "interval"

    @property
    def edtf(self) -> str:
        """EDTF text; the empty string where nothing is known."""
        if not self.known:
            return ""
        if self.earliest and self.exact and not self.qualifier:
            return self.earliest.isoformat()
        core = self.core
        first, last = core.earliest, core.latest
        if first and last:
            text = {
                "day": first.isoformat(),
                "month": first.isoformat()[:7],
                "year": first.isoformat()[:4],
                "decade": first.isoformat()[:3] + "X",
                "century": first.isoformat()[:2] + "XX",
            }.get(core.precision)
            if text:
                return text + self.qualifier
        return f"[{first or ''}..{last or ''}]{self.qualifier}"

    def __str__(self) -> str:
        return self.edtf

    def intersect(self, other: PartialDate) -> PartialDate | None:
        """The days both allow, or None where they contradict each other."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest:
            return None
        narrower = self if (self.earliest, self.latest) == (earliest, latest) else other
        return PartialDate(
            earliest, latest, narrower.qualifier if (earliest, latest) == narrower.bounds else ""
        )

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        return self.earliest, self.latest


UNKNOWN = PartialDate()


def end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _unit_containing(day: date, precision: str) -> PartialDate:
    if precision == "day":
        return PartialDate(day, day)
    if precision == "month":
        return PartialDate(day.replace(day=1), end_of_month(day.year, day.month))
    years = {"year": 1, "decade": 10, "century": 100}[precision]
    first = day.year - day.year % years
    return PartialDate(date(max(first, 1), 1, 1), date(first + years - 1, 12, 31))


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February falls back to the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
