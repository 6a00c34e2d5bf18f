"""Adding an article in the admin: shown claim by claim first, kept when confirmed, bounded in size."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kb.admin.adding import LARGEST
from kb.ingest import read as reading
from kb.ingest.takedown import take_down
from kb.models import Article, Claim
from tenures.models import Tenure

pytestmark = pytest.mark.django_db
ADD = reverse("admin:kb_article_add")
TEXT = "Joseph Luns was Secretary General of NATO from 1 October 1971 to 25 June 1984.\n\nHe was Dutch."
KNOWN = {
    "title": "A life",
    "publisher": "The Paper",
    "published": "2024-10-01",
    "language": "en",
    "tier": "press",
}


def seen(answer) -> str:
    return answer.context["document"].sha256


def test_a_pasted_text_is_shown_claim_by_claim_and_nothing_is_kept(chief):
    answer = chief.post(ADD, {"text": TEXT, **KNOWN})
    page = answer.content.decode()
    assert "start <strong>1971-10-01</strong>" in page
    assert "<mark>" in page
    assert "+ Joseph Luns, Secretary General, NATO, 1971-10-01/1984-06-25" in page
    assert (Article.objects.count(), Claim.objects.count()) == (0, 0)


def test_confirmed_it_is_kept_and_its_facts_follow(chief):
    first = chief.post(ADD, {"text": TEXT, **KNOWN})
    chief.post(ADD, {"text": TEXT, **KNOWN, "seen": seen(first)})
    article = Article.objects.get()
    assert (article.text, article.title, article.publisher) == (TEXT, "A life", "The Paper")
    assert str(Tenure.objects.get().start) == "1971-10-01"


def test_a_browser_that_ends_lines_its_own_way_keeps_the_same_text(chief):
    first = chief.post(ADD, {"text": TEXT.replace("\n", "\r\n"), **KNOWN})
    chief.post(ADD, {"text": TEXT.replace("\n", "\r\n"), **KNOWN, "seen": seen(first)})
    assert Article.objects.get().text == TEXT


def test_another_text_than_the_one_seen_is_shown_again_and_not_kept(chief):
    first = chief.post(ADD, {"text": TEXT, **KNOWN})
    again = chief.post(ADD, {"text": TEXT + " And tall.", **KNOWN, "seen": seen(first)})
    assert "Nothing has been kept yet" in again.content.decode()
    assert not Article.objects.exists()


def test_a_file_is_read_under_its_name(chief):
    file = SimpleUploadedFile("luns.txt", TEXT.encode())
    assert chief.post(ADD, {"file": file, **KNOWN}).context["document"].path == "luns.txt"


def test_an_address_is_fetched(chief, monkeypatch):
    fetched = (TEXT.encode(), reading.PROSE, "utf-8", "https://paper.example/luns")
    monkeypatch.setattr(reading, "fetch", lambda address, allow_private: fetched)
    document = chief.post(ADD, {"address": "https://paper.example/luns", **KNOWN}).context["document"]
    assert (document.url, document.text) == ("https://paper.example/luns", TEXT)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Give one of the three"),
        ({"text": TEXT, "address": "https://paper.example/"}, "Give one of the three"),
        ({"address": "luns.txt"}, "begins with https://"),
        ({"text": "x" * (LARGEST + 1)}, "Ensure this value has at most"),
    ],
)
def test_what_cannot_be_read_is_said(chief, given, said):
    assert said in chief.post(ADD, {**KNOWN, **given}).content.decode()


def test_a_file_too_large_or_of_no_known_kind_is_refused(chief):
    large = SimpleUploadedFile("luns.txt", b"x" * (LARGEST + 1))
    assert "Use the command `ingest`" in chief.post(ADD, {"file": large, **KNOWN}).content.decode()
    odd = SimpleUploadedFile("luns.exe", b"MZ")
    assert "Unknown kind of file" in chief.post(ADD, {"file": odd, **KNOWN}).content.decode()


def test_the_same_text_again_brings_nothing_new(chief):
    first = chief.post(ADD, {"text": TEXT, **KNOWN})
    for _ in range(2):
        answer = chief.post(ADD, {"text": TEXT, **KNOWN, "seen": seen(first)}, follow=True)
    assert "read before; nothing is new" in answer.content.decode()
    assert Article.objects.count() == 1


def test_of_a_text_that_was_taken_down_it_is_said_that_it_was(chief):
    first = chief.post(ADD, {"text": TEXT, **KNOWN})
    chief.post(ADD, {"text": TEXT, **KNOWN, "seen": seen(first)})
    take_down(Article.objects.get(), quotes=True)
    page = chief.post(ADD, {"text": TEXT, **KNOWN}, follow=True).content.decode()
    assert "This text was taken down. It is not read again; what it said stands here." in page
    assert "nothing is new" not in page


def test_who_may_only_look_cannot_add(member):
    assert member("view_article").post(ADD, {"text": TEXT, **KNOWN}).status_code == 403


def test_the_same_text_with_less_known_of_it_takes_nothing_away(chief):
    known = {**KNOWN, "tier": "official", "url": "https://paper.example/luns"}
    first = chief.post(ADD, {"text": TEXT, **known})
    chief.post(ADD, {"text": TEXT, **known, "seen": seen(first)})
    answer = chief.post(ADD, {"text": TEXT, "tier": "unvetted", "seen": seen(first)}, follow=True)
    assert "read before; nothing is new" in answer.content.decode()
    article = Article.objects.get()
    assert (article.title, article.publisher, article.tier) == ("A life", "The Paper", "official")
    assert (str(article.published), article.url) == ("2024-10-01", "https://paper.example/luns")
