"""Home, office and conflict pages on the seeds' own shape: what they answer, and what they cost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from kb.ingest import store
from kb.ingest.facts import refresh
from tests.factories import FindingFactory, OfficeFactory, PersonFactory, TenureFactory
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client()


def cite(slug, claims, tier="official"):
    article = store.cited_sources([slug])[slug]
    article.tier = tier
    article.save()
    _, touched = store.store_claims(article, claims)
    refresh(touched)


@pytest.fixture
def holders():
    cite("a", [*spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True),
               *spell("Jens Stoltenberg", "2014-10-01", "2024-10-01", table=True),
               *spell("Mark Rutte", "2024-10-01", table=True), said("Mark Rutte", "in_office_on", "2026-06-10", table=True),
               said("Joseph Luns", "nationality", "NL", office=None, table=True)])  # fmt: skip
    cite("b", spell("Joseph Luns", "1971-10-02", table=True), tier="unvetted")


def text(response):
    return response.content.decode()


def test_home_names_the_holder_in_its_title(client, holders):
    response = client.get("/")
    assert "<title>Mark Rutte is" in text(response)
    assert "last confirmed" in text(response).lower()


def test_home_says_who_served_longest_with_the_working(client, holders):
    assert "12 years, 8 months (4,651 days), 1971–84." in text(client.get("/"))


def test_home_marks_a_disputed_start_and_leads_to_both_sides(client, holders):
    assert 'href="/conflicts/#joseph-luns-nato-secretary-general-1971-start"' in text(client.get("/"))


def test_home_on_an_empty_database_says_how_to_fill_it(client):
    response = client.get("/")
    assert response.status_code == 200
    assert "manage.py ingest seeds/" in text(response)


def test_home_without_a_current_holder_says_so(client):
    TenureFactory(start="1971-10-01", end="1984-06-25")
    assert "Nobody is known to be in office" in text(client.get("/"))


def test_an_office_shows_the_hole_as_unrecorded_and_not_as_vacant(client):
    TenureFactory(person=PersonFactory(name="Javier Solana"), start="1995-12-05", end="1999-10-06")
    TenureFactory(person=PersonFactory(name="George Robertson"), start="1999-10-14", end="2003-12-17")
    page = text(client.get("/offices/nato-secretary-general/"))
    assert "unrecorded" in page
    assert '<time datetime="1999-10-06">' in page


def test_an_acting_spell_is_hatched_and_named(client):
    TenureFactory(
        person=PersonFactory(name="Sergio Balanzino"), start="1994-08-13", end="1994-10-17", acting=True
    )
    page = text(client.get("/offices/nato-secretary-general/"))
    assert 'class="hat"' in page and ">acting<" in page


def test_an_uncertain_edge_fades_over_exactly_its_span(client):
    TenureFactory(start="1971", end="1984")
    page = text(client.get("/offices/nato-secretary-general/"))
    assert 'mask="url(#fin)"' in page and 'mask="url(#fout)"' in page
    assert 'datetime="1971-01-01"' not in page and "1 January 1971" not in page


def test_zooming_leaves_out_who_was_not_there(client, holders):
    page = text(client.get("/offices/nato-secretary-general/?from=2015&to=2026"))
    drawing = page[
        page.index('<svg class="tl wide"') : page.index("</svg>", page.index('<svg class="tl wide"'))
    ]
    assert "Stoltenberg" in drawing and "Luns" not in drawing


def test_a_bad_zoom_is_a_helpful_400(client, holders):
    response = client.get("/offices/nato-secretary-general/?from=1971-02-30")
    assert response.status_code == 400
    assert "Try 1999, 1999-10 or 1999-10-14." in text(response)


def test_a_zoom_to_a_year_shows_the_whole_of_it(client):
    TenureFactory(person=PersonFactory(name="Javier Solana"), start="1995-12-05", end="1999-10-06")
    TenureFactory(person=PersonFactory(name="George Robertson"), start="1999-10-14", end="2003-12-17")
    page = text(client.get("/offices/nato-secretary-general/?from=1998&to=1999"))
    assert ">Robertson<" in page[page.index('<svg class="tl wide"') : page.index('<svg class="tl tall"')]


def test_a_zoom_keeps_what_the_reader_typed_and_the_years_of_the_office(client, holders):
    page = text(client.get("/offices/nato-secretary-general/?from=2015-06&to=2026"))
    assert 'name="from" size="10" value="2015-06"' in page
    assert "since 1971" in page


def test_a_zoom_to_years_before_the_office_says_that_nobody_is_recorded(client, holders):
    page = text(client.get("/offices/nato-secretary-general/?from=1900&to=1910"))
    assert "Nobody is recorded in these years." in page
    assert 'name="from"' in page


def test_a_zoom_that_ends_before_it_begins_is_a_helpful_400(client, holders):
    response = client.get("/offices/nato-secretary-general/?from=1999&to=1998")
    assert response.status_code == 400
    assert "“1998” is before “1999”. Put the earlier date first." in text(response)


def test_home_offers_a_handover_a_hole_and_an_acting_holder_to_look_up(client):
    TenureFactory(person=PersonFactory(name="Javier Solana"), start="1995-12-05", end="1999-10-06")
    TenureFactory(person=PersonFactory(name="George Robertson"), start="1999-10-14", end="2003-12-17")
    TenureFactory(
        person=PersonFactory(name="Alessandro Minuto-Rizzo"),
        start="2003-12-17",
        end="2004-01-05",
        acting=True,
    )
    TenureFactory(person=PersonFactory(name="Jaap Scheffer"), start="2004-01-05", end="2009-08-01")
    page = text(client.get("/"))
    assert 'href="/on/1999-10-10/"' in page  # four of the eight days after 6 October
    assert 'href="/on/2003-12-26/"' in page  # nine of the nineteen days after 17 December
    assert 'href="/on/2004-01-05/"' in page
    assert "<b>nobody named</b>" in page and "<b>Scheffer</b>" in page


def test_home_falls_back_to_a_day_of_the_longest_spell(client):
    TenureFactory(start="1971", end="1984")
    assert 'href="/on/1977-12-31/"' in text(client.get("/"))  # six years after 31 December 1971


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("2024-10-01", 'In office since <time datetime="2024-10-01">1 October 2024</time>'),
        ("2024", 'In office since <time datetime="2024">2024</time>'),
        ("[2024-09-30..2024-10-01]", "In office, begun <span>between 30 September 2024 and 1 October 2024</span>"),
        ("[..2024-10-01]", "In office, begun <span>by 1 October 2024</span>"),
    ],
)  # fmt: skip
def test_home_says_no_more_of_the_start_than_is_known(client, start, says):
    TenureFactory(start=start, end="..", last_confirmed=date(2024, 12, 1))
    assert says in text(client.get("/"))


def test_home_counts_the_holder_among_all_and_among_those_of_the_same_country(client, holders):
    cite("c", [said("Mark Rutte", "nationality", "NL", office=None, table=True)])
    page = text(client.get("/"))
    assert "number 3 of all recorded holders" in page
    assert 'number 2 from <abbr class="cc nl" title="Netherlands">NL</abbr>' in page


@pytest.mark.parametrize("address", ["/offices/nobody/", "/people/nobody/", "/sources/nothing/", "/nowhere/"])
def test_an_unknown_address_is_a_helpful_404(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert 'href="/"' in text(response)


def test_conflicts_stand_side_by_side_with_the_choice_explained(client, holders):
    page = text(client.get("/conflicts/"))
    assert "1 October 1971" in page and "2 October 1971" in page
    assert "the best that says so is “official”, the best against it “unvetted”" in page


def test_the_overview_of_conflicts_answers_before_anything_is_unfolded(client, holders):
    page = text(client.get("/conflicts/"))
    line = page[page.index("<summary>") : page.index("</summary>")]
    assert "1 Oct 1971" in line and "2 Oct 1971" in line and "1 day apart" in line
    unfolded = page[page.index("</summary>") : page.index("</details>")]
    assert 'id="joseph-luns-nato-secretary-general-1971-start"' in unfolded  # so that a link to it opens it


def test_offices_with_few_conflicts_share_a_heading(client, holders):
    page = text(client.get("/conflicts/"))
    assert 'id="g-others">Other offices</h2>' in page
    assert "<b>Joseph Luns</b>, Secretary General" in page


def test_findings_of_one_code_are_folded_together_under_a_stable_anchor(client):
    for n in range(3):
        FindingFactory(key=str(n), code="ambiguous_person")
    page = text(client.get("/conflicts/"))
    assert page.count("<code>ambiguous_person</code>") == 1
    assert 'id="ambiguous_person-possible"' in page and "<b>3</b>" in page


def test_conflicts_without_any_say_so(client):
    assert "No two sources contradict each other" in text(client.get("/conflicts/"))


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/", 8), ("/offices/", 5), ("/offices/nato-secretary-general/", 8), ("/conflicts/", 13)],
)
@pytest.mark.parametrize("more", [0, 20])
def test_pages_cost_the_same_however_many_holders(
    client, holders, django_assert_max_num_queries, address, queries, more
):
    office = OfficeFactory()
    for number in range(more):
        TenureFactory(
            person=PersonFactory(name=f"Anna Holder{number}"), office=office, slug=f"t{number}",
            start=f"{1800 + number}-01-01", end=f"{1801 + number}-01-01",
        )  # fmt: skip
    with django_assert_max_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.fixture
def five_hundred():
    office = OfficeFactory()
    for number in range(500):
        TenureFactory(
            person=PersonFactory(name=f"Anna Holder{number}", nationalities=["NL"]), office=office,
            slug=f"t{number}", start=f"{1500 + number}-01-01", end=f"{1501 + number}-01-01",
        )  # fmt: skip


def test_an_office_with_five_hundred_holders_stays_light(client, five_hundred):
    page = text(client.get("/offices/nato-secretary-general/"))
    assert len(page.encode()) < 150_000
    assert page.count("<tr") == 87  # sixty holders, twenty-five of the ranking, two heads
    assert 'href="?page=2"' in page and "The first 25 of 500." in page


def test_zooming_into_a_crowd_names_everyone(client, five_hundred):
    page = text(client.get("/offices/nato-secretary-general/?from=1600&to=1609"))
    assert page.count('<text class="n"') >= 10
    assert "Holder99<" not in page and "Holder100<" in page and "Holder109<" in page


def test_pages_of_a_zoomed_table_stay_zoomed(client, five_hundred):
    page = text(client.get("/offices/nato-secretary-general/?from=1600&to=1799&page=2"))
    assert 'href="?from=1600&amp;to=1799&amp;page=1"' in page


def test_the_choice_of_colours_is_kept_in_a_cookie(client):
    response = client.post("/appearance/", {"theme": "dark", "next": "/offices/"})
    assert (response.status_code, response["Location"]) == (302, "/offices/")
    assert 'data-theme="dark"' in text(client.get("/offices/"))
    client.post("/appearance/", {"theme": "system"})
    assert "data-theme" not in text(client.get("/offices/"))


def test_the_choice_of_colours_leads_to_no_other_host(client):
    assert client.post("/appearance/", {"theme": "dark", "next": "https://example.org/"})["Location"] == "/"


def test_nothing_inline_and_nothing_from_elsewhere(client, holders):
    response = client.get("/")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    page = text(response)
    assert " style=" not in page and "<style" not in page
    scripts = re.findall("<script[^>]*>", page)
    assert [s for s in scripts if 'src="/static/' not in s] == [
        '<script type="application/ld+json">'
    ]  # data, not run


def test_the_language_switch_stays_on_the_page(client, holders):
    page = text(client.get("/offices/nato-secretary-general/"))
    assert 'href="/de/offices/nato-secretary-general/" hreflang="de"' in page


@pytest.mark.parametrize(
    ("address", "says"),
    [("/healthz", "ok"), ("/readyz", "ok, data version"), ("/robots.txt", "Disallow: /admin/")],
)
def test_machines_get_short_answers(client, address, says):
    response = client.get(address)
    assert response.status_code == 200 and says in text(response)


def test_a_browser_finds_the_icon_where_no_page_names_it(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("kb/icon.svg")


def test_on_handover_day_the_newcomer_is_in_office():
    older = TenureFactory(start="1971-10-01", end="1984-06-25")
    assert older.certainty_on(date(1984, 6, 24)) == "certain"
    assert older.certainty_on(date(1984, 6, 25)) is None
