"""How an answer is packed for whom (RFC 9110 section 12.5.3): one choice, by which answers are made and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase

OFFERED = ("zstd", "br", "gzip")  # best first, among those that a client takes equally well
AS_IT_IS = "identity"
LONGEST = 400  # characters of the header; nobody needs more
HEADER = "HTTP_ACCEPT_ENCODING"


@lru_cache(1000)
def chosen(header: str) -> str:
    """The coding that the client likes best of those that we have; empty where that is none at all."""
    weights = dict(map(_weighed, header[:LONGEST].lower().split(",")))
    any_other = weights.get("*", 0.0)
    best = max(OFFERED, key=lambda coding: weights.get(coding, any_other))
    weight = weights.get(best, any_other)
    return best if weight > 0 and weight >= weights.get(AS_IT_IS, 0.0) else ""


def _weighed(part: str) -> tuple[str, float]:
    """A coding and how well it is liked: from 0, not at all, to 1."""
    coding, *parameters = (word.strip() for word in part.split(";"))
    given = next((word.removeprefix("q=") for word in parameters if word.startswith("q=")), "1")
    try:
        return coding, float(given)
    except ValueError:  # a weight that is none
        return coding, 0.0


class EncodingMiddleware:
    """Leaves in ``Accept-Encoding`` the one coding chosen, so that all who read it later agree."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META[HEADER] = chosen(request.META.get(HEADER, ""))
        return self.get_response(request)
