"""Ministries: whoever takes, leads or leaves one is its minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.reading import Reading

if TYPE_CHECKING:
    from kb.ingest.extract.event import Event


def ministry(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """The office of the ministry that the verb is about: "took over the defence ministry", "at the head of …"."""
    units, words = event.clause.units, reading.lex.events
    heads = not words["leadership"].isdisjoint(event.clause.words)
    for i, unit in enumerate(units):
        if unit.kind != c.MINISTRY or unit.quoted != event.trigger.quoted:
            continue
        governed = reading.clauses.preposition(event.clause, i)
        before = units[i - 1].lower if i else ""
        if governed or (before in words["oblique"] and not heads):
            continue
        if unit.data.title:
            return reading.office(unit, event.line), unit
        if office := reading.discourse.ministry:
            return office, unit
    return None, None
