"""Fill an empty database with a made-up world: ``python -m tests.benchmarks.fill TENURES``.

The rows of people, offices and tenures are those that ``ingest`` makes of the world's table; claims,
which questions about tenures do not touch, are left out. They go by the database's own bulk load.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import django

from tests.benchmarks import world

CONFIRMED = date(2025, 1, 1)
LOADED = "2025-02-01 00:00:00"
COUNTRIES = "BE CA DE DK ES FR GB GR IS IT LU NL NO PL PT TR US".split()


class Row(NamedTuple):
    """A tenure, as far as its neighbours are made out by it."""

    pk: int
    slug: str
    person_id: int
    office_id: int
    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date | None
    acting: bool = False
    follows_id: int | None = None


def fill(tenures: int) -> None:
    from django.db import connection, transaction

    from kb.models import DataVersion
    from people.models import Person
    from tenures.models import Office, Organization, Tenure

    with transaction.atomic():
        DataVersion.objects.create(pk=1, number=1)
        offices = [world.office_name(number) for number in range(world.offices(tenures))]
        _write(Organization, map(_body, enumerate(dict.fromkeys(body for _, body in offices))))
        _write(Office, map(_office, enumerate(offices)))
        people = max(spell.person for spell in world.spells(tenures)) + 1
        _write(Person, map(_person, range(people)))
        _write(Tenure, _tenures(tenures))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """What a row does not name is as the model has it by default."""
    from django.db import connection

    columns = [field for field in model._meta.concrete_fields if not field.generated]
    plain, names = model(), [field.attname for field in columns]
    usual = {f.attname: f.get_db_prep_save(f.value_from_object(plain), connection) for f in columns}
    usual["updated_at"] = LOADED
    lines = ([row.get(name, usual[name]) for name in names] for row in rows)
    named = ", ".join(f'"{field.column}"' for field in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({named}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {model._meta.db_table} ({named}) VALUES ({marks})", lines)


def _slug(*names: str) -> str:
    return "-".join(names).lower().replace(" ", "-")


def _body(numbered: tuple[int, str]) -> dict[str, Any]:
    number, name = numbered
    return {"id": number + 1, "name": name, "slug": _slug(name)}


def _office(numbered: tuple[int, tuple[str, str]]) -> dict[str, Any]:
    number, (title, body) = numbered
    return {
        "id": number + 1, "title": title, "slug": _slug(body, title),
        "organization_id": number // world.OFFICES_OF_A_BODY + 1,
    }  # fmt: skip


def _person(number: int) -> dict[str, Any]:
    given, family = world.person_name(number).split(" ")
    return {
        "id": number + 1, "name": f"{given} {family}", "slug": _slug(given, family), "given_name": given,
        "family_name": family, "sort_name": f"{family} {given}".lower().replace("-", " "),
        "nationalities": f'["{COUNTRIES[number % len(COUNTRIES)]}"]',
    }  # fmt: skip


def _tenures(tenures: int) -> Iterator[dict[str, Any]]:
    """With who came before and after, as ``tenures.beside`` would settle it."""
    from tenures.succession import neighbours

    rows = (_row(number, spell) for number, spell in enumerate(world.spells(tenures)))
    for _, of_office in groupby(rows, attrgetter("office_id")):
        spells = list(of_office)
        beside = neighbours(spells)  # type: ignore[arg-type]  # as much of a tenure as it looks at
        for row in spells:
            near = beside[row.pk]
            yield {
                "id": row.pk, **row._asdict(), "end_status": "ended" if row.end_latest else "open",
                "last_confirmed": None if row.end_latest else CONFIRMED,
                "predecessor_id": near.predecessor and near.predecessor.pk,
                "successor_id": near.successor and near.successor.pk,
                "predecessor_regular_id": near.predecessor_regular and near.predecessor_regular.pk,
            }  # fmt: skip


def tenure_slug(spell: world.Spell) -> str:
    title, body = world.office_name(spell.office)
    return f"{_slug(world.person_name(spell.person))}-{_slug(body, title)}-{spell.start.year}"


def _row(number: int, spell: world.Spell) -> Row:
    return Row(
        number + 1, tenure_slug(spell), spell.person + 1, spell.office + 1, spell.start, spell.start,
        spell.end or CONFIRMED + timedelta(1), spell.end,
    )  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    django.setup()
    fill(int(sys.argv[1]))
