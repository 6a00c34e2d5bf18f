"""Words and marks of a sentence, with their offsets into the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import regex

_TOKEN = regex.compile(
    r"""
    [\p{L}\p{M}]++(?![-‑.'’+])
  | \p{Lu}[\p{L}\p{M}]+[+](?![\p{L}\p{N}])
  | \d{4}-\d{2}-\d{2}(?!\d)
  | \d+(?:[.,]\d+)*(?:-?\p{L}+(?:-\p{L}+)*)?
  | a\.\s?D\.
  | (?:\p{Lu}\.){2,}
  | (?:Dr|Mr|Mrs|Ms|Gen|Sen|Prof|St|Jr|Sr|Rep|Gov|Lt|Col|Adm|MM?|ca|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec|Okt|Dez|janv|févr|juil)\.
  | \p{Lu}\.(?=\s?\p{Lu})
  | [Aa]ujourd['’]hui
  | (?:\b(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu))['’](?=\s?[\p{L}\d«"“]|$)
  | \p{Lu}['’]\p{Lu}\p{L}+(?:-\p{L}+)*
  | \p{Lu}\p{Ll}+['’](?!(?:ll|ve|re)\b)\p{Ll}{2,}
  | ['’]s(?!\p{L})
  | [\p{L}\p{M}]+(?:[-‑][\p{L}\p{M}\p{N}]+)*
  | \S
    """,
    regex.VERBOSE,
)
_HYPHEN = regex.compile("[-‑]")
_LONGEST_KEPT = 40  # characters between blanks
_MOST_KEPT = 50_000  # so that no text can fill the memory


def _is_latin(letter: str) -> bool:
    return letter < "\u0370" or "\u1e00" <= letter < "\u1f00"


NONE: dict[str, Any] = {}  # one for all the words that begin no phrase of several


class Form:
    """A word or mark as written: what all its tokens share, and what the reader of chunks has learned of it."""

    __slots__ = (
        "alone",
        "article",
        "capital",
        "framing",
        "given",
        "goes_on",
        "honorific",
        "longer",
        "lower",
        "meant",
        "nameable",
        "parted",
        "particle",
        "phrase",
        "plain",
        "relative",
        "signs",
        "size",
        "telling",
        "text",
        "timely",
        "word",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.lower = text.lower().replace("’", "'")
        first = text[0]
        self.word = first.isalpha()
        self.capital = first.isupper() and _is_latin(first)  # "(Greek: Ιωάννα)" names nobody else
        # For the reader of chunks to set
        self.alone = ""  # the kind of the chunk that it makes wherever it stands
        self.plain = ""  # and the one that it makes where the next word makes no more of it
        self.goes_on = False  # may stand inside a name
        self.given = False  # a given name
        self.nameable = False  # part of a name wherever that has no hyphen before it
        self.timely = self.telling = False  # may begin a time; tells of one by itself
        self.phrase = False  # may begin a phrase of the lexicon
        self.longer: dict[str, Any] = NONE  # the phrases of several words that it begins, by the second
        self.meant: tuple[int, dict[str, Any]] | None = None  # what it means by itself, once looked up
        self.article = False  # "al-Assad"
        self.signs: frozenset[str] = frozenset()  # which lists that rules ask for first have it
        self.framing = ""  # which list of the words that tell of another world has it
        self.honorific = self.particle = self.relative = self.parted = False  # as the lists of words have it


class Token:
    """``glued``: a hyphen joins it to the token before."""

    __slots__ = ("capital", "end", "form", "glued", "lower", "start", "text", "word")

    def __init__(self, form: Form, start: int, glued: bool = False) -> None:
        self.form = form
        self.text = form.text
        self.lower = form.lower
        self.start = start
        self.end = start + form.size
        self.glued = glued
        self.capital = form.capital
        self.word = form.word

    def __repr__(self) -> str:
        return self.text


# What stands between two blanks: each form, where it stands and whether it is glued; all their signs; and
# how many characters it has with the blank.
Cut = tuple[tuple[tuple[Form, int, bool], ...], frozenset[str], int]


class Tokenizer:
    """Tokens of sentences; what stands between two blanks is cut once and remembered.

    ``splits`` says which compounds come apart, ``learn`` sets what is known of a form.
    """

    def __init__(self, splits: Callable[[str], bool], learn: Callable[[Form], None]) -> None:
        self._splits = splits
        self._learn = learn
        self._cuts: dict[str, Cut] = {}
        self._forms: dict[str, Form] = {}

    def read(self, text: str, offset: int) -> tuple[list[Token], set[str]]:
        """The tokens of ``text``, which stands at ``offset``, and the signs of all of them."""
        found: list[Token] = []
        signs: set[str] = set()
        known = self._cuts.get
        pieces = iter(text.split(" "))
        at = offset
        for piece in pieces:
            cut = known(piece)
            if cut is None:
                piece, closed = _with_following(piece, pieces)
                cut = self._cut(piece, keep=closed and len(piece) <= _LONGEST_KEPT)
            words, told, size = cut
            for form, begin, glued in words:
                found.append(Token(form, at + begin, glued))
            if told:
                signs |= told
            at += size
        return found, signs

    def _cut(self, piece: str, *, keep: bool) -> Cut:
        words = tuple((self._form(word), start, glued) for word, start, glued in _words(piece, self._splits))
        cut = words, frozenset().union(*(form.signs for form, _, _ in words)), len(piece) + 1
        if keep:
            if len(self._cuts) >= _MOST_KEPT:
                self._cuts.clear()
            self._cuts[piece] = cut
        return cut

    def _form(self, word: str) -> Form:
        form = self._forms.get(word)
        if form is None:
            form = Form(word)
            self._learn(form)
            if len(self._forms) >= _MOST_KEPT:
                self._forms.clear()
            if len(word) <= _LONGEST_KEPT:
                self._forms[word] = form
        return form


def tokenize(text: str, offset: int, splits: Callable[[str], bool]) -> list[Token]:
    """The tokens of ``text``, which stands at ``offset``; ``splits`` says which compounds come apart."""
    return [Token(Form(word), offset + start, glued) for word, start, glued in _words(text, splits)]


def _with_following(piece: str, pieces: Iterator[str]) -> tuple[str, bool]:
    """A piece with those after it that may belong to its last word, and whether it ends there for sure."""
    whole = [piece]
    while _may_go_on(piece) and (following := next(pieces, None)) is not None:
        whole.append(piece := following)
    return " ".join(whole), not _may_go_on(piece)


def _may_go_on(piece: str) -> bool:
    """ "J." may be the initial of the next word, "a." the first half of "a. D."."""
    return piece[-1:] == "." and (piece[-2:-1].isupper() or piece[-2:-1] == "a")


def _words(text: str, splits: Callable[[str], bool]) -> Iterator[tuple[str, int, bool]]:
    """Each word or mark, where it stands, and whether a hyphen joins it to the one before."""
    for match in _TOKEN.finditer(text):
        word = match.group()
        start = match.start()
        if len(word) > 3 and ("-" in word or "‑" in word) and word[0].isalpha() and splits(word):
            at, glued = 0, False
            for hyphen in _HYPHEN.finditer(word):
                if hyphen.start() > at:
                    yield word[at : hyphen.start()], start + at, glued
                at, glued = hyphen.end(), True
            if at < len(word):
                yield word[at:], start + at, glued
        else:
            yield word, start, False
