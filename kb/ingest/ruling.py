"""Curators say who is who and which office is which: two merged, one split, and either taken back.

Each call is one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from kb.ingest.changes import Because, Changes, bump_version, in_turn
from kb.ingest.component import names_about, namings, touched_by
from kb.ingest.facts import refresh
from kb.ingest.namings import Name, Namings
from kb.models import Change, Claim, Report, Ruling
from people.models import Person, Redirect
from people.names import fold
from tenures import merged
from tenures.models import Office, Organization
from tenures.offices import office_named, organization_named

Kind = Ruling.Kind


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling as it was made or withdrawn, and the facts that changed with it."""

    ruling: Ruling
    changes: Changes


class NoRuling(ValueError):
    """Says why it cannot be ruled so, and what would work."""


# People


@in_turn
def merge(one: Person, other: Person, *, by: User | None, reason: str) -> Ruled:
    """Say that two are one person. What was said before, that these two are not, is withdrawn."""
    if one.pk == other.pk:
        raise NoRuling("One person cannot be merged with themselves. Name two.")
    bump_version()
    ours, theirs = _claims_of(one), _claims_of(other)
    mine, yours = {c.key for c in ours}, {c.key for c in theirs}
    for ruling in Ruling.objects.filter(withdrawn_at=None, kind=Kind.PERSON, same=False):
        sides = set(ruling.ours), set(ruling.theirs)
        if (mine & sides[0] and yours & sides[1]) or (mine & sides[1] and yours & sides[0]):
            _withdraw(ruling, by)
    ruling = _of_people(
        [ours, theirs],
        same=True,
        slugs=[one.slug, other.slug],
        reports={person.slug: _keys(person.reports.order_by("key")) for person in (one, other)},
        label=f"{one.name} and {other.name} are one person",
        by=by,
        reason=reason,
    )
    return Ruled(ruling, refresh(touched_by([*ours, *theirs]), Because(Change.Cause.JUDGED, reason)))


@in_turn
def split(person: Person, apart: Iterable[Claim], *, by: User | None, reason: str) -> Ruled:
    """Say that these claims of a person are about another one. Their statements go along whole."""
    bump_version()
    ours, theirs = _parted(_claims_of(person), apart)
    label = f"{person.name} is two people"
    ruling = _of_people([ours, theirs], same=False, slugs=[person.slug], label=label, by=by, reason=reason)
    return Ruled(ruling, refresh(touched_by([*ours, *theirs]), Because(Change.Cause.JUDGED, reason)))


def _of_people(sides: Sequence[Sequence[Claim]], **given: Any) -> Ruling:
    ours, theirs = (sorted(claim.key for claim in side) for side in sides)
    names = sorted({claim.name_key for side in sides for claim in side})
    return _made(kind=Kind.PERSON, ours=ours, theirs=theirs, name_keys=names, **given)


def _claims_of(person: Person) -> list[Claim]:
    return list(person.claims.order_by("key"))


# Offices and organizations


@in_turn
def merge_offices(
    kept: Office | Organization, other: Office | Organization, *, by: User | None, reason: str
) -> Ruled:
    """Say that two are one; the first keeps its name and address. That they are two, said before, is withdrawn."""
    if type(kept) is not type(other) or kept.pk == other.pk:
        raise NoRuling("Name two offices, or two organizations.")
    bump_version()
    said, meant = name_of(other), name_of(kept)
    for ruling in _about_two(said, meant):
        _withdraw(ruling, by)
    kind = kind_of(kept)
    ruling = _made(
        kind=kind, same=True, said=said, meant=meant, slugs=[kept.slug, other.slug],
        label=f"{kept} and {other} are one {kind.label}", by=by, reason=reason,
    )  # fmt: skip
    return Ruled(ruling, _follow([said, meant], reason))


@in_turn
def split_office(
    whole: Office | Organization, apart: Iterable[Claim], meant: Name, *, by: User | None, reason: str
) -> Ruled:
    """Say that these claims are about another office or organization, which is named; it may be a new one.

    Their statements go along whole. Whatever else is said of the one, now or later, stays with it.
    """
    bump_version()
    said = name_of(whole)
    standing = namings()
    if _same(standing.name_of(meant), standing.name_of(said)):
        raise NoRuling(
            f"“{written(meant)}” is the same. Name another, or withdraw the ruling that made them one."
        )
    ours, _rest = _parted(list(claims_about(whole)), apart)
    overtaken = [r.label for r in _about_two(said, meant) if set(r.ours) & {c.key for c in ours}]
    if overtaken:
        raise NoRuling(f"These claims were set apart from it before: withdraw “{overtaken[0]}” instead.")
    other = office_named(*meant) if meant[0] else organization_named(meant[1])
    kind = kind_of(whole)
    ruling = _made(
        kind=kind, same=False, ours=sorted(c.key for c in ours), said=said, meant=name_of(other),
        slugs=[whole.slug, other.slug], label=f"{whole} is two: the other is {other}", by=by, reason=reason,
    )  # fmt: skip
    return Ruled(ruling, _follow([said, meant], reason))


def claims_about(thing: Office | Organization) -> Any:
    """The claims whose facts are about it; statements in order."""
    about = {"office": thing} if isinstance(thing, Office) else {"office__organization": thing}
    claims = Claim.objects.filter(**about, article__retracted_at=None)
    return claims.order_by("article", "statement", "pk")


def name_of(thing: Office | Organization) -> Name:
    if isinstance(thing, Office):
        return thing.title, thing.organization.name
    return "", thing.name


def written(name: Name) -> str:
    return ", ".join(filter(None, name))


def kind_of(thing: Office | Organization) -> Ruling.Kind:
    return Kind.OFFICE if isinstance(thing, Office) else Kind.ORGANIZATION


def _about_two(one: Name, other: Name) -> list[Ruling]:
    """Standing rulings that set one of these apart from the other."""
    standing: Namings = namings()
    wanted = {_folded(standing.name_of(name)) for name in (one, other)}
    splits = Ruling.objects.filter(withdrawn_at=None, same=False).exclude(kind=Kind.PERSON)
    return [
        r for r in splits if {_folded(standing.name_of((n[0], n[1]))) for n in (r.said, r.meant)} == wanted
    ]


def _folded(name: Name) -> Name:
    return fold(name[0]), fold(name[1])


def _same(one: Name, other: Name) -> bool:
    return _folded(one) == _folded(other)


def settle() -> None:
    """Let rows of offices and organizations lead where standing rulings say; whoever writes such rows calls it."""
    merged.settle(namings().name_of)


def _follow(names: Collection[Name], reason: str, also: Collection[str] = ()) -> Changes:
    settle()
    return refresh(names_about(names) | {*also}, Because(Change.Cause.JUDGED, reason))


# All of them


@in_turn
def withdraw(ruling: Ruling, *, by: User | None, reason: str) -> Changes:
    """As if it had never been said: what was merged is two again, each under its own address."""
    if ruling.withdrawn_at:  # its addresses may lead on by a later one
        return Changes()
    bump_version()
    names = [(title, body) for title, body in (ruling.said, ruling.meant)] if ruling.said else []
    before = names_about(names)
    _withdraw(ruling, by)
    if names:
        return _follow(names, reason, before)
    if ruling.same:
        Redirect.objects.filter(old_slug__in=ruling.slugs).delete()
    claims = list(Claim.objects.filter(key__in=[*ruling.ours, *ruling.theirs]))
    changes = refresh(touched_by(claims) | set(ruling.name_keys), Because(Change.Cause.JUDGED, reason))
    _give_back_reports(ruling)
    return changes


def _give_back_reports(ruling: Ruling) -> None:
    """To whom they were about; a report made since stays with the one it is about."""
    for slug, keys in ruling.reports.items():
        if person := Person.objects.filter(slug=slug).first():
            Report.objects.filter(key__in=keys).update(person=person)


def _parted(claims: Sequence[Claim], apart: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Those set apart, with all that their statements say, and the rest."""
    chosen = {(c.article_id, c.statement) for c in apart}
    ours = [c for c in claims if (c.article_id, c.statement) in chosen]
    theirs = [c for c in claims if (c.article_id, c.statement) not in chosen]
    if not ours or not theirs:
        raise NoRuling("A split leaves something on both sides. Choose some of the claims, not all.")
    return ours, theirs


def _made(*, label: str, **given: Any) -> Ruling:
    return Ruling.objects.create(label=label[:500], **given)


def _withdraw(ruling: Ruling, by: User | None) -> None:
    ruling.withdrawn_by, ruling.withdrawn_at = by, timezone.now()
    ruling.save()


def _keys(reports: Any) -> list[str]:
    return list(reports.values_list("key", flat=True))
