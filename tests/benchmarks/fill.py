"""Fill an empty database with a made-up world: ``python -m tests.benchmarks.fill TENURES``.

The rows of people, offices and tenures are those that ``ingest`` makes of the world's table; claims,
which questions about tenures do not touch, are left out.
"""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from itertools import islice
from typing import Any

import django

from tests.benchmarks import world

BATCH = 5000
CONFIRMED = date(2025, 1, 1)


def fill(tenures: int) -> None:
    from django.db import connection, transaction

    from kb.models import DataVersion
    from people.models import Person
    from tenures.beside import settle
    from tenures.models import Office, Organization, Tenure

    spells = world.spells(tenures)
    offices = [world.office_name(number) for number in range(world.offices(tenures))]
    bodies = list(dict.fromkeys(body for _, body in offices))
    known = 0
    with transaction.atomic():
        DataVersion.objects.create(pk=1, number=1)
        Organization.objects.bulk_create(
            Organization(pk=number + 1, name=body, slug=_slug(body)) for number, body in enumerate(bodies)
        )
        Office.objects.bulk_create(
            Office(pk=number + 1, title=title, slug=_slug(body, title),
                   organization_id=number // world.OFFICES_OF_A_BODY + 1)
            for number, (title, body) in enumerate(offices)
        )  # fmt: skip
        while rows := list(islice(spells, BATCH)):
            highest = max(known, max(row.person for row in rows) + 1)
            Person.objects.bulk_create(Person(**_person(number)) for number in range(known, highest))
            known = highest
            Tenure.objects.bulk_create(Tenure(**_tenure(row)) for row in rows)
        settle(range(1, len(offices) + 1))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _slug(*names: str) -> str:
    return "-".join(names).lower().replace(" ", "-")


def _person(number: int) -> dict[str, Any]:
    given, family = world.person_name(number).split(" ")
    return {
        "pk": number + 1, "name": f"{given} {family}", "slug": _slug(given, family), "given_name": given,
        "family_name": family, "sort_name": f"{family} {given}".lower().replace("-", " "),
    }  # fmt: skip


def tenure_slug(spell: world.Spell) -> str:
    title, body = world.office_name(spell.office)
    return f"{_slug(world.person_name(spell.person))}-{_slug(body, title)}-{spell.start.year}"


def _tenure(spell: world.Spell) -> dict[str, Any]:
    return {
        "slug": tenure_slug(spell),
        "person_id": spell.person + 1, "office_id": spell.office + 1,
        "start_earliest": spell.start, "start_latest": spell.start,
        "end_earliest": spell.end or CONFIRMED + timedelta(1), "end_latest": spell.end,
        "end_status": "ended" if spell.end else "open", "last_confirmed": None if spell.end else CONFIRMED,
    }  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    django.setup()
    fill(int(sys.argv[1]))
