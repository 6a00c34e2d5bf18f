"""Curators say who is who: two people merged, one split, and either taken back. Each call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from kb.ingest.changes import Because, Changes, bump_version
from kb.ingest.component import touched_by
from kb.ingest.facts import refresh
from kb.models import Change, Claim, Ruling
from people.models import Person, Redirect


@transaction.atomic
def merge(one: Person, other: Person, *, by: User | None, reason: str) -> Changes:
    """Say that two are one person. What was said before, that these two are not, is withdrawn."""
    if one.pk == other.pk:
        raise ValueError("One person cannot be merged with themselves. Name two.")
    ours, theirs = _claims_of(one), _claims_of(other)
    mine, yours = {c.key for c in ours}, {c.key for c in theirs}
    for ruling in Ruling.objects.filter(withdrawn_at=None, same=False):
        sides = set(ruling.ours), set(ruling.theirs)
        if (mine & sides[0] and yours & sides[1]) or (mine & sides[1] and yours & sides[0]):
            _withdraw(ruling, by)
    label = f"{one.name} and {other.name} are one person"
    slugs = [one.slug, other.slug]
    return _rule(True, ours, theirs, slugs=slugs, label=label, by=by, reason=reason)


@transaction.atomic
def split(person: Person, apart: Iterable[Claim], *, by: User | None, reason: str) -> Changes:
    """Say that these claims of a person are about another one. Their statements go along whole."""
    chosen = {(c.article_id, c.statement) for c in apart}
    claims = _claims_of(person)
    ours = [c for c in claims if (c.article_id, c.statement) in chosen]
    theirs = [c for c in claims if (c.article_id, c.statement) not in chosen]
    if not ours or not theirs:
        raise ValueError("A split leaves something on both sides. Choose some of the claims, not all.")
    label = f"{person.name} is two people"
    return _rule(False, ours, theirs, slugs=[person.slug], label=label, by=by, reason=reason)


@transaction.atomic
def withdraw(ruling: Ruling, *, by: User | None, reason: str) -> Changes:
    """As if it had never been said: who was merged is two again, each under their own address."""
    if ruling.withdrawn_at:  # its addresses may lead on by a later one
        return Changes()
    keys = [*ruling.ours, *ruling.theirs]
    claims = list(Claim.objects.filter(key__in=keys))
    _withdraw(ruling, by)
    if ruling.same:
        Redirect.objects.filter(old_slug__in=ruling.slugs).delete()
    bump_version()
    return refresh(touched_by(claims) | set(ruling.name_keys), Because(Change.Cause.JUDGED, reason))


def _rule(
    same: bool, ours: Sequence[Claim], theirs: Sequence[Claim], *, slugs: list[str], label: str,
    by: User | None, reason: str,
) -> Changes:  # fmt: skip
    claims = [*ours, *theirs]
    Ruling.objects.create(
        same=same, ours=sorted(c.key for c in ours), theirs=sorted(c.key for c in theirs), slugs=slugs,
        name_keys=sorted({c.name_key for c in claims}), label=label[:500], by=by, reason=reason,
    )  # fmt: skip
    bump_version()
    return refresh(touched_by(claims), Because(Change.Cause.JUDGED, reason))


def _withdraw(ruling: Ruling, by: User | None) -> None:
    ruling.withdrawn_by, ruling.withdrawn_at = by, timezone.now()
    ruling.save()


def _claims_of(person: Person) -> list[Claim]:
    return list(person.claims.order_by("key"))
