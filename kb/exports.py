"""The whole of the public data in formats that other tools read, piece by piece in constant memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Prefetch
from rest_framework.utils.encoders import JSONEncoder

from kb.models import Claim
from kb.serializers.parts import Frame
from kb.serializers.things import TenureSerializer
from people.dates import PartialDate
from people.models import Person
from tenures.models import Office, Organization, Tenure
from tenures.querysets import TenureQuerySet
from tenures.succession import neighbours

CHUNK = 500
SITE_NAME = "NATO secretaries-general: who held which office, when, and who says so"


def tenures() -> TenureQuerySet:
    return Tenure.objects.with_names()


def tenure_rows(frame: Frame) -> Iterator[dict[str, Any]]:
    """Every tenure as the API shows it, office by office, in order."""
    by_office = tenures().order_by("office__slug", "start_earliest", "slug").iterator(CHUNK)
    for _, of_office in groupby(by_office, attrgetter("office_id")):
        spells = list(of_office)
        shape = TenureSerializer(context={"frame": replace(frame, neighbours=neighbours(spells))})
        yield from map(shape.to_representation, spells)


def reduced(value: PartialDate) -> str | None:
    """A date as ISO 8601 reduces it, 1971 or 1971-10. None where that would say more than is known."""
    if value.qualifier or value.precision not in ("day", "month", "year"):
        return None
    return value.edtf


def known(**values: Any) -> dict[str, Any]:
    """Without the parts that nothing is known of."""
    return {name.replace("plus_", "+"): v for name, v in values.items() if v not in (None, "", [], {})}


def _json(value: Any) -> str:
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False)


def _array(items: Iterable[Any]) -> Iterator[str]:
    """A JSON array, an item at a time."""
    between = "["
    for item in items:
        yield between + _json(item)
        between = ",\n"
    yield "]" if between != "[" else "[]"


# Popolo (https://www.popoloproject.com): what it has no field for stands under names with a plus


def popolo(frame: Frame) -> Iterator[str]:
    """One object with persons, organizations, posts and memberships."""
    parts: dict[str, Callable[[Frame], Iterator[dict[str, Any]]]] = {
        "persons": _popolo_persons,
        "organizations": _popolo_organizations,
        "posts": _popolo_posts,
        "memberships": _popolo_memberships,
    }
    yield f'{{"+data_as_of": {_json(frame.data_as_of)}, "+end_inclusive": false'
    for name, items in parts.items():
        yield f',\n"{name}": '
        yield from _array(items(frame))
    yield "}\n"


def _popolo_persons(frame: Frame) -> Iterator[dict[str, Any]]:
    for person in Person.objects.shown().prefetch_related("aliases").order_by("slug").iterator(CHUNK):
        yield known(
            id=person.slug,
            name=person.name,
            given_name=person.given_name,
            family_name=person.family_name,
            sort_name=", ".join(filter(None, (person.family_name, person.given_name))),
            other_names=[{"name": alias.name} for alias in person.aliases.all()],
            birth_date=reduced(person.birth),
            death_date=reduced(person.death),
            identifiers=[{"scheme": "wikidata", "identifier": person.wikidata}] if person.wikidata else [],
            links=[{"url": frame.address("people", person.slug)}],
            plus_birth_edtf=person.birth.edtf,
            plus_death_edtf=person.death.edtf,
            plus_nationalities=person.nationalities,
        )


def _popolo_organizations(frame: Frame) -> Iterator[dict[str, Any]]:
    for organization in Organization.objects.order_by("slug").iterator(CHUNK):
        labels = sorted(set(organization.labels.values()) - {organization.name})
        yield known(
            id=organization.slug,
            name=organization.name,
            other_names=[{"name": label} for label in labels],
            links=[{"url": frame.address("organizations", organization.slug)}],
        )


def _popolo_posts(frame: Frame) -> Iterator[dict[str, Any]]:
    for office in Office.objects.select_related("organization").order_by("slug").iterator(CHUNK):
        yield known(
            id=office.slug,
            label=office.label(),
            role=office.title,
            organization_id=office.organization.slug,
            start_date=reduced(office.established),
            end_date=reduced(office.abolished),
            links=[{"url": frame.address("offices", office.slug)}],
        )


def _popolo_memberships(frame: Frame) -> Iterator[dict[str, Any]]:
    claims = Prefetch(
        "claims", Claim.objects.counting().select_related("article").defer("article__text"), "counting"
    )
    for tenure in tenures().prefetch_related(claims).order_by("slug").iterator(CHUNK):
        yield known(
            id=tenure.slug,
            label=str(tenure.office),
            role=tenure.office.title,
            person_id=tenure.person.slug,
            organization_id=tenure.office.organization.slug,
            post_id=tenure.office.slug,
            start_date=reduced(tenure.start),
            end_date=reduced(tenure.end),
            links=[{"url": frame.address("tenures", tenure.slug)}],
            sources=_sources(tenure.counting),
            plus_acting=tenure.acting,
            plus_start_edtf=tenure.start.edtf,
            plus_end_edtf=tenure.end_text,
            plus_end_status=tenure.end_status,
            plus_disputed=tenure.disputed,
        )


def _sources(claims: Iterable[Claim]) -> list[dict[str, str]]:
    articles = {claim.article.slug: claim.article for claim in claims}
    return [known(url=articles[slug].url, note=articles[slug].label) for slug in sorted(articles)]


# schema.org as JSON-LD


def linked_data(frame: Frame) -> Iterator[str]:
    """A graph of the data set, the organizations and the people with their roles."""
    yield '{"@context": "https://schema.org", "@graph": '
    yield from _array(_nodes(frame))
    yield "}\n"


def _nodes(frame: Frame) -> Iterator[dict[str, Any]]:
    yield known(
        **{"@type": "Dataset", "@id": f"{frame.root}#dataset"},
        name=SITE_NAME,
        description="Tenures as half-open intervals of days, each with the claims of the sources it follows from.",
        url=frame.root,
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
    for organization in Organization.objects.order_by("slug").iterator(CHUNK):
        yield known(
            **{"@type": "Country" if organization.country else "Organization"},
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


FILES = {"popolo.json": "application/json", "tenures.csv": "text/csv", "kb.jsonld": "application/ld+json"}
