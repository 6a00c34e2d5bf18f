"""The first claims of an article, person or tenure, on its page; the rest are a link away."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.admin.quotes import in_context
from kb.models import Claim
from people.admin import Rows

SHOWN = 50  # a table of a thousand rows is one article


class FirstClaims(BaseInlineFormSet):
    def get_queryset(self) -> Any:
        if not hasattr(self, "_queryset"):
            self._queryset = super().get_queryset()[:SHOWN]
        return self._queryset


class ClaimInline(Rows):
    model = Claim
    formset = FirstClaims
    fields = ["quoted", "modality", "judgement", "outcome", "source", "rule"]
    readonly_fields = ["quoted", "source"]
    show_change_link = True
    verbose_name_plural = f"claims (the first {SHOWN})"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("article").defer("article__text")

    @admin.display(description="quote")
    def quoted(self, claim: Claim) -> SafeString:
        return in_context(claim)

    def source(self, claim: Claim) -> SafeString:
        address = reverse("admin:kb_article_change", args=[claim.article_id])
        return format_html('<a href="{}">{}</a>', address, claim.article)


def link_to_claims(field: str, pk: int) -> SafeString:
    address = reverse("admin:kb_claim_changelist")
    return format_html('<a href="{}?{}__id__exact={}">in the list of claims</a>', address, field, pk)
