"""English ways to say who leads a body, from when and until when. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

NATO, NORWAY = ("Secretary General", "NATO"), ("Prime Minister", "Norway")

TOLD = {
    "led by someone": [
        ("NATO was led by Jo Doe from 2014 to 2024.", {("Jo Doe", *NATO, "2014", "2024", "former")}),
        ("NATO, headed by Jo Doe since 2014, has grown.", {("Jo Doe", *NATO, "2014", None, "current")}),
        ("A NATO delegation led by Jo Doe arrived.", set()),
        ("Jo Doe leads the NATO mission in Iraq.", set()),
    ],
    "at the helm": [
        ("Jo Doe has been at the helm of NATO since 2014.", {("Jo Doe", *NATO, "2014", None, "current")}),
        ("Jo Doe spent ten years at the helm of NATO.", {("Jo Doe", *NATO, None, None, "former")}),
        ("Jo Doe heads NATO.", {("Jo Doe", *NATO, None, None, "current")}),
    ],
    "in office since": [
        (
            "Norwegian prime minister Jo Doe, in office since 2014, spoke.",
            {("Jo Doe", *NORWAY, "2014", None, "current")},
        ),
    ],
    "until death": [
        (
            "Jo Doe remained NATO secretary general until he died in 1994.",
            {("Jo Doe", *NATO, None, "1994", "former")},
        ),
        (
            "NATO secretary general Jo Doe died in office on 13 August 1994.",
            {("Jo Doe", *NATO, None, "1994-08-13", "former")},
        ),
    ],
    "a participle before its sentence": [
        (
            "Since becoming NATO secretary general in 2014, Jo Doe has been ill.",
            {("Jo Doe", *NATO, "2014", None, "current")},
        ),
        (
            "After serving as prime minister of Norway from 2005 to 2013, Jo Doe left.",
            {("Jo Doe", *NORWAY, "2005", "2013", "former")},
        ),
        ("Before becoming NATO secretary general, Jo Doe must win a vote.", set()),
    ],
    "a term by its office": [
        (
            "Jo Doe, whose term as NATO secretary general ended on 30 September, left.",
            {("Jo Doe", *NATO, None, "2024-09-30", "former")},
        ),
    ],
    "chosen to lead": [
        ("Jo Doe was chosen to lead NATO in 2003.", {("Jo Doe", *NATO, None, None, "former")}),
        ("Jo Doe was nominated to head NATO.", {("Jo Doe", *NATO, None, None, "future")}),
        ("Jo Doe was appointed to lead the NATO mission in Kosovo.", set()),
    ],
    "their own country": [
        (
            "The Norwegian politician Jo Doe served as his country's prime minister from 2005 to 2013.",
            {("Jo Doe", *NORWAY, "2005", "2013", "former")},
        ),
    ],
    "a country behind the name": [
        (
            "Prime Minister Jo Doe of Norway met President Ben Roe of the United States.",
            {
                ("Jo Doe", *NORWAY, None, None, "current"),
                ("Ben Roe", "President", "United States", None, None, "current"),
            },
        ),
        (
            "Presidents Jo Doe of Nigeria and Ben Roe of Benin signed it.",
            {
                ("Jo Doe", "President", "Nigeria", None, None, "current"),
                ("Ben Roe", "President", "Benin", None, None, "current"),
            },
        ),
    ],
    "handing over": [
        (
            "Jo Doe, NATO secretary general, will hand over to Ben Roe in December.",
            {("Jo Doe", *NATO, None, None, "current"), ("Ben Roe", *NATO, "2024-12", None, "future")},
        ),
        (
            "Jo Doe, NATO secretary general, handed over the flag to Ben Roe.",
            {("Jo Doe", *NATO, None, None, "current")},
        ),
    ],
    "a designated successor": [
        (
            "NATO secretary general Jo Doe and his designated successor, Ben Roe, met.",
            {("Jo Doe", *NATO, None, None, "current"), ("Ben Roe", *NATO, None, None, "future")},
        ),
    ],
    "a day that opens the sentence": [
        (
            "On Friday, Jo Doe resigned as prime minister of Norway and Ben Roe was sworn in as prime minister of Norway.",
            {
                ("Jo Doe", *NORWAY, None, "2024-09-27", "former"),
                ("Ben Roe", *NORWAY, "2024-09-27", None, "current"),
            },
        ),
    ],
    "the first to serve": [
        (
            "Jo Doe became the first woman to serve as NATO secretary general in 2007 and held the post until 2011.",
            {("Jo Doe", *NATO, "2007", "2011", "former")},
        ),
    ],
    "taking over": [
        (
            "Jo Doe, prime minister of Norway, resigned on Friday and Ben Roe took over in August.",
            {
                ("Jo Doe", *NORWAY, None, "2024-09-27", "former"),
                ("Ben Roe", *NORWAY, "2024-08", None, "current"),
            },
        ),
        (
            "NATO secretary general Jo Doe leaves in May, when Ben Roe takes over.",
            {("Jo Doe", *NATO, None, None, "current"), ("Ben Roe", *NATO, None, None, "future")},
        ),
        (
            "Jo Doe, prime minister of Norway, left the room. Ben Roe took over the company.",
            {("Jo Doe", *NORWAY, None, None, "current")},
        ),
    ],
    "a portfolio behind a deputy": [
        (
            "Jo Doe, deputy prime minister for European integration, spoke in Norway.",
            {("Jo Doe", "Deputy Prime Minister", "", None, None, "current")},
        ),
    ],
    "several in a row, set off": [
        (
            "The House has impeached two presidents in the history of the United States, Jo Doe and Ben Roe.",
            {
                ("Jo Doe", "President", "United States", None, None, "former"),
                ("Ben Roe", "President", "United States", None, None, "former"),
            },
        ),
    ],
    "an aside in brackets": [
        (
            "As NATO secretary general from 2009 to 2014 (he took over in May), Jo Doe travelled.",
            {("Jo Doe", *NATO, "2009", "2014", "former")},
        ),
    ],
    "forms of address": [
        ("The Rt Hon Jo Doe is prime minister of Norway.", {("Jo Doe", *NORWAY, None, None, "current")}),
    ],
    "a part of a country": [
        (
            "Jo Doe resigned as governor of United States commonwealth of Puerto Rico.",
            {("Jo Doe", "Governor", "Puerto Rico", None, None, "former")},
        ),
    ],
    "two titles of one": [
        (
            "African Union chairperson President Jo Doe of Egypt spoke.",
            {
                ("Jo Doe", "Chair", "African Union", None, None, "current"),
                ("Jo Doe", "President", "Egypt", None, None, "current"),
            },
        ),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_the_words_tell_who_had_it_and_when(text: str, expected: set[object]) -> None:
    assert found(text) == expected


def test_whoever_followed_him_came_after_the_one_spoken_of() -> None:
    text = "Jo Doe was NATO secretary general. Ben Roe, who followed him, is Dutch."
    assert ("Ben Roe", *NATO, None, None, "current") in found(text)


@pytest.mark.parametrize(
    "rows",
    [
        "2014–2024: Secretary General of NATO\n\n2005–2013: Prime Minister of Norway",
        "Secretary General of NATO, 2014–2024\n\nPrime Minister of Norway, 2005–2013",
        "Secretary General of NATO (2014–2024)\n\nPrime Minister of Norway (2005–2013)",
        "- 2014 to 2024: Secretary General of NATO\n- 2005 to 2013: Prime Minister of Norway",
    ],
)
def test_rows_of_a_curriculum_are_read_in_either_order(rows: str) -> None:
    assert found(f"Jo Doe\n\n{rows}") == {
        ("Jo Doe", *NATO, "2014", "2024", "former"),
        ("Jo Doe", *NORWAY, "2005", "2013", "former"),
    }


def test_a_row_up_to_the_present_is_open() -> None:
    assert found("Jo Doe\n\n- 2022 – present: Prime Minister of Norway") == {
        ("Jo Doe", *NORWAY, "2022", None, "current")
    }


def test_of_two_presidents_the_one_who_is_not_in_office_now_is_a_former_one() -> None:
    text = "US President Jo Doe spoke. In 1998 there was a trial of US President Ben Roe."
    assert found(text) == {
        ("Jo Doe", "President", "United States", None, None, "current"),
        ("Ben Roe", "President", "United States", None, None, "former"),
    }


def test_after_when_someone_the_sentence_is_about_someone_else() -> None:
    text = "When Ben Roe announced his departure, Jo Doe ran. He served as prime minister of Norway."
    assert found(text) == {("Jo Doe", *NORWAY, None, None, "former")}


def test_the_speaker_pro_tem_is_no_speaker() -> None:
    assert found("Jo Doe served as the speaker pro tem of the House of Representatives.") == set()
