"""Where sources disagree, and what else needs a look."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kb import conflicts as disputed
from kb.findings import findings, kinds
from kb.views.home import FIRST_OFFICE

ROWS = 100  # dates on one page, folded


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """An overview that answers; what each source says unfolds."""
    page = Paginator(disputed.Disputed(first_office=FIRST_OFFICE), ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "groups": disputed.grouped(list(page)),
        "kinds": kinds(findings(timezone.localdate())),
    }
    return render(request, "conflicts.html", context)
