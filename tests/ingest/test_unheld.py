"""Articles that say from when nobody was in an office, and those that do not. Read on 1 October 2024."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.pipeline import ingest_document
from kb.ingest.proposal import spells
from kb.ingest.records import Document
from tenures.models import Vacancy


def document(language, text):
    return Document("article.txt", text, language=language, published=date(2024, 10, 1))


def vacancies(language, text):
    return [
        (s.office, s.organization, s.value, s.person)
        for s in extract(document(language, text))
        if s.property == "vacant"
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        (
            "de",
            "Das Amt des Nato-Generalsekretärs war vom 13. August bis zum 17. Oktober 1994 unbesetzt.",
            "1994-08-13/1994-10-17",
        ),
        ("de", "Emil Kranz war Generalsekretär der Nato. Der Posten ist seit Juli 2024 vakant.", "2024-07/"),
        (
            "en",
            "The office of Secretary General of NATO was vacant from 13 August to 17 October 1994.",
            "1994-08-13/1994-10-17",
        ),
        ("en", "The post of NATO secretary general has been vacant since July 2024.", "2024-07/"),
        ("fr", "Le poste de secrétaire général de l'Otan est vacant depuis juillet 2024.", "2024-07/"),
    ],
)
def test_the_first_day_and_the_first_no_longer_are_read(language, text, value):
    assert vacancies(language, text) == [("Secretary General", "NATO", value, "")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Posten des Nato-Generalsekretärs ist nicht seit Juli vakant."),
        ("de", "Der Posten des Nato-Generalsekretärs könnte von Juli bis Oktober vakant bleiben."),
        ("de", "Das Haus ist seit Juli vakant."),
        ("en", "The post of NATO secretary general is vacant."),
        ("fr", "Le poste de secrétaire général de l'Otan n'est pas vacant depuis juillet."),
    ],
)
def test_what_is_denied_possible_undated_or_no_office_is_no_vacancy(language, text):
    assert vacancies(language, text) == []


def test_a_vacancy_is_nobodys_tenure():
    text = "Das Amt des Nato-Generalsekretärs ist seit Juli 2024 vakant."
    assert spells(document("de", text), extract(document("de", text))) == []


@pytest.mark.django_db
def test_an_article_alone_makes_the_vacancy_known():
    ingest_document(
        document("en", "The post of NATO secretary general has been vacant since July 2024."),
        today=date(2024, 10, 2),
    )
    assert str(Vacancy.objects.get().start.edtf) == "2024-07"
