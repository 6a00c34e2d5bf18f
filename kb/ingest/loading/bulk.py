"""Rows by the database's own bulk load: COPY on PostgreSQL, one prepared statement on SQLite."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, models

CACHE = 64 << 20  # bytes
IN_MEMORY = 2  # what SQLite calls a temp_store of MEMORY


class Rows:
    """Rows of one model on their way into its table. Columns that a row does not name have their defaults."""

    def __init__(self, model: type[models.Model], now: datetime, *, keyed: bool = False) -> None:
        """``keyed`` rows bring their primary keys along, from ``reserve``."""
        fields = [f for f in model._meta.concrete_fields if not f.generated and (keyed or not f.primary_key)]
        self.table = model._meta.db_table
        self.columns = [str(f.column) for f in fields]
        self._json = {f.attname for f in fields if isinstance(f, models.JSONField)}
        self.moment = connection.ops.adapt_datetimefield_value(now)
        self._defaults = {
            f.attname: self.moment
            if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False)
            else self._stored(f.attname, f.get_default())
            for f in fields
        }
        self.waiting: list[tuple[Any, ...]] = []

    def add(self, **values: Any) -> None:
        for name in self._json & values.keys():
            values[name] = self._stored(name, values[name])
        self.waiting.append(tuple({**self._defaults, **values}.values()))

    def _stored(self, name: str, value: Any) -> Any:
        return json.dumps(value) if name in self._json and value is not None else value

    def write(self) -> None:
        write(self.table, self.columns, self.waiting)
        self.waiting = []


def write(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    quote = connection.ops.quote_name
    named = f"{quote(table)} ({', '.join(map(quote, columns))})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {named} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {named} VALUES ({marks})", rows)  # noqa: S608 - our own tables


def reserve(model: type[models.Model], count: int) -> Iterator[int]:
    """So many primary keys that nobody else gets. Call inside a transaction; insert before reserving more."""
    if not count:
        return iter(())
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return iter([key for (key,) in cursor.fetchall()])
        # Nobody else writes during the transaction; the counter follows what is inserted.
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone()
    return iter(range(last + 1, last + 1 + count))


def keep_others_from_writing(model: type[models.Model]) -> None:
    """Until the transaction ends nobody else writes into the table; everybody reads. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            quoted = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {quoted} IN SHARE ROW EXCLUSIVE MODE")


@contextmanager
def room_for_indexes() -> Iterator[None]:
    """SQLite keeps more of its indexes at hand meanwhile, which new rows hit all over."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = -{CACHE // 1024}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


@contextmanager
def undone_from_memory() -> Iterator[None]:
    """What a statement may have to take back, SQLite keeps in memory meanwhile. Enter before the transaction.

    By default it writes that into a file, twenty times as much as all else that a load writes. A savepoint keeps
    every page that it changes there, so a load must not be inside one.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA temp_store").fetchone()
        cursor.execute(f"PRAGMA temp_store = {IN_MEMORY}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA temp_store = {before}")


@contextmanager
def references_checked_at_once() -> Iterator[None]:
    """Not at the end: the list of millions of rows still to be checked would fill the server's memory."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def indexed_afterwards(
    tables: Sequence[str], kept: Sequence[str], progress: Callable[[int, int], None]
) -> Iterator[None]:
    """SQLite sorts a whole index in a fraction of the time that it takes to put as many entries into it one by one.

    So these tables are without their indexes meanwhile, but for those that keep values apart and those that begin with a column
    that is ``kept``, by which rows are looked up. Only the transaction that this is within sees it. PostgreSQL
    would keep readers away, so its indexes stay.
    """
    if connection.vendor != "sqlite":
        yield
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        aside = [
            (name, statement)
            for table in tables
            for name, statement in _indexes(cursor, table)
            if not any(f"({quote(column)}" in statement for column in kept)
        ]
        for name, _ in aside:
            cursor.execute(f"DROP INDEX {quote(name)}")
        yield
        for number, (_, statement) in enumerate(aside):
            progress(number, len(aside))
            with _sorted_in_files(cursor):
                cursor.execute(statement)
        if _is_analyzed(cursor):  # what was known of the indexes has gone with them
            for table in tables:
                cursor.execute(f"ANALYZE {quote(table)}")
        progress(len(aside), len(aside))


def _is_analyzed(cursor: Any) -> bool:
    """Whether somebody has told SQLite to look at how values are spread."""
    return bool(cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchone())


def _indexes(cursor: Any, table: str) -> list[tuple[str, str]]:
    """By name, with how each was made; not those that are unique."""
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql LIKE 'CREATE INDEX%%' "
        "ORDER BY name",
        [table],
    )
    return list(cursor.fetchall())


@contextmanager
def _sorted_in_files(cursor: Any) -> Iterator[None]:
    """What is sorted would fill the memory, where ``undone_from_memory`` keeps there all that is passing."""
    (before,) = cursor.execute("PRAGMA temp_store").fetchone()
    if before != IN_MEMORY:
        yield
        return
    cursor.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA temp_store = {IN_MEMORY}")
