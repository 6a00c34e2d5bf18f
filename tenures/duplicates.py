"""Offices and organizations that may be one: alike in name, in any of the languages that they are labelled in.

A suggestion, never a decision.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio, token_sort_ratio

from people.duplicates import alike
from people.names import fold
from tenures.models import Office, Organization

TITLES = 86  # of 100: "General Secretary" (100), "Minister of Defense" (95), not "of Finance" and "of Defence" (84)
BODIES = 90  # "North Atlantic Treaty Organisation" (97); not "Austria" and "Australia" (88)
SHORT = 95  # "NATO" for the first letters of a name, which others may share


def likely_offices(office: Office, others: Iterable[Office]) -> list[Office]:
    """Of the others those that may be the same post, the likeliest first; each with its organization."""
    return alike(office, others, _offices, TITLES)


def likely_organizations(organization: Organization, others: Iterable[Organization]) -> list[Organization]:
    return alike(organization, others, _bodies, BODIES)


def _offices(one: Office, other: Office) -> float:
    if _names(one.labels.values()) & _names(other.labels.values()):
        return 100
    if _bodies(one.organization, other.organization) < BODIES:
        return 0
    ours, theirs = fold(one.title), fold(other.title)
    return max(ratio(ours, theirs), token_sort_ratio(ours, theirs))


def _bodies(one: Organization, other: Organization) -> float:
    if one.pk == other.pk:
        return 100
    ours, theirs = (_names([body.name, *body.labels.values()]) for body in (one, other))
    if ours & theirs:
        return 100
    if _short_forms(ours) & theirs or _short_forms(theirs) & ours:
        return SHORT
    return ratio(fold(one.name), fold(other.name))


def _names(labels: Iterable[str]) -> set[str]:
    return {fold(label) for label in labels}


def _short_forms(names: Iterable[str]) -> set[str]:
    """The first letters of names of three words or more."""
    return {"".join(word[0] for word in words) for name in names if len(words := name.split()) > 2}
