"""Rule B2: what each claim narrows, as constraints on the edges of spells and lives."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil, floor

from kb.ingest.bounds import Constraint
from kb.ingest.identity import Human
from kb.ingest.order import birth_of, value_date
from kb.ingest.records import Evidence, Property
from kb.ingest.spells import Spell

YEAR = 365.2425  # mean Gregorian year, days
DURATION = re.compile(r"P(\d+)Y(\.\.)?", re.ASCII)
EDGES = {Property.START: "start", Property.END: "end", Property.BIRTH: "birth", Property.DEATH: "death"}
# What the rules of propagation are called on the "why this date" pages.
STATED, LIFETIME, SUCCESSION, ORDER = "stated", "lifetime", "succession", "order"


def is_stated(e: Evidence) -> bool:
    """A date that the source gives for the edge itself. Open-sided spans only narrow it."""
    if e.said.property not in EDGES or not e.said.value:
        return False
    value = value_date(e)
    return value.earliest is not None and value.latest is not None


def derived_constraints(e: Evidence, spell: Spell | None, human: Human) -> list[Constraint]:
    """What a claim that states no edge narrows: rule B2, rounded outward."""
    claims = (e.key,)
    prop = e.said.property
    if prop == Property.AGE:
        born = birth_of(e)
        return [
            Constraint(var("birth", human), number(born.earliest), number(born.latest), "age", claims=claims)
        ]
    if prop in (Property.BIRTH, Property.DEATH) and e.said.value:
        d = value_date(e)
        edge = EDGES[prop]
        return [Constraint(var(edge, human), number(d.earliest), number(d.latest), STATED, claims=claims)]
    if spell is None:
        return []
    if prop in (Property.START, Property.END) and e.said.value:
        d = value_date(e)
        rule = "by_then" if d.earliest is None else "not_before"
        return [
            Constraint(var(EDGES[prop], spell), number(d.earliest), number(d.latest), rule, claims=claims)
        ]
    if prop == Property.IN_OFFICE_ON:
        d = value_date(e)
        # Some day of a partial date: surely begun by its last, surely not over before its first.
        return [
            Constraint(var("start", spell), None, number(d.latest), "in_office_on", claims=claims),
            Constraint(var("end", spell), number(d.earliest + timedelta(1)) if d.earliest else None, None,
                       "in_office_on", claims=claims),
        ]  # fmt: skip
    if prop == Property.DURATION and (found := DURATION.fullmatch(e.said.value)):
        years = int(found[1])
        low = floor((years - 0.5) * YEAR)
        high = None if found[2] else ceil((years + 0.5) * YEAR)
        if still := _still_in_office(e, spell):  # the length so far: counted to the day it was said
            start = var("start", spell)
            first = still.toordinal() - high if high else None
            return [Constraint(start, first, still.toordinal() - low, "duration", claims=claims)]
        return [Constraint(var("end", spell), low, high, "duration", y=var("start", spell), claims=claims)]
    return []


def _still_in_office(e: Evidence, spell: Spell) -> date | None:
    """The day on which the same statement says that the spell goes on."""
    days = [
        value_date(other).latest
        for other in spell.claims
        if other.said.property == Property.IN_OFFICE_ON
        and (other.article, other.said.statement) == (e.article, e.said.statement)
    ]
    return max(filter(None, days), default=None)


def var(edge: str, subject: Spell | Human) -> tuple[str, int]:
    return edge, id(subject)


def number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def day_of(number: int | None) -> date | None:
    """The day of an ordinal; None also beyond the calendar, where nothing useful is known."""
    return date.fromordinal(number) if number and 0 < number <= date.max.toordinal() else None
