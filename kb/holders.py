"""Everything that a page about one office shows, put together in a constant number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import median

from kb.conflicts import Conflict, conflicts_of
from kb.corrections import ON_A_PAGE, latest
from kb.evidence import Evidence, Support
from kb.models import Change, Claim
from kb.rank_rows import RankRow, rank_rows
from tenures.models import Office, Tenure, Vacancy
from tenures.ranking import ranked
from tenures.succession import VACANT, Gap, Neighbours, gaps, in_order, neighbours
from tenures.timeline import Timeline, across, lens, upright
from tenures.zoom import Steps, steps

# More bars than this are an overview: the thin ones have no name, no link and no upright variant.
CROWD = 100
ROWS = 60  # of the table of holders on one page
DISPUTES = 40  # dates on which sources disagree
RANKS = 25  # of the ranking: nobody reads on who came 200th


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of holders: a spell, or the gap before the next."""

    tenure: Tenure
    number: int | None  # position among regular holders
    days: tuple[int, int | None]
    support: Support  # of the spell as a whole
    start: Support
    end: Support
    confirmed: Support
    near: Neighbours
    gaps_after: tuple[Gap, ...]
    number_from_country: int | None  # position among regular holders of the same nationality


class OfficePage:
    """The spells of one office and what follows from them."""

    def __init__(
        self,
        office: Office,
        tenures: Sequence[Tenure],
        vacancies: Sequence[Vacancy],
        today: date,
        first: date | None,
        last: date | None,
    ) -> None:
        self.office = office
        self.today = today
        self.tenures = in_order(tenures)
        self.gaps = gaps(self.tenures, vacancies)
        self.first, self.last = first, last
        self._evidence = Evidence(tenures=[t.pk for t in self.tenures])
        self._near = neighbours(self.tenures)

    @property
    def regular(self) -> list[Tenure]:
        return [t for t in self.tenures if not t.acting]

    @property
    def acting(self) -> list[Tenure]:
        return [t for t in self.tenures if t.acting]

    @property
    def since(self) -> int | None:
        """The first year that anybody may have been in office."""
        return min((t.start_earliest.year for t in self.tenures if t.start_earliest), default=None)

    @cached_property
    def current(self) -> Row | None:
        """The holder of today, surely or presumably; the one who began last where there are several."""
        now = [row for row in self.rows if row.tenure.certainty_on(self.today) in ("certain", "presumed")]
        regular = [row for row in now if not row.tenure.acting]
        return (regular or now)[-1] if now else None

    @cached_property
    def rows(self) -> list[Row]:
        holes: dict[int, list[Gap]] = defaultdict(list)
        for gap in self.gaps:
            holes[gap.after.pk].append(gap)
        number = 0
        of_country: Counter[str] = Counter()
        rows = []
        for tenure in self.tenures:
            number += not tenure.acting
            country = tenure.person.nationality
            of_country[country] += not tenure.acting
            rows.append(
                Row(
                    tenure,
                    None if tenure.acting else number,
                    tenure.days(self.today),
                    self._evidence.of_tenure(tenure.pk, "holds"),
                    self._evidence.of_tenure(tenure.pk, "start"),
                    self._evidence.of_tenure(tenure.pk, "end"),
                    self._evidence.of_tenure(tenure.pk, "confirmed"),
                    self._near[tenure.pk],
                    tuple(holes[tenure.pk]),
                    of_country[country] if country and not tenure.acting else None,
                )
            )
        return rows

    @cached_property
    def row_of(self) -> dict[int, Row]:
        """The rows by the primary key of their spell."""
        return {row.tenure.pk: row for row in self.rows}

    @cached_property
    def listed(self) -> list[Row]:
        """The rows of those who may have been in office in the years shown."""
        first, last = self.first or date.min, self.last or date.max
        return [
            row
            for row in self.rows
            if (row.tenure.start_earliest or date.min) < last and (row.tenure.end_latest or date.max) > first
        ]

    @cached_property
    def wide(self) -> Timeline | None:
        return across(
            self.tenures,
            today=self.today,
            first=self.first,
            last=self.last,
            gaps=self.gaps,
        )

    @cached_property
    def lens(self) -> Timeline | None:
        return (
            None
            if self.first or self.last or self.crowded
            else lens(self.wide, today=self.today, gaps=self.gaps)
        )

    @property
    def zoomed(self) -> bool:
        return bool(self.first or self.last)

    @cached_property
    def steps(self) -> Steps | None:
        """Where the reader can go from the years shown."""
        whole = across(self.tenures, today=self.today) if self.zoomed else self.wide
        if whole is None:
            return None
        first, until = self.first or whole.first, self.last or whole.last
        return steps(first, until, whole=(whole.first, whole.last)) if first < until else None

    @property
    def crowded(self) -> bool:
        return self.wide is not None and len(self.wide.bars) > CROWD

    @cached_property
    def tall(self) -> Timeline | None:
        if self.crowded:
            return None
        return upright(self.tenures, today=self.today, first=self.first, last=self.last, gaps=self.gaps)

    @cached_property
    def countries(self) -> list[tuple[str, int]]:
        """Countries of the regular holders with how many each has sent, for the legend."""
        sent = Counter({t.person_id: t.person.nationality for t in self.regular}.values())
        return sorted(((code, n) for code, n in sent.items() if code), key=lambda item: (-item[1], item[0]))

    @cached_property
    def ranking(self) -> list[RankRow]:
        return rank_rows(ranked(self.regular, as_of=self.today), self._evidence)

    @property
    def leading(self) -> list[RankRow]:
        return self.ranking[:RANKS]

    @property
    def pulled_apart(self) -> bool:
        """The length of some spell depends on whom one believes."""
        return any(row.disputed for row in self.leading)

    @property
    def longest(self) -> RankRow | None:
        return self.ranking[0] if self.ranking else None

    @property
    def shortest(self) -> RankRow | None:
        """The shortest of those who have left."""
        left = [row for row in self.ranking if row.rank.tenures[0].end_status == "ended"]
        return min(left, key=lambda row: row.rank.days_min) if len(left) > 1 else None

    @property
    def typical_days(self) -> int | None:
        """The median length of the spells that have ended and whose length is exact."""
        exact = [
            low
            for t in self.regular
            if t.end_status == "ended"
            for low, high in [t.days(self.today)]
            if low == high
        ]
        return round(median(exact)) if len(exact) > 2 else None

    @cached_property
    def changed(self) -> list[Change]:
        """What changed lately in this office. One query."""
        return list(latest(office=self.office.slug)[:ON_A_PAGE])

    @cached_property
    def vacant(self) -> list[Claim]:
        """What sources say of vacancies. One query where there is one."""
        if all(gap.kind != VACANT for gap in self.gaps):
            return []
        told = Claim.objects.counting().filter(office=self.office, property="vacant")
        return list(told.select_related("article").defer("article__text"))

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """The first of them; the rest stand under /conflicts/."""
        return conflicts_of(self.tenures, DISPUTES)


def page_of(
    office: Office, *, today: date, first: date | None = None, last: date | None = None
) -> OfficePage:
    """The page of an office: its spells and vacancies in three queries, their sources in one, conflicts in two."""
    tenures = office.tenures.select_related("person", "office__organization")
    return OfficePage(office, list(tenures), list(office.vacancies.all()), today, first, last)
