"""Dates as people write them, in English, German and French, to partial dates.

``9.11.1989``, ``Nov 1989``, ``November 9th, 1989``, ``9 novembre 1989``, ``um 1989``, ``1960er`` and EDTF
itself. What is ambiguous is not guessed at: ``9/11/1989`` has two readings, unless the caller knows
that the day comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.dates import NotADate, PartialDate
from people.names import fold

LONGEST = 60  # characters: "between" two dates is no date
# As folded: without accents, ä as a or ae.
_MONTHS = (
    "january januar janner jaenner janvier jan janv",
    "february februar fevrier feb fev fevr febr",
    "march marz maerz mars mar mrz mae",
    "april avril apr avr",
    "may mai",
    "june juni juin jun",
    "july juli juillet jul juil",
    "august aout aug",
    "september septembre sep sept",
    "october oktober octobre oct okt",
    "november novembre nov",
    "december dezember decembre dec dez",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_SMALL = frozenset("on in of the am im den der des le en au du de".split())
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim".split()
)
_ABOUT = frozenset("about around circa ca c um etwa gegen vers environ".split())
_DECADE_WORDS = frozenset("jahre annees years".split())
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|eme|e)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DECADE = re.compile(r"(\d{3})0(?:s|er)", re.ASCII)
_FIGURES = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,4})(?:\s*\2\s*(\d{4}|\d{1,2}))?", re.ASCII)
_WORD = re.compile(r"[^\W_]+")


def read_date(text: str, *, day_first: bool = False) -> PartialDate:
    """The one reading of a text; raises NotADate where it has none, or several."""
    found = readings(text)
    if len(found) > 1 and day_first:
        return found[0]
    if len(found) != 1:
        raise NotADate(text)
    return found[0]


def readings(text: str) -> list[PartialDate]:
    """Every date that the text can mean, the one with the day first leading; empty where it is none."""
    text = text.strip()
    try:
        return [PartialDate.parse(text)]
    except NotADate:
        pass
    if len(text) > LONGEST:
        return []
    found: list[PartialDate] = []
    for edtf in _candidates(text):
        try:
            value = PartialDate.parse(edtf)
        except NotADate:
            continue
        if value not in found:
            found.append(value)
    return found


def _candidates(text: str) -> Iterator[str]:
    if figures := _FIGURES.fullmatch(text):
        yield from _in_figures(*figures.groups())
        return
    words = [fold(word) for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _SMALL and word not in _WEEKDAYS]
    about = any(word in _ABOUT for word in kept)
    kept = [word for word in kept if word not in _ABOUT]
    if edtf := _in_words(kept):
        yield f"{edtf}~" if about else edtf


def _in_figures(first: str, mark: str, second: str, third: str | None) -> Iterator[str]:
    if third is None:  # 1989/11, 11/1989, 11.1989
        year, month = (first, second) if len(first) == 4 else (second, first)
        yield f"{year}-{month:0>2}"
        return
    if len(first) == 4:
        yield f"{first}-{second:0>2}-{third:0>2}"
    elif len(third) == 4 and len(first) <= 2:
        yield f"{third}-{second:0>2}-{first:0>2}"
        if mark != ".":  # with points the day comes first everywhere
            yield f"{third}-{first:0>2}-{second:0>2}"


def _in_words(words: list[str]) -> str:
    """EDTF of a year, a decade, or a month with its year and perhaps its day; empty for anything else."""
    months = [_MONTH[word] for word in words if word in _MONTH]
    years = [word for word in words if _YEAR.fullmatch(word)]
    days = [found[1] for word in words if (found := _DAY.fullmatch(word))]
    decades = [found[1] for word in words if (found := _DECADE.fullmatch(word))]
    if len(words) == 1 and years:
        return years[0]
    if decades and all(_DECADE.fullmatch(word) or word in _DECADE_WORDS for word in words):
        return f"{decades[0]}X" if len(decades) == 1 else ""
    if len(words) != len(months) + len(years) + len(days) or len(months) != 1 or len(years) != 1:
        return ""
    if not days:
        return f"{years[0]}-{months[0]:02}"
    return f"{years[0]}-{months[0]:02}-{days[0]:0>2}" if len(days) == 1 else ""
