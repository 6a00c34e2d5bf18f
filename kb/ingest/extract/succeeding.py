"""Succession in an office: someone follows, replaces, takes over from or hands over to another."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import aim_ahead, is_of_today, is_past, point_in_time, started
from kb.ingest.extract.office_in_clause import introduced
from kb.ingest.extract.office_meant import is_of_present_post, office_of, present_office
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession
from kb.ingest.records import Modality

_OFFICES = frozenset((c.OFFICE, c.BODY, c.GENERIC, c.POST))
_JUST = 160  # characters from what was told to the sentence that goes on with it
_REACH = 2000  # characters back to where an office was named
_LATELY = 12  # statements that are looked back on
_LINES_BACK = 3  # sentences in which a leadership was told of
_ASIDE = 9  # chunks from a name to the end of what is said of it between marks
_OF_GOVERNMENT = 3  # chunks between a government and whose it is


def predecessor(reading: Reading, event: Event, office: OfficeName, link: str) -> None:
    for i, unit in enumerate(event.clause.units):
        older = event.people.get(unit)
        if (
            older
            and older is not event.subject
            and reading.clauses.preposition(event.clause, i) in reading.lex.events[link]
            and not _is_their_government(reading, event, i)
            and not _is_of_something_else(reading, event, i)
        ):
            _succession(reading, event, event.subject, older, office, unit)
            return


def _is_their_government(reading: Reading, event: Event, i: int) -> bool:
    """ "Übernahm in der Regierung von X": not from X."""
    before = event.clause.units[max(0, i - _OF_GOVERNMENT) : i]
    return any(unit.lower in reading.lex.words["governments"] for unit in before)


def _is_of_something_else(reading: Reading, event: Event, i: int) -> bool:
    """ "A pris ses fonctions … sous la présidence maltaise de X": where "of" and "from" are one word."""
    units, k = event.clause.units, i - 1
    small = reading.lex.words["determiners"] - reading.lex.words["contracted_prepositions"]
    while k > 0 and (
        units[k].kind in (c.NATION, c.DEMONYM, c.HONORIFIC, c.MODIFIER) or units[k].lower in small
    ):
        k -= 1
    before = units[k - 1] if k else None
    taken = before is event.trigger or (before is not None and before.kind in (c.POST, c.OFFICE, c.MINISTRY))
    return bool(reading.lex.grammar["varies_names"]) and not taken


def successor(reading: Reading, event: Event, office: OfficeName) -> None:
    """ "Gave the ministry up to X": X has it now."""
    for i, unit in enumerate(event.clause.units):
        newer = event.people.get(unit)
        to = reading.clauses.preposition(event.clause, i) in reading.lex.events["to"]
        if _is_set_off(reading, event, i):
            continue  # "stepped down, a loss for Prime Minister X"
        if newer and event.subject and newer is not event.subject and to and unit.kind == c.NAME:
            _succession(reading, event, newer, event.subject, office, unit)
            return


def _is_set_off(reading: Reading, event: Event, i: int) -> bool:
    """Does a mark stand between the verb and unit ``i``, where the order is fixed?"""
    apart = any(event.at < edge <= i for edge in event.clause.breaks)
    return apart and reading.lex.grammar["attributive_bodies"] is True


def _succession(
    reading: Reading, event: Event, newer: Person | None, older: Person, office: OfficeName, unit: Chunk
) -> None:
    if newer is None or newer is older:
        return
    start = min(
        unit.start,
        event.trigger.start,
        event.mention.start
        if event.mention and event.mention.start >= event.line.sentence.start
        else unit.start,
    )
    end = max(unit.end, event.trigger.end)
    mention = event.mention if event.mention and event.people.get(event.mention) is newer else unit
    reading.successions.append(
        Succession(
            newer,
            older,
            office,
            mention,
            start,
            end,
            reading.events[event.trigger.data.event],
            event.modality,
        )
    )


def _moment(reading: Reading, event: Event) -> str:
    """When the change took place, or is to take place, if the clause says so."""
    point = point_in_time(reading, event)
    if point is None or event.modality not in (Modality.ASSERTED, Modality.PLANNED):
        return ""
    return point[0] if is_past(reading, point[0]) == (event.modality is Modality.ASSERTED) else ""


def _pair(reading: Reading, event: Event) -> tuple[Person, Person, Chunk] | None:
    """Who came after whom, and the words for the one who is not the subject."""
    units = event.clause.units
    agents = reading.lex.words["agent"]
    other = agent = None
    for i, unit in enumerate(units):
        person = event.people.get(unit)
        if person is None or person is event.subject or getattr(unit.data, "genitive", False):
            continue
        preposition = reading.clauses.preposition(event.clause, i)
        if preposition in agents:
            agent = agent or (person, unit)
        elif (not preposition or preposition in reading.lex.events["after"]) and (
            reading.lex.grammar["free_order"]
            or (i > event.at and not _is_of_another_verb(event, i) and not _is_next(reading, event, i))
            or unit.lower in reading.lex.events["object_forms"]
        ):
            other = other or (person, unit)
    other = other or _relative_object(reading, event) or _clitic_object(reading, event)
    passive = event.past and any(u.lower in reading.lex.events["passive"] for u in units)
    if (behind := _inverted(reading, event)) is not None:
        return behind
    exchanged = _put_in_place(reading, event, other, agent)
    if agent and passive:
        newer, older, unit = agent[0], event.subject, agent[1]
    elif agent and exchanged:
        newer, older, unit = agent[0], exchanged, agent[1]
    elif other and event.subject is not None:
        newer, older, unit = event.subject, other[0], other[1]
    else:
        return None
    return (newer, older, unit) if older is not None and not _elsewhere(reading, event, unit) else None


def _put_in_place(
    reading: Reading, event: Event, other: tuple[Person, Chunk] | None, agent: tuple[Person, Chunk] | None
) -> Person | None:
    """ "Z ersetzte X durch Y", "hatte X entlassen und durch Y ersetzt": X, who had what Y gets from Z."""
    clause = event.clause
    if agent is None or event.trigger.data.event != "replace":
        return None
    i = clause.units.index(agent[1])
    if reading.clauses.preposition(clause, i) not in reading.lex.events["exchanged_for"]:
        return None
    if other is not None:
        return other[0]
    if clause.after is None or not clause.joined:  # "der Präsident ersetzte X durch Y"
        active = event.past and reading.lex.events["passive"].isdisjoint(clause.words)
        return event.subject if active and event.mention in clause.units else None
    before = [event.people.get(unit) for unit in clause.after.units if unit.kind == c.NAME]
    last = before[-1] if before else None
    return last if last is not event.subject else None


def _is_of_another_verb(event: Event, i: int) -> bool:
    """ "Replaced two of them, sacking Y": Y is what the second verb is about."""
    edge = max((k for k in event.clause.breaks if event.at < k <= i), default=0)
    return edge > 0 and any(unit.kind in c.EVENTS for unit in event.clause.units[edge:i])


def _is_next(reading: Reading, event: Event, i: int) -> bool:
    """ "X followed, then Y": Y came after X."""
    edge = max((k for k in event.clause.breaks if event.at < k <= i), default=0)
    return edge > 0 and event.clause.units[edge].lower in reading.lex.events["then_came"]


def _inverted(reading: Reading, event: Event) -> tuple[Person, Person, Chunk] | None:
    """ "X, auquel a succédé Y", "X, que remplacera Y": who comes behind the verb is the newer one."""
    units, at = event.clause.units, event.at
    behind = next((u for u in units[at + 1 : at + 4] if u.kind == c.NAME), None)
    if not reading.lex.grammar["varies_names"] or behind is None or behind not in event.people:
        return None
    small = reading.lex.words["auxiliaries"] | reading.lex.events["future_forms"]
    k = at
    while k > 0 and units[k - 1].lower in small:
        k -= 1
    relatives = reading.lex.words["inverting"]
    length = next((n for n in (1, 2) if " ".join(u.lower for u in units[max(0, k - n) : k]) in relatives), 0)
    if not length:
        return None
    before = units[: k - length] or (event.clause.after.units if event.clause.after else [])
    last = before[-1] if before else None
    older = event.people.get(last) if last is not None else None
    if older is None or older is event.people[behind]:
        return None
    return event.people[behind], older, behind


def _which_office(
    reading: Reading, event: Event, newer: Person, older: Person, unit: Chunk
) -> tuple[OfficeName | None, Chunk | None]:
    """The office that one followed the other in, and where the clause names it."""
    if (named := _behind_aside(reading, event, unit)) is not None:
        return (reading.office(named, event.line), named) if named.kind == c.OFFICE else (None, None)
    office, title = _already_given(reading, event)
    if office is None:
        office, title = office_of(reading, event, anaphora=False, following=True)
        if title is not None and reading.lex.grammar["free_order"] and not introduced(event, title):
            office = title = None
    kinds = "" if reading.lex.grammar["free_order"] else event.line.kinds
    if office is None and c.BLOCKED in kinds and c.OFFICE not in kinds and not _is_title_of(event, older):
        return None, None  # "… où Y était bourgmestre, X lui succède"
    return office or _common_office(reading, newer, older, event), title


def _led_since(reading: Reading, event: Event, older: Person) -> bool:
    """ "Il prit la tête du parti. Y le remplaça": in what was told of last, which is no office that we know."""
    at, here = reading.discourse.latest.get(older, (0, None))[0], reading.places[event.line.sentence.start]
    lines = reading.lines[max(0, here - _LINES_BACK) : here]
    return any(
        chunk.kind == c.WORD and chunk.start > at and chunk.lower in reading.lex.events["leadership"]
        for line in lines
        for chunk in line.chunks
    )


def _behind_aside(reading: Reading, event: Event, unit: Chunk) -> Chunk | None:
    """ "Succède à Y, décédé en août, au poste de secrétaire général": the title, whatever stands between."""
    chunks = event.line.chunks
    i = chunks.index(unit) if unit in chunks and reading.lex.grammar["varies_names"] else len(chunks)
    ends = [k for k in range(i + 2, min(len(chunks) - 2, i + _ASIDE)) if chunks[k].kind == ","]
    if not ends or chunks[i + 1].kind != ",":
        return None
    link, title = chunks[ends[0] + 1 : ends[0] + 3]
    named = any(chunk.kind in (c.NAME, c.OFFICE, c.BLOCKED) for chunk in chunks[i + 1 : ends[0]])
    free = title.kind == c.BLOCKED or (title.kind == c.OFFICE and title.data.holder is None)
    return title if link.kind == c.AS and free and not named else None


def _is_title_of(event: Event, older: Person) -> bool:
    """ "… succédera à l'ambassadeur X": only what X was besides."""
    chunks = event.line.chunks
    blocked = [i for i, chunk in enumerate(chunks) if chunk.kind == c.BLOCKED]
    names = (next((k for k in chunks[i + 1 : i + 4] if k.kind == c.NAME), None) for i in blocked)
    return all(name is not None and event.people.get(name) is older for name in names)


def succeed(reading: Reading, event: Event) -> None:
    """X succeeds Y, X replaces Y; and in the passive."""
    aim_ahead(reading, event)
    before = event.clause.units[event.at - 1].lower if event.at > 0 else ""
    if before in reading.lex.events["expletives"]:
        return  # "Y found him a post; there followed years as minister"
    found = _pair(reading, event)
    if found is None:
        _before_them(reading, event)
        _came_next(reading, event)
        _alone(reading, event)
        _next_in_row(reading, event)
        return
    newer, older, unit = found
    if newer in reading.discourse.planned and event.modality is Modality.ASSERTED and not event.past:
        event.modality = Modality.PLANNED  # "she takes over in April"
    if unit.lower in reading.lex.events["object_clitics"] and _led_since(reading, event, older):
        return
    office, title = _which_office(reading, event, newer, older, unit)
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


def _is_narrated(reading: Reading, event: Event) -> bool:
    """ "Lui succéda", unlike "lui a succédé", is never said of these days."""
    endings = tuple(reading.lex.grammar["narrative_endings"])
    return event.past and bool(endings) and event.trigger.lower.split()[0].endswith(endings)


def _relative_object(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """ "X, auquel il succède", "X, qu'elle remplace": who stands right before the relative."""
    units, words = event.clause.units, reading.lex.words["object_relatives"]
    edges = {k for k in event.clause.breaks if k < event.at} | {0}
    at = max(edges)
    if units[at].lower not in words:
        return None
    before = units[:at] or (event.clause.after.units if event.clause.after else [])
    last = before[-1] if before else None
    return (event.people[last], last) if last in event.people else None


def _clitic_object(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """ "X le remplace", "X l'a remplacée": whoever was spoken of before."""
    before = event.clause.units[max(0, event.at - 2) : event.at]
    clitic = next((u for u in before if u.lower in reading.lex.events["object_clitics"]), None)
    followed = [u.lower for u in before if clitic is not None and u.start > clitic.start]
    if clitic is None or not set(followed) <= reading.lex.words["auxiliaries"]:
        return None
    gender = reading.lex.grammar["article_genders"].get(clitic.lower, "")
    older = reading.discourse.focus
    if older is None or older is event.subject or older.gender not in ("", gender or older.gender):
        return None
    return older, clitic


def _before_them(reading: Reading, event: Event) -> None:
    """ "She will replace her predecessor on 1 January": whoever that is, the day is her first."""
    if event.subject is None or not any(unit.kind == c.PREDECESSOR for unit in event.clause.units):
        return
    office = reading.discourse.planned.get(event.subject)
    if office is not None and event.modality in (Modality.ASSERTED, Modality.PLANNED):
        event.modality = Modality.PLANNED
        started(reading, event, new_statement(reading, event, event.subject, office, None))


def _came_next(reading: Reading, event: Event) -> None:
    """ "X followed in 1961": in the office that the article is about and has just spoken of."""
    units, topic = event.clause.units, reading.discourse.topic
    behind = units[event.at + 1 :]
    alone = not behind or behind[0].kind in c.TIMES or event.at + 1 in event.clause.breaks
    named = event.mention in units[: event.at] and event.mention is not None and event.mention.kind == c.NAME
    follows = (
        event.trigger.lower in reading.lex.events["follows_alone"] and event.modality is Modality.ASSERTED
    )
    if not (alone and named and follows) or event.subject is None or topic is None:
        return
    if not reading.tells_of(topic, event.line) or topic in event.subject.held:
        return
    statement = new_statement(reading, event, event.subject, topic, None)
    started(reading, event, statement)
    finish(reading, statement, topic, former=False)


def _alone(reading: Reading, event: Event) -> None:
    """ "X prend le relais en juillet 1988": in the office that was told of last, from whoever had it."""
    office, person = reading.discourse.row or reading.discourse.spoken_of, event.subject
    another = office != reading.discourse.topic is not None and bool(reading.lex.grammar["varies_names"])
    if person is None or office is None or event.trigger.lower not in reading.lex.events["relays"]:
        return
    if another and not reading.tells_of(office, event.line):
        return
    behind = event.clause.units[event.at + 1 :]
    end = min((k for k in event.clause.breaks if k > event.at), default=len(event.clause.units))
    only = all(u.kind in c.TIMES for u in event.clause.units[event.at + 1 : end])
    if event.modality is not Modality.ASSERTED or not only or any(u.kind in _OFFICES for u in behind):
        return
    holders = [s for s in reading.statements[-_LATELY:] if (s.title, s.organization) == office]
    if not holders or any(s.person is person for s in holders):
        return
    statement = new_statement(reading, event, person, office, None)
    started(reading, event, statement)
    reading.discourse.note(person, office, statement.at, former=False)


def _next_in_row(reading: Reading, event: Event) -> None:
    """ "Danach folgte X": in the office whose holders the sentences before went through."""
    topic, said = reading.discourse.topic, reading.statements[-1:]
    small = reading.lex.events["then"] | reading.lex.events["between_offices"]
    rest = [
        u for u in event.clause.units if u not in (event.mention, event.trigger) and u.kind not in c.TIMES
    ]
    alone = event.mention in event.clause.units and all(u.lower in small for u in rest)
    near = bool(said) and _paragraph_of(reading, said[0].start) == event.line.sentence.paragraph
    if (
        event.subject is None
        or topic is None
        or not (alone and near and event.past and event.modality is Modality.ASSERTED)
        or (said[0].title, said[0].organization) != topic
        or said[0].person is event.subject
        or not reading.lex.grammar["free_order"]
    ):
        return
    statement = new_statement(reading, event, event.subject, topic, None)
    started(reading, event, statement)
    reading.discourse.note(event.subject, topic, event.trigger.start, former=False)


def _paragraph_of(reading: Reading, at: int) -> int:
    return max((n for n, start in reading.paragraphs.items() if start <= at), default=-1)


def _elsewhere(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "… succeeds him at the energy department": another office than the one he is known for."""
    units = event.clause.units
    i = units.index(unit) + 1 if unit in units else len(units)
    if i >= len(units) or units[i].lower not in reading.lex.events["elsewhere"]:
        return False
    return not any(u.kind in _OFFICES or u.kind in c.TIMES for u in units[i : i + 5])


def _already_given(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """ "Chosen to replace Y as secretary general": the office that another verb has given to X.

    In a free order "as" must stand before it: in "auf ihn folgte X, heute Außenminister" it is another.
    """
    units = event.clause.units[event.at + 1 :]
    if reading.lex.grammar["free_order"]:
        units = [office for link, office in pairwise(event.line.chunks) if link.kind == c.AS]
    for unit in units:
        if unit.kind == c.OFFICE and unit.data.holder is event.subject and unit.data.status != "former":
            return reading.office(unit, event.line), unit
    return None, None


def _finish_people(reading: Reading, succession: Succession) -> None:
    if succession.modality is Modality.PLANNED:
        reading.discourse.note(succession.older, succession.office, succession.chunk.start, former=False)
    if succession.modality is Modality.ASSERTED:
        reading.discourse.note(succession.newer, succession.office, succession.chunk.start, former=False)
        reading.discourse.note(succession.older, succession.office, succession.chunk.start, former=True)


def _common_office(reading: Reading, newer: Person, older: Person, event: Event) -> OfficeName | None:
    """The office that both were said to have; else what one is to have, or was last said to have."""
    at, discourse = event.trigger.start, reading.discourse
    if event.modality is Modality.PLANNED and (office := discourse.planned.get(newer)):
        return office
    posted = any(unit.kind == c.POST for unit in event.clause.units[event.at :])
    if posted and reading.lex.grammar["attributive_bodies"] and (office := discourse.last_office(older)):
        return office  # "he was followed in the post by Y"
    shared = [office for office in older.held if office in newer.held]
    if len(shared) == 1:
        return shared[0]
    said_at, last = discourse.latest.get(older, (0, None))
    if last is not None and event.line.sentence.start <= said_at < event.line.sentence.end:
        return last
    if older in discourse.unnamed:
        return None
    if (chosen := _chosen_for(reading, newer, event)) is not None:
        return chosen
    if (told := _just_told(reading, newer, older, event)) is not None:
        return told
    if office := discourse.office_of(older, at, reach=_REACH):
        later = said_at > discourse.recent[older][-1][0] and not reading.lex.grammar["free_order"]
        return last if later and last is not None and at - said_at <= _REACH else office
    if discourse.topic and discourse.topic in older.held:
        return discourse.topic
    if office := discourse.office_of(newer, at, reach=_REACH):
        return office
    over = [s for s in older.told if s.status == "former"]
    left = {(s.title, s.organization) for s in over} if event.modality is Modality.PLANNED else set()
    if reading.lex.grammar["varies_names"] and older.held and left >= set(older.held):
        return discourse.topic if not newer.held else None  # whoever is to be followed is in office
    if len(older.held) == 1:
        return next(iter(older.held))
    if not event.past or older.held:
        return None
    return discourse.topic if discourse.topic in newer.held else _only_one(reading, newer)


def _is_of_choice(reading: Reading, event: Event, time: Chunk) -> bool:
    """ "Appointed on 3 May, succeeding Y": the day of the appointment is not the first in office."""
    at = event.trigger.start
    chosen = any(chunk.kind == c.VERBS["elect"] and chunk.start < at for chunk in event.line.chunks)
    apart = event.at == 0 or event.at in event.clause.breaks
    return chosen and apart and time.start < at and reading.lex.grammar["attributive_bodies"] is True


def _chosen_for(reading: Reading, newer: Person, event: Event) -> OfficeName | None:
    """ "She was appointed to her present office in May, succeeding Y": in the one that the sentence has told of."""
    last = newer.told[-1] if newer.told and reading.lex.grammar["attributive_bodies"] else None
    if last is None or not last.title or not event.line.sentence.start <= last.start < event.trigger.start:
        return None
    return (last.title, last.organization) if last.rule.endswith((".elect", ".take", ".become")) else None


def _just_told(reading: Reading, newer: Person, older: Person, event: Event) -> OfficeName | None:
    """ "She was minister from 2014 to 2015. She replaced Y": as what the sentence before tells of."""
    if not event.past or older.held or not reading.lex.grammar["attributive_bodies"]:
        return None
    start, paragraph = event.line.sentence.start, reading.paragraphs[event.line.sentence.paragraph]
    before = [s for s in newer.told if s.title and paragraph <= s.start < start]
    told = before[-1] if before else None
    near = told is not None and start - told.end < _JUST and ".event." in told.rule
    return (told.title, told.organization) if told is not None and near and told.status == "former" else None


def _only_one(reading: Reading, newer: Person) -> OfficeName | None:
    """ "X was prime minister until 2006. X succeeded Y": in the only office that X is known to have had."""
    held = list(newer.held)
    return held[0] if len(held) == 1 and reading.lex.grammar["attributive_bodies"] else None


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
    return _common_office(reading, newer, older, event)
