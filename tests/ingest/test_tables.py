"""What a table says, row by row, and what it answers to bad rows."""

from datetime import date

import pytest

from kb.ingest.records import BadInput, Document, Modality, Property, Said, Tier
from kb.ingest.tables import OfficeRow, SourceRow, Table, country_name, parse
from people.dates import PartialDate

TODAY = date(2026, 11, 24)
TENURES = "person,office,organization,start,end"


def table(text: str, *, skip_bad_rows: bool = False, published: date | None = None) -> Table:
    return parse(Document("t.csv", text, published=published), today=TODAY, skip_bad_rows=skip_bad_rows)


def tenures(row: str, more: str = "") -> tuple[Said, ...]:
    return table(f"{TENURES}{more}\n{row}\n").said


def stated(said: tuple[Said, ...]) -> list[tuple[str, str]]:
    return [(s.property.value, s.value) for s in said]


def problems(text: str) -> list[str]:
    with pytest.raises(BadInput) as refused:
        table(text)
    return [str(problem) for problem in refused.value.problems]


# What a row says


def test_a_row_with_both_edges_says_that_the_spell_exists_its_start_and_its_end():
    said = tenures("Joseph Luns,Secretary General,NATO,1971-10-01,1984-06-25")
    assert stated(said) == [("holds", ""), ("start", "1971-10-01"), ("end", "1984-06-25")]
    assert {(s.person, s.office, s.organization, s.rule) for s in said} == {
        ("Joseph Luns", "Secretary General", "NATO", "table.tenure")
    }
    assert len({s.statement for s in said}) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Luns,SG,NATO,1971,", [("holds", ""), ("start", "1971")]),
        ("Luns,SG,NATO,,1984", [("holds", ""), ("end", "1984")]),
        ("Luns,SG,NATO,,", [("holds", "")]),
        ("Luns,SG,NATO,199X,1999~", [("holds", ""), ("start", "199X"), ("end", "1999~")]),
        ("Luns,SG,NATO,[..1971-10-01],", [("holds", ""), ("start", "[..1971-10-01]")]),
    ],
)
def test_an_empty_edge_is_unknown_and_partial_dates_stay_as_written(row, expected):
    assert stated(tenures(row)) == expected


def test_two_dots_mean_still_in_office_on_the_confirmed_day():
    said = tenures("Mark Rutte,SG,NATO,2024-10-01,..,2026-06-10", ",confirmed")
    assert stated(said) == [("holds", ""), ("start", "2024-10-01"), ("in_office_on", "2026-06-10")]


def test_two_dots_without_a_confirmed_day_take_the_day_of_the_table():
    text = f"{TENURES}\nMark Rutte,SG,NATO,2024-10-01,..\n"
    assert ("in_office_on", "2025-01-02") in stated(table(text, published=date(2025, 1, 2)).said)


def test_two_dots_without_any_day_load_with_a_warning_and_an_unknown_end():
    read = table(f"{TENURES}\nMark Rutte,SG,NATO,2024-10-01,..\n")
    assert stated(read.said) == [("holds", ""), ("start", "2024-10-01")]
    assert [w.line for w in read.warnings] == [2]


def test_optional_columns_become_claims_of_their_own():
    said = tenures(
        "Sergio Balanzino,SG,NATO,1994-08-13,1994-10-17,true,successor took office",
        ",acting,end_reason",
    )
    assert stated(said)[3:] == [("acting", "true"), ("end_reason", "successor took office")]


def test_being_appointed_is_no_start_and_no_spell():
    said = tenures("Lord Ismay,SG,NATO,,,1952-03-13,", ",appointed,announced")
    assert stated(said) == [("appointed", "1952-03-13")]


def test_each_cited_source_says_it_for_itself_and_the_row_is_its_quote():
    row = "Joseph Luns,SG,NATO,1971-10-01,,nato-sg-luns|enwp-luns"
    said = tenures(row, ",source")
    assert [(s.source, s.property) for s in said] == [
        ("nato-sg-luns", Property.HOLDS),
        ("nato-sg-luns", Property.START),
        ("enwp-luns", Property.HOLDS),
        ("enwp-luns", Property.START),
    ]
    assert {(s.quote, s.start, s.end) for s in said} == {(row, None, None)}


def test_a_row_without_a_source_is_quoted_at_its_place_in_the_table():
    text = f"{TENURES}\nA B,SG,NATO,1950,\nJöseph Luns,SG,NATO,1971,\n"
    last = table(text).said[-1]
    assert text[last.start : last.end] == last.quote == "Jöseph Luns,SG,NATO,1971,"


def test_a_quoted_cell_may_hold_commas_quotes_and_line_breaks_and_is_kept_in_the_quote():
    row = '"Hastings ""Pug"" Ismay, 1st Baron Ismay","Secretary\nGeneral",NATO,1952,'
    text = f"{TENURES}\n{row}\nA B,SG,NATO,1950,\n"
    said = table(text).said
    assert said[0].person == 'Hastings "Pug" Ismay, 1st Baron Ismay'
    assert said[0].office == "Secretary General"
    assert said[0].quote == row
    assert text[said[-1].start : said[-1].end] == "A B,SG,NATO,1950,"


def test_the_statement_does_not_hang_on_the_place_the_note_or_the_source():
    first = tenures("A B,SG,NATO,1950,1951,x,one", ",source,note")
    text = f"{TENURES},source,note\nC D,SG,NATO,1960,1961,z,\nA B,SG,NATO,1950,1951,y,two\n"
    moved = [s for s in table(text).said if s.person == "A B"]
    assert {s.statement for s in first} == {s.statement for s in moved}


def test_rows_that_differ_in_modality_are_different_statements():
    asserted, planned = (tenures(f"A B,SG,NATO,1950,,{m}", ",modality") for m in ("", "planned"))
    assert asserted[0].statement != planned[0].statement
    assert (asserted[0].modality, planned[0].modality) == (Modality.ASSERTED, Modality.PLANNED)


def test_a_row_that_stands_twice_counts_once():
    assert len(table(f"{TENURES}\n" + "A B,SG,NATO,1950,1951\n" * 2).said) == 3


def test_preferred_marks_every_claim_of_the_row():
    assert {s.preferred for s in tenures("A B,SG,NATO,1950,1951,true", ",preferred")} == {True}


@pytest.mark.parametrize("country", ["NL", "nl", "Netherlands"])
def test_a_country_stands_for_the_organization_of_a_national_office(country):
    said = table(f"person,office,country,start,end\nMark Rutte,Prime Minister,{country},2010,\n").said
    assert {s.organization for s in said} == {"Netherlands"}


def test_a_country_beside_an_organization_does_not_replace_it():
    assert tenures("A B,Chair,VVD,1950,,NL", ",country")[0].organization == "VVD"


def test_people_rows_say_names_dates_nationality_and_identifier():
    text = (
        "person,given_name,family_name,aliases,birth,death,nationality,wikidata\n"
        "Joseph Luns,Joseph,Luns,de:Joseph Luns|Mr. NATO,1911-08-28,2002,NL|be,Q57\n"
    )
    assert stated(table(text).said) == [
        ("birth", "1911-08-28"),
        ("death", "2002"),
        ("given_name", "Joseph"),
        ("family_name", "Luns"),
        ("nationality", "NL"),
        ("nationality", "BE"),
        ("name", "de:Joseph Luns"),
        ("name", "Mr. NATO"),
        ("identifier", "wikidata:Q57"),
    ]


def test_sources_keep_tier_and_family_and_a_day_only_where_it_is_known():
    text = (
        "id,title,publisher,url,language,published,seen,tier,family\n"
        "a,T,P,https://example.org/,de,2014-10-01,2026-11-24,official,\n"
        "b,,,,,2014?,,,enwiki\n"
    )
    assert table(text).sources == (
        SourceRow(
            "a",
            "T",
            "P",
            "https://example.org/",
            "de",
            date(2014, 10, 1),
            date(2026, 11, 24),
            Tier.OFFICIAL,
            None,
        ),
        SourceRow("b", tier=Tier.UNVETTED, family="enwiki"),
    )


def test_offices_carry_labels_by_language_and_partial_dates():
    text = (
        "office,organization,established,exclusive_with,label_de,label_nl,organization_label_fr\n"
        "Secretary General,NATO,1952-02,nato-chair|un-chair,NATO-Generalsekretär,,OTAN\n"
    )
    assert table(text).offices == (
        OfficeRow(
            "Secretary General",
            "NATO",
            PartialDate.parse("1952-02"),
            None,
            ("nato-chair", "un-chair"),
            {"de": "NATO-Generalsekretär"},
            {"fr": "OTAN"},
        ),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_parted_by_comma_semicolon_or_tab(delimiter):
    text = f"{TENURES}\nA B,SG,NATO,1950,1951\n".replace(",", delimiter)
    assert stated(table(text).said)[1:] == [("start", "1950"), ("end", "1951")]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("id,title,tier", "sources"),
        ("office,organization,label_de", "offices"),
        ("person,birth,death", "people"),
        (TENURES, "tenures"),
        ("Person,Office,Organization,Start,End", "tenures"),
    ],
)
def test_the_header_tells_the_kind(header, kind):
    assert table(header + "\n").kind == kind


def test_empty_lines_and_missing_last_cells_do_no_harm():
    assert len(table(f"{TENURES}\n\nA B,SG,NATO,1950\n,,,,\n").said) == 2


# What is wrong with a row


@pytest.mark.parametrize(
    ("row", "columns", "message"),
    [
        (
            "A,SG,NATO,Octember 1999,",
            "",
            "start: Not a date: 'Octember 1999'. Try 1999, 1999-10 or 1999-10-14.",
        ),
        ("A,SG,NATO,1999-02-30,", "", "start: Not a date: '1999-02-30'."),
        ("A,SG,NATO,..,1999", "", "start: Not a date: '..'."),
        ("A,SG,NATO,1984,1971", "", "Ends 1971 before it starts 1984."),
        ("A,SG,NATO,1971-10-01,1971-10-01", "", "Starts and ends on 1971-10-01."),
        (",SG,NATO,1971,", "", "Empty person."),
        ("A,,NATO,1971,", "", "Empty office."),
        ("A,SG,,1971,", "", "Empty organization."),
        ("A,SG,NATO,1971,,maybe", ",acting", "acting: 'maybe' is neither true nor false."),
        (
            "A,SG,NATO,1971,,hoped",
            ",modality",
            "Unknown modality 'hoped'. Use one of asserted, reported, planned, denied.",
        ),
        ("A,SG,NATO,2024,..,2030-01-01", ",confirmed", "confirmed: 2030-01-01 is in the future"),
        ("A,SG,NATO,2024,..,2020-01-01", ",confirmed", "confirmed: 2020-01-01 is before the start 2024."),
        ("A,SG,NATO,1971,1984,1990", ",confirmed", "confirmed: 1990 is not before the end 1984."),
        ("A,SG,NATO,1971,1984,more", "", "6 cells, but the header names 5 columns."),
        ("A,SG,NATO,1971,,a b", ",source", "source: 'a b' is no source id."),
        ("A,SG,,1971,,Atlantis", ",country", "Unknown country 'Atlantis'."),
        (f"{'A' * 201},SG,NATO,1971,", "", "person has 201 characters, at most 200 are stored."),
        (
            f"Ada {'ß' * 61},SG,NATO,1971,",
            "",
            "person: 'ssssssssssssssssssss'… is looked up by 122 characters, at most 120 are stored.",
        ),
        ("???,SG,NATO,1971,", "", "person: '???' has no letter to look it up by."),
    ],
)
def test_a_bad_tenure_is_named_with_its_line_and_a_remedy(row, columns, message):
    (problem,) = problems(f"{TENURES}{columns}\nGood One,SG,NATO,1950,1951\n{row}\n")
    assert problem.startswith(f"t.csv:3: {message}")


@pytest.mark.parametrize(
    "row", ["A,SG,NATO,1960,1960", "A,SG,NATO,1960-05,1960", "A,SG,NATO,1960-05-01,1960-05-02"]
)
def test_edges_that_can_be_in_order_are_not_refused(row):
    assert len(tenures(row)) == 3


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        ("id,tier", "a,gospel", "Unknown tier 'gospel'. Use one of official, reference, press, unvetted."),
        ("id,tier", "a b,press", "id: 'a b' is no source id."),
        ("id,language", "a,klingon", "Unknown language 'klingon'."),
        ("id,url", "a,ftp://x", "Not an address: 'ftp://x'."),
        ("id,published", "a,2030-01-01", "published: 2030-01-01 is in the future"),
        ("person,birth,death", "A,1950,1940", "Died 1940 before being born 1950."),
        ("person,birth", "A,2030", "birth: 2030 is in the future"),
        ("person,nationality", "A,ZZ", "Unknown nationality 'ZZ'."),
        ("person,aliases", "A,xq:Name", "Unknown language 'xq' in 'xq:Name'."),
        ("person,wikidata", "A,57665", "Not a Wikidata id: '57665'."),
        ("person,wikidata", f"A,Q{'1' * 20}", f"Not a Wikidata id: 'Q{'1' * 20}'."),
        ("person,aliases", f"A,de:Xy {'ß ' * 101}", "aliases: 'xy ss ss ss ss ss ss'… is looked up by 305"),
        (
            "office,organization,established,abolished",
            "A,B,1950,1940",
            "Abolished 1940 before it was established 1950.",
        ),
    ],
)
def test_bad_rows_of_the_other_tables_are_named_too(header, row, message):
    assert problems(f"{header}\n{row}\n")[0].startswith(f"t.csv:2: {message}")


def test_a_source_id_stands_once():
    assert problems("id,title\na,One\na,Two\n")[0].startswith("t.csv:3: Source id 'a' stands twice.")


def test_all_bad_rows_are_told_at_once_and_all_that_is_wrong_with_each():
    text = f"{TENURES}\nA,SG,NATO,nix,\n,,NATO,1950,\nB,SG,NATO,1950,1940\n"
    assert [p.split(": ")[0] for p in problems(text)] == ["t.csv:2", "t.csv:3", "t.csv:3", "t.csv:4"]


def test_bad_rows_can_be_left_out_and_the_others_load():
    read = table(f"{TENURES}\nA,SG,NATO,nix,\nB,SG,NATO,1950,1951\n", skip_bad_rows=True)
    assert {s.person for s in read.said} == {"B"}
    assert [(p.path, p.line) for p in read.problems] == [("t.csv", 2)]


def test_an_open_quote_is_reported_on_the_line_where_it_begins():
    assert problems(f'{TENURES}\nA,SG,NATO,1950,\n"B,SG,NATO,1950,\nC,SG,NATO,1950,\n')[0].startswith(
        "t.csv:3: Not CSV:"
    )


def test_a_stray_quote_spoils_only_its_row():
    read = table(f'{TENURES}\n"A"x,SG,NATO,1950,\nB,SG,NATO,1950,\n', skip_bad_rows=True)
    assert ({s.person for s in read.said}, [p.line for p in read.problems]) == ({"B"}, [2])


# Headers


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("colour,size", "Unknown header: 'colour,size'."),
        ("office,organization,start,end", "Missing column 'person' in a table of tenures."),
        ("person,organization,start,end", "Missing column 'office' in a table of tenures."),
        ("person,office,organization,start", "Missing column 'end' in a table of tenures."),
        ("person,office,start,end", "Missing column 'organization' in a table of tenures."),
        ("title,publisher,tier,url", "Missing column 'id' in a table of sources."),
        (f"{TENURES},actng", "Unknown column 'actng': did you mean 'acting'?"),
        (f"{TENURES},start", "Column 'start' stands twice."),
    ],
)
def test_a_header_that_does_not_fit_is_refused_with_what_is_known(header, message):
    assert problems(f"{header}\nx,y,1950,1951\n")[0].startswith(f"t.csv:1: {message}")


def test_a_missing_column_is_refused_even_where_bad_rows_are_left_out():
    with pytest.raises(BadInput):
        table("person,office,organization,start\nA,SG,NATO,1950\n", skip_bad_rows=True)


def test_a_column_of_the_users_own_is_passed_over_with_a_warning():
    read = table(f"{TENURES},colour\nA,SG,NATO,1950,,red\n")
    assert len(read.said) == 2
    assert str(read.warnings[0]).startswith("t.csv:1: Column 'colour' is ignored.")


@pytest.mark.parametrize(
    ("text", "name"), [("GB", "United Kingdom"), ("belgium", "Belgium"), ("EU", ""), ("??", "")]
)
def test_countries_go_by_code_or_english_name(text, name):
    assert country_name(text) == name
