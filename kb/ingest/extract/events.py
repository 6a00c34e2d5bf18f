"""Events in clauses: finds what triggers them and has each read by what reads its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.as_office import as_office
from kb.ingest.extract.being import be
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause, words_of
from kb.ingest.extract.entering import become, elect, take
from kb.ingest.extract.event import Event, is_participle
from kb.ingest.extract.holding import lead, serve
from kb.ingest.extract.leaving import die, leave
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.subjects import Subject, subject_of
from kb.ingest.extract.succeeding import hand_over, succeed, to_be_succeeded
from kb.ingest.records import Modality

_ASKING = frozenset("?!")
_MAIN = frozenset("ekqsrod")
_LINES_BACK = 3  # that a supposition reaches


def read(reading: Reading, line: Line, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    if c.EVENTS.isdisjoint(line.kinds) and c.AS not in line.kinds:
        return
    subjects: dict[int, Subject] = {}
    for clause in clauses:
        kinds = clause.kinds
        if c.EVENTS.isdisjoint(kinds) and not (c.AS in kinds and c.OFFICE in kinds):
            subjects[id(clause)] = subject_of(reading, clause, None, people, subjects)
            continue
        triggers = _triggers(kinds, ordered=not reading.lex.grammar["free_order"])
        for at in triggers or [-1]:
            subject = subject_of(reading, clause, at, people, subjects)
            if clause is clauses[0] and subject[0] is None and _opens(reading, clauses, at):
                subject = _ahead(reading, clauses, people)
            subjects.setdefault(id(clause), subject)
            _event(reading, line, clause, at, subject, people)


def _opens(reading: Reading, clauses: list[Clause], at: int) -> bool:
    """ "Elected in 2012, she …", "Since becoming chancellor in 2021, he …": but not what is yet to come."""
    openers, units = reading.lex.events["participle_openers"], clauses[0].units
    if at == 2 and " ".join(unit.lower for unit in units[:2]) in reading.lex.events["having_done"]:
        return len(clauses) > 1  # "Après avoir dirigé l'Otan, elle …"
    if at != 1 or units[0].lower not in openers:
        return at == 0
    if units[1].data.tense == "past":
        return False
    if len(clauses) < 2:
        return units[0].lower not in reading.lex.events["before"]
    main, told = clauses[1], [unit for unit in clauses[1].units if unit.kind in c.EVENTS]
    if units[0].lower in reading.lex.events["before"] and not any(u.data.tense == "past" for u in told):
        return False
    ahead = not reading.lex.clause["future_auxiliary"].isdisjoint(main.words)
    said = reading.modality.read(main.words, [], "", future=ahead)
    return said is Modality.ASSERTED


def _ahead(reading: Reading, clauses: list[Clause], people: dict[Chunk, Person]) -> Subject:
    """ "Elected in 2012, she …": who is named after the mark, or whom the next clause is about."""
    if reading.lex.grammar["free_order"]:
        return None, None
    if (named := _behind_mark(reading, clauses[0], people))[0] is not None or len(clauses) < 2:
        return named
    again = reading.lex.grammar["varies_names"] and _is_participle(
        clauses[1]
    )  # "Élu en 1995, réélu en 2002, X …"
    if again and ((named := _behind_mark(reading, clauses[1], people))[0] is not None or len(clauses) < 3):
        return named
    main = clauses[2] if again else clauses[1]
    return subject_of(reading, main, next(iter(_triggers(main.kinds)), None), people, {})


def _behind_mark(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> Subject:
    """Who is named in a clause behind its first mark."""
    for i in range(min(clause.breaks, default=len(clause.units)), len(clause.units)):
        if clause.units[i] in people and not reading.clauses.preposition(clause, i):
            return people[clause.units[i]], clause.units[i]
    return None, None


def _is_participle(clause: Clause) -> bool:
    first = clause.units[0]
    return first.kind in c.EVENTS and first.data.tense == "past"


def _triggers(kinds: str, *, ordered: bool = False) -> list[int]:
    """Where the verbs are that matter most; in an ordered language "… to become" after them as well."""
    for wanted in (_MAIN, "lv", "w", "b"):
        found = [i for i, kind in enumerate(kinds) if kind in wanted]
        if found:
            aim = [i for i, kind in enumerate(kinds) if kind == c.VERBS["become"] and i > found[0]]
            return found[:3] + (aim[-1:] if ordered and wanted is _MAIN else [])
    return []


def _event(
    reading: Reading,
    line: Line,
    clause: Clause,
    at: int,
    subject: Subject,
    people: dict[Chunk, Person],
) -> None:
    trigger = clause.units[at] if at >= 0 else None
    mention = subject[1]
    if trigger is not None and mention is not None and trigger.quoted and not mention.quoted:
        return  # what someone says is not about the one who says it
    trigger = _done(reading, clause, at)
    if _opens_with_had(reading, line, clause):
        return
    if trigger is not None and (_is_asked(reading, line, clause, at) or _will_have_been(reading, clause)):
        return
    future = _is_future(reading, clause, trigger)
    before = clause.after.words if clause.after else []
    words = _main_words(reading, line, clause, at) if at >= 0 else _part_with_as(reading, line, clause)
    modality = reading.modality.read(words, before, _said_around(reading, line, clause), future=future)
    if (
        trigger is not None
        and trigger.data.event in ("succeed", "replace")
        and modality is not Modality.ASSERTED
    ):
        to_be_succeeded(reading, Event(line, clause, at, *subject, Modality.ASSERTED, future, people))
    if modality is None or _is_supposed(reading, line, words, modality):
        return
    if trigger is not None and _is_only_thought(reading, clause, at):
        return
    if trigger is not None and _was_planned(reading, trigger, modality):
        return
    if future and modality is Modality.PLANNED and trigger is not None and _was_ahead(reading, clause, at):
        future, modality = False, Modality.ASSERTED
        trigger.data = replace(trigger.data, tense="past")
    if modality is Modality.DENIED and _is_instead(reading, clause, mention):
        modality = Modality.ASSERTED
    event = Event(line, clause, at, *subject, modality, future, people)
    if trigger is None:
        as_office(reading, event)
        return
    if _is_only_named(reading, trigger, modality):
        return
    handler = _HANDLERS[trigger.data.event]
    if modality is Modality.DENIED and trigger.data.event not in ("be", "become", "take"):
        return
    handler(reading, event)


def _is_only_thought(reading: Reading, clause: Clause, at: int) -> bool:
    """ "On raconte que X est ministre", "personne ne croit que …": of what "that" opens nothing is said."""
    before = [unit.lower for unit in clause.units[:at]]
    that = next((i for i, word in enumerate(before) if word in reading.lex.clause["content"]), None)
    return that is not None and not reading.lex.events["thinking"].isdisjoint(before[:that])


def _said_around(reading: Reading, line: Line, clause: Clause) -> str:
    """The sentence; of "according to the paper, X, who leads Y since 2019, resigned" only what "who" opens."""
    text, offset = line.sentence.text, line.sentence.start
    aside = clause.relative and not reading.lex.grammar["free_order"]
    return text[clause.start - offset : clause.end - offset] if aside else text


def _is_asked(reading: Reading, line: Line, clause: Clause, at: int) -> bool:
    """ "Will X become minister?", "Y est-elle ministre ?": asks whether it is so. "Wählt X zum Kanzler!" asks for it."""
    if _ASKING.isdisjoint(line.kinds) or not _is_inverted(reading, clause, at):
        return False
    end = clause.units[min((k for k in clause.breaks if k > at), default=len(clause.units)) - 1].end
    return (
        next((chunk.kind for chunk in line.chunks if chunk.start >= end and chunk.kind != '"'), "") in _ASKING
    )


def _will_have_been(reading: Reading, clause: Clause) -> bool:
    """ "Wird geführt haben": of a day to come."""
    words = reading.lex.events["perfect_infinitives"]
    if words.isdisjoint(clause.words):
        return False
    return any(a in words and b in reading.lex.clause["future_auxiliary"] for a, b in pairwise(clause.words))


def _is_inverted(reading: Reading, clause: Clause, at: int) -> bool:
    """Does the verb stand first, or with a pronoun joined to it?"""
    lex, units = reading.lex, clause.units
    asking = tuple(lex.grammar["asking_endings"])
    if asking and any(unit.lower.endswith(asking) for unit in units):
        return True
    first = max((k for k in clause.breaks if k <= at), default=0)
    verbs = lex.clause["future_auxiliary"] | lex.words["auxiliaries"] | lex.events["passive"]
    return bool(lex.grammar["verb_asks"]) and (at == first or units[first].lower in verbs)


def _is_supposed(reading: Reading, line: Line, words: list[str], modality: Modality) -> bool:
    """ "S'il avait vécu, … Y serait ministre": in a world where the sentence before, or this one, is true."""
    if modality is Modality.PLANNED:  # "s'il est élu, il nommera X"
        return line.tokens[0].lower in reading.lex.clause["conditions"]
    if modality is not Modality.REPORTED or reading.lex.clause["conditional"].isdisjoint(words):
        return False
    here = reading.places[line.sentence.start]
    return any(
        other.sentence.paragraph == line.sentence.paragraph
        and other.tokens[0].lower in reading.lex.clause["conditions"]
        for other in reading.lines[max(0, here - _LINES_BACK) : here + 1]
    )


def _was_planned(reading: Reading, trigger: Chunk, modality: Modality) -> bool:
    """ "War als Minister vorgesehen": it did not come to pass, or it is told elsewhere."""
    was = trigger.kind == c.VERBS["be"] and trigger.data.tense == "past"
    return was and modality is Modality.PLANNED and bool(reading.lex.grammar["free_order"])


def _is_instead(reading: Reading, clause: Clause, mention: Chunk | None) -> bool:
    """ "Nicht X, sondern Y ist Präsident": of Y it is not denied."""
    i = clause.units.index(mention) if mention in clause.units else 0
    return i > 0 and clause.units[i - 1].lower in reading.lex.events["instead"]


def _opens_with_had(reading: Reading, line: Line, clause: Clause) -> bool:
    """ "Had X become premier, …", which is no question."""
    opening = clause.units[:2]
    verb = len(opening) == 2 and opening[0].lower.split()[0] in reading.lex.events["inverted"]
    return verb and opening[1].kind in (c.NAME, c.PRONOUN, c.HONORIFIC) and not line.kinds.endswith("?")


def _done(reading: Reading, clause: Clause, at: int) -> Chunk | None:
    """The verb; "avait dû démissionner" says that it was done."""
    if at < 0:
        return None
    trigger = clause.units[at]
    near = 0 if reading.lex.grammar["free_order"] else max(0, at - 4)
    before = {u.lower for u in clause.units[near:at]}
    words = set(reading.lex.events["forced"])
    told = [*(clause.after.units if clause.after is not None else ()), *clause.units[:at]]
    earlier = any(u.kind in c.EVENTS and u.data.tense == "past" for u in told)
    if trigger.data.event == "become" and earlier:
        words |= reading.lex.events["before_becoming"]
    if earlier and trigger.data.tense == "present" and is_participle(reading, trigger):
        trigger.data = replace(trigger.data, tense="past")
    if trigger.data.tense == "infinitive" and not before.isdisjoint(words):
        trigger.data = replace(trigger.data, tense="past")
    return trigger


def _is_only_named(reading: Reading, trigger: Chunk, modality: Modality) -> bool:
    """ "Propose de quitter", "pour démissionner": nobody has left yet."""
    if trigger.data.event != "quit" or not reading.lex.events["forced"]:
        return False
    future = trigger.lower.endswith(tuple(reading.lex.grammar["future_endings"]))
    return trigger.data.tense == "infinitive" and not future and modality is Modality.ASSERTED


def _was_ahead(reading: Reading, clause: Clause, at: int) -> bool:
    """ "Il sera ministre jusqu'en 2003", told later: ahead of the time told of only."""
    if reading.published is None:
        return False
    relatives, units = reading.lex.words["relatives"], clause.units
    end = next((i for i, u in enumerate(units) if i > at and u.lower in relatives), len(units))
    times = [u.data.end or u.data.start for u in units[:end] if u.kind in c.TIMES and u.kind != c.SINCE]
    if not times:
        told_later = end == len(units) and not reading.tells_of_now(clause.start)
        named = any(
            u.kind == c.NAME and not reading.clauses.preposition(clause, i) for i, u in enumerate(units[:at])
        )
        return told_later and not (named and reading.lex.grammar["varies_names"])
    last = [time.last if time is not None and time.kind == "fixed" else None for time in times]
    return all(day is not None and day < reading.published for day in last)


def _main_words(reading: Reading, line: Line, clause: Clause, at: int) -> list[str]:
    """Without those of what comes "after", "before" or "when" something else is said to be."""
    units = clause.units
    ends = reading.lex.events["breaks_off"]
    end = next((i for i, u in enumerate(units) if i > at >= 0 and u.kind == c.WORD and u.lower in ends), None)
    dropped = set(_labels(reading, units))
    if at >= 0 and '"' in line.kinds and not units[at].quoted and any(unit.quoted for unit in units):
        plain = words_of(line, [unit for unit in units if not unit.quoted])
        dropped |= set(words_of(line, [unit for unit in units if unit.quoted])) - set(plain)
    if end is not None:
        dropped |= set(words_of(line, units[end:])) - set(words_of(line, units[:end]))
    words = [word for word in clause.words if word not in dropped] if dropped else clause.words
    return reading.modality.in_hindsight(words)


def _part_with_as(reading: Reading, line: Line, clause: Clause) -> list[str]:
    """The words of the part that says "as …": "il doit se contenter de peu, avant de revenir comme ministre"."""
    units = clause.units
    i = next((i for i, u in enumerate(units[:-1]) if u.kind == c.AS and units[i + 1].kind == c.OFFICE), None)
    if i is None or not reading.lex.grammar["varies_names"]:
        return clause.words
    first = max((k for k in clause.breaks if k <= i), default=0)
    if units[first].lower not in reading.lex.events["before"]:
        return clause.words
    return words_of(line, units[first : min((k for k in clause.breaks if k > i), default=len(units))])


def _labels(reading: Reading, units: list[Chunk]) -> Iterator[str]:
    """ "Le candidat républicain X sera …": what X was before."""
    labels = reading.lex.clause["labels"]
    for i, unit in enumerate(units):
        if unit.lower in labels and any(u.kind == c.NAME for u in units[i + 1 : i + 3]):
            yield unit.lower


def _is_future(reading: Reading, clause: Clause, trigger: Chunk | None) -> bool:
    if trigger is None:
        return False
    lex, tense = reading.lex, trigger.data.tense
    auxiliary = bool(lex.clause["future_auxiliary"].intersection(clause.words))
    if lex.grammar["future"] == "auxiliary and infinitive":
        becoming = trigger.kind == c.VERBS["become"] and tense in ("present", "infinitive")
        return (auxiliary and tense == "infinitive") or becoming
    if trigger.lower.endswith(tuple(lex.grammar["future_endings"])):
        return bool(tense == "infinitive")
    return auxiliary


def _hand_over(reading: Reading, event: Event) -> None:
    """ "Passe la main", to nobody named: leaves."""
    to_someone = hand_over(reading, event)
    if not to_someone and event.trigger.lower in reading.lex.events["self_contained"]:
        leave(reading, event)


_HANDLERS: dict[str, Callable[[Reading, Event], None]] = {
    "be": be,
    "become": become,
    "take": take,
    "elect": elect,
    "quit": leave,
    "succeed": succeed,
    "replace": succeed,
    "hand_over": _hand_over,
    "lead": lead,
    "serve": serve,
    "die": die,
}
