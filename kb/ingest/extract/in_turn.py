"""The holders of one office told one after the other: "die Reihe beginnt mit A", "after him came B (1964–71)"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rows import PERSON, TERM, is_term
from kb.ingest.records import Modality, Property

# People who came one after the other, with the time that stands before the last.
_IN_TURN = regex.compile(rf"(?:xL,)?{PERSON}(?:,{PERSON}){{0,12}}(?:,?u,?(?:F,?)?{PERSON})?(?=[.,;:(]|$)")
_OPENING = 5  # chunks before which such a verb opens its sentence
_PLURAL = ("rent", "nnent", "vent", "dent")  # endings of its plural
_TOLD_BACK = 4  # lines that are looked back on for the office
_SMALL = frozenset(("the", "a", "an", "'s", "in", "and", "then", "first", "finally"))
_ROW_BEGINS = regex.compile(r"[xX]*W?[xX]*(?P<time>D)?x(?P<person>N)")
_ROW_BACK = 20  # statements of a paragraph that goes through the holders of an office
_ENOUGH = 2  # of them who are known to have had it
_LATELY = 6  # statements that are looked back on


def announced(reading: Reading, line: Line) -> None:
    """ "Treize personnes se sont succédé à la tête de l'Otan": the sentences behind it go through them."""
    if c.VERBS["succeed"] not in line.kinds or not reading.lex.grammar["varies_names"]:
        return
    chunks = [chunk for chunk in line.chunks if chunk.kind != c.AS]
    for reflexive, _, verb, title in zip(chunks, chunks[1:], chunks[2:], chunks[3:], strict=False):
        each_other = reflexive.lower in ("se", "s'") and verb.lower == "succédé"
        if each_other and title.kind == c.OFFICE and title.data.holder is None:
            office = reading.office(title, line)
            if office[1]:
                reading.discourse.topic = reading.discourse.row = office


def begins(reading: Reading, line: Line) -> None:
    """ "Die Reihe beginnt 1957 mit X": of those who had the office that the article is about."""
    topic, rows = reading.discourse.topic, reading.lex.events["rows"]
    if topic is None or not rows or all(chunk.lower not in rows for chunk in line.chunks[:4]):
        return
    match = _ROW_BEGINS.search(line.kinds)
    mention = line.chunks[match.start("person")] if match is not None else None
    if match is None or mention is None or mention.data.person is None:
        return
    person, rule = mention.data.person, f"{reading.language}.list"
    statement = reading.state(
        rule, person, mention, topic, line.chunks[0].start, mention.end, Modality.ASSERTED
    )
    if match.start("time") >= 0:
        when = reading.resolve(line.chunks[match.start("time")].data.start)
        if when is not None and when.known:
            statement.add(Property.START, when.edtf)
    reading.former(statement)
    reading.discourse.note(person, topic, mention.start, former=True)


def in_brackets(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "De Maizière (1966–1972)", where the paragraph goes through the holders of the office."""
    topic = reading.discourse.topic
    if topic is None or c.OFFICE in line.kinds or c.PLURAL in line.kinds:
        return
    for match in TERM.finditer(line.kinds):
        mention, time = line.chunks[match.start()], line.chunks[match.start() + 2]
        person, paragraph = mention.data.person, line.sentence.paragraph
        start = reading.paragraphs.get(paragraph, line.sentence.start)
        among = {s.person for s in reading.statements[-_ROW_BACK:] if s.start >= start}
        holders = reading.discourse.holders[topic].keys() & among
        others = {s.title for s in reading.statements[-_ROW_BACK:] if s.start >= start and s.title} - {
            topic[0]
        }
        enough = topic == reading.discourse.row or (len(holders) >= _ENOUGH and not others)
        if person is None or person.told or not is_term(time) or not enough:
            continue
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, topic, mention.start, time.end, Modality.ASSERTED)
        reading.dated(statement, time)
        hidden.add(match.start() + 2)
        reading.discourse.note(person, topic, mention.start, former=statement.status == "former")


def of_the_topic(reading: Reading, line: Line) -> None:
    """ "Stikker followed, then the Italian B (1964-71). After him came C": the office that the article is about."""
    words, topic = reading.lex.events["then_came"], reading.discourse.topic
    if not words or topic is None or c.NAME not in line.kinds or not reading.tells_of(topic, line):
        return
    rule = f"{reading.language}.list"
    for i in sorted({*_with_terms(line), *_who_came(line, words)}):
        mention = line.chunks[i]
        person = mention.data.person
        if person is None or mention.quoted or topic in person.held or any(
            line.sentence.start <= s.start < line.sentence.end and s.title for s in person.told
        ):  # fmt: skip
            continue
        dated = line.kinds[i + 1 : i + 4] == "(Z)"
        end = line.chunks[i + 3].end if dated else mention.end
        statement = reading.state(rule, person, mention, topic, mention.start, end, Modality.ASSERTED)
        if dated:
            reading.dated(statement, line.chunks[i + 2])
        reading.discourse.note(person, topic, mention.start, former=statement.status == "former")


def _with_terms(line: Line) -> Iterator[int]:
    for match in TERM.finditer(line.kinds):
        if is_term(line.chunks[match.start() + 2]):
            yield match.start()


def _who_came(line: Line, words: frozenset[str]) -> Iterator[int]:
    """The names behind "then came", "after him came", up to the next verb or title."""
    for at, chunk in enumerate(line.chunks):
        before = {other.lower for other in line.chunks[max(0, at - 3) : at]}
        if chunk.lower != "came" or before.isdisjoint(words):
            continue
        for i in range(at + 1, len(line.chunks)):
            kind = line.kinds[i]
            if kind in c.EVENTS or kind in (c.OFFICE, c.BLOCKED, ";", "."):
                break
            if kind == c.NAME and line.chunks[i - 1].lower not in ("of", "with", "to", "for"):
                yield i
            if kind == c.WORD and line.chunks[i].text.islower() and line.chunks[i].lower not in _SMALL:
                break


def came_next(reading: Reading, line: Line) -> None:
    """ "Vint ensuite A", "puis se succèdent A, B et, depuis 2009, C": in the office that was told of last."""
    words = reading.lex.events
    verb = next(
        (i for i, chunk in enumerate(line.chunks[:_OPENING]) if chunk.lower in words["in_turn"]), None
    )
    row = reading.discourse.row
    office = row or reading.discourse.spoken_of
    told = office is not None and (row is not None or _tells_of(reading, line, office))
    if verb is None or office is None or office != reading.discourse.topic or not told:
        return
    if any(chunk.kind == c.NAME for chunk in line.chunks[:verb]):
        return
    i = verb + 1
    while i < len(line.chunks) and line.chunks[i].lower in words["between_offices"]:
        i += 1
    match = _IN_TURN.match(line.kinds, i)
    if match is None:
        return
    plural = line.chunks[verb].lower.endswith(_PLURAL)
    if row is None and plural != (match[0].count(c.NAME) > 1):
        return
    since: Chunk | None = None
    for i, chunk in enumerate(line.chunks[: match.end()]):
        if i < match.start():
            continue
        since = chunk if chunk.kind == c.SINCE else since
        if chunk.kind != c.NAME or chunk.data.person is None:
            continue
        person, rule = chunk.data.person, f"{reading.language}.list"
        statement = reading.state(rule, person, chunk, office, chunk.start, chunk.end, Modality.ASSERTED)
        if line.kinds[i + 1 : i + 4] == "(Z)":
            reading.dated(statement, line.chunks[i + 2])
        if since is not None and plural:
            reading.dated(statement, since)
            reading.current(statement)
        else:
            reading.former(statement)
        reading.discourse.note(person, office, chunk.start, former=since is None)


def _tells_of(reading: Reading, line: Line, office: OfficeName) -> bool:
    """Is what was stated last, in the lines before, of that office and over?"""
    at = reading.places[line.sentence.start]
    first = reading.lines[max(0, at - _TOLD_BACK)].sentence.start
    last = [s for s in reading.statements[-_LATELY:] if s.title and first <= s.start < line.sentence.start]
    over = [s for s in last if (s.title, s.organization) == office and s.status == "former"]
    return bool(over)
