"""Rule B1: the one total order of claims, best first; what a claim says of a date, a birth or an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from kb.ingest.records import Evidence, Property, Tier
from people.dates import ONE_DAY, PartialDate, add_years
from people.names import fold

TIERS = list(Tier)
OfficeKey = tuple[str, str]  # folded title, folded organization


def value_date(evidence: Evidence) -> PartialDate:
    """The date a claim states; unknown for claims that state none."""
    return PartialDate.parse(evidence.said.value) if evidence.said.value else PartialDate()


def birth_of(evidence: Evidence) -> PartialDate:
    """What a claim says of its person's birth: the date, or what an age leaves open."""
    if evidence.said.property == Property.AGE:
        age, _, day = evidence.said.value.partition("@")
        on = date.fromisoformat(day)
        return PartialDate(add_years(on, -int(age) - 1) + ONE_DAY, add_years(on, -int(age)))
    return value_date(evidence)


def office_of(e: Evidence) -> OfficeKey:
    return fold(e.said.office), fold(e.said.organization)


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Counting claims in the one total order of rule B1, best first."""
    counting = [e for e in evidence if e.counts]
    agreeing = _agreeing_families(counting)

    def rank(e: Evidence) -> tuple[object, ...]:
        preferred = e.judgement == "preferred"
        return (
            not preferred,
            *((not e.decided, _descending(e.decided)) if preferred else ()),
            TIERS.index(e.tier),
            -agreeing[e.key],
            _width(e),
            -e.published.toordinal() if e.published else 1,
            e.article,
            e.said.statement,
            -1 if e.said.start is None else e.said.start,
            e.said.property,
            e.key,
        )

    return sorted(counting, key=rank)


def _descending(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)


def _width(e: Evidence) -> int:
    """Days that a stated date leaves open; the widest for claims that state none."""
    if e.said.property in (Property.START, Property.END, Property.BIRTH, Property.DEATH):
        stated = value_date(e)
        if stated.earliest and stated.latest:
            return (stated.latest - stated.earliest).days
    return 1_000_000


def _agreeing_families(counting: Sequence[Evidence]) -> dict[str, int]:
    """For each claim, how many families say something about the same that it can agree with."""
    alike: dict[tuple[str, ...], list[Evidence]] = defaultdict(list)
    for e in counting:
        alike[e.said.property, fold(e.said.person), *office_of(e)].append(e)
    agreeing: dict[str, int] = {}
    for group in alike.values():
        families: dict[str, set[str]] = defaultdict(set)
        for e in group:
            families[e.said.value].add(e.family or e.article)
        dated = group[0].said.property in (Property.START, Property.END, Property.BIRTH, Property.DEATH)
        for value in families:
            if dated and value:
                stated = PartialDate.parse(value)
                agree = {
                    family
                    for other, of in families.items()
                    if other and PartialDate.parse(other).intersect(stated)
                    for family in of
                }
            else:
                agree = families[value]
            for e in group:
                if e.said.value == value:
                    agreeing[e.key] = len(agree)
    return agreeing
