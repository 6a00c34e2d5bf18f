"""Tables, row by row, to what their rows say. The kind of a table is known by its header.

RFC 4180 quoting. Dates are EDTF; ``end`` is the first day no longer in office, empty where
it is unknown and ``..`` where the person was still in office on ``confirmed``.
"""

from kb.ingest.tables.cells import LANGUAGES, country_name
from kb.ingest.tables.claims import OfficeRow, SourceRow
from kb.ingest.tables.header import KINDS, header_of
from kb.ingest.tables.reading import Table, parse

__all__ = ["KINDS", "LANGUAGES", "OfficeRow", "SourceRow", "Table", "country_name", "header_of", "parse"]
