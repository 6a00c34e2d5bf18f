"""Rows of a statement by the driver itself: Django's cursor takes as long again as a short question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, NotSupportedError, OperationalError, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from psycopg.errors import FeatureNotSupported
from psycopg.types.numeric import Int8


def fetched(model: type[Model], sql: str, params: Sequence[Any], *, planned: bool = True) -> list[Any]:
    """All rows that a statement gives, from where the model is read.

    It goes by the connection that Django has, with the same errors. Whoever listens to what is asked has it go by
    Django's cursor. A server keeps a statement that is ``planned`` with one plan for all values. What it can do no more
    with the connection that it has, because it has closed it or a migration has changed the columns that a plan gives,
    is asked again of a new one.
    """
    database = connections[router.db_for_read(model)]
    if database.queries_logged or database.execute_wrappers:
        with database.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
    was_open = database.connection is not None
    try:
        return _asked(database, sql, params, planned)
    except (OperationalError, NotSupportedError) as error:
        if not was_open or not _is_of_the_connection(error, database):
            raise
        database.close()
        return _asked(database, sql, params, planned)


def _is_of_the_connection(error: Exception, database: BaseDatabaseWrapper) -> bool:
    """A replica is chosen for a whole request, and another connection may lead to another one."""
    if database.in_atomic_block or database.alias != DEFAULT_DB_ALIAS:
        return False
    return isinstance(error.__cause__, FeatureNotSupported) or not database.is_usable()


def _asked(database: BaseDatabaseWrapper, sql: str, params: Sequence[Any], planned: bool) -> list[Any]:
    database.ensure_connection()
    database.validate_no_broken_transaction()
    with database.wrap_database_errors:
        if database.vendor == "sqlite":
            rows: list[Any] = database.connection.execute(_as_sqlite_has_it(sql), params).fetchall()
            return rows
        # This one, unlike Django's, leaves the values to the server.
        cursor = psycopg.Cursor(database.connection)
        numbers = [Int8(value) if type(value) is int else value for value in params]
        return cursor.execute(sql, numbers, prepare=planned).fetchall()


@lru_cache(1000)
def _as_sqlite_has_it(sql: str) -> str:
    return sql % (("?",) * sql.replace("%%", "").count("%s"))
