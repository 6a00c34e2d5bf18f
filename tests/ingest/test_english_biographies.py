"""Whose office English biographies, obituaries and profiles tell of. The people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document, Property
from tests.ingest.test_english import found

NATO, NORWAY = ("Secretary General", "NATO"), ("Prime Minister", "Norway")
FOREIGN, DEFENCE = ("Minister of Foreign Affairs", "Norway"), ("Minister of Defence", "Norway")

TOLD = {
    "of the one spoken of, not of whom a preposition governs": [
        (
            (
                "Jo Doe was Norway's defence minister. As foreign minister of Norway in the governments "
                "of Al Poe and Ben Roe he chaired a council."
            ),
            {("Jo Doe", *DEFENCE, None, None, "former"), ("Jo Doe", *FOREIGN, None, None, "former")},
        ),
    ],
    "of whom someone sees, lets or watches": [
        (
            "Jo Doe won, only to see Al Poe, whose party had come second, stay on as prime minister of Norway.",
            {("Al Poe", *NORWAY, None, None, "current")},
        ),
        (
            "Jo Doe watched Al Poe take office as prime minister of Norway in 2019.",
            {("Al Poe", *NORWAY, "2019", None, "current")},
        ),
        (
            "Jo Doe, who saw Al Poe leave, became prime minister of Norway in 2021.",
            {("Jo Doe", *NORWAY, "2021", None, "current")},
        ),
    ],
    "of the elder where a son has the name": [
        (
            (
                "Jo Doe was a general. The cause was a fall, said his son, Al Doe. "
                "Gen. Doe was secretary general of NATO."
            ),
            {("Jo Doe", *NATO, None, None, "former")},
        ),
    ],
    "of a namesake whose name is longer": [
        (
            (
                "Carl Roe is NATO's secretary general. His foreign minister was Carl Roe Silva. "
                "Roe was prime minister of Norway from 2001 to 2003."
            ),
            {
                ("Carl Roe", *NATO, None, None, "current"),
                ("Carl Roe", *NORWAY, "2001", "2003", "former"),
            },
        ),
    ],
    "of nobody who is only named near by": [
        (
            "Jo Doe stepped down as foreign minister of Norway on Monday, a loss for Prime Minister Al Poe.",
            {
                ("Jo Doe", *FOREIGN, None, "2024-09-30", "former"),
                ("Al Poe", *NORWAY, None, None, "current"),
            },
        ),
        (
            "Jo Doe takes over a bank in Oslo, a post that few want, said Al Poe, NATO's secretary general.",
            {("Al Poe", *NATO, None, None, "current")},
        ),
        ("Jo Doe was also Co-Chair of the Transatlantic Council.", set()),
    ],
    "of the country whose citizen someone is": [
        (
            (
                "Jo Doe (born 9 October 1949) is a Norwegian career diplomat and politician. She was foreign "
                "minister from 2012 to 2020 and twice defence minister (1993-1996 and 2000-2004)."
            ),
            {
                ("Jo Doe", *FOREIGN, "2012", "2020", "former"),
                ("Jo Doe", *DEFENCE, "1993", "1996", "former"),
                ("Jo Doe", *DEFENCE, "2000", "2004", "former"),
            },
        ),
        (
            "Jo Doe is a Norwegian banker. In Rome she met Al Poe. Poe was foreign minister in 1990.",
            {("Al Poe", "Minister of Foreign Affairs", "", None, None, "former")},
        ),
        (
            "Jo Doe is a Norwegian banker. She was president of a club and minister of a small parish.",
            set(),
        ),
    ],
    "of whom an aside or an object means": [
        (
            "Jo Doe chaired a club. When Al Poe, the Dutchman who had led NATO, left, Poe became premier of Norway.",
            {
                ("Al Poe", *NATO, None, None, "former"),
                ("Al Poe", *NORWAY, None, None, "current"),
            },
        ),
        (
            (
                "Al Poe — the first head of government since Jo Doe, having been prime minister of Norway "
                "until April 2009 — came next."
            ),
            {("Al Poe", *NORWAY, None, "2009-04", "former")},
        ),
        (
            "Doe was shy. Jo Poe found him a post in 1951; there followed a trip and, after 1970, four years as defence minister.",
            set(),
        ),
        (
            (
                "Jo Doe, secretary general of NATO since 2021, was prime minister of Norway from 2012 to 2018. "
                "She was appointed to her present office on 3 May 2021, succeeding Al Poe."
            ),
            {
                ("Jo Doe", *NATO, "2021", None, "current"),
                ("Jo Doe", *NORWAY, "2012", "2018", "former"),
                ("Al Poe", *NATO, None, None, "former"),
            },
        ),
    ],
    "of another ministry": [
        (
            "Jo Doe was Norway's defence minister from 1976. He was moved to the foreign ministry in 1978.",
            {
                ("Jo Doe", *DEFENCE, "1976", None, "former"),
                ("Jo Doe", *FOREIGN, "1978", None, "former"),
            },
        ),
        ("Jo Doe of Norway was a clerk. He moved to the foreign ministry in 1978.", set()),
        (
            "Jo Doe was Norway's defence minister from 1976. He moved to the foreign ministry as an adviser.",
            {("Jo Doe", *DEFENCE, "1976", None, "former")},
        ),
    ],
    "of no country that only meets someone": [
        (
            "Poland's delegation met President Jo Doe on Tuesday.",
            {("Jo Doe", "President", "", None, None, "current")},
        ),
        (
            "A delegation of Poland saw President Jo Doe in Ankara.",
            {("Jo Doe", "President", "", None, None, "current")},
        ),
    ],
    "of a bank in its own language": [
        (
            "Jo Doe was governor of Banco de Portugal from 2010 to 2020.",
            {("Jo Doe", "Governor", "Bank of Portugal", "2010", "2020", "former")},
        ),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_biographies_tell_of_these_tenures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected


def test_a_name_in_another_script_is_nobody_else() -> None:
    text = "Jo Doe (Greek: Ιωάννα Δόε; born 9 October 1949, Volos) was NATO's secretary general. Ιωάννα Δόε led it."
    claims = extract(Document("test", text, language="en", published=date(2024, 10, 1)))
    assert {claim.person for claim in claims} == {"Jo Doe"}
    assert [claim.value for claim in claims if claim.property is Property.BIRTH] == ["1949-10-09"]


def test_a_maiden_name_is_not_that_of_a_brother() -> None:
    text = (
        "Jo Doe (née Roe; born 23 February 1961) has been prime minister of Norway since January 2023.\n\n"
        "Her brother, Sam Roe, is a lawyer."
    )
    assert found(text) == {("Jo Doe", "Prime Minister", "Norway", "2023-01", None, "current")}
