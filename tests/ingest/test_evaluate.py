"""The matcher of ``evaluate``: what counts as right, wrong and missed; and what it says of a bad gold folder."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kb.ingest.evaluate import GoldTenure, GoldText, judge, load
from kb.ingest.proposal import Spell
from kb.ingest.records import Document, Property, Said
from people.dates import PartialDate

TEXT = "Joseph Luns war von 1971 bis 1984 Generalsekretär der NATO."


def gold(
    person="Joseph Luns", office="Secretary General", organization="NATO", start="1971", end="1984", **more
):
    given = {"acting": False, "status": "former", "modality": "asserted", "weight": "main", **more}
    dates = [PartialDate.parse(edge) if edge else None for edge in (start, end)]
    return GoldTenure(person, office, organization, *dates, **given)


def spell(
    person="Joseph Luns", office="Secretary General", organization="NATO", start="1971", end="1984", **more
):
    given = {"acting": False, "status": "former", "modality": "asserted", "quotes": ("",), **more}
    unknown = (None, None)
    return Spell(person, office, organization, start, end, unknown, unknown, **given)


def score(tenures, found, said=(), facts=()):
    document = Document("luns.txt", TEXT, language="de", published=date(2024, 10, 1))
    return judge(GoldText(Path("luns.json"), document, "", tuple(tenures), tuple(facts)), found, said).score


def counts(count):
    return count.right, count.wrong, count.missed


@pytest.mark.parametrize("name", ["Luns", "joseph LUNS", "J. M. A. H. Luns"])
def test_a_person_is_known_by_family_name_whatever_its_case(name):
    assert counts(score([gold()], [spell(name)]).tenures) == (1, 0, 0)


def test_another_person_is_wrong_and_the_first_one_missed():
    assert counts(score([gold()], [spell("Manfred Wörner")]).tenures) == (0, 1, 1)


def test_the_organization_may_be_missing_on_either_side():
    assert counts(score([gold()], [spell(organization="")]).tenures) == (1, 0, 0)
    assert counts(score([gold(organization="")], [spell()]).tenures) == (1, 0, 0)


@pytest.mark.parametrize(
    ("office", "organization", "ours", "of"),
    [
        ("Minister of the Economy", "Slovenia", "Minister of Economic Affairs", "Slovenia"),
        ("Minister for Development Cooperation", "Denmark", "Minister of Development", "Denmark"),
        ("Minister of Asylum and Migration", "Belgium", "Minister of Immigration", "Belgium"),
        ("Minister of Energy", "United States", "Secretary of Energy", "United States"),
        ("Deputy Foreign Minister", "Russia", "Deputy Minister of Foreign Affairs", "Russia"),
        ("Deputy Minister of Digital Affairs", "Poland", "Deputy Minister of Digital Affairs", "Poland"),
        ("President", "Czechia", "President", "Czech Republic"),
        ("Chair", "NATO Military Committee", "Chair of the Military Committee", "NATO"),
        ("President", "United Nations General Assembly", "President of the General Assembly", "United Nations"),
        ("High Representative", "European Union", "High Representative for Foreign Affairs and Security Policy", "European Union"),
        ("High Commissioner", "UNHCR", "High Commissioner for Refugees", "United Nations"),
        ("Chair", "OSCE", "Chairperson-in-Office", "OSCE"),
        ("Director", "ODIHR", "Director", "Office for Democratic Institutions and Human Rights"),
        ("CEO", "Siemens", "Chief Executive", "Siemens"),
    ],
)  # fmt: skip
def test_an_office_goes_by_any_name_that_the_lexicon_knows(office, organization, ours, of):
    known = gold(office=office, organization=organization)
    assert counts(score([known], [spell(office=ours, organization=of)]).tenures) == (1, 0, 0)


@pytest.mark.parametrize(
    ("office", "organization", "other", "of"),
    [
        ("Minister of the Economy", "Slovenia", "Minister of Finance", "Slovenia"),
        ("Chair", "NATO Military Committee", "Secretary General", "NATO"),
        ("Mayor", "Utrecht", "President", "Utrecht"),
        ("Deputy Minister of Defence", "Norway", "Minister of Defence", "Norway"),
    ],
)
def test_other_offices_stay_others(office, organization, other, of):
    known = gold(office=office, organization=organization)
    assert counts(score([known], [spell(office=other, organization=of)]).tenures) == (0, 1, 1)


def test_the_wrong_organization_and_the_wrong_office_are_wrong():
    assert counts(score([gold()], [spell(organization="United Nations")]).tenures) == (0, 1, 1)
    assert counts(score([gold()], [spell(office="Deputy Secretary General")]).tenures) == (0, 1, 1)


def test_a_duplicate_is_wrong():
    assert counts(score([gold()], [spell(), spell()]).tenures) == (1, 1, 0)


def test_two_terms_of_one_person_are_matched_by_their_dates():
    terms = [gold(start="1951", end="1955"), gold(start="1963", end="1964")]
    found = [spell(start="1963", end="1964"), spell(start="1951", end="1955")]
    assert counts(score(terms, found).dated) == (2, 0, 0)


@pytest.mark.parametrize(
    ("stated", "fits"),
    [
        ("1971", True),
        ("1971-10", True),
        ("1971-10-01", True),
        ("197X", False),
        ("1972", False),
        (None, False),
    ],
)
def test_a_date_is_as_fine_as_the_annotation_and_agrees_with_it(stated, fits):
    assert counts(score([gold()], [spell(start=stated)]).dated) == ((1, 0, 0) if fits else (0, 1, 1))


def test_a_date_that_the_text_does_not_state_is_wrong():
    assert counts(score([gold(start=None)], [spell(start="1971")]).dated) == (0, 1, 1)


@pytest.mark.parametrize("wrong", [{"status": "current"}, {"modality": "reported"}])
def test_status_and_modality_are_equal_or_wrong(wrong):
    result = score([gold()], [spell(**wrong)])
    assert counts(result.qualified) == (0, 1, 1)
    assert counts(result.tenures) == (1, 0, 0)


def test_dates_and_state_count_together_too():
    assert counts(score([gold()], [spell()]).whole) == (1, 0, 0)
    assert counts(score([gold()], [spell(end=None)]).whole) == (0, 1, 1)
    assert counts(score([gold()], [spell(status="current")]).whole) == (0, 1, 1)


def test_an_acting_holder_told_from_a_full_one_is_a_figure_of_its_own():
    result = score([gold(acting=True), gold("Manfred Wörner")], [spell(), spell("Manfred Wörner")])
    assert counts(result.tenures) == (2, 0, 0)
    assert result.acting.precision == 0.5


def test_what_names_no_body_does_not_take_the_place_of_what_names_it():
    annotated = [gold(start=None, end=None), gold(organization="Council of Europe")]
    found = [spell(organization=""), spell(start=None, end=None)]
    assert counts(score(annotated, found).tenures) == (2, 0, 0)


@pytest.mark.parametrize("weight", ["incidental", "optional"])
def test_what_is_mentioned_in_passing_may_be_found_or_not(weight):
    assert counts(score([gold(weight=weight)], []).tenures) == (0, 0, 0)
    assert counts(score([gold(weight=weight)], [spell()]).tenures) == (0, 0, 0)
    assert counts(score([gold(weight=weight)], [spell(), spell()]).tenures) == (0, 1, 0)


def test_a_false_fact_is_an_assertion_that_the_text_does_not_make():
    assert score([], [spell()]).false_facts == 1
    assert score([], [spell(modality="denied")]).false_facts == 0
    assert score([gold(modality="reported")], [spell()]).false_facts == 1
    assert score([gold(modality="denied", weight="optional")], [spell()]).false_facts == 1
    assert score([gold()], [spell(), spell()]).false_facts == 1
    assert score([gold()], [spell()]).false_facts == 0


def test_a_quote_that_is_not_at_its_offsets_shows():
    def claim(start):
        return Said("s1", Property.HOLDS, "Joseph Luns", "", TEXT[:11], "de.test", start=start, end=11)

    result = score([], [], [claim(0), claim(1)])
    assert (result.quotes, result.quotes_found) == (2, 1)


def test_an_empty_quote_is_no_quote():
    result = score([], [], [Said("s1", Property.HOLDS, "Joseph Luns", "", "", "de.test", start=5, end=5)])
    assert (result.quotes, result.quotes_found) == (1, 0)


def test_facts_of_a_person_count_for_recall():
    age = Said("s1", Property.AGE, "Joseph Luns", "60@1971-10-01", "60", "de.test", start=0, end=2)
    annotated = [("Luns", Property.AGE, "60"), ("Luns", Property.NATIONALITY, "NL")]
    assert counts(score([], [], [age], annotated).facts) == (1, 0, 1)


def write(folder: Path, name: str, tenures: list[dict], language: str | None = "de") -> None:
    (folder / f"{name}.txt").write_text(TEXT)
    annotation = {"language": language, "published": "2024-10-01", "phenomenon": "span", "tenures": tenures}
    (folder / f"{name}.json").write_text(json.dumps(annotation))


LUNS = {
    "person": "Joseph Luns", "office": "Secretary General", "organization_or_country": "NATO",
    "start": "1971", "end": "1984", "status": "former", "modality": "asserted", "quote": "von 1971 bis 1984",
}  # fmt: skip


def test_the_command_prints_figures_per_folder_language_and_phenomenon(tmp_path):
    write(tmp_path, "luns", [LUNS])
    out = StringIO()
    call_command("evaluate", str(tmp_path), json=True, stdout=out)
    report = json.loads(out.getvalue())
    assert report["all"]["precision"] == report["all"]["recall"] == 1.0
    assert list(report["language"]) == ["de"]
    assert list(report["phenomenon"]) == ["span"]
    assert report["remarks"] == {}


def test_the_table_says_what_was_missed_when_asked(tmp_path):
    write(tmp_path, "luns", [{**LUNS, "person": "Manfred Wörner"}])
    out = StringIO()
    call_command("evaluate", str(tmp_path), remarks=True, stdout=out)
    assert "missed: Manfred Wörner: Secretary General, NATO" in out.getvalue()
    assert "wrong: Joseph Luns: Secretary General, NATO 1971/1984 former asserted" in out.getvalue()


def test_everything_wrong_with_a_gold_folder_is_said_and_the_good_texts_still_count(tmp_path):
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", "good", [LUNS])
    write(tmp_path, "quote", [{**LUNS, "quote": "seit 1971"}])
    write(tmp_path, "status", [{**LUNS, "status": "retired"}])
    write(tmp_path, "date", [{**LUNS, "start": "early 1971"}])
    write(tmp_path, "keyless", [{"person": "Joseph Luns"}])
    (tmp_path / "alone.txt").write_text(TEXT)
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "list.json").write_text("[]")
    (tmp_path / "list.txt").write_text(TEXT)
    texts, problems = load(tmp_path)
    assert [text.path.name for text in texts] == ["good.json"]
    said = "\n".join(map(str, problems))
    assert "This quote is not in the text: 'seit 1971'" in said
    assert "Unknown status 'retired'. Try former, current, future, unknown." in said
    assert "Not a date: 'early 1971'" in said
    assert "keyless.json: Not the gold format" in said
    assert "list.json: Not the gold format" in said
    assert "alone.txt: Not annotated. Add alone.json." in said
    assert "broken.json: Not readable" in said
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("evaluate", str(tmp_path), json=True, stdout=out, stderr=err)
    assert err.getvalue().count("\n") == len(problems) == 7
    assert json.loads(out.getvalue())["folder"]["sub"]["texts"] == 1


@pytest.mark.parametrize("language", ["nl", "english"])
def test_a_language_without_rules_is_refused_rather_than_scored(tmp_path, language):
    write(tmp_path, "luns", [LUNS], language=language)
    _, problems = load(tmp_path)
    assert f"Unknown language {language!r}. Try de, en, fr." in str(problems[0])


def test_a_language_that_is_not_annotated_is_detected(tmp_path):
    write(tmp_path, "luns", [LUNS], language=None)
    texts, problems = load(tmp_path)
    assert (texts[0].document.language, problems) == ("de", [])


def test_an_empty_folder_is_no_perfect_score(tmp_path):
    assert load(tmp_path)[0] == []
    err = StringIO()
    with pytest.raises(SystemExit):
        call_command("evaluate", str(tmp_path), stderr=err)
    assert "No annotated text here" in err.getvalue()
