"""The steps in order: read, extract or parse, store, reconcile. Claims and their facts in one transaction."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from django.db import transaction

from kb.ingest import store, tables
from kb.ingest.changes import Because, Changes, bump_version, take_turn
from kb.ingest.component import touched_by
from kb.ingest.extract import detect_language, extract, supported_languages
from kb.ingest.facts import refresh
from kb.ingest.loading.bulk import undone_from_memory
from kb.ingest.loading.load import Loader
from kb.ingest.loading.scan import Progress, Scan, no_progress, scan
from kb.ingest.read import read
from kb.ingest.records import BadInput, Document, Problem, Said
from kb.models import Article, Change, Claim, Reading

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
# The facts of a folder hang together, so that each article would have those of all before it recomputed.
# Articles are therefore stored in batches that grow with what is stored; the first few go one by one.
SHARE = 2  # a batch is as large as what was stored before it, divided by this
LARGEST_BATCH = 500  # articles; nobody else can write meanwhile
AHEAD = 50  # inputs that are read before the database is asked which of them it knows


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows better than the inputs do."""

    published: date | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    tier: str | None = None
    skip_bad_rows: bool = False
    allow_private: bool = False


@dataclass(slots=True)
class Result:
    """What became of one input."""

    path: str
    status: str = REFUSED
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    document: Document | None = None
    said: tuple[Said, ...] = ()


Read = tuple[Result, Document | None, tuple[Said, ...]]


class _DryRun(Exception):
    """Rolls back the transaction of a dry run."""


def ingest(
    paths: Sequence[str],
    options: Options,
    *,
    today: date,
    jobs: int = 1,
    dry_run: bool = False,
    done: Callable[[Result], None] | None = None,
    progress: Progress = no_progress,
) -> list[Result]:
    """Read each input and store what it says. A bad input is refused whole; the others go on.

    ``done`` is called with each result as it is ready, in the order of ``paths``, ``progress`` meanwhile with how
    many rows of a table are checked or stored, of how many, and then how many names are weighed.
    """
    results: list[Result] = []
    for batch in _batches(_said_by(paths, options, today, jobs, known_too=dry_run), alone=dry_run):
        _store(batch, options, today, dry_run, progress)
        for entry in batch:
            results.append(entry[0])
            if done:
                done(entry[0])
    return results


def _batches(entries: Iterable[Read], *, alone: bool) -> Iterator[list[Read]]:
    """Articles together in batches, tables one by one; all ``alone`` where each has to be undone.

    What is known already costs next to nothing and goes along with any batch.
    """
    batch: list[Read] = []
    stored = due = 0  # what is to be stored: in batches before, and in this one
    for entry in entries:
        result, document, _ = entry
        article = document is not None and document.kind == "prose" and not alone
        if batch and not article:
            yield batch
            stored, due, batch = stored + due, 0, []
        batch.append(entry)
        due += result.status != UNCHANGED
        enough = due and due >= min(max(1, stored // SHARE), LARGEST_BATCH)
        if not article or enough or len(batch) >= LARGEST_BATCH:
            yield batch
            stored, due, batch = stored + due, 0, []
    if batch:
        yield batch


def ingest_document(document: Document, *, today: date, dry_run: bool = False) -> Result:
    """Store what one prose document says that has been read already, from a form."""
    result = Result(document.path, warnings=document.warnings, document=document)
    said = extract(document)
    if is_known(document):
        result.status = UNCHANGED
    _store([(result, document, said)], Options(), today, dry_run)
    result.said = said
    return result


def propose(path: str, options: Options, *, today: date) -> tuple[Document, tuple[Said, ...]]:
    """What one prose input says, without any database. Raises BadInput."""
    document = _read(path, options, today)
    return document, extract(document) if document.kind == "prose" else tables.parse(
        document, today=today
    ).said


@cache
def rules_fingerprint() -> str:
    """A hash of the code and data that turn text into claims: better rules read again."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted(here.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def reading_key(document: Document) -> str:
    """The same for the same text with the same things known about it."""
    known = {
        name: str(value)
        for name, value in asdict(document).items()
        if name not in ("path", "text", "warnings")
    }
    return hashlib.sha256(repr((document.sha256, sorted(known.items()))).encode()).hexdigest()


def _said_by(
    paths: Sequence[str], options: Options, today: date, jobs: int, *, known_too: bool
) -> Iterator[Read]:
    """Each input with its document and claims; extraction runs ahead in ``jobs`` processes.

    What was read before by the same rules has no claims here, unless ``known_too``.
    """

    def extracts(result: Result, document: Document | None) -> bool:
        if document is None or document.kind != "prose":
            return False
        return result.status != UNCHANGED or known_too

    if jobs > 1 and len(paths) > 1:
        with ProcessPoolExecutor(jobs, initializer=_end_with_parent) as pool:
            ahead = jobs * 8
            waiting: list[tuple[Result, Document | None, Future[tuple[Said, ...]] | None]] = []
            for result, document in _read_ahead(paths, options, today):
                future = pool.submit(extract, document) if document and extracts(result, document) else None
                waiting.append((result, document, future))
                if len(waiting) >= ahead:
                    yield _finished(*waiting.pop(0))
            for entry in waiting:
                yield _finished(*entry)
        return
    for result, document in _read_ahead(paths, options, today):
        said = extract(document) if document and extracts(result, document) else ()
        yield result, document, said


def _end_with_parent() -> None:
    """In a worker: a parent that is killed can tell nobody, and its workers would wait for ever."""
    parent = parent_process()
    if parent is not None:
        Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _finished(result: Result, document: Document | None, future: Future[tuple[Said, ...]] | None) -> Read:
    return result, document, future.result() if future else ()


def _read_ahead(
    paths: Sequence[str], options: Options, today: date
) -> Iterator[tuple[Result, Document | None]]:
    """Each input with its document; the database is asked about several at once which it knows."""
    for first in range(0, len(paths), AHEAD):
        read_now = [_try_read(path, options, today) for path in paths[first : first + AHEAD]]
        keys = Counter(reading_key(document) for _, document in read_now if document is not None)
        known = known_keys(keys)
        for result, document in read_now:
            if document is not None:
                key = reading_key(document)
                twice = keys[key] > 1  # the first of two may be stored by now
                if key in known or (twice and is_known(document)):
                    result.status = UNCHANGED
            yield result, document


def _try_read(path: str, options: Options, today: date) -> tuple[Result, Document | None]:
    try:
        document = _read(path, options, today)
    except BadInput as bad:
        return Result(path, problems=bad.problems), None
    return Result(path, warnings=document.warnings, document=document), document


def is_known(document: Document) -> bool:
    return bool(known_keys([reading_key(document)]))


def known_keys(keys: Iterable[str]) -> set[str]:
    """Those of the keys that were read by the rules of today."""
    read_before = Reading.objects.filter(key__in=list(keys), rules=rules_fingerprint())
    return set(read_before.values_list("key", flat=True))


def _read(path: str, options: Options, today: date) -> Document:
    document = read(
        path,
        today=today,
        published=options.published,
        language=options.language,
        title=options.title,
        publisher=options.publisher,
        url=options.url,
        tier=options.tier,
        allow_private=options.allow_private,
    )
    return recognized(document)


def recognized(document: Document) -> Document:
    """With its language, by its words where nobody names it. Raises BadInput where it is none that we read."""
    if document.kind != "prose":
        return document
    language = document.language or detect_language(document.text)
    if language not in supported_languages():
        known = ", ".join(sorted(supported_languages()))
        what = f"Language {language!r} is not one we read" if language else "The language was not recognized"
        raise BadInput(
            Problem(
                document.path,
                f"{what}. Say --language {known.replace(', ', '|')} or name it in the front matter.",
            )
        )
    return replace(document, language=language)


def _store(
    batch: Sequence[Read], options: Options, today: date, dry_run: bool, progress: Progress = no_progress
) -> None:
    """Store inputs and their facts in one transaction; one that is bad is refused whole, the others stay."""
    alone = len(batch) == 1  # as tables are: what is refused takes the whole transaction with it
    try:
        with undone_from_memory() if alone else nullcontext(), transaction.atomic():
            take_turn()
            articles: list[tuple[Result, Article, set[str]]] = []
            due = [entry for entry in batch if dry_run or entry[0].status != UNCHANGED]
            hashes = [document.sha256 for _, document, _ in due if document is not None]
            read_before = Claim.objects.filter(article__sha256__in=hashes, judgement="", person__isnull=False)
            people = set(read_before.order_by().values_list("person_id", flat=True))
            taken_down = _taken_down(batch)
            for result, document, said in batch:
                if document is not None and document.sha256 in taken_down:
                    result.status, result.said = UNCHANGED, ()
                    result.warnings += ("Its text was taken down; it is not read again.",)
                    continue
                if document is None or (result.status == UNCHANGED and not dry_run):
                    continue
                try:
                    with transaction.atomic(savepoint=not alone):
                        if document.kind == "prose":
                            articles.append(_store_prose(result, document, said))
                        else:
                            _store_table(result, document, options, today, progress)
                except BadInput as bad:
                    result.status, result.problems, result.changes = REFUSED, bad.problems, Changes()
            if due and not transaction.get_rollback():
                _follow(articles, people)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass


def store_read(batch: Sequence[Read], *, today: date, dry_run: bool, options: Options | None = None) -> None:
    """Store what documents say that are at hand already: stored texts read again, a table from a form."""
    _store(batch, options or Options(), today, dry_run)


def _taken_down(batch: Sequence[Read]) -> set[str | None]:
    hashes = [document.sha256 for _, document, _ in batch if document is not None]
    return set(Article.objects.filter(sha256__in=hashes, text=None).values_list("sha256", flat=True))


def _store_prose(
    result: Result, document: Document, said: tuple[Said, ...]
) -> tuple[Result, Article, set[str]]:
    """The article and its claims, and the name keys whose facts have to follow."""
    store.check_quotes(document, said)
    article, is_new, weighed = _store_article(document)
    carried = store.carry_over(article, said) | store.read_anew(article, said)
    added, touched = store.store_claims(article, said)
    removed, dropped = store.drop_unread(article, said)
    _remember(document, article)
    result.said, result.changes = said, Changes(added, removed)
    if result.status != UNCHANGED:
        result.status = NEW if is_new else CHANGED
    return result, article, weighed | touched | dropped | carried


def _store_article(document: Document) -> tuple[Article, bool, set[str]]:
    """The article, whether it is new, and the name keys whose facts follow where it now weighs otherwise."""
    weights = Article.objects.values_list("tier", "family", "published")
    before = weights.filter(sha256=document.sha256).first()
    article, is_new = store.store_article(document)
    same = before in (None, (article.tier, article.family, article.published))
    return article, is_new, set() if same else touched_by(article.claims.all())


def _follow(articles: Sequence[tuple[Result, Article, set[str]]], people: set[int]) -> None:
    """Let the facts follow what was just stored; each change is counted with the article that made it."""
    touched = {key for *_, keys in articles for key in keys}
    because = Because(Change.Cause.READ, articles=tuple(article for _, article, _ in articles))
    changes = refresh(touched, because, bereft=_bereft(people)).facts
    by_article = {article.pk: result for result, article, _ in articles}
    for change in changes:
        by_article[change.article or articles[-1][1].pk].changes.facts.append(change)
    if not changes and any(result.status == NEW for result, *_ in articles):
        bump_version()


def _bereft(people: set[int]) -> set[int]:
    """Those of whom no claim is left."""
    return people - set(
        Claim.objects.filter(person__in=people).order_by().values_list("person_id", flat=True)
    )


def _store_table(
    result: Result, document: Document, options: Options, today: date, progress: Progress
) -> None:
    article = None
    if document.kind in ("sources", "offices"):
        table = tables.parse(document, today=today, skip_bad_rows=options.skip_bad_rows)
        result.problems, warnings = table.problems, table.warnings
        store.store_offices(table.offices)
        result.changes = refresh(store.store_sources(table.sources), Because(Change.Cause.READ))
    else:
        found = scan(document, today=today, progress=progress)
        if found.problems and not options.skip_bad_rows:
            raise BadInput(*found.problems)
        result.problems, warnings = tuple(found.problems), tuple(found.warnings)
        article, result.changes = _load(found, progress)
    result.warnings += tuple(warning.message for warning in warnings)
    if result.status != UNCHANGED:
        known = Reading.objects.filter(key=reading_key(document)).exists()
        result.status = CHANGED if known else NEW
    if not result.problems:
        _remember(document, article)
    bump_version()


def _load(found: Scan, progress: Progress) -> tuple[Article | None, Changes]:
    """The claims and facts of a table's rows; the table is an article itself where some row cites no source."""
    article, is_new, weighed = None, True, set[str]()
    if found.speaks_for_itself:
        article, is_new, weighed = _store_article(found.document)
    sources = store.cited_sources(found.sources)
    return article, Loader(found, article, is_new, sources, weighed, progress).load()


def _remember(document: Document, article: Article | None) -> None:
    Reading.objects.update_or_create(
        key=reading_key(document),
        defaults={"rules": rules_fingerprint(), "path": document.path, "article": article},
    )
