"""Holding an office: someone is it, serves in it, leads its body."""

from __future__ import annotations

from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import (
    Event,
    each_office,
    finish,
    introduced,
    new_statement,
    office_of,
    office_unit,
)
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_names import admits, codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Term
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_LASTING = frozenset((c.SPAN, c.SINCE, c.UNTIL, c.FROM, c.YEARS))


def be(reading: Reading, event: Event) -> None:
    office, unit = office_of(reading, event, anaphora=False, predicate=True)
    if event.subject is None:
        return
    if office is None or unit is None:
        _in_post(reading, event)
        as_office(reading, event)
        return
    states = all(title.office.of == "state" for title in unit.data.titles)  # "he was her foreign minister"
    if (states or not unit.data.possessive) and not _belongs_to_another(event, unit):
        for named, title, own in each_office(reading, event, unit):
            whose = (named[0], "") if title.data.possessive and title.data.body is None else named
            _is(reading, own, event.subject, whose, title)


def _is(reading: Reading, event: Event, person: Person, office: OfficeName, unit: Chunk) -> None:
    phrase: OfficePhrase = unit.data
    if phrase.status == "future":
        event.modality = Modality.PLANNED
    statement = new_statement(reading, event, person, office, unit)
    phrase.holder = person
    times = event.times
    unique = _is_one_of_a_kind(reading, event, unit)
    first, statement = statement, statement if unique else _date(reading, event, statement)
    if event.modality is not Modality.ASSERTED:
        finish(reading, statement, office, former=False)
        return
    since = any(time.kind in (c.SINCE, c.FROM) for time in times)
    before_that = event.trigger.lower in reading.lex.events["over_by_then"]
    again = statement is not first and event.past
    if phrase.status in ("former", "then", "last") or (since and (before_that or again)):
        reading.former(statement)
    elif event.past:
        reading.former(statement)
        statement.plain = not times or since
    elif not event.past and not statement.has(Property.END) and not unique:
        reading.current(statement)
    finish(reading, statement, office, former=statement.status == "former")


def _is_one_of_a_kind(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Il est le seul président dont …": of those there have been, and it does not say that he is one today."""
    units = event.clause.units
    i = units.index(unit) + 1
    behind = reading.lex.words["relatives"] | reading.lex.events["to"]
    return (
        i < len(units)
        and units[i].lower in behind
        and not reading.lex.events["superlatives"].isdisjoint(unit.lower.split())
    )


def _in_post(reading: Reading, event: Event) -> None:
    """ "… who had been in the post since 2022": the office last said to be theirs."""
    lasting = any(time.kind in _LASTING for time in event.times)
    free = reading.lex.grammar["free_order"]
    units, post = event.clause.units, None
    for i, unit in enumerate(units):
        if unit.kind == c.POST and (reading.clauses.preposition(event.clause, i) if free else i > event.at):
            post = unit
            break
    clitics = reading.lex.events["object_clitics"] if reading.lex.grammar["clitics"] else frozenset()
    if post is None and event.at > 0 and units[event.at - 1].lower in clitics:  # "il le resta jusqu'en 1957"
        post = event.trigger
    if post is None or not lasting or event.modality is not Modality.ASSERTED or event.subject is None:
        return
    if any(u.kind in (c.OFFICE, c.BLOCKED) for u in event.clause.units):
        return
    office = reading.discourse.office_of(event.subject, event.trigger.start)
    if office := office or reading.discourse.last_office(event.subject):
        statement = new_statement(reading, event, event.subject, office, post)
        _spell(reading, event, statement)
        if event.trigger.lower in reading.lex.events["over_by_then"]:
            reading.former(statement)
        finish(reading, statement, office, former=statement.status == "former")


def _belongs_to_another(event: Event, unit: Chunk) -> bool:
    """ "The chair is a general and advises X": who comes after the "and" is not the chair."""
    units = event.clause.units
    if event.mention not in units or units.index(unit) > event.at:
        return False
    return any(other.kind == c.AND for other in units[event.at : units.index(event.mention)])


def _date(reading: Reading, event: Event, statement: Statement) -> Statement:
    """The times of a clause date its spell; "and again from … to …" is a second spell of the same: the last."""
    last = None
    for time in _own_times(reading, event):
        if time.kind in (c.SPAN, c.SINCE) and last is not None and _right_after(event, last, time):
            statement = replace(statement, at=time.start, status="", parts=[])
            statement.add(Property.HOLDS, "")
            reading.keep(statement)
        reading.dated(statement, time, ahead=event.ahead)
        last = time if time.kind == c.SPAN else None
    return statement


def _right_after(event: Event, last: Chunk, time: Chunk) -> bool:
    units = event.clause.units
    between = units[units.index(last) + 1 : units.index(time)]
    return len(between) <= 2 and all(unit.kind in (c.AND, c.WORD) for unit in between)


def _own_times(reading: Reading, event: Event) -> list[Chunk]:
    """Not those of a relative clause: "le seul président dont la carrière dura de 1981 à 2004"."""
    if event.own is not None or reading.lex.grammar["free_order"]:
        return event.times
    units = event.clause.units
    relatives = reading.lex.words["relatives"]
    ends = (
        i for i, unit in enumerate(units) if i > event.at and unit.kind == c.WORD and unit.lower in relatives
    )
    return [unit for unit in units[: next(ends, None)] if unit.kind in c.TIMES]


def lead(reading: Reading, event: Event) -> None:
    if event.subject is None or (event.modality is not Modality.ASSERTED and not event.future):
        return
    if office := _of_government(reading, event):
        statement = new_statement(reading, event, event.subject, office, None)
        _spell(reading, event, statement)
        finish(reading, statement, office, former=statement.status == "former")
        return
    if any(unit.kind in (c.OFFICE, c.POST) for unit in event.clause.units):
        serve(reading, event)
        return
    office, unit = ministry(reading, event)
    if office is None:
        office, unit = _object_led(reading, event)
    if office is None or unit is None:
        if reading.lex.grammar["noun_capitals"]:  # a noun that is led would show
            serve(reading, event)
        return
    statement = new_statement(reading, event, event.subject, office, unit)
    _spell(reading, event, statement)
    finish(reading, statement, office, former=False)


def _object_led(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """What leading it makes someone: a body, a government, or "the organization" that the article is about."""
    units, free = event.clause.units, reading.lex.grammar["free_order"]
    if any(unit.kind == c.BLOCKED for unit in units):
        return None, None
    for i, unit in enumerate(units):
        if (i < event.at and not free) or reading.clauses.preposition(event.clause, i):
            continue
        if i and units[i - 1].lower in reading.lex.events["no_object"]:
            continue
        small = reading.lex.words["determiners"]
        between = [u for u in units[event.at + 1 : i] if u.lower not in small and u.kind not in c.TIMES]
        if between and not free:
            return None, None
        following = units[i + 1] if i + 1 < len(units) else None
        if country := _country_led(reading, event, unit):
            return country, unit
        if unit.kind in (c.BODY, c.GENERIC):
            body = unit.data["body"] if unit.kind == c.BODY else unit.data
            if body.genitive or (unit.kind == c.GENERIC and body.name not in reading.discourse.bodies):
                continue
            head = reading.lex.heads.get(body.name, "")
            name_follows = following is not None and following.kind in (c.WEAK, c.NAME)
            return ((head, body.name), unit) if head and not body.code and not name_follows else (None, None)
        pronouns = reading.lex.events["object_pronouns"] - reading.lex.words["determiners"]
        if not free and unit.lower in pronouns and event.subject is not None:
            office = reading.discourse.last_office(event.subject)
            return (office, unit) if office else (None, None)
        if title := reading.lex.led.get(unit.lower):
            nation = _nation(reading, units[i + 1 : i + 4])
            return ((title, nation.name), unit) if nation else (None, None)
        if unit.lower in reading.lex.events["generic_bodies"]:
            topic = reading.discourse.topic
            return (topic, unit) if topic and reading.lex.heads.get(topic[1]) == topic[0] else (None, None)
    return None, None


def _nation(reading: Reading, after: list[Chunk]) -> Body | None:
    """Whose government: "le gouvernement norvégien", "le gouvernement des Pays-Bas"."""
    if after and after[0].kind == c.NATION:
        body: Body | None = after[0].data.get("nationality")
        return body
    small = reading.lex.words["of"] | reading.lex.words["determiners"]
    named = next((unit for unit in after if unit.lower not in small), None)
    of_country = bool(after) and after[0].lower in small and named is not None and named.kind == c.BODY
    body = named.data["body"] if of_country and named is not None else None
    return body if body is not None and body.code else None


def _country_led(reading: Reading, event: Event, unit: Chunk) -> OfficeName | None:
    """ "Il avait dirigé le pays": the first office of a country that is known to be theirs."""
    code = unit.data["body"].code if unit.kind == c.BODY else ""
    if event.subject is None or not (code or unit.lower in reading.lex.events["countries_led"]):
        return None
    held = [office for office in event.subject.held if office[0] in HEADS and office[1] in codes()]
    fitting = [office for office in held if not code or codes()[office[1]] == code]
    return fitting[0] if len(fitting) == 1 else None


def _of_government(reading: Reading, event: Event) -> OfficeName | None:
    """ "Leads the Dutch government": its prime minister, or whoever heads it there."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if unit.lower not in reading.lex.led or not i or units[i - 1].kind != c.NATION:
            continue
        body = units[i - 1].data["nationality"]
        if body.region or reading.clauses.preposition(event.clause, i - 1):
            return None
        titles = ("Prime Minister", "Chancellor", "President")
        return next(((title, body.name) for title in titles if admits(body.code, title)), None)
    return None


def _spell(reading: Reading, event: Event, statement: Statement) -> None:
    """Status and dates of a verb that lasts: led, served."""
    times = event.times
    _date(reading, event, statement)
    if statement.modality is not Modality.ASSERTED:
        return
    since = any(time.kind == c.SINCE for time in times)
    if since and _is_pluperfect(reading, event):  # "hatte das Amt seit 2012 geleitet": until just now
        reading.former(statement)
    elif _is_over(reading, event) and not since:
        reading.former(statement)
        statement.plain = not times
    elif not _is_over(reading, event) and not statement.has(Property.END):
        reading.current(statement)


def _is_pluperfect(reading: Reading, event: Event) -> bool:
    return not reading.lex.events["pluperfect"].isdisjoint(event.clause.words)


def _is_over(reading: Reading, event: Event) -> bool:
    """In the past tense, the verb itself or the one before it: "était en poste", "hatte regiert"."""
    if _is_pluperfect(reading, event):
        return True
    return any(
        unit.kind in c.EVENTS and unit.data.tense == "past" for unit in event.clause.units[: event.at + 1]
    )


def serve(reading: Reading, event: Event) -> None:
    planned = event.modality is Modality.PLANNED and event.future
    if event.subject is None or not (planned or event.modality is Modality.ASSERTED):
        return
    lasting = any(time.kind in _LASTING for time in event.times)
    unit = office_unit(reading, event)
    if unit is not None and (
        introduced(event, unit)
        or (unit.data.seat and event.clause.units[event.at + 1] is unit)
        or (event.trigger.data.event == "serve" and _is_object(reading, event, unit))
    ):
        for named, title, own in each_office(reading, event, unit):
            title.data.holder = event.subject
            _serves(reading, own, event.subject, named, title)
        return
    if planned:
        return
    office = ministry(reading, event)[0] or _led(reading, event) or _governed(reading, event)
    if office is None and lasting and unit is None:
        office = _known(reading, event, event.subject)
    if office is not None:
        _serves(reading, event, event.subject, office, unit)
    elif lasting and unit is None and event.trigger.lower in reading.lex.events["in_post"]:
        _wait(reading, event, event.subject)


def _known(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """The office that someone who "served until May" is known to have."""
    units, words, discourse = event.clause.units, reading.lex.events, reading.discourse
    if any(u.kind in (c.BLOCKED, c.BODY, c.CAPITAL) for u in units[event.at :]):
        return None
    if event.trigger.data.event == "lead" and any(u.kind == c.BODY for u in units):
        return None
    if _is_of_another(reading, event) or _holds_something_else(reading, event):
        return None
    office = discourse.office_of(person, event.trigger.start)
    if office is None and any(u.kind == c.POST for u in units):
        office = discourse.last_office(person) or discourse.topic
    if event.trigger.lower in words["standing_in"]:
        office = discourse.spoken_of or office
    office = office or _only_office(reading, person)
    governs = event.trigger.lower in words["governing"]
    return None if governs and _of_organization(reading, office) else office


def _wait(reading: Reading, event: Event, person: Person) -> None:
    """Keep a term until the article has told of what office it is."""
    times = [time for time in event.times if time.kind in _LASTING]
    mention = event.mention or event.trigger
    inside = [event.trigger, *times]
    start, end = min(u.start for u in inside), max(u.end for u in inside)
    reading.waiting.append(Term(person, mention, start, end, times, _is_over(reading, event)))


def _serves(reading: Reading, event: Event, person: Person, office: OfficeName, unit: Chunk | None) -> None:
    statement = new_statement(reading, event, person, office, unit)
    _spell(reading, event, statement)
    finish(reading, statement, office, former=statement.status == "former")


def _led(reading: Reading, event: Event) -> OfficeName | None:
    """ "Stood at the head of NATO": the head of the one body named."""
    units = event.clause.units
    if reading.lex.events["leadership"].isdisjoint(event.clause.words):
        return None
    names = {u.data["body"].name for u in units if u.kind == c.BODY and not u.data["body"].code}
    names |= {u.data.name for u in units if u.kind == c.GENERIC}
    head = reading.lex.heads.get(next(iter(names)), "") if len(names) == 1 else ""
    return (head, next(iter(names))) if head else None


def _governed(reading: Reading, event: Event) -> OfficeName | None:
    """ "Regiert Sachsen seit 2017": the head of the one region named."""
    if event.trigger.lower not in reading.lex.events["governing"]:
        return None
    regions = {u.data["body"].name for u in event.clause.units if u.kind == c.BODY and u.data["body"].region}
    name = next(iter(regions)) if len(regions) == 1 else ""
    if name:
        return reading.lex.heads[name], name
    countries = {u.data["body"].name for u in event.clause.units if u.kind == c.BODY and u.data["body"].code}
    held = [office for office in event.subject.held if office[1] in countries] if event.subject else []
    return held[0] if len(held) == 1 else None


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


def _of_organization(reading: Reading, office: OfficeName | None) -> bool:
    """Nobody governs one."""
    discourse = reading.discourse
    return office is not None and office[1] in discourse.bodies and office[1] not in discourse.regions


def _only_office(reading: Reading, person: Person) -> OfficeName | None:
    return next(iter(person.held)) if len(person.held) == 1 else None


def _is_object(reading: Reading, event: Event, unit: Chunk) -> bool:
    return event.trigger.lower in reading.lex.events["holding"] and not reading.clauses.preposition(
        event.clause, event.clause.units.index(unit)
    )


def as_office(reading: Reading, event: Event) -> None:
    """ "… a fine record as vice president": in office at some time."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if unit.kind != c.OFFICE or unit.data.holder is not None or unit.data.plural:
            continue
        link = next((u for u in reversed(units[max(0, i - 2) : i]) if u.kind == c.AS), None)
        if link is None or link.lower in reading.lex.events["becoming"]:
            continue
        if event.modality is not Modality.ASSERTED or unit.data.status == "future":
            return
        person, mention = _nearest(reading, event, i)
        if person is None or mention is None:
            continue
        office, line = reading.office(unit, event.line), event.line.sentence
        inside = [unit, *([mention] if mention.start >= line.start else [])]
        start, end = min(u.start for u in inside), max(u.end for u in inside)
        rule = f"{reading.language}.as"
        statement = reading.state(rule, person, mention, office, start, end, Modality.ASSERTED)
        unit.data.holder = person
        if unit.data.acting:
            statement.add(Property.ACTING, "true")
        if unit.data.status == "new" and reading.tells_of_now(unit.start) and units[i - 1].kind == c.AS:
            statement.modality = Modality.PLANNED
        if unit.data.status in ("former", "then", "last"):
            reading.former(statement)
        reading.discourse.note(person, office, unit.start, former=True)
        return


def _has_object(reading: Reading, event: Event, i: int) -> bool:
    """ "Holte den Diplomaten als Minister": "as" may speak of the object. An object shows by its article."""
    units = event.clause.units
    marks = reading.lex.events["object_marks"]
    for k, unit in enumerate(units[:i]):
        if unit.lower in marks and not (k and reading.clauses.preposition(event.clause, k + 1)):
            return True
    named = [
        u
        for k, u in enumerate(units[:i])
        if u in event.people
        and not reading.clauses.preposition(event.clause, k)
        and not getattr(u.data, "genitive", False)
    ]
    return len(named) > 1


def _nearest(reading: Reading, event: Event, i: int) -> tuple[Person | None, Chunk | None]:
    """The last one before unit ``i`` that no preposition governs; the subject in a free order."""
    units = event.clause.units
    if i > 1 and units[i - 2].kind == c.NAME and units[i - 1].kind == c.AS:  # "agreed on X as secretary"
        return event.people.get(units[i - 2]), units[i - 2]
    if reading.lex.grammar["free_order"] and _has_object(reading, event, i):
        return None, None
    for k in range(i - 1, -1, -1) if not reading.lex.grammar["free_order"] else ():
        person = event.people.get(units[k])
        genitive = getattr(units[k].data, "genitive", False)
        if person and not genitive and not reading.clauses.preposition(event.clause, k):
            return person, units[k]
    return event.subject, event.mention
