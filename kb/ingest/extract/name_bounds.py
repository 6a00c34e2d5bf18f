"""Where a name ends and whose it is, before people are told apart: names in headings, names that run together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, Name
from kb.ingest.extract.known_names import given_names
from people.names import fold

_HEAD = 4  # lines of an article within which its first sentence begins
_SHORTEST_JOINED = 3  # words of two names that run together
_TWO = 2  # words of a plain name


def is_heading(lines: Sequence[Line]) -> bool:
    """Is a name all that the heading says, as in a biography?"""
    return bool(lines) and lines[0].kinds == c.NAME


def in_full(lines: Sequence[Line]) -> frozenset[str]:
    """ "Jan Moor", the heading, and "Pieter Jan Moor de Vries (born …) was …": one person, as no word of it is missing."""
    if not is_heading(lines):
        return frozenset()
    heading = fold(lines[0].chunks[0].data.text)
    opening = (line for line in lines[1:_HEAD] if line.kinds.startswith(c.NAME) and line.kinds != c.NAME)
    first = next(opening, None)
    name = fold(first.chunks[0].data.text) if first is not None else ""
    words = iter(name.split())
    whole = heading != name and all(word in words for word in heading.split())
    return frozenset((heading, name)) if whole else frozenset()


def part(lines: Sequence[Line]) -> None:
    """ "1971 folgte Moor Jan Vries": the family name of one who is named elsewhere, and the name of another."""
    named = [(line, chunk) for line in lines for chunk in line.chunks if chunk.kind == c.NAME]
    known = {chunk.data.tokens[-1] for _, chunk in named if len(chunk.data.tokens) > 1}
    for line, chunk in named:
        tokens = chunk.data.tokens
        joined = len(tokens) >= _SHORTEST_JOINED and tokens[0] in known and tokens[1] in given_names()
        if not joined or tokens[0] in given_names() or chunk.last - chunk.first != len(tokens):
            continue
        gender = given_names()[tokens[1]]
        i = line.chunks.index(chunk)
        rest = Name(tokens[1:], gender if gender in "mf" else "", chunk.data.sure)
        line.chunks[i : i + 1] = [
            _chunk(line, c.WEAK, chunk.first, chunk.first + 1, Name(tokens[:1])),
            _chunk(line, c.NAME, chunk.first + 1, chunk.last, rest),
        ]
        line.settle()


def part_behind_title(lines: Sequence[Line]) -> None:
    """ "… beauftragte Präsidentin Anna Moor Vries im Mai": a name, and the family name of one who is named elsewhere.

    Where no name like it is there twice, and the other is called so by that word alone elsewhere.
    """
    named = [(line, chunk) for line in lines for chunk in line.chunks if chunk.kind == c.NAME]
    bare = {chunk.text for line in lines for chunk in line.chunks if chunk.kind == c.WEAK}
    times = Counter(chunk.data.tokens for _, chunk in named)
    known = {tokens[-1]: tokens[0] for tokens in times if len(tokens) == _TWO}
    for line, chunk in named:
        tokens = chunk.data.tokens
        if len(tokens) != _TWO + 1 or times[tokens] > 1 or chunk.last - chunk.first != len(tokens):
            continue
        first, middle, last = tokens
        i = line.chunks.index(chunk)
        entitled = i > 0 and line.chunks[i - 1].kind == c.OFFICE
        whole = first in given_names() and middle not in given_names() and middle[0].isupper()
        if not entitled or not whole or last not in bare or known.get(last, first) == first:
            continue
        line.chunks[i : i + 1] = [
            _chunk(
                line,
                c.NAME,
                chunk.first,
                chunk.last - 1,
                Name(tokens[:-1], chunk.data.gender, chunk.data.sure),
            ),
            _chunk(line, c.WEAK, chunk.last - 1, chunk.last, Name(tokens[-1:])),
        ]
        line.settle()


def _chunk(line: Line, kind: str, first: int, last: int, name: Name) -> Chunk:
    start, end, offset = line.tokens[first].start, line.tokens[last - 1].end, line.sentence.start
    return Chunk(kind, first, last, start, end, line.sentence.text[start - offset : end - offset], name)
