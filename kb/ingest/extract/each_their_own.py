"""Lists in which each has their own country or ministry: "the foreign ministers of Finland and Estonia, A and B"."""

from __future__ import annotations

import regex

from kb.ingest.extract import chunks as c
from kb.ingest.extract.appositions import set_status
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.office_names import renamed
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rows import state_each
from kb.ingest.extract.seats import seat_reader
from kb.ingest.records import Modality

# "The foreign ministers of Finland and Estonia, A and B, …": each of their own.
_IN_PAIRS = regex.compile(r"M(?P<rest>,h{0,2}N(?:,x{0,2}O,h{0,2}N){0,6},?u,?x{0,2}O,h{0,2}N)(?=[,.;:)])")
_RESPECTIVE = regex.compile(
    r"(?P<office>M)(?P<more>(?:,x?O){0,4},?ux?O),(?P<people>h{0,2}N(?:,h{0,2}N){0,4},?uh{0,2}N)(?=[,.;:)])"
)
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


def respective(reading: Reading, line: Line, hidden: set[int]) -> None:
    """ "The presidents of Benin and Togo, A and B", "the presidents of Benin, A, and Togo, B"."""
    for match in _RESPECTIVE.finditer(line.kinds):
        title = line.chunks[match.start("office")]
        bodies = [line.chunks[i].data["body"] for i in range(*match.span("more")) if line.kinds[i] == c.BODY]
        if title.data.body is not None:
            pair_off(reading, line, title, [title.data.body, *bodies], match.span("people"), hidden)
    for match in _IN_PAIRS.finditer(line.kinds) if reading.lex.grammar["attributive_bodies"] else ():
        title, (first, last) = line.chunks[match.start()], match.span("rest")
        bodies = [line.chunks[i].data["body"] for i in range(first, last) if line.kinds[i] == c.BODY]
        if title.data.body is not None:
            pair_off(reading, line, title, [title.data.body, *bodies], match.span("rest"), hidden)


def pair_off(
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
        state_each(reading, line, office, title, (i, i + 1), hidden)


def nations_before(line: Line, at: int) -> list[Body]:
    """ "The Norwegian, Danish and Swedish foreign ministers": the countries before the last."""
    found: list[Body] = []
    k = at - 1
    while k > 0 and line.kinds[k] in (c.AND, ",") and line.kinds[k - 1] == c.NATION:
        if body := line.chunks[k - 1].data.get("nationality"):
            found.insert(0, body)
        k -= 2
    return found


def of_each(reading: Reading, line: Line, hidden: set[int]) -> set[Chunk]:
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
                state_each(reading, line, office, title, (i, i + 1), hidden)
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


def of_ministries(reading: Reading, line: Line, hidden: set[int]) -> None:
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
            state_each(reading, line, (name, title.data.organization), title, (i, i + 1), hidden)


def by_nation(reading: Reading, line: Line) -> None:
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
