"""How many spells there are in a period is counted from what is known of other days, and exact."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some

from tenures import counts
from tenures.counts import Counted, UpTo
from tenures.models import Tenure
from tests.factories import PersonFactory, TenureFactory

SPELLS = [
    ("A Luns", "1971-10-01", "1984-06-25"), ("B Carrington", "1984-06-25", "1988-07-01"), ("C Rutte", "2024", ".."),
    ("D Day", "1971-10-01", "1971-10-02"), ("E Elm", "", "1984-06-25"), ("F Fir", "", ""), ("G Old", "0001", "1999"),
    ("H Ash", "1972", ""), ("I Ivy", "", "[1971..1985]"),
]  # fmt: skip
DAYS = [
    date.min, date(1971, 9, 30), date(1971, 10, 1), date(1971, 10, 2), date(1984, 6, 24), date(1984, 6, 25),
    date(2024, 10, 1), date.max,
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("most", [0, 1, counts.MOST])
def test_every_period_has_as_many_as_are_found_one_by_one(monkeypatch, most):
    monkeypatch.setattr(counts, "MOST", most)
    for name, start, end in SPELLS:
        TenureFactory(person=PersonFactory(name=name), start=start, end=end)
    counted = Counted()
    for first in DAYS[::-1]:
        for last in (day for day in DAYS if day >= first):
            found = Tenure.objects.overlapping(first, last).count()
            assert counted.overlapping(first, last) == found, (first, last)


@given(
    some.lists(some.sampled_from(range(1, 40)), max_size=30), some.lists(some.integers(1, 40), max_size=30)
)
def test_up_to_a_day_is_counted_from_the_nearest_known(there, asked):
    up_to = UpTo()
    for number in asked:
        counted = up_to.count(
            date(2000, 1, 1).replace(year=1999 + number),
            lambda since, until: sum(since <= date(1999 + one, 1, 1) <= until for one in there),
        )
        assert counted == sum(one <= number for one in there)


@pytest.mark.django_db
def test_only_what_lies_between_is_counted():
    counted = Counted()
    counted.overlapping(date(1971, 10, 1), date(1984, 6, 24))
    with CaptureQueriesContext(connection) as asked:
        counted.overlapping(date(1971, 10, 1), date(1984, 6, 25))
    statements = " ".join(query["sql"] for query in asked)
    assert "1984-06-25" in statements
    assert "0001-01-01" not in statements
