"""Merging and splitting people, offices and organizations: shown first, with a reason, for chiefs only, taken back."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.admin.who import RulingAdmin
from kb.models import Claim, Ruling
from people.models import Person, Redirect
from tenures.models import Office, Organization, Tenure
from tests.admin.conftest import MARK, as_shown, put_in
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
    return reverse("admin:kb_ruling_merge", args=["person", person.pk]) + (
        f"?with={other.pk}" if other else ""
    )


def splitting(person: Person) -> str:
    return reverse("admin:kb_ruling_split", args=["person", person.pk])


def confirm(client, address: str, reason: str, **typed: object):
    """As a browser does it: what would change is looked at, and exactly that is confirmed."""
    shown = client.post(address, typed) if typed else client.get(address)
    seen = re.search(r'name="seen" value="(\w+)"', shown.content.decode())
    return client.post(address, {**typed, "confirm": "", "reason": reason, "seen": seen[1] if seen else ""})


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
    assert f"<del>{other.name}" in page
    assert (Person.objects.count(), Ruling.objects.count()) == (2, 0)


def test_a_merge_needs_a_reason_and_can_be_withdrawn(chief, anna, luns, other):
    assert chief.post(merging(luns, other), {"confirm": "", "reason": ""}).status_code == 200
    assert not Ruling.objects.exists()
    confirm(chief, merging(luns, other), "One man")
    ruling = Ruling.objects.get()
    assert (ruling.by, ruling.reason, Person.objects.count()) == (anna, "One man", 1)
    address = f"{reverse('admin:kb_ruling_decide', args=['withdraw'])}?ids={ruling.pk}"
    as_shown(chief, address, {"reason": "Two men"})
    assert Person.objects.shown().count() == 2


def test_a_split_is_shown_first_and_then_made(chief, luns):
    put_in("Joseph Luns sang from 1990 on.", spell("Joseph Luns", "1990"))
    singer = [claim.pk for claim in Claim.objects.filter(article__text__contains="sang")]
    page = chief.post(splitting(luns), {"claim": singer}).content.decode()
    assert "What would change" in page
    assert Person.objects.count() == 1
    confirm(chief, splitting(luns), "A singer of that name", claim=singer)
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
    confirm(chief, merging(luns, other), "One man")
    first = Ruling.objects.get()
    address = f"{reverse('admin:kb_ruling_decide', args=['withdraw'])}?ids={first.pk}"
    as_shown(chief, address, {"reason": "Two men"})
    first.refresh_from_db()
    withdrawn = first.withdrawn_at
    two = [Person.objects.shown().get(slug=slug) for slug in ("joseph-luns", "j-luns")]
    confirm(chief, merging(*two), "One after all")
    as_shown(chief, address, {"reason": "Two men"})
    first.refresh_from_db()
    assert first.withdrawn_at == withdrawn
    assert list(Redirect.objects.values_list("old_slug", flat=True)) == ["j-luns"]


def test_facts_that_changed_since_they_were_shown_are_shown_again(chief, luns, other):
    page = chief.get(merging(luns, other)).content.decode()
    seen = dict(MARK.findall(page))
    put_in("J. Luns left in 1985.", spell("J Luns", end="1985"))
    answer = chief.post(merging(luns, other), {**seen, "confirm": "", "reason": "One man"})
    assert answer.status_code == 409
    assert "not what you were shown" in answer.content.decode()
    assert (Ruling.objects.count(), Person.objects.count()) == (0, 2)
    again = dict(MARK.findall(answer.content.decode()))
    chief.post(merging(luns, other), {**again, "confirm": "", "reason": "One man"})
    assert Ruling.objects.count() == 1


def test_claims_chosen_after_what_was_shown_are_shown_first(chief, luns):
    put_in("Joseph Luns sang from 1990 on.", spell("Joseph Luns", "1990"))
    put_in("Joseph Luns danced from 1995 on.", spell("Joseph Luns", "1995"))
    singer, dancer = (
        Claim.objects.filter(article__text__contains=word).first().pk for word in ("sang", "danced")
    )
    seen = dict(MARK.findall(chief.post(splitting(luns), {"claim": [singer]}).content.decode()))
    confirmed = {**seen, "confirm": "", "reason": "Not him"}
    assert chief.post(splitting(luns), {**confirmed, "claim": [singer, dancer]}).status_code == 409
    assert not Ruling.objects.exists()
    assert chief.post(splitting(luns), {**confirmed, "claim": [singer]}).status_code == 302


def test_without_the_mark_of_what_was_shown_nothing_is_written(chief, luns, other):
    answer = chief.post(merging(luns, other), {"confirm": "", "reason": "One man"})
    assert answer.status_code == 400
    assert "without the mark" in answer.content.decode()
    assert not Ruling.objects.exists()


def test_a_ruling_that_cannot_be_logged_is_not_made(chief, luns, other, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(RulingAdmin, "log_addition", fail)
    with pytest.raises(RuntimeError):
        confirm(chief, merging(luns, other), "One man")
    assert (Ruling.objects.count(), Person.objects.count()) == (0, 2)


@pytest.fixture
def offices(luns) -> tuple[Office, Office]:
    put_in("Luns was General Secretary.", spell("Joseph Luns", "1971", office=("General Secretary", "NATO")))
    put_in("So was Carrington.", spell("Peter Carrington", "1984", office=("General Secretary", "NATO")))
    return Office.objects.get(title="Secretary General"), Office.objects.get(title="General Secretary")


def page_for(what: str, thing: Office | Organization) -> str:
    return reverse(f"admin:kb_ruling_{what}", args=[thing._meta.model_name, thing.pk])


class TestOffices:
    def test_its_page_leads_to_likely_duplicates(self, chief, offices):
        kept, other = offices
        page = chief.get(reverse("admin:tenures_office_change", args=[kept.pk])).content.decode()
        assert f'href="{page_for("merge", kept)}"' in page
        assert f'href="?with={other.pk}"' in chief.get(page_for("merge", kept)).content.decode()

    def test_others_are_found_by_words_of_their_labels_in_any_spelling(self, chief, offices):
        Office.objects.filter(pk=offices[1].pk).update(labels={"de": "Oberster Sekretär"})
        page = chief.get(page_for("merge", offices[0]), {"q": "SEKRETAR"}).content.decode()
        assert f'href="?with={offices[1].pk}"' in page

    def test_they_are_shown_then_merged_logged_and_taken_back(self, chief, anna, offices):
        kept, other = offices
        address = f"{page_for('merge', kept)}?with={other.pk}"
        shown = chief.get(address).content.decode()
        assert f'href="{page_for("merge", other)}?with={kept.pk}"' in shown
        assert "Peter Carrington, Secretary General, NATO" in shown
        assert not Ruling.objects.exists()
        confirm(chief, address, "One post")
        ruling = Ruling.objects.get()
        assert (ruling.kind, ruling.by, ruling.reason) == ("office", anna, "One post")
        assert LogEntry.objects.get().get_change_message() == "One post"
        page = chief.get(reverse("admin:tenures_office_change", args=[other.pk])).content.decode()
        assert "Merged into" in page
        assert chief.get(page_for("merge", other)).status_code == 404
        withdraw = f"{reverse('admin:kb_ruling_decide', args=['withdraw'])}?ids={ruling.pk}"
        as_shown(chief, withdraw, {"reason": "Two posts"})
        assert Office.objects.shown().count() == 2

    def test_a_split_names_the_other(self, chief, offices):
        claim = Claim.objects.filter(person_name="Peter Carrington").first()
        address = page_for("split", offices[1])
        refused = chief.post(address, {"claim": [claim.pk], "title": "", "organization": "NATO"})
        assert refused.status_code == 400
        typed = {"claim": [claim.pk], "title": "Chair", "organization": "nato"}
        confirm(chief, address, "He chaired it", **typed)
        carrington = Tenure.objects.get(person__name="Peter Carrington")
        assert str(carrington.office) == "Chair, NATO"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"title": "Chair!", "organization": "NATO"}, "the same address as “Chair, NATO”"),
            ({"title": "General secretary", "organization": "NATO"}, "is the same"),
        ],
    )
    def test_a_name_that_is_taken_is_refused(self, chief, offices, typed, said):
        Office.objects.create(title="Chair", organization=offices[0].organization, slug="nato-chair")
        claim = Claim.objects.filter(person_name="Peter Carrington").first()
        answer = chief.post(page_for("split", offices[1]), {"claim": [claim.pk], **typed})
        assert answer.status_code == 400
        assert said in answer.content.decode()

    def test_organizations_likewise(self, chief, offices):
        put_in("Anna Holder, deputy.", spell("Anna Holder", "1990", office=("Deputy", "Otan")))
        nato, otan = Organization.objects.get(name="NATO"), Organization.objects.get(name="Otan")
        Organization.objects.filter(pk=nato.pk).update(labels={"fr": "OTAN"})
        assert f'href="?with={otan.pk}"' in chief.get(page_for("merge", nato)).content.decode()
        confirm(chief, f"{page_for('merge', nato)}?with={otan.pk}", "Its French name")
        assert str(Tenure.objects.get(person__name="Anna Holder").office) == "Deputy, NATO"
        claim = Claim.objects.filter(person_name="Anna Holder").first()
        confirm(chief, page_for("split", nato), "Another", claim=[claim.pk], organization="Western Union")
        assert str(Tenure.objects.get(person__name="Anna Holder").office) == "Deputy, Western Union"

    @pytest.mark.parametrize("role", ["viewer", "curator"])
    def test_only_chiefs_say_which_is_which(self, client, offices, role):
        user = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
        user.groups.set([Group.objects.get(name=role)])
        client.force_login(user)
        for what in ("merge", "split"):
            assert client.post(page_for(what, offices[0]), {"confirm": ""}).status_code == 403
        page = client.get(reverse("admin:tenures_office_change", args=[offices[0].pk])).content.decode()
        assert "Merge with" not in page

    def test_what_there_is_none_of_is_not_found(self, chief, offices):
        for kind, pk in (("office", 10**17), ("country", offices[0].pk)):
            assert chief.get(reverse("admin:kb_ruling_merge", args=[kind, pk])).status_code == 404


COSTS = {"merge": 6, "split": 7}


@pytest.mark.parametrize("what", COSTS)
@pytest.mark.parametrize("kind", ["person", "office", "organization"])
def test_a_page_costs_the_same_however_much_there_is(chief, offices, luns, what, kind):
    thing = {"person": luns, "office": offices[0], "organization": offices[0].organization}[kind]
    address = reverse(f"admin:kb_ruling_{what}", args=[kind, thing.pk]) + "?q=secretary"

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chief.get(address).status_code == 200
        return len(captured)

    few = queries()
    for n in range(20):
        put_in(f"Luns in {n}.", spell("Joseph Luns", "1971-10-01"))
        put_in(f"Number {n}", spell("Josef Luns", str(1900 + n), office=("Secretary General", f"Nato {n}")))
    assert queries() == few <= COSTS[what]
