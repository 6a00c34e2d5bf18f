"""Lanes stood on end: the newest at the top, a column for each office."""

from __future__ import annotations

from datetime import date

import pytest

from tenures.columns import HEIGHT, columns, has_room
from tenures.lanes import lanes
from tests.factories import OfficeFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn():
    """Twenty years, 2000 to 2020: one office held in two halves, the other in the last quarter."""
    first, second = OfficeFactory(title="Chair"), OfficeFactory(title="Clerk")
    older = TenureFactory(office=first, start="2000-01-01", end="2010-01-01")
    newer = TenureFactory(office=first, start="2010-01-01", end="2020-01-01")
    other = TenureFactory(office=second, start="2015", end="2020-01-01")
    wide = lanes({first: [older, newer], second: [other]}, today=date(2020, 1, 1))
    return columns(wide)


def test_the_newest_stands_at_the_top_and_spells_meet_exactly(drawn):
    older, newer = drawn.columns[0].line.bars
    assert newer.at == 0 and older.until == HEIGHT
    assert newer.until == older.at == drawn.columns[0].line.seams[0]
    assert older.at == pytest.approx(HEIGHT / 2, abs=0.2)


def test_columns_share_the_width_without_touching(drawn):
    left, right = drawn.columns
    assert left.until < right.x and right.until < 100
    assert (left.number, right.number) == (1, 2)


def test_an_uncertain_start_fades_below_what_is_certain(drawn):
    (bar,) = drawn.columns[1].line.bars
    fade, solid = bar.parts
    assert (fade.kind, solid.kind) == ("fade_in", "solid")
    assert fade.at == solid.until


def test_a_code_stands_only_where_it_has_room(drawn):
    (bar,) = drawn.columns[1].line.bars
    fade, solid = bar.parts
    assert has_room(solid) and not has_room(fade)
