"""Texts to measure the extractor with: generated articles, and what an adversary would send."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from functools import cache
from pathlib import Path

from kb.ingest.extract.known_names import given_names
from kb.ingest.records import Document

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds/2024-10-01-rutte-nato-generalsekretaer.txt"
PUBLISHED = date(2024, 10, 1)
LANGUAGES = ("de", "en", "fr")
# What the alliance is called in other worlds; by language where that makes a difference.
_BODIES = [
    ("NATO", "NATO", "OTAN"), ("OSZE", "OSCE", "OSCE"), ("OECD", "OECD", "OCDE"), ("OPEC", "OPEC", "OPEP"),
    ("WHO", "WHO", "OMS"), ("IAEA", "IAEA", "AIEA"), ("WTO", "WTO", "OMC"), ("IWF", "IMF", "FMI"),
    ("Interpol",), ("ASEAN",), ("Commonwealth",), ("UNESCO",),
]  # fmt: skip
_ALLIANCE = re.compile(r"\b(?:NATO|Nato|OTAN|Otan)\b")
_SHARE = 0.7  # of a Pareto distribution: three in eight articles are of the first world
_HEADS = "Bar Fell Gar Hol Kor Lind Mar Nor Ost Pel Rav Sten Tor Ulm Vik Wal Zel".split()
_MIDDLES = ["", "an", "el", "ing", "or", "ul"]
_TAILS = "berg dal esco feld gård ič ier ini mann nen oğlu ová quist sen ska ström".split()


def seed_text() -> str:
    """The text of the seed article, without its front matter."""
    return SEED.read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def document(text: str, language: str = "de") -> Document:
    return Document(path="benchmark.txt", text=text, language=language, published=PUBLISHED)


@cache
def _paragraphs(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Paragraphs of the annotated texts, each with the full names in it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for path in sorted((ROOT / "tests/gold/open").glob(f"{language}-*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))["tenures"]
        names = sorted({row["person"] for row in rows}, key=lambda name: (-len(name), name))
        paragraphs = path.with_suffix(".txt").read_text(encoding="utf-8").strip().split("\n\n")
        found += [(p, tuple(name for name in names if name in p)) for p in paragraphs]
    return tuple(found)


def article(number: int, size: int | None = None) -> tuple[str, str]:
    """A language and an article in it of about the seed's size: prose of the annotated texts, other people.

    Articles tell of worlds: in one world the same people hold the same offices, of a body of its own.
    A few worlds have most of the articles, as a few people have most of the news.
    """
    chance = random.Random(number)
    language = LANGUAGES[number % len(LANGUAGES)]
    world = int(chance.paretovariate(_SHARE))
    size = size or len(seed_text())
    parts: list[str] = []
    while sum(map(len, parts)) + 2 * len(parts) < size:
        paragraph, names = chance.choice(_paragraphs(language))
        for name in names:
            other = invented(random.Random(f"{world}: {name}"))
            paragraph = paragraph.replace(name, other).replace(name.split()[-1], other.split()[-1])
        body = _BODIES[world % len(_BODIES)]
        parts.append(_ALLIANCE.sub(body[LANGUAGES.index(language) % len(body)], paragraph))
    return language, "\n\n".join(parts)


@cache
def _given() -> tuple[str, ...]:
    return tuple(sorted(given_names()))


def invented(chance: random.Random) -> str:
    """A name that nobody need have."""
    family = chance.choice(_HEADS) + chance.choice(_MIDDLES) + chance.choice(_TAILS)
    return f"{chance.choice(_given())} {family}"


# What is said again and again until the text is long enough. Each has broken some reader of text.
PATTERNS = {
    "der der der": "der ",
    "he he he": "he ",
    "nested quotes": "„»(\"'",
    "quoted speech": '"Ja", sagte Rutte. ',
    "one unbroken word": "x",
    "one word of capitals": "X",
    "CamelCase": "AbCd",
    "hyphens": "NATO-",
    "digits": "7",
    "numbers": "1971 ",
    "ordinals": "1. ",
    "initials": "A. ",
    "full stops": ".",
    "spaced full stops": ". ",
    "blanks": " ",
    "empty lines": "\n",
    "short lines": "Rutte\n",
    "combining accents": "e\u0301",
    "apostrophes": "d’",
    "commas": "Rutte, ",
    "a list of holders": "NATO-Generalsekretär Jens Stoltenberg, ",
    "one office": "Generalsekretär ",
    "one office, sentence by sentence": "Er war Präsident. ",
    "spans": "von 1971 bis ",
    "dates": "am 1. Oktober 2024 ",
    "ages": "57-jährige ",
    "successions": "Stoltenberg folgte auf Luns. ",
    "pronouns": "Dieser amtierte. Er sagte, sie habe ihn abgelöst. ",
}


def repeated(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def many_people(size: int) -> str:
    """Each sentence about somebody else, so that everything that is kept by person grows."""
    chance = random.Random(1)
    parts: list[str] = []
    written = 0
    while written < size:
        parts.append(
            f"{invented(chance)} war von {chance.randint(1900, 1950)} bis {chance.randint(1951, 2020)} Außenminister. "
        )
        written += len(parts[-1])
    return "".join(parts)[:size]


def many_articles(size: int) -> str:
    """German articles one after another, as one text."""
    parts: list[str] = []
    number = 0
    while sum(map(len, parts)) < size:
        parts.append(article(number)[1] + "\n\n")
        number += len(LANGUAGES)
    return "".join(parts)[:size]
