"""Lanes stood on end, a column for each office, for screens too narrow to read them across. No markup."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tenures.lanes import Lanes
from tenures.models import Office
from tenures.timeline import Bar, Hole, Part, Tick, Timeline

HEIGHT = 640.0  # pixels of the whole range: about what a telephone shows at once
HEAD = 56  # pixels above it: two lines about the spell pointed at, and the numbers of the columns
LEFT, BETWEEN = 12.0, 1.6  # per cent of the width: the years, the space between columns
ROOM = 15.0  # pixels that the code of a country needs


@dataclass(frozen=True, slots=True)
class Column:
    """``x``, ``width`` and ``middle`` are per cent across; what is in ``line`` is pixels from the top."""

    number: int
    office: Office
    line: Timeline | None
    x: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def until(self) -> float:
        return round(self.x + self.width, 3)


@dataclass(frozen=True, slots=True)
class Columns:
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    size: float = HEIGHT
    head: int = HEAD

    @property
    def height(self) -> float:
        return self.head + self.size + 8


def columns(drawing: Lanes) -> Columns:
    """The same spells, the newest at the top."""
    step = (100 - LEFT) / len(drawing.lanes)
    return Columns(
        tuple(
            Column(
                number,
                lane.office,
                _on_end(lane.line) if lane.line else None,
                round(LEFT + step * (number - 1), 3),
                round(step - BETWEEN, 3),
            )
            for number, lane in enumerate(drawing.lanes, start=1)
        ),
        tuple(replace(tick, at=_down(tick.at)) for tick in drawing.whole.ticks),
        None if drawing.whole.today is None else _down(drawing.whole.today),
    )


def has_room(part: Part) -> bool:
    """For the code of a country."""
    return part.kind == "solid" and min(part.until, HEIGHT) - max(part.at, 0.0) >= ROOM


def _on_end(line: Timeline) -> Timeline:
    return replace(
        line,
        bars=tuple(_bar(bar) for bar in line.bars),
        seams=tuple(map(_down, line.seams)),
        disputes=tuple((_down(at), tenure, edge) for at, tenure, edge in line.disputes),
        holes=tuple(_hole(hole) for hole in line.holes),
    )


def _bar(bar: Bar) -> Bar:
    parts = tuple(Part(part.kind, _down(part.until), _pixels(part.size)) for part in bar.parts)
    return replace(bar, parts=parts, at=_down(bar.until), until=_down(bar.at))


def _hole(hole: Hole) -> Hole:
    return replace(hole, at=_down(hole.until), size=_pixels(hole.size))


def _down(across: float) -> float:
    return round(HEIGHT * (1 - across / 100), 2)


def _pixels(size: float) -> float:
    return round(HEIGHT * size / 100, 2)
