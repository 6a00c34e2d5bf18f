"""Two people at one form: who saves second is told what the first has changed, and loses nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime

from people.admin import HistoryAdmin

FIELD = "seen_version"
UNSEEN = (
    "This came without the mark of the version that was seen, so nobody could be told what somebody else has changed. "
    "Nothing is saved: open the page again, and save it from there."
)


class LockedMixin(HistoryAdmin):
    """The form carries the version that was seen: the number of its last record in the history."""

    object_history_form_template = "admin/history_form.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if obj is None or request.method != "POST":
            return form

        class Locked(form):
            def clean(self) -> Any:
                cleaned = super().clean()
                refuse_if_overtaken(self.instance, self.data.get(FIELD, ""))
                return cleaned

        return Locked

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        if row := kwargs.get("obj"):
            context[FIELD] = version_of(row)
        return super().render_change_form(request, context, *args, **kwargs)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        number = object_id if object_id.isdecimal() and len(object_id) <= 18 else 0
        row = self.model._default_manager.filter(pk=number).first()
        context = {FIELD: version_of(row) if row else None}
        return super().history_form_view(request, object_id, version_id, {**context, **(extra_context or {})})


def version_of(row: Any) -> int:
    number: int | None = row.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return number or 0


def refuse_if_overtaken(row: Any, seen: str) -> None:
    """Raises ValidationError with what somebody else has changed since that version was seen."""
    if not seen.isdecimal() or len(seen) > 18:
        raise ValidationError(UNSEEN)
    list(type(row).objects.select_for_update().filter(pk=row.pk).values_list("pk"))
    later = list(row.history.filter(history_id__gt=int(seen)).order_by("history_id"))
    if later:
        raise ValidationError(
            [
                *map(_told, later),
                "Yours is not saved, and not lost: it stands below. Save again to put it in place of theirs.",
            ]
        )


def _told(record: Any) -> str:
    """``otto changed this at 10:03: title from “A” to “B”.``"""
    who, when = record.history_user or "Somebody", f"{localtime(record.history_date):%H:%M on %Y-%m-%d}"
    before = record.prev_record
    delta = record.diff_against(before).changes if before else []
    what = "; ".join(f"{change.field} from “{change.old or ''}” to “{change.new or ''}”" for change in delta)
    return f"{who} changed this at {when}{f': {what}' if what else ''}."
