"""Everything that the page of one person shows, put together in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, Q

from kb.models import Claim, Derivation
from kb.sayings import Dossier, Saying, of_person, of_tenure, sayings
from people.models import Alias, Person
from tenures.lifeline import Lifeline, lifeline
from tenures.models import Tenure
from tenures.succession import Neighbours, in_order, neighbours


@dataclass(frozen=True, slots=True)
class Held:
    """One spell with who stood before and after, and what is said about it."""

    tenure: Tenure
    near: Neighbours
    days: tuple[int, int | None]
    said: Dossier


class PersonPage:
    """A person, their spells in order, and every claim about either."""

    def __init__(
        self,
        person: Person,
        *,
        tenures: Sequence[Tenure],
        claims: Sequence[Claim],
        derivations: Sequence[Derivation],
        near: dict[int, Neighbours],
        today: date,
    ) -> None:
        self.person = person
        self.today = today
        self._claims = claims
        of_spell: dict[int | None, list[Claim]] = defaultdict(list)
        for claim in claims:
            of_spell[claim.tenure_id].append(claim)
        why: dict[int | None, list[Derivation]] = defaultdict(list)
        for derivation in derivations:
            why[derivation.tenure_id].append(derivation)
        self._apart = [claim for claim in of_spell[None] if not claim.office_title]
        self._unplaced = [claim for claim in of_spell[None] if claim.office_title]
        self.said = of_person(person, self._apart, why[None])
        self.held = [
            Held(t, near[t.pk], t.days(today), of_tenure(t, of_spell[t.pk], why[t.pk]))
            for t in in_order(tenures)
        ]

    @cached_property
    def aliases(self) -> list[Alias]:
        """The other names: one entry for each that differs from the name shown."""
        return [alias for alias in self.person.aliases.all() if alias.name != self.person.name]

    @cached_property
    def lifeline(self) -> Lifeline | None:
        return lifeline(
            [held.tenure for held in self.held],
            birth=self.person.birth,
            death=self.person.death,
            as_of=self.today,
        )

    @property
    def current(self) -> list[Held]:
        """The offices held today, surely or presumably."""
        return [h for h in self.held if h.tenure.certainty_on(self.today) in ("certain", "presumed")]

    @property
    def longest(self) -> Held | None:
        """The spell that surely lasted longest."""
        return max(self.held, key=lambda h: h.days[0], default=None)

    @cached_property
    def names(self) -> list[Saying]:
        return [s for s in self.said.also if s.about in ("name", "given_name", "family_name")]

    @cached_property
    def more(self) -> list[Saying]:
        return [s for s in self.said.also if s not in self.names]

    @cached_property
    def unplaced(self) -> list[tuple[Claim, Saying]]:
        """What is said of an office without being a fact: planned, reported, contradicted. With its first claim."""
        by_office: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self._unplaced:
            by_office[claim.office_title, claim.organization_name].append(claim)
        return [(s.claims[0], s) for said in by_office.values() for s in sayings(said)]

    @cached_property
    def in_prose(self) -> list[Claim]:
        """Claims read from running text, by article and place, one for each quote."""
        by_place = {
            (claim.article_id, claim.start, claim.end): claim
            for claim in self._claims
            if not claim.rule.startswith(("table.", "editor."))
        }
        return list(by_place.values())


def page_of(person: Person, *, today: date) -> PersonPage:
    tenures = list(person.tenures.select_related("person", "office__organization"))
    offices = {tenure.office_id for tenure in tenures}
    others = Tenure.objects.filter(office__in=offices).select_related("person", "office__organization")
    derivations = Derivation.objects.filter(Q(person=person) | Q(tenure__person=person)).prefetch_related(
        Prefetch("claims", Claim.objects.select_related("article", "office__organization"))
    )
    return PersonPage(
        person,
        tenures=tenures,
        claims=list(person.claims.select_related("article", "office__organization")),
        derivations=list(derivations),
        near=_near(list(others)),
        today=today,
    )


def _near(tenures: Sequence[Tenure]) -> dict[int, Neighbours]:
    by_office: dict[int, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        by_office[tenure.office_id].append(tenure)
    found: dict[int, Neighbours] = {}
    for spells in by_office.values():
        found |= neighbours(spells)
    return found
