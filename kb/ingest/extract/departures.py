"""Leaving an office, said with a noun: "after the resignation of X on Friday", "nach dem Tod von X 1994"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.owners import owner_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality, Property

_OF_NAME = frozenset((c.OFFICE, c.BLOCKED, c.NATION, c.HONORIFIC, c.MODIFIER))  # before a name
_NEAR = 4  # chunks between the noun, whose it is, and when it was
_LATELY = 6  # statements that are looked back on
_REACH = 3000  # characters back to where the office was named


def read(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """Who left is in office no longer: where the noun says that it happened, behind "after" or "since"."""
    units, words = clause.units, reading.lex.events
    for i, unit in enumerate(units):
        if unit.kind != c.LEAVING or unit.quoted:
            continue
        before = {other.lower for other in units[max(0, i - 3) : i]}
        owner = owner_of(reading, clause, i, people)
        told = not before.isdisjoint(words["happened"]) or _opens(reading, clause, i)
        if owner is None or not (told or _is_done(reading, line, clause, i)):
            continue
        if _is_a_tumble(reading, units, i, people, owner):
            continue
        if office := _office(reading, line, owner, unit):
            mention = next((other for other in units if people.get(other) is owner), unit)
            _state(reading, units, i, owner, office, mention)


def _opens(reading: Reading, clause: Clause, i: int) -> bool:
    """ "À la démission de X, Y est promue": set off, and of whom it is told; not "appelle à la démission de X"."""
    small = reading.lex.office["articles"]
    if i < 2 or clause.units[i - 1].lower not in small or not reading.lex.grammar["varies_names"]:
        return False
    return clause.units[i - 2].lower in reading.lex.events["at_the_start"] and i - 2 in {0, *clause.breaks}


def _is_a_tumble(
    reading: Reading, units: list[Chunk], i: int, people: dict[Chunk, Person], owner: Person
) -> bool:
    """ "Après la chute du président X dans l'escalier", "sa chute à vélo": no end of an office."""
    if units[i].lower not in reading.lex.events["falls"]:
        return False
    named = (k for k, unit in enumerate(units) if k > i and unit.kind == c.NAME and people.get(unit) is owner)
    at = next(named, i) + 1
    behind = units[at : at + 1]
    return bool(behind) and behind[0].lower in reading.lex.events["fallen_in"]


def _is_done(reading: Reading, line: Line, clause: Clause, i: int) -> bool:
    """ "Le limogeage du ministre X a surpris", "la Cour confirme la destitution de X": it has come to pass."""
    units, words = clause.units, reading.lex.events
    done = units[i].lower in words["done_away"] and i > 0 and not clause.relative
    if not done or units[i - 1].lower not in reading.lex.words["descriptive"]:
        return False
    small = words["of"] | words["genitive"] | reading.lex.words["of"] | reading.lex.words["determiners"]
    k = i + 1
    while k < len(units) and (units[k].kind in _OF_NAME or units[k].lower in small):
        k += 1
    if k >= len(units) or units[k].kind != c.NAME:
        return False  # "la chute du gouvernement du président X"
    settled = i > 1 and units[i - 2].lower in words["settling"]
    opens = i == 1 and line.chunks[0] is units[0] and units[i].lower not in words["tried"]
    said = reading.modality.read(clause.words, [], line.sentence.text, future=False)
    ahead = any(unit.lower in reading.lex.clause["future_auxiliary"] for unit in units)
    return (settled or opens) and said is Modality.ASSERTED and not ahead


def _office(reading: Reading, line: Line, owner: Person, unit: Chunk) -> OfficeName | None:
    """The one that stands with the name, else the one last said to be theirs."""
    for chunk in line.chunks:
        if chunk.kind == c.OFFICE and chunk.data.holder is owner:
            return reading.office(chunk, line)
    known = reading.discourse.office_of(owner, unit.start, reach=_REACH)
    return known or _entered(reading, line, owner)


def _entered(reading: Reading, line: Line, owner: Person) -> OfficeName | None:
    """ "À la démission de X, Y est nommée ministre": what the sentence says that another enters."""
    for s in reading.statements[-_LATELY:] if reading.lex.grammar["varies_names"] else ():
        entered = s.rule.rpartition(".")[2] in ("become", "take", "elect")
        if entered and s.person is not owner and line.sentence.start <= s.start < line.sentence.end:
            return s.title, s.organization
    return None


def _state(
    reading: Reading, units: list[Chunk], i: int, owner: Person, office: OfficeName, mention: Chunk
) -> None:
    unit = units[i]
    when = next((u for u in units[i + 1 : i + 1 + _NEAR] if u.kind == c.POINT), None)
    if when is None and units[0].kind == c.POINT and reading.lex.grammar["varies_names"]:
        when = units[0]  # "En septembre 2019, à la démission de X, …"
    day = reading.resolve(when.data.start) if when is not None else None
    said = [unit, mention, *([when] if when is not None and day is not None else [])]
    start, end = min(chunk.start for chunk in said), max(chunk.end for chunk in said)
    rule = f"{reading.language}.relation.leaving-office"
    statement = reading.state(rule, owner, mention, office, start, end, Modality.ASSERTED)
    if day is not None:
        statement.add(Property.END, day.edtf)
    reading.former(statement)
    reading.discourse.note(owner, office, unit.start, former=True)
