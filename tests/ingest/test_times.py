"""Time expressions as articles write them, held against the day of publication: Tuesday, 1 October 2024."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract.dates import time_reader
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.tokens import tokenize

PUBLISHED = date(2024, 10, 1)


def read(language, words):
    """Kind, start and end of the expression that begins at the first word, and the words it leaves over."""
    tokens = tokenize(words, 0, lexicon(language).splits)
    time, after = time_reader(language).read(tokens, 0)
    if time is None:
        return None
    edges = [when.resolve(PUBLISHED) if when else None for when in (time.start, time.end)]
    left = " ".join(token.text for token in tokens[after:])
    return (time.kind, *(edge.edtf if edge else None for edge in edges), time.years, left)


@pytest.mark.parametrize(
    ("language", "words", "kind", "start", "end"),
    [
        ("fr", "de 1995 à 1999", "Z", "1995", "1999"),
        ("fr", "entre 1995 et 1999", "Z", "1995", "1999"),
        ("fr", "1995-1999", "Z", "1995", "1999"),
        ("fr", "1995–1999", "Z", "1995", "1999"),
        ("fr", "du 1er octobre 2014 au 1er octobre 2024", "Z", "2014-10-01", "2024-10-01"),
        ("fr", "d'octobre 2014 à septembre 2024", "Z", "2014-10", "2024-09"),
        ("fr", "de juin à octobre 2014", "Z", "2014-06", "2014-10"),
        ("fr", "depuis 2014", "F", "2014", None),
        ("fr", "depuis le 1er octobre 2014", "F", "2014-10-01", None),
        ("fr", "depuis octobre 2014", "F", "2014-10", None),
        ("fr", "depuis dix ans", "F", "2014~", None),
        ("fr", "depuis près de dix ans", "F", "2014~", None),
        ("fr", "depuis trois mois", "F", "2024-07~", None),
        ("fr", "depuis mardi", "F", "2024-10-01", None),
        ("fr", "depuis l'an dernier", "F", "2023", None),
        ("fr", "jusqu'en 2024", "U", None, "2024"),
        ("fr", "jusqu'au 1er octobre 2024", "U", None, "2024-10-01"),
        ("fr", "jusqu'à fin septembre", "U", None, "[2024-09-20..2024-09-30]"),
        ("fr", "jusqu'à sa mort en 1994", "U", None, "1994"),
        ("fr", "jusqu'à sa démission le 20 octobre 1995", "U", None, "1995-10-20"),
        ("fr", "à partir de 2014", "B", "2014", None),
        ("fr", "à compter du 1er octobre 2014", "B", "2014-10-01", None),
        ("fr", "en 2014", "D", "2014", None),
        ("fr", "en octobre 2014", "D", "2014-10", None),
        ("fr", "en juin", "D", "2024-06", None),
        ("fr", "en juin dernier", "D", "2024-06", None),
        ("fr", "au mois de juin 2014", "D", "2014-06", None),
        ("fr", "le 26 juin", "D", "2024-06-26", None),
        ("fr", "mardi 1er octobre", "D", "2024-10-01", None),
        ("fr", "lundi", "D", "2024-09-30", None),
        ("fr", "hier", "D", "2024-09-30", None),
        ("fr", "mi-juin", "D", "[2024-06-10..2024-06-20]", None),
        ("fr", "début octobre 2014", "D", "[2014-10-01..2014-10-10]", None),
        ("fr", "à la fin de l'année 2014", "D", "[2014-09-01..2014-12-31]", None),
        ("fr", "l'année dernière", "D", "2023", None),
        ("fr", "le mois dernier", "D", "2024-09", None),
        ("fr", "la semaine dernière", "D", "[2024-09-23..2024-09-29]", None),
        ("fr", "il y a dix ans", "D", "2014~", None),
        ("fr", "dans les années 1990", None, None, None),
        ("fr", "années 1990", "D", "199X", None),
        ("de", "bis zu seinem Tod 1994", "U", None, "1994"),
        ("de", "bis zu seinem Rücktritt im Oktober 1995", "U", None, "1995-10"),
        ("de", "seit drei Monaten", "F", "2024-07~", None),
        ("de", "vor zehn Jahren", "D", "2014~", None),
        ("de", "im vergangenen Monat", "D", "2024-09", None),
        ("de", "vergangene Woche", "D", "[2024-09-23..2024-09-29]", None),
        ("de", "in den 1990er-Jahren", "D", "199X", None),
        ("de", "in den 1990er Jahren", "D", "199X", None),
        ("en", "until his death in 1994", "U", None, "1994"),
        ("en", "until her resignation on 20 October 1995", "U", None, "1995-10-20"),
        ("en", "ten years ago", "D", "2014~", None),
        ("en", "three months ago", "D", "2024-07~", None),
        ("en", "last month", "D", "2024-09", None),
        ("en", "mid-June 2014", "D", "[2014-06-10..2014-06-20]", None),
        ("en", "last week", "D", "[2024-09-23..2024-09-29]", None),
        ("en", "in the 1990s", "D", "199X", None),
    ],
)
def test_points_and_spans(language, words, kind, start, end):
    found = read(language, words)
    if kind is None:
        assert found is None
    else:
        assert found == (kind, start, end, 0, "")


@pytest.mark.parametrize(
    ("language", "words", "kind", "years"),
    [
        ("fr", "pendant dix ans", "Y", 10),
        ("fr", "durant neuf ans", "Y", 9),
        ("fr", "pendant une décennie", "Y", 10),
        ("fr", "âgé de 57 ans", "A", 57),
        ("de", "zehn Jahre", "Y", 10),
        ("de", "57-jährige", "A", 57),
        ("en", "for a decade", "Y", 10),
        ("en", "57 years old", "A", 57),
    ],
)
def test_durations_and_ages(language, words, kind, years):
    assert read(language, words) == (kind, None, None, years, "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "plus de dix ans"),
        ("fr", "2014 soldats"),
        ("fr", "dix ans plus tard"),
        ("de", "zehn Jahre später"),
        ("de", "2000 Menschen"),
        ("en", "over ten years"),
        ("en", "ten years later"),
    ],
)
def test_no_time_of_office(language, words):
    assert read(language, words) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "vor ² Jahren"), ("en", "² years ago"), ("en", "mid-¹⁹⁹⁰"), ("fr", "il y a ² ans")],
)
def test_a_superscript_is_no_number(language, words):
    assert read(language, words) is None
