"""Inflected forms of lexicon labels, by rule. Generous: a form nobody writes does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

ADJECTIVE_ENDINGS = ("e", "er", "en", "em", "es")


def adjective_forms(label: str) -> Iterator[str]:
    """German: every ``*`` replaced by the endings of an adjective."""
    parts = label.split("*")
    if len(parts) == 1:
        yield label
        return
    for endings in product(ADJECTIVE_ENDINGS, repeat=len(parts) - 1):
        yield "".join(part + ending for part, ending in zip(parts, (*endings, ""), strict=True))


def alternatives(phrase: str) -> Iterator[str]:
    """ "{passe,passa} la main": every choice of what stands in braces."""
    head, opened, rest = phrase.partition("{")
    if not opened:
        yield phrase
        return
    choices, _, tail = rest.partition("}")
    for choice in choices.split(","):
        for end in alternatives(tail):
            yield head + choice + end


def variants(label: str, openings: dict[str, list[str]]) -> Iterator[str]:
    """ "à la tête de la diplomatie" for "chef de la diplomatie"."""
    for opening, others in openings.items():
        if label.startswith(opening + "d"):
            for other in others:
                yield other + label.removeprefix(opening)
