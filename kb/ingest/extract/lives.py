"""When people were born and died, and how old they became: "born in Leith on 3 May 1914", "(1911–2002)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import BORN
from kb.ingest.extract.people import Person, fold
from kb.ingest.extract.reading import Life, Reading
from kb.ingest.records import Property
from people.dates import PartialDate

_LIFE = regex.compile(r"N\((?P<life>Z)\)")
_BRACKETED = regex.compile(r"N\(xD[^()]{0,9}\)b")
_STARRED = regex.compile(r"N\([^()]{2,25}")
_SIGNS = {"*": Property.BIRTH, "†": Property.DEATH}
_SHORTEST, _LONGEST = 30, 110  # years of a life; nobody of our field is in office for so long
_HEAD = 1  # paragraphs at the head of an article
_NEAR = 8  # chunks between "born", who was, and when
_BETWEEN = frozenset((c.WORD, c.WEAK, c.CAPITAL, c.BODY, c.POINT, c.VERBS["be"], c.VERBS["become"], *',("-'))


def read(reading: Reading, line: Line, people: dict[Chunk, Person]) -> None:
    """Keep what the line tells of the lives of the people in it."""
    if BORN in line.signs:
        reading.lives += _born(reading, line, people)
    if c.VERBS["die"] in line.kinds:
        reading.lives += _died(reading, line, people)


def in_brackets(reading: Reading, line: Line) -> set[int]:
    """Keep the lives told in brackets, "Joseph Luns (1911–2002)"; return their chunks: they date no office."""
    found = _starred(reading, line)
    if c.SPAN not in line.kinds:
        return found
    for match in _LIFE.finditer(line.kinds):
        mention, span = line.chunks[match.start()], line.chunks[match.start("life")]
        born, died = reading.resolve(span.data.start), reading.resolve(span.data.end)
        if mention.data.person is None or born is None or died is None:
            continue
        if born.latest is None or died.latest is None:
            continue
        if not _SHORTEST <= died.latest.year - born.latest.year <= _LONGEST:
            continue
        found.add(match.start("life"))
        for what, when in ((Property.BIRTH, born), (Property.DEATH, died)):
            person = mention.data.person
            reading.lives.append(Life(person, mention, what, when.edtf, mention.start, span.end))
    return found


_OPENING = 6  # sentences, the title's and those of what stands above the text among them


def portrayed(reading: Reading) -> Person | None:
    """Whom a biography is about: its first words tell when they were born, in brackets, and of nobody else.

    Whoever its paragraphs begin to speak of as "he" or "she" is them.
    """
    opening = reading.lines[:_OPENING][-1].sentence if reading.lines else None
    first = [life.person for life in reading.lives if opening and life.mention.start < opening.end]
    born = {life.person for life in reading.lives if life.what is Property.BIRTH}
    if first or born:
        return first[0] if first and born == {first[0]} else None
    return _of_a_life(reading)


def _of_a_life(reading: Reading) -> Person | None:
    """ "X, né en 1928, …" at the head of the article, or the one in its title, where one birth is told and no other."""
    if reading.lex.grammar["attributive_bodies"]:  # "X (born 3 May 1928) is …"
        opening = (line for line in reading.lines[:_OPENING] if BORN in line.signs)
        born = next((line for line in opening if _BRACKETED.match(line.kinds)), None)
        return born.chunks[0].data.person if born is not None else None
    if not reading.lex.grammar["varies_names"]:
        return None
    births = [line for line in reading.lines if BORN in line.signs and c.POINT in line.kinds]
    if len(births) != 1:
        return None
    titled = [
        person for person in reading.people.everyone
        if person.full and reading.title_words.issuperset(fold(person.surname).split()) and reading.people.mentions[person] > 1
    ]  # fmt: skip
    if len(titled) == 1:
        return titled[0]
    first = births[0] if births[0].sentence.paragraph <= _HEAD else None
    named = first.chunks[0].data.person if first is not None and first.kinds[:1] == c.NAME else None
    return named if isinstance(named, Person) else None


def _starred(reading: Reading, line: Line) -> set[int]:
    """ "Kaja Kallas (* 18. Juni 1977 in Tallinn; † …)": behind the name, each day behind its sign."""
    found: set[int] = set()
    spelt = BORN in line.signs and bool(reading.lex.grammar["free_order"])
    if "(" not in line.kinds or not (spelt or any(sign in line.sentence.text for sign in _SIGNS)):
        return found
    for match in _STARRED.finditer(line.kinds):
        mention = line.chunks[match.start()]
        for i in range(match.start() + 2, match.end() - 1):
            sign, day = line.chunks[i : i + 2]
            what = _SIGNS.get(sign.text) or (_spelt_out(reading, sign) if spelt else None)
            value = reading.resolve(day.data.start) if what is not None and day.kind == c.POINT else None
            if what is None or value is None or mention.data.person is None:
                continue
            person = mention.data.person
            reading.lives.append(Life(person, mention, what, value.edtf, mention.start, day.end))
            found.add(i + 1)
            if sign.text not in _SIGNS:
                found.add(i)
    return found


def _spelt_out(reading: Reading, sign: Chunk) -> Property | None:
    """ "(geboren am …; gestorben am …)"."""
    if sign.lower in reading.lex.words[BORN]:
        return Property.BIRTH
    return Property.DEATH if sign.kind == c.VERBS["die"] else None


def settle(reading: Reading) -> None:
    """State it of those who have an office."""
    told: set[tuple[Person, Property]] = set()
    for life in reading.lives:
        if not life.person.told or (life.person, life.what) in told:
            continue
        told.add((life.person, life.what))
        rule = f"{reading.language}.person.{life.what.value}"
        reading.describe(rule, life.person, life.mention, life.what, life.value, life.start, life.end)


def _born(reading: Reading, line: Line, people: dict[Chunk, Person]) -> Iterator[Life]:
    words = reading.lex.words[BORN]
    for i, chunk in enumerate(line.chunks):
        if chunk.lower not in words:
            continue
        mention = _who(reading, line.chunks, i, people)
        when = _when(line.chunks, i)
        value = reading.resolve(when.data.start) if when is not None else None
        if mention is None or when is None or value is None or not value.known:
            continue
        ends = (chunk, when)
        start, end = min(one.start for one in ends), max(one.end for one in ends)
        yield Life(people[mention], mention, Property.BIRTH, value.edtf, start, end)
        if (died := _and_died(line.chunks, line.chunks.index(when))) is not None:
            day = reading.resolve(died.data.start)
            if day is not None and day.known:
                yield Life(people[mention], mention, Property.DEATH, day.edtf, start, died.end)


def _and_died(chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """The day behind "né le 3 mai 1928 à Lyon et mort le 26 août 2007"."""
    for k in range(i + 1, min(len(chunks) - 1, i + 1 + _NEAR)):
        if chunks[k].kind == c.VERBS["die"]:
            day = chunks[k + 1]
            return day if day.kind == c.POINT and day.data.start and day.data.start.kind == "fixed" else None
        if chunks[k].kind in (c.NAME, c.PRONOUN, *c.EVENTS):
            return None
    return None


def _who(reading: Reading, chunks: Sequence[Chunk], i: int, people: dict[Chunk, Person]) -> Chunk | None:
    """The name or pronoun before the word, else the one after it: "Born in Leith, X …", "the X-born Y"."""
    kin = reading.lex.words["spokespeople"]
    kinds = "".join([chunk.kind for chunk in chunks[:i]])
    opened = kinds.rfind("(")
    if opened > max(0, kinds.rfind(")")) and chunks[opened - 1] in people:
        return chunks[opened - 1]  # "X (Greek: …; born in Volos)"
    for chunk in reversed(chunks[max(0, i - _NEAR) : i]):
        if chunk in people:
            return chunk
        if chunk.kind not in _BETWEEN or chunk.lower in kin:
            break
    opens = (
        i == 0 or (i == 1 and chunks[0].kind in (c.WORD, c.POINT)) or chunks[i - 1].kind in c.TIMES | {c.WEAK}
    )
    for chunk in chunks[i + 1 : i + 1 + _NEAR] if opens or reading.lex.grammar["free_order"] else ():
        if chunk in people:
            return chunk
        if chunk.kind not in _BETWEEN or chunk.lower in kin:
            break
    return None


def _when(chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """The day or year that stands with the word, behind it or before it."""
    for row in (chunks[i + 1 : i + _NEAR], reversed(chunks[max(0, i - _NEAR) : i])):
        for chunk in row:
            if chunk.kind == c.POINT and chunk.data.start is not None and chunk.data.start.kind == "fixed":
                return chunk
            if chunk.kind in c.EVENTS - {c.VERBS["be"], c.VERBS["become"]} or chunk.kind in (
                c.NAME,
                c.PRONOUN,
            ):
                break
    return None


def _died(reading: Reading, line: Line, people: dict[Chunk, Person]) -> Iterator[Life]:
    """ "Who has died aged 84": of that age on the day told, or of publication."""
    chunks = line.chunks
    for i, chunk in enumerate(chunks):
        if chunk.kind != c.VERBS["die"]:
            continue
        mention = next((one for one in reversed(chunks[:i]) if one in people), None)
        age = next((one for one in chunks[i + 1 :] if one.kind == c.AGE), None)
        if mention is None or age is None or any(one.kind == c.NAME for one in chunks[i : chunks.index(age)]):
            continue
        times = (reading.resolve(one.data.start) for one in chunks if one.kind == c.POINT)
        days = [when for when in times if isinstance(when, PartialDate) and when.latest == when.earliest]
        day = days[0].edtf if len(days) == 1 else ""
        if not day and reading.published is not None and _is_news(reading, line):
            day = reading.published.isoformat()
        if day:
            value = f"{age.data.years}@{day}"
            yield Life(people[mention], mention, Property.AGE, value, mention.start, age.end)


def _is_news(reading: Reading, line: Line) -> bool:
    """Does the sentence tell of these days?"""
    return reading.published is not None and reading.tells_of_now(line.sentence.start)
