"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from hypothesis import HealthCheck
from playwright.sync_api import BrowserContext, Playwright, expect

from tests import chromium

# Playwright runs an event loop in this thread; Django's ORM calls beside it are on purpose.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


# A slow machine is no failure; what a test costs is measured in the benchmarks. New examples are
# looked for where somebody can look into them, not where a change waits to land.
hypothesis.settings.register_profile(
    "kb", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
hypothesis.settings.load_profile("kb")
expect.set_options(timeout=60_000)


def pytest_configure() -> None:
    # Tests run without `collectstatic`, so there is no manifest to look file names up in.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise looks for it
    settings.VAR /= os.environ.get("PYTEST_XDIST_WORKER", "")  # tests side by side keep their files apart
    settings.VAR.mkdir(exist_ok=True)
    # Tests write rows without a new data version; that answers are kept is tested where it is the subject.
    settings.CACHES["answers"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES["words"] = settings.CACHES["answers"]
    settings.API_RATE = 0  # tests ask more in a minute than any reader
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """pytest-django makes a test database only where a test is marked; what is read once for many
    tests must not go into the site's own database when those tests run alone."""
    for item in items:
        if "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The system's Chromium, which asks its maker for nothing while it is tested."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium.executable(),
        "args": ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    }


@pytest.fixture(scope="session")
def nothing_open() -> None:
    connections.close_all()


@pytest.fixture(scope="session")
def playwright(nothing_open: None, playwright: Playwright) -> Iterator[Playwright]:
    """Inside its event loop Django has other connections than outside; neither side leaves one open,
    which would keep PostgreSQL from dropping the test database."""
    yield playwright
    connections.close_all()


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(60_000)
    return context
