"""The content security policy, put together once: it is the same for every answer that asks for no exception."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

API = "/api/v1/"


@cache
def _usual() -> str:
    return build_policy()


class Policy(CSPMiddleware):
    """django-csp, but for the API, whose answers never ask for an exception."""

    def __call__(self, request: HttpRequest) -> Any:
        if not request.path_info.startswith(API):
            return super().__call__(request)
        response = cast("HttpResponseBase", self.get_response(request))
        response.setdefault(HEADER, _usual())
        return response
