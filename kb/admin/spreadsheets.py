"""Tables as files of spreadsheets: CSV as it stands, XLSX and ODS to the same CSV; and back, without formulas.

What is read is bounded before it is unpacked. The readers of tablib are not used: its CSV loses the text,
which quotes point into, and its ODS drops empty cells that are written as one, so that later ones move.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import repeat
from operator import is_
from typing import Any

import tablib
from import_export.formats import base_formats

from kb.ingest import tables
from kb.ingest.read import read_bytes
from kb.ingest.records import BadInput, Document, Problem
from kb.ingest.stated import Given

LARGEST = 1_000_000  # bytes of a file; more is for the command `ingest`
UNPACKED = 8_000_000  # bytes of all parts of a spreadsheet together: a small file can unpack to gigabytes
MOST_ROWS, MOST_COLUMNS = 2_000, 100  # as many as one can look through before they are taken in
MOST_SHEET_ROWS = 2**20  # of a spreadsheet, nearly all of them blank; no program makes more
NAME = "table.csv"


class TableData(tablib.Dataset):
    """A table as it is shown, and the text that is read. ``lines`` says where each row begins."""

    def __init__(self, raw: bytes) -> None:
        document = read_bytes(NAME, raw, Given(), today=date.max)
        header = tables.header_of(document)
        super().__init__(headers=list(header.columns))
        self.text = document.text
        self.lines: list[int] = []
        for line, cells in _records(document.text, header.delimiter):
            if len(self.lines) == MOST_ROWS:
                raise _too_long(line)
            self.lines.append(line)
            self.append((cells + [""] * self.width)[: self.width])

    def document(self, name: str, given: Given, today: date) -> Document:
        """The table as ``ingest`` would read it from a file of that name. Raises BadInput."""
        return replace(read_bytes(NAME, self.text.encode(), given, today=today), path=name)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that say anything, each with its line; no cells where it is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, []
            continue
        if line > 1 and any(cell.strip() for cell in cells):
            yield line, cells


class CSV(base_formats.CSV):
    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> TableData:
        return TableData(in_stream)


class XLSX(base_formats.XLSX):
    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> TableData:
        import openpyxl  # takes a while, which nobody else need wait for

        _check(in_stream, "[Content_Types].xml")
        # openpyxl reads through defusedxml where that is installed, as it is here.
        values, formulas = (
            openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=only).active
            for only in (True, False)
        )
        if not values:
            return _table(())
        for sheet in (values, formulas):
            sheet.reset_dimensions()  # a file that gives its size too small would lose rows
        both = (sheet.iter_rows(max_col=MOST_COLUMNS) for sheet in (values, formulas))
        return _table(_xlsx_row(*rows) for rows in zip(*both, strict=True))


class ODS(base_formats.ODS):
    def is_binary(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> TableData:
        from odf import opendocument, table

        _check(in_stream, "content.xml")
        sheets = opendocument.load(io.BytesIO(in_stream)).getElementsByType(table.Table)
        rows = sheets[0].getElementsByType(table.TableRow) if sheets else ()
        return _table(cells for row in rows for cells in _ods_rows(row))


FORMATS = [CSV, XLSX, ODS]


def _table(rows: Iterable[list[str]]) -> TableData:
    """Rows keep their numbers: a blank one among them stays, and no cell has a line end in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    blank = filled = 0
    for number, row in enumerate(rows, 1):
        if number > MOST_SHEET_ROWS:
            raise _too_long(number)
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            blank += 1
            continue
        while not cells[-1]:
            cells.pop()
        filled += 1
        if filled > MOST_ROWS + 1:
            raise _too_long(number)
        text.write("\n" * blank)
        blank = 0
        writer.writerow(cells)
    return TableData(text.getvalue().encode())


def _xlsx_row(row: Iterable[Any], formulas: Iterable[Any]) -> list[str]:
    from openpyxl.cell.read_only import EMPTY_CELL

    # A row that the file leaves out is all of these. There can be a million before one far below.
    if all(map(partial(is_, EMPTY_CELL), row)):
        return []
    return [_xlsx_cell(cell, formula) for cell, formula in zip(row, formulas, strict=True)]


def _xlsx_cell(cell: Any, formula: Any) -> str:
    if cell.data_type == "e":
        raise _wrong(cell, f"the spreadsheet itself has an error here, {cell.value}. Mend it.")
    # One that was computed to nothing is a string without a value.
    if formula.data_type == "f" and cell.value is None and cell.data_type == "n":
        raise _wrong(cell, "a formula without its value. Save it with a spreadsheet program.")
    return _plain(cell.value)


def _wrong(cell: Any, message: str) -> BadInput:
    return _bad(f"column {cell.column_letter}: {message}", cell.row)


def _plain(value: Any) -> str:
    """As tables write it: days as 1971-10-01, and years, which spreadsheets take for numbers, as 1971."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _ods_rows(row: Any) -> Iterator[list[str]]:
    """A row as often as it stands; equal rows and equal cells are written once, with their number."""
    cells: list[str] = []
    for cell in row.childNodes:
        if cell.qname[1] in ("table-cell", "covered-table-cell"):
            times = int(cell.getAttribute("numbercolumnsrepeated") or 1)
            cells += [_ods_cell(cell)] * min(times, MOST_COLUMNS - len(cells))
    return repeat(cells, int(row.getAttribute("numberrowsrepeated") or 1))


def _ods_cell(cell: Any) -> str:
    from odf import teletype, text

    kind = cell.getAttribute("valuetype")
    if kind == "date":
        return str(cell.getAttribute("datevalue")).removesuffix("T00:00:00")
    if kind == "boolean":
        return str(cell.getAttribute("booleanvalue"))
    if kind == "float":
        return _plain(float(cell.getAttribute("value")))
    paragraphs = [node for node in cell.childNodes if getattr(node, "qname", None) == text.P().qname]
    return "\n".join(teletype.extractText(paragraph) for paragraph in paragraphs)


def _check(data: bytes, needed: str) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise _bad("Not a spreadsheet. Save it as XLSX, ODS or CSV again.") from None
    if all(part.filename != needed for part in parts):
        raise _bad("Not a spreadsheet of that format. Choose the right one.")
    if sum(part.file_size for part in parts) > UNPACKED:
        raise _bad(f"Unpacks to more than {UNPACKED // 1_000_000} MB. Use the command `ingest` for it.")


def _bad(message: str, line: int | None = None) -> BadInput:
    return BadInput(Problem(NAME, message, line))


def _too_long(line: int) -> BadInput:
    return _bad(f"More than {MOST_ROWS} rows. Use the command `ingest` for it.", line)
