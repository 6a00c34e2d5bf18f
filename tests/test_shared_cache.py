"""The cache that processes share: what one keeps another has, nothing in it goes stale, and the site can do without it."""

from __future__ import annotations

import pickle
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.test import Client
from fakeredis import TcpFakeServer

from kb import shared_cache
from kb.ingest import store
from kb.ingest.changes import bump_version
from kb.ingest.facts import refresh
from kb.shared_cache import Plain, SharedCache
from tests.ingest.said import spell

HOLDER = "/api/v1/offices/nato-secretary-general/holder/?on=1975"


@contextmanager
def redis(port: int = 0) -> Iterator[int]:
    """A server that speaks as Redis does, as long as the block runs; yields its port."""
    server = TcpFakeServer(("127.0.0.1", port), server_type="redis")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def port() -> Iterator[int]:
    with redis() as listening:
        yield listening


@pytest.fixture
def nobody() -> Iterator[int]:
    """A port on which nobody listens, and which no other program is given."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture(autouse=True)
def time(monkeypatch):
    """Seconds, which pass when the test says so. No server is known to be silent."""
    now = [1000.0]
    monkeypatch.setattr(shared_cache, "monotonic", lambda: now[0])
    monkeypatch.setattr(SharedCache, "_rests_until", {})

    def passes(seconds: float) -> None:
        now[0] += seconds

    return passes


def given(port: int, name: str = "answers") -> dict:
    return {
        "BACKEND": "kb.shared_cache.SharedCache",
        "LOCATION": [f"redis://127.0.0.1:{port}/0"],
        "KEY_PREFIX": f"test-{port}-{name}",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 100},
    }


def process(port: int, name: str = "answers") -> SharedCache:
    """The cache as another process has it."""
    params = given(port, name)
    return SharedCache(params["LOCATION"], {key: params[key] for key in ("KEY_PREFIX", "TIMEOUT", "OPTIONS")})


@pytest.fixture
def site(settings, db):
    """Makes the site use the server on this port; there is one holder in it."""
    article = store.cited_sources(["a"])["a"]
    _, touched = store.store_claims(article, spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True))
    refresh(touched)

    def on(port: int) -> Client:
        settings.CACHE_URL = given(port)["LOCATION"][0]
        settings.CACHES = {**settings.CACHES, **{name: given(port, name) for name in ("answers", "rates")}}
        return Client()

    on.article = article
    return on


# What is kept


def test_what_one_process_keeps_another_has(port):
    process(port).set("a", (b"\x00answer", 200, {"ETag": 'W/"1"'}))
    assert process(port).get("a") == (b"\x00answer", 200, {"ETag": 'W/"1"'})


def test_processes_count_together(port):
    one, other = process(port), process(port)
    assert (one.add("n", 0, timeout=60), other.add("n", 0, timeout=60)) == (True, False)
    assert [one.incr("n"), other.incr("n"), one.incr("n")] == [1, 2, 3]


def test_what_is_not_there_cannot_be_counted_on(port):
    with pytest.raises(ValueError, match="not found"):
        process(port).incr("n")


def test_caches_of_one_server_do_not_mix(port):
    process(port, "answers").set("a", 1)
    assert process(port, "rates").get("a") is None


class Sent:
    """Runs what it likes where it is unpickled."""

    def __reduce__(self):
        return exec, ("raise SystemExit",)


@pytest.mark.parametrize("sent", [pickle.dumps(Sent()), b"", b"no pickle", b"\x80\x05h\x07."])
def test_what_is_no_plain_value_is_not_run_but_passed_over(sent):
    assert Plain().loads(sent) is None


# Answers


def test_an_answer_that_another_process_made_is_given_until_a_fact_changes(port, site):
    client = site(port)
    first = client.get(HOLDER)
    assert first.json()["holders"][0]["person"]["name"] == "Joseph Luns"
    del caches["answers"]  # the next one is another process's
    with_nothing_asked = client.get(HOLDER)
    assert (with_nothing_asked.content, with_nothing_asked["ETag"]) == (first.content, first["ETag"])
    assert "RateLimit" not in with_nothing_asked  # it was not made

    _, touched = store.store_claims(site.article, spell("Anna Holder", "1974", "1976", table=True))
    refresh(touched)
    bump_version()
    assert len(client.get(HOLDER).json()["holders"]) == 2


@pytest.mark.parametrize(
    "address",
    ["/", "/de/people/", "/people/joseph-luns/", "/sources/a/", "/changes.atom", "/api/v1/tenures/"],
)
def test_every_kind_of_answer_can_be_kept(port, site, address, django_assert_num_queries):
    client = site(port)
    first = client.get(address)
    with django_assert_num_queries(1):  # the state of the data
        assert client.get(address).content == first.content


def test_two_processes_make_as_many_answers_as_one_may(port, site, settings):
    settings.API_RATE = 3
    client = site(port)
    for on in (1971, 1972, 1973):
        assert client.get(HOLDER, {"on": on}).status_code == 200
    del caches["rates"]
    assert client.get(HOLDER, {"on": 1974}).status_code == 429


# Without it


def test_the_site_answers_and_says_so_where_the_server_is_silent(nobody, site, settings, caplog):
    settings.API_RATE = 2
    client = site(nobody)
    assert client.get(HOLDER).status_code == 200
    assert client.get(f"{HOLDER}&on=1976").status_code == 200
    assert client.get(f"{HOLDER}&on=1977").status_code == 429  # counted here
    assert client.get("/readyz").content.decode().splitlines()[1:] == [
        "the shared cache does not answer: each process keeps its own"
    ]
    silent = [record.message for record in caplog.records if record.name == "kb.shared_cache"]
    assert len(silent) == 1
    assert silent[0].startswith("The shared cache does not answer: each process keeps its own. Error 111")


def test_a_process_keeps_its_own_meanwhile(nobody):
    one, other = process(nobody), process(nobody, "rates")
    one.set("a", 1)
    assert one.get("a") == 1
    assert other.get("a") is None


def test_a_silent_server_is_asked_again_after_a_while_and_used_when_it_is_back(nobody, time, caplog):
    mine = process(nobody)
    mine.set("a", 1)
    with redis(nobody):
        assert mine.get("a") == 1  # its own, still
        time(shared_cache.REST)
        assert mine.get("a") is None
        assert mine.standing() == "the shared cache answers"
    assert [record.message for record in caplog.records][1:] == ["The shared cache answers again"]
