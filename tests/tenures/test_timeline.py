"""Spells to bars: every position can be checked in the head, most on a range of a hundred days or years."""

from __future__ import annotations

from datetime import date
from itertools import count, pairwise

import pytest

from tenures.succession import gaps
from tenures.timeline import across, lens, upright
from tests.factories import OfficeFactory, OrganizationFactory, PersonFactory, TenureFactory

TODAY = date(2026, 1, 1)
numbers = count(1)


def held(name, start, end, **more):
    """A spell that no database knows."""
    pk = next(numbers)
    office = OfficeFactory.build(organization=OrganizationFactory.build())
    return TenureFactory.build(
        pk=pk, person=PersonFactory.build(pk=pk, name=name), office=office, start=start, end=end, **more
    )


def drawn(*tenures, today=TODAY, **more):
    return across(tenures, today=today, gaps=gaps(tenures), **more)


def spans(bar):
    return [(part.kind, part.at, part.until) for part in bar.parts]


def test_neighbours_meet_exactly():
    line = drawn(held("A Luns", "2001-01-01", "2001-02-10"), held("B Kok", "2001-02-10", "2001-04-11"))
    older, newer = line.bars
    assert (older.at, older.until, newer.at, newer.until) == (0, 40, 40, 100)
    assert line.seams == (40,)


def test_an_uncertain_edge_fades_over_exactly_its_span():
    bar = drawn(held("A Luns", "[2001-01-01..2001-01-11]", "[2001-04-01..2001-04-11]")).bars[0]
    assert spans(bar) == [("fade_in", 0, 10), ("solid", 10, 90), ("fade_out", 90, 100)]


def test_two_edges_that_may_be_the_same_day_are_faint_all_the_way():
    bar = drawn(held("A Luns", "[2001-01-01..2001-04-01]", "[2001-02-01..2001-04-11]")).bars[0]
    assert spans(bar) == [("faint", 0, 100)]


def test_an_open_spell_is_solid_until_confirmed_and_pale_until_today():
    spell = held("A Luns", "2001-01-01", "..", last_confirmed=date(2001, 2, 10))
    line = drawn(spell, today=date(2001, 4, 11))
    assert spans(line.bars[0]) == [("solid", 0, 40), ("presumed", 40, 100)]
    assert line.bars[0].is_open and line.today == 100


def test_the_hole_between_two_spells_has_the_days_that_nobody_can_have_served():
    line = drawn(held("A Luns", "2001-01-01", "2001-01-11"), held("B Kok", "2001-02-10", "2001-04-11"))
    assert [(hole.at, hole.until, hole.wordy) for hole in line.holes] == [(10, 40, True)]
    assert line.seams == ()


def test_a_disputed_edge_is_marked_where_it_is_drawn():
    line = drawn(held("A Luns", "2001-01-01", "2001-04-11", end_disputed=True))
    assert [(at, edge) for at, _, edge in line.disputes] == [(100, "end")]


def test_a_spell_without_a_first_or_a_last_day_is_not_drawn_but_named():
    unknown = held("M Rutte", "", "[..2024-10-01]")
    line = drawn(held("A Luns", "1971", "1984"), unknown)
    assert [bar.tenure.person.name for bar in line.bars] == ["A Luns"]
    assert line.undrawn == (unknown,)


@pytest.mark.parametrize("draw", [across, upright])
def test_nothing_to_draw_is_no_timeline(draw):
    assert draw([], today=TODAY) is None
    assert draw([held("M Rutte", "", "[..2024-10-01]")], today=TODAY) is None


@pytest.mark.parametrize("draw", [across, upright])
def test_a_range_that_ends_before_it_begins_is_no_timeline(draw):
    spell = held("A Luns", "1971", "1984")
    assert draw([spell], today=TODAY, first=date(1980, 1, 1), last=date(1975, 1, 1)) is None


@pytest.mark.parametrize("draw", [across, upright])
def test_zooming_leaves_out_who_was_not_there_that_day(draw):
    older, newer = held("A Luns", "2001-01-01", "2002-01-01"), held("B Kok", "2002-01-01", "2003-01-01")
    line = draw([older, newer], today=TODAY, first=date(2002, 1, 1), last=date(2003, 1, 1))
    assert [bar.tenure for bar in line.bars] == [newer]


def test_a_fade_cut_by_zooming_keeps_its_true_span():
    spell = held("A Luns", "[2001-01-01..2001-04-11]", "2001-07-20")
    bar = drawn(spell, first=date(2001, 3, 2), last=date(2001, 6, 10)).bars[0]
    assert spans(bar) == [("fade_in", -60, 40), ("solid", 40, 140)]
    assert (bar.at, bar.until, bar.clipped) == (0, 100, True)


@pytest.mark.parametrize(
    ("start", "end", "ticks"),
    [
        ("1952-04-04", "2026-01-01", ["1960-01", "1970-01", "1980-01", "1990-01", "2000-01", "2010-01", "2020-01"]),
        ("2001-01-01", "2003-06-01", ["2001-01", "2001-04", "2001-07", "2001-10", "2002-01",
                                      "2002-04", "2002-07", "2002-10", "2003-01", "2003-04"]),
        ("1999-09-15", "1999-12-15", ["1999-10", "1999-11", "1999-12"]),
    ],
)  # fmt: skip
def test_ticks_are_as_fine_as_their_labels_have_room(start, end, ticks):
    line = drawn(held("A Luns", start, end))
    assert [f"{tick.day:%Y-%m}" for tick in line.ticks] == ticks


def test_names_stand_above_and_below_by_turns():
    line = drawn(held("A Luns", "1950", "1970"), held("B Kok", "1970", "1990"), held("C Dam", "1990", "2010"))
    assert [bar.level for bar in line.bars] == [0, 1, 0]


def test_a_name_that_would_run_off_the_end_stands_before_its_pole():
    line = drawn(held("A Luns", "1901-01-01", "2000-01-01"), held("B Kok", "2000-01-01", "2001-01-01"))
    assert [(bar.level, bar.flipped) for bar in line.bars] == [(0, False), (1, True)]


def test_no_two_names_cover_each_other_however_many_holders():
    spells = [held(f"H Holder{n}", f"{1900 + n}-01-01", f"{1901 + n}-01-01") for n in range(60)]
    ends = {0: 0.0, 1: 0.0}
    for bar in drawn(*spells).bars:
        if bar.level is not None and not bar.flipped:
            assert bar.at >= ends[bar.level]
            ends[bar.level] = bar.at + 6  # per cent: "Holder99" and its years


def test_crowded_years_get_a_lens():
    whole = drawn(
        held("A Luns", "1900-01-01", "1950-03-01"),
        held("B Kok", "1950-03-01", "1950-05-01", acting=True),
        held("C Dam", "1950-05-01", "1951-02-01"),
        held("D Das", "1951-02-01", "2000-01-01"),
    )
    magnified = lens(whole, today=TODAY)
    assert magnified.years == (1949, 1951)
    assert [bar.tenure.person.short_name for bar in magnified.bars] == ["Luns", "Kok", "Dam", "Das"]


def test_bars_that_can_all_be_read_need_no_lens():
    whole = drawn(held("A Luns", "1950", "1970"), held("B Kok", "1970", "1990"))
    assert lens(whole, today=TODAY) is None


def test_upright_the_newest_stands_at_the_top():
    line = upright([held("A Luns", "1950", "1970"), held("B Kok", "1970", "1990")], today=TODAY)
    assert [bar.tenure.person.short_name for bar in line.bars] == ["Kok", "Luns"]
    assert line.bars[0].at == 0


def test_upright_labels_are_pushed_apart_the_hole_between_included():
    spells = [held("A Luns", "2001-01-01", "2001-02-01"), held("B Kok", "2001-03-01", "2001-04-01")]
    line = upright(spells, today=TODAY, gaps=gaps(spells))
    labels = sorted([*(bar.label_at for bar in line.bars), *(hole.label_at for hole in line.holes)])
    assert len(labels) == 3
    assert all(below - above >= 40 for above, below in pairwise(labels))


def test_a_holder_who_begins_today_does_not_break_the_picture():
    spells = [
        held("A Luns", "2001-01-01", "2026-01-01"),
        held("B Kok", "2026-01-01", "..", last_confirmed=TODAY),
    ]
    assert drawn(*spells) is not None
    assert upright(spells, today=TODAY) is not None


def test_an_acting_spell_leaves_the_room_for_its_name_to_the_next_holder():
    line = drawn(
        held("A Luns", "1900-01-01", "1940-01-01"),
        held("B Kok", "1940-01-01", "1940-07-01", acting=True),
        held("C Dam", "1940-07-01", "1941-01-01"),
        held("D Das", "1941-01-01", "2000-01-01"),
    )
    assert [(bar.tenure.person.short_name, bar.level) for bar in line.bars] == [
        ("Luns", 0), ("Kok", None), ("Dam", 1), ("Das", 0),
    ]  # fmt: skip


def test_the_code_of_a_country_stands_where_the_colour_is_full():
    bar = drawn(held("A Luns", "[2001-01-01..2001-02-10]", "2001-04-11")).bars[0]
    assert (bar.firm, bar.code_at) == ((40, 100), 70)


def test_a_bar_without_full_colour_says_so():
    bar = drawn(held("A Luns", "[2001-01-01..2001-04-01]", "[2001-02-01..2001-04-11]")).bars[0]
    assert (bar.firm, bar.code_at) == (None, 50)
