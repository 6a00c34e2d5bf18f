"""Who follows where nobody is named whom they follow: "X followed in 1961", "danach folgte X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.event import Event, finish, new_statement
from kb.ingest.extract.event_times import started
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_LATELY = 12  # statements that are looked back on


def follow_nobody(reading: Reading, event: Event) -> None:
    """State who came next in the office that was told of before."""
    _before_them(reading, event)
    _came_next(reading, event)
    _takes_over(reading, event)
    _next_in_row(reading, event)


def _before_them(reading: Reading, event: Event) -> None:
    """ "She will replace her predecessor on 1 January": whoever that is, the day is her first."""
    if event.subject is None or not any(unit.kind == c.PREDECESSOR for unit in event.clause.units):
        return
    office = reading.discourse.planned.get(event.subject)
    if office is not None and event.modality in (Modality.ASSERTED, Modality.PLANNED):
        event.modality = Modality.PLANNED
        started(reading, event, new_statement(reading, event, event.subject, office, None))


def _came_next(reading: Reading, event: Event) -> None:
    """ "X followed in 1961": in the office that the article is about and has just spoken of."""
    units, topic = event.clause.units, reading.discourse.topic
    behind = units[event.at + 1 :]
    alone = not behind or behind[0].kind in c.TIMES or event.at + 1 in event.clause.breaks
    named = event.mention in units[: event.at] and event.mention is not None and event.mention.kind == c.NAME
    follows = (
        event.trigger.lower in reading.lex.events["follows_alone"] and event.modality is Modality.ASSERTED
    )
    if not (alone and named and follows) or event.subject is None or topic is None:
        return
    if not reading.tells_of(topic, event.line) or topic in event.subject.held:
        return
    statement = new_statement(reading, event, event.subject, topic, None)
    started(reading, event, statement)
    finish(reading, statement, topic, former=False)


def _takes_over(reading: Reading, event: Event) -> None:
    """ "X prend le relais en juillet 1988": in the office that was told of last, from whoever had it."""
    office, person = reading.discourse.row or reading.discourse.spoken_of, event.subject
    another = office != reading.discourse.topic is not None and bool(reading.lex.grammar["varies_names"])
    if person is None or office is None or event.trigger.lower not in reading.lex.events["relays"]:
        return
    if another and not reading.tells_of(office, event.line):
        return
    behind = event.clause.units[event.at + 1 :]
    end = min((k for k in event.clause.breaks if k > event.at), default=len(event.clause.units))
    only = all(u.kind in c.TIMES for u in event.clause.units[event.at + 1 : end])
    if event.modality is not Modality.ASSERTED or not only or any(u.kind in c.OFFICES for u in behind):
        return
    holders = [s for s in reading.statements[-_LATELY:] if (s.title, s.organization) == office]
    if not holders or any(s.person is person for s in holders):
        return
    statement = new_statement(reading, event, person, office, None)
    started(reading, event, statement)
    reading.discourse.note(person, office, statement.at, former=False)


def _next_in_row(reading: Reading, event: Event) -> None:
    """ "Danach folgte X": in the office whose holders the sentences before went through."""
    topic, said = reading.discourse.topic, reading.statements[-1:]
    small = reading.lex.events["then"] | reading.lex.events["between_offices"]
    rest = [
        u for u in event.clause.units if u not in (event.mention, event.trigger) and u.kind not in c.TIMES
    ]
    alone = event.mention in event.clause.units and all(u.lower in small for u in rest)
    near = bool(said) and _paragraph_of(reading, said[0].start) == event.line.sentence.paragraph
    if (
        event.subject is None
        or topic is None
        or not (alone and near and event.past and event.modality is Modality.ASSERTED)
        or (said[0].title, said[0].organization) != topic
        or said[0].person is event.subject
        or not reading.lex.grammar["free_order"]
    ):
        return
    statement = new_statement(reading, event, event.subject, topic, None)
    started(reading, event, statement)
    reading.discourse.note(event.subject, topic, event.trigger.start, former=False)


def _paragraph_of(reading: Reading, at: int) -> int:
    return max((n for n, start in reading.paragraphs.items() if start <= at), default=-1)
