"""The site as `make run` shows it after its first start, for tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.test_architecture import ROOT


@contextmanager
def seeded_site(blocker: Any) -> Iterator[str]:
    """Its address. One reading of the seeds serves many tests; pytest-django's own server empties the database."""
    with blocker.unblock():
        call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
