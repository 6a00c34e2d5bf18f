"""Records: who leads, how sure that is, what was subtracted from what, and the switches."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def holders():
    TenureFactory(person=PersonFactory(name="Joseph Luns", birth="1911-08-28", nationalities=["NL"]),
                  start="1971-10-01", end="1984-06-25")  # fmt: skip
    TenureFactory(person=PersonFactory(name="Jens Stoltenberg", birth="1959-03-16", nationalities=["NO"]),
                  start="2014-10-01", end="2024-10-01")  # fmt: skip
    balanzino = PersonFactory(name="Sergio Balanzino")
    TenureFactory(person=balanzino, start="1994-08-13", end="1994-10-17", acting=True)
    TenureFactory(person=balanzino, start="1995-10-20", end="1995-12-05", acting=True)
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )


def page(query=""):
    response = Client().get(f"/records/{query}")
    assert response.status_code == 200
    return response.content.decode()


def row(found, anchor):
    begin = found.index(f'id="{anchor}"')
    return found[begin : found.index("</tr>", begin)]


def test_the_lead_says_who_served_longest_and_who_is_behind(holders):
    lead = page()
    lead = lead[lead.index('<p class="lead hero">') :]
    assert "served longest: 12 years, 8 months (4,651 days), 1971–84." in lead
    assert "Jens Stoltenberg is second, 998 days behind." in lead


def test_the_title_answers(holders):
    assert "<title>Joseph Luns served longest" in page()


def test_a_rank_shows_its_working(holders):
    line = row(page(), "longest-joseph-luns-nato-secretary-general-1971")
    assert ">1st</a>" in line and "4,651" in line
    assert (
        '<time datetime="1984-06-25">25 Jun 1984</time> − <time datetime="1971-10-01">1 Oct 1971</time>'
        in line
    )


def test_a_rank_that_dates_leave_open_is_a_span():
    TenureFactory(person=PersonFactory(name="Anna First"), start="1950-01-01", end="1951-01-01")
    TenureFactory(person=PersonFactory(name="Bert Second"), start="1960", end="1961")
    TenureFactory(person=PersonFactory(name="Carl Third"), start="1970-01-01", end="1970-02-01")
    found = page()
    assert ">1st to 2nd</a>" in row(found, "longest-anna-first-nato-secretary-general-1950")
    assert ">1st to 3rd</a>" in row(found, "longest-bert-second-nato-secretary-general-1960")
    assert "2 people may have served longest" in found


def test_acting_spells_are_counted_on_request(holders):
    assert 'id="longest-sergio-balanzino' not in page()
    assert "46" in row(page("?acting=include"), "longest-sergio-balanzino-nato-secretary-general-acting-1995")


def test_spells_of_one_person_are_added_up_on_request(holders):
    line = row(
        page("?acting=include&combine=true"), "longest-sergio-balanzino-nato-secretary-general-acting-1994"
    )
    assert "111" in line  # 65 and 46 days
    assert line.count("−") == 2


def test_lengths_are_counted_up_to_the_day_asked_about(holders):
    line = row(page("?as_of=1972-10-01"), "longest-joseph-luns-nato-secretary-general-1971")
    assert "366" in line  # 1972 is a leap year
    assert "Stoltenberg" not in page("?as_of=1972-10-01")


def test_the_link_to_this_view_says_every_switch(holders):
    assert "?office=nato-secretary-general&amp;acting=exclude&amp;combine=false&amp;as_of=1990-01-01" in page(
        "?as_of=1990-01-01"
    )


def test_the_youngest_is_named_with_the_age(holders):
    assert (
        "Jens Stoltenberg was 55 years, 199 days old on the first day, Joseph Luns 60 years, 34 days."
        in page()
    )


def test_another_office_can_be_chosen(holders):
    office = OfficeFactory(title="Chair")
    TenureFactory(
        office=office, person=PersonFactory(name="Anna First"), start="1950-01-01", end="1951-01-01"
    )
    assert "Anna First</a> served longest: 1 year (365 days), 1950–51." in page("?office=nato-chair")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?as_of=1989-02-30", 400),
        ("?acting=perhaps", 400),
        ("?combine=maybe", 400),
        ("?office=no-such-office", 404),
        ("?office=%00", 404),
        ("?as_of=" + "9" * 10_000, 400),
    ],
)
def test_what_cannot_be_read_gets_a_helpful_page(holders, query, status):
    response = Client().get(f"/records/{query}")
    assert response.status_code == status
    assert "Try " in response.content.decode() or status == 404


def test_without_any_holder_there_is_nothing_to_rank():
    assert Client().get("/records/").status_code == 404


@pytest.mark.parametrize("more", [0, 20, 500])
def test_the_page_costs_the_same_however_many_holders_and_stays_light(
    holders, django_assert_max_num_queries, more
):
    for number in range(more):
        TenureFactory(
            person=PersonFactory(name=f"Anna Holder{number}", birth=f"{1450 + number}-01-01", nationalities=["NL"]),
            slug=f"t{number}", start=f"{1500 + number}-01-01", end=f"{1501 + number}-01-01",
        )  # fmt: skip
    with django_assert_max_num_queries(6):
        response = Client().get("/records/")
    assert len(response.content) < 150_000
