"""What ministers are for: alike wordings give one title, and several portfolios one office."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.extract.canonical import canonical
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.records import Document


def titles(text: str, language: str) -> set[str]:
    """The offices that an article of 1 October 2024 gives to Anna Rao."""
    said = extract(Document("test", text, language=language, published=date(2024, 10, 1)))
    return {s.office for s in said if s.office and s.person == "Anna Rao"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Minister of Economic Affairs", ["economy minister", "minister of the economy", "minister for economic affairs"]),
        ("Minister of Development", ["development minister", "minister for development cooperation"]),
        ("Minister of Climate", ["climate minister", "minister for climate action"]),
        ("Minister of Digital Affairs", ["digital minister", "minister of digital affairs"]),
        ("Minister of Social Affairs", ["social affairs minister", "minister of social policy"]),
        ("Minister of Regional Development", ["minister for regional development"]),
        ("Minister without Portfolio", ["minister without portfolio"]),
    ],
)  # fmt: skip
def test_english_wordings_give_one_title(title: str, words: list[str]) -> None:
    assert {frozenset(titles(f"Anna Rao, the Danish {w}, spoke.", "en")) for w in words} == {
        frozenset({title})
    }


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Minister of Economic Affairs", ["Wirtschaftsministerin", "Ministerin für Wirtschaft"]),
        ("Minister of Climate", ["Klimaministerin", "Klimaschutzministerin", "Ministerin für Klima und Energie"]),
        ("Minister of Digital Affairs", ["Digitalministerin", "Ministerin für Digitales", "Bundesministerin für Digitales"]),
        ("Minister of Social Affairs", ["Sozialministerin", "Ministerin für Soziales"]),
        ("Minister of Housing", ["Bauministerin", "Bundesministerin für Wohnen, Stadtentwicklung und Bauwesen"]),
        ("Minister of Agriculture", ["Agrarministerin", "Bundesministerin für Ernährung und Landwirtschaft"]),
        ("Minister without Portfolio", ["Ministerin ohne Geschäftsbereich"]),
    ],
)  # fmt: skip
def test_german_wordings_give_one_title(title: str, words: list[str]) -> None:
    assert {frozenset(titles(f"Anna Rao, die {w}, sprach.", "de")) for w in words} == {frozenset({title})}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Minister of Digital Affairs", ["ministre du Numérique", "ministre de la Transition numérique"]),
        ("Minister of Regional Development", ["ministre de l'Aménagement du territoire", "ministre de la Cohésion des territoires"]),
        ("Minister of Gender Equality", ["ministre de l'Égalité", "ministre chargée de l'Égalité des chances"]),
        ("Minister of Pensions", ["ministre des Pensions", "ministre des Retraites"]),
        ("Minister of Climate", ["ministre du Climat"]),
        ("Minister without Portfolio", ["ministre sans portefeuille"]),
    ],
)  # fmt: skip
def test_french_wordings_give_one_title(title: str, words: list[str]) -> None:
    assert {frozenset(titles(f"Anna Rao, {w}, a parlé.", "fr")) for w in words} == {frozenset({title})}


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Minister for Agriculture, Food and Fisheries Anna Rao spoke.", "en", "Minister of Agriculture"),
        (
            "Anna Rao, minister of agriculture and fisheries of Norway, spoke.",
            "en",
            "Minister of Agriculture",
        ),
        ("Economy and climate minister Anna Rao spoke.", "en", "Minister of Economic Affairs"),
        ("Anna Rao, the minister of the economy and finance, spoke.", "en", "Minister of Finance"),
        (
            "The minister for Europe and foreign affairs, Anna Rao, spoke.",
            "en",
            "Minister of Foreign Affairs",
        ),
        ("Wirtschafts- und Klimaschutzministerin Anna Rao sprach.", "de", "Minister of Economic Affairs"),
        ("Europa- und Außenministerin Anna Rao sprach.", "de", "Minister of Foreign Affairs"),
        (
            "Anna Rao, Ministerin für Umwelt, Energie und Klimaschutz, sprach.",
            "de",
            "Minister of the Environment",
        ),
    ],
)
def test_several_portfolios_are_one_office(text: str, language: str, title: str) -> None:
    assert titles(text, language) == {title}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The economy and climate ministers met Anna Rao.", "en"),
        ("Anna Rao, secretary of state for energy of Spain, spoke.", "en"),  # not of the cabinet there
        ("Anna Rao, spokeswoman of the minister for climate and energy, spoke.", "en"),
        ("Die Außen- und Verteidigungsminister trafen Anna Rao.", "de"),
        ("Anna Rao, die Sprecherin des Klimaministers, sprach.", "de"),
        ("Anna Rao, conseillère du ministre du Numérique, a parlé.", "fr"),
    ],
)
def test_these_make_her_no_minister(text: str, language: str) -> None:
    assert titles(text, language) == set()


def test_a_ministry_taken_over_is_not_the_one_left() -> None:
    text = "Das Außenministerium übernimmt Anna Rao, bislang beigeordnete Ministerin für Europa."
    said = extract(Document("test", text, language="de", published=date(2024, 10, 1)))
    now = {s.office for s in said if s.property == "in_office_on"}
    assert now <= {"Minister of Foreign Affairs"}
    assert "Minister of Foreign Affairs" in {s.office for s in said}


def test_what_we_call_an_office_is_our_name_for_it() -> None:
    heads = {lexicon("en").headed(name) for name in lexicon("en").heads} - {None}
    assert [office for office in heads if office and canonical(*office) != office] == []
