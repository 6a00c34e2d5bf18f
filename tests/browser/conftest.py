"""A live server with the seeds in it, and pages that notice what a reader should never see."""

from __future__ import annotations

import pytest

from tests.seeded import seeded_site

# What Chromium says of a request that the next page makes needless: no fault of the page's.
LEFT_BEHIND = "net::ERR_ABORTED"


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    with seeded_site(django_db_blocker) as address:
        yield address


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
