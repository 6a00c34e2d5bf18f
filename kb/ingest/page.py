"""What an HTML page holds: its letters, and what it states about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kb.ingest.fetch import is_address
from kb.ingest.stated import language_code

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)


def decoded_page(raw: bytes, charset: str | None) -> str:
    """UTF-8, else the charset that is declared, else cp1252, which reads the most of the old web."""
    for encoding in ("utf-8-sig", charset, _declared_charset(raw), "cp1252"):
        try:
            if encoding:
                return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", errors="replace")


def _declared_charset(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:2048])
    return found[1].decode("ascii") if found else None


def stated_by_page(root: Any, today: date) -> tuple[dict[str, Any], list[str]]:
    """Day, publisher, language and address as the page states them; never a guess.

    JSON-LD comes first: other places often carry the day of the template or of the last edit.
    """
    articles = [item for item in _linked_data(root) if "datePublished" in item]
    days = [item["datePublished"] for item in articles]
    days += root.xpath("//meta[@property='article:published_time' or @itemprop='datePublished']/@content")
    days += root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    stated: dict[str, Any] = {}
    warnings = []
    for day in days:
        found = _day_of_timestamp(day)
        if found and found > today:
            warnings.append(f"The page says that it was published {found}, in the future: ignored.")
        elif found:
            stated["published"] = found
            break
    publisher: dict[str, Any] = next(
        (item["publisher"] for item in articles if isinstance(item.get("publisher"), dict)), {}
    )
    if isinstance(publisher.get("name"), str):
        stated["publisher"] = publisher["name"]
    if language := language_code(next(iter(root.xpath("/html/@lang")), None)):
        stated["language"] = language
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    if is_address(canonical):
        stated["url"] = canonical
    return stated, warnings


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first."""
    waiting: list[Any] = []
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting.append(json.loads(script))
        except (ValueError, RecursionError):
            continue
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _day_of_timestamp(text: Any) -> date | None:
    """``2024-10-01T09:30:00+02:00`` -> the day as printed there."""
    try:
        return date.fromisoformat(str(text).strip()[:10])
    except ValueError:
        return None
