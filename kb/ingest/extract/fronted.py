"""An office before its sentence: "Secretary general from 1957 to 1961, he replaced …"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_ASIDE = 14  # chunks between a title and the pronoun that it belongs to


def read(reading: Reading, line: Line, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    """State the office, and take its words from the clause: its times are not the verb's."""
    if not clauses or not clauses[0].units or clauses[0].units[0] is not line.chunks[0]:
        return
    units = clauses[0].units
    titles, end = _titles(units)
    end = _behind_aside(reading, units, end, clauses[0].breaks) if titles else end
    follows = end < len(units) and end in clauses[0].breaks and units[end].kind == c.PRONOUN
    if not titles or not follows or units[end] not in people:
        return
    person = people[units[end]]
    opening, first = (
        reading.discourse.opening,
        line.sentence.start == reading.paragraphs[line.sentence.paragraph],
    )
    if first and opening is not None and opening.gender in ("", units[end].data):
        person = opening  # a new paragraph goes on about whom the article is about
    for title, times in titles:
        _state(reading, line, title, times, person, units[end])
    clauses[0].breaks = {k - end for k in clauses[0].breaks if k > end}
    clauses[0].units = units[end:]


def _behind_aside(reading: Reading, units: list[Chunk], end: int, breaks: set[int]) -> int:
    """Where "il" stands behind "…, d'abord dans l'équipe de X, il …"; else ``end``."""
    if not reading.lex.grammar["varies_names"] or end >= len(units) or units[end].kind == c.PRONOUN:
        return end
    at = next((k for k in range(end, min(len(units), end + _ASIDE)) if units[k].kind == c.PRONOUN), None)
    if at is None or end not in breaks or at not in breaks:
        return end
    return end if any(unit.kind in c.EVENTS or unit.kind == c.OFFICE for unit in units[end:at]) else at


def _titles(units: list[Chunk]) -> tuple[list[tuple[Chunk, list[Chunk]]], int]:
    """The offices that a sentence opens with, each with its times, and where the rest begins."""
    found: list[tuple[Chunk, list[Chunk]]] = []
    i = 0
    while i < len(units):
        unit = units[i]
        if unit.kind == c.OFFICE and unit.data.holder is None:
            found.append((unit, []))
        elif unit.kind in c.TIMES and i:
            if found and units[i - 1].kind != c.BLOCKED:
                found[-1][1].append(unit)
        elif unit.kind != c.BLOCKED and (unit.kind != c.AND or not i):
            break
        i += 1
    return found, i


def _state(
    reading: Reading, line: Line, title: Chunk, times: list[Chunk], person: Person, pronoun: Chunk
) -> None:
    office = reading.office(title, line)
    title.data.holder = person
    rule = f"{reading.language}.fronted"
    statement = reading.state(rule, person, pronoun, office, title.start, pronoun.end, Modality.ASSERTED)
    for time in times:
        reading.dated(statement, time)
    if title.data.status in ("former", "then", "last"):
        reading.former(statement)
    elif statement.has(Property.START) and not statement.has(Property.END):
        reading.current(statement)
    reading.discourse.note(person, office, title.start, former=statement.status == "former")
