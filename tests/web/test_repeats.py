"""A question of the API asked again is answered from memory, and never once anything has changed."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone

from kb.ingest import store
from kb.ingest.changes import bump_version
from kb.ingest.facts import refresh
from kb.models import DataVersion
from kb.repeats import OVERHEAD, Repeats
from tenures.models import Office
from tests.ingest.said import spell
from tests.web.test_freshness import HOLDER, answers, luns  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    """A test is one transaction, so its connection stays, as Django's own client sees to."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    monkeypatch.setattr("kb.repeats.close_old_connections", lambda: None)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Asker:
    """Asks as a server does, and counts what Django is asked."""

    def __init__(self, most=1_000_000):
        self.asked = 0
        self.django = WSGIHandler()
        self.repeats = Repeats(self.count, most)

    def count(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)

    def __call__(self, address, **headers):
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost", **headers,
        }  # fmt: skip
        said = []
        response = self.repeats(environ, lambda status, headers: said.append((status, dict(headers))))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        return *said[0], body


@pytest.fixture
def ask():
    return Asker()


def test_the_second_time_django_is_not_asked(ask):
    first, second = ask(HOLDER), ask(HOLDER)
    assert first == second
    assert first[0] == "200 OK"
    assert ask.asked == 1


def test_an_answer_is_new_as_soon_as_a_fact_is(ask, luns):  # noqa: F811
    assert b"Joseph Luns" in ask(HOLDER)[2]
    _, touched = store.store_claims(luns, spell("Anna Holder", "1974", "1976", table=True))
    refresh(touched)
    bump_version()
    assert b"Anna Holder" in ask(HOLDER)[2]
    assert ask.asked == 2


def test_what_is_kept_of_one_state_is_not_given_where_another_is_read(ask, luns):  # noqa: F811
    def read_in(version):
        """As replicas have it that have come this far."""
        DataVersion.objects.filter(pk=1).update(**version)
        return b"Anna Holder" in ask(HOLDER)[2]

    bump_version()
    older = DataVersion.objects.values("number", "changed_at").get()
    assert not read_in(older)
    _, touched = store.store_claims(luns, spell("Anna Holder", "1974", "1976", table=True))
    refresh(touched)
    bump_version()
    newer = DataVersion.objects.values("number", "changed_at").get()
    assert [read_in(version) for version in (newer, older, older, newer, older, newer)] == [
        True, False, False, True, False, True,
    ]  # fmt: skip


def test_lengths_up_to_today_are_new_tomorrow(ask, monkeypatch):
    ask(HOLDER)
    tomorrow = timezone.localdate() + timedelta(1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    ask(HOLDER)
    assert ask.asked == 2


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_ACCEPT": "text/csv"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_ORIGIN": "https://example.org"},
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_COOKIE": "theme=dark"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
    ],
)
def test_who_asks_otherwise_is_answered_otherwise(ask, header):
    ask(HOLDER)
    ask(HOLDER, **header)
    assert ask.asked == 2


def test_what_is_left_of_a_limit_is_not_told_to_the_next(ask, settings):
    settings.API_RATE = 5
    assert "RateLimit" in ask(HOLDER)[1]
    assert "RateLimit" not in ask(HOLDER)[1]


def test_what_cannot_be_answered_is_asked_again(ask):
    for _ in range(2):
        assert ask("/api/v1/tenures/?on=Octember")[0].startswith("400")
    assert ask.asked == 2


def test_the_longest_unasked_makes_room(ask):
    size = len(ask(HOLDER)[2]) + OVERHEAD
    little = Asker(most=size + OVERHEAD)
    little(HOLDER)
    little("/api/v1/offices/nato-secretary-general/")
    little(HOLDER)
    assert little.asked == 3


def test_a_page_for_readers_goes_the_long_way(ask):
    Office.objects.get()
    ask("/about/")
    ask("/about/")
    assert ask.asked == 2
