"""What pages say to programs, read by an RDF library as the triples that it means."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from kb.models import Article
from people.models import Person
from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db

API = "http://testserver/api/v1/"
LUNS, STOLTENBERG, RUTTE = (
    URIRef(f"{API}people/{slug}/") for slug in ("joseph-luns", "jens-stoltenberg", "mark-rutte")
)
NATO = URIRef(f"{API}organizations/nato/")
# What schema.org's own context says, as far as it is needed: a test asks no other host.
LINKS = ("url", "sameAs", "contentUrl", "itemListOrder")
OFFLINE = {"@vocab": str(SDO), **{name: {"@type": "@id"} for name in LINKS}}


@pytest.fixture
def holders():
    luns = PersonFactory(name="Joseph Luns", given_name="Joseph", family_name="Luns", birth="1911-08-28",
                         nationalities=["NL"], wikidata="Q57652")  # fmt: skip
    TenureFactory(person=luns, start="1971-10-01", end="1984-06-25")
    TenureFactory(person=PersonFactory(name="Jens Stoltenberg"), start="2014-10", end="2024-10-01")
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )


def said(address):
    page = Client().get(address).content.decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(script)


def graph(address):
    data = said(address)
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**data, "@context": OFFLINE}), format="json-ld")


def role_of(graph, person, link=SDO.member):
    (role,) = graph.subjects(link, person)
    return role


def test_an_office_links_its_organization_to_holders_by_roles(holders):
    found = graph("/offices/nato-secretary-general/")
    role = role_of(found, LUNS)
    assert (NATO, RDF.type, SDO.Organization) in found
    assert (NATO, SDO.member, role) in found
    assert (role, RDF.type, SDO.OrganizationRole) in found
    assert (role, SDO.startDate, Literal("1971-10-01")) in found
    assert (role, SDO.endDate, Literal("1984-06-25")) in found
    assert (LUNS, RDF.type, SDO.Person) in found
    assert (LUNS, SDO.name, Literal("Joseph Luns")) in found


def test_a_person_links_to_organizations_by_roles(holders):
    found = graph("/people/joseph-luns/")
    role = found.value(LUNS, SDO.memberOf)
    assert (role, SDO.memberOf, NATO) in found
    assert (role, SDO.roleName, Literal("Secretary General of NATO")) in found
    assert (LUNS, SDO.birthDate, Literal("1911-08-28")) in found
    assert (LUNS, SDO.sameAs, URIRef("https://www.wikidata.org/entity/Q57652")) in found
    assert found.value(found.value(LUNS, SDO.nationality), SDO.identifier) == Literal("NL")


def test_a_month_is_not_padded_to_a_day(holders):
    found = graph("/offices/nato-secretary-general/")
    assert (role_of(found, STOLTENBERG), SDO.startDate, Literal("2014-10")) in found


def test_an_open_spell_has_no_end(holders):
    found = graph("/offices/nato-secretary-general/")
    assert found.value(role_of(found, RUTTE), SDO.endDate) is None


@pytest.mark.parametrize("start", ["1971~", "1971?", "197X", "[1971-03..1971-05]", "[..1971-10-01]"])
def test_what_no_date_of_iso_8601_can_say_is_left_out(start):
    TenureFactory(person=PersonFactory(name="Joseph Luns"), start=start, end="1984-06-25")
    found = graph("/offices/nato-secretary-general/")
    assert found.value(role_of(found, LUNS), SDO.startDate) is None
    assert not re.search(r'"[^"]*Date":"[^"]*[~?%X.\[]', json.dumps(said("/people/joseph-luns/")))


def test_an_acting_role_is_named_so():
    TenureFactory(
        person=PersonFactory(name="Sergio Balanzino"), start="1994-08-13", end="1994-10-17", acting=True
    )
    found = graph("/de/offices/nato-secretary-general/")
    assert list(found.objects(None, SDO.roleName)) == [Literal("Generalsekretär, NATO (kommissarisch)")]


def test_the_first_page_tells_where_the_data_is(holders):
    found = graph("/")
    (dataset,) = found.subjects(RDF.type, SDO.Dataset)
    assert (dataset, SDO.temporalCoverage, Literal("1971-10-01/..")) in found
    assert (None, SDO.contentUrl, URIRef(f"{API}export/tenures.csv")) in found


def test_records_are_a_list_in_order(holders):
    found = graph("/records/")
    places = {int(found.value(item, SDO.position)): found.value(item, SDO.item)
              for item in found.subjects(RDF.type, SDO.ListItem)}  # fmt: skip
    assert places[1] == LUNS


def test_a_source_of_the_press_is_a_news_article():
    Article.objects.create(slug="a", title="Rutte folgt auf Stoltenberg", publisher="OÖNachrichten", tier="press",
                           language="de", published="2024-10-01", url="https://example.org/a")  # fmt: skip
    found, article = graph("/sources/a/"), URIRef(f"{API}articles/a/")
    assert (article, RDF.type, SDO.NewsArticle) in found
    assert (article, SDO.headline, Literal("Rutte folgt auf Stoltenberg")) in found
    assert (article, SDO.datePublished, Literal("2024-10-01")) in found
    assert (article, SDO.inLanguage, Literal("de")) in found


@pytest.mark.parametrize(
    "address", ["/", "/offices/nato-secretary-general/", "/people/joseph-luns/", "/records/"]
)
def test_every_word_is_one_of_schema_org(holders, address):
    used = {
        term
        for _, predicate, thing in graph(address)
        for term in ((thing,) if predicate == RDF.type else (predicate,))
    } - {RDF.type}
    assert used
    assert {term for term in used if term.removeprefix(str(SDO)) not in SDO} == set()


def test_a_name_cannot_end_the_script():
    office = OfficeFactory()
    TenureFactory(person=PersonFactory(name="</script><b>Luns"), office=office, start="1971", end="1984")
    assert said("/offices/nato-secretary-general/")["member"][0]["member"]["name"] == "</script><b>Luns"
    assert Person.objects.count() == 1
