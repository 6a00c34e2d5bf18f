"""A live server with the seeds in it, and pages that notice what a reader should never see."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.test_architecture import ROOT

# What Chromium says of a request that the next page makes needless: no fault of the page's.
LEFT_BEHIND = "net::ERR_ABORTED"


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    """The address of the site as `make run` shows it after its first start.

    The pages only read, so one reading of the seeds serves every test; pytest-django's own
    live server would empty the database after each.
    """
    with django_db_blocker.unblock():
        call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def complaints(page):
    """What the browser complains of: blocked by the policy, missing, or to another host."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: (
            None if request.failure == LEFT_BEHIND else found.append(f"{request.failure}: {request.url}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if "127.0.0.1" in request.url or "localhost" in request.url or request.url.startswith("data:")
            else found.append(f"asks another host: {request.url}")
        ),
    )
    return found
