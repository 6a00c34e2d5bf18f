"""People, tenures and offices with the evidence they follow from, which their own apps know nothing of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.admin.claim_inline import ClaimInline, link_to_claims
from kb.admin.decided import DecidedMixin
from kb.admin.editing import LifeEditing, SpellEditing
from kb.admin.exporting import Exporting, OfficeExport, OrganizationExport, PersonExport, TenureExport
from kb.admin.locking import LockedMixin
from kb.admin.taking_in import TakingIn
from kb.ingest.changes import bump_version, take_turn
from kb.ingest.ruling import settle
from kb.models import Derivation
from people.admin import HistoryAdmin, PersonAdmin, Rows
from people.models import Person
from tenures.admin import OfficeAdmin, OrganizationAdmin, TenureAdmin, VacancyAdmin
from tenures.models import Mergeable, Office, Organization, Tenure, Vacancy

BOTH = "admin/import_export/change_list_import_export.html"  # the library's buttons, for both directions


class DerivationInline(Rows):
    """Why each bound is where it is."""

    model = Derivation
    fields = ["edge", "bound", "day", "rule", "stated", "rests_on"]
    readonly_fields = ["rests_on"]
    verbose_name_plural = "why these days"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Derivation]:
        related = ["person", "tenure__person", "tenure__office__organization"]
        return super().get_queryset(request).select_related(*related).prefetch_related("claims")

    def rests_on(self, derivation: Derivation) -> str:
        return "; ".join(map(str, derivation.claims.all()))


class OneOrTwo(HistoryAdmin):
    """Leads whoever may say so to the pages on which two are made one, or one two."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or not request.user.has_perm("kb.add_ruling"):
            return super().get_fieldsets(request, obj)
        return [*super().get_fieldsets(request, obj), ("Which is which", {"fields": ["one_or_two"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), "one_or_two"]

    @admin.display(description="one or two")
    def one_or_two(self, thing: Any) -> SafeString:
        if other := getattr(thing, "merged_into", None):
            rulings = (
                f"{reverse('admin:kb_ruling_changelist')}?standing=yes&kind__exact={self.opts.model_name}"
            )
            return format_html(
                '<span class="kb-links">Merged into <a href="{}">{}</a> <a href="{}">Rulings that stand</a></span>',
                reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[other.pk]),
                other,
                rulings,
            )
        return format_html(
            '<span class="kb-links"><a href="{}">Merge with another…</a> <a href="{}">Split in two…</a></span>',
            *(
                reverse(f"admin:kb_ruling_{what}", args=[self.opts.model_name, thing.pk])
                for what in ("merge", "split")
            ),
        )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        offered = request.path == reverse("admin:autocomplete")
        return (found.filter(merged_into=None) if offered and self.has_merged() else found), duplicates

    def has_merged(self) -> bool:
        return issubclass(self.model, Mergeable)


class Merged(admin.SimpleListFilter):
    title = "merged into another"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "no"), ("yes", "yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(merged_into__isnull=self.value() == "no")


class EvidenceAdmin(HistoryAdmin):
    """Adds derivations and claims to the page of a fact."""

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [*super().get_inlines(request, obj), DerivationInline, ClaimInline]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), ("Evidence", {"fields": ["all_claims"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), "all_claims"]

    @admin.display(description="all its claims")
    def all_claims(self, fact: Person | Tenure) -> SafeString:
        return link_to_claims(fact._meta.model_name or "", fact.pk)


class VersionedAdmin(HistoryAdmin):
    """Pages show these rows, so saving one makes a new version of the data."""

    class Media:
        css = {"all": ["kb/admin.css"]}

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        take_turn()
        super().save_model(request, obj, form, change)
        settle()
        bump_version()


admin.site.unregister([Person, Tenure, Office, Organization, Vacancy])


@admin.register(Person)
class PersonWithEvidence(
    OneOrTwo, TakingIn, Exporting, LifeEditing, DecidedMixin, EvidenceAdmin, PersonAdmin
):
    import_export_change_list_template = BOTH
    table = "people"
    exported = PersonExport
    decided_by = "person"


@admin.register(Tenure)
class TenureWithEvidence(TakingIn, Exporting, SpellEditing, DecidedMixin, EvidenceAdmin, TenureAdmin):
    import_export_change_list_template = BOTH
    table = "tenures"
    exported = TenureExport
    decided_by = "tenure"


@admin.register(Office)
class VersionedOffice(OneOrTwo, TakingIn, Exporting, LockedMixin, DecidedMixin, VersionedAdmin, OfficeAdmin):
    import_export_change_list_template = BOTH
    table = "offices"
    exported = OfficeExport
    decided_by = "office"
    list_filter: Any = [*OfficeAdmin.list_filter, Merged]
    list_display = [*OfficeAdmin.list_display, "merged_into"]
    list_select_related = ["organization", "merged_into__organization"]


@admin.register(Organization)
class VersionedOrganization(OneOrTwo, Exporting, LockedMixin, VersionedAdmin, OrganizationAdmin):
    exported = OrganizationExport
    list_filter: Any = [*OrganizationAdmin.list_filter, Merged]
    list_display = [*OrganizationAdmin.list_display, "merged_into"]
    list_select_related = ["merged_into"]


@admin.register(Vacancy)
class VacancyFromTables(TakingIn, VacancyAdmin):
    table = "vacancies"
