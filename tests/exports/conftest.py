"""Holders with whatever is hard to export: unknown, partial, open and disputed dates, formulas, no address."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    AliasFactory,
    ArticleFactory,
    ClaimFactory,
    DataVersionFactory,
    OfficeFactory,
    OrganizationFactory,
    PersonFactory,
    TenureFactory,
)


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def holders(db):
    DataVersionFactory()
    luns = PersonFactory(
        name="Joseph Luns", birth="1911-08-28", death="2002-07", wikidata="Q57652", nationalities=["NL"]
    )
    AliasFactory(person=luns, name="Josef Luns")
    held = TenureFactory(person=luns, start="1971-10-01", end="1984-06-25", start_disputed=True)
    ClaimFactory(
        person=luns, tenure=held, office=held.office, key="luns-start", property="start", value="1971-10-01"
    )
    nowhere = ArticleFactory(slug="leaflet", title="A leaflet", text="The whole leaflet, never sent.")
    ClaimFactory(person=luns, tenure=held, article=nowhere, key="luns-holds")
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )
    TenureFactory(
        person=PersonFactory(name="Lord Ismay", birth="1887~", birth_qualifier="~"),
        start="1952",
        end="",
        acting=True,
    )
    formula = PersonFactory(name='=HYPERLINK("http://evil.example";"Åse")', slug="ase")
    country = OrganizationFactory(name="Norway", slug="norway", country="NO")
    TenureFactory(
        person=formula, office=OfficeFactory(organization=country, title="Prime Minister"), start="1980-05"
    )
    PersonFactory(name="Nobody Supported", hidden=True)
