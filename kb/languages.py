"""Addresses of a page in each language, and the reader's language, asked once and then remembered.

English stands at the bare address, the others under their code. Who comes to a bare address from
outside for the first time, with a browser that asks for another language, is sent to the page in
that language; from then on what the reader chooses counts. A crawler asks for no language, so the
bare address is English to it, always.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import is_valid_path
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_path, override
from django.utils.translation.trans_real import parse_accept_lang_header

DEFAULT = settings.LANGUAGE_CODE
CODES = tuple(code for code, _ in settings.LANGUAGES)
COOKIE = settings.LANGUAGE_COOKIE_NAME
A_YEAR = 365 * 24 * 3600
# Other sites, or the address typed or bookmarked. Browsers say so where the connection is secure.
OUTSIDE = ("none", "cross-site")

ONE_LANGUAGE = "/api/"  # nothing below it is translated

Respond = Callable[[HttpRequest], HttpResponseBase]


def in_language(path: str, code: str) -> str:
    """The address of the same page in another language; a query stays."""
    said = get_language_from_path(path)
    bare = path.removeprefix(f"/{said}") if said else path
    return bare if code == DEFAULT else f"/{code}{bare}"


class LanguageMiddleware:
    """Leads to the reader's language and remembers it. Comes before the cache of answers, which it must not fill."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(ONE_LANGUAGE):
            return self.get_response(request)
        shown = get_language_from_path(request.path_info) or DEFAULT
        chosen = request.COOKIES.get(COOKIE, "")
        if _comes_from_inside(request):
            response = self.get_response(request)
            is_news = shown != (chosen or _asked_for(request) or DEFAULT)
            return (
                _remember(request, response, shown) if is_news and _is_page(request.path_info) else response
            )
        better = _better(request, chosen) if shown == DEFAULT else None
        if better is None or not _is_page(request.path_info):
            return self.get_response(request)
        response = HttpResponseRedirect(in_language(request.get_full_path(), better))
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return _remember(request, response, better)


def _better(request: HttpRequest, chosen: str) -> str | None:
    """The language to lead to from the English page; None to stay. Nobody who has chosen is led in circles."""
    if chosen in CODES:
        wanted = chosen if request.headers.get("Sec-Fetch-Site") in OUTSIDE else DEFAULT
    else:
        wanted = _asked_for(request) or DEFAULT
    return wanted if wanted != DEFAULT else None


def _asked_for(request: HttpRequest) -> str | None:
    """The first of our languages in Accept-Language (RFC 9110 section 12.5.4); regions count as their language."""
    ranges = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((code for wanted, _ in ranges if (code := wanted.partition("-")[0]) in CODES), None)


def _comes_from_inside(request: HttpRequest) -> bool:
    """A link or form of this site led here, such as the switch."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "same-site")
    return urlsplit(request.headers.get("Referer", "")).netloc == request.get_host()


def _remember(request: HttpRequest, response: HttpResponseBase, code: str) -> HttpResponseBase:
    response.set_cookie(
        COOKIE, code, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
    )
    patch_cache_control(response, private=True)
    return response


def _is_page(path: str) -> bool:
    """One of the pages that there are in every language: it has an address in another."""
    other = next(code for code in CODES if code != DEFAULT)
    with override(other):
        return bool(is_valid_path(in_language(path, other)))
