"""What readers report: a queue for curators. Their words stay; what becomes of it is decided and answered here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.admin.locking import LockedMixin
from kb.models import Report
from kb.reporting import subject_of
from people.admin import HistoryAdmin

READERS = ("label", "about", "shown", "shown_now", "message", "source", "at", "claim", "person", "tenure")


@admin.register(Report)
class ReportAdmin(LockedMixin, HistoryAdmin):
    list_display = ("label", "at", "state", "message_begins", "decided_by")
    list_filter = ("state", "at")
    search_fields = ("label", "message", "answer", "key")
    list_select_related = ("decided_by",)
    show_full_result_count = False
    readonly_fields = (*READERS, "decided_by", "decided_at", "public_page")
    fieldsets = (
        ("What the reader says", {"fields": READERS}),
        (
            "What becomes of it",
            {
                "description": "The state and the answer are public at the report's own address.",
                "fields": ("state", "answer", "decided_by", "decided_at", "public_page"),
            },
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        """What waits stands first."""
        return super().get_queryset(request).order_by("decided_at", "-at")

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        if "state" in form.changed_data:
            waits = obj.state == Report.State.WAITING
            obj.decided_at = None if waits else timezone.now()
            obj.decided_by = None if waits else request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    @admin.display(description="message")
    def message_begins(self, report: Report) -> str:
        return report.message[:80]

    @admin.display(description="shown now")
    def shown_now(self, report: Report) -> SafeString | str:
        subject = subject_of(report.about)
        if subject is None:
            return "no longer shown"
        return format_html('<a href="{}">{}</a>', subject.address, subject.shown or subject.label)

    @admin.display(description="public page")
    def public_page(self, report: Report) -> SafeString:
        return format_html('<a href="{0}">{0}</a>', report.get_absolute_url())
