"""What the module of a language tells the others: its rules, and how its words are inflected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from kb.ingest.extract.rules import Rule

MASCULINE, FEMININE, EITHER = "m", "f", ""


class Demonym(NamedTuple):
    """One form of a noun such as ``Norvégienne``."""

    word: str
    gender: str
    plural: bool


class CapitalNouns(Protocol):
    """How names are told from nouns in a language that writes both with a capital."""

    def is_known(self, word: str) -> bool: ...

    def is_noun(self, word: str) -> bool: ...

    def is_no_name(self, word: str) -> bool: ...

    def is_common(self, word: str) -> bool: ...

    def leads(self, word: str, following: str) -> bool: ...

    def follows_name(self, word: str) -> bool: ...

    def are_genitive(self, first: str, second: str) -> bool: ...


def no_seats(label: str) -> Iterator[tuple[str, bool]]:
    yield from ()


def no_portfolios(label: str) -> Iterator[str]:
    yield from ()


def no_juniors(label: str, title: str) -> Iterator[tuple[str, str, str]]:
    yield from ()


@dataclass(frozen=True)
class Language:
    """One language. What is only words, or true or false of its grammar, is in its file in data/."""

    rules: tuple[Rule, ...]
    office_forms: Callable[[str], Iterator[tuple[str, bool]]]  # of a label; whether it can only be a plural
    adjectives: Callable[[dict[str, str]], Iterator[str]]  # of a people, from its row of demonyms.csv
    nouns: Callable[[dict[str, str]], Iterator[Demonym]]
    capital_nouns: CapitalNouns | None = None
    seats: Callable[[str], Iterator[tuple[str, bool]]] = no_seats  # of a minister; whether a place by itself
    portfolios: Callable[[str], Iterator[str]] = no_portfolios  # what follows "minister" a second time
    # Of a minister: label and title of those below, and what the label says of the title ("deputy").
    juniors: Callable[[str, str], Iterator[tuple[str, str, str]]] = no_juniors


def by_gender(word: str, feminine: str) -> tuple[str, str]:
    """The masculine and the feminine: what stands after a slash, else ``feminine``."""
    masculine, slash, given = word.partition("/")
    return masculine, given if slash else feminine
