"""Lists of holders, a row for each: "Secrétaires généraux de l'OTAN", "Lord Ismay (1952-1957)"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import roll_headings
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_MOST_ROWS = 60  # lines back to the heading
_LONGEST_ROW = 8  # sentences of a paragraph that a row begins
_WHO = r"(?:x?[LJAmh]){0,3}(?P<person>N)(?:\([^)]{1,4}\))?"
_ROW = regex.compile(
    rf"-?(?:{_WHO}[,:-]?\(?(?P<time>[ZF])\)?|(?P<time>[ZF])[:,-]?-?{_WHO})(?:[,;.(:-].*)?",
)


def read(reading: Reading, line: Line) -> None:
    """State what a row says under a heading that names an office of several, or those who came before."""
    row = _row(line)
    if row is None:
        return
    mention, time = line.chunks[row[0]], line.chunks[row[1]]
    person: Person | None = mention.data.person
    office = _of_the_same(reading, line) or _heading(reading, line) if person is not None else None
    if person is None or office is None:
        return
    reading.roster = line.sentence.paragraph, office
    start, end = min(mention.start, time.start), max(mention.end, time.end)
    statement = reading.state(
        f"{reading.language}.list", person, mention, office, start, end, Modality.ASSERTED
    )
    reading.dated(statement, time)
    if time.kind == c.SINCE:
        reading.current(statement)
    reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def _row(line: Line) -> tuple[int, int] | None:
    """Where the name and the years of a row stand."""
    if c.NAME not in line.kinds or not c.EVENTS.isdisjoint(line.kinds):
        return None
    match = _ROW.fullmatch(line.kinds)
    return (match.start("person"), match.start("time")) if match is not None else None


def _heading(reading: Reading, line: Line) -> OfficeName | None:
    """The office of the first line above that is no row."""
    at = reading.places[line.sentence.start]
    for above in reversed(reading.lines[max(0, at - _MOST_ROWS) : at]):
        if _row(above) is not None:
            continue
        before = any(chunk.lower in reading.lex.words["predecessors"] for chunk in above.chunks)
        if not c.EVENTS.isdisjoint(above.kinds) or c.NAME in above.kinds:
            asked = reading.discourse.leads(above) and c.NAME not in above.kinds  # "Who has led NATO?"
            if not (before or asked) or not _goes_on(reading, line):
                return None
            return _protagonists(reading) if before else reading.discourse.topic
        plural = next((i for i, chunk in enumerate(above.chunks) if chunk.kind == c.PLURAL), None)
        if plural is not None and not roll_headings.opens(reading, above, plural):
            return None
        if plural is not None:
            return reading.office(above.chunks[plural], above)
        if any(chunk.lower in reading.lex.words["holders"] for chunk in above.chunks):
            return reading.discourse.topic or _protagonists(reading)
        return _protagonists(reading) if before else None
    return None


def _of_the_same(reading: Reading, line: Line) -> OfficeName | None:
    """What the row of the paragraph before was of: whatever else is told of each of them stands behind it."""
    paragraph, office = reading.roster
    return office if paragraph >= 0 and line.sentence.paragraph - paragraph <= 1 else None


def _goes_on(reading: Reading, line: Line) -> bool:
    """Does the next paragraph begin with a row as well?"""
    at = reading.places[line.sentence.start]
    below = reading.lines[at + 1 : at + 1 + _LONGEST_ROW]
    opens = next((other for other in below if other.sentence.paragraph != line.sentence.paragraph), None)
    return opens is not None and _row(opens) is not None


def _protagonists(reading: Reading) -> OfficeName | None:
    """What the one whom the article begins with is in office as."""
    person = reading.discourse.opening or next((p for p in reading.people.everyone if p.full), None)
    now = [s for s in person.told if s.title and s.status == "current"] if person is not None else []
    return (now[-1].title, now[-1].organization) if now else reading.discourse.topic
