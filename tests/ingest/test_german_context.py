"""What German articles leave to be understood: whose colleague, which country, since when, in what office.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

COLLEAGUES = [
    (
        "Außenministerin Jana Kolb traf ihren französischen Kollegen Luc Dupont.",
        [
            "Jana Kolb, Minister of Foreign Affairs, ?, ?/?, current",
            "Luc Dupont, Minister of Foreign Affairs, France, ?/?, current",
        ],
    ),
    (
        "Verteidigungsminister Emil Kranz mahnte. Seine niederländische Amtskollegin Anna Vogel nickte.",
        [
            "Anna Vogel, Minister of Defence, Netherlands, ?/?, current",
            "Emil Kranz, Minister of Defence, ?, ?/?, current",
        ],
    ),
    (
        "Finanzminister Emil Kranz und sein Kollege Karl Zorn stritten.",
        ["Emil Kranz, Minister of Finance, ?, ?/?, current"],
    ),
    ("Der Fußballer Emil Kranz und sein deutscher Kollege Karl Zorn siegten.", []),
    (
        "Bundeskanzlerin Jana Kolb und ihr Vize Karl Zorn kamen.",
        ["Jana Kolb, Chancellor, Germany, ?/?, current", "Karl Zorn, Vice Chancellor, Germany, ?/?, current"],
    ),
    (
        "Nato-Generalsekretär Emil Kranz schwieg. Seine Stellvertreterin Anna Vogel nickte.",
        [
            "Anna Vogel, Deputy Secretary General, NATO, ?/?, current",
            "Emil Kranz, Secretary General, NATO, ?/?, current",
        ],
    ),
]

NEIGHBOURS = [
    (
        "Der Vorgänger von Außenminister Emil Kranz, Karl Zorn, schwieg.",
        [
            "Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current",
            "Karl Zorn, Minister of Foreign Affairs, ?, ?/?, former",
        ],
    ),
    (
        "Bundeskanzler Emil Kranz sprach. Sein Vorgänger als Parteichef, Karl Zorn, schwieg.",
        ["Emil Kranz, Chancellor, Germany, ?/?, current"],
    ),
    (
        "Außenministerin Jana Kolb wurde als Nachfolgerin von Karl Zorn Vorsitzende der Reformpartei.",
        ["Jana Kolb, Minister of Foreign Affairs, ?, ?/?, current"],
    ),
    (
        "2019 holte ihn Kanzlerin Jana Kolb als Nachfolger von Karl Zorn ins Kabinett.",
        ["Jana Kolb, Chancellor, Germany, ?/?, former"],
    ),
    (
        "Bayerns Ministerpräsident Emil Kranz, seit Mai Nachfolger von Karl Zorn, kam.",
        [
            "Emil Kranz, Minister-President, Bavaria, 2024-05/?, current",
            "Karl Zorn, Minister-President, Bavaria, ?/?, former",
        ],
    ),
    ("Jana Kolb war Ministerin. Sein Nachfolger im Außenministerium war Emil Kranz.", []),
]

COUNTRIES = [
    (
        "Der Präsident der USA lobte Bundesaußenminister Emil Kranz.",
        ["Emil Kranz, Minister of Foreign Affairs, Germany, ?/?, current"],
    ),
    (
        "In Österreich sprach Bundesfinanzministerin Jana Kolb.",
        ["Jana Kolb, Minister of Finance, ?, ?/?, current"],
    ),
    (
        "In Deutschland empfing der deutsche Botschafter Staatspräsident Emil Kranz.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    (
        "Frankreichs Präsident schwieg. Aus Moskau kam Regierungschef Emil Kranz.",
        ["Emil Kranz, Prime Minister, ?, ?/?, current"],
    ),
    (
        "Die Truppen in Deutschland besuchten die Ministerpräsidenten Emil Kranz und Karl Zorn.",
        ["Emil Kranz, Minister-President, ?, ?/?, current", "Karl Zorn, Minister-President, ?, ?/?, current"],
    ),
]

MINISTRIES = [
    (
        "Das Innenministerium, das Jana Kolb sieben Jahre lang geführt hatte, schweigt.",
        ["Jana Kolb, Minister of the Interior, ?, ?/?, former"],
    ),
    (
        "Emil Kranz übernahm am 11. September von Karl Zorn das Kanzleramt.",
        [
            "Emil Kranz, Chancellor, Germany, 2024-09-11/?, current",
            "Karl Zorn, Chancellor, Germany, ?/?, former",
        ],
    ),
    ("Emil Kranz leitet das Kanzleramt seit 2019.", []),
    ("Emil Kranz berief Jana Kolb 1990 als Staatssekretärin ins Justizministerium.", []),
    ("Im Bonner Außenministerium, wo Emil Kranz unter Karl Zorn diente, war es still.", []),
    (
        "Jana Kolb übernahm 2021 das Pentagon.",
        ["Jana Kolb, Secretary of Defense, United States, 2021/?, current"],
    ),
]

OFFICES_NAMED_ONCE = [
    (
        "Die Nato hat ihren Generalsekretär. Emil Kranz übernahm im Mai 1999 das Amt.",
        ["Emil Kranz, Secretary General, NATO, 1999-05/?, former"],
    ),
    (
        "Die Nato sucht einen Generalsekretär. Seit Mai führt Emil Kranz die Geschäfte.",
        ["Emil Kranz, Secretary General, NATO, 2024-05/?, current"],
    ),
    (
        (
            "Die Bundeswehr und ihr Generalinspekteur. Die Reihe beginnt 1957 mit Emil Kranz. 1961 folgte Jana Kolb. "
            "Karl Zorn (1966–1972) war streng."
        ),
        [
            "Emil Kranz, Inspector General, Bundeswehr, 1957/?, former",
            "Jana Kolb, Inspector General, Bundeswehr, 1961/?, former",
            "Karl Zorn, Inspector General, Bundeswehr, 1966/1972, former",
        ],
    ),
    (
        (
            "Die Nato sucht einen Generalsekretär. Im Mai 1971 übernahm Emil Kranz die Geschäfte. Auf die Rede folgte "
            "Jana Kolb."
        ),
        ["Emil Kranz, Secretary General, NATO, 1971-05/?, former"],
    ),
    (
        "Verteidigungsministerin Jana Kolb führte Emil Kranz am Montag in sein Amt ein.",
        ["Jana Kolb, Minister of Defence, ?, ?/?, current"],
    ),
    (
        "Jana Kolb leitete seit 2016 als Generalsekretärin den Europäischen Auswärtigen Dienst. Sie lobte die Nato.",
        ["Jana Kolb, Secretary General, European External Action Service, 2016/?, current"],
    ),
    (
        "Emil Kranz, im Juni 2002 von Jana Kolb zum Generalinspekteur berufen, schwieg.",
        ["Emil Kranz, Inspector General, Bundeswehr, ?/?, former"],
    ),
    (
        "Jana Kolb traf den Vorsitzenden des Militärausschusses, den niederländischen Admiral Emil Kranz.",
        ["Emil Kranz, Chair of the Military Committee, NATO, ?/?, current"],
    ),
    ("Der spätere Bundeskanzler Emil Kranz kam.", ["Emil Kranz, Chancellor, Germany, ?/?, former"]),
]

ALLOTTED = [
    ("Das Finanzressort geht an Emil Kranz.", ["Emil Kranz, Minister of Finance, ?, ?/?, future planned"]),
    (
        "Das Innenministerium ging an den CDU-Politiker Emil Kranz.",
        ["Emil Kranz, Minister of the Interior, ?, ?/?, current"],
    ),
    (
        "Das Amt des Generalsekretärs der Nato ging an die Norwegerin Anna Vogel.",
        ["Anna Vogel, Secretary General, NATO, ?/?, current"],
    ),
    ("Das Außenministerium ging an die Börse, sagte Emil Kranz.", []),
    ("Der Brief des Innenministeriums ging an Emil Kranz.", []),
    (
        "Emil Kranz, der Präsident des Deutschen Instituts für Wirtschaftsforschung, mahnte.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    (
        "Die Vorsitzende des Rates für Nachhaltige Entwicklung, Jana Kolb, mahnte.",
        ["Jana Kolb, Chair, ?, ?/?, current"],
    ),
]

CHAIRS_AND_PASSIVES = [
    (
        "Die Münchner Sicherheitskonferenz beginnt. Emil Kranz hat den Vorsitz im Mai von Karl Zorn übernommen.",
        [
            "Emil Kranz, Chair, Munich Security Conference, 2024-05/?, current",
            "Karl Zorn, Chair, Munich Security Conference, ?/?, former",
        ],
    ),
    (
        "Jana Kolb hatte von 2001 bis 2008 den Vorsitz der IG Metall inne.",
        ["Jana Kolb, Chair, IG Metall, 2001/2008, former"],
    ),
    ("Emil Kranz übernahm 2008 den Vorsitz der Kommission für Bildung.", []),
    (
        "Das Amt des Nato-Generalsekretärs wird seit 2014 von Emil Kranz bekleidet.",
        ["Emil Kranz, Secretary General, NATO, 2014/?, current"],
    ),
    (
        "Das Innenministerium wurde von 2001 bis 2005 von Jana Kolb geführt.",
        ["Jana Kolb, Minister of the Interior, ?, 2001/2005, former"],
    ),
    (
        "Die Nato wird seit Mai von Emil Kranz geführt.",
        ["Emil Kranz, Secretary General, NATO, 2024-05/?, current"],
    ),
    ("Die Delegation der Nato wird von Emil Kranz geführt.", []),
    ("Das Gespräch mit dem Generalsekretär der Nato wurde von Emil Kranz geführt.", []),
    ("Das Amt des Hausmeisters wird von Emil Kranz bekleidet.", []),
]

FRAMES = [
    (
        "Man stelle sich vor, die Wahl wäre anders ausgegangen. Kanzler Emil Kranz reist nach Moskau. Aus diesem "
        "Gedankenspiel hat Jana Kolb einen Roman gemacht."
    ),
]

BIOGRAPHIES = [
    (
        "Jana Kolb (* 18. Juni 1977 in Graz) ist eine estnische Politikerin. Sie war Außenministerin ihres Landes.",
        ["Jana Kolb, Minister of Foreign Affairs, Estonia, ?/?, former"],
    ),
    (
        (
            "Emil Kranz ist ein norwegischer Jurist. Er war von 1986 bis 1989 und erneut von 1990 bis 1993 "
            "Verteidigungsminister seines Landes."
        ),
        [
            "Emil Kranz, Minister of Defence, Norway, 1986/1989, former",
            "Emil Kranz, Minister of Defence, Norway, 1990/1993, former",
        ],
    ),
    (
        "Seit 2019 ist Jana Kolb Innenministerin der Slowakei und Vizepräsidentin der EU-Kommission.",
        [
            "Jana Kolb, Minister of the Interior, Slovakia, 2019/?, current",
            "Jana Kolb, Vice President, European Commission, 2019/?, current",
        ],
    ),
    (
        "Jana Kolb trat 1990 ein. Vier Jahre später wurde sie Innenministerin der Slowakei.",
        ["Jana Kolb, Minister of the Interior, Slovakia, 1994~/?, former"],
    ),
    (
        "Am 2. April 1993 trat Emil Kranz die Nachfolge von Karl Zorn an. Emil Kranz war Direktor der CIA.",
        ["Emil Kranz, Director, CIA, ?/?, former"],
    ),
    (
        (
            "Am 1. November tritt Jana Kolb die Nachfolge von Nato-Generalsekretär Karl Zorn an, der die Nato dann "
            "zehn Jahre lang geführt haben wird."
        ),
        [
            "Jana Kolb, Secretary General, NATO, 2024-11-01/?, future planned",
            "Karl Zorn, Secretary General, NATO, ?/?, current",
        ],
    ),
]

TIMES = [
    ("Premier Emil Kranz, seit Juni im Amt, kam.", ["Emil Kranz, Prime Minister, ?, 2024-06/?, current"]),
    (
        "Emil Kranz, bis vor anderthalb Wochen Außenminister, kam.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, ?/2024-09-21~, former"],
    ),
    (
        "Jana Kolb war bis Ende 2016 Präsidentin der EZB.",
        ["Jana Kolb, President, European Central Bank, ?/2016-12, former"],
    ),
    (
        "Jana Kolb war bis Ende vergangenen Jahres Präsidentin der EZB.",
        ["Jana Kolb, President, European Central Bank, ?/2023-12, former"],
    ),
    (
        "Am Montagabend trat Emil Kranz als Generalsekretär der Nato zurück.",
        ["Emil Kranz, Secretary General, NATO, ?/2024-09-30, former"],
    ),
]

NAMES = [
    (
        "Verteidigungsminister Kai-Uwe von Hassel sprach.",
        ["Kai-Uwe von Hassel, Minister of Defence, ?, ?/?, current"],
    ),
    (
        "Ursula von der Leyen sprach. Von der Leyen ist Präsidentin der EU-Kommission.",
        ["Ursula von der Leyen, President, European Commission, ?/?, current"],
    ),
    (
        "Ein Sprecher sagte, Kanzler Kranz das Handtuch zu reichen.",
        ["Kranz, Chancellor, Germany, ?/?, current"],
    ),
]

TITLES = [
    ("EZB-Direktorin Jana Kolb mahnte.", []),
    (
        "Aufsichtsratschefin Jana Kolb lobte den Vorsitzenden der IG Metall.",
        ["Jana Kolb, Chair, ?, ?/?, current"],
    ),
    ("Generalinspekteur Emil Kranz mahnte.", ["Emil Kranz, Inspector General, Bundeswehr, ?/?, current"]),
    (
        "Der Nato-Oberkommandierende Emil Kranz mahnte.",
        ["Emil Kranz, Supreme Allied Commander Europe, NATO, ?/?, current"],
    ),
    (
        "EU-Haushaltskommissarin Jana Kolb mahnte.",
        ["Jana Kolb, Commissioner, European Commission, ?/?, current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COLLEAGUES)
def test_colleagues_abroad_have_the_same_office_and_deputies_the_second(
    text: str, expected: list[str]
) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_who_came_before_or_after_is_told_of_the_office_that_is_meant(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), COUNTRIES)
def test_a_title_is_of_a_country_that_has_it_under_that_name(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), MINISTRIES)
def test_a_ministry_is_held_by_who_leads_it_and_not_by_who_works_there(
    text: str, expected: list[str]
) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), OFFICES_NAMED_ONCE)
def test_an_office_named_once_is_meant_by_what_follows(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ALLOTTED)
def test_an_office_that_goes_to_someone_is_theirs(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHAIRS_AND_PASSIVES)
def test_chairs_and_offices_held_by_someone_are_theirs(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize("text", FRAMES)
def test_what_a_supposition_goes_on_to_tell_gives_nobody_an_office(text: str) -> None:
    assert tenures(text) == []


@pytest.mark.parametrize(("text", "expected"), BIOGRAPHIES)
def test_biographies_give_each_spell_its_own_dates(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_counted_back_and_ends_of_years_date_an_office(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_keep_their_small_words_and_take_no_others(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_are_of_the_body_that_they_name(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected
