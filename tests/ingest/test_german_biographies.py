"""German biographies and the titles that agencies use: participles with their times, verbs of leaving, chairs held in turn.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

PARTICIPLES = [
    (
        "Der von 1998 bis 2002 amtierende estnische Finanzminister Emil Kranz ist tot.",
        ["Emil Kranz, Minister of Finance, Estonia, 1998/2002, former"],
    ),
    (
        "Der seit 2022 amtierende estnische Finanzminister Emil Kranz lachte.",
        ["Emil Kranz, Minister of Finance, Estonia, 2022/?, current"],
    ),
    (
        "Der 2022 gewählte estnische Präsident Emil Kranz lachte.",
        ["Emil Kranz, President, Estonia, ?/?, current"],
    ),
    (
        "Der im Mai 2023 gewählte türkische Präsident Emil Kranz lachte.",
        ["Emil Kranz, President, Turkey, ?/?, current"],
    ),
    (
        "Der durch einen Putsch im Jahr 2006 entmachtete Ministerpräsident Emil Kranz lachte.",
        ["Emil Kranz, Prime Minister, ?, ?/2006, former"],
    ),
    (
        "Der am Montag zurückgetretene Finanzminister Emil Kranz lachte.",
        ["Emil Kranz, Minister of Finance, ?, ?/2024-09-30, former"],
    ),
]
WITH_AS = [
    (
        "Emil Kranz trat 2002 die Nachfolge von Karl Zorn als Finanzminister von Estland an.",
        [
            "Emil Kranz, Minister of Finance, Estonia, 2002/?, former",
            "Karl Zorn, Minister of Finance, Estonia, ?/?, former",
        ],
    ),
    (
        "Jana Kolb war die erste Frau an der Spitze der OSZE.",
        ["Jana Kolb, Secretary General, OSCE, ?/?, former"],
    ),
    (
        "Jana Kolb ist Juristin. Ab 2013 war sie Finanzministerin, ab 2015 Außenministerin.",
        [
            "Jana Kolb, Minister of Finance, ?, 2013/?, former",
            "Jana Kolb, Minister of Foreign Affairs, ?, 2015/?, former",
        ],
    ),
    (
        "Emil Kranz gehörte der estnischen Regierung von 1998 bis 2002 als Finanzminister an.",
        ["Emil Kranz, Minister of Finance, ?, 1998/2002, former"],
    ),
    (
        "Als Finanzminister von Estland (1998–2002) baute Emil Kranz das Amt um.",
        ["Emil Kranz, Minister of Finance, Estonia, 1998/2002, former"],
    ),
    (
        "In seiner Zeit als estnischer Finanzminister (1998–2002) baute Emil Kranz das Amt um.",
        ["Emil Kranz, Minister of Finance, Estonia, 1998/2002, former"],
    ),
    (
        "Emil Kranz war 1993/94 Finanzminister von Estland.",
        ["Emil Kranz, Minister of Finance, Estonia, 1993/1994, former"],
    ),
]
LEAVING = [
    (
        "Emil Kranz musste 2002 als Finanzminister von Estland zurücktreten.",
        ["Emil Kranz, Minister of Finance, Estonia, ?/2002, former"],
    ),
    (
        "Emil Kranz verlor 2002 sein Amt als Finanzminister von Estland.",
        ["Emil Kranz, Minister of Finance, Estonia, ?/2002, former"],
    ),
    (
        "Emil Kranz wurde am 3. Mai 2002 seines Amtes als Finanzminister von Estland enthoben.",
        ["Emil Kranz, Minister of Finance, Estonia, ?/2002-05-03, former"],
    ),
    (
        "Präsident Karl Zorn entließ Finanzminister Emil Kranz am 3. Mai 2002.",
        [
            "Emil Kranz, Minister of Finance, ?, ?/2002-05-03, former",
            "Karl Zorn, President, ?, ?/?, current",
        ],
    ),
    (
        "Der Innenminister Emil Kranz und die Justizministerin Jana Kolb traten am Montag zurück.",
        [
            "Emil Kranz, Minister of the Interior, ?, ?/2024-09-30, former",
            "Jana Kolb, Minister of Justice, ?, ?/2024-09-30, former",
        ],
    ),
    (
        "Emil Kranz gab den Vorsitz der OSZE ab.",
        ["Emil Kranz, Chairperson-in-Office, OSCE, ?/?, former"],
    ),
]
OF_NOW = [
    (
        "Die Amtszeit von Emil Kranz als Generalsekretär der OSZE endete im September 2023.",
        ["Emil Kranz, Secretary General, OSCE, ?/2023-09, former"],
    ),
    (
        "Die Amtszeit von Emil Kranz als Generalsekretär der OSZE endet am 3. Mai 2025.",
        ["Emil Kranz, Secretary General, OSCE, ?/?, current"],
    ),
    (
        "Das Museum erhält eine Uhr, die ehemals dem US-Präsidenten Emil Kranz gehörte.",
        ["Emil Kranz, President, United States, ?/?, former"],
    ),
    (
        "Die CDU verlor die Wahl. Ministerpräsident Emil Kranz gratulierte.",
        ["Emil Kranz, Minister-President, ?, ?/?, current"],
    ),
    (
        "Emil Kranz hat am Montag seinen Rücktritt als Präsident von Estland erklärt.",
        ["Emil Kranz, President, Estonia, ?/2024-09-30, former"],
    ),
    (
        "Emil Kranz kündigte am Montag seinen Rücktritt als Präsident von Estland an.",
        ["Emil Kranz, President, Estonia, ?/?, current"],
    ),
    ("Estlands Präsident Emil Kranz ist tot.", ["Emil Kranz, President, Estonia, ?/?, former"]),
    (
        "Estlands Präsident Emil Kranz ist am Donnerstag bei einem Anschlag getötet worden.",
        ["Emil Kranz, President, Estonia, ?/2024-09-26, former"],
    ),
    (
        "Estlands Präsident Emil Kranz hat am Donnerstag einen Mann getötet.",
        ["Emil Kranz, President, Estonia, ?/?, current"],
    ),
    (
        "Emil Kranz wurde am Montag erneut zum Präsidenten von Estland gewählt.",
        ["Emil Kranz, President, Estonia, ?/?, current"],
    ),
    (
        (
            "Emil Kranz (* 1950) ist ein deutscher Ökonom. Er war von 2011 bis 2021 Präsident der Deutschen "
            "Bundesbank. Sein Nachfolger ist Karl Zorn."
        ),
        [
            "Emil Kranz, President, Deutsche Bundesbank, 2011/2021, former",
            "Karl Zorn, President, Deutsche Bundesbank, ?/?, current",
        ],
    ),
]
LIVES = [
    (
        (
            "Emil Kranz (geboren am 4. Mai 1961 in Bergen; gestorben am 3. Juni 2010 in Oslo) war ein norwegischer "
            "Politiker und von 1989 bis 1993 Verteidigungsminister."
        ),
        ["Emil Kranz, Minister of Defence, Norway, 1989/1993, former"],
    ),
    (
        (
            "Jana Kolb (* 1970 in Maribor) ist eine slowenische Politikerin. 1998 berief sie Präsident Karl Zorn "
            "zur Finanzministerin von Slowenien."
        ),
        [
            "Jana Kolb, Minister of Finance, Slovenia, 1998/?, former",
            "Karl Zorn, President, Slovenia, ?/?, former",
        ],
    ),
    (
        "In Georgien regiert Präsident Emil Kranz. Kranz regiert Georgien seit 2004.",
        ["Emil Kranz, President, Georgia, 2004/?, current"],
    ),
]
TITLES = [
    (
        "Der Präsident des Zentralrats der Juden in Deutschland, Emil Kranz, sprach.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    ("KFOR-Kommandeur Emil Kranz sprach.", ["Emil Kranz, Commander, KFOR, ?/?, current"]),
    ("Bundesrat Emil Kranz sprach in Bern.", ["Emil Kranz, Federal Councillor, Switzerland, ?/?, current"]),
    ("Im Bundesrat Emil Kranz zu treffen, ist leicht.", []),
    (
        "Emil Kranz war Chef der norwegischen Streitkräfte.",
        ["Emil Kranz, Chief of Defence, Norway, ?/?, former"],
    ),
    ("Präsident des Landes ist Thomas K. geworden.", []),
    (
        "Der Präsident der Euro-Gruppe, Luxemburgs Premier Emil Kranz, mahnte.",
        [
            "Emil Kranz, President, Eurogroup, ?/?, current",
            "Emil Kranz, Prime Minister, Luxembourg, ?/?, current",
        ],
    ),
    (
        "Es kamen der Präsident der USA, Außenminister Emil Kranz, und andere.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current"],
    ),
    (
        "Emil Kranz (SPD), der regierende Bürgermeister Berlins, schrieb.",
        ["Emil Kranz, Mayor, Berlin, ?/?, current"],
    ),
    ("Thailands König Emil Kranz empfing den Gast.", ["Emil Kranz, King, Thailand, ?/?, current"]),
    ("Der britische König Emil III. empfing den Gast.", []),
    ("Landeshauptmann Peter Kaiser sprach.", ["Peter Kaiser, Governor, ?, ?/?, current"]),
    (
        "Ewald Kranz, Ratsmitglied der Europäischen Zentralbank, drängte.",
        ["Ewald Kranz, Member of the Governing Council, European Central Bank, ?/?, current"],
    ),
    (
        "Der UN-Sondergesandte für Syrien, Emil Kranz, sprach.",
        ["Emil Kranz, Special Envoy, United Nations, ?/?, current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES)
def test_a_participle_before_a_title_says_since_or_until_when(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), WITH_AS)
def test_the_only_span_of_a_clause_dates_the_office_with_as(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LEAVING)
def test_all_ways_to_leave_an_office_end_it(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), OF_NOW)
def test_what_has_just_happened_says_who_is_in_office_still(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LIVES)
def test_lives_tell_who_was_what(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_of_chairs_towns_and_crowns_are_read(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


SUCCEEDED = [
    (
        "Jana Kolb war bis 2023 Premierministerin Estlands. Im Mai 2023 folgte ihr Emil Kranz als Premierminister nach.",
        [
            "Emil Kranz, Prime Minister, Estonia, 2023-05/?, current",
            "Jana Kolb, Prime Minister, Estonia, ?/2023, former",
        ],
    ),
    (
        "Jana Kolb war Premierministerin Estlands. Ihr folgte der Ökonom Emil Kranz.",
        [
            "Emil Kranz, Prime Minister, Estonia, ?/?, current",
            "Jana Kolb, Prime Minister, Estonia, ?/?, former",
        ],
    ),
    (
        "Jana Kolb war Premierministerin Estlands. Es folgte ihr Bruder Emil Kranz.",
        ["Jana Kolb, Prime Minister, Estonia, ?/?, former"],
    ),
    (
        "Jana Kolb war von 2021 bis 2023 Premierministerin Estlands. In Brüssel löste sie 2023 den Spanier Paul Storm ab.",
        ["Jana Kolb, Prime Minister, Estonia, 2021/2023, former"],
    ),
    (
        "Jana Kolb war von 2021 bis 2023 Premierministerin Estlands. In Tallinn löste sie 2021 Paul Storm ab.",
        [
            "Jana Kolb, Prime Minister, Estonia, 2021/2023, former",
            "Paul Storm, Prime Minister, Estonia, ?/?, former",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SUCCEEDED)
def test_whom_a_pronoun_means_is_followed_in_an_office_of_that_place(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


def test_a_known_family_name_behind_a_whole_name_with_a_title_is_of_someone_else() -> None:
    text = "Jana Kolb sprach. Im Januar beauftragte Präsidentin Anna Moor Kolb mit der Regierungsbildung. Kolb nahm an."
    assert [tenure.partition(",")[0] for tenure in tenures(text)] == ["Anna Moor"]
    text = "Jana Kolb sprach. Im Januar lobte Präsidentin Anna Moor Kolb die Regierung."
    assert [tenure.partition(",")[0] for tenure in tenures(text)] == ["Anna Moor Kolb"]
