"""Find or make organizations and offices by their canonical English names."""

from __future__ import annotations

from functools import cache

from babel import Locale

from people.names import fold, slug_for
from tenures.models import Office, Organization


@cache
def _country_codes() -> dict[str, str]:
    """Folded English country name -> ISO 3166-1 alpha-2, by the CLDR."""
    territories = Locale("en").territories
    return {fold(name): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}


def organization_named(name: str) -> Organization:
    """The organization of that canonical English name, made if need be."""
    organization, _ = Organization.objects.get_or_create(
        name=name, defaults={"slug": organization_slug(name), "country": _country_codes().get(fold(name), "")}
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
    """The office of that title in that organization, made if need be."""
    organization = organization_named(organization_name)
    office, _ = Office.objects.get_or_create(
        organization=organization, title=title, defaults={"slug": office_slug(organization.slug, title)}
    )
    return office
