"""What English careers tell: how someone came to an office, under whom, and what came of it. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

FINANCE, FOREIGN = ("Minister of Finance", "Norway"), ("Minister of Foreign Affairs", "Norway")
PREMIER = ("Prime Minister", "Norway")

TOLD = {
    "of the minister, not of whom the minister served under": [
        (
            "Jo Doe served as Norway's finance minister under Prime Minister Al Poe from 2004 to 2009.",
            {
                ("Jo Doe", *FINANCE, "2004", "2009", "former"),
                ("Al Poe", *PREMIER, None, None, "former"),
            },
        ),
        (
            "Jo Doe was finance minister of Norway in the government of Prime Minister Al Poe until 2009.",
            {
                ("Jo Doe", *FINANCE, None, "2009", "former"),
                ("Al Poe", *PREMIER, None, None, "former"),
            },
        ),
    ],
    "of whoever joined a cabinet from then on": [
        (
            "Jo Doe joined the cabinet in 2004 as finance minister of Norway and left it in 2009.",
            {("Jo Doe", *FINANCE, "2004", "2009", "former")},
        ),
        (
            "In 2004 Jo Doe was brought into the cabinet as finance minister of Norway.",
            {("Jo Doe", *FINANCE, "2004", None, "former")},
        ),
    ],
    "of what came to pass, told from before": [
        (
            "Jo Doe was a judge in 1990 and went on to become foreign minister of Norway.",
            {("Jo Doe", *FOREIGN, None, None, "former")},
        ),
        (
            "Jo Doe read law and would later serve as foreign minister of Norway from 1996 to 2000.",
            {("Jo Doe", *FOREIGN, "1996", "2000", "former")},
        ),
        ("Jo Doe hopes to go on to become foreign minister of Norway.", set()),
        ("Jo Doe would become foreign minister of Norway if her party won.", set()),
    ],
    "of nobody who is said to have no office": [
        (
            'Jo Doe has never held public office. "Secretary General Doe of NATO would know," a reader writes.',
            set(),
        ),
        ("Now Jo Doe becomes chair of the OSCE. Ms Doe is an actress.", set()),
        (
            "Jo Doe has never held public office. She has been chair of the bank Nordea since 2011.",
            {("Jo Doe", "Chair", "Nordea", "2011", None, "current")},
        ),
        ('A page announced that "H.E. Secretary-General Doe" had opened a fair. It was a hoax.', set()),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_careers_tell_of_these_tenures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected
