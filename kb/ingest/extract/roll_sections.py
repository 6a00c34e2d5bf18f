"""What stands in a row of a list of holders is about whom the row names."""

from __future__ import annotations

from bisect import bisect_right

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.office_names import admits, codes, renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rolls import Row
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_OF_STATES = ("Minister of ", "Secretary of ", "Prime Minister", "Chancellor", "Deputy Prime Minister")
_OVER = frozenset(("former", "then", "last"))
_LONG_AGO = 8  # years after which an office told of in passing is taken to be over as well
_IN_ALL = 100  # statements of one person that are looked back on
_ABOUT = 1  # years by which two tellings of one spell may differ


def turn(reading: Reading, line: Line, before: Line | None, rows: dict[int, Row]) -> None:
    """Go on to the row that begins with the line, or past the last; until then all is told of whom the row names."""
    row = rows.get(line.sentence.start)
    paragraph = line.sentence.paragraph
    discourse = reading.discourse
    if row is not None:
        if discourse.row_until < 0:
            discourse.before_rows = discourse.opening
        _state(reading, row)
        discourse.opening, discourse.row_until = row.person, row.until
        discourse.focus, discourse.focus_in = row.person, paragraph
    elif 0 <= discourse.row_until < paragraph:
        discourse.opening, discourse.row_until = discourse.before_rows, -1
    elif discourse.row_until >= 0 and before is not None and before.sentence.paragraph != paragraph:
        discourse.focus, discourse.focus_in = discourse.opening, paragraph


def _state(reading: Reading, row: Row) -> None:
    """What the row says: one spell or several."""
    person, mention, office = row.person, row.mention, row.office
    _make_known(reading, row)
    for time, (start, end) in zip(row.times, row.spans, strict=True):
        first, last = min(start, mention.start), max(end, mention.end)
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, office, first, last, Modality.ASSERTED)
        if time is not row.times[0]:  # a spell of its own
            statement.at = start
        reading.dated(statement, Chunk(time.kind, 0, 0, start, end, "", time))
        if time.kind == c.SINCE:
            reading.current(statement)
        reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def _make_known(reading: Reading, row: Row) -> None:
    """Whose citizen the row says they are, or the office does."""
    person = row.person
    own = codes().get(row.office[1], "")
    for code in [own] if own else row.nations[:1]:
        if not person.nationalities:
            person.nationalities.add(code)
            reading.discourse.nationals[code].append(person)


def describe(reading: Reading, line: Line) -> None:
    """ "Nur kurz blieb der frühere Minister im Amt", in the row of X: X, where nobody else is named."""
    discourse = reading.discourse
    person = discourse.opening
    if discourse.row_until < line.sentence.paragraph or person is None or c.NAME in line.kinds:
        return
    for chunk in line.chunks if c.OFFICE in line.kinds else ():
        phrase = chunk.data if chunk.kind == c.OFFICE else None
        if phrase is None or phrase.holder is not None or phrase.plural or phrase.status not in _OVER:
            continue
        if not phrase.definite or any(s.title == phrase.title for s in person.told[-_IN_ALL:]):
            continue
        phrase.holder = person
        office = reading.office(chunk, line)
        rule = f"{reading.language}.description"
        statement = reading.state(rule, person, chunk, office, chunk.start, chunk.end, Modality.ASSERTED)
        reading.former(statement)
        discourse.note(person, office, chunk.start, former=True)


def settle(reading: Reading, rows: dict[int, Row]) -> None:
    """Countries, states and spells of what the rows tell beside the office that the list is of."""
    sections = {row.person: row for row in rows.values()}
    starts = sorted(rows)
    wrong: set[Statement] = set()
    for statement in reading.statements if rows else ():
        row = sections.get(statement.person)
        if not statement.title or statement.start < starts[0]:
            continue
        own = row is not None and (statement.title, statement.organization) == row.office
        if own and statement.rule.endswith(".list") and statement.has(Property.START):
            continue
        about = row or _section(reading, rows, starts, statement)
        _give_body(reading, statement, row, rows[starts[0]])
        if row is not None and (statement.title, statement.organization) == row.office:
            if _is_another_spell(statement, row):
                wrong.add(statement)
            elif _ended(reading, row) > 0:
                _end(reading, statement)
        elif about is not None and _ended(reading, about) >= _LONG_AGO:
            unsaid = not statement.status or (statement.plain and statement.status == "current")
            if unsaid and not statement.has(Property.START, Property.END):
                _end(reading, statement)
    if wrong:
        reading.statements = [statement for statement in reading.statements if statement not in wrong]


def _section(reading: Reading, rows: dict[int, Row], starts: list[int], statement: Statement) -> Row | None:
    """The row in whose text someone else is named."""
    found = rows[starts[bisect_right(starts, statement.start) - 1]]
    ends = next(
        (reading.paragraphs[k] for k in range(found.until + 1, found.until + 3) if k in reading.paragraphs),
        None,
    )
    return found if ends is None or statement.start < ends else None


def _give_body(reading: Reading, statement: Statement, row: Row | None, any_row: Row) -> None:
    """The country of whom the row is about, for an office of a state; the body that the list is of, for its own."""
    if statement.organization:
        return
    if statement.title == any_row.office[0]:
        statement.organization = any_row.office[1]
        return
    country = reading.country_of(row.person) if row is not None else ""
    code = codes().get(country, "")
    if code and statement.title.startswith(_OF_STATES) and admits(code, statement.title):
        statement.title, statement.organization = renamed(statement.title, code), country


def _ended(reading: Reading, row: Row) -> int:
    """How many years before publication the last spell of a row ended; 0 where it has not."""
    end = row.times[-1].end
    if end is None or end.last is None or reading.published is None:
        return 0
    if end.last >= reading.published:
        return 0
    return max(1, reading.published.year - end.last.year)


def _is_another_spell(statement: Statement, row: Row) -> bool:
    """Does it tell years in the office that the row does not have?"""
    years = [
        int(part.value[:4])
        for part in statement.parts
        if part.property in (Property.START, Property.END) and part.value[:4].isdecimal()
    ]
    return bool(years) and not any(_covers(row, year) for year in years)


def _covers(row: Row, year: int) -> bool:
    for time in row.times:
        if time.start is None or time.start.first is None:
            continue
        last = time.end.last.year if time.end is not None and time.end.last is not None else year
        if time.start.first.year - _ABOUT <= year <= last + _ABOUT:
            return True
    return False


def _end(reading: Reading, statement: Statement) -> None:
    statement.parts = [part for part in statement.parts if part.property != Property.IN_OFFICE_ON]
    if statement.modality is Modality.ASSERTED:
        reading.former(statement)
