"""People and the names they go by."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from people.dates import PartialDate
from people.names import without_titles


class PersonQuerySet(models.QuerySet["Person"]):
    def shown(self) -> PersonQuerySet:
        """People that at least one counting claim supports."""
        return self.filter(hidden=False)


class Person(models.Model):
    """A human being. Every value but the key is a fact: it follows from claims.

    Birth and death are intervals of days (both ends included, either may be unknown).
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    sort_name = models.CharField(max_length=200, db_index=True, help_text="folded, family name first")
    birth_earliest = models.DateField(null=True, blank=True)
    birth_latest = models.DateField(null=True, blank=True)
    birth_qualifier = models.CharField(max_length=1, blank=True)
    birth_disputed = models.BooleanField(default=False)
    death_earliest = models.DateField(null=True, blank=True)
    death_latest = models.DateField(null=True, blank=True)
    death_qualifier = models.CharField(max_length=1, blank=True)
    death_disputed = models.BooleanField(default=False)
    nationalities = models.JSONField(
        default=list, blank=True, help_text="ISO 3166-1 alpha-2, best supported first"
    )
    wikidata = models.CharField(max_length=20, blank=True, db_index=True)
    hidden = models.BooleanField(
        default=False, db_index=True, help_text="no counting claim supports this person"
    )
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = PersonQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["sort_name", "slug"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birth_earliest__lte=models.F("birth_latest"))
                | models.Q(birth_earliest=None)
                | models.Q(birth_latest=None),
                name="person_birth_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(death_earliest__lte=models.F("death_latest"))
                | models.Q(death_earliest=None)
                | models.Q(death_latest=None),
                name="person_death_bounds_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    @property
    def short_name(self) -> str:
        """What fits on a picture: the family name as far as the name shown has it (Luns, Carrington, Solana)."""
        if self.family_name and self.name.endswith(self.family_name):
            return self.family_name
        return without_titles(self.name).split()[-1]

    @property
    def birth(self) -> PartialDate:
        return PartialDate(self.birth_earliest, self.birth_latest, self.birth_qualifier)

    @property
    def death(self) -> PartialDate:
        return PartialDate(self.death_earliest, self.death_latest, self.death_qualifier)

    @property
    def nationality(self) -> str:
        """The best supported nationality, or the empty string."""
        return self.nationalities[0] if self.nationalities else ""


class Nationality(models.Model):
    """A person's nationality as a row, for questions: the database keeps it in step (``people.nationalities``)."""

    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="+")
    code = models.CharField(max_length=2)

    class Meta:
        verbose_name_plural = "nationalities"
        constraints = [models.UniqueConstraint(fields=["code", "person"], name="nationality_once_per_person")]

    def __str__(self) -> str:
        return self.code


class Alias(models.Model):
    """Another name of a person."""

    class Kind(models.TextChoices):
        FULL = "full", "full name"
        OTHER = "other", "other name"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    language = models.CharField(
        max_length=8, blank=True, help_text="BCP 47; empty where not tied to a language"
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OTHER)

    class Meta:
        ordering = ["name", "language"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["person", "name", "language"], name="alias_once_per_person")
        ]

    def __str__(self) -> str:
        return self.name


class Redirect(models.Model):
    """A slug that a person once had. It leads to them for ever."""

    old_slug = models.SlugField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="redirects")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_slug"]

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.person.slug}"
