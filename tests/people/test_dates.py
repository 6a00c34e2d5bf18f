"""Partial dates: what EDTF is read, what it means in days, and how it is written again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.dates import NotADate, PartialDate, add_years

MEANINGS = {
    "1971": ("1971-01-01", "1971-12-31", "year"),
    "1971-02": ("1971-02-01", "1971-02-28", "month"),
    "1972-02": ("1972-02-01", "1972-02-29", "month"),
    "1984-06-25": ("1984-06-25", "1984-06-25", "day"),
    "197X": ("1970-01-01", "1979-12-31", "decade"),
    "19XX": ("1900-01-01", "1999-12-31", "century"),
    "1971?": ("1971-01-01", "1971-12-31", "year"),
    "1971~": ("1970-01-01", "1972-12-31", "year"),
    "2014-10~": ("2014-09-01", "2014-11-30", "month"),
    "2024-10-01%": ("2024-09-30", "2024-10-02", "day"),
    "[2014-04-01..2015-03-31]": ("2014-04-01", "2015-03-31", "interval"),
    "[2014..2015-03]": ("2014-01-01", "2015-03-31", "interval"),
    "[..2024-10-01]": (None, "2024-10-01", "interval"),
    "[2024-10-01..]": ("2024-10-01", None, "interval"),
}


@pytest.mark.parametrize(("text", "meaning"), MEANINGS.items())
def test_a_date_is_an_interval_of_days(text, meaning):
    value = PartialDate.parse(text)
    earliest, latest, precision = meaning
    assert value.bounds == tuple(day and date.fromisoformat(day) for day in (earliest, latest))
    assert value.precision == precision


@pytest.mark.parametrize("text", [text for text in MEANINGS if text != "[2014..2015-03]"])
def test_a_date_is_written_as_it_was_read(text):
    assert PartialDate.parse(text).edtf == text


@pytest.mark.parametrize(
    "text",
    [
        "", "71", "1971-13", "1971-02-30", "1971/1984", "Oct 1971", "1971-10-1", "٢٠٢٤", "1971-10-01T00:00",
        "[..]", "[1984..1971]", "0000", "1971??", "X971", None, 1971,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(text):
    with pytest.raises(NotADate, match="Try 1999, 1999-10 or 1999-10-14"):
        PartialDate.parse(text)


def test_an_interval_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="is after"):
        PartialDate(date(1984, 1, 1), date(1971, 1, 1))


def test_a_finer_date_agrees_with_a_coarser_one_and_wins():
    year, day = PartialDate.parse("1957"), PartialDate.parse("1957-05-16")
    assert year.intersect(day) == day.intersect(year) == day


def test_dates_that_contradict_each_other_share_no_day():
    assert PartialDate.parse("1957").intersect(PartialDate.parse("1958")) is None


def test_what_is_unknown_on_a_side_takes_the_bound_of_the_other():
    narrowed = PartialDate.parse("[..2024-10-01]").intersect(PartialDate.parse("[2014-10-01..]"))
    assert narrowed == PartialDate.parse("[2014-10-01..2024-10-01]")


def test_a_leap_day_comes_of_age_on_the_twenty_eighth():
    assert add_years(date(1960, 2, 29), 57) == date(2017, 2, 28)


days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
spans = st.builds(
    lambda first, length, sides: PartialDate(
        first if sides != "late" else None, first + timedelta(length) if sides != "early" else None
    ),
    days, st.integers(0, 4000), st.sampled_from(["both", "early", "late"]),
)  # fmt: skip


@given(spans)
def test_every_interval_survives_being_written_and_read(span):
    assert PartialDate.parse(span.edtf).bounds == span.bounds


@given(spans, spans)
def test_the_shared_days_lie_in_both(one, other):
    shared = one.intersect(other)
    if shared is not None:
        assert shared.intersect(one) == shared
        assert shared.intersect(other) == shared
    assert shared == other.intersect(one)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    with suppress(NotADate):
        assert PartialDate.parse(text).known
