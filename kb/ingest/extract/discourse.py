"""What a whole article makes clear: its offices, its countries, and whom a pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.known_names import country_rules
from kb.ingest.extract.lexicon import LEADERSHIP, Body, Lexicon, lexicon
from kb.ingest.extract.mentions import mention_reader
from kb.ingest.extract.office_names import admits, codes, may_be_of, renamed
from kb.ingest.extract.people import People, Person

OfficeName = tuple[str, str]  # canonical title, canonical organization or ""
# Heads of state and government are named without their country where a paragraph has one country only.
HEADS = frozenset(
    (
        "President",
        "Prime Minister",
        "Vice President",
        "Chancellor",
        "Deputy Prime Minister",
        "Vice Chancellor",
    )
)
_FOREIGN_POLICY = "High Representative for Foreign Affairs and Security Policy"
_OF_THE_UNION = ("European Union", "European Commission", "European Council", "European Parliament")
_MANY = 3  # countries of an article that is about none of them
_ENOUGH_MENTIONS = 2
_STANDS_OUT = 3  # times as often named as any other
_PLACES = frozenset((c.BODY, c.NATION, c.OFFICE, c.BLOCKED))  # kinds that may name one
_OF_MANY = ("ains", "iens", "éens", "ens", "es", "ands", "ols", "ques", "cs", "ures")  # French plurals
_AMERICAN = ("US-", "U.S.-")  # what other words may begin with that do
_MOST_COMPATRIOTS = 20  # of one country, looked at for one that a description can mean


# Titles of heads of regions: named alone they belong to the region just named, never to a country.
_OF_LAENDER = "Minister-President"
_REGION_TITLES = frozenset(("Governor", "Premier", "First Minister", "Minister-President"))


class Discourse:
    """State of one article while it is read from top to bottom."""

    def __init__(self, lines: list[Line], people: People, language: str, title: str | None) -> None:
        self.lines, self.people, self.language = lines, people, language
        self.lex: Lexicon = lexicon(language)
        self.countries: Counter[str] = Counter()
        self.named_countries: Counter[str] = Counter()  # not where one of their people is meant
        self.regions: Counter[str] = Counter()
        # paragraph -> country or region -> where it first stands there
        self._first: dict[int, dict[str, int]] = defaultdict(dict)
        self._noun: dict[int, set[str]] = defaultdict(set)  # those named not only with a plural adjective
        self._outright: dict[int, set[str]] = defaultdict(set)  # those named not only with an office
        self._locate()
        self._first_named: dict[str, int] = {}  # body -> where it first stands
        self._paragraphs_of: dict[str, set[int]] = defaultdict(set)  # body -> where it is named
        self.letters = self._letters()  # short name -> the name that the article gives with it
        self.named = self._named_offices()
        in_title = named_in(title or "", language)
        self.headline = countries_in(title or "", language)  # of which the title speaks
        self.bodies = self._bodies(in_title)
        self.focus: Person | None = None
        self.focus_in = -1  # the paragraph in which it was named
        self.last: Person | None = None
        self.told_of: Person | None = None  # of whom the sentence before has someone say something
        self.opening: Person | None = None  # whom the article begins with
        self.portrayed: Person | None = None  # whose life it tells
        self.previous_focus: Person | None = None
        self.recent: dict[Person, list[tuple[int, OfficeName]]] = defaultdict(list)
        self.latest: dict[Person, tuple[int, OfficeName]] = {}  # as recent, and also what is over
        self.spoken_of: OfficeName | None = None  # the office last said to be anybody's
        self.planned: dict[Person, OfficeName] = {}  # the office last said to be ahead of them
        self.unnamed: set[Person] = set()  # who served in an office that the article leaves unnamed
        self.appointed: Person | None = None  # whom the line being read says to be chosen
        self._ministries: list[tuple[int, OfficeName]] = []  # where a minister's office is spoken of
        self.holders_now: set[OfficeName] = set()
        self.titles_held: dict[str, int] = {}  # title -> where somebody is first said to have it
        self.holders: dict[OfficeName, dict[Person, None]] = defaultdict(dict)
        self.aged: dict[int, list[Person]] = defaultdict(list)
        self.nationals: dict[str, list[Person]] = defaultdict(list)
        self.topic = self._topic(in_title)
        self.row_until = -1  # the last paragraph about the person of the row being read, in a list of people
        self.before_rows: Person | None = None  # whom the article began with before the first row
        self.row: OfficeName | None = None  # the office whose holders the article goes through
        self._starts = [line.sentence.start for line in lines]
        # paragraph -> where a president stands there, and of what
        self._presidents: dict[int, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
        for line in lines:
            for chunk in line.chunks if c.OFFICE in line.kinds else ():
                if chunk.kind == c.OFFICE and chunk.data.title == "President":
                    places, bodies = self._presidents[line.sentence.paragraph]
                    places.append(chunk.start)
                    bodies.append(chunk.data.organization)

    # What the article names

    def _locate(self) -> None:
        for line in self.lines:
            first = self._first[line.sentence.paragraph]
            american = any(word in line.sentence.text for word in _AMERICAN)
            if not american and _PLACES.isdisjoint(line.kinds):
                continue
            for i, chunk in enumerate(line.chunks):
                if (american or chunk.kind in _PLACES) and (place := _place(chunk)) is not None:
                    key = place.code or place.name
                    (self.countries if place.code else self.regions)[key] += 1
                    if self._is_person(line.chunks, i):
                        continue
                    first.setdefault(key, chunk.start)
                    if chunk.kind != c.NATION or not _is_of_many(line.chunks, i):
                        self._noun[line.sentence.paragraph].add(key)
                    if chunk.kind not in (c.OFFICE, c.BLOCKED):
                        self._outright[line.sentence.paragraph].add(key)
                    if place.code:
                        self.named_countries[key] += 1

    def _is_person(self, chunks: list[Chunk], i: int) -> bool:
        """ "The American", "the American diplomat", "the American John Doe" speak of no country."""
        if chunks[i].kind not in (c.NATION, c.DEMONYM) or i + 1 >= len(chunks):
            return chunks[i].kind == c.DEMONYM
        following, words = chunks[i + 1], self.lex.events
        return (
            following.kind in (c.NAME, *c.EVENTS, *",.;:)")
            or following.lower in words["after_people"] | words["person_nouns"]
        )

    def _letters(self) -> dict[str, str]:
        """ "President of the Federation of German Industries (BDI)": what the letters stand for."""
        found: dict[str, str] = {}
        for line in self.lines:
            for chunk in line.chunks if c.OFFICE in line.kinds else ():
                if chunk.kind == c.OFFICE and chunk.text.endswith(")") and chunk.data.organization:
                    letters = chunk.text[:-1].rpartition("(")[2]
                    if letters.isupper():
                        found.setdefault(letters, chunk.data.organization)
        return found

    def _named_offices(self) -> Counter[OfficeName]:
        found: Counter[OfficeName] = Counter()
        for line in self.lines:
            for chunk in line.chunks if c.OFFICE in line.kinds else ():
                if chunk.kind == c.OFFICE and chunk.data.organization and not chunk.data.seat:
                    phrase: OfficePhrase = chunk.data
                    found[phrase.title, phrase.organization] += 3 if phrase.status in ("new", "future") else 1
        return found

    def _bodies(self, in_title: list[str]) -> Counter[str]:
        found: Counter[str] = Counter(in_title)
        for line in self.lines:
            for chunk in line.chunks if c.OFFICE in line.kinds or c.BODY in line.kinds else ():
                if chunk.kind == c.BODY and not chunk.data["body"].code and not chunk.data["body"].region:
                    found[chunk.data["body"].name] += 1
                    self._first_named.setdefault(chunk.data["body"].name, chunk.start)
                    self._paragraphs_of[chunk.data["body"].name].add(line.sentence.paragraph)
                elif chunk.kind == c.OFFICE and chunk.data.organization not in codes():
                    found[chunk.data.organization] += 1
                    self._paragraphs_of[chunk.data.organization].add(line.sentence.paragraph)
        found.pop("", None)
        return found

    def _topic(self, in_title: list[str]) -> OfficeName | None:
        """The office that the article is about, where one stands out."""
        scores = Counter(self.named)
        for line in self.lines:
            if line.sentence.paragraph <= 1:
                for chunk in line.chunks:
                    if chunk.kind == c.OFFICE and chunk.data.organization:
                        scores[chunk.data.title, chunk.data.organization] += 1
            for chunk in line.chunks if c.OFFICE in line.kinds else ():
                if office := self._of_only_body(chunk):
                    scores[office] += 1
            if c.BODY in line.kinds and self.leads(line):
                for chunk in line.chunks:
                    if chunk.kind == c.BODY and (office := self.lex.headed(chunk.data["body"].name)):
                        scores[office] += 1
        for body in in_title:
            office = self.lex.headed(body)
            if office is not None and office in scores:
                scores[office] += 2
        best = scores.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def leads(self, line: Line) -> bool:
        """Does the line speak of leading?"""
        if c.VERBS["lead"] in line.kinds:
            return True
        leading = self.lex.events[LEADERSHIP]
        return LEADERSHIP in line.signs and not leading.isdisjoint(token.lower for token in line.tokens)

    def _of_only_body(self, chunk: Chunk) -> OfficeName | None:
        """ "Der Generalsekretär", where the article has one body that has such a head."""
        if chunk.kind != c.OFFICE or chunk.data.organization or chunk.data.body is not None:
            return None
        titles = chunk.data.titles
        if any(title.office.of != "organization" or title.office.board for title in titles):
            return None
        body = self.body_with_head(chunk.data.title)
        return (chunk.data.title, body) if body else None

    # Which body an office belongs to

    def complete(self, phrase: OfficePhrase, at: int, paragraph: int) -> str:
        """The organization of a title named without one; empty where the article leaves it open."""
        if phrase.seat:
            self._choose(phrase)
        if phrase.organization or (phrase.body is not None and not phrase.body.name):
            return phrase.organization
        if any(title.office.head == "central bank" for title in phrase.titles):
            return self._central_bank(phrase)
        if phrase.title == "High Representative" and phrase.body is None and self._is_about_the_union():
            phrase.title = _FOREIGN_POLICY
            return "European Union"
        if phrase.title in _REGION_TITLES:
            body = self.body_with_head(phrase.title)
            return self._region_with_head(phrase.title, at, paragraph) or (
                "" if self._is_abroad(body, at) else body
            )
        titles = [title for title in phrase.titles if may_be_of(title, self.countries)] or phrase.titles
        state = any(title.office.of in ("state", "any") for title in titles)
        if not state:
            board = any(title.office.board for title in phrase.titles)
            body = self.body_with_head("Chief Executive" if board else phrase.title, at)
            unnamed = phrase.possessive and not self._is_named_before(body, at)
            return (
                ""
                if unnamed or self._is_abroad(body, at) or self._is_elsewhere(body, phrase, paragraph)
                else body
            )
        if phrase.generic is not None:
            return ""
        near = {
            code
            for code, first in self._first[paragraph].items()
            if first < at and code in self.countries and _can_be_of(code, phrase)
        }
        everywhere = {code for code in self.countries if _can_be_of(code, phrase)}
        if (region := self._of_region(phrase, near or everywhere, at, paragraph, alone=not near)) is not None:
            return region
        if self.of_some_region(phrase):
            return ""
        if self._is_of_many(phrase, near, everywhere, paragraph):
            return ""
        code = self._country(phrase, near, everywhere, at)
        only = len(everywhere) == 1 and self.countries[code] > 1
        if {code} == near and not only and self._only_described(code, phrase, paragraph):
            return ""
        if phrase.title == "Secretary of State" and self._is_outnumbered(code):
            return ""
        if not code or (phrase.title == "President" and self._organization_near(at, paragraph)):
            return ""
        phrase.title = renamed(phrase.title, code)
        return _name_of(code)

    def _of_region(
        self, phrase: OfficePhrase, countries: set[str], at: int, paragraph: int, *, alone: bool
    ) -> str | None:
        """ "Ministerpräsident" is said of countries and of Länder: the Land, empty where nobody says which; None for no Land."""
        title = next((t.office.title for t in phrase.titles if t.office.title in _REGION_TITLES), "")
        region = self._region_with_head(title, at, paragraph) if title and alone else ""
        if not region and not (title == _OF_LAENDER and not countries and self._is_german):
            return None
        phrase.title = title
        return region

    @cached_property
    def _is_german(self) -> bool:
        """Does the article speak of Germany, or of its parties?"""
        parties = self.lex.bodies["parties_at_home"]
        return bool(self.countries["DE"]) or any(
            chunk.text in parties for line in self.lines for chunk in line.chunks
        )

    def _central_bank(self, phrase: OfficePhrase) -> str:
        """The only central bank that the article names, or that of the only country."""
        banks = {name for name in self.bodies if name in self.lex.central_banks.values()}
        if not banks and len(self.countries) == 1:
            banks = {
                self.lex.central_banks[code] for code in self.countries if code in self.lex.central_banks
            }
        office = self.lex.headed(banks.pop()) if len(banks) == 1 else None
        phrase.title = office[0] if office else phrase.title
        return office[1] if office else ""

    def _is_about_the_union(self) -> bool:
        """Does the article name it or one of its organs, and not Bosnia, which has a high representative as well?"""
        return not self.countries["BA"] and any(self.bodies[body] for body in _OF_THE_UNION)

    def _country(self, phrase: OfficePhrase, near: set[str], everywhere: set[str], at: int) -> str:
        """The country of a title: the only one near it, or the only one that can have it."""
        if phrase.title in HEADS and phrase.status != "former" and len(near) == 1:
            code = next(iter(near))
            outnumbered = any(self.countries[other] >= 2 * self.countries[code] for other in everywhere)
            if outnumbered:  # "President Putin", and only Ukraine is named before him there
                return ""
            if self.headline and code not in self.headline and self.headline <= everywhere:
                return ""  # the article is about another country
            return code if self._comes_from(code, at) and not self._is_met(code, at) else ""
        if len(everywhere) == 1 and self.named_countries[next(iter(everywhere))] >= _ENOUGH_MENTIONS:
            code = next(iter(everywhere))
            return "" if phrase.title in HEADS and self._is_met(code, at) else code
        if phrase.title == "Chancellor":
            if self.countries["GB"] > self.countries["DE"] + self.countries["AT"]:
                return "GB"  # of the Exchequer
            told = self.countries["DE"] or not self.lex.grammar["attributive_bodies"]  # else of a university
            if not self.countries["DE"] and not self.countries["AT"] and self._speaks_of("AT"):
                return "AT"
            return "DE" if told and not self.countries["AT"] else ""
        only = _only_of(phrase)
        return only[0] if only and not any(self.countries[other] for other in only[1:]) else ""

    def _speaks_of(self, code: str) -> bool:
        """Does the article name the capital or the people of the country?"""
        for line in self.lines:
            for chunk in line.chunks if c.CAPITAL in line.kinds or c.DEMONYM in line.kinds else ():
                capital = chunk.kind == c.CAPITAL and isinstance(chunk.data, Body) and chunk.data.code == code
                if capital or (chunk.kind == c.DEMONYM and chunk.data["demonym"][0].code == code):
                    return True
        return False

    def _is_of_many(self, phrase: OfficePhrase, near: set[str], everywhere: set[str], paragraph: int) -> bool:
        """ "Le président ukrainien …. X, Premier ministre, …", where the article names several countries."""
        only = phrase.title in HEADS and phrase.status != "former" and len(near) == 1
        return only and len(everywhere) >= _MANY and near.isdisjoint(self._outright[paragraph])

    def of_some_region(self, phrase: OfficePhrase) -> bool:
        """No country named has such an office, but its regions do: then it is called as there."""
        title = next((t.office.title for t in phrase.titles if t.office.title in _REGION_TITLES), "")
        if not title or phrase.organization or any(_can_be_of(code, phrase) for code in self.countries):
            return False
        if not any(_has_regions_of(code, title) for code in self.countries):
            return False
        phrase.title = title
        return True

    def _only_described(self, code: str, phrase: OfficePhrase, paragraph: int) -> bool:
        """ "Trois avions russes ont violé l'espace aérien. Le Premier ministre, X, …": hardly Russia's."""
        described = phrase.title in HEADS and code not in self._noun[paragraph]
        return described and bool(self.lex.grammar["varies_names"])

    def _comes_from(self, code: str, at: int) -> bool:
        """ "Aus Moskau kommt Regierungschef X": not of the country that the paragraph speaks of."""
        line = self.lines[bisect_right(self._starts, at) - 1]
        words = self.lex.words["from_places"]
        for origin, place in pairwise(line.chunks):
            if place.end <= at and origin.lower in words and place.kind == c.CAPITAL:
                return not isinstance(place.data, Body) or place.data.code == code
        return True

    def _is_met(self, code: str, at: int) -> bool:
        """ "Poland's delegation met President X (in Ankara)": one whom another country's people meet."""
        if not self.lex.grammar["attributive_bodies"]:
            return False
        chunks = self.lines[bisect_right(self._starts, at) - 1].chunks
        places = [k.data for k in chunks if k.kind == c.CAPITAL and isinstance(k.data, Body)]
        if any(place.code and place.code != code for place in places):
            return True
        for i, (owner, mark) in enumerate(pairwise(chunks)):
            owned = owner.kind == c.BODY and owner.data["body"].code == code and mark.text in c.OWNERS
            if owned and any(
                k.lower in self.lex.events["meeting"] for k in chunks[i + 2 : i + 6] if k.end <= at
            ):
                return True
        return False

    def _is_outnumbered(self, code: str) -> bool:
        """Is another country named as often as the one guessed? "Secretary of state" is said elsewhere too."""
        often = self.named_countries[code]
        return any(count >= often for other, count in self.named_countries.items() if other != code)

    def _choose(self, phrase: OfficePhrase) -> None:
        """Of several offices at one place, the one that the article names elsewhere."""
        offices = [(title.office.title, title.office.organization) for title in phrase.titles]
        for title, organization in offices:
            if organization and (title, organization) in self.named:
                phrase.title, phrase.organization = title, organization
                return

    def _organization_near(self, at: int, paragraph: int) -> str:
        """The organization whose president the paragraph spoke of last, or the only one with a president."""
        at_president, said = self._presidents[paragraph]
        before = bisect_left(at_president, at)
        last = said[before - 1] if before else ""
        return last if last and last not in codes() else self.body_with_head("President")

    def _is_elsewhere(self, body: str, phrase: OfficePhrase, paragraph: int) -> bool:
        """ "Becomes chairman": of a body that is not named in the paragraph, and no "the chairman" whom all know?"""
        known = phrase.definite and self.topic is not None and self.topic[1] == body
        if not self.lex.grammar["attributive_bodies"] or not body or known:
            return False
        return paragraph not in self._paragraphs_of[body] and len(self.bodies) > 1

    def _is_abroad(self, body: str, at: int) -> bool:
        """ "In Japan, X, governor since 2013": not of the Bank of England."""
        home = codes().get(self.lex.home.get(body, ""), "")
        line = self.lines[bisect_right(self._starts, at) - 1]
        named = {
            place.code for chunk in line.chunks if chunk.end <= at and (place := _place(chunk)) is not None
        }
        return bool(home) and bool(named - {""}) and home not in named

    def _is_named_before(self, body: str, at: int) -> bool:
        """ "Its chairman": of what has been named, not of what is yet to come."""
        first = self._first_named.get(body, -1)
        return self.lex.grammar["free_order"] or first < at

    def body_with_head(self, title: str, at: int = 0) -> str:
        """The only body with such a head; else the only one named before ``at``, or the one that stands out."""
        fitting = [name for name in self.bodies if self.lex.headed(name) == (title, name)]
        if len(fitting) < 2:
            return fitting[0] if fitting else ""
        before = [name for name in fitting if self._first_named.get(name, at) < at]
        if len(before) == 1:
            return before[0]
        first, second = Counter({name: self.bodies[name] for name in fitting}).most_common(2)
        return first[0] if first[1] >= _STANDS_OUT * second[1] else ""

    def _region_with_head(self, title: str, at: int, paragraph: int) -> str:
        near = [
            name
            for name, first in self._first[paragraph].items()
            if first < at and self.lex.heads.get(name) == title
        ]
        if not near:
            near = [name for name in self.regions if self.lex.heads.get(name) == title]
        if len(near) > 1:
            near = self._of_sentence(near, at)
        return near[0] if len(near) == 1 else ""

    def _of_sentence(self, names: list[str], at: int) -> list[str]:
        """Those of the places that the sentence itself names before ``at``."""
        line = self.lines[bisect_right(self._starts, at) - 1]
        places = [_place(chunk) for chunk in line.chunks if chunk.end <= at]
        return [name for name in names if any(place and name in (place.name, place.code) for place in places)]

    # Whom words mean

    def refer(self, chunk: Chunk) -> Person | None:
        """The person that a name, pronoun or description means here."""
        if chunk.kind == c.NAME:
            person: Person | None = chunk.data.person
            return person
        if chunk.kind == c.PRONOUN:
            return self._pronoun(chunk)
        return None

    def _pronoun(self, chunk: Chunk) -> Person | None:
        gender = chunk.data
        word = chunk.lower
        if word in self.lex.words["demonstratives"]:
            return self._fitting([self.last, self.focus], gender)
        return self._fitting([self.focus, self.last], gender)

    def described(self, gender: str) -> Person | None:
        """ "The diplomat": whoever is spoken of."""
        return self._fitting([self.focus, self.last], gender)

    @staticmethod
    def _fitting(candidates: list[Person | None], gender: str) -> Person | None:
        for person in candidates:
            if person is not None and (not gender or person.gender in ("", gender)):
                return person
        return None

    def of_age(self, age: int, gender: str) -> Person | None:
        """ "the 65-year-old": whose age the article gave, else the person in focus if theirs is open."""
        known = self.aged[age]
        if len(known) == 1:
            return known[0]
        if known:
            return None
        person = self._fitting([self.focus, self.last] if gender else [self.focus], gender)
        return person if person is not None and not person.age else None

    def of_nation(self, code: str, gender: str) -> Person | None:
        known = self.nationals[code][:_MOST_COMPATRIOTS]
        known = [p for p in known if not gender or p.gender in ("", gender)]
        if len(known) == 1:
            return known[0]
        if (
            not known
            and self.focus
            and not self.focus.nationalities
            and (not gender or self.focus.gender in ("", gender))
        ):
            return self.focus
        return None

    def office_of(self, person: Person, at: int, reach: int = 600) -> OfficeName | None:
        """The office last said to be this person's, within ``reach`` characters; else the topic."""
        for said_at, office in reversed(self.recent[person]):
            if said_at < at - reach:
                break
            if said_at <= at:
                return office
        return None

    def last_office(self, person: Person) -> OfficeName | None:
        """The office last said to be or to have been this person's."""
        return self.latest[person][1] if person in self.latest else None

    def ministry_before(self, at: int) -> OfficeName | None:
        """The minister's office last spoken of."""
        i = bisect_left(self._ministries, (at, ("", "")))
        return self._ministries[i - 1][1] if i else None

    def note(self, person: Person, office: OfficeName, at: int, *, former: bool) -> None:
        self.latest[person] = (at, office)
        self.spoken_of = office
        if office[0].startswith("Minister of "):
            insort(self._ministries, (at, office))
        if not former:
            self.holders_now.add(office)
            self.recent[person].append((at, office))
        self.holders[office][person] = None
        self.titles_held[office[0]] = min(at, self.titles_held.get(office[0], at))
        person.held[office] = None


def named_in(title: str, language: str) -> list[str]:
    """The organizations that the title of an article names."""
    reader = mention_reader(language)
    tokens, _ = reader.tokenizer.read(title, 0)
    found, i = [], 0
    while i < len(tokens):
        length, meanings = reader.lex.at(tokens, i)
        if "body" in meanings and not meanings["body"].code and not meanings["body"].region:
            found.append(meanings["body"].name)
        i += max(length, 1)
    return found


def countries_in(title: str, language: str) -> frozenset[str]:
    """The countries that the title of an article names, by their codes."""
    reader = mention_reader(language)
    tokens, _ = reader.tokenizer.read(title, 0)
    found, i = set(), 0
    while i < len(tokens):
        length, meanings = reader.lex.at(tokens, i)
        place = meanings.get("body") or meanings.get("nationality")
        if place is not None and place.code:
            found.add(place.code)
        i += max(length, 1)
    return frozenset(found)


def _place(chunk: Chunk) -> Body | None:
    """The country or region that a chunk names; "the Luxembourger" names a person."""
    body: Body | None = None
    if chunk.kind == c.BODY:
        body = chunk.data["body"]
    elif chunk.kind == c.NATION:
        body = chunk.data["nationality"]
    elif chunk.kind in (c.OFFICE, c.BLOCKED):
        body = chunk.data.body
    elif chunk.kind in (c.WEAK, c.CAPITAL) and chunk.text.startswith(_AMERICAN):
        return Body(_name_of("US"), "US")
    return body if body is not None and (body.code or body.region) else None


def _is_of_many(chunks: list[Chunk], i: int) -> bool:
    """French "les avions russes", "les soldats français"."""
    many = chunks[i].lower.endswith("s") and i > 0 and chunks[i - 1].lower.endswith(("s", "x"))
    return many or chunks[i].lower.endswith(_OF_MANY)


def _only_of(phrase: OfficePhrase) -> tuple[str, ...]:
    """The countries that the words of a title are said of alone, the likeliest first."""
    return next((title.office.only for title in phrase.titles if title.office.only), ())


def _can_be_of(code: str, phrase: OfficePhrase) -> bool:
    """Has the country such an office, and is it called so there?"""
    only = _only_of(phrase)
    called = (not only or code in only) and all(code not in title.office.never for title in phrase.titles)
    return called and admits(code, phrase.title)


def _has_regions_of(code: str, title: str) -> bool:
    return code in country_rules()["offices"]["regions_led"].get(title, ())


def _name_of(code: str) -> str:
    return {value: key for key, value in codes().items()}[code]
