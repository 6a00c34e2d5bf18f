"""A table from its text: every row in turn, or all of it with all that is wrong."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
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


def rows(document: Document, header: Header, *, today: date) -> Iterator[tuple[int, Result | BadRow | str]]:
    """What each row says, with the line it starts on; a BadRow for one that is wrong, text for a warning.

    Holds one row at a time, so a table of any length passes through in little memory; only
    hashes are kept, to let a row that stands twice count once.
    """
    read_row = READERS[header.kind]
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
