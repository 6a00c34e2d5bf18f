"""Articles: what is known about each source, what it says, and taking it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from kb.admin.adding import AddingMixin
from kb.admin.claim_inline import ClaimInline, link_to_claims
from kb.admin.decided import DecidedMixin
from kb.admin.deciding import DecidingAdmin, Decision
from kb.admin.locking import FIELD, LockedMixin, refuse_if_overtaken
from kb.admin.taking_in import TakingIn
from kb.ingest.changes import Changes, bump_version, take_turn
from kb.ingest.store import restore, retract
from kb.ingest.takedown import take_down
from kb.models import Article, Claim
from people.admin import HistoryAdmin, version_number


@transaction.atomic
def _retract(articles: list[Article], by: User, reason: str) -> Changes:
    changes = Changes()
    for article in articles:
        _give_reason(article, reason)
        changes.add(retract(article, reason=reason))
    return changes


@transaction.atomic
def _restore(articles: list[Article], by: User, reason: str) -> Changes:
    changes = Changes()
    for article in articles:
        _give_reason(article, reason)
        changes.add(restore(article))
    return changes


def _give_reason(article: Article, reason: str) -> None:
    """Where simple-history looks for what it keeps beside the change; who made it, it knows from the request."""
    article._change_reason = reason[:100]  # type: ignore[attr-defined]


RETRACT = Decision(
    "retract",
    "Retract",
    "retracted",
    "Its claims no longer count, and the facts that rest on them alone go. Nothing is deleted.",
    _retract,
)
RESTORE = Decision(
    "restore",
    "Restore",
    "restored",
    "Its claims count again, with the judgements that were made on them.",
    _restore,
)


@transaction.atomic
def _take_down(articles: list[Article], by: User, reason: str, *, quotes: bool) -> Changes:
    for article in articles:
        _give_reason(article, reason)
        take_down(article, quotes=quotes)
    return Changes()


TAKE_DOWN = Decision(
    "take-down",
    "Take down the text of",
    "taken down",
    "The text is deleted for good, and the words around the quotes. The claims stay, with their short quotes, and so do "
    "the facts. This cannot be undone.",
    partial(_take_down, quotes=True),
)
TAKE_DOWN_QUOTES = Decision(
    "take-down-quotes",
    "Take down text and quotes of",
    "taken down, quotes too",
    "The text and every quote from it are deleted for good. The claims stay without their words, and so do the facts. "
    "This cannot be undone.",
    partial(_take_down, quotes=False),
)


class Retracted(admin.SimpleListFilter):
    title = "retracted"
    parameter_name = "retracted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(retracted_at__isnull=self.value() == "no")


class Language(admin.SimpleListFilter):
    title = "language"
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        used = Article.objects.exclude(language="").order_by("language").values_list("language", flat=True)
        return [(language, language) for language in used.distinct()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return queryset.filter(language=self.value()) if self.value() else queryset


EDITABLE = ["title", "publisher", "url", "seen"]


@admin.register(Article)
class ArticleAdmin(TakingIn, AddingMixin, LockedMixin, DecidedMixin, DecidingAdmin, HistoryAdmin):
    table = "sources"
    decisions = (RETRACT, RESTORE, TAKE_DOWN, TAKE_DOWN_QUOTES)
    decide_permission = "kb.retract_article"
    decided_by = "article"
    list_display = ["label", "publisher", "language", "published", "tier", "family", "claim_count", "counts"]
    list_filter = [Retracted, "tier", Language, ("text", admin.EmptyFieldListFilter)]
    search_fields = ["title", "publisher", "slug", "url", "path", "family", "sha256"]
    date_hierarchy = "published"
    show_full_result_count = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = [ClaimInline]
    fieldsets = [
        (None, {"fields": [*EDITABLE]}),
        (
            "How much it weighs",
            {
                "description": "These decide which claims win, and come with the file or the table of sources: change "
                "them there and ingest it again, so that everybody who builds from the seeds gets the same facts.",
                "fields": [("tier", "family"), ("language", "published")],
            },
        ),
        ("Retraction", {"fields": [("retracted_at", "retraction_reason")]}),
        (
            "Text",
            {
                "classes": ["collapse"],
                "description": "Quotes point into this text by their place in it, so it cannot be edited. A corrected "
                "article is a new article: ingest it, and retract this one.",
                "fields": ["text", "path", "sha256"],
            },
        ),
        ("Page", {"fields": ["slug", "all_claims", ("created_at", "updated_at")]}),
    ]
    readonly_fields = [
        "tier", "family", "language", "published", "retracted_at", "retraction_reason", "text", "path", "sha256",
        "slug", "all_claims", "created_at", "updated_at",
    ]  # fmt: skip

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        counted = (
            Claim.objects.filter(article=OuterRef("pk")).order_by().values("article").annotate(n=Count("pk"))
        )
        number = Coalesce(Subquery(counted.values("n"), output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(number_of_claims=number).defer("text")

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """An older state comes back in what can be edited; a retraction or a tier is undone as it was done."""
        article = self.get_object(request, object_id)
        if request.method != "POST" or article is None or not self.has_change_permission(request, article):
            return super().history_form_view(request, object_id, version_id, extra_context)
        former = article.history.filter(history_id=version_number(version_id)).first()
        if former is None:
            raise Http404("That version is not in the history of this article.")
        for name in EDITABLE:
            setattr(article, name, getattr(former, name))
        _give_reason(article, f"reverted to {localtime(former.history_date):%Y-%m-%d %H:%M}")
        try:
            with transaction.atomic():
                take_turn()
                refuse_if_overtaken(article, request.POST.get(FIELD, ""))
                article.save()
                bump_version()
        except ValidationError as told:
            self.message_user(request, " ".join(told.messages), messages.WARNING)
            return HttpResponseRedirect(request.path)
        self.message_user(
            request, f"Reverted to what it said at {localtime(former.history_date):%H:%M on %Y-%m-%d}."
        )
        return HttpResponseRedirect(reverse("admin:kb_article_history", args=[article.pk]))

    def version_of(self, row: Article) -> object:
        return row.retracted_at

    def decisions_on(self, row: Article) -> list[Decision]:
        taking_down = [TAKE_DOWN, TAKE_DOWN_QUOTES] if row.sha256 else []
        return [RESTORE if row.retracted_at else RETRACT, *taking_down]

    def save_model(self, request: HttpRequest, obj: Article, form: forms.ModelForm, change: bool) -> None:
        take_turn()
        super().save_model(request, obj, form, change)
        bump_version()

    @admin.display(description="claims", ordering="number_of_claims")
    def claim_count(self, article: Article) -> int:
        return article.number_of_claims  # type: ignore[attr-defined]

    @admin.display(boolean=True, ordering="retracted_at")
    def counts(self, article: Article) -> bool:
        return article.retracted_at is None

    @admin.display(description="all its claims")
    def all_claims(self, article: Article) -> SafeString:
        return link_to_claims("article", article.pk)
