"""Titles with their modifiers and bodies: one chunk each, an office we know or one we do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.before_title import BeforeTitle, is_genitive, modify
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase, Titles
from kb.ingest.extract.complements import ComplementReader, Scan, embody, of_organizations
from kb.ingest.extract.joint_portfolios import JointPortfolios
from kb.ingest.extract.lexicon import Body, Lexicon, Title, lexicon
from kb.ingest.extract.office_names import counterparts, is_named, settle
from kb.ingest.extract.organizations import organization_reader
from kb.ingest.extract.places import of_member, of_town, sent_to
from kb.ingest.extract.seats import seat_reader
from kb.ingest.extract.short_names import abbreviated, spelt_out

_DATELINE = 8  # chunks up to its dash
_WORLD = "United Nations"
_READ = frozenset((c.TITLE, c.MINISTRY))
_OF_PRESS = ("Chief Executive", "Director")  # heads of broadcasters and firms, whose envoys write


class OfficeReader:
    """Puts the offices of a line together; the line's chunks are replaced."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.links = self.lex.office["links"]
        self.elected_links = self.lex.office["elected_links"]
        self.organizations = organization_reader(language)
        self.complements = ComplementReader(language)
        self.joint = JointPortfolios(self.lex)
        self.titles = BeforeTitle(language)
        self.seats = seat_reader(language)
        self.determiners = self.lex.words["determiners"]
        self.own_places = self.lex.words["own_places"]

    def read(self, line: Line, before: Sequence[Chunk] = ()) -> None:
        """``before`` are the chunks of the sentence before it in its paragraph."""
        if self.lex.members and c.BODY in line.kinds:
            self._members(line)
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
            scan = Scan(OfficePhrase(list(titles.meanings), body=titles.nation), i, i + 1)
            modify(scan.phrase, titles.meanings[0].modifier or titles.modifier, scan)
            self.joint.before(line, scan, floor)
            self.titles.left(line, scan, floor)
            self.joint.behind(line, scan)
            self._right(line, scan)
            if titles.meanings[0].office.head == "counterpart":
                scan.phrase.titles = counterparts(found, scan.phrase) or counterparts(before, scan.phrase)
            if all(self._is_none(title, scan.phrase) for title in scan.phrase.titles):
                honorific = i + 1 < len(chunks) and chunks[i + 1].kind in (c.NAME, c.WEAK)
                honorific &= (
                    chunks[i].lower in self.lex.words["honorifics"]
                )  # "Ambassador X": posted by whom?
                found.append(chunks[i].without_meaning(honorific=honorific))  # or "the host" of no such place
                i += 1
                continue
            while found and found[-1].first >= chunks[scan.first].first:
                found.pop()
            found.append(self._chunk(line, scan))
            i = floor = scan.last
        line.chunks = found
        _share_body(found)
        self._whose(found)
        self._of_its_own(line)
        line.settle()
        self.seats.read(line)

    def _members(self, line: Line) -> None:
        """ "Bundesrat X", with no article: a member of the body that is called so."""
        for i, (chunk, following) in enumerate(pairwise(line.chunks)):
            before = line.chunks[i - 1].lower if i else ""
            title = self.lex.members.get(chunk.text) if chunk.kind == c.BODY else None
            governed = self.determiners | self.links | self.lex.words["prepositions"]
            if title is None or following.kind != c.NAME or before in governed or following.data.genitive:
                continue
            line.chunks[i] = Chunk(
                c.TITLE, chunk.first, chunk.last, chunk.start, chunk.end, chunk.text, Titles([title])
            )
            line.settle()

    def _whose(self, chunks: list[Chunk]) -> None:
        """ "The bank, of which she was deputy governor", "Italy, whose foreign minister he was": its."""
        words, nearer = self.lex.words, self.determiners if self.lex.grammar["varies_names"] else frozenset()
        if not words["whose"] or self.lex.grammar["free_order"]:
            return
        for i in range(2, len(chunks)):
            title = chunks[i]
            if title.kind != c.OFFICE or title.data.body is not None or title.data.generic is not None:
                continue
            at = i - 1
            while at > 1 and (
                chunks[at].kind in (c.PRONOUN, c.NAME, c.WEAK, c.MODIFIER, *c.EVENTS)
                or chunks[at].lower in nearer
            ):
                at -= 1
            if chunks[at].lower in words["relative_subjects"] and chunks[at - 1].lower in self.links:
                at -= 1
            elif (at < i - 1 and not nearer) or chunks[at].lower not in words["whose"]:
                continue
            before = chunks[at - 1 - (chunks[at - 1].kind == ",")]
            if before.kind == c.BODY and at:
                embody(title.data, before)
                settle(title.data, self.lex)
                if not title.data.title:
                    title.kind = c.BLOCKED

    def _of_its_own(self, line: Line) -> None:
        """ "Italy mourned its foreign minister": Italy's, where the sentence has named no other country."""
        if not self.lex.grammar["attributive_bodies"]:
            return
        named: dict[str, Chunk] = {}
        for before, chunk in pairwise(list(line.chunks)):
            if before.kind == c.BODY and before.data["body"].code:
                named[before.data["body"].code] = before
            title = chunk.data if chunk.kind == c.OFFICE and before.lower == "its" else None
            if title is None or title.body is not None or title.generic is not None:
                continue
            if of_organizations(title.titles) and (firm := self._appoints(line, chunk)) is not None:
                title.body = firm
                settle(title, self.lex)
            elif len(named) == 1 and all(meaning.office.of == "state" for meaning in title.titles):
                embody(title, next(iter(named.values())))
                settle(title, self.lex)
                if not title.title:
                    chunk.kind = c.BLOCKED

    def _appoints(self, line: Line, title: Chunk) -> Body | None:
        """ "Nordvik ASA, a shipping group, named X as its chief executive": who the sentence begins with."""
        chunks = line.chunks
        dash = next((k for k in range(1, min(_DATELINE, len(chunks))) if chunks[k].kind == "-"), 0)
        first = dash + 1 if dash and chunks[0].text.isupper() else 0  # "OSLO (AP) - "
        first += first < len(chunks) and chunks[first].lower in self.lex.office["articles"]
        chosen = next((chunk for chunk in chunks if chunk.kind == c.VERBS["elect"]), None)
        named = chosen is not None and chosen.start < title.start and chosen.data.tense == "past"
        if not named or first >= len(chunks):
            return None
        opening = chunks[first]
        if opening.kind == c.BODY:
            return None if opening.data["body"].code or opening.data["body"].region else opening.data["body"]
        if opening.kind not in (c.WEAK, c.CAPITAL, c.NAME) or self.titles.opens(line, opening):
            return None
        if opening.last - opening.first == 1 and self.organizations.is_common(opening.text):
            return None  # "Shareholders"
        found = self.organizations.after(line, first)
        if found is not None and chunks[first].kind == c.NAME:
            chunks[first] = chunks[first].without_meaning()  # no person
        return found[0] if found is not None else None

    def _is_none(self, title: Title, phrase: OfficePhrase) -> bool:
        """ "The host" of no such place, "the administrator" of no such body, an ambassador of nobody to nowhere."""
        office, body = title.office, phrase.body
        if office.of == "town":
            return office.named and (body is None or bool(body.code))
        if office.named:
            return body is None or not is_named(office, body, self.lex)
        nobodys = office.abroad and body is None and not (phrase.sent or phrase.own)  # "a former ambassador"
        if office.abroad and body is not None and self.lex.heads.get(body.name) in _OF_PRESS:
            return True  # "envoyée spéciale de France 2"
        return nobodys or office.head in ("seat", "ministry")

    def _chunk(self, line: Line, scan: Scan) -> Chunk:
        chunks = line.chunks
        phrase = scan.phrase
        if not scan.blocked:
            settle(phrase, self.lex)
        phrase.plural |= self._completes(line, scan) or self._is_many(line, scan)
        first, last = chunks[scan.first], chunks[scan.last - 1]
        ministry = not scan.minister and any(
            chunk.kind == c.MINISTRY for chunk in chunks[scan.first : scan.last]
        )
        kind = c.BLOCKED if scan.blocked or not phrase.title else c.PLURAL if phrase.plural else c.OFFICE
        if ministry:
            kind = c.WORD if scan.blocked else c.MINISTRY
        offset = line.sentence.start
        text = line.sentence.text[first.start - offset : last.end - offset]
        return Chunk(kind, first.first, last.last, first.start, last.end, text, phrase)

    def _is_many(self, line: Line, scan: Scan) -> bool:
        """ "Die Außenminister", "von den Präsidenten": one of them would have another article."""
        words = self.lex.words
        noun = self._noun(line.chunks[scan.first].text) if scan.last - scan.first == 1 else ""
        if not noun.endswith(tuple(words["plural_endings"])) or noun.lower().endswith(
            tuple(words["adjectival"])
        ):
            return False
        article, before = (line.chunks[scan.first - k].lower if scan.first >= k else "" for k in (1, 2))
        return article in words["plural_articles"] or (
            article in words["plural_datives"] and before in words["dative_prepositions"]
        )

    def _noun(self, title: str) -> str:
        """The noun of a title: the last word before "für" or "der", where such a word follows."""
        words = title.split()
        return words[next((i for i, word in enumerate(words) if i and word in self.links), len(words)) - 1]

    @staticmethod
    def _completes(line: Line, scan: Scan) -> bool:
        """ "Staats- und Regierungschefs": the title completes one that breaks off before it; both are many."""
        before = line.chunks[max(0, scan.first - 2) : scan.first]
        return [chunk.kind for chunk in before] == ["-", c.AND] and line.tokens[
            before[0].first - 1
        ].end == before[0].start

    def _right(self, line: Line, scan: Scan) -> None:
        chunks, phrase = line.chunks, scan.phrase
        i = scan.last
        while i < len(chunks):
            chunk = chunks[i]
            if chunk.kind == c.MODIFIER and self._follows(line, chunk):
                modify(phrase, chunk.data, scan)
            elif chunk.lower in self.lex.office["chosen"] and _is_set_off(
                chunks, i + 1, self.lex.words["auxiliaries"]
            ):
                phrase.status = "future"
            elif chunk.lower in self.lex.office["in_office"]:
                phrase.status = phrase.status or "current"
            elif chunk.kind == c.NATION and self.lex.grammar["adjectives_follow"]:
                phrase.body = phrase.body or chunk.data["nationality"]
            elif not phrase.body and self._owns(chunks, i, scan):
                pass
            elif chunk.text.replace(" ", "").lower() in self.lex.office["retired"]:
                phrase.status = "former"
            elif line.tokens[chunk.first].glued and chunk.text in self.lex.office["future"]:
                phrase.status = "future"
            elif passed := self._again(chunks, i, phrase) or self._party(chunks, i):
                i += passed - 1
            elif (
                chunk.kind == c.POSSESSIVE and i + 1 < len(chunks) and chunks[i + 1].lower in self.own_places
            ):
                phrase.own = True  # "Außenminister seines Landes"
                i += 1
            elif placed := self._placed(chunks, i, phrase):
                i = placed - 1
            elif (
                chunk.lower in self.links or (chunk.lower in self.elected_links and of_member(phrase.titles))
            ) and (not phrase.body or phrase.body.code or self._goes_to(phrase, chunk)):
                after = self.complements.linked(line, scan, i)
                if not after:
                    return
                after = spelt_out(line, phrase, abbreviated(chunks, after))
                i = self.complements.and_another(line, after) - 1
            else:
                return
            i += 1
            scan.last = i

    def _owns(self, chunks: list[Chunk], i: int, scan: Scan) -> bool:
        """ "(Der) Präsident Estlands", "(X, der) Bürgermeister Marburgs": a genitive whose the office is."""
        if is_genitive(chunks[i]):
            embody(scan.phrase, chunks[i])
        elif of_town(scan.phrase.titles):
            scan.phrase.body = self.complements.places.owning(chunks, i, scan.first)
        return scan.phrase.body is not None

    def _party(self, chunks: list[Chunk], i: int) -> int:
        """ "Le maire LR de Nice": one chunk, the holder's party, between a title and what it is a title of."""
        linked = i + 1 < len(chunks) and chunks[i + 1].lower in self.links
        follows = linked and self.lex.grammar["adjectives_follow"]
        return int(follows and chunks[i].text in self.lex.bodies["parties"])

    def _goes_to(self, phrase: OfficePhrase, link: Chunk) -> bool:
        """ "UN special envoy for Libya": whose it is, and what for."""
        envoy = all(title.office.portfolio for title in phrase.titles)
        return envoy and link.lower in self.lex.office["field_links"]

    def _follows(self, line: Line, chunk: Chunk) -> bool:
        """A modifier after its title: as French has it, "president-elect", "premier at the time"."""
        return (
            self.lex.grammar["adjectives_follow"]
            or line.tokens[chunk.first].glued
            or (chunk.data == "then" and " " in chunk.text)
        )

    def _placed(self, chunks: list[Chunk], i: int, phrase: OfficePhrase) -> int:
        """The chunk after a place that is where the office is, or where its holder is sent; 0 for no such words."""
        if sent := sent_to(self.lex, chunks, i, phrase.titles):
            phrase.sent = True
            if any(u.kind == c.BODY and u.data["body"].name == _WORLD for u in chunks[i:sent]):
                phrase.titles = [_to_the_world(title) for title in phrase.titles]
            return sent
        if self._in_land(chunks, i, phrase):
            return i + 2
        if not self._in_capital(chunks, i, phrase):
            return 0
        phrase.body = chunks[i + 1].data
        return i + 2

    def _in_land(self, chunks: list[Chunk], i: int, phrase: OfficePhrase) -> bool:
        """German "(der) Präsident des Zentralrats der Juden in Deutschland, X": where the body is, before a name."""
        land = chunks[i + 1] if i + 3 < len(chunks) else None
        of_body = phrase.body is not None and not phrase.body.code and not phrase.body.region
        if land is None or not of_body or not self.lex.grammar["noun_capitals"]:
            return False
        named = [chunk.kind for chunk in chunks[i + 2 : i + 5]]
        apposed = named[:2] == [",", c.NAME] or named == [",", c.HONORIFIC, c.NAME]
        place = land.kind in (c.BODY, c.CAPITAL) and chunks[i].lower in self.lex.words["places"]
        return apposed and place

    def _in_capital(self, chunks: list[Chunk], i: int, phrase: OfficePhrase) -> bool:
        """ "(Became) minister in Rome": not "the minister", who may only be there."""
        comes = chunks[i].lower in self.lex.words["from_places"]  # "the minister from Rome"
        called = [chunk.kind for chunk in chunks[i + 2 : i + 4]] == [",", c.NAME]  # "… in Rome, X, …"
        if phrase.body or (phrase.definite and not (comes or called)) or i + 1 >= len(chunks):
            return False
        place = chunks[i + 1].data if chunks[i + 1].kind == c.CAPITAL else None
        state = any(title.office.of == "state" and not title.office.organization for title in phrase.titles)
        return state and isinstance(place, Body) and (comes or chunks[i].lower in self.lex.words["places"])

    @staticmethod
    def _again(chunks: list[Chunk], i: int, phrase: OfficePhrase) -> int:
        """ "der Internationalen Atomenergiebehörde IAEA", "…, UN-Habitat": chunks with the body once more."""
        named = i + (chunks[i].kind == ",")
        chunk = chunks[named] if named < len(chunks) else chunks[i]
        same = (
            phrase.body is not None and chunk.kind == c.BODY and chunk.data["body"].name == phrase.body.name
        )
        return named + 1 - i if same else 0


def _to_the_world(title: Title) -> Title:
    """An ambassador to the United Nations is called otherwise."""
    if title.office.title != "Ambassador":
        return title
    return replace(title, office=replace(title.office, title="Permanent Representative"))


def _share_body(chunks: list[Chunk]) -> None:
    """ "Président et PDG de Kalio": the first title has the second's organization, even one that we do not know."""
    for i in range(len(chunks) - 2):
        first, second = chunks[i], chunks[i + 2]
        if chunks[i + 1].kind != c.AND or first.kind != c.OFFICE or second.kind not in (c.OFFICE, c.BLOCKED):
            continue
        own, other = first.data, second.data
        bodiless = own.body is None and own.generic is None and not own.organization and not own.possessive
        firm = all(title.office.of == "organization" for title in other.titles) and other.generic is None
        if bodiless and firm and any(title.office.of == "any" for title in own.titles):
            own.body = other.body or Body("")
            own.organization = own.body.name if not own.body.code else ""


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
