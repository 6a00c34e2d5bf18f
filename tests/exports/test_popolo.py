"""Popolo JSON that other Popolo tools take."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator

from tests.test_architecture import ROOT

SCHEMA = json.loads(Path(__file__).with_name("popolo.schema.json").read_text())
LUNS = "joseph-luns-nato-secretary-general-1971"


def exported(client):
    return json.loads(b"".join(client.get("/api/v1/export/popolo.json")))


def by_id(things):
    found = {thing["id"]: thing for thing in things}
    assert len(found) == len(things)
    return found


def addresses(value):
    if isinstance(value, dict):
        yield from ([value["url"]] if "url" in value else [])
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from addresses(part)


def faults(data):
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_it_is_as_the_schemas_demand(client, holders):
    assert faults(exported(client)) == []


@pytest.mark.django_db
def test_so_are_the_seeds(client):
    call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
    data = exported(client)
    assert faults(data) == []
    assert len(data["memberships"]) > 100


def test_the_schema_would_notice(client, holders):
    data = exported(client)
    data["memberships"][0]["start_date"] = "1971-10-01?"
    data["memberships"][0]["acting"] = False
    del data["posts"][0]["organization_id"]
    del data["persons"][0]["links"][0]["url"]
    assert len(faults(data)) == 4


def test_every_address_is_one(client, holders):
    found = list(addresses(exported(client)))
    assert len(found) > 10
    assert {urlsplit(address).scheme for address in found} <= {"http", "https"}


def test_every_id_leads_to_what_it_names(client, holders):
    data = exported(client)
    people, organizations, posts = (by_id(data[kind]) for kind in ("persons", "organizations", "posts"))
    assert {post["organization_id"] for post in posts.values()} <= set(organizations)
    for membership in by_id(data["memberships"]).values():
        assert membership["person_id"] in people
        assert posts[membership["post_id"]]["organization_id"] == membership["organization_id"]


def test_what_popolo_has_no_field_for_stands_under_a_plus(client, holders):
    data = exported(client)
    held = by_id(data["memberships"])
    assert (held[LUNS]["start_date"], held[LUNS]["end_date"]) == ("1971-10-01", "1984-06-25")
    assert (held[LUNS]["+disputed"], held[LUNS]["+acting"]) == (True, False)
    ismay = held["lord-ismay-nato-secretary-general-acting-1952"]
    assert (ismay["start_date"], ismay["+acting"], ismay["+end_status"]) == ("1952", True, "unknown")
    rutte = held["mark-rutte-nato-secretary-general-2024"]
    assert "end_date" not in rutte  # an open spell has none
    assert rutte["+end_edtf"] == ".."
    assert by_id(data["persons"])["lord-ismay"]["+birth_edtf"] == "1887~"
    assert data["+licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert data["+data_as_of"].endswith("Z")
    assert data["+end_inclusive"] is False


def test_a_source_without_an_address_is_given_ours(client, holders):
    sources = by_id(exported(client)["memberships"])[LUNS]["sources"]
    assert {"url": "http://testserver/api/v1/articles/leaflet/", "note": "A leaflet"} in sources


def test_people_whom_no_source_supports_are_not_sent(client, holders):
    assert "nobody-supported" not in by_id(exported(client)["persons"])


@pytest.mark.django_db
def test_nothing_known_is_still_popolo(client):
    assert faults(exported(client)) == []
