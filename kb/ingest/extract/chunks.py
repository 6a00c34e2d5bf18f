"""A sentence as a row of chunks: names, offices, bodies, times, triggers and the words between.

Each chunk has a kind of one letter, so that a sentence can be read as a string of letters and
the rules as regular expressions over it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kb.ingest.extract.lexicon import Body, Title
from kb.ingest.extract.tokens import Token
from kb.ingest.segment import Sentence

NAME, WEAK = "N", "W"  # a person's name; a capitalised word that may be one
PRONOUN, DESCRIBED = "P", "I"  # he; the Norwegian, the 57-year-old
OFFICE, BLOCKED = "T", "K"  # an office we know; a title of something else
PLURAL = "M"
BODY, GENERIC, NATION, DEMONYM = "O", "G", "J", "L"
TITLE, MODIFIER = "t", "m"  # raw, before offices are put together
POINT, SINCE, UNTIL, FROM, SPAN, YEARS, AGE = "D", "F", "U", "B", "Z", "Y", "A"
MINISTRY = "i"  # a ministry
POST, PREDECESSOR, SUCCESSOR, COMPATRIOT = "f", "R", "S", "C"
TAKING, LEAVING = "E", "Q"
AS, POSSESSIVE, HONORIFIC = "a", "p", "h"
AND, WORD, CAPITAL = "u", "x", "X"
VERBS = {
    "be": "b",
    "become": "w",
    "serve": "v",
    "lead": "l",
    "take": "k",
    "elect": "e",
    "quit": "q",
    "succeed": "s",
    "replace": "r",
    "hand_over": "o",
    "die": "d",
}
EVENTS = frozenset(VERBS.values())
TIMES = frozenset("DFUBZY")
OFFICES = frozenset((OFFICE, BODY, GENERIC, POST))  # what an office may be told with
QUOTES = frozenset('"„“”«»')
DASHES = frozenset("–—-")
# What a line states where it tells of no world that was: no office at all; none but by title and name.
NOBODY, TAKEN_BACK = "nobody", "taken back"
OWNERS = frozenset(("'s", "’s"))  # the English genitive, a token of its own


class Chunk:
    """Tokens ``[first, last)`` of the sentence, standing at ``[start, end)`` of the article.

    ``lower`` are the words as the lexicon has them: small letters, straight apostrophes.
    """

    __slots__ = ("data", "end", "first", "kind", "last", "lower", "quoted", "start", "text")

    def __init__(
        self,
        kind: str,
        first: int,
        last: int,
        start: int,
        end: int,
        text: str,
        data: Any = None,
        lower: str = "",
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.text = text
        self.data = data
        self.lower = lower or text.lower().replace("’", "'")
        self.quoted = False  # inside quotation marks

    def without_meaning(self, *, honorific: bool = False) -> Chunk:
        """The same words, and at most an honorific."""
        return Chunk(
            HONORIFIC if honorific else WORD,
            self.first,
            self.last,
            self.start,
            self.end,
            self.text,
            None,
            self.lower,
        )

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"


@dataclass(slots=True, eq=False)
class Name:
    """A person's name as written: its tokens without honorifics, and what is known from its form."""

    tokens: tuple[str, ...]
    gender: str = ""
    sure: bool = False
    genitive: bool = False
    owner: bool = False  # English "'s" follows
    person: Any = None  # set once the people of the article are known

    @property
    def text(self) -> str:
        if len(self.tokens) == 1:
            return self.tokens[0]
        return " ".join(self.tokens).replace("' ", "'").replace("’ ", "’")


@dataclass(slots=True, eq=False)
class Titles:
    """What a title's words can mean, and the country whose adjective stands among them."""

    meanings: list[Title]
    nation: Body | None = None
    modifier: str = ""  # what an adjective among them says: "outgoing"


@dataclass(slots=True, eq=False)
class OfficePhrase:
    """A title with what belongs to it.

    ``bodies`` are the organizations or countries named with it; ``status`` what a modifier says:
    former, then, last, current, new, future, outgoing or the empty string.
    """

    titles: list[Title]
    body: Body | None = None
    generic: Body | None = None
    status: str = ""
    acting: bool = False
    deputy: bool = False
    definite: bool = False
    possessive: bool = False
    plural: bool = False
    title: str = ""
    organization: str = ""
    holder: Any = None
    nationality: str = ""
    feminine: bool = False
    own: bool = False  # "of their country"
    seat: bool = False  # named by where it sits: "Bercy"
    allotted: bool = False  # goes to whoever is named behind: "la Défense échoit à X"
    sent: bool = False  # where its holder is sent is named: "ambassador to Norway"
    times: list[Any] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Line:
    """One sentence with its tokens and chunks."""

    sentence: Sentence
    tokens: list[Token]
    signs: set[str]  # the lists of the lexicon, of those that rules ask for first, that have a word of it
    chunks: list[Chunk] = field(default_factory=list)
    kinds: str = ""  # of the chunks, one after another
    unreal: str = ""  # NOBODY, TAKEN_BACK or nothing

    def text(self, first: int, last: int) -> str:
        """The words of the chunks ``[first, last)``."""
        start, end = self.chunks[first].start, self.chunks[last - 1].end
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def settle(self) -> None:
        """To be called once chunks were put in place of others, or have changed their kinds."""
        self.kinds = "".join([chunk.kind for chunk in self.chunks])
