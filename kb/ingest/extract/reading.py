"""What is known while one article is read: its people, statements, and what its words say of dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import frames
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import clause_reader
from kb.ingest.extract.discourse import Discourse, OfficeName
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.modality import modality_reader
from kb.ingest.extract.office_names import codes, plain_title
from kb.ingest.extract.people import People, Person, fold
from kb.ingest.extract.rules import Rule
from kb.ingest.extract.statements import Statement
from kb.ingest.extract.times_told import (
    end_of_stretch,
    is_of_coming,
    is_of_noun,
    is_of_one,
    is_since,
    of_another,
)
from kb.ingest.extract.when import Time
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_WORD = regex.compile(r"[\p{L}\p{M}-]+")
# A plain title in a sentence about a year before this many is the title of that time.
RECENT_YEARS = 1
_JUST = 5  # statements back in which an office was told of
_LINES_BACK = 4  # lines of a paragraph that are looked back on for a day


@dataclass(slots=True, eq=False)
class Succession:
    """One person came after another; settled once the whole article is read."""

    newer: Person
    older: Person
    office: OfficeName
    chunk: Chunk
    start: int
    end: int
    rule: str
    modality: Modality
    when: str = ""  # the day or time of the change, as EDTF
    since: str = ""  # the day or time from which the newer one was in office, where nothing says more
    narrated: bool = False  # in a tense that tells nothing of today
    now: bool = False  # in one that tells of today


@dataclass(slots=True, eq=False)
class Term:
    """A term of office told before the office is: "X, au pouvoir de 1974 à 1981"."""

    person: Person
    mention: Chunk
    start: int
    end: int
    times: list[Chunk]
    over: bool


@dataclass(slots=True, eq=False)
class Life:
    """One thing told of a life, kept until it is known whether the article gives them an office."""

    person: Person
    mention: Chunk
    what: Property
    value: str
    start: int
    end: int


class Reading:
    """Everything known while one article is read."""

    def __init__(
        self,
        lines: list[Line],
        language: str,
        rules: Sequence[Rule],
        published: date | None,
        title: str | None,
    ) -> None:
        self.lines, self.language, self.published = lines, language, published
        self.places = {line.sentence.start: i for i, line in enumerate(lines)}
        self.lex = lexicon(language)
        self.patterns = [rule for rule in rules if rule.pattern]
        self.events = {rule.event: rule.name for rule in rules if rule.event}
        self.people = People(lines, language)
        self.title_words = frozenset(fold(" ".join(_WORD.findall(title or ""))).split())
        self.characters = frames.read(lines, language, title)
        self.discourse = Discourse(lines, self.people, language, title)
        self.clauses = clause_reader(language)
        self.modality = modality_reader(language)
        self.statements: list[Statement] = []
        self.successions: list[Succession] = []
        self.waiting: list[Term] = []
        self.lives: list[Life] = []
        self.dead: set[Person] = set()  # who is said to have died, on whatever day
        self.roster: tuple[int, OfficeName] = (
            -1,
            ("", ""),
        )  # the paragraph of the last row of a list, and of which office
        self.terms: dict[Person, Chunk] = {}  # a span in brackets behind a name: "(2009-2014)"
        self.compatriots: list[tuple[Person, Person, Chunk, int, int]] = []
        self.paragraphs: dict[int, int] = {}  # number -> where its first sentence begins
        for line in lines:
            self.paragraphs.setdefault(line.sentence.paragraph, line.sentence.start)
        self.opening_sentences = frozenset(
            line.chunks[0].start
            for line in lines
            if line.chunks and self.paragraphs[line.sentence.paragraph] == line.sentence.start
        )
        self._mark_quotes()

    @cached_property
    def is_of_sport(self) -> bool:
        """Is a trainer, a team or a cup spoken of anywhere in the article?"""
        sports = self.lex.events["sports"]
        return any(token.lower in sports for line in self.lines for token in line.tokens)

    def _mark_quotes(self) -> None:
        """Direct speech, paragraph by paragraph: a mark opens, the next one closes."""
        paragraph, inside = -1, False
        for line in self.lines:
            if line.sentence.paragraph != paragraph:
                paragraph, inside = line.sentence.paragraph, False
            for chunk in line.chunks if inside or '"' in line.kinds else ():
                inside ^= chunk.kind == '"'
                chunk.quoted = inside

    # Statements

    def state(
        self,
        rule: str,
        person: Person,
        mention: Chunk,
        office: OfficeName,
        start: int,
        end: int,
        modality: Modality,
    ) -> Statement:
        """A new statement with its ``holds`` claim."""
        found = Statement(rule, person, mention.text, mention.start, start, end, *office, modality=modality)
        found.add(Property.HOLDS, "")
        self.keep(found)
        return found

    def keep(self, statement: Statement) -> None:
        self.statements.append(statement)
        statement.person.told.append(statement)

    def describe(
        self, rule: str, person: Person, mention: Chunk, what: Property, value: str, start: int, end: int
    ) -> None:
        """A claim about the person alone."""
        statement = Statement(rule, person, mention.text, mention.start, start, end)
        statement.add(what, value)
        self.statements.append(statement)

    def office(self, chunk: Chunk, line: Line) -> OfficeName:
        phrase: OfficePhrase = chunk.data
        organization = self.discourse.complete(phrase, chunk.start, line.sentence.paragraph)
        organization = self.discourse.letters.get(organization, organization)
        phrase.organization = organization
        return phrase.title, organization

    def country_of(self, person: Person) -> str:
        """Whose citizen a person is, as far as the article tells; empty where it tells of none or several."""
        names = {name for name, code in codes().items() if code in person.nationalities}
        return names.pop() if len(names) == 1 else ""

    def office_held(self, person: Person, office: OfficeName) -> OfficeName:
        """The country of an office named without one, where the person is known to have it: also by another name.

        "Außenministerin Rice" is the Secretary of State of before.
        """
        title, organization = office
        if not organization:
            for held, body in person.held:
                if body and title in (held, plain_title(held, codes().get(body, ""))):
                    return held, body
        return office

    def resolve(self, when: object, *, ahead: bool = False) -> PartialDate | None:
        return when.resolve(self.published, ahead=ahead) if when is not None else None  # type: ignore[attr-defined]

    def tells_of(self, office: OfficeName, line: Line) -> bool:
        """Has the paragraph just said of someone that they had the office?"""
        start = self.paragraphs[line.sentence.paragraph]
        told = [s for s in self.statements[-_JUST:] if s.title and start <= s.start < line.sentence.end]
        return any((s.title, s.organization) == office for s in told)

    # Dates of a spell

    def former(self, statement: Statement) -> None:
        """Over by the day of publication."""
        statement.status = "former"
        if self.published and statement.modality is Modality.ASSERTED and not statement.has(Property.END):
            statement.add(Property.END, f"[..{self.published}]")

    def current(self, statement: Statement, *, plain: bool = False) -> None:
        """In office on the day of publication."""
        statement.status, statement.plain = "current", plain
        if (
            self.published
            and statement.modality is Modality.ASSERTED
            and not statement.has(Property.IN_OFFICE_ON)
        ):
            statement.add(Property.IN_OFFICE_ON, self.published.isoformat())

    def dated(self, statement: Statement, time: Chunk, *, ahead: bool = False) -> None:
        """The edges that one time expression gives to a spell."""
        data: Time = time.data
        since = time.kind == c.SINCE and statement.modality is not Modality.PLANNED
        start, end = self.resolve(data.start, ahead=ahead and not since), self.resolve(data.end, ahead=ahead)
        statement.widen(time.start, time.end)
        words = (statement.start, statement.end)
        if time.kind in (c.SINCE, c.FROM, c.SPAN) and start and not statement.has(Property.START):
            statement.add(Property.START, start.edtf, *words)
        if time.kind in (c.UNTIL, c.SPAN) and end and not statement.has(Property.END):
            expected = statement.modality is Modality.PLANNED or (
                self.published is not None and end.earliest is not None and end.earliest > self.published
            )
            statement.add(Property.EXPECTED_END if expected else Property.END, end.edtf, *words)
            if not expected and end.latest and self.published and _is_over(time, end.latest, self.published):
                statement.status = "former"
                if end.latest > self.published:
                    statement.add(Property.END, f"[..{self.published}]", *words)
        if time.kind == c.YEARS and not statement.has(Property.DURATION):
            statement.add(Property.DURATION, f"P{data.years}Y", *words)

    def has_old_year(self, line: Line, at: int) -> bool:
        """Does the sentence speak of a time well before publication, at ``at``?

        As the last day before ``at`` tells, else any behind it.
        """
        if self.published is None:
            return False
        before: bool | None = None
        ends = end_of_stretch(line, at)
        if self.lex.grammar["free_order"]:
            ends = min(ends, of_another(line, at, self.lex.words["relatives"]))
        quoted = any(chunk.quoted for chunk in line.chunks if chunk.start <= at < chunk.end)
        for i, chunk in enumerate(line.chunks):
            if chunk.kind not in (c.POINT, c.SPAN, c.UNTIL) or is_of_one(line.chunks, i):
                continue
            if chunk.start >= at and is_of_noun(self.lex, line, i, at):
                continue
            if is_of_coming(self.lex, line.chunks, i) or is_since(self.lex, line.chunks, i):
                continue
            if chunk.quoted and not quoted:  # of what someone says who is not quoted saying who they are
                continue
            old = self.is_old(chunk.data)
            if chunk.start >= ends:
                break
            if chunk.start >= at and (before is not None or old):
                return old if before is None else before
            before = old if chunk.start < at else before
        return bool(before)

    def is_old(self, time: Time) -> bool:
        edge = time.end or time.start
        last = edge.last if edge is not None and edge.kind == "fixed" else None
        return (
            last is not None and self.published is not None and last.year < self.published.year - RECENT_YEARS
        )

    def tells_of_now(self, at: int) -> bool:
        """Is the sentence at ``at`` about the time of publication, as far as its dates tell?"""
        if self.published is None:
            return False
        i = next(
            (i for i, line in enumerate(self.lines) if line.sentence.start <= at < line.sentence.end), None
        )
        return i is not None and not self.has_old_year(self.lines[i], at) and not self._tells_of_then(i)

    def _tells_of_then(self, i: int) -> bool:
        """Is the last day named before line ``i`` in its paragraph one well before publication?"""
        paragraph = self.lines[i].sentence.paragraph
        for line in reversed(self.lines[max(0, i - _LINES_BACK) : i + 1]):
            if line.sentence.paragraph != paragraph:
                return False
            if any(chunk.kind in (c.POINT, c.SPAN, c.UNTIL) for chunk in line.chunks):
                return self.has_old_year(line, line.sentence.start)
        return False

    def aged(self, person: Person, mention: Chunk, start: int, end: int) -> None:
        person.age = mention.data.years
        self.discourse.aged[person.age].append(person)
        if self.published:
            rule = f"{self.language}.person.age"
            self.describe(rule, person, mention, Property.AGE, f"{person.age}@{self.published}", start, end)

    def about_people(self, line: Line) -> None:
        """Ages and nationalities that stand with a name."""
        chunks = line.chunks if c.NAME in line.kinds else []
        for i, chunk in enumerate(chunks):
            if chunk.kind != c.NAME or chunk.data.person is None:
                continue
            person = chunk.data.person
            before = chunks[i - 1] if i else None
            if i > 1 and before is not None and before.lower in self.lex.events["person_nouns"]:
                before = chunks[i - 2]  # "the Latvian politician X"
            if before is not None and before.kind == c.AGE and not person.age:
                self.aged(person, before, before.start, chunk.end)
            if (
                before is not None
                and before.kind in (c.DEMONYM, c.NATION)
                and before.data.get("demonym")
                and before.text[0].isupper()
                and self.lex.grammar["nation_names"]
            ):
                self.nation(person, chunk, before.data["demonym"][0].code, before.start, chunk.end)
            self._age_after(chunks, i, person)

    def _age_after(self, chunks: list[Chunk], i: int, person: Person) -> None:
        """ "Rutte (57)", "Rutte, 57,"."""
        following = chunks[i + 1 : i + 4]
        if len(following) < 3 or person.age:
            return
        opening, number, closing = following
        plain = (
            opening.kind in "(,"
            and closing.kind in "),"
            and number.text.isdecimal()
            and 25 <= int(number.text) <= 99
        )
        if plain and self.published:
            person.age = int(number.text)
            self.discourse.aged[person.age].append(person)
            value = f"{person.age}@{self.published}"
            self.describe(
                f"{self.language}.person.age",
                person,
                chunks[i],
                Property.AGE,
                value,
                chunks[i].start,
                number.end,
            )

    def nation(self, person: Person, mention: Chunk, code: str, start: int, end: int) -> None:
        if code and code not in person.nationalities:
            person.nationalities.add(code)
            self.discourse.nationals[code].append(person)
            self.describe(
                f"{self.language}.person.nationality", person, mention, Property.NATIONALITY, code, start, end
            )


def _is_over(time: Chunk, last: date, published: date) -> bool:
    """A span that ends in the year of publication is over: it would end "next month" otherwise."""
    return last < published or (time.kind == c.SPAN and last.year == published.year)


def state_code(office: OfficeName) -> str:
    """ISO code of the country whose office it is; empty for organizations."""
    return codes().get(office[1], "")
