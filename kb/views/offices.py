"""Offices: the list, and the holders of one in order."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kb.holders import ROWS, page_of
from kb.lanes_page import LanesPage
from kb.views.dates import days_or_400
from kb.views.home import FIRST_OFFICE
from kb.views.merged import following_merges, office_or_moved
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
        bodies = Organization.objects.select_related("merged_into")
        organization = get_object_or_404(bodies, slug=slug.replace("\0", ""))
        if organization.merged_into:
            here = reverse("offices")
            return redirect(f"{here}?organization={organization.merged_into.slug}", permanent=True)
        found = found.filter(organization=organization)
    first, last = days_or_400(request)
    rows = list(found)
    page = LanesPage(rows, first_office=FIRST_OFFICE, today=timezone.localdate(), first=first, last=last)
    return render(request, "office_list.html", {"offices": rows, "organization": organization, "page": page})


@require_safe
@following_merges
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """One office; ``?from=`` and ``?to=`` zoom its timeline."""
    found = office_or_moved(slug)
    first, last = days_or_400(request)
    page = page_of(found, today=timezone.localdate(), first=first, last=last)
    context = {
        "page": page,
        "office": found,
        "rows": Paginator(page.listed, ROWS).get_page(request.GET.get("page")),
        "other_labels": [
            (code, text) for code, text in sorted(found.labels.items()) if code != get_language()
        ],
        "other_names": _other_names(found),
    }
    return render(request, "office.html", context)


def _other_names(office: Office) -> list[str]:
    """What sources call it that was taken for another office."""
    called = [str(other) for other in office.merged.select_related("organization").order_by("slug")]
    return [name for name in dict.fromkeys(called) if name not in {*office.labels.values(), str(office)}]
