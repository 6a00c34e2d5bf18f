"""The site on a PostgreSQL server and a streaming replica of it, as an ordinary role of both."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

import psycopg
import pytest
from django.db import connection

from tests import postgres
from tests.benchmarks import servers

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="only PostgreSQL has replicas; the suite runs these in its part on PostgreSQL",
)
LUNS, CURATOR = "/api/v1/people/joseph-luns/", {"Cookie": "sessionid=abc"}
PATIENCE = 60  # seconds for a replica to catch up, or to be tried again


@dataclass
class Pair:
    """Two database servers, and the environment of a site on them."""

    primary: postgres.Server
    replica: postgres.Server
    environment: dict[str, str]

    def rename(self, name: str) -> None:
        """Anybody changes a fact."""
        with psycopg.connect(self.environment["DATABASE_URL"]) as facts:
            facts.execute("UPDATE people_person SET name = %s WHERE slug = 'joseph-luns'", [name])
            facts.execute("UPDATE kb_dataversion SET number = number + 1, changed_at = now()")

    def on_the_replica(self, statement: str) -> None:
        with psycopg.connect(self.replica.address, autocommit=True) as replica:
            replica.execute(statement)

    def listen(self, address: str) -> None:
        """Where the replica hears of changes."""
        said = address.replace("'", "''")
        self.on_the_replica(f"ALTER SYSTEM SET primary_conninfo = '{said}'")
        self.on_the_replica("SELECT pg_reload_conf()")

    @contextmanager
    def falling_behind(self) -> Iterator[None]:
        self.on_the_replica("SELECT pg_wal_replay_pause()")
        try:
            yield
        finally:
            self.on_the_replica("SELECT pg_wal_replay_resume()")


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> Iterator[Pair]:
    try:
        postgres.find_programs()
    except (
        postgres.NoPostgres
    ) as missing:  # the tests run on a server that is given, and none can be started here
        pytest.skip(f"A pair of servers has to be started. {missing}")
    with postgres.with_replica() as (primary, replica):
        with psycopg.connect(primary.address, autocommit=True) as server:
            server.execute("CREATE ROLE site LOGIN")
            server.execute("CREATE DATABASE site OWNER site")
        home = primary.address_of("site", "site")
        environment = {
            "DATABASE_URL": home,
            "DATABASE_REPLICA_MAX_LAG": "600",  # however slow the machine is
            # The second is a replica of something else.
            "DATABASE_REPLICA_URLS": ", ".join(
                replica.address_of("site", name) for name in ("site", "postgres")
            ),
            "VAR_DIR": str(tmp_path_factory.mktemp("var")),
        }
        for words in (["migrate", "-v0"], ["ingest", "seeds/tenures.csv"]):
            subprocess.run(
                [sys.executable, "manage.py", *words],
                cwd=servers.ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL, check=True,
            )  # fmt: skip
        yield Pair(primary, replica, environment)


@dataclass
class Site:
    port: int

    def __call__(self, address: str, headers: dict[str, str] | None = None) -> tuple[str, str | None]:
        """The answer, and how far behind it says that it is."""
        there = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        there.request("GET", address, headers=headers or {})
        answer = there.getresponse()
        assert answer.status == 200, answer.status
        said = answer.read().decode()
        there.close()
        return said, answer.headers["Replica-Lag"]

    def until(self, meant: Callable[[str, str | None], bool], address: str = LUNS) -> tuple[str, str | None]:
        end = time.monotonic() + PATIENCE
        while not meant(*(found := self(address))):
            assert time.monotonic() < end, found
            time.sleep(0.1)
        return found


@pytest.fixture(scope="module")
def site(pair) -> Iterator[Site]:
    with servers.ours(pair.environment) as port:
        yield Site(port)


def up_to_date(said: str, behind: str | None) -> bool:
    return behind == "0.0"


def test_an_answer_is_read_from_the_replica_and_says_how_far_behind_it_is(pair, site):
    site.until(up_to_date)
    with pair.falling_behind():
        pair.rename("Joseph Lunz")
        said, behind = site.until(lambda said, behind: behind != "0.0")  # from when the change has come in
        assert "Joseph Luns" in said
        assert behind is not None and float(behind) > 0
        said, behind = site(LUNS, CURATOR)
        assert "Joseph Lunz" in said
        assert behind is None
    said, _ = site.until(up_to_date)
    assert "Joseph Lunz" in said
    pair.rename("Joseph Luns")


def test_an_answer_given_again_is_of_the_replica_too_and_not_older_than_it(pair, site):
    site.until(lambda said, behind: "Joseph Luns" in said and behind == "0.0")
    assert site(LUNS) == site(LUNS)
    pair.rename("Joseph Lunz")
    _, behind = site.until(lambda said, behind: "Joseph Lunz" in said)
    assert behind is not None
    pair.rename("Joseph Luns")
    site.until(lambda said, behind: "Joseph Luns" in said)


def test_a_replica_too_far_behind_is_passed_over(pair):
    with servers.ours({**pair.environment, "DATABASE_REPLICA_MAX_LAG": "0"}) as port:
        site = Site(port)
        site.until(up_to_date)
        with pair.falling_behind():
            pair.rename("Joseph Lunz")
            said, _ = site.until(lambda said, behind: behind is None)
            assert "Joseph Lunz" in said
            assert "seconds behind; 0 are allowed" in site("/readyz")[0]
    pair.rename("Joseph Luns")


def test_those_who_watch_see_each_replica(site):
    site.until(up_to_date)
    first, *lines = site("/readyz")[0].splitlines()
    assert first.startswith("ok, data version ")
    assert lines == [
        "replica_1 is 0.0 seconds behind at most",
        "replica_2 is not read from: it is a replica of another database",
    ]


def test_a_replica_that_is_gone_is_passed_over_and_read_from_when_it_is_back(pair, site):
    site.until(up_to_date)
    pair.replica.stop()
    said, behind = site(LUNS)
    assert "Joseph Luns" in said
    assert behind is None
    assert "replica_1 is not read from: it does not answer\n" in site("/readyz")[0]
    pair.replica.start()
    site.until(up_to_date)


def test_a_replica_that_hears_nothing_more_is_behind_though_nothing_waits(pair, site):
    site.until(up_to_date)
    with psycopg.connect(pair.replica.address) as replica:
        (heard,) = replica.execute("SHOW primary_conninfo").fetchone()
    pair.listen("")
    _, behind = site.until(lambda said, behind: behind != "0.0")
    assert behind is None or float(behind) > 0
    pair.listen(heard)
    site.until(up_to_date)


def test_a_replica_that_was_made_a_primary_is_one_no_more(pair, site):
    site.until(up_to_date)
    pair.on_the_replica("SELECT pg_promote()")
    assert site(LUNS)[1] is None
    assert "replica_1 is not read from: it follows no primary\n" in site("/readyz")[0]
