"""The columns of people, aliases and spells as the facts have them, and facts in words for the public log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kb.ingest.resolved import Edge, Facts, PersonFact, TenureFact
from people.dates import PartialDate
from people.models import Alias
from people.names import fold, is_full


def of_person(fact: PersonFact) -> dict[str, Any]:
    return {
        "name": fact.name[:200],
        "given_name": fact.given_name[:120],
        "family_name": fact.family_name[:120],
        "sort_name": fold(f"{fact.family_name} {fact.given_name}")[:200],
        "nationalities": list(fact.nationalities),
        "wikidata": fact.wikidata,
        "hidden": False,
        **_of_edge("birth", fact.birth),
        **_of_edge("death", fact.death),
    }


def names_of(fact: PersonFact) -> set[tuple[str, str]]:
    """Language and name of each alias, as long as they are stored."""
    return {(language[:8], name[:200]) for language, name in fact.aliases}


def of_alias(language: str, name: str) -> dict[str, Any]:
    kind = Alias.Kind.FULL.value if is_full(name) else Alias.Kind.OTHER.value
    return {"name": name, "folded": fold(name), "language": language, "kind": kind}


def of_tenure(fact: TenureFact) -> dict[str, Any]:
    low, high = fact.days_disputed or (None, None)
    return {
        "acting": fact.acting,
        **_of_edge("start", fact.start),
        **_of_edge("end", fact.end),
        "end_status": fact.end_status,
        "last_confirmed": fact.last_confirmed,
        "expected_end_earliest": fact.expected_end.earliest,
        "expected_end_latest": fact.expected_end.latest,
        "end_reason": fact.end_reason[:200],
        "days_disputed_min": low,
        "days_disputed_max": high,
        "derived_from": _derived_from(fact),
    }


def _of_edge(name: str, edge: Edge) -> dict[str, Any]:
    return {
        f"{name}_earliest": edge.value.earliest,
        f"{name}_latest": edge.value.latest,
        f"{name}_qualifier": edge.value.qualifier,
        f"{name}_disputed": edge.disputed,
    }


def _derived_from(fact: TenureFact) -> dict[str, list[str]]:
    """Rules behind the edges that no source states: ``{"start": ["duration"]}``."""
    rules: dict[str, list[str]] = defaultdict(list)
    for edge in (fact.start, fact.end):
        for reason in edge.reasons:
            if not reason.stated and reason.rule not in rules[reason.edge]:
                rules[reason.edge].append(reason.rule)
    return {edge: named for edge, named in rules.items() if named}


def person_in_words(name: str, birth: PartialDate, death: PartialDate) -> str:
    life = f"{birth.edtf or '?'}–{death.edtf}".rstrip("–?")
    return f"{name}{f' ({life})' if life else ''}"


def people_of_claims(
    facts: Facts, people: list[int], said_by: Mapping[str, tuple[int, str]]
) -> dict[str, int | None]:
    """The person of each claim by its key. ``people`` are the keys of their rows, ``said_by`` says of each
    claim the article and the name it gives.

    A claim that does not count is shown with the person it would be about.
    """
    person_of = {key: pk for fact, pk in zip(facts.people, people, strict=True) for key in fact.claims}
    found: dict[str, int | None] = {key: person_of.get(key) for key in said_by}
    if None not in found.values():
        return found
    named = {
        (article, fold(name)): person_of[key] for key, (article, name) in said_by.items() if key in person_of
    }
    by_name = {fold(fact.name[:200]): pk for fact, pk in zip(facts.people, people, strict=True)}
    for key, (article, name) in said_by.items():
        folded = fold(name)
        found[key] = found[key] or named.get((article, folded)) or by_name.get(folded)
    return found
