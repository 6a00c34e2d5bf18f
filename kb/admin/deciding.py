"""Decisions that change facts: the rows are shown with what would change, a reason is asked for, then it is done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString

from kb.ingest.changes import Changes

MAX_AT_ONCE = 200  # rows that a person can still look through on the page that asks for the reason
MAX_CHANGES_SHOWN = 20
MOVED = (
    "Somebody has decided on one of these since you looked. Nothing of yours was carried out or lost: look at how they "
    "stand and at what would change now, and decide again."
)

UNSEEN = (
    "This came without the mark of how the rows stood when they were looked at, so nothing was carried out. Look at how "
    "they stand and at what would change now, and decide here."
)


@dataclass(frozen=True)
class Decision:
    """``make`` carries it out for rows, user and reason, in one transaction, and says what changed."""

    name: str  # in the address
    verb: str  # on buttons and in headings
    done: str  # "3 claims accepted"
    explanation: str
    make: Callable[[list[Any], User, str], Changes]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Kept with the decision, for whoever wonders later.",
    )


class DecidingAdmin(admin.ModelAdmin):
    """A model admin with a page for each of its decisions, reached by action or button."""

    change_form_template = "admin/kb/change_form_with_decisions.html"
    decisions: tuple[Decision, ...] = ()
    decide_permission: str  # "kb.add_judgement"

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.decide_permission)

    def decisions_on(self, row: Any) -> Iterable[Decision]:
        """The decisions that make sense for one row as it stands."""
        return self.decisions

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        return [path("decide/<slug:decision>/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        if self.has_decide_permission(request):
            for decision in self.decisions:
                words = f"{decision.verb} selected {self.opts.verbose_name_plural}"
                actions[decision.name] = (_ask(decision), decision.name, words)  # type: ignore[assignment]
        return actions

    def decide_address(self, decision: Decision, ids: Iterable[int], back_to: str) -> str:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_decide", args=[decision.name])
        return f"{address}?{urlencode({'ids': ','.join(map(str, ids)), 'next': back_to})}"

    def decide_view(self, request: HttpRequest, decision: str) -> HttpResponse:
        chosen = next((d for d in self.decisions if d.name == decision), None)
        if chosen is None:
            raise Http404(f"No such decision: {decision}.")
        if not self.has_decide_permission(request):
            raise PermissionDenied
        back_to = self._back_to(request)
        form = ReasonForm(request.POST or None)
        moved = False
        if request.method == "POST" and form.is_valid():
            with transaction.atomic():
                rows = self._rows(request, lock=True)
                moved = request.POST.get("seen") != self._seen(rows)
                if not moved:
                    reason = form.cleaned_data["reason"]
                    changes = chosen.make(rows, request.user, reason)  # type: ignore[arg-type]
                    for row in rows:
                        self.log_change(request, row, f"{chosen.verb}: {reason}")
            if not moved:
                self.message_user(request, self._report(chosen, rows, changes), messages.SUCCESS)
                return HttpResponseRedirect(back_to)
            self.message_user(request, MOVED if "seen" in request.POST else UNSEEN, messages.WARNING)
        rows = self._rows(request)
        seen = self._seen(rows)  # before the preview, which leaves its marks on the rows
        would_change = preview(lambda: chosen.make(rows, request.user, ""))  # type: ignore[arg-type]
        context = {
            **self.admin_site.each_context(request),
            "title": f"{chosen.verb} {self._count(rows)}",
            "opts": self.opts,
            "media": self.media + form.media,
            "decision": chosen,
            "rows": self.get_queryset(request).filter(pk__in=[row.pk for row in rows]),
            "changes": would_change.facts[:MAX_CHANGES_SHOWN],
            "more_changes": max(len(would_change.facts) - MAX_CHANGES_SHOWN, 0),
            "form": form,
            "seen": seen,
            "back_to": back_to,
            "rows_template": f"admin/kb/{self.opts.model_name}/rows.html",
        }
        unmarked = moved and "seen" not in request.POST
        status = HTTPStatus.BAD_REQUEST if unmarked else HTTPStatus.CONFLICT if moved else HTTPStatus.OK
        return TemplateResponse(request, "admin/kb/decide.html", context, status=status)

    def version_of(self, row: Any) -> object:
        """What differs once somebody else has decided on the row."""
        raise NotImplementedError

    def _rows(self, request: HttpRequest, *, lock: bool = False) -> list[Any]:
        rows = self.get_queryset(request).filter(pk__in=_ids(request))
        found = list(rows.select_for_update(of=("self",)) if lock else rows)
        if not found:
            raise Http404("None of these rows exists.")
        return found

    def _seen(self, rows: list[Any]) -> str:
        versions = sorted((row.pk, str(self.version_of(row))) for row in rows)
        return hashlib.blake2s(repr(versions).encode(), digest_size=12).hexdigest()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        row = kwargs.get("obj")
        if row and self.has_decide_permission(request):
            context["decisions"] = [
                (decision, self.decide_address(decision, [row.pk], request.get_full_path()))
                for decision in self.decisions_on(row)
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def _back_to(self, request: HttpRequest) -> str:
        wanted = request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
            return wanted
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def _count(self, rows: list[Any]) -> str:
        name = self.opts.verbose_name if len(rows) == 1 else self.opts.verbose_name_plural
        return f"{len(rows)} {name}"

    def _report(self, decision: Decision, rows: list[Any], changes: Changes) -> SafeString:
        if not changes.facts:
            return format_html("{} {}. No fact changes.", self._count(rows), decision.done)
        items = [(str(change),) for change in changes.facts[:MAX_CHANGES_SHOWN]]
        if (more := len(changes.facts) - MAX_CHANGES_SHOWN) > 0:
            items.append((f"and {more} more",))
        return format_html(
            "{} {}. Facts changed:<ul>{}</ul>",
            self._count(rows),
            decision.done,
            format_html_join("", "<li>{}</li>", items),
        )


def preview(step: Callable[[], Changes]) -> Changes:
    """What a step would change: it is run and undone."""
    with transaction.atomic():
        changes = step()
        transaction.set_rollback(True)
    return changes


def _ids(request: HttpRequest) -> list[int]:
    return [int(part) for part in request.GET.get("ids", "").split(",") if _is_key(part)][:MAX_AT_ONCE]


def _is_key(text: str) -> bool:
    """A number that a primary key can be."""
    return text.isdecimal() and len(text) <= 18


def _ask(decision: Decision) -> Callable[..., HttpResponse | None]:
    """An action on the list that leads to the page asking for the reason."""

    def ask(
        modeladmin: DecidingAdmin, request: HttpRequest, queryset: QuerySet[Model]
    ) -> HttpResponse | None:
        ids = list(queryset.values_list("pk", flat=True)[: MAX_AT_ONCE + 1])
        if len(ids) > MAX_AT_ONCE:
            modeladmin.message_user(
                request,
                f"Select {MAX_AT_ONCE} at most, so that each is seen before it is decided.",
                messages.ERROR,
            )
            return None
        return HttpResponseRedirect(modeladmin.decide_address(decision, ids, request.get_full_path()))

    return ask
