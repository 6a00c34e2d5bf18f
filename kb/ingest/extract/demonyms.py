"""What the people of a country are called: adjectives, and nouns by gender and number, in each language.

The words are in data/demonyms.csv, as base forms. A feminine that no rule makes stands after a
slash: ``Franzose/Französin``; German ``*`` takes the endings of an adjective.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kb.ingest.extract.inflect import ADJECTIVE_ENDINGS, adjective_forms

_FILE = Path(__file__).with_name("data") / "demonyms.csv"
MASCULINE, FEMININE, EITHER = "m", "f", ""


class Demonym(NamedTuple):
    """One form of a noun such as ``Norvégienne``."""

    word: str
    gender: str
    plural: bool


@cache
def _rows() -> dict[str, dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def countries() -> tuple[str, ...]:
    """ISO codes of the countries whose people have a name here."""
    return tuple(_rows())


def adjectives(code: str, language: str) -> frozenset[str]:
    """Every form of the adjective: norvégien, norvégienne, norvégiens, norvégiennes."""
    row = _rows()[code]
    if language == "de":
        return frozenset(
            form
            for stem in row["de_adjective"].split("|")
            for form in (adjective_forms(stem + "*") if stem.endswith("sch") else [stem])
        )
    if language == "en":
        return frozenset(row["en"].split("|"))
    return frozenset(form.word for pair in row["fr"].split("|") for form in _french(pair))


def nouns(code: str, language: str) -> list[Demonym]:
    """Every form of the noun, plurals last: Norweger, Norwegers, Norwegerin, Norwegern, Norwegerinnen."""
    row = _rows()[code]
    if language == "de":
        found = [form for pair in row["de_noun"].split("|") for form in _german(pair)]
    elif language == "en":
        pairs = f"{row['en_noun']}|{row['en']}".strip("|").split("|")
        found = [form for pair in pairs for form in _english(pair)]
    else:
        found = [
            form._replace(word=form.word[0].upper() + form.word[1:])
            for pair in row["fr"].split("|")
            for form in _french(pair)
        ]
    return sorted(dict.fromkeys(found), key=lambda form: form.plural)


def _pair(word: str, feminine: str) -> tuple[str, str]:
    masculine, slash, given = word.partition("/")
    return masculine, given if slash else feminine


def _german(word: str) -> Iterator[Demonym]:
    if word.endswith("*"):  # "der Deutsche", "die Deutsche"
        yield from (Demonym(word[:-1] + ending, EITHER, False) for ending in ADJECTIVE_ENDINGS)
        return
    masculine, feminine = _pair(word, word.removesuffix("e") + "in")
    yield Demonym(masculine, MASCULINE, False)
    if masculine.endswith("e"):
        yield Demonym(masculine + "n", MASCULINE, False)
    else:
        yield Demonym(masculine + "s", MASCULINE, False)
        ending = "n" if masculine.endswith("er") else "s" if masculine[-1] in "aiou" else "en"
        yield Demonym(masculine + ending, MASCULINE, True)
    if feminine != masculine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(feminine + "nen", FEMININE, True)


def _english(word: str) -> Iterator[Demonym]:
    masculine, feminine = _pair(word, "")
    yield Demonym(masculine, MASCULINE if feminine else EITHER, False)
    yield Demonym(_english_plural(masculine), EITHER, True)
    if feminine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(_english_plural(feminine), FEMININE, True)


def _english_plural(noun: str) -> str:
    if noun.endswith(("man", "woman")) and not noun.endswith(("German", "Roman")):
        return noun[:-2] + "en"
    return noun if noun.endswith(("s", "sh", "ch", "x", "z", "ese")) else noun + "s"


def _french(word: str) -> Iterator[Demonym]:
    masculine, feminine = _pair(word, _french_feminine(word))
    gender = MASCULINE if feminine != masculine else EITHER
    yield Demonym(masculine, gender, False)
    yield Demonym(masculine if masculine.endswith(("s", "x")) else masculine + "s", gender, True)
    if feminine != masculine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(feminine + "s", FEMININE, True)


def _french_feminine(masculine: str) -> str:
    """ "norvégien" -> "norvégienne"; a noun in -e serves both."""
    if masculine.endswith("e"):
        return masculine
    return masculine + ("ne" if masculine.endswith(("ien", "éen", "yen")) else "e")
