"""A resignation or a term told with a noun: "hat seinen Rücktritt als Minister erklärt", "seine Amtszeit als Minister endet 2025"."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.event import Event
from kb.ingest.extract.event_times import is_past
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Property


def resigns(reading: Reading, event: Event, statement: Statement) -> None:
    """Whoever declares their resignation has left; whoever only announces or offers it has not."""
    units, words = event.clause.units, reading.lex.events
    if reading.lex.grammar["free_order"]:
        _term_of(reading, event, statement)
    if not any(a.kind == c.POSSESSIVE and b.kind == c.LEAVING for a, b in pairwise(units)):
        return
    said = {unit.lower for unit in units}
    if not words["resigning_ahead"].isdisjoint(said):
        if reading.tells_of_now(statement.start):
            reading.current(statement, plain=True)
        return
    days = [time for time in event.times if time.kind == c.POINT]
    when = reading.resolve(days[0].data.start) if len(days) == 1 else None
    if when is None or not when.known or words["resigning_now"].isdisjoint(said):
        return
    statement.widen(days[0].start, days[0].end)
    statement.add(Property.END, when.edtf)
    statement.status = "former"


def _term_of(reading: Reading, event: Event, statement: Statement) -> None:
    """ "Die Amtszeit von X als Minister endete im Mai": until then; one that "endet" on a day to come goes on."""
    said, words = {unit.lower for unit in event.clause.units}, reading.lex.events
    if said.isdisjoint(reading.lex.words["term"]):
        return
    days = [time for time in event.times if time.kind == c.POINT]
    day = days[0] if len(days) == 1 else None
    ends = not said.isdisjoint(words["term_ends"])
    ahead = not said.isdisjoint(words["term_ends_ahead"])
    when = reading.resolve(day.data.start, ahead=ahead) if day is not None and (ends or ahead) else None
    if day is None or when is None or not when.known:
        return
    statement.widen(day.start, day.end)
    if is_past(reading, when.edtf):
        statement.add(Property.END, when.edtf)
        statement.status = "former"
    elif ahead:
        statement.add(Property.EXPECTED_END, when.edtf)
        reading.current(statement, plain=True)
