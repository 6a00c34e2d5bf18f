"""Points in time: days, months, years, seasons, weekdays, and what is counted from today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import regex

from kb.ingest.extract.time_words import TimeWords, phrase_at
from kb.ingest.extract.tokens import Token
from kb.ingest.extract.when import FIRST_YEAR, LAST_YEAR, When, fixed, in_month, part_of_year, season
from people.dates import PartialDate

Found = tuple[When | None, int]  # the point, and the token after it
_NUMBER = regex.compile(r"(\d+)(?:st|nd|rd|th|er|ère|e|ème)?")
_DOTTED = regex.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")
_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DECADE = regex.compile(r"(\d{3}0)(?:s|ern?(?:-jahren?)?)")
_STEPS = {"last": -1, "this": 0, "next": 1}
# Months that are other words as well: they need a number or a preposition beside them.
_AMBIGUOUS = frozenset(("may", "march", "mars", "mai"))
_LONGEST_LINK = 4  # words between "Tuesday" and its date: "Dienstag, den 1. Oktober"


class PointReader:
    """Reads one point from tokens. Every method looks ahead a few words only."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words

    def loose(self, t: Sequence[Token], i: int) -> Found:
        """A point after skipping prepositions and articles."""
        j = i
        while j < len(t) and j - i < 3 and t[j].lower in self.words.at:
            j += 1
        found, k = self.read(t, j, bare=False)
        return (found, k) if found else (None, i)

    def read(self, t: Sequence[Token], i: int, *, bare: bool) -> Found:
        """``bare``: no preposition stands before it."""
        if i >= len(t):
            return None, i
        token, lower, words = t[i], t[i].lower, self.words
        if not words.may_be_point(lower):
            return None, i
        if lower in words.relative_days:
            return When("day", number=words.relative_days[lower]), i + 1
        if lower in words.weekdays and (token.capital or not words.weekdays_are_capital):
            return self._weekday(t, i)
        if lower.startswith(words.mid_prefix):
            return self._middle(t, i)
        length, part = phrase_at(words.parts, t, i)
        if length:
            return self._part(t, i + length, part)
        if lower in words.turns:
            return self._turned(t, i)
        if token.text[0].isdigit():
            return self._numeric(t, i, bare)
        if lower in words.months and (lower not in _AMBIGUOUS or self._is_month(t, i)):
            return self._month_or_year(t, i, "")
        for reader in (self._season, self._decade, self._unit):
            found, j = reader(t, i, bare)
            if found:
                return found, j
        return self._in_year(t, i)

    def year(self, t: Sequence[Token], i: int) -> tuple[int, int]:
        if i < len(t) and len(t[i].text) == 4 and t[i].text.isascii() and t[i].text.isdigit():
            year = int(t[i].text)
            if FIRST_YEAR <= year <= LAST_YEAR:
                return year, i + 1
        return 0, i

    def _in_year(self, t: Sequence[Token], i: int) -> Found:
        """ "im Jahr 1999", "the year 1999"."""
        if t[i].lower not in self.words.in_year:
            return None, i
        year, j = self.year(t, i + 1)
        return (fixed(PartialDate.parse(str(year))), j) if year else (None, i)

    def _middle(self, t: Sequence[Token], i: int) -> Found:
        """ "mi-juin 2014", "mid-2014": one word with a hyphen."""
        rest = t[i].lower.removeprefix(self.words.mid_prefix)
        if rest.isdecimal() and FIRST_YEAR <= int(rest) <= LAST_YEAR:
            return fixed(part_of_year(int(rest), "mid")), i + 1
        month = self.words.months.get(rest)
        return self._whole_month(t, i + 1, month, "mid") if month else (None, i)

    def _part(self, t: Sequence[Token], i: int, part: str) -> Found:
        while i < len(t) and t[i].lower in self.words.at:
            i += 1
        return self._month_or_year(t, i, part)

    def _season(self, t: Sequence[Token], i: int, bare: bool) -> Found:
        if t[i].lower not in self.words.season_starts:
            return None, i
        for name, key in self.words.seasons.items():
            words = name.split()
            if t[i].lower != words[0] or [x.lower for x in t[i : i + len(words)]] != words:
                continue
            if bare and not self.words.plain_seasons:
                return None, i
            j = i + len(words)
            of = int(j < len(t) and t[j].lower in self.words.at)  # "in the spring of 1974"
            year, k = self.year(t, j + of)
            return (fixed(season(year, key)), k) if year else (When("season", part=key), j)
        return None, i

    def _decade(self, t: Sequence[Token], i: int, bare: bool) -> Found:
        """ "années 1990", as French says it."""
        if t[i].lower in self.words.decades and i + 1 < len(t):
            year, j = self.year(t, i + 1)
            if year and year % 10 == 0:
                return fixed(PartialDate.parse(f"{year // 10}X")), j
        return None, i

    def _unit(self, t: Sequence[Token], i: int, bare: bool) -> Found:
        """French "mois dernier", "semaine prochaine", "mois de juin"."""
        if not self.words.turn_follows or i + 1 >= len(t):
            return None, i
        if t[i].lower in self.words.month and t[i + 1].lower in self.words.at:
            return self._month_or_year(t, i + 2, "")
        turn = self.words.turns.get(t[i + 1].lower, "")
        counted = self._counted(t[i].lower, turn)
        return (counted, i + 2) if counted else (None, i)

    def _counted(self, unit: str, turn: str) -> When | None:
        """Last year, this month, next week."""
        kinds = {"year": self.words.years, "months": self.words.month, "week": self.words.week}
        kind = next((kind for kind, words in kinds.items() if unit in words), "")
        return When(kind, number=_STEPS[turn]) if kind and turn else None

    def _is_month(self, t: Sequence[Token], i: int) -> bool:
        """Is "May" or "March" the month here? Only beside a number or after "in", "last" and the like."""
        words = self.words
        if i + 1 < len(t) and t[i + 1].text[0].isdigit():
            return True
        if i == 0:
            return False
        before = t[i - 1]
        if words.month_openers:
            return before.lower in words.month_openers
        opens = any(
            phrase_at(table, t, i - 1)[0] for table in (words.since, words.until, words.origin, words.parts)
        )
        return before.text[0].isdigit() or before.lower in words.at or before.lower in words.turns or opens

    def _weekday(self, t: Sequence[Token], i: int) -> Found:
        """A weekday, alone or with its date."""
        words = self.words
        j = i + 1
        while j < len(t) and j - i < _LONGEST_LINK and (t[j].text == "," or t[j].lower in words.at):
            j += 1
        if j < len(t):
            reader: Callable[[Sequence[Token], int], Found] | None = None
            if t[j].text[0].isdigit():
                reader = self._number
            elif words.month_before_day and t[j].lower in words.months:
                reader = self._month
            found, k = reader(t, j) if reader else (None, j)
            if found and (found.day or (found.first and found.first == found.last)):
                return found, k
        if self._of_last_week(t, i + 1):
            return When("weekday", number=words.weekdays[t[i].lower], turn="week_before"), i + 3
        turn = words.turns.get(t[i + 1].lower, "") if words.turn_follows and i + 1 < len(t) else ""
        return When("weekday", number=words.weekdays[t[i].lower], turn=turn), i + 2 if turn else i + 1

    def _of_last_week(self, t: Sequence[Token], i: int) -> bool:
        """ "Freitag vergangener Woche", "Friday last week"."""
        turned = i + 1 < len(t) and self.words.turns.get(t[i].lower) == "last"
        return turned and t[i + 1].lower in self.words.week

    def _number(self, t: Sequence[Token], i: int) -> Found:
        return self._numeric(t, i, False)

    def _month(self, t: Sequence[Token], i: int) -> Found:
        return self._month_or_year(t, i, "")

    def _turned(self, t: Sequence[Token], i: int) -> Found:
        """ "last October", "vergangenen Dienstag", "next year", "ce jeudi"."""
        words = self.words
        turn = words.turns[t[i].lower]
        if i + 1 >= len(t):
            return None, i
        after = t[i + 1].lower
        if after in words.weekdays:
            found, j = self._weekday(t, i + 1)
            if found and found.kind == "weekday":
                return When("weekday", number=found.number, turn=turn), j
            return found, j
        if after in words.months:
            return When("month", month=words.months[after], turn=turn), i + 2
        if counted := self._counted(after, turn):
            return counted, i + 2
        if after in words.seasons:
            return When("season", part=words.seasons[after], turn=turn), i + 2
        if turn == "this" and t[i + 1].text[0].isdigit():
            return self._numeric(t, i + 1, False)
        return None, i

    def _numeric(self, t: Sequence[Token], i: int, bare: bool) -> Found:
        text = t[i].text
        plain = text.isdecimal()
        try:
            if plain and len(text) <= 2:
                return self._day_of_month(t, i, int(text))
            if plain:
                return self._year_alone(t, i, bare)
            if found := _ISO.fullmatch(text):
                return fixed(PartialDate.on(date(int(found[1]), int(found[2]), int(found[3])))), i + 1
            if found := _DOTTED.fullmatch(text):
                return fixed(PartialDate.on(date(int(found[3]), int(found[2]), int(found[1])))), i + 1
            if found := _DECADE.fullmatch(t[i].lower):
                after = i + 1 + (i + 1 < len(t) and t[i + 1].lower in self.words.years)
                return fixed(PartialDate.parse(f"{found[1][:3]}X")), after
            number = _NUMBER.fullmatch(text)
            if number and len(number[1]) <= 2:
                return self._day_of_month(t, i, int(number[1]))
        except ValueError:
            return None, i
        return self._year_alone(t, i, bare)

    def _year_alone(self, t: Sequence[Token], i: int, bare: bool) -> Found:
        year, j = self.year(t, i)
        if not year or (bare and j < len(t) and t[j].lower in self.words.counted):
            return None, i
        return fixed(PartialDate.parse(str(year))), j

    def _day_of_month(self, t: Sequence[Token], i: int, day: int) -> Found:
        j = i + 1
        if j < len(t) and (t[j].text == "." or t[j].lower == "of"):
            j += 1
        if j >= len(t) or t[j].lower not in self.words.months or not 1 <= day <= 31:
            return None, i
        return self._dated(t, j + 1, self.words.months[t[j].lower], day)

    def _dated(self, t: Sequence[Token], j: int, month: int, day: int) -> Found:
        comma = j < len(t) and t[j].text == "," and self.words.month_before_day
        year, after = self.year(t, j + comma)
        if year:
            try:
                return fixed(PartialDate.on(date(year, month, day))), after
            except ValueError:
                return None, j
        turn = self._turn_after(t, j)
        return When("date", month=month, day=day, turn=turn), j + bool(turn)

    def _turn_after(self, t: Sequence[Token], j: int) -> str:
        """French "octobre dernier"."""
        return self.words.turns.get(t[j].lower, "") if self.words.turn_follows and j < len(t) else ""

    def _month_or_year(self, t: Sequence[Token], i: int, part: str) -> Found:
        """A month with its day or year; or, after "early" and the like, a year."""
        if i >= len(t):
            return None, i
        month = self.words.months.get(t[i].lower)
        if month is None:
            return self._part_of_year(t, i, part) if part else (None, i)
        j = i + 1
        if self.words.month_before_day and j < len(t) and not part:
            number = _NUMBER.fullmatch(t[j].text)
            if number and len(number[1]) <= 2 and 1 <= int(number[1]) <= 31:
                return self._dated(t, j + 1, month, int(number[1]))
        return self._whole_month(t, j, month, part)

    def _whole_month(self, t: Sequence[Token], j: int, month: int, part: str) -> Found:
        linked = (
            j + 1 < len(t) and (t[j].lower in ("of", "de") or t[j].text == ",") and t[j + 1].text[0].isdigit()
        )
        year, after = self.year(t, j + linked)
        if year:
            return fixed(in_month(year, month, 0, part)), after
        turn = self._turn_after(t, j)
        return When("month", month=month, part=part, turn=turn), j + bool(turn)

    def _part_of_year(self, t: Sequence[Token], i: int, part: str) -> Found:
        words = self.words
        following = t[i + 1].lower if i + 1 < len(t) else ""
        if t[i].lower in words.month and following not in words.turns and following not in words.at:
            return When("this_month", part=part), i + 1  # "au début du mois"
        for turn, unit in ((t[i].lower, following), (following, t[i].lower)):
            if turn in words.turns and unit in words.years:
                return When("year", number=_STEPS[words.turns[turn]], part=part), i + 2
        if t[i].lower in words.years and not self.year(t, i + 1)[0] and t[i - 1].lower in words.at:
            return When("year", part=part), i + 1  # "Ende des Jahres"
        year, j = self.year(t, i + (t[i].lower in words.in_year))
        return (fixed(part_of_year(year, part)), j) if year else (None, i)
