"""Find or make organizations and offices by their canonical English names."""

from __future__ import annotations

import hashlib
from functools import cache

from babel import Locale

from people.names import fold, slug_for
from tenures.models import Office, Organization

DIGEST = 8  # characters


@cache
def _country_codes() -> dict[str, str]:
    """Folded English country name -> ISO 3166-1 alpha-2, by the CLDR."""
    territories = Locale("en").territories
    return {fold(name): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}


def organization_named(name: str) -> Organization:
    """The organization of that canonical English name, spelt as it may be, made if need be."""
    if known := Organization.objects.filter(name=name).first():
        return known
    slugs = _slugs(slug_for(name), 120, fold(name))
    taken = {row.slug: row for row in Organization.objects.filter(slug__in=slugs)}
    for row in taken.values():
        if fold(row.name) == fold(name):
            return row
    organization, _ = Organization.objects.get_or_create(
        name=name,
        defaults={
            "slug": slugs[slugs[0] in taken],
            "country": _country_codes().get(fold(name), ""),
        },
    )
    return organization


def office_at(slug: str) -> Office | None:
    """The office of that slug, or the one that it was merged into."""
    related = ("organization", "merged_into__organization")
    found = Office.objects.select_related(*related).filter(slug=slug).first()
    return (found.merged_into or found) if found else None


def organization_slug(name: str) -> str:
    return slug_for(name)[:120]


def office_slug(organization: str, title: str) -> str:
    """Of the organization's slug and the title."""
    return f"{organization}-{slug_for(title)}"[:240]


def office_named(title: str, organization_name: str) -> Office:
    """The office of that title in that organization, spelt as they may be, made if need be."""
    return office_in(organization_named(organization_name), title)


def office_in(organization: Organization, title: str) -> Office:
    if known := Office.objects.filter(organization=organization, title=title).first():
        return known
    slugs = _slugs(office_slug(organization.slug, title), 240, f"{organization.slug}\x1f{fold(title)}")
    taken = {row.slug: row for row in Office.objects.filter(slug__in=slugs)}
    for row in taken.values():
        if row.organization_id == organization.pk and fold(row.title) == fold(title):
            return row
    office, _ = Office.objects.get_or_create(
        organization=organization, title=title, defaults={"slug": slugs[slugs[0] in taken]}
    )
    return office


def _slugs(best: str, length: int, identity: str) -> tuple[str, str]:
    """The public id wanted, and the one where something else has it: with a hash, never a counter."""
    digest = hashlib.sha256(identity.encode()).hexdigest()[:DIGEST]
    return best[:length], f"{best[: length - DIGEST - 1]}-{digest}"
