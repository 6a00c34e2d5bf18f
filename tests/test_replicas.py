"""Reading from replicas: what anybody may read, in one database throughout, and never from one that is no use."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from unittest.mock import MagicMock

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection, connections
from django.test import RequestFactory

from kb import replicas
from kb.models import Claim, DataVersion
from kb.replicas import HEADER, NoUse, Replicas, lag
from tests.test_query_counts import COSTS, little  # noqa: F401 - a fixture

ONE, TWO = "replica_1", "replica_2"
ELSEWHERE = ("/report", "/readyz", "/healthz")  # of what is public, that is read from the primary


class Untouched(Exception):
    """The database that was not to be asked was asked."""


def untouched(*_):
    raise Untouched


@dataclass
class Answer:
    status: str
    headers: dict[str, str]


class Asker:
    """Asks as a server does."""

    def __init__(self, *aliases: str) -> None:
        self.site = Replicas(WSGIHandler(), aliases)

    def __call__(self, address: str, method: str = "GET", **headers: str) -> Answer:
        said: list = []
        environ = RequestFactory(headers=headers).generic(method, address).environ
        response = self.site(environ, lambda status, headers: said.extend((status, dict(headers))))
        b"".join(response)  # a file is read as it is sent
        response.close()
        return Answer(*said)


@pytest.fixture
def replica(db, settings, monkeypatch):
    """A replica that is up to date: in truth, another name for the connection of the test, which stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    connection.ensure_connection()
    same = connections[ONE] = connection.copy(ONE)
    same.connection = connection.connection
    settings.DATABASE_ROUTERS = ["kb.replicas.Router"]
    monkeypatch.setattr(replicas, "lag", lambda alias: 0.04)
    yield same
    replicas._chosen.alias = "default"
    same.connection = None
    del connections[ONE]
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_no_public_address_reads_from_the_primary_beside_the_replica(replica, little):  # noqa: F811
    claim = Claim.objects.filter(person__slug="joseph-luns", property="start").first()
    addresses = [a.format(claim=claim.key) for _, a, _ in COSTS if not a.startswith(ELSEWHERE)]
    ask = Asker(ONE)
    with connection.execute_wrapper(untouched):
        answers = {address: ask(address) for address in addresses}
    assert {
        address: a.status for address, a in answers.items() if a.status[:3] not in ("200", "301", "302")
    } == {}
    assert {a.headers[HEADER] for a in answers.values()} == {"0.1"}  # rounded up, as it is a bound
    assert len(addresses) > 50


@pytest.mark.parametrize(
    ("address", "cookie"),
    [
        ("/admin/login/", ""),
        ("/report/?about=tenure:joseph-luns-nato-secretary-general-1971:start", ""),
        ("/reports/", ""),
        ("/de/reports/one/", ""),
        ("/readyz", ""),
        ("/people/", "theme=dark; sessionid=abc"),
        ("/api/v1/people/", "sessionid=abc"),
    ],
)
def test_curators_and_who_has_just_written_read_from_the_primary(replica, little, address, cookie):  # noqa: F811
    with replica.execute_wrapper(untouched):
        answer = Asker(ONE)(address, cookie=cookie)
    assert answer.status == "200 OK"
    assert HEADER not in answer.headers


def test_a_cookie_that_is_no_session_keeps_nobody_from_the_replica(replica):
    assert HEADER in Asker(ONE)("/people/", cookie="theme=dark; csrftoken=abc").headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_what_may_write_is_sent_to_the_primary(replica, method):
    assert HEADER not in Asker(ONE)("/people/", method).headers


def test_what_is_written_is_written_to_the_primary_wherever_is_read(replica):
    replicas._chosen.alias = ONE
    with replica.execute_wrapper(untouched):
        written = DataVersion.objects.create(number=7)
    assert written._state.db == "default"
    assert DataVersion.current()[0] == 7
    assert DataVersion.objects.get()._state.db == ONE


def test_only_the_primary_is_migrated():
    router = replicas.Router()
    assert (router.allow_migrate("default", "kb"), router.allow_migrate(ONE, "kb")) == (True, False)


# Which replica


@pytest.fixture
def time(monkeypatch):
    """Seconds, which pass when the test says so."""
    now = [1000.0]
    monkeypatch.setattr(replicas, "monotonic", lambda: now[0])

    def passes(seconds: float) -> None:
        now[0] += seconds

    return passes


class Site:
    """With two replicas; those in ``gone`` are gone. ``asked`` says which were asked how far behind they are."""

    def __init__(self) -> None:
        self.gone: set[str] = set()
        self.asked: list[str] = []
        self._site = Replicas(lambda environ, start: [replicas._chosen.alias.encode()], [ONE, TWO])

    def lag(self, alias: str) -> float:
        self.asked.append(alias)
        if alias in self.gone:
            raise NoUse("does not answer") from OperationalError("connection refused")
        return 1.0

    def reads(self) -> str:
        """Where the next request reads."""
        return b"".join(self._site(RequestFactory().get("/").environ, lambda status, headers: None)).decode()


@pytest.fixture
def site(monkeypatch, time):
    site = Site()
    monkeypatch.setattr(replicas, "lag", site.lag)
    yield site
    replicas._chosen.alias = "default"


def test_replicas_take_turns(site):
    assert [site.reads() for _ in range(4)] == [ONE, TWO, ONE, TWO]


def test_one_that_is_no_use_is_left_alone_for_a_while_and_then_tried_again(site, time, caplog):
    site.gone = {ONE}
    assert [site.reads() for _ in range(3)] == [TWO, TWO, TWO]
    assert site.asked.count(ONE) == 1
    time(replicas.REST)
    site.gone = set()
    assert {site.reads() for _ in range(2)} == {ONE, TWO}
    assert [record.message for record in caplog.records] == [
        "replica_1 is not read from: it does not answer: connection refused",
        "replica_1 is read from again",
    ]


def test_one_that_stays_away_is_told_once(site, time, caplog):
    site.gone = {ONE}
    for _ in range(5):
        site.reads()
        time(replicas.REST)
    assert site.asked.count(ONE) > 1
    assert len(caplog.records) == 1


def test_without_any_the_primary_is_read_from(site):
    site.gone = {ONE, TWO}
    assert [site.reads() for _ in range(2)] == ["default", "default"]


# What it says of itself


@pytest.fixture
def says(settings, monkeypatch):
    settings.DATABASE_REPLICA_MAX_LAG = 10
    monkeypatch.setattr(replicas, "_level", {})
    monkeypatch.setattr(replicas, "_primary", lambda: "7 kb")

    def standing(*said):
        monkeypatch.setattr(replicas, "_ask", lambda alias: said)

    return standing


@pytest.mark.parametrize(("said", "told"), [(0.0, 0.0), (2.5, 2.5), (10.0, 10.0), (-0.2, 0.0)])
def test_a_replica_is_read_from_while_it_is_not_too_far_behind(says, said, told):
    says("7 kb", True, said)
    assert lag(ONE) == told


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("7 kb", True, 11.0), "may be 11 seconds behind; 10 are allowed"),
        (("7 kb", True, inf), "may be inf seconds behind"),  # nothing was replayed yet
        (("7 kb", False, 0.0), "follows no primary"),
        (("7 other", True, 0.0), "another database"),
        (("8 kb", True, 0.0), "another database"),
    ],
)
def test_a_replica_that_is_no_use_says_why(says, said, why):
    says(*said)
    with pytest.raises(NoUse, match=why):
        lag(ONE)


def test_a_change_that_comes_in_after_long_silence_is_not_taken_for_long_lag(says, time):
    says("7 kb", True, 0.0)
    lag(ONE)
    time(2)
    says("7 kb", True, 3600.0)  # the change before it was an hour ago
    assert lag(ONE) == 2.0
    time(9)
    with pytest.raises(NoUse, match="may be 11 seconds behind"):
        lag(ONE)


def test_what_was_seen_of_a_server_says_nothing_of_another_one(says, time, monkeypatch):
    says("7 kb", True, 0.0)
    lag(ONE)

    def silent(alias):
        raise OperationalError("connection refused")

    monkeypatch.setattr(replicas, "_ask", silent)
    monkeypatch.setattr(replicas, "connections", MagicMock())
    with pytest.raises(NoUse, match="does not answer"):
        lag(ONE)
    says("7 kb", True, 3600.0)
    with pytest.raises(NoUse, match="may be 3600 seconds behind"):
        lag(ONE)


def test_a_silent_primary_leaves_replicas_that_nobody_can_compare(monkeypatch):
    def silent(alias):
        if alias == "default":
            raise OperationalError("connection refused")
        return "7 kb", True, 0.0

    monkeypatch.setattr(replicas, "_ask", silent)
    replicas._primary.cache_clear()
    with pytest.raises(NoUse, match="primary, which does not answer"):
        lag(ONE)


@pytest.mark.parametrize(("was_open", "found"), [(object(), "back"), (None, "gone")])
def test_a_server_that_was_started_again_is_asked_once_more(monkeypatch, was_open, found):
    known = MagicMock(connection=was_open)
    monkeypatch.setattr(replicas, "connections", {ONE: known})
    answers = iter([OperationalError("server closed the connection"), ("cluster", True, 0.0)])

    def asked(alias):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(replicas, "_ask", asked)
    monkeypatch.setattr(replicas, "_primary", lambda: "cluster")
    try:
        assert lag(ONE) == 0.0
    except NoUse:
        assert found == "gone"
    else:
        assert found == "back"
    known.close.assert_called()
