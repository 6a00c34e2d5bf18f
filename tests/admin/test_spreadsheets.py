"""Tables as spreadsheets: XLSX and ODS are read as the same table in CSV, and bounded."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from odf import opendocument, table, text

from kb.admin import spreadsheets
from kb.models import Article, Claim
from tenures.models import Tenure
from tests.admin.test_tables import confirm, outcomes, take_in, upload

pytestmark = pytest.mark.django_db


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(*rows: list[table.TableCell]) -> bytes:
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Sheet1")
    for cells in rows:
        row = table.TableRow()
        for cell in cells:
            row.addElement(cell)
        sheet.addElement(row)
    sheet.addElement(table.TableRow(numberrowsrepeated=str(2**20 - len(rows))))
    book.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def words(content: str, **attributes: str) -> table.TableCell:
    cell = table.TableCell(valuetype="string", **attributes)
    cell.addElement(text.P(text=content))
    return cell


def sheet_edited(content: bytes, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(stream, "w") as packed:
        for part in whole.namelist():
            data = whole.read(part)
            packed.writestr(part, data.replace(old, new) if part.endswith("sheet1.xml") else data)
    return stream.getvalue()


HEADER = ("person", "office", "organization", "start", "end", "acting", "end_reason", "note")


def test_days_and_years_and_marks_of_xlsx_are_read_as_tables_write_them(chief):
    row = ("Joseph  Luns", "Secretary General", "NATO", date(1971, 10, 1), 1984, True, None, "two\nlines")
    assert spreadsheets.XLSX().create_dataset(workbook(HEADER, (), row)).text == (
        "person,office,organization,start,end,acting,end_reason,note\n\n"
        "Joseph Luns,Secretary General,NATO,1971-10-01,1984,true,,two lines\n"
    )


def test_xlsx_is_taken_in_and_its_rows_keep_their_numbers(chief):
    row = ("Joseph Luns", "Secretary General", "NATO", date(1971, 10, 1), 1984)
    content = workbook(HEADER, (), row)
    assert outcomes(upload(chief, "tenures", content, "tenures.xlsx")) == [(3, "new")]
    take_in(chief, "tenures", content, "tenures.xlsx")
    assert (Tenure.objects.get().start.edtf, Article.objects.get().path) == ("1971-10-01", "tenures.xlsx")


def test_an_xlsx_that_gives_its_size_too_small_loses_no_row(chief):
    content = workbook(("person", "birth"), ("Joseph Luns", 1911), ("Mark Rutte", 1967))
    small = sheet_edited(content, b'ref="A1:B3"', b'ref="A1:B2"')
    assert outcomes(upload(chief, "people", small, "people.xlsx")) == [(2, "new"), (3, "new")]


@pytest.mark.parametrize("name", ["people.xlsx", "people.ods"])
def test_a_sheet_longer_than_any_program_makes_is_refused(chief, monkeypatch, name):
    content = workbook(("person",), ("Joseph Luns",))
    far = sheet_edited(content, b'r="2"', b'r="50"')
    raw = far if name.endswith("xlsx") else ods([words("person")], *([[]] * 48), [words("Joseph Luns")])
    monkeypatch.setattr(spreadsheets, "MOST_SHEET_ROWS", 40)
    assert "Row 41: More than" in upload(chief, "people", raw, name).content.decode()


def test_empty_cells_that_ods_writes_as_one_keep_their_places(chief):
    header = [words(name) for name in HEADER]
    row = [
        words("Joseph Luns"), words("Secretary General"), words("NATO"),
        table.TableCell(valuetype="date", datevalue="1971-10-01"),
        table.TableCell(valuetype="float", value="1984"),
        table.TableCell(numbercolumnsrepeated="2"), words("a note"), table.TableCell(numbercolumnsrepeated="16376"),
    ]  # fmt: skip
    content = ods(header, row)
    assert spreadsheets.ODS().create_dataset(content).text == (
        ",".join(HEADER) + "\nJoseph Luns,Secretary General,NATO,1971-10-01,1984,,,a note\n"
    )
    take_in(chief, "tenures", content, "tenures.ods")
    assert Tenure.objects.get().end.edtf == "1984"


def test_a_formula_counts_with_its_value_and_an_error_is_named(chief):
    book = openpyxl.Workbook()
    book.active.append(("person", "birth"))
    book.active.append(("Joseph Luns", "#REF!"))
    book.active["B2"].data_type = "e"
    stream = io.BytesIO()
    book.save(stream)
    page = upload(chief, "people", stream.getvalue(), "people.xlsx").content.decode()
    assert "Row 2: column B: the spreadsheet itself has an error here, #REF!" in page


def test_a_formula_that_was_never_computed_is_not_taken_for_an_empty_cell(chief):
    content = workbook(("person", "birth"), ("Joseph Luns", "=1900+11"))
    page = upload(chief, "people", content, "people.xlsx").content.decode()
    assert "Row 2: column B: a formula without its value. Save it with a spreadsheet program." in page
    known = sheet_edited(content, b"<v></v>", b"<v>1911</v>")
    assert spreadsheets.XLSX().create_dataset(known).text == "person,birth\nJoseph Luns,1911\n"
    nothing = sheet_edited(content, b'r="B2"', b'r="B2" t="str"')
    assert spreadsheets.XLSX().create_dataset(nothing).text == "person,birth\nJoseph Luns\n"


@pytest.mark.parametrize("other", ["0", "2"])
def test_a_file_is_confirmed_in_the_format_in_which_it_was_shown(chief, other):
    shown = upload(chief, "people", workbook(("person",), ("Joseph Luns",)), "people.xlsx")
    answer = confirm(chief, "people", shown, format=other)
    assert "choose the file again" in answer.content.decode()
    assert not Claim.objects.exists()


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_unread(chief):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in ("[Content_Types].xml", "content.xml"):
            packed.writestr(part, b" " * (spreadsheets.UNPACKED // 2 + 1))
    for name in ("table.xlsx", "table.ods"):
        assert "Unpacks to more than" in upload(chief, "people", stream.getvalue(), name).content.decode()


def test_entities_of_xml_are_not_unfolded(chief):
    stream = io.BytesIO()
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><a>&b;</a>'
    with (
        zipfile.ZipFile(io.BytesIO(ods([words("person")]))) as whole,
        zipfile.ZipFile(stream, "w") as packed,
    ):
        for part in whole.namelist():
            packed.writestr(part, bomb if part == "content.xml" else whole.read(part))
    page = upload(chief, "people", stream.getvalue(), "table.ods").content.decode()
    assert "Not a file of that format, or a damaged one" in page


@pytest.mark.parametrize("name", ["table.xlsx", "table.ods"])
def test_what_is_no_spreadsheet_is_refused_in_words(chief, name):
    assert "Not a spreadsheet" in upload(chief, "people", "person\nJoseph Luns\n", name).content.decode()


def test_a_file_too_large_or_with_too_many_rows_is_refused(chief, monkeypatch):
    large = upload(chief, "people", "person\n" + "x" * spreadsheets.LARGEST)
    assert "Larger than 1000 kB" in large.content.decode()
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)
    rows = [("person", "birth"), *((f"Ada {c}berg", 1950) for c in "ABC")]
    text_of = "\n".join(",".join(map(str, row)) for row in rows)
    for content, name in ((text_of, "people.csv"), (workbook(*rows), "people.xlsx")):
        page = upload(chief, "people", content, name).content.decode()
        assert "Row 4: More than 2 rows. Use the command `ingest` for it." in page


def test_a_name_that_does_not_tell_the_format_asks_for_it(chief):
    assert "Choose one." in upload(chief, "people", "person\nJoseph Luns\n", "people").content.decode()
