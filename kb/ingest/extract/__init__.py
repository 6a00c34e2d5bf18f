"""Sentences to statements: who held which office when, by rules over words kept as data."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from kb.ingest.extract import anaphoric_times, article, generics, languages
from kb.ingest.extract.chunks import OFFICE, PLURAL, Chunk, Line
from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.mentions import mention_reader
from kb.ingest.extract.offices import office_reader
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rules import Rule
from kb.ingest.extract.statements import said
from kb.ingest.records import Document, Said
from kb.ingest.segment import Sentence, parts

_LATELY = 4  # offices


def supported_languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that ``extract`` reads."""
    return tuple(LANGUAGES)


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The named rules of one language."""
    return LANGUAGES[language].rules


def detect_language(text: str) -> str | None:
    """The language of ``text`` as ISO 639-1, of whatever language we can tell; None when unsure."""
    return languages.detect_language(text, supported_languages())


def extract(document: Document) -> tuple[Said, ...]:
    """Every claim that the article makes about people and offices; none in a language without rules."""
    language = document.language or ""
    if language not in LANGUAGES:
        return ()
    found: list[Said] = []
    for part in parts(document.text, language):
        with _collector_at_rest():
            found += _read(part, document, language)
    return tuple(found)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """While thousands of small objects are made that live until the part is read.

    To count through the living ones again and again finds no garbage, and makes a text of ten
    times the length cost fourteen times the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(part: list[Sentence], document: Document, language: str) -> tuple[Said, ...]:
    mentions, offices = mention_reader(language), office_reader(language)
    lines = [mentions.line(sentence) for sentence in part]
    generics.read(lines, language)
    anaphoric_times.read(lines, language, document.published)
    before: Line | None = None
    earlier: list[Chunk] = []  # the offices named last, which a counterpart may have as well
    for line in lines:
        near = before is not None and before.sentence.paragraph == line.sentence.paragraph
        offices.read(line, [*earlier, *(before.chunks if before is not None and near else ())])
        named = [chunk for chunk in line.chunks if chunk.kind in (OFFICE, PLURAL)]
        earlier = (
            (earlier + named)[-_LATELY:] if named and offices.lex.grammar["attributive_bodies"] else earlier
        )
        before = line
    reading = Reading(lines, language, rules(language), document.published, document.title)
    return said(article.read(reading), document.text)
