"""Several offices on one axis, a lane for each. No database, no markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tenures.models import Office, Tenure, Vacancy
from tenures.succession import gaps
from tenures.timeline import Timeline, across

HEIGHT, HEAD = 64, 26  # pixels: a lane with its name above, and the axis' sentence above all of them


@dataclass(frozen=True, slots=True)
class Lane:
    office: Office
    line: Timeline | None  # nobody in these days
    tenures: tuple[Tenure, ...]
    y: int

    @property
    def bar_y(self) -> int:
        return self.y + 20

    @property
    def bar_end(self) -> int:
        return self.bar_y + 28


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes under one another, in the order of the offices; ``whole`` has the axis that all share."""

    whole: Timeline
    lanes: tuple[Lane, ...]

    @property
    def foot(self) -> int:
        return HEAD + HEIGHT * len(self.lanes)

    @property
    def height(self) -> int:
        return self.foot + 24


def lanes(
    tenures: Mapping[Office, Sequence[Tenure]],
    vacancies: Mapping[int, Sequence[Vacancy]] = MappingProxyType({}),
    *,
    today: date,
    first: date | None = None,
    last: date | None = None,
) -> Lanes | None:
    """``vacancies`` by the primary key of their office. Draws the days from ``first`` up to, not including, ``last``; all of them where neither is given."""
    whole = across([t for spells in tenures.values() for t in spells], today=today, first=first, last=last)
    if whole is None:
        return None
    return Lanes(
        whole,
        tuple(
            Lane(
                office,
                across(
                    spells,
                    today=today,
                    first=whole.first,
                    last=whole.last,
                    gaps=gaps(spells, vacancies.get(office.pk, ())),
                ),
                tuple(spells),
                HEAD + HEIGHT * number,
            )
            for number, (office, spells) in enumerate(tenures.items())
        ),
    )
