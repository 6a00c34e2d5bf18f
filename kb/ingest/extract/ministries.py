"""Ministries: whoever takes, leads or leaves one is its minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import HEADS, OfficeName
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
        if unit.data.title in HEADS and event.trigger.data.event == "lead":
            return None, None  # whoever leads the chancellery is not the chancellor
        if unit.data.title:
            return reading.office(unit, event.line), unit
        if office := reading.discourse.ministry:
            return office, unit
    return _antecedent(reading, event)


def _antecedent(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """ "Das Ministerium, das X geführt hatte"."""
    clause = event.clause
    before = clause.after.units if clause.relative and clause.after is not None else []
    if (
        clause.units[0].lower not in reading.lex.words["ministry_relatives"]
        or event.mention not in clause.units
    ):
        return None, None
    named = next((u for u in reversed(before) if u.kind in (c.MINISTRY, c.OFFICE, c.BODY)), None)
    if named is None or named.kind != c.MINISTRY or not named.data.title:
        return None, None
    return reading.office(named, event.line), named
