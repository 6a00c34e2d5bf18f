"""Who comes and who goes when a German article tells of a reshuffle; read on 1 October 2024."""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

EXCHANGED = [
    (
        "Der Präsident ersetzte Finanzminister Emil Kranz durch Karl Zorn.",
        [
            "Emil Kranz, Minister of Finance, ?, ?/?, former",
            "Karl Zorn, Minister of Finance, ?, ?/?, current",
        ],
    ),
    (
        "Präsidentin Jana Kolb hat Finanzminister Emil Kranz entlassen und durch Karl Zorn ersetzt.",
        [
            "Emil Kranz, Minister of Finance, ?, ?/?, former",
            "Jana Kolb, President, ?, ?/?, current",
            "Karl Zorn, Minister of Finance, ?, ?/?, current",
        ],
    ),
    (
        "Finanzminister Emil Kranz wurde durch Karl Zorn ersetzt.",
        [
            "Emil Kranz, Minister of Finance, ?, ?/?, former",
            "Karl Zorn, Minister of Finance, ?, ?/?, current",
        ],
    ),
    (
        "Im Mai hatte mit Bildungsminister Emil Kranz ein zweiter das Feld geräumt; ihm folgte Jana Kolb.",
        [
            "Emil Kranz, Minister of Education, ?, ?/?, former",
            "Jana Kolb, Minister of Education, ?, ?/?, current",
        ],
    ),
]

DISMISSED = [
    (
        "Die Kanzlerin entließ am Montag Verteidigungsminister Karl Zorn.",
        ["Karl Zorn, Minister of Defence, ?, ?/2024-09-30, former"],
    ),
    (
        "Verteidigungsminister Karl Zorn entließ Kanzler Emil Kranz im Juli 2002.",
        [
            "Emil Kranz, Chancellor, Germany, ?/?, former",
            "Karl Zorn, Minister of Defence, ?, ?/2002-07, former",
        ],
    ),
    ("Präsident Emil Kranz hat seinen Außenminister entlassen.", ["Emil Kranz, President, ?, ?/?, current"]),
    ("Kanzlerin Jana Kolb wurde 2021 entlassen.", ["Jana Kolb, Chancellor, Germany, ?/2021, former"]),
]

LED = [
    (
        "Emil Kranz, der Deutschland bei den Vereinten Nationen vertrat, soll die Leitung von Karl Zorn übernehmen.",
        [],
    ),
    (
        "Emil Kranz übernahm am 1. Oktober 2014 bei der Nato die Führung.",
        ["Emil Kranz, Secretary General, NATO, 2014-10-01/?, current"],
    ),
    (
        (
            "Außenminister Emil Kranz trat zurück. Ministerpräsidentin Jana Kolb übernimmt die Leitung des Ressorts. "
            "Auch Bildungsminister Karl Zorn geht."
        ),
        [
            "Emil Kranz, Minister of Foreign Affairs, ?, ?/?, former",
            "Jana Kolb, Minister of Foreign Affairs, ?, ?/?, current",
            "Jana Kolb, Prime Minister, ?, ?/?, current",
            "Karl Zorn, Minister of Education, ?, ?/?, current",
        ],
    ),
]

WHOSE = [
    (
        "Er war Finanzminister in der Regierung seines Freundes Emil Kranz.",
        [],
    ),
    (
        "Jana Kolb war von 2013 bis 2017 Justizministerin und bis 2021 als erste Frau Außenministerin Norwegens.",
        [
            "Jana Kolb, Minister of Foreign Affairs, Norway, ?/2021, former",
            "Jana Kolb, Minister of Justice, ?, 2013/2017, former",
        ],
    ),
    (
        "Der frühere Regierungschef aus Lissabon, Emil Kranz, kam.",
        ["Emil Kranz, Prime Minister, Portugal, ?/?, former"],
    ),
]

AHEAD = [
    (
        "Der neue Nato-Generalsekretär Emil Kranz tritt sein Amt am 1. November an.",
        ["Emil Kranz, Secretary General, NATO, 2024-11-01/?, future planned"],
    ),
    (
        "Der neue Nato-Generalsekretär Emil Kranz trat sein Amt am 1. Oktober an.",
        ["Emil Kranz, Secretary General, NATO, 2024-10-01/?, current"],
    ),
]

MINISTRIES = [
    (
        "Anna Vogel, seit genau einem Jahr Chefin des Verteidigungsressorts, schwieg.",
        ["Anna Vogel, Minister of Defence, ?, 2023~/?, current"],
    ),
    (
        "Emil Kranz, der Chef des Kanzleramts, sprach.",
        ["Emil Kranz, Head of the Chancellery, ?, ?/?, current"],
    ),
    (
        "Das Justizressort leitet künftig Jana Kolb.",
        ["Jana Kolb, Minister of Justice, ?, ?/?, future planned"],
    ),
    ("Jana Kolb behält das Finanzressort.", ["Jana Kolb, Minister of Finance, ?, ?/?, current"]),
    ("Kanadas Partei behält Recht, sagte Emil Kranz.", []),
    (
        "Die Ministerpräsidentin berief Jana Kolb am 16. Oktober 2013 an die Spitze des Verteidigungsressorts.",
        ["Jana Kolb, Minister of Defence, ?, ?/?, former"],
    ),
    (
        "Der Verteidigungsminister Emil Kranz hat am Montag seinen Rücktritt eingereicht.",
        ["Emil Kranz, Minister of Defence, ?, ?/2024-09-30, former"],
    ),
]

GOVERNED = [
    (
        "Emil Kranz regiert seit Freitag Kanada.",
        ["Emil Kranz, Prime Minister, Canada, 2024-09-27/?, current"],
    ),
    (
        "In Den Haag regiert Emil Kranz seit Oktober 2010.",
        ["Emil Kranz, Prime Minister, Netherlands, 2010-10/?, current"],
    ),
    ("Die Partei von Emil Kranz regiert Norwegen.", []),
    (
        "In München regiert Emil Kranz seit 2020.",
        ["Emil Kranz, Minister-President, Bavaria, 2020/?, current"],
    ),
    (
        "Neben Emil Kranz, Ministerpräsident aus Kiel, saß Niedersachsens Innenminister Karl Zorn.",
        [
            "Emil Kranz, Minister-President, Schleswig-Holstein, ?/?, current",
            "Karl Zorn, Minister of the Interior, Lower Saxony, ?/?, current",
        ],
    ),
    ("Emil Kranz regiert seit 2010 Frankreich.", []),
    ("Emil Kranz stand 2008 an der Spitze einer Delegation der Nato.", []),
    (
        "Emil Kranz kam über das Auswärtige Amt und das Finanzministerium 2022 an die Spitze der Bank of Canada.",
        ["Emil Kranz, Governor, Bank of Canada, 2022/?, current"],
    ),
    (
        "Dem Regierungschef in Budapest, Viktor Kranz, schrieb er.",
        ["Viktor Kranz, Prime Minister, Hungary, ?/?, current"],
    ),
    (
        "Kanadas Verteidigungsminister Bill Kranz und sein seit Juli amtierender Londoner Kollege John Zorn kamen.",
        [
            "Bill Kranz, Minister of Defence, Canada, ?/?, current",
            "John Zorn, Minister of Defence, United Kingdom, ?/?, current",
        ],
    ),
    (
        "Donald Zorn ist polnischer Regierungschef. Herman Kranz war ebenfalls Belgier und ebenfalls vorher Premier.",
        [
            "Donald Zorn, Prime Minister, Poland, ?/?, current",
            "Herman Kranz, Prime Minister, Belgium, ?/?, former",
        ],
    ),
]

SUBJECTS = [
    (
        "Emil Kranz ist Außenminister, und der frühere Regierungschef schwieg.",
        ["Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current"],
    ),
    (
        "Seit Sonntag ist der Portugiese Emil Kranz im Amt, und der frühere Regierungschef verlor keine Zeit.",
        [],
    ),
    (
        "Emil Kranz ist Außenminister und Vizekanzler.",
        [
            "Emil Kranz, Minister of Foreign Affairs, ?, ?/?, current",
            "Emil Kranz, Vice Chancellor, ?, ?/?, current",
        ],
    ),
    (
        "Verteidigungsminister Emil Kranz und Justizministerin Jana Kolb traten am Montag zurück.",
        [
            "Emil Kranz, Minister of Defence, ?, ?/2024-09-30, former",
            "Jana Kolb, Minister of Justice, ?, ?/2024-09-30, former",
        ],
    ),
    (
        "Emil Kranz war Generalstabschef der Türkei. 2013 wurde er als Nachfolger von Hans Zorn Kommandeur des Heeres.",
        ["Emil Kranz, Chief of the General Staff, Turkey, ?/?, former"],
    ),
    (
        (
            "Jana Kolb war Juristin. 2013 berief Ministerpräsidentin Anna Vogel sie an die Spitze des "
            "Verteidigungsressorts; sie löste Hans Ried ab."
        ),
        [
            "Anna Vogel, Prime Minister, ?, ?/?, former",
            "Hans Ried, Minister of Defence, ?, ?/?, former",
            "Jana Kolb, Minister of Defence, ?, ?/?, former",
        ],
    ),
    (
        (
            "Emil Kranz war bis 1986 Generalsekretär der OSZE. Dann holte ihn die Ministerpräsidentin als Nachfolger "
            "von Hans Zorn in ihr Kabinett."
        ),
        ["Emil Kranz, Secretary General, OSCE, ?/1986, former"],
    ),
    (
        (
            "Jana Kolb war Juristin. 1990 berief Ministerpräsident Emil Kranz sie ins Justizministerium, 1994 machte er "
            "sie zur Innenministerin, die sie auch unter seinem Nachfolger Hans Zorn blieb."
        ),
        [
            "Emil Kranz, Prime Minister, ?, ?/?, former",
            "Hans Zorn, Prime Minister, ?, ?/?, former",
            "Jana Kolb, Minister of the Interior, ?, ?/?, former",
        ],
    ),
    (
        "Emil Kranz steht nun an der Spitze des Volkswagen-Konzerns.",
        ["Emil Kranz, Chief Executive, Volkswagen, ?/?, current"],
    ),
    (
        "Von 2018 bis 2019 war Jana Kolb Generalsekretärin der CDU Deutschlands.",
        ["Jana Kolb, Secretary General, CDU, 2018/2019, former"],
    ),
]

LIFE = (
    "Jana Kolb (* 2. Mai 1976 in Oslo) ist Politikerin.\n\n"
    "2013 wurde sie Verteidigungsministerin. Anna Vogel lobte sie. Anna Vogel sprach in Oslo.\n\n"
    "Seit 2021 ist sie Außenministerin.\n"
)

ROWS = (
    "Annegret Kranz\n\nWerdegang\n"
    "2000 bis 2007 Ministerin für Inneres und Sport des Saarlandes, die erste Frau in einem solchen Amt in Deutschland\n"
    "2007 bis 2009 Ministerin für Bildung, Familie, Frauen und Kultur\n"
    "März 2011 bis Februar 2018 Ministerpräsidentin des Saarlandes\n"
)


@pytest.mark.parametrize(("text", "expected"), EXCHANGED)
def test_who_is_put_in_the_place_of_another_has_their_office(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), DISMISSED)
def test_who_is_dismissed_leaves_and_not_who_dismisses(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LED)
def test_what_goes_to_someone_is_what_the_verb_is_about(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_an_office_is_of_who_is_said_to_have_it(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_who_is_to_take_office_is_not_in_it_yet(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), MINISTRIES)
def test_ministries_are_led_kept_and_left(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), GOVERNED)
def test_countries_are_governed_by_their_heads(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_each_part_of_a_sentence_is_about_its_own_subject(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


def test_a_biography_comes_back_to_whom_it_is_about_with_each_paragraph() -> None:
    assert sorted(tenures(LIFE)) == [
        "Jana Kolb, Minister of Defence, ?, 2013/?, former",
        "Jana Kolb, Minister of Foreign Affairs, ?, 2021/?, current",
    ]


def test_rows_with_years_written_out_stand_alone() -> None:
    assert sorted(tenures(ROWS)) == [
        "Annegret Kranz, Minister of Education, ?, 2007/2009, former",
        "Annegret Kranz, Minister of the Interior, Saarland, 2000/2007, former",
        "Annegret Kranz, Minister-President, Saarland, 2011-03/2018-02, former",
    ]
