"""How many independent sources stand behind each value that a page shows. Two queries for a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kb.models import Claim, Tier

# What a claim must say to stand behind a value of that name.
SAYS = {
    "start": ("start",),
    "end": ("end",),
    "holds": ("holds", "start", "end", "in_office_on"),
    "confirmed": ("in_office_on",),
    "birth": ("birth", "age"),
    "death": ("death",),
    "nationality": ("nationality",),
}


@dataclass(frozen=True, slots=True)
class Support:
    """Independent sources of one value; copies of one text count once."""

    count: int
    solid: bool  # an official source or a reference work is among them


NONE = Support(0, False)


class Evidence:
    """The supports of the spells and people of one page."""

    def __init__(self, *, tenures: Iterable[int] = (), people: Iterable[int] = ()) -> None:
        self._families: dict[tuple[str, int, str], set[str]] = defaultdict(set)
        self._solid: set[tuple[str, int, str]] = set()
        self._read("tenure", list(tenures))
        self._read("person", list(people))

    def _read(self, subject: str, ids: list[int]) -> None:
        if not ids:
            return
        rows = (
            Claim.objects.counting()
            .filter(**{f"{subject}__in": ids}, outcome__in=["shown", "agrees"])
            .order_by()
            .values_list(subject, "property", "article__family", "article__slug", "article__tier")
        )
        for pk, prop, family, slug, tier in rows:
            key = (subject, pk, prop)
            self._families[key].add(family or slug)
            if tier in (Tier.OFFICIAL, Tier.REFERENCE):
                self._solid.add(key)

    def of_tenure(self, pk: int, value: str) -> Support:
        return self._of("tenure", pk, value)

    def of_person(self, pk: int, value: str) -> Support:
        return self._of("person", pk, value)

    def _of(self, subject: str, pk: int, value: str) -> Support:
        keys = [(subject, pk, prop) for prop in SAYS[value]]
        families = set().union(*(self._families.get(key, set()) for key in keys))
        return Support(len(families), any(key in self._solid for key in keys)) if families else NONE
