"""How a clause says what it says: plainly, from hearsay, as a plan, or not at all."""

from __future__ import annotations

from functools import cache

from kb.ingest.extract.lexicon import Lexicon, lexicon
from kb.ingest.records import Modality

_CONTENT_CLAUSES = frozenset(
    ("dass", "daß", "that", "que", "qu'", "wonach", "ob", "whether", "if", "wenn", "falls", "si")
)
_OBLIGATION = frozenset(("soll", "sollen"))


class ModalityReader:
    """Reads the modality of a clause from the words in it and around it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lex: Lexicon = lexicon(language)
        self.words = self.lex.clause

    def read(self, words: list[str], before: list[str], sentence: str, *, future: bool) -> Modality | None:
        """``words`` are the clause's, ``before`` those of the clause it hangs on. None: say nothing."""
        here = set(words)
        if words and words[0] in _CONTENT_CLAUSES:
            here |= set(before)
        if here & self.words["negation"] or (
            "n't" in sentence and any(word.endswith("n't") for word in words)
        ):
            return self._negated(words)
        if here & self.words["unreal"]:
            return None
        if self._hearsay(here, sentence):
            return Modality.REPORTED
        if future or here & self.words["planned"] or self._phrase("planned", sentence, here):
            return Modality.PLANNED
        return Modality.ASSERTED

    def _negated(self, words: list[str]) -> Modality | None:
        """A plain denial is worth a claim; "no longer", "not only" and the like are none."""
        here = set(words)
        if (
            here & {"mehr", "nur", "longer", "only", "plus", "que", "yet", "until", "seulement", "noch"}
            or here & self.words["unreal"]
        ):
            return None
        return Modality.DENIED

    def _hearsay(self, here: set[str], sentence: str) -> bool:
        if here & self.words["reported"]:
            return True
        return any(phrase in sentence for phrase in self.lex.clause_phrases["reported"])

    def _phrase(self, name: str, sentence: str, here: set[str]) -> bool:
        return any(
            phrase in sentence and here.issuperset(phrase.split()) for phrase in self.lex.clause_phrases[name]
        )


@cache
def modality_reader(language: str) -> ModalityReader:
    return ModalityReader(language)
