"""When an event was or will be: the day its clause dates it with, and whether that is past, recent or still ahead."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.event import Event, is_participle
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property
from people.dates import PartialDate

_BEING = frozenset((c.VERBS["be"], c.VERBS["become"]))
_RECENTLY = 200  # days: who took office within them is taken to be in it


def point_in_time(reading: Reading, event: Event) -> tuple[str, Chunk] | None:
    """The day or period that the event is dated with."""
    times = event.times
    if reading.lex.grammar["free_order"]:  # the one nearest to the verb
        place = {unit: i for i, unit in enumerate(event.clause.units)}
        times = sorted(times, key=lambda unit: abs(place[unit] - event.at))
    else:  # first what stands in the verb's own part of the clause
        times = sorted(times, key=lambda unit: event.part(unit) != event.part(event.trigger))
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


def aim_ahead(reading: Reading, event: Event) -> None:
    """ "Désignée mardi pour prendre la tête de l'OMC": what she is chosen for, and not on Tuesday."""
    units, aims = event.clause.units, reading.lex.events["aims"]
    aimed = event.trigger.data.tense == "infinitive" and event.at > 0 and units[event.at - 1].lower in aims
    if not aimed or not any(unit.kind == c.VERBS["elect"] for unit in units[: event.at]):
        return
    event.own = [time for time in event.times if time.start > event.trigger.start]
    if event.modality is Modality.ASSERTED and reading.tells_of_now(event.trigger.start):
        event.modality = Modality.PLANNED


def is_past(reading: Reading, value: str) -> bool:
    earliest = PartialDate.parse(value).earliest
    return reading.published is None or earliest is None or earliest <= reading.published


def is_of_today(event: Event) -> bool:
    """ "Becomes", "has become", without a date: said of the day of publication."""
    dated = any(unit.kind in c.TIMES and unit.kind != c.YEARS for unit in event.times)
    return event.modality is Modality.ASSERTED and event.trigger.data.tense == "present" and not dated


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
    return bool(ordered) and said and event.part(unit) != event.part(event.trigger)


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


def _is_of_earlier(event: Event, unit: Chunk) -> bool:
    """ "Nommé en mai 1991 avant d'être remplacé en avril 1992": the first day is not the second verb's."""
    between = [other for other in event.clause.units[: event.at] if other.start > unit.end]
    earlier = [other for other in event.clause.units[: event.at] if other.end < unit.start]
    return any(u.kind == c.WORD for u in between) and any(
        u.kind in c.EVENTS and u.kind not in _BEING for u in earlier
    )


def _may_come(reading: Reading, value: str) -> bool:
    latest = PartialDate.parse(value).latest
    return reading.published is None or latest is None or latest >= reading.published


def _recent(reading: Reading, value: str) -> bool:
    when = PartialDate.parse(value)
    if reading.published is None or when.latest is None or when.earliest is None:
        return False
    return when.earliest <= reading.published and (reading.published - when.latest).days <= _RECENTLY
