"""Quotes as they stand in their source, marked."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.models import Claim


def in_context(claim: Claim) -> SafeString:
    """The quote between the few words stored beside it."""
    return _marked(claim.prefix, claim.quote, claim.suffix)


def in_paragraph(claim: Claim) -> SafeString:
    """The quote in its paragraph of the article; a source without text has only the quote."""
    text = claim.article.text
    if not text or claim.start is None or claim.end is None:
        return in_context(claim)
    first = text.rfind("\n", 0, claim.start) + 1
    last = text.find("\n", claim.end)
    return _marked(text[first : claim.start], claim.quote, text[claim.end : last if last >= 0 else None])


def _marked(before: str, quote: str, after: str) -> SafeString:
    return format_html('<span class="kb-quote">{}<mark>{}</mark>{}</span>', before, quote, after)
