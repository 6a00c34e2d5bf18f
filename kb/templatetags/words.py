"""Dates, lengths and countries in templates, in the language of the page."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kb import countries, dates_in_words
from people.dates import PartialDate
from tenures.models import Office, Organization, Tenure

register = template.Library()


@register.filter
def words(value: PartialDate | date | None, style: str = "") -> SafeString:
    """A date in words inside ``<time>``; ``"short"`` abbreviates the month. Never padded."""
    short = style == "short"
    if isinstance(value, date):
        value = PartialDate.on(value)
    if value is None or not value.known:
        return format_html('<span class="soft">{}</span>', _("unknown"))
    text = dates_in_words.in_words(value, short=short)
    if value.precision in ("day", "month", "year") and not value.qualifier:
        return format_html('<time datetime="{}">{}</time>', value.edtf, text)
    return format_html("<span>{}</span>", text)


@register.simple_tag
def weekday_of(value: PartialDate) -> str:
    """The name of the day of the week of an exact date."""
    return date_format(value.earliest, "l") if value.earliest else ""


@register.filter
def years(tenure: Tenure) -> str:
    return dates_in_words.years(tenure.start, tenure.end, is_open=tenure.end_status == "open")


@register.simple_tag
def in_office_since(tenure: Tenure) -> SafeString:
    """``In office since 2014``; ``In office, begun between 3 May 2014 and 9 May 2014``."""
    start = tenure.start
    if start.precision != "interval" and not start.qualifier:
        said = _("Acting since %(date)s") if tenure.acting else _("In office since %(date)s")
    else:
        said = _("Acting, begun %(date)s") if tenure.acting else _("In office, begun %(date)s")
    return format_html(escape(said).replace("%(date)s", "{}"), words(start))


@register.filter
def days_text(bounds: tuple[int | None, int | None]) -> str:
    return dates_in_words.days(*bounds)


@register.filter
def number(value: int) -> str:
    return dates_in_words.number(value)


@register.filter
def label(thing: Office | Organization) -> str:
    """The label of an office or organization in the language of the page."""
    return thing.label((get_language() or "en")[:2])


@register.filter
def country(code: str) -> str:
    """The name of a country in the language of the page."""
    return countries.name(code, (get_language() or "en")[:2])


@register.simple_tag
def chip(code: str) -> SafeString:
    """The country of a person: its code in its colour, its name for those who point or listen."""
    if not code:
        return SafeString("")
    return format_html(
        '<abbr class="cc {}" title="{}">{}</abbr>',
        countries.css_class(code),
        countries.name(code, (get_language() or "en")[:2]),
        code,
    )
