"""Query parameters: how each is read, what it filters, and what is said of one that cannot be read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

import django_filters
from babel import Locale
from django import forms
from django.db import models
from django.http import QueryDict
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema_field
from rest_framework.request import Request

from kb.api.problems import BadParameters, Fault, NothingThere, shown
from kb.api.questions import keys_called
from kb.api.redirects import people_now, tenures_now
from people.dates import PartialDate
from people.models import Person
from tenures.models import Tenure

A_THOUSAND_YEARS = 366_000  # days: longer than any office has been held, and the calendar can still count it
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,255}")

_DAY = (
    r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|[12]\d{3}-(0[13-9]|1[0-2])-(29|30)"
    r"|[12]\d{3}-(0[13578]|1[02])-31|(1[2-9]|2\d)(0[48]|[2468][048]|[13579][26])-02-29"
)
A_DAY = {"type": "string", "pattern": f"^({_DAY})$", "examples": ["1989-11-09"]}
A_DATE = {
    "type": "string",
    "pattern": rf"^(({_DAY}|[12]\d{{3}}(-(0[1-9]|1[0-2]))?)[?~%]?|[12]\d{{2}}X[?~%]?)$",
    "examples": ["1989-11-09", "1989-11", "1989"],
}
A_MOMENT = {
    "type": "string",
    "pattern": rf"^({_DAY})(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{{1,6}})?Z)?$",
    "examples": ["2024-10-01T00:00:00Z", "2024-10-01"],
}
A_SLUG = {"type": "string", "pattern": f"^{SLUG.pattern}$"}
A_NUMBER_OF_DAYS = {"type": "integer", "minimum": 0, "maximum": A_THOUSAND_YEARS}
A_COUNTRY = {"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["NO"]}


def described(parameter: django_filters.Filter, schema: dict[str, Any], words: str) -> django_filters.Filter:
    """The filter with what OpenAPI is to say of it."""
    decorated: django_filters.Filter = extend_schema_field({**schema, "description": words})(parameter)
    return decorated


# Fields: text to value. Each ValidationError says what works; ``example`` says it to programs.


class Field(forms.Field):
    """One value, as sent: nothing is stripped, so that nothing is guessed."""

    example = ""

    def __deepcopy__(self, memo: Any) -> Field:
        return self  # a form copies its fields for each request; these keep nothing of one

    def to_python(self, value: str | None) -> Any:
        return None if value is None else self.read(value)

    def read(self, text: str) -> Any:
        raise NotImplementedError


class DateField(Field):
    """A day or any other partial date in EDTF."""

    example = "1999-10-14"

    def read(self, text: str) -> PartialDate:
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class DayField(DateField):
    """Exactly one day."""

    def read(self, text: str) -> date:  # type: ignore[override]
        value = super().read(text)
        if not value.exact or value.earliest is None:
            raise forms.ValidationError(f"Not a single day: {shown(text)}. Try {self.example}.")
        return value.earliest


class MomentField(Field):
    """A moment (RFC 3339), or a day: then the midnight, UTC, with which it begins."""

    example = "2024-10-01T00:00:00Z"

    def read(self, text: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text.replace(" ", "+"))  # a bare plus arrives as a space
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError) as error:  # in UTC there are years from 1 to 9999 only
            raise forms.ValidationError(f"Not a moment: {shown(text)}. Try {self.example}.") from error


class WordField(Field):
    """One of a few words."""

    def __init__(self, words: Collection[str], **given: Any) -> None:
        super().__init__(**given)
        self.words = list(words)
        self.example = self.words[0]

    def read(self, text: str) -> str:
        if text not in self.words:
            raise forms.ValidationError(f"Not one of {', '.join(self.words)}: {shown(text)}.")
        return text


class YesNoField(WordField):
    def __init__(self, **given: Any) -> None:
        super().__init__(["true", "false"], **given)

    def read(self, text: str) -> bool:  # type: ignore[override]
        return super().read(text.lower()) == "true"


class DaysField(Field):
    """A number of days."""

    example = "3653"

    def read(self, text: str) -> int:
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) > A_THOUSAND_YEARS:
            raise forms.ValidationError(f"Not a number of days up to {A_THOUSAND_YEARS}: {shown(text)}.")
        return int(text)


class CountryField(Field):
    example = "NO"

    def read(self, text: str) -> str:
        if not re.fullmatch(r"[A-Z]{2}", text, re.ASCII):
            raise forms.ValidationError(f"Not an ISO 3166-1 code: {shown(text)}. Try NO, or NL.")
        if text not in Locale("en").territories:
            raise NothingThere(Fault("nationality", f"No country has the code {text}. Try NO, or NL.", "NO"))
        return text


class PatternField(Field):
    """Text of one form."""

    def __init__(self, pattern: str, example: str, **given: Any) -> None:
        super().__init__(**given)
        self.pattern, self.example = re.compile(pattern, re.ASCII), example

    def read(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise forms.ValidationError(f"Not of the expected form: {shown(text)}. Try {self.example}.")
        return text


class SearchField(Field):
    longest = 200

    def __init__(self, example: str, **given: Any) -> None:
        super().__init__(**given)
        self.example = example

    def read(self, text: str) -> str:
        if "\x00" in text:
            raise forms.ValidationError(f"A null character is in no word. Try {self.example}.")
        if len(text) > self.longest:
            raise forms.ValidationError(f"Longer than {self.longest} characters. Try {self.example}.")
        return text


class Several(Field):
    """The same parameter given any number of times, each value read by ``one``."""

    most = 100
    widget = forms.SelectMultiple

    def __init__(self, one: Field, **given: Any) -> None:
        super().__init__(**given)
        self.one, self.example = one, one.example

    def to_python(self, value: Any) -> list[Any]:
        if len(value or []) > self.most:
            raise forms.ValidationError(f"Given more than {self.most} times. Ask in several requests.")
        return [self.one.read(text) for text in value or []]


# Filters: value to rows


class One(django_filters.Filter):
    """A filter on one value. ``rows(queryset, value)`` says which rows it leaves."""

    field_class = Field

    def __init__(
        self, field: Callable[..., Field], rows: Callable[[Any, Any], Any] | None = None, **given: Any
    ) -> None:
        super().__init__(**given)
        self._make, self._rows = field, rows

    def __deepcopy__(self, memo: Any) -> One:
        return self  # as fields do

    @property
    def field(self) -> Field:
        if not hasattr(self, "_field"):
            self._field = self._make(required=False, widget=forms.TextInput)
        return self._field

    def filter(self, queryset: Any, value: Any) -> Any:
        return queryset if value is None or self._rows is None else self._rows(queryset, value)


class Many(django_filters.MultipleChoiceFilter):
    """A filter that may be repeated: a row passes that fits any of the values."""

    def __init__(
        self,
        one: Field,
        rows: Callable[[Any, list[Any]], Any] | None = None,
        keys: Callable[[list[Any]], list[int]] | None = None,
        **given: Any,
    ) -> None:
        super().__init__(**given)
        self._one, self._rows = one, rows
        self.keys = keys  # of the things that the values name

    def __deepcopy__(self, memo: Any) -> Many:
        return self

    @property
    def field(self) -> Field:
        if not hasattr(self, "_field"):
            self._field = Several(self._one, required=False)
        return self._field

    def filter(self, queryset: Any, value: list[Any]) -> Any:
        return queryset if not value or self._rows is None else self._rows(queryset, value)


def slugs_of(model: type[models.Model], path: str, noun: str, column: str = "slug") -> Many:
    """Rows that belong to one of the named things. A name that nothing has is an error, not an empty list."""

    def keys(wanted: list[str]) -> list[int]:
        found = keys_called(model, column, wanted)
        if missing := [slug for slug in wanted if slug not in found]:
            raise NothingThere(nothing_named(model._default_manager.all(), noun, missing[0], column))
        return list(found.values())

    example = {"office": "nato-secretary-general", "organization": "nato"}.get(noun, f"a-{noun}")
    return described(
        Many(PatternField(SLUG.pattern, example), having_any(path, keys), keys),
        A_SLUG,
        f"Id of a {noun}; repeat it for several.",
    )


def having_any(path: str, keys: Callable[[list[str]], list[int]]) -> Callable[[Any, list[str]], Any]:
    return lambda queryset, wanted: queryset.filter(**{f"{path}__in": keys(wanted)})


def people_called(path: str) -> Many:
    """Rows of one of the people with these slugs; a slug that a person once had still leads to them."""
    return _called(path, Person, "person", "Slug", "joseph-luns", people_now)


def tenures_called(path: str) -> Many:
    """The same of tenures."""
    return _called(path, Tenure, "tenure", "Id", "joseph-luns-nato-secretary-general-1971", tenures_now)


def _called(
    path: str,
    model: type[models.Model],
    noun: str,
    name: str,
    example: str,
    led: Callable[[list[str]], dict[str, int]],
) -> Many:
    def keys(wanted: list[str]) -> list[int]:
        found = keys_called(model, "slug", wanted)
        if missing := [slug for slug in wanted if slug not in found]:
            found |= led(missing)
        if missing := [slug for slug in wanted if slug not in found]:
            raise NothingThere(nothing_named(model._default_manager.all(), noun, missing[0]))
        return list(found.values())

    return described(
        Many(PatternField(SLUG.pattern, example), having_any(path, keys), keys),
        A_SLUG,
        f"{name} of a {noun}; repeat it for several.",
    )


def nothing_named(things: models.QuerySet[Any], noun: str, slug: str, column: str = "slug") -> Fault:
    """What to say of a slug that nothing has: with the slug that comes nearest."""
    slugs = things.order_by(column).values_list(column, flat=True)
    known = list(slugs.filter(**{f"{column}__startswith": slug[:3]})[:500]) or list(slugs[:1])
    near = (difflib.get_close_matches(slug, known, n=1, cutoff=0) or [None])[0]
    tip = f" Try {near}." if near else ""
    return Fault(noun, f"No {noun} is called {shown(slug)}.{tip}", near)


# A set of parameters


class Parameters(django_filters.FilterSet):
    """The parameters of one address. A trailing underscore in a name is Python's, not the reader's."""

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        return {name.rstrip("_"): one for name, one in super().get_filters().items()}

    @classmethod
    def contradictions(cls, given: dict[str, Any]) -> list[Fault]:
        """Values that are each right and cannot be meant together."""
        return []

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        """The values, without a form: making one takes longer than most answers. Raises BadParameters with
        every fault found."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for name, one in cls.base_filters.items():
            several = isinstance(one, Many)
            values[name] = [] if several else None
            if name in query:
                try:
                    values[name] = one.field.to_python(query.getlist(name) if several else query[name])
                except forms.ValidationError as error:
                    faults += [Fault(name, message, one.field.example) for message in error.messages]
        if faults := faults or cls.contradictions(values):
            raise BadParameters(*faults)
        return values

    @classmethod
    def narrowed(cls, queryset: Any, values: dict[str, Any]) -> Any:
        """The rows that fit the values."""
        for name, one in cls.base_filters.items():
            queryset = one.filter(queryset, values[name])
        return queryset


class ParametersBackend(DjangoFilterBackend):
    """django-filter, refusing what it cannot read instead of ignoring it."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        parameters = self.get_filterset_class(view, queryset)
        if parameters is None:
            return queryset
        return parameters.narrowed(queryset, parameters.read(request.query_params))

    def to_html(self, request: Request, queryset: Any, view: Any) -> str:
        """No form: one sends every field it leaves empty, and an empty value is refused."""
        return ""


def check_names(query: QueryDict, known: Collection[str], repeatable: Collection[str]) -> None:
    """Refuse parameters that are unknown, empty, or given twice where one value counts."""
    faults = []
    for name, values in query.lists():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            tip = f"Did you mean {near[0]}? " if near else ""
            names = ", ".join(sorted(known))
            faults.append(
                Fault(
                    name[:80],
                    f"Unknown parameter {shown(name)}. {tip}Known here: {names}.",
                    near[0] if near else None,
                )
            )
        elif "" in values:
            faults.append(Fault(name, f"{name} is empty. Give it a value or leave it out."))
        elif len(values) > 1 and name not in repeatable:
            faults.append(Fault(name, f"{name} is given {len(values)} times. Give it once."))
    if faults:
        raise BadParameters(*faults[:20])


def ordering(**columns: Sequence[str]) -> django_filters.Filter:
    """``ordering=start,-end``: by named columns, none of which can be null. The last resort is the slug, in the
    direction of the first column, so that an index can be read from either end.
    """
    words = [sign + name for name in columns for sign in ("", "-")]

    class OrderingField(Field):
        example = words[0]

        def read(self, text: str) -> list[str]:
            """Names of columns, as ``order_by`` takes them."""
            wanted = text.split(",")
            if bad := [word for word in wanted if word not in words]:
                raise forms.ValidationError(f"Not an order: {shown(bad[0])}. Known: {', '.join(words)}.")
            by = [
                ("-" if word[0] == "-" else "") + column
                for word in wanted
                for column in columns[word.lstrip("-")]
            ]
            return [*by, "-slug" if text[0] == "-" else "slug"]

    return described(
        One(OrderingField, lambda queryset, by: queryset.order_by(*by)),
        {"type": "string", "pattern": f"^({'|'.join(words)})(,({'|'.join(words)}))?$", "examples": words[:2]},
        f"Order of the rows: {', '.join(columns)}; with a minus from the last to the first; several with commas.",
    )


def changed_since() -> django_filters.Filter:
    """Rows written since a moment: what a copy of the data has to fetch again."""
    return described(
        One(MomentField, lambda queryset, moment: queryset.filter(updated_at__gte=moment)),
        A_MOMENT,
        "Only what has changed since this moment (RFC 3339) or the beginning of this day, UTC. "
        "What is gone is told by its address: 301 where it went elsewhere, 404 or 410 where it is no more.",
    )


def matching_any(column: str) -> Callable[[Any, list[Any]], Any]:
    return lambda queryset, values: queryset.filter(**{f"{column}__in": values})


def with_words(words: Collection[str], column: str, description: str) -> django_filters.Filter:
    """A repeatable choice between a column's words; ``none`` stands for the empty text."""

    def rows(queryset: Any, values: list[str]) -> Any:
        return queryset.filter(**{f"{column}__in": ["" if v == "none" else v for v in values]})

    return described(
        Many(WordField(words), rows), {"type": "string", "enum": list(words)}, f"{description}; repeatable."
    )


def yes_no(rows: Callable[[Any, bool], Any] | None, words: str) -> django_filters.Filter:
    return described(One(YesNoField, rows), {"type": "boolean"}, words)
