"""Which office an event is about: the one its clause names, "the post" told of before, or that of whoever heads a body."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.event_times import point_in_time
from kb.ingest.extract.led import presidency
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_country import office_named
from kb.ingest.extract.office_in_clause import office_unit
from kb.ingest.extract.office_names import CHAIRS
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_CHAIR = "Chair"  # the title of who has the chair
_IN_LIFE = 3000  # characters back to what "the post" is, in the life of whoever has it
_LATELY = 4  # statements that are looked back on
_LEAVING = frozenset(("quit", "hand_over"))
_CHANGING = frozenset(("replace", "succeed", "hand_over", "serve"))


def office_of(
    reading: Reading,
    event: Event,
    *,
    anaphora: bool = True,
    predicate: bool = False,
    following: bool = False,
    direct: bool = False,
) -> tuple[OfficeName | None, Chunk | None]:
    """Which office: named in the clause, "the post" of before, or what a body's leader is called."""
    unit = office_unit(reading, event, predicate=predicate, following=following, direct=direct)
    if unit is not None:
        return office_named(reading, event, unit), unit
    if (seat := fronted_seat(reading, event)) is not None:
        return seat
    if not anaphora or event.subject is None:
        return None, None
    if (found := _ministry_or_chair(reading, event)) is not None:
        return found
    units = event.clause.units
    post = next((u for u in units if u.kind in (c.POST, c.TAKING)), None)
    words = set(event.clause.words)
    if _is_of_something_else(reading, units, post) or any(
        u.kind == c.BLOCKED and _is_near(reading, event, u) for u in units
    ):
        return None, None
    body = _body_named(reading, units)
    if body is not None and words & reading.lex.events["leadership"] and _is_led(reading, event, body):
        named = body.data if body.kind == c.GENERIC else body.data["body"]
        office = reading.lex.headed(named.name)
        if office and words & reading.lex.events["presidencies"] and office[0] not in CHAIRS:
            return None, None  # "la présidence de l'OSCE" is not its secretary general's
        return (office, body) if office else (None, None)
    pronoun = (
        words & reading.lex.events["object_pronouns"] & _near_verb(reading, event)
        and event.trigger.data.event == "take"
    )
    goes = _just_goes(reading, event)
    if (
        post is None
        and not pronoun
        and not goes
        and event.trigger.lower not in reading.lex.events["self_contained"]
    ):
        return None, None
    known = _office_so_far(reading, event, event.subject)
    if known is None and event.trigger.data.event in (
        "quit",
        "hand_over",
    ):  # "Y, who resigned": the office that X took over
        said_at, last = reading.discourse.latest.get(event.subject, (-1, None))
        known = last if said_at >= event.line.sentence.start else _entered_after(reading, event)
    only = next(iter(event.subject.held)) if len(event.subject.held) == 1 else None
    if known is None and not reading.lex.events["ruling"].isdisjoint(event.trigger.lower.split()):
        known = only
    if event.trigger.data.event == "take" and (event.future or event.modality is Modality.PLANNED):
        known = reading.discourse.planned.get(event.subject, known)
    if known is None and event.trigger.data.event == "take" and event.ahead:
        known = reading.discourse.planned.get(event.subject)
    if (
        known is None
        and (post is not None or pronoun)
        and event.trigger.data.event in ("take", "elect", "serve")
    ):
        known = _left_by_portrayed(reading, event.subject) or reading.discourse.topic
    return known, post


def _left_by_portrayed(reading: Reading, subject: Person) -> OfficeName | None:
    """ "His term ended in December; Y took over the post", in the life of X: the one last said to be X's."""
    portrayed = reading.discourse.portrayed
    return reading.discourse.last_office(portrayed) if portrayed not in (None, subject) else None


def _office_so_far(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """What "the post" of someone is: today's where the clause says so, else the one last told of."""
    if is_of_present_post(reading, event.clause.units):
        return present_office(person)
    if (ended := _ended_that_day(reading, event, person)) is not None:
        return ended
    known = reading.discourse.office_of(person, event.clause.end)
    if known is None and person is reading.discourse.portrayed:
        known = reading.discourse.office_of(person, event.clause.end, reach=_IN_LIFE)
        left = event.trigger.data.event == "quit" or len(person.held) == 1
        known = known or (reading.discourse.last_office(person) if left else None)
    return known


def _ended_that_day(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """ "Premier from 2013 to 14 October 2021 … On 14 October 2021 she left office": the one that ended then."""
    if event.trigger.data.event not in _LEAVING or event.modality is not Modality.ASSERTED:
        return None
    point = point_in_time(reading, event)
    if point is None or len(point[0]) < len("2021-10-14"):
        return None
    ended = {
        (told.title, told.organization)
        for told in person.told
        for part in told.parts
        if told.title and part.property is Property.END and part.value == point[0]
    }
    return ended.pop() if len(ended) == 1 else None


def is_of_present_post(reading: Reading, units: list[Chunk]) -> bool:
    """ "Was appointed to her present office"."""
    return bool(reading.lex.grammar["attributive_bodies"]) and any(
        a.kind == c.MODIFIER and a.data == "current" and b.kind == c.POST for a, b in pairwise(units)
    )


def present_office(person: Person) -> OfficeName | None:
    """The office that someone is said to have today."""
    now = [s for s in person.told if s.title and s.status == "current"]
    return (now[-1].title, now[-1].organization) if now else None


def _is_of_something_else(reading: Reading, units: list[Chunk], post: Chunk | None) -> bool:
    """ "Started his job as a teacher", "took over a bank, a post …": the post is none that we know."""
    if post is None:
        return False
    before = units[units.index(post) - 1] if post is not units[0] else post
    if before.lower in reading.lex.office["indefinite"] and reading.lex.grammar["attributive_bodies"]:
        return True
    behind = units[units.index(post) + 1 : units.index(post) + 4]
    as_what = len(behind) > 1 and behind[0].kind == c.AS and reading.lex.grammar["attributive_bodies"]
    return as_what and all(unit.kind != c.OFFICE for unit in behind)


def _just_goes(reading: Reading, event: Event) -> bool:
    """ "The minister, X, left on Friday": with no place that X left, and said with the title that X left."""
    units, subject = event.clause.units, event.subject
    behind = units[event.at + 1 :]
    gone = event.trigger.lower in reading.lex.events["goes"] and subject is not None
    if not gone or subject is None or event.modality is not Modality.ASSERTED:
        return False
    dated = bool(behind) and behind[0].kind in c.TIMES
    said_at, _ = reading.discourse.latest.get(subject, (-1, None))
    why = bool(behind) and behind[0].lower in reading.lex.events["going_over"]
    again = bool(behind) and behind[0].lower in reading.lex.events["object_pronouns"]  # "left it in 2009"
    return (dated or why or again) and said_at >= event.line.sentence.start


def _is_near(reading: Reading, event: Event, unit: Chunk) -> bool:
    """In the verb's own part of the clause: what stands between marks before it only says who someone is."""
    free = reading.lex.grammar["free_order"]
    return free or event.clause.units.index(unit) > event.at or event.part(unit) == event.part(event.trigger)


def fronted_seat(reading: Reading, event: Event) -> tuple[OfficeName, Chunk] | None:
    """ "À la Défense, X est remplacé par Y": the office that opens the sentence."""
    first = event.line.chunks[0]
    seat = first.kind == c.OFFICE and first.data.seat and first.data.holder is None
    if not seat or not reading.lex.grammar["varies_names"] or event.trigger.data.event not in _CHANGING:
        return None
    return reading.office(first, event.line), first


def _ministry_or_chair(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None] | None:
    office, unit = ministry(reading, event)
    return (office, unit) if office is not None else presidency(reading, event) or chair(reading, event)


def chair(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None] | None:
    """German "den Vorsitz (der Konferenz) übernehmen": of the body named with it, else of the only one with a chair."""
    units, words = event.clause.units, reading.lex.events["chairing"]
    at = next((i for i, unit in enumerate(units) if unit.lower in words), None) if words else None
    if at is None:
        return None
    behind = next(
        (u for u in units[at + 1 : at + 4] if u.kind in (c.BODY, c.GENERIC, c.NAME, *c.EVENTS)), None
    )
    if behind is not None and behind.kind in (c.BODY, c.GENERIC):
        body = behind.data["body"] if behind.kind == c.BODY else behind.data
        if behind.kind == c.GENERIC or body.code or body.region:
            chaired = reading.lex.heads.get(body.name) == _CHAIR
            return ((_CHAIR, body.name), units[at]) if chaired else (None, None)
        head = reading.lex.heads.get(body.name, "")
        named = reading.lex.titles.get(body.name, {}).get(_CHAIR)
        named = named or ((head, body.name) if head in CHAIRS else None)
        return (named, units[at]) if named is not None else (None, None)
    nothing = (
        at + 1 == len(units)
        or units[at + 1].kind in c.TIMES | c.EVENTS
        or (at + 2 < len(units) and behind is units[at + 2])
    )
    name = reading.discourse.body_with_head(_CHAIR, event.trigger.start) if nothing else ""
    return ((_CHAIR, name), units[at]) if name else (None, None)


def _entered_after(reading: Reading, event: Event) -> OfficeName | None:
    """ "X became premier after Y stepped down": what X entered is what Y left."""
    if event.clause.units[0].lower not in reading.lex.events["entered_after"]:
        return None
    for statement in reversed(reading.statements[-_LATELY:]):
        entered = statement.rule.rpartition(".")[2] in ("become", "take", "elect")
        if entered and event.line.sentence.start <= statement.start and statement.person is not event.subject:
            return statement.title, statement.organization
    return None


def _near_verb(reading: Reading, event: Event) -> set[str]:
    """Where the object may stand: before the verb in French, where "le" after it is an article."""
    if reading.lex.grammar["clitics"]:
        near = event.clause.units[max(0, event.at - 2) : event.at]
        named = max((k + 1 for k, unit in enumerate(near) if unit.kind == c.NAME), default=0)
        return {unit.lower for unit in near[named:]}  # not the article of "le ministre X prit le train"
    if reading.lex.grammar["attributive_bodies"]:  # "took it over"
        return {unit.lower for unit in event.clause.units[event.at + 1 : event.at + 2]}
    return set(event.clause.words)


def _body_named(reading: Reading, units: list[Chunk]) -> Chunk | None:
    """The first body; in a free order the first behind "the head of": "kam über eine Bank an die Spitze der anderen"."""
    bodies = [u for u in units if u.kind == c.GENERIC or (u.kind == c.BODY and not u.data["body"].code)]
    if reading.lex.grammar["free_order"]:
        tops = [u.start for u in units if not reading.lex.events["leadership"].isdisjoint(u.lower.split())]
        bodies.sort(key=lambda u: bool(tops) and u.start < tops[0])
    return next(iter(bodies), None)


def _is_led(reading: Reading, event: Event, body: Chunk) -> bool:
    """ "The helm of NATO", not "the helm of a command of NATO". In a free order the two may stand apart."""
    units = event.clause.units
    if reading.lex.grammar["free_order"]:
        led = [u for u in units if not reading.lex.events["leadership"].isdisjoint(u.lower.split())]
        return not led or any(_leads_to(event, unit, body) for unit in led)
    small = reading.lex.words["of"] | reading.lex.words["determiners"]
    at = units.index(body)
    if any(unit.lower in reading.lex.events["leadership"] for unit in units[at + 1 : at + 2]):
        return True  # "the NATO helm"
    before = units[:at]
    while before and before[-1].lower in small:
        before.pop()
    return bool(before) and not reading.lex.events["leadership"].isdisjoint(before[-1].lower.split())


def _leads_to(event: Event, top: Chunk, body: Chunk) -> bool:
    """In one part of the clause, and not "an der Spitze einer Delegation der Nato"."""
    units = event.clause.units
    between = units[units.index(top) + 1 : units.index(body)]
    nouns = (unit for unit in between if unit.kind in (c.WEAK, c.CAPITAL))
    return event.part(top) == event.part(body) and next(nouns, None) is None
