"""How a clause says what it says: plainly, from hearsay, as a plan, or not at all."""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache

from kb.ingest.extract.lexicon import Lexicon, lexicon
from kb.ingest.records import Modality

_SENTENCES_KEPT = 8  # of which each clause is asked about


class ModalityReader:
    """Reads the modality of a clause from the words in it and around it."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.words = self.lex.clause
        # Hearsay colours the whole sentence, what else is said with several words only a clause that has them all.
        self._phrases = {
            name: [(phrase, frozenset(phrase.replace("'", "' ").split())) for phrase in phrases]
            for name, phrases in self.lex.clause_phrases.items()
        }
        self._only_unreal = self.words["unreal"] - self.words["possible"]
        self._hearsay = lru_cache(_SENTENCES_KEPT)(self._is_hearsay)

    def read(self, words: list[str], before: list[str], sentence: str, *, future: bool) -> Modality | None:
        """``words`` are the clause's, ``before`` those of the clause it hangs on. None: say nothing."""
        here = set(words)
        if words and words[0] in self.words["content"]:
            here |= set(before)
        hearsay = not self.words["reported"].isdisjoint(here) or self._hearsay(sentence)
        if hearsay and not self.words["possible"].isdisjoint(here) and self._only_unreal.isdisjoint(here):
            return Modality.REPORTED
        if not self.words["unreal"].isdisjoint(here) or self._phrase("unreal", sentence, here):
            return None
        if self._denied(here):
            return None if self.words["no_denial"].intersection(words[1:]) else Modality.DENIED
        if hearsay:
            return Modality.REPORTED
        if future or not self.words["planned"].isdisjoint(here) or self._phrase("planned", sentence, here):
            return Modality.PLANNED
        return Modality.ASSERTED

    def in_hindsight(self, words: list[str]) -> list[str]:
        """Without "would" in "would later become", "would go on to serve": no supposition, but what came to pass."""
        hindsight, supposed = self.lex.events["hindsight"], self.lex.frames["conditional"]
        if hindsight.isdisjoint(words) or not self.lex.grammar["attributive_bodies"]:
            return words
        if not self.lex.events["foretelling"].isdisjoint(words):
            return words  # "analysts say X would later become"
        followed = zip(words, [*words[1:], ""], strict=True)
        return [a for a, b in followed if a not in supposed or b not in hindsight]

    def _denied(self, here: Set[str]) -> bool:
        """ "Ne … pas" denies; "n'a duré qu'un an" only says that it was no more."""
        denying = self.words["negation"] & here
        only = bool(self.words["restriction"] & here) and denying <= self.words["particles"]
        return bool(denying) and not only

    def _phrase(self, name: str, sentence: str, here: Set[str]) -> bool:
        said = [phrase for phrase, words in self._phrases[name] if words <= here]
        return bool(said) and any(phrase in sentence.lower() for phrase in said)

    def _is_hearsay(self, sentence: str) -> bool:
        lowered = sentence.lower()
        return any(phrase in lowered for phrase in self.lex.clause_phrases["reported"])


@cache
def modality_reader(language: str) -> ModalityReader:
    return ModalityReader(language)
