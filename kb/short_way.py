"""The way of most questions to version 1 of the API: past all middleware that changes nothing about them.

A program that only asks, with no cookie and from no other site's page, is never led elsewhere and never signed in. What the
middleware passed by would write on its answer is the same on every one. It takes a fifth of the time of a short answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from compression_middleware.middleware import CompressionMiddleware
from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils.cache import patch_vary_headers
from django.utils.translation import activate

from kb.encodings import HEADER, EncodingMiddleware
from kb.freshness import FreshnessMiddleware
from kb.policy import Policy

API = "/api/v1/"
OF_ITS_OWN = ("HTTP_COOKIE", "HTTP_ORIGIN")  # what takes the long way
VARYING = ("Accept-Language", "Accept-Encoding", "origin")

Respond = Callable[[HttpRequest], HttpResponseBase]
Headers = dict[str, tuple[str, str]]  # as Django keeps them: by the name in small letters


class _Ends:
    """Where both ways end: Django's own handler, which asks the view."""

    handler: Respond


def end(get_response: Respond) -> Respond:
    """The last of all middleware, which Django makes first."""
    _Ends.handler = get_response
    return get_response


class ShortWay:
    """The first of all middleware."""

    def __init__(self, get_response: Respond) -> None:
        self.long_way = get_response
        self._on_all = _written_by(XFrameOptionsMiddleware, Policy) | {
            "content-language": ("Content-Language", settings.LANGUAGE_CODE)
        }
        self._on_secure = cache(lambda secure: _written_by(SecurityMiddleware, secure=secure))
        packed = EncodingMiddleware(FreshnessMiddleware(CompressionMiddleware(self._view(_Ends.handler))))
        self._packed = convert_exception_to_response(packed)
        self._plain = convert_exception_to_response(FreshnessMiddleware(self._view(_Ends.handler)))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_short(request):
            return self.long_way(request)
        activate(settings.LANGUAGE_CODE)  # the one that the API speaks
        way = self._packed if HEADER in request.META else self._plain
        response = cast("HttpResponseBase", way(request))
        _write(self._on_secure(request.is_secure()), response)
        patch_vary_headers(response, VARYING)
        return response

    def _view(self, handler: Respond) -> Respond:
        """What is written on a new answer, and kept with it."""

        def view(request: HttpRequest) -> HttpResponseBase:
            response = handler(request)
            _write(self._on_all, response)
            if isinstance(response, HttpResponse):
                response.headers.setdefault("Content-Length", str(len(response.content)))
            return response

        return view


class _Secure(HttpRequest):
    def is_secure(self) -> bool:
        return True


def _written_by(*middleware: Callable[[Any], Any], secure: bool = False) -> Headers:
    """What they write on every answer."""
    request, response = _Secure() if secure else HttpRequest(), HttpResponse()
    request.path_info = API
    del response["Content-Type"]
    for one in middleware:
        one(lambda _: response)(request)
    headers: Headers = response.headers._store
    return headers


def _write(headers: Headers, response: HttpResponseBase) -> None:
    """Where the answer does not say otherwise: as ``setdefault`` of each, which takes ten times as long."""
    response.headers._store = {**headers, **response.headers._store}


def _is_short(request: HttpRequest) -> bool:
    path = request.path_info
    return (
        request.method == "GET"
        and path.startswith(API)
        and path.endswith("/")
        and not any(map(request.META.get, OF_ITS_OWN))
        and (request.is_secure() or not settings.SECURE_SSL_REDIRECT)
    )
