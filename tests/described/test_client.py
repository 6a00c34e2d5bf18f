"""A program written against a client that was generated from the description, asking a live server."""

from __future__ import annotations

import importlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.usefixtures("generated")
SG = "nato-secretary-general"
SETTINGS = """
package_name_override: kb_client
project_name_override: kb-client
post_hooks: []
content_type_overrides:  # kinds that the generator does not know
  application/x-ndjson: text/plain
  application/vnd.sqlite3: application/octet-stream
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory, site):
    """The package `kb_client`, made from what the live server says of itself."""
    folder = tmp_path_factory.mktemp("client")
    description, settings = folder / "openapi.json", folder / "settings.yml"
    description.write_text(httpx.get(f"{site}/api/v1/schema/?format=json", timeout=60).text)
    settings.write_text(SETTINGS)
    tool = Path(sys.executable).parent / "openapi-python-client"
    made = subprocess.run(
        [tool, "generate", "--path", description, "--config", settings, "--meta", "none",
         "--output-path", folder / "kb_client", "--fail-on-warning"],
        capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))


@pytest.fixture
def api(site):
    return importlib.import_module("kb_client").Client(base_url=site, raise_on_unexpected_status=True)


def call(name):
    return importlib.import_module(f"kb_client.api.{name}").sync


def test_a_program_learns_who_led_nato_when_the_wall_fell(api):
    answer = call("offices.offices_holder_retrieve")(SG, client=api, on=["1989-11-09"])
    (held,) = answer.holders
    assert (held.person.name, held.certainty) == ("Manfred Wörner", "certain")


def test_a_program_learns_who_served_longest_and_how_sure_that_is(api):
    first, *_ = call("offices.offices_ranking_list")(SG, client=api).results
    assert (first.person.slug, first.rank.best, first.rank.worst) == ("joseph-luns", 1, 1)
    assert (first.days.min_, first.days.max_) == (4651, 4651)


def test_dates_arrive_as_dates_with_both_bounds(api):
    tenure = call("tenures.tenures_retrieve")(f"joseph-luns-{SG}-1971", client=api)
    assert (tenure.start.earliest, tenure.start.latest) == (date(1971, 10, 1), date(1971, 10, 1))
    assert (tenure.end.earliest, tenure.end.status) == (date(1984, 6, 25), "ended")
    assert tenure.end_inclusive is False


def test_a_program_pages_through_all_tenures(api, site):
    seen, cursor = [], None
    while True:
        page = call("tenures.tenures_list")(
            client=api, page_size=100, **({"cursor": cursor} if cursor else {})
        )
        seen += [tenure.id for tenure in page.results]
        if page.next_ is None:
            break
        cursor = httpx.URL(page.next_).params["cursor"]
    assert len(seen) == len(set(seen)) == page.count > 100


def test_a_program_asks_for_parts_and_gets_nothing_else(api):
    page = call("people.people_list")(client=api, q="luns", fields="birth")
    (luns,) = page.results
    assert luns.birth.edtf == "1911-08-28"
    assert not luns.name


def test_a_program_fetches_everything_as_a_database(api, site, tmp_path):
    path = tmp_path / "kb.sqlite"
    path.write_bytes(call("export.export_sqlite")(client=api).payload.read())
    with closing(sqlite3.connect(path)) as file:
        longest = "SELECT person FROM holders WHERE office = ? ORDER BY days_min DESC LIMIT 1"
        assert file.execute(longest, ["Secretary General of NATO"]).fetchone() == ("Joseph Luns",)
