"""Whatever goes wrong below /api/ is told in one form: problem details that name the field and what works."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb.api import views
from kb.ingest.changes import bump_version
from people.models import Redirect
from tenures.models import FormerId, Tenure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("holders")]
V1 = "/api/v1"
HOLDER = f"{V1}/offices/nato-secretary-general/holder/"
RANKING = f"{V1}/offices/nato-secretary-general/ranking/"
# Address, status, field, and a value that works.
REFUSED = [
    (f"{V1}/tenures/?on=1989-02-30", 400, "on", "1999-10-14"),
    (f"{V1}/tenures/?on=", 400, "on", None),
    (f"{V1}/tenures/?on=1961&on=1962", 400, "on", None),
    (f"{V1}/tenures/?from=1965&to=1961", 400, "to", "1965-01-01"),
    (f"{V1}/tenures/?from=1965-13", 400, "from", "1999-10-14"),
    (f"{V1}/tenures/?to=soon", 400, "to", "1999-10-14"),
    (f"{V1}/tenures/?acting=maybe", 400, "acting", "true"),
    (f"{V1}/tenures/?current=1", 400, "current", "true"),
    (f"{V1}/tenures/?disputed=", 400, "disputed", None),
    (f"{V1}/tenures/?min_days=-1", 400, "min_days", "3653"),
    (f"{V1}/tenures/?max_days=ten", 400, "max_days", "3653"),
    (f"{V1}/tenures/?certainty=sure", 400, "certainty", "certain"),
    (f"{V1}/tenures/?nationality=nl", 400, "nationality", "NO"),
    (f"{V1}/tenures/?nationality=QQ", 404, "nationality", "NO"),
    (f"{V1}/tenures/?office=nato-secretary", 404, "office", "nato-secretary-general"),
    (f"{V1}/tenures/?person=josef-luns", 404, "person", "joseph-luns"),
    (f"{V1}/tenures/?organization=natto", 404, "organization", "nato"),
    (f"{V1}/tenures/?ordering=length", 400, "ordering", "start"),
    (f"{V1}/tenures/?page_size=501", 400, "page_size", "50"),
    (f"{V1}/tenures/?cursor=x", 404, "cursor", None),
    (f"{V1}/tenures/?changed_since=2024", 400, "changed_since", "2024-10-01T00:00:00Z"),
    (f"{V1}/tenures/?changed_since=0001-01-01T00:00:00%2B14:00", 400, "changed_since", "2024-10-01T00:00:00Z"),
    (f"{V1}/redirects/?changed_since=9999-12-31T23:59:59-14:00", 400, "changed_since", "2024-10-01T00:00:00Z"),
    (f"{V1}/tenures/?fields=begin", 400, "fields", "person"),
    (f"{V1}/tenures/?include=sources", 400, "include", "claims"),
    (f"{V1}/tenures/?offcie=nato", 400, "offcie", "office"),
    (f"{V1}/tenures/?format=xml", 400, "format", "json"),
    (f"{V1}/tenures/joseph-luns/", 404, "tenure", "joseph-luns-nato-secretary-general-1971"),
    (f"{V1}/people/?wikidata=57665", 400, "wikidata", "Q57665"),
    (f"{V1}/people/?q=%00", 400, "q", "stoltenberg"),
    (f"{V1}/people/josef-luns/", 404, "person", "joseph-luns"),
    (f"{V1}/organizations/natto/", 404, "organization", "nato"),
    (f"{V1}/offices/nato/", 404, "office", "nato-secretary-general"),
    (f"{HOLDER}?on=1989-13", 400, "on", "1999-10-14"),
    (f"{HOLDER}?on=1989&on=Octember", 400, "on", "1999-10-14"),
    (f"{RANKING}?by=fame", 400, "by", "longest"),
    (f"{RANKING}?acting=only", 400, "acting", "exclude"),
    (f"{RANKING}?combine=1", 400, "combine", "true"),
    (f"{RANKING}?as_of=1989", 400, "as_of", "1999-10-14"),
    (f"{V1}/articles/nowhere/", 404, "article", "a"),
    (f"{V1}/claims/?property=birthday", 400, "property", "holds"),
    (f"{V1}/claims/?judgement=maybe", 400, "judgement", "none"),
    (f"{V1}/claims/?modality=said", 400, "modality", "asserted"),
    (f"{V1}/claims/?tenure=joseph-luns", 404, "tenure", "joseph-luns-nato-secretary-general-1971"),
    (f"{V1}/findings/?code=Gap", 400, "code", "gap"),
    (f"{V1}/findings/?definite=yes", 400, "definite", "true"),
    (f"{V1}/people/joseph-luns/history/?as_known_on=1989", 400, "as_known_on", "1999-10-14"),
    (f"{V1}/schema/?x=1", 400, "x", None),
    (f"{V1}/schema/?format=xml", 400, "format", "json"),
    (f"{V1}/export/popolo.json?office=nato", 400, "office", None),
    (f"{V1}/export/popolo.json?format=json", 400, "format", None),
    (f"{V1}/export/popolo.xml", 404, "path", "http://testserver/api/v1/"),
    (f"{V1}/nothing/", 404, "path", "http://testserver/api/v1/"),
    (f"{V1}/nothing", 404, "path", "http://testserver/api/v1/"),
    ("/api/v2/people/", 404, "path", "http://testserver/api/v1/"),
    ("/api/nothing.json", 404, "path", "http://testserver/api/v1/"),
]  # fmt: skip


def problem_of(answer):
    """The body, after what every problem has in common is checked."""
    assert answer["Content-Type"] == "application/problem+json"
    body = json.loads(answer.content)
    assert (body["type"], body["status"]) == ("about:blank", answer.status_code)
    assert body["title"] and body["detail"]
    return body


@pytest.mark.parametrize(("address", "status", "field", "example"), REFUSED)
def test_a_bad_question_is_told_its_field_and_what_works(client, address, status, field, example):
    answer = client.get(address)
    (fault,) = problem_of(answer)["errors"]
    assert (answer.status_code, fault["field"], fault["example"]) == (status, field, example)
    assert fault["message"].endswith(".")


@pytest.mark.parametrize("accepts", ["text/html,*/*;q=0.8", "text/csv", "application/json"])
def test_a_problem_below_the_api_is_json_whatever_is_accepted(client, accepts):
    problem_of(client.get(f"{V1}/nothing/", headers={"Accept": accepts}))


def test_a_method_that_writes_is_told_to_read(client):
    answer = client.post(f"{V1}/people/", data="{}", content_type="application/json")
    (fault,) = problem_of(answer)["errors"]
    assert (answer.status_code, fault["field"], fault["example"]) == (405, "method", "GET")


def test_a_format_that_nothing_has_is_told_one_that_works(client):
    answer = client.get(f"{V1}/tenures/", headers={"Accept": "text/turtle"})
    (fault,) = problem_of(answer)["errors"]
    assert (answer.status_code, fault["field"], fault["example"]) == (406, "Accept", "application/json")


def test_the_format_in_the_address_is_sent_whatever_is_accepted(client):
    answer = client.get(f"{V1}/tenures/?format=csv", headers={"Accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")


def test_too_many_parameters_are_a_bad_question(client):
    query = "&".join(f"on={year}" for year in range(1000, 2200))
    (fault,) = problem_of(client.get(f"{HOLDER}?{query}"))["errors"]
    assert (fault["field"], fault["example"]) == ("query", "on=1989-11-09")


def test_a_host_that_is_not_ours_is_a_bad_question(client):
    answer = client.get(f"{V1}/people/", headers={"Host": "elsewhere.example"})
    (fault,) = problem_of(answer)["errors"]
    assert (answer.status_code, fault["field"]) == (400, "request")


def test_a_fault_of_ours_tells_nothing_of_the_inside(monkeypatch):
    def fail(self):
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(views.People, "get_queryset", fail)
    answer = Client(raise_request_exception=False).get(f"{V1}/people/")
    body = problem_of(answer)
    assert (answer.status_code, body["errors"][0]["field"]) == (500, "server")
    assert b"secret" not in answer.content
    assert b"Traceback" not in answer.content


def test_a_fault_of_ours_on_a_page_is_told_on_a_page(monkeypatch):
    monkeypatch.setattr("kb.views.people.render", None)
    answer = Client(raise_request_exception=False).get("/people/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/html; charset=utf-8")


def test_a_forgotten_slash_is_added(client):
    answer = client.get(f"{V1}/people/joseph-luns?fields=birth")
    assert (answer.status_code, answer["Location"]) == (301, f"{V1}/people/joseph-luns/?fields=birth")


def test_an_id_that_is_longer_than_any_is_not_looked_for_by_its_beginnings(client, db):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/api/v1/tenures/{'a-' * 4000}a/").status_code == 404
    assert not [asked for asked in captured.captured_queries if len(asked["sql"]) > 50_000]


def test_an_id_leads_where_it_was_recorded_to_lead_not_where_its_name_would(client):
    luns, other = (
        Tenure.objects.get(slug="joseph-luns-nato-secretary-general-1971"),
        Tenure.objects.exclude(person__slug="joseph-luns").first(),
    )
    Redirect.objects.create(old_slug="j-luns", person=luns.person)
    old = "j-luns-nato-secretary-general-1971"
    assert client.get(f"{V1}/tenures/{old}/")["Location"].endswith(f"/{luns.slug}/")
    FormerId.objects.create(old_slug=old, tenure=other)
    bump_version()
    assert client.get(f"{V1}/tenures/{old}/")["Location"].endswith(f"/{other.slug}/")
