"""What sentences tell of people's lives: births, deaths, ages and nationalities, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document, Property


def lives(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    """Person, property and value of the claims about people alone, in an article of 1 October 2024."""
    document = Document("test", text, language=language, published=date(2024, 10, 1))
    return {(s.person, str(s.property), s.value) for s in extract(document) if not s.office}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jo Doe was secretary general of NATO. Doe was born in Leith on 3 May 1914."),
        ("en", "Born in Leith on 3 May 1914, Jo Doe became secretary general of NATO."),
        ("en", "Jo Doe (born 3 May 1914) was secretary general of NATO."),
        ("de", "Karl Doe war Generalsekretär der Nato. Doe wurde am 3. Mai 1914 in Leith geboren."),
        ("fr", "Né le 3 mai 1914 à Leith, Jo Doe est secrétaire général de l'Otan."),
    ],
)
def test_a_birth_is_read_before_or_behind_the_name(language: str, text: str) -> None:
    assert ("birth", "1914-05-03") in {(what, value) for _, what, value in lives(text, language)}


def test_someone_else_s_birth_is_not_theirs() -> None:
    assert lives("Jo Doe was secretary general of NATO. His wife was born in 1907.") == set()


def test_the_years_of_a_life_are_no_term_of_office() -> None:
    text = "Jo Doe (1911–2002) was secretary general of NATO."
    assert lives(text) == {("Jo Doe", "birth", "1911"), ("Jo Doe", "death", "2002")}
    document = Document("test", text, language="en", published=date(2024, 10, 1))
    assert not any(year in s.value for s in extract(document) if s.office for year in ("1911", "2002"))


def test_the_age_at_death_is_that_of_the_day_of_death() -> None:
    text = "Jo Doe was secretary general of NATO. Doe died on 17 July 2002 in Brussels at the age of 90."
    assert lives(text) == {("Jo Doe", "death", "2002-07-17"), ("Jo Doe", "age", "90@2002-07-17")}


def test_whoever_has_died_was_of_that_age_these_days() -> None:
    text = "Jo Doe, who has died aged 84, was secretary general of NATO."
    assert ("Jo Doe", "age", "84@2024-10-01") in lives(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Doe of Belgium became secretary general of NATO.",
        "Jo Doe, a Belgian, became secretary general of NATO.",
        "The Belgian Jo Doe became secretary general of NATO.",
    ],
)
def test_the_country_beside_a_name_is_a_nationality(text: str) -> None:
    assert lives(text) == {("Jo Doe", "nationality", "BE")}


def test_the_country_of_someone_else_is_none() -> None:
    assert lives("Jo Doe, a friend of Belgium's king, became secretary general of NATO.") == set()


def test_a_french_life_tells_of_birth_and_death_in_one_breath() -> None:
    text = "Marc Ruiz, né le 3 mai 1928 à Lyon et mort le 26 août 2007 dans la même ville, fut Premier ministre de France."
    document = Document("article.txt", text, language="fr", published=date(2024, 10, 1))
    told = {(s.property, s.value) for s in extract(document)}
    assert {(Property.BIRTH, "1928-05-03"), (Property.DEATH, "2007-08-26")} <= told
