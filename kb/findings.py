"""Everything curators should look at: what the facts show by themselves, and what working them out brought up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from kb.models import Claim, Finding, Suppression
from people.models import Person
from tenures import checks
from tenures.models import Tenure, Vacancy


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. Its ``code`` is of ``tenures.checks.Code`` or was given by the rules that resolve claims."""

    code: str
    definite: bool
    message: str
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    claims: tuple[Claim, ...] = ()
    suppressed: Suppression | None = None  # by a curator, and its facts have not changed since
    formerly: Suppression | None = None  # it was, but its facts have changed

    @property
    def about(self) -> str:
        """The same for as long as it is found of the same spells and claims, whatever their days."""
        return _hash(self.code, *sorted(t.slug for t in self.tenures), *sorted(c.key for c in self.claims))

    @property
    def key(self) -> str:
        """Public id; another one when a fact changes that it rests on."""
        spells = sorted(map(_facts_of, self.tenures))
        lives = sorted(f"{p.slug} {p.birth.edtf} {p.death.edtf}" for p in self.people)
        return _hash(self.about, str(self.definite), self.message, *spells, *lives)


def findings(today: date) -> list[Found]:
    """All findings, definite ones first, those that a curator suppressed last of their kind.

    Reads every tenure, in a number of queries that stays the same.
    """
    found = with_suppressions([*_of_claims(), *of_facts(today)])
    return sorted(found, key=lambda f: (not f.definite, f.code, f.suppressed is not None, f.message))


def with_suppressions(found: Iterable[Found]) -> list[Found]:
    """The findings with what curators said of them."""
    latest_last = list(Suppression.objects.filter(lifted_at=None).order_by("at", "pk"))
    if not latest_last:
        return list(found)
    by_key = {s.key: s for s in latest_last}
    by_about = {s.about: s for s in latest_last}
    return [_judged(f, by_key, by_about) for f in found]


def _judged(found: Found, by_key: dict[str, Suppression], by_about: dict[str, Suppression]) -> Found:
    former = by_about.get(found.about)
    if former is None:
        return found
    suppressed = by_key.get(found.key)
    return replace(found, suppressed=suppressed, formerly=None if suppressed else former)


def _facts_of(tenure: Tenure) -> str:
    edges = (tenure.start.edtf, tenure.end_text, tenure.end.edtf, tenure.end_status)
    life_of_the_office = (tenure.office.established.edtf, tenure.office.abolished.edtf)
    return " ".join((tenure.slug, *edges, str(tenure.last_confirmed), *life_of_the_office))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one code, all definite or all possible."""

    code: str
    definite: bool
    found: tuple[Found, ...]

    @property
    def anchor(self) -> str:
        return f"{self.code}-{'definite' if self.definite else 'possible'}"

    @property
    def open(self) -> int:
        """How many of them no curator has suppressed."""
        return sum(f.suppressed is None for f in self.found)


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
        for f in checks.check(_tenures(), Vacancy.objects.all(), today=today)
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
