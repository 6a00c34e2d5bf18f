"""An office told by the way, with "as": "… a fine record as vice president"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract import eponyms
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.event import Event
from kb.ingest.extract.office_country import of_own_country
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.resigning import resigns
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_NAMING = frozenset((c.CAPITAL, c.WEAK, c.BODY, c.NATION, '"'))  # may stand between a title and its end
_OPENING = 5  # chunks before "as" that may open a sentence: "During his ten years as"
_BESIDE = 4  # chunks from a name to the title behind "as"


def as_office(reading: Reading, event: Event) -> None:
    """ "… a fine record as vice president": in office at some time."""
    units = event.clause.units
    if units[0].lower in reading.lex.words["object_relatives"] and reading.lex.grammar["attributive_bodies"]:
        return  # "Y, whom X knew as premier"
    for i, unit in enumerate(units):
        if unit.kind != c.OFFICE or unit.data.holder is not None or unit.data.plural:
            continue
        link = next((u for u in reversed(units[max(0, i - 2) : i]) if u.kind == c.AS), None)
        if link is None or link.lower in reading.lex.events["becoming"]:
            continue
        if (
            _is_wished(reading, event, i)
            or _is_compared(reading, units, i)
            or is_notion(event, i)
            or eponyms.is_so_called(reading.lex, event.line, unit)
        ):
            continue
        if event.modality is not Modality.ASSERTED or unit.data.status == "future":
            return
        person, mention = _nearest(reading, event, i)
        if person is None or mention is None:
            continue
        behind = mention.start > unit.start and not reading.lex.grammar["free_order"]
        if behind and units.index(link) > 1 and not _in_their_time(reading, units, units.index(link)):
            continue  # "favourites for the post of secretary general are X and Y"
        office, line = reading.office(unit, event.line), event.line.sentence
        office = of_own_country(reading, person, unit, office)
        inside = [unit, *([mention] if mention.start >= line.start else [])]
        start, end = min(u.start for u in inside), max(u.end for u in inside)
        rule = f"{reading.language}.as"
        statement = reading.state(rule, person, mention, office, start, end, Modality.ASSERTED)
        unit.data.holder = person
        if reading.tells_of_now(unit.start) and any(
            u.lower in reading.lex.events["naming"] for u in units[:i]
        ):
            statement.modality = Modality.PLANNED
        if unit.data.acting:
            statement.add(Property.ACTING, "true")
        _date(reading, event, statement, units.index(link), i)
        resigns(reading, event, statement)
        if unit.data.status == "new" and reading.tells_of_now(unit.start) and units[i - 1].kind == c.AS:
            statement.modality = Modality.PLANNED
        spent = link is not units[0] and units[units.index(link) - 1].kind == c.YEARS
        spent &= (
            units[0].lower in reading.lex.events["entered_after"]
        )  # "after three years as premier, X left"
        if unit.data.status in ("former", "then", "last") or spent:
            reading.former(statement)
        reading.discourse.note(person, office, unit.start, former=True)
        return


def _span_of(reading: Reading, event: Event, at: int) -> Chunk | None:
    """ "Als Minister (1998–2002) baute X …", "gehörte von … bis … als Minister der Regierung an": the only span there is."""
    spans = [time for time in event.times if time.kind == c.SPAN]
    alone = len(spans) == 1 and event.clause.kinds.count(c.OFFICE) == 1
    if not alone:
        return None
    units = event.clause.units
    first = max((k for k in event.clause.breaks if k <= at), default=0)
    last = min((k for k in event.clause.breaks if k > at), default=len(units))
    if spans[0] not in units[first:last]:
        return None
    return spans[0] if spans[0] in units[at + 1 : at + 2] or _lends(reading, units[first:last]) else None


def _lends(reading: Reading, units: list[Chunk]) -> bool:
    """ "Amtierte von 1999 bis 2004 als Minister", not "kämpfte": does the verb tell how long they were in office?"""
    events, words = reading.lex.events, {word for unit in units for word in unit.lower.split()}
    governs = not words.isdisjoint(events["governments"]) and not words.isdisjoint(events["lending_in"])
    return governs or not words.isdisjoint(events["lending"])


def _is_theirs(reading: Reading, event: Event, time: Chunk, at: int) -> bool:
    """ "Ten years as premier, until 2009": also behind a mark; "his years as premier from 2001 to 2005"."""
    if time.kind == c.UNTIL and reading.lex.grammar["attributive_bodies"]:
        return time.data.end is not None
    return time.kind in (c.SPAN, c.SINCE) and at not in event.clause.breaks


def _date(reading: Reading, event: Event, statement: Statement, at: int, title: int) -> None:
    """What stands right behind the title, and the day when someone came to it."""
    units = event.clause.units
    beside = units[title + 1] if title + 1 < len(units) else None
    told = reading.lex.grammar["varies_names"] or reading.lex.grammar["attributive_bodies"]
    if beside is not None and told and _is_theirs(reading, event, beside, title + 1):
        reading.dated(statement, beside)
    elif reading.lex.grammar["free_order"] and (span := _span_of(reading, event, title)) is not None:
        reading.dated(statement, span)
    if (day := _entered(reading, event, statement.organization, at, title)) is not None:
        statement.widen(day.start, day.end)
        statement.add(Property.START, reading.resolve(day.data.start).edtf)  # type: ignore[union-attr]


def _entered(reading: Reading, event: Event, organization: str, at: int, title: int) -> Chunk | None:
    """ "Joined the cabinet in 2004 as minister", "was brought into the government as minister in 2004": that day."""
    units = event.clause.units
    verb = next((k for k in range(at) if units[k].lower in reading.lex.events["entering"]), at)
    if not _is_body_entered(reading, units[verb + 1 : at], organization):
        return None
    days = [unit for k, unit in enumerate(units) if unit.kind == c.POINT and (k < at or k == title + 1)]
    when = reading.resolve(days[0].data.start) if len(days) == 1 else None
    return days[0] if when is not None and when.known else None


def _is_body_entered(reading: Reading, entered: list[Chunk], organization: str) -> bool:
    """A government, or the very body that the office is of; and nothing told behind it: no "and as minister …"."""
    words = reading.lex.events
    while entered and (entered[0].lower in words["entered_by"] or entered[0].kind == c.NATION):
        entered = entered[1:]
    if not entered or any(unit.lower in reading.lex.words["conjunctions"] for unit in entered):
        return False
    body = entered[0].data["body"].name if entered[0].kind == c.BODY else ""
    if len(entered) > 1 and entered[1].kind == c.WORD and entered[1].lower not in reading.lex.words["of"]:
        return False  # "joined the government plane"
    return entered[0].lower in words["entered"] or (bool(body) and body == organization)


def _in_their_time(reading: Reading, units: list[Chunk], at: int) -> bool:
    """ "During her tenure as premier, X …": what opens the sentence says whose time it was."""
    words = [unit.lower for unit in units[:at]]
    owned = not reading.lex.words["possessives"].isdisjoint(words)
    return at <= _OPENING and owned and words[-1] in reading.lex.words["times_in_office"]


def _has_object(reading: Reading, event: Event, i: int) -> bool:
    """ "Holte den Diplomaten als Minister": "as" may speak of the object. An object shows by its article."""
    units = event.clause.units
    marks = reading.lex.events["object_marks"]
    for k, unit in enumerate(units[:i]):
        if unit.lower in marks and not (k and reading.clauses.preposition(event.clause, k + 1)):
            return True
    named = [
        u
        for k, u in enumerate(units[:i])
        if u in event.people
        and not reading.clauses.preposition(event.clause, k)
        and not getattr(u.data, "genitive", False)
    ]
    return len(named) > 1


def _is_wished(reading: Reading, event: Event, i: int) -> bool:
    """ "Schlugen Trittin als Minister vor", "casts Streep as president": whom one would have in the office."""
    units = event.clause.units
    reflexives = reading.lex.events["reflexives"]
    named = next(
        (k for k in range(max(0, i - _BESIDE), i) if units[k].kind == c.NAME or units[k].lower in reflexives),
        0,
    )
    supposed = reading.lex.frames["conditional"]
    if not supposed.isdisjoint(unit.lower for unit in units[i:]) and units[0].kind == c.AS:
        return True  # "as premier, X would cut taxes"
    if any(unit.lower in reading.lex.events["regarded"] for unit in units):
        return True
    return any(unit.lower in reading.lex.events["as_wished"] for unit in units[:named])


def _is_compared(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Dirige la caserne comme un ministre", "c'est comme": as one would."""
    if reading.lex.words["as"] and i > 1 and units[i - 1].kind == c.AS and units[i - 2].kind == c.VERBS["be"]:
        return units[i - 1].lower in reading.lex.events["likening"]
    named = i > 2 and units[i - 1].kind == c.NAME and units[i - 2].lower in reading.lex.events["likening"]
    if named and units[i - 3].kind == c.VERBS["be"]:  # "c'est comme X archevêque"
        return True
    return units[i - 1].lower in reading.lex.events["compared"] and units[i - 2].kind == c.AS


def is_notion(event: Event, i: int) -> bool:
    """ "X as president? Never": named first and with no verb, it is only thought of."""
    units, kinds = event.clause.units, event.line.kinds
    if i != 2 or units[0].kind != c.NAME or units[0] is not next(
        (chunk for chunk in event.line.chunks if chunk.kind != '"'), None
    ):  # fmt: skip
        return False
    after = event.line.chunks.index(units[i]) + 1
    marks = (kind for kind in kinds[after:] if kind not in _NAMING)
    return next(marks, "") in ("?", "!", "-")


def _nearest(reading: Reading, event: Event, i: int) -> tuple[Person | None, Chunk | None]:
    """The last one before unit ``i`` that no preposition governs; the subject in a free order."""
    units = event.clause.units
    if i > 1 and units[i - 2].kind == c.NAME and units[i - 1].kind == c.AS:  # "agreed on X as secretary"
        return event.people.get(units[i - 2]), units[i - 2]
    for k in range(2, i):  # "the appointment of X of Ghana as his envoy"
        named = (
            units[k - 1].lower in reading.lex.words["of"]
            and units[k - 2].lower in reading.lex.events["naming"]
        )
        if named and units[k] in event.people:
            return event.people[units[k]], units[k]
    if reading.lex.grammar["free_order"] and _has_object(reading, event, i):
        return None, None
    for k in range(i - 1, -1, -1) if not reading.lex.grammar["free_order"] else ():
        person = event.people.get(units[k])
        given = k + 1 < i and units[k + 1].lower in reading.lex.office["indefinite"]
        if (
            person is None
            and given
            and units[k].kind == c.PRONOUN
            and reading.lex.grammar["attributive_bodies"]
        ):
            return None, None  # "Y found him a post, and there followed years as minister": whoever he is
        genitive = getattr(units[k].data, "genitive", False)
        joined = (
            k > 0 and units[k - 1].lower in reading.lex.events["joining"]
        )  # "X joined Y on stage as premier"
        if person and not genitive and not joined and not reading.clauses.preposition(event.clause, k):
            return person, units[k]
    return event.subject, event.mention
