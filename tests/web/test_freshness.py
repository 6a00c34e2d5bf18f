"""Answers that are not made twice from the same data, and never outlive it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from kb.freshness import State, code
from kb.ingest import store
from kb.ingest.changes import bump_version
from kb.ingest.facts import refresh
from kb.models import Claim
from tenures.models import Office, Tenure
from tenures.prepared import Prepared
from tests.admin.conftest import MARK
from tests.ingest.said import spell

pytestmark = pytest.mark.django_db
HOLDER = "/api/v1/offices/nato-secretary-general/holder/?on=1975"
ADDRESSES = [
    "/", "/offices/", "/offices/nato-secretary-general/", "/people/", "/people/joseph-luns/", "/sources/",
    "/sources/a/", "/conflicts/", "/on/1975/", "/de/", "/api/v1/", "/api/v1/tenures/", "/api/v1/people/joseph-luns/",
    HOLDER, "/api/v1/offices/nato-secretary-general/ranking/", "/api/v1/schema/?format=json",
    "/api/v1/export/popolo.json", "/api/v1/export/tenures.csv",
]  # fmt: skip


@pytest.fixture(autouse=True)
def answers(settings):
    """Keep answers, as the running site does."""
    locmem = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {**settings.CACHES, "answers": {"BACKEND": locmem, "LOCATION": "tested"}}
    caches["answers"].clear()


@pytest.fixture(autouse=True)
def luns():
    article = store.cited_sources(["a"])["a"]
    _, touched = store.store_claims(article, spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True))
    refresh(touched)
    return article


@pytest.fixture
def client():
    return Client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_says_what_state_it_is_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["ETag"].startswith('W/"')
    assert response["Last-Modified"].endswith("GMT")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Accept-Encoding" in response["Vary"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_answer_already_is_not_sent_it_again(client, address, django_assert_num_queries):
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        response = client.get(address, headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag


def stored(article, *words):
    _, touched = store.store_claims(article, spell(*words, table=True))
    refresh(touched)


def test_what_was_counted_for_other_days_ends_with_the_state_of_the_data(client):
    address = "/api/v1/tenures/?page_size=1&ordering=-days&to="
    for name, start, end in [
        ("Peter Carrington", "1984-06-25", "1988-07-01"), ("Dirk Stikker", "1961-04-21", "1964-08-01"),
        ("Manlio Brosio", "1964-08-01", "1971-10-01"),
    ]:  # fmt: skip
        stored(store.cited_sources([name])[name], name, start, end)
        counts = [client.get(f"{address}{day}").json()["count"] for day in ("1963", "1972", "1985")]
        found = [Tenure.objects.filter(start_earliest__year__lte=day).count() for day in (1963, 1972, 1985)]
        assert counts == found


def test_a_change_in_the_middle_of_counting_is_counted(client, luns, monkeypatch):
    """What was kept for the state before may be no part of the number."""
    stored(store.cited_sources(["b"])["b"], "Peter Carrington", "1984-06-25", "1988-07-01")
    address = "/api/v1/tenures/?page_size=1&ordering=-days&to="
    client.get(f"{address}1985")
    count = Prepared.count

    def meanwhile(self, *given):
        if not Tenure.objects.filter(person__name="Dirk Stikker").exists():
            stored(store.cited_sources(["c"])["c"], "Dirk Stikker", "1961-04-21", "1964-08-01")
        return count(self, *given)

    monkeypatch.setattr(Prepared, "count", meanwhile)
    assert client.get(f"{address}1986").json()["count"] == 3


def test_the_same_question_costs_one_look_at_the_version(client, django_assert_num_queries):
    first = client.get(HOLDER)
    with django_assert_num_queries(1):
        second = client.get(HOLDER)
    assert second.content == first.content
    assert second.headers == first.headers


def test_an_edited_fact_is_in_the_next_answer(client, luns):
    before = client.get(HOLDER)
    assert before.json()["holders"][0]["person"]["name"] == "Joseph Luns"
    store.retract(luns)
    after = client.get(HOLDER, headers={"If-None-Match": before["ETag"]})
    assert (after.status_code, after.json()["holders"]) == (200, [])
    store.restore(luns)
    assert client.get(HOLDER).json()["holders"] == before.json()["holders"]


def test_a_decision_is_on_the_page_at_once(client, luns):
    address = f"/sources/{luns.slug}/"
    before = client.get(address)
    store.judge(Claim.objects.filter(property="start"), "rejected", by=None, reason="misread")
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.content != before.content


def test_an_edit_in_the_admin_is_on_the_page_at_once(client):
    User.objects.create_superuser("ada", password="ada")
    admin = Client()
    admin.force_login(User.objects.get(username="ada"))
    address = "/offices/nato-secretary-general/"
    assert "Head of the Alliance" not in client.get(address).content.decode()
    form = f"/admin/tenures/office/{Office.objects.get().pk}/change/"
    page = admin.get(form)
    context = page.context
    given = {name: value for name, value in context["adminform"].form.initial.items() if value}
    for inline in context["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        given |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    given |= dict(MARK.findall(page.content.decode()))
    labels = {"labels": '{"en": "Head of the Alliance"}'}
    assert admin.post(form, {**given, **labels}).status_code == 302
    assert "Head of the Alliance" in client.get(address).content.decode()


def test_the_time_of_the_last_change_will_do_too(client):
    modified = client.get(HOLDER)["Last-Modified"]
    assert client.get(HOLDER, headers={"If-Modified-Since": modified}).status_code == 304
    assert (
        client.get(HOLDER, headers={"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}).status_code == 200
    )


def test_a_head_request_gets_the_headers_of_the_answer(client):
    whole, head = client.get(HOLDER), client.head(HOLDER)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], whole["Content-Length"])


@pytest.mark.parametrize(
    "other",
    [{"Accept-Language": "de"}, {"Accept-Encoding": "br"}, {"Accept": "text/csv"}, {"Cookie": "theme=dark"}],
)
def test_what_is_asked_differently_is_another_answer(client, other):
    assert client.get("/api/v1/tenures/", headers=other)["ETag"] != client.get("/api/v1/tenures/")["ETag"]


def test_colours_kept_by_one_reader_are_not_shown_to_another(client):
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in client.get("/").content.decode()
    assert "data-theme" not in Client().get("/").content.decode()


def test_the_next_day_is_another_state(client, monkeypatch):
    before = client.get("/")["ETag"]
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2099, 1, 1))
    assert client.get("/")["ETag"] != before


def test_a_release_is_another_state():
    state = State(7, datetime(2024, 10, 1, tzinfo=UTC), date(2024, 10, 2))
    etag = state.etag("/")
    digest, newest = code()
    assert len(digest) == 64
    assert state.last_modified >= newest
    assert state.etag("/") == etag != State(8, state.changed_at, state.today).etag("/")


def test_nothing_is_kept_of_curators_and_health(client):
    User.objects.create_superuser("ada", password="ada")
    client.force_login(User.objects.get(username="ada"))
    assert "ETag" not in client.get("/")
    for address in ("/admin/login/", "/healthz", "/readyz"):
        assert "ETag" not in Client().get(address)


def test_what_failed_is_not_kept(client):
    assert "ETag" not in client.get("/people/nobody/")
    assert "ETag" not in client.get("/api/v1/tenures/?on=1989-02-30")


@pytest.mark.parametrize("encoding", ["zstd", "br", "gzip"])
def test_answers_are_packed_as_the_client_takes_them(client, encoding):
    packed = client.get("/", headers={"Accept-Encoding": encoding})
    assert packed["Content-Encoding"] == encoding
    assert len(packed.content) < len(client.get("/").content) / 2


def test_a_bump_alone_makes_another_state():
    before = State.read()
    bump_version()
    assert State.read().number == before.number + 1
