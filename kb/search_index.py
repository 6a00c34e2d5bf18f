"""The index of names and quotes that the search asks; the database itself keeps it in step.

PostgreSQL: full-text indexes on the tables (no extension). SQLite: FTS5 tables that triggers fill.
Either way a row and its place in the index change in the same statement, whoever writes it.
``install`` runs after every ``migrate``: a migration that makes a table anew on SQLite loses its triggers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

# Letters that no decomposition reaches, as ``people.names.fold`` writes them.
_LETTERS = {
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ŋ": "n", "’": "", "'": "",
}  # fmt: skip
_PROSE = "rule NOT LIKE 'table.%' AND rule NOT LIKE 'editor.%'"


@dataclass(frozen=True, slots=True)
class Indexed:
    """One table in the index. ``text`` is SQL over its columns; ``{row}`` stands for the row."""

    name: str
    table: str
    columns: tuple[str, ...]
    text: str
    only: str = ""  # rows that are indexed at all

    @property
    def fts(self) -> str:
        return f"search_{self.name}"


def _labels(vendor: str) -> str:
    """The labels of an office or organization in all languages, as one text."""
    if vendor == "postgresql":
        return "kb_labels({row}labels)"
    return "(SELECT coalesce(group_concat(value, ' '), '') FROM json_each({row}labels))"


def indexed(vendor: str) -> tuple[Indexed, ...]:
    labels = _labels(vendor)
    return (
        Indexed("person", "people_person", ("name", "sort_name"), "{row}name || ' ' || {row}sort_name"),
        Indexed("alias", "people_alias", ("name",), "{row}name"),
        Indexed("office", "tenures_office", ("title", "labels"), "{row}title || ' ' || " + labels),
        Indexed("organization", "tenures_organization", ("name", "labels"), "{row}name || ' ' || " + labels),
        Indexed("quote", "kb_claim", ("quote", "rule"), "{row}quote", _PROSE),
    )


def install(sender: Any = None, *, using: str = "default", **_: Any) -> None:
    """Make what is missing of the index; what is there stays."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if not {table.table for table in indexed(connection.vendor)} <= present:
        return  # migrated one app at a time: the next signal finds the rest
    with transaction.atomic(using=using), connection.cursor() as cursor:
        statements = _postgresql(connection) if connection.vendor == "postgresql" else _sqlite(connection)
        for statement in statements:
            cursor.execute(statement)


# PostgreSQL


def _replaced(text: str) -> str:
    for letter, plain in _LETTERS.items():
        quoted = letter.replace("'", "''")
        text = f"replace({text}, '{quoted}', '{plain}')"
    return text


def _postgresql(connection: BaseDatabaseWrapper) -> Iterable[str]:
    """Nothing where nothing is missing: even IF NOT EXISTS locks a table against those who write to it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
        present = {name for (name,) in cursor.fetchall()}
    missing = [table for table in indexed("postgresql") if table.fts not in present]
    if not missing:
        return
    folded = _replaced("$1")
    yield f"""
        CREATE OR REPLACE FUNCTION kb_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $fold$
            SELECT regexp_replace(
                regexp_replace(normalize(lower({folded}), NFKD), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')
        $fold$"""
    yield """
        CREATE OR REPLACE FUNCTION kb_labels(jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $labels$
            SELECT coalesce(string_agg(value, ' ' ORDER BY key), '') FROM jsonb_each_text($1)
        $labels$"""
    for table in missing:
        where = f" WHERE {table.only}" if table.only else ""
        yield f"CREATE INDEX IF NOT EXISTS {table.fts} ON {table.table} USING gin ({vector(table)}){where}"


def vector(table: Indexed) -> str:
    """The expression that is indexed; a question must use it word for word."""
    return f"to_tsvector('simple'::regconfig, kb_fold({table.text.format(row='')}))"


# SQLite


def _sqlite(connection: BaseDatabaseWrapper) -> Iterable[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
        present = {name for (name,) in cursor.fetchall()}
    for table in indexed("sqlite"):
        triggers = _triggers(table)
        if {table.fts, *triggers} <= present:
            continue
        yield f"DROP TABLE IF EXISTS {table.fts}"
        yield (
            f"CREATE VIRTUAL TABLE {table.fts} USING "
            "fts5(text, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
        )
        for name, body in triggers.items():
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} {body}"
        where = f" WHERE {table.only}" if table.only else ""
        filled = f"SELECT id, {_text(table, '')} FROM {table.table}{where}"  # noqa: S608 - our own tables
        yield f"INSERT INTO {table.fts}(rowid, text) {filled}"


def _triggers(table: Indexed) -> dict[str, str]:
    only = f" AND {table.only}".replace("rule", "new.rule") if table.only else ""
    add = f"INSERT INTO {table.fts}(rowid, text) SELECT new.id, {_text(table, 'new.')} WHERE 1{only};"
    drop = f"DELETE FROM {table.fts} WHERE rowid = old.id;"  # noqa: S608 - our own tables
    return {
        f"{table.fts}_insert": f"AFTER INSERT ON {table.table} BEGIN {add} END",
        f"{table.fts}_update": f"AFTER UPDATE OF {', '.join(table.columns)} ON {table.table} BEGIN {drop} {add} END",
        f"{table.fts}_delete": f"AFTER DELETE ON {table.table} BEGIN {drop} END",
    }


def _text(table: Indexed, row: str) -> str:
    """Accents and case are the tokenizer's work."""
    return _replaced(table.text.format(row=row))
