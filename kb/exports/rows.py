"""Rows as the API shows them, for tables and JSON Lines. Each says of when and under which licence it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from kb.exports.parts import CHUNK, to_json
from kb.models import Article, Claim
from kb.serializers.parts import Frame, Shape
from kb.serializers.things import (
    ArticleSerializer,
    ClaimSerializer,
    OfficeSerializer,
    OrganizationSerializer,
    PersonSerializer,
    TenureSerializer,
)
from people.models import Person
from tenures.models import Office, Organization, Tenure
from tenures.rows import rows_of

ABOUT = ("data_as_of", "licence")  # rows are copied about without the file that they came in
Row = dict[str, Any]


def about(frame: Frame) -> Row:
    return {"data_as_of": frame.data_as_of, "licence": settings.DATA_LICENCE["url"]}


def tenure_rows(frame: Frame) -> Iterator[Row]:
    """Office by office, in order."""
    in_order = Tenure.objects.order_by("office__slug", "start_earliest", "slug")
    shape = TenureSerializer(context={"frame": frame})
    yield from _with_about(map(shape.to_representation, rows_of(in_order, CHUNK)), frame)


def person_rows(frame: Frame) -> Iterator[Row]:
    people = Person.objects.shown().prefetch_related("aliases").order_by("slug")
    yield from _rows(PersonSerializer, people, frame)


def organization_rows(frame: Frame) -> Iterator[Row]:
    yield from _rows(OrganizationSerializer, Organization.objects.shown().order_by("slug"), frame)


def office_rows(frame: Frame) -> Iterator[Row]:
    offices = Office.objects.shown().select_related("organization").order_by("slug")
    yield from _rows(OfficeSerializer, offices, frame)


def article_rows(frame: Frame) -> Iterator[Row]:
    yield from _rows(ArticleSerializer, Article.objects.defer("text").order_by("slug"), frame)


def claim_rows(frame: Frame) -> Iterator[Row]:
    claims = Claim.objects.select_related("article", "person", "office__organization", "tenure__person")
    in_order = claims.defer("article__text").order_by("article__slug", "start", "key")
    yield from _rows(ClaimSerializer, in_order, frame)


def _rows(kind: type[Shape], things: QuerySet[Any], frame: Frame) -> Iterator[Row]:
    shape = kind(context={"frame": frame})
    yield from _with_about(map(shape.to_representation, things.iterator(CHUNK)), frame)


def _with_about(rows: Iterable[Row], frame: Frame) -> Iterator[Row]:
    common = about(frame)
    return ({**row, **common} for row in rows)


LISTS: dict[str, tuple[type[Shape], Callable[[Frame], Iterator[Row]]]] = {
    "people": (PersonSerializer, person_rows),
    "organizations": (OrganizationSerializer, organization_rows),
    "offices": (OfficeSerializer, office_rows),
    "tenures": (TenureSerializer, tenure_rows),
    "articles": (ArticleSerializer, article_rows),
    "claims": (ClaimSerializer, claim_rows),
}


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """JSON Lines (https://jsonlines.org): an object a line."""
    return (to_json(row) + "\n" for row in rows)
