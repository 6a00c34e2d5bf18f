"""Throttling: generous, announced, only of what costs something, and by an address that cannot be made up."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.test import Client, RequestFactory

from kb.api import throttling
from kb.askers import asker
from kb.exports.files import FILES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("holders")]
PEOPLE, LUNS = "/api/v1/people/", "/api/v1/people/joseph-luns/"
HOME, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture(autouse=True)
def three_a_minute(settings, monkeypatch):
    """At the 40th second of a minute."""
    settings.API_RATE = 3
    caches["rates"].clear()
    monkeypatch.setattr(throttling.time, "time", lambda: 1_000_000_020.0 + 40)


def test_each_answer_says_what_is_left(client):
    told = [client.get(PEOPLE)["RateLimit"] for _ in range(3)]
    assert told == ['"default";r=2;t=20', '"default";r=1;t=20', '"default";r=0;t=20']
    assert client.get(LUNS)["RateLimit-Policy"] == '"default";q=3;w=60'


def test_one_more_is_told_when_to_ask_again(client):
    for _ in range(3):
        assert client.get(PEOPLE).status_code == 200
    answer = client.get(PEOPLE)
    assert (answer.status_code, answer["Retry-After"]) == (429, "20")
    assert answer["RateLimit"] == '"default";r=0;t=20'
    assert answer["Content-Type"] == "application/problem+json"
    (fault,) = answer.json()["errors"]
    assert fault["field"] == "requests"
    assert "export" in fault["message"]


def test_the_next_minute_counts_anew(client, monkeypatch):
    for _ in range(4):
        client.get(PEOPLE)
    monkeypatch.setattr(throttling.time, "time", lambda: 1_000_000_020.0 + 60)
    assert client.get(PEOPLE)["RateLimit"] == '"default";r=2;t=60'


def test_one_address_does_not_use_up_another_s(client):
    for _ in range(4):
        client.get(PEOPLE, REMOTE_ADDR=HOME)
    assert client.get(PEOPLE, REMOTE_ADDR=HOME).status_code == 429
    assert client.get(PEOPLE, REMOTE_ADDR=ELSEWHERE).status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_files_of_everything_are_not_counted(client, name):
    for _ in range(5):
        answer = client.get(f"/api/v1/export/{name}")
        assert answer.status_code == 200
    assert "RateLimit" not in answer
    assert client.get(PEOPLE)["RateLimit"] == '"default";r=2;t=20'


def test_what_is_not_made_again_is_not_counted(settings):
    settings.CACHES = {
        **settings.CACHES,
        "answers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "throttled"},
    }
    caches["answers"].clear()
    client = Client()
    first = client.get(PEOPLE)
    for _ in range(5):
        again = client.get(PEOPLE)
        assert (again.status_code, again.content) == (200, first.content)
        assert "RateLimit" not in again  # it was another's
        assert client.get(PEOPLE, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(LUNS)["RateLimit"] == '"default";r=1;t=20'


def test_no_rate_is_no_limit(client, settings):
    settings.API_RATE = 0
    for _ in range(10):
        answer = client.get(PEOPLE)
    assert answer.status_code == 200
    assert "RateLimit" not in answer


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, None, HOME),
        (0, "203.0.113.9", HOME),  # anybody can write that
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # the client wrote the first
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (1, None, HOME),  # asked from inside
        (3, "203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:3:4:5:6", "20010db800010002::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_saw_it(settings, proxies, forwarded, counted):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert asker(RequestFactory().get("/", headers=headers, REMOTE_ADDR=HOME)) == counted
