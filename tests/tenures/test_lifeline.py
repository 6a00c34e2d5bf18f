"""The geometry of a life line: what stands where, in per cent of the width."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from people.dates import PartialDate
from tenures.lifeline import FALLING, PRESUMED, RISING, SOLID, lifeline
from tests.factories import TenureFactory

pytestmark = pytest.mark.django_db
AS_OF = date(2024, 1, 1)


def drawn(*tenures, birth="1911-08-28", death="2002-07-17"):
    return lifeline(
        tenures,
        birth=PartialDate.parse(birth) if birth else PartialDate(),
        death=PartialDate.parse(death) if death else PartialDate(),
        as_of=AS_OF,
    )


def kinds(line):
    return [bar.kind for bar in line.lanes[0].spells[0].bars]


def number(per_cent):
    return float(per_cent.removesuffix("%"))


def test_nothing_known_draws_nothing():
    assert drawn(TenureFactory(start="", end=""), birth="", death="") is None


def test_an_exact_spell_is_one_solid_bar():
    assert kinds(drawn(TenureFactory())) == [SOLID]


def test_edges_known_to_the_year_rise_and_fall():
    assert kinds(drawn(TenureFactory(start="1971", end="1984"))) == [RISING, SOLID, FALLING]


def test_an_open_spell_is_presumed_after_its_last_confirmation():
    tenure = TenureFactory(start="2014-10-01", end="..", last_confirmed=date(2020, 1, 1))
    assert kinds(drawn(tenure, birth="1959", death="")) == [SOLID, PRESUMED]


def test_parts_of_a_spell_meet_exactly():
    bars = drawn(TenureFactory(start="1971", end="1984")).lanes[0].spells[0].bars
    for left, right in pairwise(bars):
        assert number(left.x) + number(left.width) == pytest.approx(number(right.x), abs=1e-9)


def test_two_spells_in_one_office_share_a_lane():
    line = drawn(TenureFactory(start="1952", end="1956"), TenureFactory(start="1971", end="1984"))
    assert [len(lane.spells) for lane in line.lanes] == [2]


def test_ages_end_with_the_life():
    assert [mark.number for mark in drawn(TenureFactory()).ages] == [10, 20, 30, 40, 50, 60, 70, 80, 90]


def test_without_a_birth_there_are_no_ages():
    line = drawn(TenureFactory(), birth="", death="")
    assert (line.ages, line.born) == ((), None)


def test_a_dead_person_has_no_today():
    line = drawn(TenureFactory())
    assert line.today is None
    assert number(line.life_to) == number(line.died) < 100


def test_the_name_stands_where_there_is_room():
    late = drawn(TenureFactory(start="1990", end="1999")).lanes[0]
    early = drawn(TenureFactory(start="1930", end="1935")).lanes[0]
    assert (late.name_before, early.name_before) == (True, False)


def test_a_spell_with_one_known_edge_is_drawn_there():
    line = drawn(TenureFactory(start="", end="1984-06-25"))
    assert kinds(line) == [SOLID]


def test_a_disputed_edge_is_marked():
    tenure = TenureFactory()
    tenure.end_disputed = True
    (spell,) = drawn(tenure).lanes[0].spells
    (bar,) = spell.bars
    assert [number(x) for x in spell.disputed] == [pytest.approx(number(bar.x) + number(bar.width))]
