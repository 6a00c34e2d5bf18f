"""Claims: what each article says, and the decisions on it."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kb.admin.correcting import CorrectingMixin
from kb.admin.decided import DecidedClaim
from kb.admin.deciding import DecidingAdmin, Decision
from kb.admin.exporting import ClaimExport, Exporting
from kb.admin.quotes import in_context, in_paragraph
from kb.admin.review import ReviewMixin
from kb.admin.suggesting import SuggestingMixin
from kb.ingest.changes import Changes
from kb.ingest.records import Modality, Property
from kb.ingest.store import judge
from kb.models import Claim, Judgement
from people.admin import Derived, Rows

Verdict = Judgement.Verdict


def _judge(verdict: str, claims: list[Claim], by: User, reason: str) -> Changes:
    return judge(claims, verdict, by=by, reason=reason)


def _decision(name: str, verdict: Verdict, done: str, explanation: str) -> Decision:
    return Decision(name, name.capitalize(), done, explanation, partial(_judge, verdict))


ACCEPT = _decision(
    "accept", Verdict.ACCEPTED, "accepted", "The claim counts, even if it was reported or planned."
)
REJECT = _decision("reject", Verdict.REJECTED, "rejected", "The claim no longer counts. It stays on record.")
PREFER = _decision(
    "prefer",
    Verdict.PREFERRED,
    "preferred",
    "The claim counts and wins over every claim that contradicts it.",
)
WITHDRAW = _decision(
    "withdraw",
    Verdict.WITHDRAWN,
    "without judgement again",
    "The claim counts as it did before anybody judged it.",
)


class Standing(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "waits for a curator"), ("counting", "counts"), ("judged", "judged")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Claim] | None:
        chosen = {
            "waiting": queryset.waiting,
            "counting": queryset.counting,
            "judged": partial(queryset.exclude, judgement=""),
        }
        wanted = self.value() or ""
        return chosen[wanted]() if wanted in chosen else None


class PropertyFilter(admin.SimpleListFilter):
    title = "property"
    parameter_name = "property"
    choices_of: type[Enum] = Property

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(member.value, member.value.replace("_", " ")) for member in self.choices_of]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class ModalityFilter(PropertyFilter):
    title = "modality"
    parameter_name = "modality"
    choices_of = Modality


class VerdictFilter(admin.SimpleListFilter):
    title = "judgement"
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("none", "none"), *((value, label) for value, label in Verdict.choices if value)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        if not self.value():
            return queryset
        return queryset.filter(judgement="" if self.value() == "none" else self.value())


class JudgementInline(Rows):
    model = Judgement
    fields = ["verdict", "reason", "by", "at"]
    readonly_fields = ["at"]
    verbose_name_plural = "judgements, latest first"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Judgement]:
        return super().get_queryset(request).select_related("by", "claim")


@admin.register(Claim)
class ClaimAdmin(
    Exporting, DecidedClaim, ReviewMixin, CorrectingMixin, SuggestingMixin, Derived, DecidingAdmin
):
    exported = ClaimExport
    decisions = (ACCEPT, REJECT, PREFER, WITHDRAW)
    decide_permission = "kb.add_judgement"
    list_display = ["quoted", "about", "says", "standing", "source"]
    list_filter = [
        Standing,
        PropertyFilter,
        ModalityFilter,
        VerdictFilter,
        "outcome",
        "article__tier",
        "rule",
    ]
    list_per_page = 50
    search_fields = [
        "quote",
        "person_name",
        "person__name",
        "mention",
        "value",
        "office_title",
        "organization_name",
        "key",
    ]
    show_full_result_count = False
    inlines = [JudgementInline]
    fieldsets = [
        (
            "What the article says",
            {
                "description": "Words and places in the text are kept as they were read and cannot be edited. A claim "
                "that was read wrongly is rejected; it then stays rejected however often the article is read again.",
                "fields": ["paragraph", ("property", "value", "modality"), ("person_name", "mention"),
                           ("office_title", "organization_name")],
            },
        ),
        ("What became of it", {"fields": [("judgement", "judged_at"), ("outcome", "outcome_note"),
                                          ("person", "office"), "tenure"]}),
        ("Where it stands", {"fields": ["article", ("start", "end"), ("rule", "statement"), ("key", "created_at")]}),
    ]  # fmt: skip
    readonly_fields = ["paragraph", "created_at"]

    class Media:
        css = {"all": ["kb/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        related = [
            "article",
            "person",
            "office__organization",
            "tenure__person",
            "tenure__office__organization",
        ]
        return super().get_queryset(request).select_related(*related).defer("article__text")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Without the list of models beside it: quotes need the room."""
        return super().changelist_view(request, {"is_nav_sidebar_enabled": False, **(extra_context or {})})

    def version_of(self, row: Claim) -> object:
        return row.judgement, row.judged_at

    def decisions_on(self, row: Claim) -> list[Decision]:
        standing = {"accepted": ACCEPT, "rejected": REJECT, "preferred": PREFER, "": WITHDRAW}[row.judgement]
        return [decision for decision in self.decisions if decision is not standing]

    @admin.display(description="quote")
    def quoted(self, claim: Claim) -> SafeString:
        return in_context(claim)

    @admin.display(description="person and office", ordering="person__sort_name")
    def about(self, claim: Claim) -> SafeString:
        office = claim.office or ", ".join(filter(None, (claim.office_title, claim.organization_name)))
        return format_html("{}<br>{}", claim.person or claim.person_name, office)

    @admin.display(description="property and value", ordering="property")
    def says(self, claim: Claim) -> SafeString:
        return format_html("{}<br><strong>{}</strong>", claim.property.replace("_", " "), claim.value)

    @admin.display(description="modality, judgement, outcome", ordering="outcome")
    def standing(self, claim: Claim) -> str:
        return ", ".join(filter(None, (claim.modality, claim.judgement, claim.get_outcome_display())))

    @admin.display(description="article and rule", ordering="article__published")
    def source(self, claim: Claim) -> SafeString:
        return format_html("{}<br><code>{}</code>", claim.article, claim.rule)

    @admin.display(description="quote")
    def paragraph(self, claim: Claim) -> SafeString:
        return in_paragraph(claim)


@admin.register(Judgement)
class JudgementAdmin(Derived, admin.ModelAdmin):
    list_display = ["at", "decision", "claim", "by", "reason"]
    list_filter = ["verdict", ("by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["claim", "by"]
    search_fields = ["reason", "claim__person_name", "claim__quote", "claim__key"]
    date_hierarchy = "at"
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "Decisions are made on claims and are kept for good; the latest on a claim holds.",
                "fields": ["claim", "decision", "reason", "by", "at"],
            },
        )
    ]
    readonly_fields = ["decision", "at"]

    @admin.display(ordering="verdict")
    def decision(self, judgement: Judgement) -> str:
        return str(judgement.get_verdict_display())
