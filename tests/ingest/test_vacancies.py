"""A hole is unrecorded unless a source says vacant: the claim, the fact, and what pages and the API make of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kb.findings import of_facts
from kb.ingest import store
from kb.ingest.facts import refresh, refresh_everything
from kb.ingest.reconcile import reconcile
from kb.ingest.records import BadInput, Document, Tier
from kb.ingest.tables import parse
from kb.models import Change, Claim
from people.dates import PartialDate
from tenures.models import Vacancy
from tenures.succession import gaps
from tests.factories import TenureFactory
from tests.ingest.said import evidence, said, spell

TODAY = date(2026, 11, 25)
HEAD = "office,organization,vacant_from,vacant_to,source\n"


def rows(text):
    return parse(Document("v.csv", HEAD + text), today=TODAY).said


def vacant(value):
    return said("", "vacant", value)


def facts(*claims):
    return reconcile(list(claims)).vacancies


class TestTables:
    def test_a_row_says_from_when_until_when_nobody_was_in_office(self):
        (claim,) = rows("Secretary General,NATO,1999-10-06,1999-10-14,one\n")
        assert (claim.property, claim.value, claim.person) == ("vacant", "1999-10-06/1999-10-14", "")
        assert (claim.office, claim.organization, claim.source) == ("Secretary General", "NATO", "one")

    @pytest.mark.parametrize("until", ["", ".."])
    def test_the_end_may_be_unknown(self, until):
        (claim,) = rows(f"Secretary General,NATO,1999-10-06,{until},one\n")
        assert claim.value == "1999-10-06/"

    @pytest.mark.parametrize(
        "dates", [",1999-10-14", "1999-10-14,1999-10-06", "1999-10-06,1999-10-06", "soon,"]
    )
    def test_without_a_first_day_or_with_no_day_between_it_is_refused(self, dates):
        with pytest.raises(BadInput):
            rows(f"Secretary General,NATO,{dates},one\n")


class TestFacts:
    def test_sources_narrow_a_vacancy_while_they_agree(self):
        (fact,) = facts(
            *evidence(vacant("1999-10/1999-10-14"), article="a"),
            *evidence(vacant("1999-10-06/"), article="b"),
        )
        assert (fact.start, fact.end) == (PartialDate.parse("1999-10-06"), PartialDate.parse("1999-10-14"))
        assert not fact.disputed

    def test_the_better_source_is_shown_and_the_other_dissents(self):
        better = evidence(vacant("1999-10-06/1999-10-14"), article="a", tier=Tier.OFFICIAL)
        worse = evidence(vacant("1999-10-08/1999-10-14"), article="b")
        found = reconcile([*worse, *better])
        (fact,) = found.vacancies
        assert fact.start.edtf == "1999-10-06" and fact.disputed
        assert [found.outcomes[e.key][0] for e in (*better, *worse)] == ["shown", "dissents"]

    def test_what_does_not_count_makes_no_vacancy(self):
        denied = evidence(said("", "vacant", "1999-10-06/", modality="denied"))
        assert facts(*denied) == ()
        assert facts(*evidence(vacant("1999-10-06/"), judgement="rejected")) == ()

    def test_facts_about_people_are_none_of_its_business(self):
        people = evidence(spell("Javier Solana", "1995-12-05", "1999-10-06"))
        with_it = reconcile([*people, *evidence(vacant("1999-10-06/"), article="b")])
        assert (with_it.people, with_it.tenures) == (reconcile(people).people, reconcile(people).tenures)


@pytest.mark.django_db
class TestGaps:
    """Solana leaves on 6 October, Robertson comes on 14 October 1999."""

    def gaps(self, start, end):
        solana = TenureFactory(slug="solana", start="1995-12-05", end="1999-10-06")
        robertson = TenureFactory(slug="robertson", start="1999-10-14", end="2003-12-17")
        first, last = PartialDate.parse(start), PartialDate.parse(end) if end else PartialDate()
        vacancy = Vacancy(
            office=solana.office, start_earliest=first.earliest, start_latest=first.latest,
            end_earliest=last.earliest, end_latest=last.latest,
        )  # fmt: skip
        found = gaps([solana, robertson], [vacancy])
        return [(gap.earliest.day, gap.latest.day, gap.kind) for gap in found]

    @pytest.mark.parametrize(
        ("start", "end", "expected"),
        [
            ("1999-10-06", "1999-10-14", [(6, 14, "vacant")]),
            ("1999-10", "1999-10", [(6, 14, "vacant")]),
            ("1999-10-06", "", [(6, 14, "vacant")]),
            ("1999-10-01", "1999-11-01", [(6, 14, "vacant")]),
            ("1999-10-08", "1999-10-14", [(6, 8, "unrecorded"), (8, 14, "vacant")]),
            ("1999-10-08", "1999-10-10", [(6, 8, "unrecorded"), (8, 10, "vacant"), (10, 14, "unrecorded")]),
            ("1994-08-13", "1994-10-17", [(6, 14, "unrecorded")]),
            ("1994-08-13", "", [(6, 14, "unrecorded")]),
        ],
    )
    def test_of_a_hole_only_what_a_source_covers_is_vacant(self, start, end, expected):
        assert self.gaps(start, end) == expected


@pytest.fixture
def told(db):
    """A table of holders, and one that says that the office was vacant between them."""
    holders = [*spell("Javier Solana", "1995-12-05", "1999-10-06", table=True),
               *spell("Lord Robertson", "1999-10-14", "2003-12-17", table=True)]  # fmt: skip
    for slug, claims in (("one", holders), ("two", [vacant("1999-10-06/1999-10-14")])):
        _, touched = store.store_claims(store.cited_sources([slug])[slug], claims)
        refresh(touched)


def page(address):
    return Client().get(address).content.decode()


def test_the_office_shows_the_hole_as_vacant_and_who_says_so(told):
    found = page("/offices/nato-secretary-general/")
    row = found[found.index('<tr class="vacant" id="gap-1999-10-06">') :]
    row = row[: row.index("</tr>")]
    assert "Nobody in office" in row and "vacant</span>" in row and "unrecorded" not in row
    assert f'href="{Claim.objects.get(property="vacant").get_absolute_url()}"' in row


@pytest.mark.parametrize(("language", "word"), [("", "vacant"), ("/de", "unbesetzt"), ("/fr", "vacant")])
def test_every_drawing_and_list_says_vacant(told, language, word):
    for address in ("/", "/records/", "/offices/nato-secretary-general/"):
        assert word in page(f"{language}{address}")
    assert "a source says that the office was vacant from" in page("/on/1999-10-10/")


def test_the_api_says_vacant(told):
    office = "/api/v1/offices/nato-secretary-general"
    answer = Client().get(f"{office}/holder/?on=1999-10-10").json()
    assert (answer["status"], answer["vacant"], answer["gap"]["kind"]) == ("vacant", True, "vacant")
    entries = Client().get(f"{office}/timeline/").json()["results"]
    assert [entry["gap"]["kind"] for entry in entries if entry["gap"]] == ["vacant"]


def test_the_source_tells_what_it_says_and_the_claim_is_listed(told):
    assert "nobody was Secretary General, NATO from 6 October 1999 up to 14 October 1999" in page(
        "/sources/two/"
    )
    (claim,) = Client().get("/api/v1/claims/?property=vacant").json()["results"]
    assert (claim["value"], claim["person"]) == ("1999-10-06/1999-10-14", None)


def test_a_vacancy_explains_a_hole_that_would_be_a_finding(told):
    _, touched = store.store_claims(
        store.find_article("one"), spell("Willy Claes", "1994-10-17", "1995-12-05", table=True)
    )  # of two changes of holder one has a hole
    refresh(touched)
    assert "gap" not in {found.code for found in of_facts(TODAY)}
    store.retract(store.find_article("two"), reason="")
    assert "gap" in {found.code for found in of_facts(TODAY)}


def test_a_retracted_source_leaves_a_hole_and_its_return_a_vacancy(told):
    article = store.find_article("two")
    store.retract(article, reason="It was a hoax.")
    assert not Vacancy.objects.exists()
    assert "unrecorded" in page("/offices/nato-secretary-general/")
    store.restore(article)
    assert str(Vacancy.objects.get()) == "vacant, Secretary General, NATO, 1999-10-06/1999-10-14"


def test_the_log_tells_of_it_in_every_language(told):
    change = Change.objects.get(subject__startswith="vacant")
    assert change.after == "vacant, Secretary General, NATO, 1999-10-06/1999-10-14"
    assert "unbesetzt, Generalsekretär, NATO, 6. Okt. 1999 – 14. Okt. 1999" in page(
        "/de/corrections/?new=include"
    )


def test_a_full_recompute_changes_nothing(told):
    assert not refresh_everything().facts
