"""Facts of people that nothing in the database has to do with, to rows: the same that ``refresh`` writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from kb.ingest import columns
from kb.ingest.changes import Because, Changes, FactChange, log_columns
from kb.ingest.component import chunks
from kb.ingest.loading.bulk import Rows, reserve
from kb.ingest.records import Said
from kb.ingest.resolved import Edge, Facts, PersonFact, TenureFact
from kb.ingest.slugs import person_slug, tenure_slugs
from kb.ingest.store import claim_columns
from kb.models import Article, Change, Claim, Derivation
from people.models import Alias, Person
from tenures.models import Organization, Tenure, spell_in_words
from tenures.offices import office_in, organization_named

LISTED = 1000  # changes that a run names; the others it counts


@dataclass(frozen=True, slots=True)
class Group:
    """The claims about some people by their keys, each with its article, and what they add up to."""

    claims: Mapping[str, tuple[Article, Said]]
    facts: Facts


@dataclass(frozen=True, slots=True)
class _Post:
    """An office as its spells need it."""

    pk: int
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class _Keys:
    """Primary keys for the rows of a batch, and the public ids of its spells."""

    people: Iterator[int]
    tenures: Iterator[int]
    claims: Iterator[int]
    derivations: Iterator[int]
    slugs: Iterator[str]


class Writer:
    """Writes groups, batch by batch."""

    def __init__(self, because: Because, changes: Changes) -> None:
        self.now = now = timezone.now()
        self.because = because
        self.changes = changes
        self.article = because.articles[0].pk if because.articles else None
        self.people, self.tenures = Rows(Person, now, keyed=True), Rows(Tenure, now, keyed=True)
        self.claims, self.derivations = Rows(Claim, now, keyed=True), Rows(Derivation, now, keyed=True)
        self.behind = Rows(Derivation.claims.through, now)
        self.aliases, self.log = Rows(Alias, now), Rows(Change, now)
        self.past_people, self.past_tenures = (Rows(model.history.model, now) for model in (Person, Tenure))
        self.recorded = {
            "history_date": self.log.moment, "history_type": "+", "history_change_reason": because.reason[:100],
            "history_user_id": getattr(Person.history.model.get_default_history_user(Person()), "pk", None),
        }  # fmt: skip
        self.bodies: dict[str, Organization] = {}
        self.posts: dict[tuple[str, str], _Post] = {}

    @property
    def _all(self) -> tuple[Rows, ...]:
        """In the order in which they refer to each other."""
        return (
            self.people, self.aliases, self.tenures, self.claims, self.derivations, self.behind, self.log,
            self.past_people, self.past_tenures,
        )  # fmt: skip

    @property
    def tables(self) -> list[str]:
        return [rows.table for rows in self._all]

    @property
    def offices(self) -> set[int]:
        return {post.pk for post in self.posts.values()}

    def write(self, groups: Sequence[Group]) -> None:
        keys = _Keys(
            people=reserve(Person, sum(len(group.facts.people) for group in groups)),
            tenures=reserve(Tenure, sum(len(group.facts.tenures) for group in groups)),
            claims=reserve(Claim, sum(len(group.claims) for group in groups)),
            derivations=reserve(Derivation, sum(_count_reasons(group.facts) for group in groups)),
            slugs=self._slugs(groups),
        )
        for group in groups:
            self._write_group(group, keys)
        for rows in self._all:
            rows.write()

    def _slugs(self, groups: Sequence[Group]) -> Iterator[str]:
        """The public id of each spell in turn."""
        wanted = [
            (fact, person_slug(person.name), self._post(fact).slug)
            for group in groups
            for person, fact in _spells(group.facts)
        ]
        best = [next(tenure_slugs(*spell)) for spell in wanted]
        taken = _taken(best)
        for spell, slug in zip(wanted, best, strict=True):
            if slug in taken:
                candidates = list(tenure_slugs(*spell))
                taken |= _taken(candidates)
                slug = next((other for other in candidates if other not in taken), candidates[-1])
            taken.add(slug)
            yield slug

    def _post(self, fact: TenureFact) -> _Post:
        key = fact.office, fact.organization
        if key not in self.posts:
            title, body = key
            if body not in self.bodies:
                self.bodies[body] = organization_named(body)
            office = office_in(self.bodies[body], title)
            self.posts[key] = _Post(office.pk, office.slug, str(office))
        return self.posts[key]

    def _write_group(self, group: Group, keys: _Keys) -> None:
        claims = {key: next(keys.claims) for key in group.claims}
        people: list[int] = []
        for fact in group.facts.people:
            people.append(next(keys.people))
            self._write_person(fact, people[-1])
            self._write_reasons(keys, claims, {"person_id": people[-1]}, fact.birth, fact.death)
        owners = {
            number: pk for fact, pk in zip(group.facts.people, people, strict=True) for number in fact.tenures
        }
        spells: dict[str, tuple[int, int]] = {}  # claim -> spell and office
        for number, (person, spell) in enumerate(_spells(group.facts)):
            tenure = next(keys.tenures)
            self._write_tenure(person, spell, owners[number], tenure, next(keys.slugs))
            self._write_reasons(keys, claims, {"tenure_id": tenure}, spell.start, spell.end)
            spells |= dict.fromkeys(spell.claims, (tenure, self._post(spell).pk))
        said_by = {key: (article.pk, said.person) for key, (article, said) in group.claims.items()}
        person_of = columns.people_of_claims(group.facts, people, said_by)
        for key, (article, said) in group.claims.items():
            held, office = spells.get(key, (None, None))
            outcome, note = group.facts.outcomes[key]
            self.claims.add(
                id=claims[key], key=key, article_id=article.pk, **claim_columns(article, said),
                person_id=person_of[key], tenure_id=held, office_id=office, outcome=outcome,
                outcome_note=note[:300],
            )  # fmt: skip

    def _write_person(self, fact: PersonFact, pk: int) -> None:
        slug = person_slug(fact.name)
        values = {"id": pk, "slug": slug, "updated_at": self.people.moment, **columns.of_person(fact)}
        self.people.add(**values)
        self.past_people.add(**values, **self.recorded)
        for language, name in sorted(columns.names_of(fact)):
            self.aliases.add(person_id=pk, **columns.of_alias(language, name))
        words = columns.person_in_words(values["name"], fact.birth.value, fact.death.value)
        self._log(FactChange(values["name"], "", words, slug))

    def _write_tenure(self, person: PersonFact, fact: TenureFact, owner: int, pk: int, slug: str) -> None:
        post = self._post(fact)
        values = {
            "id": pk, "slug": slug, "person_id": owner, "office_id": post.pk,
            "updated_at": self.tenures.moment, **columns.of_tenure(fact),
        }  # fmt: skip
        self.tenures.add(**values)
        self.past_tenures.add(**values, **self.recorded)
        end = ".." if fact.end_status == Tenure.EndStatus.OPEN else fact.end.value.edtf
        words = spell_in_words(person.name[:200], post.label, fact.acting, fact.start.value.edtf, end)
        self._log(FactChange(words, "", words, person_slug(person.name), slug, post.slug))

    def _write_reasons(
        self, keys: _Keys, claims: Mapping[str, int], of: dict[str, int], *edges: Edge
    ) -> None:
        for edge in edges:
            for r in edge.reasons:
                pk = next(keys.derivations)
                self.derivations.add(
                    id=pk, edge=r.edge, bound=r.side, day=r.day, rule=r.rule, stated=r.stated, **of
                )
                for claim in dict.fromkeys(r.claims):
                    self.behind.add(derivation_id=pk, claim_id=claims[claim])

    def _log(self, change: FactChange) -> None:
        self.log.add(**log_columns(change, self.because), article_id=self.article)
        if len(self.changes.facts) < LISTED:
            self.changes.facts.append(change)
        else:
            self.changes.unlisted += 1


def _spells(facts: Facts) -> Iterator[tuple[PersonFact, TenureFact]]:
    """Each spell with whose it is, in order."""
    for person in facts.people:
        for number in person.tenures:
            yield person, facts.tenures[number]


def _count_reasons(facts: Facts) -> int:
    edges = [edge for person in facts.people for edge in (person.birth, person.death)]
    edges += [edge for spell in facts.tenures for edge in (spell.start, spell.end)]
    return sum(len(edge.reasons) for edge in edges)


def _taken(slugs: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(slugs):
        found |= set(Tenure.objects.filter(slug__in=some).order_by().values_list("slug", flat=True))
    return found
