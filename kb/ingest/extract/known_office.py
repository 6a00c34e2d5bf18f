"""Which office someone has served in where the clause does not say: "X, who served until May"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_LATELY = 12  # statements of one person that are looked back on


def known_office(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """The office that someone who "served until May" is known to have."""
    units, words, discourse = event.clause.units, reading.lex.events, reading.discourse
    if any(u.kind in (c.BLOCKED, c.BODY, c.CAPITAL) for u in units[event.at :]):
        return None
    if event.trigger.data.event == "lead" and any(u.kind == c.BODY for u in units):
        return None
    if _is_as_another(reading, units):
        return None
    if _is_of_another(reading, event) or _holds_something_else(reading, event):
        return None
    office = _named_beside(reading, event, person) or discourse.office_of(person, event.trigger.start)
    if office is None and any(u.kind == c.POST for u in units):
        office = discourse.last_office(person) or _spoken_of_first(reading) or discourse.topic
    if event.trigger.lower in words["standing_in"]:
        office = spoken_of(reading, event) or office
    office = office or _only_office(reading, person)
    said_at, last = discourse.latest.get(person, (-1, None))
    if office is None and said_at >= event.line.sentence.start:
        office = last  # "the former chancellor X, who governed until 2005"
    if office is not None and _is_over_here(event, person, office):
        discourse.unnamed.add(person)
        office = discourse.topic if discourse.topic != office else None
    governs = event.trigger.lower in words["governing"]
    return None if governs and _of_organization(reading, office) else office


def _spoken_of_first(reading: Reading) -> OfficeName | None:
    """The first office told of whom the article begins with: the one that "the post" is there."""
    opening = reading.discourse.opening
    if opening is None or not reading.lex.grammar["attributive_bodies"]:
        return None
    told = [s for s in opening.told if s.title and s.modality is Modality.ASSERTED]
    first = min(told, key=lambda s: s.start, default=None)
    return (first.title, first.organization) if first is not None else None


def spoken_of(reading: Reading, event: Event) -> OfficeName | None:
    """The office last said to be anybody's, before the verb: titles beside names are read ahead of it."""
    office = reading.discourse.spoken_of
    if office is None or not reading.lex.grammar["varies_names"]:
        return office
    return office if reading.discourse.titles_held[office[0]] < event.trigger.start else None


def _is_as_another(reading: Reading, units: list[Chunk]) -> bool:
    """ "Hatte von 1995 bis 2000 als Staatssekretärin gedient": as something that is no office we know."""
    if not reading.lex.grammar["free_order"]:
        return False
    return any(
        unit.kind == c.AS and i + 1 < len(units) and units[i + 1].kind != c.OFFICE
        for i, unit in enumerate(units)
    )


def _is_over_here(event: Event, person: Person, office: OfficeName) -> bool:
    """ "X, foreign minister from 1948 to 1952, served from 1961": in another office, which has its own dates."""
    line = event.line.sentence
    return any(
        ".apposition." in s.rule
        and s.has(Property.END)
        and (s.title, s.organization) == office
        and line.start <= s.start < event.trigger.start
        for s in person.told[-_LATELY:]
    )


def _holds_something_else(reading: Reading, event: Event) -> bool:
    """ "A occupé le ministère": what is held is named right after the verb, and it is no post."""
    held = event.clause.units[event.at + 1 : event.at + 3]
    return (
        event.trigger.lower in reading.lex.events["holding"]
        and len(held) > 1
        and held[0].lower in reading.lex.words["determiners"]
        and held[1].kind == c.WORD
    )


def _is_of_another(reading: Reading, event: Event) -> bool:
    """ "… présidente du Parlement, fonction qu'elle exerce": the post is one that we do not know."""
    relatives = reading.lex.words["object_relatives"]
    first, second, *_ = *event.clause.units[:2], event.trigger
    if first.kind != c.POST or second.lower not in relatives:
        return False
    before = [u for u in event.line.chunks if u.end < first.start and u.kind in (c.OFFICE, c.BLOCKED)]
    return bool(before) and before[-1].kind == c.BLOCKED


def _named_beside(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """ "Il était jusqu'ici évêque d'Auxerre, poste qu'il occupait": the one that stands right before."""
    first, second, *_ = *event.clause.units[:2], event.trigger
    if first.kind != c.POST or second.lower not in reading.lex.words["object_relatives"]:
        return None
    before = [u for u in event.line.chunks if u.end < first.start and u.kind in (c.OFFICE, c.NAME)]
    last = before[-1] if before else None
    return (
        reading.office(last, event.line)
        if last is not None and last.kind == c.OFFICE and last.data.holder is person
        else None
    )


def _of_organization(reading: Reading, office: OfficeName | None) -> bool:
    """Nobody governs one."""
    discourse = reading.discourse
    return office is not None and office[1] in discourse.bodies and office[1] not in discourse.regions


def _only_office(reading: Reading, person: Person) -> OfficeName | None:
    return next(iter(person.held)) if len(person.held) == 1 else None
