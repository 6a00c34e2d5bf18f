"""The feed of changes is Atom as RFC 4287 wants it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from kb.models import Change

pytestmark = pytest.mark.django_db
NAMES = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def changes():
    for number in (1, 2):
        Change.objects.create(
            subject="Joseph Luns, Secretary General, NATO", before="1971-10-01/1984-06-25",
            after=f"1971-10-0{number + 1}/1984-06-25", cause="judged", reason='<script>alert("1 < 2")</script>',
        )  # fmt: skip


@pytest.fixture
def feed(client, changes):
    answer = client.get("/changes.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)


def texts(element, name):
    return [found.text for found in element.findall(f"a:{name}", NAMES)]


def test_feed_and_entries_have_what_they_must_once(feed):
    entries = feed.findall("a:entry", NAMES)
    assert len(entries) == 2
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (text,) = texts(element, name)
            assert text
    (author,) = feed.findall("a:author", NAMES)
    assert texts(author, "name") == ["NATO secretaries-general"]
    assert len({texts(entry, "id")[0] for entry in entries}) == 2


def test_times_are_rfc_3339_and_the_feed_is_as_new_as_its_newest_entry(feed):
    entries = [datetime.fromisoformat(texts(entry, "updated")[0]) for entry in feed.findall("a:entry", NAMES)]
    assert all(moment.tzinfo for moment in entries)
    assert datetime.fromisoformat(texts(feed, "updated")[0]) == max(entries)


def test_ids_and_links_are_absolute(feed):
    links = {link.get("rel", "alternate"): link.get("href") for link in feed.findall("a:link", NAMES)}
    assert links["self"] == "http://testserver/changes.atom"
    assert links["alternate"] == "http://testserver/corrections/"
    for element in (feed, *feed.findall("a:entry", NAMES)):
        assert urlsplit(texts(element, "id")[0]).scheme in ("http", "https", "tag")
        assert all(urlsplit(link.get("href")).netloc for link in element.findall("a:link", NAMES))


def test_what_was_written_is_text_in_a_reader_too(feed):
    for summary in feed.findall("a:entry/a:summary", NAMES):
        assert summary.get("type") == "html"
        assert summary.text.startswith("<p>Before: 1971-10-01/1984-06-25</p><p>After: ")
        assert "&lt;script&gt;" in summary.text
        assert "<script>" not in summary.text


def test_it_names_its_licence(feed):
    (rights,) = texts(feed, "rights")
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in rights
