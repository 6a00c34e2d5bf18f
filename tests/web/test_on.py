"""Who held which office on a day: certain, presumed and possible, kept apart."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def holders():
    TenureFactory(person=PersonFactory(name="Javier Solana"), start="1995-12-05", end="1999-10-06")
    TenureFactory(person=PersonFactory(name="George Robertson"), start="1999-10-14", end="2003-12-17")
    TenureFactory(person=PersonFactory(name="Jens Stoltenberg"), start="2014-10-01", end="2024-10-01")
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )


def page(address):
    return Client().get(address).content.decode()


def lead(address):
    found = page(address)
    return found[
        found.index('<p class="lead hero">') : found.index("</p>", found.index('<p class="lead hero">'))
    ]


def test_a_day_within_a_spell_names_its_holder(holders):
    assert "Javier Solana" in lead("/on/1998-01-01/")


def test_on_handover_day_the_newcomer_is_named_and_the_handover_explained(holders):
    assert "Mark Rutte" in lead("/on/2024-10-01/") and "Stoltenberg" not in lead("/on/2024-10-01/")
    assert "Took over from Jens Stoltenberg on this day" in page("/on/2024-10-01/")


def test_a_day_in_a_hole_names_nobody_and_says_that_it_is_unrecorded(holders):
    assert "Nobody is recorded as Secretary General" in lead("/on/1999-10-08/")


def test_a_day_after_the_last_confirmation_is_presumed(holders):
    assert "presumed" in lead("/on/2026-09-01/")


def test_a_year_is_a_question_too(holders):
    assert "Javier Solana" in lead("/on/1998/")


def test_the_title_of_a_year_names_everyone(holders):
    found = page("/on/1999/")
    title = found[found.index("<title>") + 7 : found.index("</title>")]
    assert title == "1999: Secretary General of NATO: Javier Solana, George Robertson"


def test_the_changes_before_and_after_are_linked(holders):
    found = page("/on/1998-01-01/")
    assert 'href="/on/1995-12-05/"' in found and 'href="/on/1999-10-06/"' in found


def test_the_form_leads_to_the_day():
    response = Client().get("/on/", {"date": "1989-11-09"})
    assert response["Location"] == "/on/1989-11-09/"


@pytest.mark.parametrize(
    ("language", "typed", "address"),
    [
        ("", "9.11.1989", "/on/1989-11-09/"),
        ("", "9 November 1989", "/on/1989-11-09/"),
        ("", "Nov 1989", "/on/1989-11/"),
        ("/fr", "9 novembre 1989", "/fr/on/1989-11-09/"),
        ("/de", "9/11/1989", "/de/on/1989-11-09/"),
    ],
)
def test_a_date_as_people_write_it_leads_to_its_address(language, typed, address):
    assert Client().get(f"{language}/on/", {"date": typed})["Location"] == address
    assert Client().get(f"{language}/search/", {"q": typed}).content.decode().count(f'href="{address}"') == 1


def test_a_written_date_in_an_address_leads_to_the_canonical_one():
    assert Client().get("/on/9 November 1989/")["Location"] == "/on/1989-11-09/"
    assert Client().get("/on/Nov 1989/9.11.1991/")["Location"] == "/on/1989-11/1991-11-09/"
    assert Client().get("/changes/Nov 1989/1991/")["Location"] == "/changes/1989-11/1991/"


def test_a_date_with_two_readings_offers_both():
    response = Client().get("/on/", {"date": "9/11/1989"}, follow=True)
    assert response.status_code == 400
    found = response.content.decode()
    assert 'href="/on/1989-11-09/"' in found and 'href="/on/1989-09-11/"' in found


def test_the_day_of_the_week_and_of_the_spell_are_told(holders):
    assert "It was a Thursday, day 759 of 1,401 in office." in lead("/on/1998-01-01/")


def test_certain_presumed_and_possible_holders_stand_apart(holders):
    TenureFactory(
        person=PersonFactory(name="Anna First"), office=OfficeFactory(title="Chair"), start="2026", end=""
    )
    found = page("/on/2026-09-01/")
    presumed, possible = found.index('id="presumed"'), found.index('id="possible"')
    assert presumed < found.index("Mark Rutte</a>", presumed) < possible
    assert possible < found.index("Anna First</a>", possible)
    assert 'id="certain"' not in found


def test_a_presumed_holder_is_not_said_to_have_been_there(holders):
    assert "was Secretary General" not in page("/on/2026-09-01/")
    assert "is presumed to be Secretary General of NATO, last confirmed" in lead("/on/2026-09-01/")


def test_on_handover_day_the_one_who_left_is_explained(holders):
    found = page("/on/2024-10-01/")
    assert "Jens Stoltenberg</a> it is the first day no longer in office." in found


def test_the_next_change_says_who_leaves(holders):
    found = page("/on/2020-01-01/")
    assert "Jens Stoltenberg left; Mark Rutte came" in found and "Jens Stoltenberg came" in found


def test_a_period_names_everyone_in_it(holders):
    found = lead("/on/1998/2000-06/")
    assert "Javier Solana" in found and "George Robertson" in found and "Stoltenberg" not in found


def test_a_reversed_period_is_a_helpful_400(holders):
    response = Client().get("/on/2000/1998/")
    assert response.status_code == 400
    assert 'href="/on/1998/2000/"' in response.content.decode()


def test_a_day_that_is_not_in_the_calendar_leads_to_its_month():
    response = Client().get("/on/1989-02-30/")
    assert response.status_code == 400
    assert 'href="/on/1989-02/"' in response.content.decode()


def test_a_slash_in_the_form_does_not_lose_the_reader():
    response = Client().get("/on/", {"date": "9/11/89"}, follow=True)
    assert response.status_code == 400
    assert "Try 1999, 1999-10 or 1999-10-14." in response.content.decode()


@pytest.mark.parametrize("text", ["1989-02-30", "yesterday", "1" * 10_000, "%00"])
def test_what_is_no_date_is_a_helpful_400(text):
    response = Client().get(f"/on/{text}/")
    assert response.status_code == 400
    assert "Try 1999, 1999-10 or 1999-10-14." in response.content.decode()


def test_before_anyone_the_page_says_that_nothing_is_known(holders):
    assert "No source that was read tells of anyone in office then." in page("/on/1850/")


@pytest.mark.parametrize("more", [0, 15])
def test_the_page_costs_the_same_however_many_offices(holders, django_assert_max_num_queries, more):
    for number in range(more):
        TenureFactory(
            office=OfficeFactory(title=f"Office {number}"),
            slug=f"t{number}",
            start="1990-01-01",
            end="2000-01-01",
        )
    with django_assert_max_num_queries(8):
        assert Client().get("/on/1998-01-01/").status_code == 200
