"""Where sources contradict each other: what each says of one date, and why one value is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.claims_in_words import tier_name
from kb.models import Article, Claim, Tier
from people.dates import NotADate, PartialDate
from people.models import Person
from tenures.models import Office, Tenure

TIERS = [tier.value for tier in Tier]


@dataclass(frozen=True, slots=True)
class Saying:
    """One value that sources give for one date, with everyone who gives it."""

    value: PartialDate
    claims: tuple[Claim, ...]
    chosen: bool

    @property
    def articles(self) -> list[Article]:
        """Each source once, the best first."""
        unique = {claim.article_id: claim.article for claim in self.claims}
        return sorted(unique.values(), key=lambda a: (TIERS.index(a.tier), a.slug))

    @property
    def independent(self) -> int:
        """How many sources, copies of one text counted once."""
        return len({article.family or article.slug for article in self.articles})

    @property
    def tier(self) -> str:
        return self.articles[0].tier

    @property
    def preferred(self) -> bool:
        return any(
            claim.judgement == "preferred" or (claim.preferred and not claim.judgement)
            for claim in self.claims
        )

    @property
    def width(self) -> int:
        """Days left open."""
        if self.value.earliest and self.value.latest:
            return (self.value.latest - self.value.earliest).days
        return 1_000_000


@dataclass(frozen=True, slots=True)
class Conflict:
    """One date on which stated claims contradict each other. ``subject`` is a spell, or a person's life."""

    subject: Tenure | Person
    edge: str  # start | end | birth | death
    shown: PartialDate
    sayings: tuple[Saying, ...]

    @property
    def anchor(self) -> str:
        return f"{self.subject.slug}-{self.edge}"

    @property
    def person(self) -> Person:
        return self.subject.person if isinstance(self.subject, Tenure) else self.subject

    @property
    def tenure(self) -> Tenure | None:
        return self.subject if isinstance(self.subject, Tenure) else None

    @property
    def not_shown(self) -> list[Saying]:
        """The values that contradict the one shown."""
        return [s for s in self.sayings if not s.chosen]

    @property
    def days_apart(self) -> int | None:
        """How far the furthest of the others surely lies from what is shown; None where nothing bounds it."""
        if not self.shown.earliest or not self.shown.latest:
            return None
        gaps = [
            max((s.value.earliest - self.shown.latest).days, (self.shown.earliest - s.value.latest).days)
            for s in self.not_shown
            if s.value.earliest and s.value.latest
        ]
        return max(gaps, default=None)

    @property
    def reason(self) -> str:
        """Why the value shown was chosen: the first rule of the order of claims that tells them apart."""
        chosen = [s for s in self.sayings if s.chosen]
        others = [s for s in self.sayings if not s.chosen]
        if not chosen or not others:
            return ""
        if any(s.preferred for s in chosen):
            return _("A curator prefers it.")
        ours, theirs = (min(TIERS.index(s.tier) for s in side) for side in (chosen, others))
        if ours < theirs:
            return _(
                "Sources are ranked official, reference work, press, unvetted: "
                "the best that says so is “%(better)s”, the best against it “%(worse)s”."
            ) % {"better": tier_name(TIERS[ours]), "worse": tier_name(TIERS[theirs])}
        agreeing = max(s.independent for s in chosen)
        against = max(s.independent for s in others)
        if agreeing > against:
            return ngettext(
                "%(n)s independent source of equal rank says so, against %(m)s.",
                "%(n)s independent sources of equal rank say so, against %(m)s.",
                agreeing,
            ) % {"n": agreeing, "m": against}
        if min(s.width for s in chosen) < min(s.width for s in others):
            return _("It is the more exact of sources of equal rank.")
        return _("The most recent of sources of equal rank says so.")


Place = tuple[str, int, str]  # "tenure" or "person", its primary key, the edge


class Disputed(Sequence[Conflict]):
    """Every disputed date, those of ``first_office`` before the other spells, lives last.

    Where each is costs two queries; a slice reads what its sources say, in at most six more.
    """

    def __init__(self, *, first_office: str) -> None:
        self.places = [*_disputed_spells(first_office), *_disputed_lives()]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Conflict: ...
    @overload
    def __getitem__(self, at: slice) -> list[Conflict]: ...
    def __getitem__(self, at: int | slice) -> Conflict | list[Conflict]:
        if isinstance(at, slice):
            return _read(self.places[at])
        return _read([self.places[at]])[0]


def conflicts_of(tenures: Iterable[Tenure], most: int) -> list[Conflict]:
    """The first so many disputed dates of spells that are at hand. One query."""
    places = [(t, edge) for t in tenures for edge in ("start", "end") if getattr(t, f"{edge}_disputed")]
    prefetch_related_objects([t for t, _edge in places[:most]], _stated())
    return [_conflict(t, edge, t.stated) for t, edge in places[:most]]  # type: ignore[attr-defined]


def _disputed_spells(first_office: str) -> list[Place]:
    disputed = Tenure.objects.filter(Q(start_disputed=True) | Q(end_disputed=True)).in_order()
    rows = disputed.values_list("pk", "office__slug", "start_disputed", "end_disputed")
    return [
        ("tenure", pk, edge)
        for pk, _slug, *edges in sorted(rows, key=lambda row: row[1] != first_office)
        for edge, is_disputed in zip(("start", "end"), edges, strict=True)
        if is_disputed
    ]


def _disputed_lives() -> list[Place]:
    people = Person.objects.shown().filter(Q(birth_disputed=True) | Q(death_disputed=True))
    return [
        ("person", pk, edge)
        for pk, *edges in people.values_list("pk", "birth_disputed", "death_disputed")
        for edge, is_disputed in zip(("birth", "death"), edges, strict=True)
        if is_disputed
    ]


def _read(places: Sequence[Place]) -> list[Conflict]:
    wanted: dict[str, set[int]] = {"tenure": set(), "person": set()}
    for kind, pk, _edge in places:
        wanted[kind].add(pk)
    spells = Tenure.objects.select_related("person", "office__organization").prefetch_related(_stated())
    lives = Person.objects.prefetch_related(_stated())
    rows: dict[str, dict[int, Any]] = {
        "tenure": spells.in_bulk(wanted["tenure"]),
        "person": lives.in_bulk(wanted["person"]),
    }
    return [
        _conflict(rows[kind][pk], edge, rows[kind][pk].stated)
        for kind, pk, edge in places
        if pk in rows[kind]
    ]


def _stated() -> Prefetch[Any]:
    claims = Claim.objects.counting().filter(property__in=["start", "end", "birth", "death"])
    return Prefetch("claims", claims.select_related("article").defer("article__text"), to_attr="stated")


OWN_HEADING = 3  # conflicts of one office; offices with fewer share one


@dataclass(frozen=True, slots=True)
class Group:
    """The conflicts under one heading: of an office, of all other offices (``office`` is None), of lives."""

    office: Office | None
    lives: bool
    conflicts: tuple[Conflict, ...]

    @property
    def anchor(self) -> str:
        return f"g-{self.office.slug}" if self.office else "g-lives" if self.lives else "g-others"


def grouped(conflicts: Sequence[Conflict]) -> list[Group]:
    """In their order; other offices after those with a heading of their own, births and deaths last."""
    of_office: dict[Office, list[Conflict]] = defaultdict(list)
    lives = []
    for conflict in conflicts:
        if conflict.tenure:
            of_office[conflict.tenure.office].append(conflict)
        else:
            lives.append(conflict)
    own = [Group(office, False, tuple(of)) for office, of in of_office.items() if len(of) >= OWN_HEADING]
    others = [c for of in of_office.values() if len(of) < OWN_HEADING for c in of]
    return [
        *own,
        *([Group(None, False, tuple(others))] if others else []),
        *([Group(None, True, tuple(lives))] if lives else []),
    ]


def _conflict(subject: Tenure | Person, edge: str, claims: Sequence[Claim]) -> Conflict:
    by_value: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.property == edge and claim.value:
            by_value[claim.value].append(claim)
    sayings = [
        Saying(value, tuple(of), chosen=any(c.outcome in ("shown", "agrees") for c in of))
        for text, of in by_value.items()
        if (value := _parsed(text)) is not None
    ]
    sayings.sort(
        key=lambda s: (not s.chosen, s.width if s.chosen else 0, TIERS.index(s.tier), -s.independent)
    )
    return Conflict(subject, edge, getattr(subject, edge), tuple(sayings))


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except NotADate:
        return None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value lies on the scale of its conflict, in per cent of its width."""

    saying: Saying
    left: str
    width: str
    middle: str
    is_day: bool

    @property
    def anchor(self) -> str:
        """Where a label stands to its place, so that none runs out of the picture."""
        place = float(self.middle.rstrip("%"))
        return "" if place < 20 else "end" if place > 80 else "mid"


def scale(conflict: Conflict) -> list[Mark]:
    """The values of a conflict on one scale, with a margin at both ends."""
    bounded = [s for s in conflict.sayings if s.value.earliest and s.value.latest]
    if not bounded:
        return []
    first = min(_first(s) for s in bounded)
    last = max(_last(s) for s in bounded)
    span = max((last - first).days + 1, 1)
    margin = max(span // 8, 1)
    return [_mark(s, first, span, margin) for s in bounded]


def _mark(saying: Saying, first: date, span: int, margin: int) -> Mark:
    total = span + 2 * margin
    begin = (_first(saying) - first).days + margin
    days = (_last(saying) - _first(saying)).days + 1
    left, width = 100 * begin / total, 100 * days / total
    return Mark(saying, f"{left:.3f}%", f"{width:.3f}%", f"{left + width / 2:.3f}%", days == 1)


def _first(saying: Saying) -> date:
    return saying.value.earliest or date.min


def _last(saying: Saying) -> date:
    return saying.value.latest or date.max
