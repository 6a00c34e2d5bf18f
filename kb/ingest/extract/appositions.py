"""Names and offices side by side: "President X", "X, president of Y,", "the president, X,"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract import eponyms, predecessors
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.office_names import codes, renamed
from kb.ingest.extract.offices import STATUSES
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading, state_code
from kb.ingest.extract.rules import Rule
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

_OWNING = frozenset((c.NATION, c.MODIFIER, c.POST, c.BODY, c.CAPITAL))
_ATTRIBUTIVE = frozenset((c.WORD, c.CAPITAL, c.WEAK, c.MODIFIER, c.NATION, c.BODY, *c.EVENTS))
_ATTRIBUTE = 14  # chunks of what is said of someone before their title
_PAST = ("ed", "said", "told", "met", "says")  # of verbs: what stands before them is another's
# Titles of so many bodies that "its" tells nothing.
_OF_ANYTHING = frozenset(("President", "Chair", "Director", "Vice President", "Governor", "Speaker"))
_OWNED = 6  # chunks between someone and whose they are


def read(reading: Reading, line: Line) -> set[int]:
    """State what the patterns find; return the chunks that are used up."""
    hidden: set[int] = set()
    kinds = line.kinds
    reading.about_people(line)
    if c.NAME not in kinds or not (c.OFFICE in kinds or c.PLURAL in kinds):
        return hidden
    if eponyms.gives_nobody(line) or _asks_what_would_be(reading, line):
        return hidden
    for rule in reading.patterns:
        for match in rule.compiled.finditer(kinds):
            person_at = match.start("person")
            named = [name for name in rule.compiled.groupindex if name.startswith("office")]
            offices = [match.start(name) for name in named if match.start(name) >= 0]
            if not _apposed(reading, line, person_at, offices) or _of_another(
                reading, line, person_at, offices
            ):
                continue
            if person_at in hidden or any(line.chunks[i].data.holder is not None for i in offices):
                continue
            if min(offices) < person_at and not _stands_alone(reading, line, offices):
                continue
            if _is_nobody_yet(reading, line, person_at, offices) or eponyms.names_no_holder(
                reading.lex, line, person_at, min(offices)
            ):
                for i in offices:
                    line.chunks[i].data.holder = line.chunks[person_at].data.person
                continue
            if _is_another_clause(reading, rule, line, match.start(), person_at, offices):
                continue
            verb = line.chunks[match.start("verb")] if "verb" in rule.compiled.groupindex else None
            _state(reading, rule, line, person_at, offices, hidden, verb)
            keep = set(offices) | {person_at}
            hidden.update(
                i for i in range(match.start(), match.end()) if i not in keep and line.chunks[i].kind in ",-("
            )
            hidden.update(offices)
            if (
                match.end() < len(kinds)
                and kinds[match.end()] == ","
                and line.chunks[match.end() - 1].kind != c.NAME
            ):
                hidden.add(match.end())
    return hidden


def _asks_what_would_be(reading: Reading, line: Line) -> bool:
    """ "What would X, the governor, do?": in a world that is not there."""
    supposed = reading.lex.frames["conditional"]
    return line.kinds.endswith("?") and bool(supposed) and any(t.lower in supposed for t in line.tokens)


def _is_another_clause(
    reading: Reading, rule: Rule, line: Line, at: int, person_at: int, offices: list[int]
) -> bool:
    """What a rule takes for name and title where the words around them say more."""
    if "shared-verb" in rule.name:
        return not _is_plain(reading, line, at)
    if rule.name.endswith("former-name") and not _is_former_beside(line, offices):
        return True
    if rule.name.endswith("fronted") and _is_governed(reading, line, offices):
        return True
    if rule.name.endswith("name-title") and not _ends(reading, line, max(offices)):
        return True
    if rule.name.endswith(("title-name", "title-comma-name")) and not _joins_nouns(
        reading, line, person_at, offices
    ):
        return True
    if rule.name.endswith("title-comma-name") and _does_something(reading, line, person_at, offices):
        return True
    return rule.name.endswith(("title-comma-name", "fronted")) and _is_body(line, person_at, offices)


def _ends(reading: Reading, line: Line, last: int) -> bool:
    """What may follow a title behind its name: a mark, a time, "whom …", "under …", but not "X, minister Y said"."""
    allowed = reading.lex.office["behind_title"]
    following = line.chunks[last + 1 : last + 3]
    if not allowed or not following or following[0].kind != c.WORD:
        return True
    in_waiting = following[-1].lower in reading.lex.office["unheld_behind"]
    return following[0].lower in allowed and not in_waiting


def _joins_nouns(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """Is what "and" joins to a title a noun for the same person? "The former premier and UN envoy X"."""
    at = max(offices) + 1
    if not reading.lex.office["behind_title"] or at >= person_at or line.chunks[at].kind != c.AND:
        return True
    joined = [chunk for chunk in line.chunks[at + 1 : person_at] if chunk.kind == c.WORD]
    if not joined or joined[0].lower in reading.lex.words["determiners"] | reading.lex.words["prepositions"]:
        return not joined
    noun = joined[-1].lower
    endings = tuple(reading.lex.office["joined_endings"])
    return noun in reading.lex.events["person_nouns"] or noun.endswith(endings)


def _does_something(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Y, its premier, met X": a verb in between, not what X is."""
    between = line.chunks[max(offices) + 2 : person_at]
    described = reading.lex.events["person_nouns"] | reading.lex.office["articles_before_names"]
    return (
        len(between) == 1
        and between[0].kind == c.WORD
        and bool(reading.lex.office["behind_title"])
        and between[0].lower
        not in described | reading.lex.words["determiners"] | reading.lex.words["honorifics"]
    )


def _is_former_beside(line: Line, offices: list[int]) -> bool:
    """ "Le commissaire, l'ex-Premier ministre X": both are X's, as one of them is over."""
    first, second = (line.chunks[at].data for at in sorted(offices))
    return bool(
        second.status == "former" and first.status != "former" and first.definite and not first.possessive
    )


def _is_plain(reading: Reading, line: Line, at: int) -> bool:
    """Does the line plainly say what it says before chunk ``at``? "X would be chancellor, Y minister" does not."""
    words = [token.lower for token in line.tokens[: line.chunks[at].first]]
    told = reading.modality.read(words, [], line.sentence.text, future=False)
    return told is Modality.ASSERTED


def _is_body(line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Chairman, Rasmussen Global": what no given name begins may be the body that the title lacks."""
    name, phrase = line.chunks[person_at].data, line.chunks[offices[0]].data
    bodiless = not phrase.organization and all(title.office.of == "organization" for title in phrase.titles)
    row = c.EVENTS.isdisjoint(line.kinds) and not line.kinds.endswith(".")  # of a curriculum
    return (
        line.chunks[offices[0]].first == 0
        and (bodiless or row)
        and not phrase.definite
        and len(name.tokens) > 1
        and not name.sure
    )


def _stands_alone(reading: Reading, line: Line, offices: list[int]) -> bool:
    """ "Le candidat à la présidence, X": words with a preposition of their own name nobody but at the head."""
    at = min(offices)
    first = line.chunks[at].lower.split()[0]
    own = reading.lex.office["own_prepositions"]
    if line.chunks[at].data.seat and own:  # "X hérite du Travail, Y, à la surprise générale, …"
        own = own | reading.lex.words["of"] | reading.lex.words["bare_articles"]
    return at == 0 or first not in own


def _is_governed(reading: Reading, line: Line, offices: list[int]) -> bool:
    """ "Au président du Sénat, X répond": what opens the sentence is no article of the title's own."""
    at = min(offices)
    before = line.chunks[at - 1] if at else None
    if before is None or before.kind in c.TIMES:
        return False
    return before.lower not in reading.lex.office["fronted"]


def _is_nobody_yet(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Eine Bundeskanzlerin Merkel", "kein Kanzler Merz": there is none so far."""
    at = min(offices)
    if at > person_at or not at:
        return False
    before = line.chunks[at - 1].lower
    if before in reading.lex.office["none"]:
        return True
    indefinite = before in reading.lex.office["indefinite"] and not line.chunks[at].data.status
    return indefinite and person_at - 1 == max(offices)


def _of_another(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Der Bruder des Präsidenten, X," is not the president."""
    at, chunks = min(offices), line.chunks
    if at > person_at or not at or chunks[max(offices) + 1].kind not in (",", "("):
        return False
    return (
        _is_aimed_at(reading, chunks, at)
        or _is_owned(reading, chunks, at)
        or _is_owned_at_length(reading, chunks, at)
    )


def _is_aimed_at(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "A man claiming to be the president, X": nobody is what he is "to be"."""
    k = at - 1
    while k > 0 and chunks[k].lower in reading.lex.words["determiners"]:
        k -= 1
    be = chunks[k].kind == c.VERBS["be"] and chunks[k].data.tense == "infinitive"
    return be and k > 0 and chunks[k - 1].lower in reading.lex.events["to"]


def _is_owned(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Le porte-parole russe de la présidente, X": someone whom the president has."""
    links, k = reading.lex.office["genitives"], at - 1
    if k and chunks[k].lower not in links and chunks[k].lower in reading.lex.office["articles"]:
        k -= 1
    if chunks[k].lower not in links or not k:
        return False
    if chunks[k - 1].kind in (c.BLOCKED, c.OFFICE):
        return True
    words = reading.lex.words
    persons = tuple(words["person_endings"])
    small = words["determiners"] | words["of"] | words["prepositions"]
    for chunk in reversed(chunks[max(0, k - _OWNED) : k]):
        if chunk.lower in words["spokespeople"] or _is_someone(chunk, persons):
            return True
        if chunk.kind == c.BLOCKED:
            return True
        chained = chunks[k].lower in reading.lex.office["chains"] and not chunk.lower.endswith(_PAST)
        plain = chunk.kind == c.WORD and (
            reading.lex.grammar["adjectives_follow"]
            or chunk.lower in small
            or (chained and chunk.text.islower())
        )
        if not plain and chunk.kind not in _OWNING:
            return False
    return False


def _is_over(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Ancien conseiller du président X", "fut le conseiller du …": whose time the president's was is over."""
    if not reading.lex.grammar["varies_names"]:
        return False
    for chunk in chunks[max(0, at - _OWNED) : at]:
        if chunk.kind in c.EVENTS and chunk.data.tense == "past":
            return True
        status = chunk.data if chunk.kind == c.MODIFIER else ""
        if chunk.kind in (c.BLOCKED, c.OFFICE):
            status = chunk.data.status
        if status in ("former", "then"):
            return True
    return False


def _is_owned_at_length(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "Der Bruder des im April ums Leben gekommenen Präsidenten, X": words of the president's own between."""
    words, links = reading.lex.words, reading.lex.office["genitives"]
    for k in range(at - 1, max(0, at - _ATTRIBUTE), -1):
        chunk = chunks[k]
        if chunk.lower in links and chunks[k - 1].lower in words["spokespeople"]:
            return True
        if chunk.kind not in _ATTRIBUTIVE and chunk.kind not in c.TIMES:
            return False
    return False


def _is_someone(chunk: Chunk, endings: tuple[str, ...]) -> bool:
    """ "Der Fahrer des Präsidenten, X": a noun for people."""
    return chunk.kind in (c.CAPITAL, c.WEAK, c.DESCRIBED) and chunk.lower.endswith(endings)


def _apposed(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """Do only articles and adverbs stand between a name and its title? "X, dem Kanzler Y half" is none such."""
    allowed = reading.lex.office["apposed"]
    between = line.chunks[person_at + 1 : min(offices)]
    if reading.lex.grammar["varies_names"] and any(u.kind == c.POINT and not _is_today(u) for u in between):
        return False
    if (
        len(between) > 1
        and between[0].lower in reading.lex.grammar["nation_links"]
        and between[1].kind == c.BODY
    ):
        between = between[2:]  # "X of Italy, the chair of …"
    last_and = max((i for i, chunk in enumerate(between) if chunk.kind == c.AND), default=-1)
    between = between[last_and + 1 :]
    for chunk, following in zip(between, [*between[1:], line.chunks[min(offices)]], strict=False):
        word = chunk.text.lower()
        if word in reading.lex.office["unapposed"]:
            return False
        if allowed and chunk.kind == c.WORD and (word not in allowed or (
            following.kind in c.TIMES and word in reading.lex.words["determiners"]
        )):  # fmt: skip
            return False
    return True


def _state(
    reading: Reading,
    rule: Rule,
    line: Line,
    person_at: int,
    offices: list[int],
    hidden: set[int],
    verb: Chunk | None,
) -> None:
    chunks = line.chunks
    mention = chunks[person_at]
    person = mention.data.person
    if person is None:
        return
    for at in offices:
        chunk = chunks[at]
        phrase: OfficePhrase = chunk.data
        phrase.holder = person
    for at in [at for at in offices if not _is_somebodys(reading, chunks, at)]:
        chunk = chunks[at]
        phrase = chunk.data
        if _shares_status(reading, line, at, offices):
            phrase.status = chunks[min(offices)].data.status
        if phrase.possessive and rule.name.endswith("title-name"):
            phrase.organization = phrase.organization or ""
        office = _office(reading, line, at, person_at)
        start, end = min(chunk.start, mention.start), max(chunk.end, mention.end)
        ahead = verb is not None and verb.lower.endswith(tuple(reading.lex.grammar["future_endings"]))
        planned = phrase.status == "future" or ahead
        modality = Modality.PLANNED if planned else Modality.ASSERTED
        statement = reading.state(rule.name, person, mention, office, start, end, modality)
        if phrase.acting:
            statement.add(Property.ACTING, "true")
        shared = _shared_time(reading, line, at, offices)
        if shared is not None:
            reading.dated(statement, shared)
        before = max((other for other in offices if other < at), default=person_at)
        _between(reading, line, before, at, statement, hidden)
        owned = at < person_at and at > 0 and _is_owned(reading, chunks, at)
        _date(reading, line, statement, at, at if owned else person_at, hidden)
        if verb is not None and verb.data.tense == "past":
            reading.former(statement)
        if _is_under(reading, line, at) or _is_late(reading, line, person_at, at) or (
            owned and _is_over(reading, chunks, at)
        ):  # fmt: skip
            reading.former(statement)
        set_status(reading, line, phrase, statement)
        statement.fresh = phrase.status == "new" and statement.status == "current"
        former = statement.status == "former"
        reading.discourse.note(person, office, chunk.start, former=former)
        if (
            (code := state_code(office))
            and phrase.body is not None
            and phrase.body.code
            and chunk.kind == c.OFFICE
        ):
            reading.nation(person, mention, code, start, end)


def _office(reading: Reading, line: Line, at: int, person_at: int) -> OfficeName:
    """What the title ``at`` tells of whoever stands beside it, with the body that the words around it give."""
    chunk, person = line.chunks[at], line.chunks[person_at].data.person
    phrase: OfficePhrase = chunk.data
    office = reading.office(chunk, line)
    if phrase.body is None and (whose := _whose(reading, line, at)) is not None:
        office = (office[0], whose)
    if not office[1] and _is_of_states(phrase) and (country := _of_their_chief(reading, line, at)):
        office = (renamed(office[0], codes().get(country, "")), country)
    if phrase.own:
        office = (office[0], reading.country_of(person))
    if phrase.body is None and _is_of_states(phrase) and at < person_at:
        office = of_country(reading, line, person_at, office)
    return _unless_anothers(reading, phrase, person, reading.office_held(person, office))


def _is_of_states(phrase: OfficePhrase) -> bool:
    return all(title.office.of != "organization" for title in phrase.titles)


def _of_their_chief(reading: Reading, line: Line, at: int) -> str:
    """ "Le Premier ministre belge X et son ministre de la Défense, Y": of the country that X governs."""
    if not reading.lex.grammar["varies_names"] or not at or line.chunks[at - 1].kind != c.POSSESSIVE:
        return ""
    before = line.chunks[: at - 1]
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind in (c.NAME, c.OFFICE)), None)
    if last is None:
        return ""
    chief = before[last]
    if chief.kind == c.NAME:
        offices = [u for u in before[max(0, last - 3) : last + 4] if u.kind == c.OFFICE]
        chief = next((u for u in offices if u.data.holder is chief.data.person), chief)
    leads = (
        chief.kind == c.OFFICE and chief.data.title in HEADS and chief.data.status not in ("former", "then")
    )
    country = chief.data.organization if leads else ""
    return country if country in codes() else ""


def _unless_anothers(
    reading: Reading, phrase: OfficePhrase, person: Person, office: OfficeName
) -> OfficeName:
    """ "President Stubb of Finland … President Trump": a bare surname, and the country guessed has another."""
    if person.full or phrase.body is not None or phrase.status or office[0] not in HEADS or person.held:
        return office
    named = (office, (office[0], ""))
    holders = [holder for name in named for holder in reading.discourse.holders.get(name, ())]
    taken = any(holder is not person and holder.full for holder in holders)
    return (office[0], "") if taken else office


def _date(
    reading: Reading, line: Line, statement: Statement, at: int, person_at: int, hidden: set[int]
) -> None:
    """The times before a title that opens the line, and behind it or its name."""
    first = line.chunks[0]
    if at == 1 and at < person_at and first.kind in (c.SINCE, c.SPAN, c.UNTIL):  # "Depuis 2014 ministre, X"
        reading.dated(statement, first)
        hidden.add(0)
    for last in dict.fromkeys((at, max(person_at, at))):
        if not predecessors.dates_a_row(reading, line, last):
            _times(reading, line, last, statement, hidden)


def _shares_status(reading: Reading, line: Line, at: int, offices: list[int]) -> bool:
    """ "A former prime minister and foreign minister": right behind "and", without an article of its own."""
    first = min(offices)
    over = line.chunks[first].data.status in reading.lex.office["shared_statuses"]
    return over and at == first + 2 and not line.chunks[at].data.status and line.chunks[at - 1].kind == c.AND


def _is_somebodys(reading: Reading, chunks: list[Chunk], at: int) -> bool:
    """ "X, son président": of what body, nobody says."""
    phrase: OfficePhrase = chunks[at].data
    owned = at > 1 and chunks[at - 1].kind == c.POSSESSIVE and chunks[at - 2].kind in (",", c.NAME)
    plain = phrase.body is None and not phrase.organization and phrase.title in _OF_ANYTHING
    return bool(reading.lex.grammar["varies_names"]) and owned and plain


def _shared_time(reading: Reading, line: Line, at: int, offices: list[int]) -> Chunk | None:
    """ "Vice-Premier ministre et ministre des Finances depuis 2025": of both, where only "and" parts them."""
    kinds = line.kinds
    if kinds[at + 1 : at + 2] != c.AND or not reading.lex.grammar["adjectives_follow"]:
        return None
    other = next((other for other in offices if at + 1 < other <= at + 3), None)
    if other is None or line.chunks[at].data.status != line.chunks[other].data.status:
        return None
    time = line.chunks[other + 1] if other + 1 < len(kinds) else None
    return time if time is not None and time.kind in (c.SINCE, c.SPAN) else None


def _whose(reading: Reading, line: Line, at: int) -> str | None:
    """ "Directeur général de Kering, dont l'actuel PDG, X": the body of the office before; None without "whose"."""
    words = reading.lex.words
    before = [chunk.lower for chunk in line.chunks[max(0, at - 2) : at]]
    if (
        not words["whose"].intersection(before)
        or not set(before[1:]) <= words["whose"] | words["determiners"]
    ):
        return None
    named = next((u for u in reversed(line.chunks[:at]) if _has_body(reading, line, u, at)), None)
    if named is None:
        return ""
    return str(named.data.organization if named.kind == c.OFFICE else named.data["body"].name)


def _has_body(reading: Reading, line: Line, unit: Chunk, at: int) -> bool:
    """An office; or where countries are written like it, one, if the office ``at`` is a country's."""
    if unit.kind != c.BODY or not reading.lex.grammar["attributive_bodies"]:
        return unit.kind == c.OFFICE
    states = all(title.office.of != "organization" for title in line.chunks[at].data.titles)
    return states and bool(unit.data["body"].code)


def _is_under(reading: Reading, line: Line, at: int) -> bool:
    """ "Premier ministre sous X": in another's time."""
    following = line.chunks[at + 1 : at + 3]
    return (
        len(following) == 2
        and following[0].lower in reading.lex.events["under"]
        and following[1].kind == c.NAME
    )


def _is_late(reading: Reading, line: Line, person_at: int, at: int) -> bool:
    """ "The late X, secretary of state", "X, premier when the war began", "X, premier in the 1990s"."""
    before = line.chunks[person_at - 1] if person_at else None
    if at > person_at and before is not None and before.kind == c.MODIFIER and before.data == "former":
        return True
    between = line.chunks[person_at + 1 : at]
    if any(chunk.lower in reading.lex.office["then_before"] for chunk in between):  # "X, later chancellor"
        return True
    behind = line.chunks[at + 1 : at + 5]
    if not behind or at < person_at:
        return False
    if behind[0].lower in reading.lex.office["then_behind"]:
        return True
    day = next((chunk for chunk in behind if chunk.kind == c.POINT), None)
    leads = behind[0].lower in reading.lex.words["places"] and day is not None
    return leads and day is not None and reading.is_old(day.data)


def of_country(reading: Reading, line: Line, i: int, office: OfficeName) -> OfficeName:
    """ "President A of Nigeria", "Presidents A of Nigeria and B of Benin": each of their own country."""
    behind = line.chunks[i + 1 : i + 4]
    if line.kinds[i + 1 : i + 4] == "(O)" and reading.lex.grammar["attributive_bodies"]:
        body = behind[1].data["body"]  # "ministers A (Norway) and B (Sweden)"
        return (renamed(office[0], body.code), body.name) if body.code else office
    if len(behind) < 2 or behind[0].lower not in reading.lex.grammar["nation_links"]:
        return office
    place = behind[1] if behind[1].kind == c.BODY else behind[-1]
    between = behind[1 : behind.index(place)]
    if place.kind != c.BODY or any(u.lower not in reading.lex.office["articles"] for u in between):
        return office
    body = place.data["body"]
    return (renamed(office[0], body.code), body.name) if body.code else office


def _stays(reading: Reading, line: Line) -> bool:
    """ "À la Défense, X reste en poste : il avait …"."""
    words = reading.lex.events["staying"]
    return any(u.lower in words and u.kind in c.EVENTS and u.data.tense == "present" for u in line.chunks)


def set_status(reading: Reading, line: Line, phrase: OfficePhrase, statement: Statement) -> None:
    if statement.status == "former" or statement.modality is Modality.PLANNED:
        return
    if phrase.status in ("former", "then", "last"):
        reading.former(statement)
        return
    if statement.has(Property.END):
        return
    old = reading.has_old_year(line, statement.start) and not (phrase.seat and _stays(reading, line))
    if old and phrase.status == "new":  # new in the year told of
        reading.former(statement)
    elif phrase.status in ("current", "new", "outgoing"):
        reading.current(statement)
    elif not old:
        reading.current(statement, plain=not statement.has(Property.START))


def _between(
    reading: Reading, line: Line, before: int, at: int, statement: Statement, hidden: set[int]
) -> None:
    """ "…, von 1999 bis 2004 Generalsekretär", "…, damals noch Minister": what stands before the title."""
    ands = [i for i in range(before + 1, at) if line.chunks[i].kind == c.AND]
    for i in range(max(ands, default=before) + 1, at):
        chunk: Chunk = line.chunks[i]
        if chunk.kind in (c.SINCE, c.SPAN, c.UNTIL, c.YEARS) and i not in hidden:
            reading.dated(statement, chunk)
            hidden.add(i)
            if chunk.kind == c.YEARS:  # "X, for nine years the head of NATO"
                reading.former(statement)
        elif chunk.kind == c.POINT and _is_today(chunk):
            hidden.add(i)  # "…, heute Außenminister": nothing else happened today
            if reading.lex.grammar["varies_names"]:
                line.chunks[at].data.status = line.chunks[at].data.status or "current"
        elif chunk.kind == c.MODIFIER and not line.chunks[at].data.status:
            line.chunks[at].data.status = chunk.data if chunk.data in STATUSES else ""
        elif chunk.lower in reading.lex.events["repeatedly"] and not line.chunks[at].data.status:
            line.chunks[at].data.status = "former"  # "X, twice prime minister"


def _is_today(time: Chunk) -> bool:
    return bool(time.data.start.kind == "day" and not time.data.start.number)


def _times(reading: Reading, line: Line, last: int, statement: Statement, hidden: set[int]) -> None:
    """ "…, secretary general since 2014", "… (1999–2003)": times right after the phrase."""
    chunks = line.chunks
    i = last + 1
    if line.kinds[i : i + 4] == f",{c.SINCE}{c.WORD}{c.POST}":  # "Premier X, seit Juni im Amt, …"
        reading.dated(statement, chunks[i + 1])
        hidden.update((i + 1, i + 2, i + 3))
        return
    whose = line.kinds[i : i + 3] in ("xNZ", "xNF") and chunks[i].lower in reading.lex.office["genitives"]
    if whose and reading.lex.grammar["varies_names"]:
        i += 2  # "Premier ministre de X de 1984 à 1986"
    if i < len(chunks) and chunks[i].kind == "(":
        i += 1
    while i < len(chunks) and i <= last + 3:
        chunk: Chunk = chunks[i]
        if chunk.kind in (c.SINCE, c.SPAN, c.UNTIL):
            reading.dated(statement, chunk)
            hidden.add(i)
        elif chunk.kind not in (",", c.WORD) or (
            chunk.kind == c.WORD and chunk.lower not in reading.lex.events["from"]
        ):
            return
        else:
            return
        i += 1
