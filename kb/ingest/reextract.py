"""Read the stored texts again by the rules of today: the difference first, then the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from kb.ingest import pipeline, tables
from kb.ingest.changes import FactChange
from kb.ingest.extract import extract
from kb.ingest.records import BadInput, Document, Problem, Said, Tier, natural_key
from kb.ingest.store import anew, carried, read_by_rules
from kb.models import Article, Claim

TAKEN_DOWN, NO_TEXT, TABLE = "its text was taken down", "it has no text", "it is a table"


@dataclass(slots=True)
class Reread:
    """What the rules of today make of one article."""

    article: Article
    skipped: str = ""
    problems: tuple[Problem, ...] = ()
    added: list[Said] = field(default_factory=list)
    gone: list[Claim] = field(default_factory=list)
    kept: list[Claim] = field(default_factory=list)  # no rule finds them, but they are judged
    carried: list[Claim] = field(default_factory=list)  # judged, and now read in other words
    anew: list[tuple[Claim, Claim]] = field(
        default_factory=list
    )  # as before, but told otherwise; then and now
    facts: list[FactChange] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.carried or self.anew)


def reextract(
    articles: Iterable[Article], *, today: date, write: bool, done: Callable[[], None]
) -> list[Reread]:
    """Each article whole or not at all. Without ``write`` all is rolled back once the facts are known."""
    found: list[Reread] = []
    waiting: list[tuple[Reread, pipeline.Read]] = []
    for article in articles:
        again = Reread(article)
        found.append(again)
        read = _read(again)
        if read and (again or (write and not pipeline.is_known(read[1]))):
            waiting.append((again, (read[0], read[1], read[2])))
        done()
        if write and len(waiting) >= pipeline.LARGEST_BATCH:
            _store(waiting, today, write)
            waiting = []
    _store(waiting, today, write)
    return found


def _store(waiting: list[tuple[Reread, pipeline.Read]], today: date, write: bool) -> None:
    pipeline.store_read([read for _, read in waiting], today=today, dry_run=not write)
    for again, (result, *_) in waiting:
        again.problems, again.facts = result.problems, result.changes.facts


def _read(again: Reread) -> tuple[pipeline.Result, Document, tuple[Said, ...]] | None:
    article = again.article
    if article.text is None:
        again.skipped = TAKEN_DOWN if article.sha256 else NO_TEXT
        return None
    document = Document(
        article.path or article.slug, article.text, title=article.title, publisher=article.publisher or None,
        language=article.language or None, published=article.published, url=article.url or None,
        tier=Tier(article.tier), family=article.family or None,
    )  # fmt: skip
    if _is_table(document):
        again.skipped = TABLE
        return None
    try:
        document = pipeline.recognized(document)
        said = extract(document)
    except BadInput as bad:
        again.problems = bad.problems
        return None
    except Exception as error:  # noqa: BLE001 - a rule that fails on one text must not keep the others back
        again.problems = (Problem(document.path, f"The rules failed on it: {error!r}. Nothing was changed."),)
        return None
    _compare(again, said)
    return pipeline.Result(document.path, document=document), document, said


def _is_table(document: Document) -> bool:
    try:
        tables.header_of(document)
    except BadInput:
        return False
    return True


def _compare(again: Reread, said: tuple[Said, ...]) -> None:
    identity = again.article.sha256 or again.article.slug
    moved = carried(again.article, said)
    again.anew = anew(again.article, said)
    again.carried = [claim for claim, _ in moved]
    arrived = {natural_key(identity, s) for _, s in moved}
    found = {natural_key(identity, s): s for s in said}
    stored = set(again.article.claims.values_list("key", flat=True))
    again.added = [s for key, s in found.items() if key not in stored | arrived]
    moving = {claim.pk for claim in again.carried}
    lost = [c for c in read_by_rules(again.article) if c.key not in found and c.pk not in moving]
    judged = set(again.article.claims.exclude(judgements=None).values_list("pk", flat=True))
    again.kept = [c for c in lost if c.judgement or c.pk in judged]
    again.gone = [c for c in lost if c not in again.kept]
