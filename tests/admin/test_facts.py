"""Facts in the admin: shown with their evidence, never typed in. Offices: described with care."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from kb.models import DataVersion
from people.models import Person
from tenures.models import Office, Organization, Tenure
from tests.admin.conftest import as_shown

FACTS = [
    "people_person",
    "people_alias",
    "people_redirect",
    "kb_judgement",
    "kb_derivation",
    "kb_finding",
    "kb_dataversion",
    "kb_reading",
]


@pytest.mark.parametrize("model", FACTS)
def test_facts_are_not_typed_in(chief, model):
    assert chief.get(reverse(f"admin:{model}_add")).status_code == 403


@pytest.mark.parametrize(("name", "model"), [("people_person", Person), ("tenures_tenure", Tenure)])
def test_facts_are_neither_changed_nor_deleted(chief, article, name, model):
    row = model.objects.first()
    assert chief.post(reverse(f"admin:{name}_change", args=[row.pk]), {"name": "X"}).status_code == 403
    assert chief.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_a_tenure_says_in_words_what_its_end_is(chief, article):
    luns = Tenure.objects.get(person__name="Joseph Luns")
    page = chief.get(reverse("admin:tenures_tenure_change", args=[luns.pk])).content.decode()
    assert "“end” is the first day no longer in office" in page
    assert "To change it, accept, reject or prefer a claim" in page


def test_a_tenure_shows_why_its_days_are_what_they_are(chief, article):
    luns = Tenure.objects.get(person__name="Joseph Luns")
    page = chief.get(reverse("admin:tenures_tenure_change", args=[luns.pk])).content.decode()
    assert "Joseph Luns: start 1971" in page
    assert "<mark>Joseph Luns led it from 1971 to 1984.</mark>" in page


def test_a_person_shows_their_claims(chief, article):
    luns = Person.objects.get(name="Joseph Luns")
    page = chief.get(reverse("admin:people_person_change", args=[luns.pk])).content.decode()
    assert f'?person__id__exact={luns.pk}"' in page
    assert "<mark>Joseph Luns led it from 1971 to 1984.</mark>" in page


def test_an_older_state_of_a_fact_cannot_be_brought_back_by_hand(member, article):
    """The package hides the button, but would obey the request."""
    luns = Person.objects.get(name="Joseph Luns")
    luns.history.update(name="Joe Luns")
    viewer = member("view_person")
    address = reverse("admin:people_person_simple_history", args=[luns.pk, luns.history.first().history_id])
    assert viewer.get(address).status_code == 200
    assert viewer.post(address).status_code == 403
    assert Person.objects.get(pk=luns.pk).name == "Joseph Luns"


def test_the_list_of_findings_begins_with_those_the_facts_show_by_themselves(chief, article):
    Tenure.objects.filter(person__name="Mark Rutte").update(
        end_status="open", last_confirmed=date(2020, 1, 1), end_earliest=date(2024, 10, 2)
    )
    page = chief.get(reverse("admin:kb_finding_changelist")).content.decode()
    assert "was last confirmed on 2020-01-01" in page


# Offices and organizations


def test_a_new_office_gets_its_address_from_its_name(chief, db):
    nato = Organization.objects.create(slug="nato", name="NATO")
    form = {
        "title": "Deputy Secretary General",
        "organization": nato.pk,
        "labels": "{}",
        **no_inlines("tenures"),
    }
    assert chief.post(reverse("admin:tenures_office_add"), form).status_code == 302
    assert Office.objects.get().slug == "nato-deputy-secretary-general"


def test_a_new_organization_gets_its_address_from_its_name(chief, db):
    form = {"name": "Europäische Union", "labels": "{}", **no_inlines("offices")}
    assert chief.post(reverse("admin:tenures_organization_add"), form).status_code == 302
    assert Organization.objects.get().slug == "europaische-union"


def test_two_offices_never_share_an_address(chief, article):
    nato = Organization.objects.get(name="NATO")
    form = {"title": "Secretary-General", "organization": nato.pk, "labels": "{}", **no_inlines("tenures")}
    page = chief.post(reverse("admin:tenures_office_add"), form).content.decode()
    assert "would have the same address as “Secretary General, NATO”" in page


def test_the_name_by_which_claims_find_an_office_is_fixed(chief, article):
    office = Office.objects.get(title="Secretary General")
    form = {
        "title": "Boss",
        "slug": "boss",
        "labels": '{"de": "NATO-Generalsekretär"}',
        **no_inlines("tenures"),
    }
    assert as_shown(chief, reverse("admin:tenures_office_change", args=[office.pk]), form).status_code == 302
    office.refresh_from_db()
    assert (office.title, office.slug) == ("Secretary General", "nato-secretary-general")
    assert office.label("de") == "NATO-Generalsekretär"


def test_a_new_label_makes_a_new_version_of_the_data(chief, article):
    before = DataVersion.objects.get().number
    nato = Organization.objects.get(name="NATO")
    form = {"country": "", "labels": '{"fr": "OTAN"}', **no_inlines("offices")}
    assert (
        as_shown(chief, reverse("admin:tenures_organization_change", args=[nato.pk]), form).status_code == 302
    )
    assert DataVersion.objects.get().number == before + 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"labels": '{"de": 1}'}, "Not labels. Write a language and a text each"),
        ({"labels": '["de"]'}, "Not labels. Write a language and a text each"),
        (
            {"established_earliest": "1952-02-29", "established_latest": "1952-02-01"},
            "The latest day lies before the earliest, 1952-02-29. Swap them.",
        ),
    ],
    ids=["a number", "a list", "days out of order"],
)
def test_what_pages_could_not_show_is_refused(chief, article, values, message):
    office = Office.objects.get(title="Secretary General")
    form = {"labels": "{}", **no_inlines("tenures"), **values}
    page = as_shown(chief, reverse("admin:tenures_office_change", args=[office.pk]), form).content.decode()
    assert message in page


def test_offices_are_not_deleted(chief, article):
    office = Office.objects.get(title="Secretary General")
    assert chief.get(reverse("admin:tenures_office_delete", args=[office.pk])).status_code == 403


def no_inlines(prefix: str) -> dict[str, str]:
    return {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
