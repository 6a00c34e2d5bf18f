"""Pages in three languages: nothing on them stays English, dates and numbers take each language's form."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation
from django.utils.translation import trans_real
from lxml import html

from kb import claims_in_words, countries, dates_in_words, labels
from kb.models import Article, Claim
from people.dates import PartialDate
from people.models import Alias, Person
from tenures.models import Office, Organization
from tests.pages import FILES, MISSING, PAGES
from tests.test_architecture import ROOT

LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ſ]")
# Not translated: placeholders, tags and entities of a message; names of formats, codes of countries, what was typed.
KEPT = re.compile(r"%\(\w+\)[sd]|<[^>]*>|&\w+;")
NAMES = re.compile(
    r"\b(?:[A-Z]{2}|API|Wikidata|Q\d+|SVG|PNG|JSON|CSV|luns|BibTeX|CSL-JSON|Atom|EDTF|CC0 1\.0)(?!\w)|https?://\S+"
)
SEEN = ("title", "aria-label", "alt", "placeholder", "data-l", "content")


ARMENIAN = str.maketrans(
    {chr(ord("a") + n): chr(0x561 + n) for n in range(26)}
    | {chr(ord("A") + n): chr(0x531 + n) for n in range(26)}
    | {chr(n): chr(0x13A0 + n - 0xC0) for n in range(0xC0, 0x180)}  # with accents; Cherokee has the room
)


def armenian(text):
    """Another letter for each Latin one, so that names stay apart and quotes stay in their place."""
    return text.translate(ARMENIAN) if text else text


def cyrillic(text):
    """As a translator would leave it who writes nothing but ж."""
    pieces = KEPT.split(text)
    kept = [*KEPT.findall(text), ""]
    return "".join(LETTERS.sub("ж", piece) + keep for piece, keep in zip(pieces, kept, strict=True))


@pytest.fixture(scope="module")
def armenian_seeds(django_db_setup, django_db_blocker):
    """The seeds, every letter of their names, titles and texts a Armenian one; quotes stay in their place."""
    with django_db_blocker.unblock():
        from django.db import connection, transaction

        with transaction.atomic():
            call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())
            _rewrite(Person, "name", "given_name", "family_name")
            _rewrite(Alias, "name")
            _rewrite(Organization, "name")
            _rewrite(Office, "title")
            _rewrite(Article, "title", "publisher", "family", "text", "path")
            _rewrite(Claim, "person_name", "office_title", "organization_name", "quote")
            _rewrite(Claim, "value", property__in=["name", "given_name", "family_name", "succeeds"])
            for model in (Office, Organization):
                for thing in model.objects.exclude(labels={}):
                    thing.labels = {code: armenian(label) for code, label in thing.labels.items()}
                    thing.save()
            yield
            transaction.set_rollback(True)
        connection.close()


def _rewrite(model, *fields, **which):
    things = list(model.objects.filter(**which))
    for thing in things:
        for field in fields:
            setattr(thing, field, armenian(getattr(thing, field)))
    model.objects.bulk_update(things, fields, batch_size=200)


@pytest.fixture
def everything_translated(monkeypatch):
    """German as a translator would have it who writes nothing but ж; names from CLDR are Armenian."""
    plain, counted = trans_real.DjangoTranslation.gettext, trans_real.DjangoTranslation.ngettext

    def gettext(self, message):
        found = plain(self, message)
        context, separator, text = message.rpartition(trans_real.CONTEXT_SEPARATOR)
        if context.startswith("date format"):
            return found
        return cyrillic(text if separator and found == message else found)

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(
        trans_real.DjangoTranslation, "ngettext", lambda self, *which: cyrillic(counted(self, *which))
    )
    monkeypatch.setattr(countries, "name", lambda code, language="en": "ω")
    monkeypatch.setattr(claims_in_words, "language_name", lambda code: "ω")
    monkeypatch.setattr(claims_in_words, "format_unit", lambda *_, **__: "ω")


def english_on(page):
    """Every text a reader sees or hears that still has a Latin letter."""
    tree = html.fromstring(page)
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or _left_alone(element):
            continue
        texts = [element.text, *(child.tail for child in element), *(element.get(name) for name in SEEN)]
        if element.tag == "meta" and element.get("name") not in ("description", "twitter:title"):
            texts = [element.get("content")] if (element.get("property") or "").startswith("og:title") else []
        found += [text.strip() for text in texts if text and LETTERS.search(NAMES.sub("", text))]
    return found


def _left_alone(element):
    """Code, and what is marked to be in a language of its own."""
    chain = [element, *element.iterancestors()]
    return any(
        e.tag in ("script", "style", "code", "pre") or (e.get("lang") and e.tag != "html") for e in chain
    )


@pytest.mark.parametrize("address", [*PAGES.values(), *MISSING.values()], ids=[*PAGES, *MISSING])
def test_nothing_on_a_page_stays_english(armenian_seeds, everything_translated, db, address):
    answer = Client().get(f"/de{address}", follow=True)
    assert english_on(answer.content.decode()) == []


def test_every_kind_of_page_is_tried():
    (localized,) = [p for p in get_resolver().url_patterns if isinstance(p.pattern, LocalePrefixPattern)]
    tried = {_name(f"/de{address}") for address in [*PAGES.values(), *MISSING.values(), *FILES.values()]}
    assert {pattern.name for pattern in localized.url_patterns} <= tried


def _name(address):
    with translation.override("de"):
        return resolve(address.partition("?")[0]).url_name


DAY, FIRST = PartialDate.parse("1952-04-04"), PartialDate.parse("2014-10-01")


@pytest.mark.parametrize(
    ("language", "day", "first", "short", "number"),
    [
        ("en", "4 April 1952", "1 October 2014", "1 Oct 2014", "4,651"),
        ("de", "4. April 1952", "1. Oktober 2014", "1. Okt. 2014", "4.651"),
        ("fr", "4 avril 1952", "1er octobre 2014", "1er oct. 2014", "4\u00a0651"),
    ],
)
def test_dates_and_numbers_take_the_form_of_the_language(language, day, first, short, number):
    with translation.override(language):
        assert dates_in_words.in_words(DAY) == day
        assert dates_in_words.in_words(FIRST) == first
        assert dates_in_words.in_words(FIRST, short=True) == short
        assert dates_in_words.number(4651) == number


@pytest.mark.parametrize(
    ("language", "edtf", "words"),
    [
        ("de", "1971~", "um 1971"),
        ("de", "199X", "1990er-Jahre"),
        ("de", "[..2024-10-01]", "spätestens 1. Oktober 2024"),
        ("de", "[2014-05-03..2014-05-09]", "zwischen 3. Mai 2014 und 9. Mai 2014"),
        ("fr", "1971~", "vers 1971"),
        ("fr", "199X", "les années 1990"),
        ("fr", "[..2024-10-01]", "au plus tard le 1er octobre 2024"),
        ("fr", "[2014-05-03..2014-05-09]", "entre le 3 mai 2014 et le 9 mai 2014"),
    ],
)
def test_partial_dates_read_as_the_language_has_them(language, edtf, words):
    with translation.override(language):
        assert dates_in_words.in_words(PartialDate.parse(edtf)) == words


@pytest.mark.parametrize(
    ("language", "none", "one", "many"),
    [("de", "0 Tage", "1 Tag", "2 Tage"), ("fr", "0 jour", "1 jour", "2 jours")],
)
def test_plural_forms_are_the_languages_own(language, none, one, many):
    with translation.override(language):
        assert [dates_in_words.days(n, n).replace("\u00a0", " ") for n in (0, 1, 2)] == [none, one, many]


def test_a_length_reads_in_years_and_months():
    with translation.override("fr"):
        text = dates_in_words.years_and_months(date(1971, 10, 1), date(1984, 6, 25))
        assert text.replace("\u00a0", " ") == "12 ans, 8 mois"


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Minister of Foreign Affairs, Netherlands"),
        ("de", "Außenminister, Niederlande"),
        ("fr", "Ministre des Affaires étrangères, Pays-Bas"),
    ],
)
def test_an_office_without_a_label_is_named_in_the_language(language, label):
    netherlands = Organization(name="Netherlands", country="NL")
    with translation.override(language):
        assert (
            labels.of_office(Office(title="Minister of Foreign Affairs", organization=netherlands)) == label
        )
