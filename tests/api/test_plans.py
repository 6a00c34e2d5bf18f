"""No question about tenures reads a whole table, or steps over most of one: plans and what they come to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from hashlib import blake2s

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tenures import fetching
from tests.benchmarks.fill import fill, tenure_slug
from tests.benchmarks.questions import office, person
from tests.benchmarks.world import spells

TENURES = 20_000
STEPS = 70_000  # of SQLite's machine for one statement: reading all tenures takes more, a page far fewer
PASSED_OVER = 6000  # rows that PostgreSQL reads in vain: as many as 2,000 people of a country come to
ONE = next(spells(TENURES))
ORDERS = [sign + word for word in ("start", "end", "days", "person", "office") for sign in ("", "-")]
QUESTIONS = [
    f"/offices/{office(ONE)}/holder/?on=1990-05-01",
    f"/offices/{office(ONE)}/ranking/",
    f"/offices/{office(ONE)}/timeline/",
    f"/tenures/{tenure_slug(ONE)}/",
    f"/tenures/?office={office(ONE)}",
    f"/tenures/?office={office(ONE)}&on=1990-05-01",
    f"/tenures/?person={person(ONE)}",
    f"/people/{person(ONE)}/",
    "/tenures/?on=1990-05-01",
    "/tenures/?on=1990",
    "/tenures/?on=1990-05-01&ordering=-start",
    "/tenures/?on=1990-05-01&certainty=certain",
    "/tenures/?from=1990&to=1991",
    "/tenures/?from=2020",
    "/tenures/?to=1960",
    "/tenures/?current=true",
    "/tenures/?current=false",
    "/tenures/?acting=true",
    "/tenures/?acting=false",
    "/tenures/?disputed=true",
    "/tenures/?disputed=false",
    "/tenures/?nationality=NO",
    "/tenures/?nationality=NO&nationality=NL",
    "/tenures/?nationality=NO&on=1990-05-01",
    "/people/?q=rosa",
    "/people/?q=berg",
    "/tenures/?ordering=-days&min_days=3000",
    *(f"/tenures/?ordering={order}" for order in ORDERS),
]

CHANGED = [
    "/tenures/?changed_since=2999-01-01",
    "/tenures/?changed_since=2999-01-01&page_size=1",
    f"/tenures/?office={office(ONE)}&changed_since=2999-01-01",
]


@pytest.mark.django_db
def test_every_question_has_an_index_and_steps_over_little():
    fill(TENURES)
    client, without = Client(), []
    for question in QUESTIONS:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/api/v1{question}")
        assert answer.status_code == 200, question
        statements = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
        assert statements, question
        without += [f"{question}\n{fault}" for sql in statements if (fault := fault_of(sql))]
    assert without == []


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL keeps plans; its part of the suite runs this"
)
@pytest.mark.django_db
def test_a_plan_that_is_kept_for_all_values_steps_over_little(monkeypatch):
    fill(TENURES)
    kept = {}
    real = fetching._asked

    def asked(database, sql, params, planned):
        if planned:
            kept[sql] = params
        return real(database, sql, params, planned)

    monkeypatch.setattr(fetching, "_asked", asked)
    client = Client()
    for question in [*QUESTIONS, *CHANGED]:
        assert client.get(f"/api/v1{question}").status_code == 200
    assert len(kept) > len(ORDERS)
    assert not [sql for sql in kept if "updated_at" in sql and "office_id" not in sql.partition("WHERE")[2]]
    assert [fault for sql, params in kept.items() if (fault := fault_of(*for_all_values(sql, params)))] == []


def for_all_values(sql: str, params: Sequence[object]) -> tuple[str, str]:
    """What asks a statement by its plan for all values, and the statement."""
    name = f"kept_{blake2s(sql.encode()).hexdigest()}"
    numbered = sql % tuple(f"${number}" for number in range(1, len(params) + 1))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"PREPARE {name} AS {numbered}".replace("%", "%%"))
        given = f"({', '.join(['%s'] * len(params))})" if params else ""
        return cursor.mogrify(f"EXECUTE {name} {given}", params), sql


def fault_of(sql: str, what: str = "") -> str:
    """The plan of a statement that reads a table, or too much of it; counts do, once for each state of the data."""
    what = what or sql
    if "kb_dataversion" in what or "COUNT(*)" in what:
        return ""
    if connection.vendor == "postgresql":
        plan = plan_of(f"EXPLAIN (ANALYZE, TIMING OFF) {sql}")
        removed = sum(map(int, re.findall(r"Rows Removed by .*?: (\d+)", plan)))
        bad = removed > PASSED_OVER or "Seq Scan" in plan
    else:
        plan = plan_of(f"EXPLAIN QUERY PLAN {sql}")
        bad = any(reads_a_table(line) for line in plan.splitlines())
        if (steps := steps_of(sql)) > STEPS:
            bad, plan = True, f"{steps} steps\n{plan}"
    return f"{what}\n{plan}" if bad else ""


def plan_of(explained: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # for so few rows it would not look for an index
        cursor.execute(explained)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_a_table(line: str) -> bool:
    """Parts of the statement itself are scanned too."""
    indexed = "USING" in line or "VIRTUAL TABLE INDEX" in line
    return line.startswith("SCAN") and not indexed and line.split()[1] != "part"


def steps_of(sql: str) -> int:
    """In hundreds."""
    steps = itertools.count()
    connection.connection.set_progress_handler(lambda: next(steps) and 0, 100)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.fetchall()
    connection.connection.set_progress_handler(None, 0)
    return next(steps) * 100
