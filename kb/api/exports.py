"""The whole data as files, streamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import FileResponse, StreamingHttpResponse
from django.utils.http import http_date
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from kb import encodings
from kb.api import ranges
from kb.api.base import Answering
from kb.api.problems import CONTENT_TYPE, Fault, NoSuchBytes
from kb.api.tables import columns, lines
from kb.exports import database
from kb.exports.files import FILES
from kb.exports.linked_data import linked_data
from kb.exports.popolo import popolo
from kb.exports.rows import ABOUT, LISTS, Row, json_lines
from kb.freshness import State, state_of
from kb.serializers.answers import ProblemSerializer
from kb.serializers.parts import Frame, Shape

KINDS = {
    "text/csv": OpenApiTypes.STR,
    "application/x-ndjson": OpenApiTypes.STR,
    "application/vnd.sqlite3": OpenApiTypes.BINARY,
}


class File(Answering):
    """One file. It has one format, whatever the client says it takes."""

    name: str
    throttle_classes = ()  # one file saves a thousand questions

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        return JSONRenderer(), JSONRenderer.media_type

    def known(self) -> set[str]:
        return set()

    def pieces(self) -> Iterable[str]:
        raise NotImplementedError

    def get(self, request: Request) -> StreamingHttpResponse:
        response = self.whole()
        response["Content-Disposition"] = f'attachment; filename="{self.name}"'
        response["Link"] = f'<{settings.DATA_LICENCE["url"]}>; rel="license"'
        return response

    def whole(self) -> StreamingHttpResponse:
        return StreamingHttpResponse(
            () if self.request.method == "HEAD" else self.pieces(),
            content_type=f"{FILES[self.name]}; charset=utf-8",
        )


def file(name: str, summary: str, operation: str, *, in_parts: bool = False) -> Any:
    """What the description says of a file."""
    kind = KINDS.get(FILES[name], OpenApiTypes.OBJECT)
    responses: dict[Any, OpenApiResponse] = {(200, FILES[name]): OpenApiResponse(kind)}
    if in_parts:
        responses[206, FILES[name]] = OpenApiResponse(kind, "The bytes that `Range` names.")
        responses[416, CONTENT_TYPE] = OpenApiResponse(ProblemSerializer, "It has no such bytes.")
    return extend_schema_view(get=extend_schema(summary=summary, responses=responses, operation_id=operation))


@file("popolo.json", "All as Popolo JSON", "export_popolo")
class Popolo(File):
    """Persons, organizations, posts and memberships as Popolo JSON."""

    name = "popolo.json"

    def pieces(self) -> Iterable[str]:
        return popolo(self.frame)


@file("kb.jsonld", "All as JSON-LD", "export_jsonld")
class LinkedData(File):
    """People, their roles and the organizations as JSON-LD in the words of schema.org."""

    name = "kb.jsonld"

    def pieces(self) -> Iterable[str]:
        return linked_data(self.frame)


@file("kb.sqlite", "All as a SQLite file", "export_sqlite", in_parts=True)
class Database(File):
    """People, aliases, organizations, offices, tenures, articles and claims as tables with indexes, the views
    `holders` and `sayings` to read them by, and `about`. It opens in Datasette as it is. Where it is not packed, `Range`
    gets a part of it, and with `If-Range` the date in `Last-Modified` makes sure that it is a part of the same."""

    name = "kb.sqlite"

    def whole(self) -> StreamingHttpResponse:
        opened = database.opened()
        if self.request.META.get(encodings.HEADER):  # which bytes the packed file has is not known beforehand
            return FileResponse(opened, content_type=FILES[self.name])
        self.headers["Accept-Ranges"] = "bytes"
        size = os.fstat(opened.fileno()).st_size
        span = self._span(size)
        if span is None:
            return FileResponse(opened, content_type=FILES[self.name])
        part = StreamingHttpResponse(
            ranges.between(opened, *span), status=HTTPStatus.PARTIAL_CONTENT, content_type=FILES[self.name]
        )
        part["Content-Range"] = f"bytes {span[0]}-{span[1]}/{size}"
        part["Content-Length"] = str(span[1] + 1 - span[0])
        return part

    def _span(self, size: int) -> tuple[int, int] | None:
        """The first and the last byte to send; None of the whole. A part of another state's file is of no use."""
        wanted = self.request.headers.get("Range", "") if self.request.method == "GET" else ""
        state = state_of(self.request)
        modified = http_date(int(state.last_modified.timestamp()))
        if not wanted or self.request.headers.get("If-Range", modified) != modified:
            return None
        if state.number != State.read().number:
            return None
        try:
            return ranges.asked_for(wanted, size)
        except ranges.Outside as error:
            self.headers["Content-Range"] = f"bytes */{size}"
            raise NoSuchBytes(Fault("Range", f"The file has {size} bytes.", f"bytes=0-{size - 1}")) from error


class Rows(File):
    """One of the lists as a whole."""

    shape: type[Shape]
    rows: Callable[[Frame], Iterator[Row]]


class Table(Rows):
    def pieces(self) -> Iterable[str]:
        return lines([*columns(self.shape()), *ABOUT], type(self).rows(self.frame))


class Lines(Rows):
    def pieces(self) -> Iterable[str]:
        return json_lines(type(self).rows(self.frame))


def _of_list(base: type[Rows], name: str, said: str, operation: str) -> type[File]:
    shape, rows = LISTS[name.split(".")[0]]
    content = {"name": name, "shape": shape, "rows": staticmethod(rows), "__doc__": said}
    described: type[File] = file(name, said.split(",")[0], operation)(type(operation, (base,), content))
    return described


def _views() -> dict[str, type[File]]:
    views: dict[str, type[File]] = {}
    for name in LISTS:
        said = f"All {name} as CSV, one to a row, in UTF-8, safe to open in a spreadsheet."
        views[f"{name}.csv"] = _of_list(Table, f"{name}.csv", said, f"export_{name}")
        said = f"All {name} as JSON Lines, each as `{name}/` shows it."
        views[f"{name}.jsonl"] = _of_list(Lines, f"{name}.jsonl", said, f"export_{name}_jsonl")
    return views


VIEWS: dict[str, type[File]] = {
    **_views(), "popolo.json": Popolo, "kb.jsonld": LinkedData, "kb.sqlite": Database,
}  # fmt: skip
