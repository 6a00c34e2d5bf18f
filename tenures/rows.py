"""Tenures as light rows with the names of all they refer to: what lists and files show, at a fifth of the cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, CharField, DateField, Func, Q, QuerySet

from tenures.models import Office, Tenure, office_label
from tenures.prepared import Day, Prepared, slot
from tenures.querysets import hull_covers
from tenures.spans import Span


class Named(NamedTuple):
    """What a reference says of a person or an organization."""

    slug: str
    name: str


class Beside(NamedTuple):
    """What a reference says of another tenure."""

    slug: str
    acting: bool
    person: Named


_OWN = (
    "pk", "slug", "acting", "start_earliest", "start_latest", "start_qualifier", "start_disputed", "end_earliest",
    "end_latest", "end_qualifier", "end_disputed", "end_status", "end_reason", "last_confirmed",
    "expected_end_earliest", "expected_end_latest", "days_disputed_min", "days_disputed_max", "derived_from",
)  # fmt: skip
_NAMES = (
    "person__slug", "person__name", "office__slug", "office__title", "office__labels",
    "office__organization__slug", "office__organization__name",
)  # fmt: skip
_BESIDE = ("predecessor", "successor", "predecessor_regular")
_OTHER = ("slug", "acting", "person__slug", "person__name")
FIELDS = (*_OWN, *_NAMES, *(f"{spell}__{name}" for spell in _BESIDE for name in _OTHER))
# The keys of the others, not their names: in a list most of them are shown themselves.
_KEYS = (*_OWN, *_NAMES, *(f"{spell}_id" for spell in _BESIDE))


class _Columns(NamedTuple):
    pk: int
    slug: str
    acting: bool
    start_earliest: Any
    start_latest: Any
    start_qualifier: str
    start_disputed: bool
    end_earliest: Any
    end_latest: Any
    end_qualifier: str
    end_disputed: bool
    end_status: str
    end_reason: str
    last_confirmed: Any
    expected_end_earliest: Any
    expected_end_latest: Any
    days_disputed_min: int | None
    days_disputed_max: int | None
    derived_from: dict[str, list[str]]
    person: Named
    office: Named
    organization: Named
    predecessor: Beside | None
    successor: Beside | None
    predecessor_regular: Beside | None


class TenureRow(_Columns, Span):
    """A tenure as it is shown. Its office's name is the label."""

    __slots__ = ()


class _SpellColumns(NamedTuple):
    pk: int
    slug: str
    acting: bool
    start_earliest: Any
    start_latest: Any
    start_qualifier: str
    start_disputed: bool
    end_earliest: Any
    end_latest: Any
    end_qualifier: str
    end_disputed: bool
    end_status: str
    expected_end_earliest: Any
    expected_end_latest: Any
    days_disputed_min: int | None
    days_disputed_max: int | None
    office_id: int
    person_id: int
    person: Named


class SpellRow(_SpellColumns, Span):
    """As much of a tenure as answers about one office are made of; to those who make them it is one."""

    __slots__ = ()


_DAYS = {
    "start_earliest", "start_latest", "end_earliest", "end_latest", "last_confirmed", "expected_end_earliest",
    "expected_end_latest",
}  # fmt: skip


def _columns(names: Iterable[str]) -> list[Any]:
    return [Day(name) if name in _DAYS else name for name in names]


_OF_SPELL = (*_SpellColumns._fields[:-1], "person__slug", "person__name")


def row_of(values: Sequence[Any]) -> TenureRow:
    """Of the values of FIELDS."""
    rest = values[len(_OWN) + len(_NAMES) :]
    return _row(values, [_beside(*rest[first : first + 4]) for first in (0, 4, 8)])


def _row(values: Sequence[Any], beside: Iterable[Beside | None]) -> TenureRow:
    own = len(_OWN)
    person, name, office, title, labels, body, body_name = values[own : own + 7]
    return TenureRow._make(
        (
            *values[:own],
            Named(person, name),
            Named(office, office_label(labels, title, body_name)),
            Named(body, body_name),
            *beside,
        )
    )


def _beside(slug: str | None, acting: bool | None, person: str | None, name: str | None) -> Beside | None:
    return None if slug is None else Beside(slug, bool(acting), Named(person or "", name or ""))


def _together(found: list[Any]) -> list[TenureRow]:
    """Rows of the values of _KEYS, each with its neighbours: those that are not among them are read beside."""
    own, keys = len(_OWN), slice(-len(_BESIDE), None)
    known: dict[int | None, Beside | None] = {
        values[0]: Beside(values[1], values[2], Named(values[own], values[own + 1])) for values in found
    }
    others = {key for values in found for key in values[keys]} - known.keys() - {None}
    known |= {key: _beside(*spell) for key, *spell in _by_key(("pk", *_OTHER), list(others))}
    known[None] = None
    return [_row(values, [known.get(key) for key in values[keys]]) for values in found]


def rows_of(tenures: QuerySet[Tenure], chunk: int) -> Iterator[TenureRow]:
    """All of them in their order, so many in memory at a time."""
    return map(row_of, tenures.values_list(*FIELDS).iterator(chunk))


def row_with_slug(slug: str) -> TenureRow | None:
    return next(map(row_of, _WITH_SLUG(slug=slug)), None)


def rows_of_office(office: Office) -> list[TenureRow]:
    """In order."""
    return _together(_OF_OFFICE(office=office.pk))


def rows_by_key(keys: Iterable[int]) -> list[TenureRow]:
    """In the order of the keys."""
    wanted = list(keys)
    by_key = {row.pk: row for row in _together(_by_key(_KEYS, wanted))}
    return [by_key[key] for key in wanted if key in by_key]


def spells_of_office(office: int) -> list[Any]:
    """In order."""
    return list(map(_spell, _SPELLS(office=office)))


def maybe_in_office(office: int, first: Any, last: Any) -> list[Any]:
    """Spells that may have covered some day from the first to the last, in order."""
    return list(map(_spell, _MAYBE(office=office, first=first, last=last)))


def _spell(values: Sequence[Any]) -> SpellRow:
    return SpellRow._make((*values[:-2], Named(*values[-2:])))


_WITH_SLUG = Prepared(
    lambda: Tenure.objects.filter(slug=slot("slug", CharField())).order_by().values_list(*_columns(FIELDS))
)
_OFFICE = slot("office", BigIntegerField())
_OF_OFFICE = Prepared(lambda: Tenure.objects.filter(office=_OFFICE).in_order().values_list(*_columns(_KEYS)))
_SPELLS = Prepared(lambda: Tenure.objects.filter(office=_OFFICE).in_order().values_list(*_columns(_OF_SPELL)))
_MAYBE = Prepared(
    lambda: (
        Tenure.objects.filter(hull_covers(slot("first", DateField()), slot("last", DateField())))
        .filter(office=_OFFICE)
        .in_order()
        .values_list(*_columns(_OF_SPELL))
    )
)


class _IsAny(Func):
    """PostgreSQL plans an array of keys as quickly as one key, however long it is."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()


_SIZES = (1, 8, 32, 64, 128, 512, 2048)  # of rows and of the neighbours of a page


def _by_key(fields: tuple[str, ...], keys: list[Any]) -> list[Any]:
    """The values of these fields, in any order."""
    if not keys:
        return []
    if connection.vendor == "postgresql":
        return _of_any(fields)(keys=keys)
    size = next(size for size in _SIZES if size >= len(keys))
    padded = [*keys, *[keys[-1]] * (size - len(keys))]
    return _of_keys(fields, size)(**{f"key{number}": key for number, key in enumerate(padded)})


@cache
def _of_keys(fields: tuple[str, ...], size: int) -> Prepared:
    keys = [slot(f"key{number}", BigIntegerField()) for number in range(size)]
    return _values(fields, Q(pk__in=keys))


@cache
def _of_any(fields: tuple[str, ...]) -> Prepared:
    return _values(fields, _IsAny("pk", slot("keys", BigIntegerField())))


def _values(fields: tuple[str, ...], which: Q | Func) -> Prepared:
    return Prepared(lambda: Tenure.objects.filter(which).order_by().values_list(*_columns(fields)))
