"""A body by its long and its short name, the second of them in brackets."""

from __future__ import annotations

from unicodedata import normalize

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.lexicon import Body

_LONGEST = 16  # chunks of a name in brackets


def abbreviated(chunks: list[Chunk], i: int) -> int:
    """The chunk after "(IAEA)", where the body's short name follows in brackets."""
    inside = chunks[i : i + 3]
    if len(inside) < 3 or inside[0].kind != "(" or inside[2].kind != ")":
        return i
    return i + 3 if inside[1].kind == c.BODY or inside[1].text.isupper() else i


def spelt_out(line: Line, phrase: OfficePhrase, i: int) -> int:
    """The chunk after "IPSN (Institut pour la santé naturelle)": the name of a body in no list is the long one."""
    chunks, body = line.chunks, phrase.body
    unlisted = body is not None and body.name.isupper() and chunks[i - 1].kind != c.BODY
    if body is None or not unlisted or i + 1 >= len(chunks) or chunks[i].kind != "(":
        return i
    inside = chunks[i + 1 : i + 1 + _LONGEST]
    end = next((k for k, chunk in enumerate(inside, i + 1) if chunk.kind == ")"), 0)
    words = line.tokens[chunks[i + 1].first : chunks[end].first] if end else []
    initials = iter(normalize("NFD", word.lower)[0] for word in words)  # "E" for "éleveurs"
    if len(words) < len(body.name) or not all(letter in initials for letter in body.name.lower()):
        return i
    phrase.body = Body(line.text(i + 1, end))
    return end + 1
