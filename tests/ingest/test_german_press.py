"""What German newspapers write about those who come and go: heads of firms, ministries, predecessors, dates.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

HEADS = [
    (
        "Der Gouverneur der polnischen Notenbank, Emil Kranz, mahnte.",
        ["Emil Kranz, Governor, National Bank of Poland, ?/?, current"],
    ),
    (
        "Der Gouverneur der Norges Bank, Emil Kranz, mahnte.",
        ["Emil Kranz, Governor, Norges Bank, ?/?, current"],
    ),
    ("DGB-Chefin Jana Kolb mahnte.", ["Jana Kolb, Chair, DGB, ?/?, current"]),
    ("BDI-Präsident Emil Kranz mahnte.", ["Emil Kranz, President, BDI, ?/?, current"]),
    ("Der frühere IG-Metall-Vorsitzende Emil Kranz mahnte.", ["Emil Kranz, Chair, IG Metall, ?/?, former"]),
    ("Siemens-Chef Emil Kranz mahnte.", ["Emil Kranz, Chief Executive, Siemens, ?/?, current"]),
    (
        "Der Vorsitzende der Gewerkschaft Verdi, Emil Kranz, mahnte.",
        ["Emil Kranz, Chair, Verdi, ?/?, current"],
    ),
    ("Die Staats- und Regierungschefs trafen den Dänen Poul Storm.", []),
    (
        "Bei der Präsidentenwahl in Belarus unterlag er Amtsinhaber Kranzow.",
        ["Kranzow, President, Belarus, ?/?, current"],
    ),
    (
        "Der Vorsitzende des Hauptverbandes der Deutschen Schuhindustrie, Emil Kranz, mahnte.",
        ["Emil Kranz, Chair, ?, ?/?, current"],
    ),
    ("Der Vorsitzende des Kreisverbandes Bamberg, Emil Kranz, mahnte.", []),
    ("Siemenschef Emil Kranz mahnte.", ["Emil Kranz, Chief Executive, Siemens, ?/?, current"]),
    ("Der frühere Leiter der NASA, Emil Kranz, mahnte.", ["Emil Kranz, Administrator, NASA, ?/?, former"]),
    (
        "Berlin in Deutschland: Der damalige Ministerpräsident Emil Kranz förderte ihn.",
        ["Emil Kranz, Minister-President, ?, ?/?, former"],
    ),
    (
        "Der Tunesier Zine Ben Storm schwieg. Tunesiens früherer Präsident Ben Storm ist fort.",
        ["Zine Ben Storm, President, Tunisia, ?/?, former"],
    ),
    ("Bahnchef Emil Kranz mahnte.", ["Emil Kranz, Chief Executive, Deutsche Bahn, ?/?, current"]),
    (
        "Der Vorstandsvorsitzende der Deutschen Bank, Emil Kranz, mahnte.",
        ["Emil Kranz, Chief Executive, Deutsche Bank, ?/?, current"],
    ),
    ("DSV-Präsident Emil Kranz mahnte.", ["Emil Kranz, President, DSV, ?/?, current"]),
    (
        "Emil Kranz führte Siemens von 2013 bis 2021.",
        ["Emil Kranz, Chief Executive, Siemens, 2013/2021, former"],
    ),
    ("Die CDU-Vorsitzende Jana Kolb mahnte.", []),
]
MINISTRIES = [
    (
        "Jana Kolb übernahm im März 2018 das deutsche Verteidigungsministerium.",
        ["Jana Kolb, Minister of Defence, Germany, 2018-03/?, current"],
    ),
    (
        "Jana Kolb leitete von 2001 bis 2003 das französische Außenressort.",
        ["Jana Kolb, Minister of Foreign Affairs, France, 2001/2003, former"],
    ),
    (
        "Das Auswärtige Amt übergab Jana Kolb an Emil Kranz.",
        [
            "Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current",
            "Jana Kolb, Minister of Foreign Affairs, ?, ?/?, former",
        ],
    ),
    ("Jana Kolb besuchte das deutsche Verteidigungsministerium.", []),
    (
        "Danach wurde Emil Kranz Minister für Kultur in Rom.",
        ["Emil Kranz, Minister of Culture, Italy, ?/?, current"],
    ),
    (
        "Jana Kolb regiert Sachsen seit Mai 2017.",
        ["Jana Kolb, Minister-President, Saxony, 2017-05/?, current"],
    ),
]
NEIGHBOURS = [
    (
        "Jana Kolb hatte in der Regierung von US-Präsident Poul Storm die Funktion der Außenministerin übernommen.",
        [
            "Jana Kolb, Secretary of State, United States, ?/?, current",
            "Poul Storm, President, United States, ?/?, current",
        ],
    ),
    (
        "Emil Kranz leitet die OSZE. Seine Vorgänger waren der Däne Poul Storm und die Finnin Aino Lahti.",
        [
            "Aino Lahti, Secretary General, OSCE, ?/?, former",
            "Emil Kranz, Secretary General, OSCE, ?/?, current",
            "Poul Storm, Secretary General, OSCE, ?/?, former",
        ],
    ),
    (
        (
            "Emil Kranz war Generalsekretär der Nato. Sein Vorgänger war der Däne Poul Storm, sein Nachfolger wurde "
            "am 1. Mai 2014 die Finnin Aino Lahti."
        ),
        [
            "Aino Lahti, Secretary General, NATO, 2014-05-01/?, current",
            "Emil Kranz, Secretary General, NATO, ?/?, former",
            "Poul Storm, Secretary General, NATO, ?/?, former",
        ],
    ),
    (
        "Auf Poul Storm folgte als Generalsekretär der Nato Emil Kranz, heute belgischer Außenminister.",
        [
            "Emil Kranz, Minister of Foreign Affairs, Belgium, ?/?, current",
            "Emil Kranz, Secretary General, NATO, ?/?, current",
            "Poul Storm, Secretary General, NATO, ?/?, former",
        ],
    ),
    ("Emil Kranz holte Poul Storm als Berater. Er stellte ihn als Generalsekretär der Nato vor.", []),
]
BESIDE = [
    (
        "Emil Kranz ist Jurist.\n\nDie Partei trennt sich von Kanzler Poul Storm. Er war von 1996 bis 1997 Finanzminister.",
        [
            "Poul Storm, Chancellor, Germany, ?/?, current",
            "Poul Storm, Minister of Finance, ?, 1996/1997, former",
        ],
    ),
    (
        "Kanzlerin Jana Kolb saß neben Emil Kranz, von 1999 bis 2004 Generalsekretär der Nato.",
        [
            "Emil Kranz, Secretary General, NATO, 1999/2004, former",
            "Jana Kolb, Chancellor, Germany, ?/?, current",
        ],
    ),
    (
        "Emil Kranz kam zur Nato. Sein Freund war Poul Storm.\n\n1998–2005: Finanzminister\n2006–2010: Generalsekretär der Nato",
        [
            "Emil Kranz, Minister of Finance, ?, 1998/2005, former",
            "Emil Kranz, Secretary General, NATO, 2006/2010, former",
        ],
    ),
    (
        "Jana Kolb war von 2000 bis 2004 Finanzministerin. Zuvor hatte sie von 1995 bis 2000 als Lehrerin gedient.",
        ["Jana Kolb, Minister of Finance, ?, 2000/2004, former"],
    ),
    (
        "Emil Kranz ist Jurist. Kanzlerin Jana Kolb holte den früheren Nato-Generalsekretär 2010 als Finanzminister.",
        [
            "Emil Kranz, Minister of Finance, ?, ?/?, former",
            "Emil Kranz, Secretary General, NATO, ?/?, former",
            "Jana Kolb, Chancellor, Germany, ?/?, former",
        ],
    ),
    (
        "Emil Kranz kam. Neu sind auch Kanzlerin Jana Kolb und Graf Poul Storm. Er war 1996 bis 1997 Finanzminister.",
        [
            "Emil Kranz, Minister of Finance, ?, 1996/1997, former",
            "Jana Kolb, Chancellor, Germany, ?/?, current",
        ],
    ),
    ("CDU-Bundeskanzlerin Jana Kolb sprach.", ["Jana Kolb, Chancellor, Germany, ?/?, current"]),
    (
        "US-Außenministerin Jana Kolb sprach. Außenministerin Kolb lachte.",
        ["Jana Kolb, Secretary of State, United States, ?/?, current"],
    ),
    (
        "Frankreichs Präsident (Emil Kranz) und der geflohene tunesische Präsident Poul Storm schwiegen.",
        ["Emil Kranz, President, France, ?/?, current", "Poul Storm, President, Tunisia, ?/?, former"],
    ),
    ("Georgiens Präsident sei, so Emil Kranz, an allem schuld.", []),
    (
        "Polens Ministerpräsidentin Jana Kolb wollte das. Polens neue Ministerpräsidentin Aino Lahti sprach.",
        [
            "Aino Lahti, Prime Minister, Poland, ?/?, current",
            "Jana Kolb, Prime Minister, Poland, ?/?, former",
        ],
    ),
    (
        "Er sprach mit den Außenministern Emil Kranz und Aino Lahti.",
        [
            "Aino Lahti, Minister of Foreign Affairs, ?, ?/?, current",
            "Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current",
        ],
    ),
    (
        "Er traf den Außenminister Emil Kranz und Aino Lahti.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current"],
    ),
]
DEPARTURES = [
    (
        "Jana Kolb wird Präsidentin der EZB. Kolb wird ihren Vorgänger am 1. Januar 2025 ablösen.",
        ["Jana Kolb, President, European Central Bank, 2025-01-01/?, future planned"],
    ),
    (
        "Nach dem Rücktritt von NATO-Generalsekretär Emil Kranz am Freitag vergangener Woche wird gesucht.",
        ["Emil Kranz, Secretary General, NATO, ?/2024-09-27, former"],
    ),
    (
        "Nach dem Tod des togoischen Präsidenten Emil Kranz im Mai 2005 übernahm die Armee.",
        ["Emil Kranz, President, Togo, ?/2005-05, former"],
    ),
    (
        "Die Opposition fordert den Rücktritt von Togos Präsident Emil Kranz.",
        ["Emil Kranz, President, Togo, ?/?, current"],
    ),
    (
        "Emil Kranz rückt an die Spitze der Nato. Er soll den Posten am 1. Januar 2025 antreten.",
        ["Emil Kranz, Secretary General, NATO, 2025-01-01/?, future planned"],
    ),
    (
        (
            "NATO-Generalsekretär Emil Kranz begrüßte seine designierte Nachfolgerin Aino Lahti, die ihr Amt am "
            "1. Dezember antritt."
        ),
        [
            "Emil Kranz, Secretary General, NATO, ?/?, current",
            "Aino Lahti, Secretary General, NATO, 2024-12-01/?, future planned",
        ],
    ),
    (
        "Seit November führt Emil Kranz die Regierung in Sarajevo.",
        ["Emil Kranz, Prime Minister, Bosnia and Herzegovina, 2023-11/?, current"],
    ),
]
DATED = [
    (
        "Emil Kranz schwieg. Seine Amtszeit als Außenminister (1998–2005) ist lange vorbei.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, 1998/2005, former"],
    ),
    (
        "Emil Kranz wurde 1998 Außenminister. Das blieb er bis 2005.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, 1998/2005, former"],
    ),
    (
        "Emil Kranz wurde 1998 Außenminister. 2005 schied er aus dem Amt.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, 1998/2005, former"],
    ),
    (
        "Emil Kranz war zunächst Innenminister, dann ab 2001 Außenminister.",
        [
            "Emil Kranz, Minister of Foreign Affairs, ?, 2001/?, former",
            "Emil Kranz, Minister of the Interior, ?, ?/?, former",
        ],
    ),
    (
        "Zum Jahreswechsel übernimmt Emil Kranz das Amt des Nato-Generalsekretärs.",
        ["Emil Kranz, Secretary General, NATO, 2025-01/?, future planned"],
    ),
    (
        "Seit Jahresbeginn ist Emil Kranz Generalsekretär der Nato.",
        ["Emil Kranz, Secretary General, NATO, 2024-01/?, current"],
    ),
    (
        "Gestern lobte Kanzlerin Jana Kolb das Gesetz von 2001.",
        ["Jana Kolb, Chancellor, Germany, ?/?, current"],
    ),
    (
        "Kanzlerin Jana Kolb machte ihn 2009 zum Verteidigungsminister.",
        ["Jana Kolb, Chancellor, Germany, ?/?, former"],
    ),
    (
        "Ägyptens Präsident Emil Kranz, der Ägypten seit der Ermordung von Anwar as-Sadat 1981 regiert, sprach.",
        ["Emil Kranz, President, Egypt, 1981/?, current"],
    ),
    ("Die Sache ist erledigt, wenn man ihn zum Präsidenten der EZB kürt; Emil Kranz ist müde.", []),
    (
        "1961 wird Emil Kranz Generalsekretär der Nato.",
        ["Emil Kranz, Secretary General, NATO, 1961/?, former"],
    ),
    (
        "2026 wird Emil Kranz Generalsekretär der Nato.",
        ["Emil Kranz, Secretary General, NATO, 2026/?, future planned"],
    ),
    (
        "Jana Kolb, bis Mai deutsche Außenministerin, sprach.",
        ["Jana Kolb, Minister of Foreign Affairs, Germany, ?/2024-05, former"],
    ),
    (
        "Emil Kranz, der die Nato seit Mai 2012 geleitet hatte, sprach.",
        ["Emil Kranz, Secretary General, NATO, 2012-05/?, former"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_heads_of_firms_unions_and_associations_are_read(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), MINISTRIES)
def test_whoever_leads_a_ministry_is_its_minister(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_those_before_and_after_are_told_of_the_right_office(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dates_are_those_that_the_words_state(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), DEPARTURES)
def test_going_and_coming_are_told_from_their_announcement(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_titles_beside_names_are_told_of_those_they_mean(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


BODIES_AND_PLACES = [
    (
        "Der Präsident der „Aktion Wald“, Emil Kranz, mahnte.",
        ["Emil Kranz, President, Aktion Wald, ?/?, current"],
    ),
    (
        "Der Chef der Gewerkschaft „Verdi“, Emil Kranz, mahnte.",
        ["Emil Kranz, Chair, Verdi, ?/?, current"],
    ),
    ("Der Präsident der „größten Bank der Welt“, Emil Kranz, mahnte.", []),
    (
        "Der Präsident der Berliner Ärztekammer, Emil Kranz, mahnte.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    ("Die Vorsitzende des Islamrates, Jana Kolb: „Ja.“", ["Jana Kolb, Chair, ?, ?/?, current"]),
    (
        "Der Gouverneur von Tabasco, Emil Kranz, mahnte.",
        ["Emil Kranz, Governor, Tabasco, ?/?, current"],
    ),
    (
        "Der Gouverneur des Bundesstaates Tabasco, Emil Kranz, mahnte.",
        ["Emil Kranz, Governor, Tabasco, ?/?, current"],
    ),
    ("Der Gouverneur der Bank, Emil Kranz, mahnte.", []),
    (
        "Der Leiter der IAEA, Emil Kranz („Ich freue mich.“), mahnte.",
        ["Emil Kranz, Director General, International Atomic Energy Agency, ?/?, current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES_AND_PLACES)
def test_a_body_or_place_in_no_list_is_told_by_the_words_around_it(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


HEADS_OF_GOVERNMENT_OFFICES = [
    (
        "Der Chef der bayerischen Staatskanzlei, Emil Kranz, mahnte.",
        ["Emil Kranz, Head of the Chancellery, Bavaria, ?/?, current"],
    ),
    ("Kanzleramtschef Emil Kranz mahnte.", ["Emil Kranz, Head of the Chancellery, ?, ?/?, current"]),
    (
        "Polens Regierungssprecherin Jana Kolb mahnte.",
        ["Jana Kolb, Government Spokesperson, Poland, ?/?, current"],
    ),
    ("Ein Regierungssprecher sagte dem Reporter Emil Kranz ab.", []),
    (
        "Hongkongs Regierungschefin Jana Kolb mahnte.",
        ["Jana Kolb, Chief Executive, Hong Kong, ?/?, current"],
    ),
    (
        "In Macao wurde Emil Kranz zum Chief Executive und damit zum Regierungschef gewählt.",
        ["Emil Kranz, Chief Executive, Macau, ?/?, current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADS_OF_GOVERNMENT_OFFICES)
def test_who_runs_or_speaks_for_a_government_holds_an_office(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected
