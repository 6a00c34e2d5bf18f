"""Answers that say how fresh they are, and that are not made twice from the same data.

Everything public is a function of the data, of the day, of the code, and of what the request
asks for. So one look at the data version tells whether an answer can be told "not modified"
(RFC 9110 section 13) or given again from the cache (RFC 9111); any change of the data makes
another version, and what was made from the old one is never found again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language_from_request

from kb import encodings
from kb.models import DataVersion

SAFE = ("GET", "HEAD")
# What a larger answer would take of the cache is more than what making it takes.
LARGEST = 256 * 1024
REVALIDATE = "public, max-age=0, must-revalidate"
# Cookies of readers that change what a page looks like.
CHOICES = ("theme", settings.LANGUAGE_COOKIE_NAME)
# The headers that `_asked` reads.
VARYING = ("Accept", "Accept-Encoding", "Accept-Language", "Cookie")
# What is told to one client is not told to the next.
OF_THE_ASKER = ("RateLimit", "RateLimit-Policy")
# What is made from more than the public data: never kept, never called fresh.
PRIVATE = ("/admin/", "/healthz", "/readyz", "/appearance/")

Respond = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class State:
    """All that public answers are made from, besides the request."""

    number: int
    changed_at: datetime | None
    today: date

    @classmethod
    def read(cls) -> State:
        """One query. It comes before any other, so an answer may be newer than its state says, never older."""
        return cls(*DataVersion.current(), today=timezone.localdate())

    @property
    def last_modified(self) -> datetime:
        """Lengths "up to today" are new every day, and everything may be new with new code."""
        midnight = datetime.combine(self.today, time(), tzinfo=UTC)
        return max(filter(None, (self.changed_at, midnight, code()[1])))

    def etag(self, asked: str) -> str:
        """Weak: the same content, however it is compressed."""
        whole = f"{self.number} {self.changed_at} {self.today} {code()[0]} {asked}"
        return f'W/"{self.number:x}-{hashlib.blake2s(whole.encode(), digest_size=10).hexdigest()}"'


@cache
def code() -> tuple[str, datetime]:
    """What tells this release from others: a hash of its sources, and the time of the newest one."""
    digest, newest = hashlib.blake2s(), 0.0
    for folder in ("kb", "people", "tenures", "templates", "locale", "requirements"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
                newest = max(newest, path.stat().st_mtime)
    return digest.hexdigest(), datetime.fromtimestamp(int(newest), UTC)


def state_of(request: HttpRequest) -> State:
    """The state that the middleware has read for this request, or else the state now."""
    state: State | None = getattr(request, "data_state", None)
    return state or State.read()


class FreshnessMiddleware:
    """Answers from the cache or with 304 where the state is the same; else names the state in the answer."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.cache = caches["answers"]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE or _is_private(request):
            return self.get_response(request)
        state = State.read()
        request.data_state = state  # type: ignore[attr-defined]
        asked = _asked(request)
        etag, modified = state.etag(asked), int(state.last_modified.timestamp())
        if _conditional(request) and (unchanged := self._unchanged(request, etag, modified)):
            return unchanged
        key = hashlib.blake2s(f"{etag} {request.method}".encode()).hexdigest()
        if kept := self.cache.get(key):
            content, status, headers = kept
            return _made_of(state, HttpResponse(content, status=status, headers=headers))
        response = self.get_response(request)
        if _can_be_kept(response):
            _name_state(response, etag, modified)
            if isinstance(response, HttpResponse) and len(response.content) <= LARGEST:
                headers = {name: value for name, value in response.items() if name not in OF_THE_ASKER}
                self.cache.set(key, (response.content, response.status_code, headers))
                _made_of(state, response)
        return response

    @staticmethod
    def _unchanged(request: HttpRequest, etag: str, modified: int) -> HttpResponseBase | None:
        answer = get_conditional_response(request, etag, modified)
        if answer is not None and answer.status_code == HTTPStatus.NOT_MODIFIED:
            _name_state(answer, etag, modified)
            return answer
        return None


def _made_of(state: State, response: HttpResponse) -> HttpResponse:
    """Tells ``kb.repeats`` that the answer may be given again while this is the state."""
    response.made_of = state  # type: ignore[attr-defined]
    return response


def _name_state(response: HttpResponseBase, etag: str, modified: int) -> None:
    response["ETag"], response["Last-Modified"] = etag, _http_date(modified)
    response.setdefault("Cache-Control", REVALIDATE)
    patch_vary_headers(response, VARYING)


_http_date = lru_cache(10)(http_date)  # the same on all answers of a state


def _is_private(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES or request.path.startswith(PRIVATE)


def _conditional(request: HttpRequest) -> bool:
    return "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META


def _asked(request: HttpRequest) -> str:
    """What makes two requests different: address and query, and the headers and cookies that answers vary by."""
    return "\n".join(
        (
            f"{request.scheme}://{request.get_host()}{request.get_full_path()}",
            request.META.get("HTTP_ACCEPT", ""),
            request.META.get(encodings.HEADER, ""),  # of which one coding is left
            get_language_from_request(request),
            *(request.COOKIES.get(choice, "") for choice in CHOICES),
        )
    )


def _can_be_kept(response: HttpResponseBase) -> bool:
    """The same for everybody who asks the same: an answer, or part of a file."""
    return (
        response.status_code in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.MOVED_PERMANENTLY)
        and not response.cookies
        and not response.has_header("ETag")
        and "no-store" not in response.get("Cache-Control", "")
        and "private" not in response.get("Cache-Control", "")
    )
