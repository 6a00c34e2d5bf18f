"""From whom an office is taken and to whom it is given up: "took over from Y", "gave the ministry up to X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession

_OF_GOVERNMENT = 3  # chunks between a government and whose it is


def predecessor(reading: Reading, event: Event, office: OfficeName, link: str) -> None:
    """ "Took over from Y": Y had it before; ``link`` names the words for "from"."""
    for i, unit in enumerate(event.clause.units):
        older = event.people.get(unit)
        if (
            older
            and older is not event.subject
            and reading.clauses.preposition(event.clause, i) in reading.lex.events[link]
            and not _is_their_government(reading, event, i)
            and not _is_of_something_else(reading, event, i)
        ):
            _succession(reading, event, event.subject, older, office, unit)
            return


def successor(reading: Reading, event: Event, office: OfficeName) -> None:
    """ "Gave the ministry up to X": X has it now."""
    for i, unit in enumerate(event.clause.units):
        newer = event.people.get(unit)
        to = reading.clauses.preposition(event.clause, i) in reading.lex.events["to"]
        if _is_set_off(reading, event, i):
            continue  # "stepped down, a loss for Prime Minister X"
        if newer and event.subject and newer is not event.subject and to and unit.kind == c.NAME:
            _succession(reading, event, newer, event.subject, office, unit)
            return


def _is_their_government(reading: Reading, event: Event, i: int) -> bool:
    """ "Übernahm in der Regierung von X": not from X."""
    before = event.clause.units[max(0, i - _OF_GOVERNMENT) : i]
    return any(unit.lower in reading.lex.words["governments"] for unit in before)


def _is_of_something_else(reading: Reading, event: Event, i: int) -> bool:
    """ "A pris ses fonctions … sous la présidence maltaise de X": where "of" and "from" are one word."""
    units, k = event.clause.units, i - 1
    small = reading.lex.words["determiners"] - reading.lex.words["contracted_prepositions"]
    while k > 0 and (
        units[k].kind in (c.NATION, c.DEMONYM, c.HONORIFIC, c.MODIFIER) or units[k].lower in small
    ):
        k -= 1
    before = units[k - 1] if k else None
    taken = before is event.trigger or (before is not None and before.kind in (c.POST, c.OFFICE, c.MINISTRY))
    return bool(reading.lex.grammar["varies_names"]) and not taken


def _is_set_off(reading: Reading, event: Event, i: int) -> bool:
    """Does a mark stand between the verb and unit ``i``, where the order is fixed?"""
    apart = any(event.at < edge <= i for edge in event.clause.breaks)
    return apart and reading.lex.grammar["attributive_bodies"] is True


def _succession(
    reading: Reading, event: Event, newer: Person | None, older: Person, office: OfficeName, unit: Chunk
) -> None:
    if newer is None or newer is older:
        return
    start = min(
        unit.start,
        event.trigger.start,
        event.mention.start
        if event.mention and event.mention.start >= event.line.sentence.start
        else unit.start,
    )
    end = max(unit.end, event.trigger.end)
    mention = event.mention if event.mention and event.people.get(event.mention) is newer else unit
    reading.successions.append(
        Succession(
            newer,
            older,
            office,
            mention,
            start,
            end,
            reading.events[event.trigger.data.event],
            event.modality,
        )
    )
