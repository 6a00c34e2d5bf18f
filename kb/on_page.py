"""Who held which office on a day or in a period: everything that the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When

from kb.evidence import Evidence, Support
from people.dates import PartialDate
from tenures.holders import Answer, holders_on
from tenures.models import Office, Tenure
from tenures.querysets import CERTAIN, POSSIBLE, PRESUMED, days_of
from tenures.succession import gaps
from tenures.timeline import Axis, Timeline, across

ROWS = 200  # holders on one page
SUREST_FIRST = (CERTAIN, PRESUMED, POSSIBLE)


@dataclass(frozen=True, slots=True)
class Line:
    """One holder on the day asked about."""

    tenure: Tenure
    certainty: str
    support: Support
    takes_over: bool  # it is the first day of this spell
    from_whom: Tenure | None


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which somebody surely or possibly came or went in the first office."""

    day: date
    came: tuple[Tenure, ...]
    went: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Needle:
    """The day asked about on the line, or the period, in per cent."""

    at: float
    size: float

    @property
    def middle(self) -> float:
        return round(self.at + self.size / 2, 3)


class OnPage:
    def __init__(self, when: PartialDate, office: Office | None, *, today: date, page: str | None) -> None:
        self.when = when
        self.office = office
        self.today = today
        self.first, self.last = days_of(when)
        self._tenures = list(office.tenures.select_related("person")) if office else []
        self.rows: Page[Tenure] = Paginator(_surest_first(when, office), ROWS).get_page(page)

    @cached_property
    def answer(self) -> Answer | None:
        """For the first office; it says so where nobody is recorded."""
        if self.office is None:
            return None
        return holders_on(
            self.when, self.office, self._tenures, gaps(self._tenures, self.office.vacancies.all())
        )

    @property
    def holder(self) -> Tenure | None:
        """The one holder of the first office, where there is no doubt who."""
        held = self.answer.holders if self.answer else ()
        return held[0].tenure if len(held) == 1 else None

    @property
    def day_of_spell(self) -> int | None:
        """Which day of the holder's spell it is, from 1; known only of an exact day and an exact start."""
        sure = self.answer is not None and self.answer.status == CERTAIN and self.when.exact
        if not (sure and self.holder and self.holder.start.exact and self.holder.start_earliest):
            return None
        return (self.first - self.holder.start_earliest).days + 1

    @property
    def days_in_all(self) -> int | None:
        """The length of the holder's spell, where it is over and exact."""
        if self.holder is None or self.holder.end_status != Tenure.EndStatus.ENDED:
            return None
        low, high = self.holder.days(self.today)
        return low if low == high else None

    @cached_property
    def by_certainty(self) -> list[tuple[str, list[Line]]]:
        """The holders of this page of the list: certain, presumed and possible ones apart."""
        tenures = list(self.rows)
        leaving = self._leaving(tenures)
        evidence = Evidence(tenures=[t.pk for t in tenures])
        lines = [
            Line(
                t,
                t.certainty_on(self.when) or POSSIBLE,
                evidence.of_tenure(t.pk, "holds"),
                self.when.exact and t.start.exact and t.start == self.when,
                leaving.get(t.office_id),
            )
            for t in tenures
        ]
        groups = [(sure, [line for line in lines if line.certainty == sure]) for sure in SUREST_FIRST]
        return [(sure, found) for sure, found in groups if found]

    def _leaving(self, tenures: Sequence[Tenure]) -> dict[int, Tenure]:
        """By office, whose end is the very day asked about."""
        if not self.when.exact:
            return {}
        left = Tenure.objects.filter(end_earliest=self.first, end_latest=self.first).select_related("person")
        return {t.office_id: t for t in left.filter(office__in={t.office_id for t in tenures})}

    @property
    def ends_today(self) -> list[Tenure]:
        """Who left the first office on this very day, which belongs to the newcomer."""
        return [t for t in self._tenures if self.when.exact and t.end == self.when]

    # The line of the first office, and what happened before and after

    @cached_property
    def line(self) -> Timeline | None:
        return across(self._tenures, today=self.today)

    @property
    def needle(self) -> Needle | None:
        if self.line is None or self.last < self.line.first or self.first >= self.line.last:
            return None
        axis = Axis(self.line.first, self.line.last)
        at = axis.at(max(self.first, self.line.first))
        return Needle(at, 0 if self.when.exact else round(axis.at(min(self.last, self.line.last)) - at, 3))

    @property
    def holding(self) -> set[int]:
        """Primary keys of the spells that are not dimmed."""
        return {held.tenure.pk for held in self.answer.holders} if self.answer else set()

    @property
    def before(self) -> Change | None:
        """The last day before on which somebody came or went."""
        days = [day for day in self._days if day < self.first]
        return self._change(max(days)) if days else None

    @property
    def after(self) -> Change | None:
        days = [day for day in self._days if day > self.last]
        return self._change(min(days)) if days else None

    @cached_property
    def _days(self) -> set[date]:
        days = {t.start_earliest for t in self._tenures} | {t.end_latest for t in self._tenures}
        return {day for day in days if day}

    def _change(self, day: date) -> Change:
        return Change(
            day,
            tuple(t for t in self._tenures if t.start_earliest == day),
            tuple(t for t in self._tenures if t.end_latest == day),
        )


def _surest_first(when: PartialDate, office: Office | None) -> QuerySet[Tenure]:
    """Everyone in office then: by how sure that is, the first office leading."""
    sure = Case(
        *(When(certainty=word, then=Value(place)) for place, word in enumerate(SUREST_FIRST)),
        output_field=IntegerField(),
    )
    first = Case(
        When(office=office.pk if office else None, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Tenure.objects.on(when)
        .select_related("person", "office__organization")
        .annotate(sure=sure)
        .order_by("sure", first, "office__organization__name", "office__title", "start_earliest", "slug")
    )
