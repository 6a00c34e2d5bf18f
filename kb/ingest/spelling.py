"""Slips of the pen in names: one letter wrong, missing or too many, or two in the wrong order. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

# In words shorter than these one letter makes another name: Anna and Anne, Müller and Möller.
_SHORTEST_GIVEN, _SHORTEST_FAMILY = 5, 8
Person = TypeVar("Person")


class Spellings(Generic[Person]):
    """People by those parts of their full names that a slip in the other part leaves alone."""

    def __init__(self) -> None:
        # all words but the first -> the first -> people; and all but the last -> the last -> people
        self._given: dict[str, dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))
        self._family: dict[str, dict[str, list[Person]]] = defaultdict(lambda: defaultdict(list))

    def add(self, person: Person, names: Iterable[str]) -> None:
        """``names`` are match keys."""
        for name in names:
            (given, _, rest), (before, _, family) = name.partition(" "), name.rpartition(" ")
            for sharing in (self._given[rest][given], self._family[before][family]):
                if person not in sharing:
                    sharing.append(person)

    def with_given_like(self, name: str) -> list[Person]:
        """People whose names differ from ``name`` by a slip in the first word."""
        given, _, rest = name.partition(" ")
        return _near(given, self._given.get(rest, {}), _SHORTEST_GIVEN) if rest else []

    def with_family_like(self, name: str) -> list[Person]:
        """People whose names differ from ``name`` by a slip in the last word."""
        before, _, family = name.rpartition(" ")
        return _near(family, self._family.get(before, {}), _SHORTEST_FAMILY) if before else []


def _near(word: str, known: Mapping[str, list[Person]], shortest: int) -> list[Person]:
    found = [person for other in _slips(word, known, shortest) for person in known[other]]
    return list(dict.fromkeys(found))


def _slips(word: str, known: Iterable[str], shortest: int) -> list[str]:
    """The known words that one slip makes of ``word``: nobody misses the first letter."""
    if len(word) < shortest:
        return []
    alike = [other for other in known if other[:1] == word[:1] and len(other) >= shortest]
    near = process.extract(word, alike, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None)
    return sorted(other for other, *_ in near)


def family_names_like(names: Iterable[str], known: Iterable[str]) -> set[str]:
    """The known family names that a slip parts from one of ``names``, both as keys."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for other in known:
        if len(other) >= _SHORTEST_FAMILY:
            by_letter[other[:1]].append(other)
    return {other for name in names for other in _slips(name, by_letter.get(name[:1], ()), _SHORTEST_FAMILY)}
