"""What many answers are made of: dates, lengths, references, and the frame that a whole answer shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

from rest_framework import serializers

from kb.models import Article, Claim
from people.dates import PartialDate
from tenures.models import Office, Tenure
from tenures.rows import TenureRow
from tenures.spans import OPEN

PRECISIONS = ["day", "month", "year", "decade", "century", "interval", "unknown"]
CERTAINTIES = ["certain", "presumed", "possible"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a whole answer shares: the address of the API, the day, and the state of the data."""

    root: str
    today: date
    data_as_of: datetime | None

    def address(self, kind: str, slug: str) -> str:
        return f"{self.root}{kind}/{slug}/"


class Named(Protocol):
    """A model's row, or a light one."""

    @property
    def slug(self) -> str: ...

    @property
    def name(self) -> str: ...


class Spell(Protocol):
    """As much of a tenure as a reference tells: of a model's row, or of a light one."""

    @property
    def slug(self) -> str: ...

    @property
    def acting(self) -> bool: ...

    @property
    def person(self) -> Any: ...


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def partial_date(value: PartialDate, disputed: bool = False) -> dict[str, Any]:
    return date_shown(value.earliest, value.latest, value.qualifier, disputed)


def date_shown(
    earliest: date | None, latest: date | None, qualifier: str, disputed: bool = False
) -> dict[str, Any]:
    if earliest is not None and earliest == latest and not qualifier:  # by far the most common
        day = earliest.isoformat()
        return {"edtf": day, "earliest": day, "latest": day, "precision": "day", "disputed": disputed}
    value = PartialDate(earliest, latest, qualifier)
    return {
        "edtf": value.edtf or None,
        "earliest": iso(value.earliest),
        "latest": iso(value.latest),
        "precision": value.precision,
        "disputed": disputed,
    }


def end_date(tenure: Tenure | TenureRow) -> dict[str, Any]:
    shown = date_shown(tenure.end_earliest, tenure.end_latest, tenure.end_qualifier, tenure.end_disputed)
    if tenure.end_status == OPEN:
        shown["edtf"] = tenure.end_text
    shown["status"] = tenure.end_status
    shown["last_confirmed"] = iso(tenure.last_confirmed)
    expected = tenure.expected_end_earliest or tenure.expected_end_latest  # mostly nobody has said
    shown["expected"] = partial_date(tenure.expected_end) if expected else None
    return shown


def days_disputed(low: int | None, high: int | None) -> dict[str, int | None] | None:
    return None if low is None and high is None else {"min": low, "max": high}


class Shape(serializers.Serializer[Any]):
    """A read-only serializer whose fields only describe."""

    @cached_property
    def given(self) -> Mapping[str, Any]:
        """The context, which is looked for from part to whole whenever it is asked for; of all rows it is the same."""
        return self.context

    @cached_property
    def frame(self) -> Frame:
        frame: Frame = self.given["frame"]
        return frame

    def along(self, row: Any) -> dict[str, Any]:
        """What was asked to be sent with the row."""
        included = self.given.get("included")
        return {"included": included[row.pk]} if included else {}


# Parts


class DateSerializer(Shape):
    """A partial date: one day, known to lie between two days, both included; either may be unknown."""

    edtf = serializers.CharField(
        allow_null=True, help_text="EDTF (ISO 8601-2); `..` while open, null if unknown"
    )
    earliest = serializers.DateField(allow_null=True, help_text="first day it can be")
    latest = serializers.DateField(allow_null=True, help_text="last day it can be")
    precision = serializers.ChoiceField(PRECISIONS)
    disputed = serializers.BooleanField(help_text="a source says otherwise")


class EndSerializer(DateSerializer):
    """The first day no longer in office."""

    status = serializers.ChoiceField(Tenure.EndStatus.values)
    last_confirmed = serializers.DateField(
        allow_null=True, help_text="latest day on which a source shows the holder still in office"
    )
    expected = DateSerializer(allow_null=True, help_text="when the term is to end, as far as it was said")


class DaysSerializer(Shape):
    """A length in days: shortest and longest that the bounds of its edges allow."""

    min = serializers.IntegerField()
    max = serializers.IntegerField(allow_null=True, help_text="null where nothing bounds it")
    as_of = serializers.DateField(help_text="day up to which spells still running are counted")


class DaysRangeSerializer(Shape):
    """What the length would be by the dates that other sources state."""

    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class GapDaysSerializer(Shape):
    min = serializers.IntegerField()
    max = serializers.IntegerField(allow_null=True)


class RankRangeSerializer(Shape):
    """Best and worst rank that the bounds of the lengths allow; equal where the rank is certain."""

    best = serializers.IntegerField()
    worst = serializers.IntegerField()


class PersonRefSerializer(Shape):
    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.URLField()


class OrganizationRefSerializer(PersonRefSerializer):
    pass


class OfficeRefSerializer(Shape):
    slug = serializers.SlugField()
    label = serializers.CharField()
    url = serializers.URLField()


class TenureRefSerializer(Shape):
    id = serializers.SlugField()
    url = serializers.URLField()
    person = PersonRefSerializer()
    acting = serializers.BooleanField()


class ArticleRefSerializer(Shape):
    id = serializers.SlugField()
    label = serializers.CharField()
    url = serializers.URLField()


class ClaimRefSerializer(Shape):
    id = serializers.CharField()
    url = serializers.URLField()


def person_ref(person: Named, frame: Frame) -> dict[str, Any]:
    return {"slug": person.slug, "name": person.name, "url": frame.address("people", person.slug)}


def organization_ref(organization: Named, frame: Frame) -> dict[str, Any]:
    return {
        "slug": organization.slug,
        "name": organization.name,
        "url": frame.address("organizations", organization.slug),
    }


def office_ref(office: Office, frame: Frame) -> dict[str, Any]:
    return {"slug": office.slug, "label": office.label(), "url": frame.address("offices", office.slug)}


def tenure_ref(tenure: Spell | None, frame: Frame) -> dict[str, Any] | None:
    if tenure is None:
        return None
    return {
        "id": tenure.slug,
        "url": frame.address("tenures", tenure.slug),
        "person": person_ref(tenure.person, frame),
        "acting": tenure.acting,
    }


def claim_ref(claim: Claim, frame: Frame) -> dict[str, Any]:
    return {"id": claim.key, "url": frame.address("claims", claim.key)}


def article_ref(article: Article, frame: Frame) -> dict[str, Any]:
    return {
        "id": article.slug,
        "label": article.label,
        "url": frame.address("articles", article.slug),
    }
