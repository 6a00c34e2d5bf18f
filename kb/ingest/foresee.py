"""What a decision on a claim would change, worked out without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils import timezone

from kb.ingest.changes import FactChange
from kb.ingest.component import chunks, claims_of, component, evidence_of, rulings, touched_by
from kb.ingest.reconcile import reconcile
from kb.ingest.resolved import Edge, Facts
from kb.models import Claim

MOST = 3_000  # claims that are weighed while somebody waits for a page

Told = tuple[str, frozenset[str]]  # a fact in words, and the keys of the claims it follows from


def foresee(claim: Claim, verdicts: Iterable[str]) -> dict[str, list[FactChange]] | None:
    """By verdict, the facts that would change; None where too much hangs together to say it at once.

    A verdict that leaves the claim counting, or not counting, as it does changes nothing.
    """
    reached = component(touched_by([claim]))
    if sum(Claim.objects.filter(name_key__in=some).count() for some in chunks(reached)) > MOST:
        return None
    evidence = [evidence_of(other) for other in claims_of(reached)]
    ruled = rulings()
    now = _told(reconcile(evidence, ruled))
    decided = timezone.now().isoformat()

    def after(verdict: str) -> list[Told]:
        return _told(
            reconcile(
                (
                    replace(e, judgement=verdict, decided=decided) if e.key == claim.key else e
                    for e in evidence
                ),
                ruled,
            )
        )

    counts = next((e.counts for e in evidence if e.key == claim.key), False)
    same = {"accepted"} if counts and claim.judgement != "preferred" else set() if counts else {"rejected"}
    return {verdict: [] if verdict in same else _differences(now, after(verdict)) for verdict in verdicts}


def _told(facts: Facts) -> list[Told]:
    told: list[Told] = []
    for person in facts.people:
        life = f"{_edge(person.birth)}–{_edge(person.death)}".rstrip("–?")
        told.append((f"{person.name}{f' ({life})' if life else ''}", frozenset(person.claims)))
        for number in person.tenures:
            fact = facts.tenures[number]
            end = ".." if fact.end_status == "open" else _edge(fact.end)
            words = [person.name, fact.office, fact.organization, "acting" if fact.acting else ""]
            span = f"{_edge(fact.start)}/{end}"
            told.append((", ".join([*filter(None, words), span]), frozenset(fact.claims)))
    return told


def _edge(edge: Edge) -> str:
    return f"{edge.value.edtf or '?'}{' (disputed)' if edge.disputed else ''}"


def _differences(before: Sequence[Told], after: Sequence[Told]) -> list[FactChange]:
    """Facts of the same words are the same; of the others, those that share claims continue each other."""
    same = {words for words, _ in before} & {words for words, _ in after}
    gone = [told for told in before if told[0] not in same]
    changes: list[FactChange] = []
    for words, keys in (told for told in after if told[0] not in same):
        old = max(gone, key=lambda told: len(told[1] & keys), default=None)
        if old and old[1] & keys:
            gone.remove(old)
            changes.append(FactChange(words, old[0], words))
        else:
            changes.append(FactChange(words, "", words))
    return [*changes, *(FactChange(words, words, "") for words, _ in gone)]
