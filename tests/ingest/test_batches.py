"""A folder is stored in batches: fewer recomputes, the same facts, each change put down to its article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb.ingest import pipeline
from kb.models import Change, Claim, DataVersion
from tenures.models import Tenure
from tests.ingest.test_properties import facts

pytestmark = pytest.mark.django_db

HOLDERS = [
    ("Anna Bergstedt", 1951, 1955), ("Carl Dahlmann", 1955, 1959), ("Eva Feddersen", 1959, 1964),
    ("Gerd Haasler", 1964, 1968), ("Ida Jarosch", 1968, 1971), ("Karl Lindqvist", 1971, 1977),
    ("Mona Nordholm", 1977, 1980), ("Otto Pedersen", 1980, 1988), ("Rita Solberg", 1988, 1993),
    ("Theo Ulbricht", 1993, 1999), ("Vera Wessels", 1999, 2004), ("Hans Zimmerli", 2004, 2009),
]  # fmt: skip


def folder_of(folder: Path) -> list[str]:
    for number, (name, start, end) in enumerate(HOLDERS):
        follows = f" {name} folgte auf {HOLDERS[number - 1][0]}."
        (folder / f"{number:02}.txt").write_text(
            f"---\nlanguage: de\npublished: 2010-01-01\n---\n{name} war von {start} bis {end} Generalsekretär der NATO."
            + (follows if number else "")
        )
    return sorted(map(str, folder.iterdir()))


def ingest(paths, **more):
    return pipeline.ingest(paths, pipeline.Options(), today=date(2010, 1, 2), **more)


@pytest.fixture
def recomputed(monkeypatch):
    """How often the facts were recomputed."""
    calls = []
    real = pipeline.refresh
    monkeypatch.setattr(
        pipeline, "refresh", lambda *given, **more: (calls.append(1), real(*given, **more))[1]
    )
    return calls


def test_batches_grow_with_what_is_stored(tmp_path, recomputed):
    assert {result.status for result in ingest(folder_of(tmp_path))} == {pipeline.NEW}
    assert len(recomputed) == 7  # of 1, 1, 1, 1, 2, 3, and the last three
    assert Tenure.objects.count() == len(HOLDERS)


def test_facts_are_the_same_as_one_by_one(tmp_path, monkeypatch):
    paths = folder_of(tmp_path)
    ingest(paths)
    together = facts()
    for model in (Tenure, Claim):
        model.objects.all().delete()
    monkeypatch.setattr(pipeline, "LARGEST_BATCH", 1)
    monkeypatch.setattr(pipeline, "known_keys", lambda keys: set())
    ingest(paths)
    assert facts() == together


def test_a_bad_article_is_refused_and_the_others_of_its_batch_stay(tmp_path, monkeypatch):
    paths = folder_of(tmp_path)
    real = pipeline.store.check_quotes

    def check(document, said):
        if document.path == paths[-2]:
            raise pipeline.BadInput(pipeline.Problem(document.path, "No."))
        real(document, said)

    monkeypatch.setattr(pipeline.store, "check_quotes", check)
    results = ingest(paths)
    assert [r.path for r in results if r.status == pipeline.REFUSED] == [paths[-2]]
    assert [r.path for r in results] == paths
    assert Tenure.objects.filter(person__name="Hans Zimmerli").exists()
    assert not Tenure.objects.filter(person__name="Vera Wessels", start_earliest__isnull=False).exists()


def test_each_change_is_put_down_to_the_article_that_says_it(tmp_path):
    paths = folder_of(tmp_path)
    results = ingest(paths)
    assert all(result.changes.facts for result in results)
    changed = Change.objects.filter(person_slug="hans-zimmerli", tenure_slug="").get()
    assert changed.article.path == paths[-1]


def test_a_dry_run_of_a_folder_writes_nothing(tmp_path):
    before = DataVersion.objects.values_list("number").first()
    results = ingest(folder_of(tmp_path), dry_run=True)
    assert all(result.changes.facts for result in results)
    assert not Claim.objects.exists()
    assert DataVersion.objects.values_list("number").first() == before


def test_tables_and_articles_may_be_mixed(tmp_path):
    folder_of(tmp_path)
    (tmp_path / "05a.csv").write_text(
        "person,office,organization,start,end\nAnna Bergstedt,Secretary General,NATO,1951-04-02,1955-10-01\n"
    )
    results = ingest(sorted(map(str, tmp_path.iterdir())))
    assert {result.status for result in results} == {pipeline.NEW}
    assert Tenure.objects.get(person__name="Anna Bergstedt").start.edtf == "1951-04-02"
