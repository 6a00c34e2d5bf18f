"""The arithmetic of a historian: what follows from what, and what cannot all be true."""

import pytest

from kb.ingest.bounds import Bounds, Constraint


def stated(x, low, high, claim="c"):
    return Constraint(x, low, high, "stated", claims=(claim,))


def apart(x, y, low, high, rule="duration", claim="d"):
    return Constraint(x, low, high, rule, y=y, claims=(claim,))


def test_a_length_and_an_end_give_the_start():
    bounds = Bounds()
    assert bounds.add(stated("end", 1000, 1010))
    assert bounds.add(apart("end", "start", 300, 320))
    assert bounds.of("start") == (680, 710)


def test_a_start_and_a_length_give_the_end():
    bounds = Bounds()
    assert bounds.add(stated("start", 100, 100), apart("end", "start", 365, 366))
    assert bounds.of("end") == (465, 466)


def test_what_contradicts_is_refused_and_leaves_no_trace():
    bounds = Bounds()
    bounds.add(stated("start", 100, 110))
    bounds.add(apart("end", "start", 50, 60))
    assert not bounds.add(stated("end", 171, 180, "late"))
    assert bounds.of("start") == (100, 110)
    assert bounds.of("end") == (150, 170)


def test_several_constraints_are_kept_together_or_not_at_all():
    bounds = Bounds()
    bounds.add(stated("start", 100, 100))
    assert not bounds.add(stated("end", 200, 210), stated("start", 101, 101))
    assert bounds.of("end") == (None, None)


def test_a_cycle_of_successions_is_unsatisfiable():
    bounds = Bounds()
    assert bounds.add(stated("a", 0, 1_000_000), stated("b", 0, 1_000_000))
    assert bounds.add(apart("a", "b", 1, None))
    assert not bounds.add(apart("b", "a", 1, None))


def test_open_variables_stay_open():
    bounds = Bounds()
    assert bounds.add(apart("end", "start", 1, None))
    assert bounds.of("end") == (None, None)


def test_a_chain_of_handovers_carries_a_date_all_the_way():
    bounds = Bounds()
    for older, newer in [("a", "b"), ("b", "c"), ("c", "d")]:
        assert bounds.add(apart(newer, older, 10, 20))
    assert bounds.add(stated("a", 100, 100))
    assert bounds.of("d") == (130, 160)


def test_why_names_the_claims_from_the_nearest_to_the_first():
    bounds = Bounds()
    bounds.add(stated("end", 1000, 1010, "the end"))
    bounds.add(apart("end", "start", 300, 320, claim="ten years"))
    chain = bounds.why("start", "latest")
    assert [reason.constraint.claims for reason in chain] == [("ten years",), ("the end",)]


def test_why_is_empty_where_nothing_is_known():
    assert Bounds().why("start", "earliest") == ()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((100, 130), (110, 110), (110, 110)),  # a day within a month: compatible
        ((100, 130), (120, 150), (120, 130)),
        ((100, 130), (None, 115), (100, 115)),
        ((None, 115), (100, None), (100, 115)),
    ],
)
def test_compatible_dates_intersect(first, second, expected):
    bounds = Bounds()
    assert bounds.add(stated("x", *first))
    assert bounds.add(stated("x", *second))
    assert bounds.of("x") == expected
