"""What editors type into forms: dates as people write them, people, offices and sources by name."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q
from django.urls import reverse_lazy

from kb.dates_in_words import in_words
from kb.ingest.editing import known_at
from kb.ingest.store import find_article
from kb.models import Article
from people.dates import PartialDate
from people.models import Person
from people.names import fold, is_full
from people.written_dates import readings
from tenures.models import Office

SUGGESTED = 12
WAYS = "Try 1971, Oct 2014, 1. Oktober 2024, ~1958, before 1 Oct 2024 or EDTF such as [1971-05..1971-10]."
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def echo(value: PartialDate) -> str:
    """What was understood, in words and in notation: ``October 2014 (2014-10)``."""
    return f"{in_words(value)} ({value.edtf})"


def read_one(text: str) -> PartialDate:
    """Raises ValidationError with what would work."""
    found = readings(text)
    if len(found) > 1:
        ways = " or ".join(echo(value) for value in found)
        raise ValidationError(f"“{text[:40]}” can be read in two ways, {ways}. Write the month as a word.")
    if not found:
        raise ValidationError(f"“{text[:40]}” is not a date. {WAYS}")
    return found[0]


class WrittenDate(forms.CharField):
    """A date as people write it; empty where nothing was typed."""

    def __init__(self, **given: Any) -> None:
        attrs = {
            "class": "vTextField kb-date",
            "data-reads": reverse_lazy("admin:kb_claim_read_date"),
            "autocomplete": "off",
        }
        super().__init__(max_length=100, widget=forms.TextInput(attrs), **given)

    def clean(self, value: Any) -> PartialDate | None:
        text = super().clean(value)
        return read_one(text) if text else None


class Named(forms.CharField):
    """A name that suggestions are offered for while it is typed; without a script it is typed in full."""

    def __init__(self, kind: str, **given: Any) -> None:
        attrs = {
            "class": "vTextField", "autocomplete": "off",
            "data-suggests": reverse_lazy("admin:kb_claim_suggest", args=[kind]),
        }  # fmt: skip
        super().__init__(max_length=500, widget=forms.TextInput(attrs), **given)


class PersonName(Named):
    """The name of somebody known, however it is spelled; as typed where there is nobody of that name."""

    def __init__(self, **given: Any) -> None:
        super().__init__("person", **given)

    def clean(self, value: Any) -> tuple[str, bool]:
        text = " ".join(super().clean(value).split())
        known = people_called(text)
        if len(known) > 1:
            names = ", ".join(person.name for person in known[:5])
            raise ValidationError(f"Several people are called “{text}”: {names}. Write the name in full.")
        if known:
            return known[0].name, True
        if not is_full(text):
            raise ValidationError(f"Nobody is called “{text}”. Write given name and family name.")
        return text, False


class OfficeName(Named):
    """An office that exists, by title and organization or by its label; None where it is left ``as_is``."""

    def __init__(self, as_is: str = "", **given: Any) -> None:
        super().__init__("office", **given)
        self.as_is = as_is

    def clean(self, value: Any) -> Office | None:
        text = " ".join(super().clean(value).split())
        if text == self.as_is:
            return None
        office = office_called(text)
        if office is None:
            raise ValidationError(
                f"There is no office “{text}”. Write its title and its organization, “Secretary General, NATO”; "
                "a new office is added among the offices first."
            )
        return office


class SourceName(Named):
    """Where it can be read: an article by its title or id, or an address."""

    def __init__(self, **given: Any) -> None:
        super().__init__("source", **given)

    def clean(self, value: Any) -> Article | str:
        text = super().clean(value).strip()
        if _ADDRESS.match(text):
            URLValidator(schemes=["http", "https"])(text)
            article = known_at(text)
            if article is None:
                return text
        else:
            article = _article_called(text)
        if article is None:
            raise ValidationError(
                f"No source is called “{text[:80]}”. Give an address (https://…), or the id of an article."
            )
        if article.retracted_at:
            raise ValidationError("That source is retracted. Restore it first, or name another.")
        return article


def _article_called(text: str) -> Article | None:
    titled = Article.objects.counting().filter(title__iexact=text).defer("text")[:2]
    return find_article(text) or (titled[0] if len(titled) == 1 else None)


def people_called(text: str) -> list[Person]:
    """The shown people of exactly that name, or else those it is another name of."""
    shown = Person.objects.shown()
    exact = list(shown.filter(name__iexact=text))
    return exact or list(shown.filter(Q(aliases__folded=fold(text)) | Q(slug=text)).distinct())


def office_called(text: str) -> Office | None:
    offices = Office.objects.select_related("organization", "merged_into__organization")
    for cut in [found.start() for found in re.finditer(", ", text)]:
        named = offices.filter(title__iexact=text[:cut], organization__name__iexact=text[cut + 2 :]).first()
        if named:
            return named.merged_into or named
    return offices.shown().filter(labels__en__iexact=text).first()


def in_full(office: Office) -> str:
    """As ``office_called`` finds it again."""
    return f"{office.title}, {office.organization.name}"


def suggestions(kind: str, typed: str) -> list[dict[str, str]]:
    """What one may mean who has typed so far: the text to enter, and what tells it from others."""
    words = typed.replace("\0", " ").split()[:6]  # no text of PostgreSQL has a NUL
    if not words:
        return []
    match kind:
        case "person":
            found = Person.objects.shown()
            for word in words:
                found = found.filter(Q(name__icontains=word) | Q(aliases__folded__contains=fold(word)))
            return [
                {"text": person.name, "about": f"{person.birth.edtf or '?'}–{person.death.edtf}"}
                for person in found.distinct()[:SUGGESTED]
            ]
        case "office":
            offices = Office.objects.shown().select_related("organization")
            for word in words:
                offices = offices.filter(Q(title__icontains=word) | Q(organization__name__icontains=word))
            return [{"text": in_full(office), "about": str(office)} for office in offices[:SUGGESTED]]
        case "source":
            articles = Article.objects.counting().defer("text")
            for word in words:
                articles = articles.filter(
                    Q(title__icontains=word) | Q(publisher__icontains=word) | Q(slug__icontains=word)
                )
            return [
                {"text": article.slug, "about": f"{article.label} ({article.get_tier_display()})"}
                for article in articles[:SUGGESTED]
            ]
    return []
