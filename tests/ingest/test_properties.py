"""Facts are a function of claims: idempotent, blind to order, reversible, and local.

Generated articles say generated things about a handful of people; whatever way they went
into the database, the facts must be those of one recompute from all the counting claims.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.ingest import store
from kb.ingest.facts import refresh, refresh_everything
from kb.ingest.records import Document, Tier
from kb.models import Article, Claim, Finding
from people.models import Person
from tenures.models import Office, Tenure
from tenures.succession import Neighbours, neighbours
from tests.ingest.said import PM, SG, said

pytestmark = pytest.mark.django_db

PEOPLE = ["Joseph Luns", "Jens Stoltenberg", "Mark Rutte", "Rutte", "Anna Rutte", "Luns", "Jens Stoltenburg"]
YEARS = st.integers(1950, 1959)
DATES = st.one_of(
    YEARS.map(str),
    st.builds(lambda y, m: f"{y}-{m:02d}", YEARS, st.integers(1, 12)),
    st.builds(lambda y, d: (date(y, 1, 1) + timedelta(d)).isoformat(), YEARS, st.integers(0, 364)),
    YEARS.map(lambda y: f"[..{y}-06-30]"),
    YEARS.map(lambda y: f"{y}~"),
)
DAYS = st.builds(lambda y, d: (date(y, 1, 1) + timedelta(d)).isoformat(), YEARS, st.integers(0, 364))
MODALITIES = st.sampled_from(["asserted", "asserted", "asserted", "reported", "denied"])


@st.composite
def statements(draw: st.DrawFn, number: int):
    """What one mention of one spell says: that it was, and some more about it."""
    person = draw(st.sampled_from(PEOPLE))
    office = draw(st.sampled_from([SG, SG, PM]))
    given = {
        "office": office,
        "statement": f"s{number}",
        "modality": draw(MODALITIES),
        "table": draw(st.booleans()),
    }
    claims = [said(person, "holds", **given)]
    for prop, values in (
        ("start", DATES),
        ("end", DATES),
        ("in_office_on", DAYS),
        ("duration", st.sampled_from(["P1Y", "P4Y", "P4Y.."])),
        ("succeeds", st.sampled_from(PEOPLE)),
        ("acting", st.sampled_from(["true", "false"])),
    ):
        if draw(st.integers(0, 3)) == 0:
            claims.append(said(person, prop, draw(values), **given))
    for prop, values in (
        ("birth", st.sampled_from(["1900", "1911-08-28", "1930"])),
        ("death", st.sampled_from(["1955", "2002-07-17"])),
        ("age", st.sampled_from(["40@1955-01-01", "57@1955-01-01"])),
        ("name", st.sampled_from(["en:Joe Luns", "de:Mark Rutte"])),
    ):
        if draw(st.integers(0, 5)) == 0:
            claims.append(said(person, prop, draw(values), **{**given, "office": None}))
    return claims


@st.composite
def articles(draw: st.DrawFn):
    """Two to four articles of one to four statements each, of differing tiers and days."""
    found = []
    for number in range(draw(st.integers(2, 4))):
        claims = [s for n in range(draw(st.integers(1, 4))) for s in draw(statements(n))]
        document = Document(
            path=f"{number}.txt",
            text=f"article {number}",
            published=draw(st.one_of(st.none(), st.just(date(1960, 1, 1) + timedelta(number)))),
            tier=draw(st.sampled_from(list(Tier))),
            family=draw(st.sampled_from([None, "wire"])),
        )
        found.append((document, claims))
    return found


def put_in(document: Document, claims) -> Article:
    article, _ = store.store_article(document)
    _, touched = store.store_claims(article, claims)
    refresh(touched)
    return article


def facts() -> object:
    """Everything that follows from claims: no ids, slugs, redirects or times of writing."""
    assert_neighbours_are_in_step()
    people = sorted(
        repr((
            p.name, p.given_name, p.family_name, p.birth, p.birth_disputed, p.death, p.death_disputed,
            tuple(p.nationalities), tuple(sorted((a.language, a.name) for a in p.aliases.all())),
        ))
        for p in Person.objects.filter(hidden=False)
    )  # fmt: skip
    tenures = sorted(
        repr((
            t.person.name, t.office.title, t.acting, t.start, t.end, t.end_status, t.last_confirmed, t.expected_end,
            t.end_reason, t.start_disputed, t.end_disputed, t.days_disputed_min, t.days_disputed_max, t.derived_from,
            t.follows and (t.follows.person.name, t.follows.start, t.follows.acting),
            sorted((d.edge, d.bound, d.day, d.rule, sorted(c.key for c in d.claims.all())) for d in t.derivations.all()),
            sorted(c.key for c in t.claims.filter(article__retracted_at=None)),
        ))
        for t in Tenure.objects.select_related("person", "office", "follows__person")
    )  # fmt: skip
    outcomes = sorted(
        (c.key, c.outcome, c.outcome_note, c.person.name if c.person and not c.person.hidden else "")
        for c in Claim.objects.filter(article__retracted_at=None).select_related("person")
    )
    findings = sorted((f.code, f.message, f.definite, f.key) for f in Finding.objects.all())
    return people, tenures, outcomes, findings


def assert_neighbours_are_in_step() -> None:
    """What the columns say is what the rules say."""
    for office in Office.objects.all():
        spells = list(office.tenures.all())
        found = neighbours(spells)
        for spell in spells:
            columns = Neighbours(spell.predecessor, spell.successor, spell.predecessor_regular)
            assert columns == found[spell.pk]


def from_scratch(given) -> object:
    """The facts of a database that never knew anything else."""
    wipe()
    for document, claims in given:
        article, _ = store.store_article(document)
        store.store_claims(article, claims)
    refresh_everything()
    return facts()


def wipe() -> None:
    Finding.objects.all().delete()
    Claim.objects.all().delete()
    Tenure.objects.all().delete()
    Person.objects.all().delete()
    Article.objects.all().delete()


CHECKED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@CHECKED
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(given_articles, random):
    expected = from_scratch(given_articles)
    wipe()
    shuffled = list(given_articles)
    random.shuffle(shuffled)
    for document, claims in shuffled:
        put_in(document, claims)
    assert facts() == expected


@CHECKED
@given(articles(), st.randoms(use_true_random=False))
def test_batches_of_articles_give_the_facts_of_one_by_one(given_articles, random):
    expected = from_scratch(given_articles)
    wipe()
    left = list(given_articles)
    random.shuffle(left)
    while left:
        batch = [left.pop() for _ in range(random.randint(1, len(left)))]
        touched: set[str] = set()
        for document, claims in batch:
            article, _ = store.store_article(document)
            touched |= store.store_claims(article, claims)[1]
        refresh(touched)
    assert facts() == expected


@CHECKED
@given(articles())
def test_reading_an_article_twice_changes_nothing(given_articles):
    wipe()
    for document, claims in given_articles:
        put_in(document, claims)
    before = facts()
    for document, claims in given_articles:
        article, is_new = store.store_article(document)
        added, _ = store.store_claims(article, claims)
        changes = refresh({c.name_key for c in article.claims.all()})
        assert (is_new, added, changes.facts) == (False, 0, [])
    assert facts() == before


@CHECKED
@given(articles(), st.data())
def test_a_retracted_article_leaves_no_trace_and_returns_whole(given_articles, data):
    which = data.draw(st.integers(0, len(given_articles) - 1))
    without = from_scratch(given_articles[:which] + given_articles[which + 1 :])
    wipe()
    stored = [put_in(document, claims) for document, claims in given_articles]
    complete = facts()
    store.retract(stored[which])
    assert facts() == without
    store.restore(Article.objects.get(pk=stored[which].pk))
    assert facts() == complete


@CHECKED
@given(articles(), st.data())
def test_a_judgement_holds_whatever_comes_after_it(given_articles, data):
    wipe()
    first, *rest = given_articles
    put_in(*first)
    claim = data.draw(st.sampled_from(sorted(Claim.objects.all(), key=lambda c: c.key)))
    store.judge([claim], "rejected", by=None, reason="checked")
    for document, claims in rest:
        put_in(document, claims)
    assert Claim.objects.get(key=claim.key).outcome == "rejected"
    recomputed = facts()
    refresh_everything()
    assert facts() == recomputed
