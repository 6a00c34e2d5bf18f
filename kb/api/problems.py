"""Errors as RFC 9457 problem details: in which field, what was wrong, and an example of what works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from rest_framework.exceptions import (
    APIException,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    Throttled,
)
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


class NoSuchBytes(Refused):
    status_code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


def shown(value: object) -> str:
    """A value as it is repeated to whoever sent it: quoted, printable and short."""
    text = str(value)
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def problem(status: int, detail: str, faults: Iterable[Fault] = ()) -> dict[str, Any]:
    """The body of an answer that tells of an error."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "errors": [asdict(fault) for fault in faults],
    }


def answer(status: int, fault: Fault) -> JsonResponse:
    """For errors that no view of ours has met."""
    return JsonResponse(
        problem(status, fault.message, [fault]),
        status=status,
        content_type=CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def nothing_at(request: HttpRequest) -> JsonResponse:
    """404 for an address that leads nowhere."""
    start = request.build_absolute_uri(reverse("api:root"))
    return answer(
        HTTPStatus.NOT_FOUND,
        Fault("path", f"There is nothing at this address. Start at {start}.", start),
    )


def our_fault() -> JsonResponse:
    """500: what went wrong is in our log and nobody else's business."""
    fault = Fault("server", "The fault is ours; it has been noted. Ask again later, or ask another question.")
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR, fault)


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler; None leaves an error of ours to Django."""
    if isinstance(error, SuspiciousOperation):  # more parameters than Django reads
        error = BadParameters(Fault("query", "The query is too large.", "on=1989-11-09"))
    response = exception_handler(error, context)
    if response is None:
        return None
    request = context["request"]
    faults = error.faults if isinstance(error, Refused) else _faults(error, request)
    detail = " ".join(fault.message for fault in faults) or HTTPStatus(response.status_code).phrase
    response.data = problem(response.status_code, detail, faults)
    chosen = getattr(request, "accepted_renderer", None)
    if chosen is None or chosen.format != "api":
        request.accepted_renderer, request.accepted_media_type = JSONRenderer(), CONTENT_TYPE
        response.content_type = CONTENT_TYPE
    return response


def _faults(error: Exception, request: Any) -> tuple[Fault, ...]:
    """What DRF has found wrong: with what, and what would work."""
    match error:
        case MethodNotAllowed():
            message = f"Nothing here can be written: {shown(request.method)} is not understood. Try GET."
            return (Fault("method", message, "GET"),)
        case NotAcceptable():
            taken = shown(request.headers.get("Accept", ""))
            return (Fault("Accept", f"Not sent as {taken}. Try application/json.", "application/json"),)
        case Throttled():
            message = (
                "Too many questions from this address. Ask again when the time in Retry-After is over. Answers "
                "that you have may be asked for again with If-None-Match, and /api/v1/export/ has files of all."
            )
            return (Fault("requests", message),)
        case NotFound():
            return (Fault("path", str(error.detail)),)
    return ()
