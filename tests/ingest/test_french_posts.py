"""French posts below and beside ministers, and who is out of office or still in it, read on 1 October 2024."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, PRESIDENT, told

FOREIGN = "Deputy Minister of Foreign Affairs"


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Le vice-ministre russe des Affaires étrangères, Ivan Rao, a parlé.", FOREIGN, "Russia"),
        ("Ivan Rao, vice-ministre iranien des Affaires étrangères, a parlé.", FOREIGN, "Iran"),
        ("Le vice-ministre des Affaires étrangères Ivan Rao a parlé.", FOREIGN, ""),
        ("Le secrétaire d'État à la Défense, Ivan Rao, a parlé.", "Secretary of State for Defence", ""),
        ("Ivan Rao, secrétaire d'Etat chargé de l'Intérieur, a parlé.", "Secretary of State for the Interior", ""),
        ("Selon Ivan Rao, secrétaire d'État auprès du ministre de la Défense, il pleut.", "Secretary of State", ""),
        ("Le secrétaire d'État américain Ivan Rao a parlé.", "Secretary of State", "United States"),
        ("Le chef d'état-major de l'armée de terre, le général Ivan Rao, a parlé.", "Chief of Staff of the Army", ""),
        ("Le directeur général d'Airbus, Ivan Rao, a parlé.", "Chief Executive", "Airbus"),
        ("La présidente de France Télévisions, Eva Rao, a parlé.", PRESIDENT, "France Télévisions"),
        ("Le porte-parole de la Maison Blanche, Ivan Rao, a parlé.", "Press Secretary", "White House"),
    ],
)  # fmt: skip
def test_posts_below_ministers_and_in_firms(text, office, body):
    assert {spell[1:3] for spell in told(text)} == {(office, body)}


@pytest.mark.parametrize(
    "text",
    [
        "Jean Dorel, secrétaire d'État auprès du ministre de la Justice norvégien Paul Roux, rit.",
        "Le secrétaire d'État auprès du ministre de la Justice Paul Roux rit.",
    ],
)
def test_a_name_behind_whom_a_state_secretary_serves_may_be_either(text):
    assert told(text) == set()


def test_the_envoy_of_a_broadcaster_holds_no_office():
    assert told("La journaliste Anna Rao, envoyée spéciale de France 2, a parlé.") == set()


@pytest.mark.parametrize(
    ("text", "end", "status"),
    [
        (
            "La Cour confirme la destitution du président malien Marc Ruiz, ce vendredi.",
            "2024-09-27",
            "former",
        ),
        ("Le limogeage du président malien Marc Ruiz a surpris.", None, "former"),
        ("Le renversement du président malien Marc Ruiz par l'armée a surpris.", None, "former"),
        ("Depuis la chute du président malien Marc Ruiz en avril, rien ne va.", "2024-04", "former"),
        ("L'opposition réclame la destitution du président malien Marc Ruiz.", None, "current"),
        ("La destitution du président malien Marc Ruiz est demandée.", None, "current"),
        ("La chute du gouvernement du président malien Marc Ruiz a surpris.", None, "current"),
        ("La Norvège a salué la chute du président malien Marc Ruiz en demi-finale.", None, "current"),
        (
            "Après la chute du président malien Marc Ruiz dans l'escalier en avril, rien ne va.",
            None,
            "current",
        ),
        ("Le président malien Marc Ruiz a parlé. Depuis sa chute à vélo, il se tait.", None, "current"),
        ("Depuis la guerre de 2013, le président malien Marc Ruiz gouverne seul.", None, "current"),
        ("Depuis le début, en 2013, de la guerre, le président malien Marc Ruiz se tait.", None, "current"),
    ],
)
def test_who_was_removed_is_out_and_who_has_been_there_since_is_in(text, end, status):
    assert told(text) == {("Marc Ruiz", PRESIDENT, "Mali", None, end, status)}


def test_who_stands_in_has_the_office_of_whom_the_sentence_before_saw_leave():
    text = (
        "Marc Ruiz, le ministre belge de la Défense, a démissionné. Karl Wolf, un général, assure l'intérim."
    )
    assert {spell[:3] for spell in told(text)} == {
        ("Marc Ruiz", DEFENCE, "Belgium"),
        ("Karl Wolf", DEFENCE, "Belgium"),
    }
