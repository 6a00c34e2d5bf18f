"""What follows from the dates of one spell: on rows of the model and on light rows alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from people.dates import PartialDate
from tenures.querysets import CERTAIN, POSSIBLE, PRESUMED, days_of

OPEN = "open"  # ``Tenure.EndStatus.OPEN``


class Span:
    """Reads the columns of a tenure, whatever row they are on."""

    __slots__ = ()

    if TYPE_CHECKING:
        start_earliest: date | None
        start_latest: date | None
        start_qualifier: str
        start_disputed: bool
        end_earliest: date | None
        end_latest: date | None
        end_qualifier: str
        end_disputed: bool
        end_status: str
        expected_end_earliest: date | None
        expected_end_latest: date | None

    @property
    def start(self) -> PartialDate:
        return PartialDate(self.start_earliest, self.start_latest, self.start_qualifier)

    @property
    def end(self) -> PartialDate:
        """Bounds of the first day no longer in office; an open spell has no latest day."""
        return PartialDate(self.end_earliest, self.end_latest, self.end_qualifier)

    @property
    def end_text(self) -> str:
        """EDTF of the end: ``..`` while open, the empty string where nothing is known."""
        return ".." if self.end_status == OPEN else self.end.edtf

    @property
    def expected_end(self) -> PartialDate:
        return PartialDate(self.expected_end_earliest, self.expected_end_latest)

    @property
    def disputed(self) -> bool:
        return self.start_disputed or self.end_disputed

    def days(self, as_of: date) -> tuple[int, int | None]:
        """Shortest and longest length in days before ``as_of``; no upper bound without a first start day.

        What is surely served ends at the end's earliest day, which for an open spell is the day
        after it was last confirmed.
        """
        shortest = 0
        if self.end_earliest and self.start_latest:
            shortest = (min(self.end_earliest, as_of) - self.start_latest).days
        if not self.start_earliest:
            return max(shortest, 0), None
        longest = (min(self.end_latest or as_of, as_of) - self.start_earliest).days
        return max(shortest, 0), max(longest, 0)

    def certainty_on(self, when: date | PartialDate) -> str | None:
        """certain, presumed (open, after the last confirmation) or possible; None if not in office.

        On a partial date: what holds on its surest day. ``TenureQuerySet.on`` says the same in SQL.
        """
        first, last = days_of(when)
        if self.start_earliest and last < self.start_earliest:
            return None
        if self.end_latest and first >= self.end_latest:
            return None
        if self.start_latest and self.start_latest <= last:
            if self.end_earliest and max(first, self.start_latest) < self.end_earliest:
                return CERTAIN
            if self.end_status == OPEN:
                return PRESUMED
        return POSSIBLE
