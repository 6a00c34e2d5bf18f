"""What the people of a country are called: adjectives, and nouns by gender and number, in each language.

The words are in data/demonyms.csv, as base forms. A feminine that no rule makes stands after a
slash: ``Franzose/Französin``; German ``*`` takes the endings of an adjective.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.language import Demonym

_FILE = Path(__file__).with_name("data") / "demonyms.csv"


@cache
def _rows() -> dict[str, dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def countries() -> tuple[str, ...]:
    """ISO codes of the countries whose people have a name here."""
    return tuple(_rows())


def adjectives(code: str, language: str) -> frozenset[str]:
    """Every form of the adjective: norvégien, norvégienne, norvégiens, norvégiennes."""
    return frozenset(LANGUAGES[language].adjectives(_rows()[code]))


def nouns(code: str, language: str) -> list[Demonym]:
    """Every form of the noun, plurals last: Norweger, Norwegers, Norwegerin, Norwegern, Norwegerinnen."""
    found = dict.fromkeys(LANGUAGES[language].nouns(_rows()[code]))
    return sorted(found, key=lambda form: form.plural)
