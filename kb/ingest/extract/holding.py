"""Holding an office: someone serves in it or leads its body."""

from __future__ import annotations

from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import started
from kb.ingest.extract.held_by import held_passively, led_passively
from kb.ingest.extract.known_office import known_office, spoken_of
from kb.ingest.extract.lasting import LASTING, is_over, settle_spell
from kb.ingest.extract.led import (
    at_the_head,
    governed,
    government_led,
    leads_something,
    led_before,
    led_by,
    object_led,
    presidency,
)
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_in_clause import each_office, introduced, office_unit
from kb.ingest.extract.office_meant import chair
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Term
from kb.ingest.extract.subjects import perceived
from kb.ingest.records import Modality, Property

_LATELY = 6  # statements that are looked back on


def lead(reading: Reading, event: Event) -> None:
    if (agent := led_by(reading, event)) is not None:
        if event.modality is Modality.ASSERTED:
            led_passively(reading, event, *agent)
        return
    if held_passively(reading, event):
        return
    settled = event.future or not reading.lex.events["from_now_on"].isdisjoint(event.clause.words)
    if event.subject is None or (event.modality is not Modality.ASSERTED and not settled):
        return
    if (before := led_before(reading, event)) is not None:
        named, title = before
        statement = new_statement(reading, event, event.subject, named, title)
        settle_spell(reading, event, statement)
        if event.future and not statement.has(Property.START):
            started(reading, event, statement)  # "que dirigera X dès mars"
        finish(reading, statement, named, former=statement.status == "former")
        return
    if _is_only_aimed_at(reading, event) or _means_another(reading, event):
        return
    if office := government_led(reading, event):
        statement = new_statement(reading, event, event.subject, office, None)
        settle_spell(reading, event, statement)
        finish(reading, statement, office, former=statement.status == "former")
        return
    if any(unit.kind in (c.OFFICE, c.POST) for unit in _own_part(reading, event)):
        serve(reading, event)
        return
    office, unit = ministry(reading, event)
    if office is None:
        office, unit = object_led(reading, event)
    if office is None or unit is None:
        if reading.lex.grammar["noun_capitals"] and not leads_something(reading, event):
            serve(reading, event)
        return
    statement = new_statement(reading, event, event.subject, office, unit)
    settle_spell(reading, event, statement)
    finish(reading, statement, office, former=statement.status == "former")


def _means_another(reading: Reading, event: Event) -> bool:
    """German "führte ihn in sein Amt ein": with its particle it is another verb."""
    units = event.clause.units
    end = min((k for k in event.clause.breaks if k > event.at), default=len(units))
    return units[end - 1].lower in reading.lex.events["parting_particles"]


def _is_only_aimed_at(reading: Reading, event: Event) -> bool:
    """ "Se dit disponible pour diriger l'Otan": nobody leads it yet; but "avant de diriger l'Otan de … à …"."""
    aims = reading.lex.events["aims"]
    if event.trigger.data.tense != "infinitive" or event.future or not aims:
        return False
    before = [unit.lower for unit in event.clause.units[max(0, event.at - 3) : event.at]]
    told = not reading.lex.events["before"].isdisjoint(before)
    return not told and not aims.isdisjoint(before) and all(time.kind != c.SPAN for time in event.times)


def _own_part(reading: Reading, event: Event) -> list[Chunk]:
    """The clause up to the mark after the verb, where objects follow it: "… dirige l'ONU, brigue un mandat"."""
    if reading.lex.grammar["free_order"]:
        return event.clause.units
    return event.clause.units[: min((k for k in event.clause.breaks if k > event.at), default=None)]


def serve(reading: Reading, event: Event) -> None:
    if event.trigger.data.event == "serve" and held_passively(reading, event):
        return
    event = _stood_in_for(reading, event)
    planned = event.modality is Modality.PLANNED and event.future
    represents = event.trigger.lower in reading.lex.events["representing"]
    if represents and not any(unit.kind == c.AS for unit in event.clause.units[event.at + 1 :]):
        return
    bare = event.trigger.data.tense == "infinitive" and (event.at == 0 or event.at in event.clause.breaks)
    seen = perceived(reading, event.clause, event.at, event.people)[0] is not None
    if bare and not seen and reading.lex.grammar["attributive_bodies"]:
        return
    if event.subject is None or not (planned or event.modality is Modality.ASSERTED):
        return
    lasting = any(time.kind in LASTING for time in event.times)
    unit = office_unit(reading, event)
    if unit is not None and (
        introduced(reading, event, unit)
        or (unit.data.seat and event.clause.units[event.at + 1] is unit)
        or (event.trigger.data.event == "serve" and _is_object(reading, event, unit))
    ):
        for named, title, own in each_office(reading, event, unit):
            title.data.holder = event.subject
            named = _of_who_is_represented(reading, event, named) if represents else named
            led = _led_as(reading, event, title)
            _serves(reading, own, event.subject, named if led is None else (named[0], led), title)
        return
    if planned and event.trigger.lower not in reading.lex.events["standing_in"]:
        return
    chaired = chair(reading, event)
    if chaired is not None and chaired[0] is None:
        return
    office = (
        (chaired[0] if chaired is not None else None)
        or ministry(reading, event)[0]
        or at_the_head(reading, event)
        or (found[0] if (found := presidency(reading, event)) is not None else None)
        or governed(reading, event)
    )
    stands_in = (
        event.trigger.lower in reading.lex.events["standing_in"] and reading.lex.grammar["varies_names"]
    )
    stands_in = stands_in and _is_left(reading, event, spoken_of(reading, event))
    other = unit is None and any(u.kind == c.AS for u in event.clause.units[event.at + 1 :])  # "as registrar"
    other &= bool(reading.lex.grammar["attributive_bodies"])
    if office is None and (lasting or stands_in) and unit is None and not other:
        office = known_office(reading, event, event.subject)
    if office is not None:
        _serves(reading, event, event.subject, office, unit)
    elif lasting and unit is None and event.trigger.lower in reading.lex.events["in_post"]:
        _wait(reading, event, event.subject)


def _of_who_is_represented(reading: Reading, event: Event, office: OfficeName) -> OfficeName:
    """ "Represented Norway as ambassador to France", "represented his country as …": Norway's."""
    if office[1] or event.subject is None:
        return office
    behind = event.clause.units[event.at + 1 : event.at + 3]
    bodies = [unit.data["body"] for unit in behind[:1] if unit.kind == c.BODY and unit.data["body"].code]
    if bodies:
        return office[0], bodies[0].name
    own = len(behind) == 2 and behind[0].kind == c.POSSESSIVE
    served = {country for _, country in event.subject.held if country in codes()} if own else set()
    return office[0], served.pop() if len(served) == 1 else reading.country_of(event.subject) if own else ""


def _is_left(reading: Reading, event: Event, office: OfficeName | None) -> bool:
    """Is it what the article is about, or what someone has just been said to leave?"""
    if office == reading.discourse.topic:
        return True
    left = (s for s in reading.statements[-_LATELY:] if s.rule.endswith((".quit", ".leaving-office")))
    return any((s.title, s.organization) == office and s.start < event.trigger.start for s in left)


def _stood_in_for(reading: Reading, event: Event) -> Event:
    """ "L'intérim est assuré par X", "l'intérim fut assuré par Y": who stands or stood in."""
    units, agents = event.clause.units, reading.lex.words["agent"]
    if event.trigger.lower not in reading.lex.events["standing_in"] or event.at != 0:
        return event
    for i, unit in enumerate(units[1:], 1):
        if unit.kind == c.VERBS["be"] and unit.data.tense == "past":
            event.trigger.data = replace(event.trigger.data, tense="past")
        if (
            unit.kind == c.NAME
            and unit in event.people
            and reading.clauses.preposition(event.clause, i) in agents
        ):
            return replace(event, subject=event.people[unit], mention=unit)
    return event


def _led_as(reading: Reading, event: Event, title: Chunk) -> str | None:
    """ "Leitete als Generalsekretärin den Auswärtigen Dienst": what was led, empty where we do not know it."""
    units = event.clause.units
    if (
        event.trigger.data.event != "lead"
        or not reading.lex.grammar["free_order"]
        or title.data.body is not None
    ):
        return None
    for i, unit in enumerate(units[2:], 2):
        thing = unit.kind in (c.BODY, c.GENERIC, c.WEAK, c.CAPITAL)
        objects = reading.lex.events["object_articles"] | {"das"}
        governed = units[i - 2].lower in reading.clauses.prepositions
        if thing and units[i - 1].lower in objects and not governed:
            named = (
                unit.data["body"] if unit.kind == c.BODY else unit.data if unit.kind == c.GENERIC else None
            )
            return named.name if named is not None and not named.code else ""
    return None


def _wait(reading: Reading, event: Event, person: Person) -> None:
    """Keep a term until the article has told of what office it is."""
    times = [time for time in event.times if time.kind in LASTING]
    mention = event.mention or event.trigger
    inside = [event.trigger, *times]
    start, end = min(u.start for u in inside), max(u.end for u in inside)
    reading.waiting.append(Term(person, mention, start, end, times, is_over(reading, event)))


def _serves(reading: Reading, event: Event, person: Person, office: OfficeName, unit: Chunk | None) -> None:
    statement = new_statement(reading, event, person, office, unit)
    settle_spell(reading, event, statement)
    before = event.clause.units[: event.at]
    if any(u.kind == c.VERBS["become"] and u.data.tense == "past" for u in before):
        started(reading, event, statement)  # "became the first woman to serve as …"
    finish(reading, statement, office, former=statement.status == "former")


def _is_object(reading: Reading, event: Event, unit: Chunk) -> bool:
    return event.trigger.lower in reading.lex.events["holding"] and not reading.clauses.preposition(
        event.clause, event.clause.units.index(unit)
    )
