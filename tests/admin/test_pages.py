"""Every page of the admin opens, keeps to the strict CSP, and costs the same however many rows there are."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.ingest.changes import bump_version
from kb.ingest.store import judge
from kb.models import Claim, Reading
from people.models import Nationality, Person
from tenures.models import FormerId, Tenure
from tests.admin.conftest import CHAIR, put_in
from tests.factories import (
    AliasFactory,
    FindingFactory,
    RedirectFactory,
    ReportFactory,
    RulingFactory,
    SuppressionFactory,
)
from tests.ingest.said import said, spell

OURS = [
    model
    for app in ("people", "tenures", "kb")
    for model in apps.get_app_config(app).get_models()
    if not model.__name__.startswith("Historical") and model is not Nationality  # rows the database keeps
]
# Queries of a list: session, user, count, rows, and what filters and the date hierarchy ask for.
LISTS = {
    "people.person": 6,
    "people.alias": 5,
    "people.redirect": 6,
    "tenures.organization": 4,
    "tenures.office": 5,
    "tenures.tenure": 7,
    "tenures.vacancy": 6,
    "tenures.formerid": 6,
    "kb.article": 7,
    "kb.reading": 6,
    "kb.claim": 5,
    "kb.judgement": 7,
    "kb.derivation": 7,
    "kb.change": 6,
    "kb.report": 4,
    "kb.finding": 25,  # those that are worked out stand beside those that are stored
    "kb.suppression": 7,
    "kb.ruling": 6,
    "kb.dataversion": 5,
}


def name_of(model) -> str:
    return model._meta.label_lower


def list_of(model) -> str:
    return reverse(f"admin:{name_of(model).replace('.', '_')}_changelist")


def page_of(row) -> str:
    return reverse(f"admin:{name_of(row).replace('.', '_')}_change", args=[row.pk])


def a_person_more(number: int, by) -> None:
    """One holder more of one office, with a rumour, a judgement and all that hangs on them."""
    ReportFactory()
    SuppressionFactory(by=by)
    RulingFactory(by=by)
    # A name without digits, since those are no part of a full name.
    name = f"Ada {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}berg"
    claims = spell(name, f"{1950 + number}", f"{1951 + number}") + [
        said(name, "succeeds", f"Ada {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number - 1]}berg"),
        said(name, "holds", office=CHAIR, modality="reported", statement="s2"),
        said(name, "holds", office=("Mayor", f"City of {name}"), statement="s3"),
        said(
            "",
            "vacant",
            f"{1950 + number}/{1951 + number}",
            office=("Mayor", f"City of {name}"),
            statement="s4",
        ),
    ]
    article = put_in(f"The life of {name}.", claims, publisher=name)
    judge(article.claims.filter(modality="reported"), "accepted", by=by, reason="Confirmed")
    person = Person.objects.get(name=name)
    AliasFactory(person=person, name=f"A. {name}", language="de")
    RedirectFactory(person=person, old_slug=f"ada-{number}")
    FormerId.objects.create(tenure=person.tenures.all()[0], old_slug=f"ada-{number}-mayor")
    finding = FindingFactory(key=str(number), message=name)
    finding.people.add(person)
    finding.tenures.set(person.tenures.all())
    finding.claims.set(article.claims.all())
    Reading.objects.create(key=str(number), rules="x", path=name, article=article)
    bump_version()


@pytest.fixture
def world(anna):
    """Adds people one after the other: ``world(3)`` makes them three."""
    made: list[int] = []

    def grow(to: int) -> None:
        while len(made) < to:
            made.append(len(made) + 1)
            a_person_more(made[-1], anna)

    return grow


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_every_model_is_in_the_admin():
    assert [name_of(model) for model in OURS if not admin.site.is_registered(model)] == []


def test_every_list_can_be_searched_or_is_a_single_row():
    registry = {name_of(model): admin.site.get_model_admin(model) for model in OURS}
    assert [name for name, shown in registry.items() if not shown.search_fields] == ["kb.dataversion"]


def test_lists_cost_the_same_however_long_they_are(chief, world):
    world(2)
    chief.get(reverse("admin:index"))
    few = {name_of(model): queries_of(chief, list_of(model)) for model in OURS}
    world(12)
    many = {name_of(model): queries_of(chief, list_of(model)) for model in OURS}
    assert few == LISTS
    assert many == LISTS


def test_pages_of_facts_cost_the_same_however_much_evidence_there_is(chief, world):
    world(1)
    rows = [Person.objects.get(name="Ada Bberg"), Tenure.objects.get(office__title="Secretary General"),
            Claim.objects.filter(property="start").get()]  # fmt: skip
    rows += [rows[1].office, rows[1].office.organization, rows[2].article]
    for row in rows:
        chief.get(page_of(row))  # the content types are looked up once
    few = [queries_of(chief, page_of(row)) for row in rows]
    for number in range(10):
        put_in(f"Chronicle {number}.", spell("Ada Bberg", "1951", "1952"))
    world(8)
    assert [queries_of(chief, page_of(row)) for row in rows] == few


@pytest.mark.parametrize("model", OURS, ids=name_of)
def test_lists_and_pages_open_and_hold_nothing_the_csp_refuses(chief, world, model):
    world(2)
    addresses = [list_of(model), f"{list_of(model)}?q=berg", page_of(model.objects.first())]
    if hasattr(model, "history"):
        addresses.append(
            reverse(f"admin:{name_of(model).replace('.', '_')}_history", args=[model.objects.first().pk])
        )
    for address in addresses:
        response = chief.get(address)
        assert response.status_code == 200
        html = response.content.decode()
        assert re.findall(r'\sstyle="', html) == [], address
        assert re.findall(r"\son[a-z]+=\"", html) == [], address
        assert [
            tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag and "json" not in tag
        ] == []
        assert "<style" not in html


def test_the_search_finds_people_by_any_of_their_names(chief, world):
    world(2)
    found = chief.get(list_of(Person), {"q": "A. Ada Cberg"}).context["cl"].result_list
    assert [person.name for person in found] == ["Ada Cberg"]
