"""Rules as data: a name, the pattern or event it reads, a sentence it reads and one it must not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex


@dataclass(frozen=True)
class Rule:
    """One way to say that someone holds an office.

    ``pattern`` is a regular expression over the letters of chunks (chunks.py) with the groups
    ``person`` and ``office`` (and ``office2``); empty for rules that ``event`` names, which are
    read clause by clause (events.py). ``reads`` and ``refuses`` are published on 2024-10-01;
    ``gives`` is what the first yields: person, office, organization, and any more claims as
    ``property=value``.
    """

    name: str
    reads: str
    gives: tuple[str, ...]
    refuses: str
    pattern: str = ""
    event: str = ""

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        return regex.compile(self.pattern)

    @cached_property
    def needs(self) -> frozenset[str]:
        """Chunk kinds without which the pattern cannot match."""
        return frozenset("NT")
