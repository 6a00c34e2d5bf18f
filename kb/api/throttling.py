"""How many answers are made for one address: generous, told beforehand, and only what costs something counts.

An answer from the cache or a 304 is given before this is asked, and files of everything are never counted.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from kb.askers import asker

WINDOW = 60  # seconds; they begin and end for everybody at once
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
