"""Events in clauses: someone is, becomes, takes, leaves, is given or hands on an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_MAIN = frozenset("ekqsrod")
# Verbs that name taking or leaving an office all by themselves.
_SELF_CONTAINED = frozenset(
    """vereidigt eingeführt sworn\x20in was\x20sworn\x20in inaugurated took\x20office takes\x20office taking\x20office
    taken\x20office assumed\x20office zurücktrat zurückgetreten zurücktritt trat tritt abgetreten resigned resigns
    stepped\x20down steps\x20down stood\x20down stepping\x20down resigning démissionné démissionna démissionne antrat
    angetreten investi investie intronisé intronisée limogé limogée destitué destituée renversé renversée entlassen
    gestürzt abgewählt abgesetzt ousted dismissed sacked fired deposed overthrown toppled left\x20office
    leaves\x20office leaving\x20office""".replace("\x20", "\x00").split()
)
_SELF = frozenset(word.replace("\x00", " ") for word in _SELF_CONTAINED)
_RESIGNED = frozenset(
    """
    zurücktrat zurückgetreten trat tritt zurücktritt demissionierte resigned resigns resigning
    démissionné démissionna démissionne abdankte
    """.split()
)
_DISMISSED = frozenset(
    """
    entlassen entließ abgesetzt gestürzt dismissed sacked fired ousted overthrown deposed limogé
    limogée renversé destitué
    """.split()
)
_LEADERSHIP = frozenset(
    "führung leitung spitze leadership helm tête rênes direction commandes command reins".split()
)
_OBJECT_PRONOUNS = {
    "de": frozenset(("ihn", "es", "diesen", "dieses")),
    "en": frozenset(("it",)),
    "fr": frozenset(("le", "l'")),
}
_PASSIVE = {
    "de": frozenset("wurde wurden worden wird ist war".split()),
    "en": frozenset("was were been is being be".split()),
    "fr": frozenset(["été", "fut", "est", "a été", "était", "avait été"]),
}
_NOMINATED = frozenset(
    """
    nominiert nominierte nominieren nominated nominates nominate vorgeschlagen proposé designated
    designates désigné désignée voted tapped picked
    """.split()
)


@dataclass(slots=True)
class Event:
    """One trigger in its clause, with what stands around it."""

    line: Line
    clause: Clause
    at: int
    subject: Person | None
    mention: Chunk | None
    modality: Modality
    future: bool
    people: dict[Chunk, Person]

    @property
    def trigger(self) -> Chunk:
        return self.clause.units[self.at]

    @property
    def past(self) -> bool:
        return str(self.trigger.data.tense) == "past"


def read(reading: Reading, line: Line, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    subjects: dict[int, tuple[Person | None, Chunk | None]] = {}
    for clause in clauses:
        kinds = clause.kinds
        if not (set(kinds) & c.EVENTS or ("a" in kinds and c.OFFICE in kinds)):
            subjects[id(clause)] = _subject(reading, clause, None, people, subjects)
            continue
        triggers = _triggers(kinds)
        for at in triggers or [-1]:
            subject, mention = _subject(reading, clause, at, people, subjects)
            subjects.setdefault(id(clause), (subject, mention))
            _event(reading, line, clause, at, subject, mention, people)


def _triggers(kinds: str) -> list[int]:
    for wanted in (_MAIN, "lv", "w", "b"):
        found = [i for i, kind in enumerate(kinds) if kind in wanted]
        if found:
            return found[:3]
    return []


def _event(
    reading: Reading, line: Line, clause: Clause, at: int, subject: Person | None, mention: Chunk | None,
    people: dict[Chunk, Person],
) -> None:  # fmt: skip
    trigger = clause.units[at] if at >= 0 else None
    future = _future(reading, clause, trigger)
    before = clause.after.words if clause.after else []
    modality = reading.modality.read(clause.words, before, line.sentence.text, future=future)
    if modality is None:
        return
    event = Event(line, clause, at, subject, mention, modality, future, people)
    if trigger is None:
        _as(reading, event)
        return
    handler = _HANDLERS[trigger.data.event]
    if modality is Modality.DENIED and trigger.data.event not in ("be", "become", "take"):
        return
    handler(reading, event)


def _future(reading: Reading, clause: Clause, trigger: Chunk | None) -> bool:
    if trigger is None:
        return False
    words = reading.lex.clause["future_auxiliary"]
    tense = trigger.data.tense
    if reading.language == "de":
        has = "wird" in clause.words or "werden" in clause.words or "werde" in clause.words
        return (has and tense == "infinitive") or (trigger.kind == "w" and tense in ("present", "infinitive"))
    if reading.language == "fr" and trigger.text.lower().endswith("ra"):
        return tense == "infinitive"
    return bool(words.intersection(clause.words))


def _subject(
    reading: Reading, clause: Clause, at: int | None, people: dict[Chunk, Person],
    subjects: dict[int, tuple[Person | None, Chunk | None]],
) -> tuple[Person | None, Chunk | None]:  # fmt: skip
    """Who does it: a name without a preposition, the antecedent of "who", or the subject before."""
    limit = len(clause.units) if reading.language == "de" or at is None or at < 0 else at
    for i, unit in enumerate(clause.units[:limit]):
        person = people.get(unit)
        if person is None or getattr(unit.data, "genitive", False):
            continue
        if unit.kind == c.PRONOUN and unit.text.lower() in ("ihn", "ihm", "him", "lui"):
            continue
        if reading.clauses.preposition(clause, i) or _owned(clause, i):
            continue
        return person, unit
    described = _described(reading, clause, limit)
    if described[0]:
        return described
    if clause.after is not None:
        if clause.relative:
            for unit in reversed(clause.after.units):
                if unit in people:
                    return people[unit], unit
            return None, None
        near_start = at is None or at <= 4 or reading.language == "de"
        if near_start:
            main = clause.after
            while main.relative and main.after is not None:
                main = main.after
            return subjects.get(id(main), (None, None))
    return None, None


def _owned(clause: Clause, i: int) -> bool:
    """ "Merkel's …": the owner of the subject is not the subject."""
    return i + 1 < len(clause.units) and clause.units[i + 1].text in ("'s", "’s")


def _described(reading: Reading, clause: Clause, limit: int) -> tuple[Person | None, Chunk | None]:
    """ "The NATO chief resigned": the one person of the article who has that office."""
    for i, unit in enumerate(clause.units[:limit]):
        if (
            unit.kind == c.OFFICE
            and unit.data.holder is None
            and unit.data.definite
            and unit.data.organization
        ):
            if reading.clauses.preposition(clause, i):
                continue
            holders = reading.discourse.holders.get((unit.data.title, unit.data.organization), [])
            if len(holders) == 1 and not unit.data.status:
                return holders[0], unit
    return None, None


# What an event is about


def _office_unit(reading: Reading, event: Event, *, predicate: bool = False) -> Chunk | None:
    """The office named in the clause and not yet given to a name."""
    units = event.clause.units
    best = None
    for i, unit in enumerate(units):
        if unit.kind != c.OFFICE or unit.data.holder is not None or unit is event.mention:
            continue
        introduced = (i > 0 and units[i - 1].kind == c.AS) or (i > 1 and units[i - 2].kind == c.AS)
        if introduced:
            return unit
        if predicate and not _is_predicate(reading, event, i):
            continue
        best = best or unit
    return best


def _is_predicate(reading: Reading, event: Event, i: int) -> bool:
    units = event.clause.units
    if reading.language != "de" and i < event.at:
        return False
    if reading.clauses.preposition(event.clause, i):
        return False
    before = units[i - 1].text.lower() if i else ""
    if reading.language == "de" and before in ("dem", "den", "des"):
        return False
    between = units[event.at + 1 : i]
    if reading.language != "de" and any(unit.kind in (c.NAME, c.BODY, c.BLOCKED) for unit in between):
        return False
    return len(between) <= 8


def _office(
    reading: Reading, event: Event, *, anaphora: bool = True, predicate: bool = False
) -> tuple[OfficeName | None, Chunk | None]:
    """Which office: named in the clause, "the post" of before, or what a body's leader is called."""
    unit = _office_unit(reading, event, predicate=predicate)
    if unit is not None:
        return reading.office(unit, event.line), unit
    if not anaphora or event.subject is None:
        return None, None
    units = event.clause.units
    post = next((u for u in units if u.kind in (c.POST, c.TAKING)), None)
    words = set(event.clause.words)
    if any(u.kind == c.BLOCKED for u in units):
        return None, None
    body = next((u for u in units if u.kind == c.BODY and not u.data["body"].code), None)
    if words & _LEADERSHIP and body is not None:
        head = reading.lex.heads.get(body.data["body"].name, "")
        return ((head, body.data["body"].name), body) if head else (None, None)
    pronoun = words & _OBJECT_PRONOUNS[reading.language] and event.trigger.data.event == "take"
    if post is None and not pronoun and event.trigger.text.lower() not in _SELF:
        return None, None
    known = reading.discourse.office_of(event.subject, event.trigger.start)
    if (
        known is None
        and (post is not None or pronoun)
        and event.trigger.data.event in ("take", "elect", "serve")
    ):
        known = reading.discourse.topic
    return known, post


def _new(
    reading: Reading,
    event: Event,
    person: Person,
    office: OfficeName,
    unit: Chunk | None,
    mention: Chunk | None = None,
) -> Statement:
    mention = mention or event.mention or event.trigger
    inside = [mention, event.trigger, *([unit] if unit else [])]
    line = event.line.sentence
    inside = [chunk for chunk in inside if line.start <= chunk.start < line.end]
    start, end = min(chunk.start for chunk in inside), max(chunk.end for chunk in inside)
    statement = reading.state(
        reading.events[event.trigger.data.event], person, mention, office, start, end, event.modality
    )
    phrase: OfficePhrase | None = unit.data if unit is not None and unit.kind == c.OFFICE else None
    if phrase is not None and phrase.acting:
        statement.add(Property.ACTING, "true")
    return statement


def _times(event: Event) -> list[Chunk]:
    return [unit for unit in event.clause.units if unit.kind in c.TIMES]


def _point(reading: Reading, event: Event) -> tuple[str, Chunk] | None:
    """The day or period that the event is dated with."""
    for unit in event.clause.units:
        if unit.kind in (c.POINT, c.FROM):
            when = reading.resolve(unit.data.start, ahead=event.modality is Modality.PLANNED)
            if when is not None and when.known:
                return when.edtf, unit
    return None


def _is_past(reading: Reading, value: str) -> bool:
    from people.dates import PartialDate

    earliest = PartialDate.parse(value).earliest
    return reading.published is None or earliest is None or earliest <= reading.published


def _finish(reading: Reading, statement: Statement, office: OfficeName, *, former: bool) -> None:
    if statement.modality is Modality.ASSERTED:
        reading.discourse.note(statement.person, office, statement.at, former=former)


# The events


def _be(reading: Reading, event: Event) -> None:
    office, unit = _office(reading, event, anaphora=False, predicate=True)
    if office is None or unit is None or event.subject is None:
        return
    phrase: OfficePhrase = unit.data
    if phrase.possessive:
        return
    if phrase.status == "future":
        event.modality = Modality.PLANNED
    statement = _new(reading, event, event.subject, office, unit)
    phrase.holder = event.subject
    times = _times(event)
    for time in times:
        reading.dated(statement, time)
    if event.modality is not Modality.ASSERTED:
        return
    since = any(time.kind in (c.SINCE, c.FROM) for time in times)
    if phrase.status in ("former", "then", "last"):
        reading.former(statement)
    elif event.past and not since:
        reading.former(statement)
        statement.plain = not times
    elif not event.past:
        reading.current(statement)
    _finish(reading, statement, office, former=statement.status == "former")


def _become(reading: Reading, event: Event) -> None:
    office, unit = _office(reading, event, anaphora=False, predicate=True)
    if office is None or unit is None or event.subject is None:
        return
    if event.future or (event.trigger.data.tense == "infinitive" and event.modality is Modality.ASSERTED):
        event.modality = event.modality if event.modality is Modality.REPORTED else Modality.PLANNED
    statement = _new(reading, event, event.subject, office, unit)
    unit.data.holder = event.subject
    _started(reading, event, statement)
    for time in _times(event):
        if time.kind in (c.SPAN, c.UNTIL):
            reading.dated(statement, time)
    _finish(reading, statement, office, former=False)


def _started(reading: Reading, event: Event, statement: Statement) -> None:
    """The start that a point in time gives; in office if it is recent and past."""
    point = _point(reading, event)
    if point is None:
        return
    value, chunk = point
    statement.widen(chunk.start, chunk.end)
    if statement.modality is Modality.ASSERTED and not _is_past(reading, value):
        statement.modality = Modality.PLANNED
    statement.add(Property.START, value)
    if statement.modality is Modality.ASSERTED and reading.published and _recent(reading, value):
        reading.current(statement, plain=True)


def _recent(reading: Reading, value: str) -> bool:
    from people.dates import PartialDate

    latest = PartialDate.parse(value).latest
    return (
        reading.published is not None and latest is not None and 0 <= (reading.published - latest).days <= 45
    )


def _take(reading: Reading, event: Event) -> None:
    if event.subject is None:
        return
    office, unit = _office(reading, event)
    if office is None:
        return
    terms = [time for time in _times(event) if time.kind == c.YEARS]
    statement = _new(reading, event, event.subject, office, unit)
    for time in terms:
        value = f"P{time.data.years}Y" + (".." if time.data.at_least else "")
        statement.widen(time.start, time.end)
        statement.add(Property.EXPECTED_END, value, modality=Modality.ASSERTED)
    _started(reading, event, statement)
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = event.subject
    _predecessor(reading, event, office, ("von", "vom", "from", "de", "d'"))
    _finish(reading, statement, office, former=False)


def _predecessor(reading: Reading, event: Event, office: OfficeName, prepositions: tuple[str, ...]) -> None:
    for i, unit in enumerate(event.clause.units):
        older = event.people.get(unit)
        if (
            older
            and older is not event.subject
            and reading.clauses.preposition(event.clause, i) in prepositions
        ):
            _succession(reading, event, event.subject, older, office, unit)
            return


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


def _elect(reading: Reading, event: Event) -> None:
    words = set(event.clause.words)
    nominated = event.trigger.text.lower() in _NOMINATED
    appointee, mention = _appointee(reading, event, words)
    if appointee is None or mention is None:
        return
    office, unit = _office(
        reading,
        Event(
            event.line, event.clause, event.at, appointee, mention, event.modality, event.future, event.people
        ),
    )
    if office is None or (
        unit is not None and unit.kind == c.OFFICE and unit.data.possessive and not unit.data.organization
    ):
        return
    if nominated and event.modality is Modality.ASSERTED:
        event.modality = Modality.PLANNED
    statement = _new(reading, event, appointee, office, unit, mention)
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = appointee
    point = _point(reading, event)
    if point is not None:
        statement.widen(point[1].start, point[1].end)
    statement.add(Property.APPOINTED, point[0] if point else "")
    for time in _times(event):
        if time.kind in (c.SINCE, c.SPAN):
            reading.dated(statement, time)
    _finish(reading, statement, office, former=False)


def _appointee(reading: Reading, event: Event, words: set[str]) -> tuple[Person | None, Chunk | None]:
    """Passive: the subject. Active: the name that the verb has as its object."""
    units = event.clause.units
    passive = bool(words & _PASSIVE[reading.language]) or any(
        u.text.lower() in _PASSIVE[reading.language] for u in units
    )
    if passive or (
        event.trigger.data.tense == "past"
        and reading.language == "de"
        and event.trigger.text.startswith("ge")
    ):
        return event.subject, event.mention
    others = []
    for i, unit in enumerate(units):
        person = event.people.get(unit)
        if person and person is not event.subject and not reading.clauses.preposition(event.clause, i):
            others.append((i, person, unit))
    after = [(person, unit) for i, person, unit in others if i > event.at] or [(p, u) for _, p, u in others]
    if after:
        return after[0]
    if reading.language != "de" and event.clause.units[: event.at] and event.at <= 6:
        return event.subject, event.mention
    return None, None


def _quit(reading: Reading, event: Event) -> None:
    if event.subject is None:
        return
    office, unit = _office(reading, event)
    if office is None:
        return
    planned = event.modality is not Modality.ASSERTED
    statement = _new(reading, event, event.subject, office, unit)
    if planned:
        statement.modality = Modality.ASSERTED  # the spell is a fact, its end is not yet
    point = _point(reading, event)
    if point is not None:
        statement.widen(point[1].start, point[1].end)
        past = not planned and _is_past(reading, point[0])
        statement.add(
            Property.END if past else Property.EXPECTED_END,
            point[0],
            modality=None if past else event.modality,
        )
        statement.status = "former" if past else ""
    elif not planned:
        reading.former(statement)
    word = event.trigger.text.lower()
    if not planned and (word in _RESIGNED or word in _DISMISSED):
        statement.add(Property.END_REASON, "resigned" if word in _RESIGNED else "dismissed")
    if unit is not None and unit.kind == c.OFFICE:
        unit.data.holder = event.subject
    _finish(reading, statement, office, former=not planned)


def _succeed(reading: Reading, event: Event) -> None:
    """X succeeds Y, X replaces Y; and in the passive."""
    units = event.clause.units
    agents = reading.lex.words["agent"]
    links = ("auf", "to", "à", "")
    other = agent = None
    for i, unit in enumerate(units):
        person = event.people.get(unit)
        if person is None or person is event.subject or getattr(unit.data, "genitive", False):
            continue
        preposition = reading.clauses.preposition(event.clause, i)
        if preposition in agents and preposition != "from":
            agent = agent or (person, unit)
        elif preposition in links and (reading.language == "de" or i > event.at):
            other = other or (person, unit)
    passive = (
        any(u.text.lower() in _PASSIVE[reading.language] for u in units)
        and event.trigger.data.tense == "past"
    )
    if agent and passive:
        newer, older, unit = agent[0], event.subject, agent[1]
    elif other and event.subject is not None:
        newer, older, unit = event.subject, other[0], other[1]
    else:
        return
    if older is None or newer is None:
        return
    office, title = _office(reading, event, anaphora=False)
    office = office or _common_office(reading, newer, older, event)
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
    )
    point = _point(reading, event)
    if point is not None:
        statement = _new(reading, event, newer, office, title, mention)
        _started(reading, event, statement)
    reading.successions.append(succession)
    _finish_people(reading, succession)


def _finish_people(reading: Reading, succession: Succession) -> None:
    if succession.modality is Modality.ASSERTED:
        reading.discourse.note(succession.newer, succession.office, succession.chunk.start, former=False)
        reading.discourse.note(succession.older, succession.office, succession.chunk.start, former=True)


def _common_office(reading: Reading, newer: Person, older: Person, event: Event) -> OfficeName | None:
    """The office that one of the two was said to have; the topic if they have it."""
    for person in (newer, older):
        if office := reading.discourse.office_of(person, event.trigger.start, reach=2000):
            return office
    held = [
        office for office, people in reading.discourse.holders.items() if older in people or newer in people
    ]
    return held[0] if len(held) == 1 else None


def _hand_over(reading: Reading, event: Event) -> None:
    """X handed the office over to Y: Y is the newer one."""
    for i, unit in enumerate(event.clause.units):
        newer = event.people.get(unit)
        if (
            newer
            and newer is not event.subject
            and reading.clauses.preposition(event.clause, i) in ("an", "to", "à")
            and event.subject
        ):
            office, _ = _office(reading, event)
            if office is not None:
                start = min(unit.start, event.trigger.start)
                reading.successions.append(
                    Succession(
                        newer,
                        event.subject,
                        office,
                        unit,
                        start,
                        max(unit.end, event.trigger.end),
                        reading.events["hand_over"],
                        event.modality,
                    )
                )
            return


def _lead(reading: Reading, event: Event) -> None:
    if event.subject is None or (event.modality is not Modality.ASSERTED and not event.future):
        return
    bodies = [
        (i, u) for i, u in enumerate(event.clause.units)
        if u.kind == c.BODY and not u.data["body"].code and (reading.language == "de" or i > event.at)
        and not reading.clauses.preposition(event.clause, i)
    ]  # fmt: skip
    if len(bodies) != 1 or any(u.kind in (c.OFFICE, c.BLOCKED) for u in event.clause.units):
        _serve(reading, event)
        return
    i, unit = bodies[0]
    name = unit.data["body"].name
    following = event.clause.units[i + 1].kind if i + 1 < len(event.clause.units) else ""
    between = [
        u
        for u in event.clause.units[event.at + 1 : i]
        if u.text.lower() not in reading.lex.words["determiners"]
    ]
    head = reading.lex.heads.get(name, "")
    if not head or following in (c.WEAK, c.NAME) or (reading.language != "de" and between):
        return
    office = (head, name)
    statement = _new(reading, event, event.subject, office, unit)
    _spell(reading, event, statement)
    _finish(reading, statement, office, former=False)


def _spell(reading: Reading, event: Event, statement: Statement) -> None:
    """Status and dates of a verb that lasts: led, served."""
    times = _times(event)
    for time in times:
        reading.dated(statement, time)
    if statement.modality is not Modality.ASSERTED:
        return
    if event.past and not any(time.kind == c.SINCE for time in times):
        reading.former(statement)
        statement.plain = not times
    elif not event.past:
        reading.current(statement)


def _serve(reading: Reading, event: Event) -> None:
    if event.subject is None or event.modality is not Modality.ASSERTED:
        return
    lasting = any(time.kind in (c.SPAN, c.SINCE, c.UNTIL, c.YEARS) for time in _times(event))
    unit = _office_unit(reading, event)
    if unit is not None and (
        _introduced(event, unit) or (event.trigger.data.event == "serve" and _is_object(reading, event, unit))
    ):
        office: OfficeName | None = reading.office(unit, event.line)
        unit.data.holder = event.subject
    elif (
        lasting
        and not any(u.kind in (c.BLOCKED, c.BODY, c.CAPITAL) for u in event.clause.units[event.at :])
        and unit is None
    ):
        if any(u.kind == c.BODY for u in event.clause.units) and event.trigger.data.event == "lead":
            return
        office = reading.discourse.office_of(event.subject, event.trigger.start)
        if office is None and any(u.kind == c.POST for u in event.clause.units):
            office = reading.discourse.topic
        office = office or _only_office(reading, event.subject)
    else:
        return
    if office is None:
        return
    statement = _new(reading, event, event.subject, office, unit)
    _spell(reading, event, statement)
    _finish(reading, statement, office, former=statement.status == "former")


def _only_office(reading: Reading, person: Person) -> OfficeName | None:
    held = [office for office, people in reading.discourse.holders.items() if person in people]
    return held[0] if len(held) == 1 else None


def _introduced(event: Event, unit: Chunk) -> bool:
    units = event.clause.units
    i = units.index(unit)
    return any(u.kind in (c.AS, c.POST) for u in units[max(0, i - 3) : i])


def _is_object(reading: Reading, event: Event, unit: Chunk) -> bool:
    return event.trigger.text.lower() in (
        "held",
        "holds",
        "has held",
        "bekleidete",
        "occupa",
        "occupait",
        "exerça",
    ) and not reading.clauses.preposition(event.clause, event.clause.units.index(unit))


def _as(reading: Reading, event: Event) -> None:
    """ "… a fine record as vice president": in office at some time."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if (
            unit.kind != c.OFFICE
            or unit.data.holder is not None
            or event.subject is None
            or event.mention is None
        ):
            continue
        if (
            not ((i and units[i - 1].kind == c.AS) or (i > 1 and units[i - 2].kind == c.AS))
            or unit.data.plural
        ):
            continue
        if event.modality is not Modality.ASSERTED or unit.data.status == "future":
            return
        office = reading.office(unit, event.line)
        rule = f"{reading.language}.as"
        start = event.mention.start if event.mention.start >= event.line.sentence.start else unit.start
        statement = reading.state(
            rule,
            event.subject,
            event.mention,
            office,
            min(start, unit.start),
            max(unit.end, event.mention.end if event.mention.start >= event.line.sentence.start else 0),
            Modality.ASSERTED,
        )
        unit.data.holder = event.subject
        if unit.data.status in ("former", "then", "last"):
            reading.former(statement)
        return


def _die(reading: Reading, event: Event) -> None:
    point = _point(reading, event)
    if event.subject is None or point is None or event.modality is not Modality.ASSERTED:
        return
    held = any(event.subject in people for people in reading.discourse.holders.values())
    if (
        not held
        or event.mention is None
        or (event.trigger.text.lower() == "assassinated" and not event.subject.full)
    ):
        return
    start = min(event.trigger.start, point[1].start)
    end = max(event.trigger.end, point[1].end)
    reading.describe(
        reading.events["die"], event.subject, event.mention, Property.DEATH, point[0], start, end
    )


_HANDLERS: dict[str, Callable[[Reading, Event], None]] = {
    "be": _be,
    "become": _become,
    "take": _take,
    "elect": _elect,
    "quit": _quit,
    "succeed": _succeed,
    "replace": _succeed,
    "hand_over": _hand_over,
    "lead": _lead,
    "serve": _serve,
    "die": _die,
}
