"""No question about tenures reads a whole table: the plans that the database makes for them name an index."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.fill import fill, tenure_slug
from tests.benchmarks.questions import office, person
from tests.benchmarks.world import spells

TENURES = 1000
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
    "/tenures/?from=1990&to=1991",
    "/tenures/?ordering=-days&min_days=3000",
    *(f"/tenures/?ordering={order}" for order in ORDERS),
]


@pytest.mark.django_db
def test_every_question_has_an_index():
    fill(TENURES)
    client, without = Client(), []
    for question in QUESTIONS:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/api/v1{question}").status_code == 200, question
        plans = [plan for query in asked if (plan := plan_of(query["sql"]))]
        assert plans, question
        without += [f"{question}\n{plan}" for plan in plans if reads_a_table(plan)]
    assert without == []


def plan_of(sql: str) -> str:
    """Of a statement that reads tenures, people or offices."""
    if not sql.startswith("SELECT") or "kb_dataversion" in sql:
        return ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # for so few rows it would not look for an index
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_a_table(plan: str) -> bool:
    return any(
        "Seq Scan" in line or (line.startswith("SCAN") and "USING" not in line) for line in plan.splitlines()
    )
