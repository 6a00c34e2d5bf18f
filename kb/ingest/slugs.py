"""The public ids of people and spells: from what is known of them, never from a counter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from kb.ingest.resolved import PersonFact, TenureFact
from people.models import Person, Redirect
from people.names import slug_for
from tenures.models import Tenure


def person_slug(name: str) -> str:
    return slug_for(name)[:100]


def free_slug(person: Person, fact: PersonFact) -> str:
    """From the name; on a collision with the birth year, then with a hash of who it is."""
    base = person_slug(fact.name)
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


def tenure_slugs(fact: TenureFact, person: str, office: str) -> Iterator[str]:
    """The public ids a spell may have, best first: who, what and the year; then the month; then a hash.

    ``person`` and ``office`` are slugs.
    """
    start, end = fact.start.value, fact.end.value
    began, ended = start.earliest or start.latest, end.earliest or end.latest
    when = f"{began:%Y}" if began else f"until-{ended:%Y}" if ended else ""
    base = "-".join(filter(None, (person, office, "acting" if fact.acting else "")))[:220]
    slug = "-".join(filter(None, (base, when)))
    yield slug
    if began and start.precision in ("day", "month"):
        yield f"{slug}-{began:%m}"
    digest = hashlib.sha256("\x1f".join(sorted(fact.claims)).encode()).hexdigest()[:8]
    yield f"{slug}-{digest}"


def first_free(slugs: Sequence[str], others: QuerySet[Tenure]) -> str:
    taken = set(others.filter(slug__in=slugs).values_list("slug", flat=True))
    return next((slug for slug in slugs if slug not in taken), slugs[-1])
