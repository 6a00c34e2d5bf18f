"""Claims in templates: what they say, and the sign and words for what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from kb import claims_in_words, findings_in_words
from kb.findings import Found
from kb.models import Article, Claim

register = template.Library()

# outcome: (class of the style sheet, sign, words)
STATES: dict[str, tuple[str, str, str | Promise]] = {
    "shown": ("on", "●", gettext_lazy("Shown")),
    "agrees": ("c", "◐", gettext_lazy("Agrees, less exact")),
    "dissents": ("x", "○", gettext_lazy("Not shown: contradicts another source")),
    "other_event": ("e", "▷", gettext_lazy("Another event")),
    "waiting": ("w", "?", gettext_lazy("Waits for a curator")),
    "rejected": ("x", "○", gettext_lazy("Not shown: rejected by a curator")),
    "unresolved": ("w", "?", gettext_lazy("Not linked to one person or spell")),
    "retracted": ("x", "○", gettext_lazy("Not shown: its source is retracted")),
    "not_counted": ("x", "○", gettext_lazy("Not shown: the source denies it")),
}

RULES: dict[str, str | Promise] = {
    "stated": gettext_lazy("a source states it"),
    "duration": gettext_lazy("it follows from a stated length of the term"),
    "age": gettext_lazy("it follows from a stated age"),
    "succession": gettext_lazy("it follows from who succeeded whom"),
    "in_office_on": gettext_lazy("a source shows the person in office that day"),
    "lifetime": gettext_lazy("nobody holds an office before birth or after death"),
}


@register.filter
def says(claim: Claim) -> str:
    return claims_in_words.says(claim)


@register.filter
def finding_says(finding: Found) -> str:
    return findings_in_words.says(finding)


@register.filter
def office_named(claim: Claim) -> str:
    return claims_in_words.office(claim)


@register.filter
def note(claim: Claim) -> str:
    return claims_in_words.note(claim)


@register.filter
def end_reason(value: str) -> str:
    return claims_in_words.end_reason(value)


@register.filter
def source_name(article: Article) -> str:
    """The title, else the publisher, else the name of the file: what a reader would call it."""
    return article.title or article.publisher or PurePosixPath(article.path).name or article.slug


@register.filter
def language(code: str) -> str:
    return claims_in_words.language_name(code)


@register.filter
def state_class(outcome: str) -> str:
    return STATES[outcome][0]


@register.filter
def state(outcome: str) -> SafeString:
    """Sign and word together: never the sign or a colour alone."""
    css, sign, words = STATES[outcome]
    return format_html('<span class="st {}"><b aria-hidden="true">{}</b> {}</span>', css, sign, words)


@register.filter
def tier(value: str) -> str:
    return claims_in_words.tier_name(value)


@register.filter
def rule_in_words(rule: str) -> str | Promise:
    return RULES.get(rule, rule)


@register.filter
def at(mapping: Mapping[int, Claim], key: int) -> Claim:
    return mapping[key]
