"""A curator's Monday morning in a real Chromium, on the seeds: sign in, review, settle, edit, revert."""

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
     "/admin/kb/claim/review/?queue=unresolved", "/admin/tenures/tenure/add/", "history"],
)  # fmt: skip
def test_pages_are_accessible_and_fit(page: Page, site: str, complaints: list[str], address: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, site)
    if address == "history":
        open_luns(page, site)
        page.get_by_role("link", name="History").click()
    else:
        page.goto(site + address)
    assert complaints == []  # before axe, whose own styles the CSP refuses
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
