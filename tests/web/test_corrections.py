"""The public log of corrections: what a fact was, what it is, and why; as a page and as a feed."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from kb.citations import Citation
from kb.ingest import store
from kb.ingest.facts import refresh
from kb.models import Change, Claim
from tests.ingest.said import spell

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
BEFORE = "Joseph Luns, Secretary General, NATO, 1971-10-01/1984-06-25"
AFTER = "Joseph Luns, Secretary General, NATO, 1971-10-02/1984-06-25"
SAID_BEFORE = "Joseph Luns, Secretary General, NATO, 1 Oct 1971 – 25 Jun 1984"
SAID_AFTER = "Joseph Luns, Secretary General, NATO, 2 Oct 1971 – 25 Jun 1984"


@pytest.fixture
def disputed():
    """One official source says 1 October, a second one 2 October."""
    for slug, start in (("one", "1971-10-01"), ("two", "1971-10-02")):
        article = store.cited_sources([slug])[slug]
        article.tier = "official" if slug == "one" else "press"
        article.save()
        _, touched = store.store_claims(article, spell("Joseph Luns", start, "1984-06-25", table=True))
        refresh(touched)
    Change.objects.all().delete()


def prefer_the_second():
    claim = Claim.objects.get(property="start", value="1971-10-02")
    store.judge([claim], "preferred", by=User.objects.create(username="anna"), reason="The minutes say so.")


def page(address):
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_decision_is_logged_with_before_after_and_reason(disputed):
    prefer_the_second()
    change = Change.objects.get()
    assert (change.before, change.after) == (BEFORE, AFTER)
    assert (change.cause, change.reason) == ("judged", "The minutes say so.")


def test_the_log_shows_it_and_leads_to_the_spell(disputed):
    prefer_the_second()
    found = page("/corrections/")
    assert f"<del>{SAID_BEFORE}</del>" in found
    assert f'href="/people/joseph-luns/#joseph-luns-nato-secretary-general-1971">{SAID_AFTER}</a>' in found
    assert "A curator decided. The minutes say so." in found


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Joseph Luns, Generalsekretär, NATO, 2. Okt. 1971 – 25. Juni 1984"),
        ("fr", "Joseph Luns, Secrétaire général, OTAN, 2 oct. 1971 – 25 juin 1984"),
    ],
)
def test_the_log_speaks_the_language_of_the_page(disputed, language, told):
    prefer_the_second()
    assert f">{told}</a>" in page(f"/{language}/corrections/")
    assert f": {told}" in page(f"/{language}/changes.atom").replace("\u00a0:", ":")


@pytest.mark.parametrize("address", ["/people/joseph-luns/", "/offices/nato-secretary-general/"])
def test_the_pages_it_is_about_say_what_changed_lately(disputed, address):
    assert "What changed lately</h2>" not in page(address)
    prefer_the_second()
    assert f"<del>{SAID_BEFORE}</del>" in page(address)


def test_a_retraction_is_logged_and_so_is_the_return(disputed):
    article = store.find_article("one")
    store.retract(article, reason="It was a hoax.")
    store.restore(article)
    restored, retracted = Change.objects.all()
    assert (retracted.cause, retracted.before, retracted.after) == ("retracted", BEFORE, AFTER)
    assert (restored.cause, restored.before, restored.after) == ("restored", AFTER, BEFORE)


def test_what_a_transaction_takes_back_is_in_no_log(disputed):
    with transaction.atomic():
        prefer_the_second()
        transaction.set_rollback(True)
    assert not Change.objects.exists()


def test_the_feed_has_an_entry_for_each_change(disputed):
    prefer_the_second()
    response = Client().get("/changes.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    (entry,) = ET.fromstring(response.content).findall(f"{ATOM}entry")
    told = entry.find(f"{ATOM}summary").text
    assert (
        f"Before: {SAID_BEFORE}" in told
        and f"After: {SAID_AFTER}" in told
        and "Why: A curator decided." in told
    )


def test_without_changes_the_log_says_so():
    assert "Nothing has been corrected yet." in page("/corrections/")


def test_new_facts_are_told_on_request_and_in_the_feed():
    _, touched = store.store_claims(
        store.cited_sources(["one"])["one"], spell("Willy Claes", "1994-10-17", table=True)
    )
    refresh(touched)
    assert "Willy Claes" not in page("/corrections/")
    assert "Willy Claes" in page("/corrections/?new=include")
    assert "Willy Claes" in page("/changes.atom")


def test_every_date_and_every_length_opens_its_derivation(disputed):
    office, person = page("/offices/nato-secretary-general/"), page("/people/joseph-luns/")
    for value in ("start", "end", "days"):
        anchor = f"why-joseph-luns-nato-secretary-general-1971-{value}"
        assert f'href="/people/joseph-luns/#{anchor}"' in office
        assert f'id="{anchor}"' in person
    why = person[person.index("Why this length") :]
    assert "= 4,651 days" in why[:600]


# Citations

CITED = Citation("Luns & others", "NATO Secretaries General", "https://example.org/people/joseph-luns/",
                 date(2026, 11, 24), date(2026, 11, 25))  # fmt: skip


def test_a_citation_in_words_says_both_days():
    assert CITED.plain == (
        "“Luns & others”, NATO Secretaries General. Data as of 24 November 2026, seen 25 November 2026. "
        "https://example.org/people/joseph-luns/"
    )


@pytest.mark.parametrize(("language", "title"), [("de", "„Luns“"), ("fr", "«\u00a0Luns\u00a0»")])
def test_a_citation_quotes_as_its_language_does(language, title):
    with override(language):
        cited = Citation("Luns", "NATO", "https://example.org/", None, date(2026, 11, 25))
        assert cited.plain.startswith(f"{title}, NATO. ")


def test_a_citation_as_bibtex_escapes_what_tex_would_read():
    assert CITED.bibtex.startswith("@online{people-joseph-luns-2026-11-25,")
    assert r"title = {{Luns \& others}}," in CITED.bibtex and "urldate = {2026-11-25}," in CITED.bibtex


def test_a_citation_as_csl_json_is_dated():
    (item,) = json.loads(CITED.csl)
    assert item["accessed"] == {"date-parts": [[2026, 11, 25]]}
    assert item["issued"] == {"date-parts": [[2026, 11, 24]]}
    assert item["title"] == "Luns & others"


@pytest.mark.parametrize(
    "address", ["/", "/people/joseph-luns/", "/records/", "/on/1975-01-01/", "/conflicts/"]
)
def test_every_page_offers_its_citation(disputed, address):
    found = page(address)
    assert "Cite this page" in found and f"http://testserver{address}" in found and "@online{" in found
