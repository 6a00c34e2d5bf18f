"""Questions whose SQL is built once give what the queryset gives."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import CharField, DateField
from django.test.utils import CaptureQueriesContext

from tenures.models import Tenure
from tenures.prepared import Prepared, slot
from tenures.rows import rows_by_key
from tests.factories import PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def spells():
    luns = TenureFactory(start="1971-10-01", end="1984-06-25")
    carrington = TenureFactory(
        person=PersonFactory(name="Peter Carrington"), start="1984-06-25", end="1988-07-01"
    )
    return luns, carrington


def test_the_same_question_is_asked_with_other_values(spells):
    began = Prepared(
        lambda: Tenure.objects.select_related("person").filter(start_earliest=slot("day", DateField()))
    )
    assert [
        [tenure.person.name for tenure in began(day=day)] for day in (date(1971, 10, 1), date(1984, 6, 25))
    ] == [["Joseph Luns"], ["Peter Carrington"]]


def test_values_come_as_their_columns_have_them(spells):
    when = Prepared(
        lambda: Tenure.objects.filter(slug=slot("slug", CharField())).values_list(
            "end_latest", "derived_from"
        )
    )
    assert [tuple(row) for row in when(slug=spells[0].slug)] == [(date(1984, 6, 25), {})]


def test_rows_come_in_the_order_of_their_keys(spells):
    luns, carrington = spells
    rows = rows_by_key([carrington.pk, luns.pk])
    assert [(row.person.name, row.start.edtf, row.days(date(2000, 1, 1))) for row in rows] == [
        ("Peter Carrington", "1984-06-25", (1467, 1467)),
        ("Joseph Luns", "1971-10-01", (4651, 4651)),
    ]


def test_a_quote_in_a_value_is_no_sql(spells):
    called = Prepared(lambda: Tenure.objects.filter(slug=slot("slug", CharField())))
    assert called(slug="' OR 1=1 --") == []


def test_a_question_is_answered_alike_whether_or_not_somebody_listens(spells):
    began = Prepared(
        lambda: Tenure.objects.filter(start_earliest=slot("day", DateField())).values_list(
            "slug", "end_latest"
        )
    )
    with CaptureQueriesContext(connection) as asked:
        heard = began(day=date(1971, 10, 1))
    assert len(asked) == 1
    assert began(day=date(1971, 10, 1)) == heard == [(spells[0].slug, date(1984, 6, 25))]


def test_a_percent_sign_of_a_statement_is_none_of_its_values(spells):
    late = Prepared(
        lambda: (
            Tenure.objects.filter(slug__contains="%").filter(slug=slot("slug", CharField())).values_list("pk")
        )
    )
    assert late(slug=spells[0].slug) == []
