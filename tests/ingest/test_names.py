"""Who is named: where a name begins and ends, and which mentions are one person."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document


def people(text: str, language: str = "en") -> set[str]:
    """Whom an article of 1 October 2024 gives an office."""
    said = extract(Document("test", text, language=language, published=date(2024, 10, 1)))
    return {s.person for s in said if s.office}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Syrian President Bashar al-Assad spoke.", "Bashar al-Assad"),
        ("Egypt's President Abdel Fattah el-Sisi spoke.", "Abdel Fattah el-Sisi"),
        ("Former British prime minister John Major spoke.", "John Major"),
        ("Former British prime minister Theresa May spoke.", "Theresa May"),
        ("The German defence minister, General Ursula von der Leyen, spoke.", "Ursula von der Leyen"),
        ("Former NATO secretary general Lord Robertson spoke.", "Robertson"),
        ("Former NATO secretary general Jaap de Hoop Scheffer spoke.", "Jaap de Hoop Scheffer"),
        ("US Senate president Strom Thurmond and U.S. President George W. Bush spoke.", "George W. Bush"),
        ("Businessman Don Rumsfeld, U.S. secretary of defense, spoke.", "Don Rumsfeld"),
    ],
)
def test_a_name_is_read_whole_and_without_what_stands_before_it(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Der serbische Regierungschef Vojislav Koštunica von der Demokratischen Partei sprach.",
            "Vojislav Koštunica",
        ),
        ("EU-Kommissionspräsidentin Ursula von der Leyen sprach.", "Ursula von der Leyen"),
        ("Israels Premierminister Benjamin Netanyahu den Luftangriff lobte.", "Benjamin Netanyahu"),
        ("Weil man Japans Premierminister Shinzo Otaba Korruptionsvorwürfe macht.", "Shinzo Otaba"),
        ("Dort sitzt Estlands Präsidentin Milica Kovač-Brandt Platz.", "Milica Kovač-Brandt"),
        ("Der damalige Bundeskanzler Kohl sprach.", "Kohl"),
        ("Schwedens Ministerpräsident Olle Bergström sprach.", "Olle Bergström"),
        ("Polens Außenminister Maria Vorwerks Büroleiter sprach mit Vorwerk.", "Maria Vorwerk"),
    ],
)
def test_german_nouns_after_a_name_are_no_part_of_it(text: str, name: str) -> None:
    assert people(text, "de") == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Gegen die Entscheidung des Bundespräsidenten Klage einzureichen, ist teuer.",
        "Er warf dem Ministerpräsidenten Wortbruch vor.",
        "Zur Entscheidung des Bundeskanzlers Stellung nehmen wollte niemand.",
    ],
)
def test_a_german_noun_after_a_title_is_no_name(text: str) -> None:
    assert people(text, "de") == set()


def test_a_surname_alone_is_the_person_named_in_full_before() -> None:
    text = "Samoan Prime Minister Tuilaepa Sailele Malielegaoi spoke. Prime Minister Tuilaepa left."
    assert people(text) == {"Tuilaepa Sailele Malielegaoi"}


def test_east_asian_family_names_come_first() -> None:
    text = "Ban Ki-moon was elected. Ban became secretary general of the United Nations in 2007."
    assert people(text) == {"Ban Ki-moon"}


def test_two_given_names_before_one_family_name_are_two_people() -> None:
    text = "Pakistani prime minister Nawaz Sharif and Kulsoom Nawaz Sharif spoke."
    assert people(text) == {"Nawaz Sharif"}


def test_different_middle_initials_are_two_people() -> None:
    text = "President George H. W. Bush and US President George W. Bush spoke."
    assert people(text) == {"George H. W. Bush", "George W. Bush"}
