"""Rankings by length as they are drawn: a bar for what is sure, more for what is possible, a whisker for disputes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.evidence import Evidence, Support
from tenures.ranking import Rank

ROOM = 1.4  # of the longest bar: what stands behind it needs a place


@dataclass(frozen=True, slots=True)
class RankRow:
    """One line of a ranking with its bar; positions are per cent of the longest length."""

    rank: Rank
    support: Support
    sure: float
    possible: float
    disputed: tuple[float, float] | None
    disputed_days: tuple[int, int] | None


def rank_rows(ranks: Sequence[Rank], evidence: Evidence) -> list[RankRow]:
    longest = max([rank.days_max or rank.days_min for rank in ranks] + [1])
    return [_row(rank, evidence, longest * ROOM) for rank in ranks]


def _row(rank: Rank, evidence: Evidence, scale: float) -> RankRow:
    tenure = rank.tenures[0]
    low, high = tenure.days_disputed_min, tenure.days_disputed_max
    disputed = None
    # What sources make of one spell says nothing about the sum of several.
    if (
        len(rank.tenures) == 1
        and low is not None
        and high is not None
        and (low, high) != (rank.days_min, rank.days_max)
    ):
        disputed = (low, high)
    return RankRow(
        rank,
        evidence.of_tenure(tenure.pk, "holds"),
        _per_cent(rank.days_min, scale),
        _per_cent(rank.days_max or rank.days_min, scale),
        (_per_cent(disputed[0], scale), _per_cent(disputed[1], scale)) if disputed else None,
        disputed,
    )


def _per_cent(days: int, scale: float) -> float:
    return round(min(100 * days / scale, 100), 3)
