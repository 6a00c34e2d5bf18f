"""The first line of a table: which kind of table it is, its columns and its delimiter."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kb.ingest.records import BadInput, Document, Problem

TENURES = (
    "person", "office", "organization", "start", "end", "acting", "end_reason", "country", "confirmed",
    "appointed", "announced", "modality", "preferred", "source", "note",
)  # fmt: skip
PEOPLE = (
    "person", "given_name", "family_name", "aliases", "birth", "death", "nationality", "wikidata",
    "preferred", "source", "note",
)  # fmt: skip
OFFICES = (
    "office", "organization", "country", "established", "abolished", "exclusive_with", "source", "note",
)  # fmt: skip
SOURCES = (
    "id", "title", "publisher", "url", "language", "published", "seen", "tier", "family", "note",
)  # fmt: skip
VACANCIES = (
    "office",
    "organization",
    "country",
    "vacant_from",
    "vacant_to",
    "modality",
    "preferred",
    "source",
    "note",
)
COLUMNS = {
    "sources": SOURCES,
    "offices": OFFICES,
    "people": PEOPLE,
    "tenures": TENURES,
    "vacancies": VACANCIES,
}
REQUIRED = {
    "sources": ("id",),
    "offices": ("office", "organization"),
    "people": ("person",),
    "tenures": ("person", "office", "organization", "start", "end"),
    "vacancies": ("office", "organization", "vacant_from", "vacant_to"),
}
KINDS = tuple(COLUMNS)  # in the order in which they are best read: sources before what cites them

LABEL = re.compile(r"(?:organization_)?label_([a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class Header:
    kind: str
    columns: tuple[str, ...]
    delimiter: str
    warnings: tuple[str, ...] = ()


def header_of(document: Document) -> Header:
    """Kind, columns and delimiter, from the first line; BadInput for a header that is none of ours."""
    first = document.text.split("\n", 1)[0].rstrip("\r")
    delimiter = max(",;\t", key=lambda d: len(_known(_cells_of_line(first, d))))
    columns = tuple(_cells_of_line(first, delimiter))
    kind = kind_of(columns)
    if kind is None:
        kinds = "; ".join(f"{k}: {','.join(REQUIRED[k])}" for k in reversed(KINDS))
        message = f"Unknown header: {first[:80]!r}. The first line must name the columns, such as {kinds}."
        raise BadInput(Problem(document.path, message, 1))
    messages, warnings = _header_problems(kind, columns)
    if messages:
        raise BadInput(*(Problem(document.path, message, 1) for message in messages))
    return Header(kind, columns, delimiter, tuple(warnings))


def kind_of(columns: Sequence[str]) -> str | None:
    """The kind of table whose columns these mostly are, or None where they are no kind's."""
    return max(
        (kind for kind in KINDS if any(_belongs(kind, column) for column in columns)),
        key=lambda kind: (
            sum(_belongs(kind, c) for c in columns) - sum(c not in columns for c in REQUIRED[kind]) / 10,
            -KINDS.index(kind),
        ),
        default=None,
    )


def _belongs(kind: str, column: str) -> bool:
    return column in COLUMNS[kind] or (kind == "offices" and bool(LABEL.fullmatch(column)))


def _known(columns: Sequence[str]) -> set[str]:
    return {c for c in columns if any(_belongs(kind, c) for kind in KINDS)}


def _cells_of_line(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [cell.strip().casefold() for cell in cells]


def _header_problems(kind: str, columns: Sequence[str]) -> tuple[list[str], list[str]]:
    """What makes the header unusable, and what in it is ignored."""
    known = ", ".join(COLUMNS[kind]) + (", label_de, organization_label_de, …" if kind == "offices" else "")
    missing = [
        c for c in REQUIRED[kind] if c not in columns and not (c == "organization" and "country" in columns)
    ]
    unknown = [c for c in columns if not _belongs(kind, c)]
    warnings: list[str] = []
    messages = [f"Missing column {c!r} in a table of {kind}. Columns known here: {known}." for c in missing]
    for column in unknown:
        absent = [c for c in COLUMNS[kind] if c not in columns]
        meant = get_close_matches(column, absent, 1, 0.8)
        if meant and meant[0] not in missing:
            messages.append(
                f"Unknown column {column!r}: did you mean {meant[0]!r}? Columns known here: {known}."
            )
        elif not meant and column:
            warnings.append(f"Column {column!r} is ignored. Columns known here: {known}.")
    messages += [
        f"Column {column!r} stands twice. Remove or rename one."
        for column in columns
        if columns.count(column) > 1
    ]
    return list(dict.fromkeys(messages)), warnings
