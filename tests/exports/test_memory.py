"""Files are sent row by row: twice the data takes no more memory."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import date, timedelta

import pytest
from django.utils import timezone

from kb.api.tables import columns, lines
from kb.exports import database
from kb.exports.linked_data import linked_data
from kb.exports.popolo import popolo
from kb.exports.rows import article_rows, claim_rows, json_lines, person_rows, tenure_rows
from kb.freshness import State
from kb.models import Article, Claim
from kb.serializers.parts import Frame
from kb.serializers.things import ClaimSerializer
from people.models import Person
from tenures.models import Office, Organization, Tenure

PEOPLE = 2000
FRAME = Frame(root="https://kb.example/api/v1/", today=date(2026, 11, 25), data_as_of=timezone.now())
FILES = {
    "tenures.jsonl": lambda frame: json_lines(tenure_rows(frame)),
    "people.jsonl": lambda frame: json_lines(person_rows(frame)),
    "articles.jsonl": lambda frame: json_lines(article_rows(frame)),
    "claims.jsonl": lambda frame: json_lines(claim_rows(frame)),
    "claims.csv": lambda frame: lines(columns(ClaimSerializer()), claim_rows(frame)),
    "popolo.json": popolo,
    "kb.jsonld": linked_data,
}


def generate(first: int, count: int) -> None:
    """So many more people, each with a spell in one of a hundred offices, a source and two claims with quotes."""
    nato, _ = Organization.objects.get_or_create(slug="nato", defaults={"name": "NATO"})
    numbers = range(first, first + count)
    offices = Office.objects.bulk_create(
        Office(slug=f"office-{first}-{n}", title=f"Office {first}-{n}", organization=nato)
        for n in range(count // 20)
    )
    people = Person.objects.bulk_create(
        Person(slug=f"person-{n:05}", name=f"Person {n}", sort_name=f"person {n:05}") for n in numbers
    )
    tenures = Tenure.objects.bulk_create(
        Tenure(slug=f"tenure-{n:05}", person=person, office=offices[n % len(offices)],
               start_earliest=(start := date(1900, 1, 1) + timedelta(n)), start_latest=start)
        for n, person in zip(numbers, people, strict=True)
    )  # fmt: skip
    articles = Article.objects.bulk_create(
        Article(slug=f"article-{n:05}", text="long " * 400) for n in numbers
    )
    Claim.objects.bulk_create(
        Claim(key=f"{edge}-{n:05}", article=article, statement="1", property=edge, person=person, tenure=tenure,
              person_name=person.name, name_key="x", quote="words " * 30, rule="table.tenure")
        for edge in ("start", "end")
        for n, article, person, tenure in zip(numbers, articles, people, tenures, strict=True)
    )  # fmt: skip


def peak(make) -> tuple[int, int]:
    """Bytes allocated at the most, and sent, while something is made."""
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    sent = 0
    for number, piece in enumerate(make()):
        sent += len(piece)
        if number % 250 == 0:
            gc.collect()  # what only waits to be thrown away is not held
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.unfreeze()
    return most, sent


@pytest.mark.django_db
def test_twice_the_data_takes_no_more_memory(tmp_path):
    def made(name):
        if name in FILES:
            return peak(lambda: FILES[name](FRAME))
        path = tmp_path / f"{Person.objects.count()}.sqlite"
        most, _ = peak(lambda: [str(database.write(path, State.read()))])
        return most, path.stat().st_size

    generate(PEOPLE, 20)
    for name in [*FILES, "kb.sqlite"]:
        made(name)  # what is loaded once
    generate(0, PEOPLE // 2)
    before = {name: made(name) for name in [*FILES, "kb.sqlite"]}
    generate(PEOPLE // 2, PEOPLE // 2)
    for name, (most_before, sent_before) in before.items():
        most, sent = made(name)
        assert sent > 1.8 * sent_before
        assert most < 1.25 * most_before, name
