"""What each role can and cannot do, by button and by direct address; and how one signs in."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from kb.models import Judgement
from tests.admin.conftest import as_shown
from tests.admin.test_pages import OURS, list_of
from tests.factories import FindingFactory

LOGIN = reverse("admin:login")


@pytest.fixture
def in_role(db, client):
    """Signs in somebody who has this role and nothing else."""

    def sign_in(role: str):
        user = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
        user.groups.set([Group.objects.get(name=role)])
        client.force_login(user)
        return client

    return sign_in


def judging(claim) -> str:
    return f"{reverse('admin:kb_claim_decide', args=['reject'])}?ids={claim.pk}"


def retracting(article) -> str:
    return f"{reverse('admin:kb_article_decide', args=['retract'])}?ids={article.pk}"


@pytest.mark.parametrize("role", ["viewer", "curator", "chief"])
def test_every_role_sees_every_list_of_ours(in_role, role, article):
    client = in_role(role)
    assert {model.__name__: client.get(list_of(model)).status_code for model in OURS} == {
        model.__name__: 200 for model in OURS
    }


@pytest.mark.parametrize(
    ("role", "judges", "retracts", "suppresses", "gives_roles"),
    [
        ("viewer", False, False, False, False),
        ("curator", True, False, True, False),
        ("chief", True, True, True, True),
    ],
)
class TestMay:
    def test_by_direct_address(self, in_role, article, role, judges, retracts, suppresses, gives_roles):
        client = in_role(role)
        claim = article.claims.first()
        key = "0" * 24  # of no finding: who may gets 404, who may not learns nothing
        expected = {
            judging(claim): 302 if judges else 403,
            retracting(article): 302 if retracts else 403,
            reverse("admin:kb_finding_suppress", args=[key]): 404 if suppresses else 403,
            reverse("admin:auth_user_add"): 200 if gives_roles else 403,
        }
        got = {address: as_shown(client, address, {"reason": "Wrong"}).status_code for address in expected}
        assert got == expected
        article.refresh_from_db()
        assert (Judgement.objects.exists(), article.retracted_at is not None) == (judges, retracts)

    def test_by_button(self, in_role, article, role, judges, retracts, suppresses, gives_roles):
        FindingFactory(key="1")
        client = in_role(role)
        pages = {
            name: client.get(reverse(f"admin:{name}", args=args)).content.decode()
            for name, args in [
                ("kb_claim_change", [article.claims.first().pk]),
                ("kb_article_change", [article.pk]),
                ("kb_finding_changelist", []),
                ("index", []),
            ]
        }
        offered = (
            "/decide/reject/" in pages["kb_claim_change"],
            "/decide/retract/" in pages["kb_article_change"],
            "Suppress…" in pages["kb_finding_changelist"],
            reverse("admin:auth_user_add") in pages["index"],
        )
        assert offered == (judges, retracts, suppresses, gives_roles)


def test_every_permission_that_a_role_names_belongs_to_a_model_there_is(db):
    for group in Group.objects.all():
        for permission in group.permissions.select_related("content_type"):
            kind = permission.content_type
            assert apps.get_model(kind.app_label, kind.model)
            assert Permission.objects.filter(codename=permission.codename, content_type=kind).count() == 1


class TestChiefs:
    def test_give_a_role_to_a_new_account(self, in_role):
        in_role("chief").post(
            reverse("admin:auth_user_add"),
            {"username": "berta", "password1": "gt-7-lanterns", "password2": "gt-7-lanterns",
             "usable_password": "true"},
        )  # fmt: skip
        berta = get_user_model().objects.get(username="berta")
        assert (berta.is_staff, berta.is_superuser, berta.groups.count()) == (True, False, 0)

    def test_cannot_make_themselves_superusers(self, in_role):
        client = in_role("chief")
        chief = get_user_model().objects.get(username="chief")
        role = Group.objects.get(name="chief").pk
        client.post(
            reverse("admin:auth_user_change", args=[chief.pk]),
            {"username": "chief", "is_active": "on", "is_staff": "on", "groups": [role], "is_superuser": "on",
             "user_permissions": [Permission.objects.first().pk]},
        )  # fmt: skip
        chief.refresh_from_db()
        assert (chief.is_superuser, chief.user_permissions.count()) == (False, 0)
        assert [group.name for group in chief.groups.all()] == ["chief"]

    def test_cannot_change_the_password_of_a_superuser(self, in_role, anna):
        client = in_role("chief")
        address = reverse("admin:auth_user_password_change", args=[anna.pk])
        client.post(address, {"password1": "gt-7-lanterns", "password2": "gt-7-lanterns"})
        anna.refresh_from_db()
        assert anna.check_password("anna-knows-best")

    def test_nobody_deletes_an_account_that_decisions_bear_the_name_of(self, in_role):
        client = in_role("chief")
        chief = get_user_model().objects.get(username="chief")
        assert client.post(reverse("admin:auth_user_delete", args=[chief.pk])).status_code == 403


def test_a_decision_is_in_the_audit_log_with_its_reason(in_role, article):
    client = in_role("chief")
    as_shown(client, retracting(article), {"reason": "The paper took it back"})
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.change_message) == ("chief", "Retract: The paper took it back")
    page = client.get(reverse("admin:admin_logentry_changelist")).content.decode()
    assert "Retract: The paper took it back" in page


@pytest.mark.parametrize("action", ["change", "delete"])
def test_the_audit_log_cannot_be_rewritten(in_role, article, action):
    client = in_role("chief")
    as_shown(client, retracting(article), {"reason": "The paper took it back"})
    address = reverse(f"admin:admin_logentry_{action}", args=[LogEntry.objects.get().pk])
    assert client.post(address, {"post": "yes"}).status_code == 403


class TestSigningIn:
    @pytest.fixture(autouse=True)
    def anna_is_there(self, anna):
        pass

    def sign_in(self, client, password: str, address: str = "192.0.2.1"):
        given = {"username": "anna", "password": password}
        return client.post(LOGIN, given, REMOTE_ADDR=address)

    def test_ten_wrong_passwords_lock_the_address_out_even_with_the_right_one(self, client):
        assert [self.sign_in(client, "wrong").status_code for _ in range(10)] == [200] * 9 + [429]
        refused = self.sign_in(client, "anna-knows-best")
        assert refused.status_code == 429
        assert "Wait a quarter of an hour" in refused.content.decode()

    def test_another_address_is_not_locked_out_with_it(self, client):
        for _ in range(10):
            self.sign_in(client, "wrong")
        assert self.sign_in(client, "anna-knows-best", "192.0.2.2").status_code == 302

    def test_addresses_of_one_household_count_together(self, client):
        last = [self.sign_in(client, "wrong", f"2001:db8::{n}").status_code for n in range(1, 11)][-1]
        assert last == 429

    def test_the_right_password_forgets_the_wrong_ones(self, client):
        for password in (*["wrong"] * 9, "anna-knows-best"):
            self.sign_in(client, password)
        client.logout()
        assert self.sign_in(client, "wrong").status_code == 200

    def test_a_script_cannot_read_the_cookies(self, client):
        client.get(LOGIN)
        self.sign_in(client, "anna-knows-best")
        assert [
            (name, cookie["httponly"], cookie["samesite"]) for name, cookie in sorted(client.cookies.items())
        ] == [("csrftoken", True, "Lax"), ("sessionid", True, "Lax")]
