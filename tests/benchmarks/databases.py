"""Databases of either kind for as long as a block runs: empty ones, or full of a made-up world."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests import postgres
from tests.benchmarks import servers

SQLITE, POSTGRESQL = KINDS = ("sqlite", "postgresql")

Environment = dict[str, str]  # what leads to a database
Fill = Callable[[int], Environment]


def run_here(*words: str, **environment: str) -> None:
    subprocess.run([sys.executable, *words], cwd=servers.ROOT, env={**os.environ, **environment}, check=True)


@contextmanager
def empty(kind: str, base: Path, names: Sequence[str]) -> Iterator[list[Environment]]:
    """Databases without a table, one for each name."""
    if kind == SQLITE:
        for name in names:
            (base / name).mkdir()
        yield [{"VAR_DIR": str(base / name)} for name in names]
        return
    with postgres.server() as address:
        made = [f"kbbench_{name}" for name in names]
        try:
            for name in made:
                _tell(address, "CREATE DATABASE {}", name)
            yield [{"VAR_DIR": str(base), "DATABASE_URL": _beside(address, name)} for name in made]
        finally:
            for name in made:
                _tell(address, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


@contextmanager
def worlds(kind: str, keep: Path | None) -> Iterator[Fill]:
    """What makes a database of so many tenures when it is called. One that is kept is filled once: in a folder, or
    in the server of TEST_DATABASE_URL.
    """
    with tempfile.TemporaryDirectory(prefix="kbbench") as passing:
        base = keep or Path(passing)
        if kind == SQLITE:
            yield lambda tenures: _in_folder(base / str(tenures), tenures)
            return
        made: list[str] = []
        with postgres.server() as address:
            try:
                yield lambda tenures: _in_server(address, base, tenures, made)
            finally:
                for name in [] if keep else made:
                    _tell(address, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _in_folder(folder: Path, tenures: int) -> Environment:
    environment = {"VAR_DIR": str(folder)}
    if not (folder / "filled").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _fill(tenures, environment)
        (folder / "filled").touch()
    return environment


def _in_server(address: str, base: Path, tenures: int, made: list[str]) -> Environment:
    """Only a database that was filled bears its name."""
    name, draft = f"kbbench_{tenures}", f"kbbench_{tenures}_draft"
    environment = {"VAR_DIR": str(base), "DATABASE_URL": _beside(address, name)}
    made += [name, draft]
    with psycopg.connect(address) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if not there:
        _tell(address, "DROP DATABASE IF EXISTS {} WITH (FORCE)", draft)
        _tell(address, "CREATE DATABASE {}", draft)
        _fill(tenures, {**environment, "DATABASE_URL": _beside(address, draft)})
        with psycopg.connect(_beside(address, draft), autocommit=True) as filled:
            filled.execute("VACUUM ANALYZE")  # as PostgreSQL does by itself in the minute after
        _tell(address, "ALTER DATABASE {} RENAME TO {}", draft, name)
    return environment


def renew(environment: Environment) -> None:
    """Another state of the same data: nothing that was asked of it before can be answered from memory."""
    bump = "UPDATE kb_dataversion SET number = number + 1"
    if address := environment.get("DATABASE_URL"):
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(bump)
    else:
        with closing(sqlite3.connect(Path(environment["VAR_DIR"]) / "kb.sqlite3")) as file, file:
            file.execute(bump)


def _fill(tenures: int, environment: Environment) -> None:
    run_here("manage.py", "migrate", "-v0", **environment)
    run_here("-m", "tests.benchmarks.fill", str(tenures), **environment)


def _tell(address: str, what: str, *names: str) -> None:
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL(what).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]


def _beside(address: str, name: str) -> str:
    """The address of another database of the same server."""
    return f"{address.rpartition('/')[0]}/{name}"
