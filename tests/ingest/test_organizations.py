"""Which body an office belongs to: countries, their regions, and organizations in no list."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document


def offices(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """Person, office and organization of all claims of an article of 1 October 2024."""
    said = extract(Document("test", text, language=language, published=date(2024, 10, 1)))
    return {(s.person, s.office, s.organization) for s in said if s.office}


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("New Mexico governor Gary Johnson spoke.", "en", ("Gary Johnson", "Governor", "New Mexico")),
        ("Virginia Governor Glenn Youngkin spoke.", "en", ("Glenn Youngkin", "Governor", "Virginia")),
        ("Floods hit Ohio. Governor Mike DeWine spoke.", "en", ("Mike DeWine", "Governor", "Ohio")),
        (
            "California Attorney General Rob Bonta spoke.",
            "en",
            ("Rob Bonta", "Attorney General", "California"),
        ),
        (
            "Scottish First Minister John Swinney spoke.",
            "en",
            ("John Swinney", "First Minister", "Scotland"),
        ),
        (
            "Der bayerische Ministerpräsident Markus Söder sprach.",
            "de",
            ("Markus Söder", "Minister-President", "Bavaria"),
        ),
        (
            "Le gouverneur de Californie Gavin Newsom a parlé.",
            "fr",
            ("Gavin Newsom", "Governor", "California"),
        ),
    ],
)
def test_regions_have_heads_of_their_own(text: str, language: str, office: tuple[str, str, str]) -> None:
    assert offices(text, language) == {office}


def test_a_governor_is_never_given_the_country() -> None:
    assert offices("The United States mourn. In the United States, Governor Jo Doe spoke.") == {
        ("Jo Doe", "Governor", "")
    }
