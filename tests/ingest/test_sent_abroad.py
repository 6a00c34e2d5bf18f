"""Ambassadors: whose they are, and not where they are sent. Read on Tuesday, 1 October 2024; the people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.extract.canonical import canonical
from kb.ingest.proposal import spells
from kb.ingest.records import Document


def sent(text, language):
    document = Document("article.txt", text, language=language, published=date(2024, 10, 1))
    return {(s.person, s.office, s.organization, s.status) for s in spells(document, extract(document))}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'ambassadeur de France à Moscou, Marc Ruiz, a parlé.", "fr", ("Marc Ruiz", "France", "current")),
        ("Anna Rao avait été ambassadrice d'Espagne en Norvège.", "fr", ("Anna Rao", "Spain", "former")),
        ("Anna Rao, ambassadrice d'Italie en Inde et au Népal, a parlé.", "fr", ("Anna Rao", "Italy", "current")),
        ("Marc Ruiz, ambassadeur de l'Union européenne en Russie, a parlé.", "fr", ("Marc Ruiz", "European Union", "current")),
        ("Ils ont rappelé Marc Ruiz, leur ambassadeur à Moscou.", "fr", ("Marc Ruiz", "", "current")),
        ("Rien n'est sûr, mais l'ambassadeur russe à Paris, Marc Ruiz a parlé.", "fr", ("Marc Ruiz", "Russia", "current")),
        ("The Slovenian ambassador in Berlin, Anna Rao, spoke.", "en", ("Anna Rao", "Slovenia", "current")),
        ("Jo Doe, ambassador to Norway, spoke.", "en", ("Jo Doe", "", "current")),
        ("Die slowenische Botschafterin in Rom, Anna Krause, sprach.", "de", ("Anna Krause", "Slovenia", "current")),
        ("Emil Kranz war Deutschlands Botschafter bei der Nato.", "de", ("Emil Kranz", "Germany", "former")),
    ],
)  # fmt: skip
def test_an_ambassador_is_of_the_country_that_sends_them(text, language, expected):
    person, country, status = expected
    assert sent(text, language) == {(person, "Ambassador", country, status)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Rao, ambassadrice d'Italie auprès de l'Onu à New York, a parlé.", "fr"),
        ("L'ambassadrice italienne à l'Onu, Anna Rao, a parlé.", "fr"),
        ("Anna Rao ist Italiens Botschafterin bei den Vereinten Nationen in New York.", "de"),
    ],
)
def test_an_ambassador_to_the_united_nations_is_a_permanent_representative(text, language):
    assert sent(text, language) == {("Anna Rao", "Permanent Representative", "Italy", "current")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'ancien ambassadeur Marc Ruiz a parlé.", "fr"),
        ("L'ambassadrice de bonne volonté Anna Rao a chanté.", "fr"),
        ("Marc Ruiz, ambassadeur de la marque Kalio, a parlé.", "fr"),
        ("Unicef-Botschafter Emil Kranz sang.", "de"),
        ("Jo Doe, a Unicef goodwill ambassador, sang.", "en"),
    ],
)
def test_an_ambassador_of_no_country_to_no_place_has_no_office(text, language):
    assert sent(text, language) == set()


def test_where_an_ambassador_is_sent_makes_no_other_office_of_it():
    assert canonical("Ambassador to Russia", "European Union") == canonical("Ambassador", "European Union")
