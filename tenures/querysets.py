"""Questions about tenures, as querysets that read aloud. The day is always given by the caller."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q, lookups

from people.dates import PartialDate

if TYPE_CHECKING:
    from tenures.models import Tenure  # noqa: F401 - the base class names it as text

CERTAIN, PRESUMED, POSSIBLE = "certain", "presumed", "possible"

# A tenure's own facts, and what others are called that it refers to.
_NAMED = (
    "slug", "acting", "start_earliest", "start_latest", "start_qualifier", "start_disputed", "end_earliest",
    "end_latest", "end_qualifier", "end_disputed", "end_status", "end_reason", "last_confirmed",
    "expected_end_earliest", "expected_end_latest", "days_disputed_min", "days_disputed_max", "derived_from",
    "follows", "office", "person__slug", "person__name",
)  # fmt: skip


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


def presumably_covers(last: date) -> Q:
    """Had begun by ``last`` and was open when last confirmed: presumed to have gone on."""
    return Q(end_status="open", start_latest__lte=last)


def surely_or_presumably_covers(first: date, last: date) -> Q:
    """As one would say "in office": not where it is only possible."""
    return hull_covers(first, last) & (surely_covers(first, last) | presumably_covers(last))


def length(end: str, start: str) -> models.ExpressionWrapper:
    """Days between two columns, as a duration; null where either is unknown.

    Columns are subtracted from each other, not shifted by days: SQLite would make a text with
    hours of a shifted date, which no longer equals the day itself.
    """
    return models.ExpressionWrapper(F(end) - F(start), output_field=models.DurationField())


class SurelyServed(models.Func):
    """Days from the second column to the first, as a number."""

    output_field = models.IntegerField()
    template = "(%(expressions)s)"
    arg_joiner = " - "

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        days = "CAST(julianday(%(expressions)s) AS integer)"
        return self.as_sql(compiler, connection, template=days, arg_joiner=") - julianday(", **extra)


# Spells in classes by the most days that they can have lasted: whoever asks for a day need look no further
# back than so many days for those of a class, instead of stepping over all that ended before.
OPEN_END, NO_START = 0, -1
LENGTHS = (512, 1024, 2048, 4096, 8192, 16384, 32768)
ANY_LENGTH = 4_000_000  # the calendar has no more days


def lasts_within() -> models.Case:
    """The class of a spell."""
    days = SurelyServed("end_latest", "start_earliest")
    return models.Case(
        models.When(start_earliest=None, then=models.Value(NO_START)),
        models.When(end_latest=None, then=models.Value(OPEN_END)),
        *(models.When(lookups.LessThanOrEqual(days, most), then=models.Value(most)) for most in LENGTHS),
        default=models.Value(ANY_LENGTH),
        output_field=models.IntegerField(),
    )


def classes_on(first: date, last: date) -> list[tuple[int, date, date]]:
    """Of each class, between which days the spells begin that may cover one from ``first`` to ``last``."""
    back = {OPEN_END: ANY_LENGTH, ANY_LENGTH: ANY_LENGTH} | {most: most for most in LENGTHS}
    begun = [(most, _before(first, days), last) for most, days in back.items()]
    return [(NO_START, date.min, date.max), *begun]


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


class TenureQuerySet(models.QuerySet["Tenure"]):
    def on(self, when: date | PartialDate) -> TenureQuerySet:
        """Certain, presumed or possible holders on a day, or on some day of a partial date.

        Each row carries ``certainty``.
        """
        return self.on_some_day(*days_of(when))

    def on_some_day(self, first: date, last: date) -> TenureQuerySet:
        return self.filter(hull_covers(first, last)).annotate(
            certainty=models.Case(
                models.When(surely_covers(first, last), then=models.Value(CERTAIN)),
                models.When(presumably_covers(last), then=models.Value(PRESUMED)),
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

    def with_person(self) -> TenureQuerySet:
        """With the person as far as a reference names them: one query, and a narrow one."""
        return self.select_related("person").only(*_NAMED)

    def regular(self) -> TenureQuerySet:
        """Without acting spells."""
        return self.filter(acting=False)

    def lasting_at_least(self, days: int, *, as_of: date) -> TenureQuerySet:
        """Spells whose shortest length before ``as_of`` is so many days: ``Tenure.days(as_of)[0] >= days``."""
        if days <= 0:
            return self.all()
        return self.surely_served(days, as_of - timedelta(days))

    def surely_served(self, days: int, begun_by: date) -> TenureQuerySet:
        return self.filter(surely_served__gte=days, start_latest__lte=begun_by)

    def lasting_at_most(self, days: int, *, as_of: date) -> TenureQuerySet:
        """Spells whose longest length before ``as_of`` is so many days: ``Tenure.days(as_of)[1] <= days``."""
        return self.possibly_served(timedelta(days), as_of - timedelta(days))

    def possibly_served(self, most: timedelta, not_begun_by: date) -> TenureQuerySet:
        over = Q(possibly_served__lte=most)
        just_begun = Q(start_earliest__gte=not_begun_by)
        return self.alias(possibly_served=length("end_latest", "start_earliest")).filter(over | just_begun)

    def in_order(self) -> TenureQuerySet:
        """By what is known of the start; a spell without one stands by its end."""
        return self.order_by("sort_start", "sort_end", "slug")


def days_of(when: date | PartialDate) -> tuple[date, date]:
    """First and last day of it; an open side reaches to the end of the calendar."""
    if isinstance(when, PartialDate):
        return when.earliest or date.min, when.latest or date.max
    return when, when
