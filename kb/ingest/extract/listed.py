"""Several people of one office: "former premiers A, B and C", "the fourth to lead it after A (1961–1964)"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import each_their_own, in_turn, meetings
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.lexicon import RANKS
from kb.ingest.extract.office_names import renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rows import PERSON, SEVERAL, TERM, is_term, state_each

_OF_PLURAL = regex.compile(rf"(?P<office>M)[,:-]?(?P<people>{SEVERAL})")
# Behind a colon the last of a row needs no "and".
_AFTER_COLON = regex.compile(rf"(?P<office>M):(?P<people>{PERSON}(?:,{PERSON}){{1,12}})(?=[.;]|$)")
# "Previous secretaries general include A, B and C."
_INCLUDED = regex.compile(rf"(?P<office>M)(?P<link>[xb])(?P<people>{SEVERAL})")
# "The three presidents of the country, A, B and C."
_SET_OFF = regex.compile(rf"(?P<office>M)x[xO]{{0,5}},(?P<people>{SEVERAL})(?=[.,;:)])")
_ROWS = regex.compile(SEVERAL)
_ROW = regex.compile(rf"(?:{SEVERAL}|{PERSON})")
_LEADING = regex.compile(rf"(?P<people>{SEVERAL})x?(?P<verb>l)x?(?P<body>[OG])")


def read(reading: Reading, line: Line, before: Line | None, hidden: set[int]) -> None:
    """State the office of everyone in a row; ``before`` is the line before this one."""
    kinds = line.kinds
    in_turn.announced(reading, line)
    if c.NAME not in kinds:
        return
    meetings.present(reading, line)
    if c.PLURAL in kinds:
        each_their_own.respective(reading, line, hidden)
    each = each_their_own.of_each(reading, line, hidden) if reading.lex.grammar["varies_names"] else set()
    if c.PLURAL in kinds and c.AND in kinds:
        each_their_own.of_ministries(reading, line, hidden)
    for match in _rows_of_plural(reading, line) if c.PLURAL in kinds else ():
        chunk = line.chunks[match.start("office")]
        nations = each_their_own.nations_before(line, match.start("office"))
        if nations and chunk.data.body is not None:
            bodies = [*nations, chunk.data.body]
            each_their_own.pair_off(reading, line, chunk, bodies, match.span("people"), hidden)
            continue
        if chunk in each:
            continue
        state_each(reading, line, _office(reading, chunk, line), chunk, match.span("people"), hidden)
    if c.PLURAL in kinds and c.NATION in kinds:
        each_their_own.by_nation(reading, line)
    for match in _set_off(reading, line) if c.PLURAL in kinds else ():
        chunk = line.chunks[match.start("office")]
        office = _placed(line, match, _office(reading, chunk, line))
        state_each(reading, line, office, None, match.span("people"), hidden)
    for match in TERM.finditer(kinds) if c.SPAN in kinds else ():
        person, time = line.chunks[match.start()].data.person, line.chunks[match.start() + 2]
        if person is not None and match.start() + 2 not in hidden and is_term(time):
            reading.terms[person] = time
    in_turn.begins(reading, line)
    if c.SPAN in kinds:
        in_turn.in_brackets(reading, line, hidden)
    if c.VERBS["lead"] in kinds:
        _leading(reading, line, hidden)
    _ranked(reading, line, hidden)
    _dated(reading, line, before, hidden)


def _rows_of_plural(reading: Reading, line: Line) -> Iterator[regex.Match[str]]:
    """Those behind the plural itself, behind a colon, and behind "include"."""
    yield from _OF_PLURAL.finditer(line.kinds)
    yield from _AFTER_COLON.finditer(line.kinds)
    links = reading.lex.words["linking"]
    for match in _INCLUDED.finditer(line.kinds):
        if line.chunks[match.start("link")].lower in links:
            yield match


def _set_off(reading: Reading, line: Line) -> Iterator[regex.Match[str]]:
    """Where only where they are stands between the office and who had it, not what they did."""
    for match in _SET_OFF.finditer(line.kinds):
        if line.chunks[match.start("office") + 1].lower in reading.lex.words["of"]:
            yield match


def _placed(line: Line, match: regex.Match[str], office: OfficeName) -> OfficeName:
    """ "Presidents in the history of the United States": of that country."""
    between = line.chunks[match.start("office") + 1 : match.start("people")]
    body = next((chunk.data["body"] for chunk in between if chunk.kind == c.BODY), None)
    return (renamed(office[0], body.code), body.name) if body is not None and body.code else office


def _leading(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "A (1999–2003), B (2004–2009) et C ont dirigé l'Otan": all of them did."""
    for match in _LEADING.finditer(line.kinds):
        verb, chunk = line.chunks[match.start("verb")], line.chunks[match.start("body")]
        body = chunk.data if chunk.kind == c.GENERIC else chunk.data["body"]
        head = "" if body.code else reading.lex.heads.get(body.name, "")
        plain = all(
            u.lower in reading.lex.words["auxiliaries"]
            for u in line.chunks[match.end("people") : match.start("verb")]
        )
        if head and plain and verb.data.tense == "past":
            state_each(reading, line, (head, body.name), chunk, match.span("people"), hidden, over=True)
            hidden.add(match.start("verb"))


def _office(reading: Reading, chunk: Chunk, line: Line) -> OfficeName:
    """ "The foreign ministers A and B" may be of two countries: none is supplied."""
    phrase = chunk.data
    states = any(title.office.of != "organization" for title in phrase.titles)
    reading.discourse.of_some_region(phrase)
    return (phrase.title, phrase.organization) if states else reading.office(chunk, line)


def _ranked(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "The fourth Dutchman to lead the alliance, after A, B and C": all of them led it."""
    if RANKS not in line.signs:
        return
    words = reading.lex.events
    rank = next((t for t in line.tokens if t.lower in words[RANKS]), None)
    if rank is None:
        return
    for i, chunk in enumerate(line.chunks):
        if chunk.lower not in words["ranked_after"] or chunk.start < rank.start:
            continue
        people = _ROW.match(line.kinds, i + 1)
        found = _ranked_office(reading, line, rank.start, i)
        if people is not None and found is not None:
            state_each(reading, line, found[0], found[1], people.span(), hidden, over=True)
        return


def _ranked_office(reading: Reading, line: Line, start: int, end: int) -> tuple[OfficeName, Chunk] | None:
    """What the rank counts: the office, the body led or the post that is named next."""
    leads = False
    for chunk in line.chunks[:end]:
        if chunk.end <= start:
            continue
        if chunk.kind == c.OFFICE:
            return reading.office(chunk, line), chunk
        if chunk.kind == c.POST and reading.discourse.topic is not None:
            return reading.discourse.topic, chunk
        leads |= chunk.kind == c.VERBS["lead"] or chunk.lower in reading.lex.events["leadership"]
        body = chunk.data if chunk.kind == c.GENERIC else None
        if chunk.kind == c.BODY:
            body = chunk.data["body"]
        if body is not None:
            head = "" if body.code else reading.lex.heads.get(body.name, "")
            return ((head, body.name), chunk) if head and leads else None
    return None


def _dated(reading: Reading, line: Line, before: Line | None, hidden: set[int]) -> None:
    """ "Three former heads of NATO … A (2009–2014) and B (1999–2003)": what the plural before them says."""
    if line.kinds.count("(Z)") < 2:
        return
    match = next((m for m in _ROWS.finditer(line.kinds) if m[0].count("(Z)") > 1), None)
    if match is None:
        return
    lines = (
        [line] if before is None or before.sentence.paragraph != line.sentence.paragraph else [before, line]
    )
    plurals = [
        (chunk, source)
        for source in lines
        for chunk in source.chunks
        if chunk.kind == c.PLURAL and chunk.end <= line.chunks[match.start()].start
    ]
    if plurals:
        chunk, source = plurals[-1]
        state_each(reading, line, _office(reading, chunk, source), None, match.span(), hidden)
