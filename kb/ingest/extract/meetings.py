"""Those who meet: "NATO's foreign ministers met. … Pekka Haavisto of Finland said", so he is one of them."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.office_names import renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_OF_COUNTRY = regex.compile(r"(?<![TKM]h?)NxO(?=[^T,])")
_ENOUGH = 2  # ministers whom their title has named


def present(reading: Reading, line: Line) -> None:
    """ "NATO's foreign ministers met. … Pekka Haavisto of Finland said": one of them."""
    if not reading.lex.grammar["attributive_bodies"] or c.BODY not in line.kinds:
        return
    for match in _OF_COUNTRY.finditer(line.kinds):
        mention, place = line.chunks[match.start()], line.chunks[match.start() + 2]
        person, body = mention.data.person, place.data["body"]
        linked = line.chunks[match.start() + 1].lower in reading.lex.grammar["nation_links"]
        title = _of_a_meeting(reading, line) if linked and body.code else ""
        if person is None or not person.full or person.held or mention.quoted or not title:
            continue
        office = (renamed(title, body.code), body.name)
        if reading.discourse.holders.get(office) or any(s.title for s in person.told):
            continue
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, office, mention.start, place.end, Modality.ASSERTED)
        if not reading.has_old_year(line, mention.start):
            reading.current(statement, plain=True)
        reading.discourse.note(person, office, mention.start, former=False)


def _of_a_meeting(reading: Reading, line: Line) -> str:
    """Who the article says to meet: ministers, of whom the paragraph has just named two by their title."""
    here = reading.places[line.sentence.start]
    near = [
        other
        for other in reading.lines[:here]
        if other.sentence.paragraph in (line.sentence.paragraph, line.sentence.paragraph - 1)
    ]
    plain = [
        chunk.data.title
        for other in [*near, line]
        for chunk in other.chunks
        if chunk.kind == c.OFFICE
        and chunk.data.holder is not None
        and chunk.data.title.startswith("Minister of ")
    ]
    several = (c.PLURAL, c.BLOCKED)  # "ministers", "NATO's ministers"
    plurals = {
        title.office.title
        for other in reading.lines[:here]
        for chunk in other.chunks
        if chunk.kind in several
        for title in chunk.data.titles
        if title.plural
    }
    last = plain[-1] if plain else ""
    return last if last in plurals and plain.count(last) >= _ENOUGH else ""
