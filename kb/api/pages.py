"""Lists in pages, each saying how fresh the data are."""

from __future__ import annotations

from typing import Any

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

from kb.api.problems import BadParameters, Fault, NothingThere, shown


class Pages(PageNumberPagination):
    """``{"next", "previous", "count", "data_as_of", "results"}``."""

    page_size = 50
    max_page_size = 500
    page_size_query_param = "page_size"

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.frame = view.frame
        size = self.get_page_size(request)
        number = _whole(request, "page", 1, highest=10**9)
        paginator = self.django_paginator_class(queryset, size)
        if number > paginator.num_pages:
            last = str(paginator.num_pages)
            raise NothingThere(Fault("page", f"There are {last} pages, no page {number}.", last))
        self.request, self.page = request, paginator.page(number)
        self.count = paginator.count
        return list(self.page)

    def get_page_size(self, request: Request) -> int:
        return _whole(request, "page_size", self.page_size, highest=self.max_page_size)

    def get_paginated_response(self, data: Any) -> Response:
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
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
                "name": "page",
                "in": "query",
                "required": False,
                "description": "Number of the page, from 1.",
                "schema": {"type": "integer", "minimum": 1, "maximum": 10**9},
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
