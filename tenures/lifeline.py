"""A life in offices as one picture: one lane an office, ages along the top, years along the foot.

Pure arithmetic from tenures to per cent of the width; no markup, no database, no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from people.dates import ONE_DAY, PartialDate, add_years
from tenures.models import Office, Tenure

MARGIN = 0.03  # of the span, so that what stands on the first or last day is not cut
ROOM_FOR_NAMES = 0.5  # of the span, before the first office of someone whose birth nobody states
DECADE = 10

# Pixels: the ages above the lanes, a lane with its name beside the bar or above it, the years below.
TOP, WIDE_LANE, TALL_LANE, FOOT = 34, 26, 44, 20

SOLID, RISING, FALLING, PRESUMED = "solid", "rising", "falling", "presumed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A year, or an age, at a place in per cent."""

    x: str
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """Part of a spell: solid where certain, rising or falling over the days an edge can lie on."""

    x: str
    width: str
    kind: str


@dataclass(frozen=True, slots=True)
class Spell:
    tenure: Tenure
    bars: tuple[Bar, ...]
    disputed: tuple[str, ...]  # where the edges lie that sources disagree about


@dataclass(frozen=True, slots=True)
class Lane:
    """One office, with every spell in it. The name stands on the side with more room."""

    office: Office
    spells: tuple[Spell, ...]
    name_x: str
    name_before: bool
    wide_y: int
    tall_y: int


@dataclass(frozen=True, slots=True)
class Lifeline:
    lanes: tuple[Lane, ...]
    years: tuple[Mark, ...]
    ages: tuple[Mark, ...]
    life_from: str
    life_to: str
    born: str | None
    died: str | None
    today: str | None

    @property
    def wide_foot(self) -> int:
        return TOP + WIDE_LANE * len(self.lanes)

    @property
    def wide_height(self) -> int:
        return self.wide_foot + FOOT

    @property
    def tall_foot(self) -> int:
        return TOP + TALL_LANE * len(self.lanes)

    @property
    def tall_height(self) -> int:
        return self.tall_foot + FOOT


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to per cent of the width, three decimals."""

    first: date
    last: date

    def at(self, day: date) -> float:
        inside = min(max(day, self.first), self.last)
        return round((inside - self.first).days / (self.last - self.first).days * 100, 3)


def lifeline(
    tenures: Sequence[Tenure], *, birth: PartialDate, death: PartialDate, as_of: date
) -> Lifeline | None:
    """None where no day is known at all. Lanes are in the order of the tenures given."""
    days = [day for t in tenures for day in (t.start_earliest, t.start_latest, t.end_earliest, t.end_latest)]
    known = [day for day in (*days, *birth.bounds, *death.bounds) if day]
    if not known:
        return None
    scale = _scale(known, birth, alive=not death.known, as_of=as_of)
    born = birth.earliest or birth.latest
    died = death.latest or death.earliest
    by_office: dict[int, list[Tenure]] = {}
    for tenure in tenures:
        by_office.setdefault(tenure.office_id, []).append(tenure)
    return Lifeline(
        lanes=tuple(_lane(spells, number, scale, as_of) for number, spells in enumerate(by_office.values())),
        years=_years(scale),
        ages=_ages(scale, born, died or as_of),
        life_from=_per_cent(scale.at(born or scale.first)),
        life_to=_per_cent(scale.at(died or as_of)),
        born=_per_cent(scale.at(born)) if born else None,
        died=_per_cent(scale.at(died)) if died else None,
        today=None if died else _per_cent(scale.at(as_of)),
    )


def _scale(known: list[date], birth: PartialDate, *, alive: bool, as_of: date) -> Scale:
    first, last = min(known), max([*known, as_of] if alive else known)
    span = max((last - first).days, 365)
    before = MARGIN if birth.known else ROOM_FOR_NAMES
    return Scale(first - timedelta(int(span * before)), last + timedelta(int(span * MARGIN)))


def _years(scale: Scale) -> tuple[Mark, ...]:
    """Every tenth year; every second where there are few."""
    step = DECADE if (scale.last.year - scale.first.year) >= 3 * DECADE else 2
    first = scale.first.year + 1 + (-scale.first.year - 1) % step
    return tuple(
        Mark(_per_cent(scale.at(date(year, 1, 1))), year) for year in range(first, scale.last.year + 1, step)
    )


def _ages(scale: Scale, born: date | None, until: date) -> tuple[Mark, ...]:
    if born is None:
        return ()
    ages = range(DECADE, until.year - born.year + 1, DECADE)
    birthdays = ((age, add_years(born, age)) for age in ages)
    return tuple(Mark(_per_cent(scale.at(day)), age) for age, day in birthdays if day <= until)


def _lane(tenures: list[Tenure], number: int, scale: Scale, as_of: date) -> Lane:
    spells = tuple(_spell(tenure, scale, as_of) for tenure in tenures)
    edges = [edge for tenure in tenures for edge in _hull(tenure, scale, as_of)]
    before, after = scale.at(min(edges)), 100 - scale.at(max(edges))
    return Lane(
        office=tenures[0].office,
        spells=spells,
        name_x=_per_cent(before if before >= after else 100 - after),
        name_before=before >= after,
        wide_y=TOP + WIDE_LANE * number,
        tall_y=TOP + TALL_LANE * number,
    )


def _hull(tenure: Tenure, scale: Scale, as_of: date) -> tuple[date, date]:
    """First and last day to draw. An edge that nothing bounds is drawn as if it were the other one."""
    first = tenure.start_earliest or tenure.start_latest or tenure.end_earliest or tenure.end_latest
    last = tenure.end_latest or tenure.end_earliest
    if tenure.end_status == Tenure.EndStatus.OPEN:
        last = max(as_of, last or as_of)
    last = last or tenure.start_latest or first or scale.last
    return min(first or last, last), max(first or last, last)


def _spell(tenure: Tenure, scale: Scale, as_of: date) -> Spell:
    first, last = _hull(tenure, scale, as_of)
    sure_from = min(max(tenure.start_latest or last, first), last)
    sure_to = min(max(tenure.end_earliest or sure_from, sure_from), last)
    presumed = tenure.end_status == Tenure.EndStatus.OPEN
    cuts = (
        (first, sure_from, RISING),
        (sure_from, sure_to, SOLID),
        (sure_to, last, PRESUMED if presumed else FALLING),
    )
    bars = tuple(_bar(scale, start, end, kind) for start, end, kind in cuts if start < end)
    return Spell(
        tenure=tenure,
        bars=bars or (_bar(scale, first, first + ONE_DAY, SOLID),),
        disputed=tuple(
            _per_cent(scale.at(day))
            for day, disputed in ((first, tenure.start_disputed), (last, tenure.end_disputed))
            if disputed
        ),
    )


def _bar(scale: Scale, start: date, end: date, kind: str) -> Bar:
    """The width is the difference of two rounded edges, so that neighbours meet exactly."""
    x = scale.at(start)
    return Bar(_per_cent(x), _per_cent(max(scale.at(end) - x, 0.2)), kind)


def _per_cent(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".") + "%"
