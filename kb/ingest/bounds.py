"""Interval constraint propagation over days, with the reasons kept.

A variable is a day that is not known exactly: the start of a spell, a birth. A constraint is
a bound on one variable or on the difference of two. ``Store.add`` takes a constraint in and
narrows whatever follows from it, or refuses it where the rest leaves no room.

Days are proleptic Gregorian ordinals (``date.toordinal``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Variable = Hashable
Side = Literal["earliest", "latest"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """``low <= x - y <= high`` in days; without ``y`` the bounds are on ``x`` itself.

    Either bound may be None. ``claims`` are the keys of the claims it rests on, ``rule`` says
    how it follows from them; a constraint without claims is one that always holds.
    """

    x: Variable
    low: int | None
    high: int | None
    rule: str
    y: Variable | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a bound is where it is: the constraint, and the bound it was carried over from."""

    constraint: Constraint
    via: tuple[Variable, Side] | None = None


class Bounds:
    """The kept constraints and what follows from them.

    >>> b = Bounds()
    >>> b.add(Constraint("end", 100, 110, "stated"))
    True
    >>> b.add(Constraint("end", 30, 40, "duration", y="start"))
    True
    >>> b.of("start")
    (60, 80)
    >>> b.add(Constraint("start", 81, None, "stated"))
    False
    >>> b.of("start")
    (60, 80)
    """

    def __init__(self) -> None:
        self._value: dict[tuple[Variable, Side], int] = {}
        self._why: dict[tuple[Variable, Side], Reason] = {}
        self._about: dict[Variable, list[Constraint]] = {}

    def of(self, variable: Variable) -> tuple[int | None, int | None]:
        """The earliest and the latest day that the kept constraints leave."""
        return self._value.get((variable, "earliest")), self._value.get((variable, "latest"))

    def add(self, *constraints: Constraint) -> bool:
        """Keep all of the constraints, or none where the kept set would have no solution."""
        before: dict[tuple[Variable, Side], tuple[int | None, Reason | None]] = {}
        for constraint in constraints:
            for variable in filter(None, (constraint.x, constraint.y)):
                self._about.setdefault(variable, []).append(constraint)
        if self._propagate(constraints, before):
            return True
        for constraint in constraints:
            for variable in filter(None, (constraint.x, constraint.y)):
                self._about[variable].remove(constraint)
        for key, (value, reason) in before.items():
            if value is None or reason is None:
                self._value.pop(key, None)
                self._why.pop(key, None)
            else:
                self._value[key], self._why[key] = value, reason
        return False

    def _propagate(
        self,
        constraints: Iterable[Constraint],
        before: dict[tuple[Variable, Side], tuple[int | None, Reason | None]],
    ) -> bool:
        """Narrow to a fixed point. False: an interval ran empty, or a cycle narrows for ever.

        A bound that really follows is reached in as many rounds as there are variables, so
        a variable that is narrowed more often than that stands in a contradictory cycle.
        """
        queue = deque(constraints)
        rounds: dict[tuple[Variable, Side], int] = {}
        while queue:
            constraint = queue.popleft()
            for variable, side, value, reason in list(self._consequences(constraint)):
                key = (variable, side)
                known = self._value.get(key)
                if known is not None and (value <= known if side == "earliest" else value >= known):
                    continue
                before.setdefault(key, (known, self._why.get(key)))
                self._value[key], self._why[key] = value, reason
                earliest, latest = self.of(variable)
                if earliest is not None and latest is not None and earliest > latest:
                    return False
                rounds[key] = rounds.get(key, 0) + 1
                if rounds[key] > len(self._about) + 1:
                    return False
                queue.extend(about for about in self._about[variable] if about.y is not None)
        return True

    def _consequences(self, c: Constraint) -> Iterator[tuple[Variable, Side, int, Reason]]:
        if c.y is None:
            if c.low is not None:
                yield c.x, "earliest", c.low, Reason(c)
            if c.high is not None:
                yield c.x, "latest", c.high, Reason(c)
            return
        (x_earliest, x_latest), (y_earliest, y_latest) = self.of(c.x), self.of(c.y)
        if c.low is not None:
            if y_earliest is not None:
                yield c.x, "earliest", y_earliest + c.low, Reason(c, (c.y, "earliest"))
            if x_latest is not None:
                yield c.y, "latest", x_latest - c.low, Reason(c, (c.x, "latest"))
        if c.high is not None:
            if y_latest is not None:
                yield c.x, "latest", y_latest + c.high, Reason(c, (c.y, "latest"))
            if x_earliest is not None:
                yield c.y, "earliest", x_earliest - c.high, Reason(c, (c.x, "earliest"))

    def why(self, variable: Variable, side: Side) -> tuple[Reason, ...]:
        """The chain of reasons behind a bound, nearest first; empty where nothing bounds it."""
        chain: list[Reason] = []
        key: tuple[Variable, Side] | None = (variable, side)
        while key is not None and (reason := self._why.get(key)) is not None and reason not in chain:
            chain.append(reason)
            key = reason.via
        return tuple(chain)
