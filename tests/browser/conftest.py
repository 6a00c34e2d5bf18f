"""A live server with the seeds in it, and pages that notice what a reader should never see."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from tests.test_architecture import ROOT

PASSWORD = "four steps to the harbour"  # of a test account in a test database


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the site as `make run` shows it after its first start."""
    call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
    get_user_model().objects.create_superuser("editor", password=PASSWORD)
    return live_server.url


@pytest.fixture
def complaints(page):
    """What the browser complains of: blocked by the policy, missing, or to another host."""
    found: list[str] = []
    page.on(
        "console",
        lambda message: found.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: (
            None
            if "127.0.0.1" in request.url or "localhost" in request.url or request.url.startswith("data:")
            else found.append(f"asks another host: {request.url}")
        ),
    )
    return found
