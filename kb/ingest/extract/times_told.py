"""What a date in a sentence belongs to: an office beside it, a noun, another person; and where its stretch ends."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import Lexicon

_ASIDE = 10  # chunks of "…, arrivé au pouvoir à la faveur d'un putsch en 2010"
_CLAUSE = 24  # chunks of a clause
_SINCE = 7  # chunks of "depuis le début, en décembre 2013"
_COMING = frozenset((c.VERBS["take"], c.VERBS["elect"], c.VERBS["become"]))


def is_of_one(chunks: list[Chunk], i: int) -> bool:
    """A span beside an office, in brackets or not, dates that office, not the sentence."""
    before = i - 2 if i > 1 and chunks[i - 1].kind == "(" else i - 1
    if before == 0 and chunks[0].kind == c.VERBS["elect"]:  # "Nommée en 2019, la directrice …"
        return True
    if chunks[i].kind != c.SPAN:
        return False
    following = chunks[i + 1].kind if i + 1 < len(chunks) else ""
    apposed = following == c.OFFICE and i > 0 and chunks[i - 1].kind == ","  # "X, von 1999 bis 2004 Kanzler"
    return apposed or (before >= 0 and chunks[before].kind == c.OFFICE)


def is_of_noun(lex: Lexicon, line: Line, i: int, at: int) -> bool:
    """ "Le traité de 1951", "rappelle qu'en 2008 …": behind a title, the year of something else."""
    first, chunks = line.tokens[line.chunks[i].first].lower, line.chunks
    if not lex.grammar["varies_names"]:
        return False
    between = _between(chunks, i, at)
    if first in lex.events["of"] and chunks[i].kind == c.POINT and i and chunks[i - 1].kind == c.WORD:
        return between.isdisjoint(lex.events["backshifted"])  # "… avait perdu l'élection de 2011"
    return not between.isdisjoint(lex.clause["content"])


def _between(chunks: list[Chunk], i: int, at: int) -> set[str]:
    """The words from a title to what stands behind it, as far as one clause may reach."""
    words = set[str]()
    for chunk in reversed(chunks[max(0, i - _CLAUSE) : i]):
        if chunk.start <= at:
            break
        words.add(chunk.lower)
    return words


def is_since(lex: Lexicon, chunks: list[Chunk], i: int) -> bool:
    """ "Depuis le début, en 2013, de la guerre", "depuis son arrivée en 2013": when what still goes on began."""
    if not lex.grammar["varies_names"]:
        return False
    for chunk in reversed(chunks[max(0, i - _SINCE) : i]):
        if chunk.kind in c.EVENTS or chunk.kind in ";N":
            return False
        if chunk.lower in lex.time["since"]:
            return True
    return False


def is_of_coming(lex: Lexicon, chunks: list[Chunk], i: int) -> bool:
    """ "Le président X, élu en 2010, …", "X, né en 1950, …": the day of an aside, not of the sentence."""
    if not lex.grammar["varies_names"] or i + 1 >= len(chunks) or chunks[i + 1].kind not in ",.":
        return False
    first = next((k for k in range(i - 1, max(0, i - _ASIDE), -1) if chunks[k].kind == ","), 0)
    named = first > 0 and chunks[first - 1].kind in (c.NAME, c.WEAK, c.OFFICE)
    verbs = [chunk for chunk in chunks[first + 1 : i] if chunk.kind in c.EVENTS]
    born = any(chunk.lower in lex.words["born"] for chunk in chunks[first + 1 : i])
    return named and (born or (bool(verbs) and all(chunk.kind in _COMING for chunk in verbs)))


def of_another(line: Line, at: int, relatives: frozenset[str]) -> int:
    """ "Präsident X warb für Y, der 2022 …": where it goes on about Y, behind a title and its name."""
    chunks = line.chunks
    first = next((i for i, chunk in enumerate(chunks) if chunk.start <= at < chunk.end), len(chunks))
    named = first + 2 if line.kinds[first : first + 2] == c.OFFICE + c.NAME else len(chunks)
    for i in range(named + 1, len(chunks) - 1):
        about = chunks[i - 1].kind in (c.NAME, c.WEAK) or (
            chunks[i - 2 : i - 1] and chunks[i - 2].kind == c.NAME
        )
        if chunks[i].kind == "," and about and chunks[i + 1].lower in relatives:
            return chunks[i].start
    return line.sentence.end


def end_of_stretch(line: Line, at: int) -> int:
    """Where what is told at ``at`` ends: at the next semicolon, behind which another story begins."""
    stops = [chunk.start for chunk in line.chunks if chunk.kind == ";" and chunk.start > at]
    return stops[0] if stops else line.sentence.end
