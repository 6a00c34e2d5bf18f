"""Keeps the columns that say who came before and after in step with the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby
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
_SET = f"UPDATE tenures_tenure SET {', '.join(f'{name} = %s' for name in COLUMNS)}"  # noqa: S608 - our own names
# One short statement a row: a long one for many rows (``bulk_update``) takes ten times as long.
_NEW, _OLD = f"{_SET} WHERE id = %s", f"{_SET}, updated_at = %s WHERE id = %s"

Progress = Callable[[int, int], None]  # how many of how many offices are done


def settle(
    offices: Iterable[int],
    model: Any = Tenure,
    *,
    written: datetime | None = None,
    progress: Progress | None = None,
) -> None:
    """Work out the neighbours of all spells of these offices anew and write those that differ.

    Whoever writes tenures calls this in the same transaction; spells that it has ``written`` at that moment are
    as new as they can be.
    """
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    every = sorted(offices)
    for done in range(0, len(every), BATCH):
        new, old = list[tuple[Any, ...]](), list[tuple[Any, ...]]()
        for spell, beside in _changed(every[done : done + BATCH], model):
            if spell.updated_at == written:
                new.append((*beside, spell.pk))
            else:
                old.append((*beside, now, spell.pk))
        with connection.cursor() as cursor:
            for statement, values in ((_NEW, new), (_OLD, old)):
                if values:
                    cursor.executemany(statement, values)
        if progress:
            progress(min(done + BATCH, len(every)), len(every))


def _changed(offices: list[int], model: Any) -> Iterator[tuple[Any, tuple[int | None, ...]]]:
    spells = (
        model.objects.filter(office__in=offices)
        .only("office", "updated_at", *_DATES, *COLUMNS)
        .order_by("office_id")
    )
    for _, of_office in groupby(spells, attrgetter("office_id")):
        rows = list(of_office)
        found = neighbours(rows)
        for row in rows:
            beside = _pks(found[row.pk])
            if beside != tuple(getattr(row, name) for name in COLUMNS):
                yield row, beside


def _pks(beside: Neighbours) -> tuple[int | None, ...]:
    spells = (beside.predecessor, beside.successor, beside.predecessor_regular)
    return tuple(spell.pk if spell else None for spell in spells)
