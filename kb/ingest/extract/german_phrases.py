"""German phrases of nouns: where "Industrie- und Handelskammer für die Pfalz" ends."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk

_NOUNS = frozenset((c.WEAK, c.CAPITAL, c.BODY, c.NATION, c.MODIFIER, c.GENERIC))
_BEFORE_NOUNS = frozenset((c.WORD, c.NATION, c.MODIFIER))
_ENDINGS = ("e", "en", "er", "es")  # of the adjectives, and the articles
_LONGEST = 3  # words between a preposition and its noun


def nouns_end(chunks: list[Chunk], j: int, links: frozenset[str]) -> int:
    """The chunk after the noun ``j``, what it is called, and all that small words join to it."""
    k = j + 1
    while k < len(chunks):
        if chunks[k].kind in _NOUNS and chunks[k].text[0].isupper():
            k += 1
        elif (after := _joined(chunks, k, links)) > k:
            k = after
        else:
            break
    return k


def _joined(chunks: list[Chunk], k: int, links: frozenset[str]) -> int:
    """The chunk after "für die Pfalz", "der deutschen Wirtschaft", "- und Handelskammer"; ``k`` where none stands there."""
    at = k
    if chunks[at].kind == "-":
        at += 1
    if at >= len(chunks) or not (chunks[at].lower in links or chunks[at].kind == c.AND):
        return k
    at += 1
    first = at
    while at < len(chunks) and at - first < _LONGEST and _is_before_noun(chunks[at]):
        at += 1
    named = at < len(chunks) and chunks[at].kind in _NOUNS and chunks[at].text[0].isupper()
    return at + 1 if named else k


def _is_before_noun(chunk: Chunk) -> bool:
    return (
        chunk.kind in _BEFORE_NOUNS and chunk.text.islower() and chunk.lower.endswith(_ENDINGS + ("em", "ie"))
    )
