"""Names kept as data: given names, family names that come first, countries."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

DATA = Path(__file__).with_name("data")
# Territories of Babel that are no countries with office-holders of their own.
_NO_COUNTRY = frozenset(
    """
    AQ BV CQ EA EU EZ HM IC QO TF UM UN XA XB ZZ AC CP DG TA IO GS AX BL BQ CC CX GF GP MF MQ NF PM
    RE SJ WF YT
    """.split()
)


@cache
def given_names() -> dict[str, str]:
    """Given name -> m, f or u."""
    found: dict[str, str] = {}
    for line in (DATA / "given_names.txt").read_text("utf-8").splitlines():
        gender, colon, names = line.partition(":")
        if colon and gender in ("m", "f", "u"):
            for name in names.split():
                found[name] = gender if found.get(name, gender) == gender else "u"
    return found


@cache
def family_names_first() -> frozenset[str]:
    """Family names that stand before the given name: "Xi Jinping"."""
    lines = (DATA / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if line.startswith("s: ") for name in line[3:].split())


@cache
def country_rules() -> dict[str, Any]:
    return tomllib.loads((DATA / "countries.toml").read_text("utf-8"))


@cache
def country_names() -> dict[str, str]:
    """ISO code -> the canonical English name."""
    overrides = country_rules()["name"]
    territories = Locale("en").territories
    return {
        code: overrides.get(code, name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
