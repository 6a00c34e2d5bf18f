"""What an article would add, before anything is stored: the object of ``ingest --dry-run --json``, and a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kb.ingest.presumed import LONG, Other, presumed, sentence_around
from kb.ingest.reconcile import reconcile
from kb.ingest.records import Document, Evidence, Modality, Property, Said, Tier, natural_key
from kb.ingest.resolved import Facts, TenureFact
from people.dates import PartialDate
from people.names import fold

FORMER, CURRENT, FUTURE, UNKNOWN = "former", "current", "future", "unknown"


@dataclass(frozen=True, slots=True)
class Spell:
    """One tenure that an article tells of. ``start`` and ``end`` only as far as it states them."""

    person: str
    office: str
    organization: str
    start: str | None
    end: str | None
    start_bounds: tuple[date | None, date | None]
    end_bounds: tuple[date | None, date | None]
    acting: bool
    status: str
    modality: str
    quotes: tuple[str, ...]


def proposal(document: Document, said: Sequence[Said]) -> dict[str, Any]:
    """The JSON object of the public interface; offsets are code points of the stored text."""
    return {
        "article": {
            "title": document.title,
            "publisher": document.publisher,
            "language": document.language,
            "published": _iso(document.published),
            "sha256": document.sha256,
        },
        "tenures": [
            {
                "person": spell.person,
                "office": spell.office,
                "organization": spell.organization,
                "start": spell.start,
                "end": spell.end,
                "start_bounds": [_iso(day) for day in spell.start_bounds],
                "end_bounds": [_iso(day) for day in spell.end_bounds],
                "acting": spell.acting,
                "status": spell.status,
                "modality": spell.modality,
                "quotes": list(spell.quotes),
            }
            for spell in spells(document, said)
        ],
        "claims": [
            {
                "property": s.property.value,
                "person": s.person,
                "office": s.office,
                "organization": s.organization,
                "value": s.value,
                "modality": s.modality.value,
                "quote": s.quote,
                "start": s.start,
                "end": s.end,
                "rule": s.rule,
                "statement": s.statement,
            }
            for s in said
        ],
    }


def table(document: Document, said: Sequence[Said]) -> str:
    """What was found, as a curator reads it: each spell with its dates, its state and its words."""
    lines = []
    for spell in spells(document, said):
        acting = ", acting" if spell.acting else ""
        modality = "" if spell.modality == Modality.ASSERTED else f", {spell.modality}: waits for a curator"
        lines.append(
            f"  {spell.person}: {spell.office}, {spell.organization or '(which organization?)'}{acting}"
            f"  {spell.start or '?'}/{spell.end or '?'}  {spell.status}{modality}"
        )
        lines += [f"      “{' '.join(quote.split())}”" for quote in spell.quotes]
    return "\n".join(lines) or "  No tenure was found in it."


def spells(document: Document, said: Sequence[Said]) -> list[Spell]:
    """The tenures of one article, by what it says alone: those that count, then those that only wait."""
    by_key = {natural_key(document.sha256, s): s for s in said}
    evidence = [
        Evidence(key, s, document.sha256, Tier.PRESS, "", document.published) for key, s in by_key.items()
    ]
    facts = reconcile(evidence)
    told = [_counted(fact, facts, by_key, document.published) for fact in facts.tenures]
    found = told + _waiting(said, told, document.published)
    return [_presumed(spell, found, document, said) for spell in found]


def _presumed(spell: Spell, found: Sequence[Spell], document: Document, said: Sequence[Said]) -> Spell:
    """The spell as a reader takes it to stand where the article only tells that there was one."""
    if spell.status != UNKNOWN or spell.modality != Modality.ASSERTED or document.published is None:
        return spell
    holds = [
        s for s in said
        if s.property == Property.HOLDS and s.quote in spell.quotes
        and (fold(s.person), fold(s.office)) == (fold(spell.person), fold(spell.office))
    ]  # fmt: skip
    others = [
        Other(o.office, o.organization, o.start, o.status)
        for o in found
        if o is not spell and o.modality == Modality.ASSERTED and fold(o.person) == fold(spell.person)
    ]
    status = presumed(
        Other(spell.office, spell.organization, spell.start, spell.status),
        others,
        " ".join(sentence_around(document.text, s.start or 0, s.end or 0) for s in holds),
        document.published,
        rival=any(_has_it_now(o, spell) for o in found) or _came_long_ago(spell, said, document.published),
        by_the_way=bool(holds) and all(s.rule.endswith((".as", ".list")) for s in holds),
    )
    return replace(spell, status=status)


def _came_long_ago(spell: Spell, said: Sequence[Said], published: date) -> bool:
    """Is it long since the one left whom they came after?"""
    came = any(s.property == Property.SUCCEEDS and fold(s.person) == fold(spell.person) for s in said)
    earliest = spell.start_bounds[0] if came and spell.start is None else None
    return earliest is not None and published.year - earliest.year > LONG


def _has_it_now(other: Spell, spell: Spell) -> bool:
    """Is the same office of the same body another's on the day of publication?"""
    same = (other.office, other.organization) == (spell.office, spell.organization)
    now = other.status == CURRENT and other.modality == Modality.ASSERTED and not other.acting
    return same and now and fold(other.person) != fold(spell.person)


def _counted(fact: TenureFact, facts: Facts, by_key: dict[str, Said], published: date | None) -> Spell:
    claims = [by_key[key] for key in fact.claims]
    person = next(p for p in facts.people if any(facts.tenures[number] is fact for number in p.tenures))
    return Spell(
        person=person.name,
        office=fact.office,
        organization=fact.organization,
        start=_stated(claims, Property.START),
        end=_stated(claims, Property.END),
        start_bounds=fact.start.value.bounds,
        end_bounds=fact.end.value.bounds,
        acting=fact.acting,
        status=_status(fact.start.value, fact.end.value, fact.last_confirmed, published),
        modality=Modality.ASSERTED.value,
        quotes=_quotes(claims),
    )


def _waiting(said: Sequence[Said], told: Sequence[Spell], published: date | None) -> list[Spell]:
    """Spells that make no fact: hedged ones, those of who knows which body, those only chosen for.

    Not where the article asserts the spell itself elsewhere.
    """
    asserted = {(fold(s.person), fold(s.office), fold(s.organization)) for s in told}
    titles = {(person, office) for person, office, _ in asserted}
    groups: dict[tuple[str, str, str], list[Said]] = {}
    for s in said:
        key = (fold(s.person), fold(s.office), fold(s.organization))
        known = key in asserted if s.organization else key[:2] in titles
        if s.office and s.property != Property.VACANT and not known:
            groups.setdefault(key, []).append(s)
    bodies = {key[:2] for key in groups if key[2]}
    return [_spell(claims, published) for key, claims in groups.items() if key[2] or key[:2] not in bodies]


def _spell(claims: Sequence[Said], published: date | None) -> Spell:
    """One spell of claims that wait; the asserted ones among them decide what it says."""
    plain = [s for s in claims if s.modality == Modality.ASSERTED]
    first = next((s for s in plain or claims if s.property == Property.HOLDS), claims[0])
    start, end = _stated(claims, Property.START), _stated(claims, Property.END)
    starts = PartialDate.parse(start) if start else PartialDate()
    ends = _edge(claims, Property.END)
    confirmed = _edge(claims, Property.IN_OFFICE_ON).earliest
    status = _status(starts, ends, confirmed, published)
    if status == UNKNOWN and first.modality in (Modality.REPORTED, Modality.PLANNED):
        status = FUTURE
    acting = any(s.property == Property.ACTING and s.value == "true" for s in claims)
    return Spell(
        first.person, first.office, first.organization, start, end, starts.bounds, ends.bounds,
        acting, status, first.modality.value, _quotes(claims),
    )  # fmt: skip


def _status(start: PartialDate, end: PartialDate, confirmed: date | None, published: date | None) -> str:
    """Where a spell stands on the day of publication."""
    if published is None:
        return CURRENT if confirmed else FORMER if end.latest else UNKNOWN
    if end.latest and end.latest <= published:
        return FORMER
    if start.earliest and start.earliest > published:
        return FUTURE
    if confirmed and confirmed >= published:
        return CURRENT
    if end.latest and start.latest and start.latest <= published < (end.earliest or end.latest):
        return CURRENT
    return UNKNOWN


def _stated(claims: Iterable[Said], prop: Property) -> str | None:
    """The most exact date that the article itself states for an edge; what only bounds it is none."""
    stated = [
        (value.latest - value.earliest, s.value)
        for s in claims
        if s.property == prop
        and s.value
        and (value := PartialDate.parse(s.value)).earliest is not None
        and value.latest is not None
    ]
    return min(stated)[1] if stated else None


def _edge(claims: Iterable[Said], prop: Property) -> PartialDate:
    return next((PartialDate.parse(s.value) for s in claims if s.property == prop and s.value), PartialDate())


def _quotes(claims: Iterable[Said]) -> tuple[str, ...]:
    placed = sorted({(-1 if s.start is None else s.start, s.quote) for s in claims})
    return tuple(dict.fromkeys(quote for _, quote in placed))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
