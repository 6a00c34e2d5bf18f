"""Several offices in one clause: "minister from 1990 to 1993, foreign minister and, from 1995, premier".

Each takes the times that stand with it. What stands after the last alone is said of all where
nothing but "and" parts them: "chairman and chief executive of Massey Energy from 2000 to 2010".
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.office_names import settle
from kb.ingest.extract.reading import Reading

_PASSED = frozenset((c.AND, c.AS, c.MODIFIER))  # kinds that may stand between coordinated offices


@dataclass(slots=True)
class Share:
    """One office of several and the times that are its own."""

    unit: Chunk
    times: list[Chunk] = field(default_factory=list)
    close: bool = False  # only "and" parts it from the one before


def shares(
    reading: Reading, units: list[Chunk], at: int, unit: Chunk, marks: Set[int] = frozenset()
) -> list[Share]:
    """The office ``unit`` and those that follow it, each with its times; ``at`` is where the verb stands."""
    i = units.index(unit)
    found = [Share(unit, _before(reading, units, at, i))]
    waiting: list[Chunk] = []
    joined, ends = False, reading.lex.events["times_end"]
    for j in range(i + 1, len(units)):
        follower = units[j]
        if j in marks and is_another_subject(reading, units, j):
            break
        if follower.kind == c.OFFICE and _coordinated(units, j, joined=joined):
            close = units[j - 1].kind == c.AND and units[j - 2] is found[-1].unit
            found.append(Share(follower, waiting, close))
            waiting, joined = [], False
        elif follower.kind in c.TIMES:
            (waiting if joined or _opens(reading, units, j, marks) else found[-1].times).append(follower)
        elif follower.kind == c.AND:
            joined = True
        elif (follower.kind in c.EVENTS and not reading.lex.grammar["free_order"]) or (
            follower.lower in ends and not _names(units, j + 1)
        ):
            break
        elif follower.kind not in _PASSED and follower.lower not in reading.lex.events["between_offices"]:
            joined = False
    found[-1].times += waiting
    if reading.lex.grammar["free_order"]:
        _fronted(units, at, found)
    for one, following in pairwise(found):
        further = following.unit.lower.split()[0] in reading.lex.words["of"]
        if following.close and further and not following.times:  # "ministre de la Santé et du Travail"
            following.times = list(one.times)
    for one, following in zip(found[-2::-1], found[:0:-1], strict=False):
        if following.close:
            _share(reading, one, following)
    return found


def is_another_subject(reading: Reading, units: list[Chunk], j: int) -> bool:
    """ "X ist Minister, und der frühere Premier schwieg": in a free order, who the next part is about."""
    definite = reading.lex.words["subject_relatives"]
    joins = reading.lex.grammar["free_order"] and units[j].kind == c.AND
    return bool(joins) and j + 1 < len(units) and units[j + 1].lower in definite


def _opens(reading: Reading, units: list[Chunk], j: int, marks: Set[int]) -> bool:
    """ "…, (dann) ab 2001 Außenminister": the time of the office behind it."""
    following = j + 1 < len(units) and units[j + 1].kind == c.OFFICE
    parted = j in marks and bool(reading.lex.grammar["free_order"])
    return following and (parted or units[j - 1].lower in reading.lex.events["then"])


def _names(units: list[Chunk], j: int) -> bool:
    """ "to Dirk Stikker", not "to refuse"."""
    return j < len(units) and units[j].kind in (c.NAME, c.HONORIFIC, c.BODY, c.TITLE, c.OFFICE)


def _before(reading: Reading, units: list[Chunk], at: int, i: int) -> list[Chunk]:
    """The times before the office: between it and the verb, and the one that stands before the verb."""
    first = min(at, i) if at >= 0 else i
    early = [k for k in range(first) if units[k].kind in c.TIMES]
    if not reading.lex.grammar["free_order"]:
        cut = max((k for k in range(first) if units[k].lower in reading.lex.events["times_cut"]), default=-1)
        early = [k for k in early if k > cut and not _is_taken(units, k)]
        several = len(early) > 1 and early[-1] - early[-2] == 2 and units[early[-1] - 1].kind == c.AND
        early = early[-2:] if several else early[-1:]  # "de 2000 à 2001 puis de 2005 à 2013"
    return [units[k] for k in early] + [unit for unit in units[first:i] if unit.kind in c.TIMES]


def _is_taken(units: list[Chunk], k: int) -> bool:
    """ "Maire de Neuilly de 1983 à 2002, il fut …": a span behind what it dates."""
    lasting = units[k].kind in (c.SPAN, c.SINCE, c.UNTIL)
    return lasting and k > 0 and units[k - 1].kind in (c.BLOCKED, c.OFFICE, c.BODY, c.CAPITAL, c.WEAK)


def _coordinated(units: list[Chunk], j: int, *, joined: bool) -> bool:
    phrase: OfficePhrase = units[j].data
    if phrase.holder is not None or phrase.plural or phrase.possessive:
        return False
    if j + 1 < len(units) and units[j + 1].kind in (c.NAME, c.WEAK):
        return False
    return joined or units[j - 1].kind in c.TIMES or units[j - 1].kind == c.OFFICE


def _fronted(units: list[Chunk], at: int, found: list[Share]) -> None:
    """ "Seit 2024 ist sie Präsidentin und Ministerin": since then both."""
    front = [unit for unit in units[: max(at, 0)] if unit.kind in c.TIMES]
    for share in found[1:]:
        if share.close and not share.times and front and found[0].times == front:
            share.times = list(front)


def _share(reading: Reading, one: Share, following: Share) -> None:
    if not one.times:
        one.times = list(following.times)
    phrase, other = one.unit.data, following.unit.data
    if phrase.body is None and phrase.generic is None and other.body is not None:
        title, organization = phrase.title, phrase.organization
        phrase.body = other.body
        settle(phrase, reading.lex)
        if not phrase.title:
            phrase.body, phrase.title, phrase.organization = None, title, organization
