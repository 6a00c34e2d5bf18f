"""Mentions to people, offices and spells (rules A of the design). Pure, and blind to order.

Everything here is computed afresh from the counting claims, in one total order (rule B1), so
that the same claims give the same people and spells whichever article came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.ingest.order import TIERS, birth_of, in_order, office_of, value_date
from kb.ingest.records import Doubt, Evidence, Property
from kb.ingest.rulings import Rulings
from kb.ingest.spelling import Spellings
from kb.ingest.spells import Spell, can_be_one, spells_of
from people.dates import PartialDate
from people.names import family_key, fold, is_full, match_key, tokens, without_titles


@dataclass(slots=True, eq=False)
class Human:
    """One human being: every name, and every claim that is about them."""

    name: str
    names: dict[str, Evidence]  # match key of a full name -> the best claim that gives it
    claims: list[Evidence] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)

    @property
    def key(self) -> str:
        return family_key(self.name)


@dataclass(slots=True)
class Identified:
    people: list[Human]
    doubts: list[Doubt]


def identify(evidence: Iterable[Evidence], rulings: Rulings) -> Identified:
    """Link every counting claim to a person, and the claims about offices to spells."""
    ordered = in_order(evidence)
    doubts: list[Doubt] = []
    people = _people(ordered, doubts, rulings)
    for human in people:
        human.claims = in_order(human.claims)
        human.spells = spells_of(human.name, human.claims, doubts)
    people.sort(key=lambda human: (fold(human.name), min((c.key for c in human.claims), default="")))
    return Identified(people, doubts)


@dataclass(slots=True, eq=False)
class _Mentions:
    """All that one article says under one name: they stand or fall together."""

    name: str
    claims: list[Evidence]

    @property
    def exact(self) -> bool:
        return self.claims[0].said.names_exactly()

    @property
    def births(self) -> list[PartialDate]:
        return _births(self.claims)

    @property
    def nationalities(self) -> set[str]:
        return _nationalities(self.claims)

    def rank(self) -> tuple[object, ...]:
        first = self.claims[0]
        return not self.exact, TIERS.index(first.tier), first.article, fold(self.name)


def _people(ordered: Sequence[Evidence], doubts: list[Doubt], rulings: Rulings) -> list[Human]:
    grouped: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for e in ordered:
        # Tables cite many sources under one exact name; prose mentions belong to their article.
        place = "" if e.said.names_exactly() else e.article
        grouped[
            place, fold(e.said.person) if e.said.names_exactly() else fold(without_titles(e.said.person))
        ].append(e)
    parts = (part for claims in grouped.values() for part in rulings.parts(claims))
    mentions = sorted((_Mentions(c[0].said.person, c) for c in parts), key=_Mentions.rank)
    people: list[Human] = []
    by_name: dict[str, list[Human]] = defaultdict(list)
    for group in mentions:
        if group.exact:
            _join_exact(group, people, by_name)
    _merge_aliases(people, by_name, rulings)
    _merge_as_ruled(people, by_name, rulings)
    spellings: Spellings[Human] = Spellings()
    for human in people:
        spellings.add(human, human.names)
    for group in _commonest_first([m for m in mentions if not m.exact and is_full(m.name)]):
        if joined := _join_full(group, people, by_name, spellings, doubts, rulings):
            spellings.add(joined, joined.names)
    _merge_as_ruled(people, by_name, rulings)
    known = list(people)
    by_family: dict[str, list[Human]] = defaultdict(list)
    for human in known:
        for key in {name.split()[-1] for name in human.names if name}:
            by_family[key].append(human)
    for group in mentions:
        if not group.exact and not is_full(group.name):
            _join_surname(group, people, by_family, doubts, rulings)
    _merge_as_ruled(people, by_name, rulings)
    return people


def _commonest_first(groups: Sequence[_Mentions]) -> list[_Mentions]:
    """The spelling that most articles have is the name, another one the slip."""
    spelt = Counter(match_key(group.name) for group in groups)
    return sorted(groups, key=lambda group: -spelt[match_key(group.name)])


def _add(human: Human, group: _Mentions, by_name: dict[str, list[Human]]) -> None:
    human.claims.extend(group.claims)
    _name(human, group.name, group.claims[0], by_name)
    for e in group.claims:
        if e.said.property == Property.NAME:
            alias = e.said.value.partition(":")[2] if ":" in e.said.value else e.said.value
            if is_full(alias):
                _name(human, alias, e, by_name)


def _name(human: Human, name: str, e: Evidence, by_name: dict[str, list[Human]]) -> None:
    key = match_key(name)
    human.names.setdefault(key, e)
    if human not in by_name[key]:
        by_name[key].append(human)


def _join_exact(group: _Mentions, people: list[Human], by_name: dict[str, list[Human]]) -> None:
    human = Human(group.name, {})
    people.append(human)
    _add(human, group, by_name)


def _merge_aliases(people: list[Human], by_name: dict[str, list[Human]], rulings: Rulings) -> None:
    """Tables' people who share a full name or alias are one, unless births or a curator exclude it."""
    for shared in sorted(by_name):
        sharing = by_name[shared]
        first = sharing[0]
        for other in list(sharing[1:]):
            if (
                len(shared.split()) < 2
                or _births_exclude(_births(first.claims), _births(other.claims))
                or rulings.apart(first.claims, other.claims)
            ):
                continue
            keep, drop = (first, other) if _better_name(first, other) else (other, first)
            _unite(keep, drop, people, by_name)
            first = keep


def _merge_as_ruled(people: list[Human], by_name: dict[str, list[Human]], rulings: Rulings) -> None:
    """Those whom a curator says are one. Everybody keeps the name that says most of them."""
    if not rulings.same:
        return
    owner = {e.key: human for human in people for e in human.claims}
    for ruling in rulings.same:
        ours = next((owner[key] for key in sorted(ruling.ours) if key in owner), None)
        theirs = next((owner[key] for key in sorted(ruling.theirs) if key in owner), None)
        if ours is None or theirs is None or ours is theirs or rulings.apart(ours.claims, theirs.claims):
            continue
        keep, drop = sorted((ours, theirs), key=_name_rank)
        owner |= {e.key: keep for e in drop.claims}
        _unite(keep, drop, people, by_name)


def _name_rank(human: Human) -> tuple[object, ...]:
    in_a_table = any(e.said.rule == "table.person" for e in human.claims)
    exact = any(e.said.names_exactly() for e in human.claims)
    return not in_a_table, not exact, -len(human.name), fold(human.name)


def _unite(keep: Human, drop: Human, people: list[Human], by_name: dict[str, list[Human]]) -> None:
    keep.claims.extend(drop.claims)
    for name, e in drop.names.items():
        keep.names.setdefault(name, e)
    people.remove(drop)
    for name in list(drop.names):
        owners = by_name[name]
        owners[:] = [human for human in owners if human is not drop]
        if keep not in owners:
            owners.append(keep)


def _better_name(one: Human, other: Human) -> bool:
    """Whose name is shown: the people table's before another table's, then the first by letter."""

    def rank(human: Human) -> tuple[bool, str]:
        return not any(e.said.rule == "table.person" for e in human.claims), fold(human.name)

    return rank(one) <= rank(other)


def _join_full(
    group: _Mentions,
    people: list[Human],
    by_name: dict[str, list[Human]],
    spellings: Spellings[Human],
    doubts: list[Doubt],
    rulings: Rulings,
) -> Human | None:
    """Who a full name in prose means: somebody known, or somebody new; None where it is in doubt."""
    named = list(by_name.get(match_key(group.name), ()))
    slip = not named
    if slip:
        named = _misspelled(group, spellings)
    fitting = [
        human
        for human in named
        if not _births_exclude(group.births, _births(human.claims))
        and not rulings.apart(group.claims, human.claims)
    ]
    if len(fitting) > 1:
        fitting = _strong(group, fitting) or fitting
    if len(fitting) > 1:
        doubts.append(_person_doubt(group, fitting))
        return None
    if fitting:
        human = fitting[0]
        known_exactly = any(e.said.names_exactly() for e in human.claims)
        if not known_exactly and not slip and _fullness(group.name) > _fullness(human.name):
            human.name = without_titles(group.name)
    else:
        human = Human(without_titles(group.name), {})
        people.append(human)
    _add(human, group, by_name)
    return human


def _fullness(name: str) -> tuple[bool, int]:
    """Of two ways to write a name the fuller is shown; one in capitals only where there is no other."""
    return not name.isupper(), len(name)


def _misspelled(group: _Mentions, spellings: Spellings[Human]) -> list[Human]:
    """The one whose name the group's seems to be a slip for; in the family name only of who has that office."""
    name = match_key(group.name)
    found = spellings.with_given_like(name) or _strong(group, spellings.with_family_like(name))
    return found if len(found) == 1 else []


def _join_surname(
    group: _Mentions,
    people: list[Human],
    by_family: dict[str, list[Human]],
    doubts: list[Doubt],
    rulings: Rulings,
) -> None:
    own = tokens(group.name)
    if not own:
        doubts.append(
            Doubt("no_name", f"No name to link in {group.name!r}", tuple(e.key for e in group.claims))
        )
        return
    candidates = [
        human
        for human in by_family.get(own[-1], ())
        if any(tuple(name.split())[-len(own) :] == own for name in human.names)
        and not _births_exclude(group.births, _births(human.claims))
        and not _dead_or_unborn(group, human)
        and not rulings.apart(group.claims, human.claims)
        and not (
            group.nationalities
            and (theirs := _nationalities(human.claims))
            and not group.nationalities & theirs
        )
    ]
    fitting = _strong(group, candidates) or _weak(group, candidates)
    if len(fitting) > 1:
        doubts.append(_person_doubt(group, fitting))
        return
    if fitting:
        fitting[0].claims.extend(group.claims)
        return
    offices = {office_of(e) for e in group.claims if e.said.office}
    for human in people:  # a provisional person: family name and office are all that is known
        if (
            tokens(human.name) == own
            and human.names == {}
            and not rulings.apart(group.claims, human.claims)
            and offices & {office_of(e) for e in human.claims if e.said.office}
        ):
            human.claims.extend(group.claims)
            return
    people.append(Human(without_titles(group.name), {}, list(group.claims)))


def _strong(group: _Mentions, candidates: Sequence[Human]) -> list[Human]:
    """Candidates known in an office that the group names, at a time that can be the same."""
    return [
        human
        for human in candidates
        if any(
            office_of(e) == office_of(known) and can_be_one(group.claims, human.claims, office_of(e))
            for e in group.claims
            if e.said.office
            for known in human.claims
            if known.said.office
        )
    ]


def _weak(group: _Mentions, candidates: Sequence[Human]) -> list[Human]:
    """Candidates that nothing excludes: of the same organization or the country they are from.

    A name without any office fits whoever bears it.
    """
    offices = {office_of(e) for e in group.claims if e.said.office}
    if not offices:
        return list(candidates)
    organizations = {organization for _, organization in offices}
    return [
        human
        for human in candidates
        if organizations & {office_of(e)[1] for e in human.claims if e.said.office}
        and not any(
            office_of(e) in offices and not can_be_one(group.claims, human.claims, office_of(e))
            for e in human.claims
            if e.said.office
        )
    ]


def _births(claims: Iterable[Evidence]) -> list[PartialDate]:
    return [birth_of(e) for e in claims if e.said.property in (Property.BIRTH, Property.AGE)]


def _births_exclude(one: Sequence[PartialDate], other: Sequence[PartialDate]) -> bool:
    """Nobody can have been born on both: no two of the dates are compatible."""
    return bool(one) and bool(other) and not any(a.intersect(b) for a in one for b in other)


def _nationalities(claims: Iterable[Evidence]) -> set[str]:
    return {e.said.value for e in claims if e.said.property == Property.NATIONALITY}


def _dead_or_unborn(group: _Mentions, human: Human) -> bool:
    """In office before being born, or after having died."""
    days = [value_date(e) for e in group.claims if e.said.property == Property.IN_OFFICE_ON]
    births = [b.earliest for b in _births(human.claims) if b.earliest]
    deaths = [
        d.latest for e in human.claims if e.said.property == Property.DEATH and (d := value_date(e)).latest
    ]
    too_early = births and any(day.latest and day.latest < min(births) for day in days)
    too_late = deaths and any(day.earliest and day.earliest > max(deaths) for day in days)
    return bool(too_early or too_late)


def _person_doubt(group: _Mentions, fitting: Sequence[Human]) -> Doubt:
    names = ", ".join(sorted(human.name for human in fitting))
    return Doubt(
        "ambiguous_person", f"{group.name!r} fits several people: {names}", tuple(e.key for e in group.claims)
    )
