"""German sentences and what a careful reader takes from each; all are read on 1 October 2024."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document

TITLES = [
    (
        "Annegret Voss war von 2008 bis 2013 Justizministerin des Landes Niedersachsen.",
        "Annegret Voss, Minister of Justice, Lower Saxony, 2008/2013, former",
    ),
    (
        "Annegret Voss ist seit dem 15. Mai 2023 deutsche Bundesministerin der Verteidigung.",
        "Annegret Voss, Minister of Defence, Germany, 2023-05-15/?, current",
    ),
    ("Altkanzlerin Angela Merkel sprach.", "Angela Merkel, Chancellor, Germany, ?/?, former"),
    ("Frankreichs Expräsident Nicolas Sarkozy sprach.", "Nicolas Sarkozy, President, France, ?/?, former"),
    (
        "Bulgariens Interimspremier Petko Stanchev sprach.",
        "Petko Stanchev, Prime Minister, Bulgaria, ?/?, acting current",
    ),
    (
        "Brandenburgs Ministerpräsident Matthias Platzeck sprach.",
        "Matthias Platzeck, Minister-President, Brandenburg, ?/?, current",
    ),
    (
        "Der Leiter der Internationalen Atomenergiebehörde IAEA, Mohammed ElBaradei, gratulierte.",
        "Mohammed ElBaradei, Director General, International Atomic Energy Agency, ?/?, current",
    ),
    (
        "Der Chef des Internationalen Währungsfonds (IWF), Dominique Strauss-Kahn, sprach.",
        "Dominique Strauss-Kahn, Managing Director, International Monetary Fund, ?/?, current",
    ),
]
BESIDE_A_NAME = [
    (
        "Neben ihm saß Pieter van der Velde, von 1999 bis 2004 Generalsekretär der Nato.",
        "Pieter van der Velde, Secretary General, NATO, 1999/2004, former",
    ),
    (
        "Ulla Rosenqvist, bis 2014 schwedische Verteidigungsministerin in Stockholm, bestritt das.",
        "Ulla Rosenqvist, Minister of Defence, Sweden, ?/2014, former",
    ),
    (
        "Christine Lagarde, damals noch französische Finanzministerin, übergab die Liste.",
        "Christine Lagarde, Minister of Finance, France, ?/?, former",
    ),
    (
        "Der frühere Bundeskanzler und SPD-Vorsitzende Gerhard Schröder sprach.",
        "Gerhard Schröder, Chancellor, Germany, ?/?, former",
    ),
]


def tenures(text: str) -> list[str]:
    """The tenures of an article, one line each."""
    document = Document("test", text, language="de", published=date(2024, 10, 1))
    lines = []
    for spell in spells(document, extract(document)):
        acting = "acting " if spell.acting else ""
        modality = "" if spell.modality == "asserted" else f" {spell.modality}"
        lines.append(
            f"{spell.person}, {spell.office}, {spell.organization or '?'}, "
            f"{spell.start or '?'}/{spell.end or '?'}, {acting}{spell.status}{modality}"
        )
    return lines


@pytest.mark.parametrize(("text", "tenure"), TITLES)
def test_a_title_is_read_with_its_body(text: str, tenure: str) -> None:
    assert tenures(text) == [tenure]


@pytest.mark.parametrize(("text", "tenure"), BESIDE_A_NAME)
def test_what_stands_beside_a_name_is_told_of_it(text: str, tenure: str) -> None:
    assert tenures(text) == [tenure]


def test_a_title_between_two_names_belongs_to_the_one_it_introduces() -> None:
    text = "Es gratulierten Silvio Barlini, der Leiter der IAEA, Mohammed ElBaradei, und Tony Brown."
    assert tenures(text) == [
        "Mohammed ElBaradei, Director General, International Atomic Energy Agency, ?/?, current"
    ]
