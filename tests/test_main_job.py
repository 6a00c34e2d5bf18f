"""The main job, end to end on the seeds: the first article alone, and with the reference tables."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from kb.ingest import store
from kb.ingest.facts import refresh_everything
from kb.models import Article, Claim, Finding, Reading
from people.dates import PartialDate
from people.models import Person, Redirect
from tenures.models import Tenure
from tenures.ranking import ranked
from tenures.succession import gaps, neighbours
from tests.test_architecture import ROOT

pytestmark = pytest.mark.django_db

ARTICLE = next((ROOT / "seeds").glob("*.txt"))
DAY = date(2024, 10, 1)
TODAY = date(2026, 11, 24)
SG = "nato-secretary-general"


def ingest(*paths):
    call_command("ingest", *map(str, paths), "--jobs", "1", stdout=StringIO(), stderr=StringIO())


def tenure(person, office):
    return Tenure.objects.select_related("person").get(person__name=person, office__slug=office)


def quotes(found):
    """The words behind a spell."""
    return " | ".join(found.claims.order_by("start").values_list("quote", flat=True))


@contextmanager
def read_once(django_db_blocker, *paths):
    """One reading serves the tests of a class; each of them rolls back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        ingest(*paths)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def article(django_db_setup, django_db_blocker):
    with read_once(django_db_blocker, ARTICLE):
        yield


@pytest.fixture(scope="class")
def everything(django_db_setup, django_db_blocker):
    with read_once(django_db_blocker, ROOT / "seeds"):
        yield


class TestTheArticleAlone:
    def test_rutte_took_office_that_week_and_is_in_office(self, article):
        found = tenure("Rutte", SG)
        assert found.start_earliest <= DAY <= found.start_latest
        assert (found.start_latest - found.start_earliest).days <= 7
        assert (found.end_status, found.last_confirmed) == ("open", DAY)
        assert "Amtsantritt" in quotes(found)

    def test_stoltenberg_served_about_ten_years_until_rutte_began(self, article):
        found, rutte = tenure("Jens Stoltenberg", SG), tenure("Rutte", SG)
        assert date(2014, 3, 1) <= found.start_earliest and found.start_latest <= date(2015, 5, 31)
        assert found.end.bounds == rutte.start.bounds
        assert "Zehn Jahre" in quotes(found)
        assert rutte.follows == found

    def test_luns_served_from_1971_to_1984_in_spite_of_the_misprint(self, article):
        found = tenure("Joseph Luns", SG)
        assert (found.start.edtf, found.end.edtf) == ("1971", "1984")
        assert "Generalsekrtär" in quotes(found) and "Dieser amtierte von 1971 bis 1984" in quotes(found)

    def test_rutte_is_a_former_prime_minister_of_the_netherlands(self, article):
        found = tenure("Rutte", "netherlands-prime-minister")
        assert (found.start.edtf, found.end.edtf, found.end_status) == ("", "[..2024-10-01]", "ended")

    def test_harris_is_vice_president_of_the_united_states(self, article):
        found = tenure("Kamala Harris", "united-states-vice-president")
        assert (found.end_status, found.last_confirmed) == ("open", DAY)

    def test_what_the_media_report_waits_for_a_curator(self, article):
        waiting = Claim.objects.waiting().filter(organization_name="Munich Security Conference")
        assert {c.person.name for c in waiting} == {"Jens Stoltenberg"}
        assert {c.modality for c in waiting} == {"reported"}
        assert not Tenure.objects.filter(office__organization__name="Munich Security Conference").exists()

    def test_nobody_else_holds_anything(self, article):
        assert sorted(f"{t.person.name}, {t.office.slug}" for t in Tenure.objects.all()) == [
            "Jens Stoltenberg, nato-secretary-general",
            "Joseph Luns, nato-secretary-general",
            "Kamala Harris, united-states-vice-president",
            "Rutte, nato-secretary-general",
            "Rutte, netherlands-prime-minister",
        ]

    @pytest.mark.parametrize(
        ("name", "country"), [("Jens Stoltenberg", "NO"), ("Joseph Luns", "NL"), ("Rutte", "NL")]
    )
    def test_nationalities_follow_from_the_words(self, article, name, country):
        assert Person.objects.get(name=name).nationalities == [country]

    @pytest.mark.parametrize(
        ("name", "born"),
        [("Rutte", "[1966-10-02..1967-10-01]"), ("Jens Stoltenberg", "[1958-10-02..1959-10-01]")],
    )
    def test_an_age_bounds_the_birth(self, article, name, born):
        assert Person.objects.get(name=name).birth == PartialDate.parse(born)

    def test_the_term_is_expected_to_last_four_years_at_least(self, article):
        found = tenure("Rutte", SG)
        assert found.expected_end_earliest.year == 2028 and found.expected_end_latest is None
        assert found.end.latest is None

    def test_being_chosen_in_early_summer_is_no_start(self, article):
        chosen = Claim.objects.get(property="appointed")
        assert chosen.outcome == "other_event"
        assert "auserwählt" in chosen.quote

    def test_luns_is_certainly_first_and_stoltenberg_second(self, article):
        rows = ranked(Tenure.objects.filter(office__slug=SG).select_related("person"), as_of=TODAY)
        first, second = rows[:2]
        assert (first.person.name, first.days_min, first.days_max) == ("Joseph Luns", 4384, 5113)
        assert (first.best, first.worst) == (1, 1)
        assert (second.person.name, second.best) == ("Jens Stoltenberg", 2)

    def test_every_quote_stands_in_the_text_word_for_word(self, article):
        text = Article.objects.get().text
        assert Claim.objects.exists()
        for claim in Claim.objects.all():
            assert text[claim.start : claim.end] == claim.quote

    def test_the_text_is_kept_as_it_was_given(self, article):
        assert Article.objects.get().text == ARTICLE.read_text().split("---\n", 2)[2].removeprefix("\n")

    def test_the_article_has_no_title_and_is_labelled_by_publisher_and_day(self, article):
        found = Article.objects.get()
        assert (found.title, found.label) == (None, "OÖNachrichten, 2024-10-01")


class TestTheArticleAndTheTables:
    def test_rutte_the_surname_and_mark_rutte_are_one_person(self, everything):
        assert [p.slug for p in Person.objects.filter(name__contains="Rutte")] == ["mark-rutte"]

    def test_luns_is_first_with_4651_days_and_stoltenberg_second_with_3653(self, everything):
        rows = ranked(
            Tenure.objects.filter(office__slug=SG, acting=False).select_related("person"), as_of=TODAY
        )
        assert [(r.person.name, r.days_min, r.days_max, r.best) for r in rows[:2]] == [
            ("Joseph Luns", 4651, 4651, 1),
            ("Jens Stoltenberg", 3653, 3653, 2),
        ]

    def test_fourteen_holders_and_three_acting_spells_each_with_its_sources(self, everything):
        spells = Tenure.objects.filter(office__slug=SG)
        assert (spells.filter(acting=False).count(), spells.filter(acting=True).count()) == (14, 3)
        for found in spells:
            assert found.claims.counting().filter(property="start").exists(), found
            assert found.end_status == "open" or found.claims.counting().filter(property="end").exists(), (
                found
            )

    def test_the_last_day_in_office_becomes_an_end_on_the_day_after(self, everything):
        assert tenure("Anders Fogh Rasmussen", SG).end.edtf == "2014-10-01"

    @pytest.mark.parametrize(
        ("name", "edge", "shown"),
        [("Lord Ismay", "start", "1952-04-04"), ("Lord Robertson", "end", "2003-12-17"),
         ("Jaap de Hoop Scheffer", "start", "2004-01-05")],
    )  # fmt: skip
    def test_disputed_dates_stay_disputed_and_one_is_shown(self, everything, name, edge, shown):
        found = tenure(name, SG)
        assert getattr(found, f"{edge}_disputed")
        assert getattr(found, edge).edtf == shown
        assert found.claims.filter(property=edge, outcome="dissents").exists()

    def test_october_1999_is_unrecorded_and_not_vacant(self, everything):
        (gap,) = gaps(list(Tenure.objects.filter(office__slug=SG).select_related("person")))
        assert (gap.earliest, gap.latest, gap.kind) == (date(1999, 10, 6), date(1999, 10, 14), "unrecorded")

    def test_who_came_before_and_after_skips_nobody(self, everything):
        spells = list(Tenure.objects.filter(office__slug=SG).select_related("person"))
        near = neighbours(spells)
        claes = tenure("Willy Claes", SG)
        assert near[claes.pk].predecessor.person.name == "Sergio Balanzino"
        assert near[claes.pk].predecessor_regular.person.name == "Manfred Wörner"

    def test_reading_everything_again_changes_nothing(self, everything):
        before = list(
            Tenure.objects.order_by("slug").values("slug", "start_earliest", "end_latest", "updated_at")
        )
        ingest(ROOT / "seeds")
        assert not refresh_everything()
        assert (
            list(Tenure.objects.order_by("slug").values("slug", "start_earliest", "end_latest", "updated_at"))
            == before
        )

    def test_the_order_of_the_inputs_does_not_matter(self, everything):
        def facts():
            return sorted(
                (
                    t.person.name,
                    t.office.slug,
                    t.acting,
                    t.start.edtf,
                    t.end_text,
                    t.start_disputed,
                    t.end_disputed,
                )
                for t in Tenure.objects.select_related("person", "office")
            )

        expected = facts()
        for model in (Finding, Claim, Tenure, Redirect, Person, Reading, Article):
            model.objects.all().delete()
        seeds = ROOT / "seeds"
        for name in (ARTICLE.name, "tenures.csv", "people.csv", "offices.csv", "sources.csv"):
            ingest(seeds / name)
        assert facts() == expected

    def test_without_the_article_the_tables_stand_and_with_it_again_nothing_is_lost(self, everything):
        found = Article.objects.get(path__endswith=".txt")
        store.retract(found)
        assert not Person.objects.shown().filter(name="Kamala Harris").exists()
        assert tenure("Mark Rutte", SG).start.edtf == "2024-10-01"
        store.restore(found)
        assert Person.objects.shown().filter(name="Kamala Harris").exists()
