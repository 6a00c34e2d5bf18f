"""Lists of the admin as files: what is filtered, in all formats, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.admin import exporting, spreadsheets
from people.models import Person
from tenures.models import Office, Organization
from tests.admin.conftest import put_in
from tests.admin.test_roles import in_role  # noqa: F401 - a fixture
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db

LISTS = ["people_person", "tenures_office", "tenures_organization", "tenures_tenure", "kb_claim"]
FORMATS = {"csv": "0", "xlsx": "1", "ods": "2"}
EVIL = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"]


def address(name: str, query: str = "") -> str:
    return reverse(f"admin:{name}_export") + query


def export(client, name: str, form: str = "csv", query: str = ""):
    return client.post(address(name, query), {"format": FORMATS[form]})


def rows(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.fixture
def luns(db) -> None:
    life = [
        said("Joseph Luns", "birth", "1911-08-28", office=None),
        said("Joseph Luns", "name", "de:Josef Luns", office=None),
        said("Joseph Luns", "nationality", "NL", office=None),
    ]
    put_in("Joseph Luns, 1971 to 1984.", [*spell("Joseph Luns", "1971-10-01", "1984-06-25"), *life])


def test_people_have_the_columns_that_tables_of_people_have(chief, luns):
    (row,) = rows(export(chief, "people_person"))
    assert row == {
        "slug": "joseph-luns", "person": "Joseph Luns", "given_name": "Joseph", "family_name": "Luns",
        "aliases": "de:Josef Luns", "birth": "1911-08-28", "death": "", "nationality": "NL", "wikidata": "",
    }  # fmt: skip


def test_tenures_tell_both_edges(chief, luns):
    (row,) = rows(export(chief, "tenures_tenure"))
    assert (row["person"], row["office"], row["organization"]) == ("Joseph Luns", "Secretary General", "NATO")
    assert (row["start"], row["end"], row["acting"], row["start_disputed"]) == (
        "1971-10-01", "1984-06-25", "false", "false",
    )  # fmt: skip


def test_claims_tell_what_was_said_where(chief, luns):
    found = {row["property"]: row for row in rows(export(chief, "kb_claim"))}
    assert (found["start"]["value"], found["start"]["person_slug"]) == ("1971-10-01", "joseph-luns")
    assert found["start"]["outcome"] == "shown"


def test_offices_and_organizations_tell_their_labels(chief, luns):
    Office.objects.update(labels={"de": "NATO-Generalsekretär"})
    Organization.objects.update(labels={"fr": "OTAN"})
    assert rows(export(chief, "tenures_office"))[0]["label_de"] == "NATO-Generalsekretär"
    assert rows(export(chief, "tenures_organization"))[0]["organization_label_fr"] == "OTAN"


def test_only_what_is_filtered_and_searched_is_exported(chief, luns):
    assert len(rows(export(chief, "kb_claim", query="?property=birth"))) == 1
    assert rows(export(chief, "kb_claim", query="?q=Carrington")) == []


@pytest.mark.parametrize("query", ["?nonsense=1", "?property__nope=1", "?person__id__exact=x"])
@pytest.mark.parametrize("name", LISTS)
def test_a_filter_that_is_none_leads_back_to_the_list(chief, name, query):
    back = f"{reverse(f'admin:{name}_changelist')}?e=1"
    assert chief.get(reverse(f"admin:{name}_changelist") + query)["Location"].endswith("?e=1")
    assert chief.get(address(name, query))["Location"] == back
    assert export(chief, name, query=query)["Location"] == back


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_a_formula_in_any_format(chief, luns, form, evil):
    Person.objects.update(name=evil, given_name=evil)
    content = export(chief, "people_person", form).content
    harmless = f"'{evil}"
    if form == "csv":
        assert (
            harmless
            in next(iter(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))))["person"]
        )
    elif form == "xlsx":
        cell = openpyxl.load_workbook(io.BytesIO(content)).active["B2"]
        assert (cell.data_type, cell.value.replace("_x000D_", "\r")) == ("s", harmless)
    else:
        data = spreadsheets.ODS().create_dataset(content)
        assert data[0][1].startswith("'")


def test_characters_that_no_spreadsheet_takes_are_replaced(chief, luns):
    Person.objects.update(name="Joseph\x07Luns")
    cell = openpyxl.load_workbook(io.BytesIO(export(chief, "people_person", "xlsx").content)).active["B2"]
    assert cell.value == "Joseph\N{REPLACEMENT CHARACTER}Luns"


def test_too_much_for_a_spreadsheet_is_refused_with_a_way_out(chief, luns, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 2)
    page = export(chief, "kb_claim").content.decode()
    assert "More than 2 rows. Filter or search the list first" in page


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("role", ["viewer", "curator"])
def test_whoever_sees_a_list_may_take_it_along(in_role, luns, role, name):  # noqa: F811
    client = in_role(role)
    page = client.get(reverse(f"admin:{name}_changelist")).content.decode()
    assert address(name) in page
    assert client.get(address(name)).status_code == 200
    assert export(client, name)["Content-Type"] == "text/csv"


@pytest.mark.parametrize("name", LISTS)
def test_who_may_not_see_a_list_may_not_take_it_along(member, luns, name):
    assert export(member("view_change"), name).status_code == 403


@pytest.mark.parametrize("name", LISTS)
def test_an_export_costs_the_same_however_many_rows_there_are(chief, luns, name):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            export(chief, name)
        return len(captured)

    few = cost()
    for letter in "ABCDEFGH":
        office = ("Chair", f"Country {letter}")
        put_in(f"Ada {letter}berg was in office.", spell(f"Ada {letter}berg", "1950", "1951", office=office))
    assert cost() == few <= 7
