"""What curators did goes to a file and back: sources and that file together rebuild the site."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from kb.findings import findings
from kb.ingest.editing import of_person, source_at, state
from kb.ingest.records import Property
from kb.ingest.ruling import merge, withdraw
from kb.ingest.store import judge
from kb.ingest.suppress import lift, suppress
from kb.ingest.takedown import take_down
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


def test_an_editors_claim_on_a_text_that_nobody_read_here_waits_until_it_is_read(anna, file):
    read_sources()
    article = Article.objects.get(claims__modality="reported")
    (claim,), _ = state(
        of_person(Person.objects.get(name="Joseph Luns"), {Property.BIRTH: "1911"}),
        article,
        by=anna,
        reason="So",
    )
    run("export", file)
    forget_everything()
    assert f"no claim {claim.key} here: read its source first" in run("import", file)
    read_sources()
    assert "no claim" not in run("import", file)
    assert Claim.objects.get(key=claim.key).judgement == "preferred"


def test_a_judged_claim_that_no_rule_finds_any_more_comes_with_the_file(anna, file):
    read_sources()
    rumour = Claim.objects.get(modality="reported")
    judge([rumour], "accepted", by=anna, reason="He came")
    run("export", file)
    forget_everything()
    read_sources()
    Claim.objects.filter(key=rumour.key).delete()
    run("import", file)
    assert Claim.objects.get(key=rumour.key).judgement == "accepted"


def test_a_judgement_goes_to_the_claim_that_says_the_same_under_another_name(anna, file):
    read_sources()
    rumour = Claim.objects.get(modality="reported")
    judge([rumour], "rejected", by=anna, reason="A hoax")
    run("export", file)
    forget_everything()
    read_sources()
    Claim.objects.filter(key=rumour.key).update(key="read-by-better-rules", person_name="Mark Rutte jr")
    run("import", file)
    assert [(c.key, c.judgement) for c in Claim.objects.filter(modality="reported")] == [
        ("read-by-better-rules", "rejected")
    ]


def test_what_was_taken_back_since_is_taken_back_where_it_was_taken_in(anna, file):
    read_sources()
    decide(anna)
    run("export", file)
    earlier = file.read_text()
    withdraw(Ruling.objects.get(), by=anna, reason="Two men")
    lift(Suppression.objects.get(), by=anna)
    run("export", file)
    later = file.read_text()
    forget_everything()
    read_sources()
    for text in (earlier, later, earlier):
        file.write_text(text)
        run("import", file)
    assert Ruling.objects.get().withdrawn_by == Suppression.objects.get().lifted_by == anna
    assert {"joseph-luns", "sepp-luns"} <= {person.slug for person in Person.objects.shown()}
    assert not Redirect.objects.exists()


def test_an_older_file_does_not_bring_back_a_text_that_was_taken_down(chief, file):
    known = {"title": "A life", "published": "2024-10-01", "language": "en", "tier": "press"}
    text, add = (
        "Joseph Luns was Secretary General of NATO from 1971 to 1984.",
        reverse("admin:kb_article_add"),
    )
    seen = chief.post(add, {"text": text, **known}).context["document"].sha256
    chief.post(add, {"text": text, **known, "seen": seen})
    run("export", file)
    assert text in file.read_text()
    take_down(Article.objects.get(), quotes=False)
    run("import", file)
    run("export", file)
    assert text not in file.read_text()
    assert Article.objects.get().text is None


def test_a_file_of_the_first_format_is_still_taken_in(anna, file):
    read_sources()
    decide(anna)
    before = facts()
    run("export", file)
    old = json.loads(file.read_text())
    first = {name: old[name] for name in ("claims", "judgements", "rulings", "suppressions")}
    file.write_text(json.dumps({"format": 1, **first}))
    forget_everything()
    read_sources()
    run("import", file)
    assert facts() == before


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
