"""Tokens of a sentence to chunks: the lexicon, times and names, before offices are put together."""

from __future__ import annotations

from functools import cache

import regex
from simplemma.strategies import DictionaryLookupStrategy

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, Name, Titles
from kb.ingest.extract.dates import time_reader
from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.known_names import given_names
from kb.ingest.extract.language import CapitalNouns
from kb.ingest.extract.lexicon import FRAMING, Lexicon, lexicon
from kb.ingest.extract.phrases import NOTHING
from kb.ingest.extract.tokens import Form, Token, Tokenizer
from kb.ingest.extract.when import Time
from kb.ingest.segment import Sentence

# Small words inside names. Only between capitalised words, or before the family name.
PARTICLES = frozenset(
    """
    van von de der den del della di da do dos das du la le zu zur ter ten bin ibn el al al- y e of d'
    """.split()
)
_LEADING_PARTICLES = frozenset("van von de der del della di da dos du la le ter ten bin al".split())
_PLAIN_PARTICLES = frozenset(("von", "der", "la", "le", "das"))
# "al-Assad", "el-Sisi", "ibn-Saud": an article that a hyphen joins to the name.
_ARTICLE = regex.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|ben|bin|ibn|ould)[-‑]\p{Lu}.*")
_SIMPLE = {
    "office": c.POST,
    "predecessor": c.PREDECESSOR,
    "successor": c.SUCCESSOR,
    "compatriot": c.COMPATRIOT,
    "taking_office": c.TAKING,
    "leaving_office": c.LEAVING,
    "as": c.AS,
    "possessive": c.POSSESSIVE,
    "pronoun": c.PRONOUN,
    "modifier": c.MODIFIER,
    "nationality": c.NATION,
    "demonym": c.DEMONYM,
    "generic": c.GENERIC,
    "body": c.BODY,
    "title": c.TITLE,
    "described": c.DESCRIBED,
    "ministry": c.MINISTRY,
    "capital": c.CAPITAL,
}
LONGEST_NAME = 6
_SHORTEST_IN_CAPITALS = 3  # letters; as many may be an acronym
# What a participle at the head of a sentence can belong to: "Ousted Egyptian president X said".
_ATTRIBUTED = frozenset(("title", "nationality", "body"))
_NAMED_AFTER = frozenset(
    (c.DEMONYM, c.DESCRIBED, c.HONORIFIC, c.PREDECESSOR, c.COMPATRIOT)
)  # "den Briten Rob Bauer"
_OWNERS = c.OWNERS | {"'", "’"}
_LONGEST_TITLE = 14  # words: "ministre de l'Économie, des Finances et de la Souveraineté industrielle"
# Words that are family names too: "Will", "Long", "Alt".
_NAME_LIKE = frozenset(("verb", "separable", "modifier", "pronoun", "possessive"))


def _is_markup(tokens: list[Token], i: int) -> bool:
    """As Markdown prints bold; "(* 1931)" and "*1931" tell of a birth."""
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    opens = after is not None and after.start == tokens[i].end and not after.text[0].isdigit()
    closes = before is not None and before.end == tokens[i].start and before.text != "("
    return opens or closes


class MentionReader:
    """Reads the chunks of sentences of one language."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.language = language
        self.times = time_reader(language)
        self.given = given_names()
        self.owner_marks = frozenset(self.lex.grammar["owner_marks"])
        self.nouns = LANGUAGES[language].capital_nouns
        self.honorifics = self.lex.words["honorifics"]
        self.not_names = self.lex.not_names
        self.maiden = self.lex.words["maiden"]
        self.streets = self.lex.bodies["streets"]
        self.family_names = self.lex.family_names
        # Small words that begin a family name by themselves; the others are mere articles and prepositions.
        self.particles = (
            _LEADING_PARTICLES - _PLAIN_PARTICLES if self.lex.grammar["particles_open"] else frozenset()
        )
        self.conjunctions = self.lex.words["conjunctions"]
        self.named_places = self.lex.bodies["places"]
        self.names_owners = self.lex.grammar["varies_names"]
        self.tokenizer = Tokenizer(self.lex.splits, self._learn)

    def line(self, sentence: Sentence) -> Line:
        tokens, signs = self.tokenizer.read(sentence.text, sentence.start)
        line = Line(sentence, tokens, signs)
        chunks = line.chunks
        i, end = 0, len(tokens)
        while i < end:
            token = tokens[i]
            form = token.form
            if form.text == "*" and _is_markup(tokens, i):
                i += 1
                continue
            kind = form.alone
            if not kind and form.plain and (i + 1 == end or not _begins(form, tokens[i + 1].form)):
                kind = form.plain
            if kind:
                chunks.append(Chunk(kind, i, i + 1, token.start, token.end, token.text, None, token.lower))
                i += 1
                continue
            chunk = self._bare(line, i) if form.nameable else None
            chunk = chunk or self._chunk(line, i)
            if chunk.kind == c.WEAK and chunks and chunks[-1].lower in self.maiden:
                chunk = chunk.without_meaning()  # "Jo Doe (née Roe)" is not the Roe of whom we read elsewhere
            if chunk.text in self.owner_marks and chunks and isinstance(chunks[-1].data, Name):
                chunks[-1].data.owner |= chunks[-1].end == chunk.start
            chunks.append(chunk)
            i = chunk.last
        line.settle()
        return line

    def _bare(self, line: Line, i: int) -> Chunk | None:
        """A capitalised word that may be a name, where none goes on behind it."""
        token = line.tokens[i]
        if token.glued or (i + 1 < len(line.tokens) and line.tokens[i + 1].form.goes_on):
            return None
        if line.chunks and line.chunks[-1].kind == c.HONORIFIC:
            return None
        return self._make(line, c.WEAK, i, i + 1, Name((token.text,)))

    def _learn(self, form: Form) -> None:
        """Look once at what does not hang on the neighbours of a word."""
        if not form.word and not form.text[0].isdigit():
            form.alone = "" if form.text in _OWNERS else self._mark(form.text)
            return
        lower, text, words = form.lower, form.text, self.lex.words
        form.given = form.capital and self._is_given(text)
        form.telling = self.times.tells(lower)
        form.timely = form.telling or lower in self.times.words.at
        self.lex.learn(form)
        form.phrase = self.lex.begins(form)
        form.honorific = lower in self.honorifics
        form.particle = lower in self.particles
        form.relative = lower in words["subject_relatives"]
        form.parted = lower in words["parted_titles"]
        form.article = _ARTICLE.fullmatch(text) is not None
        form.goes_on = form.word and (form.capital or form.article or lower in PARTICLES)
        if not form.given or self.lex.grammar["noun_capitals"]:  # Roman Polanski is no novel
            form.framing = self.lex.framing(lower)
        form.signs = self.lex.signs(lower)
        if form.framing:
            form.signs |= {FRAMING}
        looked_at = form.timely or form.phrase or form.honorific or form.relative or form.parted
        if form.capital:
            acronym = _is_acronym(text) and not form.given
            form.nameable = not (looked_at or text in self.not_names or acronym)
            if not (looked_at or form.nameable or text in self.family_names):
                form.alone = c.CAPITAL
        elif form.word and not form.article:
            kind = c.AND if lower in self.conjunctions else c.WORD
            if not (looked_at or form.particle):
                form.alone = kind
            elif form.meant == NOTHING and not (form.telling or form.honorific or form.parted):
                form.plain = kind

    def _chunk(self, line: Line, i: int) -> Chunk:
        tokens = line.tokens
        token = tokens[i]
        form = token.form
        before = line.chunks[-1].kind if line.chunks else ""
        if form.given and (name := self._given(line, i)):
            return name
        if before == c.HONORIFIC and (name := self._titled(line, i)):
            return name
        if form.relative and before == ",":
            return self._make(line, c.WORD, i, i + 1)  # ", der 1994 antrat": no part of the date
        if form.telling or (form.timely and self._starts(tokens, i)):
            time, j = self.times.read(tokens, i)
            if time:
                return self._make(line, time.kind, i, j, time)
        if form.parted and (title := self._parted(line, i)):
            return title
        if form.phrase and (chunk := self._phrase(line, i)):
            return chunk
        if form.honorific:
            return self._make(line, c.HONORIFIC, i, i + 1)
        if form.capital:
            name = self._name(line, i)
            return self._peer(line, name) if name else self._make(line, c.CAPITAL, i, i + 1)
        if form.article:
            return self._named(line, i, i + 1, False)
        if form.particle and 0 < i < len(tokens) - 1 and tokens[i + 1].capital:
            after = self._name(line, i + 1)
            if after and after.kind == c.WEAK:
                return self._named(line, i, after.last, after.data.genitive)
        kind = c.AND if token.lower in self.conjunctions else c.WORD
        return self._make(line, kind, i, i + 1)

    def _phrase(self, line: Line, i: int) -> Chunk | None:
        """The longest phrase of the lexicon that begins with token ``i``."""
        length, meanings = self.lex.at(line.tokens, i)
        if length > 1 and self._breaks_off(line.tokens, i + length):
            length, meanings = self.lex.alone(line.tokens[i].text)
        if length == 1 and self._addresses(line, i):
            return self._make(line, c.WORD, i, i + 1)
        return self._known(line, i, length, meanings) if length else None

    def _breaks_off(self, tokens: list[Token], j: int) -> bool:
        """Does the name of a body go on behind a title: "président du Conseil européen"?"""
        if j >= len(tokens) or tokens[j - 1].lower not in self.lex.words["open_ended"]:
            return False
        after = tokens[j]
        return after.lower in self.lex.words["goes_on"]

    def _starts(self, tokens: list[Token], i: int) -> bool:
        """Does a time follow small words from token ``i``?"""
        return i + 1 < len(tokens) and tokens[i + 1].form.timely and self.times.starts(tokens, i)

    def _peer(self, line: Line, name: Chunk) -> Chunk:
        """ "Lord Robertson of Port Ellen": the place belongs to the title."""
        tokens, last = line.tokens, name.last
        titled = bool(line.chunks) and line.chunks[-1].kind == c.HONORIFIC
        if not titled or name.kind != c.WEAK or last + 1 >= len(tokens) or tokens[last].lower != "of":
            return name
        end = last + 1
        while end < len(tokens) and end < last + 4 and tokens[end].capital and tokens[end].word:
            end += 1
        return self._make(line, c.WEAK, name.first, end, name.data) if end > last + 1 else name

    def _titled(self, line: Line, i: int) -> Chunk | None:
        """ "Baroness Scotland": a place after a title is a family name."""
        token = line.tokens[i]
        if not token.capital:
            return None
        if token.text in self.family_names and token.lower in _LEADING_PARTICLES and i + 1 < len(line.tokens):
            rest = self._name(line, i + 1) if line.tokens[i + 1].capital else None
            if rest and rest.kind in (c.NAME, c.WEAK):  # "M. De Wever"
                return self._make(line, c.WEAK, i, rest.last, Name((token.text, *rest.data.tokens)))
        length, meanings = self.lex.at(line.tokens, i)
        if length != 1 or "body" not in meanings or len(token.text) < 4 or token.text.isupper():
            return None
        return self._make(line, c.WEAK, i, i + 1, Name((token.text,)))

    def _is_given(self, word: str) -> bool:
        """ "Karl", and "Karl-Theodor", whose parts are given names."""
        if word.isupper() and len(word) > _SHORTEST_IN_CAPITALS and word.capitalize() in self.given:
            return True  # a heading in capitals: "LOÏC KERVADEC"
        return word in self.given or ("-" in word and all(part in self.given for part in word.split("-")))

    def _given(self, line: Line, i: int) -> Chunk | None:
        """The name that a given name begins; "Virginia" alone is the state."""
        name = self._name(line, i)
        return name if name and (name.last - i > 1 or "body" not in self.lex.at(line.tokens, i)[1]) else None

    @staticmethod
    def _mark(text: str) -> str:
        if text in c.QUOTES:
            return '"'
        if text in c.DASHES:
            return "-"
        return text if text in ",;:.()!?" else c.WORD

    @staticmethod
    def _make(line: Line, kind: str, i: int, j: int, data: object = None) -> Chunk:
        token = line.tokens[i]
        if j == i + 1:
            return Chunk(kind, i, j, token.start, token.end, token.text, data, token.lower)
        start, end = token.start, line.tokens[j - 1].end
        offset = line.sentence.start
        return Chunk(kind, i, j, start, end, line.sentence.text[start - offset : end - offset], data)

    def _known(self, line: Line, i: int, length: int, meanings: dict[str, object]) -> Chunk | None:
        j = i + length
        for meaning in meanings:
            if meaning == "successor" and "verb" in meanings and i and line.tokens[i - 1].text == ",":
                meaning = "verb"  # ", remplaçant X"
            if meaning == "nationality" and self._is_noun_of_people(line, i, meanings):
                meaning = "demonym"
            if meaning == "title" and "verb" in meanings and self._is_verb(line, i):
                continue
            if meaning == "body" and j < len(line.tokens) and line.tokens[j].text in self.streets:
                continue  # "Florida Street"
            if meaning == "verb" and "modifier" in meanings and self._is_attribute(line, i, length):
                meaning = "modifier"
            if meaning == "verb" and length == 1 and self._is_noun(line, i):
                continue
            if meaning == "verb":
                verb = meanings["verb"]
                return self._make(line, c.VERBS[verb.event], i, j, verb)  # type: ignore[attr-defined]
            if meaning == "separable":
                found = self._separable(line, i, meanings["separable"])  # type: ignore[arg-type]
                if found:
                    return found
                continue
            if meaning == "pronoun" and "possessive" in meanings and self._is_owning(line.tokens, i):
                meaning = "possessive"
            data = meanings if meaning in ("nationality", "demonym", "body") else meanings[meaning]
            if meaning == "ministry":
                data = Titles([meanings["ministry"]])  # type: ignore[list-item]
            if meaning == "title":
                data = Titles(meanings["title"])  # type: ignore[arg-type]
            return self._make(line, _SIMPLE[meaning], i, j, data)
        return None

    def _is_owning(self, tokens: list[Token], i: int) -> bool:
        """German "ihr Nachfolger"; English "Her" opens a sentence before what is hers only."""
        if self.lex.grammar["possessive_first"]:
            return not self._is_followed(tokens, i)
        return tokens[i].text in self.lex.grammar["opening_possessives"]

    def _is_followed(self, tokens: list[Token], i: int) -> bool:
        """German "ihr folgte Kranz", "2023 folgte ihr Emil Kranz", and not "es folgte ihr Bruder": whom, not whose."""
        verbs, small = self.lex.events["following_whom"], self.lex.words["prepositions"]
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        if behind is None or behind.lower in verbs:
            return behind is not None
        apart = behind.form.given or behind.text.isdecimal()
        apart |= behind.lower in small | self.lex.words["determiners"]
        return apart and i > 0 and tokens[i - 1].lower in verbs

    def _addresses(self, line: Line, i: int) -> bool:
        """German "Sie haben", "waren Sie": whoever is spoken to, or several people."""
        words = self.lex.words
        following = line.tokens[i + 1].lower if i + 1 < len(line.tokens) else ""
        several = line.tokens[i].lower in words["of_several"] and following in words["verbs_of_several"]
        bidden = len(line.chunks) == 1 and line.chunks[0].first == 0  # "Lesen Sie mehr: …"
        return several or (line.tokens[i].lower in words["polite"] and self._is_noun(line, i) and not bidden)

    def _is_noun(self, line: Line, i: int) -> bool:
        """German "der Vorstand", "den Verstorbenen": no verb has a capital but the first word of a sentence."""
        opens = not line.chunks or line.chunks[-1].kind in ('"', ":", "-", ".")
        return self.lex.grammar["noun_capitals"] and line.tokens[i].capital and not opens

    def _is_noun_of_people(self, line: Line, i: int, meanings: dict[str, object]) -> bool:
        """French "le Portugais": a capital makes the adjective a noun."""
        return self.lex.grammar["nation_capitals"] and "demonym" in meanings and line.tokens[i].capital

    def _is_attribute(self, line: Line, i: int, length: int) -> bool:
        """English "the ousted president", "his designated successor": a participle before its noun."""
        if not self.lex.grammar["attributive_bodies"]:
            return False
        if i == 0:
            return i + length < len(line.tokens) and bool(
                _ATTRIBUTED.intersection(self.lex.at(line.tokens, i + length)[1])
            )
        before, words = line.tokens[i - 1], self.lex.words
        return before.lower in words["determiners"] | words["possessives"] or before.text in self.owner_marks

    def _is_verb(self, line: Line, i: int) -> bool:
        """English "to head", "Rutte heads": a verb and a title are one word."""
        if not i or not self.lex.grammar["attributive_bodies"]:
            return False
        before = line.tokens[i - 1].lower
        aimed = (
            before in self.lex.events["to"] - self.lex.words["of"]
            or before in self.lex.clause["future_auxiliary"]
        )
        does = line.chunks[-1].kind in (c.NAME, c.WEAK, c.PRONOUN) and line.tokens[i].lower.endswith("s")
        return aimed or does or before in self.lex.words["relative_openers"]

    def _parted(self, line: Line, i: int) -> Chunk | None:
        """French "ministre norvégien de la Défense", "chef sortant de la diplomatie": a title around an adjective."""
        tokens = line.tokens
        if i + 2 >= len(tokens):
            return None
        length, meanings = self.lex.at(tokens, i + 1)
        if "nationality" not in meanings and "modifier" not in meanings:
            return None
        rest = i + 1 + length
        whole, titles = self.lex.at([tokens[i], *tokens[rest : rest + _LONGEST_TITLE]], 0)
        if whole < 2 or "title" not in titles:
            return None
        found = Titles(titles["title"], meanings.get("nationality"), meanings.get("modifier", ""))
        return self._make(line, c.TITLE, i, rest + whole - 1, found)

    def _separable(self, line: Line, i: int, verbs: tuple[object, ...]) -> Chunk | None:
        """German "trat … zurück": the particle stands before the next mark that ends a clause."""
        tokens = line.tokens
        for j in range(i + 1, min(len(tokens), i + 30)):
            if tokens[j].text in ";:":
                break
            for verb in verbs:
                particle = verb.particle  # type: ignore[attr-defined]
                if tokens[j].lower == particle and (
                    j + 1 == len(tokens) or not tokens[j + 1].word or tokens[j + 1].lower in ("und", "als", "wie", "oder")
                    or particle in ("zurück", "inne", "vor", "spitze")
                ):  # fmt: skip
                    return self._make(line, c.VERBS[verb.event], i, i + 1, verb)  # type: ignore[attr-defined]
        return None

    def _name(self, line: Line, i: int) -> Chunk | None:
        """A run of capitalised words that can be a name, from token ``i``."""
        tokens = line.tokens
        j = i
        owned = (
            self.names_owners and len(line.chunks) > 1 and _is_of(line.chunks, self.lex.office["genitives"])
        )
        while j < len(tokens) and j - i < LONGEST_NAME and self._in_name(tokens, i, j):
            if owned and self._another_begins(tokens, i, j):
                break
            j += 1
        while j > i and (tokens[j - 1].lower in PARTICLES and not tokens[j - 1].capital):
            j -= 1
        if j == i:
            return None
        return self._named(line, i, j, False)

    def _another_begins(self, tokens: list[Token], i: int, j: int) -> bool:
        """ "(Le ministre de) François Hollande Manuel Valls": a given name, behind a whole one."""
        if j < i + 2 or not self._is_given(tokens[j].text) or self._is_given(tokens[j - 1].text):
            return False
        return j + 1 < len(tokens) and tokens[j + 1].capital and not self._is_given(tokens[j + 1].text)

    def _in_name(self, tokens: list[Token], i: int, j: int) -> bool:
        token = tokens[j]
        if not token.word:
            return False
        if not token.capital:
            return j > i and self._joins(tokens, i, j)
        if token.glued:
            return False
        form = token.form
        if form.nameable:
            return True
        if j > i and self._is_given(tokens[j - 1].text) and self._family_name(tokens, i, j):
            return True
        if j > i + 1 and tokens[j - 1].text in self.not_names:  # "Bruno Le Maire"
            return True
        if j > i and token.text in self.family_names and j + 1 < len(tokens) and tokens[j + 1].capital:
            return True  # "Bart De Wever"
        if token.text in self.not_names or form.honorific:
            return False
        elided = (
            j > i and token.lower in ("d'", "d’") and self.lex.grammar["elided_names"]
        )  # "Massimo D'Alema"
        if form.given:
            return True
        if not elided and _is_acronym(token.text):
            return False
        if (form.telling or (form.timely and self._starts(tokens, j))) and (
            token.lower in self.times.months
            or token.lower in self.times.weekdays
            or (j == i and self.times.read(tokens, j)[0])
        ):
            return False
        if not form.phrase:
            return True
        length, meanings = self.lex.at(tokens, j)
        if not length:
            return True
        return j > i and length == 1 and _NAME_LIKE.issuperset(meanings)

    def _joins(self, tokens: list[Token], i: int, j: int) -> bool:
        """Is the small word at ``j`` inside a name? Not where what follows is a word of the language."""
        token = tokens[j]
        if token.form.article:
            return True
        if token.lower not in PARTICLES or token.lower == "of" or j + 1 >= len(tokens):
            return False
        k = j + 1
        while k < len(tokens) - 1 and tokens[k].lower in PARTICLES and not tokens[k].capital:
            k += 1
        if not tokens[k].capital and not tokens[k].form.article:
            return False
        before = tokens[j - 1]
        article = token.lower in self.lex.words["determiners"]  # "(nachdem) Guterres das Handtuch (warf)"
        complete = (
            (article or j - i > 1) and not self._is_given(before.text) and before.lower not in PARTICLES
        )
        return not (complete and self.nouns and self.nouns.follows_name(tokens[k].text))

    def _family_name(self, tokens: list[Token], i: int, j: int) -> bool:
        """A word right after a given name, even one that means something else: "Theresa May", "John Major"."""
        token = tokens[j]
        if token.lower in self.times.weekdays or token.text.endswith("."):
            return False
        if token.text in self.not_names:
            return token.text in self.family_names
        if token.lower in self.honorifics:  # "John Major said", not "Colonel Mary General Smith"
            return j == i + 1 and not (j + 1 < len(tokens) and tokens[j + 1].capital)
        length, meanings = self.lex.at(tokens, j)
        if "title" in meanings:
            return length == 1 and token.text in self.family_names
        return not (len(token.text) > 1 and token.text.isupper() and len(token.text) <= 4)

    def _named(self, line: Line, i: int, j: int, genitive: bool) -> Chunk:
        if j == i + 1:
            return self._make(line, c.WEAK, i, j, Name((line.tokens[i].text,)))
        words = [token.text for token in line.tokens[i:j]]
        if self.nouns and len(words[-1].rstrip(".")) == 1 and words[-1] != "X":
            return self._make(line, c.CAPITAL, i, j)  # "Thomas K.", whose name is kept back
        if self.nouns and (kept := self._until_noun(words, self.nouns)) < len(words):
            return self._named(line, i, i + kept, genitive)
        before = line.chunks[-1].kind if line.chunks else ""
        named = before in _NAMED_AFTER or (before == c.TITLE and len(words) < 3)
        begin = 0 if named else self._begin(words) or self._opens_with_word(i, words)
        if begin:  # leave the words before the name to be read on their own
            return self._make(line, c.CAPITAL, i, i + 1)
        if (
            self.nouns
            and len(words) == 2
            and not self._is_given(words[0])
            and self.nouns.are_genitive(*words)
        ):
            return self._make(line, c.WEAK, i, i + 1, Name((words[0],), genitive=True))
        sure = any(self._is_given(word) for word in words[:-1])
        gender = self.given.get(words[0]) or self.given.get(words[0].partition("-")[0], "")
        place = line.chunks and line.chunks[-1].lower in self.lex.words["places"] and not _is_to_someone(line)
        if words[0] in self.named_places or (not sure and place):
            return self._make(line, c.CAPITAL, i, j)  # "in New York"
        name = Name(tuple(map(_in_small_letters, words)), gender if gender in "mf" else "", sure)
        return self._make(line, c.NAME, i, j, name)

    def _begin(self, words: list[str]) -> int:
        """How many leading words are no part of the name: "Experten Ian Lesser", "Businessman Ian Lesser" -> 1."""
        for i, word in enumerate(words[:-1]):
            if self._is_given(word):
                known = self.nouns.is_noun if self.nouns else self._is_common
                return i if all(known(before) for before in words[:i]) else 0
        if not self.nouns or (len(words) > 2 and words[1].endswith(".")):  # "Tore O. Sandvik"
            return 0
        begin = 0
        while begin < len(words) - 1 and self.nouns.leads(*words[begin : begin + 2]):
            begin += 1
        return begin if begin and len(words) - begin >= 1 else 0

    def _opens_with_word(self, i: int, words: list[str]) -> int:
        """ "Diplômée de Sciences Po, elle …": 1 where the first word of a sentence is one of the language."""
        linked = not self.nouns and i == 0 and words[0] not in self.given and words[1][0].islower()
        return int(linked and self._is_common(words[0]))

    def _until_noun(self, words: list[str], nouns: CapitalNouns) -> int:
        """How many words are the name where nouns follow it: "Thaksin Shinawatra Korruptionsvorwürfe" -> 2."""
        for i in range(1, len(words)):
            before = words[i - 1]
            if self._is_given(before) or before.lower() in PARTICLES or before.endswith("."):
                continue
            if nouns.is_no_name(words[i]) or words[i].lower() in self.lex.words["verbal_nouns"]:
                return i
        return len(words)

    def _is_common(self, word: str) -> bool:
        """Is it a word of the language when written small?"""
        return _DICTIONARY.get_lemma(word.lower(), self.language) is not None


_DICTIONARY = DictionaryLookupStrategy()
_TO_SOMEONE = frozenset((c.VERBS["hand_over"], c.VERBS["succeed"]))


def _is_of(chunks: list[Chunk], links: frozenset[str]) -> bool:
    """ "(Ministre) de": whose minister, and behind them perhaps who it is."""
    return chunks[-1].lower in links and (
        chunks[-2].kind == c.TITLE or chunks[-2].lower.rstrip("s") == "ministre"
    )


def _is_to_someone(line: Line) -> bool:
    """ "Succède à Koen Verlinden": someone, no place."""
    return len(line.chunks) > 1 and line.chunks[-2].kind in _TO_SOMEONE


def _in_small_letters(word: str) -> str:
    """ "KERVADEC", as a heading or a list writes family names: "Kervadec"."""
    return word.title() if word.isupper() and len(word) > _SHORTEST_IN_CAPITALS else word


def _begins(form: Form, following: Form) -> bool:
    """May a small word begin a phrase, a time or a name with the one after it?"""
    return following.timely or (form.particle and following.capital) or following.lower in form.longer


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= 5 and word.isupper() and "." not in word


@cache
def mention_reader(language: str) -> MentionReader:
    return MentionReader(language)


def is_time(chunk: Chunk) -> bool:
    return isinstance(chunk.data, Time)
