"""Entering an office: someone becomes it, takes it, is chosen for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.appointees import appointee_of
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event, finish, is_participle, new_statement
from kb.ingest.extract.event_times import aim_ahead, point_in_time, started
from kb.ingest.extract.led import object_led
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_in_clause import each_office, introduced
from kb.ingest.extract.office_meant import office_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Term
from kb.ingest.extract.statements import Statement
from kb.ingest.extract.taken_from import predecessor
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_NEWS, _YEAR = 100, 366  # days
_LATELY = 12  # statements of one person that are looked back on
_BACK = 2000  # characters back to where the office was named
_AIM = 6  # chunks between "chosen" and "to lead"
_OF_NAME = frozenset((c.OFFICE, c.BLOCKED, c.HONORIFIC, c.NATION, c.MODIFIER))  # may stand before a name
_HINDSIGHT = 3  # chunks between "went" and "to become"
_HEAD = 1  # paragraphs at the head of an article


def become(reading: Reading, event: Event) -> None:
    office, unit = office_of(reading, event, anaphora=False, predicate=True)
    if office is None or unit is None or event.subject is None or _is_only_a_chance(reading, event):
        return
    if unit.data.status == "future" and event.modality is Modality.ASSERTED:
        event.modality = Modality.PLANNED  # "becoming the next premier"
    aimed = event.trigger.data.tense == "infinitive" and event.modality is Modality.ASSERTED
    if event.future or (aimed and not _came_to_pass(reading, event)):
        said = (Modality.REPORTED, Modality.DENIED)  # "will not become" is no plan
        event.modality = event.modality if event.modality in said else Modality.PLANNED
        if event.future and _was(reading, event):
            event.modality, event.future = Modality.ASSERTED, False
    for named, title, own in each_office(reading, event, unit):
        statement = new_statement(reading, own, event.subject, named, title)
        title.data.holder = event.subject
        started(reading, own, statement)
        for time in own.times:
            if time.kind in (c.SPAN, c.UNTIL) and not (aimed and time.start < event.trigger.start):
                reading.dated(statement, time)  # not "X (2000-2004) left to become …"
        if _is_hindsight(reading, event) and not own.times and statement.modality is Modality.ASSERTED:
            reading.former(statement)
        finish(reading, statement, named, former=False)


def _is_hindsight(reading: Reading, event: Event) -> bool:
    """ "Went on to become premier", "later to become premier", "would later become premier"."""
    told = event.clause.units[max(0, event.at - _HINDSIGHT) : event.at]
    return event.trigger.data.tense == "infinitive" and any(
        unit.lower in reading.lex.events["hindsight"] for unit in told
    )


def _came_to_pass(reading: Reading, event: Event) -> bool:
    """ "Rose to become premier in 2001", "left in 2001 to become premier": on a day of the past."""
    told = event.clause.units[: event.at]
    if _is_hindsight(reading, event):
        return True
    if all(
        unit.lower not in reading.lex.events["rising"]
        and not (unit.kind in c.EVENTS and unit.data.tense == "past")
        for unit in told
    ):
        return False
    if not reading.lex.grammar["attributive_bodies"]:
        return False
    if any(unit.kind == c.VERBS["quit"] and unit.data.tense == "past" for unit in told):
        return True  # "resigned to become premier"
    point = point_in_time(reading, event)
    latest = PartialDate.parse(point[0]).latest if point is not None else None
    return latest is not None and reading.published is not None and latest < reading.published


def _is_only_a_chance(reading: Reading, event: Event) -> bool:
    """ "The best chances of becoming premier", "the path to becoming chancellor"."""
    before = event.clause.units[event.at - 1].lower if event.at > 0 else ""
    return is_participle(reading, event.trigger) and before in reading.lex.events["chances"]


def _was(reading: Reading, event: Event) -> bool:
    """The historical present: "1961 wird Stikker Generalsekretär"."""
    if event.trigger.data.tense != "present" or reading.published is None:
        return False
    fixed = [time for time in event.times if time.kind == c.POINT and time.data.start.kind == "fixed"]
    return bool(fixed) and all(time.data.start.last < reading.published for time in fixed)


def take(reading: Reading, event: Event) -> None:
    if event.subject is None:
        return
    aim_ahead(reading, event)
    after = _taken_after(reading, event)
    if after is not None:
        office, unit = _named_with_as(reading, event)
        office = office or _office_after(reading, event, after)
        if office is None:
            return
    else:
        office, unit = office_of(reading, event, direct=True)
    if office is None and (other := _other(reading, event)) is not None:
        office = reading.discourse.latest[other][1]
        still = any(s.status == "current" and s.title == office[0] for s in other.told[-_LATELY:])
        if event.ahead and still and event.modality is Modality.ASSERTED:
            event.modality = Modality.PLANNED  # "X leaves on Monday, when Y takes over"
    if office is None:
        _wait(reading, event, event.subject)
        return
    ahead = event.ahead and reading.discourse.planned.get(event.subject) == office
    if ahead and event.modality is Modality.ASSERTED and not _was(reading, event):
        event.modality = Modality.PLANNED  # "wird Präsidentin … tritt das Amt im Mai an"
    terms = [time for time in event.times if time.kind == c.YEARS]
    statement = new_statement(reading, event, event.subject, office, unit)
    for time in terms:
        value = f"P{time.data.years}Y" + (".." if time.data.at_least else "")
        statement.widen(time.start, time.end)
        statement.add(Property.EXPECTED_END, value, modality=Modality.ASSERTED)
    started(reading, event, statement)
    for time in event.times:
        if time.kind == c.SPAN and reading.lex.grammar["varies_names"]:
            reading.dated(statement, time)  # "prend la tête de l'Otan de 2010 à 2014"
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = event.subject
    predecessor(reading, event, office, "from")
    finish(reading, statement, office, former=False)


def _taken_after(reading: Reading, event: Event) -> Person | None:
    """ "Tritt die Nachfolge von X an": X, whose office it is."""
    units, words = event.clause.units, reading.lex.events["successions"]
    at = next((i for i, unit in enumerate(units) if unit.lower in words), None)
    if at is None:
        return None
    named = (event.people[unit] for unit in units[at + 1 :] if unit.kind == c.NAME and unit in event.people)
    return next((person for person in named if person is not event.subject), None)


def _named_with_as(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """ "Trat 2002 die Nachfolge von X als Minister an"."""
    units = event.clause.units
    for link, unit in pairwise(units) if reading.lex.grammar["free_order"] else ():
        if link.kind == c.AS and unit.kind == c.OFFICE and unit.data.holder is None:
            return reading.office(unit, event.line), unit
    return None, None


def _office_after(reading: Reading, event: Event, older: Person) -> OfficeName | None:
    """What the one who goes has, and not what the one who comes has been until then."""
    discourse = reading.discourse
    if event.subject in discourse.planned:
        return discourse.planned[event.subject]
    ends = event.line.sentence.end  # what is told of them later may be another office
    told = [s for s in older.told[-_LATELY:] if s.title and s.start < ends]
    last = (told[-1].title, told[-1].organization) if told else None
    return last or (discourse.topic if discourse.topic in older.held else None)


def _other(reading: Reading, event: Event) -> Person | None:
    """ "X resigned and Y took over": X, named just before and said to have an office: that of the article first."""
    behind = event.clause.units[event.at + 1 : event.at + 2]
    bare = (
        not behind
        or behind[0].kind in c.TIMES
        or 0 in event.clause.breaks
        or event.at + 1 in event.clause.breaks
    )
    if event.trigger.lower not in reading.lex.events["takes_over"] or not bare:
        return None
    ordered = not reading.lex.grammar["free_order"]
    named = [
        event.people[unit]
        for unit in sorted(event.people, key=lambda u: u.start)
        if unit.start < event.trigger.start and not (ordered and _is_governed(reading, event, unit))
    ]
    latest, topic = reading.discourse.latest, reading.discourse.topic
    near = [p for p in (*reversed(named), reading.discourse.focus) if p in latest and p is not event.subject]
    recent = [p for p in near if p and event.trigger.start - latest[p][0] <= _BACK]
    return next((p for p in recent if latest[p][1] == topic), recent[0] if recent else None)


def _is_governed(reading: Reading, event: Event, mention: Chunk) -> bool:
    """ "A former adviser to Chancellor Y, X took over": not from Y."""
    chunks, words = event.line.chunks, reading.lex.words
    if mention not in chunks:
        return False
    i = chunks.index(mention) - 1
    while i >= 0 and (chunks[i].kind in _OF_NAME or chunks[i].lower in words["determiners"]):
        i -= 1
    return i >= 0 and chunks[i].lower in words["prepositions"] | words["of"]


def _wait(reading: Reading, event: Event, person: Person) -> None:
    """ "Entrée en fonction en mai, X dirige …": of what office, the article tells later."""
    days = [time for time in event.times if time.kind == c.POINT]
    told = event.trigger.lower in reading.lex.events["taking_any"] and event.modality is Modality.ASSERTED
    if told and len(days) == 1:
        start, end = min(event.trigger.start, days[0].start), max(event.trigger.end, days[0].end)
        reading.waiting.append(Term(person, event.mention or event.trigger, start, end, days, over=False))


def elect(reading: Reading, event: Event) -> None:
    words = set(event.clause.words)
    nominated = event.trigger.lower in reading.lex.events["nominated"]
    nominated |= event.trigger.data.tense == "infinitive" and not event.future  # "a décidé de nommer"
    appointee, mention = appointee_of(reading, event, words)
    if appointee is None or mention is None:
        return
    office, unit = office_of(reading, replace(event, subject=appointee, mention=mention), direct=True)
    if office is None:
        office, unit = _to_lead(reading, replace(event, subject=appointee, mention=mention))
    office = office or _into(reading, event)
    if (
        nominated
        and unit is not None
        and reading.clauses.preposition(event.clause, event.clause.units.index(unit))
        in reading.lex.events["stands_for"]
    ):
        return
    if office is None or (
        unit is not None
        and unit.kind == c.OFFICE
        and unit.data.possessive
        and not unit.data.organization
        and not all(title.office.of == "state" for title in unit.data.titles)
    ):
        return
    if (
        reading.lex.grammar["appoints_as"]
        and unit is not None
        and unit.kind == c.OFFICE
        and not introduced(reading, event, unit)
    ):
        office, unit = ministry(reading, event)  # "berief die Premierministerin X an die Spitze des Ressorts"
        if office is None:
            return
    point = point_in_time(reading, event)
    said = Modality.PLANNED if nominated and event.modality is Modality.ASSERTED else event.modality
    lasting = any(time.kind in (c.SINCE, c.SPAN) for time in event.times)
    nominated |= unit is not None and unit.kind == c.OFFICE and unit.data.status == "future"
    again = not reading.lex.events["again"].isdisjoint({*words, event.trigger.lower})
    again &= (
        not nominated and event.modality is Modality.ASSERTED and reading.tells_of_now(event.trigger.start)
    )
    if (
        event.modality is Modality.ASSERTED
        and not again
        and (nominated or (not lasting and _is_news(reading, event, unit, point)))
    ):
        event.modality = Modality.PLANNED
    statement = new_statement(reading, event, appointee, office, unit, mention)
    reading.discourse.appointed = appointee
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = appointee
    if point is not None:
        statement.widen(point[1].start, point[1].end)
    statement.add(Property.APPOINTED, point[0] if point else "", modality=said)
    _date_choice(reading, event, statement, point)
    if again:  # "erneut gewählt": in office before and after
        reading.current(statement, plain=True)
    if (
        point is not None
        and not lasting
        and reading.lex.grammar["varies_names"]
        and _is_lately(reading, event, point[0])
    ):
        reading.current(statement, plain=True)
    finish(reading, statement, office, former=False)


def _date_choice(
    reading: Reading, event: Event, statement: Statement, point: tuple[str, Chunk] | None
) -> None:
    """How long they were chosen for; in the life of a minister the day of the appointment is the first in office."""
    for time in event.times:
        if time.kind in (c.SINCE, c.SPAN):
            reading.dated(statement, time)
    told = statement.modality is Modality.ASSERTED and not statement.has(Property.START)
    made_minister = statement.person is reading.discourse.portrayed and "Minister" in statement.title
    if point is not None and told and made_minister:
        statement.add(Property.START, point[0])


def _is_lately(reading: Reading, event: Event, value: str) -> bool:
    """ "Nommé en janvier", said in October: in office since."""
    latest = PartialDate.parse(value).latest
    told = event.modality is Modality.ASSERTED and reading.published is not None and latest is not None
    return told and (reading.published - latest).days <= _YEAR  # type: ignore[operator]


def _into(reading: Reading, event: Event) -> OfficeName | None:
    """ "In den Bundesrat gewählt": what its members are called."""
    for before, unit in pairwise(event.clause.units) if reading.lex.members else ():
        title = reading.lex.members.get(unit.text) if unit.kind == c.BODY else None
        if title is not None and before.lower in reading.lex.events["object_articles"]:
            return title.office.title, title.office.organization
    return None


def _to_lead(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """ "Was chosen to lead NATO": the office of whoever leads it."""
    units = event.clause.units
    if reading.lex.grammar["free_order"]:
        return None, None
    for i in range(event.at + 2, min(len(units), event.at + _AIM)):
        aim = units[i].kind == c.VERBS["lead"] and units[i].data.tense == "infinitive"
        if aim and units[i - 1].lower in reading.lex.events["to"]:
            return object_led(reading, replace(event, at=i))
    return None, None


def _is_news(reading: Reading, event: Event, unit: Chunk | None, point: tuple[str, Chunk] | None) -> bool:
    """Whoever was chosen just now is not yet in office; who was chosen long ago may have been since."""
    if reading.published is None:
        return False
    if point is None:
        new = unit is not None and unit.kind == c.OFFICE and unit.data.status in ("new", "future")
        new |= _is_helper_to_be(reading, event)
        return (new or _is_told_first(reading, event)) and reading.tells_of_now(event.trigger.start)
    latest = PartialDate.parse(point[0]).latest
    return latest is not None and (reading.published - latest).days <= _NEWS


def _is_helper_to_be(reading: Reading, event: Event) -> bool:
    """ "Elle sera secondée par X, nommé vice-président": from then on."""
    chunks = event.line.chunks
    if event.mention not in chunks or event.trigger not in chunks or not reading.lex.words["agent"]:
        return False
    named, at = chunks.index(event.mention), chunks.index(event.trigger)
    if at - named != 2 or chunks[at - 1].kind != "," or named < 3:
        return False
    ahead = chunks[named - 3].lower in reading.lex.clause["future_auxiliary"]
    return ahead and chunks[named - 1].lower in reading.lex.words["agent"]


def _is_told_first(reading: Reading, event: Event) -> bool:
    """ "X a été nommé ministre", at the head of an article: that is its news."""
    units, words = event.clause.units, reading.lex.events["chosen_now"]
    before = units[event.at - 1].lower if event.at > 0 else ""
    if event.at > 0 and units[event.at - 1] is event.mention and words:  # a headline: "X élu président"
        return event.past and event.line.sentence.paragraph == 0
    cleft = event.line.chunks[0].lower in reading.lex.events["cleft"]  # "C'est X qui a été nommé"
    return (cleft or not event.clause.relative) and before in words and event.line.sentence.paragraph <= _HEAD
