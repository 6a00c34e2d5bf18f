"""Reading costs the same per word in a long article as in a short one: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document


def calls(text: str, language: str) -> int:
    """How many Python functions are called to read a text."""
    document = Document("test", text, language=language, published=date(2024, 10, 1))
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(document)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Al Roe succeeded Jo Doe as secretary general of NATO. ", "en"),
        (
            "NATO chief Jo Doe spoke. The Norwegian has been in office since 2014. The 57-year-old left. ",
            "en",
        ),
        ("chairman of Alpha Beta and president of the ", "en"),
        ("Ursula von der Leyen, die Präsidentin der EU-Kommission, trat zurück. ", "de"),
        ("le président de la Fédération de France, Jean Dupont, élu en 2014, ", "fr"),
    ],
)
def test_ten_times_the_text_costs_at_most_eleven_times_the_calls(text: str, language: str) -> None:
    extract(Document("test", text, language=language, published=date(2024, 10, 1)))  # fills the caches
    once, ten = calls(text * 20, language), calls(text * 200, language)
    assert ten <= 11 * once
