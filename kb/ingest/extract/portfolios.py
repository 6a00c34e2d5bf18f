"""What ministers are for: the labels of their offices in one language, made by its patterns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from kb.ingest.extract.known_names import DATA


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = tomllib.loads((DATA / "portfolios.toml").read_text("utf-8"))[
        "portfolio"
    ]
    return rows


def labels(language: str, grammar: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Canonical title and label: "minister for trade", "Handelsminister", "ministre du Commerce"."""
    for noun, title in nouns(language).items():
        for pattern in grammar["minister_of"]:
            yield title, pattern.format(noun)
    for stem, title in stems(language).items():
        for pattern in grammar["minister_behind"]:
            yield title, pattern.format(stem if pattern.startswith("{") else stem.lower())


def nouns(language: str) -> dict[str, str]:
    """What stands behind the minister, with the canonical title."""
    return {noun: title for title, row in _table().items() for noun in row.get(language, ())}


def stems(language: str) -> dict[str, str]:
    """What stands before the minister: words for it, or the nouns without their article."""
    return {
        word.removeprefix("the "): title
        for title, row in _table().items()
        for word in row.get(f"{language}_stems", row.get(language, []))
    }
