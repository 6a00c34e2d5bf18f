"""A row of names, as a list has it: how it is written, and one office stated of each in it."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.apposed_office import of_country
from kb.ingest.extract.appositions import set_status
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.office_names import renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

# A name with its article, nationality or honorific before it and at most one thing in brackets after it.
PERSON = r"(?:x?[LJAmh]){0,3}N(?:\([^)]{1,2}\)|xO|,D(?=[,.;u]))?"
SEVERAL = rf"{PERSON}(?:,{PERSON}){{0,12}},?u{PERSON}"
TERM = regex.compile(r"N\(Z\)")
_LONGEST_TERM = 25  # years; a longer span behind a name is a life


def state_each(
    reading: Reading,
    line: Line,
    office: OfficeName,
    title: Chunk | None,
    span: tuple[int, int],
    hidden: set[int],
    *,
    over: bool = False,
) -> None:
    """State the office of everyone named in ``span``, with the term in brackets behind them, which is used up."""
    for i in range(*span):
        chunk = line.chunks[i]
        if chunk.kind != c.NAME or chunk.data.person is None:
            continue
        dated = line.kinds[i + 1 : i + 4] == "(Z)"
        time = line.chunks[i + 2] if dated else None
        if time is not None and not is_term(time):
            continue
        ends = [chunk, *([title] if title else []), *(line.chunks[i + 1 : i + 4] if dated else [])]
        start, end = min(edge.start for edge in ends), max(edge.end for edge in ends)
        rule = f"{reading.language}.list"
        person = chunk.data.person
        own = _of_their_own(reading, line, i, of_country(reading, line, i, office))
        statement = reading.state(rule, person, chunk, own, start, end, Modality.ASSERTED)
        if time is not None:
            reading.dated(statement, time)
            hidden.add(i + 2)
        elif over:
            reading.former(statement)
        elif title is not None:
            set_status(reading, line, title.data, statement)
        reading.discourse.note(person, own, chunk.start, former=statement.status == "former")


def _of_their_own(reading: Reading, line: Line, i: int, office: OfficeName) -> OfficeName:
    """ "Les ministres A (Pologne) et B (Italie)", "les présidents chypriote A et roumain B": each of their country."""
    before = i - 1 if i and line.kinds[i - 1] != c.HONORIFIC else i - 2
    if not office[1] and line.kinds[i + 1 : i + 4] == f"({c.BODY})":
        country = line.chunks[i + 2].data["body"]
    elif reading.lex.grammar["adjectives_follow"] and line.kinds[max(0, before) : before + 1] == c.NATION:
        country = line.chunks[before].data["nationality"]
    else:
        return office
    return (renamed(office[0], country.code), country.name) if country.code else office


def is_term(time: Chunk) -> bool:
    """ "A (1961–1964)" tells of a term, "A (1911–2002)" of a life."""
    first, last = time.data.start, time.data.end
    if first is None or last is None or first.first is None or last.first is None:
        return True
    return bool(last.first.year - first.first.year < _LONGEST_TERM)
