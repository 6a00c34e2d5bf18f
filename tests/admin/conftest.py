"""A small world to curate: one article on two offices, a table's row that disagrees, and a rumour."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from kb.ingest import store
from kb.ingest.facts import refresh
from kb.ingest.records import Document, Said, Tier
from kb.models import Article, Claim
from tests.ingest.said import said, spell

MARK = re.compile(r'name="(seen|seen_version)" value="(\w+)"')
CHAIR = ("Chair", "Munich Security Conference")


def quoted(text: str, words: str, claims: list[Said]) -> list[Said]:
    """The claims with their quote at its place in the text."""
    start = text.index(words)
    return [
        Said(
            statement=words, property=s.property, person=s.person, value=s.value, quote=words, rule=s.rule,
            mention=s.mention, office=s.office, organization=s.organization, modality=s.modality,
            start=start, end=start + len(words),
        )
        for s in claims
    ]  # fmt: skip


def as_shown(client, address: str, typed: dict[str, object], **given: object):
    """Sends a form as a browser does: with the mark of what its page has shown."""
    marks = dict(MARK.findall(client.get(address).content.decode()))
    return client.post(address, {**marks, **typed}, **given)


TEXT = (
    "NATO has had fourteen secretaries general.\n"
    "Joseph Luns led it from 1971 to 1984. Jens Stoltenberg is to chair the Munich conference, media report.\n"
    "Mark Rutte took over on 1 October 2024."
)


def put_in(text: str, claims: list[Said], **known: object) -> Article:
    given = {"published": date(2024, 10, 1), "language": "en", "publisher": "The Paper", **known}
    article, _ = store.store_article(Document(path="article.txt", text=text, **given))
    _, touched = store.store_claims(article, claims)
    refresh(touched)
    return article


@pytest.fixture
def article(db) -> Article:
    return put_in(
        TEXT,
        [
            *quoted(TEXT, "Joseph Luns led it from 1971 to 1984.", spell("Joseph Luns", "1971", "1984")),
            *quoted(
                TEXT,
                "Jens Stoltenberg is to chair the Munich conference",
                [said("Jens Stoltenberg", "holds", office=CHAIR, modality="reported")],
            ),
            *quoted(TEXT, "Mark Rutte took over on 1 October 2024.", spell("Mark Rutte", "2024-10-01")),
        ],
        title="Fourteen heads of NATO",
    )


@pytest.fixture
def table(article) -> Article:
    """A reference work that ends Luns's spell in 1985."""
    return put_in(
        "Joseph Luns, 1971-10-01, 1985",
        spell("Joseph Luns", "1971-10-01", "1985", statement="row 1"),
        title="A list of officials",
        tier=Tier.UNVETTED,
        family="lists",
    )


@pytest.fixture
def rumour(article) -> Claim:
    return article.claims.get(modality="reported")


@pytest.fixture
def anna(db):
    """A chief: may do whatever anybody may."""
    return get_user_model().objects.create_superuser("anna", password="anna-knows-best")


@pytest.fixture
def chief(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def member(db, client):
    """Signs in somebody on the staff with these permissions and no others."""

    def sign_in(*codenames: str):
        user = get_user_model().objects.create_user("otto", password="otto-may-little", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        assert user.user_permissions.count() == len(codenames)
        client.force_login(user)
        return client

    return sign_in
