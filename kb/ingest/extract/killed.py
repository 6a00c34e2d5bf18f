"""Whom someone kills: "the forces killed X, the commander of Y, on Thursday"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.leaving import leaves_by_death
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_BEFORE_NAMES = frozenset((c.HONORIFIC, c.OFFICE, c.NATION, c.BLOCKED, c.MODIFIER))


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """Whoever is named right behind the verb has died that day, and is in no office any more."""
    units, killing = clause.units, reading.lex.events["killing"]
    for i, unit in enumerate(units[:-1] if killing else ()):
        if unit.lower not in killing:
            continue
        k = i + 1
        while k < len(units) - 1 and units[k].kind in _BEFORE_NAMES:
            k += 1
        person = people.get(units[k]) if units[k].kind == c.NAME and _ends(reading, clause, k + 1) else None
        told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
        days = [time for time in units if time.kind == c.POINT]
        when = reading.resolve(days[0].data.start) if len(days) == 1 else None
        if person is None or not person.told or told is not Modality.ASSERTED or when is None:
            continue
        if not when.known:
            continue
        leaves_by_death(reading, person, when.edtf, days[0], in_harness=False)
        start, end = min(unit.start, days[0].start), max(units[k].end, days[0].end)
        rule = reading.events["die"]
        reading.describe(rule, person, units[k], Property.DEATH, when.edtf, start, end)


def _ends(reading: Reading, clause: Clause, k: int) -> bool:
    """Nothing of whom or what was killed stands at unit ``k``: not "killed X's dog", "killed the X reform"."""
    units, words = clause.units, reading.lex.words
    if k == len(units) or units[k].kind in c.TIMES or k in clause.breaks:
        return True
    marks = reading.lex.grammar["owner_marks"]
    ends = next(
        (i for i in range(k, len(units)) if i in clause.breaks or units[i].kind in c.TIMES), len(units)
    )
    if any(unit.text in marks for unit in units[k:ends]):
        return False  # "killed X of Norway's reform", "killed X and Y's dog"
    small = words["prepositions"] | words["of"] | words["conjunctions"]
    return units[k].first > units[k - 1].last or units[k].lower in small  # behind a mark
