"""Merging and splitting people in the admin: shown first, with a reason, for chiefs only, and taken back."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from kb.models import Claim, Ruling
from people.models import Person, Redirect
from tests.admin.conftest import put_in
from tests.ingest.said import spell


@pytest.fixture
def luns(db) -> Person:
    put_in("Joseph Luns, 1971 to 1984.", spell("Joseph Luns", "1971", "1984"))
    return Person.objects.get(name="Joseph Luns")


@pytest.fixture
def other(db) -> Person:
    put_in("J. Luns began in 1971.", spell("J Luns", "1971"))
    return Person.objects.exclude(name="Joseph Luns").get()


def merging(person: Person, other: Person | None = None) -> str:
    return reverse("admin:kb_ruling_merge", args=[person.pk]) + (f"?with={other.pk}" if other else "")


def splitting(person: Person) -> str:
    return reverse("admin:kb_ruling_split", args=[person.pk])


def test_the_page_of_a_person_leads_to_likely_duplicates(chief, luns, other):
    page = chief.get(reverse("admin:people_person_change", args=[luns.pk])).content.decode()
    assert f'href="{merging(luns)}"' in page
    assert f'href="?with={other.pk}"' in chief.get(merging(luns)).content.decode()


def test_anybody_else_is_found_by_name(chief, luns):
    put_in("Mark Rutte began in 2024.", spell("Mark Rutte", "2024"))
    page = chief.get(merging(luns), {"q": "rutte"}).content.decode()
    assert "Merge with Mark Rutte…" in page


def test_one_sees_what_would_change_before_it_does(chief, luns, other):
    page = chief.get(merging(luns, other)).content.decode()
    assert f"- {other.name}" in page
    assert (Person.objects.count(), Ruling.objects.count()) == (2, 0)


def test_a_merge_needs_a_reason_and_can_be_withdrawn(chief, anna, luns, other):
    assert chief.post(merging(luns, other), {"confirm": "", "reason": ""}).status_code == 200
    assert not Ruling.objects.exists()
    chief.post(merging(luns, other), {"confirm": "", "reason": "One man"})
    ruling = Ruling.objects.get()
    assert (ruling.by, ruling.reason, Person.objects.count()) == (anna, "One man", 1)
    address = f"{reverse('admin:kb_ruling_decide', args=['withdraw'])}?ids={ruling.pk}"
    chief.post(address, {"reason": "Two men"})
    assert Person.objects.shown().count() == 2


def test_a_split_is_shown_first_and_then_made(chief, luns):
    put_in("Joseph Luns sang from 1990 on.", spell("Joseph Luns", "1990"))
    singer = [claim.pk for claim in Claim.objects.filter(article__text__contains="sang")]
    page = chief.post(splitting(luns), {"claim": singer}).content.decode()
    assert "What would change" in page
    assert Person.objects.count() == 1
    chief.post(splitting(luns), {"claim": singer, "confirm": "", "reason": "A singer of that name"})
    assert Person.objects.shown().count() == 2


def test_choosing_all_claims_is_no_split(chief, luns):
    chosen = [claim.pk for claim in luns.claims.all()]
    answer = chief.post(splitting(luns), {"claim": chosen})
    assert answer.status_code == 400
    assert "Choose some of the claims, not all" in answer.content.decode()


@pytest.mark.parametrize("role", ["viewer", "curator"])
def test_only_chiefs_say_who_is_who(client, luns, other, role):
    user = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
    user.groups.set([Group.objects.get(name=role)])
    client.force_login(user)
    assert client.post(merging(luns, other), {"confirm": "", "reason": "One"}).status_code == 403
    assert client.post(splitting(luns), {"claim": []}).status_code == 403
    assert (
        "Merge with" not in client.get(reverse("admin:people_person_change", args=[luns.pk])).content.decode()
    )


def test_withdrawing_a_merge_again_leaves_the_later_one_its_address(chief, luns, other):
    chief.post(merging(luns, other), {"confirm": "", "reason": "One man"})
    first = Ruling.objects.get()
    address = f"{reverse('admin:kb_ruling_decide', args=['withdraw'])}?ids={first.pk}"
    chief.post(address, {"reason": "Two men"})
    first.refresh_from_db()
    withdrawn = first.withdrawn_at
    two = [Person.objects.shown().get(slug=slug) for slug in ("joseph-luns", "j-luns")]
    chief.post(merging(*two), {"confirm": "", "reason": "One after all"})
    chief.post(address, {"reason": "Two men"})
    first.refresh_from_db()
    assert first.withdrawn_at == withdrawn
    assert list(Redirect.objects.values_list("old_slug", flat=True)) == ["j-luns"]
