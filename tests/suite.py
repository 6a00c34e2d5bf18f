"""The whole suite: style, types, contracts, then every test on SQLite and on PostgreSQL, browser included.

``python -m tests.suite [--only lint|sqlite|postgres] [pytest arguments]``
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import chromium, postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

LINT = [
    [BIN / "ruff", "check", "."],
    [BIN / "ruff", "format", "--check", "."],
    [BIN / "mypy"],
    [BIN / "lint-imports"],
    [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["lint", "sqlite", "postgres"])
    given, pytest_arguments = parser.parse_known_args()
    steps = {"lint": lint, "sqlite": on_sqlite, "postgres": on_postgres}
    try:
        if given.only != "lint":
            chromium.ensure()
        for name, step in steps.items():
            if given.only in (None, name):
                print(f"== {name}", flush=True)
                if failed := step(pytest_arguments):
                    return failed
    except (chromium.NoChromium, postgres.NoPostgres) as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def lint(_: list[str]) -> int:
    return next((failed for command in LINT if (failed := _run(command, _environment("")))), 0)


def on_sqlite(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="kbtest") as folder:
        covered = ["--cov", "--cov-report=term:skip-covered"] if not arguments else []
        return _pytest([*covered, *arguments], f"sqlite:///{folder}/kb.sqlite3")


def on_postgres(arguments: list[str]) -> int:
    with postgres.server() as address:
        return _pytest(arguments, address)


def _pytest(arguments: list[str], address: str) -> int:
    return _run([sys.executable, "-m", "pytest", "-q", *arguments], _environment(address))


def _environment(address: str) -> dict[str, str]:
    """Ours, less what a developer's shell may have set for the running site."""
    cleared = {
        k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DEBUG", "DJANGO_SETTINGS_MODULE")
    }
    return {**cleared, **({"DATABASE_URL": address} if address else {})}


def _run(command: list[object], environment: dict[str, str]) -> int:
    return subprocess.run(list(map(str, command)), cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
