"""What a page of the review queue costs with many claims waiting: ``python -m tests.benchmarks.queue [--claims 100000]``.

On a scratch SQLite file, or the database that ``--database`` names (its content is lost). The floor is the same
page where only the claims of one small article wait: what the queue costs by its length is the ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

ROUNDS = 15
NAMES = 26  # letters: names have no digits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--database")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kbqueue") as scratch:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "kb.settings",
            "VAR_DIR": scratch,
            "DATABASE_URL": given.database or f"sqlite:///{Path(scratch) / 'kb.sqlite3'}",
        }
        measure(given.claims)


def measure(many: int) -> None:
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    anna = get_user_model().objects.create_superuser("anna", password="x")
    client = Client(SERVER_NAME="localhost")
    client.force_login(anna)
    fill(10)
    floor = cost(client)
    fill(many - 10, first=10)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    full = cost(client)
    print(connection.vendor)
    print(
        f"floor, 10 waiting: {floor * 1000:.0f} ms; {many:,} waiting: {full * 1000:.0f} ms; ratio {full / floor:.2f}"
    )


def fill(number: int, first: int = 0) -> None:
    """Articles of ten claims each that wait, two people of ten in one office each."""
    from kb.ingest.records import natural_key
    from kb.models import Article, Claim
    from people.names import family_key
    from tests.ingest.said import said

    articles = Article.objects.bulk_create(
        Article(
            slug=f"a{n}",
            sha256=f"{n:064}",
            text=f"Article {n}.\n" + "It is said. " * 200,
            published="2024-10-01",
        )
        for n in range(first // 10, (first + number + 9) // 10)
    )
    claims = []
    for n in range(first, first + number):
        article, name = articles[(n - first) // 10], f"Ada {letters(n // 5)}"
        s = said(
            name,
            ("holds", "start")[n % 2],
            "" if n % 2 == 0 else "2025",
            modality="reported",
            statement=f"s{n}",
        )
        claims.append(
            Claim(
                key=natural_key(article.sha256 or "", s), article=article, statement=s.statement, property=s.property,
                value=s.value, modality=s.modality, person_name=name, name_key=family_key(name), mention=name,
                office_title=s.office, organization_name=s.organization, quote="It is said.", start=12, end=23,
                rule=s.rule, outcome="waiting",
            )
        )  # fmt: skip
    Claim.objects.bulk_create(claims, batch_size=2_000)


def letters(n: int) -> str:
    text = ""
    while n or not text:
        n, rest = divmod(n, NAMES)
        text += chr(ord("a") + rest)
    return text.capitalize() + "berg"


def cost(client: object) -> float:
    """Seconds of the middle round for a page in the middle of the queue."""
    from django.urls import reverse

    from kb.models import Claim

    pks = list(Claim.objects.waiting().order_by("pk").values_list("pk", flat=True))
    address = reverse("admin:kb_claim_review_one", args=[pks[len(pks) // 2]])
    assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client.get(address)  # type: ignore[attr-defined]
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
