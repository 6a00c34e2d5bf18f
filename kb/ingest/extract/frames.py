"""Sentences told of another world: plays and novels, games, satire, suppositions, and what the next one takes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.lexicon import FRAMING, Lexicon, lexicon
from kb.ingest.extract.people import Person

_INVENTIONS = "inventions"  # words that say of their whole paragraph that it is made up
_SUBJECT = 2  # chunks of "Ms Doe"
_INSIDE = 6  # tokens from "in" to the world that it opens: "in the second season of the series"


def read(lines: Sequence[Line], language: str, title: str | None) -> set[Person]:
    """Mark the lines that state nothing. Returns whom only such a world has introduced: its characters."""
    lex = lexicon(language)
    staged: list[Line] = []
    whole = (title or "").lower().startswith(lex.frame_phrases["inventing"])
    for _, paragraph in groupby(lines, lambda line: line.sentence.paragraph):
        rows = [(line, _marks(line)) for line in paragraph]
        if whole or any(_INVENTIONS in marks for _, marks in rows):
            whole = whole or rows[0][0] is lines[0]  # what an article begins with, it goes on with
            for line, _ in rows:
                line.unreal = c.NOBODY
                staged.append(line)
            continue
        staged += _read_paragraph(lex, rows)
    _take_back(lex, lines)
    return (_characters(lines, staged) if staged else set()) | _outsiders(lex, lines)


def _marks(line: Line) -> list[str]:
    if FRAMING not in line.signs:
        return []
    return [token.form.framing for token in line.tokens if token.form.framing]


def _read_paragraph(lex: Lexicon, rows: Sequence[tuple[Line, list[str]]]) -> Iterator[Line]:
    """Mark lines of one paragraph; yield those from the first that is told of another world."""
    stage = inside = supposed = invented = False
    made_up = any("worlds" in marks for _, marks in rows)  # "man stelle sich vor …": a novel does
    for line, marks in rows:
        opening = line.tokens[0].lower if line.tokens else ""
        text = line.sentence.text.lower() if opening in lex.frame_openings else ""
        supposing = bool(text) and text.startswith(lex.frame_phrases["supposing"])
        supposed = supposed or supposing
        invented = invented or (bool(text) and text.startswith(lex.frame_phrases["inventing"]))
        if marks:
            stage = stage or "worlds" in marks or "stages" in marks
            if _is_elsewhere(lex, line, marks, stage):
                line.unreal, inside = c.NOBODY, True
            elif "untrue" in marks:
                line.unreal = c.TAKEN_BACK
        if supposing or (supposed and ("conditional" in marks or made_up)):
            line.unreal = c.NOBODY
        if opening in lex.frames["inside"] and _names_work(line) and _is_staged(rows):
            line.unreal, inside = c.NOBODY, True
        in_play = "pupils" in marks and ("playing" in marks or c.VERBS["elect"] in line.kinds)
        if invented or in_play:
            line.unreal, inside = c.NOBODY, True
        if inside:
            yield line


def _take_back(lex: Lexicon, lines: Sequence[Line]) -> None:
    """ "That is wrong": the sentence before, in whatever paragraph."""
    for before, line in pairwise(lines):
        opening = line.tokens[0].lower if line.tokens else ""
        if opening in lex.frame_openings and line.sentence.text.lower().startswith(
            lex.frame_phrases["taken_back"]
        ):
            before.unreal = before.unreal or c.TAKEN_BACK


def _outsiders(lex: Lexicon, lines: Sequence[Line]) -> set[Person]:
    """ "X has never held public office", "She has never …": who has no office, whatever is said for fun."""
    found: set[Person] = set()
    for before, line in pairwise([None, *lines]):
        if line is None or FRAMING not in line.signs or c.OFFICE in line.kinds:
            continue
        told = any(mark in ("outside", "stages") for mark in _marks(line))
        text = line.sentence.text.lower().rstrip('".”’ ') if told else ""
        # At the end of what is said, not "has never held public office before".
        at = next((
            at for phrase in lex.frame_phrases["outsiders"]
            if (at := text.find(phrase)) >= 0 and text[at + len(phrase) :][:1] in ("", ",")
        ), -1)  # fmt: skip
        if at < 0 or not _is_said_of_one(line, at):
            continue
        named = {chunk.data.person for chunk in line.chunks if chunk.kind == c.NAME}
        if not named and before is not None and before.sentence.paragraph == line.sentence.paragraph:
            named = {chunk.data.person for chunk in before.chunks if chunk.kind == c.NAME}
        if len(named) == 1:
            found |= named - {None}
    return found - _in_office(lines) if found else found


def _is_said_of_one(line: Line, at: int) -> bool:
    """Whether a name or a pronoun, and no noun, stands right before the phrase at ``at``: not "her husband has …"."""
    before = [chunk for chunk in line.chunks if chunk.end <= line.sentence.start + at]
    return bool(before) and before[-1].kind in (c.NAME, c.PRONOUN) and len(before) <= _SUBJECT


def _in_office(lines: Sequence[Line]) -> set[Person | None]:
    """Whom the text itself, and nobody quoted in it, gives an office: "Prime Minister X", "X, prime minister of Y"."""
    given: set[Person | None] = set()
    for line in lines:
        quoted = False
        for a, b in pairwise([chunk for chunk in line.chunks if chunk.kind not in (",", c.HONORIFIC)]):
            quoted ^= a.kind == '"'
            if {a.kind, b.kind} == {c.OFFICE, c.NAME} and not quoted:
                given.add((a if a.kind == c.NAME else b).data.person)
    return given


def _names_work(line: Line) -> bool:
    """ "Dans « Le Dernier Conseil », …": the sentence opens inside what a work is called."""
    return len(line.chunks) > 1 and line.chunks[1].kind == '"'


def _is_staged(rows: Sequence[tuple[Line, list[str]]]) -> bool:
    return any(not {"stages", "worlds", "playing"}.isdisjoint(marks) for _, marks in rows)


def _is_elsewhere(lex: Lexicon, line: Line, marks: list[str], stage: bool) -> bool:
    """ "In the novel …", "Jane Dole plays …" where a play is spoken of, "the satirists report"."""
    if "jests" in marks or marks.count("playing") > (0 if stage else 1):
        return True
    if "playing" in marks and "(" in line.kinds:
        text = line.sentence.text.lower()
        if any(played in text for played in lex.frame_phrases["played_by"]):
            return True
    opening = lex.frames["inside"]
    if "named" in marks and any(token.lower in opening for token in line.tokens):
        text = line.sentence.text.lower()
        if any(world in text for world in lex.frame_phrases["named_worlds"]):
            return True
    if "worlds" not in marks:
        return False
    return any(
        token.form.framing == "worlds"
        and any(other.lower in opening for other in line.tokens[max(0, i - _INSIDE) : i])
        for i, token in enumerate(line.tokens)
    )


def _characters(lines: Sequence[Line], staged: list[Line]) -> set[Person]:
    met: set[Person] = set()
    found: set[Person] = set()
    inside = {id(line) for line in staged}
    for line in lines:
        here = {chunk.data.person for chunk in line.chunks if chunk.kind == c.NAME and chunk.data.person}
        found |= here - met if id(line) in inside else set()
        met |= here
    return found
