"""Names: fold them for comparison, take titles off, tell a full name from a surname."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, in the transliteration that the press uses.
_WHOLE_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n",
        "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-",
    }
)  # fmt: skip
FOLDED = 16_384  # names whose folded form is kept: the same ones are folded again and again
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baron", "baroness",
        "count", "general", "gen", "admiral", "adm", "the", "rt", "hon", "honourable", "honorable", "herr", "frau",
        "monsieur", "madame", "mme", "mlle", "m", "graf", "grafin", "freiherr", "jonkheer", "dipl", "mag",
    }
)  # fmt: skip
_DEGREES = frozenset({"ing", "jur", "phil", "hc"})  # after another title only: Phil is a given name


@lru_cache(FOLDED)
def fold(name: str) -> str:
    """Case, accents, transliteration and punctuation folded: ``Jens Stoltenberg`` -> ``jens stoltenberg``.

    Umlauts fold to the bare vowel; ``match_key`` also takes their two-letter spellings for it.
    """
    lowered = _compatible(_compatible(name)).translate(_WHOLE_LETTERS)
    bare = "".join(c for c in lowered if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w']+", " ", bare).replace("'", "").split())


def _compatible(text: str) -> str:
    """Half of Unicode's compatibility caseless matching (D146): done twice, letters like ``𝐀`` lose their case too."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())


@lru_cache(FOLDED)
def match_key(name: str) -> str:
    """What spellings of one name share: ``Wörner``, ``Woerner`` and ``Worner`` alike.

    Folded, titles taken off, and the two-letter spellings of umlauts and of Nordic vowels
    taken for the letter. For comparison only: it is no spelling.
    """
    folded = fold(without_titles(name))
    return re.sub(r"(?<=[aou])e|(?<=a)a", "", folded)


def slug_for(text: str) -> str:
    """``Joseph Luns`` -> ``joseph-luns``; a text without a single Latin letter or digit gets a hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return slug or hashlib.sha256(text.encode()).hexdigest()[:10]


def without_titles(name: str) -> str:
    """``General The Lord Ismay`` -> ``Ismay``; a name of nothing but titles stays as it is."""
    tokens = name.split()
    known = _TITLES
    while tokens and fold(tokens[0]).replace(" ", "") in known:
        tokens, known = tokens[1:], _TITLES | _DEGREES
    return " ".join(tokens) or name.strip()


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name as compared."""
    return tuple(match_key(name).split())


def is_full(name: str) -> bool:
    """A given name and a family name; a bare surname is not full, nor is a particle with one."""
    parts = [part for part in without_titles(name).split() if part[:1].isupper() or part[:1].isdigit()]
    return len(parts) >= 2 and without_titles(name)[:1].isupper()


def family_key(name: str) -> str:
    """The folded last token: what every mention of a family name shares."""
    parts = tokens(name)
    return parts[-1] if parts else ""
