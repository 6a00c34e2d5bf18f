"""A curator's Monday in a real Chromium, on the seeds: sign in, review, settle, edit, revert, read, retract, merge, split."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.seeded import seeded_site

pytestmark = pytest.mark.browser
WIDTHS = [1280, 390]
LUNS = "/admin/tenures/tenure/?q=joseph-luns-nato-secretary-general"


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[str]:
    with seeded_site(django_db_blocker) as address:
        with django_db_blocker.unblock():
            for name in ("anna", "otto"):
                get_user_model().objects.create_superuser(name, password=f"{name}-knows-best")
        yield address


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser says of pages: a refused style or script, an error, another host."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if "localhost" in request.url or request.url.startswith("data:")
            else said.append(request.url)
        ),
    )
    return said


def sign_in(page: Page, site: str, name: str = "anna") -> None:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(f"{name}-knows-best")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="What waits")).to_be_visible()


def press(page: Page, key: str) -> None:
    """Once the page's scripts have run."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def waiting(page: Page, label: str) -> int:
    return int(page.get_by_role("link", name=label).locator("strong").inner_text())


def open_luns(page: Page, site: str) -> None:
    page.goto(site + LUNS)
    page.get_by_role("link", name="Joseph Luns").click()
    page.wait_for_url("**/change/*")


def test_the_whole_morning(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    hedged, contradictions = waiting(page, "Claims to decide"), waiting(page, "Contradictions")

    # One key a claim, and the next one comes up.
    page.get_by_role("link", name="Claims to decide").click()
    expect(page.get_by_text(f"1 of {hedged} ")).to_be_visible()
    first = page.url
    press(page, "j")
    expect(page.get_by_text(f"2 of {hedged} ")).to_be_visible()
    press(page, "k")
    expect(page).to_have_url(first)
    press(page, "r")
    expect(page.get_by_text("Take it back")).to_be_visible()
    expect(page.get_by_text(f"1 of {hedged - 1} ")).to_be_visible()

    # One click, with a reason of one's own.
    press(page, "e")
    page.keyboard.type("The memoirs say so, too")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("“The memoirs say so, too”")).to_be_visible()

    # A contradiction: the claim beside the others, settled.
    page.get_by_role("link", name="Contradictions").click()
    expect(page.get_by_role("heading", name="Others say about the same")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text(f"1 of {contradictions - 1} ")).to_be_visible()

    # A date: typed as people write it, echoed, looked at, saved.
    open_luns(page, site)
    form = page.locator(".kb-facts")
    form.get_by_label("Start").fill("2 Oct 1971")
    expect(form.get_by_text("Read as: 2 October 1971 (1971-10-02)")).to_be_visible()
    form.get_by_label("Source").fill("https://www.nato.int/luns")
    form.get_by_label("Reason").fill("The gazette gives the day")
    form.get_by_role("button", name="Show what would change").click()
    expect(page.locator("ins", has_text="1971-10-02/1984-06-25")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("To undo it, reject your claim")).to_be_visible()
    expect(page.locator(".kb-facts").get_by_label("Start")).to_have_value("1971-10-02")

    # And reverted from the history.
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("cell", name="The gazette gives the day").first).to_be_visible()
    page.get_by_role("link", name="Undo").first.click()
    page.get_by_label("Reason").fill("It was another gazette")
    page.get_by_role("button", name="Reject").click()
    open_luns(page, site)
    expect(page.locator(".kb-facts").get_by_label("Start")).to_have_value("1971-10-01")

    page.goto(f"{site}/admin/")
    expect(page.get_by_text("“It was another gazette”").first).to_be_visible()
    assert complaints == []


def test_a_claim_read_wrongly_is_put_right_with_suggestions(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    page.get_by_role("link", name="Claims to decide").click()
    press(page, "c")
    person = page.get_by_label("Person")
    expect(person).to_be_focused()
    person.fill("stolt")
    expect(page.locator("datalist option[value='Jens Stoltenberg']")).to_be_attached()
    person.fill("Jens Stoltenberg")
    page.locator(".kb-correct").get_by_label("Reason").fill("It is about Stoltenberg")
    page.locator(".kb-correct").get_by_role("button", name="Show what would change").click()
    expect(page.get_by_text("Read as: Jens Stoltenberg")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("To undo it, reject your claim")).to_be_visible()
    assert complaints == []


def test_without_a_script_everything_works(browser, site: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, site)
    page.get_by_role("link", name="Claims to decide").click()
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Take it back")).to_be_visible()
    page.goto(f"{site}/admin/tenures/tenure/add/")
    page.get_by_label("Person").fill("joseph luns")
    page.get_by_label("Office").fill("Secretary General, NATO")
    page.get_by_label("Start").fill("1. Oktober 1971")
    page.get_by_label("Source").fill("https://www.nato.int/luns")
    page.get_by_label("Reason").fill("For the test")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_text("Read as: 1 October 1971 (1971-10-01)")).to_be_visible()
    page.context.close()


def test_of_two_curators_the_second_is_told(browser, site: str):
    pages = [browser.new_context().new_page() for _ in range(2)]
    for page, name in zip(pages, ("anna", "otto"), strict=True):
        sign_in(page, site, name)
        page.get_by_role("link", name="Contradictions").click()
    anna, otto = pages
    assert anna.url == otto.url
    anna.locator("#kb-reason").fill("A slip of the printer")
    anna.get_by_role("button", name="Reject").click()
    otto.locator("#kb-reason").fill("I have seen it")
    otto.get_by_role("button", name="Prefer").click()
    expect(otto.get_by_text("Anna has decided on this")).to_be_visible()
    expect(otto.locator("#kb-reason")).to_have_value("I have seen it")
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/kb/claim/review/", "/admin/kb/claim/review/?queue=contradictions",
     "/admin/kb/claim/review/?queue=unresolved", "/admin/tenures/tenure/add/", "/admin/kb/article/add/",
     "/admin/kb/finding/", "spell", "person", "history"],
)  # fmt: skip
def test_pages_are_accessible_and_fit(page: Page, site: str, complaints: list[str], address: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, site)
    if address == "person":
        page.goto(f"{site}/admin/people/person/?q=Luns")
        page.get_by_role("link", name="Joseph Luns").click()
        page.wait_for_url("**/change/*")
    elif address in ("spell", "history"):
        open_luns(page, site)
        if address == "history":
            page.get_by_role("link", name="History").click()
            page.wait_for_url("**/history/*")
    else:
        page.goto(site + address)
    assert complaints == []  # before axe, whose own styles the CSP refuses
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


PASTED = """Brüssel. Javier Solana war von 1995 bis 1999 Generalsekretär der Nato. Bernhard Beispiel leitet seit März 2021
die Münchner Sicherheitskonferenz, schreibt die Zeitung."""


def test_an_article_is_pasted_looked_at_kept_and_retracted(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    page.goto(f"{site}/admin/kb/article/add/")
    page.get_by_label("Text").fill(PASTED)
    page.get_by_label("Published").fill("2021-04-01")
    page.get_by_label("Title").fill("Wer führt die Konferenz?")
    page.get_by_role("button", name="Show what it says").click()
    expect(page.locator("mark", has_text="Javier Solana war von 1995 bis 1999").first).to_be_visible()
    expect(page.get_by_text("Nothing has been kept yet")).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="Wer führt die Konferenz?")).to_be_visible()
    assert "Bernhard Beispiel" in page.request.get(f"{site}/people/bernhard-beispiel/").text()

    page.get_by_role("link", name="Retract").click()
    expect(page.locator(".kb-changes li", has_text="Bernhard Beispiel").first).to_be_visible()
    page.get_by_role("textbox", name="Reason").fill("The paper took it back")
    page.get_by_role("button", name="Retract").click()
    expect(page.get_by_text("1 article retracted")).to_be_visible()
    assert page.request.get(f"{site}/people/bernhard-beispiel/").status == 410
    assert complaints == []


def test_two_who_are_one_are_merged_and_made_two_again(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    page.goto(f"{site}/admin/people/person/?q=Manfred+Wörner")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Merge").click()
    page.get_by_label("Name").fill("Willy Claes")
    page.get_by_role("button", name="Search").click()

    page.get_by_role("link", name="Merge with Willy Claes").click()
    expect(page.locator(".kb-changes li").first).to_be_visible()
    page.get_by_role("textbox", name="Reason").fill("To see whether it can be undone")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("are one person.")).to_be_visible()
    merged = page.request.get(f"{site}/people/willy-claes/", max_redirects=0)
    other = page.request.get(f"{site}/people/manfred-worner/", max_redirects=0)
    assert sorted((merged.status, other.status)) == [200, 301]

    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("textbox", name="Reason").fill("They are two")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("1 ruling withdrawn")).to_be_visible()
    for slug in ("willy-claes", "manfred-worner"):
        assert page.request.get(f"{site}/people/{slug}/", max_redirects=0).status == 200
    assert complaints == []


def test_one_who_is_two_is_split(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    page.goto(f"{site}/admin/people/person/?q=Willy+Claes")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Split in two").click()
    page.locator("input[name=claim]").first.check()
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    page.get_by_role("textbox", name="Reason").fill("A namesake")
    page.get_by_role("button", name="Split").click()
    expect(page.get_by_text("Willy Claes is two people.")).to_be_visible()
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("textbox", name="Reason").fill("No namesake after all")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("1 ruling withdrawn")).to_be_visible()
    assert complaints == []


def test_a_finding_is_suppressed_and_stays_in_sight(page: Page, site: str, complaints: list[str]):
    sign_in(page, site)
    findings = waiting(page, "Findings")
    page.get_by_role("link", name=f"{findings} Findings").click()
    page.get_by_role("link", name="Suppress…").first.click()
    page.get_by_role("textbox", name="Reason").fill("Both papers count the handover differently")
    page.get_by_role("button", name="Suppress").click()
    expect(page.get_by_text("Both papers count the handover differently").first).to_be_visible()
    assert "Both papers count the handover differently" in page.request.get(f"{site}/conflicts/").text()
    page.goto(f"{site}/admin/")
    assert waiting(page, "Findings") == findings - 1
    assert complaints == []
