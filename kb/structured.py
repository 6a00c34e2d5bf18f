"""What pages say to programs: schema.org in JSON-LD.

People and organizations are linked by the Role pattern: ``memberOf`` and ``member`` are repeated
inside an ``OrganizationRole``, which carries the dates. A date is given as far as it is known, as
ISO 8601 reduces it (1971, 1971-10), and not at all where even that would say too much; an open
spell has no end. Things have the same ``@id`` here and in the export of everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from kb import countries, labels
from kb.exports.files import FILES
from kb.exports.parts import known, reduced
from kb.holders import OfficePage
from kb.labels import language
from kb.models import Article, Tier
from kb.person_page import PersonPage
from kb.rank_rows import RankRow
from kb.records_page import RecordsPage
from kb.source_page import SourcePage
from people.models import Person
from tenures.models import Organization, Tenure

CONTEXT = "https://schema.org"
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are, such as ``https://example.org``, and how fresh the data is."""

    origin: str
    data_as_of: datetime | None = None

    def id_of(self, kind: str, slug: str) -> str:
        return f"{self.root}{kind}/{slug}/"

    @property
    def root(self) -> str:
        return self.origin + reverse("api:root")

    def page(self, thing: Any) -> str:
        return f"{self.origin}{thing.get_absolute_url()}"

    # Pages

    def home(self, page: OfficePage) -> Node:
        first = reduced(page.tenures[0].start) if page.tenures else None
        return {"@context": CONTEXT, "@graph": [self._body(page), self._dataset(first)]}

    def data(self, _page: object) -> Node:
        """Pages about all that is here: one set of data, its licence and its files."""
        return {"@context": CONTEXT, **self._dataset(None)}

    def office(self, page: OfficePage) -> Node:
        return {"@context": CONTEXT, **self._body(page)}

    def person(self, page: PersonPage) -> Node:
        person = page.person
        return known(
            **{"@context": CONTEXT, **self._person(person)},
            alternateName=[name for name, _languages in page.other_names],
            givenName=person.given_name,
            familyName=person.family_name,
            birthDate=reduced(person.birth),
            deathDate=reduced(person.death),
            nationality=[
                {"@type": "Country", "name": countries.name(code, language()), "identifier": code}
                for code in person.nationalities
            ],
            sameAs=f"https://www.wikidata.org/entity/{person.wikidata}" if person.wikidata else None,
            identifier={"@type": "PropertyValue", "propertyID": "Wikidata", "value": person.wikidata}
            if person.wikidata
            else None,
            memberOf=[
                self._role(held.tenure, memberOf=self._organization(held.tenure.office.organization))
                for held in page.held
            ],
            subjectOf=[self._article(article) for article in page.sources],
        )

    def source(self, page: SourcePage) -> Node:
        article = page.article
        return {"@context": CONTEXT, **self._article(article)} | known(
            inLanguage=article.language,
            datePublished=article.published.isoformat() if article.published else None,
            publisher={"@type": "Organization", "name": article.publisher} if article.publisher else None,
        )

    def records(self, page: RecordsPage) -> Node:
        """The ranking as far as it is certain who is where: a span of ranks is no position."""
        certain = [row for row in page.length_ends.head if row.rank.best == row.rank.worst]
        return {
            "@context": CONTEXT,
            "@type": "ItemList",
            "name": f"{labels.of_office(page.asked.office)}, {_('By length')}",
            "itemListOrder": f"{CONTEXT}/ItemListOrderDescending",
            "numberOfItems": len(page.lengths),
            "itemListElement": [self._place(row) for row in certain],
        }

    # Parts of them

    def _body(self, page: OfficePage) -> Node:
        members = [
            self._role(tenure, member=self._person(tenure.person)) for tenure in page.tenures[-MEMBERS:]
        ]
        return known(**self._organization(page.office.organization), member=members)

    def _organization(self, organization: Organization) -> Node:
        return {
            "@type": "Organization",
            "@id": self.id_of("organizations", organization.slug),
            "name": labels.of_organization(organization),
        }

    def _person(self, person: Person) -> Node:
        return {
            "@type": "Person",
            "@id": self.id_of("people", person.slug),
            "name": person.name,
            "url": self.page(person),
        }

    def _role(self, tenure: Tenure, **member: Node) -> Node:
        acting = f" ({_('acting')})" if tenure.acting else ""
        return known(
            **{"@type": "OrganizationRole", "@id": self.id_of("tenures", tenure.slug)},
            roleName=f"{labels.of_office(tenure.office)}{acting}",
            startDate=reduced(tenure.start),
            endDate=reduced(tenure.end),
            **member,
        )

    def _article(self, article: Article) -> Node:
        """News where the press wrote it; of a register or a reference work only that it is a work."""
        is_news = article.tier == Tier.PRESS
        return known(
            **{"@type": "NewsArticle" if is_news else "CreativeWork"},
            **{"@id": self.id_of("articles", article.slug)},
            url=article.url if article.url.startswith(("https://", "http://")) else None,
            **{"headline" if is_news else "name": article.title},
        )

    def _place(self, row: RankRow) -> Node:
        return {"@type": "ListItem", "position": row.rank.best, "item": self._person(row.rank.person)}

    def _dataset(self, first: str | None) -> Node:
        return known(
            **{"@type": "Dataset", "@id": f"{self.root}#dataset"},
            name=_("NATO secretaries-general"),
            description=_(
                "Who leads NATO now, who did on any day since 1952, who served longest, and which source says so."
            ),
            url=self.root,
            license=settings.DATA_LICENCE["url"],
            dateModified=self.data_as_of.isoformat() if self.data_as_of else None,
            temporalCoverage=f"{first}/.." if first else None,
            distribution=[
                {
                    "@type": "DataDownload",
                    "contentUrl": f"{self.root}export/{name}",
                    "encodingFormat": media_type,
                }
                for name, media_type in FILES.items()
            ],
        )


# Holders of an office that its page tells programs of; all of them are in the export.
MEMBERS = 100
