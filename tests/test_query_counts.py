"""What every page and every answer of the API costs in queries, however much there is to show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from kb.ingest import store
from kb.ingest.facts import refresh
from kb.models import Claim
from tests.factories import FindingFactory, ReportFactory
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db

OFFICE = "nato-secretary-general"
LUNS = f"joseph-luns-{OFFICE}-1971"
# Name of the route, an address, and the most queries that it may cost.
COSTS = [
    ("home", "/", 8),
    ("offices", "/offices/", 5),
    ("office", f"/offices/{OFFICE}/", 9),
    ("people", "/people/", 4),
    ("person", "/people/joseph-luns/", 10),
    ("sources", "/sources/", 3),
    ("source", "/sources/one/", 3),
    ("ask", "/on/", 1),
    ("on", "/on/1975-06-01/", 8),
    ("on_period", "/on/1970/1980/", 7),
    ("ask_changes", "/changes/", 1),
    ("changes", "/changes/1970/1990/", 8),
    ("corrections", "/corrections/", 4),
    ("atom", "/changes.atom", 3),
    ("about", "/about/", 2),
    ("report_error", f"/report/?about=tenure:{LUNS}:start", 2),
    ("reports", "/reports/", 3),
    ("report", "/reports/one/", 3),
    ("search", "/search/?q=luns", 9),
    ("timeline_svg", f"/offices/{OFFICE}/timeline.svg", 5),
    ("card", f"/offices/{OFFICE}/card.png", 5),
    ("timeline_png", f"/offices/{OFFICE}/timeline.png", 5),
    ("conflicts", "/conflicts/", 13),
    ("records", "/records/", 6),
    ("favicon", "/favicon.ico", 1),
    ("healthz", "/healthz", 0),
    ("readyz", "/readyz", 1),
    ("robots", "/robots.txt", 1),
    ("sitemap", "/sitemap.xml", 4),
    ("sitemap_file", "/sitemap-people-1.xml", 2),
    ("api:index", "/api/", 1),
    ("api:docs", "/api/docs/", 1),
    ("api:root", "/api/v1/", 1),
    ("api:schema", "/api/v1/schema/", 1),
    ("api:person-list", "/api/v1/people/", 4),
    ("api:person-list", "/api/v1/people/?q=luns", 4),
    ("api:person-detail", "/api/v1/people/joseph-luns/", 3),
    ("api:person-history", "/api/v1/people/joseph-luns/history/", 2),
    ("api:organization-list", "/api/v1/organizations/", 3),
    ("api:organization-detail", "/api/v1/organizations/nato/", 2),
    ("api:office-list", "/api/v1/offices/", 3),
    ("api:office-detail", f"/api/v1/offices/{OFFICE}/", 2),
    ("api:office-timeline", f"/api/v1/offices/{OFFICE}/timeline/", 4),
    ("api:office-holder", f"/api/v1/offices/{OFFICE}/holder/?on=1975-06-01", 3),
    ("api:office-holder", f"/api/v1/offices/{OFFICE}/holder/?on=1950-06-01&on=1975-06-01", 5),
    ("api:office-ranking", f"/api/v1/offices/{OFFICE}/ranking/", 3),
    ("api:tenure-list", "/api/v1/tenures/", 4),
    ("api:tenure-list", f"/api/v1/tenures/?office={OFFICE}&on=1975-06-01", 5),
    ("api:tenure-detail", f"/api/v1/tenures/{LUNS}/", 3),
    ("api:tenure-history", f"/api/v1/tenures/{LUNS}/history/", 4),
    ("api:redirect-list", "/api/v1/redirects/", 5),
    ("api:article-list", "/api/v1/articles/", 3),
    ("api:article-detail", "/api/v1/articles/one/", 2),
    ("api:claim-list", "/api/v1/claims/", 3),
    ("api:claim-list", "/api/v1/claims/?person=joseph-luns", 4),
    ("api:claim-detail", "/api/v1/claims/{claim}/", 2),
    ("api:finding-list", "/api/v1/findings/", 9),
    ("api:change-list", "/api/v1/changes/", 3),
    ("api:popolo.json", "/api/v1/export/popolo.json", 7),
    ("api:kb.jsonld", "/api/v1/export/kb.jsonld", 5),
    ("api:kb.sqlite", "/api/v1/export/kb.sqlite", 10),
    ("api:people.csv", "/api/v1/export/people.csv", 3),
    ("api:people.jsonl", "/api/v1/export/people.jsonl", 3),
    ("api:organizations.csv", "/api/v1/export/organizations.csv", 2),
    ("api:organizations.jsonl", "/api/v1/export/organizations.jsonl", 2),
    ("api:offices.csv", "/api/v1/export/offices.csv", 2),
    ("api:offices.jsonl", "/api/v1/export/offices.jsonl", 2),
    ("api:tenures.csv", "/api/v1/export/tenures.csv", 2),
    ("api:tenures.jsonl", "/api/v1/export/tenures.jsonl", 2),
    ("api:articles.csv", "/api/v1/export/articles.csv", 2),
    ("api:articles.jsonl", "/api/v1/export/articles.jsonl", 2),
    ("api:claims.csv", "/api/v1/export/claims.csv", 2),
    ("api:claims.jsonl", "/api/v1/export/claims.jsonl", 2),
]
WRITES = {"appearance"}  # keeps a choice in a cookie; there is nothing to read


def cite(slug: str, *claims):
    _, touched = store.store_claims(store.cited_sources([slug])[slug], claims)
    refresh(touched)


@pytest.fixture
def little(db):
    """Two holders, a dispute, a gap and a finding."""
    cite("one", *spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True),
         *spell("Mark Rutte", "2024-10-01", table=True), said("Joseph Luns", "birth", "1911-08-28", office=None, table=True),
         said("Joseph Luns", "nationality", "NL", office=None, table=True))  # fmt: skip
    cite("two", *spell("Joseph Luns", "1971-10-02", table=True))
    FindingFactory()
    ReportFactory(key="one")


@pytest.fixture
def much(little):
    """Twenty times as much of everything that is listed: of Luns, of the office, of the source, of the day."""
    for n in range(20):
        year, minister = str(1800 + 2 * n), (f"Minister {n}", f"Country {n}")
        cite("one", *spell(f"Anna Holder{n}", year, str(1801 + 2 * n), table=True),
             *spell("Joseph Luns", "1970", "1980", office=minister, table=True))  # fmt: skip
        cite(f"source-{n}", *spell(f"Anna Holder{n}", str(1790 + 2 * n), table=True),
             *spell("Joseph Luns", "1969", office=minister, table=True),
             said("Joseph Luns", "birth", "1911-08-28", office=None, table=True))  # fmt: skip
        FindingFactory()
        ReportFactory()


def too_many(client: Client) -> dict[str, int]:
    """The queries of each address that costs more than it may."""
    claim = Claim.objects.filter(person__slug="joseph-luns", property="start").first()
    costs = {}
    for _, address, queries in COSTS:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address.format(claim=claim.key))
            b"".join(response)  # a file is read as it is sent
        assert response.status_code in (200, 301, 302), address
        if len(asked) > queries:
            costs[address] = len(asked)
    return costs


def test_no_address_costs_more_queries_than_its_pin(little, client):
    assert too_many(client) == {}


def test_none_costs_more_for_twenty_times_as_much(much, client):
    assert too_many(client) == {}


def routes(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield space + pattern.name


def test_no_address_is_left_without_a_count():
    """A new route is given a line in COSTS."""
    served = {route for route in routes(get_resolver().url_patterns) if not route.startswith("admin:")}
    assert served - WRITES == {route for route, _, _ in COSTS}
