"""Several people of one office: "former premiers A, B and C", "the fourth to lead it after A (1961–1964)"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.appositions import of_country, set_status
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.discourse import OfficeName
from kb.ingest.extract.lexicon import RANKS, Body
from kb.ingest.extract.office_names import renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.seats import seat_reader
from kb.ingest.extract.statements import Statement
from kb.ingest.records import Modality, Property

# A name with its article, nationality or honorific before it and at most one thing in brackets after it.
_PERSON = r"(?:x?[LJAmh]){0,3}N(?:\([^)]{1,2}\)|xO|,D(?=[,.;u]))?"
_SEVERAL = rf"{_PERSON}(?:,{_PERSON}){{0,12}},?u{_PERSON}"
_OF_PLURAL = regex.compile(rf"(?P<office>M)[,:-]?(?P<people>{_SEVERAL})")
# Behind a colon the last of a row needs no "and".
_AFTER_COLON = regex.compile(rf"(?P<office>M):(?P<people>{_PERSON}(?:,{_PERSON}){{1,12}})(?=[.;]|$)")
# "Previous secretaries general include A, B and C."
_INCLUDED = regex.compile(rf"(?P<office>M)(?P<link>[xb])(?P<people>{_SEVERAL})")
# "The foreign ministers of Finland and Estonia, A and B, …": each of their own.
_IN_PAIRS = regex.compile(r"M(?P<rest>,h{0,2}N(?:,x{0,2}O,h{0,2}N){0,6},?u,?x{0,2}O,h{0,2}N)(?=[,.;:)])")
_OF_COUNTRY = regex.compile(r"(?<![TKM]h?)NxO(?=[^T,])")
_RESPECTIVE = regex.compile(
    r"(?P<office>M)(?P<more>(?:,x?O){0,4},?ux?O),(?P<people>h{0,2}N(?:,h{0,2}N){0,4},?uh{0,2}N)(?=[,.;:)])"
)
# "The three presidents of the country, A, B and C."
_SET_OFF = regex.compile(rf"(?P<office>M)x[xO]{{0,5}},(?P<people>{_SEVERAL})(?=[.,;:)])")
# "Les ministres français et allemand, A et B", "the ministers …".
_NATIONS = regex.compile(r"M(?:,J){0,2}uJ,?N(?:,N){0,2}uN")
# "Les présidents du Sénégal, A, et du Mali, B", "les ministres français A et allemand B".
_OF_EACH = regex.compile(
    r"(?P<office>[MT]),?h?N(?P<others>(?:,?u,?(?:x{1,2}O|J),?h?N|,(?:x{1,2}O|J),?h?N)+)(?=[,.;:)x]|$)"
)
_OTHER = regex.compile(r"(?P<body>[OJ]),?h?(?P<person>N)")
# The two of two ministries, behind them or before them.
_TWO_BEHIND = regex.compile(r",h?(?P<first>N)ux?h?(?P<second>N)(?=[,.;:)]|$)")
_TWO_BEFORE = regex.compile(r"(?P<first>N)ux?h?(?P<second>N),$")
_ROWS = regex.compile(_SEVERAL)
_ROW = regex.compile(rf"(?:{_SEVERAL}|{_PERSON})")
_TERM = regex.compile(r"N\(Z\)")
_LEADING = regex.compile(rf"(?P<people>{_SEVERAL})x?(?P<verb>l)x?(?P<body>[OG])")
# Set off by marks: a person and a span, without a verb.
_GAPPED = regex.compile(r"[,;u](?:x?[LJAmh]){0,3}(?P<person>N),?(?P<time>Z)(?=[,;.u]|$)")
_VERBLESS = regex.compile(r"[,;u](?:x?[LJAmh]){0,3}(?P<person>N)(?P<office>T)(?=x?[,;.u]|$)")
# People who came one after the other, with the time that stands before the last.
_IN_TURN = regex.compile(rf"(?:xL,)?{_PERSON}(?:,{_PERSON}){{0,12}}(?:,?u,?(?:F,?)?{_PERSON})?(?=[.,;:(]|$)")
_OPENING = 5  # chunks before which such a verb opens its sentence
_PLURAL = ("rent", "nnent", "vent", "dent")  # endings of its plural
_TOLD_BACK = 4  # lines that are looked back on for the office
_GAPPING = frozenset(("become", "elect", "take", "be", "serve"))
_SMALL = frozenset(("the", "a", "an", "'s", "in", "and", "then", "first", "finally"))
_ROW_BEGINS = regex.compile(r"[xX]*W?[xX]*(?P<time>D)?x(?P<person>N)")
_ROW_BACK = 20  # statements of a paragraph that goes through the holders of an office
_ENOUGH = 2  # of them who are known to have had it
_LATELY = 6  # statements that are looked back on
_LONGEST_TERM = 25  # years; a longer span behind a name is a life


def read(reading: Reading, line: Line, before: Line | None, hidden: set[int]) -> None:
    """State the office of everyone in a row; ``before`` is the line before this one."""
    kinds = line.kinds
    _announced(reading, line)
    if c.NAME not in kinds:
        return
    _present(reading, line)
    if c.PLURAL in kinds:
        _respective(reading, line, hidden)
    each = _of_each(reading, line, hidden) if reading.lex.grammar["varies_names"] else set()
    if c.PLURAL in kinds and c.AND in kinds:
        _of_ministries(reading, line, hidden)
    for match in _rows_of_plural(reading, line) if c.PLURAL in kinds else ():
        chunk = line.chunks[match.start("office")]
        if (nations := _nations_before(line, match.start("office"))) and chunk.data.body is not None:
            _each(reading, line, chunk, [*nations, chunk.data.body], match.span("people"), hidden)
            continue
        if chunk in each:
            continue
        _state(reading, line, _office(reading, chunk, line), chunk, match.span("people"), hidden)
    if c.PLURAL in kinds and c.NATION in kinds:
        _by_nation(reading, line)
    for match in _set_off(reading, line) if c.PLURAL in kinds else ():
        chunk = line.chunks[match.start("office")]
        office = _placed(line, match, _office(reading, chunk, line))
        _state(reading, line, office, None, match.span("people"), hidden)
    for match in _TERM.finditer(kinds) if c.SPAN in kinds else ():
        person, time = line.chunks[match.start()].data.person, line.chunks[match.start() + 2]
        if person is not None and match.start() + 2 not in hidden and _is_term(time):
            reading.terms[person] = time
    _begins(reading, line)
    if c.SPAN in kinds:
        _in_brackets(reading, line, hidden)
    if c.VERBS["lead"] in kinds:
        _leading(reading, line, hidden)
    _ranked(reading, line, hidden)
    _dated(reading, line, before, hidden)


def _announced(reading: Reading, line: Line) -> None:
    """ "Treize personnes se sont succédé à la tête de l'Otan": the sentences behind it go through them."""
    if c.VERBS["succeed"] not in line.kinds or not reading.lex.grammar["varies_names"]:
        return
    chunks = [chunk for chunk in line.chunks if chunk.kind != c.AS]
    for reflexive, _, verb, title in zip(chunks, chunks[1:], chunks[2:], chunks[3:], strict=False):
        each_other = reflexive.lower in ("se", "s'") and verb.lower == "succédé"
        if each_other and title.kind == c.OFFICE and title.data.holder is None:
            office = reading.office(title, line)
            if office[1]:
                reading.discourse.topic = reading.discourse.row = office


def _present(reading: Reading, line: Line) -> None:
    """ "NATO's foreign ministers met. … Pekka Haavisto of Finland said": one of them."""
    if not reading.lex.grammar["attributive_bodies"] or c.BODY not in line.kinds:
        return
    for match in _OF_COUNTRY.finditer(line.kinds):
        mention, place = line.chunks[match.start()], line.chunks[match.start() + 2]
        person, body = mention.data.person, place.data["body"]
        linked = line.chunks[match.start() + 1].lower in reading.lex.grammar["nation_links"]
        title = _of_a_meeting(reading, line) if linked and body.code else ""
        if person is None or not person.full or person.held or mention.quoted or not title:
            continue
        office = (renamed(title, body.code), body.name)
        if reading.discourse.holders.get(office) or any(s.title for s in person.told):
            continue
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, office, mention.start, place.end, Modality.ASSERTED)
        if not reading.has_old_year(line, mention.start):
            reading.current(statement, plain=True)
        reading.discourse.note(person, office, mention.start, former=False)


def _of_a_meeting(reading: Reading, line: Line) -> str:
    """Who the article says to meet: ministers, of whom the paragraph has just named two by their title."""
    here = reading.places[line.sentence.start]
    near = [
        other
        for other in reading.lines[:here]
        if _paragraph(other) in (_paragraph(line), _paragraph(line) - 1)
    ]
    plain = [
        chunk.data.title
        for other in [*near, line]
        for chunk in other.chunks
        if chunk.kind == c.OFFICE
        and chunk.data.holder is not None
        and chunk.data.title.startswith("Minister of ")
    ]
    several = (c.PLURAL, c.BLOCKED)  # "ministers", "NATO's ministers"
    plurals = {
        title.office.title
        for other in reading.lines[:here]
        for chunk in other.chunks
        if chunk.kind in several
        for title in chunk.data.titles
        if title.plural
    }
    last = plain[-1] if plain else ""
    return last if last in plurals and plain.count(last) >= _ENOUGH else ""


def _rows_of_plural(reading: Reading, line: Line) -> Iterator[regex.Match[str]]:
    """Those behind the plural itself, behind a colon, and behind "include"."""
    yield from _OF_PLURAL.finditer(line.kinds)
    yield from _AFTER_COLON.finditer(line.kinds)
    links = reading.lex.words["linking"]
    for match in _INCLUDED.finditer(line.kinds):
        if line.chunks[match.start("link")].lower in links:
            yield match


def _respective(reading: Reading, line: Line, hidden: set[int]) -> None:
    for match in _RESPECTIVE.finditer(line.kinds):
        title = line.chunks[match.start("office")]
        bodies = [line.chunks[i].data["body"] for i in range(*match.span("more")) if line.kinds[i] == c.BODY]
        if title.data.body is not None:
            _each(reading, line, title, [title.data.body, *bodies], match.span("people"), hidden)
    for match in _IN_PAIRS.finditer(line.kinds) if reading.lex.grammar["attributive_bodies"] else ():
        title, (first, last) = line.chunks[match.start()], match.span("rest")
        bodies = [line.chunks[i].data["body"] for i in range(first, last) if line.kinds[i] == c.BODY]
        if title.data.body is not None:
            _each(reading, line, title, [title.data.body, *bodies], match.span("rest"), hidden)


def _each(
    reading: Reading, line: Line, title: Chunk, bodies: list[Body], span: tuple[int, int], hidden: set[int]
) -> None:
    """The first of the first country, the second of the second."""
    people = [i for i in range(*span) if line.kinds[i] == c.NAME]
    if len(bodies) != len(people):
        return
    for body, i in zip(bodies, people, strict=True):
        if not body.code:
            break
        office = (renamed(title.data.title, body.code), body.name)
        _state(reading, line, office, title, (i, i + 1), hidden)


def _nations_before(line: Line, at: int) -> list[Body]:
    """ "The Norwegian, Danish and Swedish foreign ministers": the countries before the last."""
    found: list[Body] = []
    k = at - 1
    while k > 0 and line.kinds[k] in (c.AND, ",") and line.kinds[k - 1] == c.NATION:
        if body := line.chunks[k - 1].data.get("nationality"):
            found.insert(0, body)
        k -= 2
    return found


def _of_each(reading: Reading, line: Line, hidden: set[int]) -> set[Chunk]:
    """State the office of each of their own country; return the titles."""
    found: set[Chunk] = set()
    for match in _OF_EACH.finditer(line.kinds):
        title = line.chunks[match.start("office")]
        others = list(_OTHER.finditer(line.kinds, *match.span("others")))
        places = [_place_of(reading, line, other.start("body")) for other in others]
        body = title.data.body
        if body is None or not body.code or not all(places):
            continue
        found.add(title)
        people = [(other.start("person"), place) for other, place in zip(others, places, strict=True)]
        if title.kind == c.PLURAL:
            people.insert(0, (line.kinds.index(c.NAME, match.start()), body))
        for i, place in people:
            if place is not None:
                office = (renamed(title.data.title, place.code), place.name)
                _state(reading, line, office, title, (i, i + 1), hidden)
    return found


def _place_of(reading: Reading, line: Line, i: int) -> Body | None:
    """The country of an adjective, or of a noun that "of" stands before."""
    chunk = line.chunks[i]
    if chunk.kind == c.NATION:
        nation: Body = chunk.data["nationality"]
        return nation if nation.code else None
    before = [other.lower for other in line.chunks[i - 2 : i]]
    article = before[1] in reading.lex.office["articles"]
    body: Body = chunk.data["body"]
    owned = before[0 if article else 1] in reading.lex.office["genitives"]
    return body if owned and body.code else None


def _of_ministries(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "A et B, ministres de la Justice et de la Défense": the first of the first, the second of the second."""
    for at, title in enumerate(line.chunks[:-2]):
        minister = title.kind == c.PLURAL and title.data.title.startswith("Minister ")
        if not minister or line.chunks[at + 1].kind != c.AND:
            continue
        second = seat_reader(reading.language).further(line.tokens, line.chunks[at + 2].first)
        if second is None:
            continue
        after = next((k for k, other in enumerate(line.chunks) if other.first >= second[1]), len(line.chunks))
        names = _TWO_BEHIND.match(line.kinds, after) or _TWO_BEFORE.search(line.kinds[:at])
        if names is None:
            continue
        offices = (title.data.title, second[0][0].title)
        for group, name in zip(("first", "second"), offices, strict=True):
            i = names.start(group)
            _state(reading, line, (name, title.data.organization), title, (i, i + 1), hidden)


def _begins(reading: Reading, line: Line) -> None:
    """ "Die Reihe beginnt 1957 mit X": of those who had the office that the article is about."""
    topic, rows = reading.discourse.topic, reading.lex.events["rows"]
    if topic is None or not rows or all(chunk.lower not in rows for chunk in line.chunks[:4]):
        return
    match = _ROW_BEGINS.search(line.kinds)
    mention = line.chunks[match.start("person")] if match is not None else None
    if match is None or mention is None or mention.data.person is None:
        return
    person, rule = mention.data.person, f"{reading.language}.list"
    statement = reading.state(
        rule, person, mention, topic, line.chunks[0].start, mention.end, Modality.ASSERTED
    )
    if match.start("time") >= 0:
        when = reading.resolve(line.chunks[match.start("time")].data.start)
        if when is not None and when.known:
            statement.add(Property.START, when.edtf)
    reading.former(statement)
    reading.discourse.note(person, topic, mention.start, former=True)


def _in_brackets(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "De Maizière (1966–1972)", where the paragraph goes through the holders of the office."""
    topic = reading.discourse.topic
    if topic is None or c.OFFICE in line.kinds or c.PLURAL in line.kinds:
        return
    for match in _TERM.finditer(line.kinds):
        mention, time = line.chunks[match.start()], line.chunks[match.start() + 2]
        person, paragraph = mention.data.person, _paragraph(line)
        start = reading.paragraphs.get(paragraph, line.sentence.start)
        among = {s.person for s in reading.statements[-_ROW_BACK:] if s.start >= start}
        holders = reading.discourse.holders[topic].keys() & among
        others = {s.title for s in reading.statements[-_ROW_BACK:] if s.start >= start and s.title} - {
            topic[0]
        }
        enough = topic == reading.discourse.row or (len(holders) >= _ENOUGH and not others)
        if person is None or person.told or not _is_term(time) or not enough:
            continue
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, topic, mention.start, time.end, Modality.ASSERTED)
        reading.dated(statement, time)
        hidden.add(match.start() + 2)
        reading.discourse.note(person, topic, mention.start, former=statement.status == "former")


def _set_off(reading: Reading, line: Line) -> Iterator[regex.Match[str]]:
    """Where only where they are stands between the office and who had it, not what they did."""
    for match in _SET_OFF.finditer(line.kinds):
        if line.chunks[match.start("office") + 1].lower in reading.lex.words["of"]:
            yield match


def _by_nation(reading: Reading, line: Line) -> None:
    """ "Les ministres français et allemand, A et B": the first of the first country, the second of the second."""
    for match in _NATIONS.finditer(line.kinds):
        inside = line.chunks[match.start() : match.end()]
        plural, people = inside[0], [chunk for chunk in inside if chunk.kind == c.NAME]
        phrase = plural.data
        bodies = [phrase.body, *(chunk.data["nationality"] for chunk in inside if chunk.kind == c.NATION)]
        if phrase.body is None or not phrase.body.code or len(bodies) != len(people):
            continue
        for mention, body in zip(people, bodies, strict=True):
            person = mention.data.person
            if person is None:
                continue
            office = (renamed(phrase.title, body.code), body.name)
            start, end = plural.start, mention.end
            rule = f"{reading.language}.list"
            statement = reading.state(rule, person, mention, office, start, end, Modality.ASSERTED)
            set_status(reading, line, phrase, statement)
            reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def _placed(line: Line, match: regex.Match[str], office: OfficeName) -> OfficeName:
    """ "Presidents in the history of the United States": of that country."""
    between = line.chunks[match.start("office") + 1 : match.start("people")]
    body = next((chunk.data["body"] for chunk in between if chunk.kind == c.BODY), None)
    return (renamed(office[0], body.code), body.name) if body is not None and body.code else office


def _leading(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "A (1999–2003), B (2004–2009) et C ont dirigé l'Otan": all of them did."""
    for match in _LEADING.finditer(line.kinds):
        verb, chunk = line.chunks[match.start("verb")], line.chunks[match.start("body")]
        body = chunk.data if chunk.kind == c.GENERIC else chunk.data["body"]
        head = "" if body.code else reading.lex.heads.get(body.name, "")
        plain = all(
            u.lower in reading.lex.words["auxiliaries"]
            for u in line.chunks[match.end("people") : match.start("verb")]
        )
        if head and plain and verb.data.tense == "past":
            _state(reading, line, (head, body.name), chunk, match.span("people"), hidden, over=True)
            hidden.add(match.start("verb"))


def gapped(reading: Reading, line: Line) -> None:
    """ "A dirigea l'Otan de 1961 à 1964, l'Italien B de 1964 à 1971": what is said of A is said of B."""
    kinds = line.kinds
    if kinds.count(c.SPAN) < 2:
        return
    for match in _GAPPED.finditer(kinds):
        mention, time = line.chunks[match.start("person")], line.chunks[match.start("time")]
        person = mention.data.person
        before = [
            s
            for s in reading.statements[-_LATELY:]
            if s.title and line.sentence.start <= s.start < mention.start
        ]
        if person is None or not before or any(s.person is person for s in before):
            continue
        last = before[-1]
        dated = last.has(Property.START) and last.has(Property.END) and last.modality is Modality.ASSERTED
        if not dated or any(line.sentence.start <= s.start < line.sentence.end for s in person.told):
            continue
        office = (last.title, last.organization)
        rule = f"{reading.language}.list"
        statement = reading.state(rule, person, mention, office, mention.start, time.end, Modality.ASSERTED)
        reading.dated(statement, time)
        reading.discourse.note(person, office, mention.start, former=statement.status == "former")


def of_the_topic(reading: Reading, line: Line) -> None:
    """ "Stikker followed, then the Italian B (1964-71). After him came C": the office that the article is about."""
    words, topic = reading.lex.events["then_came"], reading.discourse.topic
    if not words or topic is None or c.NAME not in line.kinds or not reading.tells_of(topic, line):
        return
    rule = f"{reading.language}.list"
    for i in sorted({*_with_terms(line), *_who_came(line, words)}):
        mention = line.chunks[i]
        person = mention.data.person
        if person is None or mention.quoted or topic in person.held or any(
            line.sentence.start <= s.start < line.sentence.end and s.title for s in person.told
        ):  # fmt: skip
            continue
        dated = line.kinds[i + 1 : i + 4] == "(Z)"
        end = line.chunks[i + 3].end if dated else mention.end
        statement = reading.state(rule, person, mention, topic, mention.start, end, Modality.ASSERTED)
        if dated:
            reading.dated(statement, line.chunks[i + 2])
        reading.discourse.note(person, topic, mention.start, former=statement.status == "former")


def _with_terms(line: Line) -> Iterator[int]:
    for match in _TERM.finditer(line.kinds):
        if _is_term(line.chunks[match.start() + 2]):
            yield match.start()


def _who_came(line: Line, words: frozenset[str]) -> Iterator[int]:
    """The names behind "then came", "after him came", up to the next verb or title."""
    for at, chunk in enumerate(line.chunks):
        before = {other.lower for other in line.chunks[max(0, at - 3) : at]}
        if chunk.lower != "came" or before.isdisjoint(words):
            continue
        for i in range(at + 1, len(line.chunks)):
            kind = line.kinds[i]
            if kind in c.EVENTS or kind in (c.OFFICE, c.BLOCKED, ";", "."):
                break
            if kind == c.NAME and line.chunks[i - 1].lower not in ("of", "with", "to", "for"):
                yield i
            if kind == c.WORD and line.chunks[i].text.islower() and line.chunks[i].lower not in _SMALL:
                break


def in_turn(reading: Reading, line: Line) -> None:
    """ "Vint ensuite A", "puis se succèdent A, B et, depuis 2009, C": in the office that was told of last."""
    words = reading.lex.events
    verb = next(
        (i for i, chunk in enumerate(line.chunks[:_OPENING]) if chunk.lower in words["in_turn"]), None
    )
    row = reading.discourse.row
    office = row or reading.discourse.spoken_of
    told = office is not None and (row is not None or _tells_of(reading, line, office))
    if verb is None or office is None or office != reading.discourse.topic or not told:
        return
    if any(chunk.kind == c.NAME for chunk in line.chunks[:verb]):
        return
    i = verb + 1
    while i < len(line.chunks) and line.chunks[i].lower in words["between_offices"]:
        i += 1
    match = _IN_TURN.match(line.kinds, i)
    if match is None:
        return
    plural = line.chunks[verb].lower.endswith(_PLURAL)
    if row is None and plural != (match[0].count(c.NAME) > 1):
        return
    since: Chunk | None = None
    for i, chunk in enumerate(line.chunks[: match.end()]):
        if i < match.start():
            continue
        since = chunk if chunk.kind == c.SINCE else since
        if chunk.kind != c.NAME or chunk.data.person is None:
            continue
        person, rule = chunk.data.person, f"{reading.language}.list"
        statement = reading.state(rule, person, chunk, office, chunk.start, chunk.end, Modality.ASSERTED)
        if line.kinds[i + 1 : i + 4] == "(Z)":
            reading.dated(statement, line.chunks[i + 2])
        if since is not None and plural:
            reading.dated(statement, since)
            reading.current(statement)
        else:
            reading.former(statement)
        reading.discourse.note(person, office, chunk.start, former=since is None)


def _tells_of(reading: Reading, line: Line, office: OfficeName) -> bool:
    """Is what was stated last, in the lines before, of that office and over?"""
    at = reading.places[line.sentence.start]
    first = reading.lines[max(0, at - _TOLD_BACK)].sentence.start
    last = [s for s in reading.statements[-_LATELY:] if s.title and first <= s.start < line.sentence.start]
    over = [s for s in last if (s.title, s.organization) == office and s.status == "former"]
    return bool(over)


def without_verb(reading: Reading, line: Line) -> None:
    """ "A est nommé à l'Intérieur, B à la Défense et C ministre du Budget": what is said of A is said of B."""
    if line.kinds.count(c.OFFICE) < 2:
        return
    for match in _VERBLESS.finditer(line.kinds):
        mention, chunk = line.chunks[match.start("person")], line.chunks[match.start("office")]
        person, first = mention.data.person, _said_before(reading, line, mention)
        free = chunk.data.holder is None and not mention.quoted
        if (
            person is None
            or first is None
            or not free
            or any(s.start >= line.sentence.start for s in person.told)
        ):
            continue
        office = reading.office(chunk, line)
        chunk.data.holder = person
        statement = reading.state(
            f"{reading.language}.list", person, mention, office, mention.start, chunk.end, first.modality
        )
        for part in first.parts:
            if part.property in (Property.APPOINTED, Property.START):
                statement.add(part.property, part.value, modality=part.modality)
        if first.status == "current":
            reading.current(statement, plain=first.plain)
        elif first.status == "former":
            reading.former(statement)
        reading.discourse.note(person, office, mention.start, former=False)


def _said_before(reading: Reading, line: Line, mention: Chunk) -> Statement | None:
    """The last thing said in the line with one of the verbs whose object may follow without it."""
    said = [
        s for s in reading.statements[-_LATELY:]
        if s.title and line.sentence.start <= s.start < mention.start
    ]  # fmt: skip
    verbs = any(s.rule.rpartition(".")[2] in _GAPPING for s in said)
    return said[-1] if verbs else None


def _office(reading: Reading, chunk: Chunk, line: Line) -> OfficeName:
    """ "The foreign ministers A and B" may be of two countries: none is supplied."""
    phrase = chunk.data
    states = any(title.office.of != "organization" for title in phrase.titles)
    reading.discourse.of_some_region(phrase)
    return (phrase.title, phrase.organization) if states else reading.office(chunk, line)


def _ranked(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "The fourth Dutchman to lead the alliance, after A, B and C": all of them led it."""
    if RANKS not in line.signs:
        return
    words = reading.lex.events
    rank = next((t for t in line.tokens if t.lower in words[RANKS]), None)
    if rank is None:
        return
    for i, chunk in enumerate(line.chunks):
        if chunk.lower not in words["ranked_after"] or chunk.start < rank.start:
            continue
        people = _ROW.match(line.kinds, i + 1)
        found = _ranked_office(reading, line, rank.start, i)
        if people is not None and found is not None:
            _state(reading, line, found[0], found[1], people.span(), hidden, over=True)
        return


def _ranked_office(reading: Reading, line: Line, start: int, end: int) -> tuple[OfficeName, Chunk] | None:
    """What the rank counts: the office, the body led or the post that is named next."""
    leads = False
    for chunk in line.chunks[:end]:
        if chunk.end <= start:
            continue
        if chunk.kind == c.OFFICE:
            return reading.office(chunk, line), chunk
        if chunk.kind == c.POST and reading.discourse.topic is not None:
            return reading.discourse.topic, chunk
        leads |= chunk.kind == c.VERBS["lead"] or chunk.lower in reading.lex.events["leadership"]
        body = chunk.data if chunk.kind == c.GENERIC else None
        if chunk.kind == c.BODY:
            body = chunk.data["body"]
        if body is not None:
            head = "" if body.code else reading.lex.heads.get(body.name, "")
            return ((head, body.name), chunk) if head and leads else None
    return None


def _dated(reading: Reading, line: Line, before: Line | None, hidden: set[int]) -> None:
    """ "Three former heads of NATO … A (2009–2014) and B (1999–2003)": what the plural before them says."""
    if line.kinds.count("(Z)") < 2:
        return
    match = next((m for m in _ROWS.finditer(line.kinds) if m[0].count("(Z)") > 1), None)
    if match is None:
        return
    lines = [line] if before is None or _paragraph(before) != _paragraph(line) else [before, line]
    plurals = [
        (chunk, source)
        for source in lines
        for chunk in source.chunks
        if chunk.kind == c.PLURAL and chunk.end <= line.chunks[match.start()].start
    ]
    if plurals:
        chunk, source = plurals[-1]
        _state(reading, line, _office(reading, chunk, source), None, match.span(), hidden)


def _paragraph(line: Line) -> int:
    return line.sentence.paragraph


def _state(
    reading: Reading,
    line: Line,
    office: OfficeName,
    title: Chunk | None,
    span: tuple[int, int],
    hidden: set[int],
    *,
    over: bool = False,
) -> None:
    for i in range(*span):
        chunk = line.chunks[i]
        if chunk.kind != c.NAME or chunk.data.person is None:
            continue
        dated = line.kinds[i + 1 : i + 4] == "(Z)"
        time = line.chunks[i + 2] if dated else None
        if time is not None and not _is_term(time):
            continue
        ends = [chunk, *([title] if title else []), *(line.chunks[i + 1 : i + 4] if dated else [])]
        start, end = min(edge.start for edge in ends), max(edge.end for edge in ends)
        rule = f"{reading.language}.list"
        person = chunk.data.person
        own = _of_their_own(reading, line, i, of_country(reading, line, i, office))
        statement = reading.state(rule, person, chunk, own, start, end, Modality.ASSERTED)
        if time is not None:
            reading.dated(statement, time)
            hidden.add(i + 2)
        elif over:
            reading.former(statement)
        elif title is not None:
            set_status(reading, line, title.data, statement)
        reading.discourse.note(person, own, chunk.start, former=statement.status == "former")


def _of_their_own(reading: Reading, line: Line, i: int, office: OfficeName) -> OfficeName:
    """ "Les ministres A (Pologne) et B (Italie)", "les présidents chypriote A et roumain B": each of their country."""
    before = i - 1 if i and line.kinds[i - 1] != c.HONORIFIC else i - 2
    if not office[1] and line.kinds[i + 1 : i + 4] == f"({c.BODY})":
        country = line.chunks[i + 2].data["body"]
    elif reading.lex.grammar["adjectives_follow"] and line.kinds[max(0, before) : before + 1] == c.NATION:
        country = line.chunks[before].data["nationality"]
    else:
        return office
    return (renamed(office[0], country.code), country.name) if country.code else office


def _is_term(time: Chunk) -> bool:
    first, last = time.data.start, time.data.end
    if first is None or last is None or first.first is None or last.first is None:
        return True
    return bool(last.first.year - first.first.year < _LONGEST_TERM)
