"""Whom someone makes something: "made him minister in 1981"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_DESCRIBING = frozenset((c.MODIFIER, c.POSSESSIVE, c.HONORIFIC))


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the office that is named right behind the one who was made it."""
    units, making = clause.units, reading.lex.events["making"]
    for i, unit in enumerate(units[:-2] if making else ()):
        if unit.lower not in making:
            continue
        mention = units[i + 1 + (units[i + 1].kind == c.HONORIFIC)]
        whom = mention.kind == c.NAME or mention.lower in reading.lex.events["object_forms"]
        title = _title(reading, units, units.index(mention) + 1)
        told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
        if not whom or mention not in people or title is None or told is not Modality.ASSERTED:
            continue
        person, office = people[mention], reading.office(title, line)
        start = min(unit.start, mention.start)
        rule = f"{reading.language}.relation.made"
        statement = reading.state(rule, person, mention, office, start, title.end, told)
        title.data.holder = person
        days = [time for time in units if time.kind == c.POINT]
        when = reading.resolve(days[0].data.start) if len(days) == 1 else None
        if when is not None and when.known:
            statement.widen(days[0].start, days[0].end)
            statement.add(Property.START, when.edtf)
        reading.discourse.note(person, office, mention.start, former=False)


def _title(reading: Reading, units: list[Chunk], k: int) -> Chunk | None:
    """The title at ``k``, behind articles and adjectives."""
    while k < len(units) and (
        units[k].kind in _DESCRIBING or units[k].lower in reading.lex.words["determiners"]
    ):
        k += 1
    if k >= len(units) or units[k].kind != c.OFFICE or units[k].data.holder is not None:
        return None
    return None if units[k].data.plural or units[k].data.status == "future" else units[k]
