"""Where we read it: articles, claims, judgements, and how facts follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from people.models import Person
from tenures.fetching import fetched
from tenures.models import Office, Tenure


class Tier(models.TextChoices):
    OFFICIAL = "official", "official"
    REFERENCE = "reference", "reference work"
    PRESS = "press", "press"
    UNVETTED = "unvetted", "unvetted"


@dataclass(frozen=True, slots=True)
class TierCount:
    """How many sources there are of one tier."""

    tier: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sources there are; copies of one text count once among the independent ones."""

    total: int
    independent: int
    tiers: tuple[TierCount, ...]


class ArticleQuerySet(models.QuerySet["Article"]):
    def counting(self) -> ArticleQuerySet:
        """Sources that are not retracted."""
        return self.filter(retracted_at=None)

    def tallied(self) -> Tally:
        """Sources by tier, in one query."""
        rows = list(self.counting().order_by().values_list("tier", "family", "slug"))
        tiers = [TierCount(tier.value, sum(row[0] == tier for row in rows)) for tier in Tier]
        independent = len({family or slug for _, family, slug in rows})
        return Tally(len(rows), independent, tuple(t for t in tiers if t.count))


class Article(models.Model):
    """One source. It has a text where we read it, none where a table only cites it."""

    slug = models.SlugField(max_length=120, unique=True, help_text="public id")
    title = models.CharField(max_length=500, null=True, blank=True)  # noqa: DJ001 - null: it has no title
    publisher = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published = models.DateField(null=True, blank=True)
    seen = models.DateField(null=True, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    tier = models.CharField(max_length=10, choices=Tier, default=Tier.PRESS)
    family = models.CharField(
        max_length=120, blank=True, help_text="copies of one text share a family and count once"
    )
    text = models.TextField(null=True, blank=True)  # noqa: DJ001 - null: never read, "" would be an empty text
    sha256 = models.CharField(max_length=64, unique=True, null=True, blank=True)
    path = models.CharField(max_length=1000, blank=True, help_text="file or address it was read from")
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction_reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["text"])

    class Meta:
        ordering = ["-published", "slug"]
        permissions = [("retract_article", "Can retract and restore articles")]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])

    @property
    def label(self) -> str:
        """The title, or else publisher and day, or the name of the file."""
        if self.title:
            return self.title
        day = self.published.isoformat() if self.published else ""
        return ", ".join(filter(None, (self.publisher, day))) or PurePosixPath(self.path).name or self.slug


class Reading(models.Model):
    """One input as it was last read: the same input read by the same rules needs no second look."""

    key = models.CharField(
        max_length=64, unique=True, help_text="sha256 of the text and what was said about it"
    )
    rules = models.CharField(max_length=64, help_text="fingerprint of the rules that read it")
    path = models.CharField(max_length=1000, blank=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="readings"
    )
    added = models.JSONField(
        null=True,
        editable=False,
        help_text="text and table added by hand, which stand in no file, with who and when",
    )
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.path or self.key


class ClaimQuerySet(models.QuerySet["Claim"]):
    def counting(self) -> ClaimQuerySet:
        """Claims that facts follow from: not retracted, and accepted or unjudged and asserted."""
        accepted = models.Q(judgement__in=["accepted", "preferred"])
        unjudged = models.Q(judgement="") & (models.Q(modality="asserted") | models.Q(preferred=True))
        return self.filter(accepted | unjudged, article__retracted_at=None)

    def waiting(self) -> ClaimQuerySet:
        """Claims that a curator has yet to decide: hedged or planned, and unjudged."""
        hedged = self.filter(modality__in=["reported", "planned"], preferred=False)
        return hedged.filter(judgement="", article__retracted_at=None)


class Claim(models.Model):
    """One thing one article says: property and value, with the words that say it."""

    class Outcome(models.TextChoices):
        SHOWN = "shown", "shown"
        AGREES = "agrees", "agrees, less exact"
        DISSENTS = "dissents", "contradicts the chosen value"
        OTHER_EVENT = "other_event", "another event"
        WAITING = "waiting", "waits for a curator"
        REJECTED = "rejected", "rejected"
        UNRESOLVED = "unresolved", "not linked to one person or spell"
        RETRACTED = "retracted", "its source is retracted"
        NOT_COUNTED = "not_counted", "denied: does not count"

    key = models.CharField(max_length=24, unique=True, help_text="hash of the natural key; public id")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    statement = models.CharField(max_length=64)
    property = models.CharField(max_length=16, db_index=True)
    value = models.CharField(max_length=300, blank=True)
    modality = models.CharField(max_length=10, default="asserted", db_index=True)
    person_name = models.CharField(max_length=200, help_text="fullest form that the article gives")
    name_key = models.CharField(max_length=120, db_index=True, help_text="folded last token of the name")
    value_key = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="the same for a name given as the value"
    )
    mention = models.CharField(max_length=300, blank=True, help_text="as written at the place")
    office_title = models.CharField(max_length=200, blank=True)
    organization_name = models.CharField(max_length=200, blank=True)
    quote = models.TextField()
    prefix = models.CharField(max_length=80, blank=True)
    suffix = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField(
        null=True, blank=True, help_text="code points into the article's text"
    )
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=80, db_index=True)
    preferred = models.BooleanField(
        default=False, help_text="chosen in the table or by the editor who made it"
    )
    judgement = models.CharField(
        max_length=10, blank=True, db_index=True, help_text="the latest judgement's verdict"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    tenure = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.UNRESOLVED, db_index=True)
    outcome_note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "start", "id"]
        indexes = [
            models.Index(fields=["article", "start"], name="claim_article_place"),
            models.Index(fields=["office_title", "organization_name"], name="claim_office"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}: {self.property} {self.value}".rstrip()

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#c-{self.key}"


class Judgement(models.Model):
    """A curator's decision on a claim. The latest one holds; none is ever deleted."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        PREFERRED = "preferred", "preferred"
        WITHDRAWN = "", "withdrawn"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.claim}"


class Derivation(models.Model):
    """Why a bound of a fact is where it is: the rule and the claims it rests on.

    Points at a tenure (start, end) or at a person (birth, death).
    """

    class Bound(models.TextChoices):
        EARLIEST = "earliest", "earliest day"
        LATEST = "latest", "latest day"

    tenure = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.CASCADE, related_name="derivations"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="derivations"
    )
    edge = models.CharField(max_length=5, choices=[(e, e) for e in ("start", "end", "birth", "death")])
    bound = models.CharField(max_length=8, choices=Bound)
    day = models.DateField()
    rule = models.CharField(
        max_length=40, help_text="stated, duration, age, succession, in_office_on, lifetime"
    )
    stated = models.BooleanField(help_text="a claim states this edge itself")
    claims = models.ManyToManyField(Claim, related_name="derivations", blank=True)

    class Meta:
        ordering = ["edge", "bound"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tenure=None, person__isnull=False)
                | models.Q(tenure__isnull=False, person=None),
                name="derivation_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tenure or self.person} {self.edge} {self.bound} {self.day} ({self.rule})"


class Finding(models.Model):
    """Something curators should look at, with a stable code. Recomputed with the facts."""

    key = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=40, db_index=True)
    definite = models.BooleanField(default=False)
    message = models.CharField(max_length=500)
    component = models.CharField(max_length=120, db_index=True, help_text="name key whose recompute owns it")
    people = models.ManyToManyField(Person, blank=True, related_name="findings")
    tenures = models.ManyToManyField(Tenure, blank=True, related_name="findings")
    claims = models.ManyToManyField(Claim, blank=True, related_name="findings")

    class Meta:
        ordering = ["-definite", "code", "key"]

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class Suppression(models.Model):
    """A curator's word that a finding is none, for as long as the facts it was said of stay as they are.

    The reason is public. None is deleted: one that is lifted says who lifted it, and when.
    """

    key = models.CharField(max_length=24, db_index=True, help_text="hash of the finding and of its facts")
    about = models.CharField(max_length=24, db_index=True, help_text="hash of the finding, whatever the days")
    code = models.CharField(max_length=40)
    message = models.CharField(max_length=1000, help_text="what was found, as it was worded then")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class Ruling(models.Model):
    """A curator's word that two are one person, office or organization, or that one is two. It outlives the rows.

    Of people it rests on claims; of offices and organizations on names, and on the claims that are set apart.
    None is deleted: one that is withdrawn says who withdrew it, and when.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        OFFICE = "office", "office"
        ORGANIZATION = "organization", "organization"

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    same = models.BooleanField(help_text="they are one; else two")
    ours = models.JSONField(default=list, help_text="keys of the claims about the one")
    theirs = models.JSONField(default=list, help_text="keys of the claims about the other")
    said = models.JSONField(default=list, help_text="title and organization of the one as sources name it")
    meant = models.JSONField(default=list, help_text="title and organization of what is meant")
    name_keys = models.JSONField(default=list, help_text="names whose facts follow from it")
    slugs = models.JSONField(default=list, help_text="addresses that they had when it was made")
    reports = models.JSONField(default=dict, help_text="readers' reports by the address that they were about")
    label = models.CharField(max_length=500)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.label


class Change(models.Model):
    """One fact before and after: the public log of corrections, written with the facts themselves.

    The texts stay as they were, whatever becomes of the rows; slugs lead on as long as there is a page.
    """

    class Cause(models.TextChoices):
        READ = "read", "a source was read"
        JUDGED = "judged", "a curator decided"
        RETRACTED = "retracted", "a source was taken back"
        RESTORED = "restored", "a source was put back"
        RULES = "rules", "the facts were worked out anew"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    subject = models.CharField(max_length=300, help_text="the person, or the spell")
    before = models.CharField(max_length=600, blank=True, help_text="empty: it is new")
    after = models.CharField(max_length=600, blank=True, help_text="empty: it is gone")
    person_slug = models.CharField(max_length=120, blank=True, db_index=True)
    tenure_slug = models.CharField(max_length=255, blank=True)
    office_slug = models.CharField(max_length=240, blank=True, db_index=True)
    cause = models.CharField(max_length=10, choices=Cause, default=Cause.RULES)
    reason = models.CharField(max_length=500, blank=True, help_text="the curator's, in their words")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="changes"
    )

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.subject}: {self.before or '–'} → {self.after or '–'}"


class Report(models.Model):
    """What a reader reports as wrong, without an account. The state is public, the words are for curators."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits for a curator"
        ACCEPTED = "accepted", "accepted: it was wrong"
        DECLINED = "declined", "declined"

    key = models.CharField(max_length=16, unique=True, help_text="public id, not to be guessed")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    about = models.CharField(max_length=300, help_text="what is reported, such as tenure:SLUG:start")
    label = models.CharField(max_length=300, help_text="the same in words, as shown to the reader")
    shown = models.CharField(max_length=300, blank=True, help_text="the value shown when it was reported")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    tenure = models.ForeignKey(
        Tenure, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )
    message = models.TextField(max_length=2000)
    source = models.CharField(max_length=500, blank=True, help_text="where it can be read")
    client = models.CharField(max_length=32, db_index=True, help_text="who sent it today, as a keyed hash")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    answer = models.TextField(max_length=1000, blank=True, help_text="public")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["client"])

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.key])


class DataVersion(models.Model):
    """A single row, bumped in the transaction that changes facts. Validators and caches hang on it."""

    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> tuple[int, datetime | None]:
        """Number and time of the last change. Every request asks, so the statement is not built anew each time."""
        rows = fetched(cls, "SELECT number, changed_at FROM kb_dataversion LIMIT 1", ())
        if not rows:
            return 0, None
        [(number, changed_at)] = rows  # SQLite keeps moments in UTC without saying so
        return number, changed_at if changed_at.tzinfo else changed_at.replace(tzinfo=UTC)
