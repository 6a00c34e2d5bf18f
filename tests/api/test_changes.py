"""The log of changes: what a copy of the data has to take in, and what it has to throw away."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kb.ingest import store
from kb.models import Claim
from tests.api.conftest import cite
from tests.ingest.said import spell

pytestmark = pytest.mark.django_db
CHANGES = "/api/v1/changes/"
LUNS = "joseph-luns-nato-secretary-general-1971"


def told(client, query=""):
    answer = client.get(f"{CHANGES}?{query}")
    assert answer.status_code == 200, answer.json()
    return answer.json()["results"]


def test_everything_new_is_told_oldest_first(client, holders):
    rows = told(client)
    assert {row["kind"] for row in rows} >= {"added"}
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    first = next(row for row in rows if row["tenure"] == LUNS)
    assert (first["kind"], first["before"], first["person"], first["office"], first["cause"]) == (
        "added", None, "joseph-luns", "nato-secretary-general", "rules",
    )  # fmt: skip
    assert first["url"] == f"http://testserver/api/v1/tenures/{LUNS}/"


def test_what_is_gone_is_told_with_the_address_that_it_had(client, holders):
    copied = timezone.now()
    store.retract(holders)
    since = f"changed_since={copied:%Y-%m-%dT%H:%M:%S.%fZ}"
    gone = told(client, f"{since}&kind=removed")
    assert {row["tenure"] for row in gone} >= {"mark-rutte-nato-secretary-general-2024"}
    assert {row["cause"] for row in gone} == {"retracted"}
    for row in gone:
        assert (row["after"], row["kind"]) == (None, "removed")
        assert client.get(row["url"]).status_code in (404, 410)


def test_a_change_says_before_after_and_why(client, holders):
    store.judge(Claim.objects.filter(value="1984-06-25"), "rejected", by=None, reason="misread")
    (row,) = told(client, f"tenure={LUNS}&kind=changed")
    assert (row["cause"], row["reason"]) == ("judged", "misread")
    assert "1984-06-25" in row["before"]
    assert "1984-06-25" not in row["after"]


def test_kinds_and_slugs_narrow_the_log(client, holders):
    everything = told(client)
    assert told(client, "kind=added&kind=changed&kind=removed") == everything
    assert {row["person"] for row in told(client, "person=mark-rutte")} == {"mark-rutte"}
    assert told(client, "office=nowhere") == []
    assert told(client, "kind=removed") == []


def test_a_copy_reads_on_from_where_it_was(client, holders):
    first = client.get(f"{CHANGES}?page_size=2").json()
    cite("c", spell("Anna Holder", "1990", "1994", table=True))
    rows, address = first["results"], first["next"]
    while address:
        page = client.get(address).json()
        rows, address = rows + page["results"], page["next"]
    assert rows == told(client)
    assert rows[-1]["subject"].startswith("Anna Holder")
