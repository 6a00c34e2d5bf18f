"""Who came and who went between two days, in every office: surely, and possibly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from people.dates import PartialDate
from tenures.models import Office, Tenure

ROWS = 100  # of each list on one page

Edge = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody came or went. ``other`` left to, or took over from, them on the same day."""

    tenure: Tenure
    when: PartialDate
    certain: bool
    other: Tenure | None


class ChangesPage:
    """Both days belong to the period; the end of a spell is the first day no longer in office."""

    def __init__(self, first: date, last: date, office: Office | None, page: str | None) -> None:
        self.first, self.last = first, last
        self.office = office
        self.came_page = _page(_edges("start", first, last, office), page)
        self.went_page = _page(_edges("end", first, last, office), page)

    @cached_property
    def came(self) -> list[Event]:
        return [self._event(t, t.start, self._leaving) for t in self.came_page]

    @cached_property
    def went(self) -> list[Event]:
        return [self._event(t, t.end, self._coming) for t in self.went_page]

    @property
    def longer(self) -> Page[Tenure]:
        """The list that decides how many pages there are."""
        return max(self.came_page, self.went_page, key=lambda page: page.paginator.num_pages)

    def of_office(self, events: list[Event]) -> list[Event]:
        """What surely happened in the first office."""
        return [e for e in events if self.office and e.certain and e.tenure.office_id == self.office.pk]

    @property
    def came_first(self) -> list[Event]:
        return self.of_office(self.came)

    @property
    def went_first(self) -> list[Event]:
        return self.of_office(self.went)

    def _event(
        self, tenure: Tenure, when: PartialDate, others: dict[tuple[int, date | None], Tenure]
    ) -> Event:
        certain = bool(
            when.earliest and when.latest and self.first <= when.earliest and when.latest <= self.last
        )
        other = others.get((tenure.office_id, when.earliest)) if when.exact else None
        return Event(tenure, when, certain, other if other and other.pk != tenure.pk else None)

    @cached_property
    def _leaving(self) -> dict[tuple[int, date | None], Tenure]:
        """By office and day, who left on a day on which somebody of the list came."""
        days = {t.start_earliest for t in self.came_page if t.start.exact}
        left = Tenure.objects.filter(end_earliest__in=days, end_latest__in=days).select_related("person")
        return {(t.office_id, t.end_earliest): t for t in left if t.end.exact}

    @cached_property
    def _coming(self) -> dict[tuple[int, date | None], Tenure]:
        days = {t.end_earliest for t in self.went_page if t.end.exact}
        came = Tenure.objects.filter(start_earliest__in=days, start_latest__in=days).select_related("person")
        return {(t.office_id, t.start_earliest): t for t in came if t.start.exact}


def _page(found: QuerySet[Tenure], page: str | None) -> Page[Tenure]:
    return Paginator(found, ROWS).get_page(page)


def _edges(edge: Edge, first: date, last: date, office: Office | None) -> QuerySet[Tenure]:
    """Spells with an edge that may lie in the period and whose days are bounded on both sides; sure ones lead."""
    earliest, latest = f"{edge}_earliest", f"{edge}_latest"
    sure = Case(
        When(Q(**{f"{earliest}__gte": first, f"{latest}__lte": last}), then=Value(0)),
        default=Value(1), output_field=IntegerField(),
    )  # fmt: skip
    leads = Case(
        When(office=office.pk if office else None, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Tenure.objects.filter(**{f"{earliest}__lte": last, f"{latest}__gte": first})
        .select_related("person", "office__organization")
        .order_by(sure, leads, earliest, "slug")
    )
