"""Organizations in no list: the capitalised words after "chairman of", or right before "chairman".

"Massey Energy", "Bank of America", "Robert-Bosch-Stiftung". What a text may call so is kept narrow:
a name has a word that is no common noun, stops where a person's name begins, and is none at all
where more of the sentence hangs on it ("the chairman of Siemens's works council").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from simplemma.strategies import DictionaryLookupStrategy

from kb.ingest.extract import chunks as c
from kb.ingest.extract import demonyms
from kb.ingest.extract.chunks import Chunk, Line, Name
from kb.ingest.extract.known_names import given_names
from kb.ingest.extract.lexicon import Body, lexicon
from kb.ingest.extract.tokens import Token

LONGEST = 10  # words
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_DASHES = frozenset("–-")
# What a name's words may have been taken for so far.
_PARTS = frozenset(
    (
        c.NAME,
        c.WEAK,
        c.CAPITAL,
        c.BODY,
        c.GENERIC,
        c.NATION,
        c.DEMONYM,
        c.MODIFIER,
        c.POST,
        c.AND,
        c.WORD,
        "-",
    )
)
LEGAL_FORMS = frozenset(
    (
        "AG",
        "SE",
        "SA",
        "NV",
        "Inc",
        "Ltd",
        "Limited",
        "plc",
        "PLC",
        "Corp",
        "Co",
        "LLC",
        "GmbH",
        "KG",
        "ASA",
        "AB",
        "Oyj",
        "BV",
        "SpA",
    )
)
_SHORTEST_COMPOUND = 5  # letters of the noun that ends a German compound
_DICTIONARY = DictionaryLookupStrategy()


class OrganizationReader:
    """Reads the names of organizations of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        words = lexicon(language).bodies
        self.institutions, self.vague = words["institutions"], words["vague"]
        self.links = words["links"]
        self.peoples = words["combining"].union(
            *(demonyms.adjectives(code, language) for code in demonyms.countries())
        )
        self.articles = lexicon(language).office["articles"]
        self.not_names = lexicon(language).not_names - self.institutions
        self.given = given_names()
        self.capital_nouns = lexicon(language).grammar["noun_capitals"]

    def after(self, line: Line, j: int, *, known: bool = False) -> tuple[Body, int] | None:
        """The organization that begins with chunk ``j``, and the chunk after it.

        A chunk that a person's name follows in is cut in two. ``known``: it begins with one of our list.
        """
        chunks, tokens = line.chunks, line.tokens
        last = self._end(line, j)
        first = self._proper(tokens, chunks[j].first, last)
        if last <= first or self._hangs_on(line, last) or not (known or self._is_name(tokens[first:last])):
            return None
        k = j
        while chunks[k].last < last:
            k += 1
        if chunks[k].last > last:
            chunks[k : k + 1] = self.cut(line, chunks[k], last)
        return Body(self._text(line, first, last)), k + 1

    def _proper(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Where the name proper begins: German "der Partei Pasok", "der Bahngesellschaft Amtrak"."""
        if self.capital_nouns:
            while (
                last - first > 1
                and tokens[first].text not in self.vague
                and not self.is_own(tokens[first].text)
            ):
                first += 1
        return first

    def before(self, line: Line, j: int, floor: int) -> tuple[Body, int] | None:
        """The organization that ends with chunk ``j``, and its first chunk; English writes it before the title."""
        chunks, tokens = line.chunks, line.tokens
        k = j
        while k >= floor and j - k < LONGEST and self._goes_on_left(line, k, j):
            k -= 1
        k += 1
        while k <= j and not self._begins(line, k, j):
            k += 1
        if k > j or not self._is_name(tokens[chunks[k].first : chunks[j].last]):
            return None
        return Body(self._text(line, chunks[k].first, chunks[j].last)), k

    def has_institution(self, words: Sequence[str]) -> bool:
        return not self.institutions.isdisjoint(words)

    def _end(self, line: Line, j: int) -> int:
        """The token after the run of words that begins with chunk ``j``."""
        chunks, tokens = line.chunks, line.tokens
        first = last = at = chunks[j].first
        linked = False
        while j < len(chunks) and chunks[j].kind in _PARTS and at - first < LONGEST:
            if at >= chunks[j].last:
                j += 1
                continue
            token = tokens[at]
            if token.capital and token.word:
                if self._person_begins(tokens, at, first):
                    break
                at = last = at + 1
            elif last == at and self._links(tokens, first, at, linked=linked):
                linked = True
                at += 1
                while at < len(tokens) and tokens[at].lower in self.articles:
                    at += 1
                while j < len(chunks) and chunks[j].last <= at:
                    j += 1
            else:
                break
        return last

    def _links(self, tokens: list[Token], first: int, at: int, *, linked: bool) -> bool:
        """Does the small word at ``at`` go on with the name? "Institute for …", "for Strategic and …"."""
        token = tokens[at]
        if token.text in _DASHES:
            return (
                at + 1 < len(tokens)
                and tokens[at - 1].end == token.start
                and tokens[at + 1].start == token.end
            )
        if token.lower not in self.links:
            return False
        k = at + 1
        while k < len(tokens) and tokens[k].lower in self.articles:
            k += 1
        if k >= len(tokens) or not tokens[k].capital or self._person_begins(tokens, k, first):
            return False
        if token.text == "&":
            return True
        if token.lower in ("and", "und", "et"):
            return linked or (
                tokens[first].text in self.institutions and self._institution_follows(tokens, k)
            )
        return self.has_institution([t.text for t in tokens[first:at]])

    def _institution_follows(self, tokens: list[Token], k: int) -> bool:
        """ "House Oversight and Reform Committee": the word that names its kind is still to come."""
        return any(token.text in self.institutions for token in tokens[k + 1 : k + 3] if token.capital)

    def _person_begins(self, tokens: list[Token], at: int, first: int) -> bool:
        """A given name with a family name, unless an institution bears it: "Konrad Adenauer Foundation"."""
        if tokens[at].text not in self.given or at + 1 >= len(tokens) or not tokens[at + 1].capital:
            return False
        following = [t.text for t in tokens[at + 1 : at + 5]]
        names = next(
            (n for n, word in enumerate(following) if not word[0].isupper() and word != "&"), len(following)
        )
        return not self.has_institution(following[:names])

    def _hangs_on(self, line: Line, last: int) -> bool:
        """Is more to come: "Siemens's …", "Siemens chairman"?"""
        tokens = line.tokens
        if last >= len(tokens):
            return False
        if tokens[last].text in _POSSESSIVES or tokens[last].glued:
            return True
        return any(chunk.first == last and chunk.kind == c.TITLE for chunk in line.chunks)

    def _goes_on_left(self, line: Line, k: int, j: int) -> bool:
        chunk = line.chunks[k]
        if chunk.kind not in _PARTS:
            return False
        token = line.tokens[chunk.first]
        if token.capital and token.word:
            return True
        following = line.tokens[chunk.last].capital if k < j else False
        if not following or k == 0:
            return False
        before = line.tokens[chunk.first - 1]
        if token.text in _DASHES:
            return before.end == token.start and before.capital
        return token.lower in self.links and token.lower != "and" and before.text in self.institutions

    def _begins(self, line: Line, k: int, j: int) -> bool:
        """Can the name begin with chunk ``k``? Not with "former", "German", or the first word of a sentence."""
        chunk = line.chunks[k]
        token = line.tokens[chunk.first]
        if not (token.capital and token.word):
            return False
        rest = [t.text for t in line.tokens[chunk.first : line.chunks[j].last]]
        if chunk.kind in (c.NATION, c.DEMONYM, c.BODY):
            return self.has_institution(rest)
        if chunk.kind == c.MODIFIER:
            return chunk.first > 0 and self.has_institution(rest)
        if chunk.first or not self.is_common(token.text):
            return True
        return self.has_institution(rest) and token.text not in self.not_names

    def _is_name(self, tokens: Sequence[Token]) -> bool:
        words = [token.text for token in tokens if token.capital]
        own = [word for word in words if word not in self.institutions and word not in self.vague]
        if not self.has_institution(words):
            own = [word for word in own if not self._is_of_peoples(word)]
        if not own or len(words) > LONGEST:
            return False
        if words[0] in self.given and len(words) > 1 and not self.has_institution(words):
            return False
        if not self.capital_nouns:
            return True
        return any(self.is_own(word) for word in own)

    def _is_of_peoples(self, word: str) -> bool:
        """ "Franco-German", "Nordic-Baltic": whose, and no name of anything."""
        first, *others = word.split("-")
        return bool(others) and self.peoples.issuperset((first, *others))

    def is_common(self, word: str) -> bool:
        return _DICTIONARY.get_lemma(word.lower(), self.language) is not None

    @staticmethod
    def is_own(word: str) -> bool:
        """German, where all nouns are capitalised: an acronym, or a word that no noun ends."""
        if len(word) > 1 and word.isupper():
            return True
        ends = (word[i:].capitalize() for i in range(len(word) - _SHORTEST_COMPOUND + 1))
        return all(_DICTIONARY.get_lemma(end, "de") is None for end in ends)

    @staticmethod
    def _text(line: Line, first: int, last: int) -> str:
        while last - first > 1 and line.tokens[last - 1].text in LEGAL_FORMS:
            last -= 1
        offset = line.sentence.start
        text = line.sentence.text[line.tokens[first].start - offset : line.tokens[last - 1].end - offset]
        return " ".join(text.split())

    @staticmethod
    def cut(line: Line, chunk: Chunk, at: int) -> list[Chunk]:
        """Two chunks of one: an organization's words, and the name of a person."""
        tokens, offset = line.tokens, line.sentence.start
        words = tuple(token.text for token in tokens[at : chunk.last])
        start, end = tokens[at].start, tokens[at - 1].end
        gender = given_names().get(words[0], "")
        return [
            Chunk(
                c.CAPITAL, chunk.first, at, chunk.start, end, line.sentence.text[chunk.start - offset : end - offset]
            ),
            Chunk(
                c.NAME if len(words) > 1 else c.WEAK, at, chunk.last, start, chunk.end,
                line.sentence.text[start - offset : chunk.end - offset],
                Name(words, gender if gender in "mf" else "", sure=True),
            ),
        ]  # fmt: skip


@cache
def organization_reader(language: str) -> OrganizationReader:
    return OrganizationReader(language)
