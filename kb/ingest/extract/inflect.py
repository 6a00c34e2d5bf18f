"""Inflected forms of lexicon labels, by rule. Generous: a form nobody writes does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

ADJECTIVE_ENDINGS = ("e", "er", "en", "em", "es")


def forms(label: str, language: str) -> Iterator[tuple[str, bool]]:
    """The forms of an office's label, each with whether it can only be a plural."""
    if language == "de":
        yield from _german(label)
    elif language == "en":
        yield from _english(label)
    else:
        yield from _french(label)


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


def _german(label: str) -> Iterator[tuple[str, bool]]:
    for form in adjective_forms(label):
        head, space, rest = form.partition(" ")
        if label.split(" ")[0].endswith("*") and space:  # "stellvertretender Generalsekretär"
            for noun, plural in _german_noun(rest):
                yield f"{head} {noun}", plural
        elif label.endswith("*"):
            yield form, False
        else:
            for noun, plural in _german_noun(head):
                yield noun + space + rest, plural


def _german_noun(noun: str) -> Iterator[tuple[str, bool]]:
    yield noun, False
    if noun[-1:] in "*s":
        return
    feminine = noun[:-1] + "in" if noun.endswith("e") else noun + "in"
    yield feminine, False
    yield feminine + "nen", True
    for ending in ("s", "es", "en", "n"):
        yield noun + ending, False
    if noun.endswith(("är", "eur", "eneral")):
        yield noun + "e", True


def _english(label: str) -> Iterator[tuple[str, bool]]:
    for spelling in {label, label.replace(" ", "-") if label.count(" ") == 1 else label}:
        yield spelling, False
        yield spelling + "s", True
    first, _, rest = label.partition(" ")
    if rest and first in (
        "secretary",
        "minister",
        "president",
        "director",
        "governor",
        "attorney",
        "chancellor",
    ):
        yield f"{first.removesuffix('y') + 'ie' if first.endswith('ry') else first}s {rest}", True


def _french(label: str) -> Iterator[tuple[str, bool]]:
    yield label, False
    if label.count(" ") == 1 and label.split(" ")[1] in ("ministre", "général"):
        yield label.replace(" ", "-"), False
    words = label.split(" ")
    yield " ".join(word + "s" if i < 2 else word for i, word in enumerate(words)), True
    if label.count(" ") == 1 and label.endswith("al"):  # "secrétaires généraux"
        yield f"{words[0]}s {words[1][:-2]}aux", True
    yield " ".join([words[0] + "s", *words[1:]]), True


# What a ministry's article becomes behind "à".
_CONTRACTED = {"de la ": "à la ", "de l'": "à l'", "du ": "au ", "des ": "aux "}


def seats(label: str, language: str) -> Iterator[tuple[str, bool]]:
    """French "ministre de la Défense": "ministère de la Défense" is a place, and so "à la Défense"."""
    if language != "fr" or not label.startswith("ministre d"):
        return
    rest = label.removeprefix("ministre ")
    yield f"ministère {rest}", True
    for article, behind in _CONTRACTED.items():
        noun = rest.removeprefix(article)
        if noun != rest and noun[0].isupper():
            yield behind + noun, False


def portfolios(label: str, language: str) -> Iterator[str]:
    """What follows "minister" a second time: "ministre de la Justice, puis de la Défense"."""
    if language == "fr" and label.startswith("ministre d"):
        yield label.removeprefix("ministre ")
