"""What is said of one and goes for the next without a verb: "A led it from 1961 to 1964, B from 1964 to 1971"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

# Set off by marks: a person and a span, without a verb.
_GAPPED = regex.compile(r"[,;u](?:x?[LJAmh]){0,3}(?P<person>N),?(?P<time>Z)(?=[,;.u]|$)")
_VERBLESS = regex.compile(r"[,;u](?:x?[LJAmh]){0,3}(?P<person>N)(?P<office>T)(?=x?[,;.u]|$)")
_GAPPING = frozenset(("become", "elect", "take", "be", "serve"))
_LATELY = 6  # statements that are looked back on


def gapped(reading: Reading, line: Line) -> None:
    """ "A dirigea l'Otan de 1961 à 1964, l'Italien B de 1964 à 1971": what is said of A is said of B."""
    kinds = line.kinds
    if kinds.count(c.SPAN) < 2:
        return
    for match in _GAPPED.finditer(kinds):
        mention, time = line.chunks[match.start("person")], line.chunks[match.start("time")]
        person = mention.data.person
        before = [
            s
            for s in reading.statements[-_LATELY:]
            if s.title and line.sentence.start <= s.start < mention.start
        ]
        if person is None or not before or any(s.person is person for s in before):
            continue
        last = before[-1]
        dated = last.has(Property.START) and last.has(Property.END) and last.modality is Modality.ASSERTED
        if not dated or any(line.sentence.start <= s.start < line.sentence.end for s in person.told):
            continue
        office = (last.title, last.organization)
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, office, mention.start, time.end, Modality.ASSERTED)
        reading.dated(statement, time)
        reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def without_verb(reading: Reading, line: Line) -> None:
    """ "A est nommé à l'Intérieur, B à la Défense et C ministre du Budget": what is said of A is said of B."""
    if line.kinds.count(c.OFFICE) < 2:
        return
    for match in _VERBLESS.finditer(line.kinds):
        mention, chunk = line.chunks[match.start("person")], line.chunks[match.start("office")]
        person, first = mention.data.person, _said_before(reading, line, mention)
        free = chunk.data.holder is None and not mention.quoted
        if (
            person is None
            or first is None
            or not free
            or any(s.start >= line.sentence.start for s in person.told)
        ):
            continue
        office = reading.office(chunk, line)
        chunk.data.holder = person
        statement = reading.state(
            f"{reading.language}.list", person, mention, office, mention.start, chunk.end, first.modality
        )
        for part in first.parts:
            if part.property in (Property.APPOINTED, Property.START):
                statement.add(part.property, part.value, modality=part.modality)
        if first.status == "current":
            reading.current(statement, plain=first.plain)
        elif first.status == "former":
            reading.former(statement)
        reading.discourse.note(person, office, mention.start, former=False)


def _said_before(reading: Reading, line: Line, mention: Chunk) -> Statement | None:
    """The last thing said in the line with one of the verbs whose object may follow without it."""
    said = [
        s for s in reading.statements[-_LATELY:]
        if s.title and line.sentence.start <= s.start < mention.start
    ]  # fmt: skip
    verbs = any(s.rule.rpartition(".")[2] in _GAPPING for s in said)
    return said[-1] if verbs else None
