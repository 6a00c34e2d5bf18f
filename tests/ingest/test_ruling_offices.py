"""Offices and organizations merged and split in the database: what moves, where addresses lead, and the way back."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from kb.ingest.facts import refresh_everything
from kb.ingest.ruling import NoRuling, merge_offices, settle, split_office, withdraw
from kb.ingest.store import restore, retract, store_offices
from kb.ingest.tables import OfficeRow
from kb.models import Claim, Ruling
from people.dates import PartialDate
from tenures.models import Office, Organization, Tenure
from tests.admin.conftest import put_in
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db
GS = ("General Secretary", "NATO")
LONG = "North Atlantic Treaty Organization"
KEPT, GONE = "nato-secretary-general", "nato-general-secretary"


@pytest.fixture
def two():
    """One post under two names, each with labels that the other lacks."""
    put_in("Joseph Luns, 1971 to 1984.", spell("Joseph Luns", "1971-10-01", "1984-06-25"))
    article = put_in(
        "Peter Carrington, from 1984.", spell("Peter Carrington", "1984-06-25", "1988", office=GS)
    )
    put_in("Joseph Luns came in 1971.", spell("Joseph Luns", "1971", office=GS))
    store_offices([
        OfficeRow("Secretary General", "NATO", labels={"de": "NATO-Generalsekretär"}),
        OfficeRow(*GS, labels={"de": "Generalsekretär der NATO", "fr": "Secrétaire général de l’OTAN"},
                  established=PartialDate.parse("1952-04-04")),
    ])  # fmt: skip
    return Office.objects.get(slug=KEPT), Office.objects.get(slug=GONE), article


def spells() -> list[tuple[str, str, str]]:
    return sorted((t.person.name, t.office.slug, t.start.edtf) for t in Tenure.objects.all())


def redirects(client: Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get("/api/v1/redirects/").json()["results"]
    return rows


ONE = [("Joseph Luns", KEPT, "1971-10-01"), ("Peter Carrington", KEPT, "1984-06-25")]
TWO = [
    ("Joseph Luns", GONE, "1971"), ("Joseph Luns", KEPT, "1971-10-01"), ("Peter Carrington", GONE, "1984-06-25"),
]  # fmt: skip


class TestMerged:
    @pytest.fixture
    def ruling(self, two) -> Ruling:
        assert spells() == TWO
        return merge_offices(two[0], two[1], by=None, reason="One post").ruling

    def test_claims_and_tenures_move(self, ruling):
        assert spells() == ONE
        assert {claim.office.slug for claim in Claim.objects.exclude(office_title="")} == {KEPT}
        carrington = Tenure.objects.get(person__name="Peter Carrington")
        assert carrington.predecessor.person.name == "Joseph Luns"

    def test_labels_and_days_that_only_the_other_has_are_lent(self, ruling):
        office = Office.objects.get(slug=KEPT)
        assert office.labels == {"de": "NATO-Generalsekretär", "fr": "Secrétaire général de l’OTAN"}
        assert office.established.edtf == "1952-04-04"

    @pytest.mark.parametrize(
        ("address", "leads_to"),
        [
            (f"/offices/{GONE}/?from=1980", f"/offices/{KEPT}/?from=1980"),
            (f"/de/offices/{GONE}/", f"/de/offices/{KEPT}/"),
            (f"/offices/{GONE}/card.png", f"/offices/{KEPT}/card.png"),
            (f"/offices/{GONE}/timeline.svg", f"/offices/{KEPT}/timeline.svg"),
            (f"/api/v1/offices/{GONE}/", f"http://testserver/api/v1/offices/{KEPT}/"),
            (f"/api/v1/offices/{GONE}/holder/?on=1980", f"http://testserver/api/v1/offices/{KEPT}/holder/?on=1980"),
            (f"/api/v1/tenures/peter-carrington-{GONE}-1984/",
             f"http://testserver/api/v1/tenures/peter-carrington-{KEPT}-1984/"),
        ],
    )  # fmt: skip
    def test_the_old_address_leads_on_for_good(self, client, ruling, address, leads_to):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, leads_to)
        assert client.get(leads_to).status_code == 200

    def test_it_is_listed_and_found_under_the_name_that_is_left(self, client, ruling):
        rows = redirects(client)
        assert [(row["old_slug"], row["office"]["slug"]) for row in rows if row["office"]] == [(GONE, KEPT)]
        assert {row["old_slug"] for row in rows if not row["office"]} == {
            f"joseph-luns-{GONE}-1971", f"peter-carrington-{GONE}-1984",
        }  # fmt: skip
        listed = client.get("/api/v1/offices/").json()["results"]
        assert [row["slug"] for row in listed] == [KEPT]
        asked = client.get(f"/api/v1/tenures/?office={GONE}").json()["results"]
        assert len(asked) == 2
        page = client.get("/search/?q=general+secretary").content.decode()
        assert f"/offices/{KEPT}/" in page
        assert "General Secretary, NATO" in client.get(f"/offices/{KEPT}/").content.decode()

    def test_it_outlives_recomputing_rereading_retracting_and_tables(self, two, ruling):
        assert not refresh_everything().facts
        retract(two[2])
        assert spells() == ONE[:1]
        restore(two[2])
        put_in("Wörner became General Secretary.", spell("Manfred Wörner", "1988-07-01", office=GS))
        store_offices([OfficeRow(*GS, labels={"nl": "Secretaris-generaal"})])
        assert spells() == [ONE[0], ("Manfred Wörner", KEPT, "1988-07-01"), ONE[1]]
        assert Office.objects.get(slug=KEPT).labels["nl"] == "Secretaris-generaal"
        assert not refresh_everything().facts

    def test_a_table_that_names_it_otherwise_is_loaded_as_it_is_meant(self, ruling, tmp_path):
        table = tmp_path / "holders.csv"
        table.write_text(
            "person,office,organization,start,end\nManfred Wörner,General Secretary,NATO,1988-07-01,1994\n"
        )
        call_command("ingest", str(table), stdout=StringIO(), stderr=StringIO())
        assert ("Manfred Wörner", KEPT, "1988-07-01") in spells()
        assert not refresh_everything().facts

    def test_undone_both_are_back_with_what_was_theirs(self, client, two, ruling):
        withdraw(ruling, by=None, reason="Two posts")
        assert spells() == TWO
        for office in two[:2]:
            before = (office.labels, office.established)
            office.refresh_from_db()
            assert (office.labels, office.established, office.merged_into) == (*before, None)
            assert client.get(f"/offices/{office.slug}/").status_code == 200
        assert [row for row in redirects(client) if not row["tenure"]] == []
        assert not refresh_everything().facts

    def test_what_the_office_gets_of_its_own_meanwhile_it_keeps(self, two, ruling):
        store_offices([OfficeRow("Secretary General", "NATO", labels={"fr": "Secrétaire général de l’OTAN"})])
        withdraw(ruling, by=None, reason="Two posts")
        assert Office.objects.get(slug=KEPT).labels["fr"] == "Secrétaire général de l’OTAN"

    def test_it_goes_to_the_file_of_decisions_and_comes_back(self, ruling, tmp_path):
        file = tmp_path / "decisions.json"
        call_command("decisions", "export", str(file), stdout=StringIO())
        Ruling.objects.all().delete()
        settle()
        refresh_everything()
        assert spells() == TWO
        call_command("decisions", "import", str(file), stdout=StringIO())
        assert spells() == ONE
        again = tmp_path / "again.json"
        call_command("decisions", "export", str(again), stdout=StringIO())
        assert json.loads(again.read_text()) == json.loads(file.read_text())


def test_vacancies_move_along(two):
    put_in("Nobody was in office.", [said("", "vacant", "1984-06-01/1984-06-25", office=GS)])
    kept, gone, _ = two
    assert gone.vacancies.count() == 1
    ruling = merge_offices(kept, gone, by=None, reason="One post").ruling
    assert (kept.vacancies.count(), gone.vacancies.count()) == (1, 0)
    withdraw(ruling, by=None, reason="Two posts")
    assert (kept.vacancies.count(), gone.vacancies.count()) == (0, 1)


def test_two_rulings_lead_to_the_same_whichever_was_made_first(two):
    put_in("Luns chaired it in 1980.", spell("Joseph Luns", "1980", office=("Head", "NATO")))
    head = Office.objects.get(title="Head")
    kept, gone, _ = two
    first = merge_offices(gone, head, by=None, reason="One post").ruling
    merge_offices(kept, gone, by=None, reason="One post")
    assert {t.office for t in Tenure.objects.all()} == {kept}
    assert {o.slug: o.merged_into and o.merged_into.slug for o in Office.objects.all()} == {
        KEPT: None, GONE: KEPT, "nato-head": KEPT,
    }  # fmt: skip
    withdraw(first, by=None, reason="Another post")
    assert {o.slug: o.merged_into and o.merged_into.slug for o in Office.objects.all()} == {
        KEPT: None, GONE: KEPT, "nato-head": None,
    }  # fmt: skip


class TestOrganizations:
    @pytest.fixture
    def ruling(self, two) -> Ruling:
        put_in("Luns, of the Alliance.", spell("Joseph Luns", "1971-10-01", "1984-06-25", office=("Secretary General", LONG)))  # fmt: skip
        put_in(
            "Anna Holder, deputy.", spell("Anna Holder", "1990", office=("Deputy Secretary General", LONG))
        )
        Organization.objects.filter(name=LONG).update(labels={"fr": "OTAN"})
        nato, other = Organization.objects.get(name="NATO"), Organization.objects.get(name=LONG)
        return merge_offices(nato, other, by=None, reason="Its full name").ruling

    def test_all_its_offices_and_labels_move(self, client, ruling):
        assert {o.slug for o in Office.objects.shown()} == {KEPT, GONE, "nato-deputy-secretary-general"}
        assert [o.slug for o in Organization.objects.shown()] == ["nato"]
        assert Organization.objects.get(slug="nato").labels == {"fr": "OTAN"}
        old = "north-atlantic-treaty-organization"
        answer = client.get(f"/api/v1/organizations/{old}/")
        assert (answer.status_code, answer["Location"]) == (
            301,
            "http://testserver/api/v1/organizations/nato/",
        )
        assert client.get(f"/offices/?organization={old}")["Location"] == "/offices/?organization=nato"
        assert client.get(f"/offices/{old}-secretary-general/")["Location"] == f"/offices/{KEPT}/"
        assert {row["old_slug"] for row in redirects(client) if not row["tenure"]} == {
            old, f"{old}-secretary-general", f"{old}-deputy-secretary-general",
        }  # fmt: skip
        assert {row["old_slug"] for row in redirects(client) if row["tenure"]} == {
            f"joseph-luns-{old}-secretary-general-1971", f"anna-holder-{old}-deputy-secretary-general-1990",
        }  # fmt: skip
        assert not refresh_everything().facts

    def test_undone_they_are_two(self, ruling):
        withdraw(ruling, by=None, reason="Two")
        assert Tenure.objects.get(person__name="Anna Holder").office.organization.name == LONG
        assert Organization.objects.get(slug="nato").labels == {}
        assert not refresh_everything().facts


class TestSplit:
    @pytest.fixture
    def carrington(self, two) -> Claim:
        return Claim.objects.get(person_name="Peter Carrington", property="start")

    def test_the_claims_go_to_the_office_that_is_named_and_stay_there(self, client, two, carrington):
        meant = ("Chair", "Munich Security Conference")
        ruling = split_office(two[1], [carrington], meant, by=None, reason="He chaired it").ruling
        chair = ("Peter Carrington", "munich-security-conference-chair", "1984-06-25")
        assert spells() == [*TWO[:2], chair]
        retract(two[2])
        restore(two[2])
        assert not refresh_everything().facts
        assert chair in spells()
        assert client.get("/offices/munich-security-conference-chair/").status_code == 200
        withdraw(ruling, by=None, reason="He did not")
        assert spells() == TWO

    def test_of_an_organization_they_keep_their_title(self, two, carrington):
        split_office(two[1].organization, [carrington], ("", "Western Union"), by=None, reason="Of another")
        assert spells() == [*TWO[:2], ("Peter Carrington", "western-union-general-secretary", "1984-06-25")]

    def test_merging_the_two_withdraws_it(self, two, carrington):
        split_office(two[1], [carrington], ("Secretary General", "NATO"), by=None, reason="The other")
        assert spells() == [*TWO[:2], ONE[1]]
        merge_offices(two[0], two[1], by=None, reason="One after all")
        assert spells() == ONE
        assert [(r.same, r.withdrawn_at is None) for r in Ruling.objects.order_by("pk")] == [(False, False), (True, True)]  # fmt: skip

    def test_to_itself_is_none(self, two, carrington):
        with pytest.raises(NoRuling, match="is the same"):
            split_office(two[1], [carrington], ("general secretary", "NATO"), by=None, reason="")

    def test_of_everything_is_none(self, two):
        with pytest.raises(NoRuling, match="on both sides"):
            split_office(two[1], two[1].claims.all(), ("Chair", "NATO"), by=None, reason="")

    def test_back_again_is_for_withdrawing(self, two, carrington):
        chair = ("Chair", "NATO")
        split_office(two[1], [carrington], chair, by=None, reason="He chaired it")
        put_in("Anna Holder chairs.", spell("Anna Holder", "1990", office=chair))
        carrington.refresh_from_db()
        with pytest.raises(NoRuling, match="withdraw “General Secretary, NATO is two"):
            split_office(Office.objects.get(title="Chair"), [carrington], GS, by=None, reason="")
