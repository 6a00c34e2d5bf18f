"""Times told by another: "le 5 juillet de la même année", "l'année suivante", "three years later"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.dates import time_reader
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.when import Time, When, fixed, in_month
from people.dates import PartialDate

_POINTING = ("same_year", "of_same_year", "next_year", "years_on", "same_day")
_HEAD = 3  # lines that say of a life whose it is
_MONTH = 31  # days
_MOST_LINES = 3  # back to the year that is meant


def read(lines: list[Line], language: str, published: date | None) -> None:
    """Put the year told last in place of the words that point at it."""
    if published is not None and lexicon(language).grammar["varies_names"]:
        _narrated(lines, language, published)
    same, phrases = _phrases(language)
    same_day = [frozenset(phrase) for phrase in same["same_day"]]
    year, at = 0, 0
    day: When | None = None
    for number, line in enumerate(lines if phrases else ()):
        near = year and number - at <= _MOST_LINES
        if day is not None and any(phrase <= {chunk.lower for chunk in line.chunks} for phrase in same_day):
            _on_the_same_day(line, day, same, language)
        day = next(filter(None, map(_day, reversed(line.chunks))), None)  # of the sentence right before
        if not near and c.TIMES.isdisjoint(line.kinds):
            continue
        said = {chunk.lower for chunk in line.chunks}
        i = 0 if any(phrase <= said for phrase in phrases) else len(line.chunks)
        while i < len(line.chunks):
            if year and number - at <= _MOST_LINES:
                _point(line, i, year, same, language)
            if told := _year(line.chunks[i]):
                year, at = told, number
            i += 1
        if told := next(filter(None, map(_year, reversed(line.chunks))), 0):
            year, at = told, number


@cache
def _phrases(language: str) -> tuple[dict[str, list[list[str]]], frozenset[frozenset[str]]]:
    """The words of each phrase by what it points at, and those of all phrases, in no order."""
    words = lexicon(language).time
    same = {name: [phrase.split() for phrase in words.get(name, ())] for name in _POINTING}
    return same, frozenset(frozenset(phrase) for several in same.values() for phrase in several)


def _narrated(lines: list[Line], language: str, published: date) -> None:
    """ "Le 12 mai 1964 … Il prend ses fonctions le 1er août": of a life, told day by day."""
    born = lexicon(language).words["born"]
    if not any(chunk.lower in born for line in lines[:_HEAD] for chunk in line.chunks):
        return
    last: date | None = None
    paragraph = -1
    for line in lines:
        last = last if line.sentence.paragraph == paragraph else None
        paragraph = line.sentence.paragraph
        for chunk in line.chunks:
            when: When | None = chunk.data.end or chunk.data.start if chunk.kind in c.TIMES else None
            if when is None:
                continue
            if when.kind == "fixed":
                fine = (
                    when.first is not None
                    and when.last is not None
                    and (when.last - when.first).days < _MONTH
                )
                last = when.last if fine and when.last and when.last.year < published.year - 1 else None
            elif (
                last is not None
                and chunk.kind == c.POINT
                and when.kind in ("date", "month")
                and not when.turn
            ):
                year = last.year + (when.month < last.month)
                found = fixed(in_month(year, when.month, when.day, when.part))
                chunk.data, last = Time(chunk.kind, found), found.last


def _year(chunk: Chunk) -> int:
    """The last year that a time names."""
    if chunk.kind not in c.TIMES or chunk.data is None:
        return 0
    when: When | None = chunk.data.end or chunk.data.start
    return when.last.year if when is not None and when.kind == "fixed" and when.last else 0


def _point(line: Line, i: int, year: int, same: dict[str, list[list[str]]], language: str) -> None:
    chunk = line.chunks[i]
    when: Any = chunk.data.start if chunk.kind in c.TIMES else None
    if when is not None and when.kind in ("date", "month") and not when.turn:
        for phrase in same["of_same_year"]:
            if _stand(line, i + 1, phrase):
                found = fixed(in_month(year, when.month, when.day, when.part))
                _merge(line, i, i + 1 + len(phrase), chunk.kind, found)
                return
        return
    for name, later in (("same_year", 0), ("next_year", 1)):
        for phrase in same[name]:
            if _stand(line, i, phrase):
                _merge(line, i, i + len(phrase), c.POINT, fixed(PartialDate.parse(str(year + later))))
                return
    years = time_reader(language).words.number(chunk.lower) if chunk.kind in (c.WORD, c.WEAK) else None
    if chunk.kind == c.YEARS:
        years = chunk.data.years
    for phrase in same["years_on"] if years else ():
        if _stand(line, i + 1, phrase):
            found = fixed(PartialDate.parse(f"{year + (years or 0)}~"))
            _merge(line, i, i + 1 + len(phrase), c.POINT, found)
            return


def _day(chunk: Chunk) -> When | None:
    """The day that a point in time is."""
    when: When | None = chunk.data.start if chunk.kind == c.POINT else None
    if when is None or (when.kind == "fixed" and when.first != when.last):
        return None
    return when if when.kind in ("fixed", "day", "weekday", "date") else None


def _on_the_same_day(line: Line, day: When, same: dict[str, list[list[str]]], language: str) -> None:
    """ "On Friday it rained. On the same day X resigned": on Friday."""
    small = time_reader(language).words.at
    for i in range(len(line.chunks)):
        for phrase in same["same_day"]:
            if _stand(line, i, phrase):
                first = i - (i > 0 and line.chunks[i - 1].lower in small)
                _merge(line, first, i + len(phrase), c.POINT, day)
                return


def _stand(line: Line, i: int, words: Sequence[str]) -> bool:
    return [chunk.lower for chunk in line.chunks[i : i + len(words)]] == list(words)


def _merge(line: Line, i: int, j: int, kind: str, when: When) -> None:
    first, last, offset = line.chunks[i], line.chunks[j - 1], line.sentence.start
    text = line.sentence.text[first.start - offset : last.end - offset]
    line.chunks[i:j] = [Chunk(kind, first.first, last.last, first.start, last.end, text, Time(kind, when))]
    line.settle()
