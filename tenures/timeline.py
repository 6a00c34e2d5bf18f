"""Spells to bars, ticks and labels: the geometry of a timeline. No database, no markup.

Across, positions are per cent of the drawn range, to three decimals, so that a drawing is as wide
as its page; a bar's width is the difference of two rounded edges, so that neighbours meet exactly.
Upright, positions are pixels from the top, the newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from people.dates import ONE_DAY
from tenures.models import Tenure
from tenures.succession import Gap, handovers, in_order

Kind = Literal["solid", "fade_in", "fade_out", "faint", "presumed"]

# More ticks than this run into one another on a drawing 800 px wide.
MOST_TICKS = 14
TICK_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
# Across, in per cent of a drawing 960 px wide: a letter of a name, a figure of its years, the space around.
LETTER, FIGURE, LABEL_GAP = 0.76, 0.7, 0.8
THIN = 1.6  # per cent: a bar thinner than this has no room for its country's code
WORDY = 13.5  # per cent that the label of a hole needs
MAGNIFIED = 0.35  # a lens that covers more of the range than this magnifies too little to be worth it
# Upright: pixels a year, pixels between labels.
YEAR_HEIGHT, LABEL_HEIGHT = 14.0, 40.0
LEAST_HEIGHT = 240.0  # pixels: a few months, zoomed, are stretched to be readable
LENS_LABEL = 16  # per cent that the label of an acting spell needs under the lens


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar. ``at`` and ``size`` are per cent across, pixels upright."""

    kind: Kind
    at: float
    size: float

    @property
    def until(self) -> float:
        return round(self.at + self.size, 3)

    @property
    def middle(self) -> float:
        return round(self.at + self.size / 2, 3)


@dataclass(frozen=True, slots=True)
class Bar:
    """One spell as drawn."""

    tenure: Tenure
    parts: tuple[Part, ...]
    at: float
    until: float
    label_at: float
    level: int | None  # 0 above the lane, 1 below; None: no room for a label
    is_open: bool
    flipped: bool = False  # the label stands before its pole

    @property
    def clipped(self) -> bool:
        """The range drawn cuts the spell: its parts run over an edge, so that a fade keeps its true span."""
        return bool(self.parts) and (self.parts[0].at < 0 or self.parts[-1].until > 100)

    @property
    def middle(self) -> float:
        return round((self.at + self.until) / 2, 3)

    @property
    def thin(self) -> bool:
        return self.until - self.at < THIN

    @property
    def firm(self) -> tuple[float, float] | None:
        """The drawn stretch of full colour, where it has room for the country's code."""
        for part in self.parts:
            begin, end = max(part.at, self.at), min(part.until, self.until)
            if part.kind == "solid" and end - begin >= THIN:
                return begin, end
        return None

    @property
    def code_at(self) -> float:
        begin, end = self.firm or (self.at, self.until)
        return round((begin + end) / 2, 3)


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    day: date
    months: int  # from this tick to the next

    @property
    def yearly(self) -> bool:
        """The year says it all; else the month is needed too."""
        return self.months % 12 == 0


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap between spells as drawn."""

    gap: Gap
    at: float
    size: float
    label_at: float | None = None  # upright: where its label stands
    level: int | None = None  # across: as of a bar, where the label does not fit into the hole itself

    @property
    def wordy(self) -> bool:
        return self.size >= WORDY

    @property
    def until(self) -> float:
        return round(self.at + self.size, 3)

    @property
    def middle(self) -> float:
        return round(self.at + self.size / 2, 3)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One lane from ``first`` up to ``last``, with everything that is drawn on it."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    seams: tuple[float, ...]  # where one spell hands over to the next
    disputes: tuple[tuple[float, Tenure, str], ...]
    holes: tuple[Hole, ...]
    today: float | None
    undrawn: tuple[Tenure, ...]  # spells without a first or a last day to draw from
    size: float = 100.0

    @property
    def fades(self) -> bool:
        return any(part.kind in ("fade_in", "fade_out", "faint") for bar in self.bars for part in bar.parts)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of which a day is drawn."""
        return self.first.year, (self.last - ONE_DAY).year


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to positions."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Below 0 or above 100 for a day that is not drawn."""
        return round((day - self.first).days / ((self.last - self.first).days or 1) * 100, 3)

    def at(self, day: date) -> float:
        """The place of a day that is drawn; the nearer edge for any other."""
        return min(max(self.place(day), 0.0), 100.0)


def across(
    tenures: Sequence[Tenure],
    *,
    today: date,
    first: date | None = None,
    last: date | None = None,
    gaps: Sequence[Gap] = (),
) -> Timeline | None:
    """A lane from left to right; zoom draws the days from ``first`` up to, not including, ``last``.

    None where there is nothing to draw.
    """
    drawable = [t for t in in_order(tenures) if _drawable(t)]
    undrawn = tuple(t for t in tenures if not _drawable(t))
    if not drawable:
        return None
    begin = first or min(t.start_earliest for t in drawable if t.start_earliest)
    finish = last or max(_last_day(t, today) for t in drawable)
    if finish <= begin:
        return None
    axis = Axis(begin, finish)
    seen = _seen(drawable, begin, finish, today)
    bars, holes = _labelled([_bar(t, axis, today) for t in seen], _holes(gaps, axis))
    return Timeline(
        first=begin,
        last=finish,
        bars=tuple(bars),
        ticks=tuple(_ticks(axis)),
        seams=tuple(axis.at(day) for day in _handover_days(seen) if begin <= day <= finish),
        disputes=tuple(_disputes(seen, axis)),
        holes=tuple(holes),
        today=axis.at(today) if begin <= today <= finish else None,
        undrawn=undrawn,
    )


def lens(whole: Timeline | None, *, today: date, gaps: Sequence[Gap] = ()) -> Timeline | None:
    """The crowded years of a timeline, magnified; None where every bar is wide enough to read."""
    if whole is None:
        return None
    thin = [bar.tenure for bar in whole.bars if bar.thin and not bar.is_open]
    if len(thin) < 2:
        return None
    begin = min(t.start_earliest for t in thin if t.start_earliest)
    finish = max(t.end_latest for t in thin if t.end_latest)
    begin, finish = date(max(begin.year - 1, whole.first.year), 1, 1), date(finish.year + 1, 1, 1)
    if (finish - begin).days > MAGNIFIED * (whole.last - whole.first).days:
        return None
    drawn = across([bar.tenure for bar in whole.bars], today=today, first=begin, last=finish, gaps=gaps)
    return drawn and replace(drawn, bars=tuple(_turned(drawn.bars)))


def _turned(bars: Sequence[Bar]) -> list[Bar]:
    """Turn the labels of acting spells to the side where the next one leaves room."""
    acting = [bar.middle for bar in bars if bar.tenure.acting]
    return [
        replace(bar, flipped=bar.middle > 60 or any(0 < other - bar.middle < LENS_LABEL for other in acting))
        for bar in bars
    ]


def upright(
    tenures: Sequence[Tenure],
    *,
    today: date,
    first: date | None = None,
    last: date | None = None,
    gaps: Sequence[Gap] = (),
) -> Timeline | None:
    """A lane from the newest at the top down to the oldest, in pixels; labels are pushed apart."""
    drawable = [t for t in in_order(tenures) if _drawable(t)]
    if not drawable:
        return None
    begin = first or min(t.start_earliest for t in drawable if t.start_earliest)
    finish = last or max(_last_day(t, today) for t in drawable)
    if finish <= begin:
        return None
    seen = _seen(drawable, begin, finish, today)
    scale = max(YEAR_HEIGHT, LEAST_HEIGHT * 365.2425 / (finish - begin).days)

    def at(day: date) -> float:
        return round((finish - max(min(day, finish), begin)).days / 365.2425 * scale, 2)

    bars = [_upright_bar(tenure, today, at) for tenure in reversed(seen)]
    holes = [
        Hole(gap, at(gap.latest), round(at(gap.earliest) - at(gap.latest), 2))
        for gap in gaps
        if gap.latest > begin and gap.earliest < finish
    ]
    bars, holes, bottom = _apart(bars, holes)
    return Timeline(
        first=begin,
        last=finish,
        bars=tuple(bars),
        ticks=tuple(
            _ticks(Axis(begin, finish), most=round((finish - begin).days / 365.2425 * scale / 40), at=at)
        ),
        seams=tuple(at(day) for day in _handover_days(seen) if begin <= day <= finish),
        disputes=tuple(
            (at(day), tenure, edge)
            for tenure in seen
            for edge, day in _disputed_edges(tenure)
            if begin <= day <= finish
        ),
        holes=tuple(holes),
        today=at(today) if begin <= today <= finish else None,
        undrawn=tuple(t for t in tenures if not _drawable(t)),
        size=round(max(at(begin), bottom) + LABEL_HEIGHT, 2),
    )


def _upright_bar(tenure: Tenure, today: date, at: Callable[[date], float]) -> Bar:
    parts = tuple(
        Part(part.kind, at(until), round(at(since) - at(until), 2))
        for part, since, until in _pieces(tenure, today)
        if at(since) > at(until)
    )
    top = parts[-1].at if parts else at(tenure.start_earliest or today)
    bottom = parts[0].until if parts else top
    return Bar(tenure, parts, top, bottom, round((top + bottom) / 2, 2), 0, tenure.end_status == "open")


def _apart(bars: Sequence[Bar], holes: Sequence[Hole]) -> tuple[list[Bar], list[Hole], float]:
    """Push the labels of spells and holes down until none covers another; and where the last one ends."""
    placed: dict[int, float] = {}
    free = 0.0
    things: list[Bar | Hole] = [*bars, *holes]
    for thing in sorted(things, key=lambda thing: (thing.middle, thing.at)):
        placed[id(thing)] = max(thing.middle, free)
        free = placed[id(thing)] + LABEL_HEIGHT
    return (
        [replace(bar, label_at=placed[id(bar)]) for bar in bars],
        [replace(hole, label_at=placed[id(hole)]) for hole in holes],
        free,
    )


def _drawable(tenure: Tenure) -> bool:
    return bool(tenure.start_earliest and (tenure.end_latest or tenure.end_status == "open"))


def _seen(tenures: Sequence[Tenure], begin: date, finish: date, today: date) -> list[Tenure]:
    """Those who may have been in office on a day from ``begin`` up to ``finish``."""
    return [t for t in tenures if _last_day(t, today) > begin and (t.start_earliest or finish) < finish]


def _last_day(tenure: Tenure, today: date) -> date:
    if tenure.end_latest:
        return tenure.end_latest
    return max(filter(None, (today, tenure.last_confirmed, tenure.start_latest)))


def _pieces(tenure: Tenure, today: date) -> list[tuple[Part, date, date]]:
    """The stretches of a bar with the days they run between: surely, perhaps, presumed."""
    since = tenure.start_earliest or today
    sure_from = tenure.start_latest or since
    is_open = tenure.end_status == "open"
    confirmed = max(tenure.last_confirmed or sure_from, sure_from)
    sure_until = confirmed if is_open else (tenure.end_earliest or sure_from)
    until = _last_day(tenure, today)
    if sure_from > sure_until:  # two uncertain edges that may be the same day
        return [(Part("faint", 0, 0), since, until)]
    pieces: list[tuple[Kind, date, date]] = [
        ("fade_in", since, sure_from),
        ("solid", sure_from, sure_until),
        ("presumed" if is_open else "fade_out", sure_until, until),
    ]
    return [(Part(kind, 0, 0), a, b) for kind, a, b in pieces if a < b] or [
        (Part("solid", 0, 0), since, until)
    ]


def _bar(tenure: Tenure, axis: Axis, today: date) -> Bar:
    parts = tuple(
        Part(part.kind, axis.place(since), round(axis.place(until) - axis.place(since), 3))
        for part, since, until in _pieces(tenure, today)
        if axis.at(until) > axis.at(since)
    )
    at = max(parts[0].at, 0.0) if parts else axis.at(tenure.start_earliest or axis.first)
    until = min(parts[-1].until, 100.0) if parts else at
    return Bar(tenure, parts, at, until, at, None, tenure.end_status == "open")


def _labelled(bars: list[Bar], holes: list[Hole]) -> tuple[list[Bar], list[Hole]]:
    """Put names above and below by turns, wherever one does not run into another.

    Acting spells and holes come last and leave their room to the others; the lens and the table name them.
    """
    taken: tuple[list[tuple[float, float]], ...] = ([], [])

    def level(begin: float, end: float, turn: int) -> int | None:
        for n in (turn, 1 - turn):
            if all(end <= a or b <= begin for a, b in taken[n]):
                taken[n].append((begin, end))
                return n
        return None

    placed: dict[int, Bar] = {}
    for number, bar in enumerate(sorted(bars, key=lambda bar: bar.tenure.acting)):
        width = _label_width(bar.tenure)
        flipped = bar.at + width > 100.5
        begin, end = (bar.until - width, bar.until) if flipped else (bar.at, bar.at + width)
        placed[id(bar)] = replace(bar, level=level(begin, end, number % 2), flipped=flipped)
    return [placed[id(bar)] for bar in bars], [
        hole if hole.wordy else replace(hole, level=level(hole.middle - WORDY, hole.middle, 1))
        for hole in holes
    ]


def _label_width(tenure: Tenure) -> float:
    """``1999–2003`` stands below the name, or ``1994–95``."""
    start, end = tenure.start_earliest, tenure.end_latest
    figures = 9 if start and end and start.year // 100 != end.year // 100 else 7
    return max(len(tenure.person.short_name) * LETTER, figures * FIGURE) + LABEL_GAP


def _ticks(axis: Axis, most: int = MOST_TICKS, at: Callable[[date], float] | None = None) -> list[Tick]:
    """The first days of the finest of the steps that gives no more ticks than ``most``."""
    for months in TICK_MONTHS:
        days = _firsts(axis, months)
        if len(days) <= most:
            break
    return [Tick((at or axis.at)(day), day, months) for day in days]


def _firsts(axis: Axis, step: int) -> list[date]:
    """Every ``step`` months, counted from the year 0, a day that is drawn."""
    begin = axis.first.year * 12 + axis.first.month - 1
    finish = axis.last.year * 12 + axis.last.month - 1
    days = [date(n // 12, n % 12 + 1, 1) for n in range(-(-begin // step) * step, finish + 1, step)]
    return [day for day in days if axis.first <= day <= axis.last]


def _handover_days(tenures: Sequence[Tenure]) -> list[date]:
    return [h.when.earliest for h in handovers(tenures) if h.when.exact and h.when.earliest]


def _disputed_edges(tenure: Tenure) -> list[tuple[str, date]]:
    edges = []
    if tenure.start_disputed and tenure.start_earliest:
        edges.append(("start", tenure.start_earliest))
    if tenure.end_disputed and tenure.end_latest:
        edges.append(("end", tenure.end_latest))
    return edges


def _disputes(tenures: Sequence[Tenure], axis: Axis) -> list[tuple[float, Tenure, str]]:
    return [
        (axis.at(day), tenure, edge)
        for tenure in tenures
        for edge, day in _disputed_edges(tenure)
        if axis.first <= day <= axis.last
    ]


def _holes(gaps: Sequence[Gap], axis: Axis) -> list[Hole]:
    return [
        Hole(gap, axis.at(gap.earliest), round(axis.at(gap.latest) - axis.at(gap.earliest), 3))
        for gap in gaps
        if gap.latest > axis.first and gap.earliest < axis.last
    ]
