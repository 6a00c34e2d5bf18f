"""Tables, row by row, to what their rows say. The kind of a table is known by its header.

RFC 4180 quoting. Dates are EDTF; ``end`` is the first day no longer in office, empty where
it is unknown and ``..`` where the person was still in office on ``confirmed``.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TypeVar

from babel import Locale

from kb.ingest.records import BadInput, Document, Modality, Problem, Property, Said, Tier
from people.dates import UNKNOWN, NotADate, PartialDate

TENURES = (
    "person", "office", "organization", "start", "end", "acting", "end_reason", "country", "confirmed",
    "appointed", "announced", "modality", "preferred", "source", "note",
)  # fmt: skip
PEOPLE = (
    "person", "given_name", "family_name", "aliases", "birth", "death", "nationality", "wikidata",
    "preferred", "source", "note",
)  # fmt: skip
OFFICES = (
    "office", "organization", "country", "established", "abolished", "exclusive_with", "source", "note",
)  # fmt: skip
SOURCES = (
    "id", "title", "publisher", "url", "language", "published", "seen", "tier", "family", "note",
)  # fmt: skip
VACANCIES = (
    "office",
    "organization",
    "country",
    "vacant_from",
    "vacant_to",
    "modality",
    "preferred",
    "source",
    "note",
)
COLUMNS = {
    "sources": SOURCES,
    "offices": OFFICES,
    "people": PEOPLE,
    "tenures": TENURES,
    "vacancies": VACANCIES,
}
REQUIRED = {
    "sources": ("id",),
    "offices": ("office", "organization"),
    "people": ("person",),
    "tenures": ("person", "office", "organization", "start", "end"),
    "vacancies": ("office", "organization", "vacant_from", "vacant_to"),
}
KINDS = tuple(COLUMNS)  # in the order in which they are best read: sources before what cites them

OPEN = ".."
Choice = TypeVar("Choice")
# What the database holds of a name, a title and a value.
NAME_LENGTH, VALUE_LENGTH, ID_LENGTH = 200, 300, 120
_LABEL = re.compile(r"(?:organization_)?label_([a-z]{2,3})")
_ALIAS = re.compile(r"([a-z]{2,3}):(.*)", re.DOTALL)
_ID = re.compile(r"[A-Za-z0-9_-]+")
_WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
_BOOLEANS = {
    "": "",
    "true": "true",
    "yes": "true",
    "1": "true",
    "false": "false",
    "no": "false",
    "0": "false",
}
_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_ISO_639_1.split())


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that other tables cite by its id. ``published`` and ``seen`` only where the day is known."""

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    seen: date | None = None
    tier: Tier = Tier.UNVETTED
    family: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office and its labels by language. ``exclusive_with`` holds slugs of offices."""

    office: str
    organization: str
    established: PartialDate | None = None
    abolished: PartialDate | None = None
    exclusive_with: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    organization_labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says. ``problems`` are the rows left out, ``warnings`` what was loaded with less."""

    kind: str
    sources: tuple[SourceRow, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    said: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    kind: str
    columns: tuple[str, ...]
    delimiter: str
    warnings: tuple[str, ...] = ()


Result = SourceRow | OfficeRow | Said


class BadRow(Exception):
    """A row that cannot be loaded; the arguments say what is wrong with it, one message each."""


def parse(document: Document, *, today: date, skip_bad_rows: bool = False) -> Table:
    """Read a whole table. All bad rows are reported at once, as one BadInput.

    With ``skip_bad_rows`` they stand in ``Table.problems`` instead, and the others load. A
    header that cannot be understood is refused either way.
    """
    header = header_of(document)
    sources: list[SourceRow] = []
    offices: list[OfficeRow] = []
    said: list[Said] = []
    problems: list[Problem] = []
    warnings = [Problem(document.path, message, 1) for message in header.warnings]
    for line, result in rows(document, header, today=today):
        if isinstance(result, BadRow):
            problems += [Problem(document.path, message, line) for message in result.args]
        elif isinstance(result, str):
            warnings.append(Problem(document.path, result, line))
        elif isinstance(result, SourceRow):
            sources.append(result)
        elif isinstance(result, OfficeRow):
            offices.append(result)
        else:
            said.append(result)
    if problems and not skip_bad_rows:
        raise BadInput(*problems)
    return Table(
        header.kind,
        tuple(sources),
        tuple(offices),
        tuple(said),
        problems=tuple(problems),
        warnings=tuple(warnings),
    )


# Header


def header_of(document: Document) -> Header:
    """Kind, columns and delimiter, from the first line; BadInput for a header that is none of ours."""
    first = document.text.split("\n", 1)[0].rstrip("\r")
    delimiter = max(",;\t", key=lambda d: len(_known(_cells_of_line(first, d))))
    columns = tuple(_cells_of_line(first, delimiter))
    kind = kind_of(columns)
    if kind is None:
        kinds = "; ".join(f"{k}: {','.join(REQUIRED[k])}" for k in reversed(KINDS))
        message = f"Unknown header: {first[:80]!r}. The first line must name the columns, such as {kinds}."
        raise BadInput(Problem(document.path, message, 1))
    messages, warnings = _header_problems(kind, columns)
    if messages:
        raise BadInput(*(Problem(document.path, message, 1) for message in messages))
    return Header(kind, columns, delimiter, tuple(warnings))


def kind_of(columns: Sequence[str]) -> str | None:
    """The kind of table whose columns these mostly are, or None where they are no kind's."""
    return max(
        (kind for kind in KINDS if any(_belongs(kind, column) for column in columns)),
        key=lambda kind: (
            sum(_belongs(kind, c) for c in columns) - sum(c not in columns for c in REQUIRED[kind]) / 10,
            -KINDS.index(kind),
        ),
        default=None,
    )


def _belongs(kind: str, column: str) -> bool:
    return column in COLUMNS[kind] or (kind == "offices" and bool(_LABEL.fullmatch(column)))


def _known(columns: Sequence[str]) -> set[str]:
    return {c for c in columns if any(_belongs(kind, c) for kind in KINDS)}


def _cells_of_line(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        cells = line.split(delimiter)
    return [cell.strip().casefold() for cell in cells]


def _header_problems(kind: str, columns: Sequence[str]) -> tuple[list[str], list[str]]:
    """What makes the header unusable, and what in it is ignored."""
    known = ", ".join(COLUMNS[kind]) + (", label_de, organization_label_de, …" if kind == "offices" else "")
    missing = [
        c for c in REQUIRED[kind] if c not in columns and not (c == "organization" and "country" in columns)
    ]
    unknown = [c for c in columns if not _belongs(kind, c)]
    warnings: list[str] = []
    messages = [f"Missing column {c!r} in a table of {kind}. Columns known here: {known}." for c in missing]
    for column in unknown:
        absent = [c for c in COLUMNS[kind] if c not in columns]
        meant = get_close_matches(column, absent, 1, 0.8)
        if meant and meant[0] not in missing:
            messages.append(
                f"Unknown column {column!r}: did you mean {meant[0]!r}? Columns known here: {known}."
            )
        elif not meant and column:
            warnings.append(f"Column {column!r} is ignored. Columns known here: {known}.")
    messages += [
        f"Column {column!r} stands twice. Remove or rename one."
        for column in columns
        if columns.count(column) > 1
    ]
    return list(dict.fromkeys(messages)), warnings


# Rows


def rows(document: Document, header: Header, *, today: date) -> Iterator[tuple[int, Result | BadRow | str]]:
    """What each row says, with the line it starts on; a BadRow for one that is wrong, text for a warning.

    Holds one row at a time, so a table of any length passes through in little memory; only
    hashes are kept, to let a row that stands twice count once.
    """
    readers: dict[str, Callable[[Row], Sequence[Result]]]
    readers = {
        "sources": _source,
        "offices": _office,
        "people": _person,
        "tenures": _tenure,
        "vacancies": _vacancy,
    }
    read_row = readers[header.kind]
    seen: set[bytes] = set()
    for line, start, raw, cells in _records(document.text, header.delimiter):
        if line == 1 or (not isinstance(cells, BadRow) and not any(cell.strip() for cell in cells)):
            continue
        if not isinstance(cells, BadRow) and len(cells) > len(header.columns):
            cells = BadRow(
                f"{len(cells)} cells, but the header names {len(header.columns)} columns. "
                "Put a cell that holds the delimiter in double quotes."
            )
        if isinstance(cells, BadRow):
            yield line, cells
            continue
        values = dict.fromkeys(COLUMNS[header.kind], "") | {
            column: " ".join(cell.split()) for column, cell in zip(header.columns, cells, strict=False)
        }
        row = Row(values, raw, start, document, today)
        try:
            results = read_row(row)
        except BadRow as bad:
            yield line, bad
            continue
        fingerprint = hashlib.blake2b("\x1f".join(values.values()).encode(), digest_size=12).digest()
        if fingerprint in seen:
            continue
        seen.add(fingerprint)
        if header.kind == "sources" and (taken := row["id"].encode()) in seen:
            yield line, BadRow(f"Source id {row['id']!r} stands twice. Give each source an id of its own.")
            continue
        elif header.kind == "sources":
            seen.add(taken)
        for warning in row.warnings:
            yield line, warning
        for result in results:
            yield line, result


def _records(text: str, delimiter: str) -> Iterator[tuple[int, int, str, list[str] | BadRow]]:
    """Line, offset, raw text and cells of each record; the raw text is exactly what stands in the file."""
    position, line = 0, 1

    def lines() -> Iterator[str]:
        nonlocal position, line
        while position < len(text):
            end = text.find("\n", position) + 1 or len(text)
            piece = text[position:end]
            position, line = end, line + 1
            yield piece

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        start, first = position, line
        cells: list[str] | BadRow
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = BadRow(
                f"Not CSV: {error}. Quote a whole cell or none of it, close every quote, and double the quotes within."
            )
        yield first, start, text[start:position].rstrip("\r\n"), cells


@dataclass(slots=True)
class Row:
    """One row's cells, and what was found wrong with them so far."""

    cells: Mapping[str, str]
    raw: str
    offset: int
    document: Document
    today: date
    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def require(self, *columns: str, length: int = NAME_LENGTH) -> None:
        for column in columns:
            if not self[column]:
                self.messages.append(f"Empty {column}. Fill it in, or remove the row.")
        self.fits(*columns, length=length)

    def fits(self, *columns: str, length: int) -> None:
        for column in columns:
            if len(self[column]) > length:
                self.messages.append(
                    f"{column} has {len(self[column])} characters, at most {length} are stored. Shorten it."
                )

    def date(self, column: str) -> PartialDate:
        """The date in a cell, UNKNOWN where it is empty or wrong."""
        if not self[column]:
            return UNKNOWN
        try:
            return _date(self[column])
        except NotADate as error:
            self.messages.append(f"{column}: {error}")
            return UNKNOWN

    def past(self, column: str) -> PartialDate:
        """A date that cannot lie in the future."""
        found = self.date(column)
        if found.earliest and found.earliest > self.today:
            self.messages.append(
                f"{column}: {self[column]} is in the future (today is {self.today}). Check the year."
            )
        return found

    def boolean(self, column: str) -> str:
        """``true``, ``false`` or the empty string."""
        if self[column].casefold() not in _BOOLEANS:
            self.messages.append(
                f"{column}: {self[column]!r} is neither true nor false. Write true, false or nothing."
            )
        return _BOOLEANS.get(self[column].casefold(), "")

    def choice(self, column: str, choices: Mapping[str, Choice], default: Choice) -> Choice:
        if self[column] and self[column] not in choices:
            self.messages.append(f"Unknown {column} {self[column]!r}. Use one of {', '.join(choices)}.")
        return choices.get(self[column], default)

    def language(self) -> str | None:
        code = self["language"].casefold().split("-")[0]
        if code and code not in LANGUAGES:
            self.messages.append(
                f"Unknown language {self['language']!r}. Use a two-letter code such as de, en or fr."
            )
        return code or None

    def listed(self, column: str) -> list[str]:
        """The parts between the bars, each once."""
        return list(dict.fromkeys(part.strip() for part in self[column].split("|") if part.strip()))

    def source_ids(self) -> list[str]:
        ids = self.listed("source")
        self.messages += [_bad_id("source", text) for text in ids if not _is_id(text)]
        return ids

    def organization(self) -> str:
        """The organization, or else the English name of the country."""
        country = self["country"]
        name = country_name(country) if country else ""
        if country and not name:
            self.messages.append(
                f"Unknown country {country!r}. Use a two-letter code such as NL, or its English name."
            )
        if not self["organization"] and not country:
            self.messages.append(
                "Empty organization. Name the organization, or for a national office the country."
            )
        self.fits("organization", length=NAME_LENGTH)
        return self["organization"] or name

    def check(self) -> None:
        if self.messages:
            raise BadRow(*self.messages)

    def says(
        self, kind: str, stated: Sequence[tuple[Property, str]], *, office: str = "", organization: str = ""
    ) -> list[Said]:
        """One claim per property and cited source; a row that cites none speaks for the table itself."""
        sources: list[str | None] = [*self.source_ids()] or [None]
        modality = (
            self.choice("modality", _MODALITIES, Modality.ASSERTED) if "modality" in self.cells else None
        )
        preferred = self.boolean("preferred") == "true"
        for prop, value in stated:
            if len(value) > VALUE_LENGTH:
                self.messages.append(f"{prop}: longer than {VALUE_LENGTH} characters. Shorten it.")
        self.check()
        person = self.cells.get("person", "")
        statement = _statement(person, office, organization, modality or "", *map("=".join, stated))
        return [
            Said(
                statement=statement,
                property=prop,
                person=person,
                value=value,
                quote=self.raw,
                rule=f"table.{kind}",
                mention=person,
                office=office,
                organization=organization,
                modality=modality or Modality.ASSERTED,
                start=self.offset if source is None else None,
                end=self.offset + len(self.raw) if source is None else None,
                source=source,
                preferred=preferred,
            )
            for source in sources
            for prop, value in stated
        ]


_TIERS = {tier.value: tier for tier in Tier}
_MODALITIES = {modality.value: modality for modality in Modality}


def _source(row: Row) -> list[SourceRow]:
    if not _is_id(row["id"]):
        row.messages.append(_bad_id("id", row["id"]))
    if row["url"] and not row["url"].startswith(("http://", "https://")):
        row.messages.append(f"Not an address: {row['url'][:60]!r}. It must begin with http:// or https://.")
    row.fits("title", length=500)
    row.fits("publisher", length=NAME_LENGTH)
    row.fits("url", length=1000)
    row.fits("family", length=ID_LENGTH)
    published, seen = row.past("published"), row.past("seen")
    source = SourceRow(
        id=row["id"],
        title=row["title"] or None,
        publisher=row["publisher"] or None,
        url=row["url"] or None,
        language=row.language(),
        published=published.earliest if published.exact else None,
        seen=seen.earliest if seen.exact else None,
        tier=row.choice("tier", _TIERS, Tier.UNVETTED),
        family=row["family"] or None,
    )
    row.check()
    return [source]


def _office(row: Row) -> list[OfficeRow]:
    row.require("office")
    organization = row.organization()
    established, abolished = row.date("established"), row.date("abolished")
    if _ends_before(established, abolished):
        row.messages.append(
            f"Abolished {abolished} before it was established {established}. Check the dates."
        )
    labels: dict[str, dict[str, str]] = {"label": {}, "organization_label": {}}
    for column, value in row.cells.items():
        if value and (found := _LABEL.fullmatch(column)):
            labels[column.rpartition("_")[0]][found[1]] = value
    row.source_ids()
    row.check()
    return [
        OfficeRow(
            office=row["office"],
            organization=organization,
            established=established if established.known else None,
            abolished=abolished if abolished.known else None,
            exclusive_with=tuple(row.listed("exclusive_with")),
            labels=labels["label"],
            organization_labels=labels["organization_label"],
        )
    ]


def _person(row: Row) -> list[Said]:
    row.require("person")
    birth, death = row.past("birth"), row.past("death")
    if birth.earliest and death.latest and death.latest < birth.earliest:
        row.messages.append(f"Died {death} before being born {birth}. Check the dates.")
    stated = [(Property.BIRTH, row["birth"]), (Property.DEATH, row["death"])]
    stated += [(Property.GIVEN_NAME, row["given_name"]), (Property.FAMILY_NAME, row["family_name"])]
    for code in row.listed("nationality"):
        if not (len(code) == 2 and country_name(code)):
            row.messages.append(f"Unknown nationality {code!r}. Use a two-letter country code such as NL.")
        stated.append((Property.NATIONALITY, code.upper()))
    for alias in row.listed("aliases"):
        prefixed = _ALIAS.fullmatch(alias)
        if prefixed and prefixed[1] not in LANGUAGES:
            row.messages.append(
                f"Unknown language {prefixed[1]!r} in {alias!r}. Write aliases as de:Name or Name."
            )
        stated.append((Property.NAME, f"{prefixed[1]}:{prefixed[2].strip()}" if prefixed else alias))
    if row["wikidata"] and not _WIKIDATA.fullmatch(row["wikidata"]):
        row.messages.append(f"Not a Wikidata id: {row['wikidata']!r}. It looks like Q57665.")
    stated.append((Property.IDENTIFIER, row["wikidata"] and f"wikidata:{row['wikidata']}"))
    return row.says("person", [(prop, value) for prop, value in stated if value])


def _tenure(row: Row) -> list[Said]:
    row.require("person", "office")
    organization = row.organization()
    start, confirmed = row.date("start"), row.past("confirmed")
    end = UNKNOWN if row["end"] == OPEN else row.date("end")
    _check_order(row, start, end, confirmed)
    in_office_on = row["confirmed"]
    if row["end"] == OPEN and not in_office_on:
        if row.document.published:
            in_office_on = row.document.published.isoformat()
        else:
            row.warnings.append(
                "Still in office (..), but on which day? Without a day in `confirmed` the end counts as unknown."
            )
    stated = [
        (Property.START, row["start"]),
        (Property.END, row["end"] if end.known else ""),
        (Property.IN_OFFICE_ON, in_office_on),
        (Property.ACTING, row.boolean("acting")),
        (Property.END_REASON, row["end_reason"]),
    ]
    of_the_choice = [
        (prop, row[prop]) for prop in (Property.APPOINTED, Property.ANNOUNCED) if row.date(prop).known
    ]
    stated = [(prop, value) for prop, value in stated if value]
    # Who was appointed need not have taken office; any other row, be it empty, says that the spell exists.
    if stated or not of_the_choice or row["end"] == OPEN:
        stated.insert(0, (Property.HOLDS, ""))
    return row.says("tenure", stated + of_the_choice, office=row["office"], organization=organization)


def _vacancy(row: Row) -> list[Said]:
    """A source says that nobody held the office: a hole without such a row is one in the record."""
    row.require("office", "vacant_from")
    organization = row.organization()
    first = row.date("vacant_from")
    last = UNKNOWN if row["vacant_to"] == OPEN else row.date("vacant_to")
    if _ends_before(first, last) or (first.exact and first == last):
        row.messages.append(
            f"Vacant up to {last}, before it was vacant from {first}. vacant_to is the first day with a holder."
        )
    value = f"{row['vacant_from']}/{row['vacant_to'] if last.known else ''}"
    return row.says("vacancy", [(Property.VACANT, value)], office=row["office"], organization=organization)


def _check_order(row: Row, start: PartialDate, end: PartialDate, confirmed: PartialDate) -> None:
    if start.exact and start == end:
        row.messages.append(
            f"Starts and ends on {start}. The end is the first day no longer in office: after one day, the day after."
        )
    elif _ends_before(start, end):
        row.messages.append(f"Ends {end} before it starts {start}. Check the dates, or swap them.")
    if confirmed.latest and start.earliest and confirmed.latest < start.earliest:
        row.messages.append(f"confirmed: {confirmed} is before the start {start}. Check the dates.")
    if confirmed.earliest and end.latest and confirmed.earliest >= end.latest:
        row.messages.append(f"confirmed: {confirmed} is not before the end {end}. Check the dates.")


def _ends_before(start: PartialDate, end: PartialDate) -> bool:
    """No day of the one is before some day of the other."""
    return bool(start.earliest and end.latest and end.latest <= start.earliest)


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text)) and len(text) <= ID_LENGTH


def _bad_id(column: str, text: str) -> str:
    return f"{column}: {text[:60]!r} is no source id. Use letters, digits, - and _, at most {ID_LENGTH}."


def _statement(*identifying: str) -> str:
    """Hash of what the row says, so that its place in the table does not matter."""
    return hashlib.sha256("\x1f".join(identifying).encode()).hexdigest()[:24]


@lru_cache(maxsize=10_000)
def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})  # territories of the CLDR all the same


@cache
def _territories() -> dict[str, str]:
    """English country name by code and by itself, folded, as the CLDR has them."""
    names = {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return {code.casefold(): name for code, name in names.items()} | {
        name.casefold(): name for name in names.values()
    }


def country_name(text: str) -> str:
    """``NL`` or ``netherlands`` -> ``Netherlands``; the empty string for no country."""
    return _territories().get(text.casefold(), "")
