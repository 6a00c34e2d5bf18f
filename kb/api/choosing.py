"""What of each thing is sent: ``fields=`` leaves parts out, ``include=`` adds what stands at another address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer

from kb.api.problems import BadParameters, Fault, shown
from kb.models import Claim
from kb.serializers.parts import Frame
from kb.serializers.things import ClaimSerializer

# What a thing is told from others by, how fresh it is, and what was asked for beside it: always sent.
KEPT = ("id", "slug", "url", "data_as_of", "certainty", "included")
CLAIMS = "claims"


def selectable(shape: BaseSerializer[Any]) -> list[str]:
    """The parts of a thing that can be asked for one by one."""
    return [name for name in shape.fields if name not in KEPT]  # type: ignore[attr-defined]


def chosen(request: Request, names: Collection[str]) -> frozenset[str]:
    """The parts asked for. Raises BadParameters."""
    return frozenset(_words(request.query_params["fields"], "fields", names)) | set(KEPT)


def included(request: Request, kinds: Collection[str]) -> list[str]:
    """What is to be sent along. Raises BadParameters."""
    text = request.query_params.get("include")
    return [] if text is None else _words(text, "include", kinds)


def _words(text: str, name: str, known: Collection[str]) -> list[str]:
    words = text.split(",")
    if bad := [word for word in words if word not in known]:
        message = f"Nothing of the kind here: {shown(bad[0])}. Known: {', '.join(known)}."
        raise BadParameters(Fault(name, message, next(iter(known))))
    return words


def thinned(row: Mapping[str, Any], wanted: frozenset[str] | None) -> Mapping[str, Any]:
    return row if wanted is None else {name: value for name, value in row.items() if name in wanted}


def with_claims(rows: Iterable[Any], owner: str, frame: Frame) -> dict[int, dict[str, Any]]:
    """For each row's key, the claims about it; in one query. ``owner`` is the claim's column for such rows."""
    claims = (
        Claim.objects.filter(**{f"{owner}__in": [row.pk for row in rows]})
        .select_related("article", "person", "office__organization", "tenure__person")
        .defer("article__text")
        .order_by("property", "article__slug", "start", "key")
    )
    shape = ClaimSerializer(context={"frame": frame})
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for claim in claims:
        found[getattr(claim, f"{owner}_id")].append(shape.to_representation(claim))
    return {row.pk: {CLAIMS: found[row.pk]} for row in rows}


def parameters(shape: BaseSerializer[Any], kinds: Collection[str]) -> list[OpenApiParameter]:
    """The two as OpenAPI describes them."""
    described = [
        _listed(
            "fields",
            selectable(shape),
            "Only these parts of each thing, and what it is known by.",
            "start,end",
        )
    ]
    if kinds:
        described.append(
            _listed("include", list(kinds), "Sent along with each thing, under `included`.", CLAIMS)
        )
    return described


def _listed(name: str, words: list[str], text: str, example: str) -> OpenApiParameter:
    any_word = "|".join(words)
    schema = {"type": "string", "pattern": f"^({any_word})(,({any_word}))*$"}
    return OpenApiParameter(name, schema, description=f"{text} Several with commas: {', '.join(words)}.")
