"""A finding that a curator says is none: out of the count, in sight with the reason, back with new facts."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from kb.findings import Found, findings
from kb.ingest.suppress import lift, suppress
from kb.models import DataVersion, Suppression
from tenures.models import Tenure
from tests.factories import FindingFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db
TODAY = date(2024, 10, 1)
REASON = "Both were in office while the papers were signed."


@pytest.fixture
def luns() -> Tenure:
    return TenureFactory(start="1971-10-01", end="1984-07-01")


@pytest.fixture
def overlap(luns) -> Found:
    TenureFactory(person=PersonFactory(name="Lord Carrington"), start="1984-06-25", end="1988-07-01")
    (found,) = findings(TODAY)
    assert (found.code, found.definite) == ("overlap", True)
    return found


def check_facts(*options: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("check_facts", *options, stdout=out)
    except SystemExit as left:
        return out.getvalue(), left.code
    return out.getvalue(), 0


def test_a_suppressed_finding_fails_no_check_and_keeps_its_reason_in_sight(overlap):
    suppress(overlap, by=None, reason=REASON)
    printed, status = check_facts()
    assert printed.startswith("suppressed definite overlap: Joseph Luns")
    assert printed.endswith(f"({REASON})\nfindings: 0, of them definite: 0, suppressed beside them: 1\n")
    assert status == 0


def test_json_says_of_each_finding_why_it_is_suppressed(overlap):
    suppress(overlap, by=None, reason=REASON)
    given = json.loads(check_facts("--json")[0])
    assert (given["definite"], given["findings"][0]["suppressed"]) == (0, REASON)


def test_it_comes_back_when_its_facts_change_and_says_what_was_thought_of_it(overlap, luns):
    suppress(overlap, by=None, reason=REASON)
    luns.end_earliest = luns.end_latest = date(1984, 7, 2)
    luns.save()
    (found,) = findings(TODAY)
    assert found.suppressed is None
    assert found.formerly.reason == REASON
    assert check_facts()[1] == 1


def test_it_holds_again_when_the_facts_are_as_they_were(overlap, luns):
    suppress(overlap, by=None, reason=REASON)
    for day in (date(1984, 7, 2), date(1984, 7, 1)):
        luns.end_earliest = luns.end_latest = day
        luns.save()
    assert findings(TODAY)[0].suppressed.reason == REASON


def test_the_birth_of_the_holder_is_one_of_its_facts():
    young = PersonFactory(name="Joseph Luns", birth="1960")
    TenureFactory(person=young, start="1971-10-01", end="1984-06-25")
    (found,) = findings(TODAY)
    suppress(found, by=None, reason="A prodigy.")
    young.birth_latest = date(1960, 6, 30)
    young.save()
    assert [(f.code, f.suppressed) for f in findings(TODAY)] == [("too_young", None)]


def test_another_day_changes_nothing(overlap):
    suppress(overlap, by=None, reason=REASON)
    assert [f.suppressed.reason for f in findings(date(2026, 1, 1))] == [REASON]


def test_of_two_findings_of_one_kind_only_the_one_meant_is_suppressed():
    for number in (1, 2):
        FindingFactory(key=str(number), message=f"'Bush' fits several people, {number}")
    first, _ = findings(TODAY)
    suppress(first, by=None, reason="The elder one.")
    assert [(f.message[-1], bool(f.suppressed)) for f in findings(TODAY)] == [("2", False), ("1", True)]


def test_lifting_lets_it_stand_again(overlap):
    lift(suppress(overlap, by=None, reason=REASON), by=None)
    assert [(f.suppressed, f.formerly) for f in findings(TODAY)] == [(None, None)]


def test_pages_are_told_of_both(overlap):
    versions = [DataVersion.current()[0]]
    suppression = suppress(overlap, by=None, reason=REASON)
    versions.append(DataVersion.current()[0])
    lift(suppression, by=None)
    versions.append(DataVersion.current()[0])
    assert versions[0] < versions[1] < versions[2]


def test_the_page_of_conflicts_shows_it_with_the_reason(client, overlap):
    suppress(overlap, by=None, reason=REASON)
    page = client.get("/conflicts/").content.decode()
    assert f"Suppressed by a curator: {REASON}" in page
    assert f"Von einem Kurator zurückgestellt: {REASON}" in client.get("/de/conflicts/").content.decode()


@pytest.mark.parametrize(
    ("question", "answered"),
    [("", [REASON]), ("?suppressed=true", [REASON]), ("?suppressed=false", [])],
)
def test_the_api_gives_the_reason_and_can_leave_it_out(client, overlap, question, answered):
    suppress(overlap, by=None, reason=REASON)
    results = client.get(f"/api/v1/findings/{question}").json()["results"]
    assert [row["suppressed"]["reason"] for row in results] == answered


class TestInTheAdmin:
    @pytest.fixture
    def admin_page(self, overlap):
        return reverse("admin:kb_finding_suppress", args=[overlap.key])

    def test_every_finding_has_a_way_to_suppress_it(self, admin_client, admin_page):
        listed = admin_client.get(reverse("admin:kb_finding_changelist")).content.decode()
        assert f'href="{admin_page}">Suppress…' in listed

    def test_a_reason_is_required(self, admin_client, admin_page):
        assert "This field is required" in admin_client.post(admin_page, {"reason": ""}).content.decode()
        assert not Suppression.objects.exists()

    def test_who_and_why_is_kept(self, admin_client, admin_user, admin_page):
        admin_client.post(admin_page, {"reason": REASON})
        kept = Suppression.objects.get()
        assert (kept.by, kept.reason, kept.code) == (admin_user, REASON, "overlap")
        assert REASON in admin_client.get(reverse("admin:kb_finding_changelist")).content.decode()

    def test_one_whose_facts_have_changed_meanwhile_is_not_suppressed_unseen(
        self, admin_client, admin_page, luns
    ):
        luns.end_earliest = luns.end_latest = date(1984, 7, 2)
        luns.save()
        assert admin_client.post(admin_page, {"reason": REASON}).status_code == 404

    def test_the_list_of_suppressions_lifts_them(self, admin_client, admin_user, admin_page):
        admin_client.post(admin_page, {"reason": REASON})
        kept = Suppression.objects.get()
        address = reverse("admin:kb_suppression_changelist")
        admin_client.post(address, {"action": "lift_selected", "_selected_action": [kept.pk]})
        kept.refresh_from_db()
        assert kept.lifted_by == admin_user
        assert findings(TODAY)[0].suppressed is None
