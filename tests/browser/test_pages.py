"""Every page in a real Chromium: both colour schemes, narrow and wide, without scripts, by keyboard."""

from __future__ import annotations

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "offices": "/offices/",
    "office": "/offices/nato-secretary-general/",
    "zoomed office": "/offices/nato-secretary-general/?from=1994&to=2004",
    "handover": "/on/2024-10-01/",
    "period": "/on/1989/1995/",
    "no date": "/on/1989-02-30/",
    "changes": "/changes/2004/2014-10/",
    "search": "/search/?q=Stoltenbreg",
    "people": "/people/",
    "person": "/people/joseph-luns/",
    "acting person": "/people/sergio-balanzino/",
    "sources": "/sources/",
    "cited source": "/sources/nato-sg-luns/",
    "records": "/records/",
    "uncertain records": "/records/?office=nato-deputy-secretary-general&acting=include&combine=true",
    "conflicts": "/conflicts/",
    "corrections": "/corrections/",
    "about": "/about/",
    "report an error": "/report/?about=tenure:joseph-luns-nato-secretary-general-1971:start",
    "reports": "/reports/",
    "missing": "/people/nobody-of-that-name/",
}
FILES = "link[rel~=icon], link[rel~=stylesheet], script[src], img[src]"


def article_page(page, site):
    """The page of the one source whose text was read: the list leads to it."""
    page.goto(site + "/sources/")
    return page.get_by_role("link", name="OÖNachrichten").first.get_attribute("href")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(page, site, scheme):
    found: list[str] = []
    page.emulate_media(color_scheme=scheme)
    addresses = [*PAGES.values(), article_page(page, site)]
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(site + address)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            results = Axe().run(page, options={"resultTypes": ["violations"]})
            found += [
                f"{address} at {width} px, {scheme}: {v['id']}: {v['nodes'][0]['html'][:200]}"
                for v in results.response["violations"]
            ]
    assert found == []


def test_nothing_is_blocked_missing_or_asked_of_another_host(page, site, complaints):
    for name, address in PAGES.items():
        page.goto(site + address)
        if name in ("missing", "no date"):  # the browser says of its own how the address answered
            complaints[:] = [c for c in complaints if "404" not in c and "400" not in c]
        assert complaints == [], address


def test_nothing_is_blocked_on_the_page_that_documents_the_api(page, site, complaints):
    page.goto(site + "/api/docs/")
    expect(page.locator(".opblock").first).to_be_visible()
    assert complaints == []


def test_every_file_that_a_page_names_is_there(page, site):
    """Asked for one by one: the browser may drop its own request for an icon when it leaves."""
    named: set[str] = set()
    for address in PAGES.values():
        page.goto(site + address)
        named |= set(page.eval_on_selector_all(FILES, "found => found.map(e => e.href || e.src)"))
    assert site + "/static/kb/icon.svg" in named
    assert {file: status for file in named if (status := page.request.get(file).status) != 200} == {}


def test_no_page_is_wider_than_a_narrow_screen(page, site):
    page.set_viewport_size({"width": 320, "height": 800})
    widths = {}
    for address in [*PAGES.values(), article_page(page, site)]:
        page.goto(site + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in widths.items() if width > 320} == {}


SHIFTS = """new Promise(done => new PerformanceObserver(list => done(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 300))"""


def test_nothing_moves_while_a_page_loads(page, site):
    moved = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in PAGES.values():
            page.goto(site + address)
            moved[f"{address} at {width} px"] = page.evaluate(SHIFTS)
    assert {address: by for address, by in moved.items() if by} == {}


def test_the_first_page_with_all_its_files_is_at_most_40_kilobytes(page, site):
    page.goto(site)
    files = page.eval_on_selector_all(FILES, "found => found.map(e => e.href || e.src)")
    weights = {url: len(gzip.compress(page.request.get(url).body())) for url in [site + "/", *files]}
    assert any(url.endswith(".js") for url in weights) and any(url.endswith(".css") for url in weights)
    assert sum(weights.values()) <= 40 * 1024, weights


def test_pages_work_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.locator("table.rank a", has_text="Joseph Luns").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Joseph Luns")
    context.close()


def test_a_reader_follows_a_date_to_the_words_that_state_it(page, site):
    page.goto(site + "/people/joseph-luns/")
    page.get_by_role("link", name="OÖNachrichten").first.click()
    expect(page.get_by_role("main")).to_contain_text("Dieser amtierte von 1971 bis 1984")


def test_a_link_to_a_conflict_unfolds_it(page, site):
    page.goto(site + "/offices/nato-secretary-general/")
    page.locator("a.dia").first.click()
    page.wait_for_url("**/conflicts/**")
    expect(page.locator(".conf:target table")).to_be_visible()


def test_a_link_to_why_a_date_is_so_unfolds_it(page, site):
    page.goto(site + "/offices/nato-secretary-general/")
    page.locator("a.src[href*='-1971-start']").first.click()
    expect(page.locator("ul:target")).to_contain_text("Not before")


def test_a_reader_reports_an_error_without_an_account(page, site):
    page.goto(site + "/people/joseph-luns/")
    page.get_by_role("link", name="report an error: birth").click()
    page.get_by_label("What is wrong").fill("He was born on another day.")
    page.wait_for_timeout(3500)  # faster than anybody writes it is not taken
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/reports/**")
    expect(page.get_by_role("main")).to_contain_text("Waits for a curator")


def test_the_first_tab_leads_past_the_header(page, site):
    page.goto(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + "/#main")


def test_a_holder_is_reached_from_the_timeline_by_keyboard(page, site):
    page.goto(site)
    links = page.locator("svg.wide a[href*='/people/']")
    assert links.count() >= 14
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/**")
