"""What curators did goes to a file and back: sources and that file together rebuild the site."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kb.findings import findings
from kb.ingest.editing import of_person, source_at, state
from kb.ingest.records import Property
from kb.ingest.ruling import merge
from kb.ingest.store import judge
from kb.ingest.suppress import suppress
from kb.models import Article, Claim, Judgement, Ruling, Suppression
from people.models import Alias, Person, Redirect
from tenures.models import Tenure
from tests.admin.conftest import put_in
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db


def read_sources() -> None:
    put_in("Joseph Luns, 1971 to 1985.", spell("Joseph Luns", "1971-10-01", "1985-01-01"))
    put_in("Sepp Luns began in 1971.", spell("Sepp Luns", "1971"))
    put_in("Lord Carrington, 1984 to 1988.", spell("Lord Carrington", "1984-06-25", "1988"))
    put_in("Mark Rutte may come.", [said("Mark Rutte", "holds", modality="reported")])


def decide(anna) -> None:
    judge(Claim.objects.filter(modality="reported"), "accepted", by=anna, reason="He came")
    luns = Person.objects.get(name="Joseph Luns")
    merge(luns, Person.objects.get(name="Sepp Luns"), by=anna, reason="One man")
    state(
        of_person(luns, {Property.BIRTH: "1911-08-28"}),
        source_at("https://www.nato.int/luns"),
        by=anna,
        reason="His papers",
    )
    overlap = next(f for f in findings(timezone.localdate()) if f.code == "overlap")
    suppress(overlap, by=anna, reason="Known")


def facts() -> list[object]:
    people = [(p.name, str(p.birth), p.hidden) for p in Person.objects.shown().order_by("name")]
    return [*people, *sorted(map(str, Tenure.objects.all()))]


def forget_everything() -> None:
    for model in (Suppression, Ruling, Judgement, Tenure, Claim, Article, Redirect, Alias, Person):
        model.objects.all().delete()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "decisions.json"


def run(*words: object) -> str:
    out = StringIO()
    call_command("decisions", *map(str, words), stdout=out)
    return out.getvalue()


def test_sources_and_the_file_rebuild_the_site(anna, file):
    read_sources()
    decide(anna)
    before = facts()
    assert ("Joseph Luns", "1911-08-28", False) in before
    run("export", file)
    forget_everything()
    read_sources()
    assert facts() != before
    run("import", file)
    assert facts() == before
    kept = [(j.verdict, j.reason, j.by) for j in Judgement.objects.order_by("at", "pk")]
    assert ("accepted", "He came", anna) in kept
    assert Suppression.objects.get().reason == "Known"


def test_what_is_exported_again_is_the_same_file(anna, file, tmp_path):
    read_sources()
    decide(anna)
    run("export", file)
    forget_everything()
    read_sources()
    run("import", file)
    again = tmp_path / "again.json"
    run("export", again)
    assert json.loads(again.read_text()) == json.loads(file.read_text())


def test_importing_twice_changes_nothing(anna, file):
    read_sources()
    decide(anna)
    run("export", file)
    counts = [model.objects.count() for model in (Claim, Judgement, Ruling, Suppression)]
    assert run("import", file) == "0 facts changed\n"
    assert [model.objects.count() for model in (Claim, Judgement, Ruling, Suppression)] == counts


def test_a_judgement_on_a_claim_that_nobody_read_here_is_named_and_left_out(anna, file):
    read_sources()
    decide(anna)
    key = Claim.objects.get(modality="reported").key
    run("export", file)
    forget_everything()
    assert f"no claim {key} here: read its source first" in run("import", file)


@pytest.mark.parametrize("text", ["{}", '{"format": 99}', "no JSON"])
def test_another_file_is_refused(file, text):
    file.write_text(text)
    with pytest.raises(CommandError, match=r"decisions\.json"):
        run("import", file)


def test_decisions_made_at_once_stay_of_one_time(anna, file):
    """Of two claims preferred together none is the later one, so the tiers decide, here and wherever it is imported."""
    official = spell("Joseph Luns", "1971-10-01", "1984-06-25")
    put_in("From the first of October.", official, tier="official")
    put_in("From the second of October.", spell("Joseph Luns", "1971-10-02", "1984-06-25"), tier="press")
    starts = Claim.objects.filter(property="start").order_by("value")
    judge(starts, "preferred", by=anna, reason="Both")
    assert Tenure.objects.get().start.edtf == "1971-10-01"
    run("export", file)
    assert run("import", file) == "0 facts changed\n"
    assert Tenure.objects.get().start.edtf == "1971-10-01"


@pytest.mark.parametrize("data", [b"[]", b"\xff", b'{"format": 1, "claims": 3}'])
def test_a_damaged_file_is_refused_in_words(file, data):
    file.write_bytes(data)
    with pytest.raises(CommandError, match=r"decisions\.json"):
        run("import", file)
