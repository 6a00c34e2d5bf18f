"""Who served longest or shortest, with bounds on every length and on every rank."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from people.models import Person
from tenures.models import Tenure


@dataclass(frozen=True, slots=True)
class Rank:
    """One row of a ranking: the rank lies between ``best`` and ``worst``, the days between the two bounds.

    ``days_max`` is None where nothing bounds the length.
    """

    best: int
    worst: int
    person: Person
    tenures: tuple[Tenure, ...]
    days_min: int
    days_max: int | None

    @property
    def certain(self) -> bool:
        return self.best == self.worst


def places(bounds: Sequence[tuple[float, float]], *, lowest_first: bool = False) -> list[tuple[int, int]]:
    """Best and worst rank of each of several values of which only a least and a greatest are known.

    ``best = 1 + #(others surely ahead)``, ``worst = 1 + #(others possibly ahead)``.
    """
    if lowest_first:
        bounds = [(-high, -low) for low, high in bounds]
    lows, highs = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    count = len(bounds)
    return [
        (
            1 + count - bisect_right(lows, high),
            count - bisect_right(highs, low) + (high <= low),  # I may be among those counted
        )
        for low, high in bounds
    ]


def ranked(
    tenures: Sequence[Tenure],
    *,
    as_of: date,
    by: Literal["longest", "shortest"] = "longest",
    combine: bool = False,
) -> list[Rank]:
    """Rank spells by length in days up to ``as_of``; with ``combine``, all spells of a person as one.

    Spells that begin after ``as_of`` are left out.
    """
    begun = [t for t in tenures if not t.start_earliest or t.start_earliest < as_of]
    rows = [(group, *_days(group, as_of)) for group in _groups(begun, combine)]
    bounds = [(low, high) for _, low, high in rows]
    ranks = []
    for (group, low, high), (best, worst) in zip(
        rows, places(bounds, lowest_first=by == "shortest"), strict=True
    ):
        ranks.append(Rank(best, worst, group[0].person, group, low, None if high == inf else int(high)))
    sign = -1 if by == "longest" else 1
    ranks.sort(
        key=lambda r: (
            r.best,
            r.worst,
            sign * r.days_min,
            sign * (inf if r.days_max is None else r.days_max),
            r.tenures[0].slug,
        )
    )
    return ranks


def _groups(tenures: Sequence[Tenure], combine: bool) -> list[tuple[Tenure, ...]]:
    if not combine:
        return [(t,) for t in tenures]
    of_person: dict[tuple[int, int], list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        of_person[tenure.person_id, tenure.office_id].append(tenure)
    return [tuple(group) for group in of_person.values()]


def _days(group: Sequence[Tenure], as_of: date) -> tuple[int, float]:
    lengths = [tenure.days(as_of) for tenure in group]
    return sum(low for low, _ in lengths), sum(inf if high is None else high for _, high in lengths)
