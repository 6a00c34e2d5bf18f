"""What a search costs among many people: ``python -m tests.benchmarks.searching [--people 100000]``.

On SQLite and on PostgreSQL, each with a scratch database of invented names: the median time of a
whole answer of the search, by question, and the plan of the query for people.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import product
from statistics import median

from tests import postgres
from tests.test_architecture import ROOT

ROUNDS = 9
GIVEN = [
    a + b
    for a, b in product("An Ber Cla Dor El Fri Ger Hil In Jo".split(), "a ta ra na ke lo mi rik".split())
]
FAMILY = [
    a + b + c
    for a, b, c in product(
        "Al Bre Car Dorn Eich Fal Gro Hag Il Jan Kru Lind Mor Nor Ost".split(),
        "en bach der hof lau mann ros tal ven wald".split(),
        "s berg er feld gard heim inger mark sen".split(),
    )
]
QUESTIONS = ("lindbachberg", "anna lind", "lin", "lindbahcberg", "zzzzz qqqqq", "secretary general")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--here", action="store_true", help="measure on the database of DATABASE_URL")
    given = parser.parse_args()
    if given.here:
        _measure(given.people)
        return
    with tempfile.TemporaryDirectory() as scratch:
        _run(given.people, scratch, f"sqlite:///{scratch}/kb.sqlite3")
        with postgres.server() as address:
            _run(given.people, scratch, address)


def _run(people: int, scratch: str, address: str) -> None:
    environment = {
        **os.environ,
        "VAR_DIR": scratch,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "kb.settings",
    }
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.searching", "--here", "--people", str(people)],
        cwd=ROOT, env=environment, check=True,
    )  # fmt: skip


def _measure(people: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    _fill(people)
    print(f"== {connection.vendor}, {people:,} people")
    for question in QUESTIONS:
        first, rest, found = _time(question)
        print(f"{question:20} {rest * 1000:7.1f} ms, the first time {first * 1000:7.1f} ms, finds {found}")
    print(_plan("lindbachberg"))


def _fill(people: int) -> None:
    from django.db import connection

    from people.models import Person
    from tenures.models import Office, Organization

    names = (
        (g, f) for f, g in product((f"{a}-{b}" if b else a for b, a in product(["", *FAMILY], FAMILY)), GIVEN)
    )
    rows = (
        Person(
            name=f"{g} {f}",
            given_name=g,
            family_name=f,
            sort_name=f"{f} {g}".lower().replace("-", " "),
            slug=f"p{n}",
        )
        for n, (g, f) in zip(range(people), names, strict=False)
    )
    Person.objects.bulk_create(rows, batch_size=2000)
    nato = Organization.objects.create(slug="nato", name="NATO")
    Office.objects.create(slug="nato-secretary-general", title="Secretary General", organization=nato)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _time(question: str) -> tuple[float, float, int]:
    """Seconds the first time, their median afterwards, and how many people are found."""
    from django.test import Client

    client, spent, found = Client(headers={"host": "localhost"}), [], 0
    for number in range(ROUNDS):
        begun = time.perf_counter()
        answer = client.get("/search/", {"q": question, "round": number})  # a new address: not from the cache
        spent.append(time.perf_counter() - begun)
        found = answer.content.count(b'<li><a href="/people/p')
    return spent[0], median(spent[1:]), found


def _plan(question: str) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from kb.search import Search

    with CaptureQueriesContext(connection) as asked:
        _ = Search(question, state="plan").found
    query = next(q["sql"] for q in asked if "people_person" in q["sql"])
    with connection.cursor() as cursor:
        cursor.execute(
            ("EXPLAIN ANALYZE " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + query
        )
        return "\n".join("  ".join(map(str, row)) for row in cursor.fetchall())


if __name__ == "__main__":
    main()
