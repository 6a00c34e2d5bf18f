"""What the database knew before a table came: which groups of its rows touch nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Max, Q, QuerySet

from kb.ingest.component import chunks, names_ruled, namings, offices_with_successions
from kb.ingest.loading.scan import joining, joining_of
from kb.ingest.records import Property, Said
from kb.ingest.slugs import person_slug
from kb.ingest.spelling import family_names_like
from kb.ingest.store import name_key, value_key
from kb.models import Article, Claim
from people.models import Person, Redirect
from people.names import fold

Group = Sequence[Said]


class Known:
    """The database as it is when this is made, whatever is added later."""

    def __init__(self, sources: Iterable[Article]) -> None:
        claims = Claim.objects.order_by()
        self._last = claims.aggregate(last=Max("pk"))["last"] or 0
        self._keys = _keys(claims)
        # Prose takes a name for another, and editors say what tables cannot: they are weighed with care.
        self._weighed = _keys(claims.exclude(rule__startswith="table.")) | names_ruled()
        self._offices = {(fold(title), fold(body)) for title, body in offices_with_successions()}
        self._namings = namings()
        self._read = {a.slug for a in sources if a.sha256 or a.retracted_at}

    def untouched(self, groups: Sequence[Group]) -> list[bool]:
        """For each group, whether nothing that was there before can have to do with it."""
        keys = [{key for s in group for key in (name_key(s), value_key(s)) if key} for group in groups]
        names = [joining_of(group) for group in groups]
        weighed = self._near_weighed(set().union(*keys))
        met = self._names_met(set().union(*keys) & self._keys)
        slugs = [{person_slug(s.person) for s in group} for group in groups]
        taken = _slugs_taken(set().union(*slugs))
        return [
            all(name_key(s) for s in group)
            and not any(self._is_special(s) for s in group)
            and keys[number].isdisjoint(weighed)
            and names[number].isdisjoint(met)
            and slugs[number].isdisjoint(taken)
            for number, group in enumerate(groups)
        ]

    def _is_special(self, s: Said) -> bool:
        return (
            s.property == Property.VACANT
            or s.source in self._read
            or self._namings.concern((s.office, s.organization))
            or bool(self._offices and (fold(s.office), fold(s.organization)) in self._offices)
        )

    def _near_weighed(self, keys: set[str]) -> set[str]:
        """Those of the keys that are weighed with care, or a slip of the pen away from one."""
        near = family_names_like(keys, self._weighed)
        return (keys & self._weighed) | (family_names_like(near, keys) if near else set())

    def _names_met(self, keys: set[str]) -> set[str]:
        """All names that claims from before give with these keys."""
        met: set[str] = set()
        for some in chunks(keys):
            before = Claim.objects.filter(Q(name_key__in=some) | Q(value_key__in=some), pk__lte=self._last)
            said = before.order_by().values_list("person_name", "property", "value")
            for name, prop, value in said.distinct():
                met |= joining(name)
                if prop == Property.NAME:
                    met |= joining(value.partition(":")[2] if ":" in value else value)
        return met


def _keys(claims: QuerySet[Claim]) -> set[str]:
    """All name keys that claims have, or that their values have."""
    found: set[str] = set()
    for column in ("name_key", "value_key"):
        found |= set(claims.exclude(**{column: ""}).values_list(column, flat=True).distinct())
    return found


def _slugs_taken(slugs: set[str]) -> set[str]:
    taken: set[str] = set()
    for some in chunks(slugs):
        taken |= set(Person.objects.filter(slug__in=some).order_by().values_list("slug", flat=True))
        taken |= set(Redirect.objects.filter(old_slug__in=some).order_by().values_list("old_slug", flat=True))
    return taken
