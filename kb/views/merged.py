"""Addresses of offices that turned out to be another: they lead there for as long as that is held."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from tenures.models import Office

View = Callable[[HttpRequest, str], HttpResponse]


class Moved(Exception):
    """Carries the slug that it is known by now."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def office_or_moved(slug: str) -> Office:
    found = Office.objects.select_related("organization", "merged_into").filter(slug=slug).first()
    if found is None:
        raise Http404(slug)
    if found.merged_into:
        raise Moved(found.merged_into.slug)
    return found


def following_merges(view: View) -> View:
    @wraps(view)
    def followed(request: HttpRequest, slug: str) -> HttpResponse:
        try:
            return view(request, slug)
        except Moved as moved:
            match = request.resolver_match
            address = reverse(match.view_name if match else "office", args=[moved.slug])
            asked = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)

    return followed
