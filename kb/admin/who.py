"""Who is who: two people merged into one, one split into two, each with a preview and a reason, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from kb.admin.deciding import DecidingAdmin, Decision, ReasonForm, preview
from kb.ingest.changes import Changes
from kb.ingest.ruling import merge, split, withdraw
from kb.models import Claim, Ruling
from people.admin import Derived
from people.duplicates import likely
from people.models import Person
from people.names import fold

FOUND = 20  # people offered for a merge; a longer list says that the search is too wide


def _withdraw(rulings: list[Ruling], by: Any, reason: str) -> Changes:
    changes = Changes()
    for ruling in rulings:
        changes.add(withdraw(ruling, by=by, reason=reason))
    return changes


WITHDRAW = Decision(
    "withdraw",
    "Withdraw",
    "withdrawn",
    "As if it had never been said: who was merged is two again, each under their own address.",
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
    list_display = ["label", "reason", "by", "at", "withdrawn_at"]
    list_filter = [Standing, "same"]
    list_select_related = ["by"]
    search_fields = ["label", "reason"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "A curator's word on who is who. It rests on claims, so it holds however often articles "
                "are read again, until it is withdrawn.",
                "fields": ["label", "reason", ("by", "at"), ("withdrawn_by", "withdrawn_at"), "slugs"],
            },
        )
    ]

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("merge/<int:pk>/", wrap(self.merge_view), name="kb_ruling_merge"),
            path("split/<int:pk>/", wrap(self.split_view), name="kb_ruling_split"),
            *super().get_urls(),
        ]

    def decisions_on(self, row: Ruling) -> list[Decision]:
        return [] if row.withdrawn_at else [WITHDRAW]

    def version_of(self, row: Ruling) -> object:
        return row.withdrawn_at

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(request, pk)
        other = Person.objects.filter(pk=_number(request.GET.get("with"))).exclude(pk=pk).first()
        wanted = request.GET.get("q", "").strip()
        context: dict[str, Any] = {"person": person, "other": other, "wanted": wanted}
        if other is None:
            family = Person.objects.shown().filter(sort_name__startswith=fold(person.family_name))
            list_of_people = self.admin_site.get_model_admin(Person)
            everybody = Person.objects.shown().exclude(pk=pk)
            found, twice = list_of_people.get_search_results(request, everybody, wanted)
            found = found.distinct() if twice else found
            context |= {
                "suggested": likely(person, family[:500]) if person.family_name else [],
                "found": found[:FOUND] if wanted else (),
                "title": f"Merge {person.name} with whom?",
            }
            return TemplateResponse(request, "admin/kb/ruling/merge.html", self._context(request, context))
        context["title"] = f"{person.name} and {other.name} are one person"

        def make(reason: str) -> Changes:
            return merge(person, other, by=request.user, reason=reason)  # type: ignore[arg-type]

        return self._decide(request, make, "admin/kb/ruling/merge.html", context)

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person(request, pk)
        claims = list(
            person.claims.select_related("article").defer("article__text").order_by("article", "pk")
        )
        chosen = [c for c in claims if str(c.pk) in request.POST.getlist("claim")]
        context = {"person": person, "claims": claims, "chosen": {c.pk for c in chosen}}
        context["title"] = f"{person.name} is two people"

        def make(reason: str) -> Changes:
            return split(person, chosen, by=request.user, reason=reason)  # type: ignore[arg-type]

        try:
            return self._decide(request, make, "admin/kb/ruling/split.html", context)
        except ValueError as wrong:
            self.message_user(request, str(wrong), messages.ERROR)
            return TemplateResponse(
                request, "admin/kb/ruling/split.html", self._context(request, context), status=400
            )

    def _decide(
        self, request: HttpRequest, make: Callable[[str], Changes], template: str, context: dict[str, Any]
    ) -> HttpResponse:
        """Show what would change first; carry it out when it is confirmed with a reason."""
        form = ReasonForm(request.POST if "confirm" in request.POST else None)
        context |= {"form": form, "media": self.media + form.media}
        if form.is_valid():
            changes = make(form.cleaned_data["reason"])
            self.log_addition(request, Ruling.objects.latest("pk"), form.cleaned_data["reason"])
            words = "; ".join(map(str, changes.facts[:FOUND])) or "No fact changes."
            self.message_user(request, f"{context['title']}. {words}", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:kb_ruling_changelist"))
        if context.get("other") or request.method == "POST":
            context["changes"] = preview(lambda: make("")).facts[:FOUND]
            context["previewed"] = True
        return TemplateResponse(request, template, self._context(request, context))

    def _person(self, request: HttpRequest, pk: int) -> Person:
        if not self.has_decide_permission(request):
            raise PermissionDenied
        person = get_object_or_404(Person, pk=pk)
        if not Claim.objects.filter(person=person).exists():
            raise Http404("Nothing is said of this person any more.")
        return person

    def _context(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "is_nav_sidebar_enabled": False,
            **context,
        }


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
