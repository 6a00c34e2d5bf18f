"""Succession in an office: someone follows, replaces or is replaced by another, or hands over to them."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event, is_participle, new_statement
from kb.ingest.extract.event_times import aim_ahead, is_of_today, is_past, point_in_time, started
from kb.ingest.extract.following_nobody import follow_nobody
from kb.ingest.extract.office_meant import is_of_present_post, office_of, present_office
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession
from kb.ingest.extract.shared_office import common_office, which_office
from kb.ingest.extract.who_followed import who_followed
from kb.ingest.records import Modality

_LINES_BACK = 3  # sentences in which a leadership was told of


def succeed(reading: Reading, event: Event) -> None:
    """X succeeds Y, X replaces Y; and in the passive."""
    aim_ahead(reading, event)
    before = event.clause.units[event.at - 1].lower if event.at > 0 else ""
    if before in reading.lex.events["expletives"]:
        return  # "Y found him a post; there followed years as minister"
    found = who_followed(reading, event)
    if found is None:
        after = is_participle(reading, event.trigger) and reading.lex.grammar["attributive_bodies"]
        if not after:  # "left, following a dispute"
            follow_nobody(reading, event)
        return
    newer, older, unit = found
    if newer in reading.discourse.planned and event.modality is Modality.ASSERTED and not event.past:
        event.modality = Modality.PLANNED  # "she takes over in April"
    if unit.lower in reading.lex.events["object_clitics"] and _led_since(reading, event, older):
        return
    office, title = which_office(reading, event, newer, older, unit)
    main = event.clause.after
    if main is not None and is_of_present_post(reading, main.units):
        office, title = present_office(newer), None
    if office is None:
        return
    if title is not None:
        title.data.holder = newer
    start = min(
        u.start
        for u in (event.trigger, unit, *([event.mention] if event.mention else []))
        if u.start >= event.line.sentence.start
    )
    ends = [event.trigger, unit, *([title] if title else [])]
    mention = unit if newer is not event.subject else event.mention or unit
    modality = event.modality
    succession = Succession(
        newer,
        older,
        office,
        mention,
        start,
        max(u.end for u in ends),
        reading.events[event.trigger.data.event],
        modality,
        narrated=_is_narrated(reading, event),
        now=is_of_today(event),
    )
    point = point_in_time(reading, event)
    if point is not None and _is_of_choice(reading, event, point[1]):
        point = None
    if point is not None:
        succession.start, succession.end = min(start, point[1].start), max(succession.end, point[1].end)
        statement = new_statement(reading, event, newer, office, title, mention)
        started(reading, event, statement)
    elif lasting := [time for time in event.times if time.kind == c.UNTIL]:
        statement = new_statement(reading, event, newer, office, title, mention)
        reading.dated(statement, lasting[0])
    reading.successions.append(succession)
    _finish_people(reading, succession)


def _led_since(reading: Reading, event: Event, older: Person) -> bool:
    """ "Il prit la tête du parti. Y le remplaça": in what was told of last, which is no office that we know."""
    at, here = reading.discourse.latest.get(older, (0, None))[0], reading.places[event.line.sentence.start]
    lines = reading.lines[max(0, here - _LINES_BACK) : here]
    return any(
        chunk.kind == c.WORD and chunk.start > at and chunk.lower in reading.lex.events["leadership"]
        for line in lines
        for chunk in line.chunks
    )


def _is_of_choice(reading: Reading, event: Event, time: Chunk) -> bool:
    """ "Appointed on 3 May, succeeding Y": the day of the appointment is not the first in office."""
    at = event.trigger.start
    chosen = any(chunk.kind == c.VERBS["elect"] and chunk.start < at for chunk in event.line.chunks)
    apart = event.at == 0 or event.at in event.clause.breaks
    return chosen and apart and time.start < at and reading.lex.grammar["attributive_bodies"] is True


def _is_narrated(reading: Reading, event: Event) -> bool:
    """ "Lui succéda", unlike "lui a succédé", is never said of these days."""
    endings = tuple(reading.lex.grammar["narrative_endings"])
    return event.past and bool(endings) and event.trigger.lower.split()[0].endswith(endings)


def to_be_succeeded(reading: Reading, event: Event) -> None:
    """ "Tipped to succeed Y as secretary general": whoever does, Y has the office now."""
    units = event.clause.units
    if event.trigger.data.tense != "infinitive" or reading.lex.grammar["free_order"]:
        return
    i = event.at + 1
    while i < len(units) and units[i].kind in (c.NATION, c.HONORIFIC, c.BODY):
        i += 1
    j = next((k for k in range(i + 1, min(len(units), i + 5)) if units[k].kind == c.OFFICE), 0)
    older = event.people.get(units[i]) if i < len(units) and units[i].kind == c.NAME else None
    if older is None or not j or not any(u.kind == c.AS for u in units[i + 1 : j]):
        return
    if units[j].data.holder is not None or units[j].data.status in ("former", "next"):
        return
    office = reading.office(units[j], event.line)
    if any((s.title, s.organization) == office and s.status for s in older.told):
        return
    rule = reading.events[event.trigger.data.event]
    told = reading.state(rule, older, units[i], office, event.trigger.start, units[j].end, Modality.ASSERTED)
    if reading.tells_of_now(event.trigger.start):
        reading.current(told, plain=True)
    reading.discourse.note(older, office, units[i].start, former=False)


def hand_over(reading: Reading, event: Event) -> bool:
    """X handed the office over to Y: Y is the newer one. False where nobody is named to whom."""
    older = event.subject or _whose_post(reading, event)
    if _hands_something(reading, event):
        return True
    for i, unit in enumerate(event.clause.units):
        newer = event.people.get(unit)
        to = reading.clauses.preposition(event.clause, i) in reading.lex.events["to"]
        if newer is None or older is None or newer is older or not to:
            continue
        office, _ = office_of(reading, event, direct=True)
        office = office or _handed(reading, newer, older, event)
        if office is not None:
            point = point_in_time(reading, event)
            if point is not None and not event.past and event.modality is Modality.ASSERTED:
                ahead = not is_past(reading, point[0])
                event.modality = Modality.PLANNED if ahead else event.modality
            day = next((time for time in event.times if time.kind == c.POINT), event.trigger)
            start = min(unit.start, event.trigger.start, day.start)
            end = max(unit.end, event.trigger.end, day.end)
            rule = reading.events["hand_over"]
            when = _moment(reading, event)
            found = Succession(newer, older, office, unit, start, end, rule, event.modality, when)
            found.narrated = _is_narrated(reading, event)
            reading.successions.append(found)
            _finish_people(reading, found)
        return True
    return False


def _moment(reading: Reading, event: Event) -> str:
    """When the change took place, or is to take place, if the clause says so."""
    point = point_in_time(reading, event)
    if point is None or event.modality not in (Modality.ASSERTED, Modality.PLANNED):
        return ""
    return point[0] if is_past(reading, point[0]) == (event.modality is Modality.ASSERTED) else ""


def _hands_something(reading: Reading, event: Event) -> bool:
    """ "Handed over the flag to X", where a language has the object right behind the verb."""
    words, units = reading.lex.events["handed_on"], event.clause.units
    small = reading.lex.words["determiners"] | reading.lex.words["possessives"]
    after = next((unit for unit in units[event.at + 1 :] if unit.lower not in small), None)
    if (
        not words
        or after is None
        or after.kind not in (c.WORD, c.CAPITAL, c.WEAK)
        or after.lower.endswith("ly")
    ):
        return False
    ends = reading.lex.words["prepositions"] | reading.lex.words["of"] | reading.lex.words["subordinators"]
    return after.lower not in words | ends


def _whose_post(reading: Reading, event: Event) -> Person | None:
    """ "Son fauteuil revint à X": whoever was spoken of had it."""
    before = event.clause.units[: event.at]
    owned = any(a.kind == c.POSSESSIVE and b.kind == c.POST for a, b in pairwise(before))
    return reading.discourse.focus if owned else None


def _handed(reading: Reading, newer: Person, older: Person, event: Event) -> OfficeName | None:
    """What "hands over" means where it does not say of what: only words that are said of offices."""
    handed = event.trigger.lower in reading.lex.events["hand_over_office"]
    if not handed and event.subject is not None:
        return None
    return common_office(reading, newer, older, event)


def _finish_people(reading: Reading, succession: Succession) -> None:
    if succession.modality is Modality.PLANNED:
        reading.discourse.note(succession.older, succession.office, succession.chunk.start, former=False)
    if succession.modality is Modality.ASSERTED:
        reading.discourse.note(succession.newer, succession.office, succession.chunk.start, former=False)
        reading.discourse.note(succession.older, succession.office, succession.chunk.start, former=True)
