"""What the machine keeps on its own: derivations, changes, readings and the version of the data."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from kb.models import Change, DataVersion, Derivation, Reading
from people.admin import DERIVED, Derived


@admin.register(Derivation)
class DerivationAdmin(Derived, admin.ModelAdmin):
    list_display = ["subject", "edge", "bound", "day", "rule", "stated"]
    list_filter = ["edge", "bound", "stated", "rule"]
    list_select_related = ["person", "tenure__person", "tenure__office__organization"]
    search_fields = ["person__name", "tenure__person__name", "tenure__office__title", "rule"]
    date_hierarchy = "day"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": DERIVED,
                "fields": ["person", "tenure", "edge", "bound", "day", "rule", "stated", "claims"],
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Derivation]:
        return super().get_queryset(request).select_related(*self.list_select_related)

    def subject(self, derivation: Derivation) -> str:
        return str(derivation.tenure or derivation.person)


@admin.register(Change)
class ChangeAdmin(Derived, admin.ModelAdmin):
    list_display = ["subject", "before", "after", "cause", "reason", "at"]
    list_filter = ["cause", "at"]
    search_fields = ["subject", "before", "after", "reason"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "The public log of corrections, written in the transaction that changed the fact.",
                "fields": ["subject", "before", "after", "cause", "reason", "article", "at"],
            },
        )
    ]


@admin.register(Reading)
class ReadingAdmin(Derived, admin.ModelAdmin):
    list_display = ["path", "article", "at", "rules"]
    search_fields = ["path", "key", "article__slug"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "An input as it was last read: the same input, read by the same rules, is not read twice.",
                "fields": ["path", "article", "at", "key", "rules"],
            },
        )
    ]
    readonly_fields = ["at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        return super().get_queryset(request).select_related("article").defer("article__text", "added")


@admin.register(DataVersion)
class DataVersionAdmin(Derived, admin.ModelAdmin):
    list_display = ["number", "changed_at"]
    fieldsets = [
        (
            None,
            {
                "description": "Rises by one whenever facts change. Caches hang on it.",
                "fields": ["number", "changed_at"],
            },
        )
    ]
    readonly_fields = ["changed_at"]
