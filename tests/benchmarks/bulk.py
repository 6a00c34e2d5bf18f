"""Loading a table through ``ingest``, against the database's own bulk load of all the rows that it writes.

``python -m tests.benchmarks.bulk [--tenures 10000]``, on SQLite: the same rows, claims included, go by
``executemany`` into an empty database with the same tables, indexes and triggers. A reader asks all the while.
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
from pathlib import Path

from tests.benchmarks import servers, world
from tests.benchmarks.api import run_here
from tests.benchmarks.load import ask

BETWEEN = 0.2  # seconds between two questions of the reader
# Filled by ``migrate``, by triggers, or by SQLite itself.
NOT_OURS = ("django_", "auth_permission", "search_", "sqlite_")


def ingest(table: Path, folder: Path) -> tuple[float, int]:
    """Seconds, and the most memory in MB."""
    begun = time.perf_counter()
    command = [sys.executable, "manage.py", "ingest", str(table), "--published", "2025-02-01"]
    loading = subprocess.Popen(
        command, cwd=servers.ROOT, env={**os.environ, "VAR_DIR": str(folder)}, stdout=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(loading.pid, 0)
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    return time.perf_counter() - begun, used.ru_maxrss // 1024


def bulk(source: Path, target: Path) -> tuple[float, int]:
    """Seconds for all rows of the one database by ``executemany`` into the other, and how many there were."""
    with sqlite3.connect(source) as read, sqlite3.connect(target) as write:
        tables = [name for (name,) in read.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        took, count = 0.0, 0
        write.execute("PRAGMA foreign_keys = OFF")
        for table in tables:
            if table.startswith(NOT_OURS):
                continue
            # Hidden 2 and 3 are columns that the database generates.
            columns = [row[1] for row in read.execute(f"PRAGMA table_xinfo({table})") if not row[6]]
            named = ", ".join(f'"{column}"' for column in columns)
            rows = read.execute(f"SELECT {named} FROM {table}").fetchall()
            begun = time.perf_counter()
            marks = ", ".join("?" * len(columns))
            write.executemany(f"INSERT OR REPLACE INTO {table} ({named}) VALUES ({marks})", rows)
            took, count = took + time.perf_counter() - begun, count + len(rows)
        begun = time.perf_counter()
        write.commit()
        return took + time.perf_counter() - begun, count


class Reader(threading.Thread):
    """Asks a server now and then, and keeps how long the slowest answer took."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.done, self.answers, self.slowest = port, threading.Event(), 0, 0.0

    def run(self) -> None:
        while not self.done.wait(BETWEEN):
            self.slowest = max(self.slowest, ask(self.port, "/api/v1/tenures/")[0])
            self.answers += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenures", type=int, default=10_000)
    tenures = parser.parse_args().tenures
    with tempfile.TemporaryDirectory(prefix="kbbench") as base:
        table, ours, plain = Path(base) / "tenures.csv", Path(base) / "ours", Path(base) / "plain"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(world.table(tenures))
        for folder in (ours, plain):
            folder.mkdir()
            run_here("manage.py", "migrate", "-v0", VAR_DIR=str(folder))
        with servers.ours({"VAR_DIR": str(ours)}) as port:
            reader = Reader(port)
            reader.start()
            try:
                seconds, memory = ingest(table, ours)
            finally:
                reader.done.set()
                reader.join()
        own, rows = bulk(ours / "kb.sqlite3", plain / "kb.sqlite3")
    print(f"{tenures} tenures, {rows} rows: ingest {seconds:.1f} s, executemany {own:.1f} s")
    print(f"of its speed: {own / seconds:.3f} (aim: 0.25)")
    print(f"memory: {memory} MB (aim: 512 at a million)")
    print(
        f"a reader was answered {reader.answers} times meanwhile, at the latest after {reader.slowest:.2f} s"
    )


if __name__ == "__main__":
    main()
