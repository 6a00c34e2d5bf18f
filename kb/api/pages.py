"""Lists in pages, each saying how fresh the data are."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from kb.api.positions import Listed, NoSuchPlace, Ordered, Page, Place, list_named, narrowing
from kb.api.problems import BadParameters, Fault, NothingThere, shown
from kb.freshness import state_of

CURSOR = "^[-A-Za-z0-9_]+$"


class Pages(BasePagination):
    """``{"next", "previous", "count", "data_as_of", "results"}``; ``next`` and ``previous`` carry a cursor."""

    page_size = 50
    max_page_size = 500
    page_size_query_param = "page_size"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request, self.frame = request, view.frame
        size = _whole(request, "page_size", self.page_size, highest=self.max_page_size)
        place = self._place()
        try:
            page = self._rows(queryset, place, size)
        except NoSuchPlace as error:
            raise self._nowhere() from error
        self.count = self._count(queryset)
        return page

    def _place(self) -> Place | None:
        text = self.request.query_params.get("cursor")
        if text is None:
            return None
        try:
            return Place.read(text, self._list)
        except NoSuchPlace as error:
            raise self._nowhere() from error

    @cached_property
    def _list(self) -> str:
        return list_named(self.request.path, self.request.query_params.lists())

    @cached_property
    def _asked(self) -> list[tuple[str, list[str]]]:
        return narrowing(self.request.query_params.lists())

    def _nowhere(self) -> NothingThere:
        text = shown(self.request.query_params.get("cursor", ""))
        return NothingThere(
            Fault(
                "cursor", f"No place in this list: {text}. Leave it out, and follow `next` from page to page."
            )
        )

    def _rows(self, rows: Any, place: Place | None, size: int) -> list[Any]:
        ordered = Ordered(rows) if isinstance(rows, QuerySet) else rows
        page: Page = ordered.page(place, size)
        backwards = place is not None and place.backwards
        before, after = (page.more, True) if backwards else (place is not None, page.more)
        self.next = Place(page.ends[1]) if page.ends and after else None
        self.previous = Place(page.ends[0], backwards=True) if page.ends and before else None
        self.whole = len(page.rows) if place is None and not page.more else None
        return page.rows

    def _count(self, rows: Any) -> int:
        """Counting a long list costs more than showing a page of it, so it is done once for each state of the data."""
        if isinstance(rows, Listed):
            return len(rows.rows)
        if self.whole is not None:  # the list is this page
            return self.whole
        narrowed = [one for one in self._asked if one[0] != "ordering"]
        state = state_of(self.request)
        whole = f"{state.etag(self.request.path)} {narrowed}"
        key = f"count-{hashlib.blake2s(whole.encode()).hexdigest()}"
        count: int | None = caches["answers"].get(key)
        if count is None:
            count = rows.order_by().count() if isinstance(rows, QuerySet) else rows.count(state)
            caches["answers"].set(key, count)
        return count

    def get_paginated_response(self, data: Any) -> Response:
        links = {"next": self._link(self.next), "previous": self._link(self.previous)}
        following = ", ".join(
            f'<{url}>; rel="{"prev" if rel == "previous" else rel}"' for rel, url in links.items() if url
        )
        return Response(
            {
                **links,
                "count": self.count,
                "data_as_of": self.frame.data_as_of,
                "results": data,
            },
            headers={"Link": following} if following else None,
        )

    def _link(self, place: Place | None) -> str | None:
        if place is None:
            return None
        return str(
            replace_query_param(self.request.build_absolute_uri(), "cursor", place.written(self._list))
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "count", "data_as_of", "results"],
            "properties": {
                "next": address,
                "previous": address,
                "count": {"type": "integer"},
                "data_as_of": {"type": ["string", "null"], "format": "date-time"},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": "cursor",
                "in": "query",
                "required": False,
                "description": "A place in the list, as `next` and `previous` carry it; nothing to be made by hand.",
                "schema": {"type": "string", "pattern": CURSOR},
            },
            {
                "name": "page_size",
                "in": "query",
                "required": False,
                "description": f"Rows a page; {self.page_size} unless told.",
                "schema": {"type": "integer", "minimum": 1, "maximum": self.max_page_size},
            },
        ]


class LongPages(Pages):
    """For what is read as a whole."""

    page_size = 500


def _whole(request: Request, name: str, default: int, *, highest: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and 1 <= int(text) <= highest):
        raise BadParameters(
            Fault(name, f"Not a whole number from 1 to {highest}: {shown(text)}.", str(default))
        )
    return int(text)
