"""schema.org as JSON-LD: a graph of the data set, the organizations, and the people with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from kb.exports.files import FILES
from kb.exports.parts import CHUNK, array, known, reduced, tenures
from kb.serializers.parts import Frame
from people.models import Person
from tenures.models import Organization, Tenure

SITE_NAME = "NATO secretaries-general: who held which office, when, and who says so"


def linked_data(frame: Frame) -> Iterator[str]:
    """A graph of the data set, the organizations and the people with their roles."""
    yield '{"@context": "https://schema.org", "@graph": '
    yield from array(_nodes(frame))
    yield "}\n"


def _nodes(frame: Frame) -> Iterator[dict[str, Any]]:
    yield known(
        **{"@type": "Dataset", "@id": f"{frame.root}#dataset"},
        name=SITE_NAME,
        description="Tenures as half-open intervals of days, each with the claims of the sources it follows from.",
        url=frame.root,
        license=settings.DATA_LICENCE["url"],
        dateModified=frame.data_as_of,
        distribution=[
            {
                "@type": "DataDownload",
                "contentUrl": f"{frame.root}export/{name}",
                "encodingFormat": media_type,
            }
            for name, media_type in FILES.items()
        ],
    )
    for organization in Organization.objects.shown().order_by("slug").iterator(CHUNK):
        yield known(
            **{"@type": ["Organization", "Country"] if organization.country else "Organization"},
            **{"@id": frame.address("organizations", organization.slug)},
            name=organization.name,
            identifier=organization.slug,
            alternateName=sorted(set(organization.labels.values()) - {organization.name}),
        )
    people = Person.objects.shown().prefetch_related("aliases", Prefetch("tenures", tenures().in_order()))
    yield from (_person_node(person, frame) for person in people.order_by("slug").iterator(CHUNK))


def _person_node(person: Person, frame: Frame) -> dict[str, Any]:
    return known(
        **{"@type": "Person", "@id": frame.address("people", person.slug)},
        name=person.name,
        givenName=person.given_name,
        familyName=person.family_name,
        alternateName=[alias.name for alias in person.aliases.all()],
        birthDate=reduced(person.birth),
        deathDate=reduced(person.death),
        nationality=[{"@type": "Country", "identifier": code} for code in person.nationalities],
        identifier=person.slug,
        sameAs=f"https://www.wikidata.org/entity/{person.wikidata}" if person.wikidata else None,
        memberOf=[_role(tenure, frame) for tenure in person.tenures.all()],
    )


def _role(tenure: Tenure, frame: Frame) -> dict[str, Any]:
    """The Role pattern of schema.org: the property is repeated inside. No end date while open."""
    return known(
        **{"@type": "OrganizationRole", "@id": frame.address("tenures", tenure.slug)},
        roleName=f"{tenure.office.title}{' (acting)' if tenure.acting else ''}",
        startDate=reduced(tenure.start),
        endDate=reduced(tenure.end),
        memberOf={"@id": frame.address("organizations", tenure.office.organization.slug)},
    )
