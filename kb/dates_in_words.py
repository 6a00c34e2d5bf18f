"""Partial dates and lengths as readers read them, in the language of the page."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from people.dates import PartialDate, add_years

DAYS_A_YEAR = 365.2425


def day(value: date, *, short: bool = False) -> str:
    """``4 April 1952``; short, ``4 Apr 1952``."""
    if value.day == 1:  # "1er avril" in French
        return date_format(
            value,
            pgettext("date format, first of a month", "j M Y")
            if short
            else pgettext("date format, first of a month", "j F Y"),
        )
    return date_format(value, pgettext("date format", "j M Y") if short else pgettext("date format", "j F Y"))


def month(value: date, *, short: bool = False, alone: bool = False) -> str:
    """``April 1952``; short, ``Apr 1952``; alone, without the year."""
    if alone:
        return date_format(value, pgettext("date format", "M") if short else "F")
    return date_format(value, pgettext("date format", "M Y") if short else "F Y")


def in_words(value: PartialDate, *, short: bool = False) -> str:
    """What is known of a date: a day, a month, a year, about then, or a span of days."""
    if not value.known:
        return _("unknown")
    known = _unit(value.core, short)
    if known and value.qualifier in ("~", "%"):
        return _("about %(date)s") % {"date": known}
    if known and value.qualifier == "?":
        return _("%(date)s, uncertain") % {"date": known}
    if known:
        return known
    if value.earliest is None and value.latest:
        return _("by %(day)s") % {"day": day(value.latest, short=short)}
    if value.latest is None and value.earliest:
        return _("not before %(day)s") % {"day": day(value.earliest, short=short)}
    if value.earliest and value.latest:
        return _("between %(first)s and %(last)s") % {
            "first": day(value.earliest, short=short),
            "last": day(value.latest, short=short),
        }
    return _("unknown")


def _unit(value: PartialDate, short: bool) -> str:
    """The name of a whole day, month, year, decade or century; empty for any other span."""
    if value.earliest is None:
        return ""
    match value.precision:
        case "day":
            return day(value.earliest, short=short)
        case "month":
            return month(value.earliest, short=short)
        case "year":
            return f"{value.earliest.year}"
        case "decade":
            return _("the %(year)ss") % {"year": value.earliest.year}
        case "century":
            return _("%(first)s to %(last)s") % {
                "first": value.earliest.year,
                "last": value.earliest.year + 99,
            }
    return ""


def years(start: PartialDate, end: PartialDate, *, is_open: bool) -> str:
    """``1971–84``, ``1971–2004``, ``2024–``: the years of a spell, short."""
    first = _year(start)
    last = "" if is_open else _year(end)
    if first == last:
        return first
    if first[:2] == last[:2] and len(first) == len(last) == 4:
        last = last[2:]
    return f"{first or '?'}–{last}"


def _year(value: PartialDate) -> str:
    known = value.earliest or value.latest
    return f"{known.year}" if known else ""


def number(value: int) -> str:
    """4651 as 4,651 or 4.651 or 4 651."""
    return number_format(value, force_grouping=True)


def days(shortest: int | None, longest: int | None) -> str:
    """``4,651 days``, ``4,384–5,113 days``, ``at least 617 days``."""
    if shortest is None and longest is None:
        return _("unknown")
    if longest is None:
        return _("at least %(n)s days") % {"n": number(shortest or 0)} if shortest else _("unknown")
    if shortest == longest:
        return ngettext("%(n)s day", "%(n)s days", longest) % {"n": number(longest)}
    return _("%(min)s–%(max)s days") % {"min": number(shortest or 0), "max": number(longest)}


def years_and_months(start: date, end: date) -> str:
    """The length between two days in whole years and months: ``12 years, 8 months``."""
    whole = end.year - start.year - (add_years(start, end.year - start.year) > end)
    rest = add_years(start, whole)
    months = (end.year - rest.year) * 12 + end.month - rest.month - (end.day < rest.day)
    parts = []
    if whole:
        parts.append(ngettext("%(n)s year", "%(n)s years", whole) % {"n": whole})
    if months:
        parts.append(ngettext("%(n)s month", "%(n)s months", months) % {"n": months})
    return ", ".join(parts) or days((end - start).days, (end - start).days)


def ages(shortest: int, longest: int, born: PartialDate, start: PartialDate) -> str:
    """``53 years, 144 days`` between two known days; else ``53 years`` or ``53–54 years``."""
    if born.earliest and start.earliest and born.exact and start.exact:
        whole, rest = _age(born.earliest, start.earliest)
        return ", ".join(
            (
                ngettext("%(n)s year", "%(n)s years", whole) % {"n": whole},
                ngettext("%(n)s day", "%(n)s days", rest) % {"n": rest},
            )
        )
    low, high = (int(n / DAYS_A_YEAR) for n in (shortest, longest))
    if low == high:
        return ngettext("%(n)s year", "%(n)s years", low) % {"n": low}
    return _("%(min)s–%(max)s years") % {"min": low, "max": high}


def _age(born: date, on: date) -> tuple[int, int]:
    """Whole years, and the days since the last birthday."""
    whole = on.year - born.year - (add_years(born, on.year - born.year) > on)
    return whole, (on - add_years(born, whole)).days


def place(best: int, worst: int) -> str:
    """A rank with its bounds: ``2nd``, ``2nd to 3rd``."""
    if best == worst:
        return ordinal(best)
    return _("%(best)s to %(worst)s") % {"best": ordinal(best), "worst": ordinal(worst)}


def ordinal(n: int) -> str:
    """``1st``, ``2nd``, ``11th``, ``23rd``; languages with one form for all give the four texts alike."""
    if n == 1:
        return pgettext("ordinal", "1st")
    form = 0 if n % 100 in (11, 12, 13) else n % 10
    forms = {1: _("%(n)sst"), 2: _("%(n)snd"), 3: _("%(n)srd")}
    return forms.get(form, _("%(n)sth")) % {"n": n}
