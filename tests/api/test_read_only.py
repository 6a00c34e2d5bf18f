"""Nothing anonymous can write, and every address says what it allows."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver

from kb.exports.files import FILES
from people.models import Person
from tenures.models import Tenure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("holders")]
ADDRESSES = [
    "/api/v1/", "/api/v1/people/", "/api/v1/people/joseph-luns/", "/api/v1/people/joseph-luns/history/",
    "/api/v1/organizations/", "/api/v1/organizations/nato/", "/api/v1/offices/", "/api/v1/offices/nato-secretary-general/",
    "/api/v1/offices/nato-secretary-general/timeline/", "/api/v1/offices/nato-secretary-general/holder/",
    "/api/v1/offices/nato-secretary-general/ranking/", "/api/v1/tenures/",
    "/api/v1/tenures/joseph-luns-nato-secretary-general-1971/",
    "/api/v1/tenures/joseph-luns-nato-secretary-general-1971/history/", "/api/v1/articles/", "/api/v1/articles/a/",
    "/api/v1/claims/", "/api/v1/findings/", "/api/v1/changes/", "/api/v1/redirects/", "/api/v1/schema/",
    *(f"/api/v1/export/{name}" for name in FILES),
]  # fmt: skip


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_takes_anything(address, method):
    before = Person.objects.count(), Tenure.objects.count()
    client = Client(enforce_csrf_checks=True)
    answer = getattr(client, method)(address, data='{"name": "Mallory"}', content_type="application/json")
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert (Person.objects.count(), Tenure.objects.count()) == before


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_answers_options_and_head(client, address):
    assert client.options(address).status_code == 200
    head, whole = client.head(address), client.get(address)
    assert head.status_code == 200
    assert b"".join(head) == b""
    assert head["Content-Type"] == whole["Content-Type"]


@pytest.mark.parametrize("asked", [{"QUERY_STRING": "format=csv"}, {"headers": {"Accept": "text/csv"}}])
def test_what_an_address_allows_is_told_in_json_where_a_table_is_asked_for(asked):
    for address in ("/api/v1/tenures/", "/api/v1/offices/nato-secretary-general/holder/"):
        answer = Client().options(address, **asked)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
        assert answer.json()["name"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_programs_on_other_pages_may_read(client, address):
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert client.get(address, headers=elsewhere)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(address, headers={**elsewhere, "Access-Control-Request-Method": "DELETE"})
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked


def test_a_page_elsewhere_may_ask_whether_its_copy_is_still_right(client):
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET",
             "Access-Control-Request-Headers": "if-none-match,if-modified-since,range"}  # fmt: skip
    allowed = client.options("/api/v1/people/", headers=asked)["Access-Control-Allow-Headers"].split(", ")
    assert {"if-none-match", "if-modified-since", "range"} <= set(allowed)


@pytest.mark.parametrize("address", ["/changes.atom", "/de/changes.atom"])
def test_a_page_elsewhere_may_read_the_feed(client, address):
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_page_elsewhere_sees_what_the_policy_promises(client):
    answer = client.get("/api/v1/people/", headers={"Origin": "https://elsewhere.example"})
    seen = set(answer["Access-Control-Expose-Headers"].split(", "))
    assert {"Deprecation", "Sunset", "ETag", "Link", "RateLimit", "Retry-After"} <= seen


def test_the_documentation_tells_what_it_allows(client):
    answer = client.options("/api/docs/")
    assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_no_view_of_the_api_knows_a_method_that_writes():
    views = [
        pattern.callback for pattern in _patterns(get_resolver(), "api/") if hasattr(pattern.callback, "cls")
    ]
    assert len(views) > 15
    for view in views:
        actions = set(getattr(view, "actions", {}) or {})
        methods = {name for name in ("post", "put", "patch", "delete") if hasattr(view.cls, name)}
        assert not (actions | methods) & {"post", "put", "patch", "delete"}, view.cls


def _patterns(resolver, below):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inside = str(pattern.pattern) == below or below == ""
            yield from _patterns(pattern, "" if inside else below)
        elif below == "":
            yield pattern
