"""A resignation told with a noun: "hat am Montag seinen Rücktritt als Minister erklärt", "kündigte seinen Rücktritt an"."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.event import Event
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Property


def resigns(reading: Reading, event: Event, statement: Statement) -> None:
    """Whoever declares their resignation has left; whoever only announces or offers it has not."""
    units, words = event.clause.units, reading.lex.events
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
