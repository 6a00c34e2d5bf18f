"""What the API asks the database most; built once, see ``tenures.prepared``."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models
from django.db.models import CharField
from django.db.models.functions import Coalesce

from tenures.models import Mergeable, Office
from tenures.prepared import Prepared, slot

OFFICE_CALLED = Prepared(
    lambda: Office.objects.select_related("organization").filter(slug=slot("slug", CharField())).order_by()
)


def keys_called(model: type[models.Model], column: str, wanted: list[str]) -> dict[str, int]:
    """The primary keys of the things that have these names in a column, or of what those were merged into."""
    slots = {f"name{number}": name for number, name in enumerate(wanted)}
    return dict(_keys(model, column, len(wanted))(**slots))


@cache
def _keys(model: type[models.Model], column: str, count: int) -> Prepared:
    slots = [slot(f"name{number}", CharField()) for number in range(count)]
    things: models.QuerySet[Any] = model._default_manager.all()
    key: Any = Coalesce("merged_into_id", "pk") if issubclass(model, Mergeable) else "pk"
    return Prepared(lambda: things.filter(**{f"{column}__in": slots}).order_by().values_list(column, key))
