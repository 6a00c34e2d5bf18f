"""Rows as the API shows them, for tables and JSON Lines. Each says of when and under which licence it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from kb.exports.parts import CHUNK, to_json
from kb.models import Claim
from kb.serializers.parts import Frame
from kb.serializers.things import ClaimSerializer, PersonSerializer, TenureSerializer
from people.models import Person
from tenures.models import Tenure
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
    people = Person.objects.shown().prefetch_related("aliases").order_by("slug").iterator(CHUNK)
    shape = PersonSerializer(context={"frame": frame})
    yield from _with_about(map(shape.to_representation, people), frame)


def claim_rows(frame: Frame) -> Iterator[Row]:
    claims = Claim.objects.select_related("article", "person", "office__organization", "tenure__person")
    in_order = claims.defer("article__text").order_by("article__slug", "start", "key").iterator(CHUNK)
    shape = ClaimSerializer(context={"frame": frame})
    yield from _with_about(map(shape.to_representation, in_order), frame)


def _with_about(rows: Iterable[Row], frame: Frame) -> Iterator[Row]:
    common = about(frame)
    return ({**row, **common} for row in rows)


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """JSON Lines (https://jsonlines.org): an object a line."""
    return (to_json(row) + "\n" for row in rows)
