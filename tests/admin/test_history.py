"""Who decided what, when and why, what changed by it, and how to revert it; two people at one form."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from kb.ingest.editing import of_tenure, source_at, state
from kb.ingest.records import Property
from kb.ingest.store import judge
from kb.models import Article, Claim, Report
from people.models import Person
from tenures.models import Office, Organization, Tenure
from tests.admin.conftest import as_shown
from tests.factories import ReportFactory


def history_of(row) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_history", args=[row.pk])


def page_of(row) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


def reverts(response) -> list[str]:
    return [row.revert for row in response.context["decided"] if row.revert]


@pytest.fixture
def luns(table) -> Tenure:
    return Tenure.objects.get(person__name="Joseph Luns")


@pytest.fixture
def preferred(luns, anna) -> Claim:
    """The list's 1985 against the paper's 1984."""
    claim = Claim.objects.get(outcome="dissents")
    judge([claim], "preferred", by=anna, reason="The list is right")
    return claim


@pytest.mark.parametrize("of", ["claim", "tenure", "person", "office", "article"])
def test_every_object_tells_who_decided_what_and_why(chief, preferred, luns, of):
    row = {
        "claim": preferred,
        "tenure": luns,
        "person": luns.person,
        "office": luns.office,
        "article": preferred.article,
    }
    page = chief.get(history_of(row[of])).content.decode()
    assert "<td>anna</td>" in page
    assert "no judgement → <strong>preferred</strong>" in page
    assert "The list is right" in page


def test_the_history_of_a_spell_shows_the_difference_and_the_reason(chief, preferred, luns):
    page = chief.get(history_of(luns)).content.decode()
    assert "<strong>End latest</strong>: 1984-12-31 → 1985-12-31" in page
    assert luns.history.first().history_change_reason == "The list is right"


def test_a_decision_is_reverted_from_the_history_of_the_fact(chief, preferred, luns):
    (revert,) = reverts(chief.get(history_of(luns)))
    page = chief.get(revert).content.decode()
    assert "1971-10-01/1984</ins>" in page
    response = as_shown(chief, revert, {"reason": "The list copied a slip"})
    assert response.headers["Location"] == history_of(luns)
    luns.refresh_from_db()
    assert luns.end.edtf == "1984"


def test_reverting_brings_back_the_decision_before(chief, preferred, luns):
    judge([preferred], "rejected", by=None, reason="No, it is not")
    (revert,) = reverts(chief.get(history_of(preferred)))
    assert "/decide/prefer/" in revert


def test_an_edit_is_reverted_by_rejecting_it(chief, luns):
    state(
        of_tenure(luns, {Property.END: "1986"}),
        source_at("https://nato.int/luns"),
        by=None,
        reason="Read there",
    )
    (revert,) = reverts(chief.get(history_of(luns)))
    assert "/decide/reject/" in revert
    as_shown(chief, revert, {"reason": "It says nothing of the kind"})
    luns.refresh_from_db()
    assert luns.end.edtf == "1984"


def test_who_may_not_judge_sees_the_history_without_a_way_to_revert(member, preferred, luns):
    page = member("view_tenure").get(history_of(luns)).content.decode()
    assert "The list is right" in page
    assert "Back to no judgement" not in page


def test_what_an_article_said_of_itself_comes_back_but_no_retraction(chief, article):
    Article.objects.get(pk=article.pk).save()
    as_shown(
        chief,
        page_of(article),
        {
            "title": "Thirteen heads",
            "publisher": "",
            "url": "",
            "seen": "",
            "claims-TOTAL_FORMS": "0",
            "claims-INITIAL_FORMS": "0",
        },
    )
    first = article.history.last()
    address = reverse("admin:kb_article_simple_history", args=[article.pk, first.history_id])
    assert as_shown(chief, address, {}).headers["Location"] == history_of(article)
    article.refresh_from_db()
    assert (article.title, article.publisher) == ("Fourteen heads of NATO", "The Paper")
    assert article.history.first().history_change_reason.startswith("reverted to")


class TestTwoPeopleAtOneForm:
    """Anna opens a form, Otto saves first."""

    def form(self, row) -> dict[str, str]:
        return {
            Office: {"labels": "{}", "established_earliest": "1952-04-04"},
            Organization: {"country": "", "labels": '{"de": "Nordatlantikpakt"}'},
            Report: {"state": "accepted", "answer": "You are right"},
            Article: {"title": "Thirteen heads", "publisher": "", "url": "", "seen": ""},
        }[type(row)] | {
            f"{name}-{count}_FORMS": "0" for name in ("claims", "tenures", "offices") for count in ("TOTAL", "INITIAL")
        }  # fmt: skip

    @pytest.fixture(params=[Office, Organization, Report, Article], ids=lambda model: model.__name__)
    def row(self, request, luns):
        ReportFactory()
        return request.param.objects.order_by("pk").first()

    @pytest.fixture
    def seen(self, chief, row) -> str:
        """The version that Anna's form carries, before Otto saves."""
        version = str(chief.get(page_of(row)).context["seen_version"])
        otto = get_user_model().objects.create_user("otto")
        later = type(row).objects.get(pk=row.pk)
        field = {Office: "labels", Organization: "labels", Report: "answer", Article: "title"}[type(row)]
        setattr(later, field, {"fr": "OTAN"} if field == "labels" else "Otto’s words")
        later._history_user = otto
        later.save()
        return version

    def test_the_second_is_told_what_the_first_changed_and_keeps_what_was_typed(self, chief, row, seen):
        typed = self.form(row)
        response = chief.post(page_of(row), {**typed, "seen_version": seen})
        errors = " ".join(response.context["adminform"].form.non_field_errors())
        assert "otto changed this at" in errors
        assert "Otto’s words" in errors or "OTAN" in errors
        for name in set(typed) & set(response.context["adminform"].form.fields):
            assert response.context["adminform"].form[name].value() == typed[name]

    def test_the_second_can_save_after_having_been_told(self, chief, row, seen):
        told = chief.post(page_of(row), {**self.form(row), "seen_version": seen})
        again = str(told.context["seen_version"])
        assert again != seen
        assert chief.post(page_of(row), {**self.form(row), "seen_version": again}).status_code == 302

    def test_nothing_of_the_first_is_overwritten_unasked(self, chief, row, seen):
        before = row.history.count()
        chief.post(page_of(row), {**self.form(row), "seen_version": seen})
        assert row.history.count() == before

    @pytest.mark.parametrize("mark", [{}, {"seen_version": ""}, {"seen_version": "1" * 30}])
    def test_a_form_without_the_mark_of_what_was_seen_is_refused_in_words(self, chief, article, mark):
        told = chief.post(page_of(article), {**self.form(article), **mark}).content.decode()
        assert "without the mark of the version that was seen" in told
        assert article.history.count() == 1

    def test_an_old_state_does_not_come_back_over_what_was_changed_meanwhile(self, chief, article):
        first = article.history.last()
        address = reverse("admin:kb_article_simple_history", args=[article.pk, first.history_id])
        page = chief.get(address).content.decode()
        seen = re.search(r'name="seen_version" value="(\d+)"', page)[1]
        Article.objects.get(pk=article.pk).save()
        told = chief.post(address, {"seen_version": seen}, follow=True)
        assert "Somebody changed this at" in told.content.decode()
        assert article.history.count() == 2


def test_the_history_of_a_person_is_that_of_their_claims(chief, preferred):
    person = Person.objects.get(name="Joseph Luns")
    assert len(chief.get(history_of(person)).context["decided"]) == 1
    other = Person.objects.get(name="Mark Rutte")
    assert chief.get(history_of(other)).context["decided"] == []


@pytest.mark.parametrize("kind", ["kb_claim", "kb_article", "people_person", "tenures_tenure"])
def test_the_history_of_what_has_no_number_is_not_found(chief, kind):
    assert chief.get(reverse(f"admin:{kind}_history", args=["luns"])).status_code == 404


@pytest.mark.parametrize("ask", ["get", "post"])
def test_a_former_state_that_has_no_number_is_not_found(chief, luns, ask):
    address = reverse("admin:kb_article_simple_history", args=[Article.objects.first().pk, "luns"])
    assert getattr(chief, ask)(address).status_code == 404


def test_a_decision_on_a_number_that_no_row_can_have_is_not_found(chief):
    address = f"{reverse('admin:kb_claim_decide', args=['accept'])}?ids={'9' * 30}"
    assert chief.get(address).status_code == 404
