"""Ordinary English sentences that look like news of an office, beside the news they look like. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

FINANCE, FOREIGN = ("Minister of Finance", "Norway"), ("Minister of Foreign Affairs", "Norway")
DEFENCE, PREMIER = ("Minister of Defence", "Norway"), ("Prime Minister", "Norway")

TOLD = {
    "a minister dies only who is killed, not whose dog, brother or reform is": [
        (
            "Rebels killed Norway's Prime Minister Jo Doe on 12 September 2024.",
            {("Jo Doe", *PREMIER, None, "2024-09-12", "former")},
        ),
        (
            "Rebels killed Jo Doe, the prime minister of Norway, on 12 September 2024.",
            {("Jo Doe", *PREMIER, None, "2024-09-12", "former")},
        ),
        (
            "The police killed Norway's Prime Minister Jo Doe's dog on 12 September 2024.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
        (
            "The scandal killed Norwegian Prime Minister Jo Doe's reform on 3 May 2019.",
            {("Jo Doe", *PREMIER, None, None, "former")},
        ),
        (
            "Rebels killed Norwegian Prime Minister Jo Doe's brother in 2019.",
            {("Jo Doe", *PREMIER, None, None, "former")},
        ),
    ],
    "a reform of a country's": [
        (
            "The scandal killed Prime Minister Jo Doe of Norway's reform on 3 May 2019.",
            {("Jo Doe", *PREMIER, None, None, "former")},
        ),
    ],
    "an office begins when its government is joined, not a city, a stage or an army": [
        (
            "Jo Doe joined the Norwegian government in 2004 as finance minister of Norway.",
            {("Jo Doe", *FINANCE, "2004", None, "former")},
        ),
        (
            "Jo Doe arrived in Paris on 12 September 2024 as prime minister of Norway.",
            {("Jo Doe", *PREMIER, None, None, "former")},
        ),
        (
            "Jo Doe joined Karl Low on stage on 12 September 2024 as foreign minister of Norway.",
            {("Jo Doe", *FOREIGN, None, None, "former")},
        ),
        (
            "Jo Doe joined the Norwegian army in 1999 and as defence minister of Norway he visited Kabul in 2004.",
            {("Jo Doe", *DEFENCE, None, None, "former")},
        ),
    ],
    "whoever leads a country may be its coach": [
        (
            "Prime Minister Jo Doe of the Netherlands spoke in 2019. Doe led the Netherlands for 14 years.",
            {("Jo Doe", "Prime Minister", "Netherlands", None, None, "former")},
        ),
        ("Coach Jo Doe led the United States at the World Cup from 2011 to 2016.", set()),
        ("Jo Doe, who led the Netherlands for 14 years, spoke.", set()),
    ],
    "what somebody thinks or claims has not come to pass": [
        (
            "Jo Doe would later become president of Finland.",
            {("Jo Doe", "President", "Finland", None, None, "former")},
        ),
        ("Analysts say Jo Doe would later become president of Finland in another world.", set()),
        ("Jo Doe would later become president of Finland in another world.", set()),
        ("Jo Doe claimed the presidency of Slovenia in 2019.", set()),
    ],
    "a room is stepped into, too": [
        ("Jo Doe stepped into the Norwegian prime minister's office in 2020 to meet staff.", set()),
    ],
    "plans are put forward, and people, who are not in office by that": [
        (
            "Jo Doe put forward a plan in 2019 as prime minister of Norway.",
            {("Jo Doe", *PREMIER, None, None, "former")},
        ),
        ("Al Poe put Jo Doe forward as prime minister of Norway in 2019.", set()),
    ],
    "a client is not dead when his lawyer is": [
        (
            "Jo Doe, a lawyer who represented President Karl Low of Finland in 2019, died in May 2020.",
            {("Karl Low", "President", "Finland", None, None, "former")},
        ),
    ],
    "who met a president and died or resigned is not the president": [
        (
            "Jo Doe, foreign minister of Norway, who met President Karl Low of Finland in 2019, resigned in May 2020.",
            {
                ("Jo Doe", *FOREIGN, None, "2020-05", "former"),
                ("Karl Low", "President", "Finland", None, None, "former"),
            },
        ),
        (
            "Jo Doe, foreign minister of Norway, who met President Karl Low of Finland in Oslo, died in May 2020.",
            {
                ("Jo Doe", *FOREIGN, None, None, "former"),
                ("Karl Low", "President", "Finland", None, None, "former"),
            },
        ),
    ],
    "a minister stays one whose husband acts, or who is new to office": [
        (
            "Jo Doe, prime minister of Norway, wed in May 2024. Her husband is an actor.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
        (
            "Norwegian Prime Minister Jo Doe spoke. She has never held office before.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
        (
            "Norwegian Prime Minister Jo Doe spoke. She has never held public office.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
        (
            'Jo Doe has never held public office. "Secretary General Doe of NATO would know," a reader writes.',
            set(),
        ),
        (
            'Ann Roe came first. She has never held public office, and never will. "Secretary General Roe of NATO would know."',
            set(),
        ),
        (
            "Norwegian Prime Minister Jo Doe spoke. Her husband has never held public office.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
    ],
    "a founding president may still be one": [
        ("Jo Doe, the founding president of the Norwegian Academy, spoke.", set()),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_ordinary_sentences_tell_no_more_than_they_say(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected
