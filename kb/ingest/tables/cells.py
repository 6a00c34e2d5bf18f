"""One row's cells: each read as what it should be, with all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

from babel import Locale

from kb.ingest.records import Document
from people.dates import UNKNOWN, NotADate, PartialDate
from people.names import family_key, fold

Choice = TypeVar("Choice")
# What the database holds of a name, a title and a value.
NAME_LENGTH, VALUE_LENGTH, ID_LENGTH, KEY_LENGTH = 200, 300, 120, 120
_ID = re.compile(r"[A-Za-z0-9_-]+")
_BOOLEANS = {
    "": "",
    "true": "true",
    "yes": "true",
    "1": "true",
    "false": "false",
    "no": "false",
    "0": "false",
}
_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_ISO_639_1.split())


class BadRow(Exception):
    """A row that cannot be loaded; the arguments say what is wrong with it, one message each."""


@dataclass(slots=True)
class Row:
    """One row's cells, and what was found wrong with them so far."""

    cells: Mapping[str, str]
    raw: str
    offset: int
    document: Document
    today: date
    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def require(self, *columns: str, length: int = NAME_LENGTH) -> None:
        for column in columns:
            if not self[column]:
                self.messages.append(f"Empty {column}. Fill it in, or remove the row.")
        self.fits(*columns, length=length)

    def fits(self, *columns: str, length: int) -> None:
        for column in columns:
            if len(self[column]) > length:
                self.messages.append(
                    f"{column} has {len(self[column])} characters, at most {length} are stored. Shorten it."
                )

    def person(self) -> None:
        self.require("person")
        if len(self["person"]) <= NAME_LENGTH:
            self.names("person", self["person"])

    def names(self, column: str, name: str) -> None:
        """Somebody's name. People are looked up by folded names, which can be longer than they are written."""
        key = family_key(name)
        if name and not key:
            self.messages.append(f"{column}: {name!r} has no letter to look it up by. Write a name.")
        for part, length in ((fold(name), NAME_LENGTH), (key, KEY_LENGTH)):
            if len(part) > length:
                self.messages.append(
                    f"{column}: {part[:20]!r}… is looked up by {len(part)} characters, at most {length} are stored. "
                    "Shorten it."
                )

    def date(self, column: str) -> PartialDate:
        """The date in a cell, UNKNOWN where it is empty or wrong."""
        if not self[column]:
            return UNKNOWN
        try:
            return _date(self[column])
        except NotADate as error:
            self.messages.append(f"{column}: {error}")
            return UNKNOWN

    def past(self, column: str) -> PartialDate:
        """A date that cannot lie in the future."""
        found = self.date(column)
        if found.earliest and found.earliest > self.today:
            self.messages.append(
                f"{column}: {self[column]} is in the future (today is {self.today}). Check the year."
            )
        return found

    def boolean(self, column: str) -> str:
        """``true``, ``false`` or the empty string."""
        if self[column].casefold() not in _BOOLEANS:
            self.messages.append(
                f"{column}: {self[column]!r} is neither true nor false. Write true, false or nothing."
            )
        return _BOOLEANS.get(self[column].casefold(), "")

    def choice(self, column: str, choices: Mapping[str, Choice], default: Choice) -> Choice:
        if self[column] and self[column] not in choices:
            self.messages.append(f"Unknown {column} {self[column]!r}. Use one of {', '.join(choices)}.")
        return choices.get(self[column], default)

    def language(self) -> str | None:
        code = self["language"].casefold().split("-")[0]
        if code and code not in LANGUAGES:
            self.messages.append(
                f"Unknown language {self['language']!r}. Use a two-letter code such as de, en or fr."
            )
        return code or None

    def listed(self, column: str) -> list[str]:
        """The parts between the bars, each once."""
        return list(dict.fromkeys(part.strip() for part in self[column].split("|") if part.strip()))

    def source_ids(self) -> list[str]:
        ids = self.listed("source")
        self.messages += [bad_id("source", text) for text in ids if not is_id(text)]
        return ids

    def organization(self) -> str:
        """The organization, or else the English name of the country."""
        country = self["country"]
        name = country_name(country) if country else ""
        if country and not name:
            self.messages.append(
                f"Unknown country {country!r}. Use a two-letter code such as NL, or its English name."
            )
        if not self["organization"] and not country:
            self.messages.append(
                "Empty organization. Name the organization, or for a national office the country."
            )
        self.fits("organization", length=NAME_LENGTH)
        return self["organization"] or name

    def check(self) -> None:
        if self.messages:
            raise BadRow(*self.messages)


def is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text)) and len(text) <= ID_LENGTH


def bad_id(column: str, text: str) -> str:
    return f"{column}: {text[:60]!r} is no source id. Use letters, digits, - and _, at most {ID_LENGTH}."


@lru_cache(maxsize=10_000)
def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})  # territories of the CLDR all the same


@cache
def _territories() -> dict[str, str]:
    """English country name by code and by itself, folded, as the CLDR has them."""
    names = {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return {code.casefold(): name for code, name in names.items()} | {
        name.casefold(): name for name in names.values()
    }


def country_name(text: str) -> str:
    """``NL`` or ``netherlands`` -> ``Netherlands``; the empty string for no country."""
    return _territories().get(text.casefold(), "")
