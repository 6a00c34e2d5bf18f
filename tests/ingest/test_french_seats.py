"""Offices told by where they sit, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, SG, told

FINANCE, INTERIOR = "Minister of Finance", "Minister of the Interior"
WORLD_TRADE = "World Trade Organization"


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Le nouveau patron de Bercy, Marc Delvaux, a parlé.", FINANCE, "France"),
        ("Marc Delvaux, le patron du Quai d’Orsay, a parlé.", FOREIGN, "France"),
        ("Le locataire de Matignon, Marc Delvaux, a parlé.", PM, "France"),
        ("L'hôte de Beauvau, Marc Delvaux, a parlé.", INTERIOR, "France"),
        ("Marc Delvaux reste à l'hôtel de Brienne.", DEFENCE, "France"),
        ("Le maître du Kremlin, Marc Delvaux, a parlé.", "President", "Russia"),
        ("Marc Delvaux dirige le ministère de l'Intérieur.", INTERIOR, ""),
    ],
)
def test_a_place_stands_for_the_office_behind_words_that_say_so(text, office, body):
    assert told(text) == {("Marc Delvaux", office, body, None, None, "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz a remplacé Anna Rao à Matignon en janvier 2024.",
            {
                ("Marc Ruiz", PM, "France", "2024-01", None, "current"),
                ("Anna Rao", PM, "France", None, None, "former"),
            },
        ),
        (
            "Le ministre de la Défense, Marc Ruiz, est nommé aux Affaires étrangères. Anna Rao le remplace à la Défense.",
            {
                ("Marc Ruiz", DEFENCE, "", None, None, "former"),
                ("Marc Ruiz", FOREIGN, "", None, None, "future"),
                ("Anna Rao", DEFENCE, "", None, None, "current"),
            },
        ),
        (
            "Anna Rao a dirigé le ministère de la Défense de 2002 à 2006.",
            {("Anna Rao", DEFENCE, "", "2002", "2006", "former")},
        ),
    ],
)
def test_a_verb_gives_someone_the_seat(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marc Delvaux est reçu à l'Élysée par l'hôte du sommet.",
        "Marc Delvaux est arrivé à Matignon mardi.",
        "La porte-parole du Quai d'Orsay, Anna Rao, a parlé.",
        "Anna Rao a été nommée conseillère à Matignon.",
        "Marc Delvaux est resté à La Défense, près de Paris.",
    ],
)
def test_elsewhere_a_place_is_a_place(text):
    assert told(text) == set()


def test_the_organization_is_the_one_that_the_article_is_about():
    text = "L'OMC change. Le directeur général de l'organisation, Marc Ruiz, a vu Anna Rao, patronne de l'institution."
    assert told(text) == {
        ("Marc Ruiz", "Director General", WORLD_TRADE, None, None, "current"),
        ("Anna Rao", "Director General", WORLD_TRADE, None, None, "current"),
    }


def test_an_organization_that_is_named_stands_for_itself_only():
    text = "L'Otan a parlé. Le patron de l'organisation patronale, Marc Ruiz, a parlé."
    assert (("Marc Ruiz", SG, "NATO", None, None, "current")) not in told(text)
