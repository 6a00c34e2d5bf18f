"""The facts of people of whom a table says nothing that has to be weighed. Pure.

One source says in one wording who somebody is, and of each spell both edges, or the start and a later day in
office; no two spells in one office can have a day in common. Then every claim is shown as it stands, and
the facts are those of ``reconcile``, which a test holds them to, at a tenth of its cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.ingest.constraints import STATED
from kb.ingest.order import OfficeKey, office_of
from kb.ingest.reconcile import name_parts
from kb.ingest.records import Evidence, Modality, Property
from kb.ingest.resolved import BoundReason, Edge, Facts, Outcome, PersonFact, TenureFact
from people.dates import ONE_DAY, PartialDate

_PROPERTIES = frozenset(
    {
        Property.HOLDS, Property.START, Property.END, Property.IN_OFFICE_ON, Property.ACTING,
        Property.END_REASON,
    }
)  # fmt: skip
_NO_DATE = 1_000_000  # days: what ``in_order`` takes claims without a date for
_NOWHERE = Edge(PartialDate(), False, ())


@dataclass(slots=True)
class _Stated:
    """What one row says of one spell."""

    claims: dict[Property, Evidence] = field(default_factory=dict)
    start: PartialDate = field(default_factory=PartialDate)
    end: PartialDate = field(default_factory=PartialDate)
    confirmed: date | None = None

    @property
    def until(self) -> date:
        """The first day on which the spell is surely over."""
        return self.end.latest or date.max

    @property
    def since(self) -> date:
        return self.start.earliest or date.min


def plain(evidence: Sequence[Evidence]) -> Facts | None:
    """What the claims about one person add up to; None where ``reconcile`` has to say."""
    first = evidence[0]
    statements: dict[str, _Stated] = {}
    for e in evidence:
        if not _is_plain(e, first):
            return None
        spell = statements.setdefault(e.said.statement, _Stated())
        if e.said.property in spell.claims:
            return None
        spell.claims[e.said.property] = e
    if not all(map(_is_two_edged, statements.values())) or _may_meet(statements.values()):
        return None
    ordered = _in_order(statements.values())
    spells = [statements[name] for name in dict.fromkeys(e.said.statement for e in ordered)]
    given, family = name_parts(first.said.person)
    person = PersonFact(
        name=first.said.person, given_name=given, family_name=family, aliases=(), birth=_NOWHERE, death=_NOWHERE,
        nationalities=(), wikidata="", claims=tuple(e.key for e in ordered), tenures=tuple(range(len(spells))),
    )  # fmt: skip
    outcomes = {e.key: (Outcome.SHOWN, "") for e in ordered}
    return Facts((person,), tuple(map(_tenure, spells)), (), outcomes)


def _is_plain(e: Evidence, first: Evidence) -> bool:
    said = e.said
    return (
        said.property in _PROPERTIES
        and said.rule == "table.tenure"
        and said.modality == Modality.ASSERTED
        and not e.judgement
        and said.person == first.said.person
        and e.article == first.article
    )


def _is_two_edged(spell: _Stated) -> bool:
    """Reads the dates of the row: whether they say when it began and when it ended, or that it had not."""
    claims = spell.claims
    if Property.HOLDS not in claims or Property.START not in claims:
        return False
    spell.start = PartialDate.parse(claims[Property.START].said.value)
    begun, over = spell.start.latest, None
    if Property.END in claims:
        spell.end = PartialDate.parse(claims[Property.END].said.value)
        over = spell.end.earliest
        if over is None or spell.end.latest is None:
            return False
    if Property.IN_OFFICE_ON in claims:
        day = PartialDate.parse(claims[Property.IN_OFFICE_ON].said.value)
        if not day.exact or day.earliest is None or day.earliest == date.max:
            return False
        spell.confirmed = day.earliest
        over = over or day.earliest + ONE_DAY
    if spell.start.earliest is None or begun is None or over is None or begun >= over:
        return False
    return spell.confirmed is None or begun <= spell.confirmed < over


def _may_meet(spells: Iterable[_Stated]) -> bool:
    """Two spells in one office can have a day in common."""
    last: dict[OfficeKey, _Stated] = {}
    for spell in sorted(spells, key=lambda s: s.since):
        office = office_of(spell.claims[Property.HOLDS])
        if office in last and last[office].until > spell.since:
            return True
        last[office] = spell
    return False


def _in_order(spells: Iterable[_Stated]) -> list[Evidence]:
    """As ``in_order`` has claims of one source in which nobody contradicts anybody."""

    def rank(spell: _Stated, e: Evidence) -> tuple[object, ...]:
        stated = {Property.START: spell.start, Property.END: spell.end}.get(e.said.property)
        width = _NO_DATE
        if stated and stated.earliest and stated.latest:
            width = (stated.latest - stated.earliest).days
        place = -1 if e.said.start is None else e.said.start
        return width, e.said.statement, place, e.said.property, e.key

    ranked = [(rank(spell, e), e) for spell in spells for e in spell.claims.values()]
    return [e for _, e in sorted(ranked, key=lambda pair: pair[0])]


def _tenure(spell: _Stated) -> TenureFact:
    claims = spell.claims
    said = claims[Property.HOLDS].said
    acting, reason = claims.get(Property.ACTING), claims.get(Property.END_REASON)
    ended = Property.END in claims
    return TenureFact(
        office=said.office,
        organization=said.organization,
        acting=bool(acting and acting.said.value == "true"),
        start=_stated("start", spell.start, claims[Property.START]),
        end=_stated("end", spell.end, claims[Property.END]) if ended else _still_there(spell),
        end_status="ended" if ended else "open",
        last_confirmed=None if ended else spell.confirmed,
        expected_end=PartialDate(),
        end_reason=reason.said.value if reason else "",
        days_disputed=None,
        claims=tuple(e.key for e in _in_order([spell])),
        follows=None,
    )


def _stated(edge: str, when: PartialDate, e: Evidence) -> Edge:
    reasons = []
    if when.earliest:
        reasons.append(BoundReason(edge, "earliest", when.earliest, STATED, True, (e.key,)))
    if when.latest:
        reasons.append(BoundReason(edge, "latest", when.latest, STATED, True, (e.key,)))
    return Edge(when, False, tuple(reasons))


def _still_there(spell: _Stated) -> Edge:
    """Not over before the day after the last on which a source saw them in office."""
    if spell.confirmed is None:
        return _NOWHERE
    first = spell.confirmed + ONE_DAY
    key = spell.claims[Property.IN_OFFICE_ON].key
    return Edge(
        PartialDate(first), False, (BoundReason("end", "earliest", first, "in_office_on", False, (key,)),)
    )
