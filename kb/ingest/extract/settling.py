"""What only the whole article can settle: successions, compatriots, and terms told before their office."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession, Term
from kb.ingest.records import Modality, Property

_BRACKETS = 3  # characters between a name and the span in brackets behind it
_SEVERAL = 3  # holders of one office, of which the article then tells
_LATELY = 12  # statements of one person that are looked back on
_IN_ALL = 100  # of them, where all that an article usually tells of someone counts


def settle(reading: Reading) -> None:
    """Successions and compatriots, once everything else is known."""
    for term in reading.waiting:
        _fill(reading, term)
    for owner, other, mention, start, end in reading.compatriots:
        for code in sorted(owner.nationalities):
            reading.nation(other, mention, code, start, end)
    told = [s for s in reading.statements if s.title]
    asserted = {(s.person, s.title) for s in told if s.modality is Modality.ASSERTED}
    yet = {
        (s.person, s.title): s.modality for s in told if s.modality in (Modality.PLANNED, Modality.REPORTED)
    }
    replaced = {(succession.older, succession.office) for succession in reading.successions}
    for succession in reading.successions:
        key = (succession.newer, succession.office[0])
        if succession.modality is Modality.ASSERTED and key not in asserted:
            succession.modality = yet.get(key) or _of_successor(succession)
        _succession(reading, succession, replaced)


def _fill(reading: Reading, term: Term) -> None:
    """Of what office a term was: the only one that the article gives to them."""
    held, topic = term.person.held, reading.discourse.topic
    office = next(iter(held)) if len(held) == 1 else topic
    if not held and topic is not None and _is_of_topic(reading, term):
        held = {topic: None}
    if office is None or office not in held:
        return
    said = [s for s in term.person.told[-_IN_ALL:] if (s.title, s.organization) == office]
    lasts = any(time.kind == c.SINCE for time in term.times)
    begins = all(time.kind == c.POINT for time in term.times)
    if begins and all(s.status == "former" for s in said):
        return  # "took office" in another one that the article leaves unnamed
    if any(s.has(Property.START) for s in said) or (lasts and any(s.status == "former" for s in said)):
        return
    rule = f"{reading.language}.relation.term"
    statement = reading.state(
        rule, term.person, term.mention, office, term.start, term.end, Modality.ASSERTED
    )
    for time in term.times:
        reading.dated(statement, time)
        value = reading.resolve(time.data.start) if time.kind == c.POINT else None
        if value is not None and value.known:
            statement.add(Property.START, value.edtf)
    if term.over:
        reading.former(statement)


def _is_of_topic(reading: Reading, term: Term) -> bool:
    """ "Il resta en place de 1952 à 1957", in an article about those who had one office."""
    lasting = all(time.kind == c.SPAN for time in term.times)
    row = reading.discourse.row is not None and reading.discourse.row == reading.discourse.topic
    several = row or len(reading.discourse.holders.get(reading.discourse.topic or ("", ""), ())) >= _SEVERAL
    grammar = reading.lex.grammar
    return lasting and several and bool(grammar["varies_names"] or grammar["attributive_bodies"])


def _of_successor(found: Succession) -> Modality:
    """The successor of someone still in office is yet to come."""
    told = [s for s in found.older.told[-_LATELY:] if s.title == found.office[0]]
    held = any(s.status == "current" for s in told) and not any(s.has(Property.END) for s in told)
    return Modality.PLANNED if found.rule.endswith(".successor") and held else found.modality


def _is_abroad(found: Succession) -> bool:
    """ "Elle prend le relais de Y, son homologue maltais": whoever has that office in one country gets none elsewhere."""
    title, country = found.office
    for person in (found.newer, found.older) if country in codes() else ():
        told = {
            s.organization for s in person.told[-_LATELY:] if s.title == title and s.organization in codes()
        }
        if told and country not in told:
            return True
    return False


def _succession(reading: Reading, found: Succession, replaced: set[tuple[Person, OfficeName]]) -> None:
    modality = found.modality
    if _is_abroad(found):
        return
    newer = reading.state(
        found.rule, found.newer, found.chunk, found.office, found.start, found.end, modality
    )
    newer.add(Property.SUCCEEDS, found.older.name)
    older = reading.state(
        found.rule, found.older, found.chunk, found.office, found.start, found.end, Modality.ASSERTED
    )
    term = reading.terms.get(found.older)
    if term is not None and found.start <= term.start <= found.end + _BRACKETS:
        reading.dated(older, term)
    if modality is Modality.ASSERTED:
        if found.when and not older.has(Property.END):
            older.add(Property.END, found.when)
        reading.former(older)
        older.plain = False
        same = [s for s in found.newer.told[-_LATELY:] if s.title == found.office[0]]
        if found.when and not any(s.has(Property.START) for s in same):
            newer.add(Property.START, found.when)
        if found.since and not any(s.has(Property.START) for s in same):
            newer.add(Property.START, found.since)
        over = (found.newer, found.office) in replaced
        now = not over and not found.narrated
        today = found.now or reading.tells_of_now(found.start)
        if now and not any(s.status for s in same) and today:
            reading.current(newer, plain=True)
    elif modality in (Modality.PLANNED, Modality.REPORTED):
        if found.when and not any(s.has(Property.START) for s in found.newer.told[-_LATELY:]):
            newer.add(Property.START, found.when)
        reading.current(older, plain=True)
