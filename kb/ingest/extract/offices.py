"""Titles with their modifiers and bodies: one chunk each, an office we know or one we do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase, Titles
from kb.ingest.extract.inflect import adjective_forms
from kb.ingest.extract.lexicon import Body, Lexicon, Office, Title, lexicon
from kb.ingest.extract.office_names import counterparts, settle
from kb.ingest.extract.organizations import LEGAL_FORMS, organization_reader
from kb.ingest.extract.seats import seat_reader, titles_of

STATUSES = frozenset(("former", "then", "last", "current", "new", "future", "outgoing"))

# What the name of an organization in small letters is made of.
_COMMON = frozenset((c.WORD, c.CAPITAL, c.NATION, c.BODY, c.MODIFIER))
_LONGEST_COMMON = 9  # chunks
_READ = frozenset((c.TITLE, c.MINISTRY))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class _Scan:
    """What is gathered around one title."""

    phrase: OfficePhrase
    first: int
    last: int
    blocked: bool = False


class OfficeReader:
    """Puts the offices of a line together; the line's chunks are replaced."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lex: Lexicon = lexicon(language)
        self.links, self.articles = self.lex.office["links"], self.lex.office["articles"]
        self.organizations = organization_reader(language)
        self.seats = seat_reader(language)
        self.determiners = self.lex.words["determiners"]
        self.conjunctions = self.lex.words["conjunctions"]
        self.blocking = {form for word in self.lex.words["blocking"] for form in adjective_forms(word)}
        self.place_endings = tuple(self.lex.office["place_endings"])
        self.spans = {word for name in ("numbers", "about", "at_least") for word in self.lex.time[name]}
        self.common_bodies = tuple(self.lex.bodies["common"])
        self.generic_places = self.lex.words["generic_places"]

    def read(self, line: Line) -> None:
        chunks = line.chunks
        if _READ.isdisjoint(line.kinds):
            self.seats.read(line)
            return
        found: list[Chunk] = []
        i = floor = 0  # an office never reaches back into the one before it
        while i < len(chunks):
            if chunks[i].kind not in _READ:
                found.append(chunks[i])
                i += 1
                continue
            titles: Titles = chunks[i].data
            scan = _Scan(OfficePhrase(list(titles.meanings), body=titles.nation), i, i + 1)
            self._modify(scan.phrase, titles.meanings[0].modifier or titles.modifier, scan)
            self._left(line, scan, floor)
            self._right(line, scan)
            if titles.meanings[0].office.head == "counterpart":
                scan.phrase.titles = counterparts(found, scan.phrase)
            if all(title.office.head in ("seat", "ministry") for title in scan.phrase.titles):
                found.append(chunks[i].as_word())  # "the host" of no such place
                i += 1
                continue
            while found and found[-1].first >= chunks[scan.first].first:
                found.pop()
            found.append(self._chunk(line, scan))
            i = floor = scan.last
        line.chunks = found
        self.seats.read(line)

    def _chunk(self, line: Line, scan: _Scan) -> Chunk:
        chunks = line.chunks
        phrase = scan.phrase
        if not scan.blocked:
            settle(phrase, self.lex)
        first, last = chunks[scan.first], chunks[scan.last - 1]
        ministry = any(chunk.kind == c.MINISTRY for chunk in chunks[scan.first : scan.last])
        kind = c.BLOCKED if scan.blocked or not phrase.title else c.PLURAL if phrase.plural else c.OFFICE
        if ministry:
            kind = c.WORD if scan.blocked else c.MINISTRY
        offset = line.sentence.start
        text = line.sentence.text[first.start - offset : last.end - offset]
        return Chunk(kind, first.first, last.last, first.start, last.end, text, phrase)

    def _left(self, line: Line, scan: _Scan, floor: int) -> None:
        chunks, phrase = line.chunks, scan.phrase
        title = chunks[scan.first]
        glued = line.tokens[title.first].glued
        i = scan.first - 1
        while i >= floor:
            chunk = chunks[i]
            kind = chunk.kind
            if kind == c.MODIFIER:
                self._modify(phrase, chunk.data, scan)
            elif kind == c.NATION:
                phrase.body = phrase.body or chunk.data["nationality"]
            elif kind in (c.BODY, c.GENERIC) and (glued or self._adjunct(line, chunk)):
                self._embody(phrase, chunk)
            elif glued and self._is_unlisted(phrase, chunk):
                phrase.body = Body(chunk.text)
            elif (named := self._named_before(line, scan, i, floor)) is not None:
                i = named
            elif self.language == "en" and chunk.text in ("'s", "’s", "’", "'") and i > 0:
                owner = chunks[i - 1]
                if owner.kind in (c.BODY, c.GENERIC):
                    self._embody(phrase, owner)
                    i -= 1
                else:
                    home = owner.lower in self.generic_places  # "her country's president"
                    scan.blocked = not home and owner.kind not in (c.NAME, c.WEAK, *c.TIMES)
                    states = any(title.office.of == "state" for title in phrase.titles)
                    phrase.possessive = (
                        owner.kind not in c.TIMES and not states
                    )  # "Thatcher's minister" is one
                    break
            else:
                self._before(line, scan, chunk, glued)
                break
            scan.first = i
            glued = line.tokens[chunks[i].first].glued
            i -= 1

    def _adjunct(self, line: Line, chunk: Chunk) -> bool:
        """A body right before the title, as English writes it, or in the genitive, as German does."""
        if self.language == "en":
            return chunk.kind == c.BODY or chunk.text.islower()
        return self.language == "de" and chunk.kind == c.BODY and chunk.data["body"].genitive

    def _is_unlisted(self, phrase: OfficePhrase, chunk: Chunk) -> bool:
        """ "DSV-Präsident": the letters or the name of an organization in no list, joined to the title."""
        own = chunk.kind in (c.WEAK, c.CAPITAL) and self.organizations.is_own(chunk.text)
        return own and _of_organizations(phrase.titles) and chunk.text not in self.lex.bodies["parties"]

    def _named_before(self, line: Line, scan: _Scan, i: int, floor: int) -> int | None:
        """The first chunk of an organization in no list, as English writes it before the title."""
        phrase, chunks = scan.phrase, line.chunks
        if self.language != "en" or phrase.body or not _of_organizations(phrase.titles):
            return None
        if chunks[i].last != chunks[i + 1].first or line.tokens[chunks[i + 1].first].glued:
            return None
        found = self.organizations.before(line, i, floor)
        if found is None or not self._plausible(line, scan, found[0], chunks[i]):
            return None
        phrase.body = found[0]
        return found[1]

    def _plausible(self, line: Line, scan: _Scan, body: Body, last: Chunk) -> bool:
        """Of "Harvard president" the first is an organization, of "(on) Twitter President" it is none."""
        if all(title.office.of == "organization" for title in scan.phrase.titles):
            return True
        acronym = last.text.isupper() and len(last.text) > 1
        written_small = not line.tokens[last.last].capital
        return acronym or written_small or self.organizations.has_institution(body.name.split())

    def _before(self, line: Line, scan: _Scan, chunk: Chunk, glued: bool) -> None:
        """What stands before the whole phrase: an article, a possessive, or a body we do not know."""
        lower = chunk.lower
        if glued:
            scan.blocked = True
        elif lower in self.determiners:
            scan.phrase.definite = lower not in self.lex.office["indefinite"]
        elif chunk.kind == c.POSSESSIVE:
            scan.phrase.possessive = True
        elif (
            chunk.kind == c.WORD
            and (lower in self.blocking or (lower.endswith(self.place_endings) and len(lower) > 7))
        ) or (
            self.language == "en"
            and chunk.kind in (c.WEAK, c.NAME, c.CAPITAL)
            and not self._opens(line, chunk)
            and not self._governed(line, chunk)
        ):
            scan.blocked = True

    def _opens(self, line: Line, chunk: Chunk) -> bool:
        """A capitalised word that is only the first of its sentence, or an article."""
        word = chunk.lower
        return (
            word in self.determiners
            or word in self.lex.words["of"]
            or (chunk.first == 0 and chunk.last == 1 and word in self.lex.office["openers"])
        )

    def _governed(self, line: Line, chunk: Chunk) -> bool:
        """ "On Twitter President X": a place that a preposition governs is nobody's office."""
        return chunk.first > 0 and line.tokens[chunk.first - 1].lower in self.lex.words["prepositions"]

    def _right(self, line: Line, scan: _Scan) -> None:
        chunks, phrase = line.chunks, scan.phrase
        i = scan.last
        while i < len(chunks):
            chunk = chunks[i]
            if chunk.kind == c.MODIFIER and self._follows(line, chunk):
                self._modify(phrase, chunk.data, scan)
            elif chunk.lower in self.lex.office["chosen"] and _is_set_off(
                chunks, i + 1, self.lex.words["auxiliaries"]
            ):
                phrase.status = "future"
            elif chunk.lower in self.lex.office["in_office"]:
                phrase.status = phrase.status or "current"
            elif chunk.kind == c.NATION and self.language == "fr":
                phrase.body = phrase.body or chunk.data["nationality"]
            elif (
                self.language == "de"
                and chunk.kind == c.BODY
                and chunk.data["body"].genitive
                and not phrase.body
            ):
                self._embody(phrase, chunk)
            elif chunk.text.replace(" ", "").lower() in self.lex.office["retired"]:
                phrase.status = "former"
            elif line.tokens[chunk.first].glued and chunk.text in self.lex.office["future"]:
                phrase.status = "future"
            elif self._again(phrase, chunk):
                pass
            elif self._in_capital(chunks, i, phrase):
                phrase.body = chunks[i + 1].data
                i += 1
            elif chunk.lower in self.links and (not phrase.body or phrase.body.code):
                after = self._linked(line, scan, i)
                if not after:
                    return
                i = self._and_another(line, self._abbreviated(chunks, after)) - 1
            else:
                return
            i += 1
            scan.last = i

    def _follows(self, line: Line, chunk: Chunk) -> bool:
        """A modifier after its title: as French has it, "president-elect", "premier at the time"."""
        return (
            self.language == "fr"
            or line.tokens[chunk.first].glued
            or (chunk.data == "then" and " " in chunk.text)
        )

    @staticmethod
    def _abbreviated(chunks: list[Chunk], i: int) -> int:
        """The chunk after "(IAEA)", where the body's short name follows in brackets."""
        inside = chunks[i : i + 3]
        if len(inside) < 3 or inside[0].kind != "(" or inside[2].kind != ")":
            return i
        return i + 3 if inside[1].kind == c.BODY or inside[1].text.isupper() else i

    def _and_another(self, line: Line, i: int) -> int:
        """The chunk after "et de l'Assemblée": a second body of the same office, which is left out."""
        chunks = line.chunks
        if i + 1 >= len(chunks) or chunks[i].kind != c.AND or chunks[i + 1].lower not in self.links:
            return i
        j = i + 2
        while j < len(chunks) and chunks[j].lower in self.articles:
            j += 1
        ends = (
            j < len(chunks)
            and chunks[j].kind == c.BODY
            and (j + 1 == len(chunks) or chunks[j + 1].kind in ",N(.")
        )
        return j + 1 if ends else i

    def _linked(self, line: Line, scan: _Scan, i: int) -> int:
        """The chunk after "of the X" if X is a body we know; 0 otherwise, and blocked if X is another."""
        chunks, phrase = line.chunks, scan.phrase
        j = i + 1
        nation = None
        while j < len(chunks) and j - i < 4 and (
            chunks[j].lower in self.articles or chunks[j].kind in (c.NATION, c.MODIFIER)
        ):  # fmt: skip
            if chunks[j].kind == c.NATION:
                nation = chunks[j].data["nationality"]
            j += 1
        if j >= len(chunks):
            return 0
        target = chunks[j]
        if target.kind == c.POSSESSIVE and j + 1 < len(chunks) and chunks[j + 1].lower in self.generic_places:
            phrase.own = True  # "ministre des Affaires étrangères de son pays"
            return j + 2
        if target.kind == c.GENERIC and self.language == "fr" and target.text[0].islower() and j == i + 1:
            return 0
        if (after := self._target(line, scan, j)) is not None:
            return after
        word = target.text.split(" ")[0].lower()
        if word in self.generic_places:
            following = chunks[j + 1] if j + 1 < len(chunks) else target
            if following.kind == c.BODY and target.lower == word:  # "des Landes Niedersachsen"
                self._embody(phrase, following)
                return j + 2
            phrase.body = phrase.body or nation
            return 0
        lasts = (
            chunks[i].lower in self.lex.events["stands_for"] and target.lower in self.spans
        )  # "for six days"
        if target.kind in c.TIMES or lasts:
            return 0
        state_secretary = any(title.office.title == "Secretary of State" for title in phrase.titles)
        if chunks[i].lower in self.lex.office["loose_links"] and target.kind not in (c.WEAK, c.CAPITAL):
            scan.blocked |= state_secretary  # "… for transport" is no foreign minister
            return 0
        if nation and target.kind not in (c.WEAK, c.CAPITAL, c.NAME, c.WORD):
            return 0
        if (
            chunks[i].lower in self.lex.office["plain_links"]
            and target.kind in (c.WORD, c.OFFICE, c.TITLE)
            and not nation
        ):
            return 0
        if common := self._common(line, scan, j):
            return common
        scan.blocked = True
        return 0

    def _target(self, line: Line, scan: _Scan, j: int) -> int | None:
        """The chunk after a seat or a body that begins with chunk ``j``; None where it is neither."""
        if any(title.office.head for title in scan.phrase.titles) and (seat := self._seated(line, j)):
            scan.phrase.titles, scan.phrase.seat = titles_of(seat[0]), True
            return seat[1]
        if line.chunks[j].kind in (c.BODY, c.GENERIC):
            return self._known(line, scan, j)
        return self._named_after(line, scan, j) or None

    def _common(self, line: Line, scan: _Scan, j: int) -> int:
        """The chunk after "la fédération internationale d'athlétisme", up to a mark or a person; 0 for none."""
        chunks, at = line.chunks, line.chunks[j].start - line.sentence.start
        if not line.sentence.text[at:].lower().startswith(self.common_bodies):
            return 0
        k = j
        while k < len(chunks) and k - j < _LONGEST_COMMON and chunks[k].kind in _COMMON:
            k += 1
        ends = k == len(chunks) or chunks[k].kind in ",.;:()N"
        if not ends or k - j < 2 or not _of_organizations(scan.phrase.titles):
            return 0
        offset = line.sentence.start
        name = line.sentence.text[chunks[j].start - offset : chunks[k - 1].end - offset]
        scan.phrase.body = Body(name if name[0].isupper() else "")  # written small, it only describes
        return k

    def _known(self, line: Line, scan: _Scan, j: int) -> int:
        """ "of NATO"; but "of NATO Parliamentary Assembly" and "of Russia's Gazprom" are other bodies."""
        chunks = line.chunks
        after = j + 1
        if after < len(chunks) and chunks[after].text in _POSSESSIVES and self.language == "en":
            if named := self._named_after(line, scan, after + 1):
                return named
            scan.blocked = True
            return 0
        if after < len(chunks) and self._longer(line, chunks[j].last):
            found = self.organizations.after(line, j, known=True)
            if found is None or not self.organizations.has_institution(found[0].name.split()[1:]):
                scan.blocked = True
                return 0
            scan.phrase.body = found[0]
            return found[1]
        self._embody(scan.phrase, chunks[j])
        return after + (after < len(chunks) and chunks[after].text in LEGAL_FORMS)

    def _seated(self, line: Line, j: int) -> tuple[list[Office], int] | None:
        """The offices of "the head of Bercy", and the chunk after the place."""
        found = self.seats.named(line.tokens, line.chunks[j].first)
        if found is None:
            return None
        offices, end = found
        following = range(j + 1, len(line.chunks))
        after = next((k for k in following if line.chunks[k].first == end), len(line.chunks))
        return (offices, after) if line.chunks[after - 1].last == end else None

    def _longer(self, line: Line, end: int) -> bool:
        """Does the name go on after ``end`` with the words of an institution?"""
        following: list[str] = []
        tokens = line.tokens[end : end + 6]
        for token, after in pairwise(tokens):
            if token.lower in self.conjunctions and after.lower in self.links:  # "du Sénat et de l'Assemblée"
                break
            if token.lower in self.organizations.links:
                continue
            if not token.capital or token.text in self.organizations.given or token.text in LEGAL_FORMS:
                break
            following.append(token.text)
        return self.organizations.has_institution(following)

    def _named_after(self, line: Line, scan: _Scan, j: int) -> int:
        """The chunk after an organization in no list that begins with chunk ``j``; 0 where none does."""
        if j >= len(line.chunks) or not _of_organizations(scan.phrase.titles):
            return 0
        if not line.tokens[line.chunks[j].first].capital:
            return 0
        found = self.organizations.after(line, j)
        if found is None:
            return 0
        scan.phrase.body = found[0]
        return found[1]

    def _in_capital(self, chunks: list[Chunk], i: int, phrase: OfficePhrase) -> bool:
        """ "(Became) minister in Rome": not "the minister", who may only be there."""
        if phrase.body or phrase.definite or i + 1 >= len(chunks):
            return False
        place = chunks[i + 1].data if chunks[i + 1].kind == c.CAPITAL else None
        state = any(title.office.of == "state" and not title.office.organization for title in phrase.titles)
        return state and isinstance(place, Body) and chunks[i].lower in self.lex.words["places"]

    @staticmethod
    def _again(phrase: OfficePhrase, chunk: Chunk) -> bool:
        """ "der Internationalen Atomenergiebehörde IAEA": the body once more, by its letters."""
        return (
            phrase.body is not None and chunk.kind == c.BODY and chunk.data["body"].name == phrase.body.name
        )

    def _embody(self, phrase: OfficePhrase, chunk: Chunk) -> None:
        if chunk.kind == c.GENERIC:
            phrase.generic = phrase.generic or chunk.data
        elif phrase.body is None or (phrase.body.code and not chunk.data["body"].code):
            phrase.body = chunk.data["body"]

    @staticmethod
    def _modify(phrase: OfficePhrase, meaning: str, scan: _Scan) -> None:
        if meaning in STATUSES:
            phrase.status = phrase.status or meaning
        elif meaning == "acting":
            phrase.acting = True
        elif meaning == "deputy":
            phrase.deputy = True
        elif meaning == "unreal":
            scan.blocked = True


def _of_organizations(titles: list[Title]) -> bool:
    """Can the title be one of an organization that no list has?"""
    return any(
        not title.office.organization and not title.office.head and title.office.of != "state"
        for title in titles
    )


def _is_set_off(chunks: list[Chunk], i: int, verbs: frozenset[str]) -> bool:
    """Does a name, a country, a mark or a verb follow? "The president elect, X", not "president elected in 2012"."""
    return (
        i == len(chunks)
        or chunks[i].lower in verbs
        or chunks[i].kind in (c.NAME, c.WEAK, c.NATION, c.HONORIFIC, c.AND, ",", ".", ")")
    )


@cache
def office_reader(language: str) -> OfficeReader:
    return OfficeReader(language)
