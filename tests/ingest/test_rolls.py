"""Lists of all holders of an office: a heading that names it, and rows that begin with a name and years."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document, Property

SPELL = (Property.HOLDS, Property.START, Property.END, Property.IN_OFFICE_ON)


def told(language, title, text):
    """Who, office, body, start and end of each spell, and whether it lasts; without ends that are only bounded."""
    document = Document(
        path="a",
        text=f"---\ntitle: {title}\n---\n\n{text}",
        title=title,
        language=language,
        published=date(2024, 10, 10),
    )
    spells: dict[str, dict[str, str]] = {}
    for claim in extract(document):
        if claim.property in SPELL:
            spell = spells.setdefault(
                claim.statement, {"of": (claim.person, claim.office, claim.organization)}
            )
            if not claim.value.startswith("["):
                spell[claim.property.value] = claim.value
    return {
        (*spell["of"], spell.get("start", ""), spell.get("end", ""), "in_office_on" in spell)
        for spell in spells.values()
    }


NATO = ("Secretary General", "NATO")
ECB = ("President", "European Central Bank")
HEADED = {
    "en": "The secretaries-general of NATO",
    "de": "Die Generalsekretäre der NATO seit 1990",
    "fr": "Les secrétaires généraux de l’OTAN",
}
TWO = {
    ("Knut Berg", *NATO, "1990", "1994", False),
    ("Ines Moll", *NATO, "1994", "1999", False),
    ("Paul Rahn", *NATO, "2016", "", True),
}


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", "Knut Berg: 1990 to 1994\n\nInes Moll: 1994 to 1999\n\nPaul Rahn: 2016–present\n"),
        ("en", "1. Knut Berg, Norway, 1990–1994\n2. Ines Moll, Spain, 1994–1999\n3. Paul Rahn, Latvia, since 2016\n"),
        ("en", "| No. | Name | Term |\n|---|---|---|\n| 1 | Knut Berg | 1990–1994 |\n| 2 | Ines Moll | 1994–1999 |\n| 3 | Paul Rahn | since 2016 |\n"),
        ("en", "1990-1994: Knut Berg\n1994-1999: Ines Moll\nsince 2016: Paul Rahn\n"),
        ("en", "Knut Berg\n1990–1994. A jurist.\n\nInes Moll\n1994–1999. A banker.\n\nPaul Rahn\nSince 2016. A soldier.\n"),
        ("de", "**Knut Berg (Norwegen), 1990 bis 1994:** Ein Jurist.\n\n**Ines Moll (Spanien), 1994 bis 1999:** Sie war beliebt.\n\n**Paul Rahn (Lettland), seit 2016:** Der Offizier blieb.\n"),
        ("de", "Knut Berg (1990–1994): Er war streng.\n\nInes Moll (1994–1999): Sie war milde.\n\nPaul Rahn (seit 2016): Er ist beides.\n"),
        ("de", "- 1990–1994: Knut Berg (Norwegen)\n- 1994–1999: Ines Moll (Spanien)\n- Seit 2016: Paul Rahn (Lettland)\n"),
        ("fr", "Knut Berg (1990-1994) – Le juriste met l’alliance en ordre.\n\nInes Moll (1994-1999) – L’Espagnole l’élargit.\n\nPaul Rahn (depuis 2016) – Il reste.\n"),
        ("fr", "De 1990 à 1994 : Knut Berg\nUn juriste.\n\nDe 1994 à 1999 : Ines Moll\nUne Espagnole.\n\nDepuis 2016 : Paul Rahn\nUn Letton.\n"),
        ("fr", "- Knut Berg (Norvège), 1990-1994\n- Ines Moll (Espagne), 1994-1999\n- Paul Rahn (Lettonie), depuis 2016\n"),
    ],
)  # fmt: skip
def test_each_row_is_a_spell_in_the_office_of_the_heading(language, rows):
    assert told(language, HEADED[language], rows) == TWO


@pytest.mark.parametrize(
    ("language", "title", "intro"),
    [
        ("en", "NATO chiefs: who led the alliance?", "Three people, three decades. An overview."),
        ("en", "From Berg to Rahn: all secretaries-general of NATO", "Here they are."),
        ("de", "Liste der Generalsekretäre der NATO", "Drei Menschen haben das Bündnis geführt."),
        ("fr", "Qui étaient les secrétaires généraux de l’OTAN ?", "Retour sur trois mandats."),
    ],
)
def test_the_heading_may_ask_or_announce_and_sentences_may_follow_it(language, title, intro):
    until_now = {"en": "since 2016", "de": "seit 2016", "fr": "depuis 2016"}[language]
    rows = f"{intro}\n\n- Knut Berg (1990-1994)\n- Ines Moll (1994-1999)\n- Paul Rahn ({until_now})\n"
    assert told(language, title, rows) == TWO


def test_whoever_came_back_has_two_spells():
    rows = "Knut Berg, 1990 bis 1994 und 1999 bis 2003\n\nInes Moll, 1994 bis 1999\n"
    found = told("de", HEADED["de"], rows)
    assert ("Knut Berg", *NATO, "1990", "1994", False) in found
    assert ("Knut Berg", *NATO, "1999", "2003", False) in found


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "**Knut Berg (Norway), January 1990 – November 1994**\nThe former foreign minister was strict.\n\n**Ines Moll (Spain), November 1994 – May 1999**\nThe former defence minister was mild.\n", "Norway Spain"),
        ("de", "**Knut Berg (Norwegen), 1990 bis 1994:** Nur vier Jahre blieb der vormalige Außenminister im Amt.\n\n**Ines Moll (Spanien), 1994 bis 1999:** Die frühere Verteidigungsministerin war milde.\n", "Norway Spain"),
        ("fr", "Knut Berg (1990-1994)\nL’ancien ministre norvégien des Affaires étrangères est strict.\n\nInes Moll (1994-1999)\nL’ancienne ministre espagnole de la Défense l’est moins.\n", "Norway Spain"),
    ],
)  # fmt: skip
def test_the_text_of_a_row_is_about_whom_the_row_names(language, text, who):
    norway, spain = who.split()
    found = told(language, HEADED[language], text)
    assert ("Knut Berg", "Minister of Foreign Affairs", norway, "", "", False) in found
    assert ("Ines Moll", "Minister of Defence", spain, "", "", False) in found


def test_an_office_without_a_country_is_of_the_country_that_the_list_is_of():
    text = "**Poul Nyborg: 1993 to 2001**\nThe economist was careful.\n\n**Lars Lund: 2001–2009**\nThe former foreign minister won three times.\n"
    found = told("en", "Danish prime ministers since 1993", text)
    assert ("Lars Lund", "Minister of Foreign Affairs", "Denmark", "", "", False) in found
    assert ("Poul Nyborg", "Prime Minister", "Denmark", "1993", "2001", False) in found


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Victims of the attack on the president of Latvia", "The victims:\n\n- Guntis Berg (1993–2009)\n- Vaira Moll (1989–2009)\n"),
        ("en", "Presidents of the European Commission honour winners", "The winners of the prize:\n\n- Guntis Berg (1993–1999)\n- Vaira Moll (1999–2007)\n- Paul Rahn (2007–2011)\n"),
        ("en", "The wives of the presidents of Latvia", "Guntra Berg (1993–1999)\n\nAina Moll (1999–2007)\n\nLilita Rahn (2007–2011)\n"),
        ("de", "Die besten Trainer des Präsidenten", "- Knut Berg, 2013 bis 2016\n- Ines Moll, 2016 bis 2017\n- Paul Rahn, 2017 bis 2018\n"),
        ("de", "Die Generalsekretäre der NATO", "Sie trauern um die Toten.\n\nDie Opfer des Anschlags\n\nKarl Meier (1961–1979)\nPaul Huber (1959–1979)\nHans Gruber (1960–1979)\n"),
        ("de", "Die Bundeskanzler Österreichs", "- Karl Meier (1917–1973)\n- Paul Huber (1929–2003)\n- Hans Gruber (1941–2011)\n"),
        ("fr", "Liste des victimes", "Le président de la République leur a rendu hommage.\n\nPaul Martin (1991-2015)\nAnne Durand (1993-2015)\nLuc Petit (1995-2015)\n"),
        ("fr", "Les adversaires des présidents de la Lettonie", "Paul Martin (1991-1995)\nAnne Durand (1995-1999)\nLuc Petit (1999-2003)\n"),
    ],
)  # fmt: skip
def test_rows_of_anything_else_are_no_holders(language, title, text):
    assert told(language, title, text) == set()


def test_a_list_of_something_else_may_follow_a_list_of_holders():
    text = "- Knut Berg (1990–1994)\n- Ines Moll (1994–1999)\n- Paul Rahn (1999–2004)\n\n## Die Opfer des Anschlags\n\n- Karl Meier (1961–1979)\n- Paul Huber (1959–1979)\n"
    assert {who for who, *_ in told("de", HEADED["de"], text)} == {"Knut Berg", "Ines Moll", "Paul Rahn"}
