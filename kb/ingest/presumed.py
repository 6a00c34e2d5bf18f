"""Whether a reader takes someone to be still in office where the article does not say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import regex

from people.dates import PartialDate

FORMER, CURRENT = "former", "current"

LONG = 10  # years; whoever took office longer ago is taken to have left, if nothing says otherwise
_LATELY = 1  # years; a sentence about an earlier one speaks of the time of that year
_SENTENCE = 600  # characters looked back on for where a sentence begins
# What people are beside another office.
_BESIDE = frozenset(("Member of Parliament", "Mayor"))
_HEADS = frozenset(("President", "Prime Minister", "Chancellor"))
_YEAR = regex.compile(r"\b(?:1[5-9]|20)\d\d\b")
_STOP = regex.compile(r"[.!?]\s|\n")


class Other(NamedTuple):
    """An office that the article gives to someone."""

    office: str
    organization: str
    start: str | None
    status: str


def presumed(
    spell: Other, others: Sequence[Other], told_in: str, published: date, *, by_the_way: bool, rival: bool
) -> str:
    """Former or current. ``others`` are the same person's, ``told_in`` is the sentence that tells of the spell.

    ``by_the_way``: said with "as" only or in a row of holders. ``rival``: someone
    else is said to have it now.
    """
    if rival:
        return FORMER
    since = _year(spell.start)
    if since is not None:
        followed = any(_follows(spell, since, other) for other in others)
        return FORMER if followed or published.year - since > LONG else CURRENT
    elsewhere = any(other.status == CURRENT and other.office not in _BESIDE for other in others)
    years = [int(year) for year in _YEAR.findall(told_in)]
    long_ago = bool(years) and max(years) < published.year - _LATELY
    return FORMER if elsewhere or long_ago or by_the_way else CURRENT


def sentence_around(text: str, start: int, end: int) -> str:
    """The words from the mark before ``start`` to the one behind ``end``."""
    floor = max(0, start - _SENTENCE)
    marks = [match.end() for match in _STOP.finditer(text, floor, start)]
    stop = _STOP.search(text, end)
    return text[marks[-1] if marks else floor : stop.start() if stop else len(text)]


def _follows(spell: Other, since: int, other: Other) -> bool:
    """Did the other office come after it: elsewhere, or at the head of the same country?"""
    began = _year(other.start)
    ahead = other.organization != spell.organization or other.office in _HEADS
    return began is not None and began > since and ahead


def _year(edtf: str | None) -> int | None:
    earliest = PartialDate.parse(edtf).earliest if edtf else None
    return earliest.year if earliest else None
