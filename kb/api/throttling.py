"""How many answers are made for one address: generous, told beforehand, and only what costs something counts.

An answer from the cache or a 304 is given before this is asked, and files of everything are never counted.
"""

from __future__ import annotations

import time
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW = 60  # seconds; they begin and end for everybody at once
ONE_HOUSEHOLD = 64  # bits of an IPv6 address that its owner does not choose
# Header fields of draft-ietf-httpapi-ratelimit-headers: the rule, and what is left of it.
RULE, LEFT = "RateLimit-Policy", "RateLimit"


class Throttle(BaseThrottle):
    """Counts what is made in this minute for one address."""

    def __init__(self) -> None:
        self.limit: int = settings.API_RATE

    def allow_request(self, request: Request, view: Any) -> bool:
        if not self.limit:
            return True
        now = time.time()
        window = int(now // WINDOW)
        self.left_seconds = max(1, round((window + 1) * WINDOW - now))
        counted = _count(f"{window}-{asker(request)}")
        view.rate = {
            RULE: f'"default";q={self.limit};w={WINDOW}',
            LEFT: f'"default";r={max(self.limit - counted, 0)};t={self.left_seconds}',
        }
        return counted <= self.limit

    def wait(self) -> float:
        return self.left_seconds


def _count(key: str) -> int:
    """How many there are with this one."""
    counts = caches["rates"]
    counts.add(key, 0, timeout=WINDOW)
    try:
        return counts.incr(key)
    except ValueError:  # the minute ended in between
        return 1


def asker(request: Request | HttpRequest) -> str:
    """Who asks: the address that the outermost of our own proxies saw, or else the one that connected.

    What stands further left in X-Forwarded-For was written by the client and proves nothing.
    """
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    seen.append(request.META.get("REMOTE_ADDR", ""))
    return _household(seen[-1 - min(settings.PROXIES, len(seen) - 1)])


def _household(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:  # a socket of this machine has none
        return address
    if isinstance(read, IPv6Address) and not read.ipv4_mapped:
        return f"{int(read) >> (128 - ONE_HOUSEHOLD):x}::"
    return str(getattr(read, "ipv4_mapped", None) or read)
