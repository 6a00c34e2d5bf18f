"""Words that stand for an organization: "l'organisation" is the one that the article is about."""

from __future__ import annotations

from collections import Counter

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import STANDING, Body, Lexicon, lexicon

_BODIES = frozenset((c.BODY, c.GENERIC))
_SEVERAL = 2  # of which "the institution" can be either


def read(lines: list[Line], language: str) -> None:
    """Put the organization named most, of several the first, in place of "the organization" behind it."""
    lex = lexicon(language)
    words, articles = lex.words[STANDING], lex.office["articles"]
    if not words:
        return
    kinds = (c.WORD, c.WEAK) if lex.grammar["noun_capitals"] else (c.WORD,)
    naming = [line for line in lines if not _BODIES.isdisjoint(line.kinds)]
    named = [body for line in naming for chunk in line.chunks if (body := _body(chunk, lex)) is not None]
    if not named:
        return
    meant, seen = Counter(body.name for body in named).most_common(1)[0][0], False
    for line in lines:
        if STANDING not in line.signs and (seen or _BODIES.isdisjoint(line.kinds)):
            continue
        near: set[str] = set()  # those that the sentence itself has named
        for i, chunk in enumerate(line.chunks):
            body = _body(chunk, lex)
            seen |= body is not None and body.name == meant
            near |= {body.name} if body is not None else set()
            article = bool(i) and line.chunks[i - 1].lower in articles
            stands = chunk.kind in kinds and chunk.lower in words and article
            if stands and (seen or near) and len(near) < _SEVERAL and not _goes_on(line, i, lex.words["of"]):
                chunk.kind, chunk.data = c.GENERIC, Body(next(iter(near), meant))
                line.settle()


def _body(chunk: Chunk, lex: Lexicon) -> Body | None:
    """The organization that a chunk names, of those that have a head."""
    body: Body | None = None
    if chunk.kind in _BODIES:
        body = chunk.data["body"] if chunk.kind == c.BODY else chunk.data
    return body if body is not None and lex.heads.get(body.name) and not body.region else None


def _goes_on(line: Line, i: int, links: frozenset[str]) -> bool:
    """ "L'organisation de la conférence", "l'organisation terroriste X": another one, or none."""
    after = line.chunks[i + 1] if i + 1 < len(line.chunks) else None
    return after is not None and (
        after.lower in links or after.kind in (c.NATION, c.NAME, c.WEAK, c.CAPITAL, c.BODY)
    )
