"""When a term of office began or ended: "dont le mandat, commencé en août 2009, …", "whose term ended in May"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.lexicon import TERM
from kb.ingest.extract.owners import owner_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_REACH = 3000  # characters back to where the office was named
_NEAR = 6  # chunks between a term and what is said of it
_TITLE = 5  # chunks behind it, within which its office is named: "of X at the head of NATO"


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """State the edge of the term that the clause is about."""
    if TERM not in line.signs and c.YEARS not in line.kinds:
        return
    units, words = clause.units, reading.lex.events
    at = next((i for i, u in enumerate(units) if u.lower in reading.lex.words["term"]), None)
    spent = next((i for i, u in enumerate(units) if i and u.kind == c.YEARS), None)
    if at is None and spent is None and c.POSSESSIVE not in clause.kinds:
        return
    unsure = reading.lex.clause["negation"] | reading.lex.clause["unreal"]
    if any(u.lower in unsure for u in units):
        return
    if reading.lex.grammar["varies_names"]:
        _at_the_head(reading, line, clause, people)
    if spent is not None and units[spent - 1].lower in words["spending"]:
        _spent(reading, line, clause, spent, people)
    if at is None:
        return
    free = reading.lex.grammar["free_order"]
    for what, verbs in ((Property.START, words["term_begins"]), (Property.END, words["term_ends"])):
        verb = next((i for i, u in enumerate(units[: at + _NEAR]) if u.lower in verbs), None)
        if verb is None:
            continue
        beside = reversed(units[:verb]) if free else iter(units[verb + 1 : verb + 3])
        when = next((u for u in beside if u.kind in (c.POINT, c.SINCE)), None)
        if when is not None:
            _state(reading, line, clause, at, what, when, people)
    _served(reading, line, clause, at, people)
    if any(u.lower in words["term_runs"] for u in units[at : at + _NEAR]):
        _runs(reading, line, clause, at, people)


def _at_the_head(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "X vit ses derniers mois à la tête de l'organisation": is there still."""
    units, own = clause.units, reading.lex.office["own_prepositions"]
    for i, unit in enumerate(units):
        if unit.kind != c.OFFICE or unit.data.holder is not None or unit.lower.split()[0] not in own:
            continue
        spends = any(u.lower in reading.lex.events["lives_through"] for u in units[max(0, i - _NEAR) : i])
        owned = any(u.kind == c.POSSESSIVE for u in units[max(0, i - _TITLE) : i])
        named = (
            u for k, u in enumerate(units[:i]) if u in people and not reading.clauses.preposition(clause, k)
        )
        mention = next(named, None)
        if mention is None or not owned or not spends or not reading.tells_of_now(unit.start):
            _after_years(reading, line, clause, i, people)
            continue
        office, person = reading.office(unit, line), people[mention]
        unit.data.holder = person
        rule = f"{reading.language}.relation.term"
        statement = reading.state(rule, person, mention, office, mention.start, unit.end, Modality.ASSERTED)
        reading.current(statement, plain=True)
        reading.discourse.note(person, office, unit.start, former=False)


def _after_years(reading: Reading, line: Line, clause: Clause, i: int, people: dict[Chunk, Person]) -> None:
    """ "Après six ans passés à la tête de l'OMC, X s'en va": was there for so long."""
    units = clause.units
    spent = i > 1 and units[i - 1].lower in reading.lex.events["spent"] and units[i - 2].kind == c.YEARS
    edge = min((k for k in clause.breaks if k > i), default=len(units))
    mention = units[edge] if edge < len(units) else None
    if not spent or mention is None or mention not in people or units[i].data.holder is not None:
        return
    office, person = reading.office(units[i], line), people[mention]
    units[i].data.holder = person
    rule = f"{reading.language}.relation.term"
    statement = reading.state(
        rule, person, mention, office, units[i - 2].start, mention.end, Modality.ASSERTED
    )
    reading.dated(statement, units[i - 2])
    if units[0].lower in reading.lex.events["happened"]:
        reading.former(statement)
    reading.discourse.note(person, office, units[i].start, former=statement.status == "former")


def _served(reading: Reading, line: Line, clause: Clause, at: int, people: dict[Chunk, Person]) -> None:
    """ "Seine Amtszeit als Generalsekretär (1964–1982)": from when to when."""
    units = clause.units
    i = next((k for k in range(at + 2, min(at + 4, len(units))) if units[k].kind == c.OFFICE), None)
    if i is None or units[at + 1].kind != c.AS or units[i].data.holder is not None:
        return
    span = next((u for u in units[i + 1 : i + 3] if u.kind == c.SPAN), None)
    owner = _owner(reading, clause, at, people)
    if span is None or owner is None:
        return
    office, term = reading.office(units[i], line), units[at]
    rule = f"{reading.language}.relation.term"
    statement = reading.state(rule, owner, term, office, term.start, span.end, Modality.ASSERTED)
    reading.dated(statement, span)
    units[i].data.holder = owner
    reading.discourse.note(owner, office, term.start, former=statement.status == "former")


def _runs(reading: Reading, line: Line, clause: Clause, at: int, people: dict[Chunk, Person]) -> None:
    """ "Dont le mandat expire mardi": still in office."""
    term = clause.units[at]
    owner = _owner(reading, clause, at, people)
    office = _office(reading, line, clause, at, owner) if owner else None
    if owner is None or office is None or not reading.tells_of_now(term.start):
        return
    rule = f"{reading.language}.relation.term"
    statement = reading.state(rule, owner, term, office, term.start, term.end, Modality.ASSERTED)
    reading.current(statement, plain=True)
    reading.discourse.note(owner, office, term.start, former=False)


def _spent(reading: Reading, line: Line, clause: Clause, at: int, people: dict[Chunk, Person]) -> None:
    """ "A passé dix ans à la tête de l'Otan": it is over, and how long it was."""
    units = clause.units
    title = units[at + 1] if at + 1 < len(units) and units[at + 1].kind == c.OFFICE else None
    named = (
        u for i, u in enumerate(units[:at]) if u in people and not reading.clauses.preposition(clause, i)
    )
    mention = next(named, None)
    if title is None or title.data.holder is not None or mention is None:
        return
    office = reading.office(title, line)
    title.data.holder = people[mention]
    rule = f"{reading.language}.relation.term"
    statement = reading.state(
        rule, people[mention], mention, office, mention.start, title.end, Modality.ASSERTED
    )
    reading.dated(statement, units[at])
    reading.former(statement)
    reading.discourse.note(people[mention], office, mention.start, former=True)


def _state(
    reading: Reading,
    line: Line,
    clause: Clause,
    at: int,
    what: Property,
    when: Chunk,
    people: dict[Chunk, Person],
) -> None:
    term = clause.units[at]
    owner = _owner(reading, clause, at, people)
    office = _office(reading, line, clause, at, owner) if owner else None
    value = reading.resolve(when.data.start)
    if owner is None or office is None or value is None or not _is_past(reading, value):
        return
    start, end = min(term.start, when.start), max(term.end, when.end)
    rule = f"{reading.language}.relation.term"
    statement = reading.state(rule, owner, term, office, start, end, Modality.ASSERTED)
    statement.add(what, value.edtf)
    if what is Property.END:
        statement.status = "former"
    reading.discourse.note(owner, office, term.start, former=what is Property.END)


def _owner(reading: Reading, clause: Clause, at: int, people: dict[Chunk, Person]) -> Person | None:
    """Whose term it is: of who stands before "whose", or as a possessive or genitive says."""
    units = clause.units
    whose = next((i for i in range(max(0, at - 2), at) if units[i].lower in reading.lex.words["whose"]), None)
    if whose is not None:
        before = [*(clause.after.units if clause.after else []), *units[:whose]]
        return next((people[u] for u in reversed(before) if u in people), None)
    owner = owner_of(reading, clause, at, people)
    following = (people[u] for u in units[at + 1 : at + 5] if u in people and u.kind == c.NAME)
    return owner or next(following, None)


def _office(reading: Reading, line: Line, clause: Clause, at: int, owner: Person) -> OfficeName | None:
    """The office named with the term, else the one last said to be theirs or that they are succeeded in."""
    units = clause.units
    free = (None, owner)
    behind = units[at + 1 : at + _TITLE]
    named = next((u for u in behind if u.kind == c.OFFICE and u.data.holder in free), None)
    if named is not None:
        return reading.office(named, line)
    if office := reading.discourse.office_of(owner, units[at].start, reach=_REACH):
        return office
    last = reading.successions[-1] if reading.successions else None
    return last.office if last is not None and last.older is owner else None


def _is_past(reading: Reading, value: PartialDate) -> bool:
    return (
        value.known
        and reading.published is not None
        and value.earliest is not None
        and value.earliest <= reading.published
    )
