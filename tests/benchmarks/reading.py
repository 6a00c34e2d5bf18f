"""What reading costs, as ratios within one run: ``python -m tests.benchmarks.reading [--articles 5000] [--jobs 2]``.

Times are of the processor, the least of several rounds, the sides of a ratio in turn.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import simplemma

from kb.ingest.extract import extract
from tests.benchmarks import texts

ROUNDS = 5
GENERATED = 60  # articles to lemmatize and read, as many of each language
SMALL = 20_000  # characters; the other side of a growth is ten times as long
MANAGE = texts.ROOT / "manage.py"


def least(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the processor in the quickest round."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    return best


def articles_in_a_second() -> float:
    document = texts.document(texts.seed_text())
    extract(document)
    return 1 / least(lambda: extract(document), rounds=20)


def against_lemmatizing(articles: Sequence[tuple[str, str]]) -> float:
    """Reading texts, given with their languages, against lemmatizing each of their words once.

    A lemmatizer begins each text anew and remembers words within it; its dictionaries are loaded.
    """
    documents = [texts.document(text, language) for language, text in articles]
    words = [(language, re.findall(r"\w+", text)) for language, text in articles]

    def read() -> None:
        for document in documents:
            extract(document)

    def lemmatize() -> None:
        for language, those in words:
            lemmatizer = simplemma.Lemmatizer()
            for word in those:
                lemmatizer.lemmatize(word, lang=language)

    read()
    lemmatize()
    return least(read) / least(lemmatize)


def growth(make: Callable[[int], str]) -> float:
    """Ten times the text, against the text."""
    short, long = (texts.document(make(size)) for size in (SMALL, 10 * SMALL))
    extract(short)
    return least(lambda: extract(long), rounds=2) / least(lambda: extract(short), rounds=3)


def folder_of(articles: int, folder: Path) -> None:
    for number in range(articles):
        language, text = texts.article(number)
        head = f"---\nlanguage: {language}\npublished: 2024-10-01\npublisher: Generated\n---\n"
        (folder / f"{number:05}.txt").write_text(head + text, encoding="utf-8")


def ingest(folder: Path, var: str, jobs: int) -> float:
    """Seconds by the clock: what somebody waits for."""
    environment = {**os.environ, "VAR_DIR": var}
    command = [sys.executable, MANAGE, "ingest", folder, "--jobs", str(jobs)]
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def rerun(articles: int, jobs: int) -> tuple[float, float]:
    """Seconds of the first reading of a folder, and how many times quicker the second one is."""
    with tempfile.TemporaryDirectory(prefix="kbbench") as base:
        folder, var = Path(base) / "articles", str(Path(base) / "var")
        folder.mkdir()
        folder_of(articles, folder)
        subprocess.run(
            [sys.executable, MANAGE, "migrate", "-v0"], env={**os.environ, "VAR_DIR": var}, check=True
        )
        first = ingest(folder, var, jobs)
        return first, first / ingest(folder, var, jobs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    print(
        f"articles of the seed's size in a second of one core: {articles_in_a_second():.0f} (aim: 100 or more)"
    )
    seed = against_lemmatizing([("de", texts.seed_text())])
    dense = against_lemmatizing([texts.article(number) for number in range(GENERATED)])
    print(f"against lemmatizing every word once, the seed article: {seed:.1f} (aim: 5 or less)")
    print(
        f"the same, {GENERATED} generated articles in three languages: {dense:.1f} (aim: 5 or less)",
        flush=True,
    )
    print("ten times the text (aim: 11 or less)")
    made: dict[str, Callable[[int], str]] = {
        name: lambda size, pattern=pattern: texts.repeated(pattern, size)  # type: ignore[misc]
        for name, pattern in texts.PATTERNS.items()
    }
    for name, make in {
        **made,
        "many people": texts.many_people,
        "many articles": texts.many_articles,
    }.items():
        print(f"  {name}: {growth(make):.1f}", flush=True)
    seconds, quicker = rerun(given.articles, given.jobs)
    print(
        f"a folder of {given.articles} articles, {given.jobs} jobs: {given.articles / seconds:.0f} in a second"
    )
    print(f"the same folder again: {quicker:.0f} times quicker (aim: 20 or more)")


if __name__ == "__main__":
    main()
