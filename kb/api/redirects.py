"""Slugs that lead elsewhere: of people, and of offices and organizations that turned out to be another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from people.models import Person, Redirect
from tenures.models import Office, Organization

EVER = datetime(1970, 1, 1, tzinfo=UTC)  # of rows that do not say since when


@dataclass(frozen=True, slots=True)
class Led:
    """Where a slug leads: to one of the three."""

    old_slug: str
    since: datetime
    person: Person | None = None
    office: Office | None = None
    organization: Organization | None = None


def redirects() -> list[Led]:
    """By slug, in three queries."""
    people = Redirect.objects.select_related("person")
    offices = Office.objects.exclude(merged_into=None).select_related("merged_into__organization")
    bodies = Organization.objects.exclude(merged_into=None).select_related("merged_into")
    found = [Led(row.old_slug, row.since, person=row.person) for row in people]
    found += [Led(row.slug, row.merged_at or EVER, office=row.merged_into) for row in offices]
    found += [Led(row.slug, row.merged_at or EVER, organization=row.merged_into) for row in bodies]
    return sorted(found, key=lambda led: (led.old_slug, led.since))
