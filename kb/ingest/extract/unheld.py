"""Offices that nobody is in: "Das Amt ist seit Juli vakant", "the post has been vacant since July"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.lexicon import VACANT
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_EDGES = frozenset((c.SPAN, c.SINCE, c.FROM, c.UNTIL))


def read(reading: Reading, line: Line, clause: Clause) -> None:
    """State from when the office was vacant, and until when where the clause says so."""
    if VACANT not in line.signs:
        return
    words = reading.lex.events[VACANT]
    vacant = next((unit for unit in clause.units if unit.lower in words), None)
    if vacant is None:
        return
    office = _office(reading, line, clause)
    modality = reading.modality.read(clause.words, [], line.sentence.text, future=False)
    times = [unit for unit in clause.units if unit.kind in _EDGES]
    if office is None or not office[1] or modality is not Modality.ASSERTED:
        return
    start, end = _edge(reading, times, "start"), _edge(reading, times, "end")
    if not start:
        return  # as for tables: a vacancy is known by its first day
    said = [vacant, *times, *(unit for unit in clause.units if unit.kind in (c.OFFICE, c.POST))]
    first, last = min(unit.start for unit in said), max(unit.end for unit in said)
    rule = f"{reading.language}.vacancy"
    found = Statement(rule, Person("", ""), "", vacant.start, first, last, *office)
    found.add(Property.VACANT, f"{start}/{end}")
    reading.statements.append(found)


def _office(reading: Reading, line: Line, clause: Clause) -> OfficeName | None:
    """The one that the clause names, else for "the post" the one last spoken of."""
    named = next((u for u in clause.units if u.kind == c.OFFICE and u.data.holder is None), None)
    if named is not None:
        return reading.office(named, line)
    post = any(unit.kind == c.POST for unit in clause.units)
    return (reading.discourse.spoken_of or reading.discourse.topic) if post else None


def _edge(reading: Reading, times: list[Chunk], which: str) -> str:
    """The day of an edge as EDTF; empty where none is told."""
    for time in times:
        value = reading.resolve(getattr(time.data, which))
        if value is not None and value.known:
            return value.edtf
    return ""
