"""What every page needs: the menu, the language switch, the appearance, how fresh the data is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kb.freshness import state_of

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
    path = request.get_full_path()
    addresses = [(code, translate_url(path, code)) for code, _name in settings.LANGUAGES]
    return {
        "navigation": [(page, reverse(page), labels[page]) for page in MENU],
        "here": name,
        "section": next((page for page, below in MENU.items() if name in below), ""),
        "theme": theme if theme in THEMES else "",
        "switch": [
            (code, address, language)
            for (code, address), (_c, language) in zip(addresses, settings.LANGUAGES, strict=True)
        ],
        "languages": addresses,
        "origin": f"{request.scheme}://{request.get_host()}",
        "data_as_of": SimpleLazyObject(lambda: _data_as_of(request)),
    }


def _data_as_of(request: HttpRequest) -> Any:
    changed = state_of(request).changed_at
    return changed.date() if changed else None
