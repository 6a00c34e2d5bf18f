"""The public tables as one SQLite file, ready for Datasette or any SQL shell.

Public ids are the keys, dates stand as EDTF beside their bounds, and no text of an article is in it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db.models import QuerySet

from kb.exports.parts import CHUNK, tenures
from kb.freshness import State, code
from kb.models import Article, Claim
from people.dates import PartialDate
from people.models import Alias, Person
from tenures.models import Office, Organization, Tenure

Cells = tuple[Any, ...]
FOLDER = "exports"
TRIES = 3  # the data may change while the file is made
_making = (
    threading.Lock()
)  # each that is made reads the whole database, and all who ask at once want the same


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file: its columns as SQL declares them, and its rows in that order."""

    name: str
    columns: str
    rows: Callable[[], Iterable[Any]]
    cells: Callable[[Any], Cells]
    indexes: tuple[str, ...] = ()

    def fill(self, file: sqlite3.Connection) -> None:
        file.execute(f"CREATE TABLE {self.name} ({self.columns})")
        width = len(file.execute(f"PRAGMA table_info({self.name})").fetchall())
        insert = f"INSERT INTO {self.name} VALUES ({', '.join('?' * width)})"  # noqa: S608 - our own names
        file.executemany(insert, map(self.cells, self.rows()))
        for columns in self.indexes:
            name = f"{self.name}_{columns.replace(', ', '_')}"
            file.execute(f"CREATE INDEX {name} ON {self.name} ({columns})")


def _dates(name: str) -> str:
    """Columns of a partial date."""
    return f"{name} TEXT, {name}_earliest TEXT, {name}_latest TEXT, {name}_disputed INTEGER NOT NULL"


def _date_cells(value: PartialDate, disputed: bool, text: str | None = None) -> Cells:
    return (text or value.edtf or None, _day(value.earliest), _day(value.latest), int(disputed))


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _streamed(rows: QuerySet[Any]) -> Callable[[], Iterator[Any]]:
    return lambda: rows.all().iterator(CHUNK)


def _person(person: Person) -> Cells:
    return (
        person.slug, person.name, person.given_name or None, person.family_name or None, person.sort_name,
        *_date_cells(person.birth, person.birth_disputed), *_date_cells(person.death, person.death_disputed),
        _json(person.nationalities), person.wikidata or None,
    )  # fmt: skip


def _alias(alias: Alias) -> Cells:
    return alias.person.slug, alias.name, alias.language or None


def _organization(organization: Organization) -> Cells:
    return organization.slug, organization.name, organization.country or None, _json(organization.labels)


def _office(office: Office) -> Cells:
    established, abolished = office.established, office.abolished
    return (
        office.slug, office.organization.slug, office.title, office.label(), _json(office.labels),
        established.edtf or None, abolished.edtf or None,
    )  # fmt: skip


def _tenure(tenure: Tenure) -> Cells:
    return (
        tenure.slug, tenure.person.slug, tenure.office.slug, int(tenure.acting),
        *_date_cells(tenure.start, tenure.start_disputed),
        *_date_cells(tenure.end, tenure.end_disputed, tenure.end_text),
        tenure.end_status, _day(tenure.last_confirmed), tenure.end_reason or None,
    )  # fmt: skip


def _article(article: Article) -> Cells:
    return (
        article.slug, article.title, article.publisher or None, article.language or None, _day(article.published),
        _day(article.seen), article.url or None, article.tier, article.family or None, article.sha256,
        article.retracted_at.isoformat() if article.retracted_at else None,
    )  # fmt: skip


def _claim(claim: Claim) -> Cells:
    person, office, tenure = claim.person, claim.office, claim.tenure
    return (
        claim.key, claim.article.slug, claim.statement, claim.property, claim.value or None, claim.modality,
        claim.person_name, person.slug if person and not person.hidden else None, office.slug if office else None,
        tenure.slug if tenure else None, claim.quote, claim.start, claim.end, claim.rule, claim.judgement or None,
        claim.outcome,
    )  # fmt: skip


TABLES = (
    Table(
        "people",
        "id TEXT PRIMARY KEY, name TEXT NOT NULL, given_name TEXT, family_name TEXT, sort_name TEXT NOT NULL, "
        f"{_dates('birth')}, {_dates('death')}, nationalities TEXT NOT NULL, wikidata TEXT",
        _streamed(Person.objects.shown().order_by("slug")),
        _person,
        ("sort_name", "wikidata"),
    ),
    Table(
        "aliases",
        "person TEXT NOT NULL REFERENCES people (id), name TEXT NOT NULL, language TEXT",
        _streamed(Alias.objects.filter(person__hidden=False).select_related("person").order_by("pk")),
        _alias,
        ("person", "name"),
    ),
    Table(
        "organizations",
        "id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, labels TEXT NOT NULL",
        _streamed(Organization.objects.shown().order_by("slug")),
        _organization,
    ),
    Table(
        "offices",
        "id TEXT PRIMARY KEY, organization TEXT NOT NULL REFERENCES organizations (id), title TEXT NOT NULL, "
        "label TEXT NOT NULL, labels TEXT NOT NULL, established TEXT, abolished TEXT",
        _streamed(Office.objects.shown().select_related("organization").order_by("slug")),
        _office,
        ("organization",),
    ),
    Table(
        "tenures",
        "id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id), office TEXT NOT NULL REFERENCES offices (id), "
        f'acting INTEGER NOT NULL, {_dates("start")}, "end" TEXT, {_dates("end").partition(", ")[2]}, '
        "end_status TEXT NOT NULL, last_confirmed TEXT, end_reason TEXT",
        _streamed(tenures().order_by("slug")),
        _tenure,
        ("person", "office, start_earliest", "start_earliest, end_latest"),
    ),
    Table(
        "articles",
        "id TEXT PRIMARY KEY, title TEXT, publisher TEXT, language TEXT, published TEXT, seen TEXT, url TEXT, "
        "tier TEXT NOT NULL, family TEXT, sha256 TEXT, retracted_at TEXT",
        _streamed(Article.objects.defer("text").order_by("slug")),
        _article,
        ("published",),
    ),
    Table(
        "claims",
        "id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), statement TEXT NOT NULL, "
        "property TEXT NOT NULL, value TEXT, modality TEXT NOT NULL, person_name TEXT NOT NULL, "
        "person TEXT REFERENCES people (id), office TEXT REFERENCES offices (id), tenure TEXT REFERENCES tenures (id), "
        'quote TEXT NOT NULL, start INTEGER, "end" INTEGER, rule TEXT NOT NULL, judgement TEXT, outcome TEXT NOT NULL',
        _streamed(
            Claim.objects.select_related("article", "person", "office", "tenure")
            .defer("article__text")
            .order_by("pk")
        ),
        _claim,
        ("article", "person, property", "tenure, property", "outcome"),
    ),
)

# Lengths are of bounds that are known; a spell still open has no longest.
VIEWS = {
    "holders": """
        SELECT people.name AS person, offices.label AS office, organizations.name AS organization,
               tenures.start, tenures."end", tenures.end_status, tenures.acting,
               CAST(max(julianday(end_earliest) - julianday(start_latest), 0) AS INTEGER) AS days_min,
               CAST(julianday(end_latest) - julianday(start_earliest) AS INTEGER) AS days_max,
               start_disputed OR end_disputed AS disputed, tenures.id AS tenure
        FROM tenures JOIN people ON people.id = tenures.person JOIN offices ON offices.id = tenures.office
             JOIN organizations ON organizations.id = offices.organization
        ORDER BY offices.label, start_earliest""",
    "sayings": """
        SELECT people.name AS person, offices.label AS office, claims.property, claims.value, claims.modality,
               claims.outcome, claims.quote, articles.title AS article, articles.publisher, articles.published,
               articles.tier, articles.url, claims.id AS claim, claims.tenure
        FROM claims JOIN articles ON articles.id = claims.article LEFT JOIN people ON people.id = claims.person
             LEFT JOIN offices ON offices.id = claims.office""",
}


def current() -> Path:
    """The file of the data as they are: made when it is first asked for, kept until they change."""
    folder = settings.VAR / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    state = State.read()
    for _ in range(TRIES):
        path: Path = folder / _name(state)
        if path.exists():
            return path
        with _making:
            if not path.exists():
                _write_to(path, state)
        state, before = State.read(), state
        if state.number == before.number:
            break
    for other in folder.glob("kb-*.sqlite"):
        if other != path:
            other.unlink(missing_ok=True)  # whoever is being sent it has it open
    return path


def opened() -> BinaryIO:
    """The same, open for reading; another process may just have made way for newer data."""
    for _ in range(TRIES):
        with suppress(FileNotFoundError):
            return current().open("rb")
    return current().open("rb")


def _name(state: State) -> str:
    """Of this state in this database by this release: a database made anew counts from the beginning."""
    whole = f"{state.number} {state.changed_at} {code()[0]}"
    return f"kb-{hashlib.blake2s(whole.encode(), digest_size=10).hexdigest()}.sqlite"


def _write_to(path: Path, state: State) -> None:
    """Written beside it and then moved, so that nobody is ever sent half a file."""
    with tempfile.TemporaryDirectory(dir=path.parent) as draft:
        file = Path(draft) / path.name
        write(file, state)
        file.replace(path)


def write(path: Path, state: State) -> None:
    """Make the file, a few hundred rows in memory at a time."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        # Thrown away if it fails, so there is nothing to roll back and nothing to wait for.
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "BEGIN"):
            file.execute(statement)
        file.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        file.executemany("INSERT INTO about VALUES (?, ?)", _about(state).items())
        for table in TABLES:
            table.fill(file)
        for name, query in VIEWS.items():
            file.execute(f"CREATE VIEW {name} AS {query}")
        file.execute("COMMIT")
        file.execute("ANALYZE")


def _about(state: State) -> dict[str, str | None]:
    return {
        "data_as_of": state.changed_at.isoformat().replace("+00:00", "Z") if state.changed_at else None,
        "licence": settings.DATA_LICENCE["url"],
        "end_inclusive": "false: `end` is the first day no longer in office",
        "dates": "EDTF (ISO 8601-2), with the first and the last day that each can be beside it",
    }
