"""Leaving an office: someone resigns, is dismissed, dies."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.as_office import as_office
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import is_past, point_in_time
from kb.ingest.extract.office_in_clause import introduced
from kb.ingest.extract.office_meant import office_of
from kb.ingest.extract.one_spell import is_told_to_end
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.taken_from import successor
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_LATELY = 12  # statements of one person that are looked back on

_NOUNS = frozenset((c.OFFICE, c.WEAK, c.CAPITAL, c.BODY, c.GENERIC))
_TITLES = frozenset((c.OFFICE, c.BLOCKED, c.HONORIFIC, c.NATION, c.MODIFIER))  # between "and" and a name


def leave(reading: Reading, event: Event) -> None:
    if _is_of_whose(reading, event):
        return
    if event.trigger.lower in reading.lex.events["dismissed"]:
        event = _dismissed(reading, event)
    if event.subject is None:
        return
    office, unit = _left(reading, event, event.subject)
    if office is None:
        return
    planned = event.modality is not Modality.ASSERTED
    statement = new_statement(reading, event, event.subject, office, unit)
    if planned:
        statement.modality = Modality.ASSERTED  # the spell is a fact, its end is not yet
    point = point_in_time(reading, event)
    if point is not None:
        statement.widen(point[1].start, point[1].end)
        past = not planned and is_past(reading, point[0])
        statement.add(
            Property.END if past else Property.EXPECTED_END,
            point[0],
            modality=None if past else event.modality,
        )
        statement.status = "former" if past else ""
        if past and _may_be_ahead(reading, point[0]):  # "resigned in May", in the news of that month
            statement.add(Property.END, f"[..{reading.published}]")
    leaves_later = point is not None and statement.has(Property.EXPECTED_END) and event.ahead
    if leaves_later or event.modality is Modality.PLANNED or (point is None and not planned and event.ahead):
        reading.current(statement, plain=True)
    elif point is None and not planned:
        reading.former(statement)
    for reason in ("resigned", "dismissed"):
        if not planned and event.trigger.lower in reading.lex.events[reason]:
            statement.add(Property.END_REASON, reason)
            break
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = event.subject
    successor(reading, event, office)
    finish(reading, statement, office, former=not planned)
    articles = (
        reading.lex.office["articles_before_names"] if reading.lex.grammar["free_order"] else frozenset()
    )
    for other, mention in _beside(event, articles):
        leave(reading, replace(event, subject=other, mention=mention))


def _left(reading: Reading, event: Event, person: Person) -> tuple[OfficeName | None, Chunk | None]:
    office, unit = office_of(reading, event, direct=True)
    if _is_who_dismisses(reading, event, unit):
        office, unit = reading.discourse.last_office(person), None
    return office or _dismissed_from(reading, event), unit


def _dismissed_from(reading: Reading, event: Event) -> OfficeName | None:
    """ "Präsident Y entließ Finanzminister X": the office beside the name of whom the verb is about."""
    if not reading.lex.grammar["free_order"] or event.trigger.lower not in reading.lex.events["dismissed"]:
        return None
    chunks, mention = event.line.chunks, event.mention
    i = chunks.index(mention) if mention in chunks else 0
    beside = chunks[i - 1] if i and mention is not None else None
    titled = beside is not None and beside.kind == c.OFFICE and beside.data.holder is event.subject
    return reading.office(beside, event.line) if titled and beside is not None else None


def _beside(event: Event, articles: frozenset[str]) -> list[tuple[Person, Chunk]]:
    """ "X und Ministerin Y traten zurück": Y, who stands behind "and" with nothing but titles between."""
    units = event.clause.units
    i = units.index(event.mention) + 1 if event.mention in units else len(units)
    if i >= len(units) or units[i].kind != c.AND:
        return []
    k = i + 1
    while k < len(units) and (units[k].kind in _TITLES or units[k].lower in articles):
        k += 1
    mention = units[k] if k < len(units) else None
    joined = mention is not None and mention.kind == c.NAME and mention in event.people and k < event.at
    return [(event.people[mention], mention)] if joined and mention is not None else []


def _may_be_ahead(reading: Reading, value: str) -> bool:
    latest = PartialDate.parse(value).latest
    return reading.published is not None and latest is not None and latest > reading.published


def _dismissed(reading: Reading, event: Event) -> Event:
    """Who is dismissed: the subject of a passive, the object of an active verb."""
    units = event.clause.units
    passives = reading.lex.events["passive"]
    if passives & set(event.clause.words):
        return event
    if reading.lex.grammar["free_order"]:
        return _dismissed_by_head(reading, event)
    for i, unit in enumerate(units[event.at + 1 :], event.at + 1):
        person = event.people.get(unit)
        if (
            person is not None
            and person is not event.subject
            and not reading.clauses.preposition(event.clause, i)
        ):
            return replace(event, subject=person, mention=unit)
    alone = event.at == 0 or event.at in event.clause.breaks  # "Sacked in May, she …"
    return event if alone else replace(event, subject=None, mention=None)


def _is_who_dismisses(reading: Reading, event: Event, unit: Chunk | None) -> bool:
    """ "Die Kanzlerin entließ Minister X": her title is not his."""
    if not reading.lex.grammar["free_order"] or unit is None or unit.kind != c.OFFICE:
        return False
    active = reading.lex.events["passive"].isdisjoint(event.clause.words)
    return (
        active
        and event.trigger.lower in reading.lex.events["dismissed"]
        and not introduced(reading, event, unit)
    )


def _dismissed_by_head(reading: Reading, event: Event) -> Event:
    """ "Präsident Y hat X entlassen", "X entließ Kanzler Y": in whatever order, not the one of higher rank."""
    named = [
        unit
        for i, unit in enumerate(event.clause.units)
        if unit.kind == c.NAME
        and unit in event.people
        and not reading.clauses.preposition(event.clause, i)
        and not getattr(unit.data, "genitive", False)
    ]
    lower = [unit for unit in named if not any(title in HEADS for title, _ in event.people[unit].held)]
    if _is_someone_else(reading, event) or (len(named) < 2 and _does_it(reading, event, named)):
        return replace(event, subject=None, mention=None)
    if named == lower and len(named) < 2:
        return event
    if c.AND in event.clause.kinds and _are_joined(event, named) and _does_it(reading, event, named):
        return replace(event, subject=None, mention=None)
    mention = lower[-1] if lower else None
    return replace(event, subject=event.people[mention] if mention else None, mention=mention)


def _is_someone_else(reading: Reading, event: Event) -> bool:
    """ "Feuerte den Polizeichef", "hat seinen Botschafter abberufen": an article shows whom."""
    units = event.clause.units
    return any(
        unit.lower in reading.lex.events["dismissed_marks"]
        and units[k + 1].kind in _NOUNS
        and not reading.clauses.preposition(event.clause, k + 1)
        for k, unit in enumerate(units[:-1])
    )


def _does_it(reading: Reading, event: Event, named: list[Chunk]) -> bool:
    """In an active verb: are all who are named those who dismiss? Not where a noun before them is its subject."""
    if not (
        event.trigger.lower in reading.lex.events["dismissing"]
        or not reading.lex.events["active"].isdisjoint(event.clause.words)
    ):
        return False
    units = event.clause.units
    if not named:
        return True
    nouns = [
        k
        for k, unit in enumerate(units)
        if (unit.kind in _NOUNS or unit.kind == c.PRONOUN)
        and not reading.clauses.preposition(event.clause, k)
        and not (k and units[k - 1].lower in reading.lex.words["genitive_articles"])
    ]
    first, last = units.index(named[0]), units.index(named[-1])
    return not any(k < first for k in nouns) or any(k > last for k in nouns)


def _are_joined(event: Event, named: list[Chunk]) -> bool:
    """ "X und Y": one and the other do the same, or the same is done to them."""
    units = event.clause.units
    at = [units.index(unit) for unit in named]
    return all(c.AND in event.clause.kinds[a:b] for a, b in pairwise(at))


def die(reading: Reading, event: Event) -> None:
    if reading.lex.grammar["free_order"]:
        if _kills(reading, event) or _is_of_whose(reading, event):
            return
        as_office(reading, event)
        if event.past and event.subject is not None and event.modality is Modality.ASSERTED:
            reading.dead.add(event.subject)
    point = point_in_time(reading, event)
    if event.subject is None or point is None or event.modality is not Modality.ASSERTED:
        return
    if (
        not event.subject.held
        or event.mention is None
        or (event.trigger.lower in reading.lex.events["killed"] and not event.subject.full)
    ):
        return
    in_harness = event.trigger.lower in reading.lex.events["in_harness"]
    leaves_by_death(reading, event.subject, *point, in_harness=in_harness)
    start = min(event.trigger.start, point[1].start)
    end = max(event.trigger.end, point[1].end)
    reading.describe(
        reading.events["die"], event.subject, event.mention, Property.DEATH, point[0], start, end
    )


def _is_of_whose(reading: Reading, event: Event) -> bool:
    """ "X, dessen Bruder getötet wurde": said of somebody else than the one before."""
    units, breaks = event.clause.units, event.clause.breaks
    first = max((k for k in breaks if k <= event.at), default=0)
    last = min((k for k in breaks if k > event.at), default=len(units))
    return any(unit.lower in reading.lex.words["whose"] for unit in units[first:last])


def _kills(reading: Reading, event: Event) -> bool:
    """ "X hat Y getötet": no passive, so X is not the one who died."""
    killed = event.trigger.lower in reading.lex.events["killed"]
    return killed and reading.lex.events["passive"].isdisjoint(event.clause.words)


def leaves_by_death(reading: Reading, person: Person, value: str, time: Chunk, *, in_harness: bool) -> None:
    """Whoever was in office, as far as the article has told, was so until then."""
    if not is_past(reading, value):
        return
    last = person.told[-1:] if in_harness else []  # "died in office": in the one spoken of
    for statement in person.told[-_LATELY:]:
        if (
            (statement.status == "current" or statement in last)
            and statement.modality is Modality.ASSERTED
            and not statement.has(Property.END)
            and not is_told_to_end(statement)
        ):
            statement.parts = [part for part in statement.parts if part.property != Property.IN_OFFICE_ON]
            statement.add(Property.END, value, time.start, time.end)
            statement.status = "former"
