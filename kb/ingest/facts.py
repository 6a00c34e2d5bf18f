"""Let the facts in the database follow the claims: reconcile the component touched, write what differs."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kb.ingest.reconcile import Edge, Facts, PersonFact, TenureFact, reconcile
from kb.ingest.records import Evidence, Modality, Property, Said, Tier
from kb.models import Article, Change, Claim, DataVersion, Derivation, Finding
from people.models import Alias, Person, Redirect
from people.names import fold, is_full, slug_for
from tenures.models import Office, Tenure
from tenures.offices import office_named

BATCH = 500
Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and after; an empty text where there was or is none."""

    subject: str
    before: str
    after: str
    person: str = field(default="", compare=False)  # slugs, where there is a page to lead to
    tenure: str = field(default="", compare=False)
    office: str = field(default="", compare=False)
    article: int | None = field(default=None, compare=False)  # of those just read, the one behind it

    def __str__(self) -> str:
        if not self.before:
            return f"+ {self.after}"
        if not self.after:
            return f"- {self.before}"
        return f"~ {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Because:
    """Why facts change, for the public log: a decision, or articles that were read or taken back."""

    cause: str = Change.Cause.RULES
    reason: str = ""
    articles: tuple[Article, ...] = ()


@dataclass(slots=True)
class Changes:
    """What a run did to claims and facts."""

    claims_added: int = 0
    claims_removed: int = 0
    facts: list[FactChange] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.claims_added or self.claims_removed or self.facts)

    def add(self, other: Changes) -> None:
        self.claims_added += other.claims_added
        self.claims_removed += other.claims_removed
        self.facts += other.facts


# The component of claims that hang together


def touched_by(claims: Iterable[Claim]) -> set[str]:
    """Name keys of the claims and of all whom they may have linked."""
    keys: set[str] = set()
    offices: set[tuple[str, str]] = set()
    for claim in claims:
        keys |= {claim.name_key, claim.value_key} - {""}
        if claim.property == Property.SUCCEEDS:
            offices.add((claim.office_title, claim.organization_name))
    return keys | _names_in(offices)


def component(keys: set[str]) -> set[str]:
    """The name keys that counting claims link, directly or in steps, with the ones given.

    Names hang together by an alias, by a stated succession, and in offices with stated
    successions through the office, because a third spell decides whether two others meet.
    """
    successions = set(
        Claim.objects.counting()
        .filter(property=Property.SUCCEEDS)
        .values_list("office_title", "organization_name")
        .distinct()
    )
    reached: set[str] = set()
    seen_offices: set[tuple[str, str]] = set()
    frontier = set(keys)
    while frontier:
        reached |= frontier
        rows = list(_linked(frontier))
        found = {key for row in rows for key in row[:2]}
        offices = {(title, organization) for *_, title, organization in rows} & successions - seen_offices
        seen_offices |= offices
        frontier = (found | _names_in(offices)) - reached - {""}
    return reached


def _linked(keys: set[str]) -> Iterable[tuple[str, str, str, str]]:
    for chunk in _chunks(keys):
        yield from (
            Claim.objects.counting()
            .filter(Q(name_key__in=chunk) | Q(value_key__in=chunk))
            .order_by()
            .values_list("name_key", "value_key", "office_title", "organization_name")
            .distinct()
        )


def _names_in(offices: set[tuple[str, str]]) -> set[str]:
    names: set[str] = set()
    for title, organization in sorted(offices):
        claims = Claim.objects.filter(
            office_title=title, organization_name=organization, article__retracted_at=None
        )
        names |= set(claims.order_by().values_list("name_key", flat=True).distinct())
    return names


def _chunks(keys: Iterable[Key]) -> Iterable[list[Key]]:
    ordered = sorted(keys)
    for first in range(0, len(ordered), BATCH):
        yield ordered[first : first + BATCH]


def evidence_of(claim: Claim) -> Evidence:
    """A stored claim as the pure steps see it."""
    return Evidence(
        key=claim.key,
        said=Said(
            statement=claim.statement,
            property=Property(claim.property),
            person=claim.person_name,
            value=claim.value,
            quote="",
            rule=claim.rule,
            mention=claim.mention,
            office=claim.office_title,
            organization=claim.organization_name,
            modality=Modality(claim.modality),
            start=claim.start,
            end=claim.end,
        ),
        article=claim.article.sha256 or claim.article.slug,
        tier=Tier(claim.article.tier),
        family=claim.article.family,
        published=claim.article.published,
        judgement=claim.judgement or ("preferred" if claim.preferred else ""),
        decided=claim.judged_at.isoformat() if claim.judged_at else "",
    )


# Refreshing the facts


def refresh(keys: set[str], because: Because | None = None) -> Changes:
    """Recompute the component of these name keys and write what differs. Call inside a transaction."""
    if not keys:
        return Changes()
    because = because or Because()
    reached = component(keys)
    claims = _claims_of(reached)
    writer = _Writer(reached, claims, reconcile(evidence_of(c) for c in claims))
    changes = writer.write([article.pk for article in because.articles])
    if changes:
        bump_version()
        _log(changes, because)
    return changes


def _claims_of(reached: set[str]) -> list[Claim]:
    claims: list[Claim] = []
    for chunk in _chunks(reached):
        kept = Claim.objects.filter(name_key__in=chunk, article__retracted_at=None)
        claims += kept.defer("quote", "prefix", "suffix")
    articles: dict[int, Article] = {}
    for pks in _chunks({claim.article_id for claim in claims}):
        # The text stays in the database: a component can cite many articles.
        articles |= Article.objects.defer("text").in_bulk(pks)
    for claim in claims:
        claim.article = articles[claim.article_id]
    return claims


def _log(changes: Changes, because: Because) -> None:
    """Tell the readers what has changed; a change that shows in no text is none to them."""
    Change.objects.bulk_create(
        [
            Change(
                subject=change.subject[:300], before=change.before[:600], after=change.after[:600],
                person_slug=change.person, tenure_slug=change.tenure, office_slug=change.office,
                cause=because.cause, reason=because.reason[:500], article_id=change.article,
            )
            for change in changes.facts
            if change.before != change.after
        ],
        batch_size=BATCH,
    )  # fmt: skip


def refresh_everything() -> Changes:
    """Recompute every fact from every claim."""
    return refresh(set(Claim.objects.order_by().values_list("name_key", flat=True).distinct()))


def bump_version() -> None:
    """Say, in the transaction that changes facts, that they have changed."""
    DataVersion.objects.get_or_create(pk=1)
    DataVersion.objects.filter(pk=1).update(number=F("number") + 1, changed_at=timezone.now())


class _Writer:
    """Brings the rows of one component in line with its facts."""

    def __init__(self, reached: set[str], claims: Sequence[Claim], facts: Facts) -> None:
        self.reached = reached
        self.claims = {claim.key: claim for claim in claims}
        self.facts = facts
        self.changes = Changes()
        self.offices: dict[tuple[str, str], Office] = {}
        self.new_aliases: list[Alias] = []
        self.moved: dict[int, list[int]] = defaultdict(
            list
        )  # person before -> persons their claims are now linked to

    def write(self, articles: Sequence[int]) -> Changes:
        """``articles`` are those just read: each change is put down to one of them."""
        self._load_rows()
        people = self._write_people()
        tenures = self._write_tenures(people)
        self._link_claims(people, tenures)
        self._drop_unsupported(people)
        self._write_derivations(people, tenures)
        self._write_findings()
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
        person_ids = {c.person_id for c in self.claims.values() if c.person_id}
        slugs = {slug_for(fact.name) for fact in self.facts.people}
        wanted = [Q(pk__in=some) for some in _chunks(person_ids)]
        wanted += [Q(slug__in=some) for some in _chunks(slugs)]
        wanted += [
            Q(pk__in=Claim.objects.filter(name_key__in=some).values("person"))
            for some in _chunks(self.reached)
        ]
        self.people = {p.pk: p for some in wanted for p in Person.objects.filter(some)}
        self.tenures = {}
        self.aliases: dict[int, dict[tuple[str, str], Alias]] = defaultdict(dict)
        for some in _chunks(self.people):
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
        values = {
            "name": fact.name[:200],
            "given_name": fact.given_name[:120],
            "family_name": fact.family_name[:120],
            "sort_name": fold(f"{fact.family_name} {fact.given_name}")[:200],
            "nationalities": list(fact.nationalities),
            "wikidata": fact.wikidata,
            "hidden": False,
            **_columns("birth", fact.birth),
            **_columns("death", fact.death),
        }
        if person.pk is None or person.name != fact.name:
            values["slug"] = _free_slug(person, fact)
        before = "" if person.pk is None or person.hidden else _person_text(person)
        old_slug = person.slug
        if _save(person, values):
            self.changes.facts.append(FactChange(str(person), before, _person_text(person), person.slug))
        if old_slug and old_slug != person.slug:
            Redirect.objects.get_or_create(old_slug=old_slug, defaults={"person": person})
        self._write_aliases(person, fact)
        return person

    def _write_aliases(self, person: Person, fact: PersonFact) -> None:
        wanted = {(language[:8], name[:200]) for language, name in fact.aliases}
        existing = self.aliases[person.pk]
        for key in existing.keys() - wanted:
            existing[key].delete()
        self.new_aliases += [
            Alias(
                person=person,
                name=name,
                folded=fold(name),
                language=language,
                kind=Alias.Kind.FULL if is_full(name) else Alias.Kind.OTHER,
            )
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
        stale = [pk for pk in self.tenures if pk not in kept]
        self._delete_tenures(stale)
        for number, (fact, tenure) in enumerate(zip(self.facts.tenures, tenures, strict=True)):
            self._write_tenure(fact, tenure, owner[number])
        for fact, tenure in zip(self.facts.tenures, tenures, strict=True):
            follows = tenures[fact.follows].pk if fact.follows is not None else None
            _save(tenure, {"follows_id": follows})
        return tenures

    def _write_tenure(self, fact: TenureFact, tenure: Tenure, person: Person) -> None:
        office = self._office(fact)
        low, high = fact.days_disputed or (None, None)
        values = {
            "person": person,
            "office": office,
            "acting": fact.acting,
            **_columns("start", fact.start),
            **_columns("end", fact.end),
            "end_status": fact.end_status,
            "last_confirmed": fact.last_confirmed,
            "expected_end_earliest": fact.expected_end.earliest,
            "expected_end_latest": fact.expected_end.latest,
            "end_reason": fact.end_reason[:200],
            "days_disputed_min": low,
            "days_disputed_max": high,
            "derived_from": _derived_from(fact),
        }
        slugs = _tenure_slugs(fact, person, office)
        if tenure.pk is None or tenure.slug not in slugs:
            values["slug"] = _free(slugs, Tenure.objects.exclude(pk=tenure.pk))
        before = self.before.get(tenure.pk, "") if tenure.pk else ""
        if _save(tenure, values):
            self.changes.facts.append(_tenure_change(tenure, before, str(tenure)))

    def _office(self, fact: TenureFact) -> Office:
        key = (fact.office, fact.organization)
        if key not in self.offices:
            self.offices[key] = office_named(*key)
        return self.offices[key]

    def _link_claims(self, people: Sequence[Person], tenures: Sequence[Tenure]) -> None:
        """Set the caches on the claims: who, which spell, and what became of each."""
        person_of = {
            key: p.pk for fact, p in zip(self.facts.people, people, strict=True) for key in fact.claims
        }
        tenure_of = {
            key: t for fact, t in zip(self.facts.tenures, tenures, strict=True) for key in fact.claims
        }
        named = {
            (c.article_id, fold(c.person_name)): person_of[key]
            for key, c in self.claims.items()
            if key in person_of
        }
        by_name = {fold(p.name): p.pk for p in people}
        alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for key, claim in self.claims.items():
            folded = fold(claim.person_name)
            # A claim that does not count is shown with the person it would be about.
            person = person_of.get(key) or named.get((claim.article_id, folded)) or by_name.get(folded)
            tenure = tenure_of.get(key)
            outcome, note = self.facts.outcomes[key]
            link = (
                person,
                tenure.pk if tenure else None,
                tenure.office_id if tenure else None,
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
                person.claims.update(person=heir)
                slug = person.slug
                person.delete()
                Redirect.objects.get_or_create(old_slug=slug, defaults={"person_id": heir})
            else:
                _save(person, {"hidden": True})

    def _delete_tenures(self, stale: Sequence[int]) -> None:
        for pk in stale:
            tenure = self.tenures.pop(pk)
            self.changes.facts.append(_tenure_change(tenure, self.before[pk], ""))
            tenure.delete()

    # Why the facts are as they are

    def _write_derivations(self, people: Sequence[Person], tenures: Sequence[Tenure]) -> None:
        wanted: dict[tuple[Any, ...], set[int]] = {}
        for life, person in zip(self.facts.people, people, strict=True):
            self._reasons(wanted, "person_id", person.pk, (life.birth, life.death))
        for spell, tenure in zip(self.facts.tenures, tenures, strict=True):
            self._reasons(wanted, "tenure_id", tenure.pk, (spell.start, spell.end))
        through = Derivation.claims.through
        ours = [Q(person__in=some) for some in _chunks(p.pk for p in people)]
        ours += [Q(tenure__in=some) for some in _chunks(t.pk for t in tenures)]
        stale: list[int] = []
        for some in ours:
            found = {row.pk: row for row in Derivation.objects.filter(some)}
            cited: dict[int, set[int]] = defaultdict(set)
            links = through.objects.filter(derivation__in=Derivation.objects.filter(some))
            for derivation, claim in links.values_list("derivation_id", "claim_id"):
                cited[derivation].add(claim)
            for row in found.values():
                key = (
                    ("person_id", row.person_id) if row.person_id else ("tenure_id", row.tenure_id),
                    row.edge, row.bound, row.day, row.rule, row.stated,
                )  # fmt: skip
                if wanted.get(key) == cited[row.pk]:
                    del wanted[key]
                else:
                    stale.append(row.pk)
        for pks in _chunks(stale):
            Derivation.objects.filter(pk__in=pks).delete()
        rows = [
            Derivation(edge=edge, bound=bound, day=day, rule=rule, stated=stated, **{name: pk})
            for (name, pk), edge, bound, day, rule, stated in wanted
        ]
        Derivation.objects.bulk_create(rows, batch_size=BATCH)
        through.objects.bulk_create(
            [
                through(derivation_id=row.pk, claim_id=claim)
                for row, claims in zip(rows, wanted.values(), strict=True)
                for claim in sorted(claims)
            ],
            batch_size=BATCH,
        )

    def _reasons(
        self, wanted: dict[tuple[Any, ...], set[int]], name: str, pk: int, edges: Iterable[Edge]
    ) -> None:
        for edge in edges:
            for r in edge.reasons:
                key = ((name, pk), r.edge, r.side, r.day, r.rule, r.stated)
                wanted[key] = {self.claims[claim].pk for claim in r.claims}

    def _write_findings(self) -> None:
        wanted = {}
        for fact in self.facts.findings:
            # The code and the claims make a finding itself; its wording may change.
            key = hashlib.sha256("\x1f".join((fact.code, *fact.claims)).encode()).hexdigest()
            wanted[key] = fact
        existing: dict[str, Finding] = {}
        for chunk in _chunks(self.reached):
            existing |= {f.key: f for f in Finding.objects.filter(component__in=chunk)}
        for key in existing.keys() - wanted.keys():
            existing[key].delete()
        for key, fact in wanted.items():
            claims = [self.claims[claim] for claim in fact.claims]
            values = {
                "code": fact.code,
                "definite": fact.definite,
                "message": fact.message[:500],
                "component": claims[0].name_key,
            }
            known = existing.get(key)
            if known and all(getattr(known, name) == value for name, value in values.items()):
                continue
            finding, made = Finding.objects.update_or_create(key=key, defaults=values)
            if made:
                finding.claims.set(claims)
                finding.people.set({c.person_id for c in claims if c.person_id})
                finding.tenures.set({c.tenure_id for c in claims if c.tenure_id})


def _tenure_change(tenure: Tenure, before: str, after: str) -> FactChange:
    return FactChange(str(tenure), before, after, tenure.person.slug, tenure.slug, tenure.office.slug)


def _assign(claims_of: Sequence[Sequence[str]], row_of: Any, existing: set[int]) -> list[int | None]:
    """Which existing row each fact continues: the one that most of its claims were linked to."""
    votes: list[tuple[int, int, int]] = []
    for number, keys in enumerate(claims_of):
        counted = Counter(row for key in keys if (row := row_of(key)) in existing)
        votes += [(-count, number, row) for row, count in counted.items()]
    rows: list[int | None] = [None] * len(claims_of)
    taken: set[int] = set()
    for _, number, row in sorted(votes):
        if rows[number] is None and row not in taken:
            rows[number] = row
            taken.add(row)
    return rows


def _save(row: Person | Tenure, values: dict[str, Any]) -> bool:
    """Write a row only where something differs: its history shows changes, not runs."""
    changed = (
        [name for name, value in values.items() if getattr(row, name) != value] if row.pk else list(values)
    )
    if not changed:
        return False
    for name in changed:
        setattr(row, name, values[name])
    row.save()
    return True


def _columns(name: str, edge: Edge) -> dict[str, Any]:
    return {
        f"{name}_earliest": edge.value.earliest,
        f"{name}_latest": edge.value.latest,
        f"{name}_qualifier": edge.value.qualifier,
        f"{name}_disputed": edge.disputed,
    }


def _derived_from(fact: TenureFact) -> dict[str, list[str]]:
    """Rules behind the edges that no source states: ``{"start": ["duration"]}``."""
    rules: dict[str, list[str]] = defaultdict(list)
    for edge in (fact.start, fact.end):
        for reason in edge.reasons:
            if not reason.stated and reason.rule not in rules[reason.edge]:
                rules[reason.edge].append(reason.rule)
    return {edge: named for edge, named in rules.items() if named}


def _person_text(person: Person) -> str:
    life = f"{person.birth.edtf or '?'}–{person.death.edtf}".rstrip("–?")
    return f"{person.name}{f' ({life})' if life else ''}"


def _free_slug(person: Person, fact: PersonFact) -> str:
    """From the name; on a collision with the birth year, then with a hash of who it is."""
    base = slug_for(fact.name)[:100]
    candidates = [base]
    if fact.birth.value.earliest and fact.birth.value.precision in ("day", "month", "year"):
        candidates.append(f"{base}-{fact.birth.value.earliest.year}")
    digest = hashlib.sha256("\x1f".join(sorted(fact.claims)).encode()).hexdigest()
    candidates.append(f"{base}-{digest[:8]}")
    for slug in candidates:
        own = Redirect.objects.filter(old_slug=slug)
        if (
            Person.objects.filter(slug=slug).exclude(pk=person.pk).exists()
            or own.exclude(person=person.pk).exists()
        ):
            continue
        own.delete()  # back to a slug that the same person had before
        return slug
    return f"{base}-{digest[:16]}"


def _tenure_slugs(fact: TenureFact, person: Person, office: Office) -> list[str]:
    """The public ids a spell may have, best first: who, what and the year; then the month; then a hash."""
    start, end = fact.start.value, fact.end.value
    began, ended = start.earliest or start.latest, end.earliest or end.latest
    when = f"{began:%Y}" if began else f"until-{ended:%Y}" if ended else ""
    base = "-".join(filter(None, (person.slug, office.slug, "acting" if fact.acting else "")))[:220]
    slug = "-".join(filter(None, (base, when)))
    digest = hashlib.sha256("\x1f".join(sorted(fact.claims)).encode()).hexdigest()[:8]
    month = [f"{slug}-{began:%m}"] if began and start.precision in ("day", "month") else []
    return [slug, *month, f"{slug}-{digest}"]


def _free(slugs: Sequence[str], others: QuerySet[Tenure]) -> str:
    taken = set(others.filter(slug__in=slugs).values_list("slug", flat=True))
    return next((slug for slug in slugs if slug not in taken), slugs[-1])
