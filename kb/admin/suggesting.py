"""What the script of the admin asks while somebody types. Without it the same is told on the next page."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from kb.admin.typed import echo, read_one, suggestions

LONGEST = 100


class SuggestingMixin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("suggest/<slug:kind>/", view(self.suggest_view), name="kb_claim_suggest"),
            path("read-date/", view(self.read_date_view), name="kb_claim_read_date"),
            *super().get_urls(),
        ]

    def suggest_view(self, request: HttpRequest, kind: str) -> JsonResponse:
        self._check(request)
        return JsonResponse({"results": suggestions(kind, request.GET.get("typed", "")[:LONGEST])})

    def read_date_view(self, request: HttpRequest) -> JsonResponse:
        """A date as it is understood while it is typed."""
        self._check(request)
        try:
            return JsonResponse({"read": echo(read_one(request.GET.get("typed", "")[:LONGEST]))})
        except ValidationError as error:
            return JsonResponse({"wrong": " ".join(error.messages)})

    def _check(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied
