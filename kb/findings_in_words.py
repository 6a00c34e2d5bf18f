"""What a finding is about, as a sentence in the language of the page.

The messages of ``tenures.checks`` and of the rules that resolve claims are English, for curators
and programs; readers get the same said of the same spells and claims.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import claims_in_words
from kb.dates_in_words import day, days, in_words, years
from kb.findings import Found
from kb.labels import of_office
from tenures.checks import AGE_OF_MAJORITY, Code
from tenures.models import Tenure
from tenures.succession import gaps


def says(found: Found) -> str:
    """A sentence without its full stop; the stored message where its code is none of ours."""
    if found.claims and found.code in _OF_CLAIMS:
        return _OF_CLAIMS[found.code](found)
    if found.tenures and found.code in _OF_SPELLS:
        return _OF_SPELLS[found.code](found)
    return found.message


def spell_in_words(tenure: Tenure) -> str:
    """``Joseph Luns (Secretary General of NATO, 1971–84)``."""
    what = [of_office(tenure.office), _("acting") if tenure.acting else "", _years(tenure)]
    return f"{tenure.person.name} ({', '.join(filter(None, what))})"


def _years(tenure: Tenure) -> str:
    if not tenure.start.known and not tenure.end.known:
        return ""
    return years(tenure.start, tenure.end, is_open=tenure.end_status == "open")


def _spells(surely: Promise, possibly: Promise | None = None) -> Callable[[Found], str]:
    """A phrase about one, two or three spells."""

    def say(found: Found) -> str:
        phrase = surely if found.definite or possibly is None else possibly
        names = dict(zip(("one", "other", "third"), map(spell_in_words, found.tenures), strict=False))
        return str(phrase) % names

    return say


def _dead(found: Found) -> str:
    phrase = _("%(spell)s goes on after the holder’s death: %(date)s") if found.definite else _(
        "%(spell)s is open, though the holder has died: %(date)s"
    )  # fmt: skip
    tenure = found.tenures[0]
    return phrase % {"spell": spell_in_words(tenure), "date": in_words(tenure.person.death)}


def _young(found: Found) -> str:
    phrase = _("%(spell)s begins before the holder was born: %(date)s") if found.definite else _(
        "%(spell)s begins before the holder was %(age)s; born: %(date)s"
    )  # fmt: skip
    tenure = found.tenures[0]
    return phrase % {
        "spell": spell_in_words(tenure),
        "age": AGE_OF_MAJORITY,
        "date": in_words(tenure.person.birth),
    }


def _before(found: Found) -> str:
    tenure = found.tenures[0]
    return _("%(spell)s begins before the office was created: %(date)s") % {
        "spell": spell_in_words(tenure),
        "date": in_words(tenure.office.established),
    }


def _after(found: Found) -> str:
    phrase = _("%(spell)s goes on after the office was abolished: %(date)s") if found.definite else _(
        "%(spell)s is open, though the office was abolished: %(date)s"
    )  # fmt: skip
    tenure = found.tenures[0]
    return phrase % {"spell": spell_in_words(tenure), "date": in_words(tenure.office.abolished)}


def _first_on_record(found: Found) -> str:
    tenure = found.tenures[0]
    return _("%(spell)s is the first on record, though the office was created before: %(date)s") % {
        "spell": spell_in_words(tenure),
        "date": in_words(tenure.office.established),
    }


def _unconfirmed(found: Found) -> str:
    tenure = found.tenures[0]
    confirmed = tenure.last_confirmed
    return _("%(spell)s: last confirmed long ago, on %(day)s") % {
        "spell": spell_in_words(tenure),
        "day": day(confirmed) if confirmed else _("unknown"),
    }


def _gap(found: Found) -> str:
    hole = next(iter(gaps(found.tenures)), None)
    if hole is None:
        return found.message
    return _("%(office)s: nobody is recorded from %(first)s up to %(last)s (%(days)s), between %(before)s and %(after)s") % {
        "office": of_office(hole.after.office),
        "first": day(hole.earliest),
        "last": day(hole.latest),
        "days": days(hole.days_min, hole.days_min),
        "before": hole.after.person.name,
        "after": hole.before.person.name,
    }  # fmt: skip


def _claim(phrase: Promise) -> Callable[[Found], str]:
    """A phrase about who a claim names and what it says of them."""

    def say(found: Found) -> str:
        claim = found.claims[0]
        return str(phrase) % {
            "name": claim.person.name if claim.person else claim.person_name,
            "office": claims_in_words.office(claim),
            "claim": claims_in_words.says(claim),
            "value": claim.value,
        }

    return say


_OF_SPELLS: dict[str, Callable[[Found], str]] = {
    Code.OVERLAP: _spells(
        gettext_lazy("%(one)s and %(other)s overlap"), gettext_lazy("%(one)s and %(other)s may overlap")
    ),
    Code.GAP: _gap,
    Code.DEAD_IN_OFFICE: _dead,
    Code.TOO_YOUNG: _young,
    Code.BEFORE_OFFICE: _before,
    Code.AFTER_OFFICE: _after,
    Code.SUCCESSION_DATES: _spells(
        gettext_lazy("%(one)s is said to follow %(other)s, but begins before that ends")
    ),
    Code.WRONG_PREDECESSOR: _spells(
        gettext_lazy("%(one)s is said to follow %(other)s, but %(third)s lies between")
    ),
    Code.MISSING_PREDECESSOR: _first_on_record,
    Code.OPEN_WITH_SUCCESSOR: _spells(gettext_lazy("%(one)s has no end, though %(other)s began")),
    Code.UNCONFIRMED: _unconfirmed,
    Code.EXCLUSIVE_POSTS: _spells(
        gettext_lazy("%(one)s and %(other)s exclude each other and overlap"),
        gettext_lazy("%(one)s and %(other)s exclude each other and may overlap"),
    ),
}

_OF_CLAIMS: dict[str, Callable[[Found], str]] = {
    "no_name": _claim(gettext_lazy("“%(name)s” is no name that could be linked")),
    "ambiguous_person": _claim(gettext_lazy("“%(name)s” fits several people")),
    "office_without_organization": _claim(
        gettext_lazy("%(name)s: of which organization or country is the office, %(office)s?")
    ),
    "ambiguous_spell": _claim(gettext_lazy("%(name)s: what is said of %(office)s fits several spells")),
    Code.MISSING_PREDECESSOR: _claim(
        gettext_lazy(
            "%(name)s is said to follow %(value)s in the office, %(office)s; no spell of theirs there is recorded"
        )
    ),
    "derived_dissent": _claim(gettext_lazy("%(name)s: “%(claim)s” contradicts what is stated")),
}
