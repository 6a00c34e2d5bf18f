"""Questions whose SQL is built once: for what is asked all the time, building it takes longer than answering."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    Field,
    Func,
    JSONField,
    Model,
    QuerySet,
    Value,
)
from django.db.models.query import ModelIterable, get_related_populators

from tenures.fetching import fetched

LIMITS = (
    2,
    11,
    51,
    101,
    201,
    501,
)  # rows that statements ask for: few enough that a server can keep all of them


class _Slot(Value):
    """Stands in a queryset for a value that is given when the question is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)
        self.name = name
        self.as_it_is = isinstance(field, (BigIntegerField, CharField))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]

    def filled(self, values: dict[str, Any]) -> Any:
        given = values[self.name]
        return given if self.as_it_is else self.output_field.get_db_prep_value(given, connection)


def slot(name: str, field: Field[Any, Any]) -> Any:
    """To be typed as whatever stands there otherwise."""
    return _Slot(name, field)


Cells = Sequence[Any]


class Day(Func):
    """A column of days as text, which is read here: the driver of SQLite takes five times as long for a date."""

    template = "CAST(%(expressions)s AS text)"
    output_field = DateField()


@dataclass(frozen=True, slots=True)
class _Built:
    model: type[Model]
    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, Callable[[Cells], Cells]]]
    row: Callable[[Cells], Any] | None


class Prepared:
    """Ask it with the values of its slots; the answer is what the queryset would give, as a list."""

    def __init__(self, make: Callable[[], QuerySet[Any, Any]], *, planned: bool = True) -> None:
        """``planned`` is one whose best plan is the same for all values."""
        self._make = make
        self._planned = planned
        self._built: _Built | None = None  # for the one kind of database that a process has

    def __call__(self, **values: Any) -> list[Any]:
        built = self.built
        return self.read(fetched(built.model, built.sql, self.params(values), planned=self._planned))

    def pieces(
        self, values: dict[str, Any], parts: Sequence[dict[str, Any]], most: int, directions: Sequence[str]
    ) -> list[Any]:
        """The first so many rows of all parts together; each part has some values of its own.

        The rows are a key and what they are in order by, in these directions. Each part is read only as far
        as it is needed, if an index has it in order.
        """
        built, params = self.built, [p for part in parts for p in self.params(values | part)]
        # A number itself: PostgreSQL plans once for all values, and must know then how few rows are wanted.
        limit = next((limit for limit in LIMITS if limit >= most), most)
        sql = f"{built.sql} LIMIT {limit:d}"
        if len(parts) > 1:
            order = ", ".join(f"{place} {way}" for place, way in enumerate(directions, start=2))
            together = " UNION ALL ".join([f"SELECT * FROM ({sql}) AS part"] * len(parts))  # noqa: S608 - built
            sql = f"{together} ORDER BY {order} LIMIT {limit:d}"
        return self.read(fetched(built.model, sql, params, planned=self._planned)[:most])

    def count(self, values: dict[str, Any], parts: Sequence[dict[str, Any]]) -> int:
        """Of all parts together."""
        built, each = self.built, " UNION ALL ".join([self.built.sql] * len(parts))
        params = [p for part in parts for p in self.params(values | part)]
        sql = f"SELECT COUNT(*) FROM ({each}) AS counted"  # noqa: S608 - built
        [(counted,)] = fetched(built.model, sql, params, planned=self._planned)
        return int(counted)

    @property
    def built(self) -> _Built:
        return self._built or self._build()

    def params(self, values: dict[str, Any]) -> list[Any]:
        """Of the statement, in its order."""
        return [p.filled(values) if isinstance(p, _Slot) else p for p in self.built.params]

    def read(self, rows: list[Any]) -> list[Any]:
        """The rows as they came from the database, with the values that the queryset would give."""
        built = self.built
        if built.converters and rows:
            columns: list[Cells] = list(zip(*rows, strict=True))
            for place, convert in built.converters:
                columns[place] = convert(columns[place])
            rows = list(zip(*columns, strict=True))
        return list(map(built.row, rows)) if built.row else rows

    def _build(self) -> _Built:
        queryset = self._make()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select]
        found = compiler.get_converters(columns)
        found |= {place: ([], column) for place, column in enumerate(columns) if isinstance(column, Day)}
        converters = [(place, _column(converters, of)) for place, (converters, of) in sorted(found.items())]
        row = _model_rows(compiler) if queryset._iterable_class is ModelIterable else None
        self._built = _Built(queryset.model, sql, tuple(params), converters, row)
        return self._built


def _column(converters: list[Any], expression: Any) -> Callable[[Cells], Cells]:
    """Converts a whole column: what Django does value by value is most of reading a page."""
    field = expression.output_field
    if isinstance(expression, Day):
        return _days
    if type(field) is BooleanField:
        return _truths
    if type(field) is JSONField and field.decoder is None:
        return _parsed

    def column(cells: Cells) -> Cells:
        for convert in converters:
            cells = [convert(cell, expression, connection) for cell in cells]
        return cells

    return column


def _days(cells: Cells) -> Cells:
    return [cell and date.fromisoformat(cell) for cell in cells]


def _truths(cells: Cells) -> Cells:
    return [cell if cell is None else bool(cell) for cell in cells]


def _parsed(cells: Cells) -> Cells:
    return [{} if cell == "{}" else cell and json.loads(cell) for cell in cells]


def _model_rows(compiler: Any) -> Callable[[Cells], Any]:
    """As ``ModelIterable`` makes instances of rows, those of related rows included."""
    known, select = compiler.klass_info, compiler.select
    first, last = known["select_fields"][0], known["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in select[first:last]]
    related = get_related_populators(known, select, connection.alias)  # type: ignore[call-arg]  # of Django 6

    def row(values: Cells) -> Any:
        made = known["model"].from_db(connection.alias, names, values[first:last])
        for one in related:
            one.populate(values, made)
        return made

    return row
