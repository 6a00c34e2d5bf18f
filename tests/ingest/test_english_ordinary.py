"""Ordinary English sentences that look like news of an office, beside the news they look like. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

PREMIER = ("Prime Minister", "Norway")

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
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_ordinary_sentences_tell_no_more_than_they_say(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected
