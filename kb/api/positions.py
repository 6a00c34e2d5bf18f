"""Places in an ordered list (keyset pagination): a page deep in a million rows costs what the first one does."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Col, OrderBy
from django.utils.duration import duration_iso_string

LONGEST = 2000  # characters of a cursor
NOTHING = Q(pk__in=[])
# What a page is of does not change with which page it is and how it is shown.
_OF_A_PAGE = frozenset(("cursor", "page_size", "fields", "include", "format"))


class NoSuchPlace(ValueError):
    """The text is no cursor of this list."""


@dataclass(frozen=True, slots=True)
class Place:
    """Between two rows: after the row that has these values in its order, or before it."""

    values: tuple[Any, ...]
    backwards: bool = False

    @classmethod
    def read(cls, text: str, of: str) -> Place:
        """The place in the list that goes by ``of``. Raises NoSuchPlace."""
        try:
            padded = text[:LONGEST] + "=" * (-len(text[:LONGEST]) % 4)
            direction, owner, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        except (binascii.Error, ValueError, TypeError) as error:
            raise NoSuchPlace(text) from error
        plain = all(value is None or isinstance(value, (str, int)) for value in values)
        if direction not in ("after", "before") or owner != of or not plain:
            raise NoSuchPlace(text)
        return cls(tuple(values), direction == "before")

    def written(self, of: str) -> str:
        said = json.dumps(["before" if self.backwards else "after", of, *map(_said, self.values)])
        return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def narrowing(asked: Iterable[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """What the rows of a list and their order depend on."""
    return sorted((name, values) for name, values in asked if name not in _OF_A_PAGE)


def list_named(path: str, asked: Iterable[tuple[str, list[str]]]) -> str:
    """Which list its pages are of: a place in another one, or in another order, is none in this."""
    return hashlib.blake2s(f"{path} {narrowing(asked)}".encode(), digest_size=4).hexdigest()


def _said(value: Any) -> Any:
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    return value.isoformat() if isinstance(value, (date, datetime)) else value


@dataclass(frozen=True, slots=True)
class Key:
    """One of the expressions that rows are ordered by."""

    name: str
    expression: Any
    descending: bool
    nulls_first: bool
    can_be_null: bool
    field: Any

    def reversed(self) -> Key:
        return replace(self, descending=not self.descending, nulls_first=not self.nulls_first)

    @property
    def order(self) -> OrderBy:
        if not self.can_be_null:
            return OrderBy(F(self.name), descending=self.descending)
        nulls = {"nulls_first": True} if self.nulls_first else {"nulls_last": True}
        return OrderBy(F(self.name), descending=self.descending, **nulls)

    def equal(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})

    def after(self, value: Any) -> Q:
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if self.nulls_first else NOTHING
        beyond = Q(**{f"{self.name}__{'lt' if self.descending else 'gt'}": value})
        if self.can_be_null and not self.nulls_first:
            beyond |= Q(**{f"{self.name}__isnull": True})
        return beyond

    def from_(self, value: Any) -> Q:
        """Not before the value; what an index on the first key can jump to."""
        if self.can_be_null or value is None:
            return Q()
        return Q(**{f"{self.name}__{'lte' if self.descending else 'gte'}": value})


class Page(NamedTuple):
    """Some rows in order; whether there are more; the values of the places of the first and the last of them."""

    rows: list[Any]
    more: bool
    ends: tuple[tuple[Any, ...], tuple[Any, ...]] | None


class Ordered:
    """Rows in the order of their queryset, which must end in something unique."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        given = [_order_by(one) for one in rows.query.order_by]
        names = [f"place{number}" for number in range(len(given))]
        self.rows = rows.annotate(**{name: one.expression for name, one in zip(names, given, strict=True)})
        self.keys = [self._key(name, one) for name, one in zip(names, given, strict=True)]

    def _key(self, name: str, one: OrderBy) -> Key:
        resolved = self.rows.query.annotations[name]
        can_be_null = not (isinstance(resolved, Col) and not resolved.target.null)
        field = resolved.output_field
        return Key(name, one.expression, one.descending, bool(one.nulls_first), can_be_null, field)

    def page(self, place: Place | None, size: int) -> Page:
        """So many rows from the place on, in order. Raises NoSuchPlace."""
        backwards = place is not None and place.backwards
        found = list(self.since(self.values(place) if place else None, backwards)[: size + 1])
        rows, more = cut(found, size, backwards)
        return Page(rows, more, (self._at(rows[0]), self._at(rows[-1])) if rows else None)

    def _at(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, key.name) for key in self.keys)

    def since(self, values: Sequence[Any] | None, backwards: bool) -> QuerySet[Any]:
        """The rows after the one with these values in its order, or before it, from there on."""
        keys = [key.reversed() for key in self.keys] if backwards else self.keys
        rows = self.rows.order_by(*(key.order for key in keys))
        return rows if values is None else rows.filter(_beyond(keys, values))

    def values(self, place: Place) -> list[Any]:
        """Raises NoSuchPlace."""
        if len(place.values) != len(self.keys):
            raise NoSuchPlace(place.values)
        try:
            return [
                None if value is None else key.field.to_python(value)
                for key, value in zip(self.keys, place.values, strict=True)
            ]
        except (ValidationError, ValueError, TypeError, OverflowError) as error:
            raise NoSuchPlace(place.values) from error


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows that are computed as a whole, and what each is known by from one computation to the next."""

    rows: Sequence[Any]
    known_by: Callable[[Any], str]

    def page(self, place: Place | None, size: int) -> Page:
        """So many rows from the place on, in order. Raises NoSuchPlace."""
        if place is None:
            return self._between(0, size, more=size < len(self.rows))
        index, there = self._find(place)
        if place.backwards:
            return self._between(max(index - size, 0), index, more=index > size)
        first = index + there
        return self._between(first, first + size, more=first + size < len(self.rows))

    def _find(self, place: Place) -> tuple[int, bool]:
        """Where the row of the place is now, and whether it is still there; else the first that was behind it."""
        match place.values:
            case (str(name), int(index)) if index >= 0:
                found = [number for number, row in enumerate(self.rows) if self.known_by(row) == name]
                if found:
                    return min(found, key=lambda number: abs(number - index)), True
                return min(index, len(self.rows)), False
        raise NoSuchPlace(place.values)

    def _between(self, first: int, last: int, *, more: bool) -> Page:
        rows = list(self.rows[first:last])
        if not rows:
            return Page([], more, None)
        end = first + len(rows) - 1
        return Page(rows, more, ((self.known_by(rows[0]), first), (self.known_by(rows[-1]), end)))


def cut(found: list[Any], size: int, backwards: bool) -> tuple[list[Any], bool]:
    """The page of the rows found, of which one was asked for too many; and whether there are more."""
    page = found[:size]
    return page[::-1] if backwards else page, len(found) > size


def _order_by(one: Any) -> OrderBy:
    if isinstance(one, OrderBy):
        return one
    if isinstance(one, str):
        return OrderBy(F(one.lstrip("-")), descending=one.startswith("-"))
    return OrderBy(one)


def _beyond(keys: Sequence[Key], values: Sequence[Any]) -> Q:
    """Later in the order: by the first key in which a row differs."""
    beyond, same = Q(NOTHING), Q()
    for key, value in zip(keys, values, strict=True):
        beyond |= same & key.after(value)
        same &= key.equal(value)
    return keys[0].from_(values[0]) & beyond
