"""More than one who came before: "his predecessors were A and B", "like his predecessors A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_PASSED = frozenset(
    (c.MODIFIER, c.NATION, c.DEMONYM, c.DESCRIBED, c.HONORIFIC, c.CAPITAL, c.OFFICE, c.AND, ",", "(", ")")
)
_FARTHEST = 40  # chunks in a row of names with what each of them is


def is_plural(reading: Reading, line: Line, unit: Chunk) -> bool:
    """ "Seine Vorgänger", "von ihren Vorgängern": more than one, by the word or the one before it."""
    at = line.chunks.index(unit)
    before = line.chunks[at - 1].lower if at else ""
    words = reading.lex.words
    if unit.kind == c.SUCCESSOR:
        return unit.lower in words["successors"]
    return unit.lower in words["predecessors"] or before in words["several"]


def is_named(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "La nomination de X suit celle de son prédécesseur, Y, au poste de Z": where Y went, not what both were."""
    before = units[max(0, i - 3) : i]
    owned = len(before) == 3 and before[2].kind == c.POSSESSIVE and before[0].kind != c.POST
    linked = owned and before[1].lower in reading.lex.office["genitives"]
    naming = linked and any(unit.lower in reading.lex.events["naming"] for unit in units[:i])
    return naming and any(unit.kind in (c.OFFICE, c.BLOCKED) for unit in units[i + 1 :])


def state(reading: Reading, line: Line, unit: Chunk, office: OfficeName, *, over: bool = True) -> None:
    """Each of those named after "predecessors" had the office, and has it no longer; "successors" came to have it."""
    named = list(_named(reading, line, line.chunks.index(unit)))
    enough = len(named) > 1 or unit.lower in reading.lex.words["preceded"]
    for mention in named if enough else ():
        person = mention.data.person
        rule = f"{reading.language}.relation.{'predecessor' if over else 'successor'}"
        statement = reading.state(rule, person, mention, office, unit.start, mention.end, Modality.ASSERTED)
        if (time := span_behind(line, line.chunks.index(mention))) is not None:
            reading.dated(statement, time)
        if over:
            reading.former(statement)
        reading.discourse.note(person, office, mention.start, former=over)


def dates_a_row(reading: Reading, line: Line, at: int) -> bool:
    """ "His predecessors were the Dane X (2009–2014) and …": the years behind the name at ``at`` are those."""
    return span_behind(line, at) is not None and any(
        chunk.kind == c.PREDECESSOR and is_plural(reading, line, chunk) for chunk in line.chunks[:at]
    )


def span_behind(line: Line, at: int) -> Chunk | None:
    """The span in brackets right behind the chunk at ``at``."""
    return line.chunks[at + 2] if line.kinds[at + 1 : at + 4] == f"({c.SPAN})" else None


def _named(reading: Reading, line: Line, at: int) -> Iterator[Chunk]:
    """The names in a row, as far as nothing but what they are and their years stand between them."""
    small = reading.lex.words["determiners"] | reading.lex.words["linking"]
    for chunk in line.chunks[at + 1 : at + _FARTHEST]:
        if chunk.kind == c.NAME and chunk.data.person is not None:
            yield chunk
        elif chunk.kind not in _PASSED and chunk.kind not in c.TIMES and chunk.lower not in small:
            return
