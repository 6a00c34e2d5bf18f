"""Everything that the page of records shows, put together in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar
from urllib.parse import urlencode

from kb.evidence import Evidence
from kb.rank_rows import RankRow, rank_rows
from people.models import Person
from tenures import records
from tenures.models import Office, Tenure
from tenures.ranking import Rank, ranked
from tenures.records import Age, Country, Decade, OfficeCount, RankedGap
from tenures.succession import gaps, in_order

T = TypeVar("T")

# Of a long ranking both ends are worth reading: the longest and the shortest, the youngest and the oldest.
HEAD, TAIL = 20, 5
SHORT = 5  # rows of a ranking of which only one end is asked for
OLDEST_DRAWN = 10  # years: ages are drawn from a round number to a round number


@dataclass(frozen=True, slots=True)
class Asked:
    """The switches of the page."""

    office: Office
    acting: bool
    combine: bool
    as_of: date

    @property
    def query(self) -> str:
        """Every switch said, so that the address shows the same for ever."""
        return urlencode(
            {
                "office": self.office.slug,
                "acting": "include" if self.acting else "exclude",
                "combine": "true" if self.combine else "false",
                "as_of": self.as_of.isoformat(),
            }
        )


@dataclass(frozen=True, slots=True)
class Ends(Generic[T]):
    """The first and the last rows of a ranking; ``left_out`` lie between."""

    head: Sequence[T]
    tail: Sequence[T]
    left_out: int


def ends(rows: Sequence[T]) -> Ends[T]:
    if len(rows) <= HEAD + TAIL:
        return Ends(rows, (), 0)
    return Ends(rows[:HEAD], rows[-TAIL:], len(rows) - HEAD - TAIL)


@dataclass(frozen=True, slots=True)
class AgeScale:
    """The years between which ages are drawn, and where each lies, in per cent."""

    first: int
    last: int

    def at(self, days: int) -> float:
        return round(100 * (days / 365.2425 - self.first) / (self.last - self.first), 3)


class RecordsPage:
    def __init__(self, asked: Asked, tenures: Sequence[Tenure], of_holders: Sequence[Tenure]) -> None:
        self.asked = asked
        self.all = in_order(tenures)
        self.counted = [t for t in self.all if asked.acting or not t.acting]
        self._of_holders = of_holders

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(tenures=[t.pk for t in self.counted])

    @cached_property
    def lengths(self) -> list[RankRow]:
        ranks = ranked(self.counted, as_of=self.asked.as_of, combine=self.asked.combine)
        return rank_rows(ranks, self._evidence)

    @property
    def length_ends(self) -> Ends[RankRow]:
        return ends(self.lengths)

    @cached_property
    def leaders(self) -> list[RankRow]:
        """Everyone who may have served longest; one, where that is certain."""
        return [row for row in self.lengths if row.rank.best == 1]

    @property
    def behind(self) -> int | None:
        """By how many days the second is behind the first, where both lengths are exact."""
        exact = [row.rank.days_min for row in self.lengths[:2] if row.rank.days_min == row.rank.days_max]
        return exact[0] - exact[1] if len(exact) == 2 else None

    @cached_property
    def shortest(self) -> list[Rank]:
        """The shortest of the spells that were over."""
        over = [t for t in self.counted if t.end_latest and t.end_latest <= self.asked.as_of]
        return ranked(over, as_of=self.asked.as_of, by="shortest", combine=self.asked.combine)[:SHORT]

    @cached_property
    def ages(self) -> list[Age]:
        begun = [t for t in self.counted if not t.start_earliest or t.start_earliest < self.asked.as_of]
        return records.youngest_first(records.first_spells(begun) if self.asked.combine else begun)

    @property
    def age_ends(self) -> Ends[Age]:
        return ends(self.ages)

    @cached_property
    def age_scale(self) -> AgeScale:
        youngest = min(age.days_min for age in self.ages) / 365.2425
        oldest = max(age.days_max for age in self.ages) / 365.2425
        first = int(youngest // OLDEST_DRAWN * OLDEST_DRAWN)
        return AgeScale(first, int(-(-oldest // OLDEST_DRAWN) * OLDEST_DRAWN))

    @property
    def disputed_births(self) -> list[Person]:
        return list(
            {
                a.tenure.person_id: a.tenure.person for a in self.ages if a.tenure.person.birth_disputed
            }.values()
        )

    @cached_property
    def most_offices(self) -> list[OfficeCount]:
        wanted = {t.person_id for t in self.counted}
        held = [t for t in self._of_holders if t.person_id in wanted and (self.asked.acting or not t.acting)]
        return records.most_offices(held, as_of=self.asked.as_of)[:SHORT]

    @cached_property
    def gaps(self) -> list[RankedGap]:
        """Holes in the whole line: a day under an acting holder is no hole."""
        return records.longest_gaps(
            gaps(self.all, self.asked.office.vacancies.all()), as_of=self.asked.as_of
        )[:SHORT]

    @cached_property
    def countries(self) -> list[Country]:
        return records.by_country(self.counted, as_of=self.asked.as_of)

    @property
    def country_scale(self) -> int:
        return max([c.days_max or c.days_min for c in self.countries] + [1])

    @cached_property
    def decades(self) -> list[Decade]:
        return records.by_decade(self.counted, as_of=self.asked.as_of)

    @property
    def decade_scale(self) -> int:
        return max([high for d in self.decades for _, high in d.lengths] + [1])


def page_of(asked: Asked) -> RecordsPage:
    """The spells of the office in one query, those of its holders anywhere in a second, their sources in a third."""
    tenures = asked.office.tenures.select_related("person", "office__organization")
    holders = asked.office.tenures.values("person")
    of_holders = Tenure.objects.filter(person__in=holders).select_related("person", "office__organization")
    return RecordsPage(asked, list(tenures), list(of_holders.in_order()))
