"""The whole suite: style, types, contracts, then every test on SQLite and on PostgreSQL, browser included.

``python -m tests.suite [--only lint|sqlite|postgres] [pytest arguments]``
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

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
# What a developer's shell may have set for the running site is none of the tests' business.
SETTINGS = set(re.findall(r'environ\.get\("([A-Z_]+)"', (ROOT / "kb/settings.py").read_text()))


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["lint", "sqlite", "postgres"])
    given, pytest_arguments = parser.parse_known_args(words)
    steps = {"lint": lint, "sqlite": on_sqlite, "postgres": on_postgres}
    signal.signal(signal.SIGTERM, _stop)
    try:
        if given.only != "lint" and not pytest_arguments:
            chromium.ensure()
        with tempfile.TemporaryDirectory(prefix="kbtest") as var:
            for name, step in steps.items():
                if given.only in (None, name):
                    print(f"== {name}", flush=True)
                    if failed := step(pytest_arguments, var):
                        return failed
    except (chromium.NoChromium, postgres.NoPostgres) as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def lint(_: list[str], var: str) -> int:
    return next((failed for command in LINT if (failed := _run(command, var))), 0)


# Every processor takes tests, and from another what that has left.
SIDE_BY_SIDE = ["-n", "auto", "--dist", "worksteal"]


def on_sqlite(arguments: list[str], var: str) -> int:
    return _pytest(arguments or ["--cov", "--cov-report=term", *SIDE_BY_SIDE], var)


def on_postgres(arguments: list[str], var: str) -> int:
    with postgres.server() as address:
        return _pytest(arguments or SIDE_BY_SIDE, var, DATABASE_URL=address)


def _pytest(arguments: list[str], var: str, **more: str) -> int:
    return _run([sys.executable, "-m", "pytest", "-q", *arguments], var, **more)


def _run(command: list[object], var: str, **more: str) -> int:
    ours = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(list(map(str, command)), cwd=ROOT, env={**ours, "VAR_DIR": var, **more}).returncode


def _stop(*_: object) -> NoReturn:
    """Asked to end, leave through the blocks that stop the server and remove its data."""
    sys.exit(128 + signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
