"""Stored articles are read again after better rules: shown first, decisions hold, a bad one stops nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from kb.ingest import pipeline, reextract, store
from kb.ingest.records import Modality
from kb.ingest.takedown import take_down
from kb.models import Article, Claim
from tenures.models import Tenure

pytestmark = pytest.mark.django_db

LUNS = "Joseph Luns war von 1971 bis 1984 Generalsekretär der NATO."
WOERNER = "Manfred Wörner war von 1988 bis 1994 Generalsekretär der NATO."
CLAES = "Willy Claes war von 1994 bis 1995 Generalsekretär der NATO."


@pytest.fixture
def paths(tmp_path):
    for name, text in (("a", LUNS), ("b", WOERNER), ("c", CLAES)):
        (tmp_path / f"{name}.txt").write_text(f"---\nlanguage: de\npublished: 2010-01-01\n---\n{text}")
    found = sorted(map(str, tmp_path.iterdir()))
    pipeline.ingest(found, pipeline.Options(), today=date(2010, 1, 2))
    return found


def better(monkeypatch, change):
    """Rules that find what ``change`` makes of each claim found today; None: not found."""
    real = reextract.extract

    def read(document):
        return tuple(filter(None, (change(s) for s in real(document))))

    monkeypatch.setattr(reextract, "extract", read)


def run(*words: str) -> str:
    out = StringIO()
    call_command("reextract", *words, stdout=out, stderr=out)
    return out.getvalue()


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in apps.get_models()}


def holders() -> set[str]:
    return {tenure.person.name for tenure in Tenure.objects.select_related("person")}


def without(name):
    return lambda s: None if s.person == name else s


def test_without_apply_all_rows_stay_and_the_difference_is_shown(paths, monkeypatch):
    better(monkeypatch, without("Joseph Luns"))
    before = rows()
    told = run()
    assert rows() == before
    assert "  - Joseph Luns: start 1971" in told
    assert "- Joseph Luns, " in told


def test_what_no_rule_finds_is_gone_and_a_rerun_changes_nothing(paths, monkeypatch):
    better(monkeypatch, without("Joseph Luns"))
    run("--apply")
    assert holders() == {"Manfred Wörner", "Willy Claes"}
    before = rows()
    assert "0 articles and 0 facts changed." in run("--apply")
    assert rows() == before


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "preferred"])
def test_what_is_judged_stays_though_no_rule_finds_it(paths, monkeypatch, verdict):
    store.judge(Claim.objects.filter(person_name="Joseph Luns"), verdict, by=None, reason="Seen")
    better(monkeypatch, without("Joseph Luns"))
    run("--apply")
    assert set(Claim.objects.filter(person_name="Joseph Luns").values_list("judgement", flat=True)) == {
        verdict
    }


@pytest.mark.parametrize("verdict", ["rejected", "preferred"])
def test_a_judgement_carries_over_to_the_same_claim(paths, monkeypatch, verdict):
    store.judge(Claim.objects.filter(person_name="Joseph Luns"), verdict, by=None, reason="Seen")
    fuller = "Joseph Marie Luns"
    better(monkeypatch, lambda s: replace(s, person=fuller) if s.person == "Joseph Luns" else s)
    run("--apply")
    luns = Claim.objects.filter(person_name__endswith="Luns")
    assert set(luns.values_list("person_name", "judgement")) == {(fuller, verdict)}
    assert set(luns.values_list("judgements__reason", flat=True)) == {"Seen"}
    assert (fuller in holders()) == (verdict == "preferred")


def test_an_unjudged_claim_that_is_told_otherwise_is_shown_and_takes_the_new_telling(paths, monkeypatch):
    def told_otherwise(s):
        if s.person != "Joseph Luns":
            return s
        return replace(s, modality=Modality.REPORTED, rule="de.better", quote=s.quote[:-1], end=s.end - 1)

    old = Claim.objects.get(person_name="Joseph Luns", property="start")
    better(monkeypatch, told_otherwise)
    before = rows()
    told = run()
    assert rows() == before
    assert (
        f"  ~ Joseph Luns: start 1971 (modality: asserted → reported; rule: {old.rule} → de.better; quote: "
        in told
    )
    run("--apply")
    new = Claim.objects.get(key=old.key)
    assert (new.modality, new.rule, new.quote) == ("reported", "de.better", old.quote[:-1])
    assert new.suffix == old.quote[-1] + old.suffix[:39]
    assert holders() == {"Manfred Wörner", "Willy Claes"}
    assert "0 articles and 0 facts changed." in run("--apply")


def test_a_judged_claim_keeps_the_words_that_were_judged(paths, monkeypatch):
    store.judge(Claim.objects.filter(person_name="Joseph Luns"), "accepted", by=None, reason="Seen")
    before = list(Claim.objects.filter(person_name="Joseph Luns").order_by("pk").values())
    better(monkeypatch, lambda s: replace(s, modality=Modality.REPORTED, rule="de.better"))
    run("--apply")
    assert list(Claim.objects.filter(person_name="Joseph Luns").order_by("pk").values()) == before


def test_a_broken_article_in_the_middle_stops_nobody(paths, monkeypatch):
    def change(s):
        if s.person == "Manfred Wörner":
            raise ValueError("broken rule")
        return

    better(monkeypatch, change)
    with pytest.raises(SystemExit):
        run("--apply")
    assert holders() == {"Manfred Wörner"}


def test_a_text_taken_down_is_read_again_by_nobody(paths, monkeypatch):
    take_down(Article.objects.get(path=paths[0]), quotes=False)
    before = list(Claim.objects.order_by("pk").values())
    assert "skipped, its text was taken down" in run("--apply")
    monkeypatch.setattr(pipeline, "known_keys", lambda keys: set())
    result = pipeline.ingest(paths[:1], pipeline.Options(), today=date(2010, 1, 2))[0]
    assert result.warnings == ("Its text was taken down; it is not read again.",)
    assert list(Claim.objects.order_by("pk").values()) == before
