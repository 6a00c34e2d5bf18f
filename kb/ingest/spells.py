"""Rule A4: the spells that the statements about one person tell of. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.ingest.order import OfficeKey, office_of, value_date
from kb.ingest.records import PERSON_PROPERTIES, Doubt, Evidence, Property
from people.dates import ONE_DAY, PartialDate

# What says that a spell is or was; an appointment or an announcement alone does not.
TELL_OF_A_SPELL = frozenset(
    {
        Property.HOLDS, Property.START, Property.END, Property.IN_OFFICE_ON, Property.DURATION, Property.ACTING,
        Property.SUCCEEDS, Property.END_REASON,
    }
)  # fmt: skip


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


def spells_of(name: str, person_claims: Sequence[Evidence], doubts: list[Doubt]) -> list[Spell]:
    """Two-edged statements make the spells of a person, one-edged ones join them."""
    about_office = [e for e in person_claims if e.said.property not in PERSON_PROPERTIES and e.said.office]
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
                    doubts.append(_no_organization(name, claims))
                    continue
                office = same_title[0]
            here = [
                s
                for s in spells
                if s.office == office and (reach.acting is None or s.acting in (None, reach.acting))
            ]
            fitting = _two_edged(here, reach) if edges == (2,) else _one_edged(here, reach)
            if len(fitting) > 1:
                doubts.append(_spell_doubt(name, claims, fitting))
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
    """The only spell whose hull admits the edge, else the only one that shares a sure day, else the only one.

    Where no hull admits the edge it dissents, from the spell that the statement is surely about.
    """
    return (
        [s for s in here if _admits(s, reach)]
        or [s for s in here if _share_a_sure_day(s.core, reach.core)]
        or list(here)
    )


def _share_a_sure_day(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    return not _empty(one) and not _empty(other) and _intersect(one, other)


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


def _no_organization(name: str, claims: Sequence[Evidence]) -> Doubt:
    said = claims[0].said
    return Doubt(
        "office_without_organization",
        f"{name}: {said.office!r} of which organization or country?",
        tuple(e.key for e in claims),
    )


def _spell_doubt(name: str, claims: Sequence[Evidence], fitting: Sequence[Spell]) -> Doubt:
    said = claims[0].said
    return Doubt(
        "ambiguous_spell",
        f"{name}: what is said of {said.office}, {said.organization} fits {len(fitting)} spells",
        tuple(e.key for e in claims),
    )


def can_be_one(one: Sequence[Evidence], other: Sequence[Evidence], office: OfficeKey) -> bool:
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
