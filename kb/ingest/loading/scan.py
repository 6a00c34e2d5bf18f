"""First reading of a table: what is wrong with it, and which rows can be about the same people. No database.

Of a row only numbers are kept, so that a million rows fit into little memory; the second reading takes
each from its place in the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby

from kb.ingest.records import Document, Problem, Property, Said
from kb.ingest.tables.claims import Result
from kb.ingest.tables.header import Header, header_of
from kb.ingest.tables.reading import row_at, rows
from people.names import fold, match_key, slug_for

STEP = 1000  # rows between two reports of progress
SLUG = 100  # characters of a name that its public id begins with

Progress = Callable[[str, int, int], None]  # what is done, how many rows or names of how many


def no_progress(what: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Scan:
    """The good rows of a table by their places, in groups that no name leads out of."""

    document: Document
    header: Header
    today: date
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)  # ids of the sources that rows cite
    speaks_for_itself: bool = False  # some row cites none
    starts: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("Q"))
    names: array[int] = field(default_factory=lambda: array("q"))  # hash of a name of each row

    def __len__(self) -> int:
        return len(self.starts)

    def said(self, row: int) -> Sequence[Said]:
        results = row_at(self.document, self.header, self.starts[row], self.ends[row], today=self.today)
        return [result for result in results if isinstance(result, Said)]

    def groups(self) -> Iterator[tuple[int, list[Said]]]:
        """How many rows each group has, and what they say; groups in the order of their first rows."""
        count = len(self)
        first = array("Q", range(count))
        before = -1
        for row in sorted(range(count), key=self.names.__getitem__):
            if before >= 0 and self.names[before] == self.names[row]:
                first[row] = first[before]
            before = row
        for _, of_group in groupby(sorted(range(count), key=first.__getitem__), key=first.__getitem__):
            numbers = list(of_group)
            yield len(numbers), [s for row in numbers for s in self.said(row)]


def scan(document: Document, *, today: date, progress: Progress) -> Scan:
    """Raises BadInput for a header that is none; bad rows stand in ``problems``."""
    found = Scan(document, header_of(document), today)
    found.warnings += [Problem(document.path, message, 1) for message in found.header.warnings]
    joined: dict[int, int] = {}
    length = document.text.rstrip("\n").count("\n")  # lines below the header: about as many rows
    for number, row in enumerate(rows(document, found.header, today=today)):
        if not number % STEP:
            progress("checked", number, length)
        found.problems += [Problem(document.path, message, row.line) for message in row.problems]
        found.warnings += [Problem(document.path, message, row.line) for message in row.warnings]
        if row.results:
            found.starts.append(row.start)
            found.ends.append(row.end)
            found.names.append(_place(row.results, joined))
            _note_sources(found, row.results)
    progress("checked", length, length)
    if joined:
        found.names = array("q", (_root(name, joined) for name in found.names))
    return found


def _note_sources(found: Scan, results: Iterable[Result]) -> None:
    for result in results:
        if isinstance(result, Said):
            if result.source is None:
                found.speaks_for_itself = True
            else:
                found.sources.add(result.source)


def _place(results: Iterable[Result], joined: dict[int, int]) -> int:
    """One number for all names of the row. That two names may have the same one only makes a group larger."""
    names = joining_of(result for result in results if isinstance(result, Said))
    first, *others = sorted(map(hash, names)) or [0]
    for other in others:
        one, two = _root(first, joined), _root(other, joined)
        if one != two:
            joined[max(one, two)] = min(one, two)
    return first


def _root(name: int, joined: dict[int, int]) -> int:
    while (above := joined.get(name)) is not None:
        name = above
    return name


def joining_of(said: Iterable[Said]) -> set[str]:
    """All that makes people of tables one, or gives two of them one public id."""
    found: set[str] = set()
    for s in said:
        found |= joining(s.person)
        if s.property == Property.NAME:
            found |= joining(s.value.partition(":")[2] if ":" in s.value else s.value)
    return found


@lru_cache(10_000)
def joining(name: str) -> frozenset[str]:
    return frozenset((fold(name), match_key(name), slug_for(name)[:SLUG].replace("-", " ")))
