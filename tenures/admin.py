"""Offices, organizations and tenures as curators see them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import slugify

from people.admin import DERIVED, Derived, HistoryAdmin, Rows, told
from people.names import fold
from tenures.models import FormerId, Office, Organization, Tenure, Vacancy
from tenures.offices import office_slug

HALF_OPEN = (
    "A tenure runs from its start up to, but not including, its end: “end” is the first day no longer in office, "
    "so on the day of a handover only the newcomer is in office, and the days served are end minus start. "
    "Each edge is one real day; earliest and latest are the first and the last day it can be."
)
FROM_TABLES = (
    "A table of offices that is ingested later writes its own labels and days over what is entered here."
)


class LabelsForm(forms.ModelForm):
    """Refuses what pages could not show: labels that are not text, days out of order, a taken address."""

    def clean_labels(self) -> dict[str, str]:
        labels = self.cleaned_data["labels"] or {}
        if not isinstance(labels, dict) or not all(isinstance(text, str) for text in labels.values()):
            raise ValidationError(
                'Not labels. Write a language and a text each, {"de": "NATO-Generalsekretär"}.'
            )
        return labels


class OrganizationForm(LabelsForm):
    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        _refuse_taken_slug(Organization.objects.filter(slug=slugify(fold(name))[:120]), name)
        return name


class OfficeForm(LabelsForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for edge in ("established", "abolished"):
            earliest, latest = cleaned.get(f"{edge}_earliest"), cleaned.get(f"{edge}_latest")
            if earliest and latest and earliest > latest:
                self.add_error(
                    f"{edge}_latest", f"The latest day lies before the earliest, {earliest}. Swap them."
                )
        if "title" in cleaned and "organization" in cleaned:
            title = cleaned["title"]
            _refuse_taken_slug(
                Office.objects.filter(slug=office_slug(cleaned["organization"].slug, title)), title
            )
        return cleaned


def _refuse_taken_slug(others: Any, name: str) -> None:
    if other := others.first():
        raise ValidationError(
            f"“{name}” would have the same address as “{other}”. Use a name that differs from it."
        )


class CanonicalNameAdmin(HistoryAdmin):
    """Claims find an organization or office by its canonical name, so that is fixed once it exists."""

    canonical: tuple[str, ...]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["slug", *(self.canonical if obj else ())]

    def has_delete_permission(self, *args: Any) -> bool:
        return False


class OfficeInline(Rows):
    model = Office
    fields = ["title", "slug", "established_earliest", "abolished_latest"]
    show_change_link = True


@admin.register(Organization)
class OrganizationAdmin(CanonicalNameAdmin):
    form = OrganizationForm
    canonical = ("name",)
    list_display = ["name", "slug", "country"]
    list_filter = [("country", admin.EmptyFieldListFilter)]
    search_fields = ["name", "slug", "country"]
    show_full_result_count = False
    inlines = [OfficeInline]
    fieldsets = [(None, {"description": FROM_TABLES, "fields": ["name", "slug", "country", "labels"]})]

    def save_model(
        self, request: HttpRequest, obj: Organization, form: forms.ModelForm, change: bool
    ) -> None:
        obj.slug = obj.slug or slugify(fold(obj.name))[:120]
        super().save_model(request, obj, form, change)


class TenureInWords:
    """Columns that say what the edges of a tenure mean."""

    @admin.display(ordering="start_earliest")
    def start(self, tenure: Tenure) -> str:
        return told(tenure.start.edtf, tenure.start_disputed)

    @admin.display(description="end (first day no longer in office)", ordering="end_latest")
    def end(self, tenure: Tenure) -> str:
        return told(tenure.end_text, tenure.end_disputed)

    @admin.display(ordering="acting")
    def kind(self, tenure: Tenure) -> str:
        return "acting" if tenure.acting else "regular"


class TenureInline(TenureInWords, Rows):
    """The holders in order, so that gaps and overlaps can be seen."""

    model = Tenure
    verbose_name_plural = "holders"
    fields = ["person", "start", "end", "kind", "end_status", "last_confirmed"]
    readonly_fields = ["start", "end", "kind"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return Tenure.objects.select_related("person", "office__organization").in_order()


@admin.register(Office)
class OfficeAdmin(CanonicalNameAdmin):
    form = OfficeForm
    canonical = ("title", "organization")
    list_display = ["__str__", "title", "organization", "established", "abolished"]
    list_filter = [("organization", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organization"]
    search_fields = ["title", "slug", "organization__name", "labels"]
    autocomplete_fields = ["organization", "exclusive_with"]
    show_full_result_count = False
    inlines = [TenureInline]
    fieldsets = [
        (None, {"description": FROM_TABLES, "fields": ["title", "organization", "slug", "labels"]}),
        (
            "Life of the office",
            {
                "description": "Established: its first day. Abolished: the first day it no longer existed. Where the "
                "day is not known, enter the first and the last day that it can have been.",
                "fields": [
                    ("established_earliest", "established_latest"),
                    ("abolished_earliest", "abolished_latest"),
                    "exclusive_with",
                ],
            },
        ),
    ]

    def established(self, office: Office) -> str:
        return office.established.edtf

    def abolished(self, office: Office) -> str:
        return office.abolished.edtf

    def save_model(self, request: HttpRequest, obj: Office, form: forms.ModelForm, change: bool) -> None:
        obj.slug = obj.slug or office_slug(obj.organization.slug, obj.title)
        super().save_model(request, obj, form, change)


@admin.register(Tenure)
class TenureAdmin(TenureInWords, Derived, HistoryAdmin):
    list_display = [
        "person",
        "office",
        "kind",
        "start",
        "end",
        "end_status",
        "last_confirmed",
    ]
    list_filter = [
        "acting",
        "end_status",
        "start_disputed",
        "end_disputed",
        ("office__organization", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["person", "office__organization"]
    search_fields = [
        "person__name",
        "person__sort_name",
        "office__title",
        "office__organization__name",
        "slug",
    ]
    date_hierarchy = "start_earliest"
    show_full_result_count = False
    fieldsets = [
        (None, {"description": DERIVED, "fields": ["person", "office", "kind", "follows", "slug"]}),
        (
            "From when to when",
            {
                "description": HALF_OPEN,
                "fields": [
                    ("start", "start_earliest", "start_latest"),
                    ("end", "end_earliest", "end_latest"),
                    ("end_status", "last_confirmed", "end_reason"),
                    ("expected_end_earliest", "expected_end_latest"),
                    ("days_disputed_min", "days_disputed_max"),
                    "derived_from",
                    "updated_at",
                ],
            },
        ),
    ]
    readonly_fields = ["start", "end", "kind", "updated_at"]

    def get_queryset(self, request: HttpRequest) -> Any:
        related = ["person", "office__organization", "follows__person", "follows__office__organization"]
        return super().get_queryset(request).select_related(*related)


@admin.register(Vacancy)
class VacancyAdmin(Derived, admin.ModelAdmin):
    list_display = ["office", "start", "end", "disputed"]
    list_filter = ["disputed"]
    list_select_related = ["office__organization"]
    search_fields = ["office__title", "office__organization__name"]
    date_hierarchy = "start_earliest"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": DERIVED,
                "fields": [
                    "office",
                    ("start", "start_earliest", "start_latest"),
                    ("end", "end_earliest", "end_latest"),
                    "disputed",
                ],
            },
        )
    ]
    readonly_fields = ["start", "end"]


@admin.register(FormerId)
class FormerIdAdmin(Derived, admin.ModelAdmin):
    list_display = ["old_slug", "tenure", "since"]
    list_select_related = ["tenure__person", "tenure__office__organization"]
    search_fields = ["old_slug", "tenure__slug", "tenure__person__name"]
    readonly_fields = ["since"]
    date_hierarchy = "since"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "An id that a tenure once had. It leads to it for ever.",
                "fields": ["old_slug", "tenure", "since"],
            },
        )
    ]
