"""A live server with the seeds in it."""

from __future__ import annotations

import pytest

from tests.seeded import seeded_site


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker):
    with seeded_site(django_db_blocker) as address:
        yield address
