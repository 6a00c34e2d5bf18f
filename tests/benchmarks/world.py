"""A made-up world of any size: offices, people and who held what, the same for the same seed.

An office has as many holders however large the world is, so that a question about one office asks as
much of a small world as of a large one.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

HOLDERS = 25  # of each office
OFFICES_OF_A_BODY = 20
SHARE_OF_FOLLOWERS = 3  # of so many holders, one has held another office before
LAST = date(2024, 12, 31)
_GIVEN = (
    "Ada Bela Carl Dora Egon Fritz Greta Hugo Ines Jens Kurt Lena Marta Nils Olga Paul Rosa Sven Tilda Ulf "
    "Vera Willy Xenia Yann Zita"
).split()
_HEADS = "Bar Dan Fell Gar Hol Jor Kor Lind Mar Nor Ost Pel Rav Sten Tor Ulm Vik Wal Yst Zel".split()
_MIDDLES = "a an e el i in ing o or ul un ar er is os".split()
_TAILS = (
    "berg dal dorf esco feld gard holm ier ini kamp land mann nen ova quist rud sen ska stad strom thal vik"
).split()
COLUMNS = ("person", "office", "organization", "start", "end", "confirmed")


@dataclass(frozen=True, slots=True)
class Spell:
    person: int
    office: int
    start: date
    end: date | None  # None: still in office


def person_name(number: int) -> str:
    """Every number has a name of its own."""
    number, given = divmod(number, len(_GIVEN))
    number, head = divmod(number, len(_HEADS))
    number, middle = divmod(number, len(_MIDDLES))
    number, tail = divmod(number, len(_TAILS))
    more = ""
    while number:
        number, letter = divmod(number - 1, 26)
        more = chr(ord("a") + letter) + more
    family = f"{_HEADS[head]}{_MIDDLES[middle]}{_TAILS[tail]}"
    return f"{_GIVEN[given]} {f'{more.capitalize()}-' if more else ''}{family}"


def office_name(number: int) -> tuple[str, str]:
    """Title and organization."""
    body, post = divmod(number, OFFICES_OF_A_BODY)
    return f"Director {post + 1}", f"Agency {body + 1}"


def offices(tenures: int) -> int:
    return -(-tenures // HOLDERS)


def spells(tenures: int, seed: int = 1) -> Iterator[Spell]:
    """So many spells, office by office: one holder after the other, the last one still there."""
    chance = random.Random(seed)
    people = 0
    for office in range(offices(tenures)):
        holders = min(HOLDERS, tenures - office * HOLDERS)
        for number, (start, end) in enumerate(_succession(holders, chance)):
            person = people
            if people and number and not chance.randrange(SHARE_OF_FOLLOWERS):
                person = chance.randrange(max(0, people - 200), people)
            people += person == people
            yield Spell(person, office, start, end)


def _succession(holders: int, chance: random.Random) -> list[tuple[date, date | None]]:
    """From when to when each of them held the office; now and then nobody is recorded for a while."""
    day = LAST - timedelta(chance.randrange(3000))
    found: list[tuple[date, date | None]] = [(day, None)]
    for _ in range(holders - 1):
        left = day - timedelta(0 if chance.randrange(12) else chance.randrange(1, 200))
        day = left - timedelta(chance.randrange(400, 2800))
        found.append((day, left))
    return found[::-1]


def table(tenures: int, seed: int = 1) -> Iterator[str]:
    """The same as lines of a CSV table that ``ingest`` reads."""
    yield ",".join(COLUMNS) + "\n"
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for spell in spells(tenures, seed):
        line.seek(0)
        line.truncate()
        ended = (spell.end.isoformat(), "") if spell.end else ("..", "2025-01-01")
        writer.writerow(
            [person_name(spell.person), *office_name(spell.office), spell.start.isoformat(), *ended]
        )
        yield line.getvalue()
