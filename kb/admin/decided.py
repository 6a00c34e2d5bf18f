"""Who decided what, when and why on the claims of a person, spell, office or article; and how to revert it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from kb.models import Judgement
from people.admin import HistoryAdmin

SHOWN = 50
NAMES = {"accepted": "accept", "rejected": "reject", "preferred": "prefer", "": "withdraw"}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision; ``revert`` leads to the one that stood before it, empty where a later one holds."""

    judgement: Judgement
    before: str
    verb: str
    revert: str


def decided(back_to: str, **about: Any) -> list[Decided]:
    """The latest decisions on claims, those on one claim or one fact: ``decided(here, claim__tenure=3)``."""
    others = Judgement.objects.filter(claim=OuterRef("claim"))
    rows: QuerySet[Judgement] = Judgement.objects.filter(**about).select_related("by", "claim__article")
    rows = rows.defer("claim__article__text").annotate(
        former=Subquery(others.filter(pk__lt=OuterRef("pk")).order_by("-pk").values("verdict")[:1]),
        overtaken=Exists(others.filter(pk__gt=OuterRef("pk"))),
    )
    return [_decided(row, back_to) for row in rows[:SHOWN]]


def _decided(row: Any, back_to: str) -> Decided:
    made = row.former is None and row.claim.rule.startswith("editor.")
    # What an editor said did not stand before; what the machine read did, unjudged.
    former = "rejected" if made else row.former or ""
    before = "" if made else str(dict(Judgement.Verdict.choices)[former]) if former else "no judgement"
    address = reverse("admin:kb_claim_decide", args=[NAMES[former]])
    revert = f"{address}?{urlencode({'ids': str(row.claim_id), 'next': back_to})}"
    holds = not row.overtaken and former != row.verdict
    return Decided(row, before, f"Back to {before}" if before else "Undo", revert if holds else "")


def _check(object_id: str) -> None:
    if not object_id.isdecimal():
        raise Http404("Nothing has that number.")


class DecidedMixin(HistoryAdmin):
    """The history of a fact, with the decisions on its claims: those are what can be reverted."""

    decided_by: str  # the field of claims that points here

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        _check(object_id)
        found = decided(request.get_full_path(), **{f"claim__{self.decided_by}": object_id})
        context = {"decided": found, "may_decide": request.user.has_perm("kb.add_judgement")}
        return super().history_view(request, object_id, {**context, **(extra_context or {})})


class DecidedClaim(admin.ModelAdmin):
    """The history of a claim is what was decided on it."""

    object_history_template = "admin/kb/claim/history.html"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        _check(object_id)
        context = {
            "decided": decided(request.get_full_path(), claim=object_id),
            "may_decide": request.user.has_perm("kb.add_judgement"),
        }
        return super().history_view(request, object_id, {**context, **(extra_context or {})})
