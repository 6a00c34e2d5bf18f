"""Rankings in templates: ranks with their bounds, what was subtracted from what, and where a mark lies."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kb import dates_in_words
from kb.records_page import Asked, RecordsPage
from kb.templatetags.words import words
from people.dates import PartialDate
from tenures.models import Tenure
from tenures.ranking import Rank
from tenures.records import Age, Decade, Place

register = template.Library()


@register.filter
def place(rank: Rank | Place) -> str:
    return dates_in_words.place(rank.best, rank.worst)


@register.simple_tag
def working(rank: Rank, asked: Asked) -> SafeString:
    """What was subtracted from what: ``25 June 1984 − 1 October 1971``; several spells are added up."""
    return format_html_join(SafeString(" + "), "{}", ((_difference(t, asked),) for t in rank.tenures))


def _difference(tenure: Tenure, asked: Asked) -> SafeString:
    """An open spell, or one that outlasts the day asked about, is counted from when it was last confirmed up to then."""
    end = words(tenure.end, "short")
    if tenure.end_latest is None or tenure.end_latest > asked.as_of:
        counted = words(asked.as_of, "short")
        sure = tenure.end_earliest
        if tenure.end_status == Tenure.EndStatus.OPEN and sure and sure < asked.as_of:
            end = format_html(
                _("{} (last confirmed) to {}"), words(tenure.last_confirmed or sure, "short"), counted
            )
        else:
            end = counted
    return format_html("{} − {}", end, words(tenure.start, "short"))


@register.simple_tag
def age_words(age: Age) -> str:
    return dates_in_words.ages(age.days_min, age.days_max, age.tenure.person.birth, age.tenure.start)


@register.simple_tag
def age_mark(page: RecordsPage, age: Age) -> tuple[float, float]:
    """Where the age lies on the scale: from, and how wide."""
    at = page.age_scale.at(age.days_min)
    return at, round(page.age_scale.at(age.days_max) - at, 3)


@register.filter
def of_scale(days: int, scale: int) -> float:
    """Per cent of the longest bar."""
    return round(100 * days / scale, 3)


@register.filter
def decade_name(decade: Decade) -> str:
    return dates_in_words.in_words(PartialDate.parse(f"{decade.year // 10}X"))


@register.filter
def range_of(bounds: tuple[int, int | None]) -> str:
    """``1,652`` or ``1,400–1,652``: a column of numbers whose head says what they count."""
    low, high = bounds
    if high is None:
        return _("at least %(n)s") % {"n": dates_in_words.number(low)}
    if low == high:
        return dates_in_words.number(low)
    return f"{dates_in_words.number(low)}–{dates_in_words.number(high)}"
