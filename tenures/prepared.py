"""Questions whose SQL is built once: for what is asked all the time, building it takes longer than answering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Field, QuerySet, Value
from django.db.models.query import ModelIterable, get_related_populators


class _Slot(Value):
    """Stands in a queryset for a value that is given when the question is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(name, output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]


def slot(name: str, field: Field[Any, Any]) -> Any:
    """To be typed as whatever stands there otherwise."""
    return _Slot(name, field)


@dataclass(frozen=True, slots=True)
class _Built:
    sql: str
    params: tuple[Any, ...]
    converters: list[tuple[int, list[Any], Any]]
    row: Callable[[Sequence[Any]], Any]


class Prepared:
    """Ask it with the values of its slots; the answer is what the queryset would give, as a list."""

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._make = make
        self._built: dict[str, _Built] = {}

    def __call__(self, **values: Any) -> list[Any]:
        built = self._built.get(connection.vendor) or self._build()
        params = [
            p.output_field.get_db_prep_value(values[p.name], connection) if isinstance(p, _Slot) else p
            for p in built.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(built.sql, params)
            rows: list[Any] = cursor.fetchall()
        if built.converters:
            rows = [list(row) for row in rows]
            for place, converters, expression in built.converters:
                for convert in converters:
                    for row in rows:
                        row[place] = convert(row[place], expression, connection)
        return [built.row(row) for row in rows]

    def _build(self) -> _Built:
        queryset = self._make()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select]
        converters = [(place, *found) for place, found in sorted(compiler.get_converters(columns).items())]
        row = _model_rows(compiler) if queryset._iterable_class is ModelIterable else tuple
        built = self._built[connection.vendor] = _Built(sql, tuple(params), converters, row)
        return built


def _model_rows(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """As ``ModelIterable`` makes instances of rows, those of related rows included."""
    known, select = compiler.klass_info, compiler.select
    first, last = known["select_fields"][0], known["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in select[first:last]]
    related = get_related_populators(known, select, connection.alias)  # type: ignore[call-arg]  # of Django 6

    def row(values: Sequence[Any]) -> Any:
        made = known["model"].from_db(connection.alias, names, values[first:last])
        for one in related:
            one.populate(values, made)
        return made

    return row
