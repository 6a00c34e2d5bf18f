"""Rankings other than by length: age at the start, offices held, gaps, countries, decades.

Every value carries its bounds, and every rank the best and the worst it can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from people.models import Person
from tenures.models import Office, Tenure
from tenures.ranking import places
from tenures.succession import Gap


@dataclass(frozen=True, slots=True)
class Place:
    """A rank, known to lie between ``best`` and ``worst``."""

    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody was on the first day of a spell, in days between two bounds."""

    place: Place
    tenure: Tenure
    days_min: int
    days_max: int


@dataclass(frozen=True, slots=True)
class OfficeCount:
    """How many offices somebody had begun to hold: surely, and possibly."""

    place: Place
    person: Person
    least: int
    most: int
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class RankedGap:
    place: Place
    gap: Gap


@dataclass(frozen=True, slots=True)
class Country:
    """The people of one country in an office; ``code`` is empty where no source states a nationality."""

    place: Place
    code: str
    holders: int
    days_min: int
    days_max: int | None

    @property
    def days(self) -> tuple[int, int | None]:
        return self.days_min, self.days_max


@dataclass(frozen=True, slots=True)
class Decade:
    """The completed spells that began in one decade."""

    year: int
    lengths: tuple[tuple[int, int], ...]

    @property
    def mean(self) -> tuple[int, int]:
        """Bounds of the mean length in days."""
        count = len(self.lengths)
        return (
            round(sum(low for low, _ in self.lengths) / count),
            round(sum(high for _, high in self.lengths) / count),
        )


def youngest_first(tenures: Iterable[Tenure]) -> list[Age]:
    """Spells of people whose birth and whose start are bounded on both sides; others have no rank."""
    found = [
        (t, low, high) for t in tenures for low, high in [_age(t)] if low is not None and high is not None
    ]
    ranks = places([(low, high) for _, low, high in found], lowest_first=True)
    ages = [Age(Place(*rank), t, low, high) for (t, low, high), rank in zip(found, ranks, strict=True)]
    return sorted(ages, key=lambda a: (a.place.best, a.place.worst, a.days_min, a.tenure.slug))


def _age(tenure: Tenure) -> tuple[int, int] | tuple[None, None]:
    person = tenure.person
    if not (person.birth_earliest and person.birth_latest and tenure.start_earliest and tenure.start_latest):
        return None, None
    return (
        (tenure.start_earliest - person.birth_latest).days,
        (tenure.start_latest - person.birth_earliest).days,
    )


def first_spells(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Of the spells in order, each person's first in each office."""
    firsts: dict[tuple[int, int], Tenure] = {}
    for tenure in tenures:
        firsts.setdefault((tenure.person_id, tenure.office_id), tenure)
    return list(firsts.values())


def most_offices(tenures: Iterable[Tenure], *, as_of: date) -> list[OfficeCount]:
    """People by how many offices they had begun to hold before ``as_of``."""
    surely: dict[int, set[int]] = defaultdict(set)
    possibly: dict[int, dict[int, Office]] = defaultdict(dict)
    people: dict[int, Person] = {}
    for tenure in tenures:
        if tenure.start_earliest and tenure.start_earliest >= as_of:
            continue
        people[tenure.person_id] = tenure.person
        possibly[tenure.person_id][tenure.office_id] = tenure.office
        begun = tenure.start_latest or tenure.end_earliest
        if begun and begun < as_of:
            surely[tenure.person_id].add(tenure.office_id)
    ranks = places([(len(surely[pk]), len(possibly[pk])) for pk in people])
    counts = [
        OfficeCount(
            Place(*rank), person, len(surely[pk]), len(possibly[pk]),
            tuple(sorted(possibly[pk].values(), key=lambda office: office.slug)),
        )
        for (pk, person), rank in zip(people.items(), ranks, strict=True)
    ]  # fmt: skip
    return sorted(counts, key=lambda c: (c.place.best, c.place.worst, c.person.sort_name, c.person.slug))


def longest_gaps(gaps: Sequence[Gap], *, as_of: date) -> list[RankedGap]:
    """Holes that were over by ``as_of``."""
    over = [gap for gap in gaps if gap.latest <= as_of]
    ranks = places([(g.days_min, inf if g.days_max is None else g.days_max) for g in over])
    found = [RankedGap(Place(*rank), gap) for gap, rank in zip(over, ranks, strict=True)]
    return sorted(found, key=lambda f: (f.place.best, f.place.worst, f.gap.earliest))


def by_country(tenures: Iterable[Tenure], *, as_of: date) -> list[Country]:
    """Days in office by the best supported nationality of the holder."""
    days: dict[str, tuple[int, float]] = {}
    holders: dict[str, set[int]] = defaultdict(set)
    for tenure in tenures:
        if tenure.start_earliest and tenure.start_earliest >= as_of:
            continue
        low, high = tenure.days(as_of)
        code = tenure.person.nationality
        least, most = days.get(code, (0, 0))
        days[code] = least + low, most + (inf if high is None else high)
        holders[code].add(tenure.person_id)
    ranks = places(list(days.values()))
    found = [
        Country(Place(*rank), code, len(holders[code]), low, None if high == inf else int(high))
        for (code, (low, high)), rank in zip(days.items(), ranks, strict=True)
    ]
    return sorted(found, key=lambda c: (c.place.best, c.place.worst, -c.days_min, c.code))


def by_decade(tenures: Iterable[Tenure], *, as_of: date) -> list[Decade]:
    """Spells that ended by ``as_of``, whose length is bounded, by the decade they surely began in."""
    lengths: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tenure in tenures:
        if not (tenure.start_earliest and tenure.start_latest and tenure.end_latest):
            continue
        decade = tenure.start_earliest.year // 10 * 10
        low, high = tenure.days(as_of)
        if tenure.end_latest <= as_of and tenure.start_latest.year // 10 * 10 == decade and high is not None:
            lengths[decade].append((low, high))
    return [Decade(year, tuple(sorted(found))) for year, found in sorted(lengths.items())]
