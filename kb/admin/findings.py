"""Findings, each with a way to say that it is none; and what curators have said so far."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.findings import findings
from kb.ingest.suppress import lift, suppress
from kb.models import Finding, Suppression
from people.admin import Derived


class PublicReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Public: it is shown with the finding on the page of conflicts and in the API.",
    )


@admin.register(Finding)
class FindingAdmin(Derived, admin.ModelAdmin):
    """The list is of all findings, also of those that are worked out and not stored."""

    change_list_template = "admin/kb/finding/change_list.html"
    list_display = ["code", "definite", "message", "component"]
    list_display_links = ["code", "message"]
    list_filter = ["definite", "code"]
    search_fields = ["message", "component", "code", "people__name"]
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "Found by the machine while it worked out the facts, and gone once its cause is: judge "
                "the claims that it names, or ingest a source that settles it.",
                "fields": ["code", "definite", "message", "people", "tenures", "claims", "component", "key"],
            },
        )
    ]

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        related = ["people", "tenures__person", "tenures__office__organization", "claims"]
        return super().get_queryset(request).prefetch_related(*related)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.suppress_view)
        return [path("suppress/<str:key>/", view, name="kb_finding_suppress"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """With every finding above the table of those that are stored."""
        context = {
            "all_findings": findings(timezone.localdate()),
            "may_suppress": request.user.has_perm("kb.add_suppression"),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def suppress_view(self, request: HttpRequest, key: str) -> HttpResponse:
        if not request.user.has_perm("kb.add_suppression"):
            raise PermissionDenied
        found = next((f for f in findings(timezone.localdate()) if f.key == key and not f.suppressed), None)
        if found is None:
            raise Http404("No such finding any more: its facts have changed, or it is suppressed already.")
        form = PublicReasonForm(request.POST or None)
        back_to = reverse("admin:kb_finding_changelist")
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            kept = suppress(found, by=request.user, reason=reason)  # type: ignore[arg-type]
            self.log_addition(request, kept, f"Suppress: {reason}")
            self.message_user(
                request, "Suppressed, until one of its facts changes. It stays in sight with your reason."
            )
            return HttpResponseRedirect(back_to)
        context = {
            **self.admin_site.each_context(request),
            "title": "Suppress a finding",
            "opts": self.opts,
            "media": self.media + form.media,
            "finding": found,
            "form": form,
            "back_to": back_to,
        }
        return TemplateResponse(request, "admin/kb/finding/suppress.html", context)


class Holds(admin.SimpleListFilter):
    title = "lifted"
    parameter_name = "lifted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "no"), ("yes", "yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suppression]) -> QuerySet[Suppression]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(lifted_at__isnull=self.value() == "no")


@admin.register(Suppression)
class SuppressionAdmin(Derived, admin.ModelAdmin):
    actions = ["lift_selected"]
    list_display = ["code", "message", "reason", "by", "at", "lifted"]
    list_display_links = ["code", "message"]
    list_filter = [Holds, "code"]
    list_select_related = ["by", "lifted_by"]
    search_fields = ["message", "reason", "code"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "A finding that a curator says is none. It holds until one of the facts changes that the "
                "finding rests on; then the finding is back by itself, with this reason beside it.",
                "fields": ["code", "message", "reason", ("by", "at"), ("lifted_by", "lifted_at")],
            },
        )
    ]

    @admin.display(ordering="lifted_at")
    def lifted(self, suppression: Suppression) -> SafeString | str:
        if suppression.lifted_at is None:
            return "no"
        return format_html("{} by {}", suppression.lifted_at.date(), suppression.lifted_by)

    def has_lift_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("kb.add_suppression")

    @admin.action(description="Let the selected findings stand again", permissions=["lift"])
    def lift_selected(self, request: HttpRequest, queryset: QuerySet[Suppression]) -> None:
        holding = list(queryset.filter(lifted_at=None))
        for suppression in holding:
            lift(suppression, by=request.user)  # type: ignore[arg-type]
            self.log_change(request, suppression, "Let it stand again")
        self.message_user(request, f"{len(holding)} lifted.", messages.SUCCESS)
