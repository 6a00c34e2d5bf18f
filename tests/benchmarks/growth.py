"""What an answer costs in a large world against a small one.

``python -m tests.benchmarks.growth [--large 1000000] [--database sqlite|postgresql]``: both are asked the same
kinds of questions in turn in one run; the middle round counts. Lists of all tenures are read page by page, so many
pages after the first, which also counts the list: counts are kept for each state of the data.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import servers
from tests.benchmarks.api import ROUNDS, middle
from tests.benchmarks.databases import KINDS, SQLITE, Environment, renew, worlds
from tests.benchmarks.load import Measured, measure, walk
from tests.benchmarks.questions import QUESTIONS, WALKS, Asker, Question, Walk

SMALL, ASKED = 1000, 150
PAGES = 8  # after the first, which from the middle on is as many as the small world has


@dataclass(frozen=True, slots=True)
class Side:
    """A world, the port of its server, and who asks."""

    world: Environment
    port: int
    asker: Asker

    def rate(self, question: Question, asked: int) -> Measured:
        renew(self.world)
        return measure(self.port, [our for our, _ in self.asker.pairs(question, asked)])

    def a_row(self, way: Walk, asked: int) -> float:
        """Seconds."""
        renew(self.world)
        walks = [
            walk(self.port, first, PAGES) for first in self.asker.beginnings(way, max(asked // PAGES, 1))
        ]
        return sum(seconds for seconds, _ in walks) / sum(rows for _, rows in walks)


def of_an_answer(question: Question, sides: list[Side], asked: int) -> float:
    """What an answer of the large world costs, in those of the small one."""
    rounds = [[side.rate(question, asked) for side in sides] for _ in range(ROUNDS)]
    small, large = (middle(list(side)) for side in zip(*rounds, strict=True))
    return small.rate / large.rate


def of_a_row(way: Walk, sides: list[Side], asked: int) -> float:
    """The same of a row of a list."""
    rounds = [[side.a_row(way, asked) for side in sides] for _ in range(ROUNDS)]
    small, large = (median(side) for side in zip(*rounds, strict=True))
    return large / small


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--database", choices=KINDS, default=SQLITE)
    parser.add_argument("--asked", type=int, default=ASKED, help="questions of a kind, side and round")
    parser.add_argument("--keep", type=Path, help="folder to keep the databases in")
    parser.add_argument("--only", help="questions whose name has this in it")
    given = parser.parse_args()
    with ExitStack() as stack:
        fill = stack.enter_context(worlds(given.database, given.keep))
        sides = [
            Side(world := fill(tenures), stack.enter_context(servers.ours(world)), Asker(tenures))
            for tenures in (SMALL, given.large)
        ]
        print(f"| question | {given.large} / {SMALL} tenures, {given.database} | aim |\n|---|---|---|")
        for question in QUESTIONS:
            if question.of_one_office and (given.only or "") in question.name:
                found = of_an_answer(question, sides, given.asked)
                print(f"| {question.name} | {found:.2f} | 1.3 |", flush=True)
        for way in WALKS:
            if (given.only or "") in way.name:
                print(f"| {way.name}, per row | {of_a_row(way, sides, given.asked):.2f} | 3 |", flush=True)


if __name__ == "__main__":
    main()
