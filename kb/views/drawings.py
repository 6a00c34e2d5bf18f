"""The timeline of an office as a file."""

from __future__ import annotations

from http import HTTPStatus
from threading import BoundedSemaphore

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.drawings import SHARP, card_of, png_of, svg_of
from kb.freshness import state_of
from kb.holders import OfficePage, page_of
from kb.views.dates import days_or_400
from kb.views.merged import following_merges, office_or_moved

# A picture takes a fifth of a second of a processor, and every range is another: so many are made at
# once, few wait, and the rest are asked to come again. What was made stands in the cache of answers.
_PAINTERS = BoundedSemaphore(2)
_PATIENCE = 2.0  # seconds


@require_safe
@following_merges
def timeline_svg(request: HttpRequest, slug: str) -> HttpResponse:
    """To be saved: shown by itself, its own style would be against the policy of the site."""
    answer = HttpResponse(_svg(request, slug), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{slug}.svg"'
    return answer


@require_safe
@following_merges
def timeline_png(request: HttpRequest, slug: str) -> HttpResponse:
    answer = _painted(_svg(request, slug))
    answer["Content-Disposition"] = f'inline; filename="{slug}.png"'
    return answer


@require_safe
@following_merges
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture that stands beside a shared link."""
    return _painted(card_of(_page(request, slug)), zoom=1)


def _painted(svg: str, zoom: int = SHARP) -> HttpResponse:
    if not _PAINTERS.acquire(timeout=_PATIENCE):
        busy = HttpResponse(
            _("Many pictures are being drawn. Please ask again in a moment."),
            content_type="text/plain; charset=utf-8", status=HTTPStatus.SERVICE_UNAVAILABLE,
        )  # fmt: skip
        busy["Retry-After"] = "5"
        return busy
    try:
        return HttpResponse(png_of(svg, zoom), content_type="image/png")
    finally:
        _PAINTERS.release()


def _svg(request: HttpRequest, slug: str) -> str:
    changed = state_of(request).changed_at
    return svg_of(
        _page(request, slug),
        origin=f"{request.scheme}://{request.get_host()}",
        data_as_of=changed.date() if changed else None,
    )


def _page(request: HttpRequest, slug: str) -> OfficePage:
    office = office_or_moved(slug)
    first, last = days_or_400(request)
    page = page_of(office, today=timezone.localdate(), first=first, last=last)
    if page.wide is None or not page.wide.bars:
        raise Http404("nothing to draw")
    return page
