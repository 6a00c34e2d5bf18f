"""Who came before whom, on dates a reader can check in the head."""

from datetime import date

import pytest

from tenures.ranking import ranked
from tenures.succession import gaps, neighbours
from tests.factories import PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def spell(name, start, end="", **given):
    return TenureFactory(person=PersonFactory(name=name), start=start, end=end, **given)


def before(tenures, tenure):
    found = neighbours(tenures)[tenure.pk].predecessor
    return found and found.person.name


def test_edges_that_meet_on_a_day_make_neighbours():
    older, newer = (
        spell("A Luns", "1971-10-01", "1984-06-25"),
        spell("B Carrington", "1984-06-25", "1988-07-01"),
    )
    found = neighbours([newer, older])
    assert found[newer.pk].predecessor == older
    assert found[older.pk].successor == newer


def test_a_day_between_them_makes_none():
    older, newer = (
        spell("A Solana", "1995-12-05", "1999-10-06"),
        spell("B Robertson", "1999-10-14", "2003-12-17"),
    )
    assert before([older, newer], newer) is None


def test_a_stated_succession_makes_neighbours_across_a_gap():
    older = spell("A Solana", "1995-12-05", "1999-10-06")
    newer = spell("B Robertson", "1999-10-14", "2003-12-17", follows=older)
    assert before([older, newer], newer) == "A Solana"


def test_the_same_year_on_both_sides_is_a_handover():
    older, newer = spell("A Vredenburch", "1952", "1956"), spell("B Bentinck", "1956", "1958")
    assert before([older, newer], newer) == "A Vredenburch"


def test_the_acting_holder_is_the_predecessor_and_is_skipped_among_regular_ones():
    woerner = spell("A Wörner", "1988-07-01", "1994-08-13")
    balanzino = spell("B Balanzino", "1994-08-13", "1994-10-17", acting=True)
    claes = spell("C Claes", "1994-10-17", "1995-10-20")
    found = neighbours([woerner, balanzino, claes])[claes.pk]
    assert (found.predecessor, found.predecessor_regular) == (balanzino, woerner)


def test_the_first_holder_has_nobody_before():
    only = spell("A Ismay", "1952-04-04", "1957-05-16")
    assert neighbours([only])[only.pk].predecessor is None


def test_a_hole_between_spells_is_unrecorded():
    older, newer = (
        spell("A Solana", "1995-12-05", "1999-10-06"),
        spell("B Robertson", "1999-10-14", "2003-12-17"),
    )
    (gap,) = gaps([newer, older])
    assert (gap.after, gap.before, gap.kind) == (older, newer, "unrecorded")
    assert (gap.earliest, gap.latest, gap.days_min, gap.days_max) == (
        date(1999, 10, 6),
        date(1999, 10, 14),
        8,
        8,
    )


def test_years_that_touch_leave_no_definite_hole():
    assert gaps([spell("A Vredenburch", "1952", "1956"), spell("B Bentinck", "1956", "1958")]) == []


def test_a_long_spell_covers_the_hole_after_a_short_one():
    assert (
        gaps(
            [
                spell("A Long", "1950", "1970"),
                spell("B Short", "1952", "1953"),
                spell("C Next", "1960", "1980"),
            ]
        )
        == []
    )


def test_a_spell_still_open_leaves_no_hole_after_it():
    open_spell = spell("A Rutte", "2024-10-01", "..", last_confirmed=date(2026, 6, 10))
    assert gaps([open_spell, spell("B Later", "2030", "2034")]) == []


class TestRanking:
    def test_a_longest_length_beyond_doubt_is_rank_one(self):
        luns, stoltenberg = (
            spell("A Luns", "1971", "1984"),
            spell("B Stoltenberg", "2014-10-01", "2024-10-01"),
        )
        first, second = ranked([stoltenberg, luns], as_of=TODAY)
        assert (first.person, first.best, first.worst, first.days_min, first.days_max) == (
            luns.person,
            1,
            1,
            4384,
            5113,
        )
        assert (second.best, second.worst) == (2, 2)

    def test_lengths_that_overlap_share_ranks(self):
        rows = ranked([spell("A One", "1950", "1955"), spell("B Two", "1960", "1965")], as_of=TODAY)
        assert [(r.best, r.worst) for r in rows] == [(1, 2), (1, 2)]

    def test_equal_exact_lengths_share_one_rank(self):
        rows = ranked(
            [spell("A One", "1950-01-01", "1950-01-11"), spell("B Two", "1960-01-01", "1960-01-11"),
             spell("C Three", "1970-01-01", "1970-01-06")],
            as_of=TODAY,
        )  # fmt: skip
        assert [(r.best, r.worst) for r in rows] == [(1, 1), (1, 1), (3, 3)]

    def test_shortest_is_the_mirror(self):
        rows = ranked([spell("A Long", "1950-01-01", "1960-01-01"), spell("B Short", "1960-01-01", "1961-01-01")],
                      as_of=TODAY, by="shortest")  # fmt: skip
        assert [(r.person.name, r.best, r.worst) for r in rows] == [("B Short", 1, 1), ("A Long", 2, 2)]

    def test_an_open_spell_counts_surely_to_its_confirmation_and_at_most_to_the_day_asked(self):
        (row,) = ranked([spell("A Rutte", "2024-10-01", "..", last_confirmed=date(2026, 6, 10))], as_of=TODAY)
        assert (row.days_min, row.days_max) == (618, 784)

    def test_combining_adds_the_spells_of_one_person(self):
        one = spell("S Balanzino", "1994-08-13", "1994-10-17", acting=True)
        two = spell("S Balanzino", "1995-10-20", "1995-12-05", acting=True)
        (row,) = ranked([one, two], as_of=TODAY, combine=True)
        assert (row.days_min, row.days_max, len(row.tenures)) == (111, 111, 2)

    def test_a_spell_without_a_first_day_has_no_longest_length(self):
        (row,) = ranked([spell("A Rutte", "", "2024-10-01", slug="rutte")], as_of=TODAY)
        assert (row.days_min, row.days_max) == (0, None)

    def test_as_of_an_earlier_day_later_spells_are_left_out_and_running_ones_cut(self):
        luns = spell("A Luns", "1971-10-01", "1984-06-25")
        rows = ranked([luns, spell("B Carrington", "1984-06-25", "1988-07-01")], as_of=date(1972, 10, 1))
        assert [(r.person, r.days_min, r.days_max) for r in rows] == [(luns.person, 366, 366)]
