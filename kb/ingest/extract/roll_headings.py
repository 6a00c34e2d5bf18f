"""What a roll of holders is of: the heading, the title or the lead above its first row."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.known_names import country_names
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.office_names import admits, renamed
from kb.ingest.extract.reading import Reading

_MOST_LINES = 40  # above the first row
_TERMINAL = tuple(".!?…")
_LONGEST = 160  # characters of a heading
_BREAKS = frozenset((":", "(", "-", ".", "?", "!", ";"))
_BEFORE = frozenset(
    (c.MODIFIER, c.NATION, c.BODY, c.GENERIC, c.DEMONYM, c.YEARS, c.VERBS["be"], *c.TIMES, '"')
)


def office_of(reading: Reading, at: int, *, chained: bool) -> OfficeName | None:
    """The office whose holders the rows from line ``at`` on are; ``chained`` where each follows the one before."""
    office = _announced(reading, at, chained=chained)
    if office is None or office[1]:
        return office
    above = reading.lines[max(0, at - _MOST_LINES) : at]
    named = {
        place.code for line in above for chunk in line.chunks if (place := place_of(chunk)) and place.code
    }
    code = named.pop() if len(named) == 1 else ""
    return (renamed(office[0], code), country_names()[code]) if code and admits(code, office[0]) else office


def _announced(reading: Reading, at: int, *, chained: bool) -> OfficeName | None:
    lead: OfficeName | None = None
    leads = False
    for k in range(at - 1, max(-1, at - _MOST_LINES), -1):
        above = reading.lines[k]
        if above.sentence.text.rstrip(".)").isdecimal() or _is_of_table(above):
            continue
        office = _office(reading, above)
        if above.sentence.paragraph == 0 or _stands_alone(reading, k):
            if office is not None:
                return office
            if above.sentence.paragraph > 0 and not _repeats_title(reading, above):
                return None
        elif c.NAME not in above.kinds:
            lead = lead or office
        leads |= reading.discourse.leads(above) and c.NAME not in above.kinds
    if not chained:
        return None
    return lead or (reading.discourse.topic if leads else None)


def parts(reading: Reading, first: int, last: int, *, chained: bool) -> bool:
    """Does a heading between two rows begin another list?"""
    for k in range(first + 1, last):
        line = reading.lines[k]
        heading = _stands_alone(reading, k) and c.TIMES.isdisjoint(line.kinds) and line.chunks
        if heading and (not chained or _office(reading, line) is not None):
            return True
    return False


def _stands_alone(reading: Reading, k: int) -> bool:
    """A paragraph of one line that is no sentence: a heading."""
    line = reading.lines[k]
    text = line.sentence.text.strip('*_ "”»“')
    if text.endswith(_TERMINAL) or len(text) > _LONGEST or _is_of_table(line) or text.rstrip(")").isdecimal():
        return False
    before = reading.lines[k - 1] if k else None
    after = reading.lines[k + 1] if k + 1 < len(reading.lines) else None
    return all(
        other is None or other.sentence.paragraph != line.sentence.paragraph for other in (before, after)
    )


def _is_of_table(line: Line) -> bool:
    return "|" in line.sentence.text or "\t" in line.sentence.text


def _repeats_title(reading: Reading, line: Line) -> bool:
    """The first paragraph, which may be the title, where front matter had it already; and a byline."""
    return line.sentence.text == reading.lines[0].sentence.text


def _office(reading: Reading, line: Line) -> OfficeName | None:
    """The one office of which a line names many holders, before any other thing that it may be a list of."""
    found: dict[OfficeName, None] = {}
    for i, chunk in enumerate(line.chunks):
        if chunk.kind == c.PLURAL or (chunk.kind == c.OFFICE and _is_many(reading, line, i)):
            if not opens(reading, line, i) or not _ends(reading, line, i):
                return None
            found[reading.office(chunk, line)] = None
    return next(iter(found)) if len(found) == 1 else None


def _is_many(reading: Reading, line: Line, i: int) -> bool:
    """German "Präsidenten der Slowakei", "die deutschen Außenminister", "Liste der Bundeskanzler"."""
    chunk = line.chunks[i]
    words = reading.lex.words
    if not reading.lex.grammar["noun_capitals"] or chunk.data.feminine or chunk.data.status:
        return False
    before = line.chunks[i - 1].lower if i else ""
    plural = before in words["all_of_them"] or before in words["plural_articles"]
    plural |= before == "der" and i > 1 and line.chunks[i - 2].lower in words["lists"]
    first = chunk.text.split()[0]
    return plural or (
        (not i or line.chunks[i - 1].kind in _BREAKS) and first.endswith(tuple(words["plural_endings"]))
    )


def opens(reading: Reading, line: Line, i: int) -> bool:
    """Is there nothing before it, from a mark on, that the list could be of: no "wives of the presidents"?"""
    words = reading.lex.words
    fitting = c.OWNERS | (
        words["determiners"] | words["lists"] | words["all_of_them"] | words["of"] | words["plural_articles"]
    )
    for chunk in reversed(line.chunks[:i]):
        if chunk.kind in _BREAKS:
            return True
        if chunk.kind not in _BEFORE and chunk.lower not in fitting and not chunk.text.isdecimal():
            return False
    return True


def _ends(reading: Reading, line: Line, i: int) -> bool:
    """Is nobody named with it, and nothing told of them?"""
    following: Chunk | None = line.chunks[i + 1] if i + 1 < len(line.chunks) else None
    if following is None or following.kind in _BREAKS or following.kind in c.TIMES or following.kind == ",":
        return True
    words = reading.lex.words
    return following.kind not in (c.NAME, c.WEAK) and following.lower in words["of"] | words["prepositions"]


def place_of(chunk: Chunk) -> Body | None:
    """The country or body that a chunk names."""
    body: Body | None = None
    if chunk.kind == c.BODY:
        body = chunk.data["body"]
    elif chunk.kind == c.NATION:
        body = chunk.data["nationality"]
    elif chunk.kind in (c.MINISTRY, c.OFFICE, c.PLURAL):
        body = getattr(chunk.data, "body", None)
    return body
