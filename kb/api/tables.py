"""Rows as CSV that opens right in a spreadsheet: flat columns, UTF-8 with its mark, no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from rest_framework import serializers
from rest_framework.renderers import BaseRenderer

BYTE_ORDER_MARK = "\ufeff"  # without it, Excel reads UTF-8 as the system's old encoding
# What a spreadsheet may take for the beginning of a formula, also as East Asian keyboards write it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BETWEEN = "|"
NAMES = ("slug", "id", "name", "field")
AS_OF = "data_as_of"  # a table has no place for it but a column


def columns(shape: serializers.BaseSerializer[Any], before: str = "") -> list[str]:
    """``person.slug``, ``start.edtf``…: the flat columns of a shape, in its order."""
    names: list[str] = []
    for name, field in shape.fields.items():  # type: ignore[attr-defined]
        if name == "included":  # lists of other things have tables of their own
            continue
        if isinstance(field, serializers.Serializer):
            names += columns(field, f"{before}{name}.")
        else:
            names.append(before + name)
    return names


def flat(row: Mapping[str, Any], names: Iterable[str]) -> list[Any]:
    """The cells of a row, in the order of the columns; a missing or null part leaves its cells empty."""
    return [cell(_at(row, name.split("."))) for name in names]


def _at(value: Any, path: list[str]) -> Any:
    for name in path:
        if value is None:
            return None
        value = value.get(name)
    return value


def cell(value: Any) -> Any:
    """Text that a spreadsheet shows instead of computing it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")  # as JSON has it
    if isinstance(value, Mapping):
        value = BETWEEN.join(f"{key}:{cell(part)}" for key, part in value.items())
    elif isinstance(value, list):
        value = BETWEEN.join(str(cell(_name(part))) for part in value)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _name(part: Any) -> Any:
    """What stands for a thing in a list of things."""
    if isinstance(part, Mapping):
        return next((part[name] for name in NAMES if part.get(name)), _name(part.get("person")))
    return part


def lines(names: list[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The table line by line, header first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)

    def line(cells: list[Any]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    yield BYTE_ORDER_MARK + line(names)
    for row in rows:
        yield line(flat(row, names))


class CSVRenderer(BaseRenderer):
    """A page of a list as a table; ``Link`` in the header of the answer names the next page."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> str:
        view = renderer_context["view"]
        wanted = view.chosen()
        names = columns(view.get_serializer_class()())
        names = [name for name in names if wanted is None or name.split(".")[0] in wanted]
        as_of = {AS_OF: data[AS_OF]}
        rows = [{**row, **as_of} for row in data.get("results", [data])]
        return "".join(lines([*names, *(as_of.keys() - names)], rows))
