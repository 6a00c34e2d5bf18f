"""Who came before and after whom in French, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import PM, SG, told


def nato(person, start, end, status):
    return (person, SG, "NATO", start, end, status)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz a passé le témoin à Anna Rao, mardi, à la tête de l'Otan.",
            {
                nato("Marc Ruiz", None, "2024-10-01", "former"),
                nato("Anna Rao", "2024-10-01", None, "current"),
            },
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, qui cède sa place à Anna Rao dans une semaine, a parlé.",
            {nato("Marc Ruiz", None, None, "current"), nato("Anna Rao", None, None, "future")},
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, a reçu Paul Wolf, auquel il succède.",
            {nato("Marc Ruiz", None, None, "current"), nato("Paul Wolf", None, None, "former")},
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, à qui Anna Rao succédera en mai 2025, a parlé.",
            {nato("Marc Ruiz", None, None, "current"), nato("Anna Rao", "2025-05", None, "future")},
        ),
        (
            "Anna Rao dirigera l'Otan. Son prédécesseur, le Belge Marc Delvaux, a parlé.",
            {nato("Anna Rao", None, None, "future"), nato("Marc Delvaux", None, None, "current")},
        ),
        (
            "Marc Ruiz dirigea l'Otan de 1988 jusqu'à sa mort en 1994. Anna Rao assura l'intérim jusqu'en octobre 1994.",
            {nato("Marc Ruiz", "1988", "1994", "former"), nato("Anna Rao", None, "1994-10", "former")},
        ),
        (
            "Anna Rao prend les commandes de l'Otan. Elle remplace le Belge Marc Delvaux, en poste depuis 2014.",
            {nato("Anna Rao", None, None, "current"), nato("Marc Delvaux", "2014", None, "former")},
        ),
    ],
)
def test_who_follows_whom(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz n'est resté qu'un an à la tête de l'Otan, d'octobre 1994 à octobre 1995.",
            {nato("Marc Ruiz", "1994-10", "1995-10", "former")},
        ),
        (
            "En 1999, Marc Ruiz quitte Oslo. Il sera secrétaire général de l'Otan jusqu'en 2003.",
            {nato("Marc Ruiz", None, "2003", "former")},
        ),
        (
            "Marc Ruiz, l'ex-secrétaire général de l'Otan (2009-2014), a parlé.",
            {nato("Marc Ruiz", "2009", "2014", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan de 2014 à 2024, a parlé.",
            {nato("Marc Ruiz", "2014", "2024", "former")},
        ),
        (
            "Marc Ruiz sera le prochain secrétaire général de l'Otan. Le Fribourgeois prendra ses fonctions le 18 décembre.",
            {nato("Marc Ruiz", "2024-12-18", None, "future")},
        ),
        (
            "Le Premier ministre belge, Marc Delvaux, également secrétaire général de l'Otan, a parlé.",
            {
                nato("Marc Delvaux", None, None, "current"),
                ("Marc Delvaux", PM, "Belgium", None, None, "current"),
            },
        ),
    ],
)
def test_when_someone_held_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le secrétaire général de l'Otan est Marc Ruiz.",
            {nato("Marc Ruiz", None, None, "current")},
        ),
        (
            "Le secrétaire général de l'Otan sera Marc Ruiz.",
            {nato("Marc Ruiz", None, None, "future")},
        ),
        (
            "Marc Ruiz, en poste de 1974 à 1981, a parlé. Il est l'ancien secrétaire général de l'Otan.",
            {nato("Marc Ruiz", "1974", "1981", "former")},
        ),
        (
            "L'ancien président iranien Marc Ruiz est mort. Il avait dirigé le pays de 1989 à 1997.",
            {("Marc Ruiz", "President", "Iran", "1989", "1997", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan, avait dû démissionner en octobre 1995.",
            {nato("Marc Ruiz", None, "1995-10", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan, propose aux siens de démissionner en octobre.",
            {nato("Marc Ruiz", None, None, "current")},
        ),
        (
            "Le candidat belge Marc Ruiz sera secrétaire général de l'Otan.",
            {nato("Marc Ruiz", None, None, "future")},
        ),
        (
            "Le président du Sénat et de l'Assemblée nationale, Marc Ruiz, a parlé.",
            {("Marc Ruiz", "President", "Senate", None, None, "current")},
        ),
        (
            "Marc Ruiz, vice-président de la fédération internationale d'athlétisme, a parlé.",
            {("Marc Ruiz", "Vice President", "", None, None, "current")},
        ),
        (
            "Marc Ruiz, président de la Ligue contre la violence routière, a vu Anna Rao, Première ministre de 2001 à 2004.",
            {
                ("Marc Ruiz", "President", "Ligue contre la violence routière", None, None, "current"),
                ("Anna Rao", PM, "", "2001", "2004", "former"),
            },
        ),
    ],
)
def test_other_ways_to_say_that_someone_holds_it(text, expected):
    assert told(text) == expected
