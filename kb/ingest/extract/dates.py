"""Time expressions: points, spans and durations, with relative ones kept relative until resolved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import regex

from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.points import PointReader
from kb.ingest.extract.time_words import DASHES, SLASH, TimeWords, phrase_at
from kb.ingest.extract.tokens import Token
from kb.ingest.extract.when import Time, When, fixed, with_year_of
from people.dates import PartialDate

_AGE = regex.compile(r"(\d{2})-?(?:jährig\w*|year-old)")
_YEARS_LONG = regex.compile(r"(\p{L}+)jährig\p{L}*|(\d{1,2})-?jährig\p{L}*")
_AGED = "jährig"  # what German ages and lengths in one word are told by; the others begin with a digit
_LONGEST_TERM = 80  # years
_LONGEST_LIFE = 115
_OF_AGE = 18
_WEEK = 7  # days
_LONGEST_EVENT = 8  # words of what happened, between "since" and its date
_LONGEST_END = 10  # the same behind "until"
_ARTICLE_OF_NAME = regex.compile(r"\p{Ll}{2}-\p{Lu}")  # "as-Sadat"
_LONGEST_POINT = 16  # words: "Freitag, den 4. Oktober 2024", with as many small ones as anybody writes
_MOST_LINKS = 5  # words: three or four small ones before a point, and the point
_WORDS_KEPT = 10_000  # remembered, so that no text can fill the memory
Found = tuple[Time | None, int]  # the expression, and the token after it
Reader = Callable[[Sequence[Token], int], Found]
Follows = frozenset[str] | None


class TimeReader:
    """Reads time expressions of one language from tokens. Every method looks ahead a few words only."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self.points = PointReader(words)
        self.weekdays, self.months = words.weekdays, words.months
        self._readers = lru_cache(_WORDS_KEPT)(self._worth_trying)

    def tells(self, word: str) -> bool:
        """Does the word by itself tell of a time? A small word does only before one that tells."""
        return word in self.words.telling or word[0].isdigit()

    def starts(self, t: Sequence[Token], i: int) -> bool:
        """Cheap: can an expression begin here?"""
        for token in t[i : i + _MOST_LINKS]:
            if self.tells(token.lower):
                return True
            if token.lower not in self.words.at:
                return False
        return False

    def read(self, t: Sequence[Token], i: int) -> Found:
        """The expression that begins at ``i`` and the token after it."""
        readers = self._readers(t[i].lower)
        second = t[i + 1].lower if i + 1 < len(t) else ""
        for reader, follows in readers:
            if follows is None or second in follows or self._goes_on(second):
                time, j = reader(t, i)
                if time:
                    return time, j
        return None, i

    def _goes_on(self, second: str) -> bool:
        """Can any expression that has begun go on with this word?"""
        return second[:1].isdigit() or second.startswith(self.words.mid_prefix) or _AGED in second

    def _worth_trying(self, first: str) -> tuple[tuple[Reader, Follows], ...]:
        """What can read an expression that begins with this word, in the order in which it is tried.

        With each, what must come second: None where that may be anything, or nothing.
        """
        words = self.words
        point = words.may_be_point(first) or first in words.at
        opens = first in words.span_origin or first in words.between
        lasting = first in words.length_starts or first[0].isdigit() or _AGED in first
        after_point = words.turned if not opens and words.is_turn_only(first) else None
        tried: tuple[tuple[Reader, bool, Follows], ...] = (
            (self._span, point or opens, after_point if point else words.after_opening),
            (self._since, first in words.since, None),
            (self._until, first in words.until, None),
            (self._long, lasting, self._after_length(first)),
            (self._point, point, after_point),
            (self._from, first in words.origin, words.after_opening),
        )
        return tuple((reader, follows) for reader, may, follows in tried if may)

    def _after_length(self, first: str) -> Follows:
        """What a duration or an age has after this word: "eine" a unit, "fast" a number."""
        words = self.words
        if _AGED in first or (first[0].isdigit() and not first.isdecimal()):  # all of it in one word
            return None
        opens = any(
            first in table for table in (words.ago, words.aged, words.about, words.at_least, words.lasting)
        )
        return words.after_length if opens else words.units

    def _span(self, t: Sequence[Token], i: int) -> Found:
        opened, _ = phrase_at(self.words.span_origin, t, i)
        both, _ = phrase_at(self.words.between, t, i)
        if not opened and not both and not self._is_linked(t, i):
            return None, i
        if not opened and not both and (turn := self._turn_of_years(t, i)) is not None:
            return turn
        start, j = self.points.loose(t, i + (opened or both))
        if not start or j >= len(t):
            return None, i
        if both:
            linked = int(t[j].lower in self.words.ands)
        else:
            until, k = self._until(t, j) if opened else (None, j)
            if until and until.end:
                return Time("Z", with_year_of(start, until.end), until.end), k
            linked = int(t[j].text in DASHES)
            if not linked and (opened or self.words.plain_spans):
                linked, _ = phrase_at(self.words.to, t, j)
        end, k = self.points.loose(t, j + linked) if linked else (None, j)
        if not end and linked and t[j].text in DASHES:
            end, k = self._short_year(t, j - 1, j + linked)
        if end:
            return Time("Z", with_year_of(start, end), end), k
        event, _ = phrase_at(self.words.until_event, t, j + linked) if linked and opened else (0, "")
        return (Time("B", start), j + linked + event) if event else (None, i)  # "de 1988 à sa mort"

    def _turn_of_years(self, t: Sequence[Token], i: int) -> Found | None:
        """ "1993/94"."""
        year, j = self.points.year(t, i)
        if not year or j + 1 >= len(t) or t[j].text != SLASH:
            return None
        end, k = self.points.year(t, j + 1)
        last, k = (fixed(PartialDate.parse(str(end))), k) if end else self._short_year(t, i, j + 1)
        if last is None or last.last is None or last.last.year != year + 1:
            return None
        return Time("Z", fixed(PartialDate.parse(str(year))), last), k

    def _is_linked(self, t: Sequence[Token], i: int) -> bool:
        """Cheap: can a second point follow the first?"""
        return not self.words.span_links.isdisjoint([token.lower for token in t[i + 1 : i + _LONGEST_POINT]])

    def _short_year(self, t: Sequence[Token], i: int, j: int) -> tuple[When | None, int]:
        """ "1994-95": the end written with two digits, of the century of the year at ``i``."""
        year, _ = self.points.year(t, i)
        last = t[j].text if j < len(t) else ""
        if not year or len(last) != 2 or not (last.isascii() and last.isdigit()):
            return None, j
        end = year - year % 100 + int(last)
        return (fixed(PartialDate.parse(str(end))), j + 1) if end > year else (None, j)

    def _since(self, t: Sequence[Token], i: int) -> Found:
        length, _ = phrase_at(self.words.since, t, i)
        if not length:
            return None, i
        start, j = self.points.loose(t, i + length)
        if start:
            return Time("F", start), j
        if event := self._since_event(t, i + length):
            return event
        since, j = self._back(t, i + length)
        return (Time("F", since), j) if since else (None, i)

    def _since_event(self, t: Sequence[Token], i: int) -> Found | None:
        """ "Seit der Ermordung Anwar as-Sadats 1981": what happened, and when."""
        opens = i < len(t) and t[i].lower in self.words.event_links
        for j in range(i + 1, min(len(t), i + _LONGEST_EVENT) if opens else i):
            point, k = self.points.loose(t, j)
            if point is not None and point.kind == "fixed":
                return Time("F", point), k
            if not (
                t[j].capital or t[j].lower in self.words.event_links or _ARTICLE_OF_NAME.match(t[j].text)
            ):
                return None
        return None

    def _until(self, t: Sequence[Token], i: int) -> Found:
        length, _ = phrase_at(self.words.until, t, i)
        if not length:
            return None, i
        end, j = self.points.loose(t, i + length)
        fall = end is not None and end.kind == "season"  # "until the fall of the government in May 1981"
        clause = self._until_clause(t, i + length) if end is None or fall else (None, i)
        happened = clause[0].end if clause[0] is not None else None
        if end and (happened is None or happened.kind != "fixed"):
            return Time("U", None, self._all_of(t, i + length, end)), j
        ago, _ = phrase_at(self.words.ago, t, i + length)
        end, j = self._back(t, i + length + ago) if ago and not self.words.ago_follows else (None, i)
        if end:
            return Time("U", None, end), j  # "bis vor zwei Wochen"
        done, _ = phrase_at(self.words.until_done, t, i + length)  # "until he died in 1994"
        end, j = self.points.loose(t, i + length + done) if done else (None, i)
        if end:
            return Time("U", None, end), j
        clause = clause if clause[0] or length == 1 else self._until_clause(t, i + 1)
        if clause[0]:
            return clause
        event, _ = phrase_at(self.words.until_event, t, i + length)  # "until his death in 1994"
        end, j = self.points.loose(t, i + length + event) if event else (None, i)
        if event and not end:
            return Time("U"), i + length + event
        return (Time("U", None, end), j) if end else (None, i)

    def _all_of(self, t: Sequence[Token], i: int, end: When) -> When:
        """ "Bis Ende 2016": until its last month, not just late in it."""
        return end.at_its_end() if t[i].lower in self.words.ends else end

    def _until_clause(self, t: Sequence[Token], i: int) -> Found:
        """ "Until her coalition collapsed in March 2021", "bis zur Wahl 2002": what happened, and when."""
        if i >= len(t) or t[i].lower not in self.words.until_what:
            return None, i
        for j in range(i + 1, min(len(t), i + _LONGEST_END)):
            opened = t[j - 1].lower in self.words.at or (self.words.years_behind_nouns and t[j - 1].capital)
            end, k = self.points.loose(t, j) if opened else (None, j)
            if end is not None and end.kind != "season":
                return Time("U", None, end), k
            many = (self.words.number(t[j].lower) or 0) > 1  # "up to three million in 2005"
            if many or (not t[j].word and t[j].text not in "-’'"):
                return None, i
        return None, i

    def _from(self, t: Sequence[Token], i: int) -> Found:
        length, _ = phrase_at(self.words.origin, t, i)
        start, j = self.points.loose(t, i + length) if length else (None, i)
        return (Time("B", start), j) if start else (None, i)

    def _point(self, t: Sequence[Token], i: int) -> Found:
        j = i
        while j < len(t) and j - i < 4 and t[j].lower in self.words.at:
            j += 1
        start, k = self.points.read(t, j, bare=j == i)
        return (Time("D", start), k) if start else (None, i)

    def _long(self, t: Sequence[Token], i: int) -> Found:
        """Durations and ages."""
        if age := _AGE.fullmatch(t[i].lower):
            return Time("A", years=int(age[1])), i + 1
        ago, _ = phrase_at(self.words.ago, t, i)
        if ago and not self.words.ago_follows:
            then, j = self._back(t, i + ago)
            return (Time("D", then), j) if then else (None, i)
        if self.words.ago_follows:
            then, j = self._back(t, i)
            if then and phrase_at(self.words.ago, t, j)[0]:
                return Time("D", then), j + 1
        aged, _ = phrase_at(self.words.aged, t, i)
        years, at_least, j = self._duration(t, i + aged, _LONGEST_LIFE if aged else _LONGEST_TERM)
        if not years:
            return self._plain_age(t, i + aged) if aged else (None, i)
        following = t[j].lower if j < len(t) else ""
        old = following in self.words.old
        if old or aged or (self.words.plain_ages and _set_off(t, i, j)):
            return (Time("A", years=years), j + old) if years >= _OF_AGE else (None, i)
        if following in self.words.later:
            return None, i
        return Time("Y", years=years, at_least=at_least), j

    def _plain_age(self, t: Sequence[Token], i: int) -> tuple[Time | None, int]:
        """ "Aged 84", "at the age of 84": a number that needs no unit."""
        years = self.words.number(t[i].lower) if i < len(t) else None
        return (Time("A", years=years), i + 1) if years and years >= _OF_AGE else (None, i)

    def _back(self, t: Sequence[Token], i: int) -> tuple[When | None, int]:
        """So many years, months or weeks before publication."""
        years, _, j = self._duration(t, i)
        if years:
            return When("year", number=-years, qualifier="~"), j
        length, _ = phrase_at(self.words.about, t, i)
        j = i + length
        if j + 1 >= len(t):
            return None, i
        unit, number = t[j + 1].lower, self._count(t[j].lower)
        if number and unit in self.words.month:
            return When("months", number=-round(number), qualifier="~"), j + 2
        if number and unit in self.words.week:
            return When("day", number=-round(number * _WEEK), qualifier="~"), j + 2
        return None, i

    def _count(self, word: str) -> float:
        """ "Zwei", "anderthalb"; 0 for what is no number."""
        return self.words.halves.get(word) or self.words.number(word) or 0

    def _duration(self, t: Sequence[Token], i: int, longest: int = _LONGEST_TERM) -> tuple[int, bool, int]:
        """Years, whether at least, and the token after; 0 years for no duration."""
        words = self.words
        at_least = False
        j = i
        for _ in range(3):
            length, _ = phrase_at(words.at_least, t, j)
            if length:
                at_least = True
                j += length
            elif j < len(t) and t[j].lower in words.lasting:
                j += 1
        length, vague = phrase_at(words.about, t, j)
        j += length
        if j >= len(t):
            return 0, False, i
        following = t[j + 1].lower if j + 1 < len(t) else ""
        if long := _YEARS_LONG.fullmatch(t[j].lower):
            years = words.number(long[1] or long[2])
            good = years and years < _OF_AGE and following in words.terms
            return (years, at_least, j + 1) if years and good else (0, False, i)
        unit = 1 if following in words.years else 10 if following in words.decade else 0
        if not unit or not (t[j].text[0].isdigit() or t[j].word):
            return 0, False, i
        years = words.number(t[j].lower.removesuffix("."))
        if years and years < longest and vague != "vague":
            return years * unit, at_least, j + 2
        return 0, False, i


def _set_off(t: Sequence[Token], i: int, j: int) -> bool:
    """Between commas or brackets: "Rutte, 57 ans, …"."""
    return i > 0 and j < len(t) and t[i - 1].text in ",(" and t[j].text in ",)"


@cache
def time_reader(language: str) -> TimeReader:
    return TimeReader(TimeWords(lexicon(language)))
