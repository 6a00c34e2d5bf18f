"""Ministries that someone is put in charge of, stays at or has: "with X at the finance ministry"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

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
        moved = None if mention is not None else _moves(reading, clause, i, k, people)
        mention = mention or moved
        told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
        if mention is None or told is not Modality.ASSERTED:
            continue
        person, office = people[mention], reading.office(unit, line)
        if moved is not None and not office[1]:
            office = office[0], _country_served(person)
        if office in person.held:
            continue
        rule = f"{reading.language}.relation.in-charge"
        start, end = min(mention.start, unit.start), max(mention.end, unit.end)
        statement = reading.state(rule, person, mention, office, start, end, told)
        if reading.tells_of_now(unit.start):
            reading.current(statement, plain=True)
        days = [time for time in units if time.kind == c.POINT]
        when = reading.resolve(days[0].data.start) if moved is not None and len(days) == 1 else None
        if when is not None and when.known:
            statement.widen(days[0].start, days[0].end)
            statement.add(Property.START, when.edtf)
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


def _moves(reading: Reading, clause: Clause, i: int, k: int, people: dict[Chunk, Person]) -> Chunk | None:
    """ "Was moved to …", "Y sent him to …": a minister, whom another ministry makes another; no official."""
    units = clause.units
    if k < 2 or units[k].lower not in reading.lex.events["to"] or clause.relative:
        return None
    if i + 1 < len(units) and units[i + 1].kind == c.AS:
        return None  # "… as an adviser"
    sent = units[k - 1].lower in reading.lex.events["object_forms"]
    if units[k - 1 - sent].lower not in reading.lex.events["moving_to"]:
        return None
    before = [units[k - 1]] if sent else reversed(units[max(0, k - 2 - _BACK) : k - 1])
    mention = next((unit for unit in before if unit in people), None)
    if mention is None or (not sent and reading.clauses.preposition(clause, units.index(mention))):
        return None
    return mention if any(title.startswith("Minister of ") for title, _ in people[mention].held) else None


def _country_served(person: Person) -> str:
    """The one country whose minister someone has been."""
    countries = {country for title, country in person.held if title.startswith("Minister of ")}
    return countries.pop() if len(countries) == 1 else ""
