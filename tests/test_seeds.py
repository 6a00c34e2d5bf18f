"""The reference tables hold together, and add up to the facts that readers can look up."""

import csv
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kb.ingest.read import inputs, read
from kb.ingest.reconcile import reconcile
from kb.ingest.records import Evidence, Modality, Property, Said, natural_key
from kb.ingest.resolved import Facts, PersonFact, TenureFact
from kb.ingest.tables import SourceRow, parse
from people.dates import PartialDate

SEEDS = Path(__file__).parent.parent / "seeds"
TODAY = date(2026, 11, 24)
SECRETARY_GENERAL = ("Secretary General", "NATO")


@cache
def sources() -> dict[str, SourceRow]:
    return {row.id: row for row in parse(read(SEEDS / "sources.csv", today=TODAY), today=TODAY).sources}


@cache
def said(name: str) -> tuple[Said, ...]:
    return parse(read(SEEDS / f"{name}.csv", today=TODAY), today=TODAY).said


@cache
def cells(name: str) -> tuple[dict[str, str], ...]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def facts() -> Facts:
    evidence = []
    for name in ("people", "tenures"):
        for s in said(name):
            source = sources()[s.source] if s.source else SourceRow(name)
            evidence.append(
                Evidence(
                    natural_key(source.id, s), s, source.id, source.tier, source.family or "", source.published,
                    "preferred" if s.preferred else "",
                )
            )  # fmt: skip
    return reconcile(evidence)


def person(name: str) -> PersonFact:
    (found,) = (p for p in facts().people if p.name == name)
    return found


def spells(name: str, office: str, organization: str) -> list[TenureFact]:
    found = [facts().tenures[i] for i in person(name).tenures]
    return sorted(
        (t for t in found if (t.office, t.organization) == (office, organization)),
        key=lambda t: t.start.value.earliest or date.min,
    )


def secretaries_general() -> list[tuple[str, TenureFact]]:
    found = [(p.name, facts().tenures[i]) for p in facts().people for i in p.tenures]
    return sorted(
        ((name, t) for name, t in found if (t.office, t.organization) == SECRETARY_GENERAL),
        key=lambda entry: entry[1].start.value.earliest,
    )


# The tables


def test_the_seeds_are_read_in_order_without_a_problem():
    names = [Path(path).name for path in inputs([SEEDS])]
    assert names == [
        "sources.csv", "offices.csv", "people.csv", "tenures.csv", "2024-10-01-rutte-nato-generalsekretaer.txt"
    ]  # fmt: skip
    for path in inputs([SEEDS]):
        document = read(path, today=TODAY)
        if document.kind != "prose":
            table = parse(document, today=TODAY)
            assert (table.problems, table.warnings) == ((), ())


def test_the_article_has_no_title_and_keeps_its_typo():
    document = read(SEEDS / "2024-10-01-rutte-nato-generalsekretaer.txt", today=TODAY)
    assert (document.title, document.publisher, document.language) == (None, "OÖNachrichten", "de")
    assert document.published == date(2024, 10, 1)
    assert document.text.startswith("Der 57-jährige Rutte war im Frühsommer")
    assert "Joseph Luns Generalsekrtär der NATO" in document.text


def test_every_source_that_a_row_cites_is_described():
    cited = {
        source
        for name in ("offices", "people", "tenures")
        for row in cells(name)
        for source in row["source"].split("|")
    }
    assert cited - {""} <= sources().keys()
    assert len(sources()) == 201


def test_only_four_sources_have_no_address():
    assert sum(source.url is None for source in sources().values()) == 4


def test_every_tenure_has_a_source():
    assert all(s.source for s in said("tenures"))


def test_nobody_is_told_of_before_birth_or_without_a_row_in_people():
    assert {s.person for s in said("tenures")} - {s.person for s in said("people")} == {"Boris Ruge"}


def test_no_row_stands_twice():
    for name in ("people", "tenures"):
        rows = Counter(tuple(row.values()) for row in cells(name))
        assert [row for row, times in rows.items() if times > 1] == []


def test_a_preferred_or_doubtful_row_says_why():
    rows = [row for name in ("people", "tenures") for row in cells(name)]
    unexplained = [
        row
        for row in rows
        if (row["preferred"] or row.get("modality") in ("planned", "reported")) and not row["note"]
    ]
    assert unexplained == []


def test_a_source_never_asserts_what_lay_ahead_of_it():
    ahead = [
        (s.source, s.person, s.value)
        for s in said("tenures")
        if s.property in (Property.START, Property.END)
        and s.modality == Modality.ASSERTED
        and (published := sources()[s.source or ""].published)
        and (stated := PartialDate.parse(s.value).earliest)
        and stated > published
    ]
    # Dated the day before, and told as done: a page that was brought up to date.
    assert ahead == [
        ("nato-news-2024-09-30", "Jens Stoltenberg", "2024-10-01"),
        ("nato-news-2024-09-30", "Mark Rutte", "2024-10-01"),
    ]


def test_readers_names_are_shown_and_full_names_are_aliases():
    names = {name for name, _ in secretaries_general()}
    assert {
        "Joseph Luns",
        "Lord Ismay",
        "Lord Carrington",
        "Jaap de Hoop Scheffer",
        "Manfred Wörner",
    } <= names
    assert ("en", "Joseph Marie Antoine Hubert Luns") in person("Joseph Luns").aliases


# What they add up to


def test_fourteen_have_held_the_office_and_two_have_acted_in_it_three_times():
    held = [name for name, t in secretaries_general() if not t.acting]
    acted = [name for name, t in secretaries_general() if t.acting]
    assert (len(held), len(set(held))) == (14, 14)
    assert acted == ["Sergio Balanzino", "Sergio Balanzino", "Alessandro Minuto-Rizzo"]


@pytest.mark.parametrize(
    ("name", "start", "end", "days"),
    [
        ("Lord Ismay", "1952-04-04", "1957-05-16", 1868),
        ("Paul-Henri Spaak", "1957-05-16", "1961-04-21", 1436),
        ("Dirk Stikker", "1961-04-21", "1964-08-01", 1198),
        ("Manlio Brosio", "1964-08-01", "1971-10-01", 2617),
        ("Joseph Luns", "1971-10-01", "1984-06-25", 4651),
        ("Lord Carrington", "1984-06-25", "1988-07-01", 1467),
        ("Manfred Wörner", "1988-07-01", "1994-08-13", 2234),
        ("Willy Claes", "1994-10-17", "1995-10-20", 368),
        ("Javier Solana", "1995-12-05", "1999-10-06", 1401),
        ("Lord Robertson", "1999-10-14", "2003-12-17", 1525),
        ("Alessandro Minuto-Rizzo", "2003-12-17", "2004-01-05", 19),
        ("Jaap de Hoop Scheffer", "2004-01-05", "2009-08-01", 2035),
        ("Anders Fogh Rasmussen", "2009-08-01", "2014-10-01", 1887),
        ("Jens Stoltenberg", "2014-10-01", "2024-10-01", 3653),
    ],
)
def test_each_secretary_general_served_from_day_to_day(name, start, end, days):
    (spell,) = spells(name, *SECRETARY_GENERAL)
    assert (spell.start.value.edtf, spell.end.value.edtf) == (start, end)
    assert (spell.end.value.earliest - spell.start.value.latest).days == days


def test_each_took_over_on_the_day_the_last_one_left_but_for_a_week_in_1999():
    in_order = [t for _, t in secretaries_general()]
    gaps = [
        (before.end.value.edtf, after.start.value.edtf)
        for before, after in pairwise(in_order)
        if before.end.value != after.start.value
    ]
    assert gaps == [("1999-10-06", "1999-10-14")]


def test_rutte_is_in_office_as_last_confirmed():
    (spell,) = spells("Mark Rutte", *SECRETARY_GENERAL)
    assert (spell.start.value.edtf, spell.end_status, spell.last_confirmed) == (
        "2024-10-01",
        "open",
        date(2026, 6, 10),
    )


def test_where_sources_contradict_each_other_the_edge_is_disputed():
    disputed = {
        (name, edge)
        for name, t in secretaries_general()
        for edge in ("start", "end")
        if getattr(t, edge).disputed
    }
    assert disputed == {
        ("Lord Ismay", "start"),
        ("Paul-Henri Spaak", "end"),
        ("Manlio Brosio", "start"),
        ("Manlio Brosio", "end"),
        ("Joseph Luns", "end"),
        ("Lord Carrington", "start"),
        ("Willy Claes", "start"),
        ("Javier Solana", "start"),
        ("Lord Robertson", "end"),
        ("Alessandro Minuto-Rizzo", "end"),
        ("Jaap de Hoop Scheffer", "start"),
        ("Jaap de Hoop Scheffer", "end"),
    }


def test_wörner_died_in_office_though_one_copy_says_that_he_resigned():
    (spell,) = spells("Manfred Wörner", *SECRETARY_GENERAL)
    assert spell.end_reason == "died"


def test_an_error_on_an_official_page_does_not_make_stikker_older():
    assert person("Dirk Stikker").birth.value.edtf == "1897-02-05"
    assert person("Dirk Stikker").birth.disputed


@pytest.mark.parametrize(
    ("name", "office", "organization", "expected"),
    [
        ("Paul-Henri Spaak", "Prime Minister", "Belgium", ["1938-05-15", "1946-03-13", "1947-03-20"]),
        ("Jens Stoltenberg", "Prime Minister", "Norway", ["2000-03-17", "2005-10-17"]),
        ("Jens Stoltenberg", "Minister of Finance", "Norway", ["1996-10-25", "2025-02-04"]),
        ("Jens Stoltenberg", "Chair", "Munich Security Conference", []),
        ("Willy Claes", "Deputy Prime Minister", "Belgium", ["1988", "1992-03-07"]),
        ("Lyman L. Lemnitzer", "Supreme Allied Commander Europe", "NATO", ["1963-01-01"]),
        ("C.P. de Cumont", "Chair of the Military Committee", "NATO", ["1962", "1964"]),
        ("Mircea Geoană", "Deputy Secretary General", "NATO", ["2019-10-17"]),
        ("Mark Rutte", "Prime Minister", "Netherlands", ["2010-10-14"]),
    ],
)
def test_other_offices_have_their_spells(name, office, organization, expected):
    assert [t.start.value.edtf for t in spells(name, office, organization)] == expected


def test_nothing_in_the_tables_is_ambiguous():
    assert [f for f in facts().findings if f.code.startswith("ambiguous")] == []
