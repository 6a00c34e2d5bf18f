"""Readers are answered while a table is loaded: with nothing of it, and then with all of it. On either database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.benchmarks import world

ROOT = Path(__file__).resolve().parents[2]
TENURES = 2000
COUNTED = "SELECT count(*) FROM tenures_tenure"
NAME = f"kb_loading_beside_readers_{os.environ.get('PYTEST_XDIST_WORKER', '')}"


@contextmanager
def database_of_its_own(var: Path) -> Iterator[dict[str, str]]:
    """What leads to an empty database: a file, or one on the server that the tests use."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield {"VAR_DIR": str(var), "DATABASE_URL": ""}
        return
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        try:
            yield {"VAR_DIR": str(var), "DATABASE_URL": f"{address.rpartition('/')[0]}/{NAME}"}
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))


def reader(environment: dict[str, str]) -> sqlite3.Connection | psycopg.Connection[tuple[int]]:
    """One that waits for nobody."""
    if address := environment["DATABASE_URL"]:
        return psycopg.connect(address, autocommit=True, options="-c lock_timeout=1000")
    return sqlite3.connect(next(Path(environment["VAR_DIR"]).glob("*.sqlite3")), timeout=0)


def manage(environment: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )  # fmt: skip


@pytest.fixture
def environment(tmp_path) -> Iterator[dict[str, str]]:
    with database_of_its_own(tmp_path) as environment:
        assert manage(environment, "migrate", "-v0").wait() == 0
        yield environment


def test_readers_see_nothing_of_a_table_and_then_all_of_it(tmp_path, environment):
    table = tmp_path / "tenures.csv"
    table.write_text("".join(world.table(TENURES)))
    loading = manage(environment, "ingest", str(table))
    seen: list[int] = []
    connection = reader(environment)
    while loading.poll() is None:
        seen.append(connection.execute(COUNTED).fetchone()[0])
        time.sleep(0.01)
    seen.append(connection.execute(COUNTED).fetchone()[0])
    connection.close()
    assert loading.returncode == 0
    assert (seen[0], seen[-1], set(seen)) == (0, TENURES, {0, TENURES})
    assert seen.count(0) > 10


def test_a_load_writes_little_more_than_what_it_adds(tmp_path, environment):
    """SQLite writes all that a statement may have to take back into a file too, unless told to keep it in memory."""
    if environment["DATABASE_URL"] or not Path("/proc/self/io").exists():
        pytest.skip("only SQLite writes such a file, and only Linux tells how much a process has written")
    table = tmp_path / "tenures.csv"
    table.write_text("".join(world.table(TENURES)))
    loading = manage(environment, "ingest", str(table))
    written = 0
    while loading.poll() is None:
        told = Path(f"/proc/{loading.pid}/io").read_text().split()
        written = max(written, int(told[told.index("wchar:") + 1]))
        time.sleep(0.01)
    (database,) = tmp_path.glob("*.sqlite3")
    assert written < 5 * database.stat().st_size
