"""Tables as the library imports them: each row with what becomes of it, stored by the steps of ``ingest``."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import Result, RowResult

from kb.admin.spreadsheets import TableData
from kb.ingest import pipeline
from kb.ingest.records import BadInput, Problem
from kb.ingest.row_by_row import RowOutcome, Standing, lines_of, take_in
from kb.ingest.stated import Given
from kb.ingest.tables.header import COLUMNS

KNOWN = RowOutcome(Standing.KNOWN)
TYPES = {
    Standing.NEW: RowResult.IMPORT_TYPE_NEW,
    Standing.CHANGED: RowResult.IMPORT_TYPE_UPDATE,
    Standing.CONTRADICTED: RowResult.IMPORT_TYPE_NEW,
    Standing.KNOWN: RowResult.IMPORT_TYPE_SKIP,
    Standing.REFUSED: RowResult.IMPORT_TYPE_ERROR,
}


class TableResult(Result):
    """Also what the pipeline says of the table as a whole."""

    taken: pipeline.Result | None = None
    outcomes: dict[int, RowOutcome] = {}
    columns: Sequence[str] = ()

    @property
    def seen(self) -> str:
        """Another where the table would do something else."""
        changes = [str(change) for change in self.taken.changes.facts] if self.taken else []
        told = repr([*lines_of(self.outcomes), *changes])
        return hashlib.blake2s(told.encode(), digest_size=12).hexdigest()

    @property
    def is_known(self) -> bool:
        return self.taken is not None and self.taken.status == pipeline.UNCHANGED

    @property
    def says(self) -> list[Any]:
        """The rows that bring something, or are refused."""
        return [row for row in self.rows if row.outcome.standing != Standing.KNOWN]

    @property
    def known_rows(self) -> list[Any]:
        return [row for row in self.rows if row.outcome.standing == Standing.KNOWN]

    @property
    def counted(self) -> list[tuple[str, int]]:
        found = Counter(row.outcome.standing for row in self.rows)
        return [(standing.value, found[standing]) for standing in Standing if found[standing]]


class TableRow(RowResult):
    """A row as it stands in the file, and what would become of it."""

    line: int = 0
    cells: Sequence[str] = ()
    outcome = KNOWN


class TableResource(Resource):
    """One kind of table. Its rows become claims, sources or offices by the pipeline, in the one transaction of
    ``import_data``, which is rolled back where it is a dry run or any row is refused."""

    kind: str

    class Meta:
        use_transactions = True
        report_skipped = True
        use_bulk = True  # else the library makes a savepoint of each row, of which there is nothing to save
        instance_loader_class = BaseInstanceLoader

    def __init__(self, given: Given | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.given = given or Given()
        self.taken: pipeline.Result | None = None
        self.outcomes: dict[int, RowOutcome] = {}
        self.lines: list[int] = []

    def get_result_class(self) -> type[TableResult]:
        return TableResult

    def get_row_result_class(self) -> type[TableRow]:
        return TableRow

    def before_import(self, dataset: TableData, **kwargs: Any) -> None:
        today = timezone.localdate()
        document = dataset.document(kwargs["file_name"], self.given, today)
        if document.kind != self.kind:
            message = (
                f"By its columns this is a table of {document.kind}, not of {self.kind}: take it in there."
            )
            raise BadInput(Problem(document.path, message))
        self.lines = dataset.lines
        self.taken, self.outcomes = take_in(document, today=today)

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> RowResult:
        found = self.get_row_result_class()()
        if self.lines:
            found.line = self.lines[kwargs["row_number"] - 1]
        found.outcome = self.outcomes.get(found.line, KNOWN)
        found.import_type = TYPES[found.outcome.standing]
        found.cells = list(row.values())
        if found.outcome.standing == Standing.REFUSED:
            error = self.get_error_result_class()
            found.errors = [error(note, row=row, number=found.line) for note in found.outcome.notes]
        return found

    def after_import(self, dataset: TableData, result: TableResult, **kwargs: Any) -> None:
        result.taken, result.outcomes, result.columns = self.taken, self.outcomes, dataset.headers

    def get_user_visible_fields(self) -> list[Field]:
        return [Field(column_name=name) for name in COLUMNS[self.kind]]

    @classmethod
    def get_display_name(cls) -> str:
        return cls.kind


def resource_of(kind: str) -> type[TableResource]:
    return type(f"{kind.capitalize()}Table", (TableResource,), {"kind": kind})
