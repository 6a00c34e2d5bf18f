"""The sitemap (sitemaps.org): an index of files, each with a stretch of one kind of page in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.db.models import F, Max, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse

from kb.languages import CODES, DEFAULT, in_language
from kb.models import Article
from people.models import Person
from tenures.models import Office

# Pages of one file. In every language, each with its others, they stay far below the 50 MB of the protocol.
PAGES = 5_000
UPDATED = F("updated_at")
ALONE = ("home", "offices", "people", "records", "conflicts", "sources")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that are alike: the name of their route, and what they are about with when it changed."""

    route: str
    things: QuerySet[Any]

    @property
    def files(self) -> int:
        return -(-self.things.count() // PAGES)


def kinds() -> dict[str, Kind]:
    return {
        "offices": Kind(
            "office", _changed(Office.objects.filter(tenures__isnull=False), Max("tenures__updated_at"))
        ),
        "people": Kind("person", _changed(Person.objects.shown())),
        "sources": Kind("source", _changed(Article.objects.all())),
    }


def _changed(things: QuerySet[Any], when: Combinable | Max = UPDATED) -> QuerySet[Any]:
    return things.annotate(changed=when).order_by("slug")


def index(origin: str) -> Iterator[str]:
    """Addresses of all the files. One query for each kind."""
    yield f'{HEAD}<sitemapindex xmlns="{SITEMAPS}">\n'
    for name in (
        "pages-1",
        *(f"{name}-{n + 1}" for name, kind in kinds().items() for n in range(kind.files)),
    ):
        yield f"<sitemap><loc>{origin}{reverse('sitemap_file', args=[name])}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def pages(origin: str, name: str, number: int) -> Iterator[str]:
    """One file. Raises KeyError for a kind that there is not."""
    found = _alone() if name == "pages" else _of(kinds()[name], number)
    yield f'{HEAD}<urlset xmlns="{SITEMAPS}" xmlns:xhtml="{XHTML}">\n'
    for path, changed in found:
        yield _in_every_language(origin, path, changed)
    yield "</urlset>\n"


def _alone() -> Iterable[tuple[str, datetime | None]]:
    return ((in_language(reverse(route), DEFAULT), None) for route in ALONE)


def _of(kind: Kind, number: int) -> Iterator[tuple[str, datetime]]:
    begin = (number - 1) * PAGES
    for slug, changed in kind.things.values_list("slug", "changed")[begin : begin + PAGES]:
        yield in_language(reverse(kind.route, args=[slug]), DEFAULT), changed


def _in_every_language(origin: str, path: str, changed: datetime | None) -> str:
    addresses = [(code, escape(origin + in_language(path, code))) for code in CODES]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in (*addresses, ("x-default", addresses[0][1]))
    )
    when = f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{address}</loc>{when}{links}</url>\n" for _code, address in addresses)
