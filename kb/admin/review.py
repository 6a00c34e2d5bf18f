"""One claim after the other: seen with all that bears on it, decided, and the next one comes up."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.timezone import localtime

from kb import claims_in_words
from kb.admin.correcting import CorrectForm
from kb.admin.deciding import UNSEEN
from kb.admin.quotes import in_paragraph
from kb.admin.typed import office_called
from kb.ingest.changes import FactChange
from kb.ingest.foresee import foresee
from kb.ingest.store import judge
from kb.models import Claim, Judgement
from kb.review import QUEUES, Queue, beside, first, place

REASONS_KEPT = 8  # of the curator's own last reasons, offered again
SOURCES, THINGS = 4, 12  # shown of those who say the same, and of what is said


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its key on the keyboard, and the reason that is kept where the curator gives none."""

    verdict: str
    verb: str
    key: str
    reason: str


CHOICES = (
    Choice("accepted", "Accept", "a", "The quote says so, and the source can know."),
    Choice("rejected", "Reject", "r", "The quote does not say so, or its source cannot know."),
    Choice("preferred", "Prefer", "p", "The best source on this: it wins over the others."),
)
BY_VERDICT = {choice.verdict: choice for choice in CHOICES}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said about a fact, by so many."""

    words: str
    standing: str
    judgement: str
    outcome: str
    claims: list[Claim]
    more: int


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(choices=[(choice.verdict, choice.verb) for choice in CHOICES])
    reason = forms.CharField(max_length=500, required=False)
    seen = forms.IntegerField()


class ReviewMixin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("review/", view(self.review_start), name="kb_claim_review"),
            path("review/<int:pk>/", view(self.review_view), name="kb_claim_review_one"),
            *super().get_urls(),
        ]

    def review_start(self, request: HttpRequest) -> HttpResponse:
        """The first claim of a queue, or word that none waits."""
        queue = self._queue(request)
        if pk := first(queue):
            return HttpResponseRedirect(address(pk, queue))
        return self._respond(request, queue, "admin/kb/claim/reviewed.html", {"title": queue.label})

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        queue = self._queue(request)
        claim = self._claim(pk)
        if request.method != "POST":
            return self._page(request, queue, claim)
        form = ReviewForm(request.POST)
        if "seen" in form.errors and "verdict" not in form.errors:
            self.message_user(request, UNSEEN, messages.WARNING)
            typed = form.cleaned_data.get("reason", "")
            return self._page(request, queue, claim, typed, status=HTTPStatus.BAD_REQUEST)
        if not form.is_valid():
            raise Http404("No such decision.")
        verdict, reason = form.cleaned_data["verdict"], form.cleaned_data["reason"]
        reason = reason or BY_VERDICT[verdict].reason
        after = place(queue, claim.pk).next
        with transaction.atomic():
            list(Claim.objects.select_for_update(of=("self",)).filter(pk=claim.pk).values_list("pk"))
            other = latest(claim)
            moved = (other.pk if other else 0) != form.cleaned_data["seen"]
            if not moved:
                changes = judge([claim], verdict, by=request.user, reason=reason)  # type: ignore[arg-type]
        if moved:
            typed = form.cleaned_data["reason"]
            self.message_user(request, _overtaken(other, verdict, typed), messages.WARNING)
            return self._page(request, queue, self._claim(pk), typed, status=HTTPStatus.CONFLICT)
        done = " ".join(map(str, changes.facts[:3])) or "No fact changes."
        again = urlencode({"ids": str(claim.pk), "next": address(claim.pk, queue)})
        back = f"{reverse('admin:kb_claim_decide', args=['withdraw'])}?{again}"
        words = '{} {}: “{}”. {} <a href="{}">Take it back</a>'
        said = format_html(words, claim, verdict, reason, done, back)
        self.message_user(request, said, messages.SUCCESS)
        following = after or first(queue)
        return HttpResponseRedirect(address(following, queue) if following else start(queue))

    def _claim(self, pk: int) -> Claim:
        related = (
            "article",
            "person",
            "office__organization",
            "tenure__person",
            "tenure__office__organization",
        )
        claim = Claim.objects.select_related(*related).filter(pk=pk).first()
        if claim is None:
            raise Http404("That claim is no longer there: its article was read again by other rules.")
        return claim

    def _queue(self, request: HttpRequest) -> Queue:
        if not request.user.has_perm("kb.add_judgement"):
            raise PermissionDenied
        queue = QUEUES.get(request.GET.get("queue", "waiting"))
        if queue is None:
            raise Http404(f"No such queue. There are {', '.join(QUEUES)}.")
        return queue

    def _page(
        self, request: HttpRequest, queue: Queue, claim: Claim, reason: str = "", status: int = 200
    ) -> HttpResponse:
        judgements = list(claim.judgements.select_related("by"))
        stands = place(queue, claim.pk)
        context = {
            "title": claim.person or claim.person_name,
            "subtitle": None,
            "claim": claim,
            "says": claims_in_words.says(claim),
            "office": claim.office or office_called(f"{claim.office_title}, {claim.organization_name}"),
            "paragraph": in_paragraph(claim),
            "choices": _choices(claim),
            "beside": _alike(beside(claim)),
            "judgements": judgements,
            "seen": judgements[0].pk if judgements else 0,
            "reason": reason,
            "reasons": _reasons(request.user),  # type: ignore[arg-type]
            "place": stands,
            "previous": address(stands.previous, queue) if stands.previous else "",
            "next": address(stands.next, queue) if stands.next else "",
            "correct": CorrectForm.of(claim),
            "here": address(claim.pk, queue),
        }
        return self._respond(request, queue, "admin/kb/claim/review.html", context, status)

    def _respond(
        self, request: HttpRequest, queue: Queue, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        own = {"opts": self.opts, "queue": queue, "queues": QUEUES.values(), "is_nav_sidebar_enabled": False}
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), **own, **context}, status=status
        )


def start(queue: Queue) -> str:
    return f"{reverse('admin:kb_claim_review')}?queue={queue.name}"


def address(pk: int, queue: Queue) -> str:
    return f"{reverse('admin:kb_claim_review_one', args=[pk])}?queue={queue.name}"


def latest(claim: Claim) -> Judgement | None:
    return claim.judgements.select_related("by").first()


def _choices(claim: Claim) -> list[tuple[Choice, list[FactChange] | None]]:
    """Each button with what would change; None where that takes too long to say at once."""
    foreseen = foresee(claim, BY_VERDICT)
    return [(choice, foreseen[choice.verdict] if foreseen else None) for choice in CHOICES]


def _alike(claims: list[Claim]) -> list[Said]:
    """What is said about the fact, each thing once, with the claims that say it."""
    said: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        key = (claims_in_words.says(claim), claim.get_outcome_display(), claim.judgement)
        said.setdefault(key, []).append(claim)
    return [
        Said(words, standing, judgement, same[0].outcome, same[:SOURCES], len(same[SOURCES:]))
        for (words, standing, judgement), same in said.items()
    ][:THINGS]


def _reasons(user: User) -> list[str]:
    """The curator's own last reasons, each once."""
    prepared = [choice.reason for choice in CHOICES]
    own = Judgement.objects.filter(by=user).exclude(reason__in=prepared)
    return list(dict.fromkeys(own.values_list("reason", flat=True)[:100]))[:REASONS_KEPT]


def _overtaken(other: Judgement | None, verdict: str, reason: str) -> str:
    """What somebody else decided in the meantime; nothing of one's own is lost."""
    told = "What was decided on this has changed since you looked."
    if other:
        when = f"{localtime(other.at):%H:%M on %Y-%m-%d}"
        told = f"{other.by or 'Somebody'} has decided on this at {when}: {other.get_verdict_display()}, “{other.reason}”."
    kept = " Your reason is still below." if reason else ""
    verb = BY_VERDICT[verdict].verb
    return f"{told} Your “{verb}” was not carried out; decide again if you still want it.{kept}"
