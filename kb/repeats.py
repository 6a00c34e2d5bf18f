"""The same question of the API, asked again: answered from the memory of this process before Django is asked at all.

An answer is kept under all of the request that answers vary by, as it was sent, and given again only while the
state of the data is the one it was made from; that is read for every request. What has a cookie, a condition or
anything else of its own goes the long way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import DatabaseError, close_old_connections

from kb import encodings
from kb.freshness import OF_THE_ASKER, State

MOST = 32 * 1024 * 1024  # bytes of a process
OVERHEAD = 2048  # bytes of an answer besides its body: its headers and what it is kept under
API = "/api/"
VARYING = (
    "PATH_INFO", "QUERY_STRING", "HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ORIGIN", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme", "SCRIPT_NAME",
)  # fmt: skip
OF_ITS_OWN = (
    "HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE", "HTTP_AUTHORIZATION",
)  # fmt: skip

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    headers: Headers
    body: bytes


class Repeats:
    """Around the whole application."""

    def __init__(self, application: Application, most: int = MOST) -> None:
        self.application = application
        self.most = most
        self._lock = Lock()
        self._state: State | None = None  # of all that is kept
        self._kept: OrderedDict[tuple[Any, ...], Answer] = OrderedDict()
        self._size = 0

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = _asked(environ)
        if asked is None:
            return self.application(environ, start_response)
        if answer := self._answer(asked):
            start_response(answer.status, list(answer.headers))
            return [answer.body]
        said: list[Any] = []

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            said[:] = status, headers
            return start_response(status, headers, *rest)

        response = self.application(environ, start)
        state = getattr(response, "made_of", None)
        if state is not None:
            self._keep(asked, state, said[0], said[1], response.content)  # type: ignore[attr-defined]
        return response

    def _answer(self, asked: tuple[Any, ...]) -> Answer | None:
        if asked not in self._kept:
            return None
        try:
            state = _state_now()
        except DatabaseError:  # the long way says it as it should be said
            return None
        with self._lock:
            answer = self._kept.get(asked) if state == self._state else None
            if answer:
                self._kept.move_to_end(asked)
            return answer

    def _keep(self, asked: tuple[Any, ...], state: State, status: str, headers: Headers, body: bytes) -> None:
        answer = Answer(status, [one for one in headers if one[0] not in OF_THE_ASKER], body)
        with self._lock:
            if state != self._state:
                self._kept.clear()
                self._state, self._size = state, 0
            if asked not in self._kept:
                self._kept[asked] = answer
                self._size += len(body) + OVERHEAD
            while self._size > self.most:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.body) + OVERHEAD


def _asked(environ: Environ) -> tuple[Any, ...] | None:
    """What the answer is kept under; None where it is not kept."""
    if environ["REQUEST_METHOD"] != "GET" or not environ.get("PATH_INFO", "").startswith(API):
        return None
    if any(name in environ for name in OF_ITS_OWN):
        return None
    packed = encodings.chosen(environ.get(encodings.HEADER, ""))
    return packed, *(environ.get(name) for name in VARYING)


def _state_now() -> State:
    """Connections are taken and given back as Django does at the beginning and the end of a request."""
    close_old_connections()
    try:
        return State.read()
    finally:
        close_old_connections()
