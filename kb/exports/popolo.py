"""Popolo JSON (https://www.popoloproject.com): what it has no field for stands under names with a plus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from kb.exports.parts import CHUNK, array, known, reduced, tenures, to_json
from kb.models import Claim
from kb.serializers.parts import Frame
from people.models import Person
from tenures.models import Office, Organization


def popolo(frame: Frame) -> Iterator[str]:
    """One object with persons, organizations, posts and memberships."""
    parts: dict[str, Callable[[Frame], Iterator[dict[str, Any]]]] = {
        "persons": _persons,
        "organizations": _organizations,
        "posts": _posts,
        "memberships": _memberships,
    }
    about = {
        "+data_as_of": frame.data_as_of,
        "+licence": settings.DATA_LICENCE["url"],
        "+end_inclusive": False,
    }
    yield to_json(about).removesuffix("}")
    for name, items in parts.items():
        yield f',\n"{name}": '
        yield from array(items(frame))
    yield "}\n"


def _persons(frame: Frame) -> Iterator[dict[str, Any]]:
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


def _organizations(frame: Frame) -> Iterator[dict[str, Any]]:
    for organization in Organization.objects.shown().order_by("slug").iterator(CHUNK):
        labels = sorted(set(organization.labels.values()) - {organization.name})
        yield known(
            id=organization.slug,
            name=organization.name,
            other_names=[{"name": label} for label in labels],
            links=[{"url": frame.address("organizations", organization.slug)}],
        )


def _posts(frame: Frame) -> Iterator[dict[str, Any]]:
    for office in Office.objects.shown().select_related("organization").order_by("slug").iterator(CHUNK):
        yield known(
            id=office.slug,
            label=office.label(),
            role=office.title,
            organization_id=office.organization.slug,
            start_date=reduced(office.established),
            end_date=reduced(office.abolished),
            links=[{"url": frame.address("offices", office.slug)}],
        )


def _memberships(frame: Frame) -> Iterator[dict[str, Any]]:
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
            sources=_sources(tenure.counting, frame),
            plus_acting=tenure.acting,
            plus_start_edtf=tenure.start.edtf,
            plus_end_edtf=tenure.end_text,
            plus_end_status=tenure.end_status,
            plus_disputed=tenure.disputed,
        )


def _sources(claims: Iterable[Claim], frame: Frame) -> list[dict[str, str]]:
    """Where a source has no address of its own, ours of what it says: Popolo wants one of each."""
    articles = {claim.article.slug: claim.article for claim in claims}
    return [
        {"url": articles[slug].url or frame.address("articles", slug), "note": articles[slug].label}
        for slug in sorted(articles)
    ]
