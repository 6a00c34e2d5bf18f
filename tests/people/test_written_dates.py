"""Dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.dates import PartialDate
from people.written_dates import readings

DAY = "1989-11-09"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1989-11-09", DAY),
        ("9.11.1989", DAY),
        ("09.11.1989", DAY),
        ("9. 11. 1989", DAY),
        ("1989/11/9", DAY),
        ("9 November 1989", DAY),
        ("9. November 1989", DAY),
        ("Donnerstag, 9. Nov. 1989", DAY),
        ("am 9. November 1989", DAY),
        ("November 9, 1989", DAY),
        ("Nov 9th 1989", DAY),
        ("9th of November 1989", DAY),
        ("9 novembre 1989", DAY),
        ("jeudi 9 novembre 1989", DAY),
        ("le 1er avril 1952", "1952-04-01"),
        ("4 août 2009", "2009-08-04"),
        ("5. Jänner 2004", "2004-01-05"),
        ("3 März 1971", "1971-03-03"),
        ("3. Maerz 1971", "1971-03-03"),
        ("25/6/1984", "1984-06-25"),
        ("6/25/1984", "1984-06-25"),
        ("6-6-1984", "1984-06-06"),
        ("Nov 1989", "1989-11"),
        ("novembre 1989", "1989-11"),
        ("1989/11", "1989-11"),
        ("11.1989", "1989-11"),
        ("11/1989", "1989-11"),
        ("  1989 ", "1989"),
        ("in 1989", "1989"),
        ("um 1989", "1989~"),
        ("vers 1989", "1989~"),
        ("1960s", "196X"),
        ("the 1960s", "196X"),
        ("1960er Jahre", "196X"),
        ("~1958", "1958~"),
        ("~ Oct 2014", "2014-10~"),
        ("c. 1958", "1958~"),
        ("ca. Mai 1958", "1958-05~"),
        ("1958?", "1958?"),
        ("Oct 2014?", "2014-10?"),
        ("1. Oktober 2024", "2024-10-01"),
        ("before 1 Oct 2024", "[..2024-09-30]"),
        ("vor dem 1. Oktober 2024", "[..2024-09-30]"),
        ("avant le 1er octobre 2024", "[..2024-09-30]"),
        ("Before 1971", "[..1970-12-31]"),
        ("by 1 Oct 2024", "[..2024-10-01]"),
        ("no later than Oct 2024", "[..2024-10-31]"),
        ("spätestens am 1.10.2024", "[..2024-10-01]"),
        ("au plus tard le 1er octobre 2024", "[..2024-10-01]"),
        ("after 1971", "[1972-01-01..]"),
        ("nach dem 31.12.1971", "[1972-01-01..]"),
        ("après 1971", "[1972-01-01..]"),
        ("not before 1971", "[1971-01-01..]"),
        ("frühestens 1971", "[1971-01-01..]"),
        ("between April 2014 and 31 March 2015", "[2014-04-01..2015-03-31]"),
        ("zwischen dem 1. April 2014 und dem 31. März 2015", "[2014-04-01..2015-03-31]"),
        ("entre 1971 et 1974", "[1971-01-01..1974-12-31]"),
    ],
)
def test_what_people_write_is_read(text, edtf):
    assert [value.edtf for value in readings(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "30 February 1989",
        "1989-02-30",
        "31.11.1989",
        "November",
        "9 November",
        "9.11.89",
        "9 November 1989 or 1990",
        "9 10 November 1989",
        "Luns 1971",
        "until 1984",
        "since 1971",
        "before",
        "before breakfast",
        "between 1974 and 1971",
        "before 0001-01-01",
        "May",
        "1989-11-09 " * 50,
        "١٩٨٩",
    ],
)
def test_what_is_no_date_is_not_guessed_at(text):
    assert readings(text) == []


def test_strokes_leave_open_which_is_the_day_and_the_day_first_leads():
    assert [value.edtf for value in readings("9/11/1989")] == ["1989-11-09", "1989-09-11"]


@given(st.dates())
def test_the_edtf_of_what_was_read_is_read_as_itself(day):
    (value,) = readings(f"{day.day}.{day.month}.{day.year:04}")
    assert value == PartialDate.on(day) and readings(value.edtf) == [value]
