"""JSON-LD that an RDF library reads as the schema.org triples that are meant."""

from __future__ import annotations

import json

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

API = "http://testserver/api/v1/"
LUNS, NATO, NORWAY = (
    URIRef(f"{API}{path}/") for path in ("people/joseph-luns", "organizations/nato", "organizations/norway")
)
ROLE = URIRef(f"{API}tenures/joseph-luns-nato-secretary-general-1971/")
# What schema.org's own context says of the words that we use: a test asks no other host.
LINKS = ("url", "sameAs", "contentUrl", "license")
OFFLINE = {"@vocab": str(SDO), **{name: {"@type": "@id"} for name in LINKS}}


@pytest.fixture
def graph(client, holders):
    data = json.loads(b"".join(client.get("/api/v1/export/kb.jsonld")))
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**data, "@context": OFFLINE}), format="json-ld")


def text(graph, thing, name):
    value = graph.value(thing, name)
    return value and str(value)


def test_a_person_is_a_member_by_a_role_with_dates(graph):
    assert (LUNS, RDF.type, SDO.Person) in graph
    assert (LUNS, SDO.memberOf, ROLE) in graph
    assert (ROLE, RDF.type, SDO.OrganizationRole) in graph
    assert (ROLE, SDO.memberOf, NATO) in graph
    assert text(graph, ROLE, SDO.roleName) == "Secretary General"
    assert (text(graph, ROLE, SDO.startDate), text(graph, ROLE, SDO.endDate)) == ("1971-10-01", "1984-06-25")


def test_a_person_has_names_dates_and_an_identity(graph):
    assert (LUNS, SDO.name, Literal("Joseph Luns")) in graph
    assert (LUNS, SDO.alternateName, Literal("Josef Luns")) in graph
    assert (text(graph, LUNS, SDO.birthDate), text(graph, LUNS, SDO.deathDate)) == ("1911-08-28", "2002-07")
    assert (LUNS, SDO.sameAs, URIRef("https://www.wikidata.org/entity/Q57652")) in graph
    assert text(graph, graph.value(LUNS, SDO.nationality), SDO.identifier) == "NL"


def test_a_date_that_is_not_known_so_well_is_not_said(graph):
    assert graph.value(URIRef(f"{API}people/lord-ismay/"), SDO.birthDate) is None
    rutte = URIRef(f"{API}tenures/mark-rutte-nato-secretary-general-2024/")
    assert text(graph, rutte, SDO.startDate) == "2024-10-01"
    assert graph.value(rutte, SDO.endDate) is None
    for role in graph.subjects(RDF.type, SDO.OrganizationRole):
        for name in (SDO.startDate, SDO.endDate):
            assert not set(text(graph, role, name) or "") & set("~?%X./")


def test_what_one_is_a_member_of_is_an_organization(graph):
    roles = set(graph.subjects(RDF.type, SDO.OrganizationRole))
    assert len(roles) == 4
    for role in roles:
        assert (graph.value(role, SDO.memberOf), RDF.type, SDO.Organization) in graph
    assert (NORWAY, RDF.type, SDO.Country) in graph
    assert (NATO, RDF.type, SDO.Country) not in graph


def test_the_data_set_tells_its_licence_its_age_and_its_files(graph, client):
    (dataset,) = graph.subjects(RDF.type, SDO.Dataset)
    assert (dataset, SDO.license, URIRef("https://creativecommons.org/publicdomain/zero/1.0/")) in graph
    assert text(graph, dataset, SDO.dateModified)
    files = {
        str(graph.value(one, SDO.contentUrl)): text(graph, one, SDO.encodingFormat)
        for one in graph.objects(dataset, SDO.distribution)
    }
    assert len(files) == 15
    for address, media_type in files.items():
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"].split(";")[0] == media_type
    root = client.get("/api/v1/").json()
    assert {value for name, value in root.items() if name.startswith("export/")} == set(files)
