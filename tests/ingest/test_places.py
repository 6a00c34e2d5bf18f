"""Offices of places in no list, and of those whom places elect. The people are invented."""

from __future__ import annotations

import pytest

from kb.ingest.extract.canonical import canonical
from tests.ingest.test_english import found

Expected = set[tuple[str, str, str]]

TOWNS: list[tuple[str, Expected]] = [
    ("The mayor of New Orleans, Jo Doe, spoke.", {("Jo Doe", "Mayor", "New Orleans")}),
    ("London mayor Jo Doe met Al Poe, mayor of Paris.", {("Jo Doe", "Mayor", "London"), ("Al Poe", "Mayor", "Paris")}),
    ("Istanbul's mayor, Jo Doe, agreed.", {("Jo Doe", "Mayor", "Istanbul")}),
    ("The city's mayor, Ann Roe, was born in Leeds.", {("Ann Roe", "Mayor", "")}),
    ("Ann Roe, mayor of Portland, Oregon, said so.", {("Ann Roe", "Mayor", "Portland")}),
    ("Ann Roe was mayor of the city of Utrecht.", {("Ann Roe", "Mayor", "Utrecht")}),
    ("Ann Roe, the mayor of the capital city of San Juan, spoke.", {("Ann Roe", "Mayor", "San Juan")}),
    ("Ann Roe, the mayor of the southern port city of Bari, spoke.", {("Ann Roe", "Mayor", "Bari")}),
    ("Al Poe met Ann Roe, the mayor of a small town near Lyon.", set()),
    ("Ann Roe, mayor of New York, New York, spoke.", {("Ann Roe", "Mayor", "New York City")}),
    ("NYC Mayor Ann Roe spoke.", {("Ann Roe", "Mayor", "New York City")}),
    ("New York Mayor Ann Roe met New York Governor Al Poe.",
     {("Ann Roe", "Mayor", "New York City"), ("Al Poe", "Governor", "New York")}),
    ("Mayor of Mexico City Ann Roe spoke.", {("Ann Roe", "Mayor", "Mexico City")}),
    ("Mayor Ann Roe of New York spoke.", {("Ann Roe", "Mayor", "")}),
    ("The Dutch mayor Ann Roe spoke.", {("Ann Roe", "Mayor", "")}),
    ("Archbishop of Canterbury Al Poe spoke.", {("Al Poe", "Archbishop", "Canterbury")}),
    ("Al Poe, the former Bishop of Zululand, spoke.", {("Al Poe", "Bishop", "Zululand")}),
    ("Deputy mayor Al Poe spoke.", set()),
    ("Julie Bishop spoke. Bishop said so.", set()),
    ("Ann Roe ran for mayor of Utrecht.", set()),
    ("Al Poe advised the mayor of Utrecht.", set()),
]  # fmt: skip
ELECTED: list[tuple[str, Expected]] = [
    ("Senator Jo Doe of Florida spoke.", {("Jo Doe", "Senator", "")}),
    ("United States Senator from Vermont Jo Doe spoke.", {("Jo Doe", "Senator", "United States")}),
    ("Florida Senator Jo Doe spoke.", {("Jo Doe", "Senator", "United States")}),
    ("Senators Jo Doe of Georgia and Al Poe of Utah voted.", {("Jo Doe", "Senator", ""), ("Al Poe", "Senator", "")}),
    ("Rep. Jo Doe and Sen. Al Poe spoke.", {("Jo Doe", "Representative", ""), ("Al Poe", "Senator", "")}),
    ("Republican Congresswoman Ann Roe spoke.", {("Ann Roe", "Representative", "")}),
    ("Ann Roe, the Labour MP for Pontefract, spoke.", {("Ann Roe", "Member of Parliament", "")}),
    ("Member of Parliament (MP) Al Poe voted.", {("Al Poe", "Member of Parliament", "")}),
    ("Regional governor Al Poe resigned.", {("Al Poe", "Governor", "")}),
    ("Conservative MP Al Poe voted.", {("Al Poe", "Member of Parliament", "")}),
    ("California state senator Jo Doe spoke.", set()),
    ("Jo Doe, the senior senator from Texas, agreed.", {("Jo Doe", "Senator", "United States")}),
    ("Trade Representative Ann Roe spoke.", set()),
    ("Jo Doe, a representative of the firm, spoke.", set()),
    ("Company representative Al Poe agreed.", set()),
    ("The Senate Minority Leader, Jo Doe, agreed.", {("Jo Doe", "Minority Leader", "United States Senate")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOWNS)
def test_a_town_has_its_mayor_and_its_bishop(text: str, expected: Expected) -> None:
    assert {told[:3] for told in found(text)} == expected


@pytest.mark.parametrize(("text", "expected"), ELECTED)
def test_whom_a_place_elects_sits_for_the_country(text: str, expected: Expected) -> None:
    assert {told[:3] for told in found(text)} == expected


def test_a_town_with_the_name_of_its_state_is_told_from_it() -> None:
    assert canonical("Mayor", "New York") == ("Mayor", "New York City")
    assert canonical("Governor", "New York") == ("Governor", "New York")


def test_junior_is_left_out_of_a_name_that_the_article_has_without_it() -> None:
    text = "The former Norwegian premier John Doe died. John James Doe Jr. was a lawyer."
    assert {told[0] for told in found(text)} == {"John James Doe"}


def test_junior_stays_in_a_name_that_is_always_so() -> None:
    assert {told[0] for told in found("Jo Doe Jr. was prime minister of Norway.")} == {"Jo Doe Jr."}


POSTED: list[tuple[str, Expected]] = [
    ("Jo Doe was Estonia's Ambassador to the United States.", {("Jo Doe", "Ambassador", "Estonia")}),
    ("Jo Doe was Norway's ambassador in Kyiv.", {("Jo Doe", "Ambassador", "Norway")}),
    ("Jo Doe, ambassador of Norway to Kenya and Uganda, came.", {("Jo Doe", "Ambassador", "Norway")}),
    ("US Ambassador Jo Doe spoke.", {("Jo Doe", "Ambassador", "United States")}),
    ("US Ambassador to the United Nations Jo Doe spoke.", {("Jo Doe", "Permanent Representative", "United States")}),
    ("Jo Doe is a Norwegian diplomat. Doe was ambassador to Moscow.", {("Jo Doe", "Ambassador", "Norway")}),
    ("Ambassador Jo Doe spoke.", set()),
    ("A western ambassador spoke to Jo Doe. The ambassador, Jo Doe, spoke.", set()),
    ("UN Special Envoy for Libya Jo Doe spoke.", {("Jo Doe", "Special Envoy", "United Nations")}),
    ("The U.S. special envoy for Ukraine, Jo Doe, spoke.", {("Jo Doe", "Special Envoy", "United States")}),
    ("Jo Doe was Special Envoy of the African Union for the Sahel.", {("Jo Doe", "Special Envoy", "African Union")}),
    (
        "Jo Doe is the Special Representative of the Secretary-General for Mali.",
        {("Jo Doe", "Special Envoy", "United Nations")},
    ),
    ("The Council, whose president for March, Ambassador Jo Doe of France, was informed, met.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POSTED)
def test_an_envoy_is_of_who_sends_them_and_not_of_where_they_go(text: str, expected: Expected) -> None:
    assert {told[:3] for told in found(text)} == expected


def test_a_street_named_after_a_state_has_no_governor() -> None:
    text = "Governor Jo Doe spoke. On Florida Street money changers whispered."
    assert {told[:3] for told in found(text)} == {("Jo Doe", "Governor", "")}


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Jo Doe was chair of the Georgian Bar Association.", "Georgian Bar Association"),
        ("Jo Doe is president of the Norwegian Football Federation.", "Norwegian Football Federation"),
        ("The director of the Polish Institute, Jo Doe, left.", "Polish Institute"),
        ("Jo Doe is chairman of the Dutch Labour Party.", "Labour Party"),
    ],
)
def test_the_people_whose_a_body_is_belong_to_its_name(text: str, organization: str) -> None:
    assert {told[2] for told in found(text)} == {organization}


def test_a_chancellor_is_germanys_only_where_germany_is_named() -> None:
    text = "Its chancellor is the former lawyer Jo Doe. The chancellor, Jo Doe, spoke."
    assert {told[:3] for told in found(text)} == {("Jo Doe", "Chancellor", "")}


def test_of_front_matter_only_the_title_is_read() -> None:
    text = '---\ntitle: "Jo Doe is prime minister of Norway"\npublisher: Business Wire\n---\n\nThe chief executive spoke.'
    assert {told[:3] for told in found(text)} == {("Jo Doe", "Prime Minister", "Norway")}


def test_bold_print_parts_no_title_from_its_name() -> None:
    assert {told[:3] for told in found("**Norwegian premier** *Jo Doe* spoke.")} == {
        ("Jo Doe", "Prime Minister", "Norway")
    }
