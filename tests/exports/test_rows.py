"""Tables that open right in a spreadsheet, and JSON Lines; the same rows in both as in the lists."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kb.api.tables import cell
from kb.exports.files import FILES, LISTS

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def sent(client, name):
    return b"".join(client.get(f"/api/v1/export/{name}"))


def table(client):
    return list(csv.DictReader(io.StringIO(sent(client, "tenures.csv").decode("utf-8-sig"), newline="")))


def lines(client, name):
    return [json.loads(line) for line in sent(client, name).decode().splitlines()]


def test_a_table_is_utf_8_with_its_mark_and_ends_lines_as_rfc_4180_says(client, holders):
    whole = sent(client, "tenures.csv")
    assert whole.startswith(b"\xef\xbb\xbfid,url,person.slug,")
    assert whole.count(b"\r\n") == whole.count(b"\n") == 5  # a header and four rows
    assert "Åse".encode() in whole


def test_a_cell_is_never_a_formula(client, holders):
    (row,) = [row for row in table(client) if row["person.slug"] == "ase"]
    assert row["person.name"] == '\'=HYPERLINK("http://evil.example";"Åse")'
    for row in table(client):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@pytest.mark.parametrize("first", [*"=+-@\t\r\n", *"＝＋－＠"])
def test_whatever_a_spreadsheet_may_compute_is_defused(first):
    assert cell(f"{first}1+1") == f"'{first}1+1"


def test_a_table_says_what_the_list_says(client, holders):
    rows = {row["id"]: row for row in table(client)}
    listed = client.get("/api/v1/tenures/").json()["results"]
    assert set(rows) == {tenure["id"] for tenure in listed}
    for tenure in listed:
        row = rows[tenure["id"]]
        assert row["start.edtf"] == (tenure["start"]["edtf"] or "")
        assert row["end.earliest"] == (tenure["end"]["earliest"] or "")
        assert row["end.status"] == tenure["end"]["status"]
        assert row["acting"] == str(tenure["acting"]).lower()
        assert row["days.min"] == str(tenure["days"]["min"])
        assert row["disputed"] == str(tenure["disputed"]).lower()


@pytest.mark.parametrize("name", LISTS)
def test_a_line_says_what_the_list_says(client, holders, name):
    found = lines(client, f"{name}.jsonl")
    listed = client.get(f"/api/v1/{name}/").json()
    key = "slug" if name in ("people", "organizations", "offices") else "id"
    about = {"data_as_of": listed["data_as_of"], "licence": LICENCE}
    assert sorted(found, key=lambda row: row[key]) == sorted(
        ({**row, **about} for row in listed["results"]), key=lambda row: row[key]
    )
    assert found


@pytest.mark.parametrize("name", LISTS)
def test_a_file_of_rows_has_the_columns_and_rows_of_the_list_as_a_table(client, holders, name):
    whole = list(csv.reader(io.StringIO(sent(client, f"{name}.csv").decode("utf-8-sig"), newline="")))
    page = client.get(f"/api/v1/{name}/?format=csv&page_size=500").content.decode("utf-8-sig")
    of_list = list(csv.reader(io.StringIO(page, newline="")))
    assert whole[0] == [*of_list[0], "licence"]
    assert sorted(row[:-1] for row in whole[1:]) == sorted(of_list[1:])
    assert {row[-1] for row in whole[1:]} == {LICENCE}


def test_a_row_says_of_when_it_is_and_what_it_may_be_used_for(client, holders):
    (row,) = [row for row in table(client) if row["person.slug"] == "joseph-luns"]
    assert row["licence"] == LICENCE
    assert row["data_as_of"] == client.get("/api/v1/tenures/").json()["data_as_of"]


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_licence_and_itself(client, holders, name):
    answer = client.get(f"/api/v1/export/{name}")
    assert answer["Link"] == f'<{LICENCE}>; rel="license"'
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    b"".join(answer)


def test_a_page_of_a_list_as_a_table_says_of_when_it_is(client, holders):
    answer = client.get("/api/v1/tenures/?office=nato-secretary-general&fields=start&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["start.edtf"] for row in rows] == ["1952", "1971-10-01", "2024-10-01"]
    assert {row["data_as_of"] for row in rows} == {client.get("/api/v1/").json()["data_as_of"]}
    assert "person.slug" not in rows[0]


def test_a_table_of_days_names_the_holders(client, holders):
    holder = "/api/v1/offices/nato-secretary-general/holder/?format=csv&on=1975-06-01&on=2025-06-01"
    rows = list(csv.DictReader(io.StringIO(client.get(holder).content.decode("utf-8-sig"), newline="")))
    named = {row["on"]: row["holders"] for row in rows}
    # Nobody knows when Ismay's spell has ended, so he is possible on every later day.
    assert named == {"1975-06-01": "joseph-luns|lord-ismay", "2025-06-01": "mark-rutte|lord-ismay"}
    assert list(rows[0]).count("data_as_of") == 1
