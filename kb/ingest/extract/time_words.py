"""The words that time expressions of one language are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from text_to_num import text2num

from kb.ingest.extract.inflect import ADJECTIVE_ENDINGS
from kb.ingest.extract.lexicon import Lexicon
from kb.ingest.extract.tokens import Token

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
DASHES = frozenset("–-—")
SLASH = "/"  # between two years that follow each other: "1993/94"
TURNS = ("last", "next", "this")
_LONGEST_NUMBER = 3  # digits of a count; a year has four


class TimeWords:
    """Sets of single words, and phrases by their first word."""

    def __init__(self, lex: Lexicon) -> None:
        self.language = lex.language
        self._time = time = lex.time
        self.months = {n: i for i, names in enumerate(time["months"], 1) for n in names.lower().split("|")}
        self.weekdays = {n: i for i, names in enumerate(time["weekdays"]) for n in names.lower().split("|")}
        self.weekdays_are_capital = time["weekdays"][0][0].isupper()
        self.seasons = {n: key for key, names in time["seasons"].items() for n in names.lower().split("|")}
        self.relative_days = {
            **dict.fromkeys(time["today"], 0),
            **dict.fromkeys(time["yesterday"], -1),
            **dict.fromkeys(time["tomorrow"], 1),
        }
        self.halves: dict[str, float] = time.get("halves", {})
        self.parts = self.phrases("early", "mid", "late")
        self.since, self.until, self.to = self.phrases("since"), self.phrases("until"), self.phrases("to")
        self.origin, self.span_origin = self.phrases("from"), self.phrases("from", "span_from")
        self.between, self.ago = self.phrases("between"), self.phrases("ago")
        self.about, self.at_least = self.phrases("about", "vague"), self.phrases("at_least")
        self.aged = self.phrases("aged")
        self.until_event = self.phrases("until_event")
        self.ends = self.listed("ends")
        self.until_done = self.phrases("until_done")
        self.until_what = self.listed("until_what")
        self.event_links = self.listed("event_links")
        self.turns = self._turns()
        self.at, self.lasting, self.ands = self.listed("at"), self.listed("lasting"), self.listed("and")
        self.years, self.decade, self.in_year = (
            self.listed("years"),
            self.listed("decade"),
            self.listed("in_year"),
        )
        self.month, self.week = self.listed("months_unit"), self.listed("weeks_unit")
        self.counted, self.one, self.numbers = (
            self.listed("counted"),
            self.listed("one"),
            self.listed("numbers") | self.halves.keys(),
        )
        self.old, self.later, self.terms = self.listed("old"), self.listed("later"), self.listed("terms")
        self.decades = self.listed("decades")
        self.month_openers = self.listed("month_openers")
        self.mid_prefix = time.get("mid_prefix", "mid-")
        self.month_before_day = bool(time.get("month_before_day"))
        self.turn_follows = bool(time.get("turn_follows"))
        self.ago_follows = bool(time.get("ago_follows"))
        self.plain_spans = bool(time.get("plain_spans"))
        self.plain_ages = bool(time.get("plain_ages"))
        self.plain_seasons = bool(time.get("plain_seasons"))
        self.years_behind_nouns = bool(time.get("years_behind_nouns"))
        self.telling = self._telling()
        self.season_starts = frozenset(name.split()[0] for name in self.seasons)
        self._point_starts = self._starts_of_points()
        self.length_starts = self._starts_of_lengths()
        # What comes second in an expression that goes on at all, apart from digits, "mid-2014" and "zehnjährig"
        self.units = self.years | self.decade | self.month
        self.turned = frozenset().union(
            self.weekdays, self.months, self.seasons, self.years, self.month, self.week
        )
        self.span_links = DASHES | {SLASH} | self.to.keys()  # between two points, where no word opens a span
        self.after_opening = self.telling | self.at | _seconds(self.origin, self.span_origin, self.between)
        self.after_length = (
            self.units | self.length_starts | _seconds(self.ago, self.aged, self.about, self.at_least)
        )

    def listed(self, name: str) -> frozenset[str]:
        return frozenset(word.lower() for word in self._words(name))

    def phrases(self, *names: str) -> Phrases:
        found: Phrases = {}
        for name in names:
            for phrase in self._words(name):
                words = tuple(phrase.lower().replace("'", "' ").split())
                found.setdefault(words[0], []).append((words, name))
        for entries in found.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return found

    def _words(self, name: str) -> list[Any]:
        return list(self._time.get(name, ()))

    def _turns(self) -> dict[str, str]:
        return {
            word.rstrip("*") + ending: turn
            for turn in TURNS
            for word in self._words(turn)
            for ending in (ADJECTIVE_ENDINGS if word.endswith("*") else ("",))
        }

    def _telling(self) -> frozenset[str]:
        """Words that an expression has after its small words."""
        words = {name.split()[0] for name in self.seasons}
        for group in (
            self.months, self._middles(), self.weekdays, self.relative_days, self.turns, self.in_year, self.numbers,
            self.one, self.lasting, self.parts, self.since, self.span_origin, self.until, self.between,
            self.ago, self.about, self.at_least, self.decades, self.aged, self.month, self.week, self.years,
        ):  # fmt: skip
            words.update(group)
        phrases = (self.parts, self.since, self.span_origin, self.until, self.between, self.ago, self.aged)
        opened = (words for table in phrases for entries in table.values() for words, _ in entries)
        seconds = {phrase[1] for phrase in opened if len(phrase) > 1 and phrase[0] in self.at}
        return frozenset((words | seconds) - self.at)

    def _starts_of_points(self) -> frozenset[str]:
        """First words of points in time; those that a digit or "mid-" begins are not listed."""
        units = (self.years, self.month, self.week) if self.turn_follows else ()
        return frozenset().union(
            self.relative_days, self.weekdays, self.parts, self.turns, self.months, self.season_starts, self.decades,
            self.in_year, *units,
        )  # fmt: skip

    def _starts_of_lengths(self) -> frozenset[str]:
        """First words of durations and ages, apart from digits and "zehnjährig"."""
        return frozenset().union(
            self.ago, self.aged, self.about, self.at_least, self.lasting, self.numbers, self.one
        )

    def _middles(self) -> set[str]:
        return {self.mid_prefix + month for month in self.months}

    def may_be_point(self, first: str) -> bool:
        """Can this be the first word of a point in time?"""
        return first in self._point_starts or first[0].isdigit() or first.startswith(self.mid_prefix)

    def is_turn_only(self, first: str) -> bool:
        """Is this "last" or the like, and the beginning of no other point in time?"""
        others = (self.at, self.relative_days, self.weekdays, self.parts, self.season_starts)
        return first in self.turns and not any(first in group for group in others)

    def number(self, word: str) -> int | None:
        """``zehn`` -> 10; None for what is no number."""
        if word in self.one:
            return 1
        if word.isdecimal():
            return int(word) if len(word) <= _LONGEST_NUMBER else None
        if word not in self.numbers or word in self.halves:
            return None
        try:
            return int(text2num(word, self.language))
        except (ValueError, KeyError):
            return None


def _seconds(*tables: Phrases) -> frozenset[str]:
    """The second words of phrases."""
    entries = (entry for table in tables for opened in table.values() for entry in opened)
    return frozenset(words[1] for words, _ in entries if len(words) > 1)


def phrase_at(table: Phrases, t: Sequence[Token], i: int) -> tuple[int, str]:
    """The longest phrase that begins at token ``i``: its length and its meaning."""
    if i < len(t):
        for words, meaning in table.get(t[i].lower, ()):
            if len(words) == 1 or tuple(x.lower for x in t[i : i + len(words)]) == words:
                return len(words), meaning
    return 0, ""
