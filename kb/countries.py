"""Names of countries by their ISO 3166-1 code, and the colour each has in the pictures."""

from __future__ import annotations

from functools import cache

from babel import Locale

# A picture can tell few colours apart; the other countries share a grey and are told apart by
# their code, which always stands beside the colour.
COLOURED = frozenset({"NL", "GB", "BE", "IT", "NO", "DE", "DK", "ES"})


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def name(code: str, language: str = "en") -> str:
    """The name of a country; a code that is none stays as it is."""
    return _territories(language).get(code, code)


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in _territories("en").items()}


def code(english: str) -> str:
    """The code of a country by its English name, or the empty string."""
    return _codes().get(english, "")


def css_class(code: str) -> str:
    return code.lower() if code in COLOURED else "oc"
