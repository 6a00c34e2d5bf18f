"""Being something: "X is the president of", "the first president was X", "X has been in the post since 2022"."""

from __future__ import annotations

from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract.as_office import as_office, is_notion
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import started
from kb.ingest.extract.lasting import LASTING, date_spells, settle_spell
from kb.ingest.extract.led import at_the_head
from kb.ingest.extract.office_country import office_named
from kb.ingest.extract.office_in_clause import each_office
from kb.ingest.extract.office_meant import office_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_DESCRIBED = 3  # words that say who someone is, before their name


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
    if office is None or unit is None or _is_brought(reading, event, unit):
        if reading.lex.grammar["free_order"] and _is_said_of_more(reading, event, event.subject):
            return
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


def _is_said_of_more(reading: Reading, event: Event, person: Person) -> bool:
    """ "X ist tot"; "X war die erste Frau an der Spitze der Nato"."""
    said = {unit.lower for unit in event.clause.units}
    if (
        not event.past
        and event.modality is Modality.ASSERTED
        and not reading.lex.events["dead"].isdisjoint(said)
    ):
        reading.dead.add(person)
        return True
    told = " ".join(unit.lower for unit in event.clause.units)
    heads = any(phrase in told for phrase in reading.lex.grammar["at_the_head"])
    office = at_the_head(reading, event) if heads and event.modality is Modality.ASSERTED else None
    if office is None:
        return False
    statement = new_statement(reading, event, person, office, None)
    settle_spell(reading, event, statement)
    finish(reading, statement, office, former=statement.status == "former")
    return True


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


def _is_brought(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Was brought into the cabinet as minister": what someone became on a day."""
    between = event.clause.units[event.at + 1 : event.clause.units.index(unit)]
    return any(other.lower in reading.lex.events["entering"] for other in between)


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
    between = event.clause.units[event.at + 1 : event.clause.units.index(unit)]
    if any(other.lower in reading.lex.events["making"] for other in between):  # "was made minister in 1981"
        started(reading, event, statement)
    first, statement = statement, statement if unique else date_spells(reading, event, statement)
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
    lasting = any(time.kind in LASTING for time in event.times)
    free = reading.lex.grammar["free_order"]
    units, post = event.clause.units, None
    for i, unit in enumerate(units):
        near = free or (i > event.at and _is_in_reach(reading, event, unit))
        if unit.kind == c.POST and near and (not free or reading.clauses.preposition(event.clause, i)):
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
        settle_spell(reading, event, statement)
        if event.trigger.lower in reading.lex.events["over_by_then"]:
            reading.former(statement)
        finish(reading, statement, office, former=statement.status == "former")


def _is_in_reach(reading: Reading, event: Event, post: Chunk) -> bool:
    """Not "had been under pressure since April, when it emerged that her office …"."""
    return not reading.lex.grammar["attributive_bodies"] or event.part(post) == event.part(event.trigger)


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
