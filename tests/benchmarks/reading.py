"""What reading costs, as ratios within one run: ``python -m tests.benchmarks.reading [--articles 5000] [--jobs 2]``.

``--texts FOLDER`` measures articles of one's own against lemmatizing, and nothing else; ``--database postgresql`` reads
the folder of articles into a server of its own. Times are of the processor, the least of several rounds, the sides of a
ratio in turn.
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
from contextlib import nullcontext, suppress
from pathlib import Path

import simplemma

from kb.ingest.extract import detect_language, extract, supported_languages
from kb.ingest.read import inputs, read
from kb.ingest.records import BadInput
from tests import postgres
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
    rounds = [(least(read, 1), least(lemmatize, 1)) for _ in range(ROUNDS)]
    return min(took for took, _ in rounds) / min(took for _, took in rounds)


def texts_in(folder: Path) -> list[tuple[str, str]]:
    """The articles of a folder as ``ingest`` would read them, each with its language; of what we cannot read, none."""
    found: list[tuple[str, str]] = []
    for path in inputs([folder]):
        with suppress(BadInput):
            document = read(path, today=texts.PUBLISHED)
            language = document.language or detect_language(document.text)
            if document.kind == "prose" and language in supported_languages():
                found.append((language, document.text))
    return found


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


def ingest(folder: Path, environment: dict[str, str], jobs: int) -> float:
    """Seconds by the clock: what somebody waits for."""
    command = [sys.executable, str(MANAGE), "ingest", str(folder), "--jobs", str(jobs)]
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def rerun(articles: int, jobs: int, database: str) -> tuple[float, float]:
    """Seconds of the first reading of a folder, and how many times quicker the quickest of three more is."""
    own = postgres.server() if database == "postgresql" else nullcontext("")
    with tempfile.TemporaryDirectory(prefix="kbbench") as base, own as address:
        folder = Path(base) / "articles"
        folder.mkdir()
        folder_of(articles, folder)
        environment = {**os.environ, "VAR_DIR": str(Path(base) / "var"), "DATABASE_URL": address}
        subprocess.run([sys.executable, MANAGE, "migrate", "-v0"], env=environment, check=True)
        first = ingest(folder, environment, jobs)
        return first, first / min(ingest(folder, environment, jobs) for _ in range(3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--texts", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.texts is not None:
        own = texts_in(given.texts)
        ratio = against_lemmatizing(own)
        print(
            f"against lemmatizing every word once, {len(own)} articles of {given.texts}: {ratio:.1f} (aim: 5 or less)"
        )
        return
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
    seconds, quicker = rerun(given.articles, given.jobs, given.database)
    print(
        f"a folder of {given.articles} articles, {given.jobs} jobs, {given.database}: "
        f"{given.articles / seconds:.0f} in a second"
    )
    print(f"the same folder again: {quicker:.0f} times quicker (aim: 20 or more)")


if __name__ == "__main__":
    main()
