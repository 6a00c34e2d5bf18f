"""Search: by any name, without accents, despite typos; and an index that cannot be out of step."""

from __future__ import annotations

import re

import pytest
from django.db import connection, transaction
from django.test import Client

from kb.search import Search
from kb.search_index import install
from people.models import Alias, Person
from tenures.models import Office
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    ClaimFactory,
    OfficeFactory,
    OrganizationFactory,
    PersonFactory,
    TenureFactory,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    woerner = PersonFactory(name="Manfred Wörner")
    AliasFactory(person=PersonFactory(name="Joseph Luns"), name="Joseph Marie Antoine Hubert Luns")
    PersonFactory(name="Lars Løkke Rasmussen")
    office = OfficeFactory(labels={"en": "Secretary General of NATO", "de": "NATO-Generalsekretär"})
    OrganizationFactory(name="European Union", labels={"fr": "Union européenne"})
    TenureFactory(person=woerner, office=office, start="1988-07-01", end="1994-08-13")


def people(text):
    return [person.name for person in Search(text, state="test").found.people]


@pytest.mark.parametrize(
    "text",
    [
        "Wörner",
        "worner",
        "Woerner",
        "WOERNER",
        "wörn",
        "manfred w",
        "Wörner, Manfred",
        "Wornre",
        "Wörmer",
        "Manferd Wörner",
    ],
)
def test_a_person_is_found_by_name_without_accents_and_despite_typos(known, text):
    assert people(text) == ["Manfred Wörner"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Antoine", "Joseph Luns"), ("Lokke", "Lars Løkke Rasmussen"), ("løkke", "Lars Løkke Rasmussen")],
)
def test_a_person_is_found_by_another_name_and_by_letters_that_do_not_decompose(known, text, name):
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hammarskjöld",
        "xyz",
        "Wörner Luns",
        "&|!():*",
        "",
        "'",
        '"',
        "_",
        "a_b",
        "__ x",
        "½",
        "²",
        "٣",
        "😀",
        "AND",
        "NEAR",
    ],
)
def test_who_is_not_there_is_not_found(known, text):
    assert people(text) == []


def test_what_was_typed_and_what_it_was_taken_for_are_told(known):
    page = Client().get("/search/", {"q": "Wornre"}).content.decode()
    assert "Nothing is spelled “wornre”; shown is: worner." in page


@pytest.mark.parametrize("text", ["Generalsekretär", "secretary general", "generalsekretaer"])
def test_an_office_is_found_by_its_label_in_any_language(known, text):
    assert [office.slug for office in Search(text, state="test").found.offices] == ["nato-secretary-general"]


def test_an_organization_is_found_by_its_label(known):
    assert [o.name for o in Search("union europeenne", state="test").found.organizations] == [
        "European Union"
    ]


def test_a_quote_from_prose_is_found_and_a_row_of_a_table_is_not(known):
    article = ArticleFactory(text="Dieser amtierte von 1971 bis 1984.")
    ClaimFactory(article=article, quote="Dieser amtierte von 1971 bis 1984", rule="de.span", start=0, end=33)
    ClaimFactory(article=article, quote="Joseph Luns,amtierte,1971", rule="table.tenure", key="row")
    (quote,) = Search("amtierte 1971", state="test").found.quotes
    assert quote.claim.quote == "Dieser amtierte von 1971 bis 1984"


def test_a_quote_of_a_retracted_article_is_not_found(known):
    article = ArticleFactory(retracted_at="2026-01-01T00:00:00Z")
    ClaimFactory(article=article, quote="Dieser amtierte", rule="de.span", start=0, end=15)
    assert Search("amtierte", state="test").found.quotes == []


def test_someone_hidden_is_not_found(known):
    Person.objects.update(hidden=True)
    assert people("Wörner") == []


# In step


def test_rows_written_all_at_once_are_found(known):
    Person.objects.bulk_create([Person(slug="x", name="Willy Claes", sort_name="claes willy")])
    assert people("claes") == ["Willy Claes"]


def test_a_name_changed_past_every_model_is_found_at_once(known):
    Person.objects.filter(name="Manfred Wörner").update(name="Dirk Stikker", sort_name="stikker dirk")
    assert people("stikker") == ["Dirk Stikker"]
    assert people("Manfred") == []


def test_a_name_that_is_gone_is_not_found(known):
    Alias.objects.filter(name__contains="Antoine").delete()
    assert people("Hubert") == []


def test_a_label_that_changes_is_found_by_the_new_one_only(known):
    Office.objects.update(labels={"en": "Chief of NATO"})
    assert [o.title for o in Search("chief", state="test").found.offices] == ["Secretary General"]
    assert Search("Generalsekretär", state="test").found.offices == []


def test_what_a_transaction_takes_back_was_never_found(known):
    with transaction.atomic():
        PersonFactory(name="Willy Claes")
        assert people("claes") == ["Willy Claes"]
        transaction.set_rollback(True)
    assert people("claes") == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's index belongs to the table")
def test_triggers_lost_when_a_table_is_made_anew_come_back_with_the_next_migrate(known):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_person_update")
    Person.objects.filter(name="Joseph Luns").update(name="Willy Claes", sort_name="claes willy")
    install()
    assert people("claes") == ["Willy Claes"]
    Person.objects.filter(name="Willy Claes").update(name="Dirk Stikker", sort_name="stikker dirk")
    assert people("stikker") == ["Dirk Stikker"]


# The page


def test_a_date_leads_to_who_held_which_office_then():
    assert 'href="/on/1989-11-09/"' in Client().get("/search/", {"q": "1989-11-09"}).content.decode()


def test_nothing_asked_shows_the_form():
    response = Client().get("/search/")
    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()


def test_ten_thousand_characters_are_a_helpful_400():
    response = Client().get("/search/", {"q": "x" * 10_000})
    assert response.status_code == 400
    assert "That is 10,000 characters; up to 200 can be searched for." in response.content.decode()


def test_a_null_byte_is_a_helpful_400():
    response = Client().get("/search/?q=Luns%00")
    assert response.status_code == 400
    assert "a character that no name has" in response.content.decode()


def test_every_page_has_a_search_box_with_a_button(known):
    header = Client().get("/people/").content.decode().partition("</header>")[0]
    assert 'action="/search/"' in header and re.search("<button>.*Search.*</button>", header)


@pytest.mark.parametrize("more", [0, 40])
@pytest.mark.parametrize(("text", "queries"), [("Holder", 9), ("Hloder", 16), ("nothing at all", 16)])
def test_a_question_costs_the_same_however_many_are_found(
    known, django_assert_max_num_queries, more, text, queries
):
    for number in range(more):
        TenureFactory(person=PersonFactory(name=f"Anna Holder {number}"), slug=f"t{number}")
    with django_assert_max_num_queries(queries):
        assert Client().get("/search/", {"q": text}).status_code == 200
