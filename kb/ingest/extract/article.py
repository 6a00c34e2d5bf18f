"""One article from top to bottom: rules over chunks, then events and relations clause by clause."""

from __future__ import annotations

import regex

from kb.ingest.extract import (
    allotted,
    appositions,
    curriculum,
    described,
    events,
    fronted,
    gapping,
    in_turn,
    listed,
    lives,
    nationalities,
    one_spell,
    relations,
    roll_sections,
    rolls,
    rosters,
    settling,
)
from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import HEADS
from kb.ingest.extract.lexicon import GOING, RECEIVING
from kb.ingest.extract.office_names import codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.statements import Statement
from kb.ingest.extract.subjects import is_introduced, is_named_owner
from kb.ingest.records import Modality, Property

_NOUN_KINDS = frozenset(
    (c.NAME, c.WEAK, c.CAPITAL, c.OFFICE, c.BLOCKED, c.BODY, c.GENERIC, c.POST, c.DESCRIBED)
)
_DESCRIBING = frozenset((c.AGE, c.DESCRIBED, c.DEMONYM, c.NATION))
_TELLING = _DESCRIBING | {c.NAME, c.PRONOUN}
# A line without any of these names and means nobody and no office: nothing can be stated there.
_SPEAKING = _TELLING | {
    c.OFFICE, c.BLOCKED, c.PLURAL, c.POST, c.PREDECESSOR, c.SUCCESSOR, c.COMPATRIOT, c.TAKING, c.LEAVING, c.POSSESSIVE,
}  # fmt: skip
_JOINED = frozenset((c.AND, c.OFFICE, c.BLOCKED, c.HONORIFIC, c.NATION))  # between two who are joined
_SINGLE = ("Minister of ", "Secretary of ", "Attorney General", "Home Secretary", "Chancellor of ")
_SUCCEEDED = regex.compile(r"p[RS](?:xx?[XW])?[wb][^p]*N")
_BEFORE_NAMES = frozenset((c.NATION, c.DEMONYM, c.HONORIFIC, c.MODIFIER))
_NOUNS = frozenset((c.WEAK, c.CAPITAL, c.DEMONYM, c.DESCRIBED))


def read(reading: Reading) -> list[Statement]:
    """Everything that the article states."""
    used_up = [lives.in_brackets(reading, line) | appositions.read(reading, line) for line in reading.lines]
    before: Line | None = None
    rows = rolls.read(reading)
    for row in rows.values():
        for at, i in row.hidden:
            used_up[at].add(i)
    portrayed = reading.discourse.portrayed = lives.portrayed(reading)
    for line, hidden in zip(reading.lines, used_up, strict=True):
        if portrayed is not None and before is not None and _opens_paragraph(line, before):
            reading.discourse.focus = portrayed
        roll_sections.turn(reading, line, before, rows)
        if line.unreal or (_SPEAKING.isdisjoint(line.kinds) and not _points(reading, line)):
            before = line
            continue
        listed.read(reading, line, before, hidden)
        clauses = reading.clauses.read(line, hidden)
        people = _people(reading, line, clauses)
        lives.read(reading, line, people)
        nationalities.read(reading, line)
        curriculum.read(reading, line)
        if line.sentence.start not in rows:
            rosters.read(reading, line)
        fronted.read(reading, line, clauses, people)
        described.read(reading, line, before, clauses, people)
        goes = GOING in line.signs or RECEIVING in line.signs
        if goes and c.OFFICE in line.kinds and reading.lex.grammar["varies_names"]:
            allotted.to_each(reading, line, people)
        relations.foresee(reading, line, clauses, people)
        events.read(reading, line, clauses, people)
        gapping.gapped(reading, line)
        in_turn.of_the_topic(reading, line)
        gapping.without_verb(reading, line)
        in_turn.came_next(reading, line)
        relations.read(reading, line, clauses, people)
        roll_sections.describe(reading, line)
        _move_focus(reading, line.sentence.paragraph, clauses, people)
        before = line
    settling.settle(reading)
    _settle_announced(reading)
    _drop_replaced(reading)
    lives.settle(reading)
    _drop_overtaken(reading)
    _settle_former(reading)
    one_spell.settle_starts(reading)
    one_spell.settle_dead(reading)
    one_spell.settle_long_ago(reading)
    roll_sections.settle(reading, rows)
    return _of_this_world(reading)


def _points(reading: Reading, line: Line) -> bool:
    """ "Ce diplomate n'est pas un inconnu", at the head of a paragraph: whoever that is, the next "il" means them."""
    pointing = reading.lex.grammar["varies_names"] and line.chunks[0].lower in reading.lex.words["pointing"]
    return bool(pointing) and line.sentence.start == reading.paragraphs[line.sentence.paragraph]


def _opens_paragraph(line: Line, before: Line) -> bool:
    return line.sentence.paragraph != before.sentence.paragraph


def _of_this_world(reading: Reading) -> list[Statement]:
    """Without what is told of characters; a term with its dates has one who lived as well."""
    if not reading.characters:
        return reading.statements
    dated = (Property.START, Property.END)
    return [s for s in reading.statements if s.person not in reading.characters or s.has(*dated)]


def _people(reading: Reading, line: Line, clauses: list[Clause]) -> dict[Chunk, Person]:
    """Whom each name, pronoun and description of a line means; and what describing them says."""
    found: dict[Chunk, Person] = {}
    if _TELLING.isdisjoint(line.kinds):
        return found
    subject: Person | None = None
    last: Person | None = None
    for clause in clauses:
        before = subject
        for i, unit in enumerate(clause.units):
            if unit.kind not in _TELLING:
                continue
            if _is_emphatic(reading, clause, i):
                continue
            if unit.kind == c.PRONOUN and _means_either(reading, clause, i, found):
                continue
            if unit.kind == c.AGE and (named := _aged_beside(reading, clause, i, found)) is not None:
                found[unit] = named
                continue
            to_another = unit.lower in reading.lex.events["object_forms"]  # "Y succeeded him": not Y
            chosen = _is_chosen(reading, clause, i, found)
            to_another |= chosen
            other = None if clause.relative and last is before else before  # "X, who succeeded him"
            pointing = unit.lower in reading.lex.words["demonstratives"] and last is not None
            if unit.kind == c.PRONOUN and _is_other(reading, clause, i, found) is not None:
                found[unit] = last = reading.discourse.focus  # type: ignore[assignment]
                continue
            told_of = reading.discourse.told_of if to_another and other is None else None
            person = (
                last if pointing else told_of or _person(reading, clause, i, other if to_another else subject)
            )
            if (
                unit.kind == c.PRONOUN
                and not to_another
                and last is not None
                and _is_last(reading, unit, subject, last)
            ):
                person = last
            if person is None:
                continue
            found[unit] = last = person
            if to_another and not person.gender and not _is_whose(reading, clause, i):
                person.gender = unit.data or ""  # "Y congratulated her": "his" is not hers from now on
            chosen |= to_another and i > 0 and clause.units[i - 1].kind == c.VERBS["elect"]
            if chosen or (subject is None and _can_be_subject(reading, clause, i)):
                subject = person  # "Y appointed him minister; he served for …"
    return found


def _is_whose(reading: Reading, clause: Clause, i: int) -> bool:
    """ "Is grateful to X for her efforts": whose they are, and no word for the one spoken of before."""
    behind = clause.units[i + 1] if i + 1 < len(clause.units) else None
    noun = (
        behind is not None
        and behind.kind in (c.WORD, c.MODIFIER)
        and behind.lower not in reading.clauses.prepositions
    )
    possessive = clause.units[i].lower in reading.lex.words["possessives"]
    return not reading.lex.grammar["attributive_bodies"] or (noun and possessive)


def _is_last(reading: Reading, pronoun: Chunk, subject: Person | None, last: Person) -> bool:
    """ "Il est muté aux Finances ; X récupère la Défense, qu'elle avait déjà dirigée": X, and not him."""
    if not reading.lex.grammar["varies_names"] or pronoun.quoted or subject is None:
        return False
    return subject.gender not in ("", pronoun.data) and last.gender == pronoun.data


def _is_chosen(reading: Reading, clause: Clause, i: int, found: dict[Chunk, Person]) -> bool:
    """ "2013 berief Y sie an die Spitze; sie löste Z ab": behind the subject, whom the verb before that is about."""
    units = clause.units
    if not reading.lex.grammar["free_order"] or i < 2 or units[i].kind != c.PRONOUN or i in clause.breaks:
        return False
    who = found.get(units[i - 1])  # with another gender it is clear anyway
    named = units[i - 1].kind == c.NAME and who is not None and who.gender in ("", units[i].data)
    return named and any(u.kind == c.VERBS["elect"] for u in units[max(0, i - 4) : i])


def _aged_beside(reading: Reading, clause: Clause, i: int, found: dict[Chunk, Person]) -> Person | None:
    """ "X, 57 ans, …": the age of whom it stands behind."""
    unit, before = clause.units[i], clause.units[i - 1] if i else None
    beside = before is not None and before.kind == c.NAME and i in clause.breaks
    person = found.get(before) if beside and before is not None else None
    if person is not None and not person.age:
        reading.aged(person, unit, before.start if before is not None else unit.start, unit.end)
    return person


def _is_other(reading: Reading, clause: Clause, i: int, found: dict[Chunk, Person]) -> Person | None:
    """ "X, auquel il succède": "il" is not X but whoever was spoken of before."""
    units, focus = clause.units, reading.discourse.focus
    relative = i > 0 and units[i - 1].lower in reading.lex.words["inverting"] | {"laquelle"}
    pointing = units[i].lower in reading.lex.words["demonstratives"]
    if not relative or pointing or focus is None or not reading.lex.grammar["varies_names"]:
        return None
    k = i - 2 if units[i - 1].lower != "laquelle" else i - 3
    named = units[k] if k >= 0 and units[k].kind == c.NAME else None
    if k < 0 and clause.after is not None:
        named = clause.after.units[-1] if clause.after.units[-1].kind == c.NAME else None
    other = found.get(named) if named is not None else None
    fits = focus.gender in ("", units[i].data)
    return focus if other is not None and other is not focus and fits else None


def _means_either(reading: Reading, clause: Clause, i: int, found: dict[Chunk, Person]) -> bool:
    """ "X écrivait pour Y quand il était ministre": who was?"""
    if not i or clause.units[i - 1].lower not in reading.lex.words["whose_time"]:
        return False
    if i - 1 in clause.breaks or (i == 1 and clause.after and clause.start - clause.after.end > 1):
        return False  # ", when he was …" goes on about the subject
    named = set(found.values())
    return sum(person.gender in ("", clause.units[i].data) for person in named) > 1


def _is_emphatic(reading: Reading, clause: Clause, i: int) -> bool:
    """ "X, lui, attendra": nobody else."""
    edges = clause.breaks | {0, len(clause.units)}
    alone = clause.units[i].kind == c.PRONOUN and i in edges and i + 1 in edges
    return alone and clause.units[i].lower in reading.lex.events["object_forms"]


def _can_be_subject(reading: Reading, clause: Clause, i: int) -> bool:
    genitive = getattr(clause.units[i].data, "genitive", False)
    genitive |= i > 0 and clause.units[i - 1].lower in reading.lex.words["namesakes_before"]  # a ship
    genitive |= is_named_owner(reading, clause, i)
    if reading.lex.grammar["attributive_bodies"] and i and clause.units[i].kind == c.NAME:
        genitive |= (
            clause.units[i - 1].lower in reading.lex.office["articles"]
        )  # "signed the Founding Act": nobody
    return not genitive and (not reading.clauses.preposition(clause, i) or is_introduced(reading, clause, i))


def _person(reading: Reading, clause: Clause, i: int, subject: Person | None) -> Person | None:
    unit = clause.units[i]
    if unit.kind == c.NAME:
        person: Person | None = unit.data.person
        return person
    if unit.kind == c.PRONOUN:
        return _resumed(reading, clause, i, subject) or _meant(reading, unit, subject)
    kinds = "".join([following.kind for following in clause.units[i + 1 : i + 3]])
    if (
        unit.kind == c.AGE
        and unit.text[-1:].islower()
        and kinds[:1]
        and kinds[0] in _NOUNS
        and c.NAME not in kinds
    ):
        return _of_age(reading, clause, i, described=True)
    if kinds[:1] in (c.NAME, c.WEAK):
        return None
    if unit.kind == c.NATION and _is_noun(reading, clause, i):
        return _apposed(reading, clause, i) or _of_nation(reading, unit)
    if unit.kind == c.AGE and unit.text[-1:].isalpha():
        return _of_age(reading, clause, i)
    definite = reading.lex.words["determiners"] - reading.lex.office["indefinite"]
    if unit.kind == c.DESCRIBED and i and clause.units[i - 1].lower in definite:
        return reading.discourse.described(unit.data)
    demonym = unit.kind == c.DEMONYM or (
        unit.kind == c.NATION and "demonym" in unit.data and unit.text[0].isupper()
    )
    if (
        demonym
        and (unit.kind == c.DEMONYM or kinds[:1] not in _NOUN_KINDS)
        and i
        and clause.units[i - 1].lower in definite
    ):
        return _apposed(reading, clause, i) or _of_nation(reading, unit)
    return None


def _is_noun(reading: Reading, clause: Clause, i: int) -> bool:
    """English, where noun and adjective are one word: "the Norwegian has", "the Norwegian diplomat"."""
    units, words = clause.units, reading.lex.events
    definite = reading.lex.words["determiners"] - reading.lex.office["indefinite"]
    if not i or i + 1 >= len(units) or units[i - 1].lower not in definite:
        return False
    following = units[i + 1]
    is_subject = following.kind in c.EVENTS or following.lower in words["after_people"]
    return "demonym" in units[i].data and (is_subject or following.lower in words["person_nouns"])


def _apposed(reading: Reading, clause: Clause, i: int) -> Person | None:
    """ "X, the Spaniard who had led it": X."""
    units = clause.units
    behind = i > 1 and i - 1 in clause.breaks and units[i - 2].kind == c.NAME
    if not behind or "demonym" not in units[i].data or not reading.lex.grammar["attributive_bodies"]:
        return None
    named: Person | None = units[i - 2].data.person
    definite = reading.lex.words["determiners"] - reading.lex.office["indefinite"]
    return named if units[i - 1].lower in definite else None


def _of_nation(reading: Reading, unit: Chunk) -> Person | None:
    body, gender, plural = unit.data["demonym"]
    return None if plural else reading.discourse.of_nation(body.code, gender)


def _resumed(reading: Reading, clause: Clause, i: int, subject: Person | None) -> Person | None:
    """ "In retirement he was …", at the head of a paragraph: whom the article is about, not one it named once."""
    discourse, pronoun = reading.discourse, clause.units[i]
    opens = subject is None and clause.start in reading.opening_sentences and not pronoun.quoted
    if not opens or not clause.eventful or not reading.lex.grammar["attributive_bodies"]:
        return None
    about, focus = discourse.opening, discourse.focus
    if about is None or focus is None or focus is about or about.gender not in ("", pronoun.data):
        return None
    return about if reading.people.mentions[about] > 2 * reading.people.mentions[focus] - 1 else None


def _meant(reading: Reading, pronoun: Chunk, subject: Person | None) -> Person | None:
    if pronoun.quoted:  # the speaker speaks of someone else
        return None
    gender = pronoun.data
    first = None if pronoun.lower in reading.lex.words["demonstratives"] else subject
    if first and first.gender in ("", gender):
        return first
    return reading.discourse.refer(pronoun)


def _of_age(reading: Reading, clause: Clause, i: int, *, described: bool = False) -> Person | None:
    """ "The 57-year-old"; and where a noun follows, "the 57-year-old diplomat"."""
    unit = clause.units[i]
    nouns = reading.lex.grammar["noun_capitals"]
    if described != (nouns and unit.text.islower()):
        return None
    before = clause.units[i - 1].lower if i else ""
    gender = reading.lex.grammar["article_genders"].get(before, "")
    person = reading.discourse.of_age(unit.data.years, gender)
    if person and not person.age:
        reading.aged(person, unit, unit.start, unit.end)
    return person


def _move_focus(reading: Reading, paragraph: int, clauses: list[Clause], people: dict[Chunk, Person]) -> None:
    """The subject of the sentence is who the next pronoun means; the last person named, who "this one" does.

    The only one whom a paragraph has named so far is its subject as well.
    """
    if not people:
        return
    subject = aside = last = None
    left_open = False
    for clause in clauses:
        ends = _aside(reading, clause)
        for i, unit in enumerate(clause.units):
            if unit not in people:
                left_open |= unit.kind == c.PRONOUN and reading.lex.grammar["varies_names"]
                continue
            if _is_aimed_at(reading, clause, i):
                continue
            if _is_replaced(reading, clause, i):
                left_open = True
                continue
            person = people[unit]
            if _can_be_subject(reading, clause, i) and not _is_one_of_several(clause, i):
                subject, aside = (subject, aside or person) if i < ends else (subject or person, aside)
            if not getattr(unit.data, "genitive", False):
                last = person
    reading.discourse.told_of = _told_of(reading, clauses, people)
    subject = _still_meant(reading, people) or _still_portrayed(reading, clauses) or subject or aside
    about = reading.discourse.appointed or subject
    if left_open and about is None:
        last = None
    elif about is None and reading.discourse.focus_in < paragraph and _names_one(clauses, people):
        about = last
    if about is not None:
        reading.discourse.focus, reading.discourse.focus_in = about, paragraph
    elif left_open and reading.discourse.focus_in < paragraph:
        reading.discourse.focus = reading.discourse.last = None
    reading.discourse.appointed = None
    reading.discourse.opening = reading.discourse.opening or subject
    reading.discourse.last = last or reading.discourse.last


def _still_meant(reading: Reading, people: dict[Chunk, Person]) -> Person | None:
    """ "Y found him a post": the one whom an object pronoun means stays the one spoken of."""
    centre = reading.discourse.focus
    objects = reading.lex.events["object_forms"]
    meant = any(
        unit.kind == c.PRONOUN and unit.lower in objects and person is centre
        for unit, person in people.items()
    )
    return centre if meant else None


def _still_portrayed(reading: Reading, clauses: list[Clause]) -> Person | None:
    """ "Sein Nachfolger wurde Y", in the life of X: that goes on about X."""
    person = reading.discourse.portrayed
    if person is None or reading.discourse.focus is not person or not reading.lex.grammar["free_order"]:
        return None
    return person if clauses and _SUCCEEDED.match(clauses[0].kinds) else None


def _told_of(reading: Reading, clauses: list[Clause], people: dict[Chunk, Person]) -> Person | None:
    """ "Y a rappelé que X avait été ministre": X, whom "lui" in the next sentence means."""
    for clause in clauses if reading.lex.grammar["varies_names"] else ():
        units = clause.units
        for i in range(1, len(units) - 1):
            opens = units[i - 1].lower in reading.lex.clause["content"] and units[i] in people
            if opens and units[i].kind == c.NAME and units[i + 1].kind in c.EVENTS:
                return people[units[i]]
    return None


def _is_aimed_at(reading: Reading, clause: Clause, i: int) -> bool:
    """ "Le conseil le choisit pour remplacer le Néerlandais X": whom the infinitive is about."""
    if not i or not clause.eventful or not reading.lex.grammar["varies_names"]:
        return False
    return any(u.kind in c.EVENTS and u.data.tense == "infinitive" for u in clause.units[max(0, i - 3) : i])


def _is_replaced(reading: Reading, clause: Clause, i: int) -> bool:
    """ "L'aristocrate remplaçait le Néerlandais X": someone whom nothing names, and whom "il" means then."""
    if not reading.lex.grammar["varies_names"] or clause.units[i].kind != c.NAME:
        return False
    k = i - 1
    small = reading.lex.office["articles_before_names"]
    while k > 0 and (clause.units[k].kind in _BEFORE_NAMES or clause.units[k].lower in small):
        k -= 1
    first = max((edge for edge in clause.breaks if edge <= k), default=0)
    before = clause.units[first:k]
    anyone = any(unit.kind in (*_TELLING, c.OFFICE, c.BLOCKED) for unit in before)
    return k > 0 and clause.units[k].kind == c.VERBS["replace"] and bool(before) and not anyone


def _names_one(clauses: list[Clause], people: dict[Chunk, Person]) -> bool:
    """One person, and nobody who is only described."""
    if len(set(people.values())) != 1:
        return False
    described = (c.AGE, c.DEMONYM, c.DESCRIBED)
    return all(unit.kind not in described or unit in people for clause in clauses for unit in clause.units)


def _is_one_of_several(clause: Clause, i: int) -> bool:
    """ "X and minister Y": no "he" means either."""
    units = clause.units
    return units[i].kind == c.NAME and (
        _joins(units[i + 1 : i + 4]) or _joins(units[max(0, i - 3) : i][::-1])
    )


def _joins(units: list[Chunk]) -> bool:
    kinds = "".join([unit.kind for unit in units])
    between = kinds[: max(0, kinds.find(c.NAME))]
    return c.AND in between and _JOINED.issuperset(between)


def _aside(reading: Reading, clause: Clause) -> int:
    """ "When X announced it, Y …": how many units come before what the sentence is about."""
    opens = clause.after is None and clause.units[0].lower in reading.lex.events["breaks_off"]
    ordered = not reading.lex.grammar["free_order"]
    return min(clause.breaks, default=len(clause.units)) if opens and ordered else 0


def _settle_announced(reading: Reading) -> None:
    """ "X takes the helm" is an announcement where the article goes on to say that X is to take it."""
    planned = {(s.person, s.title) for s in reading.statements if s.modality is Modality.PLANNED}
    dated = {
        (s.person, s.title)
        for s in reading.statements
        if s.modality is Modality.PLANNED and s.has(Property.START)
    }
    for s in reading.statements:
        open_so_far = not s.status or (s.status == "current" and (s.plain or s.fresh))
        unsaid = s.modality is Modality.ASSERTED and open_so_far and not s.has(Property.START, Property.END)
        taken = s.rule.endswith(".event.take") and (s.person, s.title) in planned
        if unsaid and (
            taken or (s.fresh and (s.person, s.title) in dated)
        ):  # "the new president, X", from May on
            s.modality, s.status = Modality.PLANNED, ""
            s.parts = [part for part in s.parts if part.property != Property.IN_OFFICE_ON]


def _drop_replaced(reading: Reading) -> None:
    """Where someone is "the new prime minister", whoever else has the plain title had it before."""
    new = {(s.title, s.organization): s.person for s in reading.statements if s.fresh and s.organization}
    for s in reading.statements:
        newer = new.get((s.title, s.organization))
        if newer is not None and newer is not s.person and s.plain and s.status == "current":
            s.parts = [part for part in s.parts if part.property != Property.IN_OFFICE_ON]
            reading.former(s)


def _is_of_one(statement: Statement) -> bool:
    """An office of a country, of which there is but one: not one of several deputies."""
    of_country = statement.organization in codes() and not statement.title.startswith("Deputy ")
    return statement.title in HEADS or (of_country and statement.title.startswith(_SINGLE))


def _only_came(statement: Statement) -> bool:
    """Is it only told that they came after another, which is taken for being in office?"""
    came = statement.rule.endswith((".succeed", ".replace", ".hand-over", ".successor"))
    return came and statement.plain and statement.status == "current"


def _came_after(statement: Statement, holder: Person) -> bool:
    """Was it the one with the title whom they came after?"""
    same = [s for s in statement.person.told if s.title == statement.title]
    return any(
        part.property == Property.SUCCEEDS and part.value == holder.name for s in same for part in s.parts
    )


def _settle_former(reading: Reading) -> None:
    """Whoever had an office that another has now has it no longer: it is one of those that one alone can have."""
    heads = reading.lex.heads
    told = [
        s for s in reading.statements
        if s.organization and (_is_of_one(s) or heads.get(s.organization) == s.title)
    ]  # fmt: skip
    now = {
        (s.title, s.organization): s.person
        for s in told
        if s.status == "current" and not s.has(Property.ACTING) and not _only_came(s)
    }
    for s in told:
        holder = now.get((s.title, s.organization), s.person)
        if holder is s.person or _came_after(s, holder):
            continue
        if _only_came(s):
            s.parts = [part for part in s.parts if part.property != Property.IN_OFFICE_ON]
            s.status = ""
        if not s.status and s.modality is Modality.ASSERTED and holder is not s.person:
            reading.former(s)


def _drop_overtaken(reading: Reading) -> None:
    """A plain title is no sign of still being in office where the article says that it is over."""
    over = {
        (s.person, s.title)
        for s in reading.statements
        if s.status == "former" and s.title and s.modality is Modality.ASSERTED and not s.plain
    }
    for statement in reading.statements:
        if statement.plain and statement.status == "current" and (statement.person, statement.title) in over:
            statement.parts = [part for part in statement.parts if part.property != Property.IN_OFFICE_ON]
            statement.status = ""
