"""Offices and organizations are found by their names however these are spelt."""

from __future__ import annotations

import pytest

from tenures.models import Office, Organization
from tenures.offices import office_named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "title", ["Secretary-General", "secretary general", "SECRETARY GENERAL", "Sécretary General"]
)
def test_spellings_of_a_title_name_one_office(title):
    known = office_named("Secretary General", "NATO")
    assert office_named(title, "Nato") == known
    assert (Office.objects.count(), Organization.objects.count()) == (1, 1)


def test_names_that_would_share_an_address_are_different_organizations():
    offices = [office_named("Chair", name) for name in ("NATO", "Совет NATO", "Дума NATO", "дума nato")]
    assert [office.organization.name for office in offices] == [
        "NATO",
        "Совет NATO",
        "Дума NATO",
        "Дума NATO",
    ]
    assert offices[0].organization.slug == "nato"
    assert {office.organization.slug[:5] for office in offices[1:]} == {"nato-"}


def test_titles_of_two_organizations_that_would_share_an_address_are_different_offices():
    offices = [
        office_named("Berg Chair", "UN"),
        office_named("Chair", "UN Berg"),
        office_named("chair", "UN Berg"),
    ]
    assert offices[0].slug == "un-berg-chair"
    assert offices[1].slug.startswith("un-berg-chair-")
    assert offices[2] == offices[1] != offices[0]


def test_long_titles_that_differ_at_the_end_are_different_offices():
    titles = [f"{'Deputy Assistant ' * 11}{end}" for end in ("East", "West")]
    offices = [office_named(title, f"Agency {'of Agencies ' * 10}") for title in titles]
    assert [office.title for office in offices] == titles
    assert len({office.slug for office in offices}) == 2
