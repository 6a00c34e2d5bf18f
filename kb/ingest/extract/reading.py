"""One article from top to bottom: rules over chunks, events in clauses, what is known of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import Clause, clause_reader
from kb.ingest.extract.discourse import Discourse, OfficeName
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.modality import modality_reader
from kb.ingest.extract.offices import codes
from kb.ingest.extract.people import People, Person
from kb.ingest.extract.rules import Rule
from kb.ingest.extract.statements import Statement
from kb.ingest.extract.when import Time
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

# A plain title in a sentence about a year before this many is the title of that time.
RECENT_YEARS = 1


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
        self.lex = lexicon(language)
        self.patterns = [rule for rule in rules if rule.pattern]
        self.events = {rule.event: rule.name for rule in rules if rule.event}
        self.people = People(lines, language)
        self.discourse = Discourse(lines, self.people, language, title)
        self.clauses = clause_reader(language)
        self.modality = modality_reader(language)
        self.statements: list[Statement] = []
        self.successions: list[Succession] = []
        self.compatriots: list[tuple[Person, Person, Chunk, int, int]] = []
        self.hidden: dict[int, set[int]] = {}  # line -> chunks that a pattern has used up
        self._mark_quotes()

    def _mark_quotes(self) -> None:
        """Direct speech, paragraph by paragraph: a mark opens, the next one closes."""
        paragraph, inside = -1, False
        for line in self.lines:
            if line.sentence.paragraph != paragraph:
                paragraph, inside = line.sentence.paragraph, False
            for chunk in line.chunks:
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
        self.statements.append(found)
        return found

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
        phrase.organization = organization
        return phrase.title, organization

    def resolve(self, when: object, *, ahead: bool = False) -> PartialDate | None:
        return when.resolve(self.published, ahead=ahead) if when is not None else None  # type: ignore[attr-defined]

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
        start, end = self.resolve(data.start, ahead=ahead), self.resolve(data.end, ahead=ahead)
        statement.widen(time.start, time.end)
        words = (statement.start, statement.end)
        if time.kind in (c.SINCE, c.FROM, c.SPAN) and start and not statement.has(Property.START):
            statement.add(Property.START, start.edtf, *words)
        if time.kind in (c.UNTIL, c.SPAN) and end and not statement.has(Property.END):
            expected = statement.modality is Modality.PLANNED or (
                self.published is not None and end.earliest is not None and end.earliest > self.published
            )
            statement.add(Property.EXPECTED_END if expected else Property.END, end.edtf, *words)
            if not expected and end.latest and self.published and end.latest < self.published:
                statement.status = "former"
        if time.kind == c.YEARS and not statement.has(Property.DURATION):
            statement.add(Property.DURATION, f"P{data.years}Y", *words)

    def has_old_year(self, line: Line, before: int) -> bool:
        """Does the sentence speak of a time well before publication?"""
        if self.published is None:
            return False
        for chunk in line.chunks:
            if (
                chunk.kind in (c.POINT, c.SPAN)
                and chunk.data.start is not None
                and chunk.data.start.kind == "fixed"
            ):
                last = (chunk.data.end or chunk.data.start).last
                if last and last.year < self.published.year - RECENT_YEARS:
                    return True
        return False

    # Reading

    def read(self) -> list[Statement]:
        from kb.ingest.extract import appositions, events, relations

        for number, line in enumerate(self.lines):
            self.hidden[number] = appositions.read(self, line)
        for number, line in enumerate(self.lines):
            clauses = self.clauses.read(line, self.hidden[number])
            people = self._people_of(line, clauses)
            events.read(self, line, clauses, people)
            relations.read(self, line, clauses, people)
            self._move_focus(clauses, people)
        relations.settle(self)
        self._drop_overtaken()
        return self.statements

    def _people_of(self, line: Line, clauses: list[Clause]) -> dict[Chunk, Person]:
        """Whom each name, pronoun and description of a line means; and what describing them says."""
        found: dict[Chunk, Person] = {}
        subject: Person | None = None
        for clause in clauses:
            for i, unit in enumerate(clause.units):
                person = self._person(line, clause, i, subject)
                if person is None:
                    continue
                found[unit] = person
                if (
                    subject is None
                    and not self.clauses.preposition(clause, i)
                    and not getattr(unit.data, "genitive", False)
                ):
                    subject = person
        return found

    def _person(self, line: Line, clause: Clause, i: int, subject: Person | None) -> Person | None:
        unit, units = clause.units[i], clause.units
        following = units[i + 1].kind if i + 1 < len(units) else ""
        if unit.kind == c.NAME:
            person: Person | None = unit.data.person
            return person
        if unit.kind == c.PRONOUN:
            if unit.quoted:  # the speaker speaks of someone else
                return None
            gender = unit.data
            first = None if unit.text.lower() in self.lex.words["demonstratives"] else subject
            if first and first.gender in ("", gender):
                return first
            return self.discourse.refer(unit)
        if unit.kind == c.AGE and following not in (c.NAME, c.WEAK) and unit.text[-1:].isalpha():
            if self.language == "de" and not any(ch.isupper() for ch in unit.text):
                return None
            person = self.discourse.of_age(unit.data.years)
            if person and not person.age:
                self._aged(person, unit, unit.start, unit.end)
            return person
        if (
            unit.kind == c.DEMONYM
            and following not in (c.NAME, c.WEAK)
            and i
            and units[i - 1].text.lower() in self.lex.words["determiners"]
        ):
            body, gender, plural = unit.data["demonym"]
            return None if plural else self.discourse.of_nation(body.code, gender)
        return None

    def _aged(self, person: Person, mention: Chunk, start: int, end: int) -> None:
        person.age = mention.data.years
        if self.published:
            rule = f"{self.language}.person.age"
            self.describe(rule, person, mention, Property.AGE, f"{person.age}@{self.published}", start, end)

    def about_people(self, line: Line) -> None:
        """Ages and nationalities that stand with a name."""
        chunks = line.chunks
        for i, chunk in enumerate(chunks):
            if chunk.kind != c.NAME or chunk.data.person is None:
                continue
            person = chunk.data.person
            before = chunks[i - 1] if i else None
            if before is not None and before.kind == c.AGE and not person.age:
                self._aged(person, before, before.start, chunk.end)
            if (
                before is not None
                and before.kind == c.DEMONYM
                and before.data.get("demonym")
                and self.language != "en"
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
            and number.text.isdigit()
            and 25 <= int(number.text) <= 99
        )
        if plain and self.published:
            person.age = int(number.text)
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
            self.describe(
                f"{self.language}.person.nationality", person, mention, Property.NATIONALITY, code, start, end
            )

    def _move_focus(self, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
        """The subject of the sentence is who the next pronoun means; the last person named, who "this one" does."""
        subject = last = None
        for clause in clauses:
            for i, unit in enumerate(clause.units):
                person = people.get(unit)
                if person is None:
                    continue
                if (
                    subject is None
                    and not self.clauses.preposition(clause, i)
                    and not getattr(unit.data, "genitive", False)
                ):
                    subject = person
                if not getattr(unit.data, "genitive", False):
                    last = person
        self.discourse.focus = subject or self.discourse.focus
        self.discourse.last = last or self.discourse.last

    def _drop_overtaken(self) -> None:
        """A plain title is no sign of still being in office where the article says that it is over."""
        over = {
            (s.person, s.title)
            for s in self.statements
            if s.status == "former" and s.title and s.modality is Modality.ASSERTED and not s.plain
        }
        for statement in self.statements:
            if (
                statement.plain
                and statement.status == "current"
                and (statement.person, statement.title) in over
            ):
                statement.parts = [part for part in statement.parts if part.property != Property.IN_OFFICE_ON]
                statement.status = ""


def state_code(office: OfficeName) -> str:
    """ISO code of the country whose office it is; empty for organizations."""
    return codes().get(office[1], "")
