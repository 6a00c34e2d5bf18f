"""The public log of corrections, as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kb.changes_in_words import Told, tell
from kb.corrections import LATEST, latest, reason_of

ROWS = 100


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected; ``?new=include`` shows new facts too."""
    found = latest()
    with_new = request.GET.get("new") == "include"
    page = Paginator(found if with_new else found.exclude(before=""), ROWS).get_page(request.GET.get("page"))
    return render(request, "corrections.html", {"page": page, "with_new": with_new})


class Corrections(Feed):
    """Each changed fact is an entry with what it was, what it is and why."""

    feed_type = Atom1Feed
    title = gettext_lazy("What changed lately: NATO secretaries-general")
    subtitle = gettext_lazy("Facts before and after, and why they changed")
    author_name = gettext_lazy("NATO secretaries-general")  # RFC 4287 wants one
    feed_copyright = f"{settings.DATA_LICENCE['name']}, {settings.DATA_LICENCE['url']}"

    def link(self) -> str:
        return reverse("corrections")

    def feed_url(self) -> str:
        return reverse("atom")

    def items(self) -> list[Told]:
        return tell(list(latest()[:LATEST]))

    def item_title(self, told: Told) -> str:
        return told.subject

    def item_description(self, told: Told) -> str:
        """HTML, as the feed says it is; what sources and curators wrote is text."""
        lines = (
            _("Before: %(text)s") % {"text": told.before or "–"},
            _("After: %(text)s") % {"text": told.after or "–"},
            _("Why: %(reason)s") % {"reason": reason_of(told.change)},
        )
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines))

    def item_link(self, told: Told) -> str:
        return f"{reverse('corrections')}#change-{told.change.pk}"

    def item_pubdate(self, told: Told) -> datetime:
        return told.change.at

    def item_updateddate(self, told: Told) -> datetime:
        return told.change.at


atom = require_safe(Corrections())
