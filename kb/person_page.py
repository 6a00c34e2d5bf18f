"""Everything that the page of one person shows, put together in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet

from kb import countries
from kb.corrections import ON_A_PAGE, latest
from kb.models import Article, Change, Claim, Derivation
from kb.sayings import Dossier, Saying, of_person, of_tenure, sayings
from kb.source_page import Quoted, from_prose
from people.models import Person
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

    @property
    def exact(self) -> bool:
        """Both days are known and the spell is over."""
        return self.tenure.start.exact and self.tenure.end.exact and not self.is_open

    @property
    def is_open(self) -> bool:
        return self.tenure.end_status == Tenure.EndStatus.OPEN


class PersonPage:
    """A person, their spells, and every claim about either. Spells in the site's first office lead."""

    def __init__(
        self,
        person: Person,
        *,
        tenures: Sequence[Tenure],
        claims: Sequence[Claim],
        derivations: Sequence[Derivation],
        near: dict[int, Neighbours],
        first_office: str,
        today: date,
    ) -> None:
        self.person = person
        self.first_office = first_office
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
        self._in_order = [
            Held(t, near[t.pk], t.days(today), of_tenure(t, of_spell[t.pk], why[t.pk]))
            for t in in_order(tenures)
        ]
        self.held = sorted(self._in_order, key=lambda held: held.tenure.office.slug != first_office)

    @cached_property
    def other_names(self) -> list[tuple[str, list[str]]]:
        """Each other name with the languages it is used in; the bare surname is no other name."""
        languages: dict[str, list[str]] = {}
        for alias in self.person.aliases.all():
            if alias.name not in (self.person.name, self.person.family_name):
                languages.setdefault(alias.name, []).extend(filter(None, [alias.language]))
        return list(languages.items())

    @cached_property
    def sources(self) -> list[Article]:
        """Each source with a claim that counts, once, in order of their names."""
        counting = {c.article_id: c.article for c in self._claims if c.outcome in ("shown", "agrees")}
        return sorted(counting.values(), key=lambda article: article.slug)

    @property
    def colour(self) -> str:
        """Class of the style sheet for spells in the site's first office: the country's colour."""
        return countries.css_class(self.person.nationality)

    @cached_property
    def lifeline(self) -> Lifeline | None:
        return lifeline(
            [held.tenure for held in self._in_order],
            birth=self.person.birth,
            death=self.person.death,
            as_of=self.today,
        )

    @property
    def foremost(self) -> Held | None:
        """What the page is headed with: the longest spell in the site's first office, else the longest."""
        return max(
            self.held, key=lambda h: (h.tenure.office.slug == self.first_office, h.days[0]), default=None
        )

    @property
    def current(self) -> list[Held]:
        """Other offices held today, surely or presumably."""
        now = [h for h in self.held if h.tenure.certainty_on(self.today) in ("certain", "presumed")]
        return [held for held in now if held is not self.foremost]

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
    def changed(self) -> list[Change]:
        """What changed lately about this person. One query."""
        return list(latest(person=self.person.slug)[:ON_A_PAGE])

    @cached_property
    def in_prose(self) -> list[Quoted]:
        """The quotes from running text, by article, in their context. One query."""
        by_article: dict[int, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            if from_prose(claim):
                by_article[claim.article_id].append(claim)
        texts = Article.objects.filter(pk__in=by_article).exclude(text=None)
        return [Quoted(article, by_article[article.pk]) for article in texts]


def page_of(person: Person, *, first_office: str, today: date) -> PersonPage:
    tenures = list(person.tenures.select_related("person", "office__organization"))
    offices = {tenure.office_id for tenure in tenures}
    others = Tenure.objects.filter(office__in=offices).select_related("person", "office__organization")
    derivations = Derivation.objects.filter(Q(person=person) | Q(tenure__person=person)).prefetch_related(
        Prefetch("claims", _with_source(Claim.objects.all()))
    )
    return PersonPage(
        person,
        tenures=tenures,
        claims=list(_with_source(person.claims.all())),
        derivations=list(derivations),
        near=_near(list(others)),
        first_office=first_office,
        today=today,
    )


def _with_source(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Without the texts: a person met in many articles would bring them all."""
    return claims.select_related("article", "office__organization").defer("article__text")


def _near(tenures: Sequence[Tenure]) -> dict[int, Neighbours]:
    by_office: dict[int, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        by_office[tenure.office_id].append(tenure)
    found: dict[int, Neighbours] = {}
    for spells in by_office.values():
        found |= neighbours(spells)
    return found
