"""Offices said to be held or bodies said to be led by someone: "das Amt wird von X bekleidet", "was led by X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.lasting import date_spells
from kb.ingest.extract.office_country import office_named
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_HELD = frozenset((c.OFFICE, c.MINISTRY, c.BODY, c.GENERIC))


def led_passively(reading: Reading, event: Event, person: Person, mention: Chunk, office: OfficeName) -> None:
    """ "Was led by X": the participle tells of no time, what stands before it does."""
    before = {unit.lower for unit in event.clause.units[max(0, event.at - 2) : event.at]}
    statement = new_statement(reading, event, person, office, None, mention)
    date_spells(reading, event, statement)
    over = any(time.kind in (c.SPAN, c.UNTIL) for time in event.times)
    over |= not before.isdisjoint(reading.lex.events["passive_past"])
    if over and not any(time.kind == c.SINCE for time in event.times):
        reading.former(statement)
    elif not statement.has(Property.END):
        reading.current(statement, plain=True)
    finish(reading, statement, office, former=statement.status == "former")


def held_passively(reading: Reading, event: Event) -> bool:
    """German "das Amt des Präsidenten wird von X bekleidet", "das Ministerium wurde von X geführt": X's."""
    clause, passives = event.clause, reading.lex.events["passive_held"]
    verb = next((u for u in clause.units if u.lower in passives), None)
    if verb is None or not event.past or event.modality is not Modality.ASSERTED:
        return False
    agents = reading.lex.words["agent"]
    mention = next(
        (
            u
            for i, u in enumerate(clause.units)
            if u.kind == c.NAME and u in event.people and reading.clauses.preposition(clause, i) in agents
        ),
        None,
    )
    office = _held(reading, event)
    if mention is None or office is None:
        return mention is not None
    statement = new_statement(reading, event, event.people[mention], office, None, mention)
    date_spells(reading, event, statement)
    if verb.data.tense == "past":
        reading.former(statement)
    elif not statement.has(Property.END):
        reading.current(statement)
    finish(reading, statement, office, former=statement.status == "former")
    return True


def _held(reading: Reading, event: Event) -> OfficeName | None:
    """What is held or led in a passive: an office, a ministry, a body."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if reading.clauses.preposition(event.clause, i) or unit.kind not in _HELD:
            continue
        before = units[max(0, i - 2) : i]
        if unit.kind == c.OFFICE:
            posted = any(u.kind == c.POST for u in before)
            return office_named(reading, event, unit) if posted and unit.data.holder is None else None
        if any(u.lower in reading.lex.events["no_object"] for u in before[-1:]):
            return None
        if unit.kind == c.MINISTRY:
            return reading.office(unit, event.line) if unit.data.title else None
        body = unit.data["body"] if unit.kind == c.BODY else unit.data
        head = "" if body.code else reading.lex.heads.get(body.name, "")
        return (head, body.name) if head and event.trigger.data.event == "lead" else None
    return None
