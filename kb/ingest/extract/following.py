"""Who comes after whom, said with a noun: "in succession to X", "à la suite de X", "le relais de X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.lexicon import FOLLOWING
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession
from kb.ingest.records import Modality, Property

_REACH = 6  # chunks between "in succession" and who is followed
_LATELY = 50  # statements that are looked back on


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "… president since Monday, in succession to X": X had that office before."""
    if FOLLOWING not in line.signs:
        return
    for i, unit in enumerate(clause.units):
        if unit.kind != c.NAME or unit not in people:
            continue
        words = " ".join(other.lower for other in clause.units[max(0, i - _REACH) : i])
        if not any(f"{link} " in f"{words} " for link in reading.lex.events["following"]):
            continue
        newer, office, modality = _who_follows(reading, line, clause, i, people)
        older = people[unit]
        if newer is None or office is None or newer is older:
            return
        start = min([u.start for u in clause.units[:i] if people.get(u) is newer] or [unit.start])
        rule = f"{reading.language}.relation.following"
        reading.successions.append(Succession(newer, older, office, unit, start, unit.end, rule, modality))
        _dated(reading, clause, unit, newer, office, modality)
        return


def _dated(
    reading: Reading, clause: Clause, unit: Chunk, newer: Person, office: OfficeName, modality: Modality
) -> None:
    """ "M. X prendra en octobre le relais de Y": when it is to be."""
    days = [u for u in clause.units if u.kind == c.POINT and u.end < unit.start]
    planned = modality is Modality.PLANNED
    taken = any(u.kind == c.VERBS["take"] for u in clause.units)  # "il avait pris en 2011 la suite de X"
    if len(days) != 1 or not (planned or (taken and modality is Modality.ASSERTED)):
        return
    value = reading.resolve(days[0].data.start, ahead=planned)
    if value is None or not value.known:
        return
    rule = f"{reading.language}.relation.following"
    statement = reading.state(rule, newer, unit, office, days[0].start, unit.end, modality)
    statement.add(Property.START, value.edtf)


def _who_follows(
    reading: Reading, line: Line, clause: Clause, i: int, people: dict[Chunk, Person]
) -> tuple[Person | None, OfficeName | None, Modality]:
    """Who was just said to have an office, or the subject and the office that is ahead of them."""
    at = clause.units[i].start
    for statement in reversed(reading.statements[-_LATELY:]):
        if (
            statement.title
            and line.sentence.start <= statement.start <= at
            and statement.person is not people[clause.units[i]]
        ):
            return statement.person, (statement.title, statement.organization), statement.modality
    for k, unit in enumerate(clause.units[:i]):
        if unit in people and not reading.clauses.preposition(clause, k):
            return people[unit], reading.discourse.planned.get(people[unit]), Modality.PLANNED
    return None, None, Modality.ASSERTED
