"""Which claims hang together, so that one article touches only the facts of its component."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Q, QuerySet

from kb.ingest.records import Evidence, Modality, Property, Said, Tier
from kb.ingest.rulings import Identity
from kb.ingest.spelling import family_names_like
from kb.models import Article, Claim, Ruling

BATCH = 500  # rows in one statement: SQLite bounds the parameters of one
Key = TypeVar("Key", int, str)


def touched_by(claims: Iterable[Claim]) -> set[str]:
    """Name keys of the claims and of all whom they may have linked."""
    keys: set[str] = set()
    offices: set[tuple[str, str]] = set()
    for claim in claims:
        keys |= {claim.name_key, claim.value_key} - {""}
        if claim.property == Property.SUCCEEDS:
            offices.add((claim.office_title, claim.organization_name))
    return keys | _names_in(offices)


def component(keys: set[str], known: set[str] | None = None) -> set[str]:
    """The name keys that counting claims link, directly or in steps, with the ones given.

    Names hang together by an alias, by a slip of the pen that may part them, by a stated succession, and in offices with stated
    successions through the office, because a third spell decides whether two others meet. ``known`` are all
    name keys that claims have, where the caller knows them.
    """
    ruled = [set(keys) for keys in _standing().values_list("name_keys", flat=True)]
    successions = offices_with_successions()
    known = names_known() if known is None else known
    reached: set[str] = set()
    seen_offices: set[tuple[str, str]] = set()
    frontier = set(keys)
    while frontier:
        reached |= frontier
        rows = list(_linked(frontier))
        found = {key for row in rows for key in row[:2]}.union(*(some for some in ruled if some & frontier))
        offices = {(title, organization) for *_, title, organization in rows} & successions - seen_offices
        seen_offices |= offices
        found |= family_names_like(frontier, known)
        frontier = (found | _names_in(offices)) - reached - {""}
    return reached


def offices_with_successions() -> set[tuple[str, str]]:
    counting = Claim.objects.counting().filter(property=Property.SUCCEEDS).order_by()
    return set(counting.values_list("office_title", "organization_name").distinct())


def names_known() -> set[str]:
    return set(Claim.objects.order_by().values_list("name_key", flat=True).distinct())


def names_ruled() -> set[str]:
    """Name keys whose facts follow from what curators said of who is who."""
    return {key for keys in _standing().values_list("name_keys", flat=True) for key in keys}


def _linked(keys: set[str]) -> Iterable[tuple[str, str, str, str]]:
    for chunk in chunks(keys):
        yield from (
            Claim.objects.counting()
            .filter(Q(name_key__in=chunk) | Q(value_key__in=chunk))
            .order_by()
            .values_list("name_key", "value_key", "office_title", "organization_name")
            .distinct()
        )


def _names_in(offices: set[tuple[str, str]]) -> set[str]:
    names: set[str] = set()
    for title, organization in sorted(offices):
        claims = Claim.objects.filter(
            office_title=title, organization_name=organization, article__retracted_at=None
        )
        names |= set(claims.order_by().values_list("name_key", flat=True).distinct())
    return names


def rulings() -> list[Identity]:
    """What curators said of who is who, as far as it stands."""
    rows = _standing().values_list("same", "ours", "theirs")
    return [Identity(same, frozenset(ours), frozenset(theirs)) for same, ours, theirs in rows]


def _standing() -> QuerySet[Ruling]:
    return Ruling.objects.filter(withdrawn_at=None).order_by()


def chunks(keys: Iterable[Key]) -> Iterable[list[Key]]:
    ordered = sorted(keys)
    for first in range(0, len(ordered), BATCH):
        yield ordered[first : first + BATCH]


def claims_of(reached: set[str]) -> list[Claim]:
    claims: list[Claim] = []
    for chunk in chunks(reached):
        kept = Claim.objects.filter(name_key__in=chunk, article__retracted_at=None)
        claims += kept.defer("quote", "prefix", "suffix")
    articles: dict[int, Article] = {}
    for pks in chunks({claim.article_id for claim in claims}):
        # The text stays in the database: a component can cite many articles.
        articles |= Article.objects.defer("text").in_bulk(pks)
    for claim in claims:
        claim.article = articles[claim.article_id]
    return claims


def evidence_of(claim: Claim) -> Evidence:
    """A stored claim as the pure steps see it."""
    judgement = claim.judgement or ("preferred" if claim.preferred else "")
    decided = claim.judged_at.isoformat() if claim.judged_at else ""
    return _evidence(claim.key, claim.article, _said(claim), judgement, decided)


def evidence_of_said(key: str, article: Article, said: Said) -> Evidence:
    """The same of what is not stored yet, and so not judged."""
    return _evidence(key, article, said, "preferred" if said.preferred else "", "")


def _evidence(key: str, article: Article, said: Said, judgement: str, decided: str) -> Evidence:
    return Evidence(
        key=key,
        said=said,
        article=article.sha256 or article.slug,
        tier=Tier(article.tier),
        family=article.family,
        published=article.published,
        judgement=judgement,
        decided=decided,
    )


def _said(claim: Claim) -> Said:
    return Said(
        statement=claim.statement,
        property=Property(claim.property),
        person=claim.person_name,
        value=claim.value,
        quote="",
        rule=claim.rule,
        mention=claim.mention,
        office=claim.office_title,
        organization=claim.organization_name,
        modality=Modality(claim.modality),
        start=claim.start,
        end=claim.end,
    )
