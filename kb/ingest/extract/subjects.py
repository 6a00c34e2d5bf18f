"""Who does what a clause says: its subject, or that of the clause it hangs on."""

from __future__ import annotations

from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

Subject = tuple[Person | None, Chunk | None]  # and the words that name them


def subject_of(
    reading: Reading,
    clause: Clause,
    at: int | None,
    people: dict[Chunk, Person],
    subjects: dict[int, Subject],
) -> Subject:
    """Whom the verb is set off behind, else who does what the clause says."""
    holder = _in_post(reading, clause, at, people) if at is not None and at >= 0 else None
    if holder is None and at is not None and at >= 0:
        holder = _behind(reading, clause, at, people)
    return holder or _of_clause(reading, clause, at, people, subjects)


def _of_clause(
    reading: Reading,
    clause: Clause,
    at: int | None,
    people: dict[Chunk, Person],
    subjects: dict[int, Subject],
) -> Subject:
    """Who does it: a name without a preposition, the antecedent of "who", or the subject before."""
    first = clause.units[0].lower
    if _is_of_theirs(reading, clause, at) or _is_their_own(reading, clause, at):
        return None, None
    of_thing = first in reading.lex.words["ministry_relatives"] and clause.units[1].kind == c.NAME
    if (
        clause.relative
        and clause.after is not None
        and first in reading.lex.words["subject_relatives"]
        and not of_thing
    ):
        return _antecedent(reading, clause.after, people)
    if (purpose := _of_purpose(reading, clause, people))[0] is not None:
        return purpose
    if at is not None and at >= 0 and (seen := perceived(reading, clause, at, people))[0] is not None:
        return seen
    if _goes_on_behind(reading, clause, at) and clause.after is not None:
        return _antecedent(reading, clause.after, people)
    limit = _limit(reading, clause, at)
    if (before := _pronoun_before(reading, clause, at, people))[0] is not None:
        return before
    if (opened := _behind_that(reading, clause, limit, people))[0] is not None:
        return opened
    for begin, end in _parts(reading, clause, limit):
        for i in range(begin, end):
            if clause.units[i] in people and _is_subject(reading, clause, i, people):
                return people[clause.units[i]], clause.units[i]
        opening = clause.units[begin : min(begin + 2, end)]
        if opening and opening[0].lower in reading.lex.words["whose_time"] and opening[-1].kind == c.PRONOUN:
            return None, None  # "quand il était ministre", and "il" may be either of two
        apart = end in clause.breaks  # "X, a Belgian, was …"
        if (
            end == limit
            and begin in clause.breaks
            and not apart
            and _has_subject(reading, clause, begin, end)
        ):
            return None, None
    described = _described(reading, clause, limit)
    if described[0]:
        return described
    return _inherited(reading, clause, at, people, subjects) if clause.after is not None else (None, None)


def _goes_on_behind(reading: Reading, clause: Clause, at: int | None) -> bool:
    """ "X, who met Y, died": the clause around "who" goes on behind the mark, and nobody dies or resigns but X."""
    opened = clause.relative and clause.units[0].lower in reading.lex.words["relative_openers"]
    if not opened or at not in clause.breaks or not reading.lex.grammar["attributive_bodies"]:
        return False
    unit = clause.units[at]
    goes = unit.kind == c.VERBS["die"] or unit.lower in reading.lex.events["resigned"]
    return goes and unit.data.tense == "past"


def _pronoun_before(reading: Reading, clause: Clause, at: int | None, people: dict[Chunk, Person]) -> Subject:
    """ "In the governments of X and Y he led it": he, where the subject stands right before its verb."""
    last = clause.units[at - 1] if at is not None and at > 0 else None
    if last is None or last.kind != c.PRONOUN or not reading.lex.grammar["attributive_bodies"]:
        return None, None
    objects = reading.lex.events["object_forms"]
    return (people[last], last) if last in people and last.lower not in objects else (None, None)


def _is_of_theirs(reading: Reading, clause: Clause, at: int | None) -> bool:
    """ "Whose country assumes the chair": not the one whose it is. A language with a free order has other ways."""
    if reading.lex.grammar["free_order"] or at is None or len(clause.units) < 2:
        return False
    noun = clause.units[1]
    term = noun.lower in reading.lex.words["term"]
    return clause.units[0].lower in reading.lex.words["owning_relatives"] and noun.kind == c.WORD and not term


def _is_their_own(reading: Reading, clause: Clause, at: int | None) -> bool:
    """ "X prend la suite ; son collège démissionne": not X."""
    if not reading.lex.grammar["varies_names"] or at is None or at < 0:
        return False
    first = max((edge for edge in clause.breaks if edge <= at), default=0)
    part = clause.units[first:at]
    named = len(part) > 1 and part[0].kind == c.POSSESSIVE and part[0].lower not in reading.lex.words["whose"]
    return named and all(unit.kind == c.WORD for unit in part[1:])


def _behind_that(reading: Reading, clause: Clause, limit: int, people: dict[Chunk, Person]) -> Subject:
    """ "X travaillait pour Y alors que ce dernier était ministre": whom "that" opens right before the verb."""
    units, k = clause.units, limit - 1
    while k > 0 and units[k].lower in reading.lex.words["auxiliaries"]:
        k -= 1
    that = k > 1 and units[k - 1].lower in reading.lex.clause["content"]
    if not that or not reading.lex.grammar["varies_names"] or units[k] not in people:
        return None, None
    plain = units[k].kind in (c.NAME, c.PRONOUN) and units[k].lower not in reading.lex.events["object_forms"]
    return (people[units[k]], units[k]) if plain else (None, None)


def _limit(reading: Reading, clause: Clause, at: int | None) -> int:
    """Where the subject stands: before the verb; in a free order anywhere, but for a clause that a mark ends after it."""
    units = clause.units
    if at is None or at < 0:
        return len(units)
    if not reading.lex.grammar["free_order"]:
        return at
    if reading.clauses.is_subordinate(clause):
        return min((k for k in clause.breaks if k > at), default=len(units))
    return len(units)


def _inherited(
    reading: Reading,
    clause: Clause,
    at: int | None,
    people: dict[Chunk, Person],
    subjects: dict[int, Subject],
) -> Subject:
    """The subject of the clause that this one hangs on or goes on with."""
    main = clause.after
    if main is None or (not clause.joined and reading.clauses.is_subordinate(clause)):
        return None, None
    if main.relative and clause.joined:  # "who did this and that"
        return subjects.get(id(main), (None, None))
    last = main.units[-1]
    since = len(main.units) > 1 and main.units[-2].kind == c.WORD and _is_since(reading, main.units[-2])
    past = at == 0 and last in people and clause.units[0].data.tense == "past"
    if past and last.kind == c.NAME and not since:
        return people[last], last  # "X, resigned since"
    if clause.relative:
        return _antecedent(reading, main, people)
    near_start = at is None or at <= 4 or reading.lex.grammar["free_order"]
    if not near_start or _has_subject(reading, clause, 0, max(at or 0, 0)):
        return None, None
    if clause.joined and main.relative and clause.start - main.end <= 1:  # "who led it and left"
        return subjects.get(id(main), (None, None))
    while main.relative and main.after is not None:
        main = main.after
    return subjects.get(id(main), (None, None))


def _is_since(reading: Reading, unit: Chunk) -> bool:
    """ "The first premier since X, having been …": not X."""
    return unit.lower in reading.lex.time["since"] and reading.lex.grammar["attributive_bodies"] is True


def _of_purpose(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> Subject:
    """ "X, who left in order to become minister": what is aimed at is said of whom the relative clause is about."""
    before = clause.after
    if before is None or clause.units[0].lower not in reading.lex.words["purpose"]:
        return None, None
    relatives = reading.lex.words["subject_relatives"]
    opened = [k for k in before.breaks if before.units[k].lower in relatives]
    named = reversed(before.units[: max(opened)] if opened else [])
    return next(((people[unit], unit) for unit in named if unit in people), (None, None))


def perceived(reading: Reading, clause: Clause, at: int, people: dict[Chunk, Person]) -> Subject:
    """ "Won, only to see X, whose party had lost, stay on as premier": X stays, not who won."""
    perceiving, trigger = reading.lex.events["perceiving"], clause.units[at]
    bare = trigger.data.tense in ("infinitive", "present") and (
        at == 0 or clause.units[at - 1].lower not in reading.lex.events["to"]
    )
    if not perceiving or not bare:
        return None, None
    units, before = clause.units[:at], clause.after
    while before is not None and (clause.relative or before.relative or not units):
        units, clause, before = [*before.units, *units], before, before.after
    for i in range(len(units) - 1, 0, -1):
        if units[i] in people and units[i].kind == c.NAME and units[i - 1].lower in perceiving:
            return people[units[i]], units[i]
    return None, None


def _behind(reading: Reading, clause: Clause, at: int, people: dict[Chunk, Person]) -> Subject | None:
    """ "Le poste de président, qu'occupe X depuis 2014": X, who stands behind the verb."""
    units = clause.units
    if not at or at + 1 >= len(units) or units[at].kind not in (c.VERBS["serve"], c.VERBS["lead"]):
        return None
    mention, opens = units[at + 1], units[at - 1].lower in reading.lex.words["inverting"]
    return (people[mention], mention) if opens and mention.kind == c.NAME and mention in people else None


def _in_post(reading: Reading, clause: Clause, at: int, people: dict[Chunk, Person]) -> Subject | None:
    """ "… remplace X, en poste depuis 2014": X, who is named right before."""
    units, words = clause.units, reading.lex.events["in_post"]
    edge = max((k for k in clause.breaks if k <= at), default=0)
    if units[at].lower not in words or any(u.kind != c.MODIFIER for u in units[edge:at]):
        return None
    before = [*(clause.after.units if clause.after and not edge else []), *units[:edge]]
    if len(before) > 1 and before[-1].kind in (c.BODY, c.NATION) and before[-2].kind == c.NAME:
        before.pop()  # "X (Italie), en poste depuis 2014"
    last = before[-1] if before else None
    if last in people and reading.lex.grammar["varies_names"]:
        last = _whose_aside(reading, clause, before) or last
    return (people[last], last) if last is not None and last.kind == c.NAME and last in people else None


def _whose_aside(reading: Reading, clause: Clause, before: list[Chunk]) -> Chunk | None:
    """ "X, juriste et proche de Y, en fonction de …": X, where Y is only in what is said of them."""
    inside = clause if before[0] is clause.units[0] else clause.after
    breaks = inside.breaks if inside is not None else set()
    first = max((edge for edge in breaks if edge < len(before)), default=0)
    aside = before[first:-1] if first else []
    plain = all(unit.kind in (c.WORD, c.AND, c.MODIFIER) for unit in aside)
    owned = bool(aside) and plain and aside[-1].lower in reading.lex.office["genitives"]
    return before[first - 1] if owned and before[first - 1].kind == c.NAME else None


def _antecedent(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> Subject:
    """Whom a relative clause after this one is about: who was named last, but for "and not Y"."""
    units, not_who = clause.units, reading.lex.events["not_who"]
    for i in range(len(units) - 1, -1, -1):
        nobody = units[i].kind == c.CAPITAL and units[i].last - units[i].first > 1
        if nobody and reading.lex.grammar["varies_names"]:
            return None, None  # "… reviennent à Koen Verlinden, qui …": someone whom we take for a place
        if units[i] in people and not (i and units[i - 1].lower in not_who):
            return people[units[i]], units[i]
    return None, None


def is_introduced(reading: Reading, clause: Clause, i: int) -> bool:
    """ "Mit X hatte ein Italiener diesen Posten inne": X is who had it."""
    units = clause.units
    between = reading.lex.office["apposed"] - reading.lex.office["indefinite"]
    k = i + 1
    while k < min(len(units), i + 6) and (units[k].kind in c.TIMES | c.EVENTS or units[k].lower in between):
        k += 1
    following = units[k].lower if k < len(units) else ""
    preposition = reading.clauses.preposition(clause, i)
    return preposition in reading.lex.events["introducing"] and following in reading.lex.office["indefinite"]


def _parts(reading: Reading, clause: Clause, limit: int) -> list[tuple[int, int]]:
    """Where to look: all of it in a free order, else part by part, back from the verb."""
    if reading.lex.grammar["free_order"]:
        return [(0, limit)]
    times = {k for k in range(1, limit) if clause.units[k].lower in reading.lex.words["whose_time"]}
    edges = [0, *sorted({k for k in clause.breaks if k < limit} | times), limit]
    return list(pairwise(edges))[::-1]


def is_named_owner(reading: Reading, clause: Clause, i: int) -> bool:
    """ "In der Regierung seines Freundes X": whose it is, called by name."""
    units = clause.units
    noun = units[i - 1] if i > 1 else None
    return (
        noun is not None
        and noun.kind in (c.WEAK, c.CAPITAL, c.WORD)
        and noun.text[0].isupper()
        and noun.text.endswith("s")
        and units[i - 2].lower in reading.lex.words["genitive_articles"]
    )


def _is_subject(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> bool:
    unit = clause.units[i]
    if getattr(unit.data, "genitive", False) or is_named_owner(reading, clause, i):
        return False
    if i and clause.units[i - 1].lower in reading.lex.words["namesakes_before"]:  # "the frigate De Ruyter"
        return False
    if unit.kind == c.PRONOUN and unit.lower in reading.lex.events["object_forms"]:
        return False
    if i and clause.units[i - 1].lower in reading.lex.events["not_who"]:  # "Scholz, not Merz, is chancellor"
        return False
    if i - 1 in clause.breaks and clause.units[i - 1].lower in reading.lex.events["speech"]:
        return False  # "…, sagte X": who speaks
    if _owned(clause, i) or (i and clause.units[i - 1].lower in reading.lex.words["according"]):
        return False
    return not reading.clauses.preposition(clause, i) or is_introduced(reading, clause, i)


def _has_subject(reading: Reading, clause: Clause, begin: int, end: int) -> bool:
    """Is there one of its own that is nobody named: "never had an Arab been president"?"""
    if reading.lex.grammar["free_order"]:
        return False
    nobody, some = reading.lex.events["subject_markers"], reading.lex.office["indefinite"]
    units = clause.units
    for i in range(begin, min(end, len(units) - 1)):
        unnamed = units[i].lower in some and units[i + 1].kind in (c.DEMONYM, c.NATION, c.CAPITAL, c.WEAK)
        if (units[i].lower in nobody or unnamed) and not reading.clauses.preposition(clause, i):
            return True
    return False


def _owned(clause: Clause, i: int) -> bool:
    """ "Merkel's …": the owner of the subject is not the subject."""
    return i + 1 < len(clause.units) and clause.units[i + 1].text in c.OWNERS


def _described(reading: Reading, clause: Clause, limit: int) -> Subject:
    """ "The NATO chief resigned": the one person of the article who has that office."""
    for i, unit in enumerate(clause.units[:limit]):
        if (
            unit.kind == c.OFFICE
            and unit.data.holder is None
            and unit.data.definite
            and unit.data.organization
        ):
            if reading.clauses.preposition(clause, i):
                continue
            holders = reading.discourse.holders.get((unit.data.title, unit.data.organization), {})
            if len(holders) == 1 and not unit.data.status:
                return next(iter(holders)), unit
    return None, None
