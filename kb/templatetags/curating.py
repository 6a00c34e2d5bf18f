"""The dashboard on the first page of the admin."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils import timezone

from kb.dashboard import Dashboard, Waiting
from kb.dashboard import dashboard as _dashboard

register = template.Library()


@register.simple_tag
def dashboard() -> Dashboard:
    return _dashboard(timezone.localdate())


@register.simple_tag(takes_context=True)
def allowed(context: Context, waits: list[Waiting]) -> list[Waiting]:
    """Those that who is signed in can do something about."""
    user = context["user"]
    return [kind for kind in waits if user.has_perm(kind.permission)]
