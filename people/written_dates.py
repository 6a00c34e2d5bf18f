"""Dates as people write them, in English, German and French, to partial dates.

``9.11.1989``, ``Nov 1989``, ``November 9th, 1989``, ``9 novembre 1989``, ``um 1989``, ``~1989``, ``1960er``,
``before 1 Oct 2024``, ``entre 1971 et 1974`` and EDTF itself. What is ambiguous is not guessed at: ``9/11/1989`` has two readings, that with the day first
leading, for callers who know that in their language it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from people.dates import ONE_DAY, NotADate, PartialDate
from people.names import fold

LONGEST = 80  # characters: two dates with their weekdays, and the words between them
# As folded: without accents, ä as a or ae.
_MONTHS = (
    "january januar janner jaenner janvier jan janv",
    "february februar fevrier feb fev fevr febr",
    "march marz maerz mars mar mrz",
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
# Words that bound a date. "until" and "since" are none of them: they say when a spell ends or begins.
_BOUNDS = [
    (re.compile(rf"(?:{words})\s+(.+)", re.IGNORECASE), side)
    for side, words in (
        ("before", "before|earlier than|vor dem|vor|avant le|avant"),
        ("by", "by|at the latest|not? later than|not after|sp(?:ä|ae|a)testens(?: am)?|au plus tard(?: le)?"),
        ("after", "after|later than|nach dem|nach|apr[èe]s le|apr[èe]s"),
        (
            "from",
            "at the earliest|not? earlier than|not before|fr(?:ü|ue|u)hestens(?: am)?|au plus t[ôo]t(?: le)?",
        ),
    )
]
_BETWEEN = re.compile(
    r"between\s+(.+)\s+and\s+(.+)|zwischen\s+(?:dem\s+)?(.+)\s+und\s+(?:dem\s+)?(.+)|entre\s+(.+)\s+et\s+(.+)",
    re.IGNORECASE,
)


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
    for value in _bounded(text) or _plain(text):
        if value not in found:
            found.append(value)
    return found


def _bounded(text: str) -> list[PartialDate]:
    """What lies before, after or between dates: the days that are left for it."""
    if between := _BETWEEN.fullmatch(text):
        first, last = filter(None, between.groups())
        spans = [(a.earliest, b.latest) for a in readings(first) for b in readings(last)]
        return [PartialDate(*span) for span in spans if span[0] and span[1] and span[0] <= span[1]]
    for pattern, side in _BOUNDS:
        if bounded := pattern.fullmatch(text):
            values = [_beyond(value, side) for value in _plain(bounded[1])]
            return [value for value in values if value]
    return []


def _beyond(value: PartialDate, side: str) -> PartialDate | None:
    first, last = value.earliest or date.min, value.latest or date.max
    match side:
        case "before":
            return PartialDate(None, first - ONE_DAY) if first > date.min else None
        case "by":
            return PartialDate(None, last)
        case "after":
            return PartialDate(last + ONE_DAY, None) if last < date.max else None
    return PartialDate(first, None)


def _plain(text: str) -> Iterator[PartialDate]:
    for edtf in _candidates(text):
        try:
            yield PartialDate.parse(edtf)
        except NotADate:
            continue


def _candidates(text: str) -> Iterator[str]:
    about, doubtful = text.startswith(("~", "≈")), text.endswith("?")
    text = text.lstrip("~≈ ").rstrip("? ")
    qualifier = "%" if about and doubtful else "~" if about else "?" if doubtful else ""
    if figures := _FIGURES.fullmatch(text):
        for edtf in _in_figures(*figures.groups()):
            yield edtf + qualifier
        return
    words = [fold(word) for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _SMALL and word not in _WEEKDAYS]
    if any(word in _ABOUT for word in kept):
        qualifier = "%" if doubtful else "~"
    if edtf := _in_words([word for word in kept if word not in _ABOUT]):
        yield edtf + qualifier


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
