"""One event in its clause: its trigger, whom it is about and what stands around it; and the statement it makes."""

from __future__ import annotations

from dataclasses import dataclass

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property


@dataclass(slots=True)
class Event:
    """One trigger in its clause, with what stands around it."""

    line: Line
    clause: Clause
    at: int
    subject: Person | None
    mention: Chunk | None
    modality: Modality
    future: bool
    people: dict[Chunk, Person]
    own: list[Chunk] | None = None  # the times of its office where the clause has several

    @property
    def trigger(self) -> Chunk:
        return self.clause.units[self.at]

    @property
    def past(self) -> bool:
        return str(self.trigger.data.tense) == "past"

    @property
    def ahead(self) -> bool:
        """Do its dates lie ahead? "Takes office on 1 September" is said before that day."""
        return self.modality is Modality.PLANNED or str(self.trigger.data.tense) == "present"

    @property
    def times(self) -> list[Chunk]:
        if self.own is not None:
            return self.own
        return [unit for unit in self.clause.units if unit.kind in c.TIMES]

    def part(self, unit: Chunk) -> int:
        """Behind how many marks a unit stands."""
        at = self.clause.units.index(unit) if unit in self.clause.units else self.at
        return sum(k <= at for k in self.clause.breaks)


def new_statement(
    reading: Reading,
    event: Event,
    person: Person,
    office: OfficeName,
    unit: Chunk | None,
    mention: Chunk | None = None,
) -> Statement:
    mention = mention or event.mention or event.trigger
    inside = [mention, event.trigger, *([unit] if unit else [])]
    line = event.line.sentence
    inside = [chunk for chunk in inside if line.start <= chunk.start < line.end]
    start, end = min(chunk.start for chunk in inside), max(chunk.end for chunk in inside)
    statement = reading.state(
        reading.events[event.trigger.data.event], person, mention, office, start, end, event.modality
    )
    phrase: OfficePhrase | None = unit.data if unit is not None and unit.kind == c.OFFICE else None
    said = {*event.clause.words, *(chunk.lower for chunk in event.clause.units)}
    acting = reading.lex.events["acting"] & said
    if acting or (phrase is not None and phrase.acting):
        statement.add(Property.ACTING, "true")
    return statement


def is_participle(reading: Reading, trigger: Chunk) -> bool:
    """ "Sacking", "handing over", in a language that has such forms."""
    ending = reading.lex.grammar["participle_ending"]
    return bool(ending) and trigger.lower.split()[0].endswith(ending)


def finish(reading: Reading, statement: Statement, office: OfficeName, *, former: bool) -> None:
    if statement.modality is Modality.ASSERTED:
        reading.discourse.note(statement.person, office, statement.at, former=former)
    elif statement.modality in (Modality.PLANNED, Modality.REPORTED):
        reading.discourse.planned[statement.person] = office
