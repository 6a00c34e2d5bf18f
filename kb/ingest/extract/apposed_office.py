"""Which office a title beside a name is, where "of Nigeria", "whose" or whom it is told with gives its body."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.office_names import codes, renamed
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

# "Senators A of Georgia and B of Utah": where they were elected, and not whose they are.
_ELECTED = frozenset(("Senator", "Representative", "Member of Parliament"))


def office_beside(reading: Reading, line: Line, at: int, person_at: int) -> OfficeName:
    """What the title ``at`` tells of whoever stands beside it, with the body that the words around it give."""
    chunk, person = line.chunks[at], line.chunks[person_at].data.person
    phrase: OfficePhrase = chunk.data
    office = reading.office(chunk, line)
    if phrase.body is None and (whose := _whose(reading, line, at)) is not None:
        office = (office[0], whose)
    if not office[1] and _is_of_states(phrase) and (country := _of_their_chief(reading, line, at)):
        office = (renamed(office[0], codes().get(country, "")), country)
    if phrase.own:
        office = (office[0], reading.country_of(person))
    if phrase.body is None and _is_of_states(phrase) and at < person_at:
        office = of_country(reading, line, person_at, office)
    return _unless_anothers(reading, phrase, person, reading.office_held(person, office))


def _is_of_states(phrase: OfficePhrase) -> bool:
    return all(title.office.of != "organization" for title in phrase.titles)


def _of_their_chief(reading: Reading, line: Line, at: int) -> str:
    """ "Le Premier ministre belge X et son ministre de la Défense, Y": of the country that X governs."""
    if not reading.lex.grammar["varies_names"] or not at or line.chunks[at - 1].kind != c.POSSESSIVE:
        return ""
    before = line.chunks[: at - 1]
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind in (c.NAME, c.OFFICE)), None)
    if last is None:
        return ""
    chief = before[last]
    if chief.kind == c.NAME:
        offices = [u for u in before[max(0, last - 3) : last + 4] if u.kind == c.OFFICE]
        chief = next((u for u in offices if u.data.holder is chief.data.person), chief)
    leads = (
        chief.kind == c.OFFICE and chief.data.title in HEADS and chief.data.status not in ("former", "then")
    )
    country = chief.data.organization if leads else ""
    return country if country in codes() else ""


def _unless_anothers(
    reading: Reading, phrase: OfficePhrase, person: Person, office: OfficeName
) -> OfficeName:
    """ "President Stubb of Finland … President Trump": a bare surname, and the country guessed has another."""
    if person.full or phrase.body is not None or phrase.status or office[0] not in HEADS or person.held:
        return office
    named = (office, (office[0], ""))
    holders = [holder for name in named for holder in reading.discourse.holders.get(name, ())]
    taken = any(holder is not person and holder.full for holder in holders)
    return (office[0], "") if taken else office


def _whose(reading: Reading, line: Line, at: int) -> str | None:
    """ "Directeur général de Kering, dont l'actuel PDG, X": the body of the office before; None without "whose"."""
    words = reading.lex.words
    before = [chunk.lower for chunk in line.chunks[max(0, at - 2) : at]]
    if (
        not words["whose"].intersection(before)
        or not set(before[1:]) <= words["whose"] | words["determiners"]
    ):
        return None
    named = next((u for u in reversed(line.chunks[:at]) if _has_body(reading, line, u, at)), None)
    if named is None:
        return ""
    return str(named.data.organization if named.kind == c.OFFICE else named.data["body"].name)


def _has_body(reading: Reading, line: Line, unit: Chunk, at: int) -> bool:
    """An office; or where countries are written like it, one, if the office ``at`` is a country's."""
    if unit.kind != c.BODY or not reading.lex.grammar["attributive_bodies"]:
        return unit.kind == c.OFFICE
    states = all(title.office.of != "organization" for title in line.chunks[at].data.titles)
    return states and bool(unit.data["body"].code)


def of_country(reading: Reading, line: Line, i: int, office: OfficeName) -> OfficeName:
    """ "President A of Nigeria", "Presidents A of Nigeria and B of Benin": each of their own country."""
    behind = line.chunks[i + 1 : i + 4]
    if office[0] in _ELECTED:
        return office
    if line.kinds[i + 1 : i + 4] == "(O)" and reading.lex.grammar["attributive_bodies"]:
        body = behind[1].data["body"]  # "ministers A (Norway) and B (Sweden)"
        return (renamed(office[0], body.code), body.name) if body.code else office
    if len(behind) < 2 or behind[0].lower not in reading.lex.grammar["nation_links"]:
        return office
    place = behind[1] if behind[1].kind == c.BODY else behind[-1]
    between = behind[1 : behind.index(place)]
    if place.kind != c.BODY or any(u.lower not in reading.lex.office["articles"] for u in between):
        return office
    body = place.data["body"]
    return (renamed(office[0], body.code), body.name) if body.code else office
