"""An editor's word: claims with a source, preferred as they are made, undone by rejecting them."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.editing import correct, of_person, of_tenure, source_at, state
from kb.ingest.records import Property
from kb.ingest.store import drop_unread, judge
from kb.models import Article, Change, Claim
from people.models import Person
from tenures.models import Tenure
from tests.admin.conftest import put_in
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db


@pytest.fixture
def book() -> Article:
    return put_in("A book on NATO.", spell("Joseph Luns", "1971-10-01", "1984-06-25"), publisher="Book")


@pytest.fixture
def luns(book) -> Tenure:
    return Tenure.objects.get()


def spans(name: str = "Joseph Luns") -> list[str]:
    tenures = Tenure.objects.filter(person__name=name).in_order()
    return [f"{t.start.edtf}/{t.end_text}{' acting' if t.acting else ''}" for t in tenures]


def edit(tenure: Tenure, **values: str) -> list[Claim]:
    given = {Property(name): value for name, value in values.items()}
    return state(of_tenure(tenure, given), source_at("https://nato.int/luns"), by=None, reason="Read there")[
        0
    ]


def test_an_edited_date_becomes_the_fact_and_the_machines_claim_stays(luns):
    edit(luns, start="1971-10-02")
    assert spans() == ["1971-10-02/1984-06-25"]
    assert [(c.value, c.outcome) for c in Claim.objects.filter(property="start").order_by("pk")] == [
        ("1971-10-01", "dissents"),
        ("1971-10-02", "shown"),
    ]


def test_the_edit_is_a_claim_with_who_when_why_and_where(luns, django_user_model):
    anna = django_user_model.objects.create_user("anna")
    source = source_at("https://nato.int/luns")
    edited, _ = state(of_tenure(luns, {Property.START: "1971-10-02"}), source, by=anna, reason="Read there")
    judgement = edited[0].judgements.get()
    assert (judgement.verdict, judgement.by, judgement.reason) == ("preferred", anna, "Read there")
    assert (edited[0].article.url, edited[0].rule) == ("https://nato.int/luns", "editor.fact")
    assert Change.objects.first().reason == "Read there"


def test_undo_is_rejecting_the_claim(luns):
    judge(edit(luns, start="1971-10-02"), "rejected", by=None, reason="A slip")
    assert spans() == ["1971-10-01/1984-06-25"]


def test_reading_the_source_again_leaves_the_edit_alone(luns, book):
    state(of_tenure(luns, {Property.START: "1971-10-02"}), book, by=None, reason="Page 5")
    assert drop_unread(book, spell("Joseph Luns", "1971-10-01", "1984-06-25"))[0] == 0
    assert spans() == ["1971-10-02/1984-06-25"]


@pytest.mark.parametrize(
    ("number", "values", "expected"),
    [
        (0, {"end": "1974-07-01"}, ["1971-10-01/1974-07-01", "1980-10-01/1984-06-25"]),
        (1, {"start": "1979-10-01"}, ["1971-10-01/1974-06-25", "1979-10-01/1984-06-25"]),
        (1, {"end": "1985-01-01"}, ["1971-10-01/1974-06-25", "1980-10-01/1985-01-01"]),
        (0, {"start": "1971", "end": "1975"}, ["1971-10-01/1975", "1980-10-01/1984-06-25"]),
    ],
    ids=str,
)
def test_of_several_spells_the_one_edited_changes(number, values, expected, db):
    put_in("First.", spell("Joseph Luns", "1971-10-01", "1974-06-25"))
    put_in("Then.", spell("Joseph Luns", "1980-10-01", "1984-06-25"))
    edit(Tenure.objects.in_order()[number], **values)
    assert spans() == expected


def test_an_acting_spell_is_told_from_the_regular_one(db):
    put_in(
        "Acting.",
        [*spell("Sergio Balanzino", "1994-08-13", "1994-10-17"), said("Sergio Balanzino", "acting", "true")],
    )
    put_in(
        "Regular.",
        [*spell("Sergio Balanzino", "1995-10-20", "1995-12-05"), said("Sergio Balanzino", "acting", "false")],
    )
    edit(Tenure.objects.get(acting=True), end="1994-10-18")
    assert spans("Sergio Balanzino") == ["1994-08-13/1994-10-18 acting", "1995-10-20/1995-12-05"]


def test_a_birth_is_edited_in_the_same_way(luns):
    state(
        of_person(luns.person, {Property.BIRTH: "1911-08-28"}),
        source_at("https://nato.int/luns"),
        by=None,
        reason="CV",
    )
    assert Person.objects.get().birth.edtf == "1911-08-28"


def test_one_address_is_one_source():
    first, second = source_at("https://nato.int/luns"), source_at("https://nato.int/luns")
    assert first == second
    assert (first.tier, first.text, first.slug.startswith("nato-int-")) == ("unvetted", None, True)


def test_a_wrong_person_is_corrected_in_all_that_was_read_from_the_mention(db):
    paper = put_in(
        "Stikker led NATO from 1961 to 1964.",
        spell("Allard Stikker", "1961", "1964"),
        published=date(1965, 1, 1),
    )
    claim = paper.claims.get(property="start")
    correct(
        claim,
        person="Dirk Stikker",
        office="Secretary General",
        organization="NATO",
        value="1961-04",
        by=None,
        reason="Allard is his son",
    )
    assert spans("Dirk Stikker") == ["1961-04/1964"]
    assert not Tenure.objects.filter(person__name="Allard Stikker").exists()
    assert {c.judgement for c in paper.claims.filter(person_name="Allard Stikker")} == {"rejected"}


def test_a_wrong_value_is_corrected_alone(book):
    claim = book.claims.get(property="end")
    correct(
        claim,
        person="Joseph Luns",
        office="Secretary General",
        organization="NATO",
        value="1984-06-24",
        by=None,
        reason="The quote says 24",
    )
    assert spans() == ["1971-10-01/1984-06-24"]
    assert book.claims.filter(judgement="rejected").count() == 1
