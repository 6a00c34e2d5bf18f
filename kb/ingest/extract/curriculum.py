"""Rows of a curriculum vitae: "Februar 1996 bis Mai 1999: Vorsitzender des Militärausschusses"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.when import Time
from kb.ingest.records import Modality, Property

_MOST_ROWS = 40  # lines back to the heading of a row
_HEADING = 3  # chunks of a heading that may hold the name
# Times at the start of a line, then a title; nobody is named and nothing happens.
_ROW = regex.compile(r"-?(?P<time>[ZFBD])(?:(?P<link>[x-])(?P<end>[Dxm]))?[:,-]?(?P<office>T)(?![uN])")
# The title first: "Secretary General of NATO (since 2014)", alone or one of several in a line.
_DATED = regex.compile(r"(?:^-?|;)x?(?P<office>T)[,:(-]?(?P<time>[ZF])\)?(?=;|[.]?$)")


# "Jo Doe (1936-2005), Norwegian politician; foreign minister (1981-1986), ambassador (1987-1991)".
_OF_NAMED = regex.compile(r"-?[xmh]{0,3}(?P<person>N)(?:\([^()]{1,8}\))?[,:;-]")
_ITEM = regex.compile(r"(?<=[,;:u])[xm]?(?P<office>T)\(?(?P<time>[ZF])\)?(?=[,;.u]|$)")


def read(reading: Reading, line: Line) -> None:
    """State what a row says of the person whom the article is about, or who opens it."""
    kinds = line.kinds
    if c.OFFICE not in kinds or not c.EVENTS.isdisjoint(kinds):
        return
    if c.NAME in kinds:
        _of_named(reading, line)
        return
    row = _ROW.match(kinds)
    rows = [row] if row is not None else list(_DATED.finditer(kinds))
    person = _protagonist(reading, line) if rows else None
    if person is None:
        return
    for found in rows:
        _row(reading, line, found, person)


def _of_named(reading: Reading, line: Line) -> None:
    """Offices with their years in a line without a verb, of the only one whom it names, at its head."""
    opening = _OF_NAMED.match(line.kinds)
    if opening is None or line.kinds.count(c.NAME) > 1 or c.SPAN not in line.kinds:
        return
    person: Person | None = line.chunks[opening.start("person")].data.person
    if person is None:
        return
    for item in _ITEM.finditer(line.kinds, opening.end() - 1):
        _row(reading, line, item, person)


def _row(reading: Reading, line: Line, row: regex.Match[str], person: Person) -> None:
    title = line.chunks[row.start("office")]
    time = _time(reading, line, row)
    if time is None or title.data.holder is not None or title.data.plural or time.data.start is None:
        return
    if time.kind == c.POINT and time.data.start.kind != "fixed":  # "On Thursday president …"
        return
    title.data.holder = person
    office = reading.office(title, line)
    rule = f"{reading.language}.curriculum"
    start, end = min(time.start, title.start), max(time.end, title.end)
    statement = reading.state(rule, person, title, office, start, end, Modality.ASSERTED)
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


def _time(reading: Reading, line: Line, row: regex.Match[str]) -> Chunk | None:
    """The times of a row; "2016 to 2019" and "2022 – present" are read as times by themselves in a row only."""
    first = line.chunks[row.start("time")]
    if "end" not in row.groupdict() or row["end"] is None:
        return first
    link, last = line.chunks[row.start("link")], line.chunks[row.start("end")]
    if first.kind != c.POINT or not (link.kind in c.DASHES or link.lower in reading.lex.time["to"]):
        return None
    text = line.sentence.text[first.start - line.sentence.start : last.end - line.sentence.start]
    if last.kind == c.POINT:
        both = Time(c.SPAN, first.data.start, last.data.start)
    elif last.lower in reading.lex.events["until_now"]:
        both = Time(c.SINCE, first.data.start)
    else:
        return None
    return Chunk(both.kind, first.first, last.last, first.start, last.end, text, both)


def _protagonist(reading: Reading, line: Line) -> Person | None:
    """Whom the heading of the rows names and nobody else, else whom the article begins with."""
    first = next((person for person in reading.people.everyone if person.full), None)
    opening = reading.discourse.opening or first
    at = reading.places[line.sentence.start]
    for before in reversed(reading.lines[max(0, at - _MOST_ROWS) : at]):
        named = {chunk.data.person for chunk in before.chunks if chunk.kind == c.NAME}
        if named:
            heading = len(named) == 1 and c.NAME in before.kinds[:_HEADING]
            return named.pop() if heading and c.EVENTS.isdisjoint(before.kinds) else opening
    return opening
