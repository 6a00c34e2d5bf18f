"""What the API and loading cost, at every size and on both databases: ``python -m tests.benchmarks``.

It takes hours. Less: ``--tenures 1000 100000 --database sqlite --parts api growth bulk --asked 60``. Each part is a
program of its own (``python -m tests.benchmarks.api --help``) and prints ratios as a table.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.benchmarks.databases import KINDS, POSTGRESQL, run_here

API, GROWTH, BULK = PARTS = ("api", "growth", "bulk")
SIZES = (1000, 100_000, 1_000_000)


def runs(sizes: list[int], database: str, parts: list[str], more: list[str]) -> Iterator[list[str]]:
    """The words of each program's command."""
    if API in parts:
        yield from ([API, "--tenures", str(size), *more] for size in sizes)
    if GROWTH in parts:
        yield [GROWTH, "--large", str(max(sizes)), *more]
    if BULK in parts:
        yield from ([BULK, "--tenures", str(size)] for size in sizes)


def main(words: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--tenures", type=int, nargs="+", default=SIZES)
    parser.add_argument("--database", nargs="+", choices=KINDS, default=KINDS)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--asked", type=int, help="questions of a kind, side and round")
    parser.add_argument("--keep", type=Path, help="folder to keep the databases in")
    given = parser.parse_args(words)
    with ExitStack() as stack:
        keep = given.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="kbbench"))
        more = ["--keep", str(keep), *(["--asked", str(given.asked)] if given.asked else [])]
        if POSTGRESQL in given.database:  # one server for all, so that each world is filled once
            os.environ["TEST_DATABASE_URL"] = stack.enter_context(postgres.server())
        for database in given.database:
            for name, *words in runs(given.tenures, database, given.parts, more):
                print(f"\n{name} {' '.join(words)} on {database}", flush=True)
                run_here("-m", f"tests.benchmarks.{name}", *words, "--database", database)


if __name__ == "__main__":
    main()
