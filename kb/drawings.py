"""A timeline to take away: an SVG that carries its own style, and the same as PNG."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import resvg_py
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kb import labels
from kb.countries import css_class
from kb.holders import OfficePage

WIDTH, MARGIN = 1200, 24  # pixels
TITLE, FOOT = 64, 64  # pixels above and below the drawing
LEGEND = 144  # pixels for the name of a country
SHARP = 2  # a PNG has so many pixels for one of the SVG's, across and down
CARD, CARD_MARGIN = (1200, 630), 60  # pixels that Open Graph's readers show without cutting
LONGEST_TITLE = 1700  # pixels of a title in bold, times how wide a letter is for its height
FONTS = Path(__file__).parent / "fonts"
_TOKEN = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{3,6}), ")
_COUNTRY = re.compile(r"^\.([a-z]{2}) \{ --c: light-dark\((#[0-9a-f]{6}), ", re.MULTILINE)


def svg_of(page: OfficePage, *, origin: str, data_as_of: date | None) -> str:
    """The wide drawing with its title, its legend and where it comes from; links lead to the site."""
    drawn = 324 if page.lens else 180
    markup = render_to_string(
        "timeline/export.svg",
        {
            "page": page,
            "drawing": page.wide,
            "lens": page.lens,
            "width": WIDTH,
            "inner": WIDTH - 2 * MARGIN,
            "margin": MARGIN,
            "top": TITLE,
            "drawn": drawn,
            "height": TITLE + drawn + FOOT,
            "style": _style(),
            "legend": _legend(page),
            "data_as_of": data_as_of,
            "address": f"{origin}{page.office.get_absolute_url()}",
        },
    )
    return markup.replace('href="/', f'href="{origin}/')


def card_of(page: OfficePage) -> str:
    """What a link to the site looks like where it is shared: who it is now, over the line of everyone."""
    office, current = labels.of_office(page.office), page.current
    title = current.tenure.person.name if current else office
    began = current.tenure.start.earliest if current else None
    year = began.year if began else page.since
    since = _("since %(year)s") % {"year": year} if year else ""
    return render_to_string(
        "timeline/card.svg",
        {
            "page": page,
            "drawing": page.wide,
            "width": CARD[0],
            "height": CARD[1],
            "margin": CARD_MARGIN,
            "inner": CARD[0] - 2 * CARD_MARGIN,
            "title": title,
            "title_size": min(84, int(LONGEST_TITLE / max(len(title), 1))),
            "subtitle": ", ".join(filter(None, (office if current else "", since))),
            "style": _style(),
        },
    )


def png_of(svg: str, zoom: int = SHARP) -> bytes:
    """With the fonts that come with the site, so that it looks alike on every machine."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )


@cache
def _style() -> str:
    """The rules of the timeline in the light colours of the site's style sheet, spelled for every viewer."""
    sheet = (settings.BASE_DIR / "kb/static/kb/site.css").read_text()
    tokens = dict(_TOKEN.findall(sheet))
    countries = "".join(f".{code} .b,.{code} .pre{{fill:{hue}}}" for code, hue in _COUNTRY.findall(sheet))
    return render_to_string("timeline/export.css", {"tokens": tokens, "countries": countries})


def _legend(page: OfficePage) -> list[tuple[int, str, str]]:
    """Place, class and code of each country."""
    return [
        (number * LEGEND, css_class(code), code)
        for number, (code, _holders) in enumerate(page.countries[: (WIDTH - 2 * MARGIN) // LEGEND])
    ]
