"""Places in no list: "the mayor of New Orleans", "the senator from Vermont", "Istanbul's mayor"."""

from __future__ import annotations

import csv
from functools import cache

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.known_names import DATA
from kb.ingest.extract.lexicon import Body, Lexicon, Title, lexicon
from kb.ingest.extract.mentions import PARTICLES
from kb.ingest.extract.organizations import organization_reader

_LONGEST = 5  # words
_QUALIFIED = 3  # words of the kind of town, and what is said of it before
# What the first word of a place may have been taken for.
_FIRST = frozenset((c.NAME, c.WEAK, c.CAPITAL, c.BODY, c.MODIFIER, c.NATION, c.DEMONYM))

_LONGEST_FIELD = 12  # chunks of where an envoy works
_SENT = frozenset((c.BODY, c.GENERIC, c.CAPITAL, c.WEAK))  # where an ambassador can be


class PlaceReader:
    """Reads the place that an office of a town, or the seat of a member of parliament, is named with."""

    def __init__(self, language: str) -> None:
        lex = lexicon(language)
        self.links = lex.office["links"] | lex.office["elected_links"]
        self.articles = lex.office["articles"]
        self.kinds = lex.words["kinds_of_towns"]
        self.not_names = lex.not_names
        self.owner_marks = lex.grammar["owner_marks"]
        self.organizations = organization_reader(language)
        self.english = _english(language)
        self.genitive, self.adjectives = lex.grammar["genitive"], tuple(lex.words["town_endings"])

    def before(self, line: Line, i: int, floor: int) -> tuple[Body, int] | None:
        """The town right before a title, and its first chunk: "New Orleans Mayor", "Stuttgarts Oberbürgermeister".

        Which one an adjective is of ("der Tübinger Oberbürgermeister"), few tell.
        """
        for k in range(max(floor, i - _LONGEST + 1), i + 1):
            if (name := line.text(k, i + 1)) in self.english:
                return self.called(name), k
        chunk = line.chunks[i]
        if not self.genitive or chunk.kind not in (c.WEAK, c.CAPITAL) or chunk.text in self.not_names:
            return None
        if chunk.text.endswith(self.genitive):
            return self.called(chunk.text.removesuffix(self.genitive)), i
        return (Body(""), i) if chunk.text.endswith(self.adjectives) else None

    def owning(self, chunks: list[Chunk], i: int, first: int) -> Body | None:
        """German "(X, der) Bürgermeister Marburgs": the town whose genitive chunk ``i`` is, behind a title."""
        chunk = chunks[i]
        if not self.genitive or not self.adjectives or chunk.kind not in (c.WEAK, c.CAPITAL):
            return None
        name = chunk.text.removesuffix(self.genitive)
        apposed = [other.kind for other in chunks[max(0, first - 2) : first]] == [",", c.WORD]
        ends = i + 1 == len(chunks) or chunks[i + 1].kind in ",.;)("
        known = name in self.english or name in self.not_names
        return self.called(name) if name != chunk.text and ends and (apposed or known) else None

    def called(self, name: str) -> Body:
        """The town by its English name."""
        return Body(self.english.get(name, name))

    def behind(self, line: Line, i: int) -> tuple[Body, int] | None:
        """The place after the link at chunk ``i``, and the chunk after it: "of the city of X", "of X, Oregon"."""
        chunks = line.chunks
        j = i + 1
        while j < len(chunks) and (chunks[j].lower in self.articles or self._whose(chunks[j : j + 2])):
            j += 1
        j = self._kind(chunks, j)
        if j + 1 < len(chunks) and chunks[j].lower in self.kinds:
            j += 2 if chunks[j + 1].lower in self.links else 1
        if j >= len(chunks) or chunks[j].kind not in _FIRST:
            return None
        first, last = chunks[j].first, self._end(line, j)
        known = chunks[j].kind == c.BODY or isinstance(chunks[j].data, Body)
        if last <= first or (line.tokens[first].text in self.not_names and not known):
            return None
        if last < len(line.tokens) and line.tokens[last].text in self.owner_marks:
            return None
        body = chunks[j].data["body"] if chunks[j].kind == c.BODY and chunks[j].last == last else None
        end = j
        while chunks[end].last < last:
            end += 1
        if chunks[end].last > last:
            chunks[end : end + 1] = self.organizations.cut(line, chunks[end], last)
        if body is not None and not body.code and not body.region:
            return None  # an organization
        return body or self.called(line.text(j, end + 1)), self._state(chunks, end + 1)

    def _kind(self, chunks: list[Chunk], j: int) -> int:
        """The chunk of "city" behind at most two words: "of the (southern port) city of X"; ``j`` where none is."""
        for k in range(j, min(j + _QUALIFIED, len(chunks))):
            if chunks[k].lower in self.kinds:
                return k
            if chunks[k].kind != c.WORD or chunks[k].lower in self.links:
                break
        return j

    def _whose(self, pair: list[Chunk]) -> bool:
        """German "(der) ukrainischen Hafenstadt (Odessa)"."""
        return len(pair) > 1 and pair[0].kind == c.NATION and pair[1].lower in self.kinds

    def _end(self, line: Line, j: int) -> int:
        """The token after the name of a place that begins with chunk ``j``."""
        tokens, chunk = line.tokens, line.chunks[j]
        if not tokens[chunk.first].capital:
            return chunk.first
        if chunk.kind == c.BODY or isinstance(chunk.data, Body):  # "Mexico City"
            city = chunk.last < len(tokens) and tokens[chunk.last].capital
            return chunk.last + (city and tokens[chunk.last].lower in self.kinds)
        words = [token.text for token in tokens[chunk.first : chunk.first + _LONGEST]]
        if known := next((n for n in range(len(words), 1, -1) if " ".join(words[:n]) in self.english), 0):
            return chunk.first + known
        at = chunk.first + 1
        while at < len(tokens) and at - chunk.first < _LONGEST:
            token = tokens[at]
            if token.capital and token.word:
                following = tokens[at + 1] if at + 1 < len(tokens) else token
                if token.form.given and following is not token and following.capital:
                    break  # whose office it is
                at += 1
            elif token.lower in PARTICLES and at + 1 < len(tokens) and tokens[at + 1].capital:
                at += 1
            else:
                break
        return at

    @staticmethod
    def _state(chunks: list[Chunk], i: int) -> int:
        """The chunk after ", Oregon": where the town lies."""
        inside = chunks[i : i + 3]
        lies = len(inside) > 1 and inside[0].kind == "," and inside[1].kind == c.BODY
        ends = len(inside) < 3 or inside[2].kind in ",.;)"
        body = inside[1].data["body"] if lies else None
        return i + 2 if body is not None and (body.region or body.code) and ends else i


@cache
def _english(language: str) -> dict[str, str]:
    """Towns whose names have several words, or are others in English; by what they are called in the language."""
    found: dict[str, str] = {}
    for name in ("towns.csv", "capitals.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                english = row["en"].split("|")[0]
                found |= dict.fromkeys((row[language] or row["en"]).split("|"), english)
    return found


def of_town(titles: list[Title]) -> bool:
    return all(title.office.of == "town" for title in titles)


def of_member(titles: list[Title]) -> bool:
    return all(title.office.member for title in titles)


def sent_to(lex: Lexicon, chunks: list[Chunk], i: int, titles: list[Title]) -> int:
    """The chunk after "(ambassador) to Norway", "(envoyé) pour le Sahel": where somebody is sent; 0 for no such words."""
    words = lex.office["sent_to"]
    if chunks[i].lower not in words or not any(title.office.abroad for title in titles):
        return 0
    small, field = (
        lex.office["links"] | lex.office["articles"] | words,
        chunks[i].lower in lex.office["field_links"],
    )
    end = 0
    for k in range(i + 1, min(len(chunks), i + _LONGEST_FIELD)):
        kind, follows = chunks[k].kind, chunks[k - 1].lower in small
        if kind in _SENT or (field and follows and kind in (c.NAME, c.NATION)):
            end = k + 1
            if not field:
                break
        elif chunks[k].lower not in small and not (field and (kind == c.AND or (follows and kind == c.WORD))):
            break
    return end
