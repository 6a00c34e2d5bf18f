"""A table taken in as ``ingest`` does it, with what became of each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction

from kb.ingest import pipeline, tables
from kb.ingest.changes import FactChange
from kb.ingest.component import chunks
from kb.ingest.records import Document, Property, Said, natural_key
from kb.ingest.tables import OfficeRow, SourceRow
from kb.ingest.tables.reading import RowRead
from kb.ingest.tables.reading import rows as rows_of
from kb.models import Article, Claim
from tenures.models import Office

Outcome = Claim.Outcome
DESCRIBED = ("title", "publisher", "url", "language", "published", "seen", "tier", "family")
LIFE = ("established_earliest", "established_latest", "abolished_earliest", "abolished_latest")


class Standing(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    CONTRADICTED = "contradicted"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What a row adds to what was known before, and remarks on it."""

    standing: Standing
    notes: tuple[str, ...] = ()


def take_in(document: Document, *, today: date) -> tuple[pipeline.Result, dict[int, RowOutcome]]:
    """Store a table, and say by line what became of its rows. Where one is refused nothing is stored.

    The others are told of as they would be without it. A line that is not named says nothing, or what another
    has said before.
    """
    result = pipeline.Result(document.path, warnings=document.warnings, document=document)
    if pipeline.is_known(document):
        result.status = pipeline.UNCHANGED
        return result, {}
    found = {
        row.line: row
        for row in rows_of(document, tables.header_of(document), today=today)
        if row.results or row.problems or row.warnings
    }
    rows = _Rows(document, [result for row in found.values() for result in row.results])
    with transaction.atomic():
        options = pipeline.Options(skip_bad_rows=True)
        pipeline.store_read([(result, document, ())], today=today, dry_run=False, options=options)
        rows.compare(result.changes.facts)
        outcomes = {line: rows.outcome(row) for line, row in found.items()}
        if any(outcome.standing == Standing.REFUSED for outcome in outcomes.values()):
            result.status = pipeline.REFUSED
            transaction.set_rollback(True)
    return result, outcomes


class _Rows:
    """What was known of the things that rows speak of, before the table and after it."""

    def __init__(self, document: Document, found: Sequence[Any]) -> None:
        self.identity = document.sha256
        self.sources = [row.id for row in found if isinstance(row, SourceRow)]
        self.cited = {what.source for what in found if isinstance(what, Said) and what.source}
        self.titles = {row.office for row in found if isinstance(row, OfficeRow)}
        self.said = [what for what in found if isinstance(what, Said)]
        known = _articles(self.cited)
        self.slugs = {slug: article.sha256 or slug for slug, article in known.items()}
        self.undescribed = {
            slug for slug in self.cited if slug not in known or not _is_described(known[slug])
        }
        self.claims_before = set(self._claims())
        self.before = self._described()

    def compare(self, changes: Iterable[FactChange]) -> None:
        self.claims = self._claims()
        self.after = self._described()
        visible = [change for change in changes if change.before and change.before != change.after]
        self.changed = {change.tenure or change.person: change for change in visible}

    def outcome(self, row: RowRead) -> RowOutcome:
        if row.problems:
            return RowOutcome(Standing.REFUSED, row.problems)
        things = [what for what in row.results if isinstance(what, (SourceRow, OfficeRow))]
        standing, notes = self._of_thing(things[0]) if things else self._of_claims(row.results)
        return RowOutcome(standing, tuple(dict.fromkeys([*row.warnings, *notes])))

    def _of_thing(self, row: SourceRow | OfficeRow) -> tuple[Standing, list[str]]:
        before, after = self.before.get(_name(row)), self.after.get(_name(row), {})
        if before is None:
            return Standing.NEW, []
        notes = [
            f"{column}: {_told(before.get(column))} → {_told(value)}"
            for column, value in after.items()
            if before.get(column) != value
        ]
        return (Standing.CHANGED if notes else Standing.KNOWN), notes

    def _of_claims(self, whats: Sequence[Any]) -> tuple[Standing, list[str]]:
        keys = [self._key(what) for what in whats if isinstance(what, Said)]
        fresh = [self.claims[key] for key in keys if key in self.claims and key not in self.claims_before]
        notes = [
            f"source: “{what.source}” is not described yet. Take in a table of sources that does."
            for what in whats
            if isinstance(what, Said) and what.source in self.undescribed
        ]
        if not fresh:
            return Standing.KNOWN, notes
        disputes = [dispute for claim in fresh if (dispute := _dispute(claim))]
        moved = [str(change) for claim in fresh if (change := self._change_by(claim))]
        notes += [*disputes, *moved, *filter(None, map(_remark, fresh))]
        if disputes:
            return Standing.CONTRADICTED, notes
        return (Standing.CHANGED if moved else Standing.NEW), notes

    def _change_by(self, claim: Claim) -> FactChange | None:
        fact = claim.tenure or claim.person
        return self.changed.get(fact.slug) if fact else None

    def _key(self, said: Said) -> str:
        source = said.source
        return natural_key(self.slugs.get(source, source) if source else self.identity, said)

    def _claims(self) -> dict[str, Claim]:
        related = (
            "article",
            "person",
            "tenure__person",
            "tenure__office__organization",
            "office__organization",
        )
        claims = Claim.objects.select_related(*related).defer("article__text")
        return {c.key: c for some in chunks(map(self._key, self.said)) for c in claims.filter(key__in=some)}

    def _described(self) -> dict[object, dict[str, object]]:
        """The values that tables write, of the sources and offices that have a row."""
        found: dict[object, dict[str, object]] = {
            slug: {name: getattr(article, name) for name in DESCRIBED}
            for slug, article in _articles(self.sources).items()
        }
        offices = Office.objects.select_related("organization").prefetch_related("exclusive_with")
        for some in chunks(self.titles):
            for office in offices.filter(title__in=some):
                found[office.title, office.organization.name] = _values(office)
        return found


def _articles(slugs: Iterable[str]) -> dict[str, Article]:
    return {a.slug: a for some in chunks(slugs) for a in Article.objects.filter(slug__in=some).defer("text")}


def _is_described(article: Article) -> bool:
    return bool(article.title or article.publisher or article.url or article.sha256)


def _name(row: SourceRow | OfficeRow) -> object:
    return row.id if isinstance(row, SourceRow) else (row.office, row.organization)


def _values(office: Office) -> dict[str, object]:
    labels = {f"label_{code}": text for code, text in office.labels.items()}
    labels |= {f"organization_label_{code}": text for code, text in office.organization.labels.items()}
    days = {name: getattr(office, name) for name in LIFE}
    return labels | days | {"exclusive_with": "|".join(sorted(o.slug for o in office.exclusive_with.all()))}


def _dispute(claim: Claim) -> str:
    """What contradicts a claim that counts, or is contradicted by it."""
    edge = claim.property
    fact = claim.tenure if edge in (Property.START, Property.END) else claim.person
    shown = _shown(fact, edge)
    if claim.outcome == Outcome.DISSENTS:
        return f"{edge}: {claim.value or 'it'} contradicts {shown or 'what is shown'}"
    if claim.outcome == Outcome.SHOWN and shown and getattr(fact, f"{edge}_disputed"):
        return f"{edge}: {claim.value} would be shown; another source contradicts it"
    return ""


def _shown(fact: Any, edge: str) -> str:
    """What is shown of a fact that sources can dispute."""
    if not hasattr(fact, f"{edge}_disputed"):
        return ""
    return str(fact.end_text if edge == Property.END else getattr(fact, edge).edtf)


def _remark(claim: Claim) -> str:
    if claim.article.retracted_at:
        return f"source: “{claim.article.slug}” is retracted, so that it does not count"
    if claim.outcome == Outcome.WAITING:
        return f"{claim.modality}: it waits for a curator"
    if claim.outcome == Outcome.UNRESOLVED:
        return f"{claim.person_name or claim.office_title}: not linked to one person or spell, which is a finding"
    return ""


def _told(value: object) -> str:
    return f"“{value}”" if value not in (None, "") else "nothing"


def lines_of(outcomes: dict[int, RowOutcome]) -> Iterator[str]:
    """Each outcome as a line of text, to tell whether they are still the same."""
    return (f"{line} {outcome.standing} {outcome.notes}" for line, outcome in sorted(outcomes.items()))
