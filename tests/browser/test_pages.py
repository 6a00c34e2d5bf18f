"""Pages in a real Chromium: without scripts, by keyboard, enlarged, on paper, and what they weigh."""

from __future__ import annotations

import gzip
import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.pages import PAGES

pytestmark = pytest.mark.browser

FILES = "link[rel~=icon], link[rel~=stylesheet], script[src], img[src]"


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
    page.get_by_role("link", name=re.compile("report an error.*birth")).click()
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


FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const bar = e.closest("svg") ? getComputedStyle(e.querySelector(".b, .pre")) : null;
  return {
    at: e === document.body ? "" : e.outerHTML.slice(0, 90),
    holder: e.closest("svg") ? e.getAttribute("href") : null,
    shown: bar ? bar.stroke !== "none" && parseFloat(bar.strokeWidth) >= 2
      : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


def test_tab_leads_through_the_whole_page_and_one_always_sees_where(page, site):
    page.goto(site)
    links = page.eval_on_selector_all("svg.wide a", "found => found.map(e => e.getAttribute('href'))")
    reached, unseen = set(), []
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["at"]:
            break
        reached.add(focus["holder"])
        if not (focus["shown"] and focus["inside"]):
            unseen.append(focus["at"])
    assert not focus["at"], "the last Tab leaves the page"
    assert unseen == []
    assert set(links) <= reached


def test_what_a_bar_tells_is_told_at_its_focus(page, site):
    page.goto(site)
    page.locator("svg.wide a", has_text="Stikker").first.focus()
    expect(page.locator("svg.wide a:focus .ro")).to_be_visible()


def test_a_reader_enlarges_to_200_per_cent(browser, site):
    """Which leaves half as many pixels across and down."""
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    too_wide = {}
    for name, address in PAGES.items():
        page.goto(f"{site}/de{address}")
        if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
            too_wide[name] = over
    context.close()
    assert too_wide == {}


def test_paper_is_white_and_holds_the_table_too(page, site):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(site)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator(".top nav").first).to_be_hidden()
    expect(page.locator(".tools table.cards").get_by_text("Dirk Stikker")).to_be_visible()
    assert len(page.pdf()) > 20_000


def test_the_first_page_weighs_at_most_40_kb(page, site):
    """The page as it is sent, and all that it names, compressed as WhiteNoise keeps it."""
    with urlopen(Request(site, headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        weight = len(answer.read())
    page.goto(site)
    for file in page.eval_on_selector_all(FILES, "found => found.map(e => e.href || e.src)"):
        weight += len(gzip.compress(urlopen(file).read(), 9))
    assert weight <= 40 * 1024
