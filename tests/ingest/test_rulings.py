"""A curator says who is who: two people merged, one split; it outlives every re-ingest and can be taken back."""

from __future__ import annotations

import itertools

import pytest
from django.urls import reverse

from kb.ingest.facts import refresh_everything
from kb.ingest.reconcile import reconcile
from kb.ingest.ruling import merge, split, withdraw
from kb.ingest.rulings import Identity
from kb.ingest.store import restore, retract
from kb.models import Claim, Report, Ruling
from people.models import Person, Redirect
from tests.admin.conftest import put_in
from tests.factories import ReportFactory
from tests.ingest.said import evidence, said, spell

LUNS = evidence(spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True), article="t")
JOSEF = evidence(spell("Sepp Luns", "1971"), article="a")


def keys(claims) -> frozenset[str]:
    return frozenset(e.key for e in claims)


def names(facts) -> list[str]:
    return [person.name for person in facts.people]


class TestPure:
    def test_without_a_ruling_two_names_are_two_people(self):
        assert names(reconcile(LUNS + JOSEF)) == ["Joseph Luns", "Sepp Luns"]

    def test_two_whom_a_curator_calls_one_are_one_and_keep_the_name_of_the_table(self):
        facts = reconcile(LUNS + JOSEF, [Identity(True, keys(LUNS), keys(JOSEF))])
        assert names(facts) == ["Joseph Luns"]
        assert [alias for _, alias in facts.people[0].aliases] == ["Sepp Luns"]
        assert len(facts.tenures) == 1

    def test_a_curator_who_calls_two_one_knows_better_than_their_births(self):
        born = [evidence(said("Joseph Luns", "birth", "1911", office=None), article="b"),
                evidence(said("Sepp Luns", "birth", "1912", office=None), article="c")]  # fmt: skip
        facts = reconcile(LUNS + JOSEF + born[0] + born[1], [Identity(True, keys(LUNS), keys(JOSEF))])
        assert names(facts) == ["Joseph Luns"]
        assert facts.people[0].birth.disputed

    def test_two_of_one_name_whom_a_curator_calls_two_are_two(self):
        elder = evidence(spell("George Bush", "1971", "1972", statement="1", table=True), article="t")
        younger = evidence(spell("George Bush", "1995", "2000", statement="2", table=True), article="t")
        assert names(reconcile(elder + younger)) == ["George Bush"]
        facts = reconcile(elder + younger, [Identity(False, keys(elder), keys(younger))])
        assert [(p.name, len(p.tenures)) for p in facts.people] == [("George Bush", 1), ("George Bush", 1)]

    def test_a_surname_that_fits_both_halves_of_a_split_is_linked_to_neither(self):
        elder = evidence(spell("George Bush", "1971", "1972", statement="1", table=True), article="t")
        younger = evidence(spell("George Bush", "1995", "2000", statement="2", table=True), article="t")
        bush = evidence(said("Bush", "nationality", "US", office=None), article="n")
        facts = reconcile(elder + younger + bush, [Identity(False, keys(elder), keys(younger))])
        assert [finding.code for finding in facts.findings] == ["ambiguous_person"]

    def test_where_rulings_contradict_each_other_nobody_is_merged(self):
        rulings = [Identity(True, keys(LUNS), keys(JOSEF)), Identity(False, keys(JOSEF), keys(LUNS))]
        assert names(reconcile(LUNS + JOSEF, rulings)) == ["Joseph Luns", "Sepp Luns"]

    def test_neither_the_order_of_claims_nor_that_of_rulings_matters(self):
        third = evidence(spell("J. M. A. H. Luns", end="1984"), article="c")
        rulings = [Identity(True, keys(LUNS), keys(JOSEF)), Identity(True, keys(JOSEF), keys(third)),
                   Identity(False, keys(third), keys(LUNS))]  # fmt: skip
        expected = reconcile(LUNS + JOSEF + third, rulings)
        for claims in itertools.permutations([LUNS, JOSEF, third]):
            for order in itertools.permutations(rulings):
                assert reconcile(itertools.chain(*claims), order) == expected


@pytest.mark.django_db
class TestStored:
    @pytest.fixture
    def luns(self) -> Person:
        put_in("Joseph Luns, 1971 to 1984.", spell("Joseph Luns", "1971", "1984"))
        return Person.objects.get(name="Joseph Luns")

    @pytest.fixture
    def sepp(self) -> Person:
        self.article = put_in("Sepp Luns began in 1971.", spell("Sepp Luns", "1971"))
        return Person.objects.get(name="Sepp Luns")

    def test_claims_aliases_and_tenures_move_and_the_old_address_leads_on(self, client, luns, sepp):
        merge(luns, sepp, by=None, reason="One man")
        (person,) = Person.objects.all()
        assert {claim.person for claim in Claim.objects.all()} == {person}
        assert person.tenures.count() == 1
        assert [alias.name for alias in person.aliases.all()] == ["Sepp Luns"]
        answer = client.get("/people/sepp-luns/")
        assert (answer.status_code, answer["Location"]) == (301, reverse("person", args=["joseph-luns"]))

    def test_who_keeps_the_name_keeps_the_address(self, luns):
        for year in ("1971", "1972", "1973"):
            put_in(f"J. Luns ruled in {year}.", spell("J. Luns", year))
        other = Person.objects.get(name="J. Luns")
        assert other.claims.count() > luns.claims.count()
        merge(luns, other, by=None, reason="One man")
        (person,) = Person.objects.shown()
        assert (person.name, person.slug) == ("Joseph Luns", "joseph-luns")
        assert list(Redirect.objects.values_list("old_slug", flat=True)) == ["j-luns"]
        withdraw(Ruling.objects.get(), by=None, reason="Two men")
        assert sorted(Person.objects.shown().values_list("name", "slug")) == [
            ("J. Luns", "j-luns"),
            ("Joseph Luns", "joseph-luns"),
        ]

    def test_it_outlives_recomputing_rereading_and_taking_back(self, luns, sepp):
        merge(luns, sepp, by=None, reason="One man")
        refresh_everything()
        retract(self.article)
        restore(self.article)
        put_in("Sepp Luns left in 1984.", spell("Sepp Luns", end="1984"))
        assert [person.name for person in Person.objects.shown()] == ["Joseph Luns"]

    def test_undone_both_are_back_under_their_own_addresses(self, client, luns, sepp, django_user_model):
        merge(luns, sepp, by=None, reason="One man")
        anna = django_user_model.objects.create_user("anna")
        withdraw(Ruling.objects.get(), by=anna, reason="Two men")
        assert sorted(Person.objects.shown().values_list("slug", flat=True)) == ["joseph-luns", "sepp-luns"]
        assert client.get("/people/sepp-luns/").status_code == 200
        assert not Redirect.objects.exists()
        assert Ruling.objects.get().withdrawn_by == anna

    def test_what_readers_report_of_either_goes_to_the_one_and_comes_back(self, luns, sepp):
        of_luns, of_sepp = ReportFactory(person=luns), ReportFactory(person=sepp)
        merge(luns, sepp, by=None, reason="One man")
        since = ReportFactory(person=Person.objects.get())
        assert {report.person.name for report in Report.objects.all()} == {"Joseph Luns"}
        withdraw(Ruling.objects.get(), by=None, reason="Two men")
        assert {report: report.person.name for report in Report.objects.all()} == {
            of_luns: "Joseph Luns", of_sepp: "Sepp Luns", since: "Joseph Luns",
        }  # fmt: skip

    def test_a_person_is_split_by_statements_and_stays_split(self, luns):
        put_in("Joseph Luns sang from 1990 on.", spell("Joseph Luns", "1990"))
        split(luns, Claim.objects.filter(value="1990"), by=None, reason="A singer of that name")
        refresh_everything()
        people = Person.objects.shown()
        assert [person.name for person in people] == ["Joseph Luns", "Joseph Luns"]
        assert sorted(str(t.start) for p in people for t in p.tenures.all()) == ["1971", "1990"]
        assert luns.slug in people.values_list("slug", flat=True)

    def test_merging_again_withdraws_the_split(self, luns):
        put_in("Joseph Luns sang from 1990 on.", spell("Joseph Luns", "1990"))
        split(luns, Claim.objects.filter(value="1990"), by=None, reason="A singer of that name")
        merge(*Person.objects.shown(), by=None, reason="The same after all")
        assert Person.objects.shown().count() == 1
        assert [(r.same, r.withdrawn_at is None) for r in Ruling.objects.order_by("pk")] == [
            (False, False),
            (True, True),
        ]

    def test_a_split_of_everything_is_none(self, luns):
        with pytest.raises(ValueError, match="on both sides"):
            split(luns, luns.claims.all(), by=None, reason="")
