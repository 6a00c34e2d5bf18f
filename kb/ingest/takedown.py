"""The text of an article goes, because its publisher wants it so; what it says stays."""

from __future__ import annotations

from django.utils import timezone

from kb.ingest.changes import Changes, bump_version, in_turn
from kb.models import Article


@in_turn
def take_down(article: Article, *, quotes: bool) -> Changes:
    """Forget the text, and the words around the quotes; the quotes too unless they are to be kept.

    Claims and facts stay as they are, and the sha256 stays, so that reading the same text again
    does not bring it back. It cannot be undone.
    """
    article.text = None
    article.save()
    article.readings.update(added=None)
    gone = {"prefix": "", "suffix": ""} if quotes else {"prefix": "", "suffix": "", "quote": ""}
    article.claims.update(**gone, updated_at=timezone.now())
    bump_version()
    return Changes()
