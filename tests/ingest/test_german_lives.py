"""What German lives and portraits say from sentence to sentence: terms set off, who is meant, headings and lists.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

TERMS = [
    (
        "Dschibutis Präsident Emil Kranz, im Amt seit 1999, mahnte.",
        ["Emil Kranz, President, Djibouti, 1999/?, current"],
    ),
    (
        "Ungarns Zentralbankchef Emil Kranz, seit März 2013 auf dem Posten, mahnte.",
        ["Emil Kranz, Governor, Hungarian National Bank, 2013-03/?, current"],
    ),
    (
        "Emil Kranz ist Ministerpräsident von Malta. Er war im Januar 2020 ohne Wahl in das Amt gelangt.",
        ["Emil Kranz, Prime Minister, Malta, 2020-01/?, current"],
    ),
    (
        "Togos Präsident Emil Kranz mahnte. Er war 1967 durch einen Putsch an die Macht gekommen.",
        ["Emil Kranz, President, Togo, 1967/?, current"],
    ),
    (
        "Jana Kolb, dreimal selbst Regierungschefin von Slowenien, mahnte.",
        ["Jana Kolb, Prime Minister, Slovenia, ?/?, former"],
    ),
]
MEANT = [
    (
        "Jana Kolb ist Juristin. 2012 machte Präsident Emil Kranz die Parteilose zur Ministerin für Wasser.",
        ["Emil Kranz, President, ?, ?/?, former", "Jana Kolb, Minister of Water, ?, ?/?, former"],
    ),
    (
        "Präsident Emil Kranz ernannte die Juristin zur Ministerin für Wasser.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    (
        "Präsident Emil Kranz wird den alten und neuen Regierungschef am Mittwoch vereidigen.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    ("Jana Kolb lachte. Sie haben 1995 den Posten des Nato-Generalsekretärs übernommen.", []),
    (
        "OSZE-Generalsekretärin Jana Kolb würdigte den Verstorbenen am Montag.",
        ["Jana Kolb, Secretary General, OSCE, ?/?, current"],
    ),
    (
        (
            "Emil Kranz (* 3. Mai 1949) war bis zum 26. November 1998 Regierungschef von Lettland. "
            "Sein Nachfolger wurde Karl Zorn. Von 2000 bis 2002 war er Finanzminister."
        ),
        [
            "Emil Kranz, Minister of Finance, ?, 2000/2002, former",
            "Emil Kranz, Prime Minister, Latvia, ?/1998-11-26, former",
            "Karl Zorn, Prime Minister, Latvia, ?/?, former",
        ],
    ),
]
STILL = [
    (
        "Kenias Präsident Emil Kranz hatte für Karl Zorn geworben, der ihm im Streit 2022 noch unterlegen war.",
        ["Emil Kranz, President, Kenya, ?/?, current"],
    ),
    (
        "Kenias Präsident Emil Kranz, der 2012 gewählt worden war, warb für Karl Zorn.",
        ["Emil Kranz, President, Kenya, ?/?, former"],
    ),
    (
        "Der Belgier Emil Kranz, noch Premier, lachte.",
        ["Emil Kranz, Prime Minister, ?, ?/?, current"],
    ),
    (
        "Emil Kranz, Außenminister von 1980 bis 1990, wurde vom Kanzler entlassen.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, 1980/1990, former"],
    ),
    (
        "Jana Kolb, Finanzministerin von Polen, wurde 2020 von der Kanzlerin entlassen.",
        ["Jana Kolb, Minister of Finance, Poland, ?/2020, former"],
    ),
]
FOLLOWED = [
    (
        "Der Konzern trennt sich von Vorstandschef Emil Kranz. Nachfolgerin wird die Schwedin Jana Kolb.",
        [
            "Emil Kranz, Chief Executive, ?, ?/?, current",
            "Jana Kolb, Chief Executive, ?, ?/?, future planned",
        ],
    ),
    (
        "Der Minister ließ den Generalbundesanwalt Emil Kranz am 4. August 2015 in den Ruhestand versetzen.",
        ["Emil Kranz, Public Prosecutor General, Germany, ?/2015-08-04, former"],
    ),
]
DESCRIBED = [
    (
        "Die OSZE wuchs. Von Juni 1993 bis Juni 1996 wirkte Emil Kranz als erster Generalsekretär der Organisation.",
        ["Emil Kranz, Secretary General, OSCE, 1993-06/1996-06, former"],
    ),
    (
        "Joseph Kranz ist nun Kandidat. Der Senator von Delaware ist einer der Dienstältesten.",
        ["Joseph Kranz, Senator, United States, ?/?, current"],
    ),
    ("Jana Kolb sprach in Berlin. Der Präsident der Weltbank hat gelacht.", []),
    ("Wien trauerte. Kanzler Emil Kranz mahnte.", ["Emil Kranz, Chancellor, Austria, ?/?, current"]),
    (
        "Eyadémas Sohn Faure Kranz, Präsident von Togo, mahnte.",
        ["Faure Kranz, President, Togo, ?/?, current"],
    ),
]
LISTS = (
    "Die Präsidenten des Europäischen Parlaments\n\nDie Amtsinhaber seit 2012:\n\n"
    "2012–2017: Emil Kranz (Deutschland, Sozialdemokrat)\n"
    "2017–2019: Karl Zorn (Italien, Christdemokrat)\n"
    "seit 2019: Jana Kolb (Malta, Christdemokratin)\n"
)


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_a_term_may_be_set_off_behind_the_name(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_nobody_else_is_given_the_office(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), STILL)
def test_whether_someone_is_still_in_office(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), FOLLOWED)
def test_who_comes_after_whom(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_whose_office_a_description_is(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


def test_a_list_under_a_heading_names_all_who_had_the_office() -> None:
    assert sorted(tenures(LISTS)) == [
        "Emil Kranz, President, European Parliament, 2012/2017, former",
        "Jana Kolb, President, European Parliament, 2019/?, current",
        "Karl Zorn, President, European Parliament, 2017/2019, former",
    ]


def test_the_heading_of_a_dictionary_has_the_family_name_first() -> None:
    text = "Kranz, Emil Karl\n\nEmil Karl Kranz war von 1998 bis 2004 Ministerpräsident von Lettland."
    assert tenures(text) == ["Emil Karl Kranz, Prime Minister, Latvia, 1998/2004, former"]
