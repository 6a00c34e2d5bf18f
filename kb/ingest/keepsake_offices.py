"""What curators wrote into offices and organizations, for the file of decisions: each version with who and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.dateparse import parse_date

from kb.ingest.keepsake_rows import by_and_at, save_as, values, who
from tenures.models import Office, Organization
from tenures.offices import office_named, organization_named

ORGANIZATION = ("labels", "country")
LIFE = ("established_earliest", "established_latest", "abolished_earliest", "abolished_latest")
OFFICE = ("labels", *LIFE)


def exported_offices() -> dict[str, list[dict[str, Any]]]:
    organizations = Organization.history.model.objects.exclude(history_user=None)
    offices = Office.history.model.objects.exclude(history_user=None)
    names = dict(Organization.objects.values_list("pk", "name"))
    exclusive = Office.objects.filter(pk__in=offices.values("id")).prefetch_related("exclusive_with")
    return {
        "organizations": [
            {"name": row.name, **values(row, ORGANIZATION), **_version(row)}
            for row in organizations.select_related("history_user").order_by("history_date", "history_id")
        ],
        "offices": [
            {
                "title": row.title,
                "organization": names[row.organization_id],
                **values(row, OFFICE),
                **_version(row),
            }
            for row in offices.select_related("history_user").order_by("history_date", "history_id")
        ],
        "exclusive": [
            {"office": office.slug, "with": sorted(other.slug for other in office.exclusive_with.all())}
            for office in exclusive.order_by("slug")
        ],
    }


def _version(row: Any) -> dict[str, Any]:
    return {"reason": row.history_change_reason or "", **who(row.history_user, row.history_date)}


def take_in_offices(given: Mapping[str, Any], users: Mapping[str, User]) -> None:
    """What is missing is made; each version is written as it was then."""
    for row in given.get("organizations", []):
        _write(organization_named(row["name"]), values_in(row, ORGANIZATION), row, users)
    for row in given.get("offices", []):
        life = {name: parse_date(row[name]) if row[name] else None for name in LIFE}
        office = office_named(row["title"], row["organization"])
        _write(office, {**values_in(row, OFFICE), **life}, row, users)
    offices = {office.slug: office for office in Office.objects.all()}
    for row in given.get("exclusive", []):
        if known := offices.get(row["office"]):
            known.exclusive_with.set(offices[slug] for slug in row["with"] if slug in offices)


def _write(
    thing: Office | Organization, wanted: Mapping[str, Any], row: Mapping[str, Any], users: Mapping[str, User]
) -> None:
    by = by_and_at(row, users)
    if not thing.history.filter(history_date=by["at"]).exists():
        for name, value in wanted.items():
            setattr(thing, name, value)
        save_as(thing, by, row["reason"])


def values_in(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names}
