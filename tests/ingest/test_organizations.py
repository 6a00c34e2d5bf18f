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


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Don Doe was chairman of Massey Energy.", ("Don Doe", "Chair", "Massey Energy")),
        ("Massey Energy CEO Don Doe spoke.", ("Don Doe", "Chief Executive", "Massey Energy")),
        ("The CEO of Volkswagen Oliver Blume spoke.", ("Oliver Blume", "Chief Executive", "Volkswagen")),
        ("Don Doe, president of Russia's Gazprom, spoke.", ("Don Doe", "President", "Gazprom")),
        ("Don Doe, chief executive of Siemens AG, spoke.", ("Don Doe", "Chief Executive", "Siemens")),
        (
            "Don Doe, director of the Center for Strategic and International Studies, spoke.",
            ("Don Doe", "Director", "Center for Strategic and International Studies"),
        ),
        (
            "Don Doe, chair of the Konrad Adenauer Foundation, spoke.",
            ("Don Doe", "Chair", "Konrad Adenauer Foundation"),
        ),
        (
            "Don Doe, chairman of the House Intelligence Committee, spoke.",
            ("Don Doe", "Chair", "House Intelligence Committee"),
        ),
    ],
)
def test_an_organization_in_no_list_is_known_by_its_name(text: str, office: tuple[str, str, str]) -> None:
    assert offices(text) == {office}


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("Jerry Larson, Präsident von Amtrak, sprach.", "de", ("Jerry Larson", "President", "Amtrak")),
        ("Jerry Larson, Vorsitzender der Partei Pasok, sprach.", "de", ("Jerry Larson", "Chair", "Pasok")),
        (
            "Jerry Larson, directeur général de Teldis, a parlé.",
            "fr",
            ("Jerry Larson", "Director General", "Teldis"),
        ),
    ],
)
def test_so_it_is_in_german_and_french(text: str, language: str, office: tuple[str, str, str]) -> None:
    assert offices(text, language) == {office}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Don Doe, chairman of Siemens's works council, spoke.", "en"),
        ("Don Doe, chairman of the National Committee, spoke.", "en"),
        ("Don Doe, the manager and president of Jack Ma's firm, spoke.", "en"),
        ("Jerry Larson, Vorsitzender der Wahlkommission, sprach.", "de"),
    ],
)
def test_what_is_no_name_names_no_organization(text: str, language: str) -> None:
    assert {organization for _, _, organization in offices(text, language)} <= {""}


def test_a_committee_of_the_house_is_not_the_house() -> None:
    text = "Don Doe, chairman of the House Oversight and Reform Committee, spoke. Assembly members left."
    assert offices(text) == {("Don Doe", "Chair", "House Oversight and Reform Committee")}


def test_on_twitter_president_is_the_president_on_twitter() -> None:
    assert offices("On Twitter President Donald Trump spoke.") == {("Donald Trump", "President", "")}
