"""A table is loaded in bulk: the same rows as by the full reconciliation of all that is known, in any company."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from simple_history.models import HistoricalRecords

from kb.ingest import component, facts, pipeline, store, tables
from kb.ingest.changes import Because
from kb.ingest.facts import refresh, refresh_everything
from kb.ingest.loading import load, writing
from kb.ingest.records import Document, Said
from kb.models import Article, Change, Claim, Derivation, Finding
from people.models import Alias, Person, Redirect
from tenures.models import Office, Organization, Tenure, Vacancy
from tests.ingest.said import SG, said

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
of_a_file = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="on PostgreSQL readers would wait for indexes; the part on SQLite runs it",
)
TENURES = (
    "person,office,organization,start,end,acting,end_reason,confirmed,appointed,modality,preferred,source"
)
PEOPLE = "person,aliases,birth,death,nationality,source"
VACANCIES = "office,organization,vacant_from,vacant_to,source"
MODELS = (
    Article, Claim, Person, Alias, Redirect, Tenure, Office, Organization, Vacancy, Derivation, Finding, Change,
    Person.history.model, Tenure.history.model,
)  # fmt: skip
# What hangs on the order and the time of writing.
PASSING = {"id", "history_id", "created_at", "updated_at", "at", "since", "history_date", "judged_at"}
NAMES = {Article: "slug", Claim: "key", Person: "slug", Tenure: "slug", Office: "slug", Organization: "slug"}

NAMED = st.sampled_from(
    ["Ada Berg", "Ada Berg", "ada berg", "Dr. Ada Berg", "Bo Berg", "Berg", "Bo Dahlström", "Bo Dahlstroem", "Eva Lind",
     "Eva Lind Berg", "Jens Stoltenberg", "Jens Stoltenburg", "Ян Bo", "Юн Bo"]
)  # fmt: skip
YEARS = st.integers(1950, 1958)
DAYS = st.builds(lambda y, d: (date(y, 1, 1) + timedelta(d)).isoformat(), YEARS, st.integers(0, 364))
DATES = st.one_of(
    DAYS, DAYS, YEARS.map(str), YEARS.map(lambda y: f"{y}~"), YEARS.map(lambda y: f"[..{y}-06-30]")
)
OFFICES = st.sampled_from(["Chair,NATO", "Chair,NATO", "Deputy,NATO", "Chair,UN"])
SOURCES = ["", "", "", "first", "second", "first|second"]


def seldom(draw: st.DrawFn, *values: str) -> str:
    return draw(st.sampled_from(["", "", "", "", "", *values]))


@st.composite
def tenure(draw: st.DrawFn) -> str:
    end = draw(st.one_of(DATES, DATES, st.sampled_from(["..", ""])))
    confirmed = draw(DAYS) if end == ".." else seldom(draw, "1955", "1955-05-05")
    return ",".join(
        [draw(NAMED), draw(OFFICES), draw(st.one_of(DATES, DATES, st.just(""))), end,
         seldom(draw, "true", "false"), seldom(draw, "died"), confirmed, seldom(draw, "1949"),
         seldom(draw, "planned", "denied"), seldom(draw, "true"), draw(st.sampled_from(SOURCES))]
    )  # fmt: skip


@st.composite
def person(draw: st.DrawFn) -> str:
    return ",".join(
        [draw(NAMED), seldom(draw, "Eva Lind", "de:Bo Berg", "Addi|Ada Dahlström"), seldom(draw, "1900", "1911-08-28"),
         seldom(draw, "1954-02-03", "2002"), seldom(draw, "NO|SE"), draw(st.sampled_from(SOURCES))]
    )  # fmt: skip


@st.composite
def vacancy(draw: st.DrawFn) -> str:
    return ",".join([draw(OFFICES), draw(DAYS), draw(st.one_of(DAYS, st.just(""))), seldom(draw, "first")])


@st.composite
def table(draw: st.DrawFn) -> Document:
    header, row = draw(
        st.sampled_from([(TENURES, tenure())] * 4 + [(PEOPLE, person())] * 2 + [(VACANCIES, vacancy())])
    )
    lines = draw(st.lists(row, min_size=1, max_size=10))
    kind = {TENURES: "tenures", PEOPLE: "people", VACANCIES: "vacancies"}[header]
    return Document("t.csv", "\n".join([header, *lines, ""]), kind, published=date(2000, 1, 1))


@st.composite
def prose(draw: st.DrawFn) -> tuple[Document, list[Said]]:
    given_claims = {"office": SG, "statement": "s", "table": False}
    name = draw(st.sampled_from(["Jens Stoltenberg", "Stoltenberg", "Ada Berg", "Berg", "Eva Lind"]))
    claims = [said(name, "holds", **given_claims), said(name, "start", draw(DATES), **given_claims)]
    if draw(st.booleans()):
        claims.append(said(name, "succeeds", draw(st.sampled_from(["Ada Berg", "Bo Berg"])), **given_claims))
    return Document("a.txt", f"article of {name}", published=date(1999, 1, 1)), claims


def read_prose(document: Document, claims: list[Said]) -> None:
    article, _ = store.store_article(document)
    refresh(store.store_claims(article, claims)[1])


def load_whole(document: Document) -> None:
    """All claims first, then one recompute of all that they touch: what loading in bulk stands for."""
    said_by_it = tables.parse(document, today=TODAY, skip_bad_rows=True).said
    by_source: dict[str | None, list[Said]] = {}
    for s in said_by_it:
        by_source.setdefault(s.source, []).append(s)
    article = store.store_article(document)[0] if None in by_source else None
    sources = store.cited_sources(source for source in by_source if source)
    touched: set[str] = set()
    for source, claims in by_source.items():
        touched |= store.store_claims(sources[source] if source else article, claims)[1]
    refresh(touched, Because(Change.Cause.READ, articles=(article,) if article else ()))


def load_in_bulk(document: Document) -> None:
    result = pipeline.Result(document.path, document=document)
    options = pipeline.Options(skip_bad_rows=True)
    pipeline._store([(result, document, ())], options, TODAY, dry_run=False)
    assert result.status == pipeline.NEW


def rows() -> dict[str, list[str]]:
    """Everything in the database, by what it is called and not by number."""
    called = {model: dict(model.objects.order_by().values_list("pk", name)) for model, name in NAMES.items()}
    return {
        model._meta.label: sorted(_row(row, called) for row in model._default_manager.all())
        for model in MODELS
    }


def _row(row: Any, called: dict[Any, dict[int, str]]) -> str:
    values = []
    for field in row._meta.concrete_fields:
        if field.name not in PASSING:
            value = getattr(row, field.attname)
            values.append(
                (
                    field.name,
                    called[field.related_model].get(value) if field.related_model in called else value,
                )
            )
    values += [
        (
            field.name,
            sorted(called[field.related_model][other.pk] for other in getattr(row, field.name).all()),
        )
        for field in row._meta.many_to_many
        if field.related_model in called
    ]
    return repr(values)


def after(before: list[object], document: Document, loading) -> dict[str, list[str]]:
    with transaction.atomic():
        for known in before:
            read_prose(*known) if isinstance(known, tuple) else load_whole(known)
        loading(document)
        found = rows()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize(("size", "many"), [(1, 1), (5000, 5000)])
def test_loading_in_bulk_writes_the_rows_of_one_recompute(size, many, monkeypatch):
    monkeypatch.setattr(load, "BATCH", size)
    monkeypatch.setattr(load, "MANY", many)

    @settings(
        max_examples=120,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.lists(st.one_of(table(), prose()), max_size=2), table())
    def check(before, document):
        assert after(before, document, load_in_bulk) == after(before, document, load_whole)

    check()


def holders(count: int) -> str:
    """As many people, one after the other in one office."""
    lines = (f"Ada Number{i:04},Chair,NATO,{1000 + i},{1001 + i}\n" for i in range(count))
    return "person,office,organization,start,end\n" + "".join(lines)


def ingest(path, **more):
    return pipeline.ingest([str(path)], pipeline.Options(), today=TODAY, **more)


@pytest.fixture
def recomputed(monkeypatch):
    """How many claims were worked out by the full reconciliation of what is in the database."""
    seen = []
    real = facts.claims_of
    monkeypatch.setattr(facts, "claims_of", lambda keys: [seen.append(c.key) or c for c in real(keys)])
    return seen


def test_what_touches_nothing_known_is_written_in_bulk(tmp_path, recomputed):
    read_prose(*ada_in_prose())
    recomputed.clear()
    (tmp_path / "t.csv").write_text(
        holders(50) + "Ada Berg,Chair,NATO,1950,1951\nAda Berg,Chair,NATO,1950,1952\n"
    )
    (result,) = ingest(tmp_path / "t.csv")
    assert (result.changes.claims_added, Tenure.objects.count()) == (156, 52)
    assert {Claim.objects.get(key=key).person_name for key in recomputed} == {"Ada Berg"}


def ada_in_prose() -> tuple[Document, list[Said]]:
    return Document("a.txt", "on Ada Berg"), [said("Ada Berg", "holds", office=SG, statement="s")]


def test_neighbours_are_there_and_nothing_is_left_to_recompute(tmp_path):
    (tmp_path / "t.csv").write_text(holders(30))
    ingest(tmp_path / "t.csv")
    first, second = Tenure.objects.order_by("start_earliest")[:2]
    assert (first.successor, second.predecessor) == (second, first)
    assert not refresh_everything()


def test_a_second_load_is_passed_over_and_one_after_the_rules_changed_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "t.csv").write_text(holders(30))
    ingest(tmp_path / "t.csv")
    before = rows()
    assert ingest(tmp_path / "t.csv")[0].status == pipeline.UNCHANGED
    monkeypatch.setattr(pipeline, "known_keys", lambda keys: set())
    (result,) = ingest(tmp_path / "t.csv")
    assert (result.changes.claims_added, result.changes.facts_changed, rows()) == (0, 0, before)


def test_a_bad_row_at_the_end_leaves_nothing_behind(tmp_path):
    (tmp_path / "t.csv").write_text(holders(30) + "Bo Berg,Chair,NATO,nix,\n")
    (result,) = ingest(tmp_path / "t.csv")
    assert (result.status, [p.line for p in result.problems]) == (pipeline.REFUSED, [32])
    assert not Article.objects.exists()
    assert not Person.objects.exists()


def test_what_fails_while_rows_are_written_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "BATCH", 10)
    monkeypatch.setattr(load, "settle", lambda *_, **more: 1 / 0)
    (tmp_path / "t.csv").write_text(holders(30))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ingest(tmp_path / "t.csv")
    assert not Article.objects.exists()
    assert not Person.objects.exists()


def test_what_a_name_and_an_id_can_hold_at_most_is_stored(tmp_path):
    family = "ß" * 60
    (tmp_path / "p.csv").write_text(
        f"person,aliases,birth,death,wikidata\nAda {family},Xy {'ß ' * 65},1950,,Q{'1' * 19}\n"
    )
    assert ingest(tmp_path / "p.csv")[0].status == pipeline.NEW
    assert Claim.objects.values_list("name_key", flat=True).distinct().get() == "ss" * 60
    assert (len(Alias.objects.get().folded), len(Person.objects.get().wikidata)) == (197, 20)


def test_text_that_the_bulk_load_has_signs_for_is_stored_as_it_stands(tmp_path):
    told = '"\\N \\. \t\\t","x\ny"'
    (tmp_path / "t.csv").write_text(
        f"person,office,organization,start,end,end_reason,note\n\\N Berg,\\.,NATO,1950,1951,{told}\n"
    )
    ingest(tmp_path / "t.csv")
    assert Person.objects.get().name == "\\N Berg"
    assert Tenure.objects.get().end_reason == "\\N \\. \\t"
    assert Claim.objects.values_list("quote", flat=True).distinct().get().endswith(told)


def test_two_spellings_of_an_office_in_one_table_lead_to_one_office(tmp_path):
    rows = "Ada Berg,Secretary-General,NATO,1950,1951\nBo Lind,secretary general,Nato,1951,1952\n"
    (tmp_path / "t.csv").write_text(f"person,office,organization,start,end\n{rows}")
    assert ingest(tmp_path / "t.csv")[0].status == pipeline.NEW
    assert Tenure.objects.get(person__name="Bo Lind").predecessor.person.name == "Ada Berg"
    assert Office.objects.count() == 1


def test_progress_tells_rows_checked_and_stored_of_how_many(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "BATCH", 10)
    told = []
    (tmp_path / "t.csv").write_text(holders(30))
    ingest(tmp_path / "t.csv", progress=lambda *step: told.append(step))
    assert told == [
        ("checked", 0, 30), ("checked", 30, 30), ("stored", 10, 30), ("stored", 20, 30), ("stored", 30, 30),
        ("stored", 30, 30), ("ordered", 1, 1),
    ]  # fmt: skip


def test_progress_tells_names_weighed_of_how_many_where_rows_meet_what_is_known(tmp_path, monkeypatch):
    (tmp_path / "t.csv").write_text(holders(30))
    ingest(tmp_path / "t.csv")
    told = []
    monkeypatch.setattr(component, "BATCH", 2)
    bo = "".join(f"{name} Zorn{name},Chair,NATO,1500,1501\n" for name in ("Bo", "Eva"))
    (tmp_path / "u.csv").write_text(holders(1) + bo)
    ingest(tmp_path / "u.csv")
    (tmp_path / "v.csv").write_text(holders(1) + bo + "Zoe New,Chair,NATO,1600,1601\n")
    ingest(tmp_path / "v.csv", progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "weighed"] == [("weighed", 2, 3), ("weighed", 3, 3)]


def test_the_changes_are_named_up_to_a_thousand_and_counted_beyond(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "LISTED", 10)
    (tmp_path / "t.csv").write_text(holders(30))
    changes = ingest(tmp_path / "t.csv")[0].changes
    assert (len(changes.facts), changes.facts_changed, Change.objects.count()) == (10, 60, 60)


def test_the_history_names_the_curator_who_takes_a_table_in(tmp_path, rf, django_user_model):
    HistoricalRecords.context.request = rf.get("/")
    HistoricalRecords.context.request.user = curator = django_user_model.objects.create(username="eva")
    try:
        (tmp_path / "t.csv").write_text(holders(2))
        ingest(tmp_path / "t.csv")
    finally:
        del HistoricalRecords.context.request
    for model in (Person, Tenure):
        assert set(model.history.values_list("history_user_id", "history_type")) == {(curator.pk, "+")}


def schema() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return list(cursor.fetchall())


@of_a_file
@pytest.mark.parametrize("known", [0, 40], ids=["few are known", "more are known"])
def test_where_few_are_known_a_long_table_is_indexed_after_it_is_stored(tmp_path, monkeypatch, known):
    monkeypatch.setattr(load, "MANY", 1)
    (tmp_path / "before.csv").write_text(holders(known).replace("Number", "Other"))
    ingest(tmp_path / "before.csv")
    before, told = schema(), []
    (tmp_path / "t.csv").write_text(holders(30))
    ingest(tmp_path / "t.csv", progress=lambda what, *done: told.append(what))
    assert ("indexed" in told) == (not known)
    assert schema() == before


@of_a_file
@pytest.mark.django_db(transaction=True)
def test_a_load_that_fails_without_indexes_leaves_them_all(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "MANY", 1)
    monkeypatch.setattr(load, "settle", lambda *_, **more: 1 / 0)
    before = schema()
    (tmp_path / "t.csv").write_text(holders(30))
    with pytest.raises(ZeroDivisionError):
        ingest(tmp_path / "t.csv")
    assert schema() == before


def test_a_spell_that_was_there_is_told_as_changed_when_somebody_comes_before_it(tmp_path):
    (tmp_path / "t.csv").write_text("person,office,organization,start,end\nBo Berg,Chair,NATO,1951,1952\n")
    ingest(tmp_path / "t.csv")
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    Tenure.objects.update(updated_at=long_ago)
    (tmp_path / "u.csv").write_text("person,office,organization,start,end\nAda Lind,Chair,NATO,1950,1951\n")
    ingest(tmp_path / "u.csv")
    ada, bo = Tenure.objects.order_by("start_earliest")
    assert bo.predecessor == ada
    assert bo.updated_at > long_ago
