"""What claims add up to: the facts as ``reconcile`` gives them to whoever writes or shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kb.ingest.bounds import Side
from people.dates import PartialDate


class Outcome:
    """What became of a claim; the values of ``kb.models.Claim.Outcome``."""

    SHOWN, AGREES, DISSENTS, OTHER_EVENT = "shown", "agrees", "dissents", "other_event"
    WAITING, REJECTED, UNRESOLVED, NOT_COUNTED = "waiting", "rejected", "unresolved", "not_counted"


@dataclass(frozen=True, slots=True)
class BoundReason:
    """Why one bound of a fact is where it is: rule and claims, nearest first."""

    edge: str  # start | end | birth | death
    side: Side
    day: date
    rule: str
    stated: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """One fact of a date: what the kept claims leave, and whether a stated claim dissents."""

    value: PartialDate
    disputed: bool
    reasons: tuple[BoundReason, ...]


@dataclass(frozen=True, slots=True)
class TenureFact:
    office: str
    organization: str
    acting: bool
    start: Edge
    end: Edge
    end_status: str  # ended | open | unknown
    last_confirmed: date | None
    expected_end: PartialDate
    end_reason: str
    days_disputed: tuple[int, int] | None
    claims: tuple[str, ...]
    follows: int | None  # index into Facts.tenures


@dataclass(frozen=True, slots=True)
class PersonFact:
    name: str
    given_name: str
    family_name: str
    aliases: tuple[tuple[str, str], ...]  # language or "", name
    birth: Edge
    death: Edge
    nationalities: tuple[str, ...]
    wikidata: str
    claims: tuple[str, ...]
    tenures: tuple[int, ...]  # indexes into Facts.tenures


@dataclass(frozen=True, slots=True)
class VacancyFact:
    """An office in which a source says that nobody was."""

    office: str
    organization: str
    start: PartialDate
    end: PartialDate
    disputed: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingFact:
    code: str
    message: str
    definite: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    people: tuple[PersonFact, ...]
    tenures: tuple[TenureFact, ...]
    findings: tuple[FindingFact, ...]
    outcomes: dict[str, tuple[str, str]]  # claim key -> outcome, note
    vacancies: tuple[VacancyFact, ...] = ()
