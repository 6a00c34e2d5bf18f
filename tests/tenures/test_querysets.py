"""Questions about tenures, asked on the days where the answers turn."""

from datetime import date

import pytest

from people.dates import PartialDate
from tenures.models import Tenure
from tenures.querysets import classes_on
from tests.factories import PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


def spell(name, start, end="", **given):
    return TenureFactory(person=PersonFactory(name=name), start=start, end=end, **given)


def names(tenures):
    return [tenure.person.name for tenure in tenures]


def certainties(when):
    return {t.person.name: t.certainty for t in Tenure.objects.on(when).select_related("person")}


# on


def test_on_handover_day_the_new_holder_is_in_office():
    spell("A Luns", "1971-10-01", "1984-06-25")
    spell("B Carrington", "1984-06-25", "1988-07-01")
    assert certainties(date(1984, 6, 25)) == {"B Carrington": "certain"}
    assert certainties(date(1984, 6, 24)) == {"A Luns": "certain"}


def test_on_the_first_day_of_a_spell_its_holder_is_in_office():
    spell("A Luns", "1971-10-01", "1984-06-25")
    assert certainties(date(1971, 9, 30)) == {}
    assert certainties(date(1971, 10, 1)) == {"A Luns": "certain"}


def test_an_open_spell_is_certain_until_confirmed_and_presumed_after():
    spell("A Rutte", "2024-10-01", "..", last_confirmed=date(2024, 12, 31))
    assert certainties(date(2024, 12, 31)) == {"A Rutte": "certain"}
    assert certainties(date(2025, 1, 1)) == {"A Rutte": "presumed"}


def test_an_uncertain_edge_leaves_the_days_within_it_possible():
    spell("A Luns", "1971", "1984")
    assert certainties(date(1971, 12, 30)) == {"A Luns": "possible"}
    assert certainties(date(1971, 12, 31)) == {"A Luns": "certain"}
    assert certainties(date(1983, 12, 31)) == {"A Luns": "certain"}
    assert certainties(date(1984, 1, 1)) == {"A Luns": "possible"}
    assert certainties(date(1984, 12, 31)) == {}


def test_a_spell_without_dates_is_possible_on_every_day():
    spell("A Luns", "")
    assert certainties(date(1, 1, 1)) == {"A Luns": "possible"}


def test_on_a_partial_date_a_holder_is_certain_who_surely_held_office_on_some_day_of_it():
    spell("A Solana", "1995-12-05", "1999-10-06")
    spell("B Robertson", "1999-10-14", "2003-12-17")
    assert certainties(PartialDate.parse("1999-10")) == {"A Solana": "certain", "B Robertson": "certain"}
    assert certainties(PartialDate.parse("[1999-10-06..1999-10-13]")) == {}


def test_on_an_open_sided_date_every_later_holder_counts():
    spell("A Solana", "1995-12-05", "1999-10-06")
    assert certainties(PartialDate.parse("[1999-01-01..]")) == {"A Solana": "certain"}


def starts_before_it_ends(start, end):
    if not start or end in ("", ".."):
        return True
    return PartialDate.parse(start).earliest < PartialDate.parse(end).latest


EDGES = ["", "1970", "1971", "1971-03", "1971-03-15", "1972", ".."]
SPELLS = [(start, end) for start in EDGES[:-1] for end in EDGES if starts_before_it_ends(start, end)]


@pytest.mark.parametrize(("start", "end"), SPELLS)
def test_sql_and_the_model_agree_on_certainty(start, end):
    tenure = spell("A Luns", start, end, last_confirmed=date(1973, 1, 1))
    days = ["1969-12-31", "1970-06-01", "1971-03-15", "1971-12-31", "1972-12-31", "1974", "1971", "1971-03"]
    for when in map(PartialDate.parse, days):
        found = Tenure.objects.on(when).first()
        assert (found and found.certainty) == tenure.certainty_on(when), when


# overlapping, current, regular


def test_overlapping_takes_in_both_ends_of_the_period():
    spell("A Luns", "1971-10-01", "1984-06-25")
    assert names(Tenure.objects.overlapping(date(1984, 6, 24), None)) == ["A Luns"]
    assert names(Tenure.objects.overlapping(date(1984, 6, 25), None)) == []
    assert names(Tenure.objects.overlapping(None, date(1971, 10, 1))) == ["A Luns"]
    assert names(Tenure.objects.overlapping(None, date(1971, 9, 30))) == []


def test_current_are_those_surely_or_presumably_in_office():
    spell("A Rutte", "2024-10-01", "..", last_confirmed=date(2024, 12, 31))
    spell("B Unknown", "2024-10-01", "")
    spell("C Stoltenberg", "2014-10-01", "2024-10-01")
    assert names(Tenure.objects.current(date(2026, 11, 24))) == ["A Rutte"]


def test_regular_leaves_acting_spells_out():
    spell("A Balanzino", "1994-08-13", "1994-10-17", acting=True)
    spell("B Claes", "1994-10-17", "1995-10-20")
    assert names(Tenure.objects.regular()) == ["B Claes"]


# lengths


@pytest.mark.parametrize(
    ("start", "end", "as_of"),
    [
        ("1971-10-01", "1984-06-25", date(2026, 11, 24)),
        ("1971", "1984", date(2026, 11, 24)),
        ("2024-10-01", "..", date(2026, 11, 24)),
        ("1971-10-01", "1984-06-25", date(1980, 1, 1)),
        ("", "1984-06-25", date(2026, 11, 24)),
        ("1971-10-01", "", date(2026, 11, 24)),
    ],
)
def test_lengths_in_sql_agree_with_the_model(start, end, as_of):
    tenure = spell("A Luns", start, end, last_confirmed=date(2024, 12, 31))
    shortest, longest = tenure.days(as_of)
    assert Tenure.objects.lasting_at_least(shortest, as_of=as_of).exists()
    assert not Tenure.objects.lasting_at_least(shortest + 1, as_of=as_of).exists()
    if longest is None:
        assert not Tenure.objects.lasting_at_most(100_000, as_of=as_of).exists()
    else:
        assert Tenure.objects.lasting_at_most(longest, as_of=as_of).exists()
        assert not Tenure.objects.lasting_at_most(longest - 1, as_of=as_of).exists()


# order


def test_spells_stand_in_the_order_of_their_starts():
    spell("C Carrington", "1984-06-25", "1988-07-01")
    spell("B Luns", "1971", "1984")
    spell("A Ismay", "", "1957-05-16")
    assert names(Tenure.objects.in_order()) == ["A Ismay", "B Luns", "C Carrington"]


def test_of_two_that_begin_together_the_first_to_end_stands_first():
    spell("B Luns", "1971-10-01", "1984-06-25")
    spell("A Brosio", "1971-10-01", "1972-01-01")
    assert names(Tenure.objects.in_order()) == ["A Brosio", "B Luns"]


# classes of length


@pytest.mark.parametrize(
    ("start", "end", "within"),
    [
        ("2000-01-01", "2001-05-27", 512),  # 512 days
        ("2000-01-01", "2001-05-28", 1024),
        ("1971-10-01", "1984-06-25", 8192),
        ("1900", "1999", 4_000_000),
        ("2024-10-01", "..", 0),
        ("", "1964", -1),
    ],
)
def test_a_spell_is_of_the_class_of_the_most_days_it_can_have_lasted(start, end, within):
    assert Tenure.objects.get(pk=spell("A Luns", start, end).pk).lasts_within == within


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1971, 10, 1), date(1984, 6, 24), date(9999, 12, 31)])
def test_whoever_may_be_in_office_is_found_in_one_class(day):
    for name, start, end in [
        ("A Luns", "1971-10-01", "1984-06-25"), ("B Carrington", "1984-06-25", "1988-07-01"), ("C Rutte", "2024", ".."),
        ("D Day", "1971-10-01", "1971-10-02"), ("E Elm", "", "1984-06-25"), ("F Fir", "", ""), ("G Old", "1801", "1999"),
    ]:  # fmt: skip
        spell(name, start, end)
    found = [
        tenure.pk
        for within, since, until in classes_on(day, day)
        for tenure in Tenure.objects.on(day).filter(
            lasts_within=within, sort_start__gte=since, sort_start__lte=until
        )
    ]
    assert sorted(found) == sorted(Tenure.objects.on(day).values_list("pk", flat=True))
