"""What can be asked of each list and of each office: the parameters of every address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django_filters import Filter

from kb.api.asking import IN_ORDER, Asked, Condition
from kb.api.parameters import (
    A_COUNTRY,
    A_DATE,
    A_DAY,
    A_MOMENT,
    A_NUMBER_OF_DAYS,
    A_SLUG,
    SLUG,
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
    matching_any,
    ordering,
    people_called,
    slugs_of,
    tenures_called,
    with_words,
    yes_no,
)
from kb.api.problems import Fault
from kb.corrections import KINDS, of_kinds
from kb.models import Article, Claim
from kb.search import claims_quoting, offices_named, organizations_named, people_named
from people.models import Nationality
from tenures.models import Office, Organization
from tenures.querysets import CERTAIN, POSSIBLE, PRESUMED, days_of

FEW = 2000  # people: whose tenures are sorted in a few milliseconds
CERTAINTIES = [CERTAIN, PRESUMED, POSSIBLE]
PROPERTIES = [
    "holds", "start", "end", "in_office_on", "acting", "duration", "succeeds", "end_reason", "appointed",
    "announced", "expected_end", "vacant", "birth", "death", "age", "nationality", "name",
]  # fmt: skip


ANY_SPELLING = "in any spelling: case, accents and transliteration do not matter."


def _words(rows: Callable[[Any, str], Any], example: str, words: str) -> Filter:
    return described(
        One(lambda **given: SearchField(example, **given), rows),
        {"type": "string", "minLength": 1, "maxLength": SearchField.longest, "examples": [example]},
        words,
    )


class PersonParameters(Parameters):
    q = _words(
        lambda people, text: people.filter(pk__in=people_named(text).values("pk")),
        "stoltenberg",
        f"Words of a name or alias, or their beginnings, {ANY_SPELLING}",
    )
    wikidata = described(
        Many(PatternField(r"Q[1-9]\d{0,11}", "Q57665"), matching_any("wikidata")),
        {"type": "string", "pattern": r"^Q[1-9]\d{0,11}$", "examples": ["Q57665"]},
        "Wikidata id; repeatable.",
    )
    changed_since = changed_since()


class OrganizationParameters(Parameters):
    q = _words(
        organizations_named, "nato", f"Words of a name in any language, or their beginnings, {ANY_SPELLING}"
    )


class OfficeParameters(Parameters):
    q = _words(
        offices_named,
        "secretary general nato",
        f"Words of the title or of its organization's name in any language, or their beginnings, {ANY_SPELLING}",
    )
    organization = slugs_of(Organization, "organization", "organization")


class TenureParameters(Parameters):
    office = slugs_of(Office, "office", "office")
    person = people_called("person")
    organization = slugs_of(Organization, "office__organization", "organization")
    nationality = described(
        Many(CountryField()), A_COUNTRY, "ISO 3166-1 alpha-2 code of a country; repeatable."
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
    acting = yes_no(None, "Acting holders, or regular ones.")
    current = yes_no(None, "Surely or presumably in office today, or not.")
    min_days = described(One(DaysField), A_NUMBER_OF_DAYS, "Surely lasted so many days, up to today.")
    max_days = described(One(DaysField), A_NUMBER_OF_DAYS, "Surely lasted no more than so many days.")
    disputed = yes_no(
        None,
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

    @classmethod
    def contradictions(cls, given: dict[str, Any]) -> list[Fault]:
        first, last = _first_day(given), _last_day(given)
        if first and last and first > last:
            return [Fault("to", f"to ends on {last}, before from begins on {first}.", first.isoformat())]
        return []

    @classmethod
    def asked(cls, given: dict[str, Any]) -> Asked:
        """The same question as a statement that is built once."""
        today = timezone.localdate()
        conditions: list[Condition] = [
            (name, tuple(cls.base_filters[name].keys(given[name])))
            for name in ("office", "person", "organization")
            if given[name]
        ]
        conditions += _of_days(given, today)
        for name in ("acting", "disputed"):
            if given[name] is not None:
                conditions.append((name if given[name] else f"not {name}", ()))
        if given["nationality"]:
            conditions.append(_of_countries(given["nationality"]))
        if given["min_days"]:
            days = given["min_days"]
            conditions.append(("min_days", (days, today - timedelta(days))))
        if given["max_days"] is not None:
            most = timedelta(given["max_days"])
            conditions.append(("max_days", (most, today - most)))
        if given["changed_since"]:
            conditions.append(("changed_since", (given["changed_since"],)))
        return Asked(tuple(conditions), tuple(given["ordering"] or IN_ORDER))


def _of_days(given: dict[str, Any], today: date) -> Iterator[Condition]:
    if given["on"] or given["certainty"]:
        days = days_of(given["on"] or today)
        yield "on", days
        if given["certainty"]:
            yield ", ".join(("certainty", *sorted(set(given["certainty"])))), days
    if given["from"] or given["to"]:
        yield "overlapping", (_first_day(given) or date.min, _last_day(given) or date.max)
    if given["current"] is not None:
        yield ("current" if given["current"] else "not current"), (today, today)


def _of_countries(codes: list[str]) -> Condition:
    some = Nationality.objects.filter(code__in=codes).order_by().values("pk")[: FEW + 1]
    return ("nationality of many" if some.count() > FEW else "nationality of few"), tuple(codes)


def _first_day(asked: dict[str, Any]) -> date | None:
    return asked["from"].earliest if asked["from"] else None


def _last_day(asked: dict[str, Any]) -> date | None:
    return asked["to"].latest if asked["to"] else None


def _of_log(column: str, noun: str, example: str) -> Many:
    """The log also speaks of what is no more, so a slug that nothing has is none that is wrong."""
    return described(
        Many(PatternField(SLUG.pattern, example), matching_any(column)),
        A_SLUG,
        f"Slug that the {noun} had at that time; repeatable.",
    )


class ClaimParameters(Parameters):
    q = _words(
        claims_quoting,
        "generalsekretär",
        f"Words of the quote, or their beginnings, of what was read from prose; {ANY_SPELLING}",
    )
    article = slugs_of(Article, "article", "article")
    person = people_called("person")
    office = slugs_of(Office, "office", "office")
    tenure = tenures_called("tenure")
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


class ChangeParameters(Parameters):
    changed_since = described(
        One(MomentField, lambda changes, moment: changes.filter(at__gte=moment)),
        A_MOMENT,
        "Only those made since this moment (RFC 3339) or the beginning of this day, UTC.",
    )
    kind = described(
        Many(WordField(KINDS), of_kinds),
        {"type": "string", "enum": list(KINDS)},
        "What became of the fact; repeatable.",
    )
    person = _of_log("person_slug", "person", "joseph-luns")
    tenure = _of_log("tenure_slug", "tenure", "joseph-luns-nato-secretary-general-1971")
    office = _of_log("office_slug", "office", "nato-secretary-general")


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
