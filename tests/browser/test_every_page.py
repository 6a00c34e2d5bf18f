"""Every kind of page in every language, both colour schemes and three widths: what a machine can see of quality."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.pages import MISSING, PAGES

pytestmark = pytest.mark.browser

(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
RUN = "axe.run(document, {resultTypes: ['violations'], preload: false, rules: {'target-size': {enabled: true}}})"
# Each page in each language; over the three, each width and both colour schemes.
LOOKS = (("", 1280, "light"), ("/de", 390, "dark"), ("/fr", 320, "light"))
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""
SEEN = 0.001  # of the screen, moved: less is a page still arriving on a busy machine
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


def shifts(page, address: str) -> float:
    """What moves on a page while it loads: a page that shifts does so each time, a busy machine paints half of one now and then."""
    page.goto(address)
    moved = page.evaluate(SHIFTS)
    if moved >= SEEN:
        page.reload()
        moved = min(moved, page.evaluate(SHIFTS))
    return moved


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_every_page_is_accessible_fits_and_stays_put(page, site, complaints, language, width, scheme):
    found: list[str] = []
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for name, address in (PAGES | MISSING).items():
        if (shifted := shifts(page, f"{site}{language}{address}")) >= SEEN:
            found.append(f"{name}: layout shifts by {shifted}")
        page.evaluate(UNFOLD)
        page.evaluate(AXE.read_text())
        found += [
            f"{name}: {violation['id']}: {node['html'][:160]}"
            for violation in page.evaluate(RUN)["violations"]
            for node in violation["nodes"][:3]
        ]
        if (over := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"{name}: {over} px too wide")
        # The browser says of its own that an address answered 400 or 404.
        found += [
            f"{name}: {said}" for said in complaints if name not in MISSING or "status of 40" not in said
        ]
        complaints.clear()
    assert found == []
