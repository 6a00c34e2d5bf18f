"""The first page: who it is now, everyone since, who served longest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kb.examples import examples
from kb.holders import ROWS, page_of
from kb.models import Article
from tenures.models import Office
from tenures.offices import office_at

FIRST_OFFICE = "nato-secretary-general"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    office = (
        office_at(FIRST_OFFICE)
        or Office.objects.select_related("organization").filter(tenures__isnull=False).first()
    )
    if office is None:
        return render(request, "home_empty.html")
    page = page_of(office, today=timezone.localdate())
    context = {
        "page": page,
        "office": office,
        "rows": page.listed[:ROWS],
        "examples": examples(page),
        "sources": Article.objects.tallied(),
    }
    return render(request, "home.html", context)
