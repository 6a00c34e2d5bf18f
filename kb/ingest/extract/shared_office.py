"""Which office one had after the other: the one that is named, else the one that both were said to have."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.office_in_clause import introduced
from kb.ingest.extract.office_meant import office_of
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_JUST = 160  # characters from what was told to the sentence that goes on with it
_REACH = 2000  # characters back to where an office was named
_ASIDE = 9  # chunks from a name to the end of what is said of it between marks


def which_office(
    reading: Reading, event: Event, newer: Person, older: Person, unit: Chunk
) -> tuple[OfficeName | None, Chunk | None]:
    """The office that one followed the other in, and where the clause names it."""
    if (named := _behind_aside(reading, event, unit)) is not None:
        return (reading.office(named, event.line), named) if named.kind == c.OFFICE else (None, None)
    office, title = _already_given(reading, event)
    if office is None:
        office, title = office_of(reading, event, anaphora=False, following=True)
        if title is not None and reading.lex.grammar["free_order"] and not introduced(reading, event, title):
            office = title = None
    office = office or _at_body(reading, event, unit)
    kinds = "" if reading.lex.grammar["free_order"] else event.line.kinds
    if office is None and c.BLOCKED in kinds and c.OFFICE not in kinds and not _is_title_of(event, older):
        return None, None  # "… où Y était bourgmestre, X lui succède"
    office = office or common_office(reading, newer, older, event)
    return (
        (None, None)
        if office is not None and _is_in_other_capital(reading, event, unit, office)
        else (office, title)
    )


def _is_in_other_capital(reading: Reading, event: Event, unit: Chunk, office: OfficeName) -> bool:
    """ "X succède à Y à Bruxelles", "in Brüssel löste sie X ab": in no office of Luxembourg."""
    links, chunks = reading.lex.words["opening_links"], event.line.chunks
    if reading.lex.grammar["free_order"] and len(chunks) > 1 and chunks[0].text == "In":
        of_bodies, seat = reading.lex.grammar["seats_of_bodies"], chunks[1]
        code = seat.data.code if isinstance(seat.data, Body) else of_bodies.get(seat.text, "")
        return seat.kind == c.CAPITAL and bool(code) and codes().get(office[1], code) != code
    at = chunks.index(unit) + 1 if links and unit in chunks else len(chunks)
    if at + 1 >= len(chunks) or chunks[at].lower not in links or chunks[at + 1].kind != c.CAPITAL:
        return False
    place = chunks[at + 1].data
    code = place.code if isinstance(place, Body) else "elsewhere"
    return office[1] in (*codes(), "") and codes().get(office[1]) != code


def _at_body(reading: Reading, event: Event, unit: Chunk) -> OfficeName | None:
    """ "X succède à Y à l'Otan", "À l'Otan, X succède à Y": at the head of it."""
    links, chunks = reading.lex.words["opening_links"], event.line.chunks
    if not links or unit not in chunks:
        return None
    opens = chunks[0].lower in links
    at = 0 if opens else chunks.index(unit) + 1
    body = at + 1
    while body < len(chunks) and chunks[body].lower in reading.lex.office["articles"]:
        body += 1
    if body >= len(chunks) or chunks[at].lower not in links or chunks[body].kind != c.BODY:
        return None
    apart = body + 1 < len(chunks) and chunks[body + 1].kind == ","
    return reading.lex.headed(chunks[body].data["body"].name) if apart or not opens else None


def common_office(reading: Reading, newer: Person, older: Person, event: Event) -> OfficeName | None:
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
