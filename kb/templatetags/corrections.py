"""What has changed and what was reported, in words; and the link that reports a value."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.changes_in_words import Told, tell
from kb.corrections import reason_of
from kb.models import Change
from kb.reporting import about
from people.models import Person
from tenures.models import Office, Tenure

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
def told(changes: Iterable[Change]) -> list[Told]:
    """With what each says of its fact, in the language of the page."""
    return tell(list(changes))


@register.filter
def reason(change: Change) -> str:
    return reason_of(change)


@register.simple_tag
def report_row(thing: Tenure | Person | Office, what: str) -> SafeString:
    """The same for a row of a list, as a small flag: the form asks which of its values is wrong."""
    return format_html(
        '<a class="flag" rel="nofollow" href="{}?about={}" title="{}: {}"></a>',
        reverse("report_error"), about(thing), _("report an error"), what,
    )  # fmt: skip


@register.simple_tag
def report_about(kind: str, name: str, value: str, what: str) -> SafeString:
    """The link that reports one value: ``tenure``, its slug, ``start``; several stand on a page, so each says what."""
    about = f"{kind}:{name}:{value}".rstrip(":")
    return format_html(
        '<a class="err" rel="nofollow" href="{}?{}">{}<span class="vh">: {}</span></a>',
        reverse("report_error"), urlencode({"about": about}), _("report an error"), what,
    )  # fmt: skip
