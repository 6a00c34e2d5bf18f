"""Articles in the admin: described, read, taken back and put back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kb.admin.claim_inline import SHOWN
from kb.ingest.records import Document
from kb.ingest.store import store_article
from kb.models import Article, DataVersion
from people.models import Person
from tenures.models import Tenure
from tests.admin.conftest import TEXT, as_shown, put_in
from tests.ingest.said import said

ARTICLES = reverse("admin:kb_article_changelist")


def page_of(article: Article) -> str:
    return reverse("admin:kb_article_change", args=[article.pk])


def decide(decision: str, *articles: Article) -> str:
    return (
        f"{reverse('admin:kb_article_decide', args=[decision])}?ids={','.join(str(a.pk) for a in articles)}"
    )


def inline_form(article: Article, **values: str) -> dict[str, str]:
    """What the change form sends: the claims beside it are shown and send nothing of their own."""
    given = {"title": article.title, "publisher": article.publisher, "url": "", "seen": ""}
    return {**given, "claims-TOTAL_FORMS": "0", "claims-INITIAL_FORMS": "0", **values}


def test_before_retracting_one_sees_which_facts_would_go(chief, article):
    page = chief.get(decide("retract", article)).content.decode()
    assert "<del>Joseph Luns, Secretary General, NATO, 1971/1984</del>" in page
    assert Tenure.objects.filter(person__name="Joseph Luns").exists()


def test_retracting_takes_the_facts_and_restoring_brings_them_back(chief, anna, article):
    as_shown(chief, decide("retract", article), {"reason": "The paper took it back"})
    article.refresh_from_db()
    assert article.retraction_reason == "The paper took it back"
    assert not Person.objects.shown().exists()
    as_shown(chief, decide("restore", article), {"reason": "The paper stands by it"})
    article.refresh_from_db()
    assert article.retracted_at is None
    assert {p.name for p in Person.objects.shown()} == {"Joseph Luns", "Mark Rutte"}


def test_history_tells_who_retracted_it_and_why(chief, anna, article):
    as_shown(chief, decide("retract", article), {"reason": "The paper took it back"})
    latest = article.history.first()
    assert (latest.history_user, latest.history_change_reason) == (anna, "The paper took it back")
    page = chief.get(reverse("admin:kb_article_history", args=[article.pk])).content.decode()
    assert "The paper took it back" in page
    assert "anna" in page


def test_several_articles_are_retracted_in_one_go(chief, article, table):
    response = chief.post(
        ARTICLES, {"action": "retract", "_selected_action": [article.pk, table.pk]}, follow=True
    )
    assert "Retract 2 articles" in response.content.decode()
    as_shown(chief, decide("retract", article, table), {"reason": "Both forged"})
    assert not Article.objects.filter(retracted_at=None).exists()


@pytest.mark.parametrize(
    ("retracted", "offered"),
    [
        (False, ["retract", "take-down", "take-down-quotes"]),
        (True, ["restore", "take-down", "take-down-quotes"]),
    ],
)
def test_an_article_offers_the_decision_that_makes_sense(chief, article, retracted, offered):
    if retracted:
        as_shown(chief, decide("retract", article), {"reason": "Forged"})
    assert [d.name for d, _ in chief.get(page_of(article)).context["decisions"]] == offered


def test_only_who_may_retract_can(member, article):
    curator = member("view_article", "change_article", "add_judgement")
    assert curator.get(decide("retract", article)).status_code == 403
    assert as_shown(curator, decide("retract", article), {"reason": "Forged"}).status_code == 403


def test_a_title_is_set_and_pages_are_told(chief, article):
    before = DataVersion.objects.get().number
    response = as_shown(chief, page_of(article), inline_form(article, title="Fourteen leaders"))
    assert response.status_code == 302
    assert Article.objects.get(pk=article.pk).title == "Fourteen leaders"
    assert DataVersion.objects.get().number > before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Joseph Luns never led it."),
        ("tier", "official"),
        ("published", "1999-01-01"),
        ("sha256", "0" * 64),
    ],
)
def test_what_quotes_and_facts_hang_on_is_not_edited(chief, article, field, value):
    before = getattr(Article.objects.get(pk=article.pk), field)
    assert as_shown(chief, page_of(article), inline_form(article, **{field: value})).status_code == 302
    assert getattr(Article.objects.get(pk=article.pk), field) == before


def test_its_quotes_stand_beside_it(chief, article):
    page = chief.get(page_of(article)).content.decode()
    assert "<mark>Joseph Luns led it from 1971 to 1984.</mark>" in page
    assert TEXT.splitlines()[0] in page


def test_of_a_long_table_the_first_claims_are_shown_and_the_rest_linked(chief, db):
    long = put_in(
        "A long table.",
        [
            said("Mark Rutte", "in_office_on", f"2024-10-{1 + n % 30:02}", statement=str(n))
            for n in range(SHOWN + 5)
        ],
    )
    response = chief.get(page_of(long))
    assert response.content.decode().count('class="field-quoted"') == SHOWN
    assert (
        f'href="{reverse("admin:kb_claim_changelist")}?article__id__exact={long.pk}"'
        in response.content.decode()
    )


def test_articles_are_not_deleted_here(chief, article):
    assert chief.get(reverse("admin:kb_article_delete", args=[article.pk])).status_code == 403


def test_an_old_state_comes_back_without_its_retraction(chief, article):
    as_shown(chief, decide("retract", article), {"reason": "Forged"})
    first = article.history.last()
    address = reverse("admin:kb_article_simple_history", args=[article.pk, first.history_id])
    assert as_shown(chief, address, {}).status_code == 302
    assert Article.objects.get(pk=article.pk).retracted_at is not None


@pytest.mark.parametrize(
    ("decision", "quote"),
    [("take-down", "Joseph Luns led it from 1971 to 1984."), ("take-down-quotes", "")],
)
def test_a_text_is_taken_down_and_what_it_says_stays(chief, client, article, decision, quote):
    facts = sorted(map(str, Tenure.objects.all()))
    as_shown(chief, decide(decision, article), {"reason": "The publisher asks for it"})
    article.refresh_from_db()
    claim = article.claims.filter(person_name="Joseph Luns").first()
    assert (article.text, claim.quote, claim.prefix, claim.suffix) == (None, quote, "", "")
    assert sorted(map(str, Tenure.objects.all())) == facts
    assert client.get(article.get_absolute_url()).status_code == 200
    assert chief.get(page_of(article)).status_code == 200


def test_reading_the_same_text_again_does_not_bring_it_back(chief, article):
    as_shown(chief, decide("take-down", article), {"reason": "The publisher asks for it"})
    again, is_new = store_article(Document(path="article.txt", text=TEXT))
    assert (again, is_new, again.text) == (article, False, None)
