"""Which offices and organizations may be one: suggested by name, folded, in every language."""

from __future__ import annotations

import pytest

from tenures.duplicates import likely_offices, likely_organizations
from tests.factories import OfficeFactory, OrganizationFactory

NATO = OrganizationFactory.build(pk=1, name="NATO", labels={"fr": "OTAN"})
GREECE = OrganizationFactory.build(pk=2, name="Greece")


@pytest.mark.parametrize(
    ("title", "organization", "labels", "suggested"),
    [
        ("General Secretary", NATO, {}, True),
        ("Secretary-General", NATO, {}, True),
        ("Secretary General", OrganizationFactory.build(pk=3, name="Nato"), {}, True),
        ("Secretary General", OrganizationFactory.build(pk=3, name="Otan"), {}, True),
        ("Secretary General", OrganizationFactory.build(pk=3, name="North Atlantic Treaty Organization"), {}, True),
        ("Head", GREECE, {"de": "NATO-Generalsekretar"}, True),
        ("Deputy Secretary General", NATO, {}, False),
        ("Secretary General", GREECE, {}, False),
    ],
)  # fmt: skip
def test_alike_in_title_and_organization_or_in_a_label(title, organization, labels, suggested):
    office = OfficeFactory.build(pk=1, organization=NATO, labels={"de": "NATO-Generalsekretär"})
    other = OfficeFactory.build(pk=2, title=title, organization=organization, labels=labels)
    assert (likely_offices(office, [office, other]) == [other]) is suggested


@pytest.mark.parametrize(
    ("name", "labels", "suggested"),
    [
        ("nato", {}, True),
        ("North Atlantic Treaty Organisation", {}, True),
        ("Atlantic Alliance", {"fr": "L’OTAN"}, False),
        ("Atlantic Alliance", {"en": "OTAN"}, True),
        ("Warsaw Pact", {}, False),
    ],
)
def test_organizations_by_name_label_or_first_letters(name, labels, suggested):
    other = OrganizationFactory.build(pk=9, name=name, labels=labels)
    assert (likely_organizations(NATO, [NATO, other]) == [other]) is suggested


@pytest.mark.parametrize(("one", "other"), [("Austria", "Australia"), ("Niger", "Nigeria")])
def test_countries_of_like_names_are_not_suggested(one, other):
    two = [OrganizationFactory.build(pk=number, name=name) for number, name in enumerate((one, other))]
    assert likely_organizations(two[0], two) == []
