"""Offices called by a noun: "won the presidency of Norway in 2010", "elected to the governorship", "his premiership"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.owners import owner_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.subjects import subject_of
from kb.ingest.records import Modality, Property

_BETWEEN = 6  # chunks between a verb and the office


def is_noun_of_office(reading: Reading, unit: Chunk) -> bool:
    """ "The presidency of Norway", unlike "the ministry of defence"."""
    nouns = reading.lex.nouns_of_offices
    return bool(nouns) and unit.kind == c.MINISTRY and any(noun in unit.lower for noun in nouns)


def is_states(reading: Reading, units: list[Chunk], i: int, mention: Chunk | None) -> bool:
    """ "The rotating presidency", "said Norway took over the chairmanship": a country's, for a time."""
    turning, unit = reading.lex.events["taking_turns"], units[i]
    said = f"{units[i - 1].lower} {unit.lower}" if i else unit.lower
    if unit.data.organization.lower() in turning or any(word in said for word in turning):
        return True
    first = units.index(mention) + 1 if mention in units else 0
    return any(other.kind == c.BODY and other.data["body"].code for other in units[first:i])


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the office of whoever won it, rose to it, or was chosen for it."""
    units = clause.units
    for i, unit in enumerate(units):
        if not is_noun_of_office(reading, unit) or _is_attributive(reading, units, i):
            continue
        at = _verb(reading, units, i)
        if at is None:
            _owned(reading, line, clause, i, people)
            continue
        told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
        eventful = at if units[at].kind in c.EVENTS else None
        person, mention = subject_of(reading, clause, eventful, people, {})
        if (
            person is None
            or mention is None
            or mention.start > units[at].start
            or told is not Modality.ASSERTED
        ):
            continue
        if is_states(reading, units, i, mention):
            continue
        office = reading.office(unit, line)
        rule = f"{reading.language}.relation.office-noun"
        start, end = min(mention.start, unit.start), max(mention.end, unit.end)
        start = max(start, line.sentence.start)
        statement = reading.state(rule, person, mention, office, start, end, told)
        day = next((time for time in [*units[i + 1 : i + 3], units[0]] if time.kind == c.POINT), None)
        when = reading.resolve(day.data.start) if day is not None else None
        if day is not None and when is not None and when.known:
            statement.widen(day.start, day.end)
            rose = units[at].lower in reading.lex.events["rising"]
            statement.add(Property.START if rose else Property.APPOINTED, when.edtf)
        reading.discourse.note(person, office, mention.start, former=False)


def _owned(reading: Reading, line: Line, clause: Clause, i: int, people: dict[Chunk, Person]) -> None:
    """ "X's presidency of Norway lasted from 2005 to 2013", "during his premiership (2005-2013)"."""
    units = clause.units
    noun = units[i]
    at = next((k for k, chunk in enumerate(line.chunks) if chunk is noun), len(line.chunks)) + 1
    behind = line.chunks[at : at + 2]
    verb = bool(behind) and behind[0].lower in reading.lex.events["term_runs"] | reading.lex.events["lasted"]
    marked = bool(behind) and (verb or behind[0].kind in "(,")
    time = behind[-1] if marked else behind[0] if behind else None
    time = time if time is not None and time.kind in (c.SPAN, c.SINCE, c.UNTIL) else None
    if time is None and not _is_their_time(reading, units, i):
        return
    person = owner_of(reading, clause, i, people)
    if (
        person is None
        or reading.modality.read(clause.words, [], line.sentence.text, future=False) is not Modality.ASSERTED
    ):
        return
    mention = next((unit for unit in units if people.get(unit) is person), noun)
    rule = f"{reading.language}.relation.office-noun"
    start, end = min(mention.start, noun.start), max(mention.end, noun.end)
    office = reading.office(noun, line)
    statement = reading.state(rule, person, mention, office, start, end, Modality.ASSERTED)
    if time is not None:
        reading.dated(statement, time)
    reading.discourse.note(person, office, noun.start, former=statement.status == "former")


def _is_their_time(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "During X's presidency", which says no more than that there was one."""
    named = i > 2 and units[i - 1].text in c.OWNERS and units[i - 2].kind == c.NAME
    return named and units[i - 3].lower in reading.lex.events["in_their_time"]


def _verb(reading: Reading, units: list[Chunk], i: int) -> int | None:
    """ "Won (the presidency)", "rose to …", "was elected to …": where the verb stands."""
    words = reading.lex.events
    k = i - 1
    while k > 0 and (
        units[k].lower in reading.lex.words["determiners"]
        or units[k].kind in (c.NATION, c.MODIFIER, c.POSSESSIVE)
    ):
        k -= 1
    if k < 0:
        return None
    if units[k].lower in words["winning"]:
        return k
    if units[k].lower not in words["to"]:
        return None
    for j in range(k - 1, max(-1, k - _BETWEEN), -1):
        chosen = units[j].kind == c.VERBS["elect"] and units[j].data.tense == "past"
        if chosen or units[j].lower in words["rising"]:
            return j
    return None


def _is_attributive(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Won the presidency race": the noun of something else."""
    if i + 1 >= len(units):
        return False
    behind, ends = units[i + 1], reading.lex.events["behind_led"] | reading.lex.words["relative_subjects"]
    return behind.text in c.OWNERS or (behind.kind in (c.WORD, c.CAPITAL) and behind.lower not in ends)
