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
ERRORS = {
    "400": "A parameter is unknown, or its value cannot be read. `errors` names it, with a value that works.",
    "404": "There is no such thing, or no such page.",
    "429": "Too many questions in this minute from one address: see `Retry-After`, and before that `RateLimit`.",
    "410": "No source that counts speaks of this person now; the address works again when one does.",
}


# Of what can be asked for in parts, only what it is known by is sure to be there.
SPARSE = ("Person", "Organization", "Office", "Tenure", "Article", "Claim", "Finding")


def sparse(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Says so in the shapes; drf-spectacular calls it last."""
    for name in SPARSE:
        for shape in filter(None, map(result["components"]["schemas"].get, (name, f"{name}Detail"))):
            shape["required"] = [part for part in shape["required"] if part in choosing.KEPT]
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
                content = operation["responses"]["200"]["content"]["application/json"]
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
        if self.path.endswith(("/people/{slug}/", "/tenures/{slug}/")):
            responses["301"] = {"description": MOVED}
        return dict(sorted(responses.items()))

    def _possible_errors(self) -> list[str]:
        if self.path.endswith("/people/{slug}/"):
            return ["400", "404", "410", "429"]
        return ["400"] if "/export/" in self.path else ["400", "404", "429"]
