"""Offices that go to someone: "das Finanzressort geht an X", "das Amt des Präsidenten fiel an Y"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_BETWEEN = 5  # chunks between "an" and whom it goes to
_DESCRIBING = frozenset((c.WORD, c.NATION, c.DEMONYM, c.DESCRIBED, c.HONORIFIC, c.MODIFIER, c.AGE))


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the office of whoever it goes to."""
    units, words = clause.units, reading.lex.events
    at = next((i for i, u in enumerate(units) if u.lower in words["going_to"]), None)
    if at is None:
        return
    mention = _receiver(reading, clause, people)
    found = _what(reading, line, clause, at)
    if mention is None or found is None:
        return
    office, named = found
    told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
    if told is None:
        return
    past = units[at].lower in words["gone_to"]
    modality = Modality.PLANNED if told is Modality.ASSERTED and not past else told
    person, rule = people[mention], f"{reading.language}.relation.allotted"
    start, end = min(named.start, mention.start), max(named.end, mention.end)
    statement = reading.state(rule, person, mention, office, start, end, modality)
    days = [unit for unit in units if unit.kind == c.POINT]
    when = reading.resolve(days[0].data.start) if len(days) == 1 else None
    if past and when is not None and when.known and reading.lex.grammar["attributive_bodies"]:
        statement.widen(days[0].start, days[0].end)
        statement.add(Property.START, when.edtf)
    if modality is Modality.ASSERTED:
        reading.discourse.note(person, office, mention.start, former=False)


def _receiver(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> Chunk | None:
    """Whom "to" stands before, with words for what they are between."""
    units = clause.units
    for i, unit in enumerate(units):
        if unit.lower.split()[0] not in reading.lex.events["to"]:
            continue
        for k, other in enumerate(units[i + 1 : i + 1 + _BETWEEN], i + 1):
            if k in clause.breaks or (other.kind not in _DESCRIBING and other.kind != c.NAME):
                break
            if other.kind == c.NAME:
                return other if other in people else None
    return None


def _what(reading: Reading, line: Line, clause: Clause, at: int) -> tuple[OfficeName, Chunk] | None:
    """The ministry that goes, or "the office of …"."""
    units = clause.units
    for i, unit in enumerate(units):
        if reading.lex.grammar["attributive_bodies"] and i + 1 != at:
            continue  # "a finance ministry official went to X"
        owned = i > 0 and units[i - 1].lower in reading.lex.events["oblique"]  # "der Brief des Ministeriums"
        if unit.kind == c.MINISTRY and not owned and not reading.clauses.preposition(clause, i):
            if unit.data.title:
                return reading.office(unit, line), unit
            office = reading.discourse.ministry_before(unit.start)
            return (office, unit) if office else None
        spoken_of = reading.discourse.spoken_of
        if unit.kind == c.POST and reading.lex.grammar["attributive_bodies"] and spoken_of is not None:
            told = clause.after is None and reading.tells_of(spoken_of, line)
            return (spoken_of, unit) if told else None  # "the job went to X"
        posted = unit.kind == c.OFFICE and any(u.kind == c.POST for u in units[max(0, i - 2) : i])
        if posted and unit.data.holder is None and abs(i - at) <= _BETWEEN:
            return reading.office(unit, line), unit
    return None
