"""What a claim says, as a phrase about its person, in the language of the page.

``value`` is notation for programs (EDTF, ISO 8601 durations, ``57@2024-10-01``); a value that
follows none of it is shown as it is, for a page must never fail over one odd claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.units import format_unit
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kb import countries, labels
from kb.dates_in_words import day, in_words
from kb.models import Claim, Tier
from people.dates import ONE_DAY, NotADate, PartialDate, add_years

_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(\.\.)?", re.ASCII)
_AGE = re.compile(r"(\d{1,3})@(\d{4}-\d\d-\d\d)", re.ASCII)
_UNITS = ("year", "month", "week", "day")

# How a spell can end, as tables and rules name it; other words stay as the source has them.
END_REASONS = {
    "died": gettext_lazy("died"),
    "resigned": gettext_lazy("resigned"),
    "term ended": gettext_lazy("term ended"),
    "dismissed": gettext_lazy("dismissed"),
    "successor took office": gettext_lazy("successor took office"),
}

# A plan has not happened, so its phrase must not say that it has.
_EDGES = {
    ("start", True): gettext_lazy("took office: %(date)s"),
    ("start", False): gettext_lazy("start in office: %(date)s"),
    ("end", True): gettext_lazy("left office: %(date)s"),
    ("end", False): gettext_lazy("end in office: %(date)s"),
}


TIERS = {
    Tier.OFFICIAL: gettext_lazy("official"),
    Tier.REFERENCE: gettext_lazy("reference work"),
    Tier.PRESS: gettext_lazy("press"),
    Tier.UNVETTED: gettext_lazy("unvetted"),
}


def says(claim: Claim) -> str:
    """``took office: 1 October 2014``, ``succeeded Jens Stoltenberg``, ``about 10 years in office``."""
    phrase = _PHRASES.get(claim.property)
    try:
        text = phrase(claim) if phrase else f"{claim.property} {claim.value}".strip()
    except (NotADate, ValueError, OverflowError):
        text = f"{claim.property} {claim.value}".strip()
    hedge = _HEDGES.get(claim.modality)
    return str(hedge) % {"claim": text} if hedge else text


def office(claim: Claim) -> str:
    """The office that a claim is about: its label where it is known, else as the source names it."""
    if claim.office:
        return labels.of_office(claim.office)
    return labels.of_names(claim.office_title, claim.organization_name)


def end_reason(value: str) -> str:
    return str(END_REASONS.get(value, value))


def note(claim: Claim) -> str:
    """Why a claim had its outcome, where there is more to say than the outcome does."""
    if claim.outcome_note and claim.property == "succeeds":
        return _("no single spell of %(name)s to follow") % {"name": claim.value}
    return claim.outcome_note


def tier_name(value: str) -> str:
    """How far a kind of source is trusted."""
    return str(TIERS[Tier(value)]) if value in Tier.values else value


def length(value: str) -> str:
    """An ISO 8601 duration in words: ``10 years``; ``P4Y..`` is at least that."""
    found = _DURATION.fullmatch(value)
    if not found:
        return value
    amounts = zip(_UNITS, found.groups(), strict=False)
    parts = [format_unit(int(n), unit, locale=_language()) for unit, n in amounts if n]
    return (_("at least %(length)s") if found[5] else "%(length)s") % {"length": ", ".join(parts)}


def language_name(code: str) -> str:
    """The name of a language in the language of the page."""
    try:
        return Locale.parse(code, sep="-").get_display_name(_language()) or code
    except (ValueError, UnknownLocaleError):
        return code


def _language() -> str:
    return (get_language() or "en")[:2]


def _dated(phrase: object) -> Callable[[Claim], str]:
    return lambda claim: str(phrase) % {"date": in_words(PartialDate.parse(claim.value))}


def _edge(claim: Claim) -> str:
    phrase = _EDGES[claim.property, claim.modality not in _HEDGES]
    return str(phrase) % {"date": in_words(PartialDate.parse(claim.value))}


def _holds(claim: Claim) -> str:
    named = labels.inside(claim.office) if claim.office else office(claim)
    return _("in office as %(office)s") % {"office": named}


def _vacant(claim: Claim) -> str:
    first, _slash, last = claim.value.partition("/")
    named = labels.inside(claim.office) if claim.office else office(claim)
    if not last:
        return _("nobody was %(office)s from %(first)s") % {
            "office": named, "first": in_words(PartialDate.parse(first)),
        }  # fmt: skip
    return _("nobody was %(office)s from %(first)s up to %(last)s") % {
        "office": named, "first": in_words(PartialDate.parse(first)), "last": in_words(PartialDate.parse(last)),
    }  # fmt: skip


def _age(claim: Claim) -> str:
    found = _AGE.fullmatch(claim.value)
    if not found:
        raise NotADate(claim.value)
    years, on = int(found[1]), date.fromisoformat(found[2])
    born_after, born_by = add_years(on, -years - 1), add_years(on, -years)
    return _("aged %(years)s on %(day)s: born %(first)s – %(last)s") % {
        "years": years,
        "day": day(on),
        "first": day(born_after + ONE_DAY),
        "last": day(born_by),
    }


def _duration(claim: Claim) -> str:
    return _("about %(length)s in office") % {"length": length(claim.value)}


def _expected_end(claim: Claim) -> str:
    if _DURATION.fullmatch(claim.value):
        return _("expected to stay %(length)s") % {"length": length(claim.value)}
    return _("expected to leave: %(date)s") % {"date": in_words(PartialDate.parse(claim.value))}


def _appointed(claim: Claim) -> str:
    if not claim.value:
        return _("chosen for the office")
    return _("chosen for the office: %(date)s") % {"date": in_words(PartialDate.parse(claim.value))}


def _name(claim: Claim) -> str:
    language, colon, name = claim.value.rpartition(":")
    if colon and language:
        return _("called %(name)s (%(language)s)") % {"name": name, "language": language_name(language)}
    return _("also called %(name)s") % {"name": name}


def _identifier(claim: Claim) -> str:
    scheme, _colon, value = claim.value.partition(":")
    return f"{scheme.title()} {value}"


_HEDGES = {
    "reported": gettext_lazy("reported, not stated: %(claim)s"),
    "planned": gettext_lazy("planned: %(claim)s"),
    "denied": gettext_lazy("denied: %(claim)s"),
}

_PHRASES: dict[str, Callable[[Claim], str]] = {
    "holds": _holds,
    "start": _edge,
    "end": _edge,
    "in_office_on": _dated(gettext_lazy("in office on %(date)s")),
    "acting": lambda claim: _("acting") if claim.value == "true" else _("not acting"),
    "duration": _duration,
    "succeeds": lambda claim: _("succeeded %(name)s") % {"name": claim.value},
    "end_reason": lambda claim: _("how it ended: %(reason)s") % {"reason": end_reason(claim.value)},
    "appointed": _appointed,
    "announced": _dated(gettext_lazy("made known: %(date)s")),
    "expected_end": _expected_end,
    "vacant": _vacant,
    "birth": _dated(gettext_lazy("born: %(date)s")),
    "death": _dated(gettext_lazy("died: %(date)s")),
    "age": _age,
    "nationality": lambda claim: (
        _("nationality: %(country)s") % {"country": countries.name(claim.value, _language())}
    ),
    "name": _name,
    "identifier": _identifier,
    "given_name": lambda claim: _("given name: %(name)s") % {"name": claim.value},
    "family_name": lambda claim: _("family name: %(name)s") % {"name": claim.value},
}
