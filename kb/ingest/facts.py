"""Let the facts in the database follow the claims: reconcile the component touched, write what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kb.ingest import columns
from kb.ingest.changes import Because, Changes, FactChange, bump_version, log
from kb.ingest.component import BATCH, chunks, claims_of, component, evidence_of, names_known, rulings
from kb.ingest.reasons import write_derivations, write_findings
from kb.ingest.reconcile import reconcile
from kb.ingest.resolved import Facts, PersonFact, TenureFact
from kb.ingest.slugs import first_free, free_slug, tenure_slugs
from kb.ingest.store_vacancies import write_vacancies
from kb.models import Claim
from people.models import Alias, Person, Redirect
from people.names import slug_for
from tenures.beside import settle
from tenures.models import FormerId, Office, Tenure
from tenures.offices import office_named

REASON = 100  # characters that simple-history has room for


def refresh(keys: set[str], because: Because | None = None, *, bereft: Collection[int] = ()) -> Changes:
    """Recompute the component of these name keys and write what differs. Call inside a transaction.

    ``bereft`` are people who may have lost their last claim, so that no claim leads to them any more.
    """
    if not keys:
        return Changes()
    unsettled: set[int] = set()
    changes = _recompute(component(keys), because or Because(), unsettled, bereft)
    settle(unsettled)
    return changes


def refresh_in_parts(
    keys: set[str], because: Because, done: Callable[[int, int], None]
) -> tuple[Changes, set[int]]:
    """The same of many keys, a part of what hangs together after the other, so that few claims are at hand at once.

    ``done`` is told how many of the keys are through, of how many.

    Returns the offices whose spells changed, too: ``settle`` them at the end, each once.
    """
    changes, unsettled, reached = Changes(), set[int](), set[str]()
    known = names_known() if keys else set()
    for some in chunks(keys):
        if left := set(some) - reached:
            part = component(left, known)
            reached |= part
            changes.add(_recompute(part, because, unsettled))
        done(len(keys & reached), len(keys))
    return changes, unsettled


def _recompute(
    reached: set[str], because: Because, unsettled: set[int], bereft: Collection[int] = ()
) -> Changes:
    claims = claims_of(reached)
    writer = _Writer(reached, claims, reconcile((evidence_of(c) for c in claims), rulings()), because.reason)
    writer.bereft, writer.unsettled = bereft, unsettled
    changes = writer.write([article.pk for article in because.articles])
    if changes:
        bump_version()
        log(changes, because)
    return changes


def refresh_everything() -> Changes:
    """Recompute every fact from every claim."""
    return refresh(set(Claim.objects.order_by().values_list("name_key", flat=True).distinct()))


class _Writer:
    """Brings the rows of one component in line with its facts."""

    def __init__(self, reached: set[str], claims: Sequence[Claim], facts: Facts, reason: str) -> None:
        self.reached = reached
        self.reason = reason
        self.claims = {claim.key: claim for claim in claims}
        self.facts = facts
        self.bereft: Collection[int] = ()
        self.changes = Changes()
        self.offices: dict[tuple[str, str], Office] = {}
        self.new_aliases: list[Alias] = []
        self.vacant: dict[str, int] = {}  # key of a claim that an office was vacant -> the office
        self.unsettled: set[int] = set()  # offices whose spells changed: who came before whom is open
        self.moved: dict[int, list[int]] = defaultdict(
            list
        )  # person before -> persons their claims are now linked to

    def write(self, articles: Sequence[int]) -> Changes:
        """``articles`` are those just read: each change is put down to one of them."""
        self._load_rows()
        people = self._write_people()
        tenures = self._write_tenures(people)
        changed, self.vacant = write_vacancies(self.facts.vacancies, self.reached, self.claims)
        self.changes.facts += changed
        self._link_claims(people, tenures)
        self._drop_unsupported(people)
        write_derivations(self.facts, people, tenures, self.claims)
        write_findings(self.facts.findings, self.claims, self.reached)
        if articles:
            self._put_down(articles, people, tenures)
        return self.changes

    def _put_down(self, articles: Sequence[int], people: Sequence[Person], tenures: Sequence[Tenure]) -> None:
        """To the first of the articles that says something of the fact, else to the last of all."""
        order = {pk: number for number, pk in enumerate(articles)}
        behind: dict[str, int] = {}
        rows = [
            *((fact.claims, row.slug) for fact, row in zip(self.facts.people, people, strict=True)),
            *((fact.claims, row.slug) for fact, row in zip(self.facts.tenures, tenures, strict=True)),
        ]
        for keys, slug in rows:
            told = {self.claims[key].article_id for key in keys} & order.keys()
            if told:
                behind[slug] = min(told, key=order.__getitem__)
        self.changes.facts = [
            replace(change, article=behind.get(change.tenure or change.person, articles[-1]))
            for change in self.changes.facts
        ]

    # Rows and facts belong together by the claims that they share

    def _load_rows(self) -> None:
        person_ids = {c.person_id for c in self.claims.values() if c.person_id}.union(self.bereft)
        slugs = {slug_for(fact.name) for fact in self.facts.people}
        wanted = [Q(pk__in=some) for some in chunks(person_ids)]
        wanted += [Q(slug__in=some) for some in chunks(slugs)]
        wanted += [
            Q(pk__in=Claim.objects.filter(name_key__in=some).values("person"))
            for some in chunks(self.reached)
        ]
        self.people = {p.pk: p for some in wanted for p in Person.objects.filter(some)}
        self.tenures = {}
        self.aliases: dict[int, dict[tuple[str, str], Alias]] = defaultdict(dict)
        for some in chunks(self.people):
            tenures = Tenure.objects.filter(person__in=some)
            for t in tenures.select_related("person", "office", "office__organization"):
                self.tenures[t.pk] = t
            for alias in Alias.objects.filter(person__in=some):
                self.aliases[alias.person_id][alias.language, alias.name] = alias
        self.before = {pk: str(t) for pk, t in self.tenures.items()}

    def _write_people(self) -> list[Person]:
        rows = _assign(
            [fact.claims for fact in self.facts.people],
            lambda key: self.claims[key].person_id,
            set(self.people),
            lambda number, row: self.people[row].name == self.facts.people[number].name,
        )
        taken = {pk for pk in rows if pk}
        free = {p.slug: pk for pk, p in self.people.items() if pk not in taken}
        for number, fact in enumerate(self.facts.people):
            if rows[number] is None:  # a person who comes back, or one made by hand, under the same slug
                rows[number] = free.pop(slug_for(fact.name), None)
        people = [
            self._write_person(fact, self.people[pk] if pk else Person())
            for fact, pk in zip(self.facts.people, rows, strict=True)
        ]
        Alias.objects.bulk_create(self.new_aliases, batch_size=BATCH)
        return people

    def _write_person(self, fact: PersonFact, person: Person) -> Person:
        values = columns.of_person(fact)
        if person.pk is None or person.name != fact.name:
            values["slug"] = free_slug(person, fact)
        before = "" if person.pk is None or person.hidden else _person_text(person)
        old_slug = person.slug
        if _save(person, values, self.reason):
            self.changes.facts.append(FactChange(str(person), before, _person_text(person), person.slug))
        if old_slug and old_slug != person.slug:
            Redirect.objects.get_or_create(old_slug=old_slug, defaults={"person": person})
        self._write_aliases(person, fact)
        return person

    def _write_aliases(self, person: Person, fact: PersonFact) -> None:
        wanted = columns.names_of(fact)
        existing = self.aliases[person.pk]
        for key in existing.keys() - wanted:
            existing[key].delete()
        self.new_aliases += [
            Alias(person=person, **columns.of_alias(language, name))
            for language, name in sorted(wanted - existing.keys())
        ]

    def _write_tenures(self, people: Sequence[Person]) -> list[Tenure]:
        owner = {
            number: person
            for fact, person in zip(self.facts.people, people, strict=True)
            for number in fact.tenures
        }
        rows = _assign(
            [fact.claims for fact in self.facts.tenures],
            lambda key: self.claims[key].tenure_id,
            set(self.tenures),
        )
        tenures = [self.tenures[pk] if pk else Tenure() for pk in rows]
        kept = {t.pk for t in tenures if t.pk}
        gone = self._delete_tenures([pk for pk in self.tenures if pk not in kept])
        for number, (fact, tenure) in enumerate(zip(self.facts.tenures, tenures, strict=True)):
            self._write_tenure(fact, tenure, owner[number])
        self._lead_on(gone, tenures)
        for fact, tenure in zip(self.facts.tenures, tenures, strict=True):
            follows = tenures[fact.follows].pk if fact.follows is not None else None
            if _save(tenure, {"follows_id": follows}, self.reason):
                self.unsettled.add(tenure.office_id)
        return tenures

    def _write_tenure(self, fact: TenureFact, tenure: Tenure, person: Person) -> None:
        office = self._office(fact)
        values = {"person": person, "office": office, **columns.of_tenure(fact)}
        slugs = list(tenure_slugs(fact, person.slug, office.slug))
        if tenure.pk is None or tenure.slug not in slugs:
            values["slug"] = first_free(slugs, Tenure.objects.exclude(pk=tenure.pk))
        before = self.before.get(tenure.pk, "") if tenure.pk else ""
        before_office, old_slug = tenure.office_id, tenure.slug
        if _save(tenure, values, self.reason):
            if old_slug and old_slug != tenure.slug:
                _call_formerly(tenure, old_slug)
            self.unsettled |= {tenure.office_id, before_office or tenure.office_id}
            self.changes.facts.append(_tenure_change(tenure, before, str(tenure)))

    def _office(self, fact: TenureFact) -> Office:
        key = (fact.office, fact.organization)
        if key not in self.offices:
            self.offices[key] = office_named(*key)
        return self.offices[key]

    def _link_claims(self, people: Sequence[Person], tenures: Sequence[Tenure]) -> None:
        """Set the caches on the claims: who, which spell, and what became of each."""
        tenure_of = {
            key: t for fact, t in zip(self.facts.tenures, tenures, strict=True) for key in fact.claims
        }
        person_of = columns.people_of_claims(
            self.facts,
            [p.pk for p in people],
            {key: (c.article_id, c.person_name) for key, c in self.claims.items()},
        )
        alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for key, claim in self.claims.items():
            person = person_of[key]
            tenure = tenure_of.get(key)
            outcome, note = self.facts.outcomes[key]
            link = (
                person,
                tenure.pk if tenure else None,
                tenure.office_id if tenure else self.vacant.get(key),
                outcome,
                note[:300],
            )
            before = (claim.person_id, claim.tenure_id, claim.office_id, claim.outcome, claim.outcome_note)
            if link == before:
                continue
            if claim.person_id and person and claim.person_id != person:
                self.moved[claim.person_id].append(person)
            claim.person_id, claim.tenure_id, claim.office_id, claim.outcome, claim.outcome_note = link
            alike[link].append(claim.pk)
        for (person, tenure_id, office_id, outcome, note), pks in alike.items():
            for first in range(0, len(pks), BATCH):
                Claim.objects.filter(pk__in=pks[first : first + BATCH]).update(
                    person=person,
                    tenure=tenure_id,
                    office=office_id,
                    outcome=outcome,
                    outcome_note=note,
                    updated_at=timezone.now(),
                )

    def _drop_unsupported(self, people: Sequence[Person]) -> None:
        """A person whom no claim supports is hidden; one whose claims went to another leads there."""
        supported = {p.pk for p in people}
        for pk, person in self.people.items():
            if pk in supported or person.hidden:
                continue
            self.changes.facts.append(FactChange(str(person), _person_text(person), "", person.slug))
            heirs = Counter(self.moved[pk])
            if heirs:
                heir = min(heirs, key=lambda other: (-heirs[other], other))
                person.redirects.update(person=heir)
                person.reports.update(person=heir)
                person.claims.update(person=heir)
                slug = person.slug
                person.delete()
                Redirect.objects.get_or_create(old_slug=slug, defaults={"person_id": heir})
            else:
                _save(person, {"hidden": True}, self.reason)

    def _delete_tenures(self, stale: Sequence[int]) -> dict[int, list[str]]:
        """The ids that each of them had."""
        ids: dict[int, list[str]] = {}
        for pk in stale:
            tenure = self.tenures.pop(pk)
            self.unsettled.add(tenure.office_id)
            self.changes.facts.append(_tenure_change(tenure, self.before[pk], ""))
            ids[pk] = [tenure.slug, *tenure.former_ids.values_list("old_slug", flat=True)]
            tenure.delete()
        return ids

    def _lead_on(self, ids: Mapping[int, Sequence[str]], tenures: Sequence[Tenure]) -> None:
        """The ids of a spell that is no more lead to the one that most of its claims are about now."""
        heirs: dict[int, Counter[int]] = defaultdict(Counter)
        for number, fact in enumerate(self.facts.tenures):
            for key in fact.claims:
                before = self.claims[key].tenure_id
                if before is not None and before in ids:
                    heirs[before][number] += 1
        for pk, counted in heirs.items():
            heir = tenures[min(counted, key=lambda number: (-counted[number], number))]
            for slug in ids[pk]:
                _call_formerly(heir, slug)


def _call_formerly(tenure: Tenure, slug: str) -> None:
    """An old id leads to the tenure, unless another one has it now."""
    if not Tenure.objects.filter(slug=slug).exists():
        FormerId.objects.update_or_create(old_slug=slug, defaults={"tenure": tenure})


def _tenure_change(tenure: Tenure, before: str, after: str) -> FactChange:
    return FactChange(str(tenure), before, after, tenure.person.slug, tenure.slug, tenure.office.slug)


def _assign(
    claims_of: Sequence[Sequence[str]],
    row_of: Any,
    existing: set[int],
    keeps_name: Callable[[int, int], bool] = lambda number, row: False,
) -> list[int | None]:
    """Which existing row each fact continues: the one that most of its claims were linked to.

    Where people are merged or split, the row goes with its name first, and so does its address.
    """
    votes: list[tuple[bool, int, int, int]] = []
    for number, keys in enumerate(claims_of):
        counted = Counter(row for key in keys if (row := row_of(key)) in existing)
        votes += [(not keeps_name(number, row), -count, number, row) for row, count in counted.items()]
    rows: list[int | None] = [None] * len(claims_of)
    taken: set[int] = set()
    for *_, number, row in sorted(votes):
        if rows[number] is None and row not in taken:
            rows[number] = row
            taken.add(row)
    return rows


def _save(row: Person | Tenure, values: dict[str, Any], reason: str) -> bool:
    """Write a row only where something differs: its history shows changes, not runs, each with its reason."""
    changed = (
        [name for name, value in values.items() if getattr(row, name) != value] if row.pk else list(values)
    )
    if not changed:
        return False
    for name in changed:
        setattr(row, name, values[name])
    row._change_reason = reason[:REASON]  # type: ignore[union-attr]  # where simple-history looks for it
    row.save()
    return True


def _person_text(person: Person) -> str:
    return columns.person_in_words(person.name, person.birth, person.death)
