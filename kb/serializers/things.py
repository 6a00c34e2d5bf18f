"""The things of the API: people, organizations, offices, tenures, articles, claims, findings."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from kb.findings import Found
from kb.models import Article, Claim
from kb.serializers.parts import (
    CERTAINTIES,
    ArticleRefSerializer,
    ClaimRefSerializer,
    DateSerializer,
    DaysRangeSerializer,
    DaysSerializer,
    EndSerializer,
    OfficeRefSerializer,
    OrganizationRefSerializer,
    PersonRefSerializer,
    Shape,
    TenureRefSerializer,
    article_ref,
    claim_ref,
    date_shown,
    days_disputed,
    end_date,
    iso,
    office_ref,
    organization_ref,
    partial_date,
    person_ref,
    tenure_ref,
)
from people.models import Person
from tenures.models import Office, Organization
from tenures.rows import TenureRow


class AliasSerializer(Shape):
    name = serializers.CharField()
    language = serializers.CharField(allow_null=True, help_text="BCP 47; null where not tied to one")


class ArticleSerializer(Shape):
    """One source. Its text is not public; what it says is in its claims, with the words that say it."""

    id = serializers.SlugField()
    url = serializers.URLField()
    label = serializers.CharField(help_text="the title, or else publisher and day")
    title = serializers.CharField(allow_null=True)
    publisher = serializers.CharField(allow_null=True)
    language = serializers.CharField(allow_null=True)
    published = serializers.DateField(allow_null=True)
    seen = serializers.DateField(allow_null=True, help_text="day on which the copy was read")
    source_url = serializers.CharField(allow_null=True, help_text="where its publisher shows it")
    tier = serializers.ChoiceField(["official", "reference", "press", "unvetted"])
    family = serializers.CharField(
        allow_null=True, help_text="copies of one text share a family and count once"
    )
    sha256 = serializers.CharField(allow_null=True, help_text="of the text; null where it was only cited")
    retracted_at = serializers.DateTimeField(allow_null=True, help_text="since then its claims do not count")
    claims = serializers.URLField(help_text="address of what it says")

    def to_representation(self, article: Article) -> dict[str, Any]:
        return {
            "id": article.slug,
            "url": self.frame.address("articles", article.slug),
            "label": article.label,
            "title": article.title,
            "publisher": article.publisher or None,
            "language": article.language or None,
            "published": iso(article.published),
            "seen": iso(article.seen),
            "source_url": article.url or None,
            "tier": article.tier,
            "family": article.family or None,
            "sha256": article.sha256,
            "retracted_at": article.retracted_at,
            "claims": f"{self.frame.root}claims/?article={article.slug}",
        }


class ClaimSerializer(Shape):
    """One thing one article says: a property and its value, with the words that say it."""

    id = serializers.CharField()
    url = serializers.URLField()
    article = ArticleRefSerializer()
    statement = serializers.CharField(help_text="ties the claims of one mention or one table row together")
    property = serializers.CharField()
    value = serializers.CharField(allow_null=True)
    modality = serializers.ChoiceField(["asserted", "reported", "planned", "denied"])
    mention = serializers.CharField(allow_null=True, help_text="the name as written at the place")
    person_name = serializers.CharField(help_text="the fullest form that the article gives")
    person = PersonRefSerializer(allow_null=True)
    office_title = serializers.CharField(allow_null=True)
    organization_name = serializers.CharField(allow_null=True)
    office = OfficeRefSerializer(allow_null=True)
    tenure = TenureRefSerializer(allow_null=True)
    quote = serializers.CharField(help_text="the words, exactly")
    prefix = serializers.CharField(allow_null=True, help_text="the words before (W3C TextQuoteSelector)")
    suffix = serializers.CharField(allow_null=True, help_text="the words after")
    start = serializers.IntegerField(allow_null=True, help_text="code points into the article's text")
    end = serializers.IntegerField(allow_null=True)
    rule = serializers.CharField(help_text="rule that read it")
    preferred = serializers.BooleanField()
    judgement = serializers.ChoiceField(
        ["accepted", "rejected", "preferred"], allow_null=True, help_text="a curator's latest decision"
    )
    judged_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(Claim.Outcome.values, help_text="what became of it")
    outcome_note = serializers.CharField(allow_null=True)

    def to_representation(self, claim: Claim) -> dict[str, Any]:
        frame = self.frame
        return {
            "id": claim.key,
            "url": frame.address("claims", claim.key),
            "article": article_ref(claim.article, frame),
            "statement": claim.statement,
            "property": claim.property,
            "value": claim.value or None,
            "modality": claim.modality,
            "mention": claim.mention or None,
            "person_name": claim.person_name,
            "person": person_ref(claim.person, frame) if claim.person else None,
            "office_title": claim.office_title or None,
            "organization_name": claim.organization_name or None,
            "office": office_ref(claim.office, frame) if claim.office else None,
            "tenure": tenure_ref(claim.tenure, frame),
            "quote": claim.quote,
            "prefix": claim.prefix or None,
            "suffix": claim.suffix or None,
            "start": claim.start,
            "end": claim.end,
            "rule": claim.rule,
            "preferred": claim.preferred,
            "judgement": claim.judgement or None,
            "judged_at": claim.judged_at,
            "outcome": claim.outcome,
            "outcome_note": claim.outcome_note or None,
        }


class IncludedSerializer(Shape):
    """What stands at other addresses, sent along because `include=` asked for it."""

    claims = ClaimSerializer(many=True, required=False)


class PersonSerializer(Shape):
    """A human being."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    name = serializers.CharField()
    given_name = serializers.CharField(allow_null=True)
    family_name = serializers.CharField(allow_null=True)
    aliases = AliasSerializer(many=True)
    birth = DateSerializer()
    death = DateSerializer()
    nationalities = serializers.ListField(
        child=serializers.CharField(), help_text="ISO 3166-1 alpha-2, best supported first"
    )
    wikidata = serializers.CharField(allow_null=True)
    tenures = serializers.URLField(help_text="address of the person's tenures")
    claims = serializers.URLField(help_text="address of what sources say of the person")
    included = IncludedSerializer(required=False, help_text="with `include=` only")

    def to_representation(self, person: Person) -> dict[str, Any]:
        return {
            "slug": person.slug,
            "url": self.frame.address("people", person.slug),
            "name": person.name,
            "given_name": person.given_name or None,
            "family_name": person.family_name or None,
            "aliases": [{"name": a.name, "language": a.language or None} for a in person.aliases.all()],
            "birth": partial_date(person.birth, person.birth_disputed),
            "death": partial_date(person.death, person.death_disputed),
            "nationalities": person.nationalities,
            "wikidata": person.wikidata or None,
            "tenures": f"{self.frame.root}tenures/?person={person.slug}",
            "claims": f"{self.frame.root}claims/?person={person.slug}",
            **self.along(person),
        }


class OrganizationSerializer(Shape):
    """What an office belongs to: an alliance, an institution or a country."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    name = serializers.CharField()
    labels = serializers.DictField(child=serializers.CharField(), help_text="by language")
    country = serializers.CharField(
        allow_null=True, help_text="ISO 3166-1 alpha-2 where it is a country, else null"
    )
    tenures = serializers.URLField(help_text="address of the tenures in its offices")

    def to_representation(self, organization: Organization) -> dict[str, Any]:
        return {
            "slug": organization.slug,
            "url": self.frame.address("organizations", organization.slug),
            "name": organization.name,
            "labels": dict(sorted(organization.labels.items())),  # PostgreSQL keeps no order
            "country": organization.country or None,
            "tenures": f"{self.frame.root}tenures/?organization={organization.slug}",
        }


class OfficeSerializer(Shape):
    """A post. It exists when vacant."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    label = serializers.CharField()
    title = serializers.CharField(help_text="canonical English, without the organization")
    labels = serializers.DictField(child=serializers.CharField(), help_text="by language")
    organization = OrganizationRefSerializer()
    established = DateSerializer()
    abolished = DateSerializer(help_text="first day on which it no longer existed")
    tenures = serializers.URLField(help_text="address of all tenures in the office")
    timeline = serializers.URLField()
    holder = serializers.URLField()
    ranking = serializers.URLField()

    def to_representation(self, office: Office) -> dict[str, Any]:
        url = self.frame.address("offices", office.slug)
        return {
            "slug": office.slug,
            "url": url,
            "label": office.label(),
            "title": office.title,
            "labels": dict(sorted(office.labels.items())),
            "organization": organization_ref(office.organization, self.frame),
            "established": partial_date(office.established),
            "abolished": partial_date(office.abolished),
            "tenures": f"{self.frame.root}tenures/?office={office.slug}",
            "timeline": f"{url}timeline/",
            "holder": f"{url}holder/",
            "ranking": f"{url}ranking/",
        }


class TenureSerializer(Shape):
    """One unbroken spell of one person in one office, from `start` up to, not including, `end`."""

    id = serializers.SlugField(max_length=255)
    url = serializers.URLField()
    person = PersonRefSerializer()
    office = OfficeRefSerializer()
    organization = OrganizationRefSerializer()
    start = DateSerializer()
    end = EndSerializer()
    end_inclusive = serializers.BooleanField(help_text="always false: `end` is no longer in office")
    acting = serializers.BooleanField()
    end_reason = serializers.CharField(allow_null=True)
    days = DaysSerializer()
    days_disputed = DaysRangeSerializer(allow_null=True)
    predecessor = TenureRefSerializer(
        allow_null=True, help_text="null unless edges meet or a source says who came before"
    )
    successor = TenureRefSerializer(allow_null=True)
    predecessor_regular = TenureRefSerializer(allow_null=True, help_text="acting spells skipped")
    disputed = serializers.BooleanField()
    derived_from = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text='rules behind edges that no source states: {"start": ["duration"]}',
    )
    claims = serializers.URLField(help_text="address of what sources say of the tenure")
    certainty = serializers.ChoiceField(CERTAINTIES, required=False, help_text="with `on=` only")
    included = IncludedSerializer(required=False, help_text="with `include=` only")

    def to_representation(self, tenure: TenureRow) -> dict[str, Any]:
        frame = self.frame
        shortest, longest = tenure.days(frame.today)
        office = tenure.office
        shown = {
            "id": tenure.slug,
            "url": frame.address("tenures", tenure.slug),
            "person": person_ref(tenure.person, frame),
            "office": {
                "slug": office.slug,
                "label": office.name,
                "url": frame.address("offices", office.slug),
            },
            "organization": organization_ref(tenure.organization, frame),
            "start": date_shown(
                tenure.start_earliest, tenure.start_latest, tenure.start_qualifier, tenure.start_disputed
            ),
            "end": end_date(tenure),
            "end_inclusive": False,
            "acting": tenure.acting,
            "end_reason": tenure.end_reason or None,
            "days": {"min": shortest, "max": longest, "as_of": frame.today.isoformat()},
            "days_disputed": days_disputed(tenure.days_disputed_min, tenure.days_disputed_max),
            "predecessor": tenure_ref(tenure.predecessor, frame),
            "successor": tenure_ref(tenure.successor, frame),
            "predecessor_regular": tenure_ref(tenure.predecessor_regular, frame),
            "disputed": tenure.disputed,
            "derived_from": tenure.derived_from,
            "claims": f"{frame.root}claims/?tenure={tenure.slug}",
        }
        if on := self.given.get("on"):
            shown["certainty"] = tenure.certainty_on(on)
        return {**shown, **self.along(tenure)}


class RedirectSerializer(Shape):
    """A slug that a person, an office, an organization or a tenure once had, and which of them it leads to."""

    old_slug = serializers.SlugField()
    person = PersonRefSerializer(allow_null=True)
    office = OfficeRefSerializer(allow_null=True)
    organization = OrganizationRefSerializer(allow_null=True)
    tenure = TenureRefSerializer(allow_null=True)
    since = serializers.DateTimeField()

    def to_representation(self, led: Any) -> dict[str, Any]:
        return {
            "old_slug": led.old_slug,
            "person": person_ref(led.person, self.frame) if led.person else None,
            "office": office_ref(led.office, self.frame) if led.office else None,
            "organization": organization_ref(led.organization, self.frame) if led.organization else None,
            "tenure": tenure_ref(led.tenure, self.frame) if led.tenure else None,
            "since": led.since,
        }


class SuppressionSerializer(Shape):
    """Why a finding is none, in a curator's words."""

    reason = serializers.CharField()
    at = serializers.DateTimeField()


class FindingSerializer(Shape):
    """Something that cannot be right, or that a curator should look at."""

    key = serializers.CharField(help_text="another one when a fact changes that it rests on")
    code = serializers.CharField(help_text="stable")
    definite = serializers.BooleanField(help_text="the facts cannot all be true")
    message = serializers.CharField()
    people = PersonRefSerializer(many=True)
    tenures = TenureRefSerializer(many=True)
    claims = ClaimRefSerializer(many=True)
    suppressed = SuppressionSerializer(
        allow_null=True, help_text="a curator's word that it is none, until one of its facts changes"
    )

    def to_representation(self, found: Found) -> dict[str, Any]:
        said = found.suppressed
        return {
            "key": found.key,
            "code": found.code,
            "definite": found.definite,
            "message": found.message,
            "people": [person_ref(person, self.frame) for person in found.people],
            "tenures": [tenure_ref(tenure, self.frame) for tenure in found.tenures],
            "claims": [claim_ref(claim, self.frame) for claim in found.claims],
            "suppressed": said and {"reason": said.reason, "at": said.at},
        }
