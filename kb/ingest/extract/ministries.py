"""Ministries: whoever takes, leads or leaves one is its minister."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.presidencies import is_noun_of_office, is_states
from kb.ingest.extract.reading import Reading

_HOLDING = frozenset(("take", "lead", "serve"))  # verbs of those who have a ministry

_LED = 4  # chunks between "the head of" and the ministry


def ministry(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """The office of the ministry that the verb is about: "took over the defence ministry", "at the head of …"."""
    units, words = event.clause.units, reading.lex.events
    heads = not words["leadership"].isdisjoint(event.clause.words)
    for i, unit in enumerate(units):
        if unit.kind != c.MINISTRY or unit.quoted != event.trigger.quoted:
            continue
        if (noun := is_noun_of_office(reading, unit)) and is_states(reading, units, i, event.mention):
            return None, None
        governed = reading.clauses.preposition(event.clause, i)
        before = units[i - 1].lower if i else ""
        led = not words["leadership"].isdisjoint(u.lower for u in units[max(0, i - _LED) : i])
        if reading.lex.grammar["free_order"] and heads and not led:
            continue  # "kam aus dem Ministerium an die Spitze der Bank"
        if governed or (before in words["oblique"] and not heads):
            continue
        if reading.lex.grammar["attributive_bodies"] and not _is_object(reading, event, i, noun=noun):
            continue
        if not noun and unit.data.title in HEADS and event.trigger.data.event == "lead":
            return None, None  # whoever leads the chancellery is not the chancellor
        if unit.data.title:
            return reading.office(unit, event.line), unit
        if office := reading.discourse.ministry_before(unit.start):
            return office, unit
    return _antecedent(reading, event)


def _is_object(reading: Reading, event: Event, i: int, *, noun: bool) -> bool:
    """ "Took over the finance ministry": right behind the verb, and not the ministry's building."""
    units, words = event.clause.units, reading.lex.words
    between = units[event.at + 1 : i]
    behind = units[i + 1] if i + 1 < len(units) and i + 1 not in event.clause.breaks else None
    small = words["determiners"] | words["possessives"]
    ends = reading.lex.events["behind_led"] | words["relative_subjects"]
    goes_on = behind is not None and behind.kind in (c.WORD, c.CAPITAL, c.WEAK) and behind.lower not in ends
    plain = all(u.lower in small or u.kind in (c.NATION, c.MODIFIER) for u in between)
    held = event.trigger.data.event in _HOLDING or (
        noun and event.trigger.data.event in ("quit", "hand_over")
    )
    return held and i > event.at and plain and not goes_on and (behind is None or behind.text not in c.OWNERS)


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
