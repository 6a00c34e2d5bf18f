"""Nearer, further, earlier and later windows on a line."""

from __future__ import annotations

from datetime import date

from tenures.zoom import Window, steps

WHOLE = (date(1950, 1, 1), date(2030, 1, 1))


def test_from_the_whole_line_one_can_only_go_nearer():
    whole = steps(*WHOLE, whole=WHOLE)
    assert (whole.further, whole.earlier, whole.later) == (None, None, None)
    assert whole.nearer == Window(date(1970, 1, 1), date(2009, 12, 31))


def test_earlier_and_later_move_by_half_of_what_is_shown():
    window = steps(date(1990, 1, 1), date(1990, 7, 20), whole=WHOLE)  # 200 days
    assert window.earlier == Window(date(1989, 9, 23), date(1990, 4, 10))
    assert window.later == Window(date(1990, 4, 11), date(1990, 10, 27))
    assert window.nearer == Window(date(1990, 2, 20), date(1990, 5, 30))
    assert window.further == Window(date(1989, 9, 23), date(1990, 10, 27))


def test_no_step_reaches_over_an_end_of_the_line():
    window = steps(date(1951, 1, 1), date(1961, 1, 1), whole=WHOLE)
    assert window.earlier is not None and window.earlier.first == WHOLE[0]
    assert window.further is not None and window.further.first == WHOLE[0]


def test_a_few_days_cannot_be_seen_from_nearer():
    assert steps(date(1990, 1, 1), date(1990, 2, 1), whole=WHOLE).nearer is None
