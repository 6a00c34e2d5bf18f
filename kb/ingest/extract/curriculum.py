"""Rows of a curriculum vitae: "Februar 1996 bis Mai 1999: Vorsitzender des Militärausschusses"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

# Times at the start of a line, then a title; nobody is named and nothing happens.
_ROW = regex.compile(r"-?(?P<time>[ZFBD])[:,-]?(?P<office>T)(?![uN])")


def read(reading: Reading, line: Line) -> None:
    """State what a row says of the person whom the article is about."""
    kinds = line.kinds
    match = _ROW.match(kinds)
    if match is None or c.NAME in kinds or not c.EVENTS.isdisjoint(kinds):
        return
    person = _protagonist(reading)
    if person is None:
        return
    time, title = line.chunks[match.start("time")], line.chunks[match.start("office")]
    if title.data.holder is not None or title.data.plural or time.data.start is None:
        return
    if time.kind == c.POINT and time.data.start.kind != "fixed":  # "On Thursday president …"
        return
    title.data.holder = person
    office = reading.office(title, line)
    rule = f"{reading.language}.curriculum"
    statement = reading.state(
        rule, person, title, office, min(time.start, title.start), title.end, Modality.ASSERTED
    )
    if title.data.acting:
        statement.add(Property.ACTING, "true")
    if time.kind == c.POINT:
        when = reading.resolve(time.data.start)
        if when is not None:
            statement.add(Property.START, when.edtf)
    else:
        reading.dated(statement, time)
    if time.kind == c.SINCE:
        reading.current(statement)
    reading.discourse.note(person, office, title.start, former=statement.status == "former")


def _protagonist(reading: Reading) -> Person | None:
    """Who was spoken of before the rows, else the person named in full first."""
    first = next((person for person in reading.people.everyone if person.full), None)
    return reading.discourse.focus or first
