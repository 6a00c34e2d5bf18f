"""English sentences, what each must yield and what it must not."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.extract.mentions import MentionReader
from kb.ingest.proposal import spells
from kb.ingest.records import Document
from kb.ingest.segment import Sentence

Found = tuple[str, str, str, str | None, str | None, str]


def found(text: str) -> set[Found]:
    """Person, office, organization, start, end and status that an article of 1 October 2024 tells of."""
    document = Document("test", text, language="en", published=date(2024, 10, 1))
    told = spells(document, extract(document))
    return {(s.person, s.office, s.organization, s.start, s.end, s.status) for s in told}


def test_two_offices_of_one_body_share_their_years() -> None:
    text = "Don Doe was chairman and CEO of Massey Energy from 2000 to 2010."
    assert found(text) == {
        ("Don Doe", "Chair", "Massey Energy", "2000", "2010", "former"),
        ("Don Doe", "Chief Executive", "Massey Energy", "2000", "2010", "former"),
    }


def test_each_of_several_offices_has_its_own_years() -> None:
    text = (
        "Jo Doe was finance minister of Norway from 1990 to 1993, foreign minister of Norway from 1993 to 1995 "
        "and, from 1995 to 1999, prime minister of Norway."
    )
    assert found(text) == {
        ("Jo Doe", "Minister of Finance", "Norway", "1990", "1993", "former"),
        ("Jo Doe", "Minister of Foreign Affairs", "Norway", "1993", "1995", "former"),
        ("Jo Doe", "Prime Minister", "Norway", "1995", "1999", "former"),
    }


def test_an_aside_does_not_make_the_sentence_hearsay() -> None:
    text = "Jo Doe, reportedly nicknamed the king, was prime minister of Norway from 1995 to 1999."
    assert found(text) == {("Jo Doe", "Prime Minister", "Norway", "1995", "1999", "former")}


def test_the_month_of_may_and_a_man_called_don_are_no_hedges() -> None:
    assert found("Don Doe became prime minister of Norway in May 1999.") == {
        ("Don Doe", "Prime Minister", "Norway", "1999-05", None, "former")
    }


def test_whoever_had_been_in_office_since_is_so_no_more() -> None:
    text = "Former NATO secretary general Jo Doe spoke. Ben Roe, who had been defence minister of Norway since 2019, left."
    assert ("Ben Roe", "Minister of Defence", "Norway", "2019", None, "former") in found(text)


def test_in_the_post_since_says_when_the_office_just_named_began() -> None:
    text = "NATO Secretary General Jo Doe has been in the post since 2022."
    assert found(text) == {("Jo Doe", "Secretary General", "NATO", "2022", None, "current")}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The Dutch prime minister at the time, Jo Doe, left.", ("Prime Minister", "Netherlands", "former")),
        ("Jo Doe, then the prime minister of Norway, left.", ("Prime Minister", "Norway", "former")),
        ("Jo Doe, himself a former NATO chief, left.", ("Secretary General", "NATO", "former")),
        ("NATO's secretary general, Denmark's Jo Doe, left.", ("Secretary General", "NATO", "current")),
    ],
)
def test_a_title_beside_a_name_is_theirs(text: str, office: tuple[str, str, str]) -> None:
    assert {(title, body, status) for _, title, body, _, _, status in found(text)} == {office}


def test_what_one_does_after_another_steps_down_is_not_the_other_s() -> None:
    text = "Jo Doe became prime minister of Norway after Ann Roe stepped down on 24 July 2024."
    assert {f for f in found(text) if f[0] == "Jo Doe"} == {
        ("Jo Doe", "Prime Minister", "Norway", None, None, "current")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Prime minister Jo Doe spoke. Her son Abe Doe was there. She entered the race for president.",
        "A ticket of Mike Roe for president and Juan Doe for vice president was on the ballot.",
        "Lee Roe is uninterested in taking up the office of governor.",
        "Jo Doe's former aide Al Roe warned the president of France.",
    ],
)
def test_these_give_nobody_a_new_office(text: str) -> None:
    assert {name for name, *_ in found(text)} <= {"Jo Doe"}
    assert "President" not in {title for _, title, *_ in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jo Doe was prime minister of Norway and, before that, foreign minister of Norway from 2008 to 2011.",
            ("Jo Doe", "Minister of Foreign Affairs", "Norway", "2008", "2011", "former"),
        ),
        (
            "Jo Doe was transport secretary from 2019 to 2022 and home secretary for six days.",
            ("Jo Doe", "Home Secretary", "United Kingdom", None, None, "former"),
        ),
        (
            "The head of NATO spoke. NATO chief Jo Doe has led the alliance since 2019.",
            ("Jo Doe", "Secretary General", "NATO", "2019", None, "current"),
        ),
        (
            "President Al Roe named Jo Doe to be his next national security adviser.",
            ("Jo Doe", "National Security Advisor", "", None, None, "future"),
        ),
        (
            "John Doe will be the next secretary general of NATO. He takes over from Ann Roe in April.",
            ("Ann Roe", "Secretary General", "NATO", None, None, "current"),
        ),
        (
            "Today's NATO secretary general, Denmark's Jo Doe, spoke.",
            ("Jo Doe", "Secretary General", "NATO", None, None, "current"),
        ),
        (
            "Baroness Scotland, secretary general of the Commonwealth since 2016, spoke.",
            ("Scotland", "Secretary General", "Commonwealth", "2016", None, "current"),
        ),
        (
            "Samoa's prime minister, Fiame Naomi Mata'afa, spoke.",
            ("Fiame Naomi Mata'afa", "Prime Minister", "Samoa", None, None, "current"),
        ),
        (
            "The president of the Republic of Serbia, Mr Jo Doe, spoke.",
            ("Jo Doe", "President", "Serbia", None, None, "current"),
        ),
        (
            "Defense Secretary Jo Doe spoke.",
            ("Jo Doe", "Secretary of Defense", "United States", None, None, "current"),
        ),
        (
            "Lord Robertson of Port Ellen, NATO secretary general from 1999 to 2003, spoke.",
            ("Robertson", "Secretary General", "NATO", "1999", "2003", "former"),
        ),
        (
            "Jo Doe was there, while General Al Roe commanded as Supreme Allied Commander Europe.",
            ("Al Roe", "Supreme Allied Commander Europe", "NATO", None, None, "former"),
        ),
        (
            "NATO chief Jo Doe spoke. The Norwegian has been secretary general of NATO since 2014.",
            ("Jo Doe", "Secretary General", "NATO", "2014", None, "current"),
        ),
        (
            "Jo Doe became prime minister of Ireland in April 2024 after parliament approved his nomination.",
            ("Jo Doe", "Prime Minister", "Ireland", "2024-04", None, "current"),
        ),
    ],
)
def test_these_sentences_tell_of_these_tenures(text: str, expected: Found) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "US president Al Roe spoke. Jo Doe dismissed the president's lawsuit.",
        "UK defence secretary Al Roe left. Jo Doe succeeds him at the energy department.",
        "Jo Doe, secretary of state for rural affairs, spoke.",
        "The party nominated Jo Doe for vice president.",
    ],
)
def test_these_sentences_give_jo_doe_no_office(text: str) -> None:
    assert "Jo Doe" not in {name for name, *_ in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jo Doe was taoiseach from 2017 to 2020 and again since December 2022.",
            ("Jo Doe", "Prime Minister", "Ireland", "2022-12", None, "former"),
        ),
        (
            "Jo Doe, who was Supreme Allied Commander Europe from 2009 to 2013, succeeded General Al Roe.",
            ("Al Roe", "Supreme Allied Commander Europe", "NATO", None, None, "former"),
        ),
        (
            "Jo Doe succeeded Al Roe, who had led NATO since 2021 and resigned on 1 May 2024, as NATO chief.",
            ("Al Roe", "Secretary General", "NATO", "2021", "2024-05-01", "former"),
        ),
        (
            "Jo Doe was her country's defence minister from 2017 to 2022.",
            ("Jo Doe", "Minister of Defence", "", "2017", "2022", "former"),
        ),
        (
            "Jo Doe began a five-year term as president of the World Bank on 2 June 2023.",
            ("Jo Doe", "President", "World Bank", "2023-06-02", None, "current"),
        ),
        (
            "Jo Doe has been NATO secretary general since May.",
            ("Jo Doe", "Secretary General", "NATO", "2024-05", None, "current"),
        ),
    ],
)
def test_these_too(text: str, expected: Found) -> None:
    assert expected in found(text)


def test_a_people_s_name_alone_does_not_tell_whose_president() -> None:
    text = "The American Jo Doe met the American diplomat Ann Roe. President Al Roe did not come."
    assert ("Al Roe", "President", "", None, None, "current") in found(text)


def test_an_unnamed_countryman_is_not_whoever_was_spoken_of() -> None:
    text = (
        "Jo Doe of Romania became acting director general of the International Atomic Energy Agency on Thursday. "
        "Ben Roe, a Japanese career diplomat, had led the agency since December 2009."
    )
    agency = ("Director General", "International Atomic Energy Agency")
    assert found(text) == {
        ("Jo Doe", *agency, "2024-09-26", None, "current"),
        ("Ben Roe", *agency, "2009-12", None, "former"),
    }


def test_until_with_a_verb_opens_a_clause_of_its_own() -> None:
    text = (
        "Jo Doe was an ally of NATO. He ran the alliance from 1969 until he resigned in the spring of 1974."
    )
    (told,) = found(text)
    assert told[:4] == ("Jo Doe", "Secretary General", "NATO", "1969")
    assert told[4] is not None and "1974" in told[4]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A former secretary general of NATO, Jo Doe is a sailor.", None, None),
        ("Secretary general of NATO from 1995 to 1999, Jo Doe is a sailor.", "1995", "1999"),
        ("As secretary general of NATO from 1995 to 1999, Jo Doe built a school.", "1995", "1999"),
    ],
)
def test_a_title_may_open_the_sentence(text: str, start: str | None, end: str | None) -> None:
    assert found(text) == {("Jo Doe", "Secretary General", "NATO", start, end, "former")}


def test_who_speaks_between_marks_is_not_the_one_spoken_of() -> None:
    assert found("The prime minister of Norway, Jo Doe said, is a sailor.") == set()


def test_acting_as_is_for_the_time_being() -> None:
    document = Document(
        "test", "Jo Doe is acting as chief executive of BP.", language="en", published=date(2024, 10, 1)
    )
    (told,) = spells(document, extract(document))
    assert (told.person, told.office, told.acting) == ("Jo Doe", "Chief Executive", True)


def test_a_minister_of_someone_s_is_a_minister() -> None:
    text = "Jo Doe was Ann Roe's first foreign secretary, from May 1979."
    assert found(text) == {("Jo Doe", "Minister of Foreign Affairs", "", "1979-05", None, "former")}


def test_that_year_and_years_later_count_from_the_year_told_last() -> None:
    text = "Jo Doe was chosen as NATO chief in March 2014 and took up the post on 1 October of that year."
    assert ("Jo Doe", "Secretary General", "NATO", "2014-10-01", None, "current") in found(text)


def test_predecessors_in_a_row_take_the_years_behind_their_names() -> None:
    text = (
        "Jo Doe has been secretary general of NATO since 2014. His predecessors were former Danish prime minister "
        "Ben Roe (2009–2014) and former British defence minister Al Poe (1999–2003)."
    )
    assert found(text) == {
        ("Jo Doe", "Secretary General", "NATO", "2014", None, "current"),
        ("Ben Roe", "Secretary General", "NATO", "2009", "2014", "former"),
        ("Ben Roe", "Prime Minister", "Denmark", None, None, "former"),
        ("Al Poe", "Secretary General", "NATO", "1999", "2003", "former"),
        ("Al Poe", "Minister of Defence", "United Kingdom", None, None, "former"),
    }


def test_whoever_stepped_down_first_had_what_the_other_entered() -> None:
    text = "Jo Doe became party leader and prime minister of Norway after Ann Roe stepped down on July 24."
    assert found(text) == {
        ("Jo Doe", "Prime Minister", "Norway", None, None, "current"),
        ("Ann Roe", "Prime Minister", "Norway", None, "2024-07-24", "former"),
    }


def test_whoever_left_a_building_left_no_office() -> None:
    text = "Jo Doe became prime minister of Norway after Ann Roe left the building."
    assert found(text) == {("Jo Doe", "Prime Minister", "Norway", None, None, "current")}


def test_preceded_by_names_those_who_came_before_with_their_years() -> None:
    text = "Jo Doe is secretary general of NATO. He was preceded by Willy Roe (1994-95) and Manfred Poe (1988-94)."
    assert found(text) == {
        ("Jo Doe", "Secretary General", "NATO", None, None, "current"),
        ("Willy Roe", "Secretary General", "NATO", "1994", "1995", "former"),
        ("Manfred Poe", "Secretary General", "NATO", "1988", "1994", "former"),
    }


def test_almost_so_many_years_is_no_hedge() -> None:
    text = "Jo Doe then led NATO for almost thirteen years, until June 1984."
    assert found(text) == {("Jo Doe", "Secretary General", "NATO", None, "1984-06", "former")}


def test_words_mean_the_same_whatever_was_looked_up_before() -> None:
    reader, sentence = MentionReader("en"), Sentence("Jo Doe's seat is empty.", 0, 23, 0)
    read_first = reader.line(sentence).kinds
    tokens, _ = reader.tokenizer.read("Doe's", 0)
    reader.lex.at(tokens, 1)
    assert reader.line(sentence).kinds == read_first
