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
        name=name, defaults={"slug": slug_for(name)[:120], "country": _country_codes().get(fold(name), "")}
    )
    return organization


def office_slug(organization: Organization, title: str) -> str:
    return f"{organization.slug}-{slug_for(title)}"[:240]


def office_named(title: str, organization_name: str) -> Office:
    """The office of that title in that organization, made if need be."""
    organization = organization_named(organization_name)
    office, _ = Office.objects.get_or_create(
        organization=organization, title=title, defaults={"slug": office_slug(organization, title)}
    )
    return office
