"""What OpenAPI cannot see by itself: the errors that every address may answer with, and tables as text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from kb.api import choosing
from kb.api.base import List
from kb.api.problems import CONTENT_TYPE
from kb.serializers.answers import ProblemSerializer

MOVED = "It has another address now, for good: see `Location`."
UNCHANGED = "Nothing has changed since the answer that `If-None-Match` or `If-Modified-Since` tells of."
# Of every answer that is given; those that are always there, and those that sometimes are.
ALWAYS = {
    "ETag": "What to send as `If-None-Match` when asking again.",
    "Last-Modified": "What to send as `If-Modified-Since` when asking again, if not that.",
}
SOMETIMES = {
    "Link": "Of a page, the next and the previous one (RFC 8288); of a file, its licence.",
    "RateLimit": "How many answers can still be made for this address, `r`, in how many seconds, `t`. Not beside answers that cost nothing.",
    "RateLimit-Policy": "How many answers are made for one address, `q`, in how many seconds, `w`.",
}
ERRORS = {
    "400": "A parameter is unknown, or its value cannot be read. `errors` names it, with a value that works.",
    "404": "There is no such thing, or no such page.",
    "406": "It is not to be had in the form that `Accept` names. `errors` names one that it has.",
    "429": "Too many questions in this minute from one address: see `Retry-After`, and before that `RateLimit`.",
    "410": "No source that counts speaks of this person now; the address works again when one does.",
}


# Of what can be asked for in parts, only what it is known by is sure to be there.
SPARSE = (
    "Person", "Organization", "Office", "Tenure", "Article", "Claim", "Finding", "Redirect", "FactChange",
)  # fmt: skip


def sparse(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Says so in the shapes; drf-spectacular calls it last."""
    for name in SPARSE:
        for shape in filter(None, map(result["components"]["schemas"].get, (name, f"{name}Detail"))):
            shape["required"] = [part for part in shape["required"] if part in choosing.KEPT]
    return result


def with_headers(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What every answer tells beside its content."""
    text = {"type": "string"}
    result["components"]["headers"] = {
        **{name: {"description": words, "required": True, "schema": text} for name, words in ALWAYS.items()},
        **{name: {"description": words, "schema": text} for name, words in SOMETIMES.items()},
    }
    named = {name: {"$ref": f"#/components/headers/{name}"} for name in (*ALWAYS, *SOMETIMES)}
    of_file = {name: named[name] for name in (*ALWAYS, "Link")}
    for address, path in result["paths"].items():
        for operation in path.values():
            operation["responses"]["200"]["headers"] = of_file if "/export/" in address else named
            operation["responses"]["304"]["headers"] = {name: named[name] for name in ALWAYS}
    return result


@cache
def _examples() -> dict[str, Any]:
    path = Path(__file__).with_name("examples.json")
    examples: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return examples


def with_examples(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Beside each operation a question and its answer, as they are true of the seeds."""
    for path in result["paths"].values():
        for operation in path.values():
            if example := _examples().get(operation["operationId"]):
                content = operation["responses"]["200"]["content"]
                content = content.get("application/json") or next(iter(content.values()))
                content["examples"] = {"seeds": {"summary": example["question"], "value": example["answer"]}}
    return result


class Schema(AutoSchema):
    def get_override_parameters(self) -> list[Any]:
        view = self.view
        if not isinstance(view, List) or not view.choices():
            return []
        return choosing.parameters(view.get_serializer_class()(), view.includes)

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        responses: dict[str, Any] = super()._get_response_bodies(direction)
        for response in responses.values():
            if table := response.get("content", {}).get("text/csv"):
                table["schema"] = {"type": "string"}
        for status in self._possible_errors():
            problem = OpenApiResponse(ProblemSerializer, ERRORS[status])
            responses[status] = self._get_response_for_code(problem, status, [CONTENT_TYPE])
        responses["304"] = {"description": UNCHANGED}
        if "{slug}" in self.path and "/articles/" not in self.path:
            responses["301"] = {"description": MOVED}
        return dict(sorted(responses.items()))

    def _possible_errors(self) -> list[str]:
        if "/export/" in self.path:
            return ["400"]
        gone = ["410"] if self.path.endswith("/people/{slug}/") else []
        return ["400", "404", "406", *gone, "429"]
