"""Everything curators should look at: what the facts show by themselves, and what working them out brought up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kb.models import Claim, Finding
from people.models import Person
from tenures import checks
from tenures.models import Tenure


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. Its ``code`` is of ``tenures.checks.Code`` or was given by the rules that resolve claims."""

    code: str
    definite: bool
    message: str
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    claims: tuple[Claim, ...] = ()


def findings(today: date) -> list[Found]:
    """All findings, definite ones first. Reads every tenure, in a number of queries that stays the same."""
    return sorted([*_of_claims(), *of_facts(today)], key=lambda f: (not f.definite, f.code, f.message))


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one code, all definite or all possible."""

    code: str
    definite: bool
    found: tuple[Found, ...]

    @property
    def anchor(self) -> str:
        return f"{self.code}-{'definite' if self.definite else 'possible'}"


def kinds(found: list[Found]) -> list[Kind]:
    """Findings in their order, those of one kind together."""
    return [
        Kind(code, definite, tuple(group))
        for (definite, code), group in groupby(found, key=lambda f: (f.definite, f.code))
    ]


def of_facts(today: date) -> list[Found]:
    """What the tenures show by themselves; not stored, since nothing but the day is needed to work it out."""
    return [
        Found(f.code, f.definite, f.message, f.people, f.tenures)
        for f in checks.check(_tenures(), today=today)
    ]


def _of_claims() -> list[Found]:
    stored = Finding.objects.prefetch_related(
        "people",
        "tenures__person",
        "tenures__office__organization",
        "claims__person",
        "claims__office__organization",
    )
    return [
        Found(
            f.code,
            f.definite,
            f.message,
            tuple(f.people.all()),
            tuple(f.tenures.all()),
            tuple(f.claims.all()),
        )
        for f in stored
    ]


def _tenures() -> list[Tenure]:
    related = ["person", "office__organization", "follows__person", "follows__office__organization"]
    return list(Tenure.objects.select_related(*related).prefetch_related("office__exclusive_with"))
