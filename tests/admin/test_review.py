"""The review queue: one claim after the other, each with all that bears on it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.ingest.store import judge, retract
from kb.models import Claim, Judgement
from kb.review import QUEUES, first, place
from tenures.models import Tenure
from tests.admin.conftest import CHAIR, TEXT, as_shown, put_in, quoted
from tests.ingest.said import said

START = reverse("admin:kb_claim_review")


def page_of(claim: Claim, queue: str = "waiting") -> str:
    return f"{reverse('admin:kb_claim_review_one', args=[claim.pk])}?queue={queue}"


def decision(verdict: str, reason: str = "", seen: int = 0) -> dict[str, object]:
    return {"verdict": verdict, "reason": reason, "seen": seen}


@pytest.fixture
def rumours(article) -> list[Claim]:
    """Three that wait, in the order in which they were read."""
    for name in ("Anders Fogh Rasmussen", "Javier Solana"):
        put_in(f"{name} may chair it.", [said(name, "holds", office=CHAIR, modality="reported")])
    return list(Claim.objects.waiting().order_by("pk"))


@pytest.fixture
def contradiction(table) -> Claim:
    return Claim.objects.get(outcome="dissents")


def test_the_queue_begins_with_the_first_that_waits(chief, rumours):
    assert chief.get(START).headers["Location"] == page_of(rumours[0])


def test_it_holds_what_waits_and_nothing_else(rumours):
    assert list(QUEUES["waiting"].claims().order_by("pk")) == list(Claim.objects.waiting().order_by("pk"))
    judge(rumours[:1], "rejected", by=None, reason="No")
    retract(rumours[1].article)
    assert list(QUEUES["waiting"].claims()) == list(Claim.objects.waiting()) == rumours[2:]


def test_the_page_shows_the_claim_with_all_that_bears_on_it(chief, rumour):
    page = chief.get(page_of(rumour)).content.decode()
    assert "<mark>Jens Stoltenberg is to chair the Munich conference</mark>" in page
    assert TEXT.splitlines()[1].partition(". ")[0] in page  # the rest of its paragraph
    assert "en.example" in page
    assert "Chair, Munich Security Conference" in page
    assert "<ins>Jens Stoltenberg, Chair, Munich Security Conference, ?/?</ins>" in page
    assert "1 of 1 that become facts only if you accept them" in page


@pytest.mark.parametrize("key", ["a", "r", "p", "e", "c", "j", "k"])
def test_the_keys_are_shown(chief, rumours, key):
    assert f"<kbd>{key}</kbd>" in chief.get(page_of(rumours[1])).content.decode()


def test_other_claims_about_the_fact_stand_beside_it(chief, contradiction):
    page = chief.get(page_of(contradiction, "contradictions")).content.decode()
    beside = page[page.index("Others say about the same") :]
    assert "left office: 1984" in beside
    assert "Fourteen heads of NATO" in beside


def test_accepting_makes_the_fact_and_brings_up_the_next(chief, anna, rumours):
    response = chief.post(page_of(rumours[0]), decision("accepted", "Confirmed by the conference"))
    assert response.headers["Location"] == page_of(rumours[1])
    assert Tenure.objects.filter(person__name="Jens Stoltenberg", office__title="Chair").exists()
    made = Judgement.objects.get()
    assert (made.verdict, made.reason, made.by) == ("accepted", "Confirmed by the conference", anna)


def test_one_click_keeps_the_reason_that_stands_beside_the_button(chief, rumour):
    page = chief.get(page_of(rumour)).content.decode()
    chief.post(page_of(rumour), decision("rejected"))
    reason = Judgement.objects.get().reason
    assert reason == "The quote does not say so, or its source cannot know."
    assert f"“{reason}”" in page


def test_after_the_last_one_the_first_that_was_skipped_comes_up(chief, rumours):
    assert chief.post(page_of(rumours[2]), decision("rejected")).headers["Location"] == page_of(rumours[0])


def test_when_nothing_waits_it_says_so(chief, rumour):
    response = chief.post(page_of(rumour), decision("rejected"), follow=True)
    assert "Nothing waits here." in response.content.decode()


def test_the_decision_can_be_taken_back_at_once(chief, rumours):
    page = chief.post(page_of(rumours[0]), decision("accepted"), follow=True).content.decode()
    back = re.search(r'<a href="([^"]*/decide/withdraw/[^"]*)">Take it back</a>', page)[1].replace(
        "&amp;", "&"
    )
    as_shown(chief, back, {"reason": "Too fast"})
    assert Claim.objects.waiting().filter(pk=rumours[0].pk).exists()


def test_a_contradiction_is_settled_by_preferring_one_and_leaves_the_queue(chief, contradiction):
    luns = Tenure.objects.get(person__name="Joseph Luns")
    assert luns.end.edtf == "1984"
    response = chief.post(
        page_of(contradiction, "contradictions"), decision("preferred", "The list is right")
    )
    assert response.headers["Location"] == f"{START}?queue=contradictions"
    luns.refresh_from_db()
    assert luns.end.edtf == "1985"
    assert first(QUEUES["contradictions"]) is None


def test_who_comes_second_is_told_and_loses_nothing(chief, rumour):
    otto = get_user_model().objects.create_user("otto")
    judge([rumour], "rejected", by=otto, reason="A hoax")
    response = chief.post(page_of(rumour), decision("accepted", "I saw it myself"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Otto has decided on this" in page
    assert "rejected, “A hoax”" in page
    assert 'value="I saw it myself"' in page
    assert Judgement.objects.count() == 1


def test_having_been_told_one_can_decide_all_the_same(chief, rumour):
    judge([rumour], "rejected", by=None, reason="A hoax")
    chief.post(page_of(rumour), decision("accepted", "I saw it myself", seen=Judgement.objects.get().pk))
    rumour.refresh_from_db()
    assert rumour.judgement == "accepted"


def test_only_who_may_judge_reviews(member, rumour):
    otto = member("view_claim", "add_claim")
    assert otto.get(page_of(rumour)).status_code == 403
    assert otto.post(page_of(rumour), decision("accepted")).status_code == 403
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [({}, 404), ({"verdict": "praised", "seen": 0}, 404), ({"verdict": "accepted", "seen": "x"}, 400),
     ({"verdict": "accepted"}, 400)],
)  # fmt: skip
def test_no_decision_is_made_of_nonsense_nor_without_the_mark_of_what_was_seen(chief, rumour, sent, status):
    assert chief.post(page_of(rumour), sent).status_code == status
    assert chief.get(f"{START}?queue=nonsense").status_code == 404
    assert not Judgement.objects.exists()


def test_a_claim_says_where_it_stands_even_after_it_has_left_the_queue(rumours):
    judge(rumours[1:2], "rejected", by=None, reason="No")
    stands = place(QUEUES["waiting"], rumours[1].pk)
    assert (stands.number, stands.total) == (1, 2)
    assert (stands.previous, stands.next) == (rumours[0].pk, rumours[2].pk)


class TestCorrecting:
    def address(self, claim: Claim) -> str:
        return f"{reverse('admin:kb_claim_correct', args=[claim.pk])}?next={START}"

    def save(self, client, claim: Claim, **given: str):
        """Looks at what would change, then saves it."""
        sent = {f"correct-{name}": text for name, text in given.items()}
        looked = client.post(self.address(claim), sent)
        return client.post(
            self.address(claim), {**sent, "looked_at": looked.context["token"], "_save": "Save"}
        )

    def test_the_person_is_changed_where_the_claim_is_reviewed(self, chief, rumour):
        given = {
            "person": "mark rutte",
            "office": "Chair, Munich Security Conference",
            "reason": "It is about him",
        }
        assert self.save(chief, rumour, **given).headers["Location"] == START
        assert Tenure.objects.get(office__title="Chair").person.name == "Mark Rutte"
        rumour.refresh_from_db()
        assert rumour.judgement == "rejected"

    def test_what_would_change_is_shown_first(self, chief, rumour):
        sent = {
            "correct-person": "Mark Rutte",
            "correct-office": "Secretary General, NATO",
            "correct-reason": "x",
        }
        page = chief.post(self.address(rumour), sent).content.decode()
        assert "Read as: Mark Rutte" in page
        assert "What would change" in page
        assert not Judgement.objects.exists()

    def test_a_date_is_typed_as_people_write_it(self, chief, article):
        claim = article.claims.get(property="end")
        given = {"person": "Joseph Luns", "office": "Secretary General, NATO", "value": "25 June 1984"}
        self.save(chief, claim, **given, reason="The quote gives the day")
        assert Tenure.objects.get(person__name="Joseph Luns").end.edtf == "1984-06-25"

    @pytest.mark.parametrize(
        ("given", "complaint"),
        [
            ({"person": "Luns"}, "Nobody is called “Luns”."),
            ({"office": "Pope, Rome"}, "There is no office “Pope, Rome”."),
            ({"value": "soon"}, "“soon” is not a date. Try 1971"),
            (
                {"value": "5/6/1984"},
                "can be read in two ways, 5 June 1984 (1984-06-05) or 6 May 1984 (1984-05-06)",
            ),
            ({"value": "1984"}, "Nothing is different."),
            ({"reason": ""}, "This field is required."),
        ],
        ids=str,
    )
    def test_what_cannot_be_understood_is_said_and_nothing_is_written(self, chief, article, given, complaint):
        claim = article.claims.get(property="end")
        whole = {
            "person": "Joseph Luns",
            "office": "Secretary General, NATO",
            "value": "1985",
            "reason": "x",
            **given,
        }
        page = chief.post(self.address(claim), {f"correct-{name}": text for name, text in whole.items()})
        assert complaint in page.content.decode()
        assert not Judgement.objects.exists()


def test_names_are_suggested_while_one_types(chief, article):
    def suggested(kind: str, typed: str) -> list[str]:
        found = chief.get(reverse("admin:kb_claim_suggest", args=[kind]), {"typed": typed})
        return [row["text"] for row in found.json()["results"]]

    assert suggested("person", "lun") == ["Joseph Luns"]
    assert suggested("office", "secr nato") == ["Secretary General, NATO"]
    assert suggested("source", "fourteen") == [article.slug]
    assert suggested("person", "nobody") == suggested("person", "") == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1. Oktober 2024", {"read": "1 October 2024 (2024-10-01)"}),
        ("before 1 Oct 2024", {"read": "by 30 September 2024 ([..2024-09-30])"}),
        ("~1958", {"read": "about 1958 (1958~)"}),
    ],
)
def test_dates_are_echoed_while_one_types(chief, typed, told):
    assert chief.get(reverse("admin:kb_claim_read_date"), {"typed": typed}).json() == told


def test_the_quote_is_marked_where_it_stands_even_twice_in_a_text(chief, db):
    text = "He led it. Some say he led it badly."
    put_in(text, quoted(text, "Some say he led it", [said("Joseph Luns", "holds", modality="reported")]))
    page = chief.get(page_of(Claim.objects.get())).content.decode()
    assert "He led it. <mark>Some say he led it</mark> badly." in page


def test_a_page_costs_the_same_however_many_wait(chief, rumours):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chief.get(page_of(rumours[1])).status_code == 200
        return len(captured)

    few = queries()
    for n in range(20):
        name = f"Ada {chr(ord('A') + n)}berg"
        put_in(f"{name} may chair it.", [said(name, "holds", office=CHAIR, modality="reported")])
    assert queries() == few <= 20
