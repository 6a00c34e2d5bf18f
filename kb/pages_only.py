"""Middleware that version 1 of the API has no use for: nobody signs in there, nothing is sent, and it is asked often.

Together they take a quarter of the time of a short answer. All else, such as the languages and the
security headers, is for every answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware

API = "/api/v1/"

if TYPE_CHECKING:
    _Middleware = Any
else:
    _Middleware = object


class _PagesOnly(_Middleware):
    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith(API):
            return self.get_response(request)
        return super().__call__(request)


class Session(_PagesOnly, SessionMiddleware):
    pass


class Csrf(_PagesOnly, CsrfViewMiddleware):
    pass


class Authentication(_PagesOnly, AuthenticationMiddleware):
    pass


class Messages(_PagesOnly, MessageMiddleware):
    pass
