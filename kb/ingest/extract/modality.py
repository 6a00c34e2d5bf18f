"""How a clause says what it says: plainly, from hearsay, as a plan, or not at all."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from kb.ingest.extract.lexicon import Lexicon, lexicon
from kb.ingest.records import Modality


class ModalityReader:
    """Reads the modality of a clause from the words in it and around it."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.words = self.lex.clause

    def read(self, words: list[str], before: list[str], sentence: str, *, future: bool) -> Modality | None:
        """``words`` are the clause's, ``before`` those of the clause it hangs on. None: say nothing."""
        here = set(words)
        if words and words[0] in self.words["content"]:
            here |= set(before)
        sentence = sentence.lower()
        hearsay = self.words["reported"] & here or any(
            phrase in sentence for phrase in self.lex.clause_phrases["reported"]
        )
        if (
            hearsay
            and self.words["possible"] & here
            and not (self.words["unreal"] - self.words["possible"]) & here
        ):
            return Modality.REPORTED
        if self.words["unreal"] & here or self._phrase("unreal", sentence, here):
            return None
        if self._denied(here):
            return None if self.words["no_denial"].intersection(words[1:]) else Modality.DENIED
        if hearsay:
            return Modality.REPORTED
        if future or self.words["planned"] & here or self._phrase("planned", sentence, here):
            return Modality.PLANNED
        return Modality.ASSERTED

    def _denied(self, here: Set[str]) -> bool:
        """ "Ne … pas" denies; "n'a duré qu'un an" only says that it was no more."""
        denying = self.words["negation"] & here
        only = bool(self.words["restriction"] & here) and denying <= self.words["particles"]
        return bool(denying) and not only

    def _phrase(self, name: str, sentence: str, here: Set[str]) -> bool:
        """Hearsay colours the whole sentence; what else is said with several words, only its clause."""
        return any(
            phrase in sentence and here >= set(phrase.replace("'", "' ").split())
            for phrase in self.lex.clause_phrases[name]
        )


@cache
def modality_reader(language: str) -> ModalityReader:
    return ModalityReader(language)
