"""When someone had the office beside their name: times before and behind it, and words that say it is over."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import predecessors
from kb.ingest.extract.before_title import STATUSES
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement

# "Premier X, seit Juni im Amt, …", "…, seit Juni auf dem Posten", "…, im Amt seit Juni".
_IN_POST = regex.compile(r",(?:(?P<since>F)x{1,2}f|x{1,2}f(?P<since>F))(?=[,.;)]|$)")


def date_beside(
    reading: Reading, line: Line, statement: Statement, at: int, person_at: int, hidden: set[int]
) -> None:
    """The times before a title that opens the line, and behind it or its name."""
    first = line.chunks[0]
    if at == 1 and at < person_at and first.kind in (c.SINCE, c.SPAN, c.UNTIL):  # "Depuis 2014 ministre, X"
        reading.dated(statement, first)
        hidden.add(0)
    served = _is_who_was_served(reading, line, at, person_at)
    for last in dict.fromkeys((at, at if served else max(person_at, at))):
        if not predecessors.dates_a_row(reading, line, last):
            _times(reading, line, last, statement, hidden)


def date_between(
    reading: Reading, line: Line, before: int, at: int, statement: Statement, hidden: set[int]
) -> None:
    """ "…, von 1999 bis 2004 Generalsekretär", "…, damals noch Minister": what stands before the title."""
    ands = [i for i in range(before + 1, at) if line.chunks[i].kind == c.AND]
    for i in range(max(ands, default=before) + 1, at):
        chunk: Chunk = line.chunks[i]
        if chunk.kind in (c.SINCE, c.SPAN, c.UNTIL, c.YEARS) and i not in hidden:
            reading.dated(statement, chunk)
            hidden.add(i)
            if chunk.kind == c.YEARS:  # "X, for nine years the head of NATO"
                reading.former(statement)
        elif chunk.kind == c.POINT and is_today(chunk):
            hidden.add(i)  # "…, heute Außenminister": nothing else happened today
            if reading.lex.grammar["varies_names"]:
                line.chunks[at].data.status = line.chunks[at].data.status or "current"
        elif chunk.kind == c.MODIFIER and not line.chunks[at].data.status:
            line.chunks[at].data.status = chunk.data if chunk.data in STATUSES else ""
        elif chunk.lower in reading.lex.events["still"] and not line.chunks[at].data.status:
            line.chunks[at].data.status = "current"  # "X, noch Premier"
        elif chunk.lower in reading.lex.events["repeatedly"] and not line.chunks[at].data.status:
            line.chunks[at].data.status = "former"  # "X, twice prime minister"


def shared_time(reading: Reading, line: Line, at: int, offices: list[int]) -> Chunk | None:
    """ "Vice-Premier ministre et ministre des Finances depuis 2025": of both, where only "and" parts them."""
    kinds = line.kinds
    if kinds[at + 1 : at + 2] != c.AND or not reading.lex.grammar["adjectives_follow"]:
        return None
    other = next((other for other in offices if at + 1 < other <= at + 3), None)
    if other is None or line.chunks[at].data.status != line.chunks[other].data.status:
        return None
    time = line.chunks[other + 1] if other + 1 < len(kinds) else None
    return time if time is not None and time.kind in (c.SINCE, c.SPAN) else None


def _is_who_was_served(reading: Reading, line: Line, at: int, person_at: int) -> bool:
    """ "Was minister under Prime Minister X from 2004 to 2009": the time is the minister's, if not in brackets."""
    chunks = line.chunks
    if at > person_at or line.kinds[person_at + 1 : person_at + 2] not in c.TIMES:
        return False
    before = [chunk.lower for chunk in chunks[max(0, at - 3) : at]]
    led = any(word in reading.lex.words["governments"] for word in before)
    return (led or not reading.lex.events["under"].isdisjoint(before)) and any(
        chunk.kind in c.EVENTS or (chunk.kind == c.OFFICE and chunk.data.holder is None)
        for chunk in chunks[: max(0, at - 1)]
    )


def is_under(reading: Reading, line: Line, at: int) -> bool:
    """ "Premier ministre sous X": in another's time."""
    following = line.chunks[at + 1 : at + 3]
    return (
        len(following) == 2
        and following[0].lower in reading.lex.events["under"]
        and following[1].kind == c.NAME
    )


def is_before_another(line: Line, at: int) -> bool:
    """ "Her predecessor as minister, X": whoever had it before her."""
    return at > 1 and line.kinds[at - 2 : at] == c.PREDECESSOR + c.AS


def is_late(reading: Reading, line: Line, person_at: int, at: int) -> bool:
    """ "The late X, secretary of state", "X, premier when the war began", "X, premier in the 1990s"."""
    before = line.chunks[person_at - 1] if person_at else None
    if at > person_at and before is not None and before.kind == c.MODIFIER and before.data == "former":
        return True
    between = line.chunks[person_at + 1 : at]
    if any(chunk.lower in reading.lex.office["then_before"] for chunk in between):  # "X, later chancellor"
        return True
    behind = line.chunks[at + 1 : at + 5]
    if not behind or at < person_at:
        return False
    if behind[0].lower in reading.lex.office["then_behind"]:
        return True
    day = next((chunk for chunk in behind if chunk.kind == c.POINT), None)
    leads = behind[0].lower in reading.lex.words["places"] and day is not None
    return leads and day is not None and reading.is_old(day.data)


def is_today(time: Chunk) -> bool:
    """ "Today", however it is written; not a date that happens to be."""
    return bool(time.data.start.kind == "day" and not time.data.start.number)


def _times(reading: Reading, line: Line, last: int, statement: Statement, hidden: set[int]) -> None:
    """ "…, secretary general since 2014", "… (1999–2003)": times right after the phrase."""
    chunks = line.chunks
    i = last + 1
    if (in_post := _IN_POST.match(line.kinds, i)) is not None:
        reading.dated(statement, chunks[in_post.start("since")])
        hidden.update(range(i + 1, in_post.end()))
        return
    whose = line.kinds[i : i + 3] in ("xNZ", "xNF") and chunks[i].lower in reading.lex.office["genitives"]
    if whose and reading.lex.grammar["varies_names"]:
        i += 2  # "Premier ministre de X de 1984 à 1986"
    if i < len(chunks) and chunks[i].kind == "(":
        i += 1
    while i < len(chunks) and i <= last + 3:
        chunk: Chunk = chunks[i]
        if chunk.kind in (c.SINCE, c.SPAN, c.UNTIL):
            reading.dated(statement, chunk)
            hidden.add(i)
        elif chunk.kind not in (",", c.WORD) or (
            chunk.kind == c.WORD and chunk.lower not in reading.lex.events["from"]
        ):
            return
        else:
            return
        i += 1
