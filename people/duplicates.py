"""People who may be one: of one family name, alike in given name, and no date speaks against it.

A suggestion, never a decision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from rapidfuzz.fuzz import ratio

from people.models import Person
from people.names import tokens

Thing = TypeVar("Thing", bound=Any)  # has a slug
ALIKE = 60  # of 100: "Josef" and "Joseph" (91), "Jens" and "Thorvald" are not (17)


def likely(person: Person, others: Iterable[Person]) -> list[Person]:
    """Of the others those who may be the same person, the likeliest first."""
    return alike(person, (other for other in others if _can_be_one(person, other)), _likeness, ALIKE)


def alike(
    thing: Thing, others: Iterable[Thing], likeness: Callable[[Thing, Thing], float], least: float
) -> list[Thing]:
    """Of the others those that are as like it as that at least, the likeliest first."""
    rated = [(likeness(thing, other), other) for other in others if other.pk != thing.pk]
    fitting = [(rate, other) for rate, other in rated if rate >= least]
    return [other for _, other in sorted(fitting, key=lambda pair: (-pair[0], pair[1].slug))]


def _likeness(one: Person, other: Person) -> float:
    """Of the first given names; an initial stands for any name that begins so, no given name for any at all."""
    ours, theirs = tokens(one.name), tokens(other.name)
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return 0
    if len(ours) == 1 or len(theirs) == 1:
        return ALIKE
    if 1 in (len(ours[0]), len(theirs[0])):
        return 100 if ours[0][0] == theirs[0][0] else 0
    return ratio(ours[0], theirs[0])


def _can_be_one(one: Person, other: Person) -> bool:
    lives = ((one.birth, other.birth), (one.death, other.death))
    return all(a.intersect(b) is not None for a, b in lives if a.known and b.known)
