"""What a curator sees first: what waits, what has changed and by whom, and how fresh the data are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import caches
from django.db.models import Count, Max, Q
from django.urls import reverse

from kb.findings import findings
from kb.freshness import State
from kb.models import Article, Change, Claim, DataVersion, Judgement, Reading, Report
from kb.review import QUEUES
from tenures.models import Tenure

SHOWN = 8
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many of a kind wait; the permission is what one needs to do something about them."""

    number: int
    label: str
    about: str
    address: str
    permission: str


@dataclass(frozen=True, slots=True)
class Freshness:
    version: int
    changed_at: datetime | None
    read_at: datetime | None
    newest_article: date | None
    sources: int
    retracted: int
    open_spells: int
    unconfirmed: int  # open spells that no source has confirmed for a year


@dataclass(frozen=True, slots=True)
class Dashboard:
    waits: list[Waiting]
    decisions: list[Judgement]
    changes: list[Change]
    fresh: Freshness


def dashboard(today: date) -> Dashboard:
    related = ("by", "claim__article", "claim__person")
    decisions = Judgement.objects.select_related(*related).defer("claim__article__text")
    return Dashboard(
        waits=_waits(today),
        decisions=list(decisions[:SHOWN]),
        changes=list(Change.objects.select_related("article").defer("article__text")[:SHOWN]),
        fresh=_fresh(today),
    )


def _waits(today: date) -> list[Waiting]:
    counted = Claim.objects.filter(outcome=Claim.Outcome.WAITING).order_by().values("modality")
    by_modality = dict(counted.annotate(n=Count("pk")).values_list("modality", "n"))
    hedged = ", ".join(f"{n} {modality}" for modality, n in sorted(by_modality.items()))
    waiting, contradictions, unresolved = (
        QUEUES[name] for name in ("waiting", "contradictions", "unresolved")
    )
    definite, possible = _findings(today)
    judge = "kb.add_judgement"
    return [
        Waiting(sum(by_modality.values()), "Claims to decide", hedged or "reported or planned",
                _queue(waiting.name), judge),
        Waiting(contradictions.claims().count(), "Contradictions", "against the chosen value",
                _queue(contradictions.name), judge),
        Waiting(unresolved.claims().count(), "Unresolved mentions", "fit nobody, or several",
                _queue(unresolved.name), judge),
        Waiting(definite + possible, "Findings", f"{definite} definite, {possible} possible",
                reverse("admin:kb_finding_changelist"), "kb.view_finding"),
        Waiting(Report.objects.filter(state=Report.State.WAITING).count(), "Readers’ reports", "want an answer",
                f"{reverse('admin:kb_report_changelist')}?state__exact=waiting", "kb.view_report"),
    ]  # fmt: skip


def _queue(name: str) -> str:
    return f"{reverse('admin:kb_claim_review')}?queue={name}"


def _findings(today: date) -> tuple[int, int]:
    """Definite and possible ones that nobody has suppressed. They are worked out from every spell, once a version."""
    key = State.read().etag(f"findings {today}")
    kept: tuple[int, int] | None = caches["answers"].get(key)
    if kept is None:
        unsuppressed = [found.definite for found in findings(today) if found.suppressed is None]
        kept = sum(unsuppressed), len(unsuppressed) - sum(unsuppressed)
        caches["answers"].set(key, kept)
    return kept


def _fresh(today: date) -> Freshness:
    sources = Article.objects.aggregate(
        all=Count("pk"), retracted=Count("pk", filter=Q(retracted_at__isnull=False)), newest=Max("published")
    )
    stale = Q(last_confirmed=None) | Q(last_confirmed__lt=today - YEAR)
    spells = Tenure.objects.filter(end_status=Tenure.EndStatus.OPEN).aggregate(
        all=Count("pk"), stale=Count("pk", filter=stale)
    )
    number, changed_at = DataVersion.current()
    return Freshness(
        version=number, changed_at=changed_at, read_at=Reading.objects.aggregate(at=Max("at"))["at"],
        newest_article=sources["newest"], sources=sources["all"], retracted=sources["retracted"],
        open_spells=spells["all"], unconfirmed=spells["stale"],
    )  # fmt: skip
