"""Whom a choice is about: "X wurde gewählt", "Y ernannte X", "machte die Parteilose zur Ministerin"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import HEADS
from kb.ingest.extract.event import Event
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality


def appointee_of(reading: Reading, event: Event, words: set[str]) -> tuple[Person | None, Chunk | None]:
    """Passive: the subject. Active: the name that the verb has as its object."""
    units = event.clause.units
    if (set_off := _set_off(reading, event)) is not None:
        return set_off
    passives = reading.lex.events["passive"]
    if reading.lex.grammar["free_order"]:
        passive = bool(words & passives) or any(u.lower in passives for u in units)
    else:  # right before the verb: "was formally appointed", not "named her to be minister"
        near = [word for u in units[max(0, event.at - 4) : event.at] for word in (u.lower, *u.lower.split())]
        passive = not passives.isdisjoint(near)
    if passive or (event.past and event.trigger.text.startswith(tuple(reading.lex.grammar["participles"]))):
        return event.subject, event.mention
    behind = units[event.at + 1] if event.at + 1 < len(units) else event.trigger
    names = event.clause.after is not None and behind.kind in (
        c.NAME,
        c.HONORIFIC,
    )  # "…, named Y as minister"
    if event.at == 0 and event.past and not names:  # "Elected in 2012, she …"
        return event.subject, event.mention
    if (chosen := _clitic(reading, event) or _pronoun_object(reading, event)) is not None:
        return chosen
    others = []
    for i, unit in enumerate(units):
        person = event.people.get(unit)
        if person and person is not event.subject and not reading.clauses.preposition(event.clause, i):
            others.append((i, person, unit))
    after = [(person, unit) for i, person, unit in others if i > event.at] or [(p, u) for _, p, u in others]
    if after:
        return after[0]
    if described := _described_appointee(reading, event):
        return described
    if any(unit.kind == c.PRONOUN and unit.lower in reading.lex.events["object_forms"] for unit in units):
        return None, None  # "X machte ihn zum Minister": someone whom the article leaves open
    if (spoken_of := _described_object(reading, event)) is not None:
        return spoken_of
    if reading.lex.grammar["free_order"]:  # "the council appointed X", in whatever order
        return (event.subject, event.mention) if event.mention in units else (None, None)
    if event.clause.units[: event.at] and event.at <= 6 and not _has_object(reading, event):
        return event.subject, event.mention
    return None, None


def _pronoun_object(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """German "1998 berief sie Präsident Y zur Ministerin": her, as Y is one who appoints others."""
    units, at = event.clause.units, event.at
    if not reading.lex.grammar["free_order"] or at + 2 >= len(units) or units[at + 1].kind != c.PRONOUN:
        return None
    meant = event.people.get(units[at + 1])
    named = next((unit for unit in units[at + 2 : at + 5] if unit.kind == c.NAME), None)
    other = event.people.get(named) if named is not None else None
    appoints = other is not None and any(title in HEADS for title, _ in other.held)
    return (meant, units[at + 1]) if meant is not None and appoints and meant is not other else None


def _described_appointee(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """ "X holte den früheren Generalsekretär als Minister": whom the sentences before were about."""
    units, person = event.clause.units, reading.discourse.focus
    if person is None or person is event.subject or not reading.lex.grammar["appoints_as"]:
        return None
    for i, unit in enumerate(units[event.at + 1 :], event.at + 1):
        if unit.kind == c.AS:
            return None
        objects = reading.lex.events["object_articles"]
        if unit.kind == c.OFFICE and unit.data.status == "former" and units[i - 1].lower in objects:
            office = reading.office(unit, event.line)
            if unit.data.holder is not None or reading.discourse.holders.get(office, {}).keys() - {person}:
                return None
            unit.data.holder = person
            rule = f"{reading.language}.description.former"
            told = reading.state(rule, person, unit, office, unit.start, unit.end, Modality.ASSERTED)
            reading.former(told)
            reading.discourse.note(person, office, unit.start, former=True)
            return person, unit
    return None


def _described_object(reading: Reading, event: Event) -> tuple[Person | None, Chunk | None] | None:
    """German "machte X die Parteilose zur Ministerin": whoever is spoken of, if a woman, and not X."""
    units, lex = event.clause.units, reading.lex
    for i in range(1, len(units) - 1) if lex.grammar["free_order"] and event.mention in units else ():
        noun = units[i].text[0].isupper() and units[i].kind in (c.WEAK, c.CAPITAL, c.DESCRIBED, c.MODIFIER)
        if not noun or units[i + 1].kind != c.AS or units[i - 1].lower not in lex.events["object_articles"]:
            continue
        gender = lex.grammar["article_genders"].get(units[i - 1].lower, "m")
        person = reading.discourse.focus
        fits = person is not None and person is not event.subject and person.gender in ("", gender)
        return (person, units[i]) if fits else (None, None)
    return None


def _clitic(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """ "Le conseil le choisit", "le roi l'a nommée": whom the sentences before were about."""
    before = event.clause.units[max(0, event.at - 2) : event.at]
    clitic = next((u for u in before if u.lower in reading.lex.events["object_clitics"]), None)
    person = reading.discourse.focus
    if clitic is None or person is None or not reading.lex.grammar["clitics"] or person is event.subject:
        return None
    followed = {u.lower for u in before if u.start > clitic.start}
    gender = reading.lex.grammar["article_genders"].get(clitic.lower, "")
    fits = followed <= reading.lex.words["auxiliaries"] and person.gender in ("", gender or person.gender)
    return (person, clitic) if fits else None


def _set_off(reading: Reading, event: Event) -> tuple[Person, Chunk] | None:
    """German "X, im Juni 2002 von Y berufen, …": X, whoever else the sentence goes on to name."""
    clause, at = event.clause, event.at
    edge = max((k for k in clause.breaks if k <= at), default=0)
    ends = at + 1 in clause.breaks or at + 1 == len(clause.units)
    if not (reading.lex.grammar["free_order"] and event.past and edge and ends):
        return None
    opening, before = clause.units[edge], clause.units[edge - 1]
    if before.kind != c.NAME or before not in event.people:
        return None
    plain = opening is event.trigger or opening.kind in c.TIMES or opening.lower in reading.lex.words["agent"]
    return (event.people[before], before) if plain else None


def _has_object(reading: Reading, event: Event) -> bool:
    """ "X appointed the dog minister": a noun stands between the verb and the title."""
    units = event.clause.units[event.at + 1 :]
    title = next((i for i, unit in enumerate(units) if unit.kind == c.OFFICE), 0)
    between = units[:title]
    named = event.trigger.data.tense == "present" and reading.lex.grammar["attributive_bodies"]
    if named and between and between[0].kind == c.WORD and any(u.kind == c.AS for u in between[1:]):
        return True  # "X names outsider as chief executive"
    opened = bool(between) and between[0].lower in reading.lex.words["determiners"]
    return opened and any(unit.kind == c.WORD for unit in between[1:])
