"""German nouns, told from names: both are written with a capital, and the dictionary has many a name."""

from __future__ import annotations

from functools import lru_cache

from simplemma.strategies import DictionaryLookupStrategy

from kb.ingest.extract.known_names import given_names

_DICTIONARY = DictionaryLookupStrategy()
_REMEMBERED = 100_000  # words, so that no text can fill the memory
_ABSTRACT = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
    "ismus", "tum",
)  # fmt: skip
# Last parts of family names: "Ackermann" is no man of the field.
_OF_NAMES = frozenset(
    """
    acker bach bauer baum berg bert brand brecht brück burg busch dorf eisen ende feld fuchs garten graf hahn
    hardt hart haus hausen heim helm herr hirsch hof hofer hold holm holz horn huber huhn kamp kirch kopf kraus land
    lande lieb mann mark mayer meier meyer müller mut rat reich ring sack schlag schmidt schmied stadt stein thal
    tal tein vogel wald weg wein welle wolf zahn
    """.split()
)
_LINKING = ("", "s", "es", "n", "en")
_SHORTEST_PART = 4
_SURE_TAIL = 6  # letters, in a word that the dictionary does not have: "Bergström" is none
_PLURALS = ("n", "en", "es", "e")
_FOREIGN = ("a", "um", "us")  # "Firma", "Museum", "Rhythmus"
_UMLAUTS = (("a", "ä"), ("o", "ö"), ("u", "ü"))


def is_known(word: str) -> bool:
    """Does the dictionary know the word, or the last part of it, as it stands? Names mostly are not in it."""
    return _lemma(word.rsplit("-", 1)[-1]) is not None


def is_no_noun(word: str) -> bool:
    """A word that has its capital from standing first in a sentence: "Auf", "Parallel"."""
    lemma = _lemma(word)
    return lemma is not None and lemma[:1].islower()


@lru_cache(_REMEMBERED)
def is_no_name(word: str) -> bool:
    """A compound, an abstract noun or a plural: no family name looks like that."""
    last = word.rsplit("-", 1)[-1]
    if not last[:1].isupper():  # "Myung-hee"
        return False
    lemma = _lemma(last)
    if len(last) > 5 and last.endswith(_ABSTRACT) and (lemma is not None or "-" in word):
        return True
    plural = lemma is not None and lemma[:1].isupper() and last not in (lemma, lemma + "s")
    return plural or _is_compound(last)


@lru_cache(_REMEMBERED)
def is_common(word: str) -> bool:
    """A noun with inflected forms of its own; many a family name is one: Koch, Fischer, Kohl."""
    return is_no_name(word) or any(_lemma(form) == word for form in _inflected(word))


def is_noun(word: str) -> bool:
    return is_known(word) or is_no_name(word)


def leads(word: str, following: str) -> bool:
    """ "Experten Lesser", "Auf Ismay": a noun or the first word of a sentence, before a name.

    "Wiktor Janukowytsch" is a name: the dictionary has the first as well, but nothing is made of it.
    """
    return is_noun(word) and (is_common(word) or is_no_noun(word) or is_known(following))


def follows_name(word: str) -> bool:
    """ "… Koštunica von der Demokratischen Partei": a noun or an adjective."""
    return is_noun(word) or is_known(word.lower())


def are_genitive(first: str, second: str) -> bool:
    """ "Trumps Kontrahentin": a surname's genitive and a noun, and no name of two words."""
    return first.endswith("s") and not is_noun(first) and is_noun(second)


def _lemma(word: str) -> str | None:
    return _DICTIONARY.get_lemma(word, "de")


def _is_compound(word: str) -> bool:
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        tail = word[at:]
        if tail in _OF_NAMES or _lemma(tail.capitalize()) is None:
            continue
        if len(tail) < _SURE_TAIL and not tail.startswith("chef") and _lemma(word) is None:
            continue
        for link in _LINKING:
            head = word[: at - len(link)]
            if word[:at].endswith(link) and len(head) >= _SHORTEST_PART and _has_noun(head):
                return head not in given_names()
    return False


def _has_noun(word: str) -> bool:
    lemma = _lemma(word)
    return lemma is not None and lemma[:1].isupper()


def _inflected(word: str) -> list[str]:
    forms = [word + ending for ending in _PLURALS]
    forms += [word.removesuffix(ending) + "en" for ending in _FOREIGN if word.endswith(ending)]
    for plain, umlaut in _UMLAUTS:
        at = word.rfind(plain)
        if at > 0:
            forms += [word[:at] + umlaut + word[at + 1 :] + ending for ending in ("e", "er", "")]
    return forms
