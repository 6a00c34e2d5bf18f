"""Questions about tenures, as querysets that read aloud. The day is always given by the caller."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from people.dates import PartialDate

if TYPE_CHECKING:
    from tenures.models import Tenure

CERTAIN, PRESUMED, POSSIBLE = "certain", "presumed", "possible"


def hull_covers(first: date, last: date) -> Q:
    """Could have been in office on some day from ``first`` to ``last``, both included."""
    started = Q(start_earliest=None) | Q(start_earliest__lte=last)
    not_over = Q(end_latest=None) | Q(end_latest__gt=first)
    return started & not_over


def surely_covers(first: date, last: date) -> Q:
    """Was surely in office on some day from ``first`` to ``last``.

    The days that a spell surely covers are [start_latest, end_earliest).
    """
    return Q(start_latest__lte=last, end_earliest__gt=first) & Q(start_latest__lt=F("end_earliest"))


def presumably_covers(first: date, last: date) -> Q:
    """Open when last confirmed, which is before ``last``: presumed to have gone on."""
    return Q(end_status="open", start_latest__lte=last, end_earliest__lte=last)


class TenureQuerySet(models.QuerySet["Tenure"]):
    def on(self, when: date | PartialDate) -> TenureQuerySet:
        """Certain, presumed or possible holders on a day, or on some day of a partial date.

        Each row carries ``certainty``.
        """
        first, last = _span(when)
        return self.filter(hull_covers(first, last)).annotate(
            certainty=models.Case(
                models.When(surely_covers(first, last), then=models.Value(CERTAIN)),
                models.When(presumably_covers(first, last), then=models.Value(PRESUMED)),
                default=models.Value(POSSIBLE),
                output_field=models.CharField(),
            )
        )

    def overlapping(self, first: date | None, last: date | None) -> TenureQuerySet:
        """Spells that may share a day with [first, last], either side open."""
        return self.filter(hull_covers(first or date.min, last or date.max))

    def current(self, today: date) -> TenureQuerySet:
        """Holders who surely or presumably hold their office today."""
        return self.on(today).filter(Q(certainty=CERTAIN) | Q(certainty=PRESUMED))

    def regular(self) -> TenureQuerySet:
        """Without acting spells."""
        return self.filter(acting=False)

    def in_order(self) -> TenureQuerySet:
        """By start; a spell whose start is unknown stands by its end."""
        return self.order_by(
            F("start_earliest").asc(nulls_first=True), F("end_latest").asc(nulls_last=True), "slug"
        )


def _span(when: date | PartialDate) -> tuple[date, date]:
    if isinstance(when, PartialDate):
        return when.earliest or date.min, when.latest or date.max
    return when, when
