"""What has changed and what was reported, in words; and the link that reports a value."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.corrections import reason_of
from kb.models import Change

register = template.Library()

_STATES: dict[str, str | Promise] = {
    "waiting": gettext_lazy("Waits for a curator"),
    "accepted": gettext_lazy("Accepted: it was wrong"),
    "declined": gettext_lazy("Declined"),
}


@register.filter
def report_state(state: str) -> str | Promise:
    return _STATES[state]


@register.filter
def reason(change: Change) -> str:
    return reason_of(change)


@register.simple_tag
def report_about(kind: str, name: str, value: str, what: str) -> SafeString:
    """The link that reports one value: ``tenure``, its slug, ``start``; several stand on a page, so each says what."""
    about = f"{kind}:{name}:{value}".rstrip(":")
    return format_html(
        '<a class="err" rel="nofollow" href="{}?{}">{}<span class="vh">: {}</span></a>',
        reverse("report_error"), urlencode({"about": about}), _("report an error"), what,
    )  # fmt: skip
