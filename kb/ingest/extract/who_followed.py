"""Who came after whom: "X succeeds Y", "Y was replaced by X", "X, whom Y followed"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.event import Event, is_participle
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading


def who_followed(reading: Reading, event: Event) -> tuple[Person, Person, Chunk] | None:
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
            or (
                i > event.at
                and not _is_of_another_verb(event, i)
                and not _is_next(reading, event, i)
                and not _is_apart(reading, event, unit)
            )
            or (unit.lower in reading.lex.events["object_forms"] and _is_object(reading, event, i))
        ):
            other = other or (person, unit)
    other = other or _relative_object(reading, event) or _clitic_object(reading, event)
    passive = event.past and any(u.lower in reading.lex.events["passive"] for u in units)
    if passive and agent is None and other is not None and _is_role_holder(reading, event, other[1]):
        agent, other = other, None
    if (behind := _inverted(reading, event)) is not None:
        return behind
    exchanged = _put_in_place(reading, event, other, agent)
    if agent and passive:
        newer, older, unit = agent[0], event.subject, agent[1]
    elif agent and exchanged:
        newer, older, unit = agent[0], exchanged, agent[1]
    elif other and event.subject is not None:
        newer, older, unit = event.subject, other[0], other[1]
        if event.trigger.lower in reading.lex.events["coming_before"]:
            newer, older = older, newer
    else:
        return None
    return (newer, older, unit) if older is not None and not _elsewhere(reading, event, unit) else None


def _is_role_holder(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Was replaced by his deputy, X", "succeeded by a former general, X": X, set off behind what X was."""
    units, ordered = event.clause.units, reading.lex.grammar["attributive_bodies"]
    i = units.index(unit) if unit in units else 0
    i -= i > 0 and units[i - 1].kind == c.HONORIFIC
    if not ordered or i not in event.clause.breaks:
        return False
    for other in reversed(units[event.at + 1 : i]):
        if other.lower in reading.lex.words["agent"]:
            return True
        whose = other.lower in reading.lex.words["possessives"]
        if other.kind == c.NAME or (other.kind == c.PRONOUN and not whose) or other.kind in c.EVENTS:
            return False
    return False


def _is_object(reading: Reading, event: Event, i: int) -> bool:
    """ "Y succeeded her", and not "her predecessor left, following a row", where objects stand behind the verb."""
    return i > event.at or not reading.lex.grammar["attributive_bodies"]


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


def _is_apart(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "Following the primary, X and Y withdrew": whom a participle is about stands before its mark."""
    return is_participle(reading, event.trigger) and event.part(unit) != event.part(event.trigger)


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


def _elsewhere(reading: Reading, event: Event, unit: Chunk) -> bool:
    """ "… succeeds him at the energy department": another office than the one he is known for."""
    units = event.clause.units
    i = units.index(unit) + 1 if unit in units else len(units)
    if i >= len(units) or units[i].lower not in reading.lex.events["elsewhere"]:
        return False
    return not any(u.kind in c.OFFICES or u.kind in c.TIMES for u in units[i : i + 5])
