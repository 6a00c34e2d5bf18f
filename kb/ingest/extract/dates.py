"""Time expressions: points, spans and durations, with relative ones kept relative until resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import regex
from text_to_num import text2num

from kb.ingest.extract.lexicon import Lexicon, lexicon
from kb.ingest.extract.tokens import Token
from people.dates import PartialDate, end_of_month

FIRST_YEAR, LAST_YEAR = 1800, 2099
# Months of a season in the north; "early summer" is given the weeks the press means by it.
_SEASONS = {"spring": (3, 5), "early_summer": (5, 7), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_THIRDS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}
_QUARTERS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_NUMBER = regex.compile(r"(\d+)(?:st|nd|rd|th|er|ère|e|ème)?")
_DOTTED = regex.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")
_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_AGE = regex.compile(r"(\d{2})-?(?:jährig\w*|year-old)")
_YEARS_LONG = regex.compile(r"(\p{L}+)jährig\p{L}*|(\d{1,2})-?jährig\p{L}*")
# Words after a four-digit number that make it a count and not a year.
_COUNTED = frozenset(
    """
    euro euros dollar dollars menschen personen soldaten people troops soldiers prozent percent
    personnes soldats kilometer km million millionen meter tonnen tote dead morts jobs stellen mann
    hommes men women einwohner inhabitants mitglieder members years jahre ans
    """.split()
)
# More numbers than these are not said in words of terms of office.
_NUMBER_WORDS = {
    "de": {"ein", "einem", "eines", "einer", "eine"},
    "en": {"a", "an"},
    "fr": {"un", "une"},
}


@dataclass(frozen=True, slots=True)
class When:
    """A point in time as said: fixed (``first``/``last``), or to be placed near the publication day.

    Relative kinds: ``day`` (days from publication), ``weekday``, ``date`` (month and day without
    a year), ``month``, ``year`` (years from publication), ``season``.
    """

    kind: str = "fixed"
    first: date | None = None
    last: date | None = None
    qualifier: str = ""
    number: int = 0
    month: int = 0
    day: int = 0
    part: str = ""
    turn: str = ""  # last | next | this

    def resolve(self, published: date | None, *, ahead: bool = False) -> PartialDate | None:
        """The days meant; None where that depends on an unknown day of publication."""
        if self.kind == "fixed":
            return PartialDate(self.first, self.last, self.qualifier)
        if published is None:
            return None
        try:
            return self._near(published, ahead or self.turn == "next")
        except (ValueError, OverflowError):
            return None

    def _near(self, published: date, ahead: bool) -> PartialDate | None:
        if self.kind == "day":
            return PartialDate.on(published + timedelta(self.number))
        if self.kind == "weekday":
            back = (published.weekday() - self.number) % 7 or (7 if self.turn == "last" else 0)
            step = (7 - back) % 7 if ahead else -back
            return PartialDate.on(published + timedelta(step))
        if self.kind == "year":
            year = published.year + self.number
            if self.part:
                return _part_of_year(year, self.part)
            return PartialDate(date(year, 1, 1), date(year, 12, 31), self.qualifier)
        if self.kind == "season":
            return self._season(published, ahead)
        return self._calendar(published, ahead)

    def _season(self, published: date, ahead: bool) -> PartialDate:
        for year in (
            (range(published.year - 1, published.year + 2)) if ahead else range(published.year, 0, -1)
        ):
            found = season(year, self.part)
            first, last = _days(found)
            if (last >= published) if ahead else (first <= published):
                return found
        raise ValueError(self.part)

    def _calendar(self, published: date, ahead: bool) -> PartialDate:
        years = (published.year, published.year + 1) if ahead else (published.year, published.year - 1)
        found = None
        for year in years:
            found = _in_month(year, self.month, self.day, self.part)
            first, last = _days(found)
            if self.turn == "last" and last >= published:
                continue
            if (last >= published) if ahead else (first <= published + timedelta(3)):
                break
        return found  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Time:
    """``kind``: D a day or period, F since, U until, B from, Z from-to, Y a duration in years, A an age."""

    kind: str
    start: When | None = None
    end: When | None = None
    years: int = 0
    at_least: bool = False


def fixed(found: PartialDate) -> When:
    return When("fixed", found.earliest, found.latest, found.qualifier)


def season(year: int, name: str) -> PartialDate:
    first, last = _SEASONS[name]
    return PartialDate(date(year, first, 1), end_of_month(year + (last > 12), (last - 1) % 12 + 1), "~")


def _days(value: PartialDate) -> tuple[date, date]:
    """First and last day of a date that has both."""
    if value.earliest is None or value.latest is None:
        raise ValueError(f"Open-sided: {value}")
    return value.earliest, value.latest


def _in_month(year: int, month: int, day: int, part: str) -> PartialDate:
    if day:
        return PartialDate.on(date(year, month, day))
    whole = PartialDate(date(year, month, 1), end_of_month(year, month))
    if part in _THIRDS:
        first, last = _THIRDS[part]
        until = min(date(year, month, 1) + timedelta(last - 1), end_of_month(year, month))
        return PartialDate(date(year, month, first), until)
    return whole


def _part_of_year(year: int, part: str) -> PartialDate:
    first, last = _QUARTERS[part]
    return PartialDate(date(year, first, 1), end_of_month(year, last))


@cache
def number_words(language: str) -> frozenset[str]:
    return frozenset(lexicon(language).time["numbers"])


@cache
def number_word(word: str, language: str) -> int | None:
    """``zehn`` -> 10; None for what is no number."""
    if word in _NUMBER_WORDS[language]:
        return 1
    if word not in number_words(language) and not word.isdigit():
        return None
    if word.isdigit():
        return int(word) if len(word) < 4 else None
    try:
        return int(text2num(word, language))
    except (ValueError, KeyError):
        return None


class TimeReader:
    """Reads time expressions of one language from tokens. Every method looks ahead a few words only."""

    def __init__(self, lex: Lexicon) -> None:
        self.language = lex.language
        self.words = time = lex.time
        self.months = {n: i for i, names in enumerate(time["months"], 1) for n in names.lower().split("|")}
        self.weekdays = {n: i for i, names in enumerate(time["weekdays"]) for n in names.lower().split("|")}
        self.seasons = {n: key for key, names in time["seasons"].items() for n in names.lower().split("|")}
        self.relative_days = {
            **dict.fromkeys(time["today"], 0),
            **dict.fromkeys(time["yesterday"], -1),
            **dict.fromkeys(time["tomorrow"], 1),
        }
        self.at = self._set("at")
        self.parts = self._phrases(early="early", mid="mid", late="late")
        self.since = self._phrases(since="since")
        self.origin = self._phrases(origin="from")
        self.until = self._phrases(until="until")
        self.to = self._phrases(to="to")
        self.between = self._phrases(between="between")
        self.ago = self._phrases(ago="ago")
        self.about = self._phrases(about="about")
        self.at_least = self._phrases(at_least="at_least")
        self.turns = self._turns(time)
        self.years = self._set("years")
        self.decade = self._set("decade")
        self.in_year = self._set("in_year")
        self.other_units = self._set("months_unit") | self._set("weeks_unit") | self._set("days_unit")
        self.starters = self._starters()

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(word.lower() for word in self.words[name])

    def _phrases(self, **names: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for meaning, name in names.items():
            for phrase in self.words[name]:
                words = tuple(phrase.lower().replace("'", "' ").split())
                found.setdefault(words[0], []).append((words, meaning))
        for entries in found.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return found

    def _turns(self, time: dict[str, Any]) -> dict[str, str]:
        found = {}
        for turn in ("last", "next", "this"):
            for word in time[turn]:
                stem = word.rstrip("*")
                for ending in ("e", "er", "en", "em", "es") if word.endswith("*") else ("",):
                    found[stem + ending] = turn
        return found

    def _starters(self) -> frozenset[str]:
        words: set[str] = set(self.months) | set(self.weekdays) | set(self.relative_days) | set(self.turns)
        words |= {name.split()[0] for name in self.seasons} | set(self.in_year)
        for table in (
            self.parts,
            self.since,
            self.origin,
            self.until,
            self.between,
            self.ago,
            self.about,
            self.at_least,
        ):
            words |= set(table)
        words |= set(self.at) | number_words(self.language) | _NUMBER_WORDS[self.language]
        return frozenset(words)

    def _phrase(
        self, table: dict[str, list[tuple[tuple[str, ...], str]]], t: Sequence[Token], i: int
    ) -> tuple[int, str]:
        if i < len(t):
            for words, meaning in table.get(t[i].lower, ()):
                if len(words) == 1 or tuple(x.lower for x in t[i : i + len(words)]) == words:
                    return len(words), meaning
        return 0, ""

    def starts(self, token: Token) -> bool:
        """Cheap: can an expression begin here?"""
        first = token.text[0]
        return first.isdigit() or token.lower in self.starters

    def read(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        """The expression that begins at ``i`` and the token after it."""
        for reader in (self._span, self._since, self._until, self._long, self._point_in_time, self._from):
            time, j = reader(t, i)
            if time:
                return time, j
        return None, i

    def _span(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        opened, _ = self._phrase(self.origin, t, i)
        both, _ = self._phrase(self.between, t, i)
        j = i + (opened or both)
        start, j = self._loose_point(t, j)
        if not start or j >= len(t):
            return None, i
        if both:
            linked = 1 if t[j].lower in ("und", "and", "et") else 0
        elif opened:
            linked, _ = self._phrase(self.to, t, j)
            linked = linked or (1 if t[j].text in "–-" else 0)
        else:
            linked = (
                1
                if t[j].text in ("–", "-", "—")
                else self._phrase(self.to, t, j)[0]
                if self.language == "de"
                else 0
            )
        if not linked:
            return None, i
        end, k = self._loose_point(t, j + linked)
        if not end:
            return None, i
        return Time("Z", _with_year_of(start, end), end), k

    def _since(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        length, _ = self._phrase(self.since, t, i)
        if not length:
            return None, i
        start, j = self._loose_point(t, i + length)
        if start:
            return Time("F", start), j
        years, _, j = self._duration(t, i + length)
        if years:
            return Time("F", When("year", number=-years, qualifier="~")), j
        return None, i

    def _until(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        length, _ = self._phrase(self.until, t, i)
        if not length:
            return None, i
        end, j = self._loose_point(t, i + length)
        return (Time("U", None, end), j) if end else (None, i)

    def _from(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        length, _ = self._phrase(self.origin, t, i)
        if not length or (self.language == "fr" and length == 1):
            return None, i
        start, j = self._loose_point(t, i + length)
        return (Time("B", start), j) if start else (None, i)

    def _point_in_time(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        j = i
        while j < len(t) and j - i < 4 and t[j].lower in self.at:
            j += 1
        start, k = self._point(t, j, bare=j == i)
        return (Time("D", start), k) if start else (None, i)

    def _loose_point(self, t: Sequence[Token], i: int) -> tuple[When | None, int]:
        """A point after skipping prepositions and articles."""
        j = i
        while j < len(t) and j - i < 3 and t[j].lower in self.at:
            j += 1
        found, k = self._point(t, j, bare=False)
        return (found, k) if found else (None, i)

    def _long(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        """Durations and ages."""
        token = t[i]
        if age := _AGE.fullmatch(token.lower):
            return Time("A", years=int(age[1])), i + 1
        ago, _ = self._phrase(self.ago, t, i)
        if ago and self.language in ("de", "fr"):
            years, _, j = self._duration(t, i + ago)
            return (Time("D", When("year", number=-years, qualifier="~")), j) if years else (None, i)
        years, at_least, j = self._duration(t, i)
        if not years:
            return None, i
        if self.language == "en" and j < len(t) and t[j].lower == "ago":
            return Time("D", When("year", number=-years, qualifier="~")), j + 1
        if j < len(t) and t[j].lower in ("alt", "old", "älter", "später", "later", "tard", "older", "plus"):
            if t[j].lower in ("alt", "old") and years >= 18:
                return Time("A", years=years), j + 1
            return None, i
        return Time("Y", years=years, at_least=at_least), j

    def _duration(self, t: Sequence[Token], i: int) -> tuple[int, bool, int]:
        """Years, whether at least, and the token after; 0 years for no duration."""
        at_least = False
        j = i
        for _ in range(3):
            length, _ = self._phrase(self.at_least, t, j)
            if length:
                at_least = True
                j += length
            elif j < len(t) and t[j].lower in ("für", "for", "pendant", "über"):
                j += 1
        length, _ = self._phrase(self.about, t, j)
        vague = (length > 1 and t[j].lower in ("more", "plus", "just")) or (length and t[j].lower == "over")
        j += length
        if j >= len(t):
            return 0, False, i
        if long := _YEARS_LONG.fullmatch(t[j].lower):
            word = long[1] or long[2]
            years = number_word(word, self.language) if word else None
            if (
                years
                and years < 18
                and j + 1 < len(t)
                and t[j + 1].lower in ("amtszeit", "herrschaft", "regentschaft")
            ):
                return years, at_least, j + 1
            return 0, False, i
        if t[j].lower in self.decade:
            return 0, False, i
        if not (t[j].text[0].isdigit() or t[j].word):
            return 0, False, i
        if j + 1 < len(t) and (t[j + 1].lower in self.years or t[j + 1].lower in self.decade):
            years = number_word(t[j].lower.removesuffix("."), self.language)
            if years and years < 80 and not vague:
                return years * (10 if t[j + 1].lower in self.decade else 1), at_least, j + 2
        return 0, False, i

    def _point(self, t: Sequence[Token], i: int, *, bare: bool) -> tuple[When | None, int]:
        if i >= len(t):
            return None, i
        token = t[i]
        lower = token.lower
        if lower in self.relative_days:
            return When("day", number=self.relative_days[lower]), i + 1
        if lower in self.weekdays and token.capital | (self.language == "fr"):
            return self._weekday(t, i)
        length, part = self._phrase(self.parts, t, i)
        if length:
            j = i + length
            while j < len(t) and t[j].lower in self.at:
                j += 1
            return self._month_or_year(t, j, part)
        if lower in self.turns:
            return self._turned(t, i)
        if token.text[0].isdigit():
            return self._numeric(t, i, bare)
        if lower in self.months and not (
            lower in ("may", "march", "mars", "mai") and not self._month_like(t, i)
        ):
            return self._month_or_year(t, i, "")
        for name, key in self.seasons.items():
            words = name.split()
            if lower == words[0] and [x.lower for x in t[i : i + len(words)]] == words:
                if bare and self.language != "de":
                    return None, i
                j = i + len(words)
                year, k = self._year(t, j)
                return (fixed(season(year, key)), k) if year else (When("season", part=key), j)
        if lower in self.in_year and i + 1 < len(t):
            year, j = self._year(t, i + 1)
            return (fixed(PartialDate.parse(str(year))), j) if year else (None, i)
        return None, i

    def _month_like(self, t: Sequence[Token], i: int) -> bool:
        """Is "May" or "March" the month here? Only beside a number or after "in", "last" and the like."""
        after = i + 1 < len(t) and t[i + 1].text[0].isdigit()
        before = i > 0 and (
            t[i - 1].text[0].isdigit() or t[i - 1].lower in self.at or t[i - 1].lower in self.turns
        )
        return after or (
            before and (self.language != "en" or t[i - 1].lower in ("in", "last", "next", "this"))
        )

    def _weekday(self, t: Sequence[Token], i: int) -> tuple[When | None, int]:
        j = i + 1
        while (
            j < len(t)
            and j - i < 4
            and (t[j].text == "," or t[j].lower in ("dem", "den", "le", "der", "the"))
        ):
            j += 1
        if j < len(t) and t[j].text[0].isdigit():
            found, k = self._numeric(t, j, bare=False)
            if found and (found.first == found.last or found.day):
                return found, k
        if j < len(t) and self.language == "en" and t[j].lower in self.months:
            found, k = self._month_or_year(t, j, "")
            if found and (found.day or (found.first and found.first == found.last)):
                return found, k
        turn = self.turns.get(t[i + 1].lower, "") if i + 1 < len(t) and self.language == "fr" else ""
        return When("weekday", number=self.weekdays[t[i].lower], turn=turn), i + 2 if turn else i + 1

    def _turned(self, t: Sequence[Token], i: int) -> tuple[When | None, int]:
        """ "last October", "vergangenen Dienstag", "next year", "ce jeudi"."""
        turn = self.turns[t[i].lower]
        if i + 1 >= len(t):
            return None, i
        after = t[i + 1].lower
        if after in self.weekdays:
            found, j = self._weekday(t, i + 1)
            if found and found.kind == "weekday":
                return When("weekday", number=found.number, turn=turn), j
            return found, j
        if after in self.months:
            return When("month", month=self.months[after], turn=turn), i + 2
        if after in self.years:
            return When("year", number={"last": -1, "next": 1}.get(turn, 0)), i + 2
        if after in self.seasons:
            return When("season", part=self.seasons[after], turn=turn), i + 2
        if turn == "this" and t[i + 1].text[0].isdigit():
            return self._numeric(t, i + 1, bare=False)
        return None, i

    def _numeric(self, t: Sequence[Token], i: int, bare: bool) -> tuple[When | None, int]:
        text = t[i].text
        try:
            if found := _ISO.fullmatch(text):
                return fixed(PartialDate.on(date(int(found[1]), int(found[2]), int(found[3])))), i + 1
            if found := _DOTTED.fullmatch(text):
                return fixed(PartialDate.on(date(int(found[3]), int(found[2]), int(found[1])))), i + 1
            number = _NUMBER.fullmatch(text)
            if not number:
                return None, i
            if len(number[1]) <= 2:
                return self._day_of_month(t, i, int(number[1]))
        except ValueError:
            return None, i
        year, j = self._year(t, i)
        if not year or (bare and j < len(t) and t[j].lower in _COUNTED):
            return None, i
        return fixed(PartialDate.parse(str(year))), j

    def _day_of_month(self, t: Sequence[Token], i: int, day: int) -> tuple[When | None, int]:
        j = i + 1
        if j < len(t) and t[j].text == "." and self.language == "de":
            j += 1
        if j < len(t) and t[j].lower == "of":
            j += 1
        if j >= len(t) or t[j].lower not in self.months or not 1 <= day <= 31:
            return None, i
        month = self.months[t[j].lower]
        return self._dated(t, j + 1, month, day)

    def _dated(self, t: Sequence[Token], j: int, month: int, day: int) -> tuple[When | None, int]:
        k = j + 1 if j < len(t) and t[j].text == "," and self.language == "en" else j
        year, after = self._year(t, k)
        if year:
            try:
                return fixed(PartialDate.on(date(year, month, day))), after
            except ValueError:
                return None, j
        if j < len(t) and self.turns.get(t[j].lower) and self.language == "fr":
            return When("date", month=month, day=day, turn=self.turns[t[j].lower]), j + 1
        return When("date", month=month, day=day), j

    def _month_or_year(self, t: Sequence[Token], i: int, part: str) -> tuple[When | None, int]:
        if i >= len(t):
            return None, i
        month = self.months.get(t[i].lower)
        if month is None:
            if part and t[i].lower in self.turns and i + 1 < len(t) and t[i + 1].lower in self.years:
                turn = self.turns[t[i].lower]
                return When("year", number={"last": -1, "next": 1}.get(turn, 0), part=part), i + 2
            if part and t[i].lower in self.in_year:
                i += 1
            year, j = self._year(t, i)
            return (fixed(_part_of_year(year, part)), j) if year and part else (None, i)
        j = i + 1
        if self.language == "en" and j < len(t) and not part:
            number = _NUMBER.fullmatch(t[j].text)
            if number and len(number[1]) <= 2 and 1 <= int(number[1]) <= 31:
                return self._dated(t, j + 1, month, int(number[1]))
        k = j
        if (
            k < len(t)
            and (t[k].lower in ("of", "de") or t[k].text == ",")
            and k + 1 < len(t)
            and t[k + 1].text[0].isdigit()
        ):
            k += 1
        year, after = self._year(t, k)
        if year:
            return fixed(_in_month(year, month, 0, part)), after
        if j < len(t) and self.language == "fr" and t[j].lower in self.turns:
            return When("month", month=month, part=part, turn=self.turns[t[j].lower]), j + 1
        return When("month", month=month, part=part), j

    def _year(self, t: Sequence[Token], i: int) -> tuple[int, int]:
        if i < len(t) and len(t[i].text) == 4 and t[i].text.isascii() and t[i].text.isdigit():
            year = int(t[i].text)
            if FIRST_YEAR <= year <= LAST_YEAR:
                return year, i + 1
        return 0, i


def _with_year_of(start: When, end: When) -> When:
    """ "from June to October 2014": the start takes the year of the end."""
    if start.kind in ("date", "month") and end.kind == "fixed" and end.first:
        year = end.first.year
        try:
            found = _in_month(year, start.month, start.day, start.part)
            if found.earliest and end.last and found.earliest > end.last:
                found = _in_month(year - 1, start.month, start.day, start.part)
            return fixed(found)
        except ValueError:
            return start
    return start


@cache
def time_reader(language: str) -> TimeReader:
    return TimeReader(lexicon(language))
