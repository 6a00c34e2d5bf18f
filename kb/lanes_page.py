"""The offices with the most holders, a lane for each on one axis, and the rows that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from kb.evidence import Evidence, Support
from tenures.columns import Columns, columns
from tenures.lanes import Lanes, lanes
from tenures.models import Office, Tenure, Vacancy
from tenures.succession import in_order
from tenures.timeline import Timeline
from tenures.zoom import Steps, steps

MOST = 6  # lanes that can be compared at a glance
FEWEST = 2  # holders without whom an office has no line
CROWD = 100  # spells: an office with more is drawn on its own page only


class LanesPage:
    """``offices`` in their order, each annotated with the number of its ``spells``."""

    def __init__(
        self,
        offices: Sequence[Office],
        *,
        first_office: str,
        today: date,
        first: date | None,
        last: date | None,
    ) -> None:
        lined = [o for o in offices if FEWEST <= o.spells <= CROWD]  # type: ignore[attr-defined]
        lined.sort(key=lambda office: office.slug != first_office)
        self.offices = lined[:MOST]
        self.today = today
        self.first, self.last = first, last

    @cached_property
    def _of_office(self) -> dict[Office, list[Tenure]]:
        found: dict[int, list[Tenure]] = {office.pk: [] for office in self.offices}
        for tenure in Tenure.objects.filter(office__in=found).select_related(
            "person", "office__organization"
        ):
            found[tenure.office_id].append(tenure)
        return {office: in_order(found[office.pk]) for office in self.offices}

    @cached_property
    def _vacancies(self) -> dict[int, list[Vacancy]]:
        found: dict[int, list[Vacancy]] = {}
        for vacancy in Vacancy.objects.filter(office__in=self.offices):
            found.setdefault(vacancy.office_id, []).append(vacancy)
        return found

    @cached_property
    def drawing(self) -> Lanes | None:
        if not self.offices:
            return None
        return lanes(self._of_office, self._vacancies, today=self.today, first=self.first, last=self.last)

    @property
    def columns(self) -> Columns | None:
        return columns(self.drawing) if self.drawing else None

    @property
    def wide(self) -> Timeline | None:
        return self.drawing.whole if self.drawing else None

    @property
    def zoomed(self) -> bool:
        return bool(self.first or self.last)

    @property
    def steps(self) -> Steps | None:
        """Where the reader can go from the years shown."""
        whole = lanes(self._of_office, today=self.today) if self.zoomed else self.drawing
        if whole is None or self.wide is None:
            return None
        return steps(self.wide.first, self.wide.last, whole=(whole.whole.first, whole.whole.last))

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(tenures=[t.pk for spells in self._of_office.values() for t in spells])

    def support(self, tenure: Tenure) -> Support:
        return self._evidence.of_tenure(tenure.pk, "holds")

    def days(self, tenure: Tenure) -> tuple[int, int | None]:
        return tenure.days(self.today)
