"""A WSGI application with one file that never ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from kb.patience import giving_up


def _application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return repeat(b"more " * 10_000) if environ["PATH_INFO"] == "/file" else [b"here"]


application = giving_up(_application, after=2)
