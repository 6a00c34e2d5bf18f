"""Whose predecessor, term or office: what a possessive or a genitive points at."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading


def owner_of(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> Person | None:
    """Whose predecessor: "his", "Rutte's", "of Rutte"."""
    units = clause.units
    j = i - 1
    while j >= 0 and units[j].kind in (c.MODIFIER, c.NATION):
        j -= 1
    if j >= 0 and units[j].kind == c.POSSESSIVE:
        return _possessor(reading, clause, j, people)
    if j >= 0 and units[j] in people and getattr(units[j].data, "genitive", False):
        return people[units[j]]
    if j >= 1 and units[j].text in c.OWNERS and units[j - 1] in people:
        return people[units[j - 1]]
    links = reading.lex.events["of"] | reading.lex.events["genitive"]
    if i + 2 < len(units) + 1:
        for k in range(i + 1, min(len(units), i + 5)):
            if units[k] in people and units[i + 1].lower in links:
                return people[units[k]]
            if units[k].kind in c.EVENTS:
                break
    return None


def _possessor(reading: Reading, clause: Clause, j: int, people: dict[Chunk, Person]) -> Person | None:
    """Who "his" at ``j`` points back to."""
    units = clause.units
    gender = _gender_of(reading, units[j])
    beside = j in clause.breaks and j > 0 and units[j - 1].kind == c.NAME  # "X, son successeur": not X's own
    if beside and reading.lex.grammar["varies_names"]:
        own = people.get(units[j - 1])
        named = (
            people[u]
            for k, u in enumerate(units[: j - 1])
            if u in people and not reading.clauses.preposition(clause, k)
        )
        other = next((person for person in named if person is not own), reading.discourse.focus)
        return other if other is not own else None
    for k in range(j - 1, -1, -1):
        if (
            units[k] in people
            and not reading.clauses.preposition(clause, k)
            and people[units[k]].gender in ("", gender or people[units[k]].gender)
        ):
            return people[units[k]]
    if (shared := _owner_before(reading, clause, people)) is not None:
        return shared
    for unit in clause.after.units if clause.after is not None else ():
        if unit in people and not getattr(unit.data, "genitive", False):
            person = people[unit]
            if person.gender in ("", gender or person.gender):
                return person
    focus = reading.discourse.focus
    return focus if focus is None or focus.gender in ("", gender or focus.gender) else None


def _gender_of(reading: Reading, possessive: Chunk) -> str:
    """Of the owner: German "seine Vorgängerin" is his."""
    genders = reading.lex.grammar["possessive_genders"]
    return next((genders[start] for start in genders if possessive.lower.startswith(start)), "")


def _owner_before(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> Person | None:
    """ "His predecessor was X, his successor Y": both times of the same one."""
    before = clause.after
    for k, unit in enumerate(before.units if before is not None else ()):
        if before is not None and unit.kind in (c.PREDECESSOR, c.SUCCESSOR) and k:
            owned = before.units[k - 1].kind == c.POSSESSIVE
            return owner_of(reading, before, k, people) if owned else None
    return None
