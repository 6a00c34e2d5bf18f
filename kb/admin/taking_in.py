"""Tables taken in from a file: shown row by row first, then stored when that is confirmed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.admin import ImportMixin

from kb.admin.spreadsheets import FORMATS
from kb.admin.table_forms import ABOUT, ConfirmForm, SealedStorage, TableForm
from kb.admin.table_rows import TableResource, TableResult, resource_of
from kb.ingest import pipeline
from kb.ingest.keepsake_sources import keep_document
from kb.ingest.records import BadInput, Problem
from kb.ingest.stated import Given
from kb.models import Reading

TAKE_IN = "kb.add_article"  # whoever may add an article may add a table, which is one
MAX_CHANGES_SHOWN = 50
MOVED = (
    "What this table would change is no longer what you looked at. Nothing was stored: look at it again, and confirm "
    "it then."
)
LATE = "What you looked at is too old, or not what was shown. Nothing was stored: choose the file again."
UNREADABLE = "Not a file of that format, or a damaged one. Choose the right format, or save it again."


class Overtaken(Exception):
    """What was confirmed is not what would happen now."""

    def __init__(self, result: TableResult) -> None:
        super().__init__(MOVED)
        self.result = result


class TakingIn(ImportMixin):
    """The library's import in two steps, for one kind of table."""

    table: str
    import_template_name = "admin/kb/table/import.html"
    import_form_class = TableForm
    confirm_form_class = ConfirmForm
    tmp_storage_class = SealedStorage
    import_formats = FORMATS

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TAKE_IN)

    def get_import_resource_classes(self, request: HttpRequest) -> list[type[TableResource]]:
        return [resource_of(self.table)]

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form")
        values = getattr(form, "cleaned_data", {})
        return {"given": Given(**{name: values.get(name) or None for name in ABOUT})}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        about = {name: import_form.cleaned_data[name] for name in ABOUT} if import_form else {}
        return {**initial, **about}

    def add_data_read_fail_error_to_form(self, form: forms.Form, e: Exception) -> None:
        if isinstance(e, BadInput):
            form.add_error("import_file", [_told(problem) for problem in e.problems])
        else:
            form.add_error("import_file", UNREADABLE)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = super().import_action(request, **kwargs)
        context = response.context_data
        result: TableResult | None = context.get("result")
        context |= {"title": f"Take in a table of {self.table}", "table": self.table}
        if result is not None:
            context |= _shown(result)
            if result.is_known:
                context.pop("confirm_form", None)
            elif "confirm_form" in context:
                context["confirm_form"].initial["seen"] = result.seen
        return response

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        if not form.is_valid():
            return self._too_late(request)
        try:
            with transaction.atomic():
                return super().process_import(request, **kwargs)
        except (signing.BadSignature, BadInput):  # no such file, or none of that format
            return self._too_late(request)
        except Overtaken as overtaken:
            return self._look_again(request, form, overtaken.result)

    def process_result(self, result: TableResult, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.seen != request.POST.get("seen"):
            raise Overtaken(result)
        return super().process_result(result, request)

    def generate_log_entries(self, result: TableResult, request: HttpRequest) -> None:
        if result.taken and result.taken.document and not result.is_known:
            keep_document(result.taken.document, request.user)  # type: ignore[arg-type]
            reading = Reading.objects.get(key=pipeline.reading_key(result.taken.document))
            self.log_addition(request, reading, f"Table of {self.table} taken in: {_summary(result)}")

    def add_success_message(self, result: TableResult, request: HttpRequest) -> None:
        facts = len(result.taken.changes.facts) if result.taken else 0
        messages.success(request, f"Taken in: {_summary(result)}. {facts} facts changed.")

    def _too_late(self, request: HttpRequest) -> HttpResponse:
        messages.warning(request, LATE)
        return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))

    def _look_again(self, request: HttpRequest, form: ConfirmForm, result: TableResult) -> HttpResponse:
        if not result.is_known:
            messages.warning(request, MOVED)
        again = self.confirm_form_class(initial={**form.cleaned_data, "seen": result.seen})
        context = {
            **self.admin_site.each_context(request),
            **_shown(result),
            "title": f"Take in a table of {self.table}",
            "table": self.table,
            "opts": self.opts,
            "result": result,
            "form": self.create_import_form(request),
            "confirm_form": None if result.has_errors() or result.is_known else again,
        }
        return TemplateResponse(request, self.import_template_name, context, status=HTTPStatus.CONFLICT)


def _shown(result: TableResult) -> dict[str, Any]:
    facts = result.taken.changes.facts if result.taken else []
    visible = [change for change in facts if change.before != change.after]
    beside_rows = {note for outcome in result.outcomes.values() for note in outcome.notes}
    return {
        "changes": visible[:MAX_CHANGES_SHOWN],
        "more_changes": max(len(visible) - MAX_CHANGES_SHOWN, 0),
        "warnings": [w for w in (result.taken.warnings if result.taken else ()) if w not in beside_rows],
        "refusals": [words for error in result.base_errors for words in _words(error.error)],
        "is_nav_sidebar_enabled": False,  # rows need the room
    }


def _words(error: Exception) -> list[str]:
    if isinstance(error, BadInput):
        return [_told(problem) for problem in error.problems]
    raise error  # nothing that a table can be blamed for


def _told(problem: Problem) -> str:
    return f"Row {problem.line}: {problem.message}" if problem.line else problem.message


def _summary(result: TableResult) -> str:
    return ", ".join(f"{count} {standing}" for standing, count in result.counted)
