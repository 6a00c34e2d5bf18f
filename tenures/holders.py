"""Who held an office on a day, and how sure that is. Plain functions over the spells of one office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from people.dates import PartialDate
from tenures.models import Office, Tenure
from tenures.querysets import CERTAIN, POSSIBLE, PRESUMED, days_of
from tenures.succession import UNRECORDED, VACANT, Gap, in_order

NO_OFFICE = "no_office"
STATUSES = (CERTAIN, PRESUMED, POSSIBLE, UNRECORDED, VACANT, NO_OFFICE)
_SUREST_FIRST = (CERTAIN, PRESUMED, POSSIBLE)


@dataclass(frozen=True, slots=True)
class Held:
    tenure: Tenure
    certainty: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held the office on a day, or on some day of a partial date; the surest first."""

    on: PartialDate
    status: str
    holders: tuple[Held, ...]
    gap: Gap | None = None

    @property
    def vacant(self) -> bool | None:
        """None where nobody is recorded and no source says that nobody was there."""
        if self.status in (CERTAIN, PRESUMED):
            return False
        return True if self.status == VACANT else None


def holders_on(when: PartialDate, office: Office, tenures: Sequence[Tenure], gaps: Sequence[Gap]) -> Answer:
    """``tenures`` and ``gaps`` are of this office; those of other days do no harm."""
    held = [Held(t, certainty) for t in in_order(tenures) if (certainty := t.certainty_on(when))]
    if held:
        held.sort(key=lambda h: _SUREST_FIRST.index(h.certainty))
        return Answer(when, held[0].certainty, tuple(held))
    if _did_not_exist(office, when):
        return Answer(when, NO_OFFICE, ())
    first, last = days_of(when)
    gap = next((g for g in gaps if g.earliest <= last and first < g.latest), None)
    return Answer(when, gap.kind if gap else UNRECORDED, (), gap)


def _did_not_exist(office: Office, when: PartialDate) -> bool:
    """Surely, on every day of it."""
    first, last = days_of(when)
    founded, abolished = office.established.earliest, office.abolished.latest
    return (founded is not None and last < founded) or (abolished is not None and first >= abolished)
