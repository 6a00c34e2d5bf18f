"""What curators did to sources, for the file of decisions: added, edited, retracted, taken down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date

from kb.ingest import pipeline
from kb.ingest.component import chunks, touched_by
from kb.ingest.keepsake_rows import CLAIM, by_and_at, save_as, values, who
from kb.ingest.records import Document, Tier
from kb.ingest.row_by_row import take_in as take_in_table
from kb.ingest.takedown import take_down
from kb.models import Article, Claim, Reading

SOURCE = ("title", "publisher", "language", "published", "seen", "url", "tier", "family")
EDITED = ("title", "publisher", "url", "seen")  # what can be edited of a source


def keep_document(document: Document, by: User | None) -> None:
    """Remember a text or table that was added by hand: it stands in no file that could be read again."""
    known = {**asdict(document), "warnings": ()}
    kept = {**known, "published": document.published and document.published.isoformat()}
    Reading.objects.filter(key=pipeline.reading_key(document)).update(
        added={**kept, **who(by, timezone.now())}
    )


def exported_sources() -> dict[str, list[dict[str, Any]]]:
    articles = Article.objects.order_by("slug")
    down = articles.filter(text=None).exclude(sha256=None).prefetch_related("claims")
    retracted = articles.exclude(retracted_at=None).defer("text")
    added = Reading.objects.exclude(added=None).order_by("pk").values_list("added", flat=True)
    return {
        "added": [document for document in added if document],
        "edits": sorted(_edits(), key=lambda row: (row["at"], row["article"])),
        "retractions": [
            {"article": a.slug, "reason": a.retraction_reason, **who(_retracted_by(a), a.retracted_at)}
            for a in retracted
        ],
        "takedowns": [
            {
                "article": a.slug,
                "sha256": a.sha256,
                "source": values(a, SOURCE),
                "quotes": any(claim.quote for claim in a.claims.all()),
                "claims": [values(c, CLAIM) for c in sorted(a.claims.all(), key=lambda c: c.key)],
            }
            for a in down
        ],
    }


def _edits() -> Iterable[dict[str, Any]]:
    """Each time that somebody wrote something else into the form of a source."""
    history = Article.history.model.objects
    edited = history.filter(history_type="~").exclude(history_user=None).values("id")
    before: dict[int, Any] = {}
    for row in history.filter(id__in=edited).select_related("history_user").order_by("history_id"):
        former = before.get(row.id)
        changed = {n: getattr(row, n) for n in EDITED if former and getattr(former, n) != getattr(row, n)}
        if changed and row.history_user:
            reason = row.history_change_reason or ""
            yield {
                "article": row.slug, "changed": changed, "reason": reason,
                **who(row.history_user, row.history_date),
            }  # fmt: skip
        before[row.id] = row


def _retracted_by(article: Article) -> User | None:
    row = article.history.filter(retracted_at=article.retracted_at).order_by("history_id").first()
    return row.history_user if row else None


def take_in_added(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Read again what was added by hand. Returns what was refused."""
    refused: list[str] = []
    today = timezone.localdate()
    for row in rows:
        document = _document(row)
        if document.kind == "prose":
            result = pipeline.ingest_document(document, today=today)
        else:
            result, _ = take_in_table(document, today=today)
        refused += [str(problem) for problem in result.problems]
        read = Reading.objects.filter(key=pipeline.reading_key(document))
        # A text that was taken down since the file was written must not come back with it.
        read.filter(Q(article=None) | Q(article__text__isnull=False)).update(added=dict(row))
    return refused


def _document(row: Mapping[str, Any]) -> Document:
    known = {name: value for name, value in row.items() if name not in ("by", "at")}
    published: date | None = parse_date(known["published"]) if known["published"] else None
    document = Document(**known)
    return replace(document, published=published, tier=Tier(known["tier"]), warnings=())


def take_in_takedowns(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Where the text was never read here, and may not be any more, its claims come with the file."""
    touched: set[str] = set()
    for row in rows:
        article = Article.objects.filter(sha256=row["sha256"]).first()
        if article is None:
            article = Article.objects.create(
                slug=row["article"], sha256=row["sha256"], **dated(row["source"])
            )
            claims = [Claim(article=article, **claim) for claim in row["claims"]]
            Claim.objects.bulk_create(claims)
            touched |= touched_by(claims)
        elif article.text is not None:
            take_down(article, quotes=row["quotes"])
    return touched


def take_in_edits(given: Mapping[str, Any], users: Mapping[str, User]) -> tuple[set[str], list[str]]:
    """Edits and retractions. Returns the name keys touched, and a line for each source that is not here."""
    edits, retractions = given.get("edits", []), given.get("retractions", [])
    wanted = {row["article"] for row in [*edits, *retractions]}
    articles = {a.slug: a for some in chunks(wanted) for a in Article.objects.filter(slug__in=some)}
    for row in edits:
        article, by = articles.get(row["article"]), by_and_at(row, users)
        if article and not article.history.filter(history_date=by["at"]).exists():
            for name, value in row["changed"].items():
                setattr(article, name, parse_date(value) if name == "seen" and value else value)
            save_as(article, by, row["reason"])
    touched: set[str] = set()
    for row in retractions:
        article, by = articles.get(row["article"]), by_and_at(row, users)
        if article and not article.retracted_at:
            article.retracted_at, article.retraction_reason = by["at"], row["reason"]
            save_as(article, by, row["reason"])
            article.claims.update(outcome=Claim.Outcome.RETRACTED, updated_at=timezone.now())
            touched |= touched_by(article.claims.all())
    missing = sorted(wanted - articles.keys())
    return touched, [f"no source {slug} here: read it first, then import again" for slug in missing]


def dated(source: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a source, their days no longer in words."""
    days = {name: parse_date(source[name]) if source[name] else None for name in ("published", "seen")}
    return {**source, **days}
