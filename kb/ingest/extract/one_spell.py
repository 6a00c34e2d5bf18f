"""What several sentences of a life tell of one spell: they must neither split it nor date it twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import RECENT_YEARS, Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

Span = tuple[date, date]  # latest first day, earliest last one
_MOST_SPELLS = 20  # of one person in one office that are told apart
_LATELY = 24  # statements of one person that are looked back on


def settle_dead(reading: Reading) -> None:
    """Whoever has died is in no office any more."""
    dead = reading.dead | {s.person for s in reading.statements if s.has(Property.DEATH)}
    for s in reading.statements if dead else ():
        if s.person in dead and s.title and s.modality is Modality.ASSERTED and s.status in ("", "current"):
            s.parts = [part for part in s.parts if part.property != Property.IN_OFFICE_ON]
            if s.has(Property.START) and is_told_to_end(s):
                s.status = "former"
            else:
                reading.former(s)


def settle_long_ago(reading: Reading) -> None:
    """In the life of someone long dead "President X" and "Y steht ihm vor" tell of then, and of nobody today."""
    person, published = reading.discourse.portrayed, reading.published
    deaths = (life.value for life in reading.lives if life.person is person and life.what is Property.DEATH)
    day = next(deaths, None)
    died = PartialDate.parse(day).latest if day is not None else None
    if died is None or published is None or died.year >= published.year - RECENT_YEARS:
        return
    for s in reading.statements:
        if s.status == "current" and not s.has(Property.START):
            s.parts = [part for part in s.parts if part.property != Property.IN_OFFICE_ON]
            s.status = ""
            if s.has(Property.ACTING):
                reading.former(s)


def settle_starts(reading: Reading) -> None:
    """ "Minister from 1952 to 1971 … In 1956 X took the ministry over alone": within a spell nothing begins."""
    spells: dict[tuple[Person, str, str], set[Span]] = defaultdict(set)
    for s in reading.statements:
        first, last = _edge(s, Property.START).latest, _edge(s, Property.END).earliest
        told = spells[s.person, s.title, s.organization]
        if s.title and first is not None and last is not None and len(told) < _MOST_SPELLS:
            told.add((first, last))
    for s in reading.statements:
        if s.title and s.has(Property.START) and not s.has(Property.END):
            begins = _edge(s, Property.START).earliest
            told = spells[s.person, s.title, s.organization]
            if begins is not None and any(first < begins < last for first, last in told):
                s.parts = [part for part in s.parts if part.property != Property.START]


def is_told_to_end(statement: Statement) -> bool:
    """Was it said elsewhere when the office was over?"""
    office = (statement.title, statement.organization)
    told = statement.person.told[-_LATELY:]
    return any(
        s is not statement and (s.title, s.organization) == office and s.has(Property.END) for s in told
    )


def _edge(statement: Statement, what: Property) -> PartialDate:
    values = (part.value for part in statement.parts if part.property == what and part.value)
    value = next(values, None)
    return PartialDate.parse(value) if value is not None else PartialDate()
