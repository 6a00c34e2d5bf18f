"""An article's quotes where they stand, with a few words around them. Plain functions on text.

The text belongs to its publisher: what is shown is the quotes and so much context that at most
half of the text appears, unless the quotes alone are more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

CONTEXT = 48  # code points each side: enough to see who speaks, too few to stand for the article
MOST_SHOWN = 0.5  # share of the text

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A quote: ``text[start:end]``. Numbers count from 1 in the order of the text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text. ``quote`` is the innermost quote that covers it, None for context.

    ``begins`` and ``ends`` hold the numbers of the quotes that begin and end with this piece.
    """

    text: str
    quote: int | None = None
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """An unbroken stretch of one paragraph; ``cut`` says whether text is left out before and after it."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def number_spans(places: Iterable[tuple[int, int]]) -> list[Span]:
    """Each place once, in the order of the text; of two that begin together the longer comes first."""
    ordered = sorted(set(places), key=lambda place: (place[0], -place[1]))
    return [Span(number, start, end) for number, (start, end) in enumerate(ordered, start=1)]


def paragraphs(text: str, spans: list[Span], *, context: int = CONTEXT) -> list[list[Snippet]]:
    """The paragraphs that hold a quote, each as its snippets in order."""
    while context and _shown(_stretches(text, spans, context)) > MOST_SHOWN * len(text):
        context //= 2
    found: list[list[Snippet]] = []
    for (first, last), stretches in _stretches(text, spans, context).items():
        found.append(
            [Snippet(_pieces(text, spans, start, end), start > first, end < last) for start, end in stretches]
        )
    return found


Stretches = dict[tuple[int, int], list[tuple[int, int]]]


def _shown(stretches: Stretches) -> int:
    return sum(end - start for inside in stretches.values() for start, end in inside)


def _stretches(text: str, spans: list[Span], context: int) -> Stretches:
    """By paragraph: its quotes widened by the context, and joined where they meet."""
    found: Stretches = {}
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        inside: list[tuple[int, int]] = []
        for span in spans:
            if span.start >= last or span.end <= first:
                continue
            start = _word_start(text, first, max(span.start, first), context)
            end = _word_end(text, last, min(span.end, last), context)
            if inside and start <= inside[-1][1] + 1:
                inside[-1] = (inside[-1][0], max(inside[-1][1], end))
            else:
                inside.append((start, end))
        if inside:
            found[first, last] = inside
    return found


def _word_start(text: str, first: int, place: int, context: int) -> int:
    """So far before ``place`` that no word is cut."""
    if place - context <= first:
        return first if context else place
    space = text.find(" ", place - context - 1, place)
    return place if space < 0 else space + 1


def _word_end(text: str, last: int, place: int, context: int) -> int:
    """So far after ``place`` that no word is cut."""
    if place + context >= last:
        return last if context else place
    space = text.rfind(" ", place, place + context + 1)
    return place if space < 0 else space


def _pieces(text: str, spans: list[Span], start: int, end: int) -> tuple[Piece, ...]:
    """The stretch cut wherever a quote begins or ends."""
    here = [span for span in spans if span.start < end and span.end > start]
    edges = {start, end} | {edge for s in here for edge in (s.start, s.end) if start < edge < end}
    ordered = sorted(edges)
    found = []
    for first, last in pairwise(ordered):
        over = [span for span in here if span.start <= first and span.end >= last]
        innermost = min(over, key=lambda span: (span.end - span.start, -span.start), default=None)
        found.append(
            Piece(
                text[first:last],
                quote=innermost.number if innermost else None,
                begins=tuple(span.number for span in over if span.start == first),
                ends=tuple(span.number for span in over if span.end == last),
            )
        )
    return tuple(found)
