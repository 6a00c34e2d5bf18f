"""What an answer costs in a large world against a small one: ``python -m tests.benchmarks.growth [--large 1000000]``.

Both are asked the same kinds of questions in turn in one run; the middle round counts. Counts are kept for
each state of the data and asked for beforehand, so that a page is compared with a page.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import servers
from tests.benchmarks.api import ROUNDS, filled, middle
from tests.benchmarks.load import measure
from tests.benchmarks.questions import QUESTIONS, Asker

SMALL, ASKED = 1000, 150


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=ASKED, help="questions of a kind, side and round")
    parser.add_argument("--keep", type=Path, help="folder to keep the databases in")
    given = parser.parse_args()
    with ExitStack() as stack:
        sides = []
        for tenures in (SMALL, given.large):
            folder = stack.enter_context(filled(tenures, given.keep))
            sides.append((stack.enter_context(servers.ours({"VAR_DIR": str(folder)})), Asker(tenures)))
        print(f"| question | {given.large} / {SMALL} tenures (1.3) |\n|---|---|")
        for question in (question for question in QUESTIONS if question.of_one_office):
            rounds = [
                [
                    measure(port, [our for our, _ in asker.pairs(question, given.asked)])
                    for port, asker in sides
                ]
                for _ in range(ROUNDS)
            ]
            small, large = (middle(list(side)) for side in zip(*rounds, strict=True))
            print(f"| {question.name} | {small.rate / large.rate:.2f} |", flush=True)


if __name__ == "__main__":
    main()
