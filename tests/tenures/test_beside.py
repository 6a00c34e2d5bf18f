"""The columns that say who came before and after. That they follow every change: tests/ingest/test_properties.py."""

import pytest

from tenures.beside import settle
from tenures.models import Tenure
from tests.factories import PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


def test_a_handover_is_written_on_both_sides():
    older = TenureFactory(person=PersonFactory(name="Jens Stoltenberg"), start="2014-10-01", end="2024-10-01")
    newer = TenureFactory(person=PersonFactory(name="Mark Rutte"), start="2024-10-01", end="")
    settle([older.office_id])
    older.refresh_from_db()
    newer.refresh_from_db()
    assert (older.successor, newer.predecessor, newer.predecessor_regular) == (newer, older, older)


def test_whoever_is_gone_is_nobodys_neighbour():
    older = TenureFactory(person=PersonFactory(name="Jens Stoltenberg"), start="2014-10-01", end="2024-10-01")
    newer = TenureFactory(person=PersonFactory(name="Mark Rutte"), start="2024-10-01", end="")
    settle([older.office_id])
    older.delete()
    assert Tenure.objects.get(pk=newer.pk).predecessor is None


def test_what_is_settled_is_not_written_again(django_assert_num_queries):
    office = TenureFactory().office
    settle([office.pk])
    with django_assert_num_queries(1):
        settle([office.pk])
