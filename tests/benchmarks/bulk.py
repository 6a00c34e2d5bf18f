"""Loading a table through ``ingest``, against the database's own bulk load of all the rows that it writes.

``python -m tests.benchmarks.bulk [--tenures 10000] [--database sqlite|postgresql]``: the same rows, claims
included, go by ``executemany`` or COPY into an empty database with the same tables, indexes, references and
triggers, in one transaction. A reader asks all the while. Both sides are timed whole, the start of the program
with ours.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from kb.ingest.loading.bulk import CACHE
from tests.benchmarks import servers, world
from tests.benchmarks.databases import KINDS, SQLITE, empty, run_here
from tests.benchmarks.load import ask

BETWEEN = 0.2  # seconds between two questions of the reader
# Filled by ``migrate``, by triggers, or by SQLite itself.
NOT_OURS = ("django_", "auth_permission", "search_", "sqlite_")
AT_ONCE = 5000  # rows that are read from the one database at once, outside the time taken


def ingest(table: Path, environment: dict[str, str]) -> tuple[float, int]:
    """Seconds, and the most memory in MB."""
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", "ingest", str(table), "--published", "2025-02-01"]
    loading = subprocess.Popen(
        command, cwd=servers.ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(loading.pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    return time.perf_counter() - begun, used.ru_maxrss // 1024


# The database's own way


def executemany(source: Path, target: Path) -> tuple[float, int]:
    """Seconds for all rows of the one database by ``executemany`` into the other, and how many there were."""
    with sqlite3.connect(source) as read, sqlite3.connect(target) as write:
        tables = [name for (name,) in read.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        took, count = 0.0, 0
        write.execute("PRAGMA foreign_keys = OFF")
        write.execute("PRAGMA synchronous = NORMAL")
        write.execute(f"PRAGMA cache_size = -{CACHE // 1024}")  # as much as ours has
        for table in tables:
            if table.startswith(NOT_OURS):
                continue
            # Hidden 2 and 3 are columns that the database generates.
            columns = [row[1] for row in read.execute(f"PRAGMA table_xinfo({table})") if not row[6]]
            named = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            reading = read.execute(f"SELECT {named} FROM {table}")
            while rows := reading.fetchmany(AT_ONCE):
                begun = time.perf_counter()
                write.executemany(f"INSERT OR REPLACE INTO {table} ({named}) VALUES ({marks})", rows)
                took, count = took + time.perf_counter() - begun, count + len(rows)
        begun = time.perf_counter()
        write.commit()
        return took + time.perf_counter() - begun, count


def copy(source: str, target: str) -> tuple[float, int]:
    """Seconds for all rows of the one database by COPY into the other, and how many there were.

    What is read is kept in a file, so that reading is no part of the time.
    """
    with psycopg.connect(source) as read, psycopg.connect(target) as write, tempfile.TemporaryFile() as kept:
        took, count = 0.0, 0
        tables = list(_in_order(read))
        for table in reversed(tables):
            write.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        for table in tables:
            columns = sql.SQL(", ").join(map(sql.Identifier, _columns(read, table)))
            named = sql.SQL("{} ({})").format(sql.Identifier(table), columns)
            kept.seek(0)
            kept.truncate()
            with read.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(named)) as out:
                for data in out:
                    kept.write(data)
            kept.seek(0)
            begun = time.perf_counter()
            cursor = write.cursor()
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(named)) as into:
                while data := kept.read(1 << 20):
                    into.write(data)
            took, count = took + time.perf_counter() - begun, count + cursor.rowcount
        begun = time.perf_counter()
        write.commit()
        return took + time.perf_counter() - begun, count


def _in_order(database: psycopg.Connection[tuple[str, ...]]) -> Iterator[str]:
    """Tables, each after those that it refers to; references within one table do not count."""
    refers = dict[str, set[str]]()
    asked = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    for (table,) in database.execute(asked).fetchall():
        if not table.startswith(NOT_OURS):
            refers[table] = set()
    asked = (
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
    )
    for table, other in database.execute(asked).fetchall():
        if table != other and table in refers and other in refers:
            refers[table].add(other)
    while refers:
        ready = sorted(table for table, others in refers.items() if not others & refers.keys())
        yield from ready
        for table in ready:
            del refers[table]


def _columns(database: psycopg.Connection[tuple[str, ...]], table: str) -> list[str]:
    asked = (
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position"
    )
    return [name for (name,) in database.execute(asked, [table]).fetchall()]


# Both


class Reader(threading.Thread):
    """Asks a server now and then, and keeps how long each answer took."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.done, self.took = port, threading.Event(), list[float]()

    def run(self) -> None:
        while not self.done.wait(BETWEEN):
            self.took.append(ask(self.port, "/api/v1/tenures/")[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenures", type=int, default=10_000)
    parser.add_argument("--database", choices=KINDS, default=SQLITE)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="kbbench") as folder,
        empty(given.database, Path(folder), ("ours", "plain")) as (ours, plain),
    ):
        table = Path(folder) / "tenures.csv"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(world.table(given.tenures))
        for environment in (ours, plain):
            run_here("manage.py", "migrate", "-v0", **environment)
        with servers.ours(ours) as port:
            reader = Reader(port)
            reader.start()
            try:
                seconds, memory = ingest(table, ours)
            finally:
                reader.done.set()
                reader.join()
        print(f"ingest {seconds:.1f} s, memory {memory} MB (aim: 512 at a million)", flush=True)
        _print_reader(reader.took)
        if given.database == SQLITE:
            own, rows = executemany(*(Path(e["VAR_DIR"]) / "kb.sqlite3" for e in (ours, plain)))
        else:
            own, rows = copy(ours["DATABASE_URL"], plain["DATABASE_URL"])
    print(f"{given.tenures} tenures, {rows} rows; the database's own load {own:.1f} s")
    print(f"of its speed: {own / seconds:.3f} (aim: 0.25)")


def _print_reader(took: list[float]) -> None:
    took.sort()
    if took:
        print(
            f"a reader was answered {len(took)} times meanwhile, half within {took[len(took) // 2]:.2f} s, "
            f"at the latest after {took[-1]:.2f} s"
        )


if __name__ == "__main__":
    main()
