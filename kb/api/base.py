"""What the addresses of the API share: the frame of an answer, strict parameters, lists and single things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NoReturn

from django.http import HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from rest_framework import viewsets
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.renderers import BrowsableAPIRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from kb.api import history
from kb.api.choosing import CLAIMS, chosen, included, selectable, thinned, with_claims
from kb.api.pages import Pages
from kb.api.parameters import Many, ParametersBackend, check_names, nothing_named
from kb.api.positions import Listed
from kb.api.problems import BadParameters, Fault, NothingThere, shown
from kb.api.rendering import QuickJSONRenderer
from kb.api.tables import CSVRenderer
from kb.api.throttling import Throttle
from kb.freshness import state_of
from kb.serializers.parts import Frame

FORMAT = "format"
ANY = "*/*"
PLAIN_JSON = (ANY, QuickJSONRenderer.media_type)  # as programs ask; all else is weighed up


@cache
def _root(prefix: str) -> str:
    """The path of the API below the prefix that Django is served under."""
    return reverse("api:root")


class MovedForGood(HttpResponseRedirect):
    status_code = 301


class Elsewhere(Exception):
    """What is asked of a thing stands at the address of another, without what was asked."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Answering(APIView):
    """Reads the state of the data before the data, and refuses parameters that it does not know."""

    frame: Frame
    # Read-only and the same for everybody: there is nobody to sign in.
    authentication_classes = []
    permission_classes = []
    throttle_classes: Any = [Throttle]
    rate: Mapping[str, str] = {}

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        chosen, media_type = self._negotiated(request, force)
        if request.method == "OPTIONS" and chosen.format == CSVRenderer.format:  # what is allowed is no table
            return QuickJSONRenderer(), QuickJSONRenderer.media_type
        return chosen, media_type

    def _negotiated(self, request: Request, force: bool) -> Any:
        """``format=`` is what was asked for, whatever the header would take too."""
        wanted = request.query_params.get(FORMAT)
        plain = wanted is None and request.META.get("HTTP_ACCEPT", ANY) in PLAIN_JSON
        if plain and self.renderer_classes[0] is QuickJSONRenderer:
            return QuickJSONRenderer(), QuickJSONRenderer.media_type
        if wanted is None or force:
            return super().perform_content_negotiation(request, force)
        offered = {renderer.format: renderer for renderer in reversed(self.get_renderers())}
        if wanted not in offered:
            known = ", ".join(sorted(offered))
            raise BadParameters(
                Fault(FORMAT, f"There is no format {shown(wanted)} here. Known: {known}.", "json")
            )
        return offered[wanted], offered[wanted].media_type

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not hasattr(self, str(request.method).lower()):
            raise MethodNotAllowed(str(request.method))
        check_names(request.query_params, self.known(), self.repeatable())
        asked = request._request
        state = state_of(asked)
        self.frame = Frame(
            root=f"{asked.scheme}://{asked.get_host()}{_root(get_script_prefix())}",
            today=state.today,
            data_as_of=state.changed_at,
        )

    def perform_authentication(self, request: Request) -> None:
        """There is nobody to ask for."""

    def handle_exception(self, error: Exception) -> Any:
        if isinstance(error, Elsewhere):
            asked = self.request.META.get("QUERY_STRING", "")
            return MovedForGood(f"{error.address}?{asked}" if asked else error.address)
        return super().handle_exception(error)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        finished = super().finalize_response(request, response, *args, **kwargs)
        for name, value in self.rate.items():
            finished[name] = value
        return finished

    def known(self) -> set[str]:
        """Names of the parameters understood here."""
        return {FORMAT}

    def repeatable(self) -> set[str]:
        """Those of them that may be given several times."""
        return set()


class List(Answering, viewsets.GenericViewSet[Any]):
    """A list in pages, narrowed by its parameters."""

    # What can be sent along with each row, by the claim's column that names the row.
    includes: dict[str, str] = {}

    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"
    pagination_class: Any = Pages
    filter_backends = [ParametersBackend]
    filterset_class: Any = None
    renderer_classes = [QuickJSONRenderer, BrowsableAPIRenderer, CSVRenderer]

    def known(self) -> set[str]:
        paged = {"cursor", "page_size"} if self.pagination_class else set()
        return super().known() | paged | self.choices() | set(self._filters())

    def choices(self) -> set[str]:
        """Parameters that choose what of a thing is sent."""
        if self.action not in ("list", "retrieve"):
            return set()
        return {"fields", "include"} if self.includes else {"fields"}

    def repeatable(self) -> set[str]:
        return {name for name, one in self._filters().items() if isinstance(one, Many)}

    def _filters(self) -> dict[str, Any]:
        return self.filterset_class.base_filters if self.filterset_class else {}

    def parameters(self) -> dict[str, Any]:
        """The values of the parameters, where they do more than narrow a queryset."""
        given: dict[str, Any] = self.filterset_class.read(self.request.query_params)
        return given

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "frame": getattr(self, "frame", None)}

    def list(self, request: Request) -> Response:
        return self.page_of(self.filter_queryset(self.get_queryset()))

    def page_of(self, rows: Any, **context: Any) -> Response:
        wanted = self.chosen()
        page = self.paginate_queryset(rows) or []
        context = {**self.get_serializer_context(), **self.along(page), **context}
        shown = self.get_serializer_class()(page, many=True, context=context).data
        return self.get_paginated_response([thinned(row, wanted) for row in shown])

    def chosen(self) -> frozenset[str] | None:
        if "fields" not in self.choices() or "fields" not in self.request.query_params:
            return None
        return chosen(self.request, selectable(self.get_serializer_class()()))

    def along(self, rows: Any) -> dict[str, Any]:
        """Context with what ``include=`` asks for."""
        if "include" not in self.choices() or not included(self.request, self.includes):
            return {}
        return {"included": with_claims(rows, self.includes[CLAIMS], self.frame)}


class Things(List):
    """A list, and each thing of it at an address of its own."""

    detail_serializer_class: type[BaseSerializer[Any]]
    noun = "thing"

    def known(self) -> set[str]:
        return {FORMAT, *self.choices()} if self.action == "retrieve" else super().known()

    def get_serializer_class(self) -> type[BaseSerializer[Any]]:
        return self.detail_serializer_class if self.action == "retrieve" else super().get_serializer_class()

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        wanted = kwargs[self.lookup_field]
        thing = self.thing_called(wanted)
        if thing is None:
            self.missing(wanted)
        wanted = self.chosen()
        context = {**self.get_serializer_context(), **self.along([thing])}
        return Response(thinned(self.get_serializer_class()(thing, context=context).data, wanted))

    def thing_called(self, wanted: str) -> Any:
        return self.get_queryset().filter(**{self.lookup_field: wanted}).first()

    def versions(self, of: Callable[[str, Frame], list[history.Version]], wanted: str) -> Response:
        """The history of whatever has or had the id."""
        found = of(wanted, self.frame)
        if not found:
            self.missing(wanted)
        day = self.parameters()["as_known_on"]
        return self.page_of(
            Listed(found if day is None else history.as_known_on(found, day), history.name_of)
        )

    def missing(self, wanted: str) -> NoReturn:
        """Raises Elsewhere where the thing went, or NothingThere, with an id that comes near."""
        if slug := self.moved(wanted):
            part = "detail" if self.action == "retrieve" else self.action
            raise Elsewhere(self.reverse_action(part, args=[slug]))
        raise NothingThere(nothing_named(self.get_queryset(), self.noun, wanted, self.lookup_field))

    def moved(self, wanted: str) -> str | None:
        """The id that the thing has now."""
        return None
