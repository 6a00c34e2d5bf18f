"""The queues of claims that wait for a curator, each in one order, so that the next one is never looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from kb.models import Claim

BESIDE = 60  # other claims about the same fact that are looked at: a well-known spell has dozens of sources
LIFE = {"birth": ("birth", "age"), "age": ("birth", "age")}


def _waiting() -> QuerySet[Claim]:
    """``Claim.objects.waiting()`` by what became of each claim, which an index holds."""
    return Claim.objects.filter(outcome=Claim.Outcome.WAITING)


def _contradictions() -> QuerySet[Claim]:
    """Unjudged claims against the chosen value, unless a curator has preferred one about the same fact."""
    preferred = Claim.objects.filter(property=OuterRef("property"), judgement="preferred")
    settled = Exists(preferred.filter(tenure=OuterRef("tenure"))) | Exists(
        preferred.filter(tenure=None, person=OuterRef("person"))
    )
    return Claim.objects.filter(~settled, outcome=Claim.Outcome.DISSENTS, judgement="")


def _unresolved() -> QuerySet[Claim]:
    return Claim.objects.filter(outcome=Claim.Outcome.UNRESOLVED, judgement="")


@dataclass(frozen=True)
class Queue:
    name: str  # in the address
    label: str
    about: str
    claims: Callable[[], QuerySet[Claim]]


QUEUES = {
    queue.name: queue
    for queue in (
        Queue("waiting", "Reported and planned", "become facts only if you accept them", _waiting),
        Queue(
            "contradictions", "Contradictions", "say something else than the chosen value", _contradictions
        ),
        Queue("unresolved", "Not linked", "fit no person or spell, or several", _unresolved),
    )
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in its queue; a claim that has left it stands before the next one."""

    number: int
    total: int
    previous: int | None
    next: int | None


def place(queue: Queue, pk: int) -> Place:
    claims = queue.claims().order_by("pk")
    pks = claims.values_list("pk", flat=True)
    return Place(
        number=claims.filter(pk__lte=pk).count(),
        total=claims.count(),
        previous=pks.filter(pk__lt=pk).last(),
        next=pks.filter(pk__gt=pk).first(),
    )


def first(queue: Queue) -> int | None:
    return queue.claims().order_by("pk").values_list("pk", flat=True).first()


def beside(claim: Claim) -> list[Claim]:
    """Other claims about the same fact, of whatever article: those on the same property first."""
    same = LIFE.get(claim.property, (claim.property,))
    about = Q(person=claim.person_id) if claim.person_id else Q(name_key=claim.name_key)
    if claim.office_title:
        named = Q(office_title=claim.office_title, organization_name=claim.organization_name)
        about &= named | Q(office=claim.office_id) if claim.office_id else named
    else:
        about &= Q(property__in=same)
    nearness = Case(When(property__in=same, then=Value(0)), default=Value(1), output_field=IntegerField())
    others = Claim.objects.filter(about, article__retracted_at=None).exclude(pk=claim.pk)
    related = ("article", "person", "office__organization")
    ordered = others.order_by(nearness, "-judgement", "outcome", "pk")
    return list(ordered.select_related(*related).defer("article__text")[:BESIDE])
