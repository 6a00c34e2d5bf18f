"""Claims that an office was vacant to facts. Pure, as ``reconcile`` is; nobody is in office, so no person is resolved."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kb.ingest.order import OfficeKey, in_order, office_of
from kb.ingest.records import Evidence
from kb.ingest.resolved import Outcome, VacancyFact
from people.dates import PartialDate


def vacancy_key(office: str, organization: str) -> str:
    """The name key of claims that an office was vacant. No family name has a space."""
    digest = hashlib.sha256(f"{office}\x1f{organization}".encode()).hexdigest()
    return f"vacant {digest[:24]}"


def resolve(evidence: Iterable[Evidence]) -> tuple[tuple[VacancyFact, ...], dict[str, tuple[str, str]]]:
    """Facts in the order of offices and days, and what became of each counting claim.

    Claims about common days are one vacancy: they narrow it while they agree, in the order of rule
    B1, and dissent where they do not.
    """
    of_office: dict[OfficeKey, list[Evidence]] = defaultdict(list)
    for e in evidence:
        of_office[office_of(e)].append(e)
    facts: list[VacancyFact] = []
    outcomes: dict[str, tuple[str, str]] = {}
    for key in sorted(of_office):
        found: list[_Found] = []
        for e in in_order(of_office[key]):
            _place(e, found)
        for vacancy in sorted(found, key=lambda v: (v.start.earliest or date.min, v.first)):
            facts.append(vacancy.fact)
            outcomes |= vacancy.outcomes
    return tuple(facts), outcomes


@dataclass(slots=True)
class _Found:
    office: str
    organization: str
    first: str  # key of its best claim
    start: PartialDate
    end: PartialDate
    kept: list[tuple[str, PartialDate, PartialDate]]
    dissenting: list[str]

    @property
    def fact(self) -> VacancyFact:
        claims = (*(key for key, *_edges in self.kept), *self.dissenting)
        return VacancyFact(
            self.office, self.organization, self.start, self.end, bool(self.dissenting), claims
        )

    @property
    def outcomes(self) -> dict[str, tuple[str, str]]:
        """Whoever leaves more days open than the fact does agrees, less exactly."""
        exact = (self.start.bounds, self.end.bounds)
        kept = {
            key: (Outcome.SHOWN if (start.bounds, end.bounds) == exact else Outcome.AGREES, "")
            for key, start, end in self.kept
        }
        return kept | dict.fromkeys(self.dissenting, (Outcome.DISSENTS, ""))


def _place(e: Evidence, found: list[_Found]) -> None:
    start, end = edges(e.said.value)
    for vacancy in found:
        if not _share_days((start, end), (vacancy.start, vacancy.end)):
            continue
        first, last = vacancy.start.intersect(start), vacancy.end.intersect(end)
        if first is None or last is None:
            vacancy.dissenting.append(e.key)
        else:
            vacancy.start, vacancy.end = first, last
            vacancy.kept.append((e.key, start, end))
        return
    found.append(_Found(e.said.office, e.said.organization, e.key, start, end, [(e.key, start, end)], []))


def edges(value: str) -> tuple[PartialDate, PartialDate]:
    """``1999-10-06/1999-10-14``: the first vacant day, and the first one no longer; either may be unknown."""
    first, _slash, last = value.partition("/")
    start, end = (PartialDate.parse(text) if text else PartialDate() for text in (first, last))
    return start, end


def _share_days(one: Sequence[PartialDate], other: Sequence[PartialDate]) -> bool:
    """Some day can lie in both."""
    start = max(value[0].earliest or date.min for value in (one, other))
    end = min(value[1].latest or date.max for value in (one, other))
    return start < end
