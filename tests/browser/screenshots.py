"""Pictures of every page, wide and narrow, light and dark: ``make pictures``.

Serves a scratch database with the seeds in it. The README shows them, from ``docs/screenshots/``.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.test_architecture import ROOT

PAGES = {
    "home": "/",
    "offices": "/offices/",
    "office": "/offices/nato-secretary-general/",
    "people": "/people/",
    "person": "/people/jens-stoltenberg/",
    "records": "/records/",
    "on": "/on/1989-11-09/",
    "changes": "/changes/2004/2014-10/",
    "search": "/search/?q=Stoltenbreg",
    "conflicts": "/conflicts/",
    "corrections": "/corrections/",
    "report": "/report/?about=tenure:joseph-luns-nato-secretary-general-1971:start",
    "reports": "/reports/",
    "about": "/about/",
    "sources": "/sources/",
    "source": "/sources/nato-sg-luns/",
    "article": "",  # found below: the source whose text was read
}
ADMIN = {
    "admin-dashboard": "/admin/",
    "admin-review": "/admin/kb/claim/review/?queue=contradictions",
    "admin-claims": "/admin/kb/claim/?modality__exact=reported",
    "admin-adding": "/admin/kb/article/add/",
    "admin-table": "/admin/tenures/tenure/import/",
}
HEIGHTS = {1280: 900, 390: 844}  # pixels of the window, by its width
SCHEMES = ("light", "dark")
QUALITY = 55  # of WebP: letters stay sharp, and all pictures together weigh about two megabytes


def names() -> list[str]:
    """Of all pictures, without what follows the point."""
    return [
        f"{page}-{width}-{scheme}" for page in (*PAGES, *ADMIN) for width in HEIGHTS for scheme in SCHEMES
    ]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "VAR_DIR": scratch, "DATABASE_URL": f"sqlite:///{scratch}/kb.sqlite3"}
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            password = _password(server)
            site = f"http://127.0.0.1:{port}"
            _wait_for(site)
            with sync_playwright() as playwright:
                root = ["--no-sandbox"] if os.geteuid() == 0 else []
                browser = playwright.chromium.launch(executable_path=chromium.executable(), args=root)
                for width in HEIGHTS:
                    for scheme in SCHEMES:
                        _take(browser, site, password, folder, width, scheme)
                browser.close()
        finally:
            server.terminate()
            server.wait()


def _take(browser: Browser, site: str, password: str, folder: Path, width: int, scheme: str) -> None:
    window = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for name, address in PAGES.items():
        if not address:
            page.goto(f"{site}/sources/")
            link = page.get_by_role("link", name=re.compile("OÖNachrichten")).first
            address = link.get_attribute("href") or "/"
        page.goto(site + address)
        _write(page, folder / f"{name}-{width}-{scheme}.webp")
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    for name, address in ADMIN.items():
        page.goto(site + address)
        _write(page, folder / f"{name}-{width}-{scheme}.webp")
    context.close()


def _write(page: Page, path: Path) -> None:
    """What the window shows. Playwright writes no WebP, Chromium does."""
    chrome = page.context.new_cdp_session(page)
    shot = chrome.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    path.write_bytes(b64decode(shot["data"]))
    chrome.detach()


def _password(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        if found := re.search(r"password (\S+)  \(printed this once\)", line):
            return found[1]
    raise SystemExit("The site did not start.")


def _wait_for(site: str) -> None:
    for _ in range(100):
        try:
            urlopen(site).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The site did not answer.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs/screenshots")
