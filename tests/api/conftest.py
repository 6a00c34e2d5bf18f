"""A small knowledge base that follows from claims, as the real one does."""

from __future__ import annotations

import pytest
from django.test import Client

from kb.ingest import store
from kb.ingest.facts import refresh
from kb.models import Article
from tests.ingest.said import said, spell


@pytest.fixture
def client() -> Client:
    return Client()


def cite(slug: str, claims: list, tier: str = "official") -> Article:
    """An article that says these things, read now."""
    article = store.cited_sources([slug])[slug]
    article.tier = tier
    article.save()
    _, touched = store.store_claims(article, claims)
    refresh(touched)
    return article


@pytest.fixture
def holders() -> Article:
    """Luns, then after a hole Stoltenberg and Rutte; a second source has another day for Luns."""
    article = cite("a", [*spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True),
                         *spell("Jens Stoltenberg", "2014-10-01", "2024-10-01", table=True),
                         *spell("Mark Rutte", "2024-10-01", table=True),
                         said("Mark Rutte", "in_office_on", "2026-06-10", table=True),
                         said("Joseph Luns", "nationality", "NL", office=None, table=True)])  # fmt: skip
    cite("b", spell("Joseph Luns", "1971-10-02", table=True), tier="unvetted")
    return article
