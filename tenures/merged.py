"""Offices and organizations that are another: each leads to it, and lends it what it alone knows.

Worked out anew from the names that lead to others, so it is the same whatever was said first, and is gone
when nothing leads there any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from tenures.models import Office, Organization
from tenures.offices import office_named, organization_named

Name = tuple[str, str]  # title and organization; an organization alone has no title
REASON = "Follows a ruling on what is one"
_DAYS = ("established", "abolished")


def settle(name_of: Callable[[Name], Name]) -> None:
    """``name_of`` says what is meant by a name; most are meant as they are said. Call inside a transaction."""
    for organization in list(Organization.objects.order_by("name")):
        _, meant = name_of(("", organization.name))
        _lead(organization, None if meant == organization.name else organization_named(meant))
    for office in list(Office.objects.select_related("organization").order_by("organization__name", "title")):
        own = (office.title, office.organization.name)
        meant_office = name_of(own)
        _lead(office, None if meant_office == own else office_named(*meant_office))
    _lend(list(Organization.objects.order_by("name")), _own_organization, _write_organization)
    offices = Office.objects.prefetch_related("exclusive_with").order_by("organization__name", "title")
    _lend(list(offices), _own_office, _write_office)


def kept(lent: dict[str, Any], labels: Iterable[str], *days: str) -> dict[str, Any]:
    """What is still lent to a row that now has labels in these languages and these days of its own."""
    left = {name: value for name, value in lent.items() if name not in days}
    if "labels" in left:
        left["labels"] = {code: text for code, text in left["labels"].items() if code not in {*labels}}
    return left


def _lead(row: Any, target: Any) -> None:
    target = None if target == row else target  # found under another spelling of its own name
    if row.merged_into_id == (target.pk if target else None):
        return
    now = timezone.now() if target else None
    type(row).objects.filter(pk=row.pk).update(merged_into=target, merged_at=now)


def _lend(rows: Sequence[Any], own_of: Callable[[Any], dict[str, Any]], write: Callable[..., None]) -> None:
    own = {row.pk: own_of(row) for row in rows}
    givers: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.merged_into_id:
            givers[row.merged_into_id].append(row)
    for row in rows:
        lent = _lent(own[row.pk], [own[giver.pk] for giver in givers[row.pk]])
        if lent != row.lent:
            write(row, own[row.pk], lent)


def _lent(own: dict[str, Any], given: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """What the row has not itself: of labels those in other languages, of the rest the first that is known."""
    lent: dict[str, Any] = {}
    for theirs in given:
        for name, value in theirs.items():
            if name == "labels":
                more = {code: text for code, text in value.items() if code not in own["labels"]}
                if more := {**more, **lent.get("labels", {})}:
                    lent["labels"] = more
            elif name == "exclusive_with":
                if more_slugs := sorted({*value, *lent.get(name, ())} - {*own[name]}):
                    lent[name] = more_slugs
            elif value and not own[name]:
                lent.setdefault(name, value)
    return lent


def _labels(row: Any) -> dict[str, str]:
    lent = row.lent.get("labels", {})
    return {code: text for code, text in row.labels.items() if lent.get(code) != text}


def _own_organization(row: Organization) -> dict[str, Any]:
    return {"labels": _labels(row), "country": "" if row.lent.get("country") == row.country else row.country}


def _write_organization(row: Organization, own: dict[str, Any], lent: dict[str, Any]) -> None:
    row.labels = {**own["labels"], **lent.get("labels", {})}
    row.country = own["country"] or lent.get("country", "")
    _save(row, lent)


def _days(row: Office, name: str) -> list[str | None]:
    days = [getattr(row, f"{name}_{side}") for side in ("earliest", "latest")]
    return [day.isoformat() if day else None for day in days] if any(days) else []


def _own_office(row: Office) -> dict[str, Any]:
    beside = {other.slug for other in row.exclusive_with.all()}
    return {
        "labels": _labels(row),
        **{name: [] if row.lent.get(name) == _days(row, name) else _days(row, name) for name in _DAYS},
        "exclusive_with": sorted(beside - {*row.lent.get("exclusive_with", ())}),
    }


def _write_office(row: Office, own: dict[str, Any], lent: dict[str, Any]) -> None:
    row.labels = {**own["labels"], **lent.get("labels", {})}
    for name in _DAYS:
        days = own[name] or lent.get(name) or [None, None]
        for side, day in zip(("earliest", "latest"), days, strict=True):
            setattr(row, f"{name}_{side}", date.fromisoformat(day) if day else None)
    _save(row, lent)
    beside = {*own["exclusive_with"], *lent.get("exclusive_with", ())} - {row.slug}
    row.exclusive_with.set(Office.objects.filter(slug__in=beside))


def _save(row: Any, lent: dict[str, Any]) -> None:
    row.lent = lent
    row._change_reason, row._history_user = REASON, None  # nobody typed it
    row.save()
