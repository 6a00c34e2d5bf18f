"""Of which country an office is that a clause names without one: of whoever has it, or of the government it is in."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.office_names import admits, codes, plain_title, renamed
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

_GOVERNED = 4  # chunks between a government and whose it is


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
    known = reading.lex.grammar["attributive_bodies"] or person is reading.discourse.portrayed
    if office[1] or stated or not known:
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
