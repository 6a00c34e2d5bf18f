"""Where sources disagree, and what else needs a look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kb import conflicts as disputed
from kb.findings import findings


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "conflicts.html",
        {"conflicts": disputed.conflicts(), "findings": findings(timezone.localdate())},
    )
