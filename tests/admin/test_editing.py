"""Dates and spells typed in by an editor, with a source and a reason."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from kb.ingest.store import judge
from kb.models import Article, Claim, Judgement
from people.models import Person
from tenures.models import Tenure

ADD = reverse("admin:tenures_tenure_add")
GIVEN = {"source": "https://nato.int/luns", "reason": "The biography gives the day"}


@pytest.fixture
def luns(article) -> Tenure:
    return Tenure.objects.get(person__name="Joseph Luns")


def facts_of(fact: Person | Tenure) -> str:
    return reverse(f"admin:{fact._meta.label_lower.replace('.', '_')}_edit_facts", args=[fact.pk])


def save(client, address: str, **given: str):
    """Looks at what would change, then saves it."""
    looked = client.post(address, given)
    assert looked.context["token"], looked.context["form"].errors
    return client.post(address, {**given, "looked_at": looked.context["token"], "_save": "Save"}, follow=True)


def test_the_form_stands_on_the_page_of_the_spell(chief, luns):
    page = chief.get(reverse("admin:tenures_tenure_change", args=[luns.pk])).content.decode()
    assert f'action="{facts_of(luns)}"' in page
    assert 'name="start" value="1971"' in page


def test_a_date_typed_as_people_write_it_becomes_an_editors_claim(chief, anna, luns):
    page = save(chief, facts_of(luns), start="1. Oktober 1971", end="1984", **GIVEN).content.decode()
    luns.refresh_from_db()
    assert (luns.start.edtf, luns.end.edtf) == ("1971-10-01", "1984")
    claim = Claim.objects.get(rule="editor.fact")
    assert (claim.property, claim.value, claim.judgement) == ("start", "1971-10-01", "preferred")
    assert claim.article.url == "https://nato.int/luns"
    assert claim.judgements.get().by == anna
    assert "To undo it, reject your claim" in page


def test_the_reading_is_echoed_before_anything_is_written(chief, luns):
    page = chief.post(facts_of(luns), {"start": "Oct 1971", **GIVEN}).content.decode()
    assert "Read as: October 1971 (1971-10)" in page
    assert "<del>Joseph Luns, Secretary General, NATO, 1971/1984</del>" in page
    assert not Claim.objects.filter(rule="editor.fact").exists()
    assert not Article.objects.filter(url=GIVEN["source"]).exists()


def test_the_machines_claims_stay_beside_it(chief, luns):
    save(chief, facts_of(luns), end="1985", **GIVEN)
    assert {(c.value, c.outcome) for c in Claim.objects.filter(property="end")} == {
        ("1984", "dissents"),
        ("1985", "shown"),
    }


def test_rejecting_the_claim_undoes_it(chief, luns):
    save(chief, facts_of(luns), end="1985", **GIVEN)
    judge([Claim.objects.get(rule="editor.fact")], "rejected", by=None, reason="A slip")
    luns.refresh_from_db()
    assert luns.end.edtf == "1984"


def test_a_birth_is_edited_with_an_article_and_its_words(chief, article):
    luns = Person.objects.get(name="Joseph Luns")
    words = "Joseph Luns led it from 1971 to 1984."
    save(chief, facts_of(luns), birth="~1911", source=article.slug, words=words, reason="For want of better")
    luns.refresh_from_db()
    assert luns.birth.edtf == "1911~"
    claim = Claim.objects.get(property="birth")
    assert (claim.article, article.text[claim.start : claim.end]) == (article, words)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"source": ""}, "This field is required."),
        ({"reason": ""}, "This field is required."),
        ({"start": "Octember 1971"}, "“Octember 1971” is not a date."),
        ({"source": "hearsay"}, "No source is called “hearsay”."),
        ({"start": "1971"}, "Nothing is different."),
    ],
    ids=str,
)
def test_without_source_reason_or_date_nothing_is_written(chief, luns, given, complaint):
    response = chief.post(facts_of(luns), {"start": "1971-10-01", **GIVEN, **given, "_save": "Save"})
    assert complaint in response.content.decode()
    assert not Judgement.objects.exists()


def test_words_that_the_article_does_not_have_are_refused(chief, article, luns):
    sent = {"start": "1971-10-01", "source": article.slug, "words": "He began in October.", "reason": "x"}
    assert "These words are not in the stored text." in chief.post(facts_of(luns), sent).content.decode()


def test_when_the_facts_have_changed_since_one_looked_one_is_told_and_loses_nothing(chief, luns):
    sent = {"end": "1986", **GIVEN}
    looked = chief.post(facts_of(luns), sent).context["token"]
    judge(Claim.objects.filter(property="end"), "rejected", by=None, reason="Somebody was faster")
    response = chief.post(facts_of(luns), {**sent, "looked_at": looked, "_save": "Save"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody has changed these facts since you looked." in page
    assert 'value="1986"' in page
    assert not Claim.objects.filter(rule="editor.fact").exists()


def test_a_spell_is_added_by_hand(chief, article):
    given = {
        "person": "Dirk Stikker",
        "office": "Secretary General, NATO",
        "start": "21 April 1961",
        "end": "1964",
    }
    looked = chief.post(ADD, {**given, **GIVEN}).content.decode()
    assert "nobody of that name is known, so this makes a new person" in looked
    save(chief, ADD, **given, **GIVEN)
    added = Tenure.objects.get(person__name="Dirk Stikker")
    assert (added.start.edtf, added.end.edtf, added.acting) == ("1961-04-21", "1964", False)
    assert added.claims.filter(judgement="preferred").count() == 3


def test_an_acting_spell_is_added_by_hand(chief, article):
    given = {"person": "Sergio Balanzino", "office": "Secretary General, NATO", "acting": "on"}
    save(chief, ADD, **given, start="1994", **GIVEN)
    assert Tenure.objects.get(person__name="Sergio Balanzino").acting


def test_only_who_may_edit_does(member, luns):
    otto = member("view_tenure", "view_person", "add_judgement")
    for address in (facts_of(luns), facts_of(luns.person), ADD):
        assert otto.get(address).status_code == 403
        assert otto.post(address, {"start": "1972", **GIVEN, "_save": "Save"}).status_code == 403
    page = otto.get(reverse("admin:tenures_tenure_change", args=[luns.pk])).content.decode()
    assert "Edit the dates" not in page


def test_the_address_of_a_retracted_source_is_refused(chief, article, luns):
    Article.objects.filter(pk=article.pk).update(url=GIVEN["source"], retracted_at=timezone.now())
    looked = chief.post(facts_of(luns), {"start": "1. Oktober 1971", **GIVEN})
    assert "That source is retracted" in looked.content.decode()
    assert not looked.context["token"]


def test_words_are_looked_for_in_the_text_of_a_source_named_by_its_address(chief, article, luns):
    Article.objects.filter(pk=article.pk).update(url=GIVEN["source"])
    looked = chief.post(facts_of(luns), {"start": "1. Oktober 1971", "words": "never written", **GIVEN})
    assert "These words are not in the stored text" in looked.content.decode()


def test_a_source_whose_address_was_put_right_is_still_found_by_the_old_one(chief, luns):
    save(chief, facts_of(luns), start="1. Oktober 1971", **GIVEN)
    Article.objects.filter(url=GIVEN["source"]).update(url="https://www.nato.int/luns")
    luns.refresh_from_db()
    save(chief, facts_of(luns), start="2. Oktober 1971", **GIVEN)
    sources = set(Claim.objects.filter(rule="editor.fact").values_list("article__url", flat=True))
    assert sources == {"https://www.nato.int/luns"}


@pytest.mark.parametrize("kind", ["person", "office", "source"])
def test_a_suggestion_is_asked_for_with_whatever_was_typed(chief, luns, kind):
    address = reverse("admin:kb_claim_suggest", args=[kind])
    assert chief.get(address, {"typed": "nobody\0 at all"}).json() == {"results": []}
