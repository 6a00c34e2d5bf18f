"""Which language a text is in, by the small words that it is full of."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache

import regex
from simplemma import langdetect

from kb.ingest.extract.known_names import DATA

_SAMPLE = 4000  # characters that tell a language
_WORD = regex.compile(r"\p{L}+")
# Of all words in running text, a third to a half are in its own language's list, and few in another's.
_FEW = 0.2
_AHEAD = 1.15  # so close, and one of ours is taken for it
_SURE = 0.6  # of the words known to a dictionary


def detect_language(text: str, ours: tuple[str, ...]) -> str | None:
    """ISO 639-1 code of the text's language, of ``ours`` or another that we can tell; None when unsure."""
    words = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    shares = {language: sum(words[word] for word in small) for language, small in _small_words().items()}
    most = max(shares.values())
    if most >= max(1, _FEW * words.total()):
        near = [language for language, share in shares.items() if share * _AHEAD > most]
        if len(near) == 1 or len(near := [language for language in near if language in ours]) == 1:
            return near[0]
    return _by_dictionary(text, ours)


def _by_dictionary(text: str, ours: tuple[str, ...]) -> str | None:
    """A headline has few small words. Dictionaries are large and slow to load, so only our own are asked."""
    language, share = langdetect(text[:_SAMPLE], lang=ours)[0]
    return language if language in ours and share >= _SURE else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = tomllib.loads((DATA / "languages.toml").read_text())
    return {language: frozenset(words.split()) for language, words in lists.items()}
