"""Names and offices side by side: "President X", "X, president of Y,", "the president, X,"."""

from __future__ import annotations

from kb.ingest.extract import attributes, eponyms
from kb.ingest.extract import chunks as c
from kb.ingest.extract.apposed import are_apposed, is_another_clause, is_nobody_yet, stands_alone
from kb.ingest.extract.apposed_office import office_beside
from kb.ingest.extract.apposed_times import (
    date_beside,
    date_between,
    is_before_another,
    is_late,
    is_under,
    shared_time,
)
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.of_another import is_over, is_owned, of_another
from kb.ingest.extract.reading import Reading, state_code
from kb.ingest.extract.rules import Rule
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

# Titles of so many bodies that "its" tells nothing.
_OF_ANYTHING = frozenset(("President", "Chair", "Director", "Vice President", "Governor", "Speaker"))

_CROWNED = frozenset(("King", "Queen", "Emperor", "Emir", "Sultan", "Grand Duke"))


def read(reading: Reading, line: Line) -> set[int]:
    """State what the patterns find; return the chunks that are used up."""
    hidden: set[int] = set()
    kinds = line.kinds
    reading.about_people(line)
    if c.NAME not in kinds or not (c.OFFICE in kinds or c.PLURAL in kinds):
        return hidden
    if eponyms.gives_nobody(line) or _asks_what_would_be(reading, line):
        return hidden
    for rule in reading.patterns:
        for match in rule.compiled.finditer(kinds):
            person_at = match.start("person")
            named = [name for name in rule.compiled.groupindex if name.startswith("office")]
            offices = [match.start(name) for name in named if match.start(name) >= 0]
            if not are_apposed(reading, line, person_at, offices) or of_another(
                reading, line, person_at, offices
            ):
                continue
            if person_at in hidden or any(line.chunks[i].data.holder is not None for i in offices):
                continue
            if any(line.chunks[i].data.allotted for i in offices):
                continue
            if min(offices) < person_at and not stands_alone(reading, line, offices):
                continue
            if is_nobody_yet(reading, line, person_at, offices) or eponyms.names_no_holder(
                reading.lex, line, person_at, min(offices)
            ):
                for i in offices:
                    line.chunks[i].data.holder = line.chunks[person_at].data.person
                continue
            if is_another_clause(reading, rule, line, match.start(), person_at, offices):
                continue
            verb = line.chunks[match.start("verb")] if "verb" in rule.compiled.groupindex else None
            _state(reading, rule, line, person_at, offices, hidden, verb)
            keep = set(offices) | {person_at}
            hidden.update(
                i for i in range(match.start(), match.end()) if i not in keep and line.chunks[i].kind in ",-("
            )
            hidden.update(offices)
            if (
                match.end() < len(kinds)
                and kinds[match.end()] == ","
                and line.chunks[match.end() - 1].kind != c.NAME
            ):
                hidden.add(match.end())
    return hidden


def _asks_what_would_be(reading: Reading, line: Line) -> bool:
    """ "What would X, the governor, do?": in a world that is not there."""
    supposed = reading.lex.frames["conditional"]
    return line.kinds.endswith("?") and bool(supposed) and any(t.lower in supposed for t in line.tokens)


def _state(
    reading: Reading,
    rule: Rule,
    line: Line,
    person_at: int,
    offices: list[int],
    hidden: set[int],
    verb: Chunk | None,
) -> None:
    chunks = line.chunks
    mention = chunks[person_at]
    person = mention.data.person
    if person is None or _is_of_a_dynasty(line, mention, offices):
        return
    for at in offices:
        chunk = chunks[at]
        phrase: OfficePhrase = chunk.data
        phrase.holder = person
    for at in [at for at in offices if not _is_somebodys(reading, chunks, at)]:
        chunk = chunks[at]
        phrase = chunk.data
        if _shares_status(reading, line, at, offices):
            phrase.status = chunks[min(offices)].data.status
        if phrase.possessive and rule.name.endswith("title-name"):
            phrase.organization = phrase.organization or ""
        office = office_beside(reading, line, at, person_at)
        start, end = min(chunk.start, mention.start), max(chunk.end, mention.end)
        ahead = verb is not None and verb.lower.endswith(tuple(reading.lex.grammar["future_endings"]))
        attributes.settle(reading, line, at)
        then = phrase.status == "future" and reading.has_old_year(line, chunk.start)
        planned = (phrase.status == "future" and not then) or ahead
        modality = Modality.PLANNED if planned else Modality.ASSERTED
        statement = reading.state(rule.name, person, mention, office, start, end, modality)
        if phrase.acting:
            statement.add(Property.ACTING, "true")
        shared = shared_time(reading, line, at, offices)
        if shared is not None:
            reading.dated(statement, shared)
        before = max((other for other in offices if other < at), default=person_at)
        date_between(reading, line, before, at, statement, hidden)
        owned = at < person_at and at > 0 and is_owned(reading, chunks, at)
        date_beside(reading, line, statement, at, at if owned else person_at, hidden)
        attributes.date(reading, line, statement, at, hidden)
        if verb is not None and verb.data.tense == "past":
            reading.former(statement)
        if is_under(reading, line, at) or is_before_another(line, at) or is_late(reading, line, person_at, at) or (
            owned and is_over(reading, chunks, at)
        ):  # fmt: skip
            reading.former(statement)
        if then:
            reading.former(statement)  # "Le futur Premier ministre X y apprit son métier en 1975"
        set_status(reading, line, phrase, statement)
        statement.fresh = phrase.status == "new" and statement.status == "current"
        former = statement.status == "former"
        reading.discourse.note(person, office, chunk.start, former=former)
        if (
            (code := state_code(office))
            and phrase.body is not None
            and phrase.body.code
            and chunk.kind == c.OFFICE
        ):
            reading.nation(person, mention, code, start, end)


def _is_of_a_dynasty(line: Line, mention: Chunk, offices: list[int]) -> bool:
    """ "König Rama IX.": of a name that many have had."""
    return len(mention.data.tokens) == 1 and all(line.chunks[at].data.title in _CROWNED for at in offices)


def _shares_status(reading: Reading, line: Line, at: int, offices: list[int]) -> bool:
    """ "A former prime minister and foreign minister": right behind "and", without an article of its own."""
    first = min(offices)
    over = line.chunks[first].data.status in reading.lex.office["shared_statuses"]
    return over and at == first + 2 and not line.chunks[at].data.status and line.chunks[at - 1].kind == c.AND


def _is_somebodys(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "X, son président": of what body, nobody says."""
    phrase: OfficePhrase = chunks[at].data
    owned = at > 1 and chunks[at - 1].kind == c.POSSESSIVE and chunks[at - 2].kind in (",", c.NAME)
    plain = phrase.body is None and not phrase.organization and phrase.title in _OF_ANYTHING
    return bool(reading.lex.grammar["varies_names"]) and owned and plain


def set_status(reading: Reading, line: Line, phrase: OfficePhrase, statement: Statement) -> None:
    if statement.status == "former" or statement.modality is Modality.PLANNED:
        return
    if phrase.status in ("former", "then", "last"):
        reading.former(statement)
        return
    if statement.has(Property.END):
        return
    old = reading.has_old_year(line, statement.start) and not (phrase.seat and _stays(reading, line))
    if old and phrase.status == "new":  # new in the year told of
        reading.former(statement)
    elif phrase.status in ("current", "new", "outgoing"):
        reading.current(statement)
    elif not old:
        reading.current(statement, plain=not statement.has(Property.START))


def _stays(reading: Reading, line: Line) -> bool:
    """ "À la Défense, X reste en poste : il avait …"."""
    words = reading.lex.events["staying"]
    return any(u.lower in words and u.kind in c.EVENTS and u.data.tense == "present" for u in line.chunks)
