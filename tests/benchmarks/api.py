"""What the API's answers cost, as ratios within one run.

``python -m tests.benchmarks.api [--tenures 100000] [--database sqlite|postgresql]``: every question goes to our
server, to Datasette with the same rows in an SQLite file, and to a Django view that returns a constant of the
same size: one process each, in turn, several rounds; the middle round counts. Only this machine's loopback is
used, a fixed number of questions, and all servers stop with the run.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks import servers
from tests.benchmarks.databases import KINDS, SQLITE, Environment, renew, worlds
from tests.benchmarks.load import Measured, measure
from tests.benchmarks.questions import ONE, QUESTIONS, Asker, Question

ROUNDS, ASKED = 5, 240
AIMS = {ONE: 0.3, "a page": 0.12}


def middle(rounds: list[Measured]) -> Measured:
    return Measured(
        median(r.rate for r in rounds), median(r.slow for r in rounds), rounds[len(rounds) // 2].size
    )


def compare(
    question: Question, asker: Asker, world: Environment, ours: int, theirs: int, bare: int, asked: int
) -> str:
    """One line of the table; ours, theirs and the bare one are ports."""
    found: dict[str, list[Measured]] = {side: [] for side in ("new", "again", "theirs", "constant")}
    size = measure(ours, [asker.pairs(question, 1)[0][0]]).size
    for _ in range(ROUNDS):
        renew(world)
        pairs = asker.pairs(question, asked)
        found["new"].append(measure(ours, [our for our, _ in pairs]))
        found["theirs"].append(measure(theirs, [their for _, their in pairs[: asked // 2]]))
        found["constant"].append(measure(bare, [f"/{size}/"] * asked * 2))
        found["again"].append(measure(ours, [pairs[0][0]] * asked * 2))
    new, again, other, constant = (middle(rounds) for rounds in found.values())
    cells = (
        f"{again.rate / other.rate:.1f}", f"{new.rate / other.rate:.2f}", f"{new.slow / other.slow:.2f}",
        f"{again.rate / constant.rate:.2f}", f"{new.rate / constant.rate:.2f} ({AIMS[question.kind]})",
        f"{new.rate:.0f}", f"{other.rate:.0f}", f"{constant.rate:.0f}", f"{again.rate:.0f}",
    )  # fmt: skip
    return f"| {question.name} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tenures", type=int, default=100_000)
    parser.add_argument("--database", choices=KINDS, default=SQLITE, help="of ours")
    parser.add_argument("--asked", type=int, default=ASKED, help="questions of a kind, side and round")
    parser.add_argument("--keep", type=Path, help="folder to keep the databases in")
    parser.add_argument("--only", help="questions whose name has this in it")
    given = parser.parse_args()
    asker = Asker(given.tenures)
    with ExitStack() as stack:
        same = world = stack.enter_context(worlds(SQLITE, given.keep))(given.tenures)
        if given.database != SQLITE:
            world = stack.enter_context(worlds(given.database, given.keep))(given.tenures)
        ours = stack.enter_context(servers.ours(world))
        theirs = stack.enter_context(servers.datasette(Path(same["VAR_DIR"]) / "kb.sqlite3"))
        bare = stack.enter_context(servers.bare())
        print("| question | unchanged / Datasette (3) | computed / Datasette (1.5) | its p95 (1) "
              "| unchanged / constant (0.7) | computed / constant | a second: computed | Datasette | constant | unchanged |")  # fmt: skip
        print("|---|---|---|---|---|---|---|---|---|---|")
        for question in QUESTIONS:
            if not given.only or given.only in question.name:
                print(compare(question, asker, world, ours, theirs, bare, given.asked), flush=True)


if __name__ == "__main__":
    main()
