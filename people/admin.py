"""People as curators see them: found, compared and followed through time, but not typed in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from people.models import Alias, Person, Redirect

DERIVED = (
    "Everything here follows from claims and is worked out anew whenever they change, so it is not typed over. "
    "To change it, accept, reject or prefer a claim, or state a date with its source; to add to it, ingest an "
    "article or a table."
)


class Derived:
    """Rows that follow from others: nobody adds, changes or deletes them by hand."""

    def has_add_permission(self, *args: Any) -> bool:
        return False

    def has_change_permission(self, *args: Any) -> bool:
        return False

    def has_delete_permission(self, *args: Any) -> bool:
        return False


def told(date: str, disputed: bool) -> str:
    """A date, and whether a source contradicts it."""
    return f"{date}, disputed" if disputed else date


def version_number(text: str) -> int:
    """The number of a former state from its address; raises ``Http404`` where it is none."""
    if not text.isdecimal() or len(text) > 18:
        raise Http404("No version has that number.")
    return int(text)


class Rows(Derived, admin.TabularInline):
    """Such rows in a table on the page of what they belong to."""

    template = "admin/kb/rows.html"
    view_on_site = False


class HistoryAdmin(SimpleHistoryAdmin):
    object_history_list_template = (
        "admin/history_list.html"  # the package's own has styles that the CSP refuses
    )

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        version_number(version_id)
        # simple-history hides the Revert button from those who may not, but obeys its POST.
        if request.method == "POST" and self.revert_disabled(request):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)


class AliasInline(Rows):
    model = Alias
    fields = ["name", "language", "kind"]
    verbose_name_plural = "other names"


class RedirectInline(Rows):
    model = Redirect
    fields = ["old_slug", "since"]
    readonly_fields = ["since"]
    verbose_name_plural = "former addresses"


@admin.register(Person)
class PersonAdmin(Derived, HistoryAdmin):
    list_display = ["name", "birth", "death", "nationality", "wikidata", "shown"]
    list_filter = ["hidden", "birth_disputed", "death_disputed"]
    search_fields = ["name", "sort_name", "aliases__name", "aliases__folded", "slug", "wikidata"]
    date_hierarchy = "birth_earliest"
    show_full_result_count = False
    inlines = [AliasInline, RedirectInline]
    fieldsets = [
        (
            None,
            {
                "description": DERIVED,
                "fields": ["name", "given_name", "family_name", "nationalities", "wikidata"],
            },
        ),
        (
            "Birth and death",
            {
                "description": "One real day each; earliest and latest are the first and the last day it can be.",
                "fields": [
                    ("birth", "birth_earliest", "birth_latest"),
                    ("death", "death_earliest", "death_latest"),
                ],
            },
        ),
        ("Page", {"fields": ["slug", "sort_name", "hidden", "updated_at"]}),
    ]
    readonly_fields = ["birth", "death", "updated_at"]

    @admin.display(ordering="birth_earliest")
    def birth(self, person: Person) -> str:
        return told(person.birth.edtf, person.birth_disputed)

    @admin.display(ordering="death_earliest")
    def death(self, person: Person) -> str:
        return told(person.death.edtf, person.death_disputed)

    @admin.display(boolean=True, ordering="hidden")
    def shown(self, person: Person) -> bool:
        return not person.hidden


@admin.register(Alias)
class AliasAdmin(Derived, admin.ModelAdmin):
    list_display = ["name", "person", "language", "kind"]
    list_filter = ["kind", "language"]
    list_select_related = ["person"]
    search_fields = ["name", "folded", "person__name"]
    show_full_result_count = False
    fieldsets = [(None, {"description": DERIVED, "fields": ["name", "folded", "language", "kind", "person"]})]


@admin.register(Redirect)
class RedirectAdmin(Derived, admin.ModelAdmin):
    list_display = ["old_slug", "person", "since"]
    list_select_related = ["person"]
    search_fields = ["old_slug", "person__name"]
    readonly_fields = ["since"]
    date_hierarchy = "since"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "An address that a person once had. It leads to them for ever.",
                "fields": ["old_slug", "person", "since"],
            },
        )
    ]
