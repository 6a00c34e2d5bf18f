"""Whose office an English aside tells of, and to whom a pronoun gives one. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

NATO, NORWAY = ("Secretary General", "NATO"), ("Prime Minister", "Norway")
SWEDEN = ("Prime Minister", "Sweden")
FINANCE = ("Minister of Finance", "Norway")

TOLD = {
    "of a country or body just named": [
        (
            "Jo Doe, NATO's secretary general, asked for more for Moldova, whose foreign minister, Al Poe, was there.",
            {
                ("Jo Doe", *NATO, None, None, "current"),
                ("Al Poe", "Minister of Foreign Affairs", "Moldova", None, None, "current"),
            },
        ),
        (
            "Jo Doe joined the Bank of Greece, of which she was deputy governor from 2002 to 2010.",
            {("Jo Doe", "Deputy Governor", "Bank of Greece", "2002", "2010", "former")},
        ),
        (
            "Italy mourned on Sunday after its defence minister, Jo Doe, was hurt.",
            {("Jo Doe", "Minister of Defence", "Italy", None, None, "current")},
        ),
        (
            "Italy told Malta that its defence minister, Jo Doe, was hurt.",
            {("Jo Doe", "Minister of Defence", "", None, None, "current")},
        ),
        (
            "Jo Doe met the EU's top diplomat, Al Poe, and Germany's top diplomat, Ben Roe.",
            {
                ("Al Poe", "High Representative for Foreign Affairs and Security Policy", "European Union")
                + (None, None, "current"),
                ("Ben Roe", "Minister of Foreign Affairs", "Germany", None, None, "current"),
            },
        ),
        (
            "President Jo Doe of Finland spoke in Helsinki of the quarrel that President Poe had begun.",
            {
                ("Jo Doe", "President", "Finland", None, None, "current"),
                ("Poe", "President", "", None, None, "current"),
            },
        ),
        ("Jo Doe led Germany's Free Democrats.", set()),
    ],
    "beside a name": [
        (
            "Secretary of State Jo Doe came. Her Ukrainian counterpart, Al Poe, did not.",
            {
                ("Jo Doe", "Secretary of State", "", None, None, "current"),
                ("Al Poe", "Minister of Foreign Affairs", "Ukraine", None, None, "current"),
            },
        ),
        ("Jo Doe, twice prime minister of Norway, spoke.", {("Jo Doe", *NORWAY, None, None, "former")}),
        (
            (
                "Jo Doe was prime minister of Norway from 2001 to 2003 and twice finance minister of Norway "
                "(1990–1992 and 1995–1997)."
            ),
            {
                ("Jo Doe", *NORWAY, "2001", "2003", "former"),
                ("Jo Doe", *FINANCE, "1990", "1992", "former"),
                ("Jo Doe", *FINANCE, "1995", "1997", "former"),
            },
        ),
    ],
    "a ministry or a post": [
        (
            "Jo Doe took over Norway's finance ministry on Monday.",
            {("Jo Doe", *FINANCE, "2024-09-30", None, "current")},
        ),
        (
            "Jo Doe led the Norwegian finance ministry from 2001 to 2003.",
            {("Jo Doe", *FINANCE, "2001", "2003", "former")},
        ),
        (
            "Jo Doe is Norway's finance minister. She has held the portfolio since April.",
            {("Jo Doe", *FINANCE, "2024-04", None, "current")},
        ),
        ("Jo Doe left the finance ministry of Norway for the day.", set()),
        ("Jo Doe took over the finance ministry's task force in Norway.", set()),
        ("The finance ministry of Norway appointed Jo Doe head of a team.", set()),
        (
            "Jo Doe started her job as a teacher in 1984 and is now NATO's secretary general.",
            {("Jo Doe", *NATO, None, None, "current")},
        ),
    ],
    "each of their own country": [
        (
            "The prime ministers of Norway, Jo Doe, and of Sweden, Al Poe, met.",
            {("Jo Doe", *NORWAY, None, None, "current"), ("Al Poe", *SWEDEN, None, None, "current")},
        ),
        (
            "The Norwegian and Swedish prime ministers, Jo Doe and Al Poe, met.",
            {("Jo Doe", *NORWAY, None, None, "current"), ("Al Poe", *SWEDEN, None, None, "current")},
        ),
        ("The Norwegian, Danish and Swedish prime ministers, Jo Doe and Al Poe, met.", set()),
        (
            "Prime Ministers Jo Doe (Norway) and Al Poe (Sweden) met.",
            {("Jo Doe", *NORWAY, None, None, "current"), ("Al Poe", *SWEDEN, None, None, "current")},
        ),
    ],
    "one of those who meet": [
        (
            (
                "NATO's prime ministers and foreign ministers met. Foreign Minister Jo Doe of Norway spoke; "
                "Italy's foreign minister, Al Poe, did not. Ben Roe of Finland was late."
            ),
            {
                ("Jo Doe", "Minister of Foreign Affairs", "Norway", None, None, "current"),
                ("Al Poe", "Minister of Foreign Affairs", "Italy", None, None, "current"),
                ("Ben Roe", "Minister of Foreign Affairs", "Finland", None, None, "current"),
            },
        ),
        (
            "Foreign Minister Jo Doe of Norway spoke. Ben Roe of Finland was late.",
            {("Jo Doe", "Minister of Foreign Affairs", "Norway", None, None, "current")},
        ),
        (
            "Jo Doe was the first since Al Poe, having been Norway's prime minister until 2009.",
            {("Jo Doe", *NORWAY, None, "2009", "former")},
        ),
        (
            "Estonia's parliament elected Jo Doe, a judge, to be the country's next president.",
            {("Jo Doe", "President", "Estonia", None, None, "future")},
        ),
        ("Jo Doe has been signed to play a chancellor of Germany.", set()),
    ],
    "by letters, for years, today": [
        (
            (
                "Jo Doe, president of the Federation of German Industries (BDI), spoke. "
                "Al Poe, the BDI's director-general, did not."
            ),
            {
                ("Jo Doe", "President", "Federation of German Industries", None, None, "current"),
                ("Al Poe", "Director General", "Federation of German Industries", None, None, "current"),
            },
        ),
        (
            "Jo Doe, for nine years the head of the World Bank, spoke.",
            {("Jo Doe", "President", "World Bank", None, None, "former")},
        ),
        (
            (
                "Jo Doe, who is Governor of the Bank of England, was minister of trade of Norway. "
                "She was appointed to her present office in May 2021, succeeding Al Poe."
            ),
            {
                ("Jo Doe", "Governor", "Bank of England", None, None, "current"),
                ("Jo Doe", "Minister of Trade", "Norway", None, None, "former"),
                ("Al Poe", "Governor", "Bank of England", None, None, "former"),
            },
        ),
        ("Jo Doe was also Co-Chair of the Trans-Tasman Trade Council.", set()),
    ],
    "who came before, and what came to pass": [
        (
            "Jo Doe's successor as prime minister of Norway, Al Poe, spoke.",
            {("Jo Doe", *NORWAY, None, None, "former"), ("Al Poe", *NORWAY, None, None, "current")},
        ),
        (
            "Al Poe, whom Jo Doe succeeded as prime minister of Norway in May 2024, spoke.",
            {("Jo Doe", *NORWAY, "2024-05", None, "current"), ("Al Poe", *NORWAY, None, None, "former")},
        ),
        ("Al Poe, whom Jo Doe knew as prime minister of Norway, spoke.", set()),
        (
            (
                "Jo Doe was finance minister of Norway until 2004. As prime minister of Norway she led talks. "
                "She was followed in the post by Al Poe."
            ),
            {
                ("Jo Doe", *FINANCE, None, "2004", "former"),
                ("Jo Doe", *NORWAY, None, None, "former"),
                ("Al Poe", *NORWAY, None, None, "current"),
            },
        ),
        (
            "Jo Doe rose to become Norway's prime minister in May 2001.",
            {("Jo Doe", *NORWAY, "2001-05", None, "former")},
        ),
        ("Jo Doe tried to become Norway's prime minister in May 2001.", set()),
        (
            "After three years as finance minister of Norway, Jo Doe left.",
            {("Jo Doe", *FINANCE, None, None, "former")},
        ),
    ],
    "given or kept": [
        (
            "The premier put Jo Doe in charge of Norway's finance ministry.",
            {("Jo Doe", *FINANCE, None, None, "current")},
        ),
        (
            "Jo Doe stays at the finance ministry of Norway.",
            {("Jo Doe", *FINANCE, None, None, "current")},
        ),
        (
            "Al Poe governed with Jo Doe at Norway's finance ministry.",
            {("Jo Doe", *FINANCE, None, None, "current")},
        ),
        ("Jo Doe was put in charge of the finance ministry's archive in Norway.", set()),
        ("Jo Doe met a man at the finance ministry of Norway.", set()),
        (
            "Norway's finance ministry went in May 2023 to Jo Doe.",
            {("Jo Doe", *FINANCE, "2023-05", None, "current")},
        ),
        (
            "Jo Doe was prime minister of Norway. The job went in May 2024 to Al Poe.",
            {("Jo Doe", *NORWAY, None, None, "former"), ("Al Poe", *NORWAY, "2024-05", None, "current")},
        ),
        ("A letter from the finance ministry of Norway went to Jo Doe.", set()),
        ("A finance ministry official of Norway went to Jo Doe.", set()),
        (
            "Parliament elected Jo Doe, a judge, to be Estonia's next president.",
            {("Jo Doe", "President", "Estonia", None, None, "future")},
        ),
        (
            "Jo Doe led the poll, only to see Al Poe, whose party had lost, stay on as prime minister of Norway.",
            {("Al Poe", *NORWAY, None, None, "current")},
        ),
    ],
    "namesakes": [
        (
            "Jo Doe, who was prime minister of Norway, died, said his son, Al Doe. In 1990 Mr. Doe led the WTO.",
            {
                ("Jo Doe", *NORWAY, None, None, "former"),
                ("Jo Doe", "Director General", "World Trade Organization", None, None, "former"),
            },
        ),
        (
            "Jo Doe is prime minister of Norway. Jo Doe was taken for his finance minister, Jo Doe Poe.",
            {
                ("Jo Doe", *NORWAY, None, None, "current"),
                ("Jo Doe Poe", "Minister of Finance", "", None, None, "current"),
            },
        ),
    ],
    "whom a pronoun means": [
        (
            (
                "Jo Doe, NATO's secretary general from 1990 to 1995, died on Monday. Doe was a quiet man. "
                "Doe's friend Al Poe wept.\n\nIn retirement he was president of Croatia."
            ),
            {
                ("Jo Doe", *NATO, "1990", "1995", "former"),
                ("Jo Doe", "President", "Croatia", None, None, "former"),
            },
        ),
        (
            (
                "Jo Doe led a bank. President Al Poe of Greece appointed him to lead it; "
                "he was followed as prime minister by Ben Roe."
            ),
            {
                ("Al Poe", "President", "Greece", None, None, "current"),
                ("Jo Doe", "Prime Minister", "Greece", None, None, "former"),
                ("Ben Roe", "Prime Minister", "Greece", None, None, "current"),
            },
        ),
        (
            "Jo Doe began work on Monday, together with Al Poe, on his first day as prime minister of Norway.",
            set(),
        ),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_asides_tell_of_these_tenures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected
