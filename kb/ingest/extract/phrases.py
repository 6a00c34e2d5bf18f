"""Longest-match lookup of phrases, forgiving one slip of the pen in a long title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from simplemma.strategies import DictionaryLookupStrategy

from kb.ingest.extract.tokens import NONE, Form, Token, tokenize

if TYPE_CHECKING:
    from kb.ingest.extract.lexicon import Title

SHORTEST_MISSPELT = 10  # letters: in shorter words one slip makes another word
WORDS_KEPT = 100_000  # remembered, so that no text can fill the memory
# A word is looked for among the titles that share its first or its last letters: one slip, or two letters
# in the wrong order, cannot change both in words so long.
_HEAD, _TAIL = 4, 5
# Where one phrase has several meanings, the first of these is its kind and the others stay at hand.
KINDS = (
    "title", "ministry", "body", "capital", "predecessor", "successor", "compatriot", "office", "taking_office", "leaving_office",
    "nationality", "demonym", "generic", "verb", "separable", "as", "pronoun", "possessive", "modifier",
    "described",
)  # fmt: skip
NOTHING: tuple[int, dict[str, Any]] = (0, {})  # no phrase at all
_DICTIONARY = DictionaryLookupStrategy()


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase: its words, which of them must be written with a capital, and what it means."""

    words: tuple[str, ...]
    exact: tuple[str, ...]  # "" any case, "A" capital first, else the exact spelling
    kind: str
    data: Any


class Phrases:
    """Phrases of one language with what they mean: first they are added, then indexed, then looked up."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.grammar: dict[str, Any] = {}  # how the language builds its phrases
        self._first: dict[str, list[Entry]] = defaultdict(list)
        self._added: set[Entry] = set()
        self._splitters: set[str] = set()

    def index(self) -> None:
        """Make what has been added quick to look up."""
        self._single_titles = {
            word: titles
            for word, entries in self._first.items()
            if len(word) >= SHORTEST_MISSPELT - 1
            and (
                titles := [entry.data for entry in entries if entry.kind == "title" and len(entry.words) == 1]
            )
        }
        self._by_head = _grouped(self._single_titles, slice(_HEAD))
        self._by_tail = _grouped(self._single_titles, slice(-_TAIL, None))
        self._word = lru_cache(WORDS_KEPT)(self._meaning)
        self._corrected = lru_cache(WORDS_KEPT)(self._correct)
        for entries in self._first.values():
            entries.sort(key=lambda entry: -len(entry.words))
        # Some words begin hundreds of phrases: the second word tells which of them can stand here.
        self._longer = {
            word: by_second for word, entries in self._first.items() if (by_second := _by_second(entries))
        }

    def add(self, phrase: str, kind: str, data: Any, *, exact_case: bool = False) -> None:
        tokens = list(tokenize(phrase, 0, lambda word: False))
        words = tuple(token.lower for token in tokens)
        if not words:
            return
        exact = tuple(_case(token.text) if exact_case else "" for token in tokens)
        entry = Entry(words, exact, kind, data)
        if entry not in self._added:
            self._added.add(entry)
            self._first[words[0]].append(entry)

    def splits(self, word: str) -> bool:
        """A hyphenated compound comes apart where its last part is a title, or its first "ex"."""
        lowered = word.lower().replace("‑", "-")
        if lowered in self._first:
            return False
        parts = lowered.split("-")
        return (
            parts[-1] in self._splitters or parts[0] in ("ex", "then") or parts[-1] in ("elect", "designate")
        )

    def begins(self, form: Form) -> bool:
        """Can a phrase begin with this word?"""
        return form.lower in self._first or bool(self._misspelt(form))

    def learn(self, form: Form) -> None:
        """Look the word up: what it means, and which phrases begin with it."""
        form.longer = self._longer.get(form.lower, NONE)
        form.meant = self._word(form.text)

    def _misspelt(self, token: Token | Form) -> tuple[Title, ...]:
        """The title meant by a long word one slip of the pen away from one title only."""
        if len(token.lower) < SHORTEST_MISSPELT or self.grammar["noun_capitals"] != token.capital:
            return ()
        return self._corrected(token.lower, token.text)

    def _correct(self, word: str, text: str) -> tuple[Title, ...]:
        near = [title for titles in self._spelt_like(word) for title in titles]
        if (
            len({title.office for title in near}) != 1
            or _DICTIONARY.get_lemma(text, self.language) is not None
        ):
            return ()
        return (min(near, key=lambda title: (title.plural, title.modifier)),)

    def _spelt_like(self, word: str) -> list[list[Title]]:
        """The titles of one word that one slip parts from ``word``: it leaves the first letters or the last."""
        candidates = {*self._by_head.get(word[:_HEAD], ()), *self._by_tail.get(word[-_TAIL:], ())}
        near = process.extract_iter(word, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        return [self._single_titles[key] for key, *_ in near]

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, dict[str, Any]]:
        """The longest phrase that begins at token ``i``: its length and each meaning by kind."""
        form = tokens[i].form
        if form.meant is None:
            self.learn(form)
        if form.longer and i + 1 < len(tokens) and (longer := form.longer.get(tokens[i + 1].lower)):
            for size, phrases in longer.items():
                words = tuple([token.lower for token in tokens[i : i + size]])
                if (entries := phrases.get(words)) and (meanings := _meanings(entries, tokens, i)):
                    return size, meanings
        return form.meant or NOTHING

    def alone(self, text: str) -> tuple[int, dict[str, Any]]:
        """As ``at``, of one word whatever follows it."""
        return self._word(text)

    def _meaning(self, text: str) -> tuple[int, dict[str, Any]]:
        """What one word means by itself, or the title that it seems to be a slip for."""
        form = Form(text)
        if form.lower in self._first:
            single = [entry for entry in self._first[form.lower] if len(entry.words) == 1]
            meanings = _meanings(single, [Token(form, 0)], 0)
            return int(bool(meanings)), meanings
        title = self._misspelt(form)
        return (1, {"title": list(title)}) if title else NOTHING


def _grouped(words: Iterable[str], letters: slice) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[letters]].append(word)
    return dict(found)


def _case(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return word
    return "A" if word[0].isupper() else ""


def _by_second(entries: list[Entry]) -> dict[str, dict[int, dict[tuple[str, ...], list[Entry]]]]:
    """Phrases of several words by their second word, their length (the longest first) and all their words."""
    found: dict[str, dict[int, dict[tuple[str, ...], list[Entry]]]] = {}
    for entry in entries:
        if (size := len(entry.words)) > 1:
            by_words = found.setdefault(entry.words[1], {}).setdefault(size, {})
            by_words.setdefault(entry.words, []).append(entry)
    return found


def _meanings(entries: Iterable[Entry], tokens: Sequence[Token], i: int) -> dict[str, Any]:
    """By kind, in the order of KINDS, what those of the entries mean that are written as the tokens are."""
    meanings: dict[str, Any] = {}
    for entry in entries:
        if not _is_written(entry, tokens, i):
            continue
        if entry.kind == "title":
            meanings.setdefault("title", []).append(entry.data)
        else:
            meanings.setdefault(entry.kind, entry.data)
    return {kind: meanings[kind] for kind in KINDS if kind in meanings} if len(meanings) > 1 else meanings


def _is_written(entry: Entry, tokens: Sequence[Token], i: int) -> bool:
    """Do the capitals stand where the entry wants them?"""
    for offset, exact in enumerate(entry.exact):
        if exact:
            token = tokens[i + offset]
            if not (token.capital if exact == "A" else token.text == exact):
                return False
    return True
