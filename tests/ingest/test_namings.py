"""A curator says which office is which: two merged, one split; what is meant decides, whatever was said first."""

from __future__ import annotations

import itertools
import random

import pytest

from kb.ingest.namings import Naming, Namings
from kb.ingest.reconcile import reconcile
from tests.ingest.said import evidence, said, spell

SG = ("Secretary General", "NATO")
GS = ("General Secretary", "NATO")
LONG = ("Secretary General", "North Atlantic Treaty Organization")
ALLIANCE = ("", "North Atlantic Treaty Organization")
NATO = ("", "NATO")


def keys(claims) -> frozenset[str]:
    return frozenset(e.key for e in claims)


def offices(facts) -> list[tuple[str, str, str]]:
    return sorted({(t.office, t.organization, str(t.start.value.edtf)) for t in facts.tenures})


@pytest.mark.parametrize(
    ("namings", "name", "meant"),
    [
        ([], GS, GS),
        ([Naming(GS, SG)], GS, SG),
        ([Naming(GS, SG)], ("general secretary", "Nato"), SG),
        ([Naming(GS, SG)], SG, SG),
        ([Naming(ALLIANCE, NATO)], LONG, SG),
        ([Naming(ALLIANCE, NATO)], ALLIANCE, NATO),
        ([Naming(ALLIANCE, NATO), Naming(GS, SG)], ("General Secretary", ALLIANCE[1]), SG),
        ([Naming(GS, LONG), Naming(LONG, SG)], GS, SG),
        ([Naming(("Secretary-General", "NATO"), SG)], ("Secretary-General", "NATO"), SG),
        ([Naming(GS, SG), Naming(SG, GS)], SG, GS),
    ],
)
def test_what_is_meant_by_a_name(namings, name, meant):
    assert Namings(namings).name_of(name) == meant


LUNS = evidence(spell("Joseph Luns", "1971-10-01", "1984-06-25", table=True), article="t")
SAID_OTHERWISE = evidence(spell("Joseph Luns", "1971", office=GS), article="a")


def test_without_a_ruling_two_names_are_two_offices():
    assert offices(reconcile(LUNS + SAID_OTHERWISE)) == [(*GS, "1971"), (*SG, "1971-10-01")]


def test_two_whom_a_curator_calls_one_are_one_with_the_spells_of_both():
    assert offices(reconcile(LUNS + SAID_OTHERWISE, [Naming(GS, SG)])) == [(*SG, "1971-10-01")]


def test_a_predecessor_is_found_among_those_of_whom_the_other_name_was_said():
    carrington = spell("Peter Carrington", "1984-06-25", office=GS)
    claims = LUNS + evidence(
        carrington, said("Peter Carrington", "succeeds", "Joseph Luns", office=GS), article="b"
    )
    assert [t.follows for t in reconcile(claims).tenures] == [None, None]
    assert [t.follows for t in reconcile(claims, [Naming(GS, SG)]).tenures] == [None, 0]


def test_vacancies_of_both_are_those_of_the_one():
    both = [evidence(said("", "vacant", value, office=office), article=value)
            for value, office in (("1999-10-06/", SG), ("1999-10/1999-10-14", GS))]  # fmt: skip
    claims = [e for some in both for e in some]
    assert len(reconcile(claims).vacancies) == 2
    (vacancy,) = reconcile(claims, [Naming(GS, SG)]).vacancies
    assert (vacancy.office, vacancy.start.edtf, vacancy.end.edtf) == (SG[0], "1999-10-06", "1999-10-14")


def test_claims_set_apart_are_about_the_other_office_with_all_that_their_statement_says():
    other = evidence(spell("Joseph Luns", "1952", "1956", statement="2"), article="a")
    facts = reconcile(LUNS + other, [Naming(SG, ("Minister", "Netherlands"), keys(other[:1]))])
    assert offices(facts) == [("Minister", "Netherlands", "1952"), (*SG, "1971-10-01")]


def test_claims_of_an_organization_set_apart_keep_their_titles():
    facts = reconcile(LUNS, [Naming(NATO, ("", "Warsaw Pact"), keys(LUNS[:1]))])
    assert offices(facts) == [("Secretary General", "Warsaw Pact", "1971-10-01")]


def test_what_was_set_apart_can_be_parted_again():
    apart = [Naming(SG, GS, keys(LUNS)), Naming(GS, ("Chair", "NATO"), keys(LUNS))]
    for order in itertools.permutations(apart):
        assert offices(reconcile(LUNS, order)) == [("Chair", "NATO", "1971-10-01")]


def test_where_rulings_contradict_each_other_nothing_is_made_one():
    apart = Naming(SG, GS, keys(SAID_OTHERWISE))
    assert Namings([Naming(GS, SG), apart]).name_of(GS) == GS
    assert Namings([Naming(ALLIANCE, NATO), Naming(NATO, ALLIANCE, keys(LUNS))]).name_of(LONG) == LONG


def test_neither_the_order_of_claims_nor_that_of_rulings_matters():
    third = evidence(spell("Joseph Luns", end="1984", office=LONG), article="c")
    fourth = evidence(spell("Manlio Brosio", "1964", "1971", office=LONG, statement="9"), article="d")
    rulings = [Naming(GS, SG), Naming(ALLIANCE, NATO), Naming(SG, ("Chair", "NATO"), keys(fourth)),
               Naming(("Chair", "NATO"), GS)]  # fmt: skip
    claims = LUNS + SAID_OTHERWISE + third + fourth
    expected = reconcile(claims, rulings)
    assert (*SG, "1964") not in offices(expected)
    shuffled = random.Random(7)
    for order in itertools.permutations(rulings):
        assert reconcile(shuffled.sample(claims, len(claims)), order) == expected
