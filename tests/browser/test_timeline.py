"""The script of the timeline: it zooms in place; nothing needs it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
OFFICE = "/offices/nato-secretary-general/"


def drag(page, begin, end):
    page.locator("svg.wide").scroll_into_view_if_needed()
    box = page.locator("svg.wide").bounding_box()
    y = box["y"] + 150  # between the flags and the years
    page.mouse.move(box["x"] + begin * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + (begin + end) / 2 * box["width"], y)
    page.mouse.move(box["x"] + end * box["width"], y)
    page.mouse.up()


def test_a_drag_over_years_zooms_to_them_without_leaving_the_page(page, site, complaints):
    page.goto(site + OFFICE)
    drag(page, 0.5, 0.7)
    expect(page.locator("svg.wide .n").first).not_to_have_text("Ismay")
    expect(page.locator("svg.wide")).to_contain_text("Wörner")
    assert "?from=1989-" in page.url
    assert page.get_by_label("From").input_value().startswith("1989-")
    assert complaints == []


def test_keys_zoom_in_and_out_again(page, site):
    page.goto(site + OFFICE)
    page.locator("svg.wide a").first.focus()
    page.keyboard.press("+")
    expect(page.locator("[data-step=earlier]")).to_be_visible()
    expect(page.locator("[data-step=nearer]")).to_be_focused()
    page.keyboard.press("-")
    expect(page.locator("[data-step=earlier]")).to_have_count(0)


def test_on_the_first_page_the_steps_zoom_in_place(page, site):
    page.goto(site + "/")
    page.locator("[data-step=nearer]").click()
    expect(page.locator("[data-step=earlier]")).to_be_visible()
    assert page.url == site + "/"


def test_without_the_script_the_same_links_lead_to_the_zoomed_office(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/")
    page.locator("[data-step=nearer]").click()
    expect(page.locator("svg.wide .n").first).not_to_have_text("Ismay")
    assert OFFICE in page.url
    context.close()


def test_lanes_zoom_in_place_too(page, site, complaints):
    page.goto(site + "/offices/")
    page.locator("[data-step=nearer]").click()
    expect(page.locator("[data-step=earlier]")).to_be_visible()
    assert "/offices/?from=" in page.url
    assert page.get_by_label("From").input_value()
    assert complaints == []


def test_on_a_telephone_offices_are_columns_and_a_tap_tells_about_a_bar(browser, site):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site + "/offices/")
    expect(page.locator("svg.lanes")).to_be_hidden()
    bar = page.locator("svg.columns a", has_text="Joseph Luns").first
    bar.locator("rect").first.tap()
    expect(bar.locator(".ro")).to_be_visible()
    assert page.url == site + "/offices/"
    bar.locator("rect").first.tap()
    page.wait_for_url("**/people/joseph-luns/**")
    context.close()


def test_a_tap_tells_about_a_bar_before_it_leads_away(browser, site):
    context = browser.new_context(has_touch=True, viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto(site + OFFICE)
    bar = page.locator("svg.wide a", has_text="Luns").first
    bar.locator("rect").first.tap()
    expect(bar.locator(".ro")).to_be_visible()
    expect(bar.locator(".ro")).to_contain_text("4,651 days")
    assert page.url == site + OFFICE
    bar.locator("rect").first.tap()
    page.wait_for_url("**/people/joseph-luns/**")
    context.close()


def test_zooming_moves_nothing_below_the_timeline(page, site):
    page.goto(site + OFFICE)
    below = "document.querySelector('figure:has(svg.wide)').nextElementSibling.getBoundingClientRect().top + scrollY"
    before = page.evaluate(below)
    drag(page, 0.5, 0.7)
    expect(page.locator("[data-step=earlier]")).to_be_visible()
    assert page.evaluate(below) == before
