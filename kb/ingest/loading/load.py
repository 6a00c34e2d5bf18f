"""Load one table: claims and facts, in the caller's transaction, so that all of it is there at once or nothing.

Readers see the database as it was before until the transaction ends, on SQLite by its write-ahead log, on
PostgreSQL by its row versions. Nobody else writes meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial

from kb.ingest import store
from kb.ingest.changes import Because, Changes
from kb.ingest.component import evidence_of_said
from kb.ingest.facts import refresh_in_parts
from kb.ingest.loading.bulk import (
    indexed_afterwards,
    keep_others_from_writing,
    references_checked_at_once,
    room_for_indexes,
)
from kb.ingest.loading.known import Known
from kb.ingest.loading.plain import plain
from kb.ingest.loading.scan import Progress, Scan
from kb.ingest.loading.writing import Group, Writer
from kb.ingest.reconcile import reconcile
from kb.ingest.records import Said, natural_key
from kb.ingest.resolved import Facts
from kb.ingest.slugs import person_slug
from kb.models import Article, Change, Claim
from tenures.beside import settle

BATCH = 2000  # rows of the table, about, that are at hand at once
MANY = 5000  # rows, from which on indexes may be made afterwards
LOOKED_UP_BY = ("name_key", "value_key")  # while rows are written


@dataclass(slots=True)
class Loader:
    """Loads the rows of a table that has been looked through.

    ``article`` is the table itself where some row cites no source, ``is_new`` whether it was unknown before,
    ``sources`` are the articles that rows cite, ``weighed`` the names whose facts follow anyway.
    """

    scan: Scan
    article: Article | None
    is_new: bool
    sources: dict[str, Article]
    weighed: set[str]
    progress: Progress
    changes: Changes = field(default_factory=Changes)

    def load(self) -> Changes:
        keep_others_from_writing(Claim)
        because = Because(Change.Cause.READ, articles=(self.article,) if self.article else ())
        writer, touched = Writer(because, self.changes), set(self.weighed)
        known = Known(self.sources.values())
        with references_checked_at_once(), room_for_indexes(), self._indexed(writer):
            for groups in self._batches():
                left = self._write(groups, known, writer)
                touched |= self._store(left)
        changes, unsettled = refresh_in_parts(touched, because, partial(self.progress, "weighed"))
        self.changes.add(changes)
        settle(unsettled | writer.offices, written=writer.now, progress=partial(self.progress, "ordered"))
        return self.changes

    def _indexed(self, writer: Writer) -> AbstractContextManager[None]:
        """Afterwards, where that is less than what the indexes that are there would take."""
        if len(self.scan) < max(MANY, Claim.objects.count()):
            return nullcontext()
        return indexed_afterwards(writer.tables, LOOKED_UP_BY, partial(self.progress, "indexed"))

    def _batches(self) -> Iterator[list[Sequence[Said]]]:
        batch: list[Sequence[Said]] = []
        waiting = done = 0
        for rows, group in self.scan.groups():
            batch.append(group)
            waiting += rows
            if waiting >= BATCH:
                yield batch
                done, batch, waiting = done + waiting, [], 0
                self.progress("stored", done, len(self.scan))
        if batch:
            yield batch
        self.progress("stored", len(self.scan), len(self.scan))

    def _write(self, groups: Sequence[Sequence[Said]], known: Known, writer: Writer) -> list[Sequence[Said]]:
        """Write the groups that touch nothing and are in no doubt; the others are left."""
        if self.article and not self.is_new:
            return list(groups)
        written, left = [], []
        for group, free in zip(groups, known.untouched(groups), strict=True):
            if free and (found := self._resolved(group)):
                written.append(found)
            else:
                left.append(group)
        writer.write(written)
        self.changes.claims_added += sum(len(group.claims) for group in written)
        return left

    def _resolved(self, said: Sequence[Said]) -> Group | None:
        """None for what has to be looked at beside all else: doubts, and people who would share a public id."""
        claims: dict[str, tuple[Article, Said]] = {}
        for s in said:
            article = self._article(s)
            claims.setdefault(natural_key(article.sha256 or article.slug, s), (article, s))
        evidence = [evidence_of_said(key, article, s) for key, (article, s) in claims.items()]
        facts = plain(evidence) or reconcile(evidence)
        return Group(claims, facts) if _is_clear(facts) else None

    def _article(self, s: Said) -> Article:
        article = self.article if s.source is None else self.sources[s.source]
        if article is None:
            raise ValueError(f"A row that cites no source, of a table that has no article: {s.quote}")
        return article

    def _store(self, groups: Sequence[Sequence[Said]]) -> set[str]:
        """Store claims whose facts have to be worked out with what is there. Returns the name keys touched."""
        by_source: dict[str | None, list[Said]] = {}
        for group in groups:
            for s in group:
                by_source.setdefault(s.source, []).append(s)
        touched: set[str] = set()
        for said in by_source.values():
            count, keys = store.store_claims(self._article(said[0]), said)
            self.changes.claims_added += count
            touched |= keys
        return touched


def _is_clear(facts: Facts) -> bool:
    slugs = {person_slug(person.name) for person in facts.people}
    return not facts.findings and len(slugs) == len(facts.people)
