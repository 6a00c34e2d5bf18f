"""What the files are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rest_framework.utils.encoders import JSONEncoder

from people.dates import PartialDate
from tenures.models import Tenure
from tenures.querysets import TenureQuerySet

CHUNK = 500  # rows in memory at a time


def tenures() -> TenureQuerySet:
    return Tenure.objects.select_related("person", "office__organization")


def reduced(value: PartialDate) -> str | None:
    """A date as ISO 8601 reduces it, 1971 or 1971-10. None where that would say more than is known."""
    if value.qualifier or value.precision not in ("day", "month", "year"):
        return None
    return value.edtf


def known(**values: Any) -> dict[str, Any]:
    """Without the parts that nothing is known of."""
    return {name.replace("plus_", "+"): v for name, v in values.items() if v not in (None, "", [], {})}


def to_json(value: Any) -> str:
    return json.dumps(value, cls=JSONEncoder, ensure_ascii=False)


def array(items: Iterable[Any]) -> Iterator[str]:
    """A JSON array, an item at a time."""
    between = "["
    for item in items:
        yield between + to_json(item)
        between = ",\n"
    yield "]" if between != "[" else "[]"
