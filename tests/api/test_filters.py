"""Every filter of the seeds' tenures leaves the rows that a program would find by reading all of them."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from tests.test_architecture import ROOT

DEPUTY, SECRETARY = "nato-deputy-secretary-general", "nato-secretary-general"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """A database with the seeds in it, for every question of this module."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
            yield
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def ask(seeded, django_db_blocker):
    with django_db_blocker.unblock():
        yield lambda address: Client().get(f"/api/v1/{address}").json()


def touches(first, last):
    """Whether a tenure may have covered some day from the first to the last."""
    return lambda t: (
        (t["start"]["earliest"] or "0000") <= last and (t["end"]["latest"] or "9999-12-31") > first
    )


FILTERS = {
    "person=joseph-luns": lambda t: t["person"]["slug"] == "joseph-luns",
    f"office={SECRETARY}": lambda t: t["office"]["slug"] == SECRETARY,
    f"office={SECRETARY}&office={DEPUTY}": lambda t: t["office"]["slug"] in (SECRETARY, DEPUTY),
    "organization=nato": lambda t: t["organization"]["slug"] == "nato",
    "acting=true": lambda t: t["acting"],
    "acting=false": lambda t: not t["acting"],
    "disputed=true": lambda t: t["disputed"],
    "disputed=false": lambda t: not t["disputed"],
    "min_days=1000": lambda t: t["days"]["min"] >= 1000,
    "max_days=1000": lambda t: t["days"]["max"] is not None and t["days"]["max"] <= 1000,
    "on=1989-11-09": touches("1989-11-09", "1989-11-09"),
    "on=1961-04": touches("1961-04-01", "1961-04-30"),
    "on=196X": touches("1960-01-01", "1969-12-31"),
    "from=1961&to=1965-06": touches("1961-01-01", "1965-06-30"),
    "from=2020": touches("2020-01-01", "9999-12-31"),
    "to=1950": touches("0001-01-01", "1950-12-31"),
    f"acting=false&on=1999&office={DEPUTY}": lambda t: (
        not t["acting"] and t["office"]["slug"] == DEPUTY and touches("1999-01-01", "1999-12-31")(t)
    ),
}


@pytest.mark.parametrize(("query", "wanted"), FILTERS.items(), ids=FILTERS)
def test_a_filter_leaves_what_it_says(ask, query, wanted):
    whole = ask("tenures/?page_size=500")["results"]
    found = ask(f"tenures/?page_size=500&{query}")
    expected = {tenure["id"] for tenure in whole if wanted(tenure)}
    assert {tenure["id"] for tenure in found["results"]} == expected
    assert found["count"] == len(found["results"])
    assert 0 < len(expected) < len(whole)


def test_countries_are_those_of_the_people(ask):
    people = ask("people/?page_size=500")["results"]
    either = {person["slug"] for person in people if {"NL", "NO"} & set(person["nationalities"])}
    found = ask("tenures/?page_size=500&nationality=NL&nationality=NO")["results"]
    assert {tenure["person"]["slug"] for tenure in found} == either


def test_the_three_certainties_divide_the_holders_of_a_year(ask):
    of_year = [tenure["id"] for tenure in ask("tenures/?page_size=500&on=1961")["results"]]
    divided = [
        tenure["id"]
        for certainty in ("certain", "presumed", "possible")
        for tenure in ask(f"tenures/?page_size=500&on=1961&certainty={certainty}")["results"]
    ]
    assert sorted(divided) == sorted(of_year)


def test_current_are_those_surely_or_presumably_in_office_today(ask):
    ids = [
        {tenure["id"] for tenure in ask(f"tenures/?page_size=500&{query}")["results"]}
        for query in ("current=true", "certainty=certain&certainty=presumed", "current=false", "")
    ]
    assert ids[0] == ids[1]
    assert ids[0] | ids[2] == ids[3]
    assert not ids[0] & ids[2]


@pytest.mark.parametrize("order", ["start", "-start", "end", "-end", "days", "-days", "person", "-person"])
def test_every_order_is_walked_by_cursor_without_loss(ask, order):
    seen, address = [], f"tenures/?page_size=40&ordering={order}"
    while address:
        page = ask(address)
        seen += [tenure["id"] for tenure in page["results"]]
        address = page["next"] and page["next"].removeprefix("http://testserver/api/v1/")
    assert len(seen) == len(set(seen)) == page["count"]
    backwards = order.removeprefix("-") if order.startswith("-") else f"-{order}"
    assert seen[0] != ask(f"tenures/?page_size=1&ordering={backwards}")["results"][0]["id"]


@pytest.mark.parametrize("name", ["STOLTENBERG", "stolten", "Stoltenberg Jens", "jens%20STOLTENBERG"])
def test_a_name_is_found_in_any_spelling(ask, name):
    assert [person["slug"] for person in ask(f"people/?q={name}")["results"]] == ["jens-stoltenberg"]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("offices/?q=Secretary General of NATO", {SECRETARY}),
        ("offices/?q=generalsekretar der nato", {SECRETARY}),
        ("offices/?q=prime minist norw", {"norway-prime-minister"}),
        ("offices/?q=!!!", set()),
        ("offices/?q=of the", set()),
        ("organizations/?q=OTAN", {"nato"}),
        ("organizations/?q=%EF%BF%BD", set()),
    ],
)
def test_an_office_and_an_organization_are_found_by_words_in_any_language(ask, address, wanted):
    found = {row["slug"] for row in ask(address)["results"]}
    assert wanted <= found if wanted else not found
    assert len(found) <= 3


def test_claims_are_found_by_the_words_that_say_them(ask):
    found = ask("claims/?q=VORGANGER stolt&page_size=500")["results"]
    assert {claim["quote"] for claim in found} == {
        "Sein Vorgänger Jens Stoltenberg",
        "seines Vorgängers Stoltenberg",
    }
    assert ask("claims/?q=zzzz")["results"] == ask("claims/?q=...")["results"] == []


def test_nothing_found_is_an_empty_list_and_no_error(ask):
    assert ask("people/?q=zzzz") | {"data_as_of": None} == {
        "next": None, "previous": None, "count": 0, "data_as_of": None, "results": [],
    }  # fmt: skip
