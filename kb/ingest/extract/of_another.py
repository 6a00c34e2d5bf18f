"""Titles beside a name that are another's: "the brother of the president, X," is not the president."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.reading import Reading

_OWNING = frozenset((c.NATION, c.MODIFIER, c.POST, c.BODY, c.CAPITAL))
_ATTRIBUTIVE = frozenset((c.WORD, c.CAPITAL, c.WEAK, c.MODIFIER, c.NATION, c.BODY, *c.EVENTS))
_ATTRIBUTE = 14  # chunks of what is said of someone before their title
_PAST = ("ed", "said", "told", "met", "says")  # of verbs: what stands before them is another's
_OWNED = 6  # chunks between someone and whose they are


def of_another(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Der Bruder des Präsidenten, X," is not the president."""
    at, chunks = min(offices), line.chunks
    if at > person_at or not at or chunks[max(offices) + 1].kind not in (",", "("):
        return False
    return (
        _is_aimed_at(reading, chunks, at)
        or is_owned(reading, chunks, at)
        or _is_owned_at_length(reading, chunks, at)
    )


def _is_aimed_at(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "A man claiming to be the president, X": nobody is what he is "to be"."""
    k = at - 1
    while k > 0 and chunks[k].lower in reading.lex.words["determiners"]:
        k -= 1
    be = chunks[k].kind == c.VERBS["be"] and chunks[k].data.tense == "infinitive"
    return be and k > 0 and chunks[k - 1].lower in reading.lex.events["to"]


def is_owned(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Le porte-parole russe de la présidente, X": someone whom the president has."""
    links, k = reading.lex.office["genitives"], at - 1
    if k and chunks[k].lower not in links and chunks[k].lower in reading.lex.office["articles"]:
        k -= 1
    if chunks[k].lower not in links or not k:
        return False
    if chunks[k - 1].kind in (c.BLOCKED, c.OFFICE):
        return True
    words = reading.lex.words
    persons = tuple(words["person_endings"])
    small = words["determiners"] | words["of"] | words["prepositions"]
    for chunk in reversed(chunks[max(0, k - _OWNED) : k]):
        if chunk.lower in words["spokespeople"] or _is_someone(chunk, persons):
            return True
        if chunk.kind == c.BLOCKED:
            return True
        chained = chunks[k].lower in reading.lex.office["chains"] and not chunk.lower.endswith(_PAST)
        plain = chunk.kind == c.WORD and (
            reading.lex.grammar["adjectives_follow"]
            or chunk.lower in small
            or (chained and chunk.text.islower())
        )
        if not plain and chunk.kind not in _OWNING:
            return False
    return False


def is_over(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Ancien conseiller du président X", "fut le conseiller du …": whose time the president's was is over."""
    if not reading.lex.grammar["varies_names"]:
        return False
    for chunk in chunks[max(0, at - _OWNED) : at]:
        if chunk.kind in c.EVENTS and chunk.data.tense == "past":
            return True
        status = chunk.data if chunk.kind == c.MODIFIER else ""
        if chunk.kind in (c.BLOCKED, c.OFFICE):
            status = chunk.data.status
        if status in ("former", "then"):
            return True
    return False


def _is_owned_at_length(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Der Bruder des im April ums Leben gekommenen Präsidenten, X": words of the president's own between."""
    words, links = reading.lex.words, reading.lex.office["genitives"]
    for k in range(at - 1, max(0, at - _ATTRIBUTE), -1):
        chunk = chunks[k]
        if chunk.lower in links and chunks[k - 1].lower in words["spokespeople"]:
            return True
        if chunk.kind not in _ATTRIBUTIVE and chunk.kind not in c.TIMES:
            return False
    return False


def _is_someone(chunk: Chunk, endings: tuple[str, ...]) -> bool:
    """ "Der Fahrer des Präsidenten, X": a noun for people."""
    return chunk.kind in (c.CAPITAL, c.WEAK, c.DESCRIBED) and chunk.lower.endswith(endings)
