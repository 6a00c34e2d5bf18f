"""What offices and organizations are called in the language of the page.

A label that a table gives comes first. Else the title and the organization are put together, as
the English label is: the names of countries are CLDR's, the others are in the catalogues, which
know every title of the seeds and of the extractor.
"""

from __future__ import annotations

from django.utils.translation import get_language, pgettext

from kb import countries
from tenures.models import Office, Organization


def of_office(office: Office) -> str:
    said = language()
    if said == "en" or office.labels.get(said):
        return office.label(said)
    title = pgettext("office", office.title)
    return f"{title}, {of_organization(office.organization)}"


def of_names(title: str, organization: str) -> str:
    """An office that only a source names, by its English names; either may be empty."""
    code = countries.code(organization)
    body = (
        countries.name(code, language()) if code else organization and pgettext("organization", organization)
    )
    return ", ".join(filter(None, (title and pgettext("office", title), body)))


def inside(office: Office) -> str:
    """The label within a sentence, where French writes a function with a small letter."""
    label = of_office(office)
    return label[:1].lower() + label[1:] if language() == "fr" else label


def of_organization(organization: Organization) -> str:
    said = language()
    if said == "en" or organization.labels.get(said):
        return organization.label(said)
    if organization.country:
        return countries.name(organization.country, said)
    return pgettext("organization", organization.name)


def language() -> str:
    return (get_language() or "en")[:2]
