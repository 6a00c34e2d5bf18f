"""Keeps the columns that say who came before and after in step with the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from django.db import connection
from django.utils import timezone

from tenures.models import Tenure
from tenures.succession import Neighbours, neighbours

BATCH = 500  # offices in one statement
COLUMNS = ("predecessor_id", "successor_id", "predecessor_regular_id")
_DATES = (
    "slug",
    "acting",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "follows",
    "person",
)
# One short statement a row: a long one for many rows (``bulk_update``) takes ten times as long.
_UPDATE = f"UPDATE tenures_tenure SET {', '.join(f'{name} = %s' for name in COLUMNS)}, updated_at = %s WHERE id = %s"  # noqa: S608 - our own names


def settle(offices: Iterable[int], model: Any = Tenure) -> None:
    """Work out the neighbours of all spells of these offices anew and write those that differ.

    Whoever writes tenures calls this in the same transaction.
    """
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    remaining = iter(sorted(offices))
    while some := list(islice(remaining, BATCH)):
        changed = [(*beside, now, pk) for pk, beside in _changed(some, model)]
        if changed:
            with connection.cursor() as cursor:
                cursor.executemany(_UPDATE, changed)


def _changed(offices: list[int], model: Any) -> Iterator[tuple[int, tuple[int | None, ...]]]:
    spells = model.objects.filter(office__in=offices).only("office", *_DATES, *COLUMNS).order_by("office_id")
    for _, of_office in groupby(spells, attrgetter("office_id")):
        rows = list(of_office)
        found = neighbours(rows)
        for row in rows:
            beside = _pks(found[row.pk])
            if beside != tuple(getattr(row, name) for name in COLUMNS):
                yield row.pk, beside


def _pks(beside: Neighbours) -> tuple[int | None, ...]:
    spells = (beside.predecessor, beside.successor, beside.predecessor_regular)
    return tuple(spell.pk if spell else None for spell in spells)
