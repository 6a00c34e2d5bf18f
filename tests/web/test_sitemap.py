"""What search engines are told: where every page is, in each language."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from kb import sitemap
from tests.factories import PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
NAMES = {"s": sitemap.SITEMAPS, "x": sitemap.XHTML}


@pytest.fixture(autouse=True)
def luns():
    return TenureFactory()


def tree(address):
    answer = Client().get(address)
    assert answer["Content-Type"] == "application/xml"
    return ET.fromstring(answer.content)


def addresses(address):
    return [loc.text for loc in tree(address).iterfind(".//s:loc", NAMES)]


def test_the_index_leads_to_a_file_of_each_kind_that_has_pages():
    names = [address.removeprefix(f"{SITE}/sitemap-") for address in addresses("/sitemap.xml")]
    assert names == ["pages-1.xml", "offices-1.xml", "people-1.xml"]


def test_every_page_that_is_told_of_answers():
    told = [a for file in addresses("/sitemap.xml") for a in addresses(file.removeprefix(SITE))]
    assert f"{SITE}/fr/people/joseph-luns/" in told
    assert {a: Client().get(a.removeprefix(SITE)).status_code for a in told} == dict.fromkeys(told, 200)


def test_each_language_of_a_page_names_all_of_them():
    for url in tree("/sitemap-people-1.xml").iterfind("s:url", NAMES):
        links = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", NAMES)}
        assert links == {
            "en": f"{SITE}/people/joseph-luns/",
            "de": f"{SITE}/de/people/joseph-luns/",
            "fr": f"{SITE}/fr/people/joseph-luns/",
            "x-default": f"{SITE}/people/joseph-luns/",
        }


def test_a_hidden_person_is_not_told_of():
    PersonFactory(name="Nobody Known", hidden=True)
    assert not [a for a in addresses("/sitemap-people-1.xml") if "nobody" in a]


def test_many_people_are_told_of_in_several_files(monkeypatch):
    monkeypatch.setattr(sitemap, "PAGES", 1)
    PersonFactory(name="Dirk Stikker")
    assert f"{SITE}/sitemap-people-2.xml" in addresses("/sitemap.xml")
    assert f"{SITE}/people/joseph-luns/" in addresses("/sitemap-people-2.xml")


@pytest.mark.parametrize("name", ["people-0", "people-x", "others-1", "people"])
def test_a_file_that_there_is_not_is_missing(name):
    assert Client().get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_are_led_to_it():
    text = Client().get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert "Disallow: /de/search/" in text
