"""Sources: the list, and what one of them says."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kb.models import Article
from kb.source_page import page_of

PAGE_SIZE = 200


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source with the number of its claims, the newest first."""
    found = Article.objects.defer("text").annotate(said=Count("claims")).order_by("-published", "slug")
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "source_list.html", {"page": page})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """One source: its quotes in context, and what became of each claim."""
    return render(request, "source.html", {"page": page_of(get_object_or_404(Article, slug=slug))})
