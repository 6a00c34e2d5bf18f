"""Ministries that someone is put in charge of, stays at or has: "with X at the finance ministry"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_BACK = 4  # chunks from "in charge of" back to who is


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the office of whoever has the ministry."""
    words, units = reading.lex.events, clause.units
    if not words["in_charge"]:
        return
    for i, unit in enumerate(units):
        if unit.kind != c.MINISTRY or not unit.data.title or _is_part(reading, units, i):
            continue
        k = i - 1
        while k > 0 and units[k].lower in reading.lex.words["determiners"]:
            k -= 1
        mention = _in_charge(reading, units, k, people) or _stays(reading, units, k, people)
        told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
        if mention is None or told is not Modality.ASSERTED:
            continue
        person, office = people[mention], reading.office(unit, line)
        if office in person.held:
            continue
        rule = f"{reading.language}.relation.in-charge"
        start, end = min(mention.start, unit.start), max(mention.end, unit.end)
        statement = reading.state(rule, person, mention, office, start, end, told)
        if reading.tells_of_now(unit.start):
            reading.current(statement, plain=True)
        reading.discourse.note(person, office, mention.start, former=False)


def _is_part(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "The finance ministry official", "the finance ministry's task force"."""
    if i + 1 >= len(units):
        return False
    behind, ends = units[i + 1], reading.lex.events["behind_led"] | reading.lex.words["relative_subjects"]
    return behind.text in c.OWNERS or (behind.kind in (c.WORD, c.CAPITAL) and behind.lower not in ends)


def _in_charge(reading: Reading, units: list[Chunk], k: int, people: dict[Chunk, Person]) -> Chunk | None:
    """ "Put X in charge of …", "X, who is in charge of …": X, who stands before the words."""
    words = [unit.lower for unit in units[max(0, k - 2) : k + 1]]
    if " ".join(words) not in reading.lex.events["in_charge"]:
        return None
    before = (unit for unit in reversed(units[max(0, k - 2 - _BACK) : k - 2]) if unit in people)
    return next(before, None)


def _stays(reading: Reading, units: list[Chunk], k: int, people: dict[Chunk, Person]) -> Chunk | None:
    """ "X stays at …", "with X at …": X."""
    if k < 2 or units[k].lower not in reading.lex.words["places"]:
        return None
    mention = units[k - 1]
    with_them = units[k - 2].lower in reading.lex.events["beside_at"]
    if units[k - 1].lower in reading.lex.events["stays_at"]:
        mention, with_them = units[k - 2], True
    return mention if with_them and mention.kind == c.NAME and mention in people else None
