"""Editing in two steps: what was typed is echoed back with what would change, then it is saved."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kb.ingest.changes import Changes
from kb.models import Claim

SHOWN = 20
MOVED = (
    "Somebody has changed these facts since you looked. Nothing of yours is saved or lost: look at what would change "
    "now, and save again."
)


@dataclass(frozen=True)
class Page:
    """What one form of that kind is about, and where it leads."""

    title: str
    about: str
    back_to: str
    template: str = "admin/kb/look.html"


class LookingForm(forms.Form):
    """A form that can tell how it understood what was typed."""

    required_css_class = "required"

    def understood(self) -> dict[str, str]:
        """By field, the reading of what was typed."""
        return {}

    def rows(self) -> Iterable[tuple[forms.BoundField, str]]:
        read = self.understood() if self.is_bound and self.is_valid() else {}
        return [(self[name], read.get(name, "")) for name in self.fields]


Step = Callable[[], tuple[list[Claim], Changes]]


def look_then_save(
    modeladmin: admin.ModelAdmin, request: HttpRequest, form: LookingForm, page: Page, step: Step
) -> HttpResponse:
    """``step`` writes; it is undone unless exactly what it changes has been looked at."""
    looked_at = request.POST.get("looked_at", "")
    changes, token = None, ""
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            claims, changes = step()
            token = _token(form, changes)
            saved = "_save" in request.POST and token == looked_at
            transaction.set_rollback(not saved)
        if saved:
            modeladmin.message_user(request, _told(claims, changes), messages.SUCCESS)
            return HttpResponseRedirect(page.back_to)
    moved = _moved(looked_at, token)
    if moved:
        modeladmin.message_user(request, MOVED, messages.WARNING)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": page.title,
        "subtitle": None,
        "opts": modeladmin.opts,
        "is_nav_sidebar_enabled": False,
        "page": page,
        "form": form,
        "token": token,
        "looked": changes is not None,
        "changes": changes.facts[:SHOWN] if changes else [],
        "more_changes": max(len(changes.facts) - SHOWN, 0) if changes else 0,
    }
    return TemplateResponse(
        request, page.template, context, status=HTTPStatus.CONFLICT if moved else HTTPStatus.OK
    )


def _moved(looked_at: str, token: str) -> bool:
    """The same was typed, but it would no longer change the same."""
    return looked_at != token and looked_at.partition(".")[0] == token.partition(".")[0] != ""


def _token(form: LookingForm, changes: Changes) -> str:
    """Of what was typed, and of what it would change."""
    typed = [(name, form.data.get(form.add_prefix(name), "")) for name in form.fields]
    return f"{_digest(typed)}.{_digest([str(change) for change in changes.facts])}"


def _digest(parts: object) -> str:
    return hashlib.blake2s(repr(parts).encode(), digest_size=12).hexdigest()


def _told(claims: list[Claim], changes: Changes) -> SafeString:
    """What has become of it, and how to undo it."""
    facts = format_html_join("", "<li>{}</li>", [(str(change),) for change in changes.facts[:SHOWN]])
    undo = format_html_join(", ", '<a href="{}">{}</a>', [(_address(claim), claim) for claim in claims])
    told = format_html("Facts changed:<ul>{}</ul>", facts) if facts else "No fact changes."
    return format_html("Saved. {} To undo it, reject your claim: {}.", told, undo)


def _address(claim: Claim) -> str:
    return reverse("admin:kb_claim_change", args=[claim.pk])
