"""The people of an article: full names, and who a surname, a description or a pronoun can mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, Name
from people.names import fold

# A bare capitalised word is a person right after one of these.
_INTRODUCES = frozenset(
    (c.OFFICE, c.BLOCKED, c.PLURAL, c.HONORIFIC, c.PREDECESSOR, c.SUCCESSOR, c.COMPATRIOT)
)
_GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article."""

    name: str
    surname: str
    gender: str = ""
    age: int = 0
    nationalities: set[str] = field(default_factory=set)
    full: bool = True

    def __repr__(self) -> str:
        return self.name


class People:
    """Built once from all lines; sets ``Name.person`` on every name that means one person."""

    def __init__(self, lines: list[Line], language: str) -> None:
        self.language = language
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        named = [
            (line, i)
            for line in lines
            for i, chunk in enumerate(line.chunks)
            if chunk.kind in (c.NAME, c.WEAK)
        ]
        for line, i in named:
            if line.chunks[i].kind == c.NAME:
                self._full(line.chunks[i].data)
        self._trim_genitives()
        for line, i in named:
            if line.chunks[i].kind == c.WEAK and self._introduced(line, i):
                self._bare(line.chunks[i].data.text)
        for line, i in named:
            self._settle(line.chunks[i])

    def _full(self, name: Name) -> None:
        surname = self._surname(name)
        key = fold(surname)
        for person in self.by_surname[key]:
            if _same_given(person.name, name.text):
                if len(name.text) > len(person.name):
                    person.name, person.surname = name.text, surname
                person.gender = person.gender or name.gender
                return
        self.by_surname[key].append(Person(name.text, surname, name.gender))

    @staticmethod
    def _surname(name: Name) -> str:
        words = list(name.tokens)
        while len(words) > 1 and words[-1].lower() in _GENERATIONS:
            words.pop()
        return words[-1]

    def _trim_genitives(self) -> None:
        """German "Jens Stoltenbergs": the name without the ending where the article has it too."""
        if self.language != "de":
            return
        for key in [key for key in self.by_surname if key.endswith("s") and key[:-1] in self.by_surname]:
            kept = self.by_surname[key[:-1]]
            for person in self.by_surname.pop(key):
                if not any(_same_given(other.name, person.name) for other in kept):
                    self.by_surname[key].append(person)

    def _introduced(self, line: Line, i: int) -> bool:
        if i == 0:
            return False
        before = line.chunks[i - 1]
        return before.kind in _INTRODUCES or (
            before.kind in (c.AGE, c.DEMONYM) and before.last == line.chunks[i].first
        )

    def _bare(self, word: str) -> None:
        if not self.find(word):
            self.by_surname[fold(word)].append(Person(word, word, full=False))

    def find(self, word: str) -> list[Person]:
        """Who a single word can be; a German genitive counts as the name."""
        key = fold(word)
        found = self.by_surname.get(key)
        if not found and self.language == "de" and key.endswith("s"):
            found = self.by_surname.get(key[:-1])
        return found or []

    def _settle(self, chunk: Chunk) -> None:
        name: Name = chunk.data
        surname = self._surname(name)
        candidates = self.find(surname)
        if chunk.kind == c.NAME:
            candidates = [person for person in candidates if _same_given(person.name, name.text)]
        if len(candidates) == 1:
            name.person = candidates[0]
            name.genitive = self.language == "de" and fold(surname) != fold(candidates[0].surname)
            chunk.kind = c.NAME


def _same_given(one: str, other: str) -> bool:
    """Can two full names of one surname be one person's?"""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return False
    if first[0] == second[0] or len(first) == 1 or len(second) == 1:
        return True
    shorter, longer = sorted((first[0], second[0]), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)
