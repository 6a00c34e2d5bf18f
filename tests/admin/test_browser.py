"""A curator's way through the admin in a real Chromium, under the strict CSP."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from kb.models import Judgement
from tenures.models import Tenure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def complaints(page):
    """What the browser has to say about the pages: a refused style or script, an error."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def signed_in(page, live_server, anna):
    page.goto(live_server.url + reverse("admin:login"))
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("anna-knows-best")
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(live_server.url + reverse("admin:index"))
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_rumour_is_found_accepted_and_becomes_a_fact(signed_in, live_server, rumour, complaints, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + reverse("admin:kb_claim_changelist") + "?standing=waiting")
    page.get_by_role("link", name="Jens Stoltenberg is to chair").click()
    page.get_by_role("link", name="Accept").click()
    expect(page.get_by_text("Jens Stoltenberg, Chair, Munich Security Conference, ?/?")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Reason").fill("Confirmed by the conference")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("1 claim accepted. Facts changed:")).to_be_visible()
    assert Judgement.objects.get().reason == "Confirmed by the conference"
    assert Tenure.objects.get(office__title="Chair").person.name == "Jens Stoltenberg"
    assert complaints == []


def test_several_claims_are_chosen_in_the_list_and_rejected(signed_in, live_server, article, complaints):
    page = signed_in
    page.goto(live_server.url + reverse("admin:kb_claim_changelist") + "?q=Rutte")
    page.get_by_label("Select all objects on this page for an action").check()
    page.locator("select[name=action]").select_option(label="Reject selected claims")
    page.get_by_role("button", name="Go", exact=True).click()
    page.get_by_label("Reason").fill("A hoax")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("2 claims rejected. Facts changed:")).to_be_visible()
    assert not Tenure.objects.filter(person__name="Mark Rutte").exists()
    assert complaints == []


def test_an_office_is_chosen_from_suggestions_and_days_from_a_calendar(
    signed_in, live_server, article, complaints
):
    page = signed_in
    office = Tenure.objects.get(person__name="Joseph Luns").office
    page.goto(live_server.url + reverse("admin:tenures_office_change", args=[office.pk]))
    page.locator(".field-exclusive_with .select2-selection").click()
    page.get_by_role("option", name="Secretary General, NATO").click()
    page.locator(".field-established_earliest .date-icon").first.click()
    expect(page.locator(".calendarbox").first).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_that_asks_for_a_reason_is_accessible(signed_in, live_server, rumour, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}{reverse('admin:kb_claim_decide', args=['accept'])}?ids={rumour.pk}")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_table_is_looked_at_row_by_row_and_taken_in(signed_in, live_server, article, complaints, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + reverse("admin:tenures_tenure_changelist"))
    page.get_by_role("link", name="Import").click()
    rows = (
        "person,office,organization,start,end\n"
        "Joseph Luns,Secretary General,NATO,1971-10-01,1985\n"
        "Lord Carrington,Secretary General,NATO,1985,1988\n"
    )
    table = {"name": "tenures.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("File").set_input_files(table)
    page.get_by_role("button", name="Show what it brings").click()
    expect(page.get_by_text("1 contradicted")).to_be_visible()
    expect(page.get_by_role("row", name="3 new Lord Carrington")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("Taken in: 1 new, 1 contradicted.")).to_be_visible()
    assert Tenure.objects.filter(person__name="Lord Carrington").exists()


def test_a_list_is_taken_along_as_a_spreadsheet(signed_in, live_server, article, complaints):
    page = signed_in
    page.goto(live_server.url + reverse("admin:kb_claim_changelist") + "?q=Luns")
    page.get_by_role("link", name="Export").click()
    page.get_by_label("Format").select_option("xlsx")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export").click()
    assert saved.value.suggested_filename.startswith("Claim-")
    assert complaints == []
