"""A person's word on a fact: claims of an editor, with their source, preferred as they are made.

What the machine has read stays beside them, and rejecting them is undoing them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import F, Q
from django.utils import timezone

from kb.ingest.changes import Because, Changes, bump_version, in_turn
from kb.ingest.component import touched_by
from kb.ingest.facts import refresh
from kb.ingest.records import Modality, Property, Said, Tier, natural_key
from kb.ingest.store import record, store_claims
from kb.models import Article, Change, Claim
from people.dates import ONE_DAY, PartialDate
from people.models import Person
from people.names import slug_for
from tenures.models import Tenure

FACT, CORRECTION = "editor.fact", "editor.correction"  # rules; "editor." names people exactly


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, and their place where its text is stored."""

    text: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor says of one person, or of one spell of theirs."""

    person: str
    office: str = ""
    organization: str = ""
    values: dict[Property, str] = field(default_factory=dict)
    spell: dict[Property, str] = field(default_factory=dict)  # what tells the spell from others, if need be
    quote: Quote = Quote()


@in_turn
def state(edit: Edit, article: Article, *, by: User, reason: str) -> tuple[list[Claim], Changes]:
    """Write the editor's claims down, preferred, and let the facts follow."""
    statement = f"editor {timezone.now():%Y-%m-%d %H:%M:%S.%f}"
    said = [_said(edit, statement, prop, value) for prop, value in edit.values.items()]
    marks = [_said(edit, statement, prop, value) for prop, value in edit.spell.items()]
    claims, beside = _stored(article, said), _stored(article, marks)
    record(claims, "preferred", by=by, reason=reason)
    record(beside, "accepted", by=by, reason=reason)
    return claims, _follow([*claims, *beside], article, reason)


@in_turn
def correct(
    claim: Claim, *, person: str, office: str, organization: str, value: str, by: User, reason: str
) -> tuple[list[Claim], Changes]:
    """Say what the quote of a claim says in truth: the claim is rejected, a right one is preferred.

    Where person or office were taken wrongly, so they were in all that was read from that mention: the
    claims beside it move along.
    """
    about = (person, office, organization)
    moved = about != (claim.person_name, claim.office_title, claim.organization_name)
    wrong = [claim]
    if moved:
        others = claim.article.claims.filter(statement=claim.statement, person_name=claim.person_name)
        wrong += others.exclude(pk=claim.pk).exclude(judgement="rejected")
    right: dict[int, Said] = {}
    for old in wrong:
        inside = (office, organization) if old.office_title else ("", "")
        right[old.pk] = Said(
            statement=old.statement, property=Property(old.property), person=person,
            value=value if old.pk == claim.pk else old.value, quote=old.quote, rule=CORRECTION, mention=old.mention,
            office=inside[0], organization=inside[1], modality=Modality(old.modality), start=old.start, end=old.end,
        )  # fmt: skip
    preferred = _stored(claim.article, [right.pop(claim.pk)])
    accepted = _stored(claim.article, right.values())
    record(wrong, "rejected", by=by, reason=reason)
    record(preferred, "preferred", by=by, reason=reason)
    record(accepted, "accepted", by=by, reason=reason)
    return preferred, _follow([*wrong, *preferred, *accepted], claim.article, reason)


def source_at(address: str) -> Article:
    """The source of that address, made if need be; nothing is fetched."""
    known = known_at(address)
    return known or Article.objects.create(slug=_slug_at(address), url=address, tier=Tier.UNVETTED)


def known_at(address: str) -> Article | None:
    """The source of that address, or first made for it; one that is retracted only where there is no other."""
    sources = Article.objects.filter(Q(url=address) | Q(slug=_slug_at(address)))
    return sources.order_by(F("retracted_at").asc(nulls_first=True), "pk").first()


def _slug_at(address: str) -> str:
    host = slug_for(address.partition("://")[2].partition("/")[0])[:80]
    return f"{host}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"


def of_person(person: Person, values: dict[Property, str]) -> Edit:
    return Edit(person.name, values=values)


def of_tenure(tenure: Tenure, values: dict[Property, str]) -> Edit:
    """An edit of one spell; where the person had the office more than once it says which time is meant."""
    spells = tenure.person.tenures.filter(office=tenure.office).exclude(pk=tenure.pk)
    organization = tenure.office.organization.name
    marks = _marks(tenure, values) if spells.exists() else {}
    if any(other.acting != tenure.acting for other in spells):
        marks[Property.ACTING] = "true" if tenure.acting else "false"
    return Edit(tenure.person.name, tenure.office.title, organization, values, marks)


def _marks(tenure: Tenure, values: dict[Property, str]) -> dict[Property, str]:
    """A day surely inside the spell, far from the edge that is edited; else the other edge as it stands."""
    if Property.START in values and Property.END in values:
        return {}
    first, after = tenure.start_latest, tenure.end_earliest
    if first and after and first < after:
        day = after - ONE_DAY if Property.START in values else first
        return {Property.IN_OFFICE_ON: PartialDate.on(day).edtf}
    other, edge = (Property.END, tenure.end) if Property.START in values else (Property.START, tenure.start)
    return {other: edge.edtf} if edge.known else {}


def _said(edit: Edit, statement: str, prop: Property, value: str) -> Said:
    return Said(
        statement=statement, property=prop, person=edit.person, value=value, quote=edit.quote.text, rule=FACT,
        mention=edit.person, office=edit.office, organization=edit.organization,
        start=edit.quote.start, end=edit.quote.end,
    )  # fmt: skip


def _stored(article: Article, said: Iterable[Said]) -> list[Claim]:
    said = list(said)
    store_claims(article, said)
    keys = [natural_key(article.sha256 or article.slug, s) for s in said]
    return list(Claim.objects.filter(key__in=keys).select_related("article").defer("article__text"))


def _follow(claims: list[Claim], article: Article, reason: str) -> Changes:
    bump_version()
    return refresh(touched_by(claims), Because(Change.Cause.JUDGED, reason, (article,)))
