"""What English news tells by the way of who came before, who is meant, and who appoints. The people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document
from tests.ingest.test_english import found

NATO = ("Secretary General", "NATO")

BEFORE = [
    (
        "Anders Doe, who preceded Jens Poe as NATO secretary general, was in town.",
        {("Anders Doe", *NATO, "former"), ("Jens Poe", *NATO, "current")},
    ),
    (
        "Jens Poe is NATO secretary general. Anders Doe preceded him.",
        {("Anders Doe", *NATO, "former"), ("Jens Poe", *NATO, "current")},
    ),
    ("Jens Poe preceded Anders Doe at the lectern.", set()),
]
MEANT = [
    (
        "Jo Doe was expected for dinner. On Tuesday afternoon the Ukrainian president let it be known.",
        {("Jo Doe", "President", "Ukraine", "current")},
    ),
    (
        'Jo Doe has a habit. He tapped it three times. "I am told it works," said the Maltese foreign minister.',
        {("Jo Doe", "Minister of Foreign Affairs", "Malta", "current")},
    ),
    ('"We will win," Jo Doe said. "Victory is ours," said the French president.', set()),
    ("Jo Doe met Ann Roe on Monday. The Latvian foreign minister was pleased.", set()),
]
APPOINTED = [
    ("Nordvik Shipping ASA, Norway's third-largest tanker owner, on Tuesday named Jo Doe as its new chief executive.",
     {("Jo Doe", "Chief Executive", "Nordvik Shipping", "future")}),
    ("OSLO - Nordvik ASA on Monday named Jo Doe as its chief executive.",
     {("Jo Doe", "Chief Executive", "Nordvik", "future")}),
    ("Shareholders may elect Jo Doe as its chief executive.", set()),
    ("Lawmakers named Jo Doe as its chairman.", set()),
    ("Uruguay's central bank governor, Jo Doe, said so.",
     {("Jo Doe", "Governor", "Central Bank of Uruguay", "current")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_who_preceded_someone_had_the_office_first(text: str, expected: set[tuple[str, ...]]) -> None:
    assert {(*told[:3], told[5]) for told in found(text)} == expected


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_description_means_whom_the_sentence_before_was_about(
    text: str, expected: set[tuple[str, ...]]
) -> None:
    assert {(*told[:3], told[5]) for told in found(text)} == expected


@pytest.mark.parametrize(("text", "expected"), APPOINTED)
def test_its_chief_is_of_the_body_that_the_sentence_begins_with(
    text: str, expected: set[tuple[str, ...]]
) -> None:
    assert {(*told[:3], told[5]) for told in found(text)} == expected


def test_years_told_as_lasting_may_end_behind_a_mark() -> None:
    text = (
        "Jo Doe spent thirteen years as South Africa's finance minister, until 2009, and balanced the books."
    )
    assert found(text) == {("Jo Doe", "Minister of Finance", "South Africa", None, "2009", "former")}


def test_an_office_lasts_until_what_happened_in_a_month() -> None:
    text = "Jo Doe, vice president of Botswana until the dissolution of parliament in September, held on."
    assert found(text) == {("Jo Doe", "Vice President", "Botswana", None, "2024-09", "former")}


PARTED = [
    (
        "Jo Doe was Mayor of Galway in 2008–09 and served as registrar of the university from 2011.",
        {("Jo Doe", "Mayor", "Galway", "2008", "2009", "former")},
    ),
    (
        "Ms Doe, who became Norwegian customs minister at 34, had been under pressure since April, when it emerged that her office had failed.",
        {("Doe", "Minister of Customs", "Norway", None, None, "current")},
    ),
    (
        "Jo Doe is president of the World Bank. Having taken office on 1 December 2019, she works on water.",
        {("Jo Doe", "President", "World Bank", "2019-12-01", None, "current")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTED)
def test_a_time_belongs_to_the_verb_that_it_stands_with(text: str, expected: set[object]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Secretary-General announced today the appointment of Ann Roe of Ghana as his Special Representative for Mali.",
            {("Ann Roe", "Special Envoy", "", "future")},
        ),
        (
            "The government announced the appointment of Jo Doe as governor of the Bank of England.",
            {("Jo Doe", "Governor", "Bank of England", "future")},
        ),
        ("Imagine Ann Roe as president of the World Bank.", set()),
        ("Were Jo Doe to become secretary-general of NATO, things would change.", set()),
        ("About Nordvik Shipping: it was led by nobody.", set()),
    ],
)
def test_an_appointment_is_of_whom_it_names(text: str, expected: set[object]) -> None:
    assert {(*told[:3], told[5]) for told in found(text)} == expected


def test_what_someone_was_is_told_before_what_they_then_served_as() -> None:
    text = "Jo Doe was foreign minister of Ghana from 2009 until 2013 and represented his country as ambassador to France."
    assert found(text) == {
        ("Jo Doe", "Minister of Foreign Affairs", "Ghana", "2009", "2013", "former"),
        ("Jo Doe", "Ambassador", "Ghana", None, None, "former"),
    }


def test_who_left_to_become_something_became_it() -> None:
    text = "Jo Doe (2000-2004) left early to become Germany's head of state."
    assert found(text) == {("Jo Doe", "President", "Germany", None, None, "former")}


def test_an_envoy_of_somebody_has_not_the_body_of_the_next_title() -> None:
    text = (
        "The Secretary-General announced the appointment of Ann Roe of Ghana as his Special Representative for Libya "
        "and Head of the United Nations Support Mission in Libya (UNSMIL)."
    )
    assert {told[:3] for told in found(text)} == {("Ann Roe", "Special Envoy", "")}


def test_a_person_may_be_of_a_country_behind_a_title() -> None:
    text = "The president of the General Assembly, Philip Yang of Cameroon, spoke."
    assert {told[:2] for told in found(text)} == {("Philip Yang", "President of the General Assembly")}


def test_a_bare_title_is_of_no_country_that_the_headline_does_not_name() -> None:
    text = "Al Poe came back from South Africa to vote. President Jo Doe kept out of it. Botswana votes on Monday."
    document = Document("test", text, title="Botswana votes", language="en", published=date(2024, 10, 1))
    assert {s.organization for s in spells(document, extract(document))} == {""}


def test_each_paragraph_that_opens_with_a_name_and_years_is_a_row_of_those_who_led() -> None:
    text = """Who has led NATO, and what became of them?

**Jo Doe (1952–1957).** The Belgian was a compromise. He died in Oslo.

**Al Poe (1957–1961).** An economist nobody had heard of.

**Ann Roe (since 2017).** Her term ends soon."""
    assert found(text) == {
        ("Jo Doe", *NATO, "1952", "1957", "former"),
        ("Al Poe", *NATO, "1957", "1961", "former"),
        ("Ann Roe", *NATO, "2017", None, "current"),
    }
