"""Which language a reader is shown: asked of the browser once, then what the reader chose; crawlers see canonical pages."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import TenureFactory

pytestmark = pytest.mark.django_db

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
TYPED, LINKED_HERE = {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def luns():
    return TenureFactory()


def test_a_first_visit_leads_to_the_language_of_the_browser():
    answer = Client().get("/people/joseph-luns/?x=1", headers=GERMAN)
    assert (answer.status_code, answer["Location"]) == (302, "/de/people/joseph-luns/?x=1")
    assert answer.cookies["django_language"].value == "de"


def test_it_is_asked_once():
    reader = Client()
    assert reader.get("/", headers=GERMAN).status_code == 302
    assert reader.get("/", headers=GERMAN).status_code == 200


def test_who_comes_back_finds_the_language_chosen_last():
    reader = Client()
    reader.get("/", headers=GERMAN)
    assert reader.get("/people/", headers=GERMAN | TYPED)["Location"] == "/de/people/"
    reader.get("/people/", headers=GERMAN | LINKED_HERE)  # the switch to English
    assert reader.get("/people/", headers=GERMAN | TYPED).status_code == 200


@pytest.mark.parametrize("headers", [LINKED_HERE, {"Referer": "http://testserver/de/"}])
def test_the_switch_is_obeyed_and_remembered(headers):
    answer = Client().get("/", headers=GERMAN | headers)
    assert answer.status_code == 200
    assert answer.cookies["django_language"].value == "en"


def test_a_switch_from_english_is_remembered():
    answer = Client().get("/fr/people/", headers=LINKED_HERE | {"Accept-Language": "en"})
    assert answer.cookies["django_language"].value == "fr"


@pytest.mark.parametrize("asked", ["", "en-GB,de;q=0.8", "it,en;q=0.5,fr;q=0.3", "*", "nonsense;;q=x"])
def test_english_or_no_wish_stays_at_the_bare_address_without_a_cookie(asked):
    answer = Client().get("/", headers={"Accept-Language": asked} if asked else {})
    assert answer.status_code == 200
    assert "django_language" not in answer.cookies


def test_an_address_with_a_language_is_never_led_elsewhere():
    answer = Client().get("/fr/people/", headers=GERMAN | TYPED)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/api/v1/people/", "/robots.txt", "/healthz", "/nothing-here/"])
def test_what_has_no_languages_is_not_led_anywhere(address):
    assert Client().get(address, headers=GERMAN).status_code != 302


def test_caches_are_told_what_the_answer_hangs_on():
    page, lead = Client().get("/"), Client().get("/", headers=GERMAN)
    for answer in (page, lead):
        assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}
    assert "private" in lead["Cache-Control"]
    assert "private" not in page["Cache-Control"]


def test_a_crawler_finds_each_language_from_each():
    for address in ("/people/joseph-luns/", "/de/people/joseph-luns/", "/fr/people/joseph-luns/"):
        page = Client().get(f"{address}?tracked=1").content.decode()
        assert f'<link rel="canonical" href="http://testserver{address}">' in page
        for code, path in (("en", ""), ("de", "/de"), ("fr", "/fr"), ("x-default", "")):
            assert f'hreflang="{code}" href="http://testserver{path}/people/joseph-luns/">' in page


def test_where_a_list_goes_on_is_a_page_of_its_own():
    page = Client().get("/people/?page=2").content.decode()
    assert '<link rel="canonical" href="http://testserver/people/?page=2">' in page


def test_the_switch_stays_on_the_page_with_its_question():
    page = Client().get("/de/offices/nato-secretary-general/?from=1970&to=1990").content.decode()
    assert 'href="/fr/offices/nato-secretary-general/?from=1970&amp;to=1990" hreflang="fr"' in page
    assert 'href="/offices/nato-secretary-general/?from=1970&amp;to=1990" hreflang="en"' in page


@pytest.mark.parametrize("address", ["/people/nobody/", "/on/1989-02-30/", "/de/nothing-here/"])
def test_a_page_that_is_none_is_not_to_be_found(address):
    page = Client().get(address).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


def test_the_title_is_what_is_shared():
    page = Client().get("/fr/people/joseph-luns/").content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert f'<meta property="og:title" content="{title}">' in page
    assert '<meta property="og:locale" content="fr_FR">' in page
