"""Holding an office: someone is it, serves in it, leads its body."""

from __future__ import annotations

from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract.as_office import as_office, is_notion
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import started
from kb.ingest.extract.led import at_the_head, governed, government_led, led_by, object_led
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_country import office_named
from kb.ingest.extract.office_in_clause import each_office, introduced, office_unit
from kb.ingest.extract.office_meant import chair, office_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Term
from kb.ingest.extract.statements import Statement
from kb.ingest.extract.subjects import perceived
from kb.ingest.records import Modality, Property

_HELD = frozenset((c.OFFICE, c.MINISTRY, c.BODY, c.GENERIC))
_LATELY = 12  # statements of one person that are looked back on
_DESCRIBED = 3  # words that say who someone is, before their name
_LASTING = frozenset((c.SPAN, c.SINCE, c.UNTIL, c.FROM, c.YEARS))


def be(reading: Reading, event: Event) -> None:
    event = _chosen_to_be(reading, event)
    if (behind := _named_behind(reading, event)) is not None:
        title, mention = behind
        person = event.people[mention]
        event = replace(event, subject=person, mention=mention)
        _is(reading, event, person, office_named(reading, event, title), title)
        return
    office, unit = office_of(reading, event, anaphora=False, predicate=True)
    if event.subject is None or (unit is not None and is_notion(event, event.clause.units.index(unit))):
        return
    if office is None or unit is None:
        _in_post(reading, event)
        as_office(reading, event)
        return
    if _is_shown(reading, event, unit) or _is_likened(reading, event, unit):
        return
    states = all(title.office.of == "state" for title in unit.data.titles)  # "he was her foreign minister"
    if (states or not unit.data.possessive) and not _belongs_to_another(event, unit):
        for named, title, own in each_office(reading, event, unit):
            whose = (named[0], "") if title.data.possessive and title.data.body is None else named
            _is(reading, own, event.subject, whose, title)


def _chosen_to_be(reading: Reading, event: Event) -> Event:
    """ "Parliament elected X, a judge, to be president": X, who is to be."""
    main, units = event.clause.after, event.clause.units
    aimed = event.at == 1 and units[0].lower in reading.lex.events["to"] and not event.clause.joined
    if main is None or not aimed or not reading.lex.grammar["attributive_bodies"]:
        return event
    chosen = next((i for i, u in enumerate(main.units) if u.kind == c.VERBS["elect"]), None)
    if chosen is None or event.modality not in (Modality.ASSERTED, Modality.PLANNED):
        return event
    named = (u for u in main.units[chosen + 1 : chosen + 3] if u.kind == c.NAME and u in event.people)
    mention = next(named, event.mention)
    person = event.people.get(mention) if mention is not None else None
    return replace(event, subject=person, mention=mention, modality=Modality.PLANNED)


def _named_behind(reading: Reading, event: Event) -> tuple[Chunk, Chunk] | None:
    """ "The first secretary general of NATO was Lord Ismay": the title and the name, where the order is fixed."""
    units, at = event.clause.units, event.at
    title = units[at - 1] if at > 0 else None
    if reading.lex.grammar["free_order"] or title is None or title.kind != c.OFFICE:
        return None
    phrase: OfficePhrase = title.data
    known = phrase.definite or phrase.body is not None
    if (
        phrase.holder is not None
        or phrase.plural
        or not known
        or not reading.lex.grammar["attributive_bodies"]
    ):
        return None
    before = [unit for unit in units[: at - 1] if unit.kind not in c.TIMES]
    if len(before) > 1 or reading.clauses.preposition(event.clause, at - 1) or event.clause.relative:
        return None
    i = at + 1
    small = reading.lex.office["articles"]
    while i < len(units) and i <= at + _DESCRIBED and (
        units[i].kind in (c.NATION, c.DEMONYM, c.HONORIFIC, c.MODIFIER) or units[i].lower in small
    ):  # fmt: skip
        i += 1
    mention = units[i] if i < len(units) else None
    if mention is None or mention.kind != c.NAME or mention not in event.people:
        return None
    owner = i + 1 < len(units) and units[i + 1].text in c.OWNERS
    return None if owner or event.modality is not Modality.ASSERTED else (title, mention)


def _is_shown(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Was introduced as the president": what someone was taken for."""
    between = event.clause.units[event.at + 1 : event.clause.units.index(unit)]
    if any(other.lower in reading.lex.events["dubbed"] for other in between):
        return True
    shown = any(other.lower in reading.lex.events["shown_as"] for other in between)
    return shown and any(other.kind == c.AS for other in between)


def _is_likened(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "X est un Premier ministre hilarant": on a stage; whoever is one is "le Premier ministre", or of a country."""
    units = event.clause.units
    before = units[units.index(unit) - 1].lower
    phrase: OfficePhrase = unit.data
    if before in reading.lex.office["personal"]:  # "X est mon président", whatever others say
        return True
    plain = not phrase.status and not phrase.acting and phrase.body is None and phrase.generic is None
    unique = phrase.title in HEADS and before in reading.lex.office["indefinite"]
    return (
        plain and unique and not event.past and not event.times and reading.lex.grammar["adjectives_follow"]
    )


def _is(reading: Reading, event: Event, person: Person, office: OfficeName, unit: Chunk) -> None:
    phrase: OfficePhrase = unit.data
    if phrase.status == "future" and event.modality is not Modality.DENIED:
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
    often = (
        not event.past and not times and not reading.lex.events["repeatedly"].isdisjoint(event.clause.words)
    )
    if phrase.status in ("former", "then", "last") or often or (since and (before_that or again)):
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
    if post is None and _stays_so(reading, event):
        post = event.trigger
    if post is None and free and event.trigger.lower in reading.lex.events["remaining"]:
        post = event.trigger if reading.lex.events["remained"] & set(event.clause.words) else None
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


def _stays_so(reading: Reading, event: Event) -> bool:
    """ "Il le resta jusqu'en 1957", "y demeura jusqu'en 1984": what was just said, or there."""
    words = reading.lex.events
    before = event.clause.units[event.at - 1].lower if event.at > 0 else ""
    if not reading.lex.grammar["clitics"] or not before:
        return False
    until = any(time.kind == c.UNTIL for time in event.times)
    there = before in words["staying_there"] and event.trigger.lower in words["staying"] and until
    return there or before in words["object_clitics"]


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
    if (agent := led_by(reading, event)) is not None:
        if event.modality is Modality.ASSERTED:
            _led(reading, event, *agent)
        return
    if _held_by(reading, event):
        return
    settled = event.future or not reading.lex.events["from_now_on"].isdisjoint(event.clause.words)
    if event.subject is None or (event.modality is not Modality.ASSERTED and not settled):
        return
    if (title := _named_before(reading, event)) is not None:
        named = reading.office(title, event.line)
        statement = new_statement(reading, event, event.subject, named, title)
        _spell(reading, event, statement)
        finish(reading, statement, named, former=statement.status == "former")
        return
    if _is_only_aimed_at(reading, event) or _means_another(reading, event):
        return
    if office := government_led(reading, event):
        statement = new_statement(reading, event, event.subject, office, None)
        _spell(reading, event, statement)
        finish(reading, statement, office, former=statement.status == "former")
        return
    if any(unit.kind in (c.OFFICE, c.POST) for unit in _own_part(reading, event)):
        serve(reading, event)
        return
    office, unit = ministry(reading, event)
    if office is None:
        office, unit = object_led(reading, event)
    if office is None or unit is None:
        if reading.lex.grammar["noun_capitals"]:  # a noun that is led would show
            serve(reading, event)
        return
    statement = new_statement(reading, event, event.subject, office, unit)
    _spell(reading, event, statement)
    finish(reading, statement, office, former=statement.status == "former")


def _named_before(reading: Reading, event: Event) -> Chunk | None:
    """ "… la Défense, qu'il dirigea de 2016 à 2018": the ministry that stands before the relative."""
    units = event.clause.units
    edge = max((k for k in event.clause.breaks if k < event.at), default=0)
    before = units[:edge] or (event.clause.after.units if event.clause.after is not None else [])
    if not before or units[edge].lower not in reading.lex.clause["restriction"]:
        return None
    last = before[-1]
    return last if last.kind == c.OFFICE and last.data.title.startswith("Minister ") else None


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
        reading.current(statement, plain=event.trigger.lower in reading.lex.events["in_post"])


def _is_pluperfect(reading: Reading, event: Event) -> bool:
    return not reading.lex.events["pluperfect"].isdisjoint(event.clause.words)


def _is_over(reading: Reading, event: Event) -> bool:
    """In the past tense, the verb itself or the one before it: "était en poste", "hatte regiert"."""
    said = set(event.clause.words) - (set() if event.past else set(event.trigger.lower.split()))
    if _is_pluperfect(reading, event) or not reading.lex.events["years_spent"].isdisjoint(said):
        return True
    return any(
        unit.kind in c.EVENTS and unit.data.tense == "past" for unit in event.clause.units[: event.at + 1]
    )


def _led(reading: Reading, event: Event, person: Person, mention: Chunk, office: OfficeName) -> None:
    """ "Was led by X": the participle tells of no time, what stands before it does."""
    before = {unit.lower for unit in event.clause.units[max(0, event.at - 2) : event.at]}
    statement = new_statement(reading, event, person, office, None, mention)
    _date(reading, event, statement)
    over = any(time.kind in (c.SPAN, c.UNTIL) for time in event.times)
    over |= not before.isdisjoint(reading.lex.events["passive_past"])
    if over and not any(time.kind == c.SINCE for time in event.times):
        reading.former(statement)
    elif not statement.has(Property.END):
        reading.current(statement, plain=True)
    finish(reading, statement, office, former=statement.status == "former")


def _held_by(reading: Reading, event: Event) -> bool:
    """German "das Amt des Präsidenten wird von X bekleidet", "das Ministerium wurde von X geführt": X's."""
    clause, passives = event.clause, reading.lex.events["passive_held"]
    verb = next((u for u in clause.units if u.lower in passives), None)
    if verb is None or not event.past or event.modality is not Modality.ASSERTED:
        return False
    agents = reading.lex.words["agent"]
    mention = next(
        (
            u
            for i, u in enumerate(clause.units)
            if u.kind == c.NAME and u in event.people and reading.clauses.preposition(clause, i) in agents
        ),
        None,
    )
    office = _held(reading, event)
    if mention is None or office is None:
        return mention is not None
    statement = new_statement(reading, event, event.people[mention], office, None, mention)
    _date(reading, event, statement)
    if verb.data.tense == "past":
        reading.former(statement)
    elif not statement.has(Property.END):
        reading.current(statement)
    finish(reading, statement, office, former=statement.status == "former")
    return True


def _held(reading: Reading, event: Event) -> OfficeName | None:
    """What is held or led in a passive: an office, a ministry, a body."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if reading.clauses.preposition(event.clause, i) or unit.kind not in _HELD:
            continue
        before = units[max(0, i - 2) : i]
        if unit.kind == c.OFFICE:
            posted = any(u.kind == c.POST for u in before)
            return office_named(reading, event, unit) if posted and unit.data.holder is None else None
        if any(u.lower in reading.lex.events["no_object"] for u in before[-1:]):
            return None
        if unit.kind == c.MINISTRY:
            return reading.office(unit, event.line) if unit.data.title else None
        body = unit.data["body"] if unit.kind == c.BODY else unit.data
        head = "" if body.code else reading.lex.heads.get(body.name, "")
        return (head, body.name) if head and event.trigger.data.event == "lead" else None
    return None


def serve(reading: Reading, event: Event) -> None:
    if event.trigger.data.event == "serve" and _held_by(reading, event):
        return
    planned = event.modality is Modality.PLANNED and event.future
    bare = event.trigger.data.tense == "infinitive" and (event.at == 0 or event.at in event.clause.breaks)
    seen = perceived(reading, event.clause, event.at, event.people)[0] is not None
    if bare and not seen and reading.lex.grammar["attributive_bodies"]:
        return
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
            led = _led_as(reading, event, title)
            _serves(reading, own, event.subject, named if led is None else (named[0], led), title)
        return
    if planned:
        return
    chaired = chair(reading, event)
    if chaired is not None and chaired[0] is None:
        return
    office = (
        (chaired[0] if chaired is not None else None)
        or ministry(reading, event)[0]
        or at_the_head(reading, event)
        or governed(reading, event)
    )
    stands_in = (
        event.trigger.lower in reading.lex.events["standing_in"] and reading.lex.grammar["varies_names"]
    )
    stands_in = stands_in and _spoken_of(reading, event) == reading.discourse.topic
    if office is None and (lasting or stands_in) and unit is None:
        office = _known(reading, event, event.subject)
    if office is not None:
        _serves(reading, event, event.subject, office, unit)
    elif lasting and unit is None and event.trigger.lower in reading.lex.events["in_post"]:
        _wait(reading, event, event.subject)


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


def _known(reading: Reading, event: Event, person: Person) -> OfficeName | None:
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
    office = discourse.office_of(person, event.trigger.start)
    if office is None and any(u.kind == c.POST for u in units):
        office = discourse.last_office(person) or _spoken_of_first(reading) or discourse.topic
    if event.trigger.lower in words["standing_in"]:
        office = _spoken_of(reading, event) or office
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


def _spoken_of(reading: Reading, event: Event) -> OfficeName | None:
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
    before = event.clause.units[: event.at]
    if any(u.kind == c.VERBS["become"] and u.data.tense == "past" for u in before):
        started(reading, event, statement)  # "became the first woman to serve as …"
    finish(reading, statement, office, former=statement.status == "former")


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
