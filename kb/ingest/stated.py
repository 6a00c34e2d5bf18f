"""What is known about an input: what the caller says of it, else what it says of itself, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kb.ingest import tables
from kb.ingest.records import Problem, Tier
from people.dates import NotADate, PartialDate

UNDATED = (
    "No publication date: words like “on Tuesday” stay without a day. "
    "Give --published, or published: 2024-10-01 in the front matter."
)
DATE_HINT = "Give a whole day such as 2024-10-01."


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says about an input; it outranks what the input says of itself."""

    published: date | str | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    tier: str | None = None


def checked(
    path: str, stated: Mapping[str, Any], given: Given, today: date, lines: list[str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """What is known about an input, as fields of a Document, and what is wrong with it."""
    problems: list[Problem] = []
    known: dict[str, Any] = {"family": _text(stated.get("family"))}

    def wrong(key: str, message: str) -> None:
        line = next(
            (n for n, text in enumerate(lines or [], 1) if text.casefold().startswith(f"{key}:")), None
        )
        problems.append(Problem(path, message, line if getattr(given, key) is None else None))

    for key in ("title", "publisher", "url"):
        known[key] = _text(getattr(given, key)) or _text(stated.get(key))
    language = _text(given.language) or _text(stated.get("language"))
    known["language"] = language_code(language)
    if language and not known["language"]:
        wrong("language", f"Unknown language {language!r}. Use a two-letter code such as de, en or fr.")
    tier = _text(given.tier) or _text(stated.get("tier")) or Tier.PRESS.value
    known["tier"] = next((t for t in Tier if t == tier), None)
    if known["tier"] is None:
        wrong("tier", f"Unknown tier {tier!r}. Use one of {', '.join(Tier)}.")
    try:
        known["published"] = _day(given.published if given.published is not None else stated.get("published"))
    except NotADate as error:
        wrong("published", str(error))
        known["published"] = None
    except ValueError as error:
        wrong("published", f"{error} {DATE_HINT}")
        known["published"] = None
    if known["published"] and known["published"] > today:
        message = (
            f"Published {known['published']}, which is in the future (today is {today}). Check the date."
        )
        wrong("published", message)
    for key, length in (("title", 500), ("publisher", 200), ("url", 1000), ("family", 120)):
        if known[key] and len(known[key]) > length:
            problems.append(
                Problem(path, f"{key} has {len(known[key])} characters, at most {length} are stored.")
            )
    return known, problems


def undated(known: Mapping[str, Any]) -> tuple[str, ...]:
    if known["published"]:
        return ()
    return (UNDATED,)


def _text(value: Any) -> str | None:
    return (" ".join(str(value).split()) or None) if value is not None else None


def language_code(code: str | None) -> str | None:
    """``de-AT`` -> ``de``; None for what is no language."""
    primary = (code or "").casefold().replace("_", "-").split("-")[0]
    return primary if primary in tables.LANGUAGES else None


def _day(value: Any) -> date | None:
    """A day from a date, a time or text; NotADate for other text, ValueError for a date that is no day."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    parsed = PartialDate.parse(str(value).strip())
    if not parsed.exact:
        raise ValueError(f"Not a whole day: {str(value)[:40]!r}.")
    return parsed.earliest
