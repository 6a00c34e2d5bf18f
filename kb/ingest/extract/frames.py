"""Sentences told of another world: plays and novels, games, satire, suppositions, and what the next one takes back."""

from __future__ import annotations

from collections.abc import Sequence

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.lexicon import Lexicon, lexicon
from kb.ingest.extract.people import Person

_INSIDE = 6  # tokens from "in" to the world that it opens: "in the second season of the series"


def read(lines: Sequence[Line], language: str) -> set[Person]:
    """Mark the lines that state nothing. Returns whom only such a world has introduced: its characters."""
    lex = lexicon(language)
    taken_back, supposing = lex.frame_phrases["taken_back"], lex.frame_phrases["supposing"]
    paragraph, stage, inside, supposed = -1, False, False, False
    staged: list[Line] = []
    before: Line | None = None
    for line in lines:
        if line.sentence.paragraph != paragraph:
            paragraph, stage, inside, supposed = line.sentence.paragraph, False, False, False
        opening = line.tokens[0].lower if line.tokens else ""
        text = line.sentence.text.lower() if opening in lex.frame_openings else ""
        if before is not None and text.startswith(taken_back):
            before.unreal = before.unreal or c.TAKEN_BACK
        marks = [token.form.framing for token in line.tokens if token.form.framing]
        if marks:
            stage = stage or "worlds" in marks or "stages" in marks
            if _is_elsewhere(lex, line, marks, stage):
                line.unreal, inside = c.NOBODY, True
            elif "untrue" in marks:
                line.unreal = c.TAKEN_BACK
        supposed = supposed or text.startswith(supposing)
        if text.startswith(supposing) or (supposed and "conditional" in marks):
            line.unreal = c.NOBODY
        if inside:
            staged.append(line)
        before = line
    return _characters(lines, staged) if staged else set()


def _is_elsewhere(lex: Lexicon, line: Line, marks: list[str], stage: bool) -> bool:
    """ "In the novel …", "Jane Dole plays …" where a play is spoken of, "the satirists report"."""
    if "jests" in marks or marks.count("playing") > (0 if stage else 1):
        return True
    if "worlds" not in marks:
        return False
    opening = lex.frames["inside"]
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
