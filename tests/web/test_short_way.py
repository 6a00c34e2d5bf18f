"""The short way of the API's questions gives the answers of the long one, to the letter."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.conf import settings as site
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from tests.web.test_freshness import HOLDER, answers, luns  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
SHORT_WAY = "kb.short_way.ShortWay"
ALL = list(site.MIDDLEWARE)
ADDRESSES = [
    HOLDER, "/api/v1/", "/api/v1/tenures/", "/api/v1/tenures/?to=1975&ordering=-days", "/api/v1/people/joseph-luns/",
    "/api/v1/schema/", "/api/v1/schema/?format=json", "/api/v1/tenures/?format=csv",
    "/api/v1/tenures/?format=xml", "/api/v1/people/nobody/", "/api/v1/tenures/?on=Octember", "/api/v1/nowhere/",
    "/api/v1/tenures/?cursor=x", "/api/v1/tenures", "/api/v1/export/popolo.json", "/api/v1/export/tenures.csv",
    "/api/docs/", "/offices/",
]  # fmt: skip
HEADERS = [
    {}, {"Accept": "text/html,*/*;q=0.8"}, {"Accept": "application/json"}, {"Accept": "image/png"},
    {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "zstd, br;q=0.5"}, {"Accept-Encoding": "identity"},
    {"Accept-Language": "de"}, {"Origin": "https://example.org"}, {"Cookie": "theme=dark"}, {"Host": "elsewhere.example"},
    {"X-Forwarded-Proto": "https"}, {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"},
]  # fmt: skip


class Closed:
    """Middleware of the long way that lets nobody pass."""

    def __init__(self, get_response):
        pass

    def __call__(self, request):
        return HttpResponse("closed", status=503)


@pytest.fixture
def ask(settings):
    """Asks on the short way where it is open to the question, or on the long one."""

    def ask(method, address, headers, *, short):
        settings.MIDDLEWARE = ALL if short else [name for name in ALL if name != SHORT_WAY]
        response = Client(raise_request_exception=False).generic(method, address, headers=headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        varying = {name.strip().lower() for name in response.get("Vary", "").split(",")}
        fields = {name.lower(): value for name, value in response.items() if name != "Vary"}
        return response.status_code, fields, varying, re.sub(rb'"csrfToken": "\w+"', b"", body)

    return ask


def asked_both_ways(ask, method, address, headers):
    status, fields, varying, body = ask(method, address, headers, short=True)
    caches["answers"].clear()
    long_status, long_fields, long_varying, long_body = ask(method, address, headers, short=False)
    assert (status, fields, body) == (long_status, long_fields, long_body)
    # A short error is packed for nobody, and only the long way says that it does not vary by that.
    assert long_varying <= varying <= long_varying | {"accept-encoding", "accept-language"}


@pytest.mark.parametrize(
    ("address", "headers"),
    [*product(ADDRESSES, HEADERS[:2]), *product(["/api/v1/tenures/", "/api/v1/people/nobody/"], HEADERS[2:])],
    ids=str,
)
def test_both_ways_lead_to_the_same_answer(ask, address, headers):
    asked_both_ways(ask, "GET", address, headers)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST"])
def test_whoever_does_not_just_ask_is_answered_alike(ask, method):
    asked_both_ways(ask, method, HOLDER, {})


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("address", [HOLDER, "/api/v1/people/nobody/"])
def test_behind_https_both_ways_ask_for_it(ask, settings, scheme, address):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    asked_both_ways(ask, "GET", address, {"X-Forwarded-Proto": scheme})


def test_a_fault_of_ours_is_told_alike(ask, monkeypatch):
    monkeypatch.setattr("kb.api.views.Tenures.list", lambda *_: 1 / 0)
    asked_both_ways(ask, "GET", "/api/v1/tenures/", {})


@pytest.mark.parametrize("first", [True, False])
def test_what_the_one_way_has_kept_is_whole_on_the_other(ask, first):
    from_elsewhere = {"Origin": "https://example.org"}
    new = [ask("GET", HOLDER, {}, short=True), ask("GET", HOLDER, from_elsewhere, short=False)]
    caches["answers"].clear()
    ask("GET", HOLDER, {}, short=first)
    kept = [ask("GET", HOLDER, {}, short=True), ask("GET", HOLDER, from_elsewhere, short=False)]
    assert kept == new


def test_a_page_in_another_language_leaves_nothing_behind():
    client = Client()
    client.get("/de/offices/")
    assert "Not a date" in client.get("/api/v1/tenures/?on=Octember").json()["detail"]


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (HOLDER, {}, 200),
        (HOLDER, {"Accept-Encoding": "gzip", "Accept-Language": "de"}, 200),
        ("/api/v1/people/nobody/", {}, 404),
        (HOLDER, {"Origin": "https://example.org"}, 503),
        (HOLDER, {"Cookie": "sessionid=1"}, 503),
        ("/api/v1/tenures", {}, 503),
        ("/offices/", {}, 503),
    ],
)
def test_only_plain_questions_of_the_api_take_the_short_way(settings, address, headers, status):
    settings.MIDDLEWARE = [SHORT_WAY, "tests.web.test_short_way.Closed", "kb.short_way.end"]
    assert Client().get(address, headers=headers).status_code == status
