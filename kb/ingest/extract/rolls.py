"""Rolls of holders: a heading that names the office, and rows that begin with a name and years.

"Die deutschen Außenminister seit der Einheit", "Klaus Kinkel (FDP), 1992 bis 1998: Der frühere …".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import roll_headings
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.when import Time

_PIPE = "|"  # between the cells of a table
_MARKS = r"[-|\"]*(?:[xD](?:[.]|(?=[|N])))?[-|]*"  # before the first word of a row, and its number
_WHO = r"(?:x?[LJAmh]){0,3}(?P<person>N)(?P<aside>\([^()]{1,6}\))?"
_ORIGIN = r"(?:[OJ]|[,|-]+[OJXWLG][xOJXWLG-]{0,4}){0,2}"
_TIME = r"(?:[ZFB]|D[x-]D|D-(?:[xm]|(?=[)|:]|$)))"
_TIMES = rf"(?P<times>{_TIME}(?:[,u;]{{1,2}}{_TIME}){{0,3}})"
_NAME_FIRST = regex.compile(rf"{_MARKS}{_WHO}{_ORIGIN}[,:|(-]*W?{_TIMES}\)?(?=$|[,;.:|(-])")
_TIMES_FIRST = regex.compile(rf"{_MARKS}{_TIMES}\)?[,:|-]*{_WHO}(?=$|[,;.:|(-])")
_NAME_ALONE = regex.compile(rf"{_MARKS}{_WHO}{_ORIGIN}:?")
_TIMES_ALONE = regex.compile(rf"\(?{_TIMES}\)?(?=$|[,;.:-])")
_ONE_TIME = regex.compile(_TIME)
_APART = 5  # paragraphs from one row of a roll to the next
_LONGEST = 45  # years in one office
_LIFE = 25  # years from which a span behind a name may be a life, where nothing else tells
_GAP = 3  # years between one holder and the next
_FEW = 3  # rows that are a list in any layout


@dataclass(slots=True, eq=False)
class Row:
    """One row: who, when, and where it stands."""

    at: int  # the line of the name
    mention: Chunk
    times: list[Time]
    spans: list[tuple[int, int]]  # where each of them stands
    hidden: list[tuple[int, int]]  # line and chunk of each time that is used up
    nations: list[str] = field(default_factory=list)  # codes of the countries named with the name
    office: OfficeName = ("", "")
    until: int = 0  # the last paragraph that is about them

    @property
    def person(self) -> Person:
        found: Person = self.mention.data.person
        return found


def read(reading: Reading) -> dict[int, Row]:
    """The rows of all rolls, by where their sentences start."""
    rows = _rows(reading)
    found: dict[int, Row] = {}
    for roll in _rolls(reading, rows) if len(rows) > 1 else ():
        chained = _is_chained(roll)
        if not chained and any(_years(row) >= _LIFE for row in roll):
            continue
        office = roll_headings.office_of(reading, roll[0].at, chained=chained)
        if office is None:
            continue
        for k, row in enumerate(roll):
            row.office = office
            row.until = _ends(reading, row, roll[k + 1] if k + 1 < len(roll) else None)
            found[reading.lines[row.at].sentence.start] = row
    return found


def _ends(reading: Reading, row: Row, following: Row | None) -> int:
    """The last paragraph that is about the row: its own, and what stands between it and the next."""
    own = reading.lines[row.at].sentence.paragraph
    if following is not None:
        return reading.lines[following.at].sentence.paragraph - 1
    alone = row.at + 1 >= len(reading.lines) or reading.lines[row.at + 1].sentence.paragraph != own
    return own + 1 if alone else own


def _rows(reading: Reading) -> list[Row]:
    found: list[Row] = []
    for at, line in enumerate(reading.lines):
        if c.NAME not in line.kinds or (c.TIMES.isdisjoint(line.kinds) and len(line.chunks) > _SHORT):
            continue
        if reading.paragraphs[line.sentence.paragraph] != line.sentence.start and not _is_numbered(
            reading, at
        ):
            continue
        row = _row(reading, at)
        if row is not None:
            found.append(row)
    return found


_SHORT = 10  # chunks of a row that names its years in the next line


def _is_numbered(reading: Reading, at: int) -> bool:
    """Is there but the number of a row before it?"""
    before = reading.lines[at - 1]
    same = before.sentence.paragraph == reading.lines[at].sentence.paragraph
    return same and before.sentence.text.rstrip(".)").isdecimal()


def _row(reading: Reading, at: int) -> Row | None:
    line = reading.lines[at]
    kinds = _kinds(line)
    match = _NAME_FIRST.match(kinds) or _TIMES_FIRST.match(kinds)
    timed, timed_at = match, at
    if match is None and at + 1 < len(reading.lines):
        match, timed_at = _NAME_ALONE.fullmatch(kinds), at + 1
        timed = _TIMES_ALONE.match(_kinds(reading.lines[timed_at])) if match is not None else None
    if match is None or timed is None:
        return None
    mention = line.chunks[match.start("person")]
    if mention.data.person is None:
        return None
    of_times = reading.lines[timed_at]
    times, spans = _times(reading, of_times, kinds if timed_at == at else _kinds(of_times), timed)
    if not times or any(_length(time) > _LONGEST for time in times):
        return None
    hidden = [(timed_at, i) for i in range(*timed.span("times"))]
    edge = max(match.end(), match.start("person") + 1)
    nations = [
        place.code
        for chunk in line.chunks[match.start() : edge]
        if (place := roll_headings.place_of(chunk)) is not None and place.code
    ]
    return Row(at, mention, times, spans, hidden, nations)


def _kinds(line: Line) -> str:
    """The kinds of a line, with the marks between the cells of a table."""
    if _PIPE not in line.sentence.text:
        return line.kinds
    return "".join(_PIPE if chunk.text == _PIPE else chunk.kind for chunk in line.chunks)


def _times(
    reading: Reading, line: Line, kinds: str, match: regex.Match[str]
) -> tuple[list[Time], list[tuple[int, int]]]:
    """The spells of a row; none where one of them cannot be read."""
    found: list[Time] = []
    spans: list[tuple[int, int]] = []
    for part in _ONE_TIME.finditer(kinds, *match.span("times")):
        first, last = line.chunks[part.start()], line.chunks[part.end() - 1]
        time = _time(reading, line, part, first, last)
        if time is None or time.start is None or time.start.kind != "fixed":
            return [], []
        found.append(time)
        spans.append((first.start, last.end))
    return found, spans


def _time(reading: Reading, line: Line, part: regex.Match[str], first: Chunk, last: Chunk) -> Time | None:
    if first.kind in (c.SPAN, c.SINCE):
        time: Time = first.data
        return time
    if first.kind == c.FROM or (len(part[0]) == 2 and last.kind in c.DASHES):
        return Time(c.SINCE, first.data.start)
    link = line.chunks[part.start() + 1]
    if not (link.kind in c.DASHES or link.lower in reading.lex.time["to"]):
        return None
    if last.kind == c.POINT and first is not last:
        return Time(c.SPAN, first.data.start, last.data.start)
    return Time(c.SINCE, first.data.start) if last.lower in reading.lex.events["until_now"] else None


def _length(time: Time) -> int:
    if time.start is None or time.end is None or time.start.first is None or time.end.last is None:
        return 0
    return time.end.last.year - time.start.first.year if time.end.last >= time.start.first else _LONGEST + 1


def _years(row: Row) -> int:
    return max(_length(time) for time in row.times)


def _rolls(reading: Reading, rows: list[Row]) -> list[list[Row]]:
    """Rows that follow one another, without a heading of something else between them."""
    rolls: list[list[Row]] = []
    for row in rows:
        last = rolls[-1][-1] if rolls else None
        near = (
            last is not None
            and reading.lines[row.at].sentence.paragraph - reading.lines[last.at].sentence.paragraph <= _APART
        )
        if (
            near
            and last is not None
            and not roll_headings.parts(reading, last.at, row.at, chained=_follows(last, row))
        ):
            rolls[-1].append(row)
        else:
            rolls.append([row])
    return [roll for roll in rolls if len(roll) > 1]


def _follows(one: Row, other: Row) -> bool:
    """Did the second come into office when the first left, or soon after, or the other way round?"""
    return _came_after(one, other) or _came_after(other, one)


def _came_after(one: Row, other: Row) -> bool:
    start, end = other.times[0].start, one.times[0].end
    if start is None or end is None or start.first is None or end.last is None:
        return False
    return -1 <= start.first.year - end.last.year <= _GAP


def _is_chained(roll: list[Row]) -> bool:
    """Does each come after the one before, but for a few that the list leaves out?"""
    pairs = list(pairwise(roll))
    downward = sum(_came_after(one, other) for one, other in pairs)
    upward = sum(_came_after(other, one) for one, other in pairs)
    return len(roll) >= _FEW and 2 * max(downward, upward) >= len(pairs) and max(downward, upward) > 1
