"""What can be asked of each list and of each office: the parameters of every address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from kb.api.parameters import (
    A_COUNTRY,
    A_DATE,
    A_DAY,
    A_MOMENT,
    A_NUMBER_OF_DAYS,
    CountryField,
    DateField,
    DayField,
    DaysField,
    Many,
    MomentField,
    One,
    Parameters,
    PatternField,
    SearchField,
    WordField,
    changed_since,
    described,
    excluding_or_only,
    matching_any,
    ordering,
    people_called,
    slugs_of,
    with_words,
    yes_no,
)
from kb.api.problems import Fault
from kb.models import Article, Claim
from people.models import Alias
from people.names import fold, match_key
from tenures.models import Office, Organization, Tenure
from tenures.querysets import CERTAIN, POSSIBLE, PRESUMED, surely_or_presumably_covers

CERTAINTIES = [CERTAIN, PRESUMED, POSSIBLE]
PROPERTIES = [
    "holds", "start", "end", "in_office_on", "acting", "duration", "succeeds", "end_reason", "appointed",
    "announced", "expected_end", "vacant", "birth", "death", "age", "nationality", "name",
]  # fmt: skip


def _named(people: Any, text: str) -> Any:
    """People each word of the text is part of a name of, spelled with or without its accents."""
    for spellings in zip(fold(text).split(), match_key(text).split() or [""], strict=False):
        for_name, for_alias = Q(), Q()
        for spelling in filter(None, spellings):
            for_name |= Q(sort_name__contains=spelling)
            for_alias |= Q(folded__contains=spelling)
        people = people.filter(for_name | Exists(Alias.objects.filter(for_alias, person=OuterRef("pk"))))
    return people


def _nationals(tenures: Any, codes: list[str]) -> Any:
    """The list is JSON, which SQLite cannot search by element; a code in quotes is an element."""
    said = Q()
    for code in codes:
        said |= Q(nationalities_said__contains=f'"{code}"')
    return tenures.alias(
        nationalities_said=Cast("person__nationalities", output_field=models.TextField())
    ).filter(said)


class PersonParameters(Parameters):
    q = described(
        One(SearchField, _named),
        {"type": "string", "minLength": 1, "maxLength": SearchField.longest, "examples": ["stoltenberg"]},
        "Words of a name or alias, in any spelling: case, accents and transliteration do not matter.",
    )
    wikidata = described(
        Many(PatternField(r"Q[1-9]\d{0,11}", "Q57665"), matching_any("wikidata")),
        {"type": "string", "pattern": r"^Q[1-9]\d{0,11}$", "examples": ["Q57665"]},
        "Wikidata id; repeatable.",
    )
    changed_since = changed_since()


class OfficeParameters(Parameters):
    organization = slugs_of(Organization, "organization", "organization")


class TenureParameters(Parameters):
    office = slugs_of(Office, "office", "office")
    person = people_called("person")
    organization = slugs_of(Organization, "office__organization", "organization")
    nationality = described(
        Many(CountryField(), _nationals), A_COUNTRY, "ISO 3166-1 alpha-2 code of a country; repeatable."
    )
    on = described(
        One(DateField),
        A_DATE,
        "In office on this day, or on some day of this partial date. Each tenure then carries its `certainty`.",
    )
    certainty = described(
        Many(WordField(CERTAINTIES)),
        {"type": "string", "enum": CERTAINTIES},
        "How sure it is that the tenure covers the day in `on`, or else today; repeatable.",
    )
    from_ = described(One(DateField), A_DATE, "May have been in office on this day or later.")
    to_ = described(One(DateField), A_DATE, "May have been in office on this day or earlier.")
    acting = yes_no(lambda tenures, acting: tenures.filter(acting=acting), "Acting holders, or regular ones.")
    current = yes_no(None, "Surely or presumably in office today, or not.")
    min_days = described(One(DaysField), A_NUMBER_OF_DAYS, "Surely lasted so many days, up to today.")
    max_days = described(One(DaysField), A_NUMBER_OF_DAYS, "Surely lasted no more than so many days.")
    disputed = yes_no(
        excluding_or_only(Q(start_disputed=True) | Q(end_disputed=True)),
        "A source contradicts the chosen start or end, or none does.",
    )
    changed_since = changed_since()
    ordering = ordering(
        start=["sort_start", "sort_end"],
        end=["sort_end"],
        days=["surely_served"],
        person=["person__sort_name"],
        office=["office__slug"],
    )

    def contradictions(self, asked: dict[str, Any]) -> list[Fault]:
        faults = []
        first, last = _first_day(asked), _last_day(asked)
        if first and last and first > last:
            faults.append(
                Fault("to", f"to ends on {last}, before from begins on {first}.", first.isoformat())
            )
        return faults

    def filter_queryset(self, queryset: Any) -> Any:
        asked, today = self.form.cleaned_data, timezone.localdate()
        tenures = super().filter_queryset(queryset)
        if asked["on"] or asked["certainty"]:
            tenures = tenures.on(asked["on"] or today)
        if asked["certainty"]:
            tenures = tenures.filter(certainty__in=asked["certainty"])
        if asked["from"] or asked["to"]:
            tenures = tenures.overlapping(_first_day(asked), _last_day(asked))
        if asked["current"] is not None:
            in_office = surely_or_presumably_covers(today, today)
            tenures = tenures.filter(in_office) if asked["current"] else tenures.exclude(in_office)
        if asked["min_days"] is not None:
            tenures = tenures.lasting_at_least(asked["min_days"], as_of=today)
        if asked["max_days"] is not None:
            tenures = tenures.lasting_at_most(asked["max_days"], as_of=today)
        return tenures


def _first_day(asked: dict[str, Any]) -> date | None:
    return asked["from"].earliest if asked["from"] else None


def _last_day(asked: dict[str, Any]) -> date | None:
    return asked["to"].latest if asked["to"] else None


class ClaimParameters(Parameters):
    article = slugs_of(Article, "article", "article")
    person = people_called("person")
    office = slugs_of(Office, "office", "office")
    tenure = slugs_of(Tenure, "tenure", "tenure")
    property = with_words(PROPERTIES, "property", "What the claim states")
    judgement = with_words(
        ["none", "accepted", "rejected", "preferred"], "judgement", "A curator's latest decision"
    )
    modality = with_words(["asserted", "reported", "planned", "denied"], "modality", "How it is said")
    outcome = with_words(Claim.Outcome.values, "outcome", "What became of it")
    changed_since = changed_since()


class ArticleParameters(Parameters):
    changed_since = changed_since()


class FindingParameters(Parameters):
    code = described(
        Many(PatternField(r"[a-z_]{1,40}", "gap")),
        {"type": "string", "pattern": "^[a-z_]{1,40}$"},
        "Kind of finding; repeatable.",
    )
    definite = yes_no(None, "The facts cannot all be true, or it only deserves a look.")
    suppressed = yes_no(None, "A curator says that it is none, or nobody does.")


class RedirectParameters(Parameters):
    changed_since = described(
        One(MomentField),
        A_MOMENT,
        "Only those made since this moment (RFC 3339) or the beginning of this day, UTC.",
    )


class HistoryParameters(Parameters):
    as_known_on = described(
        One(DayField), A_DAY, "Only the version that was known at the end of this day, UTC."
    )


class HolderParameters(Parameters):
    on = described(
        Many(DateField()),
        A_DATE,
        "A day, or a partial date: then whoever held the office on some day of it. Repeatable; today if left out.",
    )


class RankingParameters(Parameters):
    by = described(
        One(lambda **given: WordField(["longest", "shortest"], **given)),
        {"type": "string", "enum": ["longest", "shortest"], "default": "longest"},
        "Who comes first.",
    )
    acting = described(
        One(lambda **given: WordField(["exclude", "include"], **given)),
        {"type": "string", "enum": ["exclude", "include"], "default": "exclude"},
        "Whether acting spells are ranked.",
    )
    combine = described(
        yes_no(None, ""), {"type": "boolean", "default": False}, "Rank all spells of a person as one."
    )
    as_of = described(
        One(DayField), A_DAY, "Day up to which lengths are counted, and by which a spell has begun; today."
    )
