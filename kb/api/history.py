"""What was known when: the versions that a person's or a tenure's facts have gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from django.db import models

from kb.serializers.parts import Frame, end_date, office_ref, partial_date, person_ref
from people.models import Person
from tenures.models import Office, Tenure

KINDS = {"+": "added", "~": "changed", "-": "removed"}
Known = dict[str, Any]
Thing = TypeVar("Thing", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Version:
    """The facts as they were known from one moment to the next."""

    at: datetime
    kind: str
    known: Known
    before: Known | None

    @property
    def changes(self) -> list[dict[str, Any]]:
        """What was known otherwise before; nothing in the first version."""
        if self.before is None:
            return []
        return [
            {"field": name, "before": self.before[name], "after": value}
            for name, value in self.known.items()
            if self.before[name] != value
        ]


def versions_of_person(slug: str, _: Frame) -> list[Version]:
    """Newest first; none where no person ever had the slug."""
    return _versions(_records(Person, slug), _known_of_person)


def versions_of_tenure(slug: str, frame: Frame) -> list[Version]:
    """Newest first; none where no tenure ever had the id."""
    records = _records(Tenure, slug)
    people = Person.objects.in_bulk({record.person_id for record in records})
    offices = Office.objects.select_related("organization").in_bulk({record.office_id for record in records})

    def known(record: Any) -> Known:
        tenure = _as_it_was(Tenure, record)
        person, office = people.get(record.person_id), offices.get(record.office_id)
        return {
            "person": person_ref(person, frame) if person else None,
            "office": office_ref(office, frame) if office else None,
            "acting": tenure.acting,
            "start": partial_date(tenure.start, tenure.start_disputed),
            "end": end_date(tenure),
            "end_reason": tenure.end_reason or None,
        }

    return _versions(records, known)


def as_known_on(versions: Sequence[Version], day: date) -> list[Version]:
    """The version that held at the end of the day, UTC; none before the first."""
    return [version for version in versions if version.at.astimezone(UTC).date() <= day][:1]


def name_of(version: Version) -> str:
    """What tells a version from the others of its list."""
    return f"{version.at.isoformat()} {version.kind}"


def _records(model: type[models.Model], slug: str) -> list[Any]:
    """Every record of whatever has or had the slug, oldest first."""
    history = model.history  # type: ignore[attr-defined]
    ids = history.filter(slug=slug).order_by().values("id")
    return list(history.filter(id__in=ids).order_by("history_date", "history_id"))


def _versions(records: Iterable[Any], known: Callable[[Any], Known]) -> list[Version]:
    """Records that differ in nothing shown are one version."""
    found: list[Version] = []
    for earlier, record in pairwise([None, *records]):
        before = found[-1].known if earlier is not None else None
        version = Version(record.history_date, KINDS[record.history_type], known(record), before)
        if before is None or version.changes or version.kind != "changed":
            found.append(version)
    return found[::-1]


def _known_of_person(record: Any) -> Known:
    person = _as_it_was(Person, record)
    return {
        "name": person.name,
        "given_name": person.given_name or None,
        "family_name": person.family_name or None,
        "birth": partial_date(person.birth, person.birth_disputed),
        "death": partial_date(person.death, person.death_disputed),
        "nationalities": person.nationalities,
        "supported": not person.hidden,
    }


def _as_it_was(model: type[Thing], record: Any) -> Thing:
    """The row as a record has it; never saved."""
    return model(**{field.attname: getattr(record, field.attname) for field in record.tracked_fields})
