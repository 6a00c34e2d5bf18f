"""Who is who and which office is which: two merged into one, one split into two, and either taken back.

Each is shown first with what would change, and asks for a reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from kb.admin.deciding import DecidingAdmin, Decision, ReasonForm
from kb.admin.one_or_two import FOUND, KINDS, Kind
from kb.ingest.changes import Changes
from kb.ingest.ruling import NoRuling, Ruled, withdraw
from kb.models import Claim, Ruling
from people.admin import Derived

CHOSEN_FROM = 200  # claims to tick on one page; more are found by their words
NOT_THIS = (
    "What would change is not what you were shown: the facts or your choice have changed since. Nothing is written. "
    "Look at what would change now, and confirm again."
)
NOT_SEEN = (
    "This came without the mark of what it was shown to change, so nothing is written. Look at what would change, and "
    "confirm it here."
)


def _withdraw(rulings: list[Ruling], by: Any, reason: str) -> Changes:
    changes = Changes()
    for ruling in rulings:
        changes.add(withdraw(ruling, by=by, reason=reason))
    return changes


WITHDRAW = Decision(
    "withdraw",
    "Withdraw",
    "withdrawn",
    "As if it had never been said: what was merged is two again, each under its own address.",
    _withdraw,
)


class Standing(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "stands"), ("no", "withdrawn")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> QuerySet[Ruling]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(withdrawn_at__isnull=self.value() == "yes")


@admin.register(Ruling)
class RulingAdmin(Derived, DecidingAdmin):
    decisions = (WITHDRAW,)
    decide_permission = "kb.add_ruling"
    list_display = ["label", "kind", "reason", "by", "at", "withdrawn_at"]
    list_filter = [Standing, "kind", "same"]
    list_select_related = ["by"]
    search_fields = ["label", "reason"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "A curator's word on who is who, or which office is which. It rests on claims and names, "
                "so it holds however often articles are read again, until it is withdrawn.",
                "fields": [
                    "label",
                    "kind",
                    "reason",
                    ("by", "at"),
                    ("withdrawn_by", "withdrawn_at"),
                    "slugs",
                ],
            },
        )
    ]

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<slug:kind>/<int:pk>/merge/", wrap(self.merge_view), name="kb_ruling_merge"),
            path("<slug:kind>/<int:pk>/split/", wrap(self.split_view), name="kb_ruling_split"),
            *super().get_urls(),
        ]

    def decisions_on(self, row: Ruling) -> list[Decision]:
        return [] if row.withdrawn_at else [WITHDRAW]

    def version_of(self, row: Ruling) -> object:
        return row.withdrawn_at

    def merge_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        of, thing = self._thing(request, kind, pk)
        other = of.things().filter(pk=_number(request.GET.get("with"))).exclude(pk=pk).first()
        wanted = request.GET.get("q", "").strip()
        context: dict[str, Any] = {"kind": of, "thing": thing, "other": other, "wanted": wanted}
        if other is None:
            if request.method == "POST":
                self.message_user(
                    request, f"That {kind} is gone since you looked. Nothing is written.", messages.WARNING
                )
            found = [one for one in of.called(wanted) if one.pk != pk] if wanted else []
            context |= {
                "suggested": [(one, of.about(one)) for one in of.likely(thing)],
                "found": [(one, of.about(one)) for one in found[:FOUND]],
                "more": len(found) > FOUND,
                "title": f"Merge {thing} with which?",
            }
            return self._respond(request, "admin/kb/ruling/merge.html", context)
        context["title"] = f"{thing} and {other} are one {kind}"
        context["about"] = [of.about(one) for one in (thing, other)]

        def make(reason: str) -> Ruled:
            return of.merge(thing, other, request.user, reason)  # type: ignore[arg-type]

        return self._decide(request, make, "admin/kb/ruling/merge.html", context)

    def split_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        of, thing = self._thing(request, kind, pk)
        form = of.other_form(request.POST or None)
        claims = of.claims(thing).select_related("article").defer("article__text")
        keys = [_number(text) for text in request.POST.getlist("claim")]
        chosen = list(claims.filter(pk__in=keys))
        wanted = request.GET.get("q", "").strip().replace("\0", "")
        shown = _with_words(claims, wanted)[: CHOSEN_FROM + 1]
        context = {
            "kind": of, "thing": thing, "other_form": form, "wanted": wanted, "more": len(shown) > CHOSEN_FROM,
            "claims": list({c.pk: c for c in (*chosen, *shown[:CHOSEN_FROM])}.values()),
            "chosen": {c.pk for c in chosen}, "title": f"{thing} is two {of.plural}",
        }  # fmt: skip
        if request.method == "POST" and not form.is_valid():
            return self._respond(request, "admin/kb/ruling/split.html", context, HTTPStatus.BAD_REQUEST)

        def make(reason: str) -> Ruled:
            return of.split(thing, chosen, form, request.user, reason)  # type: ignore[arg-type]

        return self._decide(request, make, "admin/kb/ruling/split.html", context)

    def _decide(
        self, request: HttpRequest, make: Callable[[str], Ruled], template: str, context: dict[str, Any]
    ) -> HttpResponse:
        """Show what would change; carry it out when exactly that is confirmed, with a reason."""
        confirms = "confirm" in request.POST
        form = ReasonForm(request.POST if confirms else None)
        context |= {"form": form, "media": self.media + form.media}
        if request.method != "POST" and "other" not in context:
            return self._respond(request, template, context)
        agreed = confirms and form.is_valid()
        try:
            with transaction.atomic():
                ruled = make(form.cleaned_data["reason"] if agreed else "")
                seen = _seen(ruled)
                done = agreed and request.POST.get("seen") == seen
                if done:
                    self.log_addition(request, ruled.ruling, ruled.ruling.reason)
                transaction.set_rollback(not done)
        except NoRuling as wrong:
            self.message_user(request, str(wrong), messages.ERROR)
            return self._respond(request, template, context, HTTPStatus.BAD_REQUEST)
        if done:
            words = "; ".join(map(str, ruled.changes.facts[:FOUND])) or "No fact changes."
            self.message_user(request, f"{context['title']}. {words}", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:kb_ruling_changelist"))
        facts = ruled.changes.facts
        context |= {
            "previewed": True,
            "seen": seen,
            "changes": facts[:FOUND],
            "more_changes": len(facts[FOUND:]),
        }
        if not agreed:
            return self._respond(request, template, context)
        marked = "seen" in request.POST
        self.message_user(request, NOT_THIS if marked else NOT_SEEN, messages.WARNING)
        status = HTTPStatus.CONFLICT if marked else HTTPStatus.BAD_REQUEST
        return self._respond(request, template, context, status)

    def _thing(self, request: HttpRequest, kind: str, pk: int) -> tuple[Kind[Any], Any]:
        if not self.has_decide_permission(request):
            raise PermissionDenied
        of = KINDS.get(kind)
        thing = of.things().filter(pk=pk).first() if of else None
        if of is None or thing is None:
            raise Http404("Nothing of that kind has that number, or it is another by now.")
        return of, thing

    def _respond(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = HTTPStatus.OK
    ) -> HttpResponse:
        own = {"opts": self.opts, "media": self.media, "is_nav_sidebar_enabled": False}
        context = {**self.admin_site.each_context(request), **own, **context}
        return TemplateResponse(request, template, context, status=status)


def _seen(ruled: Ruled) -> str:
    """The mark of what would be ruled, and of all that would change with it."""
    ruling = ruled.ruling
    said = (ruling.kind, ruling.same, ruling.ours, ruling.theirs, ruling.said, ruling.meant, ruling.slugs)
    changes = [str(change) for change in ruled.changes.facts]
    return hashlib.blake2s(repr((said, changes)).encode(), digest_size=12).hexdigest()


def _with_words(claims: QuerySet[Claim], text: str) -> QuerySet[Claim]:
    for word in text.split()[:6]:
        claims = claims.filter(
            Q(quote__icontains=word) | Q(person_name__icontains=word) | Q(value__icontains=word)
            | Q(office_title__icontains=word) | Q(organization_name__icontains=word)
            | Q(article__title__icontains=word) | Q(article__slug__icontains=word)
        )  # fmt: skip
    return claims


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= 18 else 0
