"""Tenures as light rows with the names of all they refer to: what lists and files show, at a fifth of the cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, QuerySet

from tenures.models import Office, Tenure, office_label
from tenures.prepared import Prepared, slot
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
_BESIDE = ("predecessor", "successor", "predecessor_regular")
_REFERRED = (
    "person__slug", "person__name", "office__slug", "office__title", "office__labels",
    "office__organization__slug", "office__organization__name",
    *(f"{spell}__{name}" for spell in _BESIDE for name in ("slug", "acting", "person__slug", "person__name")),
)  # fmt: skip
FIELDS = (*_OWN, *_REFERRED)


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


def row_of(values: tuple[Any, ...]) -> TenureRow:
    """Of the values of FIELDS."""
    own = len(_OWN)
    (person, name, office, title, labels, body, body_name), rest = values[own : own + 7], values[own + 7 :]
    return TenureRow(  # type: ignore[call-arg]  # the stars count for one
        *values[:own],
        Named(person, name),
        Named(office, office_label(labels, title, body_name)),
        Named(body, body_name),
        *(_beside(*rest[first : first + 4]) for first in (0, 4, 8)),
    )


def _beside(slug: str | None, acting: bool | None, person: str | None, name: str | None) -> Beside | None:
    return None if slug is None else Beside(slug, bool(acting), Named(person or "", name or ""))


def rows_of(tenures: QuerySet[Tenure], chunk: int) -> Iterator[TenureRow]:
    """All of them in their order, so many in memory at a time."""
    return map(row_of, tenures.values_list(*FIELDS).iterator(chunk))


def row_with_slug(slug: str) -> TenureRow | None:
    return next((row_of(tuple(values)) for values in _WITH_SLUG(slug=slug)), None)


def rows_of_office(office: Office) -> list[TenureRow]:
    """In order."""
    return [row_of(tuple(values)) for values in _OF_OFFICE(office=office.pk)]


def rows_by_key(keys: Iterable[int]) -> list[TenureRow]:
    """In the order of the keys."""
    wanted = list(keys)
    if not wanted:
        return []
    size = next(size for size in _SIZES if size >= len(wanted))
    padded = [*wanted, *[wanted[-1]] * (size - len(wanted))]
    found = _of_keys(size)(**{f"key{number}": key for number, key in enumerate(padded)})
    by_key = {values[0]: row_of(tuple(values)) for values in found}
    return [by_key[key] for key in wanted if key in by_key]


_WITH_SLUG = Prepared(
    lambda: Tenure.objects.filter(slug=slot("slug", CharField())).order_by().values_list(*FIELDS)
)
_OF_OFFICE = Prepared(
    lambda: Tenure.objects.filter(office=slot("office", BigIntegerField())).in_order().values_list(*FIELDS)
)
_SIZES = (1, 8, 32, 64, 128, 512)


@cache
def _of_keys(size: int) -> Prepared:
    keys = [slot(f"key{number}", BigIntegerField()) for number in range(size)]
    return Prepared(lambda: Tenure.objects.filter(pk__in=keys).order_by().values_list(*FIELDS))
