"""The settings, as different environments find them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import pytest

from tests.test_architecture import ROOT

ASK = "import json, kb.settings as s; print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper()}, default=str))"
SECURE = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")


@pytest.fixture
def settings_with(tmp_path):
    """The settings that a process with this environment, and nothing else in it, would have."""

    def read(**environment: str) -> dict:
        done = subprocess.run(
            [sys.executable, "-c", ASK],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            return {"error": done.stderr.splitlines()[-1]}
        return json.loads(done.stdout)

    return read


def test_the_secret_key_is_made_once_and_kept_from_other_users(settings_with, tmp_path):
    first = settings_with()["SECRET_KEY"]
    assert len(first) >= 50
    assert settings_with()["SECRET_KEY"] == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_two_sites_have_two_keys(settings_with, tmp_path):
    elsewhere = settings_with(VAR_DIR=str(tmp_path / "other"))
    assert elsewhere["SECRET_KEY"] != settings_with()["SECRET_KEY"]


def test_a_given_key_is_used_and_written_nowhere(settings_with, tmp_path):
    assert settings_with(SECRET_KEY="from-a-safe")["SECRET_KEY"] == "from-a-safe"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("given", "debug"), [(None, False), ("", False), ("0", False), ("1", True)])
def test_debugging_is_off_until_asked_for(settings_with, given, debug):
    assert settings_with(**({} if given is None else {"DEBUG": given}))["DEBUG"] is debug


def test_the_database_is_a_file_that_writers_queue_for(settings_with, tmp_path):
    database = settings_with()["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "kb.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_connections_to_a_server_are_kept_with_what_is_prepared_in_them(settings_with):
    found = settings_with(DATABASE_URL="postgresql://kb:secret@db.test:5433/nato?sslmode=require")
    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.test", 5433, "nato")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (None, True)
    assert database["OPTIONS"]["prepare_threshold"] > 1000


def test_behind_a_pooler_nothing_is_left_to_a_connection(settings_with):
    found = settings_with(
        DATABASE_URL="postgresql://kb@db.test/nato",
        DATABASE_REPLICA_URLS="postgresql://kb@one.test/nato",
        DATABASE_POOLED="1",
    )
    for database in found["DATABASES"].values():
        assert database["OPTIONS"]["prepare_threshold"] is None
        assert "options" not in database["OPTIONS"]
        assert database["DISABLE_SERVER_SIDE_CURSORS"]


def test_another_kind_of_database_is_refused_with_what_works(settings_with):
    error = settings_with(DATABASE_URL="mysql://kb@db.test/nato")["error"]
    assert "postgresql://user:password@host/name" in error


def test_without_replicas_nothing_is_routed(settings_with):
    found = settings_with(DATABASE_URL="postgresql://kb@db.test/nato")
    assert list(found["DATABASES"]) == ["default"]
    assert found["DATABASE_ROUTERS"] == []


def test_replicas_are_read_from_without_waiting_for_one_that_is_gone(settings_with):
    found = settings_with(
        DATABASE_URL="postgresql://kb@db.test/nato",
        DATABASE_REPLICA_URLS="postgresql://kb@one.test/nato, postgresql://kb@two.test/nato?sslmode=require",
    )
    one, two = found["DATABASES"]["replica_1"], found["DATABASES"]["replica_2"]
    assert (one["HOST"], two["HOST"]) == ("one.test", "two.test")
    assert one["CONN_MAX_AGE"] is None
    assert (one["OPTIONS"]["connect_timeout"], one["OPTIONS"]["tcp_user_timeout"]) == (2, 3000)
    assert two["OPTIONS"]["sslmode"] == "require"
    assert found["DATABASE_ROUTERS"] == ["kb.replicas.Router"]


@pytest.mark.parametrize(
    ("primary", "replicas"),
    [
        ("", "postgresql://kb@one.test/nato"),  # SQLite has none
        ("postgresql://kb@db.test/nato", "sqlite:///replica.sqlite3"),
        ("postgresql://kb@db.test/nato", "postgresql://kb@one.test/nato,two.test"),
        ("postgresql://kb@db.test/nato", "one.test:5432"),
    ],
)
def test_what_can_be_no_replica_is_refused_with_what_works(settings_with, primary, replicas):
    error = settings_with(DATABASE_URL=primary, DATABASE_REPLICA_URLS=replicas)["error"]
    assert "DATABASE_REPLICA_URLS must name streaming replicas" in error
    assert "postgresql://user:password@replica1/name,postgresql://user:password@replica2/name" in error


def test_each_process_keeps_its_own_unless_a_cache_is_named(settings_with):
    kinds = {cache["BACKEND"] for cache in settings_with()["CACHES"].values()}
    assert kinds == {"django.core.cache.backends.locmem.LocMemCache"}


def test_processes_share_answers_and_counts_in_the_cache_that_is_named(settings_with):
    caches = settings_with(CACHE_URL="redis://:secret@cache.test:6379/1")["CACHES"]
    shared = {name for name, cache in caches.items() if cache["BACKEND"] == "kb.shared_cache.SharedCache"}
    assert shared == {"answers", "rates"}
    assert caches["answers"]["LOCATION"] == ["redis://:secret@cache.test:6379/1"]
    assert caches["answers"]["KEY_PREFIX"] != caches["rates"]["KEY_PREFIX"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("postgresql://kb:a@db.test/nato", "postgresql://web:b@db.test/nato", True),
        ("postgresql://kb@db.test/nato", "postgresql://kb@db.test/other", False),
        ("postgresql://kb@db.test/nato", "postgresql://kb@two.test/nato", False),
        ("postgresql://kb@db.test/nato", "postgresql://kb@db.test:5433/nato", False),
        ("postgresql://kb@localhost/nato", "postgresql://kb@localhost/nato", True),
        ("", "", True),
        ("", "sqlite:////tmp/other.sqlite3", False),
    ],
)
def test_sites_share_what_is_kept_only_if_they_share_the_database(settings_with, one, other, same):
    prefixes = [
        settings_with(CACHE_URL="redis://cache.test", DATABASE_URL=url)["CACHES"]["answers"]["KEY_PREFIX"]
        for url in (one, other)
    ]
    assert (prefixes[0] == prefixes[1]) is same


@pytest.mark.parametrize(
    "url",
    [
        "cache.test:6379", "memcached://cache.test", "redis://", "redis://cache.test:port", "redis://cache.test/one",
        "redis://cache.test/0?unknown=1", "redis://[cache",
    ],
)  # fmt: skip
def test_what_is_no_cache_is_refused_with_what_works(settings_with, url):
    error = settings_with(CACHE_URL=url)["error"]
    assert "CACHE_URL must name a Redis server, such as redis://:password@host:6379/0" in error


def test_behind_https_cookies_never_travel_in_the_clear(settings_with):
    behind = settings_with(BEHIND_HTTPS="1")
    assert all(behind[name] for name in SECURE)
    assert behind["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert (behind["PROXIES"], settings_with()["PROXIES"]) == (1, 0)
    assert not any(settings_with()[name] for name in SECURE)


def test_hosts_may_stand_with_spaces(settings_with):
    assert settings_with(ALLOWED_HOSTS="kb.test, www.kb.test")["ALLOWED_HOSTS"] == ["kb.test", "www.kb.test"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/admin/login/", "/api/v1/", "/api/docs/", "/nowhere/"])
def test_every_answer_forbids_what_is_inline_or_from_elsewhere(client, address):
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
