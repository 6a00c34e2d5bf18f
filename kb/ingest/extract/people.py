"""The people of an article: full names, and who a surname, a description or a pronoun can mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, Name
from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.known_names import family_names_first, given_names
from kb.ingest.extract.language import CapitalNouns
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.name_bounds import in_full, is_heading, part, part_behind_title
from people import names

# A bare capitalised word is a person right after one of these.
_INTRODUCES = frozenset(
    (c.OFFICE, c.BLOCKED, c.PLURAL, c.HONORIFIC, c.PREDECESSOR, c.SUCCESSOR, c.COMPATRIOT)
)
_NAMES = frozenset((c.NAME, c.WEAK))
_HEADWORD = regex.compile('(?<=^|")[NW],[NW](?="?$)')
_HEAD = 3  # lines of an article that may be its title
_GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_JOINING = frozenset(("ben", "bin", "ibn", "al", "el", "von", "van", "de"))  # open a family name: "Ben Ali"
_KOREAN = regex.compile(r"\p{Lu}\p{Ll}+-\p{L}\p{Ll}+")
_REMEMBERED = (
    20_000  # names, so that no text can fill the memory: an article says the same ones over and over
)
_LADIES = frozenset(("mrs", "ms", "miss", "lady", "dame", "baroness", "frau", "mme", "madame"))
_GENTLEMEN = frozenset(("mr", "sir", "lord", "herr", "monsieur"))
fold = lru_cache(_REMEMBERED)(names.fold)
_MOST_NAMESAKES = 20  # people of one article who share a word of their names; more are not looked at


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article."""

    name: str
    surname: str
    gender: str = ""
    age: int = 0
    nationalities: set[str] = field(default_factory=set)
    full: bool = True
    told: list[Any] = field(default_factory=list)  # statements about an office of theirs, in order
    held: dict[tuple[str, str], None] = field(default_factory=dict)  # offices, in order of mention

    def __repr__(self) -> str:
        return self.name


class People:
    """Built once from all lines; sets ``Name.person`` on every name that means one person."""

    def __init__(self, lines: list[Line], language: str) -> None:
        self.genitive: str = lexicon(language).grammar["genitive"]  # ending of names
        self.nouns = LANGUAGES[language].capital_nouns
        # by a bare surname: whom a biography is about, in its heading, and not their father or wife
        self.first_is_meant: bool = lexicon(language).grammar["attributive_bodies"] or is_heading(lines)
        self.everyone: list[Person] = []
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        names = {chunk.text for line in lines for chunk in line.chunks if chunk.kind == c.NAME}
        for line in lines[:_HEAD]:
            _turn(line, names)
        self.in_full = in_full(lines)
        if self.nouns:
            part(lines)
            part_behind_title(lines)
        named = [(line, i) for line in lines for i, kind in enumerate(line.kinds) if kind in _NAMES]
        self.bare_words = Counter(
            _key(line.chunks[i].text) for line, i in named if line.chunks[i].kind == c.WEAK
        )
        for line, i in named:
            if line.chunks[i].kind == c.NAME:
                self._full(line.chunks[i].data)
        self._trim_genitives(self.bare_words.keys())
        for line, i in named:
            if line.chunks[i].kind == c.WEAK and self._introduced(line, i):
                self._bare(line.chunks[i].data.text)
        met: set[Person] = set()  # named in full so far
        self.mentions: Counter[Person] = Counter()
        for line, i in named:
            self._settle(line, i, met)
            if (person := line.chunks[i].data.person) is not None:
                self.mentions[person] += 1
        for line, i in reversed(named):
            _take_particles(line, i)
        for line in dict.fromkeys(line for line, _ in named):
            line.settle()

    def _full(self, name: Name) -> None:
        for person in self._namesakes(name.text):
            if self._is_one(person, name.text) and not self._is_longer(person, name):
                ever = all(_generation(text) for text in (name.text, person.name))
                text, known = (
                    text if ever else text.removesuffix(_generation(text)).rstrip(" ,")
                    for text in (name.text, person.name)
                )
                if len(text) > len(known) and _key(person.surname) == _key(_surname(name)):
                    person.name, person.surname = text, _surname(name)
                    self._index(person)
                elif known != person.name:
                    person.name = known
                person.gender = person.gender or name.gender
                return
        person = Person(name.text, _surname(name), name.gender)
        self.everyone.append(person)
        self._index(person)

    def _is_one(self, person: Person, name: str) -> bool:
        return _one_person(person.name, name) or {fold(person.name), fold(name)} == self.in_full

    def _is_longer(self, person: Person, name: Name) -> bool:
        """ "António Costa Silva", where the article has named António Costa before: another one."""
        known, words = _words(person.name), _words(name.text)
        longer = len(known) > 1 and len(words) == len(known) + 1 and words[: len(known)] == known
        return longer and self.nouns is None

    def _namesakes(self, text: str) -> list[Person]:
        words = _words(text)
        found: list[Person] = []
        for word in (words[-1], *words[:-1]) if words else ():
            found += [person for person in self._by_word[word][:_MOST_NAMESAKES] if person not in found]
        return found

    def _index(self, person: Person) -> None:
        keys = {_key(person.surname)}
        if _family_first(person.name):
            keys.add(_key(person.name.split()[0]))
        for key in keys:
            if person not in self.by_surname[key][:_MOST_NAMESAKES]:
                self.by_surname[key].append(person)
        for word in set(_words(person.name)):
            if person not in self._by_word[word][:_MOST_NAMESAKES]:
                self._by_word[word].append(person)

    def _trim_genitives(self, bare: Set[str]) -> None:
        """German "Jens Stoltenbergs": the name without the ending where the article has it too."""
        ending = self.genitive
        if not ending:
            return
        for person in list(self.everyone):
            shorter = _key(person.surname).removesuffix(ending)
            if person.surname.endswith(ending) and shorter in bare and not self.by_surname.get(shorter):
                self._rename(person, person.name.removesuffix(ending))
        for key in list(self.by_surname):
            if not key.endswith(ending) or key.removesuffix(ending) not in self.by_surname:
                continue
            kept = self.by_surname[key.removesuffix(ending)]
            for person in self.by_surname.pop(key):
                if not any(_one_person(other.name + ending, person.name) for other in kept):
                    self.by_surname[key].append(person)

    def _rename(self, person: Person, name: str) -> None:
        self.by_surname[_key(person.surname)].remove(person)
        person.name, person.surname = name, name.split()[-1]
        self._index(person)

    def _introduced(self, line: Line, i: int) -> bool:
        if i == 0:
            return False
        before = line.chunks[i - 1]
        if self.nouns and _is_object(line, i, self.nouns):
            return False
        if before.kind in (c.AGE, c.DEMONYM, c.DESCRIBED) and before.last == line.chunks[i].first:
            return not self._is_plain_noun(line.chunks[i].text)
        return before.kind in _INTRODUCES

    def _is_plain_noun(self, word: str) -> bool:
        """German "der 53-jährige Schotte": a noun, unless the article has it as a name."""
        known = self.nouns is not None and self.nouns.is_known(word)
        return known and not self._by_word.get(_key(word)) and self.bare_words[_key(word)] < 2

    def _bare(self, word: str) -> None:
        """A person known by one word; "President Saddam" where the article has "Saddam Hussein" is he."""
        if self.find(word):
            return
        known = self._by_word.get(_key(word), [])
        person = known[0] if len(known) == 1 else Person(word, word, full=False)
        if not known:
            self.everyone.append(person)
        if len(known) < 2:
            self.by_surname[_key(word)].append(person)

    def find(self, word: str) -> list[Person]:
        """Who a single word can be; a German genitive counts as the name."""
        key = _key(word)
        found = self.by_surname.get(key)
        if not found and self.genitive and key.endswith(self.genitive):
            found = self.by_surname.get(key.removesuffix(self.genitive))
        return found or []

    def _settle(self, line: Line, i: int, met: set[Person]) -> None:
        chunk = line.chunks[i]
        name: Name = chunk.data
        surname = _surname(name)
        if chunk.kind == c.NAME:
            candidates = [p for p in self._namesakes(name.text) if self._is_one(p, name.text)]
            exact = [p for p in candidates if fold(p.name) == fold(name.text)]
            candidates = exact or candidates
            candidates = candidates or [p for p in self.find(surname) if _genitive_of(p.name, name.text)]
        else:
            candidates = self.find(surname)
            if len(candidates) > 1:  # a namesake is yet to come
                candidates = [person for person in candidates if person in met]
            if len(candidates) > 1 and self.first_is_meant and self.everyone[0] in candidates:
                candidates = self._first(line, i)
        if len(candidates) == 1:
            if chunk.kind == c.NAME:
                met.add(candidates[0])
            name.person = candidates[0]
            name.genitive = name.owner or (
                bool(self.genitive) and _key(surname) == _key(candidates[0].surname) + self.genitive
            )
            chunk.kind = c.NAME

    def _first(self, line: Line, i: int) -> list[Person]:
        """ "Gen. Haskell", after "his son, Thomas Haskell": whom the article begins with. "Mrs" is said of no man."""
        before = line.chunks[i - 1].lower.rstrip(".") if i else ""
        gender = "f" if before in _LADIES else "m" if before in _GENTLEMEN else ""
        first = self.everyone[0]
        return [first] if not gender or first.gender in ("", gender) else []


def _turn(line: Line, names: Set[str]) -> None:
    """ "Ozoliņš, Kārlis", the heading of a dictionary's article: the family name stands first."""
    found = _HEADWORD.search(line.kinds)
    if found is None:
        return
    i = found.start()
    family, given = line.chunks[i].data, line.chunks[i + 2].data
    words = (*given.tokens, *family.tokens)
    if given.tokens[0] not in given_names() and " ".join(words) not in names:
        return
    first, last, offset = line.chunks[i], line.chunks[i + 2], line.sentence.start
    text = line.sentence.text[first.start - offset : last.end - offset]
    gender = given_names().get(given.tokens[0], "")
    name = Name(words, gender if gender in "mf" else "", sure=True)
    line.chunks[i : i + 3] = [Chunk(c.NAME, first.first, last.last, first.start, last.end, text, name)]
    line.settle()


def _take_particles(line: Line, i: int) -> None:
    """ "Von der Leyen ist …": no preposition where the article has the name in full."""
    chunk = line.chunks[i]
    person = chunk.data.person if chunk.kind == c.NAME and len(chunk.data.tokens) == 1 else None
    if person is None or " " not in person.name:
        return
    words = person.name.split()[:-1]
    at = i
    while words and words[-1].islower() and at and line.chunks[at - 1].lower == words[-1]:
        at -= 1
        words.pop()
    if at < i and not (words and words[-1].islower()):
        first, offset = line.chunks[at], line.sentence.start
        chunk.first, chunk.start = first.first, first.start
        chunk.text = line.sentence.text[chunk.start - offset : chunk.end - offset]
        chunk.lower = chunk.text.lower()
        del line.chunks[at:i]


def _surname(name: Name) -> str:
    behind_first = reversed(name.tokens[1:])
    return next((word for word in behind_first if word.lower() not in _GENERATIONS), name.tokens[0])


def _generation(name: str) -> str:
    """ "Jr." at the end of a name; empty where there is none."""
    last = name.rpartition(" ")[2]
    return last if last.lower() in _GENERATIONS else ""


@lru_cache(_REMEMBERED)
def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without "Jr"."""
    return tuple([word for word in fold(name).split() if word not in _GENERATIONS])


@lru_cache(_REMEMBERED)
def _key(word: str) -> str:
    """What names are looked up by: "al-Assad" and "Assad" alike."""
    words = fold(word).split()
    return words[-1] if words else ""


def _family_first(name: str) -> bool:
    """ "Ban Ki-moon", "Xi Jinping": the family name comes first."""
    words = name.split()
    if len(words) == 2 and words[0] not in family_names_first():
        return _KOREAN.fullmatch(words[1]) is not None and words[1].rsplit("-", 1)[1].islower()
    return 1 < len(words) < 4 and words[0] in family_names_first()


@lru_cache(_REMEMBERED)
def _one_person(one: str, other: str) -> bool:
    """Can two full names be one person's?"""
    first, second = _words(one), _words(other)
    if len(first) > len(second):
        first, second = second, first
    if not first:
        return False
    if _within(first, second):
        return True
    if first[-1] != second[-1]:
        return False
    if len(first) == 1:
        return True
    shorter, longer = sorted((first[0], second[0]), key=len)
    if shorter != longer and not (len(shorter) == 1 and longer.startswith(shorter)):
        return False
    return not (len(first) > 2 and len(second) > 2) or _alike(first[1:-1], second[1:-1])


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    """ "Ricardo Rosselló" or "Rosselló Nevares" in "Ricardo Rosselló Nevares": two words or more, in order.

    "Nawaz Sharif" is not in "Kulsoom Nawaz Sharif": his own given name makes him another.
    """
    if len(few) < 2 or any(len(word) == 1 for word in few[1:]):
        return False
    if few[0] != many[0] and few[0] not in _JOINING and few[0].title() in given_names():
        return False
    rest = iter(many)
    return all(word in rest for word in few)


def _alike(few: Sequence[str], many: Sequence[str]) -> bool:
    """Middle names that do not exclude each other: "W." and "Walker", not "H. W." and "W."."""
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in zip(few, many, strict=False))


def _genitive_of(name: str, text: str) -> bool:
    return _one_person(name + "s", text)


def _is_object(line: Line, i: int, nouns: CapitalNouns) -> bool:
    """German "des Präsidenten Stellung": a noun that only happens to stand after a title."""
    word = line.chunks[i].text
    if nouns.is_no_name(word):
        return True
    title = line.chunks[i - 1]
    plain = title.kind in (c.OFFICE, c.BLOCKED) and not title.data.status and title.data.definite
    return plain and nouns.is_common(word)
