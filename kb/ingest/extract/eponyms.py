"""Titles before names that give nobody an office: streets and ships, parts that are played, bare questions."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import Lexicon

_BARE = frozenset((c.NAME, c.OFFICE, c.BODY, ",", "?", '"', "-"))
_DESCRIBING = frozenset((c.WORD, c.DESCRIBED, c.CAPITAL))


def gives_nobody(lex: Lexicon, line: Line) -> bool:
    """Does the line give nobody an office? A play and who plays in it, or "X, secretary general?" and no more."""
    if line.kinds.endswith("?") and _BARE.issuperset(line.kinds):
        return True
    words = {token.lower for token in line.tokens}
    return not words.isdisjoint(lex.words["playing"]) and not words.isdisjoint(lex.words["stages"])


def names_no_holder(lex: Lexicon, line: Line, person_at: int, at: int) -> bool:
    """ "Avenue du Président Wilson", "Captain Cook Street", "plays President Bartlet"; ``at`` is the title's chunk."""
    if at > person_at:
        return False
    before, after = at - 1, person_at + 1
    name = line.tokens[line.chunks[person_at].last - 1].lower
    following = line.chunks[after].lower if after < len(line.chunks) else ""
    if lex.words["namesakes_after"].intersection((name, following)):
        return True
    if _is_quoted(lex, line, before, after):
        return True
    if _is_posed_as(lex, line, at):
        return True
    small = lex.words["determiners"] | lex.words["of"]
    while before >= 0 and line.chunks[before].lower in small:
        before -= 1
    if before < 0:
        return False
    word = line.tokens[line.chunks[before].last - 1].lower
    return (
        word in lex.words["namesakes_before"]
        or word in lex.words["playing"]
        or _is_equated(lex, line, before)
    )


def _is_quoted(lex: Lexicon, line: Line, before: int, after: int) -> bool:
    """ "Die Fregatte „Präsident Lincoln“", "« Le Président Poulain »": nothing else between the marks."""
    if before > 0 and line.chunks[before].lower in lex.words["determiners"]:
        before -= 1
    return before >= 0 and after < len(line.chunks) and line.kinds[before] == line.kinds[after] == '"'


def _is_posed_as(lex: Lexicon, line: Line, at: int) -> bool:
    """ "An account posing as President Dole": someone who says so."""
    before = [chunk.lower for chunk in line.chunks[max(0, at - 3) : at]]
    while before and before[-1] in lex.words["determiners"]:
        before.pop()
    return " ".join(before[-2:]) in lex.words["posing"]


def _is_equated(lex: Lexicon, line: Line, at: int) -> bool:
    """ "Mouglalis est la présidente Dorendeu": nobody is someone else but on a stage."""
    chunks: list[Chunk] = line.chunks
    if not at or chunks[at].kind != c.VERBS["be"] or chunks[at - 1].kind != c.NAME:
        return False
    if at == 1 or chunks[at - 2].kind == ",":
        return True
    governing = lex.words["prepositions"] | lex.words["of"] | lex.words["determiners"]
    described = chunks[at - 2].kind in _DESCRIBING and chunks[at - 2].lower not in governing
    return described and not getattr(chunks[at - 1].data, "genitive", False)
