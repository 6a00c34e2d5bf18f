"""Reading from replicas of the database, where DATABASE_REPLICA_URLS names some.

Before anything is read for a request, it is given one database, in which all of it is read, the state of the
data first: validators and caches hang on that. The next request may be given another one, which is a little
ahead or behind, so a client may see a change come, go and come again. Nothing that is kept can go stale by that: it is
kept under the state that was read with it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import cycle, islice
from math import ceil, inf
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections

from kb.freshness import PRIVATE, SAFE
from kb.languages import DEFAULT, in_language
from kb.repeats import Application, Environ

logger = logging.getLogger(__name__)

HEADER = "Replica-Lag"  # seconds, at most so many
REST = 5  # seconds for which a replica that is no use is not asked again
# What curators see, what a reader has just written, and what reads nothing.
ON_THE_PRIMARY = (*PRIVATE, "/report/", "/reports/", settings.STATIC_URL)
# All that was received is replayed and more can come: nothing is behind. Else it is behind since the last change
# that was replayed, or for less long; where none was since the start, for nobody knows how long.
_STANDING = """
    SELECT (SELECT system_identifier FROM pg_control_system()) || ' ' || current_database(), pg_is_in_recovery(),
    CASE WHEN pg_last_wal_replay_lsn() >= pg_last_wal_receive_lsn() AND EXISTS (SELECT FROM pg_stat_wal_receiver)
    THEN 0 ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 'infinity')::float8 END
"""


class _Chosen(threading.local):
    alias: str = DEFAULT_DB_ALIAS


_chosen = _Chosen()
_level: dict[str, float] = {}  # when a replica was last seen with nothing behind


class Router:
    """Reads where the request was sent, and writes to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return _chosen.alias

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True  # both are rows of one database, wherever they were read

    def allow_migrate(self, alias: str, *_: Any, **hints: Any) -> bool:
        return alias == DEFAULT_DB_ALIAS


class NoUse(Exception):
    """Nothing should be read from the replica; says why."""


def lag(alias: str) -> float:
    """How many seconds the replica is behind at most, by its own word. Raises NoUse."""
    try:
        database, follows, behind = _ask_anew(alias)
    except Error as silent:
        connections[alias].close()
        _level.pop(alias, None)  # what answers next may be another server
        raise NoUse("does not answer") from silent
    if database != _primary():
        raise NoUse("is a replica of another database")
    if not follows:
        raise NoUse("follows no primary")
    if behind == 0:
        _level[alias] = monotonic()
    else:  # the last change may be of last week, and the next one just be coming in
        behind = min(behind, monotonic() - _level.get(alias, -inf))
    if behind > settings.DATABASE_REPLICA_MAX_LAG:
        raise NoUse(f"may be {behind:.0f} seconds behind; {settings.DATABASE_REPLICA_MAX_LAG} are allowed")
    return max(behind, 0.0)  # the clocks of two servers are never the same


def standing() -> list[str]:
    """A line about each replica, for those who watch the site."""
    lines = []
    for alias in settings.REPLICAS:
        try:
            lines.append(f"{alias} is {_shown(lag(alias))} seconds behind at most")
        except NoUse as reason:
            lines.append(f"{alias} is not read from: it {reason}")
    return lines


def _ask_anew(alias: str) -> tuple[str, bool, float]:
    """A connection that was open may be one to a server that has been started again since."""
    try:
        return _ask(alias)
    except Error:
        if connections[alias].connection is None:
            raise
        connections[alias].close()
        return _ask(alias)


def _ask(alias: str) -> tuple[str, bool, float]:
    with connections[alias].cursor() as cursor:
        cursor.execute(_STANDING)
        standing: tuple[str, bool, float] = cursor.fetchone()
        return standing


@cache
def _primary() -> str:
    """The cluster and the name in it, which its replicas share."""
    try:
        return _ask(DEFAULT_DB_ALIAS)[0]
    except Error as silent:
        raise NoUse("cannot be compared with the primary, which does not answer") from silent


def _shown(behind: float) -> str:
    """Rounded up, as it is a bound."""
    return f"{ceil(behind * 10) / 10:.1f}"


class Replicas:
    """Around the whole application: chooses the database of each request and says how far behind it is."""

    def __init__(self, application: Application, aliases: Sequence[str]) -> None:
        self.application = application
        self._number = len(aliases)
        self._turns = cycle(aliases)
        self._rests_until: dict[str, float] = {}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        # Every request chooses anew, so the choice stands as long as an answer is sent.
        _chosen.alias, behind = self._choose(environ)
        if behind is None:
            return self.application(environ, start_response)
        told = (HEADER, _shown(behind))

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, told], *rest)

        return self.application(environ, start)

    def _choose(self, environ: Environ) -> tuple[str, float | None]:
        """Where to read, and how far behind that is if it is a replica."""
        if _may_be_behind(environ):
            for alias in islice(self._turns, self._number):
                behind = self._lag(alias)
                if behind is not None:
                    return alias, behind
        return DEFAULT_DB_ALIAS, None

    def _lag(self, alias: str) -> float | None:
        rested = self._rests_until.get(alias)
        if rested and monotonic() < rested:
            return None
        try:
            behind = lag(alias)
        except NoUse as reason:
            self._rests_until[alias] = monotonic() + REST
            if not rested:
                cause = f": {reason.__cause__}" if reason.__cause__ else ""
                logger.warning("%s is not read from: it %s%s", alias, reason, cause)
            return None
        if self._rests_until.pop(alias, None):
            logger.warning("%s is read from again", alias)
        return behind


def _may_be_behind(environ: Environ) -> bool:
    return (
        environ["REQUEST_METHOD"] in SAFE
        and settings.SESSION_COOKIE_NAME not in environ.get("HTTP_COOKIE", "")
        and not in_language(environ.get("PATH_INFO", ""), DEFAULT).startswith(ON_THE_PRIMARY)
    )
