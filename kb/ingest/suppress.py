"""Curators' word that a finding is none. Pages show it, so each call is a new version of the data."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from kb.findings import Found
from kb.ingest.changes import bump_version, in_turn
from kb.models import Suppression


@in_turn
def suppress(found: Found, *, by: User | None, reason: str) -> Suppression:
    """Hold until one of the facts changes that the finding rests on."""
    bump_version()
    return Suppression.objects.create(
        key=found.key, about=found.about, code=found.code, message=found.message[:1000], reason=reason, by=by
    )


@in_turn
def lift(suppression: Suppression, *, by: User | None) -> None:
    """Let the finding stand again."""
    suppression.lifted_by, suppression.lifted_at = by, timezone.now()
    suppression.save()
    bump_version()
