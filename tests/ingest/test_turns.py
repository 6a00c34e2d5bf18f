"""Who changes facts waits, before writing anything, for whoever is in the middle of doing so."""

from __future__ import annotations

from datetime import date

import psycopg
import pytest
from django.db import OperationalError, connection

from kb.ingest import pipeline, store
from kb.models import Article, Claim
from tests.factories import ClaimFactory

TABLE = "person,office,organization,start,end\nAda Berg,Chair,NATO,1950,1951\n"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="SQLite has one writer; the suite runs these in its part on PostgreSQL",
    ),
]


@pytest.fixture
def claim():
    return ClaimFactory()


@pytest.fixture
def another_in_the_middle(claim):
    """Someone else's transaction; nobody here waits for it for longer than a moment."""
    known = connection.get_connection_params()
    with psycopg.connect(**{name: known[name] for name in ("host", "port", "user", "dbname")}) as other:
        other.execute(
            "INSERT INTO kb_dataversion (id, number, changed_at) VALUES (1, 1, now()) ON CONFLICT DO NOTHING"
        )
        other.commit()
        other.execute("UPDATE kb_dataversion SET number = number + 1 WHERE id = 1")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
        yield
        other.rollback()
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")


@pytest.mark.parametrize(
    "change",
    [
        lambda claim, path: pipeline.ingest([path], pipeline.Options(), today=date(2026, 11, 24)),
        lambda claim, path: store.judge(Claim.objects.all(), "preferred", by=None, reason="the archive"),
        lambda claim, path: store.retract(claim.article, reason="withdrawn"),
    ],
    ids=["a table", "a judgement", "a retraction"],
)
def test_nothing_is_written_before_the_other_has_done(claim, another_in_the_middle, change, tmp_path):
    (tmp_path / "t.csv").write_text(TABLE)
    articles = Article.objects.count()
    with pytest.raises(OperationalError, match="lock timeout"):
        change(claim, str(tmp_path / "t.csv"))
    claim.refresh_from_db()
    assert (Article.objects.count(), claim.judgement, claim.article.retracted_at) == (articles, "", None)
