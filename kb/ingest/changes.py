"""What a run did to claims and facts, and the public log of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import F
from django.utils import timezone

from kb.ingest.component import BATCH
from kb.models import Article, Change, DataVersion

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and after; an empty text where there was or is none."""

    subject: str
    before: str
    after: str
    person: str = field(default="", compare=False)  # slugs, where there is a page to lead to
    tenure: str = field(default="", compare=False)
    office: str = field(default="", compare=False)
    article: int | None = field(default=None, compare=False)  # of those just read, the one behind it

    def __str__(self) -> str:
        if not self.before:
            return f"+ {self.after}"
        if not self.after:
            return f"- {self.before}"
        if self.before == self.after:
            return f"~ {self.after} (the same dates; what else is known of it differs)"
        return f"~ {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Because:
    """Why facts change, for the public log: a decision, or articles that were read or taken back."""

    cause: str = Change.Cause.RULES
    reason: str = ""
    articles: tuple[Article, ...] = ()


@dataclass(slots=True)
class Changes:
    """What a run did to claims and facts."""

    claims_added: int = 0
    claims_removed: int = 0
    facts: list[FactChange] = field(default_factory=list)
    unlisted: int = 0  # facts changed beside those, too many to name

    def __bool__(self) -> bool:
        return bool(self.claims_added or self.claims_removed or self.facts_changed)

    @property
    def facts_changed(self) -> int:
        return len(self.facts) + self.unlisted

    def add(self, other: Changes) -> None:
        self.claims_added += other.claims_added
        self.claims_removed += other.claims_removed
        self.facts += other.facts
        self.unlisted += other.unlisted


def log(changes: Changes, because: Because) -> None:
    """Tell the readers what has changed; a change that shows in no text is none to them."""
    Change.objects.bulk_create(
        [
            Change(**log_columns(change, because), article_id=change.article)
            for change in changes.facts
            if change.before != change.after
        ],
        batch_size=BATCH,
    )


def log_columns(change: FactChange, because: Because) -> dict[str, str]:
    return {
        "subject": change.subject[:300], "before": change.before[:600], "after": change.after[:600],
        "person_slug": change.person, "tenure_slug": change.tenure, "office_slug": change.office,
        "cause": str(because.cause), "reason": because.reason[:500],
    }  # fmt: skip


def take_turn() -> None:
    """Wait, before anything is written, until no other transaction that changes facts is in the middle.

    What it writes is then no older than the version that tells of it: a client that asks what has changed since the version
    that it has misses nothing. SQLite has one writer anyway.
    """
    if not list(DataVersion.objects.using(DEFAULT_DB_ALIAS).select_for_update().filter(pk=1)):
        DataVersion.objects.get_or_create(pk=1)


def in_turn(change: Callable[P, R]) -> Callable[P, R]:
    """As one transaction, which takes its turn."""

    @wraps(change)
    def changing(*given: P.args, **more: P.kwargs) -> R:
        with transaction.atomic():
            take_turn()
            return change(*given, **more)

    return changing


def bump_version() -> None:
    """Say, in the transaction that changes facts, that they have changed."""
    DataVersion.objects.get_or_create(pk=1)
    DataVersion.objects.filter(pk=1).update(number=F("number") + 1, changed_at=timezone.now())
