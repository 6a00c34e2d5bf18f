"""Offices that go to someone in French, and who comes after whom in them, read on 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told

HEALTH, INTERIOR, WORKS = "Minister of Health", "Minister of the Interior", "Minister of Public Works"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Défense échoit au lieutenant-colonel Marc Ruiz.", {("Marc Ruiz", DEFENCE, "", None, None, "current")}),
        ("La Défense est confiée à Marc Ruiz.", {("Marc Ruiz", DEFENCE, "", None, None, "current")}),
        ("Le ministère de la Défense est attribué à Marc Ruiz.", {("Marc Ruiz", DEFENCE, "", None, None, "current")}),
        ("Le portefeuille de la Défense revient à Marc Ruiz.", {("Marc Ruiz", DEFENCE, "", None, None, "current")}),
        ("Le chef du gouvernement a confié la Défense à Marc Ruiz.", {("Marc Ruiz", DEFENCE, "", None, None, "current")}),
        ("Matignon échoit à Marc Ruiz.", {("Marc Ruiz", PM, "France", None, None, "current")}),
        (
            "L'Intérieur revient à Anna Rao, la Santé à Marc Ruiz.",
            {("Anna Rao", INTERIOR, "", None, None, "current"), ("Marc Ruiz", HEALTH, "", None, None, "current")},
        ),
        (
            "Le poste de secrétaire général de l'Otan revient au Turc Marc Ruiz.",
            {("Marc Ruiz", SG, "NATO", None, None, "current")},
        ),
        ("Marc Ruiz a obtenu les Affaires étrangères.", {("Marc Ruiz", FOREIGN, "", None, None, "current")}),
        ("Marc Ruiz est avocat. En 1969, il reçoit les Affaires étrangères.", {("Marc Ruiz", FOREIGN, "", "1969", None, "former")}),
        ("Marc Ruiz est avocat. Il se voit confier le ministère de la Défense en 1969.", {("Marc Ruiz", DEFENCE, "", "1969", None, "former")}),
        ("Marc Ruiz est avocat. En 1969, Jean Petit lui confie le portefeuille des Travaux publics.", {("Marc Ruiz", WORKS, "", "1969", None, "former")}),
    ],
)  # fmt: skip
def test_whoever_an_office_goes_to_has_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Petit reçoit le ministre de la Défense.",
        "La santé revient à Marc Ruiz après un mois.",
        "Le ministère de la Défense a confié une enquête à Marc Ruiz.",
        "Le rôle du président revient à Marc Ruiz.",
    ],
)
def test_what_else_goes_to_someone_is_no_office(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("À l'Otan, Marc Ruiz succède à Jean Petit.", SG, "NATO"),
        ("Marc Ruiz a succédé à Jean Petit à l'Otan.", SG, "NATO"),
        (
            "À la Commission européenne, Marc Ruiz prend la suite de Jean Petit.",
            PRESIDENT,
            "European Commission",
        ),
    ],
)
def test_the_body_at_which_someone_comes_after_another_names_the_office(text, office, body):
    assert told(text) == {
        ("Marc Ruiz", office, body, None, None, "current"),
        ("Jean Petit", office, body, None, None, "former"),
    }


def test_in_place_of_whom_someone_was_named_had_the_office():
    text = "Le ministre turc de la Défense, Marc Ruiz, nommé en juin en remplacement de Jean Petit, a parlé."
    assert told(text) == {
        ("Marc Ruiz", DEFENCE, "Turkey", None, None, "current"),
        ("Jean Petit", DEFENCE, "Turkey", None, None, "former"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marc Ruiz présidera ensuite, de 1985 à 1989, la Commission européenne.", (PRESIDENT, "European Commission", "1985", "1989", "former")),
        ("Marc Ruiz est porté à la présidence de la Commission européenne en 1975.", (PRESIDENT, "European Commission", None, None, "former")),
        ("Le futur Premier ministre Marc Ruiz y apprit son métier en 1975.", (PM, "", None, None, "former")),
    ],
)  # fmt: skip
def test_what_a_life_tells_as_ahead_or_present_is_over(text, expected):
    assert told(text) == {("Marc Ruiz", *expected)}


def test_who_waits_for_the_first_of_december_is_not_yet_in_office():
    text = "Marc Ruiz attendra le 1er décembre pour prendre la suite de Jean Petit à la présidence du Conseil européen."
    assert told(text) == {
        ("Marc Ruiz", PRESIDENT, "European Council", "2024-12-01", None, "future"),
        ("Jean Petit", PRESIDENT, "European Council", None, None, "current"),
    }


def test_a_list_under_those_who_came_before_goes_on_behind_what_is_told_of_each():
    text = """Anna Rao est secrétaire générale de l'Otan. Retour sur ceux qui l'ont précédée à la tête de l'Otan, dont Jean Petit.

Marc Ruiz (Belgique), 1952-1957. Avocat, il accepte sans joie.

Paul Klein (Italie), 1957-1961. Un homme discret.

Emil Kranz (Danemark), 1961-1964. Son fils chante."""
    rows = {(name, start, end) for name, _, body, start, end, _ in told(text) if body == "NATO" and start}
    assert rows == {
        ("Marc Ruiz", "1952", "1957"),
        ("Paul Klein", "1957", "1961"),
        ("Emil Kranz", "1961", "1964"),
    }


def test_il_at_the_head_of_a_paragraph_is_whom_the_life_is_about():
    text = """Marc Ruiz, né en 1928 à Lyon, est un homme politique.

Jean Petit l'admire.

Il devient ministre de la Défense en 1961."""
    assert told(text) == {("Marc Ruiz", DEFENCE, "", "1961", None, "former")}


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz, vice-Premier ministre du Luxembourg, succède à Jean Petit à Madrid.",
        "Marc Ruiz, vice-Premier ministre du Luxembourg, succède à Jean Petit à Bruxelles.",
        "Anna Rao, ministre luxembourgeoise de la Défense, prend le relais de Jean Petit, son homologue maltais.",
    ],
)
def test_nobody_follows_in_their_own_country_whom_they_follow_elsewhere(text):
    assert {(office, body) for person, office, body, *_ in told(text) if person != "Jean Petit"} <= {
        ("Deputy Prime Minister", "Luxembourg"),
        (DEFENCE, "Luxembourg"),
    }
    assert "Jean Petit" not in {person for person, _, body, *_ in told(text) if body == "Luxembourg"}


def test_lui_between_commas_is_nobody_else():
    text = """Anna Rao parle. Marc Ruiz, lui, succède à Jean Petit à la présidence du Conseil européen."""
    assert {person for person, *_ in told(text)} == {"Marc Ruiz", "Jean Petit"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Le représentant spécial de l'ONU pour l'Afrique de l'Ouest et le Sahel, Marc Ruiz, a parlé.", "United Nations"),
        ("L'envoyé spécial de l'Union africaine au Mali, Marc Ruiz, a parlé.", "African Union"),
        ("Le représentant spécial du secrétaire général de l'ONU au Mali, Marc Ruiz, a parlé.", "United Nations"),
    ],
)  # fmt: skip
def test_an_envoy_is_of_the_body_that_sends_them(text, body):
    assert told(text) == {("Marc Ruiz", "Special Envoy", body, None, None, "current")}


def test_an_envoy_of_nobody_is_no_office():
    assert told("Notre envoyé spécial Marc Ruiz a vu le village.") == set()


@pytest.mark.parametrize(
    ("told_of_it", "start", "status"),
    [
        ("L'intérim est assuré depuis 2023 par Marc Ruiz.", "2023", "current"),
        ("L'intérim fut assuré par Marc Ruiz.", None, "former"),
        ("L'intérim sera assuré par Marc Ruiz à partir du 4 novembre.", "2024-11-04", "future"),
    ],
)
def test_whoever_stands_in_is_named_behind(told_of_it, start, status):
    text = f"Jean Petit quitte le poste de gouverneur de la Banque de France. {told_of_it}"
    assert ("Marc Ruiz", "Governor", "Bank of France", start, None, status) in told(text)


def test_a_post_set_off_is_the_office_right_before_it():
    text = "Le pape a nommé Mgr Marc Ruiz archevêque de Lomé. Il était jusqu'ici évêque d'Auxerre, poste qu'il occupait depuis 2008."
    assert {(office, start) for _, office, _, start, *_ in told(text)} == {
        ("Archbishop", None),
        ("Bishop", "2008"),
    }


def test_whoever_presides_over_a_longer_name_presides_over_another_body():
    assert told("Marc Ruiz préside le Conseil national des droits de l'homme.") == set()
