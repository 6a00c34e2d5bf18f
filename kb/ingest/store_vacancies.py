"""Bring the vacancies in the database in line with the facts, and their claims with the offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kb.ingest.changes import FactChange
from kb.ingest.component import chunks
from kb.ingest.resolved import VacancyFact
from kb.models import Claim
from tenures.models import Vacancy
from tenures.offices import office_named


def write_vacancies(
    facts: Sequence[VacancyFact], reached: Iterable[str], claims: Mapping[str, Claim]
) -> tuple[list[FactChange], dict[str, int]]:
    """Write what differs for these name keys. Returns the changes, and the office of each claim by its key."""
    before = [
        row
        for some in chunks(reached)
        for row in Vacancy.objects.filter(key__in=some).select_related("office__organization")
    ]
    after = [_row(fact, claims) for fact in facts]
    texts_before, texts_after = {_state(row): row for row in before}, {_state(row): row for row in after}
    changes = []
    for state, row in texts_before.items():
        if state not in texts_after:
            changes.append(FactChange(_subject(row), str(row), "", office=row.office.slug))
            row.delete()
    for state, row in texts_after.items():
        if state not in texts_before:
            row.save()
            changes.append(FactChange(_subject(row), "", str(row), office=row.office.slug))
    offices = {
        key: row.office_id for fact, row in zip(facts, after, strict=True) for key in fact.claims
    }  # fmt: skip
    return changes, offices


def _row(fact: VacancyFact, claims: Mapping[str, Claim]) -> Vacancy:
    return Vacancy(
        office=office_named(fact.office, fact.organization),
        key=claims[fact.claims[0]].name_key,
        start_earliest=fact.start.earliest,
        start_latest=fact.start.latest,
        end_earliest=fact.end.earliest,
        end_latest=fact.end.latest,
        disputed=fact.disputed,
    )


def _state(row: Vacancy) -> tuple[object, ...]:
    return row.office_id, row.key, row.start.bounds, row.end.bounds, row.disputed


def _subject(row: Vacancy) -> str:
    return f"vacant, {row.office}"
