"""Answers about an office or a day, whole answers, and errors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from rest_framework import serializers

from kb.corrections import KINDS, kind_of
from kb.models import Change
from kb.serializers.parts import (
    CERTAINTIES,
    ArticleRefSerializer,
    DateSerializer,
    DaysRangeSerializer,
    DaysSerializer,
    EndSerializer,
    Frame,
    GapDaysSerializer,
    OfficeRefSerializer,
    PersonRefSerializer,
    RankRangeSerializer,
    Shape,
    TenureRefSerializer,
    article_ref,
    person_ref,
    tenure_ref,
)
from kb.serializers.things import (
    ArticleSerializer,
    ClaimSerializer,
    OfficeSerializer,
    OrganizationSerializer,
    PersonSerializer,
    TenureSerializer,
)
from tenures.holders import STATUSES, Answer
from tenures.models import Tenure
from tenures.ranking import Rank
from tenures.rows import TenureRow
from tenures.succession import Gap


class GapSerializer(Shape):
    """The days from `start` up to, not including, `end` on which nobody can have been in office."""

    kind = serializers.ChoiceField(
        ["unrecorded", "vacant"], help_text="vacant only where a source says that the office was"
    )
    start = serializers.DateField()
    end = serializers.DateField()
    end_inclusive = serializers.BooleanField(help_text="always false")
    days = GapDaysSerializer()
    after = TenureRefSerializer()
    before = TenureRefSerializer()


def gap_shown(gap: Gap, frame: Frame) -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "start": gap.earliest.isoformat(),
        "end": gap.latest.isoformat(),
        "end_inclusive": False,
        "days": {"min": gap.days_min, "max": gap.days_max},
        "after": tenure_ref(gap.after, frame),
        "before": tenure_ref(gap.before, frame),
    }


class TimelineEntrySerializer(Shape):
    """A tenure or a gap; the other one is null."""

    type = serializers.ChoiceField(["tenure", "gap"])
    tenure = TenureSerializer(allow_null=True)
    gap = GapSerializer(allow_null=True)

    def to_representation(self, entry: TenureRow | Gap) -> dict[str, Any]:
        if isinstance(entry, Gap):
            return {"type": "gap", "tenure": None, "gap": gap_shown(entry, self.frame)}
        tenure = TenureSerializer(context=self.context).to_representation(entry)
        return {"type": "tenure", "tenure": tenure, "gap": None}


class RankingRowSerializer(Shape):
    rank = RankRangeSerializer()
    person = PersonRefSerializer()
    tenures = TenureRefSerializer(many=True)
    days = DaysSerializer()
    days_disputed = DaysRangeSerializer(allow_null=True)

    def to_representation(self, row: Rank) -> dict[str, Any]:
        as_of: date = self.context["as_of"]
        return {
            "rank": {"best": row.best, "worst": row.worst},
            "person": person_ref(row.person, self.frame),
            "tenures": [tenure_ref(tenure, self.frame) for tenure in row.tenures],
            "days": {"min": row.days_min, "max": row.days_max, "as_of": as_of.isoformat()},
            "days_disputed": _disputed_sum(row.tenures, as_of),
        }


def _disputed_sum(tenures: Sequence[Tenure], as_of: date) -> dict[str, int | None] | None:
    """The lengths that other sources would give, added up with those that nobody disputes."""
    if all(t.days_disputed_min is None and t.days_disputed_max is None for t in tenures):
        return None
    low, high = 0, 0
    for tenure in tenures:
        own_low, own_high = tenure.days(as_of)
        low += own_low if tenure.days_disputed_min is None else tenure.days_disputed_min
        longest = own_high if tenure.days_disputed_max is None else tenure.days_disputed_max
        if longest is None:
            return {"min": low, "max": None}
        high += longest
    return {"min": low, "max": high}


class HolderSerializer(Shape):
    """A person in office on a day, and how sure that is."""

    person = PersonRefSerializer()
    tenure = TenureRefSerializer()
    acting = serializers.BooleanField()
    certainty = serializers.ChoiceField(CERTAINTIES)


class HoldersSerializer(Shape):
    """Who held the office on a day, or on some day of a partial date."""

    on = serializers.CharField(help_text="the day asked about, as EDTF")
    status = serializers.ChoiceField(
        STATUSES,
        help_text="how sure the surest holder is; `unrecorded`: no source names one; `vacant`: a source says there "
        "was none; `no_office`: the office did not exist",
    )
    vacant = serializers.BooleanField(
        allow_null=True,
        help_text="true only where a source says so, false where somebody held it, null where neither is known",
    )
    holders = HolderSerializer(many=True)
    gap = GapSerializer(allow_null=True, help_text="the hole in the record that the day lies in")
    claims = serializers.URLField(allow_null=True, help_text="address of what sources say of these holders")

    def to_representation(self, answer: Answer) -> dict[str, Any]:
        frame = self.frame
        ids = "&".join(f"tenure={held.tenure.slug}" for held in answer.holders)
        return {
            "on": answer.on.edtf,
            "status": answer.status,
            "vacant": answer.vacant,
            "holders": [
                {
                    "person": person_ref(held.tenure.person, frame),
                    "tenure": tenure_ref(held.tenure, frame),
                    "acting": held.tenure.acting,
                    "certainty": held.certainty,
                }
                for held in answer.holders
            ],
            "gap": gap_shown(answer.gap, frame) if answer.gap else None,
            "claims": f"{frame.root}claims/?{ids}" if ids else None,
        }


class ChangeSerializer(Shape):
    """One part that was known otherwise before."""

    field = serializers.CharField()
    before = serializers.JSONField(allow_null=True)
    after = serializers.JSONField(allow_null=True)


class VersionSerializer(Shape):
    """The facts as they were known from `at` until the next version."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(KINDS)
    changes = ChangeSerializer(many=True)

    def to_representation(self, version: Any) -> dict[str, Any]:
        return {
            "at": version.at,
            "kind": version.kind,
            "changes": version.changes,
            "known": version.known,
        }


class FactChangeSerializer(Shape):
    """A fact before and after, as the public log keeps it, whatever became of the thing since."""

    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(KINDS)
    subject = serializers.CharField(help_text="the person, the tenure or the vacancy, in words")
    before = serializers.CharField(allow_null=True, help_text="null where it is new")
    after = serializers.CharField(allow_null=True, help_text="null where it is gone")
    person = serializers.SlugField(allow_null=True, help_text="slug at that time")
    tenure = serializers.SlugField(
        allow_null=True, help_text="id at that time; null where it is about a person"
    )
    office = serializers.SlugField(allow_null=True)
    url = serializers.URLField(
        allow_null=True, help_text="address of the tenure or person: may answer 301, 404 or 410 now"
    )
    cause = serializers.ChoiceField(Change.Cause.values)
    reason = serializers.CharField(allow_null=True, help_text="a curator's, in their words")
    article = ArticleRefSerializer(allow_null=True, help_text="the source that was read or taken back")

    def to_representation(self, change: Change) -> dict[str, Any]:
        return {
            "at": change.at,
            "kind": kind_of(change),
            "subject": change.subject,
            "before": change.before or None,
            "after": change.after or None,
            "person": change.person_slug or None,
            "tenure": change.tenure_slug or None,
            "office": change.office_slug or None,
            "url": self._address(change),
            "cause": change.cause,
            "reason": change.reason or None,
            "article": article_ref(change.article, self.frame) if change.article else None,
        }

    def _address(self, change: Change) -> str | None:
        if change.tenure_slug:
            return self.frame.address("tenures", change.tenure_slug)
        return self.frame.address("people", change.person_slug) if change.person_slug else None


class PersonAsKnownSerializer(Shape):
    name = serializers.CharField()
    given_name = serializers.CharField(allow_null=True)
    family_name = serializers.CharField(allow_null=True)
    birth = DateSerializer()
    death = DateSerializer()
    nationalities = serializers.ListField(child=serializers.CharField())
    supported = serializers.BooleanField(help_text="at least one counting claim spoke of the person")


class TenureAsKnownSerializer(Shape):
    person = PersonRefSerializer(allow_null=True, help_text="null where the person is no more")
    office = OfficeRefSerializer(allow_null=True)
    acting = serializers.BooleanField()
    start = DateSerializer()
    end = EndSerializer()
    end_reason = serializers.CharField(allow_null=True)


class PersonVersionSerializer(VersionSerializer):
    known = PersonAsKnownSerializer()


class TenureVersionSerializer(VersionSerializer):
    known = TenureAsKnownSerializer()


# Whole answers: each thing by itself says how fresh the data are


class WithVersion(Shape):
    data_as_of = serializers.DateTimeField(allow_null=True, help_text="when the facts last changed")

    def to_representation(self, thing: Any) -> dict[str, Any]:
        return {**super().to_representation(thing), "data_as_of": self.frame.data_as_of}


class PersonDetailSerializer(WithVersion, PersonSerializer):
    pass


class OrganizationDetailSerializer(WithVersion, OrganizationSerializer):
    pass


class OfficeDetailSerializer(WithVersion, OfficeSerializer):
    pass


class TenureDetailSerializer(WithVersion, TenureSerializer):
    pass


class ArticleDetailSerializer(WithVersion, ArticleSerializer):
    pass


class ClaimDetailSerializer(WithVersion, ClaimSerializer):
    pass


class HoldersOnOneDaySerializer(WithVersion, HoldersSerializer):
    """The answer for one `on=`."""


class HoldersOnSeveralDaysSerializer(Shape):
    """The answers for several `on=`, in the order asked."""

    data_as_of = serializers.DateTimeField(allow_null=True)
    results = HoldersSerializer(many=True)


class FaultSerializer(Shape):
    field = serializers.CharField()
    message = serializers.CharField()
    example = serializers.CharField(allow_null=True, help_text="a value that works")


class ProblemSerializer(Shape):
    """RFC 9457 problem details."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = FaultSerializer(many=True)
