"""German sentences and what a careful reader takes from each; all are read on 1 October 2024."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document

TITLES = [
    (
        "Annegret Voss war von 2008 bis 2013 Justizministerin des Landes Niedersachsen.",
        "Annegret Voss, Minister of Justice, Lower Saxony, 2008/2013, former",
    ),
    (
        "Annegret Voss ist seit dem 15. Mai 2023 deutsche Bundesministerin der Verteidigung.",
        "Annegret Voss, Minister of Defence, Germany, 2023-05-15/?, current",
    ),
    ("Altkanzlerin Angela Merkel sprach.", "Angela Merkel, Chancellor, Germany, ?/?, former"),
    ("Frankreichs Expräsident Nicolas Sarkozy sprach.", "Nicolas Sarkozy, President, France, ?/?, former"),
    (
        "Bulgariens Interimspremier Petko Stanchev sprach.",
        "Petko Stanchev, Prime Minister, Bulgaria, ?/?, acting current",
    ),
    (
        "Brandenburgs Ministerpräsident Matthias Platzeck sprach.",
        "Matthias Platzeck, Minister-President, Brandenburg, ?/?, current",
    ),
    (
        "Der Leiter der Internationalen Atomenergiebehörde IAEA, Mohammed ElBaradei, gratulierte.",
        "Mohammed ElBaradei, Director General, International Atomic Energy Agency, ?/?, current",
    ),
    (
        "Der Chef des Internationalen Währungsfonds (IWF), Dominique Strauss-Kahn, sprach.",
        "Dominique Strauss-Kahn, Managing Director, International Monetary Fund, ?/?, current",
    ),
]
BESIDE_A_NAME = [
    (
        "Zum Geburtstag des früheren südafrikanischen Präsidenten und Preisträgers Nelson Mandela kam er.",
        "Nelson Mandela, President, South Africa, ?/?, former",
    ),
    (
        "Der italienische Außenminister Massimo D'Alema sprach.",
        "Massimo D'Alema, Minister of Foreign Affairs, Italy, ?/?, current",
    ),
    (
        "Wiktor Janukowytsch ist seit dem 25. Februar 2010 Ministerpräsident der Ukraine.",
        "Wiktor Janukowytsch, Prime Minister, Ukraine, 2010-02-25/?, current",
    ),
    (
        "Der Bruder des früheren estnischen Präsidenten Lennart Mery sprach.",
        "Lennart Mery, President, Estonia, ?/?, former",
    ),
    (
        "Neben ihm saß Pieter van der Velde, von 1999 bis 2004 Generalsekretär der Nato.",
        "Pieter van der Velde, Secretary General, NATO, 1999/2004, former",
    ),
    (
        "Ulla Rosenqvist, bis 2014 schwedische Verteidigungsministerin in Stockholm, bestritt das.",
        "Ulla Rosenqvist, Minister of Defence, Sweden, ?/2014, former",
    ),
    (
        "Christine Lagarde, damals noch französische Finanzministerin, übergab die Liste.",
        "Christine Lagarde, Minister of Finance, France, ?/?, former",
    ),
    (
        "Der frühere Bundeskanzler und SPD-Vorsitzende Gerhard Schröder sprach.",
        "Gerhard Schröder, Chancellor, Germany, ?/?, former",
    ),
]
EVENTS = [
    (
        "Jens Stoltenberg bleibt Generalsekretär der NATO.",
        ["Jens Stoltenberg, Secretary General, NATO, ?/?, current"],
    ),
    (
        "Der Generalsekretär der NATO ist ein Diplomat und berät Präsidentin Maia Sandu.",
        ["Maia Sandu, President, ?, ?/?, current"],
    ),
    (
        "Die Nachfolge von UN-Generalsekretär António Guterres, der seit Januar 2017 im Amt ist, ist offen.",
        ["António Guterres, Secretary General, United Nations, 2017-01/?, current"],
    ),
    (
        "Jens Stoltenberg stand rund zehn Jahre an der Spitze der Nato.",
        ["Jens Stoltenberg, Secretary General, NATO, ?/?, former"],
    ),
    (
        (
            "Zuletzt hatte mit Giampaolo Di Paola ein Italiener das Amt des NATO-Generalsekretärs inne, "
            "von 2008 bis 2011."
        ),
        ["Giampaolo Di Paola, Secretary General, NATO, 2008/2011, former"],
    ),
    (
        "Am 1. November übernimmt Mark Rutte das Amt des NATO-Generalsekretärs.",
        ["Mark Rutte, Secretary General, NATO, 2024-11-01/?, future planned"],
    ),
    (
        "Der Rat hat den Österreicher Volker Türk zum neuen Generalsekretär der OSZE ernannt.",
        ["Volker Türk, Secretary General, OSCE, ?/?, future planned"],
    ),
    (
        "Am Montag übergab NATO-Generalsekretär Jens Stoltenberg das Amt an Mark Rutte.",
        [
            "Jens Stoltenberg, Secretary General, NATO, ?/2024-09-30, former",
            "Mark Rutte, Secretary General, NATO, 2024-09-30/?, current",
        ],
    ),
    (
        "NATO-Generalsekretär Jens Stoltenberg schwieg. Sein Vorgänger im Amt war der Däne Anders Fogh Rasmussen.",
        [
            "Anders Fogh Rasmussen, Secretary General, NATO, ?/?, former",
            "Jens Stoltenberg, Secretary General, NATO, ?/?, current",
        ],
    ),
    (
        "NATO-Generalsekretär Jens Stoltenberg begrüßte seine designierte Nachfolgerin Tamara Kovač.",
        [
            "Jens Stoltenberg, Secretary General, NATO, ?/?, current",
            "Tamara Kovač, Secretary General, NATO, ?/?, future planned",
        ],
    ),
    (
        (
            "Mark Rutte ist Ministerpräsident der Niederlande. Der Politiker könnte nach Medienberichten "
            "Generalsekretär der NATO werden."
        ),
        [
            "Mark Rutte, Prime Minister, Netherlands, ?/?, current",
            "Mark Rutte, Secretary General, NATO, ?/?, future reported",
        ],
    ),
    (
        "Zu seiner Stellvertreterin wurde Helga Schmid gewählt, die Generalsekretärin der OSZE.",
        ["Helga Schmid, Secretary General, OSCE, ?/?, current"],
    ),
]
CLAUSES = [
    (
        (
            "Alenka Zorman ist seit gestern Generalsekretärin der OSZE. Sie folgt auf den Schweizer Beat Aeschlimann, "
            "der Ende August nach zwei Amtszeiten aus dem Amt schied."
        ),
        [
            "Alenka Zorman, Secretary General, OSCE, 2024-09-30/?, current",
            "Beat Aeschlimann, Secretary General, OSCE, ?/[2024-08-20..2024-08-31], former",
        ],
    ),
    (
        "Neuer Außenminister Estlands ist Aleks Dobre, der Nele Faas ablöst.",
        [
            "Aleks Dobre, Minister of Foreign Affairs, Estonia, ?/?, current",
            "Nele Faas, Minister of Foreign Affairs, Estonia, ?/?, former",
        ],
    ),
    (
        "Den Vorsitz hatte John Manley an Jan Balken verloren, der heute die niederländische Regierung führt.",
        ["Jan Balken, Prime Minister, Netherlands, ?/?, current"],
    ),
    (
        "Catherine Ashton traf Javier Solana, der in Madrid lebt und von 1995 bis 1999 NATO-Generalsekretär war.",
        ["Javier Solana, Secretary General, NATO, 1995/1999, former"],
    ),
    (
        "Im Herbst gratulierte Mark Rutte: Anna Lund wird am 1. November Generalsekretärin der NATO.",
        ["Anna Lund, Secretary General, NATO, 2024-11-01/?, future planned"],
    ),
    (
        "Wolfgang Berger hört als Chef der Münchner Sicherheitskonferenz auf. Berger leitet das Forum seit 2008.",
        ["Wolfgang Berger, Chair, Munich Security Conference, 2008/?, current"],
    ),
    (
        "Ngozi Okoro ist Generaldirektorin der WTO. Ihr Vorgänger, der Brasilianer Roberto Azevedo, schwieg.",
        [
            "Ngozi Okoro, Director General, World Trade Organization, ?/?, current",
            "Roberto Azevedo, Director General, World Trade Organization, ?/?, former",
        ],
    ),
    (
        "NATO-Generalsekretär Jens Lund ging. Seine Nachfolgerin, die Dänin Anna Holm, wartete.",
        [
            "Anna Holm, Secretary General, NATO, ?/?, future planned",
            "Jens Lund, Secretary General, NATO, ?/?, current",
        ],
    ),
    (
        "Anna Holm soll laut Medienberichten NATO-Generalsekretärin werden. Ihr Vorgänger, der Däne Jens Lund, ging.",
        [
            "Anna Holm, Secretary General, NATO, ?/?, future reported",
            "Jens Lund, Secretary General, NATO, ?/?, current",
        ],
    ),
    (
        "Gianni Infant ist Präsident der FIFA. Der Schweizer ist seit Februar 2016 FIFA-Präsident.",
        ["Gianni Infant, President, FIFA, 2016-02/?, current"],
    ),
    (
        "Zweimal sprang der Italiener Sergio Balanzino als kommissarischer Generalsekretär der NATO ein.",
        ["Sergio Balanzino, Secretary General, NATO, ?/?, acting former"],
    ),
]
DESCRIBED = [
    (
        "Helga Schmid ging. Auf Feridun Sinir einigten sich alle. Der 68-Jährige war 2015 türkischer Außenminister.",
        ["Feridun Sinir, Minister of Foreign Affairs, Turkey, ?/?, former"],
    ),
    (
        "Die Regierungen einigten sich auf Feridun Sinir als neuen Generalsekretär der OSZE.",
        ["Feridun Sinir, Secretary General, OSCE, ?/?, future planned"],
    ),
    (
        "Norwegens neuer Verteidigungsminister ist Tore O. Sandvik.",
        ["Tore O. Sandvik, Minister of Defence, Norway, ?/?, current"],
    ),
    (
        (
            "OSZE-Generalsekretärin Helga Schmid sprach. Ihr Posten ist leer, seit im September die Amtszeit "
            "der Deutschen Helga Schmid geendet hatte."
        ),
        ["Helga Schmid, Secretary General, OSCE, ?/2024-09, former"],
    ),
    (
        "Mit Anders Fogh Rasmussen war schon von 2009 bis 2014 ein Däne Generalsekretär der NATO.",
        ["Anders Fogh Rasmussen, Secretary General, NATO, 2009/2014, former"],
    ),
    (
        "In Brandenburg regiert weiter Dietmar Woidke, der seit August 2013 Ministerpräsident ist.",
        ["Dietmar Woidke, Minister-President, Brandenburg, 2013-08/?, current"],
    ),
    (
        (
            "Klaus Naumann, Offizier, geboren in München\n\nFebruar 1996 bis Mai 1999: Vorsitzender des "
            "NATO-Militärausschusses in Brüssel\n\n2000: Mitglied einer Kommission"
        ),
        ["Klaus Naumann, Chair of the Military Committee, NATO, 1996-02/1999-05, former"],
    ),
]
NOTHING = [
    "Bedenken gegen eine Bundeskanzlerin Angela Merkel gab es viele.",
    "Der Bruder des estnischen Präsidenten, Lennart Mery, sprach.",
    "Anna Lund sprach. Am Donnerstag reist die neue Generalsekretärin der NATO nach Kiew.",
    "Anna Berg bewirbt sich, obwohl sie um das Amt der Präsidentin von Estland antreten muss.",
    "Ahmad Nuristani sagte, dass die Kommission ihn zum Präsidenten von Estland erkläre.",
    "Jens Lund könnte Generalsekretär der NATO werden.",
    "Der Gouverneur von Texas ernannte am Montag die Demokratin Kirsten Gillibrand.",
    "Jens Lund hält das Verfahren, das zur Auflösung der NATO führte, für falsch.",
    "Jens Lund erklärte: „Sehr geehrter Herr Präsident, das ist falsch.“",
]


def tenures(text: str) -> list[str]:
    """The tenures of an article, one line each."""
    document = Document("test", text, language="de", published=date(2024, 10, 1))
    lines = []
    for spell in spells(document, extract(document)):
        acting = "acting " if spell.acting else ""
        modality = "" if spell.modality == "asserted" else f" {spell.modality}"
        lines.append(
            f"{spell.person}, {spell.office}, {spell.organization or '?'}, "
            f"{spell.start or '?'}/{spell.end or '?'}, {acting}{spell.status}{modality}"
        )
    return lines


@pytest.mark.parametrize(("text", "tenure"), TITLES)
def test_a_title_is_read_with_its_body(text: str, tenure: str) -> None:
    assert tenures(text) == [tenure]


@pytest.mark.parametrize(("text", "tenure"), BESIDE_A_NAME)
def test_what_stands_beside_a_name_is_told_of_it(text: str, tenure: str) -> None:
    assert tenures(text) == [tenure]


def test_a_title_between_two_names_belongs_to_the_one_it_introduces() -> None:
    text = "Es gratulierten Silvio Barlini, der Leiter der IAEA, Mohammed ElBaradei, und Tony Brown."
    assert tenures(text) == [
        "Mohammed ElBaradei, Director General, International Atomic Energy Agency, ?/?, current"
    ]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_what_happens_to_an_office_is_told_of_its_people(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_every_clause_has_its_own_subject(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_descriptions_and_rows_are_told_of_whom_they_mean(text: str, expected: list[str]) -> None:
    assert sorted(tenures(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_holds_an_office_here(text: str) -> None:
    assert tenures(text) == []
