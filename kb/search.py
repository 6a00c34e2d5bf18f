"""Find people, offices, organizations and quotes by words: beginnings of words, without accents, despite typos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.core.cache import caches
from django.db import connection, connections, router
from django.db.models import Model, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from kb.models import Article, Claim
from kb.search_index import Indexed, indexed, vector
from people.models import Alias, Person
from people.names import fold, match_key
from tenures.models import Office, Organization, Tenure

LONGEST = 200  # characters of a question
MOST_WORDS = 10
FIRST = 20  # of each kind
NEAREST = 3  # words tried for one that nobody has
# Words that only join others, as the name of an office does with its organization's.
JOINING = frozenset("a and das de der des die du et for fur la le les of pour the und von".split())
SHORT_WORD = 5  # letters: up to here one slip of the pen, beyond it two

Row = TypeVar("Row", bound=Model)
Words = Sequence[frozenset[str]]  # each word in its spellings


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source, with everything that they are a claim of."""

    claim: Claim
    people: tuple[Person, ...]


@dataclass(slots=True)
class Found:
    """What a question found. ``taken_for`` says which words were read as which others."""

    people: list[Person] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    taken_for: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    more: bool = False  # there is more of some kind than is shown

    @property
    def anything(self) -> bool:
        return bool(self.people or self.offices or self.organizations or self.quotes)


class Search:
    """One question; ``state`` names the state of the data, for what is kept between questions."""

    def __init__(self, text: str, *, state: str) -> None:
        self.typed = fold(text).split()[:MOST_WORDS]
        self._state = state
        self._tables = {table.name: table for table in indexed(connection.vendor)}

    @cached_property
    def found(self) -> Found:
        if not self.typed:
            return Found()
        found = self._look_up([_spellings(word) for word in self.typed])
        if found.anything:
            return found
        corrected = self._corrected()
        if not corrected:
            return found
        found = self._look_up([frozenset(corrected.get(w, ())) or _spellings(w) for w in self.typed])
        found.taken_for = list(corrected.items()) if found.anything else []
        return found

    def _look_up(self, words: Words) -> Found:
        found = Found()
        people = self._people(words)
        offices, organizations = self._ids("office", words), self._ids("organization", words)
        quotes = self._quotes(words)
        found.more = any(len(ids) > FIRST for ids in (people, offices, organizations, quotes))
        found.people = self._shown_people(people[:FIRST])
        bodies = Organization.objects.select_related("merged_into")
        held = Office.objects.select_related("organization", "merged_into__organization")
        found.offices = _merged(_in_order(held.filter(pk__in=offices[:FIRST]), offices))
        found.organizations = _merged(_in_order(bodies.filter(pk__in=organizations[:FIRST]), organizations))
        found.quotes = self._shown_quotes(quotes[:FIRST])
        return found

    # Each kind by its primary keys, the best first, one more than is shown

    def _people(self, words: Words) -> list[int]:
        """By the name or by any other name; each person once, by the better of them."""
        person, alias = self._matching("person", words), self._matching("alias", words)
        sql = f"""
            SELECT p.id FROM (
                SELECT id, score FROM ({person.sql}) AS named
                UNION ALL
                SELECT a.person_id, m.score FROM ({alias.sql}) AS m JOIN people_alias a ON a.id = m.id
            ) AS found JOIN people_person p ON p.id = found.id
            WHERE NOT p.hidden
            GROUP BY p.id, p.sort_name ORDER BY max(found.score) DESC, p.sort_name, p.id LIMIT {FIRST + 1}"""  # noqa: S608
        return _ask(sql, [*person.parameters, *alias.parameters])

    def _ids(self, name: str, words: Words) -> list[int]:
        match = self._matching(name, words)
        sql = f"SELECT id FROM ({match.sql}) AS m ORDER BY score DESC, id LIMIT {FIRST + 1}"  # noqa: S608
        return _ask(sql, match.parameters)

    def _quotes(self, words: Words) -> list[int]:
        """The first claim of each passage of an article that is not retracted."""
        match = self._matching("quote", words)
        sql = f"""
            SELECT min(c.id) FROM ({match.sql}) AS m JOIN kb_claim c ON c.id = m.id
            JOIN kb_article a ON a.id = c.article_id AND a.retracted_at IS NULL
            GROUP BY c.article_id, c.start, c."end" ORDER BY max(m.score) DESC, min(c.id) LIMIT {FIRST + 1}"""  # noqa: S608
        return _ask(sql, match.parameters)

    def _matching(self, name: str, words: Words) -> _Match:
        return _matching(self._tables[name], words)

    # What the pages show of them

    @staticmethod
    def _shown_people(ids: Sequence[int]) -> list[Person]:
        held = Tenure.objects.select_related("office__organization").in_order().reverse()  # the latest first
        people = Person.objects.filter(pk__in=ids).prefetch_related(Prefetch("tenures", held))
        return _in_order(people, ids)

    @staticmethod
    def _shown_quotes(ids: Sequence[int]) -> list[Quote]:
        articles = Prefetch("article", Article.objects.defer("text"))
        claims = Claim.objects.filter(pk__in=ids).prefetch_related(articles).select_related("person")
        return [
            Quote(claim, (claim.person,) if claim.person and not claim.person.hidden else ())
            for claim in _in_order(claims, ids)
        ]

    # Typos

    def _corrected(self) -> dict[str, tuple[str, ...]]:
        """For each word with which no known word begins: the nearest ones."""
        known = _vocabulary(self._state)
        unknown = [word for word in self.typed if not any(k.startswith(word) for k in known)]
        found: dict[str, tuple[str, ...]] = {}
        for word in unknown:
            slips = 1 if len(word) <= SHORT_WORD else 2
            near = extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=NEAREST)
            if near:
                nearest = min(distance for _, distance, _ in near)
                found[word] = tuple(w for w, distance, _ in near if distance == nearest)
        return found


def people_named(text: str) -> QuerySet[Person]:
    """People of whose names, or other names, each word of the text begins a word; nobody where it has no word."""
    words = fold(text).split()[:MOST_WORDS]
    people = Person.objects.all() if words else Person.objects.none()
    for word in words:
        people = people.filter(pk__in=_ids_named(_spellings(word)))
    return people


def offices_named(offices: QuerySet[Office], text: str) -> QuerySet[Office]:
    """Those of which each word begins a word of their title or of their organization's name, in any language."""
    words = _telling(text)
    for word in words:
        of_title, of_body = _ids_with("office", [word]), _ids_with("organization", [word])
        offices = offices.filter(Q(pk__in=of_title) | Q(organization__in=of_body))
    return offices if words else offices.none()


def organizations_named(organizations: QuerySet[Organization], text: str) -> QuerySet[Organization]:
    """Those of which each word begins a word of their name, in any language."""
    words = _telling(text)
    return organizations.filter(pk__in=_ids_with("organization", words)) if words else organizations.none()


def claims_quoting(claims: QuerySet[Claim], text: str) -> QuerySet[Claim]:
    """Those read from prose whose quote has each of the words."""
    words = fold(text).split()[:MOST_WORDS]
    return claims.filter(pk__in=_ids_with("quote", words)) if words else claims.none()


def _telling(text: str) -> list[str]:
    words = fold(text).split()[:MOST_WORDS]
    return [word for word in words if word not in JOINING]


def _ids_with(name: str, words: Sequence[str]) -> RawSQL:
    table = next(table for table in indexed(connection.vendor) if table.name == name)
    match = _matching(table, [_spellings(word) for word in words])
    return RawSQL(f"SELECT m.id FROM ({match.sql}) AS m", match.parameters)  # noqa: S608, S611 - as below


def _ids_named(spellings: frozenset[str]) -> RawSQL:
    tables = {table.name: table for table in indexed(connection.vendor)}
    person, alias = _matching(tables["person"], [spellings]), _matching(tables["alias"], [spellings])
    return RawSQL(  # noqa: S611 - the words are parameters
        f"SELECT named.id FROM ({person.sql}) AS named UNION "  # noqa: S608
        f"SELECT a.person_id FROM ({alias.sql}) AS m JOIN people_alias a ON a.id = m.id",
        (*person.parameters, *alias.parameters),
    )


@dataclass(frozen=True, slots=True)
class _Match:
    """SQL that yields ``id`` and ``score`` of the rows of one table that match."""

    sql: str
    parameters: list[str]


def _spellings(word: str) -> frozenset[str]:
    """As folded, and with the two-letter spelling of an umlaut taken for the letter."""
    return frozenset({word, match_key(word)} - {""})


def _matching(table: Indexed, words: Words) -> _Match:
    """Every word, in one of its spellings, as the beginning of a word. Spellings are letters and digits only."""
    if connection.vendor == "postgresql":
        query = " & ".join("(" + " | ".join(f"{w}:*" for w in sorted(spellings)) + ")" for spellings in words)
        text = vector(table)
        only = f" AND {table.only}".replace("%", "%%") if table.only else ""
        sql = (
            f"SELECT id, ts_rank({text}, query, 1) AS score "  # noqa: S608 - of our own index only
            f"FROM {table.table}, to_tsquery('simple', %s) AS query WHERE {text} @@ query{only}"
        )
    else:
        query = " AND ".join(
            "(" + " OR ".join(f'"{w}"*' for w in sorted(spellings)) + ")" for spellings in words
        )
        sql = f"SELECT rowid AS id, -rank AS score FROM {table.fts} WHERE {table.fts} MATCH %s"  # noqa: S608
    return _Match(sql, [query])


def _ask(sql: str, parameters: list[str]) -> list[int]:
    with connections[router.db_for_read(Person)].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [pk for (pk,) in cursor.fetchall()]


def _merged(things: Iterable[Any]) -> list[Any]:
    """Each once, by whichever of its names it was found."""
    return list(dict.fromkeys(thing.merged_into or thing for thing in things))


def _in_order(rows: Iterable[Row], ids: Sequence[int]) -> list[Row]:
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in ids if pk in by_pk]


def _vocabulary(state: str) -> list[str]:
    """Every word of a name or a label; kept until the data changes."""
    cache = caches["words"]
    key = f"vocabulary {state}".replace(" ", "-")
    known: list[str] | None = cache.get(key)
    if known is None:
        known = sorted(_read_vocabulary())
        cache.set(key, known)
    return known


def _read_vocabulary() -> set[str]:
    """Four queries. Names are kept folded; labels are few."""
    texts = [
        *Person.objects.shown().order_by().values_list("sort_name", flat=True),
        *Alias.objects.order_by().values_list("folded", flat=True),
    ]
    for title, labels in [
        *Office.objects.order_by().values_list("title", "labels"),
        *Organization.objects.order_by().values_list("name", "labels"),
    ]:
        texts += [fold(text) for text in (title, *labels.values())]
    return {word for text in set(texts) for word in text.split() if len(word) > 1}
