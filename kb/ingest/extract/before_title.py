"""What stands before a title: its body, whose it is, and what is said of it: "the former Norwegian prime minister"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.complements import Scan, embody, of_organizations
from kb.ingest.extract.inflect import adjective_forms
from kb.ingest.extract.lexicon import Body, Lexicon, lexicon
from kb.ingest.extract.mentions import PARTICLES
from kb.ingest.extract.organizations import organization_reader
from kb.ingest.extract.places import PlaceReader, of_member, of_town

STATUSES = frozenset(("former", "then", "last", "current", "new", "future", "outgoing"))


class BeforeTitle:
    """Reads what stands before a title, in one language."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.kinds_of_towns = self.lex.words["kinds_of_towns"]
        self.organizations = organization_reader(language)
        self.places = PlaceReader(language)
        self.determiners = self.lex.words["determiners"]
        self.today = frozenset(self.lex.time["today"])
        self.blocking = {form for word in self.lex.words["blocking"] for form in adjective_forms(word)}
        self.place_endings = tuple(self.lex.office["place_endings"])
        self.generic_places = self.lex.words["generic_places"]

    def left(self, line: Line, scan: Scan, floor: int) -> None:
        """Take in what belongs to the title before it, down to chunk ``floor``."""
        chunks, phrase = line.chunks, scan.phrase
        title = chunks[scan.first]
        glued = line.tokens[title.first].glued
        i = scan.first - 1
        while i >= floor:
            chunk = chunks[i]
            kind = chunk.kind
            if kind == c.MODIFIER:
                modify(phrase, chunk.data, scan)
            elif kind == c.NATION:
                phrase.body = phrase.body or chunk.data["nationality"]
            elif kind == c.POINT and chunk.lower in self.today and chunks[i - 1].kind == "," and i:
                phrase.status = phrase.status or "current"  # "X, heute Präsident der Kammer, …"
            elif not phrase.body and (town := self._town_before(line, scan, i, floor)) is not None:
                phrase.body, i = town
            elif kind in (c.BODY, c.GENERIC) and (glued or self._adjunct(line, chunk)):
                embody(phrase, chunk)
            elif (glued and self._is_party(phrase, chunk)) or self._is_of_party(line, phrase, chunk):
                pass  # "CDU-Ministerpräsident": whose member, not where
            elif glued and self._is_unlisted(phrase, chunk):
                phrase.body = Body(chunk.text)
            elif kind == ")" and self._adds_letters(chunks, i):
                i -= 2  # "Organisation of Islamic Cooperation (OIC) head X"
            elif (named := self._named_before(line, scan, i, floor)) is not None:
                i = named
            elif i > 0 and chunk.text in self.lex.grammar["owner_marks"]:
                if not self._owned(chunks, scan, i):
                    break
                i -= 1
            else:
                self._before(line, scan, chunk, glued)
                break
            scan.first = i
            glued = line.tokens[chunks[i].first].glued
            i -= 1

    def _owned(self, chunks: list[Chunk], scan: Scan, i: int) -> bool:
        """Is who owns the title, before the mark at chunk ``i``, its body? Else it is only somebody's or blocked."""
        phrase, owner = scan.phrase, chunks[i - 1]
        if owner.kind in (c.BODY, c.GENERIC):
            embody(phrase, owner)
        elif of_town(phrase.titles) and owner.kind in (c.WEAK, c.CAPITAL):  # "Istanbul's mayor"
            phrase.body = self.places.called(owner.text)
        elif self._seat_of_state(phrase, owner):  # "Athens' defence minister"
            phrase.body = phrase.body or owner.data
        elif self._is_firm(phrase, owner):  # "Baykar's chief executive"
            phrase.body = Body(owner.text)
        else:
            home = owner.lower in self.generic_places  # "her country's president"
            home |= of_town(phrase.titles) and owner.lower in self.kinds_of_towns  # "the city's mayor"
            if home and i > 1 and chunks[i - 2].kind == c.POSSESSIVE:
                phrase.own, scan.first = True, i - 2
            if home and i > 1 and chunks[i - 2].lower in self.lex.office["articles"]:
                scan.first, phrase.definite = i - 2, True  # "the country's president"
            scan.blocked = not home and owner.kind not in (c.NAME, c.WEAK, *c.TIMES)
            states = any(title.office.of == "state" for title in phrase.titles)
            phrase.possessive = (
                owner.kind not in c.TIMES and not states and not home
            )  # "Thatcher's minister" is one
            return False
        return True

    def _is_firm(self, phrase: OfficePhrase, owner: Chunk) -> bool:
        """One capitalised word that owns a chief executive; people have none."""
        word = owner.kind in (c.WEAK, c.CAPITAL) and owner.text not in self.lex.not_names
        return word and all(title.office.title == "Chief Executive" for title in phrase.titles)

    @staticmethod
    def _seat_of_state(phrase: OfficePhrase, owner: Chunk) -> bool:
        """A capital, where the office is one of a country."""
        states = all(title.office.of == "state" for title in phrase.titles)
        return states and owner.kind == c.CAPITAL and isinstance(owner.data, Body)

    def _adds_letters(self, chunks: list[Chunk], i: int) -> bool:
        """ "(OIC)", behind the name of a body."""
        inside = chunks[max(0, i - 3) : i]
        letters = len(inside) == 3 and inside[1].kind == "(" and inside[0].kind == c.BODY
        return letters and self.lex.grammar["attributive_bodies"] and inside[2].text.isupper()

    def _adjunct(self, line: Line, chunk: Chunk) -> bool:
        """A body right before the title, as English writes it, or in the genitive, as German does."""
        if self.lex.grammar["attributive_bodies"]:
            return chunk.kind == c.BODY or chunk.text.islower()
        return is_genitive(chunk)

    def _is_party(self, phrase: OfficePhrase, chunk: Chunk) -> bool:
        states = any(title.office.of == "state" for title in phrase.titles)
        return states and chunk.text in self.lex.bodies["parties"]

    def _town_before(self, line: Line, scan: Scan, i: int, floor: int) -> tuple[Body, int] | None:
        """ "London mayor"."""
        return self.places.before(line, i, floor) if of_town(scan.phrase.titles) else None

    def _is_of_party(self, line: Line, phrase: OfficePhrase, chunk: Chunk) -> bool:
        """ "The Labour MP": any name right before a member of parliament is that of a party."""
        representing = any(title.office.title == "Representative" for title in phrase.titles)  # "Trade …"
        named = chunk.kind in (c.WEAK, c.CAPITAL) and of_member(phrase.titles) and not representing
        return named and not self.opens(line, chunk) and not self._governed(line, chunk)

    def _is_unlisted(self, phrase: OfficePhrase, chunk: Chunk) -> bool:
        """ "DSV-Präsident": the letters or the name of an organization in no list, joined to the title."""
        own = chunk.kind in (c.WEAK, c.CAPITAL) and self.organizations.is_own(chunk.text)
        if chunk.lower in self.blocking:  # "Co-Chair"
            return False
        return own and of_organizations(phrase.titles) and chunk.text not in self.lex.bodies["parties"]

    def _named_before(self, line: Line, scan: Scan, i: int, floor: int) -> int | None:
        """The first chunk of an organization in no list, as English writes it before the title."""
        phrase, chunks = scan.phrase, line.chunks
        if not self.lex.grammar["attributive_bodies"] or phrase.body or not of_organizations(phrase.titles):
            return None
        if chunks[i].last != chunks[i + 1].first or line.tokens[chunks[i + 1].first].glued:
            return None
        found = self.organizations.before(line, i, floor)
        if found is None or not self._plausible(line, scan, found[0], chunks[i]):
            return None
        first = chunks[found[1]].first
        if first and line.tokens[first - 1].lower in PARTICLES - self.determiners - self.lex.words["of"]:
            return None  # "elected von der Leyen president"
        phrase.body = found[0]
        return found[1]

    def _plausible(self, line: Line, scan: Scan, body: Body, last: Chunk) -> bool:
        """Of "Harvard president" the first is an organization, of "(on) Twitter President" it is none."""
        if of_town(scan.phrase.titles) or all(
            title.office.of == "organization" for title in scan.phrase.titles
        ):
            return True
        acronym = last.text.isupper() and len(last.text) > 1
        written_small = not line.tokens[last.last].capital
        return acronym or written_small or self.organizations.has_institution(body.name.split())

    def _before(self, line: Line, scan: Scan, chunk: Chunk, glued: bool) -> None:
        """What stands before the whole phrase: an article, a possessive, or a body we do not know."""
        lower = chunk.lower
        if glued:
            scan.blocked = True
        elif lower in self.determiners:
            scan.phrase.definite = lower not in self.lex.office["indefinite"]
            scan.phrase.possessive = chunk.kind == c.POSSESSIVE  # "its chairman"
            if chunk.first and line.tokens[chunk.first - 1].lower in self.lex.office["before_articles"]:
                scan.phrase.status = "former"  # "feu le président"
        elif chunk.kind == c.POSSESSIVE:
            scan.phrase.possessive = True
        elif (
            chunk.kind == c.WORD
            and (lower in self.blocking or (lower.endswith(self.place_endings) and len(lower) > 7))
        ) or (
            self.lex.grammar["attributive_bodies"]
            and chunk.kind in (c.WEAK, c.NAME, c.CAPITAL)
            and not self.opens(line, chunk)
            and not self._governed(line, chunk)
        ):
            scan.blocked = True

    def opens(self, line: Line, chunk: Chunk) -> bool:
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


def modify(phrase: OfficePhrase, meaning: str, scan: Scan) -> None:
    """What an adjective or a participle beside the title says of it."""
    if meaning in STATUSES:
        phrase.status = phrase.status or meaning
    elif meaning == "acting":
        phrase.acting = True
    elif meaning == "deputy":
        phrase.deputy = True
    elif meaning == "unreal":
        scan.blocked = True


def is_genitive(chunk: Chunk) -> bool:
    return chunk.kind == c.BODY and chunk.data["body"].genitive is True
