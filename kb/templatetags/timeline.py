"""Small arithmetic and look-ups for drawings; the geometry itself is ``tenures.timeline``."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb import countries, dates_in_words
from kb.conflicts import Conflict, Mark, scale
from kb.evidence import Support
from kb.holders import OfficePage, Row
from kb.lanes_page import LanesPage
from kb.rank_rows import RankRow
from tenures.columns import has_room
from tenures.models import Tenure
from tenures.ranking import Rank
from tenures.succession import VACANT, Gap
from tenures.timeline import FIGURE, LETTER, Axis, Bar, Hole, Part, Timeline

register = template.Library()

# A flag above and one below a lane that lies between y = 60 and y = 100: both ends of the pole, the
# baselines of the name and of the years.
_FLAGS = ((22, 60, 33, 49), (100, 142, 124, 140))


@register.simple_tag
def row_of(page: OfficePage, tenure: Tenure) -> Row:
    """The row of the table that a bar is drawn from."""
    return page.row_of[tenure.pk]


@register.simple_tag
def lane_days(page: LanesPage, tenure: Tenure) -> tuple[int, int | None]:
    return page.days(tenure)


@register.simple_tag
def lane_support(page: LanesPage, tenure: Tenure) -> Support:
    return page.support(tenure)


@register.filter
def roomy(part: Part) -> bool:
    """A piece of a column has room for the code of a country."""
    return has_room(part)


@register.filter
def css_class(code: str) -> str:
    return countries.css_class(code)


@register.filter
def plus(value: float, other: float) -> float:
    return round(value + other, 3)


@register.filter
def minus(value: float, other: float) -> float:
    return round(value - other, 3)


@register.simple_tag
def flag(bar: Bar) -> SafeString:
    """The name of a holder on a pole, above or below the lane."""
    top, foot, name, years = _FLAGS[bar.level or 0]
    anchor, shift = ("end", -5) if bar.flipped else ("start", 5)
    at = bar.until if bar.flipped else bar.at
    person = bar.tenure.person
    return format_html(
        '<line class="p" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>'
        '<text class="n {3}" x="{0}%" y="{4}" dx="{5}">{6}</text><text class="{3}" x="{0}%" y="{7}" dx="{5}">{8}</text>',
        at, top, foot, anchor, name, shift, person.short_name, years,
        dates_in_words.years(bar.tenure.start, bar.tenure.end, is_open=bar.is_open),
    )  # fmt: skip


@register.simple_tag
def hole_name(gap: Gap) -> str:
    """Nobody held the office, as a source says, or nobody is named."""
    return _("Nobody in office") if gap.kind == VACANT else _("Nobody named")


@register.simple_tag
def hole_kind(gap: Gap) -> str:
    return _("vacant") if gap.kind == VACANT else _("unrecorded")


@register.simple_tag
def hole_flag(hole: Hole) -> SafeString:
    """What a hole too narrow for words is, on a pole as the names are, before it."""
    top, foot, name, below = _FLAGS[hole.level or 0]
    return format_html(
        '<line class="p" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>'
        '<text class="n end" x="{0}%" y="{3}" dx="-5">{4}</text><text class="end" x="{0}%" y="{5}" dx="-5">{6}, {7}</text>',
        hole.middle, top, foot, name, hole_name(hole.gap), below, hole_kind(hole.gap), gap_days(hole.gap),
    )  # fmt: skip


@register.simple_tag
def lens_label(bar: Bar) -> SafeString:
    """Name and country inside a magnified bar, where they fit."""
    person = bar.tenure.person
    text = f"{person.short_name} {person.nationality}".strip()
    if (bar.until - bar.at) < len(text) * LETTER:
        return SafeString("")
    pale = "" if bar.firm else " pale"
    return format_html('<text class="k{}" x="{}%" y="243">{}</text>', pale, bar.middle, text)


@register.simple_tag
def lens_flag(bar: Bar, row: Row) -> SafeString:
    """An acting holder below the lens, beside a pole; where the words would run out of the picture, from its edge."""
    name = bar.tenure.person.name
    told = ", ".join(
        filter(None, (bar.tenure.person.nationality, _("acting"), dates_in_words.days(*row.days)))
    )
    side, shift, at = ("end", -5, bar.middle) if bar.flipped else ("start", 5, bar.middle)
    if bar.flipped and max(len(name) * LETTER, len(told) * FIGURE) > bar.middle:
        side, shift, at = "start", 0, 0.0
    return format_html(
        '<line class="p" x1="{0}%" x2="{0}%" y1="256" y2="{1}"/>'
        '<text class="n {2}" x="{3}%" y="274" dx="{4}">{5}</text><text class="{2}" x="{3}%" y="290" dx="{4}">{6}</text>',
        bar.middle, 262 if at != bar.middle else 292, side, at, shift, name, told,
    )  # fmt: skip


@register.simple_tag
def src(support: Support, tenure: Tenure, what: str, edge: str = "") -> SafeString:
    """The source marker: how many independent sources stand behind a value; it leads to them.

    ``edge`` is start or end: it leads to why the date is what it is, also where no source states it.
    """
    address = why(tenure, edge) if edge else tenure.get_absolute_url()
    if not support.count:
        if not edge or not getattr(tenure, edge).known:
            return SafeString("")
        said = _("No source states it, it follows from others: %(name)s, %(what)s")
        label = said % {"name": tenure.person.name, "what": what}
        return format_html('<a class="src weak" href="{}" aria-label="{}">∴</a>', address, label)
    said = ngettext(
        "%(n)s independent source for %(name)s: %(what)s",
        "%(n)s independent sources for %(name)s: %(what)s",
        support.count,
    ) % {"n": support.count, "name": tenure.person.name, "what": what}
    weak = "" if support.solid else " weak"
    return format_html(
        '<a class="src{}" href="{}" aria-label="{}">{}</a>', weak, address, said, support.count
    )


@register.simple_tag
def why(tenure: Tenure, value: str) -> str:
    """Where the person's page says why the start, the end or the days of a spell are what they are."""
    return f"{tenure.person.get_absolute_url()}#why-{tenure.slug}-{value}"


@register.simple_tag
def dispute(tenure: Tenure, edge: str) -> SafeString:
    """An amber diamond where sources disagree on an edge; it leads to them, side by side."""
    if not getattr(tenure, f"{edge}_disputed"):
        return SafeString("")
    said = _("Sources disagree: %(name)s, %(what)s") % {"name": tenure.person.name, "what": edge_word(edge)}
    return format_html(
        ' <a class="dia" href="{}#{}-{}" aria-label="{}">◆</a>', reverse("conflicts"), tenure.slug, edge, said
    )


@register.simple_tag
def lens_edges(whole: Timeline, lens: Timeline) -> tuple[float, float]:
    """Where the magnified years lie on the whole."""
    axis = Axis(whole.first, whole.last)
    return axis.at(lens.first), axis.at(lens.last)


@register.simple_tag
def gap_days(gap: Gap) -> str:
    return dates_in_words.days(gap.days_min, gap.days_max)


@register.simple_tag
def scale_of(conflict: Conflict) -> list[Mark]:
    return scale(conflict)


@register.simple_tag
def edge_word(edge: str) -> str:
    """What an edge of a spell or of a life is called."""
    return {"start": _("start"), "end": _("end"), "birth": _("birth"), "death": _("death")}[edge]


@register.simple_tag
def days_of(rank: Rank) -> str:
    return dates_in_words.days(rank.days_min, rank.days_max)


@register.simple_tag
def lead_of(row: RankRow) -> str:
    """``12 years, 8 months (4,651 days), 1971–84.``"""
    tenure, rank = row.rank.tenures[0], row.rank
    length = dates_in_words.days(rank.days_min, rank.days_max)
    years = dates_in_words.years(tenure.start, tenure.end, is_open=tenure.end_status == "open")
    if tenure.start.exact and tenure.end.exact and tenure.start_earliest and tenure.end_earliest:
        return f"{dates_in_words.years_and_months(tenure.start_earliest, tenure.end_earliest)} ({length}), {years}."
    return f"{length}, {years}."


@register.simple_tag
def certainty_word(certainty: str) -> str:
    return {"certain": _("certain"), "presumed": _("presumed"), "possible": _("possible")}[certainty]
