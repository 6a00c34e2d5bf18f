"""What the log of corrections says of a fact, in the language of the page.

The log keeps the canonical text of a fact, ``Joseph Luns, Secretary General of NATO,
1971-10-01/1984-06-25`` or ``Joseph Luns (1911-08-28–2002-07-17)``: names, and dates in EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb import dates_in_words, labels
from kb.models import Change
from people.dates import NotADate, PartialDate
from tenures.models import Office

_SPELL = re.compile(r"(?P<who>.+?)(?P<acting>, acting)?, (?P<start>[^/,]*)/(?P<end>[^/,]*)")
_LIFE = re.compile(r"(?P<who>.+) \((?P<birth>[^()–]*)–?(?P<death>[^()–]*)\)")
UNKNOWN, OPEN = "?", ".."


@dataclass(frozen=True, slots=True)
class Told:
    """A change, with what it says in the language of the page."""

    change: Change
    subject: str
    before: str
    after: str


def tell(changes: Sequence[Change]) -> list[Told]:
    """In one query, however many there are."""
    slugs = {change.office_slug for change in changes} - {""}
    found = Office.objects.filter(slug__in=slugs).select_related("organization")
    offices = {office.slug: office for office in found}
    return [
        Told(
            change,
            *(
                in_words(text, offices.get(change.office_slug))
                for text in (change.subject, change.before, change.after)
            ),
        )
        for change in changes
    ]


def in_words(text: str, office: Office | None) -> str:
    """The text itself where it is of another form, or a date of it cannot be read."""
    spell = _SPELL.fullmatch(text) if office else None
    life = None if spell else _LIFE.fullmatch(text)
    try:
        if spell and office:
            return _spell(spell, office)
        if life:
            return f"{life['who']} ({_span(_date(life['birth']), _date(life['death']) if life['death'] else '')})"
    except NotADate:
        pass
    return text


def _spell(said: re.Match[str], office: Office) -> str:
    who = (
        said["who"].replace("vacant, ", f"{_('vacant')}, ", 1)
        if said["who"].startswith("vacant, ")
        else said["who"]
    )
    for label in _english(office):
        if who.endswith(f", {label}"):
            who = f"{who.removesuffix(label)}{labels.of_office(office)}"
            break
    acting = f", {_('acting')}" if said["acting"] else ""
    end = "" if said["end"] == OPEN else _date(said["end"])
    return f"{who}{acting}, {_span(_date(said['start']), end)}"


def _english(office: Office) -> Iterable[str]:
    """What the office may have been called when the log was written, the longest first."""
    return sorted({office.label(), f"{office.title}, {office.organization.name}"}, key=len, reverse=True)


def _date(edtf: str) -> str:
    return (
        _("unknown")
        if edtf in ("", UNKNOWN)
        else dates_in_words.in_words(PartialDate.parse(edtf), short=True)
    )


def _span(first: str, last: str) -> str:
    return f"{first} – {last}".strip()
