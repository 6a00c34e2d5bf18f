"""What the value of a claim may be, by its property: typed as people write it, kept in its notation."""

from __future__ import annotations

import re

from babel import Locale
from django.core.exceptions import ValidationError

from kb.admin.typed import echo, read_one
from kb.ingest.records import Property
from people.dates import PartialDate

DATES = frozenset(
    {
        Property.START, Property.END, Property.IN_OFFICE_ON, Property.APPOINTED, Property.ANNOUNCED, Property.BIRTH,
        Property.DEATH,
    }
)  # fmt: skip
MAY_BE_EMPTY = frozenset({Property.HOLDS, Property.APPOINTED})
LONGEST = 300
_PATTERNS = {
    Property.ACTING: (re.compile("true|false"), "true or false"),
    Property.DURATION: (
        re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,3}D)?", re.ASCII),
        "P10Y or P4Y6M",
    ),
    Property.AGE: (re.compile(r"\d{1,3}@\d{4}-\d\d-\d\d", re.ASCII), "57@2024-10-01"),
}
_LENGTH = re.compile(r"P\d{1,3}[YM](\.\.)?", re.ASCII)
_COUNTRIES = frozenset(str(code) for code in Locale("en").territories)


def read_value(prop: Property, text: str) -> tuple[str, str]:
    """The value in its notation, and what was understood in words. Raises ValidationError."""
    text = " ".join(text.split())
    if not text and prop in MAY_BE_EMPTY:
        return "", ""
    if not text:
        raise ValidationError("Write what the quote says.")
    if len(text) > LONGEST:
        raise ValidationError(f"{len(text)} characters; at most {LONGEST} are kept.")
    if prop in DATES or (prop == Property.EXPECTED_END and not _LENGTH.fullmatch(text)):
        value = read_one(text)
        return value.edtf, echo(value)
    if prop == Property.NATIONALITY:
        text = text.upper()
        if len(text) != 2 or text not in _COUNTRIES:  # the CLDR has numbers for parts of the world
            raise ValidationError("Write the two letters of the country, such as NL.")
    if prop in _PATTERNS and not _PATTERNS[prop][0].fullmatch(text):
        raise ValidationError(f"“{text[:40]}” cannot be read. Write {_PATTERNS[prop][1]}.")
    if prop == Property.AGE:
        _day(text.partition("@")[2])
    return text, text


def _day(text: str) -> None:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(f"“{text}” is no day of the calendar.") from error
