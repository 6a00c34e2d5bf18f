"""Lists in pages: each row once, in one order, forwards and backwards, whatever happens meanwhile."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from people.models import Person, Redirect
from tenures.models import Office
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    OfficeFactory,
    PersonFactory,
    RedirectFactory,
    TenureFactory,
)

pytestmark = pytest.mark.django_db
TENURES = "/api/v1/tenures/"
RANKING = "/api/v1/offices/nato-secretary-general/ranking/"


@pytest.fixture
def client():
    return Client()


@pytest.fixture(autouse=True)
def spells():
    """Seven spells, of which two begin on one day, one has no start and one no date at all."""
    office = OfficeFactory(title="Secretary General")
    for name, start, end in [
        ("Ann Ash", "1952-04-04", "1957"), ("Ben Birch", "1957", "1961"), ("Cid Cedar", "1957", "1961"),
        ("Dan Dogwood", "[1961-03..1961-04]", ".."), ("Eve Elm", "", "1964"), ("Fay Fir", "", ""),
        ("Gus Gorse", "2024-10-01", ".."),
    ]:  # fmt: skip
        person = PersonFactory(name=name, slug=name.lower().replace(" ", "-"))
        TenureFactory(person=person, office=office, slug=person.slug, start=start, end=end)


def walk(client, address, way="next"):
    pages = []
    while address:
        answer = client.get(address).json()
        pages.append([row.get("id") or row["slug"] for row in answer["results"]])
        address = answer[way]
    return pages


def ids(client, address):
    return [row["id"] for row in client.get(address).json()["results"]]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
@pytest.mark.parametrize(
    "order", ["", "start", "-start", "end", "-end", "days", "-days", "person", "-person", "office,-person"]
)
def test_page_after_page_shows_every_row_once_in_order(client, size, order):
    query = f"?ordering={order}&" if order else "?"
    whole = ids(client, f"{TENURES}{query}page_size=500")
    assert len(whole) == 7
    pages = walk(client, f"{TENURES}{query}page_size={size}")
    assert [one for page in pages for one in page] == whole
    assert all(len(page) == size for page in pages[:-1])


@pytest.mark.parametrize("order", ["start", "-end", "days"])
def test_the_way_back_shows_the_same_pages(client, order):
    address = f"{TENURES}?ordering={order}&page_size=3"
    forth = walk(client, address)
    last = address
    while following := client.get(last).json()["next"]:
        last = following
    assert walk(client, last, "previous")[::-1] == [forth[0], forth[1], forth[2]]


def test_the_first_page_has_none_before_it_and_the_last_none_after(client):
    first = client.get(f"{TENURES}?page_size=4").json()
    assert first["previous"] is None
    second = client.get(first["next"]).json()
    assert second["next"] is None
    assert client.get(second["previous"]).json()["results"] == first["results"]


def test_a_row_that_comes_or_goes_meanwhile_moves_no_other(client):
    first = client.get(f"{TENURES}?page_size=3").json()
    rest = [one for page in walk(client, first["next"]) for one in page]
    TenureFactory(slug="earlier", start="1900", end="1901")
    assert [one for page in walk(client, first["next"]) for one in page] == rest


def names(rows):
    return [row.get("old_slug") or (row["tenure"] or row["gap"]["after"])["id"] for row in rows]


@pytest.mark.parametrize(
    "address", ["/api/v1/redirects/", "/api/v1/offices/nato-secretary-general/timeline/"]
)
def test_a_row_that_comes_or_goes_before_a_place_in_a_computed_list_moves_no_other(client, address):
    for old in ("b-b", "c-c", "d-d"):
        RedirectFactory(old_slug=old, person=Person.objects.get(slug="ann-ash"))
    first = client.get(f"{address}?page_size=2").json()
    rest = names(client.get(first["next"]).json()["results"])
    person = PersonFactory(name="Zoe Zelkova", slug="zoe-zelkova")
    RedirectFactory(old_slug="a-a", person=person)
    TenureFactory(slug="long", person=person, office=Office.objects.get(), start="1900", end="1950")
    second = client.get(first["next"]).json()
    assert names(second["results"]) == rest
    assert names(client.get(second["previous"]).json()["results"])[-1] == names(first["results"])[-1]


def test_a_place_whose_row_is_gone_is_where_that_row_was(client):
    for old in ("b-b", "c-c", "d-d", "e-e"):
        RedirectFactory(old_slug=old, person=Person.objects.get(slug="ann-ash"))
    first = client.get("/api/v1/redirects/?page_size=2").json()
    Redirect.objects.filter(old_slug="c-c").delete()
    assert names(client.get(first["next"]).json()["results"]) == ["d-d", "e-e"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/api/v1/tenures/?ordering=start", "/api/v1/tenures/?ordering=-start"),
        ("/api/v1/tenures/", "/api/v1/tenures/?office=nato-secretary-general"),
        (RANKING, f"{RANKING}?by=shortest"),
        (RANKING, "/api/v1/offices/nato-secretary-general/timeline/"),
    ],
)
def test_a_cursor_of_another_list_or_order_is_no_place_in_this_one(client, here, there):
    def paged(address, more):
        return client.get(f"{address}{'&' if '?' in address else '?'}page_size=2{more}")

    cursor = parse_qs(urlsplit(paged(here, "").json()["next"]).query)["cursor"][0]
    assert (
        paged(here, f"&cursor={cursor}&fields=start" if here != RANKING else f"&cursor={cursor}").status_code
        == 200
    )
    assert paged(there, f"&cursor={cursor}").status_code == 404


def test_every_page_counts_the_whole_list(client):
    first = client.get(f"{TENURES}?page_size=3").json()
    assert (first["count"], client.get(first["next"]).json()["count"]) == (7, 7)


def test_the_links_are_in_the_header_too(client):
    first = client.get(f"{TENURES}?page_size=3")
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"'


def test_a_ranking_is_paged_as_well(client):
    whole = client.get(RANKING).json()["results"]
    first = client.get(f"{RANKING}?page_size=2").json()
    second = client.get(first["next"]).json()
    assert first["results"] + second["results"] == whole[:4]
    assert client.get(second["previous"]).json()["results"] == first["results"]


def test_claims_of_one_place_are_paged_by_what_tells_them_apart(client):
    article = ArticleFactory()
    for number in range(5):
        ClaimFactory(article=article, key=f"k{number}", start=None if number % 2 else 4)
    assert sorted(one for page in walk(client, "/api/v1/claims/?page_size=2") for one in page) == [
        "k0", "k1", "k2", "k3", "k4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cursor", ["x", "WyJhZnRlciJd", "WyJhZnRlciIsMSwyLDNd", "WyJhZnRlciIsICJhIiwgImIiLCAiYyJd", "A" * 5000]
)
def test_a_cursor_of_no_list_is_answered_with_the_way_on(client, cursor):
    answer = client.get(f"{TENURES}?cursor={cursor}")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["field"] == "cursor"
    assert "follow `next`" in answer.json()["detail"]


def test_pages_are_asked_for_by_cursor_not_by_number(client):
    answer = client.get(f"{TENURES}?page=2")
    assert answer.status_code == 400
    assert "cursor" in answer.json()["detail"]


@pytest.mark.parametrize("size", ["0", "501", "many", "-1", "1.5"])
def test_a_page_has_one_to_five_hundred_rows(client, size):
    answer = client.get(f"{TENURES}?page_size={size}")
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"field": "page_size", "message": f"Not a whole number from 1 to 500: '{size}'.", "example": "50"}
    ]


def test_a_page_deep_in_the_list_costs_what_the_first_one_does(client, django_assert_max_num_queries):
    deep = client.get(client.get(f"{TENURES}?page_size=2").json()["next"]).json()["next"]
    with django_assert_max_num_queries(4):
        client.get(deep)
