"""Who is named bare and then called by their office: "Zelensky attend. Le président ukrainien …", or the other way round.

Papers name whom everybody knows without a word on what they are, and vary in the next sentence. What
the next sentence calls by an office is the same person only where nothing else was said of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

_BESIDE = frozenset((c.BLOCKED, c.OFFICE, c.CAPITAL, c.DESCRIBED, c.DEMONYM, c.HONORIFIC, c.COMPATRIOT))
_IMPERFECT = ("ait", "aient")  # "l'attendait X": a verb, and "l'" is no article
_BACK = 3  # sentences from an office to who speaks with it
_LATELY = 20  # successions that are looked back on
_LINES = 60  # that are looked back on for what was said of someone


def meant(
    reading: Reading, before: Line, line: Line, title: Chunk, office: OfficeName, gender: str, *, speaks: bool
) -> Person | None:
    """The one whom the sentence before names, with nothing said of what they are. ``speaks``: the title does."""
    if not _is_of_politics(reading) or _is_held(reading, office, title.start):
        return None
    if _points_back(reading, line.chunks, line.chunks.index(title) + 1):
        return None
    bare = [
        (i, chunk.data.person)
        for i, chunk in enumerate(before.chunks)
        if chunk.kind == c.NAME and chunk.start < title.start and is_bare(reading, chunk.data.person, before)
    ]
    if _reacts(reading, line.chunks, line.chunks.index(title) + 1):
        return None
    bare = [(i, person) for i, person in bare if not _is_guest(reading, before.chunks, i)]
    fitting = {person: i for i, person in reversed(bare) if _fits(person, office, gender)}
    if len(fitting) != 1:
        return None
    person, i = next(iter(fitting.items()))
    phrase: OfficePhrase = title.data
    if before.sentence.paragraph != line.sentence.paragraph and (phrase.body is None or not phrase.body.code):
        return None
    told = speaks or phrase.body is not None or (gender == "f" == person.gender)
    told |= bool(office[1]) and len(bare) == 1 and says(reading, before.chunks, i)
    return person if told or (phrase.title in HEADS and _opens(before, i)) else None


def _points_back(reading: Reading, chunks: list[Chunk], i: int) -> bool:
    """ "Le président russe l'a reçu", "le président, lui, …": someone else; not "le président prend le train"."""
    before = reading.lex.clause["particles"] | {","}
    while i < len(chunks) and chunks[i].lower in before:
        i += 1
    return i < len(chunks) and chunks[i].lower in reading.lex.events["pointing_back"]


def _reacts(reading: Reading, chunks: list[Chunk], i: int) -> bool:
    """ "Le président ukrainien a salué son courage": of the one before."""
    small = reading.lex.words["auxiliaries"]
    while i < len(chunks) and chunks[i].lower in small:
        i += 1
    return i < len(chunks) and chunks[i].lower in reading.lex.events["reacting"]


def _is_guest(reading: Reading, chunks: list[Chunk], i: int) -> bool:
    """ "X est arrivé à Kiev. Le président ukrainien …": X is not from there."""
    k, small = i + 1, reading.lex.words["auxiliaries"] | reading.lex.events["passive"]
    while k < len(chunks) and (chunks[k].lower in small or chunks[k].kind in c.TIMES):
        k += 1
    return k < len(chunks) and chunks[k].lower in reading.lex.events["visiting"]


def _is_of_politics(reading: Reading) -> bool:
    """Does the article say plainly of somebody that they have an office? Others name actors and runners bare."""
    return bool(reading.lex.grammar["varies_names"]) and bool(reading.discourse.holders)


def who_is_named(reading: Reading, before: Line, line: Line) -> Line:
    """The sentence before, or the one before that where it names nobody and is of the same paragraph."""
    at = reading.places[before.sentence.start]
    earlier = reading.lines[at - 1] if at else before
    paragraphs = {other.sentence.paragraph for other in (earlier, before, line)}
    return earlier if before is not line and c.NAME not in before.kinds and len(paragraphs) == 1 else before


def speaker(reading: Reading, line: Line, i: int) -> tuple[Chunk, OfficeName] | None:
    """ "La ministre danoise a protesté. « … », a déclaré X": the office that opened a sentence before, X's then."""
    person = line.chunks[i].data.person
    if not _is_of_politics(reading) or not is_bare(reading, person, line):
        return None
    if not says(reading, line.chunks, i) or _is_named_before(reading, person, line):
        return None
    at = reading.places[line.sentence.start]
    offices = [
        (chunk, other)
        for other in reading.lines[max(0, at - _BACK) : at]
        for chunk in _subjects(reading, other)
    ]
    if len(offices) != 1:
        return None
    chunk, other = offices[0]
    office = reading.office(chunk, other)
    fits = _fits(person, office, _gender(reading, other, chunk)) and not _is_held(
        reading, office, chunk.start
    )
    return (chunk, office) if fits else None


def _subjects(reading: Reading, line: Line) -> Iterator[Chunk]:
    """Offices of nobody named that a sentence or its main part opens with, and its verb follows."""
    articles, verbs = reading.lex.office["articles"], reading.lex.words["auxiliaries"]
    for i, chunk in enumerate(line.chunks[:-1]):
        free = chunk.kind == c.OFFICE and chunk.data.holder is None and not chunk.data.plural
        if not free or chunk.data.status or i == 0 or line.chunks[i - 1].lower not in articles:
            continue
        following = line.chunks[i + 1]
        verb = following.kind in c.EVENTS or following.lower in verbs
        if (i == 1 or line.chunks[i - 2].kind == ",") and verb:
            yield chunk


def is_bare(reading: Reading, person: Person | None, until: Line) -> bool:
    """Has nothing been said of what they are, up to the end of the line?"""
    if person is None or not person.full or person.held or any(s.title for s in person.told):
        return False
    told = reading.successions[-_LATELY:]
    if person in reading.discourse.planned or any(person in (s.newer, s.older) for s in told):
        return False
    here = reading.places[until.sentence.start] + 1
    return all(
        _stands_bare(reading, line.chunks, i)
        for line in reading.lines[max(0, here - _LINES) : here]
        if c.NAME in line.kinds
        for i, chunk in enumerate(line.chunks)
        if chunk.kind == c.NAME and chunk.data.person is person
    )


def _stands_bare(reading: Reading, chunks: list[Chunk], i: int) -> bool:
    words, small = reading.lex.words, reading.lex.words["prepositions"] | reading.lex.words["of"]
    if i and (chunks[i - 1].kind in _BESIDE or chunks[i - 1].lower in words["spokespeople"]):
        return chunks[i - 1].kind == c.HONORIFIC and not chunks[i - 1].text[0].islower()
    noun = i > 1 and chunks[i - 1].kind == c.WORD and chunks[i - 1].lower not in small
    article = words["determiners"] | words["possessives"]
    if (
        noun
        and not chunks[i - 1].lower.endswith(_IMPERFECT)
        and (chunks[i - 2].lower in article or chunks[i - 2].kind == c.POSSESSIVE)
    ):
        return i > 2 and chunks[i - 3].lower in words["relatives"]  # "où l'attend X"
    behind = chunks[i + 1 : i + 3]
    if len(behind) < 2 or behind[0].kind not in ",(-":
        return True
    following = behind[1]
    if following.lower in reading.lex.office["genitives"]:  # "X, de l'institut Bruegel"
        return False
    opens = following.lower in small | words["relatives"] | words["subordinators"]
    return following.kind in (c.NAME, c.PRONOUN, c.AGE, '"', c.AND, *c.TIMES) or opens


def says(reading: Reading, chunks: list[Chunk], i: int) -> bool:
    """ "« … », a déclaré X"."""
    speech = i > 1 and chunks[i - 1].lower in reading.lex.events["speech"]
    k = i - 2
    while speech and k > 0 and chunks[k].lower in reading.lex.words["auxiliaries"] | {"avait"}:
        k -= 1
    return speech and k > 0 and chunks[k].kind in (",", '"')


def _is_named_before(reading: Reading, person: Person, line: Line) -> bool:
    here = reading.places[line.sentence.start]
    return any(
        chunk.kind == c.NAME and chunk.data.person is person
        for other in reading.lines[max(0, here - _LINES) : here]
        if c.NAME in other.kinds
        for chunk in other.chunks
    )


def _opens(line: Line, i: int) -> bool:
    """Is the name the first of its sentence or stands behind what comes before the subject?"""
    return i == 0 or line.chunks[i - 1].kind in (",", c.HONORIFIC)


def _is_held(reading: Reading, office: OfficeName, at: int) -> bool:
    """Does the article say of somebody that they have it: of one without a body, before ``at``?"""
    title, organization = office
    if not organization:
        return reading.discourse.titles_held.get(title, at) < at
    if (title, "") in reading.discourse.holders_now and any(
        s.title == title and not s.organization and s.start < at for s in reading.statements
    ):  # it may be the same office; who is only named later has another: "le président Erdogan"
        return True
    return office in reading.discourse.holders_now


def _fits(person: Person, office: OfficeName, gender: str) -> bool:
    country = codes().get(office[1], "")
    if gender and person.gender not in ("", gender):
        return False
    return not (country and person.nationalities and country not in person.nationalities)


def _gender(reading: Reading, line: Line, chunk: Chunk) -> str:
    genders = reading.lex.grammar["article_genders"]
    words = [token.lower for token in line.tokens[max(0, chunk.first - 1) : chunk.last]]
    return next((genders[word] for word in words if word in genders), "")
