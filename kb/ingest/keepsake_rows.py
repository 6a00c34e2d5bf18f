"""Rows of the file of decisions: plain values under the names of their fields, and who and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.dateparse import parse_datetime

CLAIM = (
    "key", "statement", "property", "value", "modality", "person_name", "name_key", "value_key", "mention",
    "office_title", "organization_name", "quote", "prefix", "suffix", "start", "end", "rule", "preferred",
)  # fmt: skip


def values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def who(by: User | None, at: Any) -> dict[str, Any]:
    return {"by": by.get_username() if by else None, "at": at.isoformat()}


def by_and_at(
    row: Mapping[str, Any], users: Mapping[str, User], by: str = "by", at: str = "at"
) -> dict[str, Any]:
    """Who and when; a name without an account here is left out, the decision stands all the same."""
    return {by: users.get(row[by] or ""), at: parse_datetime(row[at]) if row[at] else None}


def save_as(row: Any, by: Mapping[str, Any], reason: str) -> None:
    """As it was done then: the history has who, when and why."""
    row._history_user, row._history_date, row._change_reason = by["by"], by["at"], reason[:100]
    row.save()
    del row._history_user, row._history_date
