"""What may turn out to be one, or two: people, offices and organizations, each found, told apart and ruled on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kb.ingest.namings import Name
from kb.ingest.ruling import Ruled, claims_about, merge, merge_offices, split, split_office
from kb.models import Claim
from people.duplicates import likely
from people.models import Alias, Person
from people.names import fold
from tenures.duplicates import likely_offices, likely_organizations
from tenures.models import Office, Organization
from tenures.offices import office_slug, organization_slug

FOUND = 20  # things offered for a merge; a longer list says that the search is too wide
LOOKED_THROUGH = 5_000  # things whose names are compared
Thing = TypeVar("Thing", Person, Office, Organization)
Named = TypeVar("Named", Office, Organization)


class NoOther(forms.Form):
    """Two people may have one name: the other needs none of its own."""


class OtherOffice(forms.Form):
    title = forms.CharField(
        max_length=200, help_text="Of the other office, in English, without the organization."
    )
    organization = forms.CharField(max_length=200, help_text="Its canonical English name.")

    def name(self) -> Name:
        return self.cleaned_data.get("title", ""), self.cleaned_data["organization"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if organization := cleaned.get("organization"):
            known = Organization.objects.shown().filter(name__iexact=organization).first()
            cleaned["organization"] = known.name if known else organization
            slug = organization_slug(cleaned["organization"])
            _refuse_taken(None if known else Organization.objects.filter(slug=slug).first())
            if title := cleaned.get("title"):
                office = Office.objects.shown().filter(title__iexact=title, organization=known).first()
                cleaned["title"] = office.title if office else title
                slug = office_slug(known.slug if known else slug, title)
                _refuse_taken(None if office else Office.objects.filter(slug=slug).first())
        return cleaned


class OtherOrganization(OtherOffice):
    title = None  # type: ignore[assignment]  # Django's way to leave a field out


def _refuse_taken(other: Any) -> None:
    if other:
        raise ValidationError(
            f"That would have the same address as “{other}”. Write its name as it is, or another."
        )


@dataclass(frozen=True)
class Kind(Generic[Thing]):
    """One kind of things. ``name`` stands in addresses."""

    name: str
    plural: str
    model: type[Thing]
    page: str  # its page in the admin
    other_form: type[forms.Form]

    def things(self) -> QuerySet[Thing]:
        raise NotImplementedError

    def called(self, text: str) -> list[Thing]:
        """By words of a name, in any of its languages."""
        raise NotImplementedError

    def likely(self, thing: Thing) -> list[Thing]:
        raise NotImplementedError

    def claims(self, thing: Thing) -> QuerySet[Claim]:
        raise NotImplementedError

    def about(self, thing: Any) -> str:
        """What tells it from others of a like name."""
        raise NotImplementedError

    def merge(self, thing: Thing, other: Thing, by: User, reason: str) -> Ruled:
        raise NotImplementedError

    def split(self, thing: Thing, apart: Iterable[Claim], other: Any, by: User, reason: str) -> Ruled:
        raise NotImplementedError


class _People(Kind[Person]):
    def things(self) -> QuerySet[Person]:
        return Person.objects.shown().annotate(spells=Count("tenures"))

    def called(self, text: str) -> list[Person]:
        found = self.things()
        for word in fold(text).split():
            other = Alias.objects.filter(person=OuterRef("pk"), folded__contains=word)
            found = found.filter(Q(sort_name__contains=word) | Exists(other))
        return list(found[: FOUND + 2])

    def likely(self, thing: Person) -> list[Person]:
        family = self.things().filter(sort_name__startswith=fold(thing.family_name))
        return likely(thing, family[:LOOKED_THROUGH]) if thing.family_name else []

    def claims(self, thing: Person) -> QuerySet[Claim]:
        return thing.claims.order_by("article", "pk")

    def about(self, thing: Any) -> str:
        life = f"{thing.birth.edtf}–{thing.death.edtf}".rstrip("–")
        return ", ".join(filter(None, (life, _spells(thing.spells))))

    def merge(self, thing: Person, other: Person, by: User, reason: str) -> Ruled:
        return merge(thing, other, by=by, reason=reason)

    def split(self, thing: Person, apart: Iterable[Claim], other: Any, by: User, reason: str) -> Ruled:
        return split(thing, apart, by=by, reason=reason)


class _Named(Kind[Named]):
    def claims(self, thing: Named) -> QuerySet[Claim]:
        claims: QuerySet[Claim] = claims_about(thing)
        return claims

    def merge(self, thing: Named, other: Named, by: User, reason: str) -> Ruled:
        return merge_offices(thing, other, by=by, reason=reason)

    def split(self, thing: Named, apart: Iterable[Claim], other: Any, by: User, reason: str) -> Ruled:
        return split_office(thing, apart, other.name(), by=by, reason=reason)


class _Offices(_Named[Office]):
    def things(self) -> Any:
        return Office.objects.shown().select_related("organization").annotate(spells=Count("tenures"))

    def called(self, text: str) -> list[Office]:
        return [
            o
            for o in self.things()[:LOOKED_THROUGH]
            if _has(text, o.title, o.organization.name, *o.labels.values())
        ]

    def likely(self, thing: Office) -> list[Office]:
        return likely_offices(thing, self.things()[:LOOKED_THROUGH])[:FOUND]

    def about(self, thing: Any) -> str:
        return f"{thing.slug}, {_spells(thing.spells)}"


class _Organizations(_Named[Organization]):
    def things(self) -> Any:
        return Organization.objects.shown().annotate(spells=Count("offices__tenures"))

    def called(self, text: str) -> list[Organization]:
        return [o for o in self.things()[:LOOKED_THROUGH] if _has(text, o.name, *o.labels.values())]

    def likely(self, thing: Organization) -> list[Organization]:
        return likely_organizations(thing, self.things()[:LOOKED_THROUGH])[:FOUND]

    def about(self, thing: Any) -> str:
        return f"{thing.slug}, {_spells(thing.spells)}"


def _has(text: str, *names: str) -> bool:
    folded = " ".join(map(fold, names))
    return all(word in folded for word in fold(text).split())


def _spells(number: int) -> str:
    return f"{number} tenure{'' if number == 1 else 's'}"


KINDS: dict[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        _People("person", "people", Person, "admin:people_person_change", NoOther),
        _Offices("office", "offices", Office, "admin:tenures_office_change", OtherOffice),
        _Organizations(
            "organization", "organizations", Organization, "admin:tenures_organization_change", OtherOrganization
        ),
    )
}  # fmt: skip
