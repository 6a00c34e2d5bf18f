"""Claims in the admin: found, looked at, and decided with a reason."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kb.admin import deciding
from kb.ingest.store import judge
from kb.models import Claim, DataVersion, Judgement
from people.models import Person
from tenures.models import Tenure
from tests.admin.conftest import as_shown

CLAIMS = reverse("admin:kb_claim_changelist")


def decide(decision: str, *claims: Claim, back_to: str = CLAIMS) -> str:
    address = reverse("admin:kb_claim_decide", args=[decision])
    return f"{address}?ids={','.join(str(c.pk) for c in claims)}&next={back_to}"


def words(response) -> str:
    return response.content.decode()


def test_the_list_shows_the_quote_in_its_context(chief, rumour):
    page = words(chief.get(CLAIMS, {"q": "Munich"}))
    assert "<mark>Jens Stoltenberg is to chair the Munich conference</mark>, media report." in page
    assert "Chair, Munich Security Conference" in page
    assert "reported, waits for a curator" in page


def test_the_filter_for_what_waits_finds_the_rumour_only(chief, rumour):
    listed = chief.get(CLAIMS, {"standing": "waiting"}).context["cl"].result_list
    assert [c.pk for c in listed] == [rumour.pk]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"standing": "counting"}, 5),
        ({"standing": "judged"}, 0),
        ({"property": "end"}, 1),
        ({"modality": "reported"}, 1),
        ({"verdict": "none"}, 6),
        ({"verdict": "accepted"}, 0),
        ({"outcome": "waiting"}, 1),
        ({"article__tier": "press"}, 6),
        ({"q": "Rutte took"}, 2),
        ({"q": "nobody of that name"}, 0),
    ],
    ids=str,
)
def test_filters_and_search_narrow_the_list(chief, article, filters, number):
    assert len(chief.get(CLAIMS, filters).context["cl"].result_list) == number


def test_a_claim_is_shown_in_its_paragraph(chief, rumour):
    page = words(chief.get(reverse("admin:kb_claim_change", args=[rumour.pk])))
    assert (
        "Joseph Luns led it from 1971 to 1984. <mark>Jens Stoltenberg is to chair the Munich conference</mark>, media report."
        in page
    )
    assert "NATO has had fourteen secretaries general." not in page


def test_choosing_an_action_asks_for_a_reason_first(chief, rumour):
    response = chief.post(CLAIMS, {"action": "accept", "_selected_action": [rumour.pk]}, follow=True)
    assert "Accept 1 claim" in words(response)
    assert not Judgement.objects.exists()


def test_before_deciding_one_sees_what_would_change_and_nothing_has(chief, rumour):
    page = words(chief.get(decide("accept", rumour)))
    assert "<ins>Jens Stoltenberg, Chair, Munich Security Conference, ?/?</ins>" in page
    assert not Tenure.objects.filter(office__title="Chair").exists()
    assert not Judgement.objects.exists()


def test_accepting_a_rumour_makes_it_a_fact(chief, anna, rumour):
    response = as_shown(
        chief, decide("accept", rumour), {"reason": "Confirmed by the conference"}, follow=True
    )
    assert "1 claim accepted. Facts changed:" in words(response)
    assert Tenure.objects.get(office__title="Chair").person.name == "Jens Stoltenberg"
    judgement = Judgement.objects.get()
    assert (judgement.claim, judgement.verdict, judgement.by, judgement.reason) == (
        rumour, "accepted", anna, "Confirmed by the conference",
    )  # fmt: skip


def test_rejecting_a_claim_takes_its_fact_away(chief, article):
    rutte = list(article.claims.filter(person_name="Mark Rutte"))
    as_shown(chief, decide("reject", *rutte), {"reason": "A hoax"})
    assert Person.objects.get(name="Mark Rutte").hidden
    assert not Tenure.objects.filter(person__name="Mark Rutte").exists()


def test_withdrawing_a_judgement_brings_the_fact_back(chief, article):
    rutte = list(article.claims.filter(person_name="Mark Rutte"))
    as_shown(chief, decide("reject", *rutte), {"reason": "A hoax"})
    as_shown(chief, decide("withdraw", *rutte), {"reason": "It was true after all"})
    assert Tenure.objects.get(person__name="Mark Rutte").start.edtf == "2024-10-01"
    assert Judgement.objects.count() == 4


def test_a_preferred_claim_wins_over_a_better_source(chief, table):
    assert Tenure.objects.get(person__name="Joseph Luns").end.edtf == "1984"
    as_shown(chief, decide("prefer", table.claims.get(property="end")), {"reason": "Seen in the archive"})
    assert Tenure.objects.get(person__name="Joseph Luns").end.edtf == "1985"


def test_no_decision_without_a_reason(chief, rumour):
    response = as_shown(chief, decide("accept", rumour), {"reason": " "})
    assert "This field is required." in words(response)
    assert not Judgement.objects.exists()


def test_more_claims_than_one_can_look_through_are_not_decided_at_once(chief, article, monkeypatch):
    monkeypatch.setattr(deciding, "MAX_AT_ONCE", 2)
    everything = {
        "action": "reject",
        "select_across": "1",
        "_selected_action": list(article.claims.values_list("pk", flat=True)),
    }
    assert "Select 2 at most" in words(chief.post(CLAIMS, everything, follow=True))


def test_a_decision_is_seen_on_pages_even_where_no_fact_changes(chief, table):
    """A cached page shows what became of a claim, so it must not outlive the decision."""
    before = DataVersion.objects.get().number
    response = as_shown(
        chief, decide("reject", table.claims.get(property="end")), {"reason": "A misprint"}, follow=True
    )
    assert "claim rejected" in words(response)
    assert DataVersion.objects.get().number > before


def test_a_decision_leads_back_to_the_list_as_it_was_filtered(chief, rumour):
    filtered = f"{CLAIMS}?standing=waiting"
    response = as_shown(chief, decide("accept", rumour, back_to=filtered), {"reason": "Confirmed"})
    assert response["Location"] == filtered


def test_a_decision_never_leads_to_another_site(chief, rumour):
    response = as_shown(
        chief, decide("accept", rumour, back_to="https://example.com/"), {"reason": "Confirmed"}
    )
    assert response["Location"] == CLAIMS


def test_a_claim_offers_only_decisions_that_would_change_its_standing(chief, rumour):
    def offered():
        page = chief.get(reverse("admin:kb_claim_change", args=[rumour.pk]))
        return [decision.name for decision, _ in page.context["decisions"]]

    assert offered() == ["accept", "reject", "prefer"]
    as_shown(chief, decide("accept", rumour), {"reason": "Confirmed"})
    assert offered() == ["reject", "prefer", "withdraw"]


@pytest.mark.parametrize(
    "address", ["decide/like/?ids=1", "decide/accept/?ids=", "decide/accept/?ids=999999,x,-1"], ids=str
)
def test_a_decision_on_nothing_is_not_found(chief, article, address):
    assert chief.get(CLAIMS + address).status_code == 404


def test_who_may_only_look_can_not_decide(member, rumour):
    viewer = member("view_claim", "view_article")
    page = viewer.get(CLAIMS)
    assert page.status_code == 200
    assert "Accept selected claims" not in words(page)
    assert "decisions" not in viewer.get(reverse("admin:kb_claim_change", args=[rumour.pk])).context
    assert viewer.get(decide("accept", rumour)).status_code == 403
    assert as_shown(viewer, decide("accept", rumour), {"reason": "I insist"}).status_code == 403
    assert not Judgement.objects.exists()


def test_who_may_judge_can(member, rumour):
    curator = member("view_claim", "add_judgement")
    assert as_shown(curator, decide("reject", rumour), {"reason": "Denied since"}).status_code == 302
    assert Claim.objects.get(pk=rumour.pk).judgement == "rejected"


def test_claims_cannot_be_typed_in_changed_or_deleted(chief, rumour):
    change = reverse("admin:kb_claim_change", args=[rumour.pk])
    assert chief.get(reverse("admin:kb_claim_add")).status_code == 403
    assert chief.post(change, {"value": "2030"}).status_code == 403
    assert chief.get(reverse("admin:kb_claim_delete", args=[rumour.pk])).status_code == 403
    assert "delete_selected" not in chief.get(CLAIMS).context["cl"].model_admin.get_actions(
        chief.get(CLAIMS).wsgi_request
    )


def test_of_several_decided_together_one_is_told_what_somebody_else_has_decided_since(chief, article):
    claims = list(article.claims.filter(person_name="Mark Rutte"))
    seen = chief.get(decide("reject", *claims)).context["seen"]
    judge(claims[:1], "accepted", by=None, reason="Seen on television")
    response = as_shown(chief, decide("reject", *claims), {"reason": "A hoax", "seen": seen})
    page = words(response)
    assert response.status_code == 409
    assert "Somebody has decided on one of these since you looked" in page
    assert "A hoax" in page
    assert Judgement.objects.count() == 1


def test_what_comes_without_the_mark_of_what_was_seen_is_refused_in_words(chief, rumour):
    response = chief.post(decide("accept", rumour), {"reason": "Confirmed"})
    assert response.status_code == 400
    assert "without the mark of how the rows stood" in words(response)
    assert not Judgement.objects.exists()
