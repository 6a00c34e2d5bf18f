"""What every page needs: the menu, the language switch, the appearance, how fresh the data is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kb.freshness import state_of
from kb.languages import in_language

THEMES = ("light", "dark")
# The pages of the menu, and the pages below each of them.
MENU = {
    "home": ("on", "on_period", "changes"),
    "offices": ("office",),
    "people": ("person",),
    "records": (),
    "conflicts": (),
    "sources": ("source",),
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of ``base.html``. At most one query."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    theme = request.COOKIES.get("theme", "")
    labels = {
        "home": _("Timeline"),
        "offices": _("Offices"),
        "people": _("People"),
        "records": _("Records"),
        "conflicts": _("Conflicts"),
        "sources": _("Sources"),
    }
    origin = f"{request.scheme}://{request.get_host()}"
    # Where a list goes on is a page of its own; other queries are views of one page.
    canonical = request.path + (f"?page={page}" if (page := request.GET.get("page", "")).isdecimal() else "")
    return {
        "navigation": [(page, reverse(page), labels[page]) for page in MENU],
        "here": name,
        "section": next((page for page, below in MENU.items() if name in below), ""),
        "theme": theme if theme in THEMES else "",
        "switch": [
            (code, in_language(request.get_full_path(), code), language)
            for code, language in settings.LANGUAGES
        ],
        "canonical": origin + canonical,
        "alternates": [
            *((code, origin + in_language(canonical, code)) for code, _name in settings.LANGUAGES),
            ("x-default", origin + in_language(canonical, settings.LANGUAGE_CODE)),
        ],
        "origin": origin,
        "data_as_of": SimpleLazyObject(lambda: _data_as_of(request)),
    }


def _data_as_of(request: HttpRequest) -> Any:
    changed = state_of(request).changed_at
    return changed.date() if changed else None
