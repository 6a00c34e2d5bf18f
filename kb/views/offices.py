"""Offices: the list, and the holders of one in order."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kb.holders import ROWS, page_of
from kb.lanes_page import LanesPage
from kb.views.dates import days_or_400
from kb.views.home import FIRST_OFFICE
from tenures.models import Office, Organization


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Offices with the most holders first, the foremost as lanes; ``?organization=`` those of one, ``?from=&to=`` zoom."""
    found = (
        Office.objects.select_related("organization")
        .annotate(spells=Count("tenures"), holders=Count("tenures__person", distinct=True))
        .filter(spells__gt=0)
        .order_by("-spells", "organization__name", "title")
    )
    organization = None
    if slug := request.GET.get("organization"):
        organization = get_object_or_404(Organization, slug=slug.replace("\0", ""))
        found = found.filter(organization=organization)
    first, last = days_or_400(request)
    rows = list(found)
    page = LanesPage(rows, first_office=FIRST_OFFICE, today=timezone.localdate(), first=first, last=last)
    return render(request, "office_list.html", {"offices": rows, "organization": organization, "page": page})


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """One office; ``?from=`` and ``?to=`` zoom its timeline."""
    found = get_object_or_404(Office.objects.select_related("organization"), slug=slug)
    first, last = days_or_400(request)
    page = page_of(found, today=timezone.localdate(), first=first, last=last)
    context = {
        "page": page,
        "office": found,
        "rows": Paginator(page.listed, ROWS).get_page(request.GET.get("page")),
        "other_labels": [
            (code, text) for code, text in sorted(found.labels.items()) if code != get_language()
        ],
    }
    return render(request, "office.html", context)
