"""The citation of a page in its footer."""

from __future__ import annotations

from html import unescape

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.citations import Citation

register = template.Library()


@register.simple_tag(takes_context=True)
def citation(context: Context, title: str) -> Citation:
    """Of the page that is shown, under the title it has in the browser."""
    return Citation(
        title=" ".join(unescape(title).split()),
        site=_("NATO Secretaries General"),
        address=context["canonical"],
        data_as_of=context["data_as_of"] or None,
        seen=timezone.localdate(),
    )
