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
_KEYS = (*COLUMNS, "id")
# SQLite: one short statement a row, of which a long one for many (``bulk_update``) takes ten times as long.
_ROW = f"UPDATE tenures_tenure SET {', '.join(f'{name} = %s' for name in COLUMNS)}{{also}} WHERE id = %s"  # noqa: S608 - our own names
# PostgreSQL: one array for each column, less than half the time of a statement a row.
_ROWS = (
    f"UPDATE tenures_tenure SET {', '.join(f'{name} = beside.{name}' for name in COLUMNS)}{{also}} "  # noqa: S608
    f"FROM unnest({', '.join('%s::bigint[]' for _ in _KEYS)}) AS beside ({', '.join(_KEYS)}) "
    "WHERE tenures_tenure.id = beside.id"
)

Progress = Callable[[int, int], None]  # how many of how many offices are done
_Row = tuple[int | None, ...]  # what COLUMNS are to be, and the spell's id


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
    now = timezone.now()
    every = sorted(offices)
    for done in range(0, len(every), BATCH):
        new, old = list[_Row](), list[_Row]()
        for spell, beside in _changed(every[done : done + BATCH], model):
            (new if spell.updated_at == written else old).append((*beside, spell.pk))
        _write(new, None)
        _write(old, now)
        if progress:
            progress(min(done + BATCH, len(every)), len(every))


def _write(rows: list[_Row], updated_at: datetime | None) -> None:
    """``updated_at`` stays as it is where it is None."""
    if not rows:
        return
    also = ", updated_at = %s" if updated_at else ""
    moment = [connection.ops.adapt_datetimefield_value(updated_at)] if updated_at else []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_ROWS.format(also=also), [*moment, *map(list, zip(*rows, strict=True))])
        else:
            cursor.executemany(_ROW.format(also=also), [(*row[:-1], *moment, row[-1]) for row in rows])


def _changed(offices: list[int], model: Any) -> Iterator[tuple[Any, _Row]]:
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


def _pks(beside: Neighbours) -> _Row:
    spells = (beside.predecessor, beside.successor, beside.predecessor_regular)
    return tuple(spell.pk if spell else None for spell in spells)
