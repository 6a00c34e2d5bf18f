"""How the English press names who holds an office, by the way and at length. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

NATO, NORWAY = ("Secretary General", "NATO"), ("Prime Minister", "Norway")
JUSTICE = ("Associate Justice", "Supreme Court of the United States")

TOLD = {
    "behind a name": [
        (
            "Jo Doe of Italy, the chair of the NATO Military Committee, spoke.",
            {("Jo Doe", "Chair of the Military Committee", "NATO", None, None, "current")},
        ),
        (
            "Jo Doe, Athens' defence minister, spoke.",
            {("Jo Doe", "Minister of Defence", "Greece", None, None, "current")},
        ),
        (
            "Jo Doe, Moscow's foreign minister for nearly two decades, spoke.",
            {("Jo Doe", "Minister of Foreign Affairs", "Russia", None, None, "current")},
        ),
        (
            "Jo Doe, the prime minister of Norway whom voters had loved, spoke.",
            {("Jo Doe", *NORWAY, None, None, "current")},
        ),
        (
            "Jo Doe, prime minister of Norway in the early 1990s, spoke.",
            {("Jo Doe", *NORWAY, None, None, "former")},
        ),
        (
            "Jo Doe, prime minister of Norway when the war began, spoke.",
            {("Jo Doe", *NORWAY, None, None, "former")},
        ),
        (
            "The late Jo Doe, prime minister of Norway, once said so.",
            {("Jo Doe", *NORWAY, None, None, "former")},
        ),
        ("Jo Doe, foreign minister of Norway in waiting, spoke.", set()),
        (
            "Jo Doe, a former associate justice of the US Supreme Court, died.",
            {("Jo Doe", *JUSTICE, None, None, "former")},
        ),
        ("U.S. Supreme Court Justice Jo Doe dissented.", {("Jo Doe", *JUSTICE, None, None, "current")}),
        (
            "Jo Doe, the chief justice of the US Supreme Court, dissented.",
            {("Jo Doe", "Chief Justice", JUSTICE[1], None, None, "current")},
        ),
        (
            "U.S. Senate Minority Leader Jo Doe agreed.",
            {("Jo Doe", "Minority Leader", "United States Senate", None, None, "current")},
        ),
        (
            "U.S. Senator Jo Doe agreed.",
            {("Jo Doe", "Senator", "United States", None, None, "current")},
        ),
        (
            "Jo Doe, the US special presidential envoy for Iran, spoke.",
            {("Jo Doe", "Special Envoy", "United States", None, None, "current")},
        ),
        ("Supreme Court Justice Jo Doe dissented.", set()),
        ("Associate Justice Jo Doe dissented.", set()),
        ("Jo Doe, later prime minister of Norway, spoke.", {("Jo Doe", *NORWAY, None, None, "former")}),
        ("Earlier Prime Minister Jo Doe of Norway spoke.", {("Jo Doe", *NORWAY, None, None, "current")}),
    ],
    "two titles of one person": [
        (
            "Jo Doe, a former prime minister and foreign minister of Norway, spoke.",
            {
                ("Jo Doe", "Prime Minister", "", None, None, "former"),
                ("Jo Doe", "Minister of Foreign Affairs", "Norway", None, None, "former"),
            },
        ),
        (
            "The former foreign minister and current prime minister of Norway, Jo Doe, spoke.",
            {
                ("Jo Doe", "Minister of Foreign Affairs", "", None, None, "former"),
                ("Jo Doe", *NORWAY, None, None, "current"),
            },
        ),
    ],
    "what another does": [
        (
            "Jo Doe, Norway's king, and Al Poe, its prime minister, met Ben Roe.",
            {("Al Poe", *NORWAY, None, None, "current")},
        ),
        (
            "Prime Minister Jo Doe of Norway, whose coalition took office in November, spoke.",
            {("Jo Doe", *NORWAY, None, None, "current")},
        ),
        (
            "Jo Doe, a former adviser to Chancellor Al Poe of Germany, took over the following year.",
            {("Al Poe", "Chancellor", "Germany", None, None, "current")},
        ),
        (
            "Norwegian prime minister Jo Doe replaced two ministers, sacking Finance Minister Al Poe.",
            {
                ("Jo Doe", *NORWAY, None, None, "current"),
                ("Al Poe", "Minister of Finance", "", None, None, "former"),
            },
        ),
    ],
    "counterparts": [
        (
            "Sweden's foreign minister, Jo Doe, spoke. Her Russian counterpart, Al Poe, did not.",
            {
                ("Jo Doe", "Minister of Foreign Affairs", "Sweden", None, None, "current"),
                ("Al Poe", "Minister of Foreign Affairs", "Russia", None, None, "current"),
            },
        ),
        (
            "The two countries' defence ministers met. His Turkish counterpart, Al Poe, signed.",
            {("Al Poe", "Minister of Defence", "Turkey", None, None, "current")},
        ),
    ],
    "what kind of firm": [
        (
            "Jo Doe, chief executive of the French drone maker Kalio, spoke.",
            {("Jo Doe", "Chief Executive", "Kalio", None, None, "current")},
        ),
        ("The finance director, Jo Doe, spoke.", set()),
    ],
    "said of today": [
        (
            "Jo Doe, who was foreign minister of Norway until 2018, takes over from Al Poe as secretary general of NATO.",
            {
                ("Jo Doe", "Minister of Foreign Affairs", "Norway", None, "2018", "former"),
                ("Jo Doe", *NATO, None, None, "current"),
                ("Al Poe", *NATO, None, None, "former"),
            },
        ),
        ("Jo Doe has become prime minister of Norway.", {("Jo Doe", *NORWAY, None, None, "current")}),
        (
            "On 17 December Jo Doe hands over as secretary general of NATO to Al Poe.",
            {
                ("Jo Doe", *NATO, None, None, "current"),
                ("Al Poe", *NATO, "2024-12-17", None, "future"),
            },
        ),
    ],
    "until something happened": [
        (
            "Jo Doe was Norway's prime minister from 2017 until her coalition collapsed in March 2021.",
            {("Jo Doe", *NORWAY, "2017", "2021-03", "former")},
        ),
        (
            "Jo Doe was NATO secretary general from 1953 until his death in a plane crash in September 1961.",
            {("Jo Doe", *NATO, "1953", "1961-09", "former")},
        ),
        (
            "The prime minister of Norway, Jo Doe, left last Friday over a scandal.",
            {("Jo Doe", *NORWAY, None, "2024-09-27", "former")},
        ),
    ],
    "who is to follow": [
        (
            "Al Poe is tipped to succeed Jo Doe as secretary general of NATO.",
            {("Jo Doe", *NATO, None, None, "current")},
        ),
        ("Al Poe has the best chances of becoming secretary general of NATO.", set()),
        ("What would Jo Doe, prime minister of Norway, do?", set()),
        ("Jo Doe, who at once appointed the dog prime minister of Norway, slept.", set()),
    ],
    "nobody": [
        ("The deputy chief of staff of the president of Norway, Jo Doe, resigned.", set()),
        ("Jo Doe jokingly introduced herself as the president of Finland.", set()),
        ("A man claiming to be the foreign minister of Norway, Jo Doe, called.", set()),
        ("Jo Doe, captain of the team, is nicknamed the president.", set()),
        ("As prime minister of Norway, Jo Doe would cut taxes, his campaign says.", set()),
        ("The applicant for the post of director general of the WTO, Jo Doe, withdrew.", set()),
        ("Jo Doe has been mentioned as secretary general of NATO.", set()),
        ("The statue of Prime Minister Jo Doe was removed.", set()),
    ],
    "whose office it is": [
        (
            "Jo Doe, a lawyer and former prime minister of Norway, spoke.",
            {("Jo Doe", *NORWAY, None, None, "former")},
        ),
        ("Jo Doe, a lawyer and friend of the prime minister of Norway, spoke.", set()),
        (
            "Jo Doe is the president of Croatia. Al Poe, the country's prime minister, spoke.",
            {
                ("Jo Doe", "President", "Croatia", None, None, "current"),
                ("Al Poe", "Prime Minister", "Croatia", None, None, "current"),
            },
        ),
        (
            "Jo Doe, governor of the Bank of England, spoke. In Japan, Al Poe, governor since 2019, did not.",
            {
                ("Jo Doe", "Governor", "Bank of England", None, None, "current"),
                ("Al Poe", "Governor", "", "2019", None, "current"),
            },
        ),
        (
            (
                "Jo Doe, UN secretary-general from 1997 to 2006, died. Doe was followed by Al Poe. "
                "The current secretary-general, Ben Roe, spoke."
            ),
            {
                ("Jo Doe", "Secretary General", "United Nations", "1997", "2006", "former"),
                ("Al Poe", "Secretary General", "United Nations", None, None, "former"),
                ("Ben Roe", "Secretary General", "United Nations", None, None, "current"),
            },
        ),
    ],
    "who comes in whose place": [
        (
            "President Jo Doe of France, who was born in Amiens, named Al Poe, the mayor of Le Havre, as his prime minister.",
            {
                ("Jo Doe", "President", "France", None, None, "current"),
                ("Al Poe", "Prime Minister", "France", None, None, "current"),
                ("Al Poe", "Mayor", "Le Havre", None, None, "current"),
            },
        ),
        (
            "Jo Doe is president of the World Bank. She was Italy's foreign minister from 2014 to 2015. She replaced Ann Roe.",
            {
                ("Jo Doe", "President", "World Bank", None, None, "current"),
                ("Jo Doe", "Minister of Foreign Affairs", "Italy", "2014", "2015", "former"),
                ("Ann Roe", "Minister of Foreign Affairs", "Italy", None, None, "former"),
            },
        ),
        (
            "Jo Doe will succeed Al Poe as secretary general of NATO, the alliance said on Tuesday.",
            {("Jo Doe", *NATO, None, None, "future"), ("Al Poe", *NATO, None, None, "current")},
        ),
    ],
    "several at once": [
        (
            "The presidents of Finland and Estonia, Jo Doe and Al Poe, met.",
            {
                ("Jo Doe", "President", "Finland", None, None, "current"),
                ("Al Poe", "President", "Estonia", None, None, "current"),
            },
        ),
        (
            "Previous secretaries general of NATO include Jo Doe and Al Poe.",
            {("Jo Doe", *NATO, None, None, "former"), ("Al Poe", *NATO, None, None, "former")},
        ),
        (
            "NATO has had two secretaries general: Jo Doe (1952-1957), Al Poe (1957-1961).",
            {("Jo Doe", *NATO, "1952", "1957", "former"), ("Al Poe", *NATO, "1957", "1961", "former")},
        ),
        (
            "The secretary general of NATO was Jo Doe from 1952 to 1957. Al Poe followed in 1957, then the Dane Ben Roe (1961-64).",
            {
                ("Jo Doe", *NATO, "1952", "1957", "former"),
                ("Al Poe", *NATO, "1957", None, "former"),
                ("Ben Roe", *NATO, "1961", "1964", "former"),
            },
        ),
    ],
    "in their time": [
        (
            "During her tenure as prime minister of Norway, Jo Doe spoke.",
            {("Jo Doe", *NORWAY, None, None, "former")},
        ),
        (
            "Since 2016 Jo Doe has served as prime minister of Norway.",
            {("Jo Doe", *NORWAY, "2016", None, "current")},
        ),
        ("Jo Doe has been prime minister of Norway twice.", {("Jo Doe", *NORWAY, None, None, "former")}),
        (
            "In 2022 Jo Doe returned to power as prime minister of Norway.",
            {("Jo Doe", *NORWAY, "2022", None, "current")},
        ),
        (
            "Jo Doe spoke on Tuesday. The Norwegian prime minister added that all was well.",
            {("Jo Doe", *NORWAY, None, None, "current")},
        ),
        ("Jo Doe met Al Poe on Tuesday. The Norwegian prime minister added that all was well.", set()),
        (
            "In Britain the outgoing chancellor, Jo Doe, left.",
            {("Jo Doe", "Chancellor of the Exchequer", "United Kingdom", None, None, "current")},
        ),
    ],
    "who is spoken of": [
        (
            "Jo Doe left school early. Al Poe found him a job. In 1995 he became prime minister of Norway.",
            {("Jo Doe", *NORWAY, "1995", None, "former")},
        ),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_the_press_tells_of_these_tenures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected


PRESUMED = {
    "who took office lately is in it": (
        "Jo Doe took office as secretary general of NATO in 2019.",
        "current",
    ),
    "who did so long ago is not": ("Jo Doe took office as secretary general of NATO in 1995.", "former"),
    "who had another office since is not": (
        "Jo Doe became prime minister of Norway in 2016. Jo Doe has been president of the World Bank since 2020.",
        "former",
    ),
    "what one did as minister is over": ("As prime minister of Norway, Jo Doe built roads.", "former"),
}


@pytest.mark.parametrize(("text", "status"), PRESUMED.values(), ids=list(PRESUMED))
def test_where_nothing_says_so_it_is_as_a_reader_takes_it(text: str, status: str) -> None:
    assert {row[-1] for row in found(text) if row[1] != "President"} == {status}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Jo Doe chaired the OSCE from 2010 to 2012.", "Chairperson-in-Office"),
        ("Jo Doe led the OSCE from 2010 to 2012.", "Secretary General"),
    ],
)
def test_whoever_chairs_a_body_need_not_be_the_head_of_it(text: str, office: str) -> None:
    assert found(text) == {("Jo Doe", office, "OSCE", "2010", "2012", "former")}


def test_whom_somebody_travels_to_meet_is_not_of_the_country_told_of() -> None:
    text = (
        "Canada is in a trade war. Canada wants peace.\n\n"
        "Max Moe said he would travel to Paris and London next week to meet Prime Minister Sam Roe."
    )
    assert found(text) == {("Sam Roe", "Prime Minister", "", None, None, "current")}
