"""Mentions to people, offices and spells (rules A of the design). Pure, and blind to order.

Everything here is computed afresh from the counting claims, in one total order (rule B1), so
that the same claims give the same people and spells whichever article came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein

from kb.ingest.records import PERSON_PROPERTIES, Evidence, Property, Tier
from people.dates import ONE_DAY, PartialDate, add_years
from people.names import family_key, fold, is_full, match_key, tokens, without_titles

TIERS = list(Tier)
# A given name is taken for a misspelling of another at this distance: one slip of the pen,
# and not in names so short that one letter makes another name.
TYPO_DISTANCE, TYPO_LENGTH = 1, 5

# What says that a spell is or was; an appointment or an announcement alone does not.
TELL_OF_A_SPELL = frozenset(
    {
        Property.HOLDS, Property.START, Property.END, Property.IN_OFFICE_ON, Property.DURATION, Property.ACTING,
        Property.SUCCEEDS, Property.END_REASON,
    }
)  # fmt: skip

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


@dataclass(slots=True, eq=False)
class Spell:
    """One unbroken spell as the statements that tell of it.

    ``core`` is [latest start, earliest end) and ``hull`` [earliest start, latest end) of the
    best statement that made it; either day may be None.
    """

    office: OfficeKey
    acting: bool | None
    core: tuple[date | None, date | None]
    hull: tuple[date | None, date | None]
    claims: list[Evidence] = field(default_factory=list)


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


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention that was left unlinked rather than guessed at."""

    code: str
    message: str
    claims: tuple[str, ...]


@dataclass(slots=True)
class Identified:
    people: list[Human]
    doubts: list[Doubt]


def identify(evidence: Iterable[Evidence]) -> Identified:
    """Link every counting claim to a person, and the claims about offices to spells."""
    ordered = in_order(evidence)
    doubts: list[Doubt] = []
    people = _people(ordered, doubts)
    for human in people:
        human.spells = _spells(human, doubts)
    people.sort(key=lambda human: (fold(human.name), min((c.key for c in human.claims), default="")))
    return Identified(people, doubts)


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Counting claims in the one total order of rule B1, best first."""
    counting = [e for e in evidence if e.counts]
    agreeing = _agreeing_families(counting)

    def rank(e: Evidence) -> tuple[object, ...]:
        preferred = e.judgement == "preferred"
        return (
            not preferred,
            _descending(e.decided) if preferred else (),
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


def office_of(e: Evidence) -> OfficeKey:
    return fold(e.said.office), fold(e.said.organization)


# People


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


def _people(ordered: Sequence[Evidence], doubts: list[Doubt]) -> list[Human]:
    grouped: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for e in ordered:
        # Tables cite many sources under one exact name; prose mentions belong to their article.
        place = "" if e.said.names_exactly() else e.article
        grouped[
            place, fold(e.said.person) if e.said.names_exactly() else fold(without_titles(e.said.person))
        ].append(e)
    mentions = sorted((_Mentions(c[0].said.person, c) for c in grouped.values()), key=_Mentions.rank)
    people: list[Human] = []
    by_name: dict[str, list[Human]] = defaultdict(list)
    for group in mentions:
        if group.exact:
            _join_exact(group, people, by_name)
    _merge_aliases(people, by_name)
    by_rest: dict[str, list[Human]] = defaultdict(list)
    for human in people:
        _index_rest(human, by_rest)
    full = [m for m in mentions if not m.exact and is_full(m.name)]
    for group in full:
        if joined := _join_full(group, people, by_name, by_rest, doubts):
            _index_rest(joined, by_rest)
    known = list(people)
    by_family: dict[str, list[Human]] = defaultdict(list)
    for human in known:
        for key in {name.split()[-1] for name in human.names if name}:
            by_family[key].append(human)
    for group in mentions:
        if not group.exact and not is_full(group.name):
            _join_surname(group, people, by_family, doubts)
    return people


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


def _merge_aliases(people: list[Human], by_name: dict[str, list[Human]]) -> None:
    """Tables' people who share a full name or alias are one, unless their births exclude it."""
    for shared in sorted(by_name):
        sharing = by_name[shared]
        first = sharing[0]
        for other in list(sharing[1:]):
            if len(shared.split()) < 2 or _births_exclude(_births(first.claims), _births(other.claims)):
                continue
            keep, drop = (first, other) if _better_name(first, other) else (other, first)
            keep.claims.extend(drop.claims)
            for name, e in drop.names.items():
                keep.names.setdefault(name, e)
            people.remove(drop)
            for name in list(drop.names):
                owners = by_name[name]
                owners[:] = [human for human in owners if human is not drop]
                if keep not in owners:
                    owners.append(keep)
            first = keep


def _better_name(one: Human, other: Human) -> bool:
    """Whose name is shown: the people table's before another table's, then the first by letter."""

    def rank(human: Human) -> tuple[bool, str]:
        return not any(e.said.rule == "table.person" for e in human.claims), fold(human.name)

    return rank(one) <= rank(other)


def _index_rest(human: Human, by_rest: dict[str, list[Human]]) -> None:
    """By what follows the first word of each name, where a slip is looked for."""
    for name in human.names:
        sharing = by_rest[name.partition(" ")[2]]
        if human not in sharing:
            sharing.append(human)


def _join_full(
    group: _Mentions,
    people: list[Human],
    by_name: dict[str, list[Human]],
    by_rest: dict[str, list[Human]],
    doubts: list[Doubt],
) -> Human | None:
    """Who a full name in prose means: somebody known, or somebody new; None where it is in doubt."""
    named = list(by_name.get(match_key(group.name), ()))
    if not named:
        named = _misspelled(group.name, by_rest)
        if len(named) > 1:
            named = []
    fitting = [human for human in named if not _births_exclude(group.births, _births(human.claims))]
    if len(fitting) > 1:
        fitting = _strong(group, fitting) or fitting
    if len(fitting) > 1:
        doubts.append(_person_doubt(group, fitting))
        return None
    if fitting:
        human = fitting[0]
        if not any(e.said.names_exactly() for e in human.claims) and len(group.name) > len(human.name):
            human.name = without_titles(group.name)
    else:
        human = Human(without_titles(group.name), {})
        people.append(human)
    _add(human, group, by_name)
    return human


def _misspelled(name: str, by_rest: Mapping[str, Sequence[Human]]) -> list[Human]:
    """People of the same family name whose given name is one slip away."""
    given, _, rest = match_key(name).partition(" ")
    if not rest or len(given) < TYPO_LENGTH:
        return []
    return [
        human
        for human in by_rest.get(rest, ())
        if any(
            theirs[2] == rest and DamerauLevenshtein.distance(given, theirs[0]) <= TYPO_DISTANCE
            for theirs in (other.partition(" ") for other in human.names)
        )
    ]


def _join_surname(
    group: _Mentions, people: list[Human], by_family: dict[str, list[Human]], doubts: list[Doubt]
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
            office_of(e) == office_of(known) and _hulls_meet(group.claims, human.claims, office_of(e))
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
            office_of(e) in offices and not _hulls_meet(group.claims, human.claims, office_of(e))
            for e in human.claims
            if e.said.office
        )
    ]


def _hulls_meet(one: Sequence[Evidence], other: Sequence[Evidence], office: OfficeKey) -> bool:
    first, second = (
        [_reach(c) for c in _by_statement([e for e in claims if office_of(e) == office]).values()]
        for claims in (one, other)
    )
    return any(_compatible(a, b) for a in first for b in second)


def _compatible(one: _Reach, other: _Reach) -> bool:
    """Two statements can be about one spell: what each surely covers, the other can cover."""
    return (
        _intersect(one.hull, other.hull)
        and (_empty(one.core) or _intersect(one.core, other.hull))
        and (_empty(other.core) or _intersect(other.core, one.hull))
    )


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


# Spells


@dataclass(slots=True)
class _Reach:
    """How far one statement about a spell reaches."""

    core: tuple[date | None, date | None]
    hull: tuple[date | None, date | None]
    starts: PartialDate
    ends: PartialDate
    acting: bool | None

    @property
    def edges(self) -> int:
        """How many edges the statement has; a start and a later day in office span days as two edges do."""
        confirmed = self.starts.known and self.core[1] is not None
        return self.starts.known + (self.ends.known or confirmed)


def _by_statement(claims: Sequence[Evidence]) -> dict[tuple[str, str], list[Evidence]]:
    statements: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for e in claims:
        statements[e.article, e.said.statement].append(e)
    return statements


def _reach(claims: Sequence[Evidence]) -> _Reach:
    starts, ends, acting = PartialDate(), PartialDate(), None
    confirmed: list[date] = []
    for e in claims:
        match e.said.property:
            case Property.START:
                starts = starts.intersect(value_date(e)) or starts
            case Property.END:
                ends = ends.intersect(value_date(e)) or ends
            case Property.IN_OFFICE_ON:
                day = value_date(e)
                confirmed += [d for d in (day.earliest, day.latest) if d]
            case Property.ACTING:
                acting = e.said.value == "true"
    latest_start = min([d for d in (starts.latest, *confirmed) if d], default=None)
    earliest_end = max([d for d in (ends.earliest, *(d + ONE_DAY for d in confirmed)) if d], default=None)
    return _Reach((latest_start, earliest_end), (starts.earliest, ends.latest), starts, ends, acting)


def _empty(core: tuple[date | None, date | None]) -> bool:
    return core[0] is None or core[1] is None or core[0] >= core[1]


def _intersect(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Two half-open spans share a day; an unknown side is open."""
    starts = max(filter(None, (one[0], other[0])), default=None)
    ends = min(filter(None, (one[1], other[1])), default=None)
    return starts is None or ends is None or starts < ends


def _contains(outer: tuple[date | None, date | None], inner: tuple[date | None, date | None]) -> bool:
    starts_in = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends_in = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return starts_in and ends_in


def _spells(human: Human, doubts: list[Doubt]) -> list[Spell]:
    """Rule A4: two-edged statements make the spells, one-edged ones join them."""
    human.claims = in_order(human.claims)
    about_office = [e for e in human.claims if e.said.property not in PERSON_PROPERTIES and e.said.office]
    spells: list[Spell] = []
    known = {office_of(e) for e in about_office if e.said.organization}
    statements = [(c, _reach(c)) for c in _by_statement(about_office).values()]
    for edges in ((2,), (0, 1)):
        for claims, reach in statements:
            if reach.edges not in edges:
                continue
            office = office_of(claims[0])
            if not office[1]:
                same_title = [o for o in known if o[0] == office[0]]
                if len(same_title) != 1:
                    doubts.append(_no_organization(human, claims))
                    continue
                office = same_title[0]
            here = [
                s
                for s in spells
                if s.office == office and (reach.acting is None or s.acting in (None, reach.acting))
            ]
            fitting = _two_edged(here, reach) if edges == (2,) else _one_edged(here, reach)
            if len(fitting) > 1:
                doubts.append(_spell_doubt(human, claims, fitting))
                continue
            if fitting:
                spell = fitting[0]
            elif not any(e.said.property in TELL_OF_A_SPELL for e in claims):
                continue  # being chosen for an office is not yet holding it
            else:
                spell = Spell(office, reach.acting, reach.core, reach.hull)
                spells.append(spell)
            spell.acting = reach.acting if spell.acting is None else spell.acting
            spell.claims.extend(claims)
    return spells


def _two_edged(here: Sequence[Spell], reach: _Reach) -> list[Spell]:
    """The spells whose core shares a day with the statement's; hulls decide where a core is empty."""
    return [
        s
        for s in here
        if (
            _contains(s.hull, reach.hull) or _contains(reach.hull, s.hull)
            if _empty(s.core) or _empty(reach.core)
            else _intersect(s.core, reach.core)
        )
    ]


def _one_edged(here: Sequence[Spell], reach: _Reach) -> list[Spell]:
    """The only spell whose hull admits the edge, else the only spell at all (there it dissents)."""
    return [s for s in here if _admits(s, reach)] or list(here)


def _admits(spell: Spell, reach: _Reach) -> bool:
    """The statement's edge lies where the spell can have that edge."""
    starts, ends = spell.hull
    if reach.starts.known:
        late = ends and reach.starts.earliest and reach.starts.earliest >= ends
        early = starts and reach.starts.latest and reach.starts.latest < starts
        if late or early:
            return False
    if reach.ends.known:
        late = ends and reach.ends.earliest and reach.ends.earliest > ends
        early = starts and reach.ends.latest and reach.ends.latest <= starts
        if late or early:
            return False
    return not (not _empty(reach.core) and not _intersect(spell.hull, reach.core))


def _no_organization(human: Human, claims: Sequence[Evidence]) -> Doubt:
    said = claims[0].said
    return Doubt(
        "office_without_organization",
        f"{human.name}: {said.office!r} of which organization or country?",
        tuple(e.key for e in claims),
    )


def _spell_doubt(human: Human, claims: Sequence[Evidence], fitting: Sequence[Spell]) -> Doubt:
    said = claims[0].said
    return Doubt(
        "ambiguous_spell",
        f"{human.name}: what is said of {said.office}, {said.organization} fits {len(fitting)} spells",
        tuple(e.key for e in claims),
    )
