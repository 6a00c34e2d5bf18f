"""The page of one person, and the list of all."""

from __future__ import annotations

from datetime import date

import pytest

from people.models import Person
from tests.factories import (
    AliasFactory,
    ArticleFactory,
    ClaimFactory,
    DerivationFactory,
    OfficeFactory,
    PersonFactory,
    RedirectFactory,
    TenureFactory,
)

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def luns() -> Person:
    """Luns between Brosio and Carrington, with an official source for his start and a dissenting one."""
    luns = PersonFactory(name="Joseph Luns", birth="1911-08-28", nationalities=["NL"])
    office = OfficeFactory()
    TenureFactory(person=PersonFactory(name="Manlio Brosio"), start="1964-08-01", end="1971-10-01")
    TenureFactory(person=PersonFactory(name="Lord Carrington"), start="1984-06-25", end="1988-07-01")
    tenure = TenureFactory(person=luns, office=office, start_disputed=True)
    said = {"person": luns, "tenure": tenure, "office": office}
    shown = ClaimFactory(**said, property="start", value="1971-10-01")
    ClaimFactory(
        **said,
        property="start",
        value="1971-09-30",
        outcome="dissents",
        article=ArticleFactory(slug="old-cv", title="An older CV", tier="press"),
    )
    DerivationFactory(tenure=tenure).claims.add(shown)
    return luns


def test_a_disputed_day_leads_to_all_who_say_something_of_it(client, luns):
    page = text_of(client.get("/people/joseph-luns/"))
    assert (
        'href="/conflicts/#joseph-luns-nato-secretary-general-1971-start">Sources disagree about the day.</a>'
        in page
    )


def test_a_spell_can_be_pointed_at(client, luns):
    assert 'id="joseph-luns-nato-secretary-general-1971"' in text_of(client.get("/people/joseph-luns/"))


def test_each_date_leads_to_the_claim_behind_it(client, luns):
    claim = luns.claims.get(value="1971-10-01")
    assert f'href="/sources/nato-cv-luns/#c-{claim.key}"' in text_of(client.get("/people/joseph-luns/"))


def test_a_dissenting_source_stands_beside_the_shown_one(client, luns):
    page = text_of(client.get("/people/joseph-luns/"))
    assert "Not shown: contradicts another source" in page
    assert "took office: 30 September 1971" in page
    assert "An older CV" in page


def test_predecessor_and_successor_are_named(client, luns):
    page = text_of(client.get("/people/joseph-luns/"))
    assert "/people/manlio-brosio/#manlio-brosio-nato-secretary-general-1964" in page
    assert "/people/lord-carrington/#lord-carrington-nato-secretary-general-1984" in page


def test_the_derivation_of_a_bound_is_given(client, luns):
    page = text_of(client.get("/people/joseph-luns/"))
    assert "Why this date" in page
    assert "a source states it" in page


def test_the_page_speaks_the_language_of_its_address(client, luns):
    response = client.get("/de/people/joseph-luns/")
    assert '<html lang="de"' in text_of(response)
    assert "Oktober 1971" in text_of(response)


def test_other_names_stand_with_their_languages(client, luns):
    AliasFactory(person=luns, name="Josef Luns", language="de")
    AliasFactory(person=luns, name="Josef Luns", language="nl")
    assert "German, Dutch" in text_of(client.get("/people/joseph-luns/"))


def test_an_open_spell_says_when_it_was_last_confirmed(client):
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )
    page = text_of(client.get("/people/mark-rutte/"))
    assert "Last confirmed on" in page
    assert "10 June 2026" in page


def test_what_is_only_planned_is_not_told_as_a_fact(client, luns):
    ClaimFactory(
        person=luns,
        property="holds",
        modality="planned",
        outcome="waiting",
        office_title="Chair",
        organization_name="MSC",
    )
    page = text_of(client.get("/people/joseph-luns/"))
    assert "Said, but not a fact" in page
    assert "planned: in office as Chair, MSC" in page


def test_prose_is_quoted_in_its_context(client, luns):
    text = "Viele sprachen. " * 20 + "Dieser amtierte von 1971 bis 1984. " + "Andere auch. " * 20
    start = text.index("Dieser amtierte")
    ClaimFactory(
        article=ArticleFactory(
            slug="news", title=None, publisher="Zeitung", text=text, sha256="1" * 64, language="de"
        ),
        person=luns,
        property="start",
        value="1971",
        outcome="agrees",
        rule="de.span",
        quote="Dieser amtierte",
        start=start,
        end=start + len("Dieser amtierte"),
    )
    page = text_of(client.get("/people/joseph-luns/"))
    assert "<mark>Dieser amtierte</mark>" in page
    assert text not in page


def test_a_person_without_any_date_has_a_page(client):
    TenureFactory(person=PersonFactory(name="Ian Nobody"), start="", end="")
    assert client.get("/people/ian-nobody/").status_code == 200


def test_a_person_without_an_office_has_a_page(client):
    PersonFactory(name="Ian Nobody")
    assert "No source says when this person held an office." in text_of(client.get("/people/ian-nobody/"))


def test_an_old_slug_leads_to_the_new_one_for_ever(client):
    RedirectFactory(old_slug="luns", person=PersonFactory(name="Joseph Luns"))
    response = client.get("/people/luns/")
    assert (response.status_code, response["Location"]) == (301, "/people/joseph-luns/")


def test_a_person_no_claim_supports_is_gone(client):
    PersonFactory(name="Joseph Luns", hidden=True)
    assert client.get("/people/joseph-luns/").status_code == 410


def test_a_person_nobody_named_is_not_found(client):
    assert client.get("/people/nobody-of-that-name/").status_code == 404


def test_the_page_costs_the_same_queries_however_much_is_said(client, luns, django_assert_max_num_queries):
    for number in range(5):
        office = OfficeFactory(title=f"Minister {number}")
        tenure = TenureFactory(person=luns, office=office, start=f"195{number}", end=f"195{number + 1}")
        for source in range(4):
            article = ArticleFactory(slug=f"s-{source}", title=f"Source {source}")
            claim = ClaimFactory(
                person=luns,
                tenure=tenure,
                office=office,
                article=article,
                property="start",
                value=f"195{number}",
            )
            DerivationFactory(tenure=tenure, day=date(1950 + number, 1, 1)).claims.add(claim)
    with django_assert_max_num_queries(14):
        client.get("/people/joseph-luns/")


def test_the_list_holds_everyone_shown_and_nobody_hidden(client, luns):
    PersonFactory(name="Ian Hidden", hidden=True)
    page = text_of(client.get("/people/"))
    assert "Joseph Luns" in page
    assert "Ian Hidden" not in page


def test_the_list_costs_the_same_queries_for_everyone(client, luns, django_assert_max_num_queries):
    for number in range(9):
        TenureFactory(
            person=PersonFactory(name=f"Anna Number{number}"), start=f"190{number}", end=f"190{number}"
        )
    with django_assert_max_num_queries(4):
        client.get("/people/")


def test_the_empty_list_explains_itself(client):
    assert "Nobody yet." in text_of(client.get("/people/"))
