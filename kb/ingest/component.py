"""Which claims hang together, so that one article touches only the facts of its component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Q, QuerySet

from kb.ingest.namings import Name, Naming, Namings
from kb.ingest.records import Evidence, Modality, Property, Said, Tier
from kb.ingest.rulings import Identity
from kb.ingest.spelling import family_names_like
from kb.models import Article, Claim, Ruling

BATCH = 500  # rows in one statement: SQLite bounds the parameters of one
OFFICE = ("office_title", "organization_name")
Key = TypeVar("Key", int, str)


def touched_by(claims: Iterable[Claim]) -> set[str]:
    """Name keys of the claims and of all whom they may have linked."""
    keys: set[str] = set()
    offices: set[Name] = set()
    for claim in claims:
        keys |= {claim.name_key, claim.value_key} - {""}
        if claim.property == Property.SUCCEEDS:
            offices.add((claim.office_title, claim.organization_name))
    return keys | (_names_in(offices, _Around(namings())) if offices else set())


def component(keys: set[str], known: set[str] | None = None) -> set[str]:
    """The name keys that counting claims link, directly or in steps, with the ones given.

    Names hang together by an alias, by a slip of the pen that may part them, by a stated succession, and in offices with stated
    successions through the office, because a third spell decides whether two others meet. ``known`` are all
    name keys that claims have, where the caller knows them.
    """
    standing = list(_standing())
    around = _Around(_namings(standing))
    ruled = [set(row.name_keys) for row in standing] + around.vacancies()
    successions = {around.of(name) for name in offices_with_successions()}
    known = names_known() if known is None else known
    reached: set[str] = set()
    seen_offices: set[Name] = set()
    frontier = set(keys)
    while frontier:
        reached |= frontier
        rows = list(_linked(frontier))
        found = {key for row in rows for key in row[:2]}.union(*(some for some in ruled if some & frontier))
        offices = {around.of((title, organization)) for *_, title, organization in rows}
        offices = offices & successions - seen_offices
        seen_offices |= offices
        found |= family_names_like(frontier, known)
        frontier = (found | _names_in(offices, around)) - reached - {""}
    return reached


def offices_with_successions() -> set[Name]:
    counting = Claim.objects.counting().filter(property=Property.SUCCEEDS).order_by()
    return set(counting.values_list(*OFFICE).distinct())


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
            .values_list("name_key", "value_key", *OFFICE)
            .distinct()
        )


class _Around:
    """Which names of offices hang together, because a curator says that they are one, or two that were taken for one."""

    def __init__(self, given: Namings) -> None:
        self._given = given

    def of(self, name: Name) -> Name:
        return self._given.around(name) if self._given else name

    def names(self, offices: set[Name]) -> set[Name]:
        """All that sources call these offices."""
        return {name for name in self.said() if self.of(name) in offices} if self._given else offices

    def vacancies(self) -> list[set[str]]:
        """Name keys of what is said of the same office standing vacant."""
        together: dict[Name, set[str]] = defaultdict(set)
        if self._given:
            said = Claim.objects.filter(property=Property.VACANT).order_by()
            for key, *name in said.values_list("name_key", *OFFICE).distinct():
                together[self.of((name[0], name[1]))].add(key)
        return list(together.values())

    def said(self) -> Iterable[Name]:
        return Claim.objects.exclude(office_title="").order_by().values_list(*OFFICE).distinct()


def _names_in(offices: set[Name], around: _Around) -> set[str]:
    names: set[str] = set()
    for title, organization in sorted(around.names(offices)):
        claims = Claim.objects.filter(
            office_title=title, organization_name=organization, article__retracted_at=None
        )
        names |= set(claims.order_by().values_list("name_key", flat=True).distinct())
    return names


def names_about(names: Iterable[Name]) -> set[str]:
    """Name keys of all that is said of these offices, or of any office of these organizations."""
    around = _Around(namings())
    wanted = {around.of(name) for name in names}
    bodies = {organization for title, organization in wanted if not title}

    def is_about(name: Name) -> bool:
        return around.of(name) in wanted or around.of(("", name[1]))[1] in bodies

    return _names_in({around.of(name) for name in around.said() if is_about(name)}, around)


def rulings() -> list[Identity | Naming]:
    """What curators said of who is who and which office is which, as far as it stands."""
    return [_ruling(row) for row in _standing()]


def namings() -> Namings:
    return _namings(_standing().exclude(kind=Ruling.Kind.PERSON))


def _namings(rows: Iterable[Ruling]) -> Namings:
    return Namings(_naming(row) for row in rows if row.kind != Ruling.Kind.PERSON)


def _ruling(row: Ruling) -> Identity | Naming:
    if row.kind == Ruling.Kind.PERSON:
        return Identity(row.same, frozenset(row.ours), frozenset(row.theirs))
    return _naming(row)


def _naming(row: Ruling) -> Naming:
    (said_title, said_body), (meant_title, meant_body) = row.said, row.meant
    return Naming((said_title, said_body), (meant_title, meant_body), frozenset(row.ours))


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
