"""Statements that go to the driver itself are answered as by Django's cursor."""

from contextlib import suppress

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tenures.fetching import fetched
from tenures.models import Tenure

of_a_server = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="SQLite is no server; the suite runs these in its part on PostgreSQL",
)


@pytest.mark.django_db
def test_a_percent_sign_of_a_statement_is_none_of_its_values():
    assert fetched(Tenure, "SELECT '%%s', %s", ["50%"]) == [("%s", "50%")]


@pytest.mark.django_db
def test_who_listens_hears_of_the_statement_and_gets_the_same_rows():
    statement = "SELECT count(*) FROM tenures_tenure WHERE slug = %s"
    with CaptureQueriesContext(connection) as asked:
        heard = fetched(Tenure, statement, ["joseph-luns"])
    assert len(asked) == 1
    assert fetched(Tenure, statement, ["joseph-luns"]) == heard == [(0,)]


@pytest.mark.django_db
def test_errors_are_those_of_django():
    with pytest.raises(DatabaseError), transaction.atomic():
        fetched(Tenure, "SELECT nothing FROM nowhere", ())


@of_a_server
@pytest.mark.django_db
def test_a_server_plans_a_statement_once_for_all_numbers():
    statement = "SELECT 'planned once' FROM tenures_tenure WHERE id = %s"
    for number in (7, 70_000, 7_000_000_000):
        fetched(Tenure, statement, [number])
    kept = fetched(
        Tenure,
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT ''planned once%%'",
        (),
    )
    assert kept == [(1,)]


@of_a_server
@pytest.mark.django_db
def test_a_statement_whose_best_plan_hangs_on_its_values_is_planned_anew_for_each():
    statement = "SELECT 'planned anew' FROM tenures_tenure WHERE id = %s"
    fetched(Tenure, statement, [7], planned=False)
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT ''planned anew%%'"
    assert fetched(Tenure, kept, ()) == [(0,)]


@of_a_server
@pytest.mark.django_db(transaction=True)
def test_columns_that_a_migration_changes_meanwhile_are_given_as_they_are_then():
    with psycopg.connect(**_reached(), autocommit=True) as other:
        other.execute("CREATE TABLE passing AS SELECT 'a'::varchar(5) AS name")
        try:
            assert fetched(Tenure, "SELECT name FROM passing", ()) == [("a",)]
            other.execute("ALTER TABLE passing ALTER COLUMN name TYPE varchar(9)")
            assert fetched(Tenure, "SELECT name FROM passing", ()) == [("a",)]
        finally:
            other.execute("DROP TABLE passing")


@of_a_server
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_has_closed_is_opened_anew():
    before = _who()
    _close(before)
    assert _who() != before


@of_a_server
@pytest.mark.django_db(transaction=True)
def test_what_was_asked_within_a_transaction_is_not_asked_again_without_it():
    with suppress(OperationalError), transaction.atomic():
        _close(_who())
        with pytest.raises(OperationalError):
            _who()


def _who() -> int:
    [(process,)] = fetched(Tenure, "SELECT pg_backend_pid()", ())
    return int(process)


def _close(process: int) -> None:
    """From the other end, and waits until it is gone."""
    with psycopg.connect(**_reached(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 10000)", [process])


def _reached() -> dict[str, str]:
    return {name: connection.get_connection_params()[name] for name in ("host", "port", "user", "dbname")}
