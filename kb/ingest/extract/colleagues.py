"""Colleagues and deputies: "his German counterpart X", "sein Stellvertreter X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.office_names import DEPUTIES, admits, codes, plain_title, renamed
from kb.ingest.extract.owners import owner_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_REACH = 2000  # characters back to where the owner's office was named
_OVER = ("former", "then", "last")


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the office of whoever is called someone's colleague abroad, or someone's deputy."""
    if c.POSSESSIVE not in clause.kinds:
        return
    words = reading.lex.words
    for i, unit in enumerate(clause.units[:-1]):
        mention = clause.units[i + 1]
        if mention.kind != c.NAME or mention not in people or people[mention].told:
            continue
        if unit.lower in words["colleagues"]:
            office = _abroad(reading, line, clause, i, people)
        elif unit.lower in words["deputies"]:
            office = _deputy(reading, clause, i, people)
        else:
            continue
        if office is not None:
            _state(reading, line, people[mention], unit, mention, office)


def _state(
    reading: Reading, line: Line, person: Person, unit: Chunk, mention: Chunk, office: OfficeName
) -> None:
    rule = f"{reading.language}.relation.colleague"
    statement = reading.state(rule, person, mention, office, unit.start, mention.end, Modality.ASSERTED)
    if not reading.has_old_year(line, unit.start):
        reading.current(statement, plain=True)
    reading.discourse.note(person, office, mention.start, former=False)


def _abroad(
    reading: Reading, line: Line, clause: Clause, i: int, people: dict[Chunk, Person]
) -> OfficeName | None:
    """What their colleague abroad is: what they are, where that country has such an office.

    "His colleague X", of no other country, may be any minister.
    """
    nation = _nation(reading, clause.units[:i])
    if nation is None or not _is_owned(reading, clause.units[:i]):
        return None
    named = [u for u in line.chunks if u.kind == c.OFFICE and u.end <= clause.units[i].start]
    of_states = [u for u in named if any(title.office.of != "organization" for title in u.data.titles)]
    if of_states and of_states[-1].data.status not in _OVER:
        title, country = reading.office(of_states[-1], line)
    else:
        owner = owner_of(reading, clause, i, people)
        office = _office_of(reading, owner, clause.units[i].start)
        if office is None:
            return None
        title, country = office
    title = plain_title(title, codes().get(country, ""))
    if not (title in HEADS or title.startswith("Minister of ")) or country == nation.name:
        return None
    return (renamed(title, nation.code), nation.name) if admits(nation.code, title) else None


def _deputy(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> OfficeName | None:
    """ "His deputy X": the second in the one office that the owner has."""
    before = clause.units[:i]
    if not before or before[-1].kind != c.POSSESSIVE:
        return None
    owner = owner_of(reading, clause, i, people)
    office = _office_of(reading, owner, clause.units[i].start)
    title = DEPUTIES.get(office[0]) if office is not None else None
    return (title, office[1]) if office is not None and title else None


def _office_of(reading: Reading, owner: Person | None, at: int) -> OfficeName | None:
    if owner is None:
        return None
    return reading.discourse.office_of(owner, at, reach=_REACH) or reading.discourse.planned.get(owner)


def _nation(reading: Reading, before: list[Chunk]) -> Body | None:
    if not before:
        return None
    if before[-1].kind != c.NATION:
        return reading.lex.of_capitals.get(before[-1].text)  # "sein Londoner Kollege X"
    body: Body | None = before[-1].data.get("nationality")
    return body if body is not None and body.code else None


def _is_owned(reading: Reading, before: list[Chunk]) -> bool:
    """ "Sein damaliger deutscher Kollege"."""
    rest = list(before)
    while rest and (
        rest[-1].kind in (c.NATION, c.MODIFIER, *c.TIMES) or rest[-1].text in reading.lex.of_capitals
    ):
        rest.pop()
    return bool(rest) and rest[-1].kind == c.POSSESSIVE
