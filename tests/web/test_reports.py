"""A reader reports an error without an account; machines are kept out; what became of it is public."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from kb import reporting
from kb.models import Report
from tests.admin.conftest import as_shown
from tests.factories import ClaimFactory, PersonFactory, ReportFactory, TenureFactory

pytestmark = pytest.mark.django_db
LUNS = "joseph-luns-nato-secretary-general-1971"
ABOUT = f"tenure:{LUNS}:start"


@pytest.fixture
def luns():
    return TenureFactory(
        person=PersonFactory(name="Joseph Luns", birth="1911-08-28"), start="1971-10-01", end="1984-06-25"
    )


@pytest.fixture
def an_hour_ago(monkeypatch):
    """Forms made now look as if made a minute ago."""
    stamp = TimestampSigner.timestamp
    monkeypatch.setattr(reporting, "QUICKEST", timedelta(seconds=-1))
    return stamp


def token(about=ABOUT):
    page = Client().get("/report/", {"about": about}).content.decode()
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def send(**given):
    given = {"token": token(), "message": "It was 2 October.", "source": "", "website": "", **given}
    return Client().post(f"/report/?about={ABOUT}", given)


@pytest.mark.parametrize(
    ("about", "says"),
    [
        (ABOUT, "Joseph Luns, Secretary General of NATO: start"),
        (f"tenure:{LUNS}:days", "Shown now: 4,651 days."),
        ("person:joseph-luns:birth", "Shown now: 28 August 1911."),
        ("page:/records/", "A page of this site"),
    ],
)
def test_the_form_knows_what_is_reported_and_what_is_shown(luns, about, says):
    assert says in Client().get("/report/", {"about": about}).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/offices/nato-secretary-general/",
        "/on/1975-01-01/",
        "/records/",
        "/changes/1970/1985/",
        "/people/",
    ],
)
def test_every_row_with_values_has_a_link_that_reports_them(luns, address):
    rows = re.findall(r"<tr[^>]*>.*?</tr>", Client().get(address).content.decode(), re.DOTALL)
    of_luns = [row for row in rows if "Joseph Luns" in row]
    assert of_luns
    for row in of_luns:
        (about,) = re.findall(r'class="flag" rel="nofollow" href="/report/\?about=([^"]+)"', row)
        assert reporting.subject_of(about).person.name == "Joseph Luns"


def test_who_reports_a_row_chooses_which_of_its_values(luns, an_hour_ago):
    about = f"tenure:{LUNS}:spell"
    assert '<option value="end">end</option>' in Client().get("/report/", {"about": about}).content.decode()
    send(token=token(about), value="end")
    report = Report.objects.get()
    assert (report.about, report.shown) == (f"tenure:{LUNS}:end", "25 June 1984")


def test_a_value_that_is_none_of_them_changes_nothing(luns, an_hour_ago):
    send(value="x:y")
    assert Report.objects.get().about == ABOUT


def test_an_office_can_be_reported(luns):
    found = Client().get("/report/", {"about": "office:nato-secretary-general"}).content.decode()
    assert "<h1>Secretary General of NATO</h1>" in found
    assert reporting.subject_of("office:nothing") is None


def test_a_claim_can_be_reported(luns):
    claim = ClaimFactory(property="start", value="1971-10-02", tenure=luns, person=luns.person)
    page = Client().get("/report/", {"about": f"claim:{claim.key}"}).content.decode()
    assert "Joseph Luns: took office: 2 October 1971 (Joseph Luns (Who is who))" in page


def test_a_report_is_kept_for_curators_and_has_an_address_of_its_own(luns, an_hour_ago):
    response = send(source="https://example.org/minutes")
    report = Report.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/reports/{report.key}/")
    assert (report.tenure, report.person, report.shown) == (luns, luns.person, "1 October 1971")
    assert (report.message, report.source, report.state) == (
        "It was 2 October.",
        "https://example.org/minutes",
        "waiting",
    )


def test_the_state_is_public_and_the_words_are_not(luns, an_hour_ago):
    address = send(message="Words for curators")["Location"]
    page = Client().get(address).content.decode()
    assert "Waits for a curator" in page and "Words for curators" not in page
    Report.objects.update(state="accepted", answer="Corrected, thank you.")
    assert "Accepted: it was wrong. Corrected, thank you." in Client().get(address).content.decode()


def test_a_form_filled_in_faster_than_anybody_writes_is_not_taken(luns):
    response = send()
    assert response.status_code == 400
    assert "That was faster than anybody writes." in response.content.decode()
    assert not Report.objects.exists()


def test_the_field_for_machines_must_stay_empty(luns, an_hour_ago):
    assert send(website="https://spam.example").status_code == 400
    assert not Report.objects.exists()


@pytest.mark.parametrize("forged", ["", "x", f"{ABOUT}:1sabcd:forged"])
def test_a_token_that_is_not_ours_is_not_taken(luns, an_hour_ago, forged):
    assert send(token=forged).status_code == 400
    assert not Report.objects.exists()


def test_a_form_open_since_yesterday_must_be_sent_again(luns, an_hour_ago, monkeypatch):
    monkeypatch.setattr(reporting, "SLOWEST", timedelta(seconds=-1))
    assert "open for very long" in send().content.decode()


def test_one_reader_is_heard_five_times_an_hour(luns, an_hour_ago):
    for _ in range(5):
        assert send().status_code == 302
    response = send()
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    Report.objects.update(at=timezone.now() - timedelta(hours=2))
    assert send().status_code == 302


def test_behind_a_proxy_readers_are_told_apart(rf, settings):
    settings.BEHIND_HTTPS = True
    one, other = (
        reporting.client_of(rf.get("/", headers={"X-Forwarded-For": f"10.9.9.9, {address}"}))
        for address in ("192.0.2.1", "192.0.2.2")
    )
    assert one != other and "192.0.2" not in one


@pytest.mark.parametrize(
    "about",
    [
        "",
        "tenure:nobody:start",
        f"tenure:{LUNS}:colour",
        "page://evil.example/",
        "page:/\\evil.example/",
        "page:/buy-this/",
        "claim:%00",
        "x",
    ],
)
def test_what_is_not_there_cannot_be_reported(luns, about):
    assert Client().get("/report/", {"about": about}).status_code == 404


@pytest.mark.parametrize("message", ["", " ", "x" * 2001, "a\0b"])
def test_an_empty_or_endless_report_is_a_helpful_400(luns, an_hour_ago, message):
    assert send(message=message).status_code == 400


def test_every_value_of_a_person_can_be_reported(luns):
    page = Client().get("/people/joseph-luns/").content.decode()
    for about in (
        f"tenure%3A{LUNS}%3Astart",
        f"tenure%3A{LUNS}%3Aend",
        f"tenure%3A{LUNS}%3Adays",
        "person%3Ajoseph-luns%3Abirth",
    ):
        assert f'href="/report/?about={about}"' in page


def test_the_list_tells_what_became_of_each():
    ReportFactory(label="Dirk Stikker: birth", state="declined")
    page = Client().get("/reports/").content.decode()
    assert "Dirk Stikker: birth" in page and "Declined" in page and "born in 1897" not in page


def test_nothing_about_reports_is_kept_in_a_cache(luns):
    ReportFactory(key="one")
    for address in ("/reports/", "/reports/one/", f"/report/?about={ABOUT}"):
        assert "no-store" in Client().get(address)["Cache-Control"]


def test_a_curator_decides_and_answers(admin_client):
    report = ReportFactory(key="one")
    queue = admin_client.get("/admin/kb/report/").content.decode()
    assert "The page /records/" in queue
    address = f"/admin/kb/report/{report.pk}/change/"
    assert "Stikker was born in 1897." in admin_client.get(address).content.decode()
    as_shown(admin_client, address, {"state": "accepted", "answer": "Corrected."})
    report.refresh_from_db()
    assert (report.state, report.answer, report.decided_by.username) == ("accepted", "Corrected.", "admin")
    assert report.decided_at is not None
