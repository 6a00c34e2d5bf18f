"""One event in its clause: who, which office, when; and the statement it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract import eponyms
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.coordination import is_another_subject, shares
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.ministries import ministry
from kb.ingest.extract.office_names import CHAIRS, admits, codes, plain_title, renamed
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_NEAR, _FAR = 8, 14  # chunks between a verb and what someone is
_GOVERNED = 4  # chunks between a government and whose it is
_CHAIR = "Chair"  # the title of who has the chair
_LATELY = 4  # statements that are looked back on
_TIME_OF = 6  # chunks from "his" to the title: "his first full day as the"


_CHANGING = frozenset(("replace", "succeed", "hand_over", "serve"))
_BEING = frozenset((c.VERBS["be"], c.VERBS["become"]))
_RECENTLY = 200  # days: who took office within them is taken to be in it


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
    own: list[Chunk] | None = None  # the times of its office where the clause has several

    @property
    def trigger(self) -> Chunk:
        return self.clause.units[self.at]

    @property
    def past(self) -> bool:
        return str(self.trigger.data.tense) == "past"

    @property
    def ahead(self) -> bool:
        """Do its dates lie ahead? "Takes office on 1 September" is said before that day."""
        return self.modality is Modality.PLANNED or str(self.trigger.data.tense) == "present"

    @property
    def times(self) -> list[Chunk]:
        if self.own is not None:
            return self.own
        return [unit for unit in self.clause.units if unit.kind in c.TIMES]


def office_unit(
    reading: Reading,
    event: Event,
    *,
    predicate: bool = False,
    following: bool = False,
    direct: bool = False,
) -> Chunk | None:
    """The office named in the clause and not yet given to a name.

    ``predicate``: as what someone is; ``following``: after the verb, where a language has that order,
    and not one that is over; ``direct``: what the verb itself is about.
    """
    units = event.clause.units
    best = early = None
    for i, unit in enumerate(units):
        if unit.kind != c.OFFICE or unit.data.holder is not None or unit is event.mention:
            continue
        spoken_to = i and units[i - 1].kind == c.HONORIFIC  # "Herr Präsident"
        if spoken_to or (event.trigger.data.event == "take" and unit.data.status in ("former", "last")):
            continue  # "takes over the ministry, until now a deputy minister for Europe"
        if i + 1 < len(units) and units[i + 1].text in c.OWNERS:  # "the president's physician"
            continue
        if (unit.data.definite and _is_of_bureau(reading, units, i)) or eponyms.is_so_called(
            reading.lex, event.line, unit
        ):
            continue
        if predicate and event.trigger.data.event == "be" and _is_aim(reading, units, i):
            continue
        introduced = (i > 0 and units[i - 1].kind == c.AS) or (
            i > 1 and units[i - 2].kind == c.AS and units[i - 1].kind != c.NAME
        )
        if introduced and (_is_only_taken_for(reading, units, i) or _is_anothers_time(reading, event, i)):
            continue
        if introduced and predicate and _is_taken_for(reading, event, i):
            continue
        another = event.at >= 0 and any(
            u.kind == c.NAME and event.people.get(u) is not event.subject for u in units[event.at + 1 : i]
        )
        if introduced and not (predicate and another):
            if i > event.at or reading.lex.grammar["free_order"]:
                return unit
            early = early or unit  # "after his appointment as president he served as …"
            continue
        if predicate and not _is_predicate(reading, event, i):
            continue
        before = i < event.at and not reading.lex.grammar["free_order"]
        if following and (before or unit.data.status == "former"):
            continue
        if direct and (unit.quoted != event.trigger.quoted or not _is_object(reading, event, i)):
            continue
        best = best or unit
    return best or early


def _is_only_taken_for(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Comme un ministre", "accueilli comme ministre": like one, or by mistake."""
    words = reading.lex.events
    return units[i - 1].lower in words["compared"] or any(u.lower in words["regarded"] for u in units[:i])


def _is_anothers_time(reading: Reading, event: Event, i: int) -> bool:
    """ "X began work, together with Y, on his first day as president": on Y's."""
    units, genders = event.clause.units, reading.lex.grammar["possessive_genders"]
    before = units[max(event.at, i - _TIME_OF) : i]
    k = next((k for k, unit in enumerate(before) if unit.kind == c.POSSESSIVE), None)
    if (
        k is None
        or all(unit.kind != c.AS for unit in before[k:])
        or event.subject is None
        or not reading.lex.grammar["attributive_bodies"]
    ):
        return False
    gender = genders.get(before[k].lower, "")
    near = [event.people[u] for u in units[event.at + 1 : i] if u.kind == c.NAME and u in event.people]
    return bool(near) and near[-1] is not event.subject and near[-1].gender in ("", gender or near[-1].gender)


def _is_of_bureau(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Served in the private office of the president": there, and for the one who has it."""
    before = [unit.lower for unit in units[max(0, i - _NEAR) : i]]
    at = next((k for k, word in enumerate(before) if word in reading.lex.events["bureaus"]), 0)
    inside = not reading.lex.words["places"].isdisjoint(before[max(0, at - 3) : at])
    return inside and not reading.lex.words["of"].isdisjoint(before[at + 1 : at + 2])


def _is_taken_for(reading: Reading, event: Event, i: int) -> bool:
    """ "Wurde als Minister begrüßt", "war als Minister eingezeichnet": by others. Nobody becomes "als" anything."""
    link = next(unit for unit in reversed(event.clause.units[:i]) if unit.kind == c.AS)
    if not reading.lex.grammar["free_order"] or link.lower in reading.lex.events["becoming"]:
        return False
    becoming = event.trigger.kind == c.VERBS["become"]
    return becoming or not reading.lex.events["regarded"].isdisjoint(event.clause.words)


def _is_aim(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Zum Präsidenten": what someone is made, not what someone is."""
    links = [unit.lower for unit in units[max(0, i - 2) : i] if unit.kind == c.AS]
    return bool(links) and links[-1] in reading.lex.events["becoming"]


def _is_object(reading: Reading, event: Event, i: int) -> bool:
    """After the verb or its subject, without a preposition; or "the post of …". Anything in a free order."""
    if reading.lex.grammar["free_order"]:
        return True
    units = event.clause.units
    if any(unit.kind == c.VERBS["become"] for unit in units[event.at + 1 : i]):
        return False  # "resigned to become commissioner"
    if any(_is_post(reading, unit) for unit in units[max(0, i - 3) : i]):
        return i > event.at
    if event.trigger.data.event == "quit" and any(event.at < k <= i for k in event.clause.breaks):
        return False  # "left the room, leaving the president alone"
    subject = event.mention is not None and event.mention in units[max(0, i - 2) : i]
    return (i > event.at or subject) and not reading.clauses.preposition(event.clause, i)


def _is_post(reading: Reading, unit: Chunk) -> bool:
    """ "Le poste", or a verb that ends with one: "a cédé son fauteuil"."""
    verb_with_post = unit.kind in c.EVENTS and unit.lower.split()[-1] in reading.lex.words["office"]
    return unit.kind == c.POST or verb_with_post


def _is_predicate(reading: Reading, event: Event, i: int) -> bool:
    units = event.clause.units
    if not reading.lex.grammar["free_order"] and i < event.at:
        return False
    if reading.clauses.preposition(event.clause, i):
        return False
    before = units[i - 1].lower if i else ""
    if before in reading.lex.events["oblique"] or any(
        is_another_subject(reading, units, k) for k in event.clause.breaks if event.at < k < i
    ):
        return False
    owned = i > 1 and units[i - 1].text in c.OWNERS and units[i - 2].kind == c.NAME  # "was Heath's minister"
    between = units[event.at + 1 : i - 2 if owned else i]
    if not reading.lex.grammar["free_order"] and any(
        unit.kind in (c.NAME, c.BODY, c.BLOCKED) for unit in _uncoordinated(between)
    ):
        return False
    return len(between) <= (_FAR if reading.lex.grammar["free_order"] else _NEAR)


def _uncoordinated(between: list[Chunk]) -> list[Chunk]:
    """Without "party leader and", as in "became party leader and prime minister"."""
    last = max((i for i, unit in enumerate(between) if unit.kind == c.AND), default=-1)
    kinds = {unit.kind for unit in between[: max(last, 0)]}
    coordinated = c.BLOCKED in kinds and c.NAME not in kinds and len(between) - last <= 2
    return between[last + 1 :] if coordinated else between


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
        known = reading.discourse.topic
    return known, post


def _office_so_far(reading: Reading, event: Event, person: Person) -> OfficeName | None:
    """What "the post" of someone is: today's where the clause says so, else the one last told of."""
    if is_of_present_post(reading, event.clause.units):
        return present_office(person)
    return reading.discourse.office_of(person, event.clause.end)


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
    return (dated or why) and said_at >= event.line.sentence.start


def _is_near(reading: Reading, event: Event, unit: Chunk) -> bool:
    """In the verb's own part of the clause: what stands between marks before it only says who someone is."""
    free = reading.lex.grammar["free_order"]
    return (
        free or event.clause.units.index(unit) > event.at or _part(event, unit) == _part(event, event.trigger)
    )


def aim_ahead(reading: Reading, event: Event) -> None:
    """ "Désignée mardi pour prendre la tête de l'OMC": what she is chosen for, and not on Tuesday."""
    units, aims = event.clause.units, reading.lex.events["aims"]
    aimed = event.trigger.data.tense == "infinitive" and event.at > 0 and units[event.at - 1].lower in aims
    if not aimed or not any(unit.kind == c.VERBS["elect"] for unit in units[: event.at]):
        return
    event.own = [time for time in event.times if time.start > event.trigger.start]
    if event.modality is Modality.ASSERTED and reading.tells_of_now(event.trigger.start):
        event.modality = Modality.PLANNED


def fronted_seat(reading: Reading, event: Event) -> tuple[OfficeName, Chunk] | None:
    """ "À la Défense, X est remplacé par Y": the office that opens the sentence."""
    first = event.line.chunks[0]
    seat = first.kind == c.OFFICE and first.data.seat and first.data.holder is None
    if not seat or not reading.lex.grammar["varies_names"] or event.trigger.data.event not in _CHANGING:
        return None
    return reading.office(first, event.line), first


def _ministry_or_chair(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None] | None:
    office, unit = ministry(reading, event)
    return (office, unit) if office is not None else chair(reading, event)


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
        chaired = reading.lex.heads.get(body.name) == _CHAIR
        return ((_CHAIR, body.name), units[at]) if chaired else (None, None)
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


def each_office(reading: Reading, event: Event, unit: Chunk) -> Iterator[tuple[OfficeName, Chunk, Event]]:
    """The office that an event is about, and those coordinated with it, each with its own times."""
    found = (
        shares(reading, event.clause.units, event.at, unit, event.clause.breaks)
        if unit.kind == c.OFFICE
        else []
    )
    if len(found) < 2 and reading.lex.grammar["free_order"]:
        yield office_named(reading, event, unit), unit, event
        return
    for share in found:
        yield office_named(reading, event, share.unit), share.unit, replace(event, own=share.times)


def office_named(reading: Reading, event: Event, unit: Chunk) -> OfficeName:
    """What an office is called; "his country's foreign minister" is one of the country that is his."""
    office = reading.office(unit, event.line)
    own = unit.kind == c.OFFICE and unit.data.own and event.subject is not None
    if own and event.subject:
        return office[0], reading.country_of(event.subject) or office[1]
    if (
        unit.kind == c.OFFICE
        and event.subject is not None
        and unit.data.body is None
        and office[1] in codes()
    ):
        return _of_citizen(reading, event.subject, office)
    if office[1] or unit.kind != c.OFFICE:
        return office
    office = _in_government(reading, event, unit, office)
    return (
        office if office[1] or event.subject is None else of_own_country(reading, event.subject, unit, office)
    )


def of_own_country(reading: Reading, person: Person, unit: Chunk, office: OfficeName) -> OfficeName:
    """ "X is a Norwegian politician. X was foreign minister": of the one country whose citizen X is."""
    phrase: OfficePhrase = unit.data
    stated = phrase.body is not None or phrase.generic is not None or phrase.seat
    if office[1] or stated or not reading.lex.grammar["attributive_bodies"]:
        return office
    if any(title.office.of != "state" for title in phrase.titles):
        return office
    country = reading.country_of(person)
    code = codes().get(country, "")
    return (renamed(office[0], code), country) if code and admits(code, office[0]) else office


def _of_citizen(reading: Reading, person: Person, office: OfficeName) -> OfficeName:
    """The country guessed for a bare title, unless whoever has it is known to be of another."""
    country = reading.country_of(person)
    if not country or country == office[1]:
        return office
    code, title = codes()[country], plain_title(office[0], codes()[office[1]])
    return (renamed(title, code), country) if admits(code, title) else (title, "")


def _in_government(reading: Reading, event: Event, unit: Chunk, office: OfficeName) -> OfficeName:
    """ "In der Regierung von US-Präsident X Außenministerin": of the country whose government it is."""
    if all(title.office.of != "state" for title in unit.data.titles):
        return office
    chunks, clause = event.line.chunks, event.clause  # who governs may have been read with their name
    for i, head in enumerate(chunks):
        within = clause.start <= head.start <= clause.end
        if not within or head.kind != c.OFFICE or head is unit or head.data.organization not in codes():
            continue
        if any(
            other.lower in reading.lex.words["governments"] for other in chunks[max(0, i - _GOVERNED) : i]
        ):
            return renamed(office[0], codes()[head.data.organization]), head.data.organization
    return office


def _near_verb(reading: Reading, event: Event) -> set[str]:
    """Where the object may stand: before the verb in French, where "le" after it is an article."""
    if reading.lex.grammar["clitics"]:
        return {unit.lower for unit in event.clause.units[max(0, event.at - 2) : event.at]}
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
    return _part(event, top) == _part(event, body) and next(nouns, None) is None


def new_statement(
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
    said = {*event.clause.words, *(chunk.lower for chunk in event.clause.units)}
    acting = reading.lex.events["acting"] & said
    if acting or (phrase is not None and phrase.acting):
        statement.add(Property.ACTING, "true")
    return statement


def introduced(event: Event, unit: Chunk) -> bool:
    """ "As president", "the office of president"."""
    units = event.clause.units
    i = units.index(unit)
    return any(u.kind in (c.AS, c.POST) for u in units[max(0, i - 3) : i])


def point_in_time(reading: Reading, event: Event) -> tuple[str, Chunk] | None:
    """The day or period that the event is dated with."""
    times = event.times
    if reading.lex.grammar["free_order"]:  # the one nearest to the verb
        place = {unit: i for i, unit in enumerate(event.clause.units)}
        times = sorted(times, key=lambda unit: abs(place[unit] - event.at))
    else:  # first what stands in the verb's own part of the clause
        times = sorted(times, key=lambda unit: _part(event, unit) != _part(event, event.trigger))
        times = sorted(times, key=lambda unit: _is_of_earlier(event, unit))
    times = [unit for unit in times if not _is_when_it_was_said(reading, event, unit)]
    for unit in times or _fronted_time(reading, event):
        if unit.kind == c.POINT and _is_of_noun(reading, event, unit):
            continue
        if unit.kind in (c.POINT, c.FROM):
            when = reading.resolve(unit.data.start, ahead=event.ahead)
            if when is not None and when.known:
                return when.edtf, unit
    return _day_when(reading, event)


def _is_of_noun(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Vainqueur des élections du 11 mars, X …": the day of the election, not of what X does."""
    if not reading.lex.grammar["varies_names"] or unit not in event.clause.units:
        return False
    i = event.clause.units.index(unit)
    before = event.clause.units[i - 1] if i and i not in event.clause.breaks else None
    opening = event.line.tokens[unit.first].lower in reading.lex.events["of"]
    if before is None or before.kind != c.WORD or before.lower in reading.lex.events["parts_of_time"]:
        return False
    return opening and before.text[-1:].isalpha()


def _day_when(reading: Reading, event: Event) -> tuple[str, Chunk] | None:
    """ "… jusqu'au 20 mai 2022, date à laquelle X lui succède": the day told right before."""
    units, main = event.clause.units, event.clause.after
    if main is None or units[0].lower not in reading.lex.events["days_when"] or len(units) < 3:
        return None
    links = reading.lex.words["relatives"] | reading.lex.words["object_relatives"]
    day = main.units[-1]
    if units[1].lower not in links or day.kind not in (c.POINT, c.UNTIL):
        return None
    when = reading.resolve(day.data.end or day.data.start)
    return (when.edtf, day) if when is not None and when.known else None


def _is_when_it_was_said(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "X will succeed Y, the government said on Tuesday": on that day it was only said."""
    units = event.clause.units
    i = units.index(unit) if unit in units else 0
    said = i > 0 and units[i - 1].lower in reading.lex.events["speech"]
    ordered = not reading.lex.grammar["free_order"] and reading.lex.grammar["attributive_bodies"]
    return bool(ordered) and said and _part(event, unit) != _part(event, event.trigger)


def _fronted_time(reading: Reading, event: Event) -> list[Chunk]:
    """ "On Friday, X resigned and Y was sworn in", "On Monday X, who …, died": the day that opens the sentence."""
    main = event.clause.after
    if main is not None and is_participle(reading, event.trigger):  # "left on Friday, handing over to Y"
        days = [unit for unit in main.units if unit.kind == c.POINT]
        chosen = any(unit.kind == c.VERBS["elect"] for unit in main.units)  # on that day, for some other
        return days if len(days) == 1 and not chosen else []
    root = event.clause
    while root.after is not None:
        root = root.after
    day = root.units[0]
    if (
        reading.lex.grammar["free_order"]
        or root is event.clause
        or day.kind != c.POINT
        or event.clause.relative
    ):
        return []
    resumed = event.mention is not None and event.mention in root.units
    behind = event.clause.after
    resumed |= behind is not None and behind.relative and not behind.eventful and behind.after is root
    joined = event.clause.joined and event.clause.after is root
    return [day] if (resumed or joined) and event.past else []


def is_participle(reading: Reading, trigger: Chunk) -> bool:
    """ "Sacking", "handing over", in a language that has such forms."""
    ending = reading.lex.grammar["participle_ending"]
    return bool(ending) and trigger.lower.split()[0].endswith(ending)


def _is_of_earlier(event: Event, unit: Chunk) -> bool:
    """ "Nommé en mai 1991 avant d'être remplacé en avril 1992": the first day is not the second verb's."""
    between = [other for other in event.clause.units[: event.at] if other.start > unit.end]
    earlier = [other for other in event.clause.units[: event.at] if other.end < unit.start]
    return any(u.kind == c.WORD for u in between) and any(
        u.kind in c.EVENTS and u.kind not in _BEING for u in earlier
    )


def _part(event: Event, unit: Chunk) -> int:
    """Behind how many marks a unit stands."""
    at = event.clause.units.index(unit) if unit in event.clause.units else event.at
    return sum(k <= at for k in event.clause.breaks)


def is_past(reading: Reading, value: str) -> bool:
    earliest = PartialDate.parse(value).earliest
    return reading.published is None or earliest is None or earliest <= reading.published


def finish(reading: Reading, statement: Statement, office: OfficeName, *, former: bool) -> None:
    if statement.modality is Modality.ASSERTED:
        reading.discourse.note(statement.person, office, statement.at, former=former)
    elif statement.modality in (Modality.PLANNED, Modality.REPORTED):
        reading.discourse.planned[statement.person] = office


def is_of_today(event: Event) -> bool:
    """ "Becomes", "has become", without a date: said of the day of publication."""
    dated = any(unit.kind in c.TIMES and unit.kind != c.YEARS for unit in event.times)
    return event.modality is Modality.ASSERTED and event.trigger.data.tense == "present" and not dated


def started(reading: Reading, event: Event, statement: Statement) -> None:
    """The start that a point in time gives; in office if it is recent and past."""
    point = point_in_time(reading, event)
    if point is None:
        if is_of_today(event) and statement.modality is Modality.ASSERTED and not statement.status:
            reading.current(statement, plain=True)
        return
    value, chunk = point
    if statement.modality is Modality.PLANNED and not _may_come(reading, value):
        return
    statement.widen(chunk.start, chunk.end)
    if statement.modality is Modality.ASSERTED and not is_past(reading, value):
        statement.modality = Modality.PLANNED
    statement.add(Property.START, value)
    if statement.modality is Modality.ASSERTED and reading.published and _recent(reading, value):
        reading.current(statement, plain=True)


def _may_come(reading: Reading, value: str) -> bool:
    latest = PartialDate.parse(value).latest
    return reading.published is None or latest is None or latest >= reading.published


def _recent(reading: Reading, value: str) -> bool:
    when = PartialDate.parse(value)
    if reading.published is None or when.latest is None or when.earliest is None:
        return False
    return when.earliest <= reading.published and (reading.published - when.latest).days <= _RECENTLY
