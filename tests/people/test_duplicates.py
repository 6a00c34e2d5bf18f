"""Who may be the same person: suggested by name and dates."""

from __future__ import annotations

import pytest

from people.duplicates import likely
from tests.factories import PersonFactory


@pytest.mark.parametrize(
    ("name", "birth", "suggested"),
    [
        ("Josef Luns", "", True),
        ("J. Luns", "", True),
        ("Luns", "", True),
        ("Joseph Luns", "1911-08", True),
        ("Josef Luns", "1912", False),
        ("Manfred Luns", "", False),
        ("Joseph Lunt", "", False),
    ],
)
def test_alike_in_name_and_no_date_against_it(name, birth, suggested):
    luns = PersonFactory.build(pk=1, name="Joseph Luns", birth="1911-08-28")
    other = PersonFactory.build(pk=2, name=name, birth=birth)
    assert (likely(luns, [luns, other]) == [other]) is suggested


def test_the_likeliest_comes_first():
    luns = PersonFactory.build(pk=1, name="Joseph Luns")
    others = [PersonFactory.build(pk=n, name=name) for n, name in ((2, "Luns"), (3, "Josef Luns"))]
    assert [other.name for other in likely(luns, others)] == ["Josef Luns", "Luns"]
