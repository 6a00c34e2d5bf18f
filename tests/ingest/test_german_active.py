"""What German sentences say of someone besides the one who does it: who dismisses, whose brother dies, who fights.

All sentences are read on 1 October 2024.
"""

from __future__ import annotations

import pytest

from tests.ingest.test_german import tenures

INTERIOR = "Emil Kranz, Minister of the Interior, Finland"
DISMISSING = [
    ("Finnlands Innenminister Emil Kranz feuerte am 12. September 2024 den Polizeichef.", "?/?, current"),
    ("Finnlands Innenminister Emil Kranz setzte am 12. September 2024 den Polizeichef ab.", "?/?, current"),
    ("Am 12. September 2024 entließ Finnlands Innenminister Emil Kranz den Polizeichef.", "?/?, current"),
    ("Finnlands Innenminister Emil Kranz feuerte am 12. September 2024 die Polizeichefin.", "?/?, current"),
    (
        "Finnlands Innenminister Emil Kranz hat am 12. September 2024 den Polizeichef gefeuert.",
        "?/?, current",
    ),
    (
        "Finnlands Innenminister Emil Kranz hat am 12. September 2024 den Botschafter in Moskau abberufen.",
        "?/?, current",
    ),
    (
        "Finnlands Innenminister Emil Kranz hat am 12. September 2024 den Armeechef aus dem Amt gejagt.",
        "?/?, current",
    ),
    (
        "Emil Kranz ist Innenminister von Finnland. Er feuerte am 12. September 2024 die Polizeichefin.",
        "?/?, current",
    ),
    ("Finnlands Innenminister Emil Kranz, der 2020 den Polizeichef absetzte, sprach.", "?/?, former"),
    ("Finnlands Innenminister Emil Kranz setzte 2020 einen Notruf ab.", "?/?, former"),
]
DISMISSED = [
    ("Finnlands Innenminister Emil Kranz wurde am 12. September 2024 gefeuert.", "?/2024-09-12, former"),
    ("Finnlands Innenminister Emil Kranz wurde am 12. September 2024 abgesetzt.", "?/2024-09-12, former"),
    ("Finnlands Innenminister Emil Kranz wurde am 12. September 2024 abberufen.", "?/2024-09-12, former"),
    (
        "Das Parlament hat am 12. September 2024 Finnlands Innenminister Emil Kranz abgesetzt.",
        "?/2024-09-12, former",
    ),
    (
        "Die Präsidentin feuerte am 12. September 2024 Finnlands Innenminister Emil Kranz.",
        "?/2024-09-12, former",
    ),
    ("Emil Kranz, 2020 als Innenminister von Finnland abgesetzt, sprach.", "?/2020, former"),
]
WHOSE = [
    ("Finnlands Innenminister Emil Kranz, dessen Bruder am 12. September 2024 getötet wurde, trauert.", 0),
    ("Finnlands Innenminister Emil Kranz, dessen Frau am 12. September 2024 entlassen wurde, sprach.", 0),
    ("Finnlands Innenminister Emil Kranz, der am 12. September 2024 getötet wurde, war beliebt.", 1),
]


@pytest.mark.parametrize(("text", "spell"), DISMISSING)
def test_whoever_dismisses_does_not_leave(text: str, spell: str) -> None:
    assert tenures(text) == [f"{INTERIOR}, {spell}"]


@pytest.mark.parametrize(("text", "spell"), DISMISSED)
def test_whoever_is_dismissed_leaves(text: str, spell: str) -> None:
    assert tenures(text) == [f"{INTERIOR}, {spell}"]


def test_two_who_dismiss_somebody_stay_both() -> None:
    text = "Innenminister Emil Kranz und Justizminister Karl Zorn haben am 12. September 2024 den Polizeichef entlassen."
    assert tenures(text) == [
        "Emil Kranz, Minister of the Interior, ?, ?/?, current",
        "Karl Zorn, Minister of Justice, ?, ?/?, current",
    ]


@pytest.mark.parametrize(("text", "ends"), WHOSE)
def test_what_happens_to_whose_brother_ends_no_office(text: str, ends: int) -> None:
    assert tenures(text) == [f"{INTERIOR}, {'?/2024-09-12, former' if ends else '?/?, current'}"]


def test_whose_brother_was_murdered_is_not_dead() -> None:
    text = "Finnlands Innenminister Emil Kranz, dessen Bruder 2010 ermordet wurde, sprach. Kranz ist seit 2022 im Amt."
    assert tenures(text) == [f"{INTERIOR}, 2022/?, current"]


def test_voted_into_office_is_no_departure() -> None:
    text = "Emil Kranz wurde am 12. September 2024 als Präsident von Finnland ins Amt gewählt."
    assert tenures(text) == ["Emil Kranz, President, Finland, ?/?, future planned"]
    text = "Präsident Emil Kranz von Finnland wurde 2020 aus dem Amt gejagt."
    assert tenures(text) == ["Emil Kranz, President, ?, ?/2020, former"]


JUSTICE = "Emil Kranz, Minister of Justice, Norway"
AS = [
    ("Als Justizminister Norwegens las Emil Kranz von 1999 bis 2004 täglich Zeitung.", "?/?"),
    ("Als Justizminister Norwegens kämpfte Emil Kranz von 1999 bis 2001 gegen die Mafia.", "?/?"),
    ("Emil Kranz gehörte von 1999 bis 2004 als Justizminister Norwegens dem Sportbund an.", "?/?"),
    ("Emil Kranz gehörte von 1999 bis 2004 als Justizminister Norwegens der Regierung an.", "1999/2004"),
    ("Emil Kranz war von 1999 bis 2004 als Justizminister von Norwegen tätig.", "1999/2004"),
    ("Als Justizminister Norwegens (1999–2004) baute Emil Kranz Gefängnisse.", "1999/2004"),
]


@pytest.mark.parametrize(("text", "span"), AS)
def test_only_serving_as_something_dates_it(text: str, span: str) -> None:
    assert tenures(text) == [f"{JUSTICE}, {span}, former"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trainer Emil Kranz regiert Brasilien seit 2016.", []),
        ("Emil Kranz ist Kapitän. Er regiert Brasilien seit 2016.", []),
        ("Emil Kranz regiert Brasilien seit 2016.", ["Emil Kranz, President, Brazil, 2016/?, current"]),
    ],
)
def test_a_trainer_governs_no_country(text: str, expected: list[str]) -> None:
    assert tenures(text) == expected
