"""Taking office, said with a noun: "at his inauguration", "since her swearing-in"."""

from __future__ import annotations

from datetime import date

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property
from people.dates import PartialDate


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "At his inauguration": a start, near the day of publication unless a date says otherwise."""
    units = clause.units
    for i, unit in enumerate(units):
        if unit.kind != c.TAKING:
            continue
        owner, first = _taker(reading, clause, i, people)
        if owner is None:
            continue
        preposition = units[first - 1].lower if first else ""
        if first > 1 and units[first - 2].lower in reading.lex.time["until"]:  # "until his inauguration"
            continue
        named = next((u for u in units[i + 1 : i + 4] if u.kind == c.OFFICE), None)
        office = reading.office(named, line) if named else reading.discourse.office_of(owner, unit.start)
        office = office or reading.discourse.topic
        if office is None:
            continue
        if preposition in reading.lex.events["before"] or reading.lex.clause["negation"].intersection(
            clause.words
        ):
            continue
        start = units[first].start if first < i else unit.start
        mention = next((u for u in units if people.get(u) is owner), unit)
        statement = reading.state(
            f"{reading.language}.relation.taking-office",
            owner,
            mention,
            office,
            start,
            unit.end,
            Modality.ASSERTED,
        )
        _taken_on(reading, units, i, statement, preposition)
        reading.discourse.note(owner, office, unit.start, former=False)


def _taken_on(reading: Reading, units: list[Chunk], i: int, statement: Statement, preposition: str) -> None:
    after = next((u for u in units[i + 1 : i + 4] if u.kind == c.POINT), None)
    if after is not None:
        when = reading.resolve(after.data.start)
        if when is not None:
            statement.widen(after.start, after.end)
            statement.add(Property.START, when.edtf)
    elif preposition in reading.lex.events["at_the_start"] and reading.published is not None:
        statement.add(Property.START, f"{_news_day(reading, reading.published)}~")
        reading.current(statement)


def _news_day(reading: Reading, published: date) -> str:
    """The day that the article reports: the one weekday it names, else the day of publication."""
    days = set()
    for line in reading.lines:
        for chunk in line.chunks:
            if chunk.kind == c.POINT and chunk.data.start.kind in ("weekday", "day"):
                when: PartialDate | None = reading.resolve(chunk.data.start)
                if when is not None and when.earliest:
                    days.add(when.earliest)
    near = [day for day in days if 0 <= (published - day).days <= 2]
    return (near[0] if len(near) == 1 else published).isoformat()


def _taker(
    reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]
) -> tuple[Person | None, int]:
    units = clause.units
    if i and units[i - 1].kind == c.POSSESSIVE:
        for k in range(i - 1, -1, -1):
            if units[k] in people and not reading.clauses.preposition(clause, k):
                return people[units[k]], i - 1
        for k in range(i + 1, len(units)):
            if units[k] in people and not reading.clauses.preposition(clause, k):
                return people[units[k]], i - 1
        return reading.discourse.focus, i - 1
    if i and units[i - 1] in people and getattr(units[i - 1].data, "genitive", False):
        return people[units[i - 1]], i - 1
    if i > 1 and units[i - 1].text in c.OWNERS and units[i - 2] in people:
        return people[units[i - 2]], i - 2
    return None, i
