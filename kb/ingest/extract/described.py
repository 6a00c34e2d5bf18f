"""Descriptions that open a sentence and stand for who is spoken of: "L'ancien Premier ministre danois a …"."""

from __future__ import annotations

from itertools import pairwise

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract import named_before
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.clauses import Clause
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.known_names import country_names
from kb.ingest.extract.lexicon import INCUMBENTS
from kb.ingest.extract.office_names import admits, codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading
from kb.ingest.records import Modality

_OVER = frozenset(("former", "then", "last"))
_OPENING = 2  # chunks before which a sentence begins with whom it is about
_OTHER = 6  # chunks from "and" to the verb of both
_ASIDE = 12  # chunks between a title and its verb
_GROWN_UP = 18  # years
_LATELY = 12  # statements of one person that are looked back on
_BACK = 4  # sentences in which the office of an incumbent is named
_AGED = regex.compile(r"[xX][a-zA-Z]{1,3}x(?P<age>[AY])")  # "Ce polytechnicien de 57 ans"


def read(
    reading: Reading, line: Line, before: Line | None, clauses: list[Clause], people: dict[Chunk, Person]
) -> None:
    """Take a description for a person: its words are the subject of the sentence."""
    _incumbent(reading, line)
    if not clauses:
        return
    units, descriptive = clauses[0].units, reading.lex.words["descriptive"]
    for first in sorted({0, _behind_day(reading, units), *clauses[0].breaks}):
        if first + 1 >= len(units):
            continue
        if c.OFFICE in (units[first].kind, units[first + 1].kind) or units[first].lower in descriptive:
            _read(reading, line, before, clauses[0], first, people)
    if reading.lex.grammar["varies_names"] and c.OFFICE in line.kinds:
        _after_mark(reading, line, people)
    _speakers(reading, line, before, people)
    _quoted(reading, line, before, people)


def _incumbent(reading: Reading, line: Line) -> None:
    """ "Amtsinhaber X": has the office that the article is about."""
    if INCUMBENTS not in line.signs:
        return
    topic, words = reading.discourse.topic, reading.lex.words[INCUMBENTS]
    for role, name in pairwise(line.chunks):
        if role.lower not in words or name.kind != c.NAME or name.data.person is None:
            continue
        if topic is None or not _spoken_of(reading, line, role, topic):
            topic = _elected(reading, line)
        if topic is None:
            continue
        rule = f"{reading.language}.description.incumbent"
        statement = reading.state(
            rule, name.data.person, name, topic, role.start, name.end, Modality.ASSERTED
        )
        if reading.tells_of_now(role.start):
            reading.current(statement)
        reading.discourse.note(name.data.person, topic, name.start, former=False)


def _elected(reading: Reading, line: Line) -> OfficeName | None:
    """In an election of a president the incumbent is the president, of the one country spoken of."""
    words = reading.lex.words["elected_presidents"]
    at = reading.places[line.sentence.start]
    near = {chunk.lower for other in reading.lines[max(0, at - _BACK) : at + 1] for chunk in other.chunks}
    if near.isdisjoint(words):
        return None
    countries = [code for code in reading.discourse.countries if admits(code, "President")]
    return "President", country_names()[countries[0]] if len(countries) == 1 else ""


def _spoken_of(reading: Reading, line: Line, role: Chunk, topic: OfficeName) -> bool:
    """Is the topic the office that was named last before the word?"""
    at = reading.places[line.sentence.start]
    for other in reversed(reading.lines[max(0, at - _BACK) : at + 1]):
        for chunk in reversed(other.chunks):
            if chunk.kind in (c.OFFICE, c.PLURAL) and chunk.start < role.start:
                return bool(chunk.data.title == topic[0])
    return False


def _read(
    reading: Reading, line: Line, before: Line | None, clause: Clause, first: int, people: dict[Chunk, Person]
) -> None:
    units = clause.units
    if units[first].lower in reading.lex.words["descriptive"]:
        _by_age(reading, clause, first, people)
        _by_role(reading, line, units, first, people)
    at = first if units[first].kind == c.OFFICE else first + 1
    chunk = units[at]
    phrase: OfficePhrase | None = chunk.data if chunk.kind == c.OFFICE else None
    if phrase is None or phrase.holder is not None or not phrase.definite or phrase.plural:
        return
    loose = phrase.status in _OVER or reading.lex.grammar["attributive_bodies"]
    loose |= reading.lex.grammar["varies_names"]
    if not (_is_subject(reading, units, at, over=loose) or _goes_on(reading, line, chunk)):
        return
    _name(reading, line, before, chunk, people)


def _after_mark(reading: Reading, line: Line, people: dict[Chunk, Person]) -> None:
    """ "X a protesté ; le chef de l'État turc a …": of one sentence."""
    for i in range(2, len(line.chunks) if ";" in line.kinds else 0):
        chunk = line.chunks[i]
        free = chunk.kind == c.OFFICE and chunk.data.holder is None and not chunk.data.plural
        if free and line.chunks[i - 2].kind == ";" and chunk.data.definite:
            _name(reading, line, line, chunk, people)


def _behind_day(reading: Reading, units: list[Chunk]) -> int:
    """Where "On Tuesday afternoon the Ukrainian president …" goes on behind the day."""
    if not reading.lex.grammar["attributive_bodies"] or units[0].kind != c.POINT:
        return 0
    return 1 + (len(units) > 1 and units[1].lower in reading.lex.events["parts_of_day"])


def _quoted(reading: Reading, line: Line, before: Line | None, people: dict[Chunk, Person]) -> None:
    """ "I am told it works", said the Maltese foreign minister: whom the sentences before were about."""
    if not reading.lex.grammar["attributive_bodies"] or '"' not in line.kinds:
        return
    if before is None or '"' in before.kinds:  # another may have been speaking
        return
    for i in range(2, len(line.chunks)):
        title, spoken = line.chunks[i], line.chunks[i - 2].lower in reading.lex.events["speech"]
        free = title.kind == c.OFFICE and title.data.holder is None and title.data.definite
        if free and spoken and not title.data.plural and line.kinds[i + 1 : i + 2] not in (c.NAME, c.WEAK):
            _name(reading, line, before, title, people)


def _speakers(reading: Reading, line: Line, before: Line | None, people: dict[Chunk, Person]) -> None:
    """ "« … », martèle le président ukrainien", and the office of before where a name speaks so."""
    if not reading.lex.grammar["varies_names"] or '"' not in line.kinds:
        return
    for i, chunk in enumerate(line.chunks):
        if chunk.kind == c.OFFICE and named_before.says(reading, line.chunks, i - 1):
            phrase: OfficePhrase = chunk.data
            if phrase.holder is None and phrase.definite and not phrase.plural:
                _name(reading, line, before, chunk, people, speaks=True)
        elif chunk.kind == c.NAME and (found := named_before.speaker(reading, line, i)) is not None:
            title, office = found
            title.data.holder = person = chunk.data.person
            rule = f"{reading.language}.description"
            statement = reading.state(rule, person, title, office, title.start, title.end, Modality.ASSERTED)
            reading.current(statement, plain=True)
            reading.discourse.note(person, office, title.start, former=False)


def _goes_on(reading: Reading, line: Line, chunk: Chunk) -> bool:
    """ "L'ancien président roumain, qui avait …", "…, dix ans durant à l'Otan, a …"."""
    at = line.chunks.index(chunk) + 1
    marks = [other.lower for other in line.chunks[at : at + 2]]
    if marks[:1] != [","] or not reading.lex.grammar["varies_names"]:
        return False
    if marks[-1] in reading.lex.words["relatives"]:
        return True
    end = next(
        (k for k in range(at + 1, min(len(line.chunks) - 1, at + _ASIDE)) if line.chunks[k].kind == ","), None
    )
    if end is None or any(u.kind in c.EVENTS or u.kind == c.NAME for u in line.chunks[at:end]):
        return False
    verb = line.chunks[end + 1]
    return verb.kind in c.EVENTS or verb.lower in reading.lex.words["auxiliaries"]


def _name(
    reading: Reading,
    line: Line,
    before: Line | None,
    chunk: Chunk,
    people: dict[Chunk, Person],
    *,
    speaks: bool = False,
) -> None:
    """Who the description means, and what it says of them."""
    phrase: OfficePhrase = chunk.data
    office = reading.office(chunk, line)
    holders = list(reading.discourse.holders.get(office, {}))
    if reading.lex.grammar["varies_names"] and not office[1]:
        said = reading.discourse.titles_held.get(office[0], chunk.start)
        holders = holders if said < chunk.start else []  # who is only named later has another country's
    gender = gender_of(reading, line, chunk)
    if holders:
        over = phrase.status in _OVER
        if (
            len(holders) == 1
            and over
            and holders[0].gender in ("", gender)
            and _is_former(holders[0], office)
        ):
            people[chunk] = holders[0]
        if not over or _is_former(holders[0], office):
            return
    person = _meant(reading, line, before, chunk, office, gender)
    if person is None and before is not None and phrase.status in ("", "current"):
        named = named_before.who_is_named(reading, before, line)
        person = named_before.meant(reading, named, line, chunk, office, gender, speaks=speaks)
    if person is not None:
        people[chunk] = person
        _state(reading, chunk, person, office)


def _is_former(person: Person, office: OfficeName) -> bool:
    return any((s.title, s.organization) == office and s.status == "former" for s in person.told[-_LATELY:])


def _by_age(reading: Reading, clause: Clause, first: int, people: dict[Chunk, Person]) -> None:
    match = _AGED.match(clause.kinds, first)
    if match is None:
        return
    age = clause.units[match.start("age")]
    if age.kind == c.AGE:
        person = people.get(age)
    else:  # "l'homme de 70 ans"
        person = reading.discourse.of_age(age.data.years, "") if age.data.years >= _GROWN_UP else None
    if person is not None:
        people[clause.units[first]] = person


def _by_role(
    reading: Reading, line: Line, units: list[Chunk], first: int, people: dict[Chunk, Person]
) -> None:
    """ "Le travailliste a été …", "ce diplomate de haute taille": a noun that says only what they are."""
    article, role = units[first], units[first + 1]
    pointing = article.lower in reading.lex.words["pointing"]
    if pointing and role.kind == c.MODIFIER and first + 3 < len(units):  # "cet ancien joueur de volley"
        article, role, first = role, units[first + 2], first + 1
    if (
        first + 2 >= len(units)
        or role.first != article.last
        or not (role.lower in reading.lex.words["roles"] or _is_of_place(reading, role))
    ):
        return
    end = first + (3 if units[first + 2].kind == c.NATION else 2)
    plain = units[first + 2].kind == c.WORD and units[first + 2].lower not in reading.lex.words["auxiliaries"]
    if plain and _verb_follows(reading, units, first + 3):  # "le socialiste flamand a …"
        end = first + 3
    gender = reading.lex.grammar["article_genders"].get(article.lower, "")
    if not pointing and not _verb_follows(reading, units, end):
        return
    person, opening = reading.discourse.described(gender), reading.discourse.opening
    opens = line.sentence.start == reading.paragraphs[line.sentence.paragraph] and first < _OPENING
    if pointing and opens and opening is not None and opening.gender in ("", gender or opening.gender):
        person = opening  # a new paragraph goes on about whom the article is about
    if person is not None:
        people[role] = person


def _is_of_place(reading: Reading, role: Chunk) -> bool:
    """ "Le Fribourgeois", "la Nantaise": someone of a town or region that is in no list."""
    endings = tuple(reading.lex.words["demonym_endings"])
    alone = role.kind in (c.WEAK, c.CAPITAL) and role.last - role.first == 1
    return bool(endings) and alone and role.lower.endswith(endings) and role.text not in reading.lex.not_names


def _is_subject(reading: Reading, units: list[Chunk], at: int, *, over: bool) -> bool:
    """Does the verb follow, with at most an age between? What is over is told by any word that can be one."""
    if at + 1 >= len(units):
        return False
    end = at + 2 if units[at + 1].kind == c.AGE else at + 1
    if _and_another(reading, units, at + 1):
        return True
    if _verb_follows(reading, units, end):
        return True
    words = reading.lex.words
    small = words["prepositions"] | words["of"] | words["relatives"] | words["determiners"] | words["as"]
    return over and end < len(units) and units[end].kind == c.WORD and units[end].lower not in small


def _and_another(reading: Reading, units: list[Chunk], i: int) -> bool:
    """ "Le premier ministre polonais et son hôte ont …": the other one, and the verb."""
    joins = "".join([unit.kind for unit in units[i : i + 2]]) == c.AND + c.POSSESSIVE
    if not joins or not reading.lex.grammar["varies_names"]:
        return False
    end = next((k for k in range(i + 2, min(len(units), i + _OTHER)) if _verb_follows(reading, units, k)), i)
    return end > i and all(unit.kind == c.WORD for unit in units[i + 2 : end])


def _verb_follows(reading: Reading, units: list[Chunk], i: int) -> bool:
    return i < len(units) and (
        units[i].kind in c.EVENTS or units[i].lower in reading.lex.words["auxiliaries"]
    )


def gender_of(reading: Reading, line: Line, chunk: Chunk) -> str:
    """What the article or the words of a title tell: m, f or nothing."""
    genders = reading.lex.grammar["article_genders"]
    first = max(0, chunk.first - 1)
    words = [token.lower for token in line.tokens[first : chunk.last]]
    return next((genders[word] for word in words if word in genders), "")


def _meant(
    reading: Reading, line: Line, before: Line | None, chunk: Chunk, office: OfficeName, gender: str
) -> Person | None:
    """The one of those just spoken of whom the description fits; nobody where it fits two."""
    if before is None:
        return None
    named = [u.data.person for u in before.chunks if u.kind == c.NAME and u.data.person is not None]
    near = [*named, *([reading.discourse.focus] if _still_meant(reading, named) else [])]
    if before.sentence.paragraph != line.sentence.paragraph:  # back to whom the article is about
        near = [reading.discourse.opening] if reading.discourse.opening else []
    candidates = dict.fromkeys(near)
    fitting = [
        person
        for person in candidates
        if person.gender in ("", gender or person.gender) and _fits(person, chunk.data, office)
    ]
    centre = _only_spoken_of(reading, before, named)
    if (
        not fitting
        and centre is not None
        and near[-1:] == [centre]
        and _is_first_said(reading, chunk, centre)
    ):
        return centre  # "X receives visitors standing up. The Latvian foreign minister …"
    if not fitting and len(set(named)) == 1 and _is_that_one(reading, chunk, named[0], gender):
        return named[0]
    return fitting[0] if len(fitting) == 1 else None


def _only_spoken_of(reading: Reading, before: Line, named: list[Person]) -> Person | None:
    """The only one named of whom no office has been told, or whom "he" means where nobody is named."""
    if not named:
        return reading.discourse.focus if c.PRONOUN in before.kinds else None
    untold = [person for person in dict.fromkeys(named) if not person.told]
    return untold[0] if len(untold) == 1 and untold[0] is reading.discourse.focus else None


def _is_that_one(reading: Reading, chunk: Chunk, person: Person, gender: str) -> bool:
    """German "Und Jana Kolb? Die Chefin des IWF …": the only one named, a woman, and nobody else is spoken of so."""
    focus = reading.discourse.focus
    other = focus is None or focus is person or focus.gender not in ("", gender)
    same = person.gender == gender or (focus is person and person.gender == "")
    return (
        bool(gender)
        and same
        and other
        and reading.lex.grammar["noun_capitals"]
        and _is_told_with_body(chunk, person)
    )


def _still_meant(reading: Reading, named: list[Person]) -> bool:
    """Is the one spoken of named in the sentence before, or whom the article is about?

    "« … », dit le ministre X. La place est libre. L'ancien gouverneur n'a rien promis": one or the other.
    """
    focus = reading.discourse.focus
    told = focus in named or focus is reading.discourse.opening or not reading.lex.grammar["varies_names"]
    return focus is not None and told


def _is_first_said(reading: Reading, chunk: Chunk, person: Person) -> bool:
    """Nothing has been said of an office of theirs, and the title says of what country or body it is."""
    ordered = not reading.lex.grammar["free_order"] and reading.lex.grammar["attributive_bodies"]
    return bool(ordered) and _is_told_with_body(chunk, person)


def _is_told_with_body(chunk: Chunk, person: Person) -> bool:
    phrase: OfficePhrase = chunk.data
    named = phrase.body is not None and not phrase.status and not phrase.possessive
    country = codes().get(phrase.organization, "")
    fits = not person.nationalities or not country or country in person.nationalities
    return named and fits and person.full and not person.told


def _fits(person: Person, phrase: OfficePhrase, office: OfficeName) -> bool:
    """Of that country as far as the article tells; and with no other office where this one is not over."""
    country = codes().get(office[1], "")
    lately = person.told[-_LATELY:]
    if country and person.nationalities and country not in person.nationalities:
        return False
    if country and any(codes().get(organization, country) != country for _, organization in person.held):
        return False
    if phrase.status in _OVER:
        return not any((s.title, s.organization) == office and s.status != "former" for s in lately)
    ahead = any(s.modality in (Modality.PLANNED, Modality.DENIED) for s in lately)
    return phrase.body is not None and ahead and not any(s.status == "current" for s in lately)


def _state(reading: Reading, chunk: Chunk, person: Person, office: OfficeName) -> None:
    chunk.data.holder = person
    rule = f"{reading.language}.description"
    statement = reading.state(rule, person, chunk, office, chunk.start, chunk.end, Modality.ASSERTED)
    if chunk.data.status in _OVER:
        reading.former(statement)
    else:
        reading.current(statement, plain=True)
    reading.discourse.note(person, office, chunk.start, former=statement.status == "former")
