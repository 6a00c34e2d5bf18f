"""Errors as RFC 9457 problem details: in which field, what was wrong, and an example of what works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from rest_framework.exceptions import APIException, NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"
SHOWN = 80  # characters of a bad value that are repeated in the answer


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, and a value of it that works."""

    field: str
    message: str
    example: str | None = None


class Refused(APIException):
    """A request that cannot be answered as asked."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(" ".join(fault.message for fault in faults))


class BadParameters(Refused):
    status_code = HTTPStatus.BAD_REQUEST


class NothingThere(Refused):
    status_code = HTTPStatus.NOT_FOUND


class Gone(Refused):
    status_code = HTTPStatus.GONE


def shown(value: object) -> str:
    """A value as it is repeated to whoever sent it: quoted, printable and short."""
    text = str(value)
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler; None leaves an error of ours to Django."""
    if isinstance(error, SuspiciousOperation):  # more parameters than Django reads
        error = BadParameters(Fault("query", "The query is too large.", "on=1989-11-09"))
    response = exception_handler(error, context)
    if response is None:
        return None
    faults: Iterable[Fault] = error.faults if isinstance(error, Refused) else ()
    detail = response.data.get("detail", "") if isinstance(response.data, dict) else ""
    if response.status_code == HTTPStatus.NOT_FOUND and not isinstance(error, (Refused, NotFound)):
        detail = "There is nothing at this address."
    response.data = {
        "type": "about:blank",
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
        "detail": str(detail),
        "errors": [asdict(fault) for fault in faults],
    }
    request = context["request"]
    chosen = getattr(request, "accepted_renderer", None)
    if chosen is None or chosen.format != "api":
        request.accepted_renderer, request.accepted_media_type = JSONRenderer(), CONTENT_TYPE
        response.content_type = CONTENT_TYPE
    return response
