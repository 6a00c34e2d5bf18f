"""Offices told by where they sit: "nommé à Matignon", "le patron de Bercy", "nommé à la Défense".

A place is one only where the words around it say so: behind a verb of entering, holding or being
followed in an office, or behind "the head of". Elsewhere it stays a place.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kb.ingest.extract import chunks as c
from kb.ingest.extract import portfolios
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.known_names import DATA
from kb.ingest.extract.lexicon import GOING, RECEIVING, Office, Title, lexicon
from kb.ingest.extract.office_names import settle
from kb.ingest.extract.tokens import Token, tokenize

# Between the verb and the seat: who is named or followed, times, and "in office".
_BETWEEN = frozenset((c.NAME, c.WEAK, c.POST, c.DEMONYM, c.HONORIFIC, c.MODIFIER, *c.TIMES))
_ENTERING = frozenset((c.VERBS["elect"], c.VERBS["take"], c.VERBS["replace"], c.VERBS["succeed"]))
_HOLDING = frozenset((c.VERBS["serve"], c.VERBS["lead"], c.VERBS["take"]))
# What is said of an office that its seat names at the head of the sentence.
_CHANGING = frozenset((c.VERBS["replace"], c.VERBS["succeed"], c.VERBS["hand_over"]))
_AUXILIARIES = 3  # chunks from an office to the participle of the verb that allots it
_REACH = 7  # chunks between the verb and the seat
_WORDS = 12  # of the longest name of a ministry

Seats = dict[
    str, dict[int, dict[tuple[str, ...], list[Office]]]
]  # by the first word, how many, and all words


class SeatReader:
    """Finds the seats of one language."""

    def __init__(self, language: str) -> None:
        self.lex = lexicon(language)
        self.links, self.of = self.lex.words["seat_links"], self.lex.words["of"]
        self.between = self.lex.events["between_offices"]
        self.adverbs = (
            self.between - self.links - self.lex.words["determiners"] - self.lex.words["conjunctions"]
        )
        self.staying = self.lex.events["staying"]
        self.ministries = self.lex.events["ministries"]
        self.leading = self.lex.events["leadership"] - self.lex.events["presidencies"]
        self.going = (
            self.lex.events["going_to"] | self.lex.events["receiving"]
            if self.lex.grammar["varies_names"]
            else frozenset()
        )
        named: dict[tuple[str, ...], list[Office]] = defaultdict(list)
        governed: dict[tuple[str, ...], list[Office]] = defaultdict(list)
        further: dict[tuple[str, ...], list[Office]] = {}
        bare: dict[tuple[str, ...], list[Office]] = {}
        for phrase, office, by_itself in _seats(language):
            (named if by_itself else governed)[_words(phrase)].append(office)
        for phrase, office in _portfolios(language):
            words = _words(phrase)
            further.setdefault(words, [office])
            if words[0] in self.lex.words["bare_articles"] and len(words) > 1:
                bare.setdefault(words[1:], [office])
        self._named, self._governed, self._further, self._bare = map(
            _by_first, (named, governed, further, bare)
        )
        # What a seat can begin with: a word of its own, or a small one before it
        first = {*self._named, *self._governed, *self._further}
        self._openings = first | {word.replace("'", "’") for word in first}
        self._small = self.links | self.lex.words["determiners"]

    def named(self, tokens: Sequence[Token], i: int) -> tuple[list[Office], int] | None:
        """The offices that sit at the place named from token ``i``, and the token after the name."""
        if (found := _longest(self._named, tokens, i)) is not None or i >= len(tokens):
            return found
        if tokens[i].lower not in self.ministries or not tokens[i + 1 : i + 2]:
            return None
        rest = _longest(self._named, [tokens[i], *tokens[i + 2 : i + 2 + _WORDS]], 0)
        return (rest[0], i + 1 + rest[1]) if rest is not None else None  # "ministère norvégien de la Défense"

    def further(self, tokens: Sequence[Token], i: int) -> tuple[list[Office], int] | None:
        """The offices of "de la Défense", behind another ministry, from token ``i``, and the token after it."""
        return _longest(self._further, tokens, i)

    def read(self, line: Line) -> None:
        """Put an office where a verb gives someone a seat, and where a second ministry follows a first."""
        if self._further and c.OFFICE in line.kinds and (c.AND in line.kinds or "," in line.kinds):
            self._add_further(line)
        if self._bare and "(" in line.kinds and c.OFFICE in line.kinds:
            self._in_brackets(line)
        if self.going and (GOING in line.signs or RECEIVING in line.signs):
            self._allotted(line)
        if not self._named or c.EVENTS.isdisjoint(line.kinds):
            return
        self._open(line)
        i = 0
        while i < len(line.chunks):
            token = line.tokens[line.chunks[i].first]
            may_be = token.text in self._openings or token.lower in self._small
            found = self._given(line, i) if may_be else None
            if found is not None:
                offices, end = found
                self._replace(line, i, end, offices)
            i += 1

    def _open(self, line: Line) -> None:
        """ "À la Défense, X est remplacé par Y": the seat that opens a sentence in which offices change hands."""
        tokens, small = line.tokens, self.lex.words["opening_links"]
        if not small or not tokens or tokens[0].lower not in small:
            return
        stays = any(chunk.lower in self.lex.events["in_post"] for chunk in line.chunks)
        if _CHANGING.isdisjoint(line.kinds) and not stays:
            return
        found = _longest(self._governed, tokens, 0, opens=True)
        if found is None and (after := self._skip(tokens, 0)):
            found = self.named(tokens, after)
        if found is not None and found[1] < len(tokens) and tokens[found[1]].text == ",":
            self._replace(line, 0, found[1], found[0])

    def _allotted(self, line: Line) -> None:
        """ "La Défense échoit à X, la Santé à Y", "il a confié la Défense à X": what goes to someone."""
        tokens, to = line.tokens, self.lex.events["to"]
        i = 0
        while i < len(line.chunks):
            chunk = line.chunks[i]
            before = line.chunks[i - 1] if i else None
            opens = before is None or before.kind in (*",;", c.AND) or before.lower in self.going
            found = _longest(self._further, tokens, chunk.first, opens=i == 0) if opens else None
            if opens and found is None:
                found = self.named(tokens, self._article(tokens, chunk.first))
            if found is not None and found[1] < len(tokens):
                after = next((k for k, other in enumerate(line.chunks) if other.first >= found[1]), i)
                words = [other.lower for other in line.chunks[after : after + _AUXILIARIES]]
                given = before is not None and before.lower in self.going
                if given or (words and (words[0] in to or not self.going.isdisjoint(words))):
                    self._replace(line, i, found[1], found[0])
                    if line.chunks[i].kind == c.OFFICE:
                        line.chunks[i].data.allotted = True
            i += 1

    def _in_brackets(self, line: Line) -> None:
        """ "X (Défense) hérite du titre de vice-Premier": in a sentence that names an office as well."""
        i = 1
        while i + 2 < len(line.chunks):
            opens = line.chunks[i].kind == "(" and line.chunks[i - 1].kind == c.NAME
            found = _longest(self._bare, line.tokens, line.chunks[i + 1].first) if opens else None
            if (
                found is not None
                and line.tokens[found[1] : found[1] + 1]
                and line.tokens[found[1]].text == ")"
            ):
                self._replace(line, i + 1, found[1], found[0])
            i += 1

    def _add_further(self, line: Line) -> None:
        """ "Ministre de la Justice (1993-1995), puis de la Défense"."""
        i = 1
        while i < len(line.chunks):
            follows = line.tokens[line.chunks[i].first].text in self._openings
            first = self._first_ministry(line.chunks, i) if follows else None
            found = _longest(self._further, line.tokens, line.chunks[i].first) if first is not None else None
            if found is not None and first is not None and self._ends(line, i, found[1]):
                self._replace(line, i, found[1], found[0])
                phrase: OfficePhrase = line.chunks[i].data
                if line.chunks[i].kind == c.OFFICE:
                    phrase.body, phrase.status, phrase.seat = first.body, first.status, False
                    settle(phrase, self.lex)
            i += 1

    @staticmethod
    def _ends(line: Line, i: int, end: int) -> bool:
        """Behind a comma, only what another mark, "and" or a year follows: "…, de la Justice (1993)"."""
        following = next((chunk for chunk in line.chunks if chunk.first >= end), None)
        return line.chunks[i - 1].kind != "," or following is None or following.kind in (*",.;()", c.AND)

    def _first_ministry(self, chunks: list[Chunk], i: int) -> OfficePhrase | None:
        """The minister's office that "and" or "then" at chunk ``i - 1`` goes on from."""
        k = i - 1
        while k > 0 and chunks[k].kind == c.WORD and chunks[k].lower in self.between:
            k -= 1
        if chunks[k].kind != c.AND and not (chunks[k].kind == "," and k == i - 1):
            return None
        k -= 1
        while k > 0 and (chunks[k].kind in ",()" or chunks[k].kind in c.TIMES):
            k -= 1
        phrase = chunks[k].data if chunks[k].kind == c.OFFICE else None
        return phrase if phrase is not None and phrase.title.startswith("Minister") else None

    def _given(self, line: Line, i: int) -> tuple[list[Office], int] | None:
        chunks, tokens = line.chunks, line.tokens
        first = chunks[i].first
        if (headed := self._headed(line, i)) is not None:
            return headed
        verb = self._verb(chunks, i)
        if verb is None:
            return self._after_another(line, i)
        if verb.kind in _ENTERING or verb.lower in self.staying:
            if governed := _longest(self._governed, tokens, first):
                return governed
            after = self._skip(tokens, first)
            if after > first and (seat := self.named(tokens, after)):
                return seat
        k = i - 1
        while chunks[k].kind == c.MODIFIER or chunks[k].lower in self.adverbs:
            k -= 1  # "récupère alors la Défense"
        if chunks[k] is verb and (verb.kind in _HOLDING or verb.kind == c.VERBS["quit"]):
            return _longest(self._further, tokens, first) or self.named(tokens, self._article(tokens, first))
        return None

    def _headed(self, line: Line, i: int) -> tuple[list[Office], int] | None:
        """ "(Prend) la tête du ministère de la Défense", "(quitte) la direction de Bercy": the post of whoever has it."""
        tokens, first = line.tokens, line.chunks[i].first
        verb = line.chunks[i - 1] if i else None
        taken = verb is not None and (verb.kind in _HOLDING or verb.kind == c.VERBS["quit"])
        if not taken or first + 3 >= len(tokens) or tokens[first + 1].lower not in self.leading:
            return None
        if tokens[first].lower not in self.lex.words["determiners"] or tokens[first + 2].lower not in self.of:
            return None
        return self.named(tokens, self._article(tokens, first + 3))

    def _after_another(self, line: Line, i: int) -> tuple[list[Office], int] | None:
        """ "A est nommé à l'Intérieur, B à la Défense": right behind a name, in a line that has a seat already."""
        if not i or line.chunks[i - 1].kind not in (c.NAME, c.WEAK):
            return None
        if not any(chunk.kind == c.OFFICE and chunk.data.seat for chunk in line.chunks[:i]):
            return None
        return _longest(self._governed, line.tokens, line.chunks[i].first)

    def _verb(self, chunks: list[Chunk], i: int) -> Chunk | None:
        """The verb that the seat at chunk ``i`` belongs to."""
        for chunk in reversed(chunks[max(0, i - _REACH) : i]):
            if chunk.kind in c.EVENTS:
                return chunk
            if chunk.kind not in _BETWEEN and chunk.lower not in self.links:
                return None
        return None

    def _skip(self, tokens: Sequence[Token], i: int) -> int:
        """The token after "à", "au" or "à l'"."""
        if i >= len(tokens) or tokens[i].lower not in self.links:
            return i
        return self._article(tokens, i + 1)

    def _article(self, tokens: Sequence[Token], i: int) -> int:
        return i + (i < len(tokens) and tokens[i].lower in self.lex.words["determiners"])

    def _replace(self, line: Line, i: int, end: int, offices: list[Office]) -> None:
        chunks = line.chunks
        j = i
        while j < len(chunks) and chunks[j].last <= end:
            j += 1
        if j == i or chunks[j - 1].last != end:
            return
        phrase = OfficePhrase(titles_of(offices), definite=True, seat=True)
        nation = next((chunk for chunk in chunks[i:j] if chunk.kind == c.NATION), None)
        phrase.body = nation.data.get("nationality") if nation is not None else None
        settle(phrase, self.lex)
        offset = line.sentence.start
        first, last = chunks[i], chunks[j - 1]
        text = line.sentence.text[first.start - offset : last.end - offset]
        chunks[i:j] = [Chunk(c.OFFICE, first.first, last.last, first.start, last.end, text, phrase)]
        line.settle()


def titles_of(offices: list[Office]) -> list[Title]:
    return [Title(office, plural=False) for office in offices]


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.text.replace("’", "'") for token in tokenize(phrase, 0, lambda word: False))


def _by_first(seats: Mapping[tuple[str, ...], list[Office]]) -> Seats:
    """By the first word, then by how many words there are, the most first."""
    found: Seats = {}
    for words in sorted(seats, key=len, reverse=True):
        found.setdefault(words[0], {}).setdefault(len(words), {})[words] = seats[words]
    return found


def _longest(
    table: Seats, tokens: Sequence[Token], i: int, *, opens: bool = False
) -> tuple[list[Office], int] | None:
    """The seat from token ``i``; ``opens``: it is the first of its sentence and has a capital for that."""
    if i >= len(tokens):
        return None
    first = (tokens[i].lower if opens else tokens[i].text).replace("’", "'")
    for size, seats in table.get(first, {}).items():
        words = (first, *[token.text.replace("’", "'") for token in tokens[i + 1 : i + size]])
        if words in seats:
            return seats[words], i + size
    return None


def _seats(language: str) -> Iterator[tuple[str, Office, bool]]:
    """Every seat with its office; whether it is a place by itself, or a preposition goes with it."""
    data = tomllib.loads((DATA / "offices.toml").read_text("utf-8"))
    for row in data["office"]:
        office = Office(row["title"], row["of"], row.get("organization", ""), row.get("head", ""))
        for place in row.get(f"seat_{language}", ()):
            yield place, office, True
        for label in row.get(language, ()):
            for phrase, named in LANGUAGES[language].seats(label):
                yield phrase, office, named
    for title, label in portfolios.labels(language, lexicon(language).grammar):
        for phrase, named in LANGUAGES[language].seats(label):
            yield phrase, Office(title, "state"), named


def _portfolios(language: str) -> Iterator[tuple[str, Office]]:
    data = tomllib.loads((DATA / "offices.toml").read_text("utf-8"))
    for row in data["office"]:
        if row["of"] == "state" and "organization" in row:
            continue  # "dirige l'Écosse": a place, and no portfolio
        for label in row.get(language, ()):
            for phrase in LANGUAGES[language].portfolios(label):
                yield (
                    phrase,
                    Office(row["title"], row["of"], row.get("organization", ""), row.get("head", "")),
                )
    for title, label in portfolios.labels(language, lexicon(language).grammar):
        for phrase in LANGUAGES[language].portfolios(label):
            yield phrase, Office(title, "state")


@cache
def seat_reader(language: str) -> SeatReader:
    return SeatReader(language)
