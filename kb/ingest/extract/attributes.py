"""Participles before a title, with their times: "der seit 2022 amtierende Präsident X", "der 2006 gestürzte Präsident X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.event_times import is_past
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_LASTING = frozenset((c.SINCE, c.SPAN, c.UNTIL))
_FAR = 8  # chunks between an article and the participle
_BETWEEN = frozenset((c.WORD, c.CAPITAL, c.WEAK, c.BODY, *c.TIMES))


def settle(reading: Reading, line: Line, at: int) -> None:
    """ "Der 2022 gewählte Präsident X" is in office: chosen on a day of the past; "ehemals dem Präsidenten X" is not."""
    phrase, time = line.chunks[at].data, _time(reading, line, at)
    if at > 1 and not phrase.status and reading.lex.grammar["noun_capitals"]:
        adverb, article = line.chunks[at - 2], line.chunks[at - 1]
        over = adverb.kind == c.MODIFIER and adverb.data in ("former", "then")
        if over and article.lower in reading.lex.words["determiners"]:
            phrase.status = adverb.data
    if time is None or time.kind != c.POINT or phrase.status != "future":
        return
    when = reading.resolve(time.data.start)
    if when is not None and is_past(reading, when.edtf) and _says(reading, line, at, "chosen_participles"):
        phrase.status = "current"


def date(reading: Reading, line: Line, statement: Statement, at: int, hidden: set[int]) -> None:
    """What the times before the participle say of the spell."""
    time = _time(reading, line, at)
    if time is None:
        return
    if time.kind in _LASTING and _says(reading, line, at, "serving_participles"):
        reading.dated(statement, time)
        hidden.add(line.chunks.index(time))
    elif time.kind == c.POINT and _says(reading, line, at, "left_participles"):
        when = reading.resolve(time.data.start)
        if when is not None and when.known and is_past(reading, when.edtf):
            statement.widen(time.start, time.end)
            statement.add(Property.END, when.edtf)
            statement.status = "former"
            if statement.modality is Modality.PLANNED:
                statement.modality = Modality.ASSERTED
    elif time.kind == c.POINT and _says(reading, line, at, "sworn_participles"):
        when = reading.resolve(time.data.start)
        if when is not None and when.known and is_past(reading, when.edtf):
            statement.widen(time.start, time.end)
            statement.add(Property.START, when.edtf)


def _time(reading: Reading, line: Line, at: int) -> Chunk | None:
    """The time between an article and the participle that the title at chunk ``at`` begins with."""
    if not at or not reading.lex.grammar["noun_capitals"]:
        return None
    time, k = line.chunks[at - 1], at - 1
    if time.kind not in _LASTING and time.kind != c.POINT:
        return None
    if line.tokens[time.first].lower in reading.lex.words["determiners"]:
        return time  # "der 2022", taken for one
    while k > 0 and at - k < _FAR and line.chunks[k - 1].kind in _BETWEEN:
        if line.chunks[k - 1].lower in reading.lex.words["determiners"]:
            return time
        k -= 1
    return None


def _says(reading: Reading, line: Line, at: int, kind: str) -> bool:
    first = line.tokens[line.chunks[at].first].lower
    return first in reading.lex.events[kind]
