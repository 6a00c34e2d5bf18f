"""Dates, lengths and countries in templates, in the language of the page."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from kb import countries, dates_in_words, labels
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
    return _dated(_SINCE[tenure.acting], tenure.start)


@register.simple_tag
def since(start: PartialDate) -> SafeString:
    """``since 2014``; ``begun between 3 May 2014 and 9 May 2014``."""
    return _dated(_SINCE[None], start)


# In words for a day, for a month or a year, and for anything else. Some languages tell a day from
# a month by an article.
_SINCE: dict[bool | None, tuple[Promise, Promise, Promise]] = {
    None: (
        pgettext_lazy("a day", "since %(date)s"),
        gettext_lazy("since %(date)s"),
        gettext_lazy("begun %(date)s"),
    ),
    True: (
        pgettext_lazy("a day", "Acting since %(date)s"),
        gettext_lazy("Acting since %(date)s"),
        gettext_lazy("Acting, begun %(date)s"),
    ),
    False: (
        pgettext_lazy("a day", "In office since %(date)s"),
        gettext_lazy("In office since %(date)s"),
        gettext_lazy("In office, begun %(date)s"),
    ),
}


def _dated(said: tuple[Promise, Promise, Promise], value: PartialDate) -> SafeString:
    plain = value.precision != "interval" and not value.qualifier
    text = said[0 if plain and value.exact else 1 if plain else 2]
    return format_html(escape(text).replace("%(date)s", "{}"), words(value))


@register.simple_tag
def colon() -> str:
    """What stands between a name and what is said of it."""
    return pgettext("between a name and what is said of it", ": ")


@register.simple_tag
def semicolon() -> str:
    """What parts the items of a list that have commas of their own."""
    return pgettext("between the items of a list", "; ")


@register.filter
def month(value: date, style: str = "") -> str:
    """``Oct 2024``, alone ``Oct``."""
    return dates_in_words.month(value, short=True, alone=style == "alone")


@register.filter
def days_text(bounds: tuple[int | None, int | None]) -> str:
    return dates_in_words.days(*bounds)


@register.filter
def number(value: int) -> str:
    return dates_in_words.number(value)


@register.filter
def label(thing: Office | Organization, place: str = "") -> str:
    """The label of an office or organization in the language of the page; ``"inside"`` a sentence."""
    if isinstance(thing, Organization):
        return labels.of_organization(thing)
    return labels.inside(thing) if place == "inside" else labels.of_office(thing)


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
