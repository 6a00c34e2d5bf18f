"""Predecessors, successors, compatriots, and descriptions that stand for someone named before."""

from __future__ import annotations

from kb.ingest.extract import (
    allotted,
    colleagues,
    departures,
    following,
    in_charge,
    killed,
    made,
    predecessors,
    presidencies,
    taking,
    terms,
    unheld,
)
from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.described import gender_of
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.lexicon import INCUMBENTS
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.owners import owner_of
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, Succession, state_code
from kb.ingest.records import Modality

_SINCE = 5  # chunks between a successor and since when
_JUST = 500  # characters back to whoever is followed
_LATELY = 12  # statements of one person that are looked back on


def read(reading: Reading, line: Line, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    for clause in clauses:
        kinds = clause.kinds
        if c.PREDECESSOR in kinds or c.SUCCESSOR in kinds:
            _neighbours(reading, line, clause, people)
        if c.COMPATRIOT in kinds:
            _compatriot(reading, clause, people)
        if c.NAME in kinds:
            killed.read(reading, line, clause, people)
            if INCUMBENTS in line.signs:
                _incumbent(reading, clause, people)
            colleagues.read(reading, line, clause, people)
            following.read(reading, line, clause, people)
        if c.LEAVING in kinds:
            departures.read(reading, line, clause, people)
        if c.TAKING in kinds:
            taking.read(reading, line, clause, people)
        terms.read(reading, line, clause, people)
        if c.OFFICE in kinds or c.POST in kinds:
            unheld.read(reading, line, clause)
        if c.NAME in kinds and (c.MINISTRY in kinds or c.POST in kinds):
            allotted.read(reading, line, clause, people)
        if c.MINISTRY in kinds:
            in_charge.read(reading, line, clause, people)
        if c.OFFICE in kinds:
            made.read(reading, line, clause, people)
            _description(reading, line, clause, people)


def _neighbours(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    units = clause.units
    for i, unit in enumerate(units):
        if unit.kind not in (c.PREDECESSOR, c.SUCCESSOR) or _is_elsewhere(reading, units, i):
            continue
        owner = (
            owner_of(reading, clause, i, people)
            or _preceded(reading, clause, i, people)
            or _nobodys(reading, clause, i)
        )
        named = _named(reading, clause, i, people)
        if predecessors.is_plural(reading, line, unit):
            if owner is not None and (office := _office_of(reading, line, clause, owner, owner, unit)):
                predecessors.state(reading, line, unit, office, over=unit.kind == c.PREDECESSOR)
            continue
        if owner is None or named is None or owner is named:
            continue
        known, office = _said_of_it(reading, line, clause, i, owner)
        if not known:
            office = _office_of(reading, line, clause, owner, named, unit)
        if office is None or _is_outside(reading, clause, office):
            continue
        older, newer = (named, owner) if unit.kind == c.PREDECESSOR else (owner, named)
        mention = next(u for u in units if people.get(u) is named)
        start, end = min(unit.start, mention.start), max(unit.end, mention.end)
        if i and units[i - 1].kind == c.POSSESSIVE:
            start = min(start, units[i - 1].start)
        rule = f"{reading.language}.relation.{'predecessor' if unit.kind == c.PREDECESSOR else 'successor'}"
        modality = Modality.ASSERTED
        if unit.kind == c.SUCCESSOR:
            told = reading.modality.read(clause.words, [], line.sentence.text, future=False)
            if told is None:
                continue
            chosen = i and units[i - 1].kind == c.AS and reading.tells_of_now(line.sentence.start)
            modality = Modality.PLANNED if chosen or _is_to_be(reading, units, i) else told
        found = Succession(newer, older, office, mention, start, end, rule, modality)
        if modality is Modality.PLANNED:
            reading.discourse.planned[newer] = office
        if modality is Modality.ASSERTED and unit.kind == c.SUCCESSOR:
            found.now = bool(reading.lex.grammar["free_order"]) and any(
                u.kind == c.VERBS["be"] and u.data.tense == "present" for u in units[i + 1 : i + 3]
            )
            _became(reading, clause, i, found)
            _has_been(reading, clause, i, found)
        reading.successions.append(found)
        if modality is Modality.ASSERTED:
            reading.discourse.note(older, office, mention.start, former=True)


def _is_elsewhere(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Son successeur à la mairie": not in the office told of."""
    return any(unit.lower in reading.lex.events["other_posts"] for unit in units[i + 1 : i + _SINCE])


def _is_outside(reading: Reading, clause: Clause, office: OfficeName) -> bool:
    """ "Y holte ihn als Nachfolger von X ins Kabinett": in no office that is not of a government."""
    cabinets = reading.lex.words["governments"] if reading.lex.grammar["free_order"] else frozenset()
    of_state = office[1] in codes() or not office[1]
    inside = of_state and (office[0] in HEADS or "Minister" in office[0] or "Secretary" in office[0])
    return not inside and not cabinets.isdisjoint(unit.lower for unit in clause.units)


def _preceded(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> Person | None:
    """ "X was preceded by Y": X, who stands before it."""
    if clause.units[i].lower not in reading.lex.words["preceded"]:
        return None
    before = clause.units[:i] if not clause.joined or clause.after is None else clause.after.units
    return next(
        (
            people[u]
            for k, u in enumerate(before)
            if u in people and not reading.clauses.preposition(clause, k)
        ),
        None,
    )


def _nobodys(reading: Reading, clause: Clause, i: int) -> Person | None:
    """German "Nachfolgerin wird Y": of whoever was just said to have an office."""
    verb = clause.units[1] if i == 0 and len(clause.units) > 1 else None
    comes = verb is not None and verb.kind in (c.VERBS["be"], c.VERBS["become"])
    if not comes or not reading.lex.grammar["free_order"] or clause.relative:
        return None
    near = [s for s in reading.statements if s.title and clause.start - _JUST < s.start < clause.start]
    return max(near, key=lambda s: s.start).person if near else None


def _became(reading: Reading, clause: Clause, i: int, found: Succession) -> None:
    """ "His successor became in October 2014 the Norwegian X": with the day that the verb has."""
    units = clause.units
    since = next((unit for unit in units[i + 1 : i + _SINCE] if unit.kind == c.SINCE), None)
    if since is not None and (when := reading.resolve(since.data.start)) is not None:
        found.since, found.end = when.edtf, max(found.end, since.end)  # "X, son successeur depuis mai 2025"
        return
    verb = next((unit for unit in units[i + 1 : i + 4] if unit.kind == c.VERBS["become"]), None)
    if verb is None:
        return
    day = next((unit for unit in units if unit.kind == c.POINT), None)
    ahead = verb.data.tense == "present" and bool(reading.lex.grammar["free_order"])
    when = reading.resolve(day.data.start, ahead=ahead) if day is not None else None
    if day is not None and when is not None:
        found.since = when.edtf
        found.start, found.end = min(found.start, day.start), max(found.end, day.end)


def _has_been(reading: Reading, clause: Clause, i: int, found: Succession) -> None:
    """ "X, seit Oktober Nachfolger von Y": from then on."""
    time = clause.units[i - 1] if i else None
    when = reading.resolve(time.data.start) if time is not None and time.kind == c.SINCE else None
    if time is not None and when is not None:
        found.since, found.start = when.edtf, min(found.start, time.start)


def _said_of_it(
    reading: Reading, line: Line, clause: Clause, i: int, owner: Person
) -> tuple[bool, OfficeName | None]:
    """Whether it says in what: "his predecessor as minister", "Nachfolger von X als Botschafter"; and in which office.

    "As successor of X chairwoman of the party": in an office that we do not know.
    """
    units = clause.units
    if predecessors.is_named(reading, units, i):
        return True, reading.discourse.planned.get(owner) or reading.discourse.last_office(owner)
    link = next((k for k in range(i + 1, min(len(units) - 1, i + 4)) if units[k].kind == c.AS), None)
    if link is not None and (link == i + 1 or units[link - 1].kind == c.NAME):
        after = next((u for u in units[link + 1 : link + 3] if u.kind == c.OFFICE), None)
        return True, reading.office(after, line) if after is not None else None
    behind = "".join([u.kind for u in units[i + 1 : i + 4]])
    chosen = units[i - 1].kind == c.AS if i else False
    if c.OFFICE in clause.kinds:
        return False, None
    return chosen and (c.BLOCKED in behind or _in_unknown_office(reading, units, i)), None


def _in_unknown_office(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Wurde als Nachfolger von X Kommandeur des Heeres": a noun of what, right behind the name."""
    if not reading.lex.grammar["noun_capitals"]:
        return False
    name = next((k for k in range(i + 1, min(len(units) - 2, i + 4)) if units[k].kind == c.NAME), 0)
    noun, of = (units[name + 1], units[name + 2].lower) if name else (units[i], "")
    genitive = of in reading.lex.office["genitives"]
    return bool(name) and genitive and noun.kind in (c.WEAK, c.CAPITAL)


def foresee(reading: Reading, line: Line, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    """ "Her designated successor X, who takes office in May": which office that will be, before it is asked."""
    for clause in clauses if c.MINISTRY in line.kinds else ():
        presidencies.read(reading, line, clause, people)  # "X, who rose to the premiership, resigned"
    for clause in clauses if c.SUCCESSOR in line.kinds else ():
        for i, unit in enumerate(clause.units):
            if unit.kind != c.SUCCESSOR or not _is_to_be(reading, clause.units, i):
                continue
            owner = owner_of(reading, clause, i, people)
            named = _named(reading, clause, i, people)
            if owner is None or named is None or owner is named:
                continue
            if office := _office_of(reading, line, clause, owner, named, unit):
                reading.discourse.planned[named] = office


def _is_to_be(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "His designated successor", "son successeur désigné"."""
    if i + 1 < len(units) and units[i + 1].lower in reading.lex.office["chosen"]:
        return True
    while i and units[i - 1].kind in (c.MODIFIER, c.NATION):
        i -= 1
        if units[i].data == "future":
            return True
    return False


def _named(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> Person | None:
    """Who the predecessor is: the name right after, or the subject of "is the successor of"."""
    units = clause.units
    if (behind := _set_off(clause, i, people, reading.lex.events["of"])) is not None:
        return behind
    if (fetched := _fetched(reading, clause)) is not None:
        return people.get(fetched)
    if i + 1 < len(units) and units[i + 1] in people and units[i + 1].kind == c.NAME:
        return people[units[i + 1]]
    k = i + 1
    if k < len(units) and (units[k].data == "future" or units[k].lower in reading.lex.office["chosen"]):
        k += 1  # "son successeur désigné, X"
    if i + 1 < k < len(units) and units[k] in people and units[k].kind == c.NAME:
        return people[units[k]]
    while k < min(len(units) - 1, i + 4) and (
        units[k].kind in (c.NATION, c.DEMONYM, c.AGE, c.HONORIFIC, c.DESCRIBED)
        or units[k].lower in reading.lex.office["articles_before_names"]
    ):
        k += 1
    if i + 1 < k < len(units) and units[k] in people and units[k].kind == c.NAME:
        return people[units[k]]
    before = units[i - 2] if i > 1 and units[i - 1].kind == c.POSSESSIVE and i - 1 in clause.breaks else None
    ends = i + 1 == len(units) or i + 1 in clause.breaks
    if before is not None and ends and before.kind == c.NAME and before in people:
        return people[before]  # "X, his predecessor, …"
    if named := _named_by_verb(reading, clause, i, people) or _behind_title(reading, clause, i, people):
        return named
    own = i > 1 and units[i - 1].kind == c.POSSESSIVE and i - 1 in clause.breaks  # "X, son successeur"
    if own and units[i - 2].kind == c.NAME and units[i - 2] in people:
        return people[units[i - 2]]
    links = reading.lex.events["of"] | reading.lex.events["genitive"]
    if i + 1 < len(units) and units[i + 1].lower in links:
        for j in range(i - 1, -1, -1):
            if units[j] in people and not reading.clauses.preposition(clause, j):
                return people[units[j]]
    return None


def _behind_title(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> Person | None:
    """ "His successor as prime minister, Y, …": Y."""
    units, edges = clause.units, [k for k in sorted(clause.breaks) if k > i]
    if len(edges) < 1 or edges[0] >= len(units) or not reading.lex.grammar["attributive_bodies"]:
        return None
    named, kinds = units[edges[0]], "".join([unit.kind for unit in units[i + 1 : edges[0]]])
    alone = kinds in (c.AS + c.OFFICE, c.AS + c.WORD + c.OFFICE) and edges[1:2] in ([], [edges[0] + 1])
    return people.get(named) if alone and named.kind == c.NAME else None


def _set_off(clause: Clause, i: int, people: dict[Chunk, Person], links: frozenset[str]) -> Person | None:
    """ "The predecessor of minister X, Y, …": Y."""
    units = clause.units
    if i + 3 >= len(units) or units[i + 1].lower not in links:
        return None
    k = i + 2 + (units[i + 2].kind in (c.OFFICE, c.BLOCKED))
    if k + 1 >= len(units) or units[k].kind != c.NAME or k + 1 not in clause.breaks:
        return None
    named = units[k + 1]
    ends = k + 2 == len(units) or k + 2 in clause.breaks
    return people[named] if ends and named.kind == c.NAME and named in people else None


def _fetched(reading: Reading, clause: Clause) -> Chunk | None:
    """ "Als Nachfolger von X holte ihn Y": him."""
    if not reading.lex.grammar["free_order"] or c.VERBS["elect"] not in clause.kinds:
        return None
    forms = reading.lex.events["object_forms"]
    return next((u for u in clause.units if u.lower in forms), None)


def _named_by_verb(reading: Reading, clause: Clause, i: int, people: dict[Chunk, Person]) -> Person | None:
    """ "His predecessor in office was the Belgian X"."""
    units = clause.units
    owned = any(u.kind == c.POSSESSIVE for u in units[max(0, i - 3) : i]) or (
        i == 0 and reading.lex.grammar["free_order"]
    )
    at = next((k for k in range(i + 1, min(len(units), i + 6)) if units[k].kind in c.EVENTS), None)
    if not owned or at is None or units[at].kind not in (c.VERBS["be"], c.VERBS["become"]):
        return None
    for k in range(at + 1, min(len(units), at + 6)):
        if units[k].kind in (c.PREDECESSOR, c.SUCCESSOR, c.AS, *c.EVENTS):
            return None
        if units[k] in people and units[k].kind == c.NAME and not reading.clauses.preposition(clause, k):
            return people[units[k]]
    return None


def _office_of(
    reading: Reading, line: Line, clause: Clause, owner: Person, named: Person, unit: Chunk
) -> OfficeName | None:
    """The office that one followed the other in: the owner's own first.

    What the clause says of the other may be where they went: "his predecessor X is to chair Y".
    """
    if office := _said_here(reading, line, clause, owner):
        return office
    same_line = [
        (s.title, s.organization)
        for s in owner.told[-_LATELY:]
        if s.title and line.sentence.start <= s.start < line.sentence.end
        and s.modality is Modality.ASSERTED
    ]  # fmt: skip
    if len(set(same_line)) == 1:
        return same_line[0]
    ahead = owner.told and owner.told[-1].modality is Modality.PLANNED  # "he will lead X. His predecessor …"
    if ahead and unit.kind == c.PREDECESSOR and owner in reading.discourse.planned:
        return reading.discourse.planned[owner]
    if (office := _back_to_today(reading, line, owner)) or (
        office := reading.discourse.office_of(owner, unit.start, reach=3000)
    ):
        return office
    if office := reading.discourse.planned.get(named if unit.kind == c.SUCCESSOR else owner):
        return office
    topic = reading.discourse.topic
    if topic and (owner in reading.discourse.holders[topic] or named in reading.discourse.holders[topic]):
        return topic
    left = reading.discourse.last_office(owner) if unit.kind == c.SUCCESSOR else None
    if left is not None and reading.lex.grammar["varies_names"]:
        return left  # "X, l'ancien président … Y, son successeur"
    return _said_here(reading, line, clause, named) or reading.discourse.office_of(
        named, unit.start, reach=3000
    )


def _back_to_today(reading: Reading, line: Line, owner: Person) -> OfficeName | None:
    """What someone is now, where a new paragraph no longer tells of what they were before."""
    starts = reading.paragraphs[line.sentence.paragraph]
    told = [s for s in owner.told[-_LATELY:] if s.title and s.start < line.sentence.start]
    now = [s for s in told if s.status == "current"]
    passed = bool(told) and told[-1].status != "current" and told[-1].start < starts
    fresh = (
        reading.lex.grammar["free_order"] and passed and not reading.has_old_year(line, line.sentence.start)
    )
    return (now[-1].title, now[-1].organization) if now and fresh else None


def _said_here(reading: Reading, line: Line, clause: Clause, person: Person) -> OfficeName | None:
    """The office that the clause plainly gives to a person."""
    for unit in clause.units:
        if (
            unit.kind == c.OFFICE
            and unit.data.holder is person
            and unit.data.status not in ("former", "then")
        ):
            office = reading.office(unit, line)
            if any(s.title == office[0] and s.modality is Modality.ASSERTED for s in person.told[-_LATELY:]):
                return office
    return None


def _incumbent(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "L'actuel titulaire, X", "la sortante, X": whoever has the office that the article is about."""
    topic, words = reading.discourse.topic, reading.lex.events[INCUMBENTS]
    if topic is None or not words:
        return
    for i, unit in enumerate(clause.units):
        if unit.lower not in words or not i or clause.units[i - 1].kind in (c.NAME, c.OFFICE, c.BLOCKED):
            continue
        k = i + 1
        while k < len(clause.units) and k <= i + 2 and clause.units[k].kind in (c.WORD, c.POST):
            k += 1
        if (before := _before_role(reading, clause, i)) is not None and k > i + 1:
            k = before
        mention = clause.units[k] if k < len(clause.units) else None
        apart = k in clause.breaks or k + 1 in clause.breaks
        if mention is None or mention.kind != c.NAME or not apart or mention not in people:
            continue
        person, rule = people[mention], f"{reading.language}.relation.incumbent"
        if any((s.title, s.organization) == topic for s in person.told[-_LATELY:]):
            continue
        start, end = min(unit.start, mention.start), max(unit.end, mention.end)
        statement = reading.state(rule, person, mention, topic, start, end, Modality.ASSERTED)
        reading.current(statement, plain=True)
        reading.discourse.note(person, topic, unit.start, former=False)


def _before_role(reading: Reading, clause: Clause, i: int) -> int | None:
    """ "X, l'actuelle titulaire du portefeuille": where X stands."""
    units, k = clause.units, i
    small = reading.lex.office["articles"]
    while k and (units[k - 1].kind == c.MODIFIER or units[k - 1].lower in small):
        k -= 1
    return k - 1 if k and k in clause.breaks and units[k - 1].kind == c.NAME else None


def _compatriot(reading: Reading, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "Ruttes Landsmann Luns": of one country."""
    units = clause.units
    for i, unit in enumerate(units):
        if unit.kind != c.COMPATRIOT or i + 1 >= len(units) or units[i + 1] not in people:
            continue
        other = people[units[i + 1]]
        owner = None
        first = unit
        if i and units[i - 1] in people and units[i - 1].kind == c.NAME:
            owner, first = people[units[i - 1]], units[i - 1]
        elif i > 1 and units[i - 1].text in c.OWNERS and units[i - 2] in people:
            owner, first = people[units[i - 2]], units[i - 2]
        elif i and units[i - 1].kind == c.POSSESSIVE:
            owner, first = reading.discourse.focus, units[i - 1]
        if owner is not None and owner is not other:
            reading.compatriots.append((owner, other, units[i + 1], first.start, units[i + 1].end))


def _description(reading: Reading, line: Line, clause: Clause, people: dict[Chunk, Person]) -> None:
    """ "…, said the former Dutch prime minister": who was in focus, if nobody else has that office."""
    units = clause.units
    for i, unit in enumerate(units):
        if (
            unit.kind != c.OFFICE
            or unit.data.holder is not None
            or not unit.data.definite
            or unit.data.status != "former"
        ):
            continue
        before = {u.lower for u in units[max(0, i - 2) : i]} | {u.lower for u in units[i + 1 : i + 3]}
        focus = reading.discourse.focus
        if (
            focus is None
            or focus.gender not in ("", gender_of(reading, line, unit) or focus.gender)
            or not before & reading.lex.events["speech"]
            or any(
                u in people and u.start > unit.start - 1 and u.start < unit.end + 40 and u.kind == c.NAME
                for u in units
            )
        ):
            continue
        office = reading.office(unit, line)
        if reading.discourse.holders.get(office) and focus not in reading.discourse.holders[office]:
            continue
        unit.data.holder = focus
        statement = reading.state(
            f"{reading.language}.description.former",
            focus,
            unit,
            office,
            unit.start,
            unit.end,
            Modality.ASSERTED,
        )
        reading.former(statement)
        reading.discourse.note(focus, office, unit.start, former=True)
        if code := state_code(office):
            reading.nation(focus, unit, code, unit.start, unit.end)
