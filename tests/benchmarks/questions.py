"""What is asked of the API and, in Datasette's words, of Datasette: the same question about the same table."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from typing import Any
from urllib.parse import parse_qs

from kb.api.positions import Place, list_named
from tests.benchmarks import world
from tests.benchmarks.fill import tenure_slug

TABLE = "/kb/tenures_tenure"
TENURES = "/api/v1/tenures/"
ONE, PAGE = "one answer", "a page"


@dataclass(frozen=True, slots=True)
class Question:
    """``ours`` and ``theirs`` make addresses of a spell, another spell and a day, all chosen at random."""

    name: str
    kind: str
    ours: Callable[[world.Spell, world.Spell, date], str]
    theirs: Callable[[world.Spell, world.Spell, date], str] | None = None
    of_one_office: bool = True  # or of one person: asks as much of a large world as of a small one


def office(spell: world.Spell) -> str:
    return "-".join(reversed(world.office_name(spell.office))).lower().replace(" ", "-")


def person(spell: world.Spell) -> str:
    return world.person_name(spell.person).lower().replace(" ", "-")


QUESTIONS = (
    Question(
        "the tenures of an office", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?office={office(a)}&changed_since={_past(day)}",
        lambda a, b, day: f"{TABLE}.json?office_id={a.office + 1}&updated_at__gte={_past(day)}&_sort=sort_start&_size=50",
    ),
    Question(
        "an office on a day", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?office={office(a)}&on={day}",
        lambda a, b, day: f"{TABLE}.json?office_id={a.office + 1}&start_earliest__lte={day}&end_latest__gt={day}"
        "&_sort=sort_start&_size=50",
    ),
    Question(
        "the holder on a day", ONE,
        lambda a, b, day: f"/api/v1/offices/{office(a)}/holder/?on={day}",
        lambda a, b, day: f"{TABLE}.json?office_id={a.office + 1}&start_earliest__lte={day}&end_latest__gt={day}",
    ),
    Question(
        "one record", ONE,
        lambda a, b, day: f"/api/v1/tenures/{tenure_slug(a)}/",
        lambda a, b, day: f"{TABLE}.json?slug={tenure_slug(a)}",
    ),
    Question(
        "the longest of an office", PAGE,
        lambda a, b, day: f"/api/v1/offices/{office(a)}/ranking/?as_of={day}",
        lambda a, b, day: f"{TABLE}.json?office_id={a.office + 1}&start_earliest__lt={day}&_sort_desc=surely_served&_size=50",
    ),
    Question(
        "the tenures of a person", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?person={person(a)}&changed_since={_past(day)}",
        lambda a, b, day: f"{TABLE}.json?person_id={a.person + 1}&updated_at__gte={_past(day)}&_sort=sort_start&_size=50",
    ),
    Question(
        "a page of 50, of two offices", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?office={office(a)}&office={office(b)}&changed_since={_past(day)}",
        lambda a, b, day: f"{TABLE}.json?office_id__in={a.office + 1},{b.office + 1}&updated_at__gte={_past(day)}"
        "&_sort=sort_start&_size=50",
    ),
    Question(
        "everybody on a day", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?on={day}",
        lambda a, b, day: f"{TABLE}.json?start_earliest__lte={day}&end_latest__gt={day}&_sort=sort_start&_size=50",
        of_one_office=False,
    ),
    Question(
        "the longest of all", PAGE,
        lambda a, b, day: f"/api/v1/tenures/?ordering=-days&to={day}",
        lambda a, b, day: f"{TABLE}.json?start_earliest__lte={day}&_sort_desc=surely_served&_size=50",
        of_one_office=False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Walk:
    """A list that is read page by page: its order, and the values of a place of the made-up world to begin at."""

    name: str
    order: str
    place: Callable[[Sequence[world.Spell]], tuple[Any, ...]] | None = None


WALKS = (
    Walk("the longest of all, page by page", "-days"),
    Walk("the same from its middle on", "-days", lambda spells: (_middle_length(spells), "m")),
    Walk(
        "a page deep in the list by start", "start",
        lambda spells: (start := median_low(spell.start for spell in spells), start, ""),
    ),
)  # fmt: skip


def _middle_length(spells: Sequence[world.Spell]) -> int:
    return median_low((spell.end - spell.start).days for spell in spells if spell.end)


def _past(day: date) -> str:
    """A moment before all that was written: it leaves nothing out, and makes the question a new one."""
    return (day - timedelta(20_000)).isoformat()


class Asker:
    """Makes addresses of a world; none twice at once, so that nothing can have been answered before."""

    def __init__(self, tenures: int, seed: int = 7) -> None:
        self.spells = list(world.spells(min(tenures, 20_000)))
        self.chance = random.Random(seed)

    def pairs(self, question: Question, count: int) -> list[tuple[str, str]]:
        """Our address and Datasette's, for so many questions of a kind."""
        found: dict[str, str] = {}
        while len(found) < count:
            given = (self._spell(), self._spell(), self._day())
            found[question.ours(*given)] = question.theirs(*given) if question.theirs else ""
        return list(found.items())

    def beginnings(self, walk: Walk, count: int) -> list[str]:
        """The addresses of the first pages of so many lists that have the same rows."""
        found: dict[str, None] = {}
        while len(found) < count:
            asked = f"ordering={walk.order}&changed_since={_past(self._day())}"
            if walk.place:
                of = list_named(TENURES, parse_qs(asked).items())
                asked += f"&cursor={Place(walk.place(self.spells)).written(of)}"
            found[f"{TENURES}?{asked}"] = None
        return list(found)

    def _spell(self) -> world.Spell:
        return self.chance.choice(self.spells)

    def _day(self) -> date:
        return date(1960, 1, 1) + timedelta(self.chance.randrange(21_000))
