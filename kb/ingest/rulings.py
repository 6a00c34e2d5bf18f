"""What curators said of who is who, as ``identify`` takes it. Pure; a ruling rests on claims, never on rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.ingest.records import Evidence

Side = tuple[int, bool]  # number of a ruling that holds two people apart, and which of the two


@dataclass(frozen=True, slots=True)
class Identity:
    """The people of two sets of claims, named by their keys, are one (``same``) or two."""

    same: bool
    ours: frozenset[str]
    theirs: frozenset[str]


class Rulings:
    """Blind to the order in which they were made. Where two contradict each other, nobody is merged."""

    def __init__(self, rulings: Iterable[Identity] = ()) -> None:
        ordered = sorted(set(rulings), key=lambda r: (r.same, sorted(r.ours), sorted(r.theirs)))
        self.same = [ruling for ruling in ordered if ruling.same]
        self._sides: dict[str, set[Side]] = defaultdict(set)
        for number, ruling in enumerate(r for r in ordered if not r.same):
            for keys, side in ((ruling.ours, True), (ruling.theirs, False)):
                for key in keys:
                    self._sides[key].add((number, side))

    def apart(self, one: Iterable[Evidence], other: Iterable[Evidence]) -> bool:
        """A curator said that these are two people."""
        if not self._sides:
            return False
        theirs = self._of(other)
        return any((number, not side) in theirs for number, side in self._of(one))

    def parts(self, claims: Sequence[Evidence]) -> list[list[Evidence]]:
        """The claims of one name, divided where a ruling goes through them; statements stay whole."""
        parts = [list(claims)]
        for number in sorted({number for number, _ in self._of(claims)}):
            parts = [part for whole in parts for part in self._divided(whole, number)]
        return parts

    def _divided(self, claims: list[Evidence], number: int) -> list[list[Evidence]]:
        ours = {(e.article, e.said.statement) for e in claims if (number, True) in self._sides.get(e.key, ())}
        inside = [e for e in claims if (e.article, e.said.statement) in ours]
        outside = [e for e in claims if (e.article, e.said.statement) not in ours]
        cut = any((number, False) in self._sides.get(e.key, ()) for e in outside)
        return [inside, outside] if inside and cut else [claims]

    def _of(self, claims: Iterable[Evidence]) -> set[Side]:
        return set().union(*(self._sides.get(e.key, ()) for e in claims)) if self._sides else set()
