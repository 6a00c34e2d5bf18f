"""The office that a clause names: which of its titles the verb is about, and those coordinated with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kb.ingest.extract import chunks as c
from kb.ingest.extract import eponyms
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.coordination import is_another_subject, shares
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.office_country import office_named
from kb.ingest.extract.reading import Reading

_NEAR, _FAR = 8, 14  # chunks between a verb and what someone is
_TIME_OF = 6  # chunks from "his" to the title: "his first full day as the"


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
        if (
            (unit.data.definite and _is_of_bureau(reading, units, i))
            or _is_agent(reading, event, i)
            or _is_next_subject(reading, event, i)
            or eponyms.is_so_called(reading.lex, event.line, unit)
        ):
            continue
        if predicate and event.trigger.data.event == "be" and _is_aim(reading, units, i):
            continue
        introduced = (i > 0 and units[i - 1].kind == c.AS) or (
            i > 1 and units[i - 2].kind == c.AS and units[i - 1].kind != c.NAME
        )
        if introduced and (
            _is_only_taken_for(reading, units, i)
            or _is_anothers_time(reading, event, i)
            or (predicate and _is_taken_for(reading, event, i))
        ):
            continue
        another = event.at >= 0 and any(
            u.kind == c.NAME and event.people.get(u) is not event.subject for u in units[event.at + 1 : i]
        )
        told = predicate and best is not None and not reading.lex.grammar["free_order"]
        if told and introduced:  # "was minister, and represented Ghana as ambassador"
            break
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


def introduced(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "As president", "the office of president", "the posts of minister and president"."""
    units, posts = event.clause.units, reading.lex.events["posts"]
    i = units.index(unit)
    return any(u.kind in (c.AS, c.POST) or u.lower in posts for u in units[max(0, i - 3) : i])


def _is_agent(reading: Reading, event: Event, i: int) -> bool:
    """German "wurde vom Präsidenten entlassen", "von der Kanzlerin": whoever dismisses."""
    before = [unit.lower for unit in event.clause.units[max(0, i - 2) : i]]
    if event.trigger.data.event != "quit" or not reading.lex.grammar["free_order"] or not before:
        return False
    articled = before[-1] in reading.lex.words["determiners"]
    return before[0 if articled else -1] in reading.lex.words["agent"]


def _is_next_subject(reading: Reading, event: Event, i: int) -> bool:
    """ "X est annoncé en sécurité et le chef d'état-major serait en otage": what the next verb is about."""
    units = event.clause.units
    if not reading.lex.grammar["adjectives_follow"] or not event.at < i - 2 or i + 1 >= len(units):
        return False
    joined = units[i - 2].kind == c.AND and units[i - 1].lower in reading.lex.office["articles"]
    verb = units[i + 1]
    finite = reading.lex.words["auxiliaries"] | reading.lex.frames["conditional"]
    return joined and (verb.kind == c.VERBS["be"] or verb.lower in finite)


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
    if event.trigger.lower in reading.lex.events["inheriting"] and i in (event.at + 1, event.at + 2):
        return True  # "hérite du portefeuille de la Défense"
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
    if units[i - 1].lower in reading.lex.office["any_of_them"]:  # "home to every president"
        return False
    k = i - 1
    while k > 0 and units[k].kind in (c.MODIFIER, c.AND):  # "den alten und neuen Präsidenten"
        k -= 1
    before = units[k].lower if i else ""
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
