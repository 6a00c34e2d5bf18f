"""Whose citizen someone is said to be behind their name: "Feruta of Romania", "Claes, a Belgian,"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

_MARKS = frozenset(",.;)")
_IN_NOUNS = frozenset(("d'", "d’"))  # "homme d'État"
_IS_ONE = regex.compile(
    r"(?P<person>N)(?:\([^()]{1,25}\))?b(?P<article>x)m{0,2}(?P<nation>J)[mXW]{0,2}(?P<noun>I|x{1,2})"
)


# "X (born 14 July 1942) is a Spanish physicist", "X, né en 1934, est un homme politique allemand": whatever they do.
_IS_BORN = regex.compile(
    r"^(?P<person>N)(?:\([^()]{0,25}[DZ][^()]{0,25}\)|,[^,NP]{0,12}D[^,NP]{0,12},)b(?P<article>x)[mxu]{0,6}(?P<nation>J)"
)
_IS_NATIONAL = regex.compile(r"(?P<person>N),?bx?(?P<nation>L)")


def read(reading: Reading, line: Line) -> None:
    """State the country that stands behind a name, or the noun for one of its people."""
    if c.NAME not in line.kinds:
        return
    _is_one(reading, line)
    for match in _IS_NATIONAL.finditer(line.kinds) if c.DEMONYM in line.kinds else ():
        mention, noun = line.chunks[match.start("person")], line.chunks[match.start("nation")]
        body, _, plural = noun.data["demonym"]
        if mention.data.person is not None and not plural:  # "X war ebenfalls Belgier"
            reading.nation(mention.data.person, mention, body.code, mention.start, noun.end)
    if not reading.lex.grammar["nation_behind_name"]:
        return
    for i, chunk in enumerate(line.chunks):
        if chunk.kind == c.NAME and chunk.data.person is not None:
            _read(reading, line.chunks, i, chunk.data.person)


def _is_one(reading: Reading, line: Line) -> None:
    """ "Kaja Kallas (* 1977) ist eine estnische Politikerin": the first words of many a biography."""
    if c.NATION not in line.kinds:
        return
    _is_born(reading, line)
    people = reading.lex.events["person_nouns"] if reading.lex.grammar["attributive_bodies"] else frozenset()
    for match in _IS_ONE.finditer(line.kinds):
        mention, article, nation = (
            line.chunks[match.start(name)] for name in ("person", "article", "nation")
        )
        body = nation.data.get("nationality")
        nouns = line.chunks[match.start("noun") : match.end("noun")]
        if not any(noun.kind == c.DESCRIBED or noun.lower in people for noun in nouns):
            continue
        indefinite = article.lower in reading.lex.office["indefinite"]
        if indefinite and body is not None and body.code and mention.data.person is not None:
            reading.nation(
                mention.data.person, mention, body.code, mention.start, line.chunks[match.end() - 1].end
            )


def _is_born(reading: Reading, line: Line) -> None:
    """The first words of a biography, told by the day of birth that stands with the name."""
    match = _IS_BORN.match(line.kinds)
    if match is None:
        return
    first, last = match.start("article"), match.start("nation")
    mention, words = line.chunks[0], {chunk.lower for chunk in line.chunks[first + 1 : last]}
    of_something = words & (reading.lex.words["of"] | reading.lex.words["determiners"]) - _IN_NOUNS
    body = line.chunks[last].data.get("nationality")
    plain = line.chunks[first].lower in reading.lex.office["indefinite"] and not of_something
    if plain and body is not None and body.code and mention.data.person is not None:
        reading.nation(mention.data.person, mention, body.code, mention.start, line.chunks[last].end)


def _read(reading: Reading, chunks: list[Chunk], i: int, person: Person) -> None:
    following = chunks[i + 1 : i + 5]
    kinds = "".join(chunk.kind for chunk in following)
    words = [chunk.lower for chunk in following]
    if kinds[:1] == c.WORD and words[0] in reading.lex.grammar["nation_links"]:  # "of (the) Netherlands"
        at = 1 if kinds[1:2] == c.BODY else 2
        body = following[at].data["body"] if kinds[at : at + 1] == c.BODY else None
        plain = at == 1 or words[1] in reading.lex.words["determiners"]
        owner = words[at + 1 : at + 2] and following[at + 1].text in c.OWNERS
        if body is not None and body.code and plain and not owner:
            reading.nation(person, chunks[i], body.code, chunks[i].start, following[at].end)
    elif kinds[:1] == "," and words[1:2] and words[1] in reading.lex.office["indefinite"]:  # ", a Belgian,"
        noun = following[2] if kinds[2:3] in (c.NATION, c.DEMONYM) else None
        if noun is not None and "demonym" in noun.data and kinds[3:4] in _MARKS:
            code = noun.data["demonym"][0].code
            reading.nation(person, chunks[i], code, chunks[i].start, noun.end)
