"""The head of a page: its title said once and used twice, and what programs read in it."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.template import NodeList, TemplateSyntaxError
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from kb.freshness import state_of
from kb.structured import Site

register = template.Library()

# Nothing in the data can end the script it stands in.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}
_LOCALES = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR"}


class KeepNode(Node):
    """Renders its blocks into a variable, for a block cannot stand twice on a page."""

    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> SafeString:
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308 - rendered, so escaped
        return SafeString("")


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """``{% keep "name" %}…{% endkeep %}``: the text is in the variable, and nowhere else."""
    _tag, _space, name = token.contents.partition(" ")
    if name[:1] + name[-1:] != '""':
        raise TemplateSyntaxError("keep takes one name in quotes")
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name.strip('"'), nodelist)


@register.filter
def locale(language: str) -> str:
    """As Open Graph names languages."""
    return _LOCALES.get(language, language)


@register.simple_tag(takes_context=True)
def structured(context: Context, kind: str, page: Any) -> SafeString:
    """What the page says to programs, as JSON-LD. It is data, so the policy against inline scripts lets it be."""
    site = Site(context["origin"], state_of(context["request"]).changed_at)
    text = json.dumps(getattr(site, kind)(page), ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPED)}</script>')  # noqa: S308 - escaped
