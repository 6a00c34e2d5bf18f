"""How long an office is held: the dates and the state that a verb that lasts gives, as is, led and served."""

from __future__ import annotations

from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.event import Event
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

LASTING = frozenset((c.SPAN, c.SINCE, c.UNTIL, c.FROM, c.YEARS))


def date_spells(reading: Reading, event: Event, statement: Statement) -> Statement:
    """The times of a clause date its spell; "and again from … to …" is a second spell of the same: the last."""
    last = None
    for time in _own_times(reading, event):
        if time.kind in (c.SPAN, c.SINCE) and last is not None and _right_after(event, last, time):
            statement = replace(statement, at=time.start, status="", parts=[])
            statement.add(Property.HOLDS, "")
            reading.keep(statement)
        reading.dated(statement, time, ahead=event.ahead)
        last = time if time.kind == c.SPAN else None
    return statement


def settle_spell(reading: Reading, event: Event, statement: Statement) -> None:
    """Status and dates of a verb that lasts: led, served."""
    times = event.times
    date_spells(reading, event, statement)
    if statement.modality is not Modality.ASSERTED:
        return
    since = any(time.kind == c.SINCE for time in times)
    if since and _is_pluperfect(reading, event):  # "hatte das Amt seit 2012 geleitet": until just now
        reading.former(statement)
    elif is_over(reading, event) and not since:
        reading.former(statement)
        statement.plain = not times
    elif not is_over(reading, event) and not statement.has(Property.END):
        reading.current(statement, plain=event.trigger.lower in reading.lex.events["in_post"])


def is_over(reading: Reading, event: Event) -> bool:
    """In the past tense, the verb itself or the one before it: "était en poste", "hatte regiert"."""
    said = set(event.clause.words) - (set() if event.past else set(event.trigger.lower.split()))
    if _is_pluperfect(reading, event) or not reading.lex.events["years_spent"].isdisjoint(said):
        return True
    return any(
        unit.kind in c.EVENTS and unit.data.tense == "past" for unit in event.clause.units[: event.at + 1]
    )


def _is_pluperfect(reading: Reading, event: Event) -> bool:
    return not reading.lex.events["pluperfect"].isdisjoint(event.clause.words)


def _own_times(reading: Reading, event: Event) -> list[Chunk]:
    """Not those of a relative clause: "le seul président dont la carrière dura de 1981 à 2004"."""
    if event.own is not None or reading.lex.grammar["free_order"]:
        return event.times
    units = event.clause.units
    relatives = reading.lex.words["relatives"]
    ends = (
        i for i, unit in enumerate(units) if i > event.at and unit.kind == c.WORD and unit.lower in relatives
    )
    own = [unit for unit in units[: next(ends, None)] if unit.kind in c.TIMES]
    second = _second_verb(reading, event)
    before = [unit for unit in own if units.index(unit) < second]
    return before or own


def _second_verb(reading: Reading, event: Event) -> int:
    """Where "was mayor in 2008 and taught law from 2011" goes on with another verb; "and again from 2011" does not."""
    units = event.clause.units
    if any(unit.kind == c.POST for unit in units[event.at + 1 :]):  # "and served in that post from 2001"
        return len(units)
    small = (
        reading.lex.events["between_offices"] | reading.lex.words["prepositions"] | reading.lex.words["as"]
    )
    for k in range(event.at + 2, len(units)):
        verb = units[k].kind in c.EVENTS or (
            units[k].kind == c.WORD and units[k].text.isalpha() and units[k].lower not in small
        )
        if units[k - 1].kind == c.AND and verb and reading.lex.grammar["attributive_bodies"]:
            return k
    return len(units)


def _right_after(event: Event, last: Chunk, time: Chunk) -> bool:
    units = event.clause.units
    between = units[units.index(last) + 1 : units.index(time)]
    return len(between) <= 2 and all(unit.kind in (c.AND, c.WORD) for unit in between)
