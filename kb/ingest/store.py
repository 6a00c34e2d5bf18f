"""Write articles, claims and judgements, and let the facts follow. Each call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from kb.ingest.changes import Because, Changes, bump_version, in_turn
from kb.ingest.component import chunks, namings, touched_by
from kb.ingest.facts import refresh
from kb.ingest.records import BadInput, Document, Problem, Property, Said, natural_key
from kb.ingest.tables import OfficeRow, SourceRow
from kb.ingest.vacancies import vacancy_key
from kb.models import Article, Change, Claim, Judgement
from people.names import family_key, fold, slug_for
from tenures import merged
from tenures.models import Office, Organization
from tenures.offices import office_in, organization_named

CONTEXT = 40  # code points of prefix and suffix kept beside a quote (W3C TextQuoteSelector)
BATCH = 500
REREAD = (
    "key", "modality", "person_name", "name_key", "value_key", "office_title", "organization_name", "quote",
    "prefix", "suffix", "end", "rule",
)  # fmt: skip


# Articles


def store_article(document: Document) -> tuple[Article, bool]:
    """The article of a text: found by its sha256 or made. True if it is new."""
    known = {
        "title": document.title,
        "publisher": document.publisher or "",
        "language": document.language or "",
        "published": document.published,
        "url": document.url or "",
        "tier": document.tier,
        "family": document.family or "",
        "path": document.path,
    }
    article = Article.objects.filter(sha256=document.sha256).first()
    if article is None:
        return Article.objects.create(
            slug=article_slug(document), text=document.text, sha256=document.sha256, **known
        ), True
    _update(article, known)
    return article, False


def article_slug(document: Document) -> str:
    """``2024-10-01-oonachrichten-1f0c2d3e``: the day, the publisher, and what makes it unique."""
    day = document.published.isoformat() if document.published else "undated"
    return f"{day}-{slug_for(document.publisher or document.kind)}-{document.sha256[:8]}"[:120]


def store_sources(rows: Sequence[SourceRow]) -> set[str]:
    """Upsert the sources that tables cite. Returns the name keys whose facts may follow."""
    touched: set[str] = set()
    existing = Article.objects.in_bulk([row.id for row in rows], field_name="slug")
    for row in rows:
        values = {
            "title": row.title,
            "publisher": row.publisher or "",
            "url": row.url or "",
            "language": row.language or "",
            "published": row.published,
            "seen": row.seen,
            "tier": row.tier,
            "family": row.family or "",
        }
        article = existing.get(row.id)
        if article is None:
            Article.objects.create(slug=row.id, **values)
        elif _update(article, values):
            touched |= touched_by(article.claims.all())
    return touched


def cited_sources(ids: Iterable[str]) -> dict[str, Article]:
    """The articles of source ids; one not yet described is made now and described when its table comes."""
    wanted = set(ids)
    found = Article.objects.in_bulk(wanted, field_name="slug")
    for missing in sorted(wanted - found.keys()):
        found[missing] = Article.objects.create(slug=missing, tier="unvetted")
    return found


def store_offices(rows: Sequence[OfficeRow]) -> None:
    """Upsert organizations and offices with their labels; an empty cell changes nothing."""
    by_label: dict[tuple[str, str], Office] = {}
    values: dict[str, object]
    for row in rows:
        organization = organization_named(row.organization)
        if row.organization_labels:
            values = {"labels": {**organization.labels, **row.organization_labels}}
            _update(organization, {**values, "lent": merged.kept(organization.lent, row.organization_labels)})
        office = office_in(organization, row.office)
        values = {"labels": {**office.labels, **row.labels}}
        if row.established:
            values |= {
                "established_earliest": row.established.earliest,
                "established_latest": row.established.latest,
            }
        if row.abolished:
            values |= {"abolished_earliest": row.abolished.earliest, "abolished_latest": row.abolished.latest}
        days = [name for name in ("established", "abolished") if getattr(row, name)]
        _update(office, {**values, "lent": merged.kept(office.lent, row.labels, *days)})
        by_label[fold(row.office), fold(row.organization)] = office
    for row in rows:
        if row.exclusive_with:
            office = by_label[fold(row.office), fold(row.organization)]
            office.exclusive_with.add(*Office.objects.filter(slug__in=row.exclusive_with))
    if ruled := namings():
        merged.settle(ruled.name_of)


def _update(row: Article | Office | Organization, values: Mapping[str, object]) -> bool:
    """Write only what differs, so that history shows real changes. True if anything did."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, values[name])
        row.save()
    return bool(changed)


# Claims


def check_quotes(document: Document, said: Sequence[Said]) -> None:
    """Refuse a document of which some quote is not found at its place in the text."""
    problems = [
        Problem(
            document.path,
            f"The quote {s.quote[:60]!r} of rule {s.rule} is not at characters {s.start} to {s.end}. "
            "Quotes must stand in the text word for word.",
            document.text.count("\n", 0, s.start) + 1,
        )
        for s in said
        if s.start is not None and document.text[s.start : s.end] != s.quote
    ]
    if problems:
        raise BadInput(*problems)


def store_claims(article: Article, said: Iterable[Said]) -> tuple[int, set[str]]:
    """Insert the claims an article does not have yet. Returns how many, and the name keys touched."""
    identity = article.sha256 or article.slug
    new: dict[str, Claim] = {}
    for s in said:
        key = natural_key(identity, s)
        new.setdefault(key, _claim(article, key, s))
    if _without_words(article):
        for claim in new.values():
            claim.quote = ""
    known = {
        key
        for some in chunks(new)
        for key in Claim.objects.filter(key__in=some).order_by().values_list("key", flat=True)
    }
    fresh = [claim for key, claim in new.items() if key not in known]
    Claim.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh), touched_by(fresh)


def _without_words(article: Article) -> bool:
    """Its text was taken down, and every quote with it."""
    return bool(article.sha256 and article.text is None and not article.claims.exclude(quote="").exists())


def drop_unread(article: Article, said: Iterable[Said]) -> tuple[int, set[str]]:
    """Remove claims that the rules no longer find, unless a curator has judged them."""
    identity = article.sha256 or article.slug
    found = {natural_key(identity, s) for s in said}
    unjudged = read_by_rules(article).filter(judgement="", judgements=None)
    stale = [c for c in unjudged if c.key not in found]
    touched = touched_by(stale)
    for first in range(0, len(stale), BATCH):
        Claim.objects.filter(pk__in=[c.pk for c in stale[first : first + BATCH]]).delete()
    return len(stale), touched


def read_by_rules(article: Article) -> QuerySet[Claim]:
    """What the rules for prose have found; tables and editors may say things of the same source."""
    return article.claims.exclude(rule__startswith="editor.").exclude(rule__startswith="table.")


def carried(article: Article, said: Iterable[Said]) -> list[tuple[Claim, Said]]:
    """Judged claims that are no longer found as they were, with the one claim found now that is the same.

    The same: statement, property, mention, value and place. Who is meant there may be read otherwise.
    """
    identity = article.sha256 or article.slug
    found = {natural_key(identity, s): s for s in said}
    stored = set(article.claims.values_list("key", flat=True))
    fresh: dict[tuple[object, ...], list[Said]] = {}
    for key, s in found.items():
        if key not in stored:
            fresh.setdefault((s.statement, s.property.value, s.mention, s.value, s.start), []).append(s)
    pairs: list[tuple[Claim, Said]] = []
    for claim in read_by_rules(article).exclude(judgement="").order_by("-judged_at", "pk"):
        place = (claim.statement, claim.property, claim.mention, claim.value, claim.start)
        if claim.key not in found and len(fresh.get(place, [])) == 1:
            pairs.append((claim, fresh.pop(place)[0]))
    return pairs


def carry_over(article: Article, said: Sequence[Said]) -> set[str]:
    """Let judged claims be read anew, so that the judgement stays. Returns the name keys touched."""
    touched: set[str] = set()
    for claim, s in carried(article, said):
        touched |= touched_by([claim])
        new = _claim(article, natural_key(article.sha256 or article.slug, s), s)
        for name in REREAD:
            setattr(claim, name, getattr(new, name))
        claim.save()
        touched |= touched_by([claim])
    return touched


def anew(article: Article, said: Iterable[Said]) -> list[tuple[Claim, Claim]]:
    """Unjudged claims that are found as they were, but told otherwise, as they stand and as they are read now."""
    identity = article.sha256 or article.slug
    found: dict[str, Said] = {}
    for s in said:
        found.setdefault(natural_key(identity, s), s)
    pairs: list[tuple[Claim, Claim]] = []
    for claim in read_by_rules(article).filter(judgement="", judgements=None):
        if claim.key in found:
            read = _claim(article, claim.key, found[claim.key])
            if any(getattr(claim, name) != getattr(read, name) for name in REREAD):
                pairs.append((claim, read))
    return pairs


def read_anew(article: Article, said: Iterable[Said]) -> set[str]:
    """Let unjudged claims have the modality, the quote and the rule of today. Returns the name keys touched."""
    claims = []
    for claim, read in anew(article, said):
        for name in REREAD:
            setattr(claim, name, getattr(read, name))
        claim.updated_at = timezone.now()
        claims.append(claim)
    Claim.objects.bulk_update(claims, [*REREAD, "updated_at"], batch_size=BATCH)
    return touched_by(claims)


def _claim(article: Article, key: str, s: Said) -> Claim:
    return Claim(key=key, article=article, **claim_columns(article, s))


def claim_columns(article: Article, s: Said) -> dict[str, Any]:
    """What a claim says and where, as it is stored."""
    text = article.text if s.start is not None else None
    return {
        "statement": s.statement,
        "property": s.property.value,
        "value": s.value,
        "modality": s.modality.value,
        "person_name": s.person,
        "name_key": name_key(s),
        "value_key": value_key(s),
        "mention": s.mention,
        "office_title": s.office,
        "organization_name": s.organization,
        "quote": s.quote,
        "prefix": text[max(s.start - CONTEXT, 0) : s.start] if text and s.start is not None else "",
        "suffix": text[s.end : s.end + CONTEXT] if text and s.end is not None else "",
        "start": s.start,
        "end": s.end,
        "rule": s.rule,
        "preferred": s.preferred,
    }


def name_key(s: Said) -> str:
    """What claims share that can be about one person, or about one office without anybody."""
    return vacancy_key(s.office, s.organization) if s.property == Property.VACANT else family_key(s.person)


def value_key(s: Said) -> str:
    """The name key of a person whom the value names: a predecessor, another name."""
    if s.property not in (Property.SUCCEEDS, Property.NAME):
        return ""
    return family_key(s.value.partition(":")[2] if ":" in s.value else s.value)


# Decisions


@in_turn
def judge(claims: Iterable[Claim], verdict: str, *, by: User | None, reason: str) -> Changes:
    """Record a decision on each claim and re-resolve the facts touched.

    ``verdict`` is accepted, rejected, preferred, or empty to withdraw the last decision.
    Raises ValueError for any other verdict.
    """
    if verdict not in Judgement.Verdict.values:
        raise ValueError(
            f"Not a verdict: {verdict!r}. Use {', '.join(filter(None, Judgement.Verdict.values))}."
        )
    judged = list(claims)
    record(judged, verdict, by=by, reason=reason)
    bump_version()  # pages show judgements, whether or not a fact follows
    return refresh(touched_by(judged), Because(Change.Cause.JUDGED, reason))


def record(claims: Sequence[Claim], verdict: str, *, by: User | None, reason: str) -> None:
    """Write a decision down, on all at one time, so that none is the later one; no fact follows before ``refresh``."""
    now = timezone.now()
    made = [Judgement(claim=c, verdict=verdict, reason=reason, by=by) for c in claims]
    Judgement.objects.bulk_create(made)
    for some in chunks([judgement.pk for judgement in made]):
        Judgement.objects.filter(pk__in=some).update(at=now)
    for claim in claims:
        claim.judgement, claim.judged_at, claim.updated_at = verdict, now, now
    Claim.objects.bulk_update(claims, ["judgement", "judged_at", "updated_at"], batch_size=BATCH)


@in_turn
def retract(article: Article, *, reason: str = "") -> Changes:
    """Take an article back: its claims no longer count. Nothing is deleted."""
    touched = touched_by(article.claims.all())
    article.retracted_at, article.retraction_reason = timezone.now(), reason
    article.save()
    article.claims.update(outcome=Claim.Outcome.RETRACTED, updated_at=article.retracted_at)
    bump_version()
    return refresh(touched, Because(Change.Cause.RETRACTED, reason, (article,)))


@in_turn
def restore(article: Article) -> Changes:
    """Put a retracted article back: its facts return, and the judgements on its claims with them."""
    article.retracted_at, article.retraction_reason = None, ""
    article.save()
    bump_version()
    return refresh(touched_by(article.claims.all()), Because(Change.Cause.RESTORED, articles=(article,)))


def find_article(wanted: str) -> Article | None:
    """By public id, path or sha256 (or the beginning of one, eight characters at least)."""
    found = Article.objects.filter(Q(slug=wanted) | Q(path=wanted) | Q(sha256=wanted)).first()
    if found is None and len(wanted) >= 8:
        beginning = Article.objects.filter(sha256__startswith=wanted.lower())[:2]
        found = beginning[0] if len(beginning) == 1 else None
    return found
