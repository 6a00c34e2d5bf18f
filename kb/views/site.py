"""What belongs to no subject: appearance, health, robots."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kb import replicas
from kb.context import THEMES
from kb.languages import CODES, in_language
from kb.models import Article, DataVersion
from kb.sitemap import index, kinds, pages

A_YEAR = 365 * 24 * 3600


@csrf_exempt  # all it can change is colours, and a token would make each page another for each reader
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of colours in a cookie; ``system`` forgets it."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(wanted if safe else reverse("home"))
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            "theme", theme, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    else:
        response.delete_cookie("theme")
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, and its tables are there. The site does without what else there may be, so that is only told."""
    connection.ensure_connection()
    version = DataVersion.objects.values_list("number", flat=True).first() or 0
    lines = [f"ok, data version {version}", *replicas.standing()]
    if settings.CACHE_URL:
        lines.append(caches["answers"].standing())  # type: ignore[attr-defined]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How to read the site, how it comes to its facts, and under which terms."""
    return render(
        request, "about.html", {"sources": Article.objects.tallied(), "licence": settings.DATA_LICENCE}
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but what is for curators, and questions without end."""
    origin = f"{request.scheme}://{request.get_host()}"
    searches = "".join(f"Disallow: {in_language('/search/', code)}\n" for code in CODES)
    text = f"User-agent: *\nDisallow: /admin/\n{searches}\nSitemap: {origin}{reverse('sitemap')}\n"
    return HttpResponse(text, content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    origin = f"{request.scheme}://{request.get_host()}"
    return HttpResponse("".join(index(origin)), content_type="application/xml")


@require_safe
def sitemap_file(request: HttpRequest, name: str) -> HttpResponse:
    kind, _dash, number = name.rpartition("-")
    origin = f"{request.scheme}://{request.get_host()}"
    if not number.isdecimal() or not int(number) or kind not in ("pages", *kinds()):
        raise Http404(name)
    return HttpResponse("".join(pages(origin, kind, int(number))), content_type="application/xml")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where a browser looks on pages that name no icon: the admin, the API."""
    return HttpResponsePermanentRedirect(static("kb/icon.svg"))
