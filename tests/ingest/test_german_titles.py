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
