"""Lists of tenures, asked by statements that are built once for each kind of question (see ``tenures.prepared``).

A kind is which conditions there are, on how many values, in which order and from what sort of place; the values
come with each question. Whoever asks for days without naming an office is answered class by class of how long a
spell can have lasted (``tenures.querysets.classes_on``), so that nobody who left long before is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.core.cache import caches
from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    OuterRef,
    Q,
)

from kb.api.positions import Ordered, Page, Place, cut
from kb.freshness import State
from people.models import Nationality
from tenures.counts import Counted, UpTo
from tenures.models import Tenure
from tenures.prepared import Day, Prepared, slot
from tenures.querysets import TenureQuerySet, classes_on, hull_covers, surely_or_presumably_covers
from tenures.rows import rows_by_key

Condition = tuple[str, tuple[Any, ...]]  # what it is called, and its values
Shape = tuple[tuple[tuple[str, int], ...], tuple[str, ...]]  # conditions with how many values; the order

# Room for so many values; where there are fewer, the last one stands there again and again.
SIZES = (0, 1, 2, 4, 8, 16, 32, 64, 100, 250)
KINDS = 500  # that are kept
IN_ORDER = ("sort_start", "sort_end", "slug")
OF_FEW = frozenset(("office", "person", "organization"))  # leave little to step over
# All days and all sides of these are much alike; how many rows one value of another condition leaves says nothing of the next.
ALIKE = frozenset(
    (
        "on",
        "overlapping",
        "certainty",
        "current",
        "not current",
        "acting",
        "not acting",
        "disputed",
        "not disputed",
    )
)
OF_DAYS = ("on", "overlapping", "current")  # their first two values are days
_DISPUTED = Q(start_disputed=True) | Q(end_disputed=True)
_KEY, _TEXT, _DAY = BigIntegerField(), CharField(), DateField()


def _any(path: str, keys: Iterable[Any]) -> Q:
    """``path__in`` takes no slots; both databases read this as the same."""
    return reduce(or_, (Q(**{path: key}) for key in keys))


def _nationals(codes: Iterable[Any]) -> Any:
    return Nationality.objects.filter(code__in=codes)


# What each condition leaves of the tenures, and of what kind its values are.
CONDITIONS: dict[str, tuple[tuple[Any, ...], Callable[..., TenureQuerySet]]] = {
    "office": ((_KEY,), lambda tenures, *keys: tenures.filter(_any("office", keys))),
    "person": ((_KEY,), lambda tenures, *keys: tenures.filter(_any("person", keys))),
    "organization": ((_KEY,), lambda tenures, *keys: tenures.filter(_any("office__organization", keys))),
    # Few people: theirs are looked up. Many: the list is walked, and each is asked where they are from.
    "nationality of few": (
        (_TEXT,), lambda tenures, *codes: tenures.filter(person__in=_nationals(codes).values("person")),
    ),
    "nationality of many": (
        (_TEXT,),
        lambda tenures, *codes: tenures.filter(Exists(_nationals(codes).filter(person=OuterRef("person")))),
    ),
    "on": ((_DAY,), lambda tenures, first, last: tenures.filter(hull_covers(first, last))),
    "overlapping": ((_DAY,), lambda tenures, first, last: tenures.filter(hull_covers(first, last))),
    "certainty": (
        (_DAY,),
        lambda tenures, first, last, *sure: tenures.on_some_day(first, last).filter(certainty__in=sure),
    ),
    "current": ((_DAY,), lambda tenures, first, last: tenures.filter(surely_or_presumably_covers(first, last))),
    "not current": (
        (_DAY,), lambda tenures, first, last: tenures.exclude(surely_or_presumably_covers(first, last)),
    ),
    "acting": ((), lambda tenures: tenures.filter(acting=True)),
    "not acting": ((), lambda tenures: tenures.filter(acting=False)),
    "disputed": ((), lambda tenures: tenures.filter(_DISPUTED)),
    "not disputed": ((), lambda tenures: tenures.exclude(_DISPUTED)),
    "min_days": ((_KEY, _DAY), lambda tenures, days, begun_by: tenures.surely_served(days, begun_by)),
    "max_days": (
        (DurationField(), _DAY), lambda tenures, most, not_begun_by: tenures.possibly_served(most, not_begun_by),
    ),
    "changed_since": ((DateTimeField(),), lambda tenures, moment: tenures.filter(updated_at__gte=moment)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what a page and the count of a list are read from."""

    conditions: tuple[Condition, ...]
    order: tuple[str, ...]

    def page(self, place: Place | None, size: int) -> Page:
        """So many rows from the place on, in order. Raises NoSuchPlace."""
        kind, backwards = _kind(self._shape), place is not None and place.backwards
        since = kind.ordered.values(place) if place else None
        values = self._values() | {f"place {number}": value for number, value in enumerate(since or [])}
        statement = kind.page(None if since is None else tuple(value is None for value in since), backwards)
        found = statement.pieces(values, self._classes, size + 1, kind.directions(backwards))
        keys, more = cut(found, size, backwards)
        ends = (keys[0][1:], keys[-1][1:]) if keys else None
        return Page(rows_by_key(key for key, *_ in keys), more, ends)

    def count(self, state: State) -> int:
        match self.conditions:
            case (("on" | "overlapping", (first, last)),):
                count = _count_on(first, last, state)
            case _:
                count = None
        return _kind(self._shape).whole.count(self._values(), self._classes) if count is None else count

    @property
    def _shape(self) -> Shape:
        return tuple((name, _size(values)) for name, values in self.conditions), self.order

    def _values(self) -> dict[str, Any]:
        return {
            f"{name} {number}": values[min(number, len(values) - 1)]
            for name, values in self.conditions
            for number in range(_size(values))
        }

    @property
    def _classes(self) -> list[dict[str, Any]]:
        """The values of each class to look through; one without any where there is no need for classes."""
        days = _days(name for name, _ in self.conditions) if _by_start(self.order) else None
        if days is None:
            return [{}]
        first, last = dict(self.conditions)[days][:2]
        return [
            {"within": within, "since": since, "until": until}
            for within, since, until in classes_on(first, last)
        ]


def _count_on(first: date, last: date, state: State) -> int | None:
    """By what was counted in the same state for other days; None where the data have changed meanwhile."""
    key = f"counted-{state.etag('days')}"
    known: tuple[Any, Any] = caches["answers"].get(key) or ([], [])
    counted = Counted(*map(UpTo, known))
    count = counted.overlapping(first, last)
    if State.read() != state:
        return None
    caches["answers"].set(key, (counted.begun.known, counted.over.known))  # plain, as a shared cache wants it
    return count


def _size(values: tuple[Any, ...]) -> int:
    return next(size for size in SIZES if size >= len(values)) if values else 0


def _days(names: Iterable[str]) -> str | None:
    """The condition that names days, where none leaves few rows already."""
    given = list(names)
    if OF_FEW.intersection(given):
        return None
    return next((name for name in given if name.startswith(OF_DAYS)), None)


def _by_start(order: tuple[str, ...]) -> bool:
    return order[0].lstrip("-") == "sort_start"


class _Kind:
    """The statements of one kind of question."""

    def __init__(self, shape: Shape) -> None:
        conditions, order = shape
        tenures = Tenure.objects.all()
        for name, size in conditions:
            tenures = _narrowed(tenures, name, size)
        if _by_start(order) and _days(name for name, _ in conditions):
            tenures = tenures.filter(
                lasts_within=slot("within", BigIntegerField()),
                sort_start__gte=slot("since", DateField()),
                sort_start__lte=slot("until", DateField()),
            )
        words = {name.partition(", ")[0] for name, _ in conditions}
        self._planned = bool(words & OF_FEW) or words <= ALIKE
        self.ordered = Ordered(tenures.order_by(*order))
        self.whole = Prepared(lambda: tenures.order_by().values_list("pk"), planned=self._planned)
        self._pages: dict[Any, Prepared] = {}

    def page(self, nulls: tuple[bool, ...] | None, backwards: bool) -> Prepared:
        """The statement of a page from a place on; ``nulls`` says which of the place's values there are."""
        if (nulls, backwards) not in self._pages:
            keys = self.ordered.keys
            since = nulls and [
                None if null else slot(f"place {number}", key.field)
                for number, (key, null) in enumerate(zip(keys, nulls, strict=True))
            ]
            ends = (Day(key.name) if isinstance(key.field, DateField) else key.name for key in keys)
            rows = self.ordered.since(since, backwards).values_list("pk", *ends)
            self._pages[nulls, backwards] = Prepared(lambda: rows, planned=self._planned)
        return self._pages[nulls, backwards]

    def directions(self, backwards: bool) -> list[str]:
        return ["DESC" if key.descending != backwards else "ASC" for key in self.ordered.keys]


_kind = lru_cache(KINDS)(_Kind)


def _narrowed(tenures: TenureQuerySet, name: str, size: int) -> TenureQuerySet:
    """By one condition, with slots for its values. What follows a comma are words that stand as they are."""
    word, *as_they_are = name.split(", ")
    fields, leave = CONDITIONS[word]
    slots = [slot(f"{name} {number}", fields[min(number, len(fields) - 1)]) for number in range(size)]
    return leave(tenures, *slots, *as_they_are)
