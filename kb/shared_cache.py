"""The cache that all processes share, where CACHE_URL names one: Django's of Redis, which the site can do without."""

from __future__ import annotations

import logging
import pickle
from io import BytesIO
from time import monotonic
from typing import Any, NoReturn

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisSerializer
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds for the server: most answers are made anew in less
REST = 5  # seconds for which a server that did not answer is not asked again


class Plain(RedisSerializer):
    """Numbers, text and bytes in tuples and dicts, and nothing else: whoever can write to the server could have us
    run what they like, if what it sends were unpickled as it is."""

    def loads(self, data: Any) -> Any:
        """None of what is no such thing, as if it were not there."""
        try:
            return int(data)
        except ValueError:
            pass
        try:
            return _Plain(BytesIO(data)).load()
        except (pickle.UnpicklingError, EOFError, ValueError, LookupError, TypeError, AttributeError):
            return None


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name}")


class SharedCache(RedisCache):
    """While the server does not answer, each process keeps its own, as without one.

    ``OPTIONS["MAX_ENTRIES"]`` is of that; the server knows itself how much it keeps.
    """

    _rests_until: dict[str, float] = {}  # by server, which several caches share

    def __init__(self, servers: list[str], given: dict[str, Any]) -> None:
        reached = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE, "serializer": Plain}
        super().__init__(servers, {**given, "OPTIONS": reached})
        self._own = LocMemCache(given["KEY_PREFIX"], given)
        self._server = servers[0]

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask("get", key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask("set", key, value, timeout, version)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._ask("add", key, value, timeout, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        return int(self._ask("incr", key, delta, version))

    def standing(self) -> str:
        """A line for those who watch the site."""
        self.get("")
        if self._server in self._rests_until:
            return "the shared cache does not answer: each process keeps its own"
        return "the shared cache answers"

    def _ask(self, method: str, *given: Any) -> Any:
        rested = self._rests_until.get(self._server)
        if rested is None or monotonic() >= rested:
            try:
                answer = getattr(super(), method)(*given)
            except RedisError as silent:
                if rested is None:
                    logger.warning("The shared cache does not answer: each process keeps its own. %s", silent)
                self._rests_until[self._server] = monotonic() + REST
            else:
                if self._rests_until.pop(self._server, None):
                    logger.warning("The shared cache answers again")
                return answer
        return getattr(self._own, method)(*given)
