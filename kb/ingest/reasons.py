"""Why the facts are as they are: the derivation of each bound, and what was left in doubt."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from kb.ingest.component import BATCH, chunks
from kb.ingest.resolved import Edge, Facts, FindingFact
from kb.models import Claim, Derivation, Finding
from people.models import Person
from tenures.models import Tenure


def write_derivations(
    facts: Facts, people: Sequence[Person], tenures: Sequence[Tenure], claims: Mapping[str, Claim]
) -> None:
    """The claims and the rule behind each bound, for the "why this date" pages."""
    wanted: dict[tuple[Any, ...], set[int]] = {}
    for life, person in zip(facts.people, people, strict=True):
        _add_reasons(wanted, claims, "person_id", person.pk, (life.birth, life.death))
    for spell, tenure in zip(facts.tenures, tenures, strict=True):
        _add_reasons(wanted, claims, "tenure_id", tenure.pk, (spell.start, spell.end))
    through = Derivation.claims.through
    ours = [Q(person__in=some) for some in chunks(p.pk for p in people)]
    ours += [Q(tenure__in=some) for some in chunks(t.pk for t in tenures)]
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
    for pks in chunks(stale):
        Derivation.objects.filter(pk__in=pks).delete()
    rows = [
        Derivation(edge=edge, bound=bound, day=day, rule=rule, stated=stated, **{name: pk})
        for (name, pk), edge, bound, day, rule, stated in wanted
    ]
    Derivation.objects.bulk_create(rows, batch_size=BATCH)
    through.objects.bulk_create(
        [
            through(derivation_id=row.pk, claim_id=claim)
            for row, cited_here in zip(rows, wanted.values(), strict=True)
            for claim in sorted(cited_here)
        ],
        batch_size=BATCH,
    )


def _add_reasons(
    wanted: dict[tuple[Any, ...], set[int]],
    claims: Mapping[str, Claim],
    name: str,
    pk: int,
    edges: Iterable[Edge],
) -> None:
    for edge in edges:
        for r in edge.reasons:
            key = ((name, pk), r.edge, r.side, r.day, r.rule, r.stated)
            wanted[key] = {claims[claim].pk for claim in r.claims}


def write_findings(findings: Iterable[FindingFact], claims: Mapping[str, Claim], reached: set[str]) -> None:
    """What the claims left in doubt, kept by what each finding is about."""
    wanted = {}
    for fact in findings:
        # The code and the claims make a finding itself; its wording may change.
        key = hashlib.sha256("\x1f".join((fact.code, *fact.claims)).encode()).hexdigest()
        wanted[key] = fact
    existing: dict[str, Finding] = {}
    for chunk in chunks(reached):
        existing |= {f.key: f for f in Finding.objects.filter(component__in=chunk)}
    for key in existing.keys() - wanted.keys():
        existing[key].delete()
    for key, fact in wanted.items():
        cited = [claims[claim] for claim in fact.claims]
        values = {
            "code": fact.code,
            "definite": fact.definite,
            "message": fact.message[:500],
            "component": cited[0].name_key,
        }
        known = existing.get(key)
        if known and all(getattr(known, name) == value for name, value in values.items()):
            continue
        finding, made = Finding.objects.update_or_create(key=key, defaults=values)
        if made:
            finding.claims.set(cited)
            finding.people.set({c.person_id for c in cited if c.person_id})
            finding.tenures.set({c.tenure_id for c in cited if c.tenure_id})
