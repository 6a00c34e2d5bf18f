"""The whole data as files, streamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import FileResponse, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from kb.api.base import Answering
from kb.api.tables import columns, lines
from kb.exports import database
from kb.exports.files import FILES
from kb.exports.linked_data import linked_data
from kb.exports.popolo import popolo
from kb.exports.rows import ABOUT, claim_rows, json_lines, person_rows, tenure_rows
from kb.serializers.things import TenureSerializer

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


def file(name: str, summary: str, operation: str) -> Any:
    """What the description says of a file."""
    kind = KINDS.get(FILES[name], OpenApiTypes.OBJECT)
    responses = {(200, FILES[name]): OpenApiResponse(kind)}
    return extend_schema_view(get=extend_schema(summary=summary, responses=responses, operation_id=operation))


@file("popolo.json", "All as Popolo JSON", "export_popolo")
class Popolo(File):
    """Persons, organizations, posts and memberships as Popolo JSON."""

    name = "popolo.json"

    def pieces(self) -> Iterable[str]:
        return popolo(self.frame)


@file("tenures.csv", "All tenures as CSV", "export_tenures")
class TenuresTable(File):
    """Every tenure as one row of a table, in UTF-8, safe to open in a spreadsheet."""

    name = "tenures.csv"

    def pieces(self) -> Iterable[str]:
        return lines([*columns(TenureSerializer()), *ABOUT], tenure_rows(self.frame))


@file("tenures.jsonl", "All tenures as JSON Lines", "export_tenures_jsonl")
class TenureLines(File):
    """Every tenure as one line of JSON, as `tenures/` shows it."""

    name = "tenures.jsonl"

    def pieces(self) -> Iterable[str]:
        return json_lines(tenure_rows(self.frame))


@file("people.jsonl", "All people as JSON Lines", "export_people_jsonl")
class PersonLines(File):
    """Every person as one line of JSON, as `people/` shows it."""

    name = "people.jsonl"

    def pieces(self) -> Iterable[str]:
        return json_lines(person_rows(self.frame))


@file("claims.jsonl", "All claims as JSON Lines", "export_claims_jsonl")
class ClaimLines(File):
    """Every claim as one line of JSON, as `claims/` shows it."""

    name = "claims.jsonl"

    def pieces(self) -> Iterable[str]:
        return json_lines(claim_rows(self.frame))


@file("kb.jsonld", "All as JSON-LD", "export_jsonld")
class LinkedData(File):
    """People, their roles and the organizations as JSON-LD in the words of schema.org."""

    name = "kb.jsonld"

    def pieces(self) -> Iterable[str]:
        return linked_data(self.frame)


@file("kb.sqlite", "All as a SQLite file", "export_sqlite")
class Database(File):
    """People, aliases, organizations, offices, tenures, articles and claims as tables with indexes, the views
    `holders` and `sayings` to read them by, and `about`. It opens in Datasette as it is."""

    name = "kb.sqlite"

    def whole(self) -> StreamingHttpResponse:
        return FileResponse(database.opened(), content_type=FILES[self.name])
