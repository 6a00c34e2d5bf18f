"""The page of one source, and the list of all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kb.models import Article
from tests.factories import ArticleFactory, ClaimFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db

TEXT = (
    "Lange sprach man über vieles andere, und niemand fragte nach den Jahren im Amt. "
    "Zehn Jahre hatte Stoltenberg das Amt inne, Joseph Luns amtierte von 1971 bis 1984. "
    "Danach ging es noch lange um anderes, das mit der Frage wenig zu tun hatte, und um noch mehr."
)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def said(article: Article, quote: str, **values):
    start = TEXT.index(quote)
    return ClaimFactory(
        article=article, quote=quote, start=start, end=start + len(quote), **{"rule": "de.span", **values}
    )


@pytest.fixture
def article() -> Article:
    return ArticleFactory(
        slug="zeitung-2024",
        title=None,
        publisher="Zeitung",
        text=TEXT,
        sha256="1" * 64,
        language="de",
        published=date(2024, 10, 1),
        tier="press",
        url="https://news.example/rutte#top",
    )


def test_a_claim_can_be_pointed_at_and_its_quote_leads_there(client, article):
    claim = said(article, "Joseph Luns amtierte von 1971", property="start", value="1971")
    page = text_of(client.get("/sources/zeitung-2024/"))
    assert f'id="c-{claim.key}"' in page
    assert f'id="q-1" href="#c-{claim.key}"' in page
    assert 'href="#q-1"' in page


def test_the_whole_text_is_never_shown(client, article):
    said(article, "Joseph Luns amtierte von 1971", property="start", value="1971")
    page = text_of(client.get("/sources/zeitung-2024/"))
    assert "<mark>Joseph Luns amtierte von 1971</mark>" in page
    assert "Lange sprach man" not in page


def test_overlapping_quotes_both_lead_to_their_claims(client, article):
    outer = said(article, "Zehn Jahre hatte Stoltenberg das Amt inne", property="duration", value="P10Y")
    inner = said(article, "Zehn Jahre hatte", property="holds", value="")
    page = text_of(client.get("/sources/zeitung-2024/"))
    for number, claim in ((1, outer), (2, inner)):
        assert page.count(f'id="q-{number}"') == 1
        assert f'href="#c-{claim.key}">{number}</a>' in page


def test_what_became_of_a_claim_is_said_in_words(client, article):
    said(article, "Joseph Luns amtierte", property="start", value="1971", outcome="agrees")
    page = text_of(client.get("/sources/zeitung-2024/"))
    assert "Agrees, less exact" in page
    assert "took office: 1971" in page


def test_a_claim_leads_to_the_spell_it_is_about(client, article):
    luns = PersonFactory(name="Joseph Luns")
    tenure = TenureFactory(person=luns)
    said(article, "Joseph Luns amtierte", property="start", value="1971", person=luns, tenure=tenure)
    assert f'href="/people/joseph-luns/#{tenure.slug}"' in text_of(client.get("/sources/zeitung-2024/"))


def test_the_original_is_linked_at_the_very_words(client, article):
    said(article, "Joseph Luns amtierte", property="start", value="1971")
    page = text_of(client.get("/sources/zeitung-2024/"))
    assert "https://news.example/rutte#:~:text=Joseph%20Luns%20amtierte" in page


def test_a_cited_source_shows_the_rows_that_cite_it(client):
    ClaimFactory(quote='Joseph Luns,Secretary General,NATO,1971-10-01,,"resigned, at last"', property="holds")
    page = text_of(client.get("/sources/nato-cv-luns/"))
    assert "Joseph Luns · Secretary General · NATO · 1971-10-01 · resigned, at last" in page
    assert "We hold no text of it" in page


def test_a_retracted_source_says_so_and_why(client, article):
    article.retracted_at = datetime(2024, 11, 5, tzinfo=UTC)
    article.retraction_reason = "The publisher withdrew it."
    article.save()
    said(article, "Joseph Luns amtierte", property="start", value="1971", outcome="retracted")
    page = text_of(client.get("/sources/zeitung-2024/"))
    assert "The publisher withdrew it." in page
    assert "its source is retracted" in page


def test_quotes_are_escaped(client):
    text = "<script>alert(1)</script> " + "more words " * 40
    hostile = ArticleFactory(
        slug="hostile", title="<b>x</b>", text=text, sha256="2" * 64, url="javascript:alert(1)"
    )
    ClaimFactory(article=hostile, quote=text[:25], start=0, end=25, rule="de.span", property="holds")
    page = text_of(client.get("/sources/hostile/"))
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert 'href="javascript:' not in page


def test_a_source_without_claims_says_so(client, article):
    assert "It makes no claim" in text_of(client.get("/sources/zeitung-2024/"))


def test_the_page_costs_the_same_queries_however_many_claims(client, article, django_assert_max_num_queries):
    for number in range(12):
        person = PersonFactory(name=f"Anna Number{number}")
        tenure = TenureFactory(person=person, start=f"19{number + 10}", end=f"19{number + 11}")
        said(
            article,
            "Joseph Luns amtierte",
            property="start",
            value="1971",
            person=person,
            tenure=tenure,
            office=tenure.office,
        )
    with django_assert_max_num_queries(6):
        client.get("/sources/zeitung-2024/")


def test_an_unknown_source_is_not_found(client):
    assert client.get("/sources/nothing/").status_code == 404


def test_the_list_costs_the_same_queries_for_every_source(client, django_assert_max_num_queries):
    for number in range(9):
        ClaimFactory(article=ArticleFactory(slug=f"s-{number}", title=f"Source {number}"))
    with django_assert_max_num_queries(4):
        page = text_of(client.get("/sources/"))
    assert "9 sources" in page


def test_the_empty_list_explains_itself(client):
    assert "Nothing has been read yet." in text_of(client.get("/sources/"))
