"""What stands beside the news in French, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import PM, PRESIDENT, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le président Marc Ruiz est annoncé en sécurité et le chef d'état-major serait l'otage des putschistes.",
            {("Marc Ruiz", PRESIDENT, "", None, None, "current")},
        ),
        (
            "Marc Ruiz a été élu et le président de la Banque nationale suisse serait en fuite.",
            set(),
        ),
    ],
)
def test_who_the_next_verb_is_about_is_not_the_one_before(text, expected):
    assert told(text) == expected


def test_whoever_will_be_helped_by_someone_appointed_has_them_from_then_on():
    text = "Elle sera secondée par Marc Ruiz, nommé vice-président."
    assert told(text) == {("Marc Ruiz", "Vice President", "", None, None, "future")}


def test_a_joke_on_what_someone_would_be_like_is_no_office():
    text = "Et Marc Ruiz ? Son nom est apparu. « Ruiz secrétaire général, c'est comme Ruiz archevêque », plaisante un diplomate."
    assert told(text) == set()


def test_a_director_of_a_part_of_the_house_is_not_its_director():
    assert told("Marc Ruiz est directeur régional pour l'Afrique.") == set()
    assert told("Anna Rao est directrice nationale pour le Sénégal.") == set()


def test_a_second_ministry_has_the_times_of_the_first():
    assert told("De 2001 à 2005, Anna Rao est ministre de la Santé et du Développement régional.") == {
        ("Anna Rao", "Minister of Health", "", "2001", "2005", "former"),
        ("Anna Rao", "Minister of Regional Development", "", "2001", "2005", "former"),
    }


@pytest.mark.parametrize(
    ("portfolio", "office"),
    [
        (
            "des Collectivités locales et du Développement régional",
            "Minister of Local Government and Regional Development",
        ),
        ("des Classes moyennes et des Indépendants", "Minister of the Middle Classes"),
    ],
)
def test_ministries_of_several_things_have_one_name(portfolio, office):
    assert told(f"Anna Rao est ministre {portfolio}.") == {("Anna Rao", office, "", None, None, "current")}


def test_the_office_left_on_a_day_is_the_one_said_to_have_ended_on_it():
    text = (
        "Anna Rao, née en 1961, est Première ministre de Norvège du 16 octobre 2013 au 14 octobre 2021. "
        "De 2001 à 2005, elle est ministre de la Santé. "
        "Le 14 octobre 2021, elle cède ses fonctions à Paul Petit."
    )
    assert told(text) == {
        ("Anna Rao", PM, "Norway", "2013-10-16", "2021-10-14", "former"),
        ("Anna Rao", "Minister of Health", "", "2001", "2005", "former"),
        ("Paul Petit", PM, "Norway", "2021-10-14", None, "current"),
    }
