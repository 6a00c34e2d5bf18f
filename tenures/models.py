"""Organizations, offices, and who held them when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from simple_history.models import HistoricalRecords

from people.dates import PartialDate
from people.models import Person
from tenures.querysets import SurelyServed, TenureQuerySet, lasts_within
from tenures.spans import Span

LANGUAGES = ("en", "de", "fr")


class MergeableQuerySet(models.QuerySet[Any]):
    def shown(self) -> MergeableQuerySet:
        """Those that were not merged into another."""
        return self.filter(merged_into=None)


class Mergeable(models.Model):
    """Something that may turn out to be another. The row stays, and leads to the other for as long as that is held."""

    merged_into: models.ForeignKey[Any]
    merged_at = models.DateTimeField(null=True, blank=True, editable=False)
    lent = models.JSONField(
        default=dict, blank=True, editable=False, help_text="what it has from those merged into it alone"
    )

    objects = MergeableQuerySet.as_manager()

    class Meta:
        abstract = True


MERGED = ["merged_into", "merged_at", "lent"]  # follows from rulings, which have a history of their own


def _merged_into() -> models.ForeignKey[Any]:
    return models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="merged"
    )


class Organization(Mergeable):
    """What an office belongs to: an alliance, an institution or a country."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="canonical English name")
    labels = models.JSONField(default=dict, blank=True, help_text='label by language, {"de": "…"}')
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 where it is a country")
    merged_into = _merged_into()
    history = HistoricalRecords(excluded_fields=MERGED)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def label(self, language: str = "en") -> str:
        return self.labels.get(language) or self.name


def office_label(labels: dict[str, str], title: str, organization: str, language: str = "en") -> str:
    return labels.get(language) or labels.get("en") or f"{title}, {organization}"


def spell_in_words(person: str, office: str, acting: bool, start: str, end: str) -> str:
    return f"{person}, {office}{', acting' if acting else ''}, {start or '?'}/{end or '?'}"


class Office(Mergeable):
    """A post. It exists when vacant. The title is canonical English, without the organization."""

    slug = models.SlugField(max_length=240, unique=True)
    title = models.CharField(max_length=200)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="offices")
    labels = models.JSONField(default=dict, blank=True, help_text='full label by language, {"de": "…"}')
    established_earliest = models.DateField(null=True, blank=True)
    established_latest = models.DateField(null=True, blank=True)
    abolished_earliest = models.DateField(null=True, blank=True)
    abolished_latest = models.DateField(null=True, blank=True)
    exclusive_with = models.ManyToManyField("self", blank=True)
    merged_into = _merged_into()
    history = HistoricalRecords(excluded_fields=MERGED)

    class Meta:
        ordering = ["organization__name", "title"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "title"], name="office_once_per_organization")
        ]

    def __str__(self) -> str:
        return self.label()

    def get_absolute_url(self) -> str:
        return reverse("office", args=[self.slug])

    def label(self, language: str = "en") -> str:
        """``Secretary General of NATO``; a language without a label falls back to English."""
        return office_label(self.labels, self.title, self.organization.name, language)

    @property
    def established(self) -> PartialDate:
        return PartialDate(self.established_earliest, self.established_latest)

    @property
    def abolished(self) -> PartialDate:
        return PartialDate(self.abolished_earliest, self.abolished_latest)


class Vacancy(models.Model):
    """An office in which a source says that nobody was: the days from start up to, not including, end.

    A hole between spells without one is unrecorded. Every column is a fact that follows from claims.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="vacancies")
    key = models.CharField(max_length=120, db_index=True, help_text="of the claims it follows from")
    start_earliest = models.DateField(null=True, blank=True)
    start_latest = models.DateField(null=True, blank=True)
    end_earliest = models.DateField(null=True, blank=True)
    end_latest = models.DateField(null=True, blank=True)
    disputed = models.BooleanField(default=False)

    class Meta:
        ordering = ["office", "start_earliest", "pk"]
        verbose_name_plural = "vacancies"

    def __str__(self) -> str:
        return f"vacant, {self.office}, {self.start.edtf or '?'}/{self.end.edtf}"

    @property
    def start(self) -> PartialDate:
        return PartialDate(self.start_earliest, self.start_latest)

    @property
    def end(self) -> PartialDate:
        """Bounds of the first day no longer vacant."""
        return PartialDate(self.end_earliest, self.end_latest)


def _beside(help_text: str) -> models.ForeignKey[Tenure | None]:
    return models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+",
        help_text=help_text,
    )  # fmt: skip


class Tenure(Span, models.Model):
    """One unbroken spell of one person in one office: the days from start up to, not including, end.

    ``end`` is the first day no longer in office, so on the day of a handover the newcomer
    is in office. Every column is a fact that follows from claims.
    """

    class EndStatus(models.TextChoices):
        ENDED = "ended", "ended"
        OPEN = "open", "open: in office when last confirmed"
        UNKNOWN = "unknown", "unknown whether it has ended"

    slug = models.SlugField(max_length=255, unique=True, help_text="public id")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    acting = models.BooleanField(default=False)
    start_earliest = models.DateField(null=True, blank=True)
    start_latest = models.DateField(null=True, blank=True)
    start_qualifier = models.CharField(max_length=1, blank=True)
    start_disputed = models.BooleanField(default=False)
    end_earliest = models.DateField(null=True, blank=True)
    end_latest = models.DateField(null=True, blank=True)
    end_qualifier = models.CharField(max_length=1, blank=True)
    end_disputed = models.BooleanField(default=False)
    end_status = models.CharField(max_length=8, choices=EndStatus, default=EndStatus.UNKNOWN)
    last_confirmed = models.DateField(null=True, blank=True)
    expected_end_earliest = models.DateField(null=True, blank=True)
    expected_end_latest = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    days_disputed_min = models.PositiveIntegerField(null=True, blank=True)
    days_disputed_max = models.PositiveIntegerField(null=True, blank=True)
    follows = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        help_text="the spell that a counting claim says this one succeeded",
    )
    derived_from = models.JSONField(
        default=dict,
        blank=True,
        help_text='rules behind edges that no source states: {"start": ["duration"]}',
    )
    # Where the spell stands in a list: by what is known of its start, else by its end.
    sort_start = models.GeneratedField(
        expression=Coalesce(
            "start_earliest", "start_latest", "end_earliest", "end_latest", models.Value(date.min)
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    sort_end = models.GeneratedField(
        expression=Coalesce("end_latest", "end_earliest", models.Value(date.max)),
        output_field=models.DateField(),
        db_persist=True,
    )
    # Days surely served, as far as the dates say; where nothing is sure, none.
    surely_served = models.GeneratedField(
        expression=Greatest(Coalesce(SurelyServed("end_earliest", "start_latest"), 0), 0),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    lasts_within = models.GeneratedField(
        expression=lasts_within(), output_field=models.IntegerField(), db_persist=True
    )
    # Who stood directly before and after: ``tenures.beside`` works them out whenever the facts change.
    predecessor = _beside("the spell directly before, where edges meet or a claim says so")
    successor = _beside("the spell directly after")
    predecessor_regular = _beside("the spell before, acting spells skipped")
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = TenureQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=[
            "sort_start", "sort_end", "surely_served", "lasts_within", "predecessor", "successor", "predecessor_regular",
        ]
    )  # fmt: skip

    class Meta:
        ordering = ["start_earliest", "slug"]
        indexes = [
            models.Index(fields=["office", "start_earliest", "end_latest"], name="tenure_office_hull"),
            models.Index(
                fields=["lasts_within", "sort_start", "sort_end", "slug"], name="tenure_within_order"
            ),
            models.Index(
                fields=["sort_start", "sort_end", "slug"],
                name="tenure_acting_order",
                condition=models.Q(acting=True),
            ),
            models.Index(
                fields=["sort_start", "sort_end", "slug"],
                name="tenure_disputed_order",
                condition=models.Q(start_disputed=True) | models.Q(end_disputed=True),
            ),
            models.Index(fields=["sort_start", "sort_end", "slug"], name="tenure_order"),
            models.Index(fields=["office", "sort_start", "sort_end", "slug"], name="tenure_office_order"),
            models.Index(fields=["person", "sort_start", "sort_end", "slug"], name="tenure_person_order"),
            models.Index(fields=["sort_end", "slug"], name="tenure_by_end"),
            models.Index(fields=["surely_served", "slug"], name="tenure_by_length"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_earliest__lte=models.F("start_latest"))
                | models.Q(start_earliest=None)
                | models.Q(start_latest=None),
                name="tenure_start_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(end_earliest__lte=models.F("end_latest"))
                | models.Q(end_earliest=None)
                | models.Q(end_latest=None),
                name="tenure_end_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(start_earliest__lt=models.F("end_latest"))
                | models.Q(start_earliest=None)
                | models.Q(end_latest=None),
                name="tenure_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return spell_in_words(str(self.person), str(self.office), self.acting, self.start.edtf, self.end_text)

    def get_absolute_url(self) -> str:
        return f"{self.person.get_absolute_url()}#{self.slug}"


class FormerId(models.Model):
    """An id that a tenure once had, or one that was found to be the same. It leads to it for ever."""

    old_slug = models.SlugField(max_length=255, unique=True)
    tenure = models.ForeignKey(Tenure, on_delete=models.CASCADE, related_name="former_ids")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_slug"]

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.tenure.slug}"
