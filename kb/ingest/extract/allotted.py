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


def to_each(reading: Reading, line: Line, people: dict[Chunk, Person]) -> None:
    """ "La Défense échoit à X, la Santé à Y", "Z a confié la Défense à X": state of each what goes to them."""
    words, chunks = reading.lex.events, line.chunks
    verbs = words["going_to"] | words["receiving"]
    verb = next((i for i, chunk in enumerate(chunks) if chunk.lower in verbs), None)
    if verb is None:
        return
    for i, chunk in enumerate(chunks):
        if chunk.kind != c.OFFICE or chunk.data.holder is not None or chunk.data.plural:
            continue
        mention = _goes_to(reading, line, i, verb) or _has_given(reading, line, i, verb, people)
        person = people.get(mention) or reading.discourse.focus if mention is not None else None
        if mention is not None and person is not None:
            _falls_to(reading, line, chunk, mention, person)


def _falls_to(reading: Reading, line: Line, chunk: Chunk, mention: Chunk, person: Person) -> None:
    told = [token.lower for token in line.tokens if token.start < max(chunk.end, mention.end)]
    ahead = not reading.lex.clause["future_auxiliary"].isdisjoint(told)
    modality = reading.modality.read(told, [], line.sentence.text, future=ahead)
    if modality is None:
        return
    office, rule = reading.office(chunk, line), f"{reading.language}.relation.allotted"
    chunk.data.holder = person
    start, end = min(chunk.start, mention.start), max(chunk.end, mention.end)
    statement = reading.state(rule, person, mention, office, start, end, modality)
    days = [other for other in line.chunks if other.kind == c.POINT]
    when = reading.resolve(days[0].data.start) if len(days) == 1 else None
    if modality is Modality.ASSERTED and reading.tells_of_now(line.sentence.start):
        reading.current(statement, plain=True)
    elif modality is Modality.ASSERTED and when is not None and when.known:
        statement.widen(days[0].start, days[0].end)
        statement.add(Property.START, when.edtf)
        reading.former(statement)
    reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def _has_given(reading: Reading, line: Line, i: int, verb: int, people: dict[Chunk, Person]) -> Chunk | None:
    """ "Y lui confie la Défense", "il reçoit la Défense", "X se voit confier la Défense": who has it then."""
    chunks, words = line.chunks, reading.lex.events
    if not verb < i <= verb + 2 or not (chunks[i].data.seat or _is_portfolio(reading, chunks[i])):
        return None
    before = chunks[max(0, verb - 2) : verb]
    to_them = next((unit for unit in before if unit.lower in words["object_forms"]), None)
    if to_them is not None and chunks[verb].lower in words["going_to"]:
        return to_them
    seen = bool(before) and before[-1].lower in words["seeing"]
    if not seen and chunks[verb].lower not in words["receiving"]:
        return None
    for unit in reversed(chunks[max(0, verb - _BETWEEN) : verb]):
        if unit in people:
            return unit
        if unit.kind not in (c.WORD, c.MODIFIER):
            return None
    return None


def _goes_to(reading: Reading, line: Line, i: int, verb: int) -> Chunk | None:
    """Who stands behind "to" behind the office, with nobody else and only the verb in between."""
    chunks, words = line.chunks, reading.lex.events
    posted = (
        chunks[i].data.seat
        or (i > 0 and chunks[i - 1].kind == c.AS)
        or c.POST in line.kinds[max(0, i - 2) : i]
    )
    to = next(
        (k for k in range(i + 1, min(len(chunks), i + _BETWEEN)) if chunks[k].lower in words["to"]), None
    )
    if to is None or not (posted or _is_portfolio(reading, chunks[i])):
        return None
    between = chunks[i + 1 : to]
    plain = all(u.kind in (c.WORD, c.MODIFIER, *c.EVENTS) for u in between)
    near = i < verb < to or verb == i - 1 or not between
    for chunk in chunks[to + 1 : to + 1 + _BETWEEN] if plain and near else ():
        if chunk.kind == c.NAME:
            return chunk
        if chunk.kind not in _DESCRIBING:
            return None
    return None


def _is_portfolio(reading: Reading, chunk: Chunk) -> bool:
    """ "Le portefeuille de la Défense", "le poste de ministre": no person."""
    return chunk.lower.split()[0] in reading.lex.words["office"] | reading.lex.events["ministries"]


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
