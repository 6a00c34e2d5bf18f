"""The whole data as files, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from kb import exports
from kb.api.base import Answering
from kb.api.tables import columns, lines
from kb.serializers.things import TenureSerializer


class File(Answering):
    """One file. It has one format, whatever the client says it takes."""

    name: str
    throttle_classes = ()  # one file saves a thousand questions

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        return JSONRenderer(), JSONRenderer.media_type

    def pieces(self) -> Iterator[str]:
        raise NotImplementedError

    def send(self) -> StreamingHttpResponse:
        return StreamingHttpResponse(
            () if self.request.method == "HEAD" else self.pieces(),
            content_type=f"{exports.FILES[self.name]}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{self.name}"'},
        )


def file_of(media_type: str) -> dict[tuple[int, str], Any]:
    kind = OpenApiTypes.STR if media_type == "text/csv" else OpenApiTypes.OBJECT
    return {(200, media_type): OpenApiResponse(kind)}


class Popolo(File):
    """Persons, organizations, posts and memberships as Popolo JSON."""

    name = "popolo.json"

    def pieces(self) -> Iterator[str]:
        return exports.popolo(self.frame)

    @extend_schema(
        summary="All as Popolo JSON", responses=file_of("application/json"), operation_id="export_popolo"
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        return self.send()


class TenuresTable(File):
    """Every tenure as one row of a table, in UTF-8, safe to open in a spreadsheet."""

    name = "tenures.csv"

    def pieces(self) -> Iterator[str]:
        return lines(columns(TenureSerializer()), exports.tenure_rows(self.frame))

    @extend_schema(summary="All tenures as CSV", responses=file_of("text/csv"), operation_id="export_tenures")
    def get(self, request: Request) -> StreamingHttpResponse:
        return self.send()


class LinkedData(File):
    """People, their roles and the organizations as JSON-LD in the words of schema.org."""

    name = "kb.jsonld"

    def pieces(self) -> Iterator[str]:
        return exports.linked_data(self.frame)

    @extend_schema(
        summary="All as JSON-LD", responses=file_of("application/ld+json"), operation_id="export_jsonld"
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        return self.send()
