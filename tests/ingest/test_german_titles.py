"""German titles in all their forms: deputies in one word, mayors of towns, genitives with an apostrophe.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

FORMS = [
    (
        "Rheinland-Pfalz' Wirtschaftsminister Emil Kranz mahnte.",
        ["Emil Kranz, Minister of Economic Affairs, Rhineland-Palatinate, ?/?, current"],
    ),
    (
        "Honduras’ Außenminister Emil Kranz mahnte.",
        ["Emil Kranz, Minister of Foreign Affairs, Honduras, ?/?, current"],
    ),
    (
        "Vizeaußenministerin war Jana Kolb von März 2011 bis Oktober 2015.",
        ["Jana Kolb, Deputy Minister of Foreign Affairs, ?, 2011-03/2015-10, former"],
    ),
    (
        "Der Oberbefehlshaber der Nato-Streitkräfte in Europa, US-General Emil Kranz, mahnte.",
        ["Emil Kranz, Supreme Allied Commander Europe, NATO, ?/?, current"],
    ),
    ("US-Senator Emil Kranz mahnte.", ["Emil Kranz, Senator, United States, ?/?, current"]),
    ("Der Senator von Delaware, Emil Kranz, mahnte.", ["Emil Kranz, Senator, United States, ?/?, current"]),
]
TOWNS = [
    ("Der Oberbürgermeister von Weimar, Emil Kranz, mahnte.", ["Emil Kranz, Mayor, Weimar, ?/?, current"]),
    ("Stuttgarts Oberbürgermeister Emil Kranz mahnte.", ["Emil Kranz, Mayor, Stuttgart, ?/?, current"]),
    ("Der Tübinger Oberbürgermeister Emil Kranz mahnte.", ["Emil Kranz, Mayor, ?, ?/?, current"]),
    (
        "Emil Kranz wird der neue Oberbürgermeister der Landeshauptstadt Stuttgart.",
        ["Emil Kranz, Mayor, Stuttgart, ?/?, future planned"],
    ),
    (
        "Emil Kranz amtierte von 1998 bis 2006 als Stadtpräsident von Luzern.",
        ["Emil Kranz, Mayor, Lucerne, 1998/2006, former"],
    ),
    (
        "Die frühere Bürgermeisterin von San Francisco Jana Kolb mahnte.",
        ["Jana Kolb, Mayor, San Francisco, ?/?, former"],
    ),
    (
        "Der Regierende Bürgermeister von Berlin, Emil Kranz (CDU), mahnte.",
        ["Emil Kranz, Mayor, Berlin, ?/?, current"],
    ),
    (
        "Emil Kranz ist seit 2015 Bürgermeister der ukrainischen Hafenstadt Odessa.",
        ["Emil Kranz, Mayor, Odesa, 2015/?, current"],
    ),
    ("Emil Kranz kandidiert als Bürgermeister von Köln.", []),
    ("Der Bezirksbürgermeister von Mitte, Emil Kranz, mahnte.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_title_is_known_in_every_form(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), TOWNS)
def test_a_town_has_its_mayor(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


BODIES = [
    (
        "Emil Kranz, Präsident der Universität Göttingen und derzeitiger Vorsitzender der Landeshochschulkonferenz, mahnte.",
        ["Emil Kranz, Chair, ?, ?/?, current", "Emil Kranz, President, ?, ?/?, current"],
    ),
    (
        "Der Vorsitzende des Auswärtigen Ausschusses, Emil Kranz, mahnte.",
        ["Emil Kranz, Chair, ?, ?/?, current"],
    ),
    (
        "Emil Kranz, heute Präsident der Industrie- und Handelskammer für die Pfalz, mahnte.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    (
        "Präsident des Verbands Deutscher Mittelstädte ist Emil Kranz.",
        ["Emil Kranz, President, ?, ?/?, current"],
    ),
    ("Der Vorsitzende des Ortsvereins Bamberg, Emil Kranz, mahnte.", []),
    (
        "Der iranische Vize-Außenminister für internationale Beziehungen, Emil Kranz, mahnte.",
        ["Emil Kranz, Deputy Minister of Foreign Affairs, Iran, ?/?, current"],
    ),
    (
        "Der Kommissionspräsident der Afrikanischen Union (AU), Emil Kranz, mahnte.",
        ["Emil Kranz, Chair, African Union Commission, ?/?, current"],
    ),
    (
        "Der Wehrbeauftragte des Bundestages, Emil Kranz (SPD), mahnte.",
        ["Emil Kranz, Parliamentary Commissioner for the Armed Forces, Germany, ?/?, current"],
    ),
    (
        "NRW-Kommunalministerin Jana Kolb mahnte.",
        ["Jana Kolb, Minister of Local Government, North Rhine-Westphalia, ?/?, current"],
    ),
    (
        "Jana Kolb, Präsidentin der Ärztekammer und früher Außenministerin von Polen, mahnte.",
        [
            "Jana Kolb, Minister of Foreign Affairs, Poland, ?/?, former",
            "Jana Kolb, President, ?, ?/?, current",
        ],
    ),
]
CENTRAL_BANKS = [
    (
        "Ungarns Zentralbankchef Emil Kranz mahnte.",
        ["Emil Kranz, Governor, Hungarian National Bank, ?/?, current"],
    ),
    (
        "Polens Notenbankpräsidentin Jana Kolb mahnte.",
        ["Jana Kolb, Governor, National Bank of Poland, ?/?, current"],
    ),
    ("Notenbankchef Emil Kranz mahnte die USA.", ["Emil Kranz, Chair, Federal Reserve, ?/?, current"]),
    (
        "Die EZB schwieg. Der frühere Zentralbankchef Emil Kranz mahnte.",
        ["Emil Kranz, President, European Central Bank, ?/?, former"],
    ),
    ("Zentralbankchef Emil Kranz mahnte.", ["Emil Kranz, Governor, ?, ?/?, current"]),
]
LED = [
    (
        "Konzernchef Karl Zorn mahnte. Emil Kranz leitete das Unternehmen von 2004 bis 2013.",
        ["Karl Zorn, Chief Executive, ?, ?/?, current", "Emil Kranz, Chief Executive, ?, 2004/2013, former"],
    ),
    (
        "Emil Kranz, heute Außenminister von Polen, leitete das Museum von 2004 bis 2013.",
        ["Emil Kranz, Minister of Foreign Affairs, Poland, ?/?, current"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_may_be_told_by_what_it_is(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), CENTRAL_BANKS)
def test_a_country_has_one_central_bank(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected


@pytest.mark.parametrize(("text", "expected"), LED)
def test_years_at_the_head_of_one_thing_are_not_those_of_another_office(
    text: str, expected: list[str]
) -> None:
    assert tenures(text) == expected
