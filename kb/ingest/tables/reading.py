"""A table from its text: every row in turn, or all of it with all that is wrong."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kb.ingest.records import BadInput, Document, Problem, Said
from kb.ingest.tables.cells import BadRow, Row
from kb.ingest.tables.claims import READERS, OfficeRow, Result, SourceRow
from kb.ingest.tables.header import COLUMNS, Header, header_of


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
class RowRead:
    """One row: the line it starts on, its place in the text, what it says or what is wrong with it."""

    line: int
    start: int
    end: int
    results: Sequence[Result] = ()
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


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
    for row in rows(document, header, today=today):
        problems += [Problem(document.path, message, row.line) for message in row.problems]
        warnings += [Problem(document.path, message, row.line) for message in row.warnings]
        for result in row.results:
            if isinstance(result, SourceRow):
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


def rows(document: Document, header: Header, *, today: date) -> Iterator[RowRead]:
    """What each row says, in order; one that stands twice counts once, with what is wrong with it each time.

    Holds one row at a time, so a table of any length passes through in little memory; only
    hashes are kept of those before.
    """
    seen: set[bytes] = set()
    for line, start, raw, cells in _records(document.text, header.delimiter):
        if line == 1 or (not isinstance(cells, BadRow) and not any(cell.strip() for cell in cells)):
            continue
        try:
            row = _row(document, header, start, raw, cells, today)
            results = READERS[header.kind](row)
            fingerprint = hashlib.blake2b("\x1f".join(row.cells.values()).encode(), digest_size=12).digest()
            if fingerprint in seen:
                continue
            seen.add(fingerprint)
            if header.kind == "sources":
                _stands_once(row["id"], seen)
        except BadRow as bad:
            yield RowRead(line, start, start + len(raw), problems=bad.args)
        else:
            yield RowRead(line, start, start + len(raw), results, warnings=tuple(row.warnings))


def row_at(document: Document, header: Header, start: int, end: int, *, today: date) -> Sequence[Result]:
    """What the row between these characters says, which ``rows`` has found good."""
    _, _, raw, cells = next(_records(document.text[start:end], header.delimiter))
    return READERS[header.kind](_row(document, header, start, raw, cells, today))


def _row(
    document: Document, header: Header, start: int, raw: str, cells: list[str] | BadRow, today: date
) -> Row:
    if isinstance(cells, BadRow):
        raise cells
    if len(cells) > len(header.columns):
        raise BadRow(
            f"{len(cells)} cells, but the header names {len(header.columns)} columns. "
            "Put a cell that holds the delimiter in double quotes."
        )
    values = dict.fromkeys(COLUMNS[header.kind], "") | {
        column: " ".join(cell.split()) for column, cell in zip(header.columns, cells, strict=False)
    }
    return Row(values, raw, start, document, today)


def _stands_once(source: str, seen: set[bytes]) -> None:
    taken = source.encode()
    if taken in seen:
        raise BadRow(f"Source id {source!r} stands twice. Give each source an id of its own.")
    seen.add(taken)


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
