"""Words and marks of a sentence, with their offsets into the article."""

from __future__ import annotations

from collections.abc import Callable

import regex

_TOKEN = regex.compile(
    r"""
    \d{4}-\d{2}-\d{2}(?!\d)
  | \d+(?:[.,]\d+)*(?:-?\p{L}+(?:-\p{L}+)*)?
  | a\.\s?D\.
  | (?:\p{Lu}\.){2,}
  | (?:Dr|Mr|Mrs|Ms|Gen|Sen|Prof|St|Jr|Sr|Rep|Gov|Lt|Col|Adm|MM?|ca|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec|Okt|Dez|janv|févr|juil)\.
  | \p{Lu}\.(?=\s?\p{Lu})
  | [Aa]ujourd['’]hui
  | (?:\b(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu))['’](?=[\p{L}\d«"“])
  | \p{Lu}['’]\p{Lu}\p{L}+(?:-\p{L}+)*
  | \p{Lu}\p{Ll}+['’](?!(?:ll|ve|re)\b)\p{Ll}{2,}
  | ['’]s(?!\p{L})
  | [\p{L}\p{M}]+(?:[-‑][\p{L}\p{M}\p{N}]+)*
  | \S
    """,
    regex.VERBOSE,
)
_HYPHEN = regex.compile("[-‑]")


class Token:
    """``glued``: a hyphen joins it to the token before."""

    __slots__ = ("capital", "end", "glued", "lower", "start", "text", "word")

    def __init__(self, text: str, start: int, glued: bool = False) -> None:
        self.text = text
        self.lower = text.lower().replace("’", "'") if len(text) > 1 else text.lower()
        self.start = start
        self.end = start + len(text)
        self.glued = glued
        first = text[0]
        self.capital = first.isupper()
        self.word = self.capital or first.isalpha()

    def __repr__(self) -> str:
        return self.text


def tokenize(text: str, offset: int, splits: Callable[[str], bool]) -> list[Token]:
    """The tokens of ``text``, which stands at ``offset``; ``splits`` says which compounds come apart."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start() + offset
        if len(word) > 3 and ("-" in word or "‑" in word) and word[0].isalpha() and splits(word):
            at, glued = 0, False
            for hyphen in _HYPHEN.finditer(word):
                if hyphen.start() > at:
                    found.append(Token(word[at : hyphen.start()], start + at, glued))
                at, glued = hyphen.end(), True
            if at < len(word):
                found.append(Token(word[at:], start + at, glued))
        else:
            found.append(Token(word, start))
    return found
