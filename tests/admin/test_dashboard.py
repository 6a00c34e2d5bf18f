"""The first page of the admin: what waits, what changed and by whom, how fresh the data are."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.dashboard import dashboard
from kb.ingest.store import judge, retract
from kb.models import Claim
from kb.review import QUEUES
from tests.admin.conftest import CHAIR, put_in
from tests.factories import FindingFactory, ReportFactory
from tests.ingest.said import said

INDEX = reverse("admin:index")
MONDAY = date(2024, 10, 7)


def waiting(today: date = MONDAY) -> dict[str, tuple[int, str]]:
    return {kind.label: (kind.number, kind.about) for kind in dashboard(today).waits}


def test_it_counts_what_waits(table, rumour):
    put_in("Rutte is to stay.", [said("Mark Rutte", "expected_end", "2028", modality="planned")])
    ReportFactory()
    ReportFactory(state="declined")
    FindingFactory(definite=True)
    assert waiting() == {
        "Claims to decide": (2, "1 planned, 1 reported"),
        "Contradictions": (1, "against the chosen value"),
        "Unresolved mentions": (0, "fit nobody, or several"),
        "Findings": (1, "1 definite, 0 possible"),
        "Readers’ reports": (1, "want an answer"),
    }


def test_what_is_decided_waits_no_longer(table, rumour):
    judge([rumour], "accepted", by=None, reason="Confirmed")
    judge(QUEUES["contradictions"].claims(), "rejected", by=None, reason="A slip of the list's")
    assert waiting()["Claims to decide"][0] == waiting()["Contradictions"][0] == 0


def test_every_number_leads_to_where_it_is_decided(chief, table, rumour):
    ReportFactory()
    page = chief.get(INDEX).content.decode()
    for kind in dashboard(MONDAY).waits:
        address = kind.address.replace("&", "&amp;")
        assert f'href="{address}"' in page
        assert chief.get(kind.address, follow=True).status_code == 200


def test_it_tells_who_decided_what_and_why(chief, anna, rumour):
    judge([rumour], "accepted", by=anna, reason="Confirmed by the conference")
    page = chief.get(INDEX).content.decode()
    assert "accepted, “Confirmed by the conference”" in page
    assert "anna, 0" in page


def test_it_tells_which_facts_changed_and_through_what(chief, article):
    retract(article, reason="The paper took it back")
    page = chief.get(INDEX).content.decode()
    assert "<del>Joseph Luns, Secretary General, NATO, 1971/1984</del>" in page
    assert "a source was taken back: “The paper took it back”" in page


def test_it_tells_how_fresh_the_data_are(article, table):
    put_in("Rutte leads it.", [said("Mark Rutte", "in_office_on", "2024-10-02")], published=date(2024, 10, 2))
    retract(table, reason="Old")
    fresh = dashboard(MONDAY).fresh
    assert (fresh.sources, fresh.retracted, fresh.newest_article) == (3, 1, date(2024, 10, 2))
    assert (fresh.open_spells, fresh.unconfirmed) == (1, 0)
    assert dashboard(date(2025, 10, 7)).fresh.unconfirmed == 1


def test_one_sees_what_one_may_do_something_about(member, article, rumour):
    page = member("view_claim", "view_report").get(INDEX).content.decode()
    assert "Readers’ reports" in page
    assert "Claims to decide" not in page
    assert "Who decided" not in page


def test_it_costs_the_same_however_much_there_is(chief, anna, article):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chief.get(INDEX).status_code == 200
        return len(captured)

    def more(letter: str) -> None:
        name = f"Ada {letter}berg"
        paper = put_in(f"{name} may chair it.", [said(name, "holds", office=CHAIR, modality="reported")])
        judge(paper.claims.all(), "accepted", by=anna, reason="Seen")
        put_in(f"{name} may go.", [said(name, "end", "2030", office=CHAIR, modality="planned")])
        ReportFactory()

    more("A")
    few = queries()
    for letter in "BCDEFGHIJ":
        more(letter)
    assert Claim.objects.waiting().count() > 9
    assert queries() == few


@pytest.mark.parametrize("refused", [" style=", "<style", "onclick"])
def test_it_holds_nothing_the_csp_refuses(chief, article, refused):
    assert refused not in chief.get(INDEX).content.decode()
