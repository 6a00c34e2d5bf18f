"""Who came and who went between two days: both days belong to the period."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def holders():
    TenureFactory(person=PersonFactory(name="Jens Stoltenberg"), start="2014-10-01", end="2024-10-01")
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )
    TenureFactory(
        person=PersonFactory(name="Anna First"), office=OfficeFactory(title="Chair"), start="2024", end="2025"
    )


def page(address):
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def column(found, name):
    begin = found.index(f'<h2 id="{name}">')
    return found[begin : found.index("</section>", begin)]


def test_who_came_and_who_went_stand_side_by_side(holders):
    found = page("/changes/2024-09/2024-10/")
    assert "Mark Rutte</a>" in column(found, "came") and "took over from Jens Stoltenberg" in column(
        found, "came"
    )
    assert "Jens Stoltenberg</a>" in column(found, "went") and "handed over to Mark Rutte" in column(
        found, "went"
    )


@pytest.mark.parametrize(
    ("period", "there"),
    [
        ("2024-09-01/2024-09-30", False),
        ("2024-09-01/2024-10-01", True),
        ("2024-10-01/2024-10-01", True),
        ("2024-10-02/2024-12-31", False),
    ],
)
def test_the_last_day_of_the_period_counts_and_the_first_does_too(holders, period, there):
    assert ("Mark Rutte</a>" in column(page(f"/changes/{period}/"), "came")) is there


def test_a_date_that_may_lie_outside_is_only_possible(holders):
    came = column(page("/changes/2024-09/2024-10/"), "came")
    assert came.index("Possibly") < came.index("Anna First</a>")
    assert "Possibly" not in column(page("/changes/2024/2025/"), "came")


def test_the_lead_tells_of_the_first_office(holders):
    found = page("/changes/2024/2025/")
    lead = found[found.index('<p class="lead hero">') :]
    assert "Mark Rutte</a> came" in lead[:500] and "after Jens Stoltenberg" in lead[:500]


def test_a_quiet_period_says_that_nobody_is_known_to_have_come(holders):
    assert "No source tells of anyone who came." in page("/changes/1900/1910/")


def test_the_form_leads_to_the_period():
    response = Client().get("/changes/", {"from": "2004", "to": "2014-10"})
    assert response["Location"] == "/changes/2004/2014-10/"


def test_a_reversed_period_is_a_helpful_400_with_the_dates_in_order(holders):
    response = Client().get("/changes/2014/2004/")
    assert response.status_code == 400
    assert 'href="/changes/2004/2014/"' in response.content.decode()


@pytest.mark.parametrize("text", ["1989-02-30", "yesterday", "1" * 10_000, "%00"])
def test_what_is_no_date_is_a_helpful_400(text):
    for address in (f"/changes/{text}/2000/", f"/changes/1900/{text}/"):
        response = Client().get(address)
        assert response.status_code == 400
        assert "Try 1999, 1999-10 or 1999-10-14." in response.content.decode()


@pytest.mark.parametrize("more", [0, 300])
def test_the_page_costs_the_same_and_stays_light_however_many_came(
    holders, django_assert_max_num_queries, more
):
    for number in range(more):
        TenureFactory(
            person=PersonFactory(name=f"Anna Holder{number}"), office=OfficeFactory(title=f"Office {number % 9}"),
            slug=f"t{number}", start=f"{1500 + number}-01-01", end=f"{1501 + number}-01-01",
        )  # fmt: skip
    with django_assert_max_num_queries(8):
        response = Client().get("/changes/1500/2024/")
    assert len(response.content) < 150_000
