"""Ages, offices, gaps, countries and decades, each with the bounds that its dates leave."""

from __future__ import annotations

from datetime import date

import pytest

from tenures import records
from tenures.ranking import places
from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("bounds", "lowest_first", "expected"),
    [
        ([(10, 10), (5, 5)], False, [(1, 1), (2, 2)]),
        ([(10, 10), (5, 12), (3, 6)], False, [(1, 2), (1, 3), (2, 3)]),
        ([(5, 5), (5, 5), (1, 1)], False, [(1, 1), (1, 1), (3, 3)]),  # equals share a rank
        ([(10, 10), (5, 5)], True, [(2, 2), (1, 1)]),
        ([(1, float("inf")), (4, 4)], True, [(1, 2), (1, 2)]),
    ],
)  # fmt: skip
def test_a_rank_lies_between_those_surely_and_those_possibly_ahead(bounds, lowest_first, expected):
    assert places(bounds, lowest_first=lowest_first) == expected


def held(name, start, end, birth="", nationality="", office=None, acting=False):
    return TenureFactory(
        person=PersonFactory(name=name, birth=birth, nationalities=[nationality] if nationality else []),
        office=office or OfficeFactory(), start=start, end=end, acting=acting,
    )  # fmt: skip


def test_the_youngest_is_ranked_by_age_on_the_first_day():
    luns = held("Joseph Luns", "1971-10-01", "1984-06-25", birth="1911-08-28")
    solana = held("Javier Solana", "1995-12-05", "1999-10-06", birth="1942-07-14")
    ages = records.youngest_first([luns, solana])
    assert [(a.tenure, a.place.best, a.days_min) for a in ages] == [
        (solana, 1, (date(1995, 12, 5) - date(1942, 7, 14)).days),
        (luns, 2, (date(1971, 10, 1) - date(1911, 8, 28)).days),
    ]


def test_ages_that_may_be_either_way_round_share_their_ranks():
    first = held("Anna First", "2000", "2001-01-01", birth="1950")
    second = held("Bert Second", "2000-06-01", "2001-01-01", birth="1950-06-01")
    assert [(a.place.best, a.place.worst) for a in records.youngest_first([first, second])] == [
        (1, 2),
        (1, 2),
    ]


def test_who_lacks_a_birth_or_a_start_has_no_age():
    assert records.youngest_first([held("Anna First", "2000-01-01", "2001-01-01")]) == []


def test_an_office_that_may_not_have_begun_counts_as_possible():
    held("Anna First", "1990-01-01", "1992-01-01")
    maybe = held("Anna First", "[1999-01-01..2001-01-01]", "2003-01-01", office=OfficeFactory(title="Chair"))
    tenures = list(maybe.person.tenures.all())
    (count,) = records.most_offices(tenures, as_of=date(2000, 1, 1))
    assert (count.least, count.most) == (1, 2)


def test_days_of_a_country_are_those_of_all_its_holders():
    luns = held("Joseph Luns", "1971-10-01", "1984-06-25", nationality="NL")  # 4,651 days
    stikker = held("Dirk Stikker", "1961-04-21", "1964-08-01", nationality="NL")  # 1,198 days
    ismay = held("Lord Ismay", "1952-04-04", "1957-05-16", nationality="GB")  # 1,868 days
    nl, gb = records.by_country([luns, stikker, ismay], as_of=AS_OF)
    assert (nl.code, nl.holders, nl.days, nl.place.worst) == ("NL", 2, (5849, 5849), 1)
    assert (gb.code, gb.days, gb.place.best) == ("GB", (1868, 1868), 2)


def test_a_decade_averages_only_spells_that_surely_began_in_it_and_are_over():
    luns = held("Joseph Luns", "1971-10-01", "1984-06-25")
    unsure = held("Anna First", "[1969-01-01..1971-01-01]", "1972-01-01")
    running = TenureFactory(
        person=PersonFactory(name="Mark Rutte"), start="1979-01-01", end="..", last_confirmed=AS_OF
    )
    (decade,) = records.by_decade([luns, unsure, running], as_of=AS_OF)
    assert (decade.year, decade.mean) == (1970, (4651, 4651))
