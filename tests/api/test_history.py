"""What was known when; what has changed since; where merged and renamed people went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kb.ingest import store
from kb.models import Article, Claim
from people.models import Person
from tenures.models import Tenure
from tests.api.conftest import cite
from tests.factories import PersonFactory, RedirectFactory
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db
LUNS = "/api/v1/tenures/joseph-luns-nato-secretary-general-1971/"


def results(answer):
    assert answer.status_code == 200, answer.json()
    return answer.json()["results"]


@pytest.fixture
def told_twice(monkeypatch):
    """In 2001 a source knew the years; in 2011 another knew the days."""
    for year, start, end in [(2001, "1971", "1984"), (2011, "1971-10-01", "1984-06-25")]:
        now = datetime(year, 6, 1, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        cite(f"of-{year}", spell("Joseph Luns", start, end, table=True))
    monkeypatch.undo()


def test_each_version_says_what_was_known_otherwise_before(client, told_twice):
    newer, older = results(client.get(f"{LUNS}history/"))
    assert (older["at"], older["kind"], older["changes"]) == ("2001-06-01T12:00:00Z", "added", [])
    assert older["known"]["start"]["edtf"] == "1971"
    assert (newer["at"], newer["kind"]) == ("2011-06-01T12:00:00Z", "changed")
    assert [(c["field"], c["before"]["edtf"], c["after"]["edtf"]) for c in newer["changes"]] == [
        ("start", "1971", "1971-10-01"),
        ("end", "1984", "1984-06-25"),
    ]


@pytest.mark.parametrize(
    ("day", "start"), [("2011-06-01", "1971-10-01"), ("2011-05-31", "1971"), ("2001-06-01", "1971")]
)
def test_what_was_known_on_a_day_is_one_version(client, told_twice, day, start):
    (version,) = results(client.get(f"{LUNS}history/?as_known_on={day}"))
    assert version["known"]["start"]["edtf"] == start


def test_before_the_first_source_nothing_was_known(client, told_twice):
    assert results(client.get(f"{LUNS}history/?as_known_on=2001-05-31")) == []


def test_a_tenure_that_is_no_more_still_has_its_history(client, told_twice):
    for article in Article.objects.order_by("slug"):
        store.retract(article)
    assert client.get(LUNS).status_code == 404
    last, *_ = results(client.get(f"{LUNS}history/"))
    assert last["kind"] == "removed"
    assert last["known"]["start"]["edtf"] == "1971-10-01"


def test_a_person_is_known_by_more_as_sources_tell_more(client, monkeypatch):
    cite("a", [*spell("Joseph Luns", "1971", table=True)])
    cite("b", [said("Joseph Luns", "birth", "1911-08-28", office=None, table=True)])
    newer, older = results(client.get("/api/v1/people/joseph-luns/history/"))
    assert (older["known"]["birth"]["edtf"], newer["known"]["birth"]["edtf"]) == (None, "1911-08-28")
    assert [c["field"] for c in newer["changes"]] == ["birth"]


def test_whom_nobody_knows_has_no_history(client, holders):
    answer = client.get("/api/v1/people/joseph-luna/history/")
    assert answer.status_code == 404
    assert "Try joseph-luns" in answer.json()["detail"]


def test_a_history_is_asked_about_single_days(client, told_twice):
    answer = client.get(f"{LUNS}history/?as_known_on=2011")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "as_known_on"


# Changed since


def test_a_copy_learns_what_has_changed_since_it_was_made(client, holders):
    made = timezone.now()
    assert results(client.get(f"/api/v1/tenures/?changed_since={made:%Y-%m-%dT%H:%M:%S.%fZ}")) == []
    cite("c", [said("Jens Stoltenberg", "birth", "1959-03-16", office=None, table=True)])
    since = f"changed_since={made:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert [row["slug"] for row in results(client.get(f"/api/v1/people/?{since}"))] == ["jens-stoltenberg"]
    assert [row["id"] for row in results(client.get(f"/api/v1/articles/?{since}"))] == ["c"]
    assert {row["article"]["id"] for row in results(client.get(f"/api/v1/claims/?{since}"))} == {"c"}


def test_a_judgement_changes_its_claim(client, holders):
    made = timezone.now()
    store.judge(
        Claim.objects.filter(article__slug="b", property="start"), "rejected", by=None, reason="misread"
    )
    since = f"changed_since={made:%Y-%m-%dT%H:%M:%S.%fZ}"
    changed = results(client.get(f"/api/v1/claims/?{since}"))
    assert [(c["article"]["id"], c["property"], c["judgement"]) for c in changed if c["judgement"]] == [
        ("b", "start", "rejected")
    ]


def test_a_day_will_do_for_a_moment(client, holders):
    tomorrow = timezone.now() + timedelta(days=1)
    assert len(results(client.get(f"/api/v1/people/?changed_since={timezone.now():%Y-%m-%d}"))) == 3
    assert results(client.get(f"/api/v1/people/?changed_since={tomorrow:%Y-%m-%d}")) == []


@pytest.mark.parametrize("text", ["yesterday", "2024-02-30", "2024-10-01T25:00:00Z"])
def test_what_is_no_moment_is_refused_with_one_that_is(client, text):
    answer = client.get(f"/api/v1/people/?changed_since={text}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["example"] == "2024-10-01T00:00:00Z"


@pytest.mark.parametrize(("day", "versions"), [("9999-12-31", 1), ("0001-01-01", 0)])
def test_what_was_known_can_be_asked_of_any_day_of_the_calendar(client, holders, day, versions):
    address = f"/api/v1/people/joseph-luns/history/?as_known_on={day}"
    assert len(results(client.get(address))) == versions


# Redirects


def test_old_slugs_are_listed_and_lead_to_the_person(client):
    luns = PersonFactory(name="Joseph Luns", slug="joseph-luns")
    RedirectFactory(old_slug="luns", person=luns)
    (row,) = results(client.get("/api/v1/redirects/"))
    assert (row["old_slug"], row["person"]["slug"]) == ("luns", "joseph-luns")
    moved = client.get("/api/v1/people/luns/")
    assert (moved.status_code, moved["Location"]) == (301, "http://testserver/api/v1/people/joseph-luns/")


def test_a_tenure_that_began_in_another_year_is_found_by_its_old_id(client, holders):
    old, new = LUNS, LUNS.replace("1971", "1970")
    assert client.get(old).status_code == 200
    cite("c", spell("Joseph Luns", "1970-12-01", "1984-06-25", table=True))
    store.judge(Claim.objects.filter(article__slug="c"), "preferred", by=None, reason="the archive says so")
    moved = client.get(f"{old}?fields=start")
    assert (moved.status_code, moved["Location"]) == (301, f"http://testserver{new}?fields=start")
    (row,) = results(client.get("/api/v1/redirects/"))
    assert f"/api/v1/tenures/{row['old_slug']}/" == old
    assert row["tenure"]["url"] == moved["Location"].split("?")[0]
    of_old, of_new = (f"/api/v1/claims/?tenure={address.split('/')[-2]}" for address in (old, new))
    assert results(client.get(of_old)) == results(client.get(of_new)) != []


def test_spells_that_turn_out_to_be_one_are_found_by_either_id(client):
    cite("a", spell("Joseph Luns", "1971-10-01", "1975-01-01", table=True))
    cite("b", spell("Joseph Luns", "1980-01-01", "1984-06-25", table=True))
    first, second = results(client.get("/api/v1/tenures/"))
    cite("c", spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True))
    store.judge(Claim.objects.filter(article__slug="c"), "preferred", by=None, reason="one spell")
    (only,) = results(client.get("/api/v1/tenures/"))
    for old in {first["id"], second["id"]} - {only["id"]}:
        assert client.get(f"/api/v1/tenures/{old}/")["Location"] == only["url"]


@pytest.mark.parametrize("many", [2, 40])
def test_ids_that_lead_elsewhere_or_nowhere_cost_as_many_queries_however_many(
    client, holders, many, django_assert_max_num_queries
):
    luns = Person.objects.get(slug="joseph-luns")
    olds = [RedirectFactory(old_slug=f"luns-{number}", person=luns).old_slug for number in range(many)]
    named = "&".join(f"tenure={old}-nato-secretary-general-1971" for old in olds)
    with django_assert_max_num_queries(9):
        found = results(client.get(f"/api/v1/claims/?{named}"))
    assert {claim["person"]["slug"] for claim in found} == {"joseph-luns"}
    with django_assert_max_num_queries(9):
        assert client.get(f"/api/v1/claims/?{named.replace('luns', 'nobody')}").status_code == 404


# Ids and slugs


def test_a_rebuilt_database_has_the_same_ids_whatever_order_the_sources_come_in(client):
    sources = {
        "a": spell("Rutte", "2024-10-01"),
        "b": spell("Mark Rutte", "2024-10-01", table=True),
        "c": spell("Joseph Luns", "1971", "1984", table=True),
    }

    def built(order):
        Claim.objects.all().delete()
        Tenure.objects.all().delete()
        Person.objects.all().delete()
        for slug in order:
            cite(slug, sources[slug])
        return {
            *Person.objects.values_list("slug", flat=True),
            *Tenure.objects.values_list("slug", flat=True),
        }

    assert built("abc") == {
        "mark-rutte", "mark-rutte-nato-secretary-general-2024", "joseph-luns", "joseph-luns-nato-secretary-general-1971",
    }  # fmt: skip
    assert built("abc") == built("cab") == built("bca")
