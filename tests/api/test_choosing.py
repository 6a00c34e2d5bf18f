"""What of each thing is sent: parts left out, claims sent along."""

from __future__ import annotations

import csv
import io

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("holders")]
LUNS = "/api/v1/tenures/joseph-luns-nato-secretary-general-1971/"


def test_only_the_parts_asked_for_are_sent_and_what_a_thing_is_known_by(client):
    rows = client.get("/api/v1/tenures/?fields=start,acting").json()["results"]
    assert [set(row) for row in rows] == [{"id", "url", "start", "acting"}] * 3


def test_one_thing_can_be_asked_for_in_parts_and_still_says_how_fresh_it_is(client):
    assert set(client.get(f"{LUNS}?fields=end").json()) == {"id", "url", "end", "data_as_of"}


def test_a_table_has_the_columns_asked_for(client):
    text = client.get("/api/v1/tenures/?format=csv&fields=acting").content.decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(text))) == ["id", "url", "acting", "certainty", "data_as_of"]


@pytest.mark.parametrize("name", ["colour", "name,colour", "name,,birth"])
def test_a_part_that_there_is_not_is_named_with_those_that_there_are(client, name):
    answer = client.get(f"/api/v1/people/?fields={name}")
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["field"] == "fields"
    assert "Known: name, given_name, family_name" in error["message"]


def test_the_claims_of_a_tenure_are_sent_along(client):
    claims = client.get(f"{LUNS}?include=claims").json()["included"]["claims"]
    assert [(c["property"], c["value"], c["article"]["id"]) for c in claims] == [
        ("end", "1984-06-25", "a"), ("holds", None, "a"), ("holds", None, "b"),
        ("start", "1971-10-01", "a"), ("start", "1971-10-02", "b"),
    ]  # fmt: skip


def test_the_claims_sent_along_are_those_that_the_tenure_leads_to(client):
    row = client.get(f"{LUNS}?include=claims").json()
    listed = client.get(row["claims"]).json()["results"]
    assert sorted(c["id"] for c in row["included"]["claims"]) == sorted(c["id"] for c in listed)


def test_the_claims_of_people_are_sent_along_too(client):
    rows = client.get("/api/v1/people/?include=claims&fields=name").json()["results"]
    assert all(set(row) == {"slug", "url", "name", "included"} for row in rows)
    assert [len(row["included"]["claims"]) for row in rows] == [6, 3, 3]


def test_claims_of_all_rows_cost_one_query(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/api/v1/tenures/?include=claims")


def test_nothing_else_can_be_included(client):
    answer = client.get("/api/v1/tenures/?include=person")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "Nothing of the kind here: 'person'. Known: claims."


def test_a_list_that_leads_to_no_claims_includes_none(client):
    answer = client.get("/api/v1/organizations/?include=claims")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "include"
