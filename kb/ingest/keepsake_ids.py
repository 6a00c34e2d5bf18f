"""Ids of tenures that lead on, in the file of decisions: they tell what became of spells before the last decision.

Who rebuilds the site takes all decisions at once, so spells that were there in between never come to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from tenures.models import FormerId, Tenure


def exported_ids() -> list[dict[str, Any]]:
    """All but those that a tenure has again."""
    taken = Tenure.objects.filter(slug=OuterRef("old_slug"))
    former = FormerId.objects.exclude(Exists(taken)).select_related("tenure").order_by("old_slug")
    return [{"id": f.old_slug, "tenure": f.tenure.slug, "since": f.since.isoformat()} for f in former]


def take_in_ids(rows: Iterable[Mapping[str, Any]]) -> None:
    """An id that a tenure has here stays its own, and one whose tenure is not here leads nowhere."""
    given = {row["id"]: row for row in rows}
    tenures = {t.slug: t for t in Tenure.objects.filter(slug__in={row["tenure"] for row in given.values()})}
    taken = set(Tenure.objects.filter(slug__in=given).values_list("slug", flat=True))
    for slug, row in given.items():
        if slug not in taken and row["tenure"] in tenures:
            FormerId.objects.get_or_create(old_slug=slug, defaults={"tenure": tenures[row["tenure"]]})
            FormerId.objects.filter(old_slug=slug).update(since=row["since"])
