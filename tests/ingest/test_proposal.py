"""What an article would add, told as tenures."""

from __future__ import annotations

from datetime import date

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document

PUBLISHED = date(2024, 10, 1)


def told(text):
    document = Document("article.txt", text, language="en", published=PUBLISHED)
    return [(s.person, s.office, s.organization, s.status) for s in spells(document, extract(document))]


def test_an_office_whose_body_the_article_leaves_open_is_told_without_one():
    assert told("Defence Minister Joseph Luns travelled to Brussels.") == [
        ("Joseph Luns", "Minister of Defence", "", "current")
    ]


def test_an_office_with_and_without_its_body_is_told_once():
    assert told("Dutch Defence Minister Joseph Luns is here. Defence Minister Luns may stay.") == [
        ("Joseph Luns", "Minister of Defence", "Netherlands", "current")
    ]


def test_a_plan_without_the_body_adds_nothing_to_a_plan_with_it():
    assert told(
        "Joseph Luns will become Secretary General of NATO. Joseph Luns will become secretary general."
    ) == [("Joseph Luns", "Secretary General", "NATO", "future")]
