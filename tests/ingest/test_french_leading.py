"""How French tells who leads what: "prend la tête du ministère", "que préside X", read on Tuesday, 1 October 2024."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told

ME = "Marc Ruiz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marc Ruiz prend la tête du ministère de la Défense le 3 mai 2012.", (DEFENCE, "", "2012-05-03", None)),
        ("Marc Ruiz a pris les rênes du ministère de la Défense en 2012.", (DEFENCE, "", "2012", None)),
        ("Marc Ruiz a dirigé le ministère norvégien de la Défense de 2012 à 2014.", (DEFENCE, "Norway", "2012", "2014")),
        ("Marc Ruiz hérite du portefeuille de la Défense en 2012.", (DEFENCE, "", "2012", None)),
        ("Marc Ruiz prend la tête du gouvernement norvégien en 2012.", (PM, "Norway", "2012", None)),
        ("Marc Ruiz quitte la tête du gouvernement belge en 2014.", (PM, "Belgium", None, "2014")),
        ("Marc Ruiz prend les commandes de la diplomatie russe en 2012.", (FOREIGN, "Russia", "2012", None)),
        ("Marc Ruiz accède à la présidence du Pérou en 2012.", (PRESIDENT, "Peru", "2012", None)),
        ("Marc Ruiz a été porté à la présidence du Mali en 2012.", (PRESIDENT, "Mali", None, None)),
        ("Marc Ruiz est élu à la présidence de la République en 2012.", (PRESIDENT, "", None, None)),
        ("Marc Ruiz occupe la présidence de la République de 2012 à 2014.", (PRESIDENT, "", "2012", "2014")),
        ("Marc Ruiz exerce la présidence de la République du Pérou de 2012 à 2014.", (PRESIDENT, "Peru", "2012", "2014")),
        ("Marc Ruiz assume la présidence de la Commission européenne de 2012 à 2014.", (PRESIDENT, "European Commission", "2012", "2014")),
        ("Marc Ruiz, qui présida le pays de 2006 à 2016, a parlé.", (PRESIDENT, "", "2006", "2016")),
        ("L'Otan, que Marc Ruiz a dirigée de 2010 à 2014, a parlé.", (SG, "NATO", "2010", "2014")),
        ("Le Sénat, dont Marc Ruiz fut le président de 2010 à 2014, a parlé.", (PRESIDENT, "Senate", "2010", "2014")),
        ("L'Italie, dont Marc Ruiz fut Premier ministre de 2010 à 2014, a parlé.", (PM, "Italy", "2010", "2014")),
    ],
)  # fmt: skip
def test_who_led_what_in_the_past(text, expected):
    assert told(text) == {(ME, *expected, "former")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Assemblée nationale, que préside Marc Ruiz, a voté.", (PRESIDENT, "National Assembly", None)),
        ("L'Otan que dirige Marc Ruiz a parlé.", (SG, "NATO", None)),
        ("L'Otan, qui est dirigée par Marc Ruiz, a parlé.", (SG, "NATO", None)),
        ("L'Otan, dont Marc Ruiz est le secrétaire général, a parlé.", (SG, "NATO", None)),
        ("Le gouvernement norvégien, dirigé par Marc Ruiz, a voté.", (PM, "Norway", None)),
        ("Marc Ruiz préside le pays depuis 2012.", (PRESIDENT, "", "2012")),
        ("Le président togolais Marc Ruiz, arrivé au pouvoir en 2005, a parlé.", (PRESIDENT, "Togo", "2005")),
        ("Le président Marc Ruiz, élu en 2010, a parlé.", (PRESIDENT, "", None)),
        ("Le président Marc Ruiz, né en 1950, a parlé.", (PRESIDENT, "", None)),
    ],
)
def test_who_leads_what_today(text, expected):
    office, body, start = expected
    assert told(text) == {(ME, office, body, start, None, "current")}


def test_who_will_lead_a_body_from_a_month_on():
    text = "La Conférence de sécurité de Munich, que présidera Marc Ruiz dès mars prochain, a parlé."
    assert told(text) == {(ME, "Chair", "Munich Security Conference", "2025-03", None, "future")}


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz, candidat à la présidence du Pérou, a parlé.",
        "Marc Ruiz, conseiller à la présidence de la République, a parlé.",
        "Le secrétaire général de la présidence de la République, Marc Ruiz, a parlé.",
        "La délégation du gouvernement norvégien, dirigée par Marc Ruiz, a parlé.",
        "Marc Ruiz est conseiller au ministère norvégien de la Défense.",
        "Marc Ruiz réclame la tête du ministre de la Défense.",
        "Marc Ruiz hérite d'un ministre de la Défense affaibli.",
        "Marc Ruiz vise la tête du gouvernement.",
        "L'Otan, qu'a rejointe la Suède et que redoute Marc Ruiz, a parlé.",
    ],
)
def test_who_only_wants_serves_or_fears_what_others_lead(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "En 2010, le président Marc Ruiz, élu en 2005, a parlé.",
        "Le président Marc Ruiz, élu en 2010 et renversé en 2012, a parlé.",
        "Le président Marc Ruiz, assassiné en 2010, avait parlé.",
    ],
)
def test_the_day_of_an_election_leaves_the_other_days_of_the_sentence(text):
    assert {spell[-1] for spell in told(text)} == {"former"}


@pytest.mark.parametrize(
    "text",
    [
        "L'entraîneur Marc Ruiz a dirigé les États-Unis de 2011 à 2016.",
        "Marc Ruiz a dirigé les Pays-Bas au Mondial de 2010.",
        "Le sélectionneur Marc Ruiz dirige le Brésil depuis 2016.",
        "L'entraîneur Marc Ruiz a dirigé la Catalogne de 2011 à 2016.",
        "L'entraîneur Marc Ruiz dirige l'Écosse depuis 2016.",
        "Anna Rao a endossé une robe en 2019 ; ministre de la Justice de la Norvège, elle rit.",
    ],
)
def test_who_leads_a_team_or_puts_on_a_robe_has_no_office(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Le président norvégien Marc Ruiz s'installa en 2020 dans un fauteuil de l'Assemblée.",
        "Le président norvégien Marc Ruiz prit le train en 2020.",
        "Le président norvégien Marc Ruiz hérite en 2020 d'une maison.",
    ],
)
def test_what_a_president_takes_beside_the_office_does_not_begin_it(text):
    assert told(text) == {(ME, PRESIDENT, "Norway", None, None, "former")}


def test_whoever_governs_a_region_is_its_president():
    text = "Marc Ruiz a gouverné la Catalogne de 2011 à 2016."
    assert told(text) == {(ME, PRESIDENT, "Catalonia", "2011", "2016", "former")}


def test_a_president_who_takes_it_has_taken_the_office():
    text = "Marc Ruiz, président de la Norvège, l'a pris en 2020."
    assert {spell[3] for spell in told(text)} == {"2020"}
