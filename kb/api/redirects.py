"""Slugs that lead elsewhere: of people and tenures, and of offices and organizations that turned out to be another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, QuerySet

from people.models import Person, Redirect
from tenures.models import FormerId, Office, Organization, Tenure

EVER = datetime(1970, 1, 1, tzinfo=UTC)  # of rows that do not say since when
LONGEST = 255  # characters of a tenure's id, as its column has it; of longer ones there are too many beginnings to try


@dataclass(frozen=True, slots=True)
class Led:
    """Where a slug leads: to one of the four."""

    old_slug: str
    since: datetime
    person: Person | None = None
    office: Office | None = None
    organization: Organization | None = None
    tenure: Tenure | None = None

    @property
    def key(self) -> str:
        (kind,) = (one for one in ("person", "office", "organization", "tenure") if getattr(self, one))
        return f"{kind} {self.old_slug}"


def redirects() -> list[Led]:
    """By slug, in four queries."""
    people = Redirect.objects.select_related("person")
    offices = Office.objects.exclude(merged_into=None).select_related("merged_into__organization")
    bodies = Organization.objects.exclude(merged_into=None).select_related("merged_into")
    found = [Led(row.old_slug, row.since, person=row.person) for row in people]
    found += [Led(row.slug, row.merged_at or EVER, office=row.merged_into) for row in offices]
    found += [Led(row.slug, row.merged_at or EVER, organization=row.merged_into) for row in bodies]
    found += [Led(row.old_slug, row.since, tenure=row.tenure) for row in _former_ids()]
    return sorted(found, key=lambda led: (led.old_slug, led.since))


def _former_ids() -> QuerySet[FormerId]:
    """Those that no tenure has now."""
    taken = Tenure.objects.filter(slug=OuterRef("old_slug"))
    return FormerId.objects.exclude(Exists(taken)).select_related("tenure__person")


def people_now(slugs: Collection[str]) -> dict[str, int]:
    """The key of the person that each of these slugs leads to now; nothing of a slug that nobody ever had."""
    return dict(Redirect.objects.filter(old_slug__in=slugs).values_list("old_slug", "person"))


def tenures_now(slugs: Collection[str]) -> dict[str, int]:
    """The key of the tenure that each of these ids leads to now; nothing of an id that none ever had.

    An id has its person's slug and its office's; where one of them has changed for another, so has the id.
    """
    former = FormerId.objects.filter(old_slug__in=slugs).values_list("old_slug", "tenure")
    known = dict(former)
    missing = [slug for slug in slugs if slug not in known and len(slug) <= LONGEST]
    return known | _renamed(missing) if missing else known


def _renamed(slugs: Collection[str]) -> dict[str, int]:
    """The key of the tenure with what each id would be by the slugs that its person and its office have now.

    Three queries, however many ids.
    """
    beginnings = {slug: _beginnings(slug) for slug in slugs}
    old = set().union(*beginnings.values())
    people = dict(Redirect.objects.filter(old_slug__in=old).values_list("old_slug", "person__slug"))
    offices = list(Office.objects.exclude(merged_into=None).values_list("slug", "merged_into__slug"))
    now = {slug: _ids_now(slug, beginnings[slug], people, offices) for slug in slugs}
    wanted = set().union(*now.values())
    there = dict(Tenure.objects.filter(slug__in=wanted).order_by().values_list("slug", "pk"))
    found = {slug: next((there[id_] for id_ in ids if id_ in there), None) for slug, ids in now.items()}
    return {slug: key for slug, key in found.items() if key is not None}


def _beginnings(slug: str) -> list[str]:
    """All that can be a person's slug in the id of a tenure."""
    parts = slug.split("-")
    return ["-".join(parts[:n]) for n in range(1, len(parts))]


def _ids_now(
    slug: str, beginnings: Collection[str], people: Mapping[str, str], offices: Collection[tuple[str, str]]
) -> list[str]:
    """What the id may have become."""
    moved = [people[name] + slug.removeprefix(name) for name in beginnings if name in people]
    for old, new in offices:
        moved += [id_.replace(f"-{old}", f"-{new}", 1) for id_ in (slug, *moved) if f"-{old}" in id_]
    return moved
