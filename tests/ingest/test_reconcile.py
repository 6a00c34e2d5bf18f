"""Rules A and B as sentences: what sources say, and what it adds up to."""

from datetime import date

import pytest

from kb.ingest.reconcile import reconcile
from kb.ingest.records import Tier
from tests.ingest.said import PM, SG, evidence, said, spell


def person(facts, name):
    (found,) = [p for p in facts.people if p.name == name]
    return found


def tenures(facts, name, office=SG):
    return [
        facts.tenures[i]
        for i in person(facts, name).tenures
        if (facts.tenures[i].office, facts.tenures[i].organization) == office
    ]


def tenure(facts, name, office=SG):
    (found,) = tenures(facts, name, office)
    return found


def edges(fact):
    return fact.start.value.edtf, fact.end.value.edtf


def outcomes(facts, claims):
    return [facts.outcomes[e.key][0] for e in claims]


class TestPeople:
    def test_equal_full_names_are_one_person(self):
        facts = reconcile(
            evidence(spell("Joseph Luns", "1971"), article="a")
            + evidence(spell("joseph LUNS", end="1984"), article="b")
        )
        assert len(facts.people) == 1

    @pytest.mark.parametrize("shouting", ["a1", "a3"])
    def test_a_name_in_capitals_is_shown_only_where_there_is_no_other(self, shouting):
        written = evidence(spell("Javier Solana", "1995", "1999"), article="a2")
        capitals = evidence(spell("JAVIER SOLANA", "1995", "1999"), article=shouting)
        assert [p.name for p in reconcile([*written, *capitals]).people] == ["Javier Solana"]
        assert [p.name for p in reconcile(capitals).people] == ["JAVIER SOLANA"]

    def test_a_surname_joins_the_person_who_holds_that_office(self):
        facts = reconcile(
            evidence(spell("Mark Rutte", "2024-10-01", table=True), article="t")
            + evidence(said("Rutte", "in_office_on", "2024-10-01"), article="b")
        )
        assert [p.name for p in facts.people] == ["Mark Rutte"]

    def test_a_surname_without_a_known_person_is_a_provisional_person(self):
        facts = reconcile(evidence(said("Rutte", "in_office_on", "2024-10-01")))
        assert [p.name for p in facts.people] == ["Rutte"]

    def test_two_people_fit_a_surname_and_neither_is_linked(self):
        known = evidence(
            spell(
                "George H. Bush",
                "1989",
                "1993",
                office=("President", "United States"),
                table=True,
                statement="1",
            )
            + spell(
                "George W. Bush",
                "2001",
                "2009",
                office=("President", "United States"),
                table=True,
                statement="2",
            ),
            article="t",
        )
        doubtful = evidence(said("Bush", "holds", office=("President", "United States")), article="b")
        facts = reconcile(known + doubtful)
        assert outcomes(facts, doubtful) == ["unresolved"]
        assert [f.code for f in facts.findings] == ["ambiguous_person"]

    def test_a_date_tells_two_bearers_of_a_surname_apart(self):
        known = evidence(
            spell(
                "George H. Bush",
                "1989",
                "1993",
                office=("President", "United States"),
                table=True,
                statement="1",
            )
            + spell(
                "George W. Bush",
                "2001",
                "2009",
                office=("President", "United States"),
                table=True,
                statement="2",
            ),
            article="t",
        )
        dated = evidence(
            said("Bush", "in_office_on", "2005-05-05", office=("President", "United States")), article="b"
        )
        facts = reconcile(known + dated)
        assert dated[0].key in person(facts, "George W. Bush").claims

    def test_a_namesake_in_another_office_is_not_linked(self):
        facts = reconcile(
            evidence(spell("George Robertson", "1999-10-14", "2003-12-17", table=True), article="t")
            + evidence(
                said("Robertson", "in_office_on", "2010-01-01", office=("Chief Executive", "Acme")),
                article="b",
            )
        )
        assert sorted(p.name for p in facts.people) == ["George Robertson", "Robertson"]

    def test_a_birth_that_excludes_makes_two_people_of_one_name(self):
        facts = reconcile(
            evidence(spell("John Major", "1990", "1997", office=("Prime Minister", "United Kingdom"))
                     + [said("John Major", "birth", "1943", office=None)], article="a")
            + evidence(said("John Major", "age", "30@2024-10-01", office=None), article="b")
        )  # fmt: skip
        assert [p.name for p in facts.people] == ["John Major", "John Major"]

    def test_an_alias_of_a_table_joins_the_names(self):
        facts = reconcile(
            evidence(spell("Lord Ismay", "1952-04-04", table=True)
                     + [said("Lord Ismay", "name", "en:Hastings Ismay", office=None, table=True)], article="t")
            + evidence(spell("Hastings Ismay", end="1957"), article="b")
        )  # fmt: skip
        assert [p.name for p in facts.people] == ["Lord Ismay"]
        assert len(tenures(facts, "Lord Ismay")) == 1

    def test_a_slip_of_the_pen_in_a_given_name_is_the_one_candidate(self):
        facts = reconcile(
            evidence(spell("Manfred Wörner", "1988-07-01", table=True), article="t")
            + evidence(spell("Manfredo Wörner", end="1994"), article="b")
        )
        assert [p.name for p in facts.people] == ["Manfred Wörner"]

    @pytest.mark.parametrize("spelling", ["Jens Stoltenburg", "Jens Stoltneberg", "Jens Stoltenbergg"])
    def test_a_slip_in_a_family_name_is_the_one_who_has_that_office(self, spelling):
        known = evidence(spell("Jens Stoltenberg", "2014-10-01", "2024-10-01", table=True), article="t")
        misspelt = evidence(spell(spelling, "2014"), article="b")
        assert [p.name for p in reconcile([*known, *misspelt]).people] == ["Jens Stoltenberg"]

    @pytest.mark.parametrize(
        ("one", "other", "office"),
        [
            ("Jens Stoltenberg", "Jens Stoltenburg", PM),  # another office
            ("Jens Stoltenberg", "Jan Stoltenburg", SG),  # another given name
            ("Jens Stoltenberg", "Jens Holtenberg", SG),  # nobody misses the first letter
            ("Hans Müller", "Hans Möller", SG),  # short names differ by a letter
        ],
    )
    def test_what_may_be_another_name_is_another_person(self, one, other, office):
        facts = reconcile(
            evidence(spell(one, "2014", "2024"), article="a")
            + evidence(spell(other, "2014", "2024", office=office), article="b")
        )
        assert sorted(p.name for p in facts.people) == sorted([one, other])

    def test_two_whom_a_slip_may_mean_are_left_alone(self):
        facts = reconcile(
            evidence(spell("Jens Stoltenberg", "2014", "2024", table=True), article="t")
            + evidence(spell("Jens Stoltenburg", "2014", "2024", table=True), article="t")
            + evidence(spell("Jens Stoltenbrg", "2015"), article="b")
        )
        assert len(facts.people) == 3

    def test_the_commonest_spelling_is_the_name(self):
        for wrong in ("a1", "a2", "a3"):  # whichever article comes first
            facts = reconcile(
                e
                for article in ("a1", "a2", "a3")
                for e in evidence(
                    spell("Jens Stoltenburg" if article == wrong else "Jens Stoltenberg", "2014"),
                    article=article,
                )
            )
            assert [p.name for p in facts.people] == ["Jens Stoltenberg"]

    @pytest.mark.parametrize("spelling", ["Manfred Woerner", "MANFRED WÖRNER", "Manfred Worner"])
    def test_transliteration_and_case_do_not_make_another_person(self, spelling):
        facts = reconcile(
            evidence(spell("Manfred Wörner", "1988-07-01", table=True), article="t")
            + evidence(spell(spelling, end="1994"), article="b")
        )
        assert [p.name for p in facts.people] == ["Manfred Wörner"]


class TestSpells:
    def test_a_start_and_an_end_from_two_sources_make_one_spell(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971"), article="a")
            + evidence(spell("A Luns", end="1984"), article="b")
        )
        assert edges(tenure(facts, "A Luns")) == ("1971", "1984")

    def test_two_spells_in_one_office_stay_two(self):
        facts = reconcile(
            evidence(spell("Jens Stoltenberg", "2000-03-17", "2001-10-19", statement="1")
                     + spell("Jens Stoltenberg", "2005-10-17", "2013-10-16", statement="2"))
        )  # fmt: skip
        assert [edges(t) for t in tenures(facts, "Jens Stoltenberg")] == [
            ("2000-03-17", "2001-10-19"),
            ("2005-10-17", "2013-10-16"),
        ]

    def test_a_year_joins_the_spell_that_admits_it(self):
        facts = reconcile(
            evidence(spell("Jens Stoltenberg", "2000-03-17", "2001-10-19", statement="1")
                     + spell("Jens Stoltenberg", "2005-10-17", "2013-10-16", statement="2"), article="a")
            + evidence(spell("Jens Stoltenberg", "2005"), article="b")
        )  # fmt: skip
        assert [t.start.disputed for t in tenures(facts, "Jens Stoltenberg")] == [False, False]
        assert len(facts.tenures) == 2

    def test_a_mention_that_fits_two_spells_is_a_finding(self):
        former = evidence(said("Jens Stoltenberg", "end", "[..2024-10-01]"), article="b")
        facts = reconcile(
            evidence(spell("Jens Stoltenberg", "2000-03-17", "2001-10-19", statement="1")
                     + spell("Jens Stoltenberg", "2005-10-17", "2013-10-16", statement="2"), article="a")
            + former
        )  # fmt: skip
        assert [f.code for f in facts.findings] == ["ambiguous_spell"]
        assert outcomes(facts, former) == ["unresolved"]

    def test_acting_and_regular_are_two_spells(self):
        facts = reconcile(
            evidence(
                [*spell("S Balanzino", "1994-08-13", "1994-10-17", statement="1"),
                 said("S Balanzino", "acting", "true", statement="1"),
                 *spell("S Balanzino", "1994-08-13", "1994-10-17", statement="2"),
                 said("S Balanzino", "acting", "false", statement="2")]
            )
        )  # fmt: skip
        assert sorted(t.acting for t in facts.tenures) == [False, True]

    def test_a_coarse_statement_joins_the_exact_spell_within_it(self):
        facts = reconcile(
            evidence(spell("P Spaak", "1946", "1946"), article="a")
            + evidence(spell("P Spaak", "1946-03-13", "1946-03-31"), article="b", tier=Tier.OFFICIAL)
        )
        assert edges(tenure(facts, "P Spaak")) == ("1946-03-13", "1946-03-31")

    def test_an_office_without_organization_is_the_one_the_person_holds(self):
        facts = reconcile(
            evidence(spell("Joseph Luns", "1971"), article="a")
            + evidence(said("Joseph Luns", "end", "1984", office=("Secretary General", "")), article="b")
        )
        assert edges(tenure(facts, "Joseph Luns")) == ("1971", "1984")


class TestChoice:
    def test_a_month_and_a_day_within_it_are_no_dispute(self):
        month, day = spell("A Luns", "1957-05"), spell("A Luns", "1957-05-16")
        facts = reconcile(evidence(month, article="a", tier=Tier.OFFICIAL) + evidence(day, article="b"))
        assert tenure(facts, "A Luns").start.value.edtf == "1957-05-16"
        assert not tenure(facts, "A Luns").start.disputed

    def test_the_better_tier_is_chosen_and_the_other_dissents(self):
        official = evidence(
            spell("Lord Ismay", "1952-04-04", "1957-05-16", table=True), article="a", tier=Tier.OFFICIAL
        )
        wiki = evidence(spell("Lord Ismay", "1952-03-24", table=True), article="b", tier=Tier.UNVETTED)
        facts = reconcile(official + wiki)
        fact = tenure(facts, "Lord Ismay")
        assert edges(fact) == ("1952-04-04", "1957-05-16")
        assert fact.start.disputed and not fact.end.disputed
        assert outcomes(facts, wiki) == ["shown", "dissents"]
        assert fact.days_disputed == (1868, 1879)

    def test_more_independent_sources_win_within_a_tier(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01"), article="a")
            + evidence(spell("A Luns", "1971-10-02"), article="b")
            + evidence(spell("A Luns", "1971-10-02"), article="c")
        )
        assert tenure(facts, "A Luns").start.value.edtf == "1971-10-02"

    def test_copies_of_one_text_count_once(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01"), article="z1")
            + evidence(spell("A Luns", "1971-10-01"), article="z2")
            + evidence(spell("A Luns", "1971-10-02"), article="b", family="wiki")
            + evidence(spell("A Luns", "1971-10-02"), article="c", family="wiki")
        )
        assert tenure(facts, "A Luns").start.value.edtf == "1971-10-01"

    def test_a_curators_preference_beats_every_tier(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01"), article="a", tier=Tier.OFFICIAL)
            + evidence(
                spell("A Luns", "1971-10-02"),
                article="b",
                tier=Tier.UNVETTED,
                judgement="preferred",
                decided="2026",
            )
        )
        assert tenure(facts, "A Luns").start.value.edtf == "1971-10-02"

    def test_the_latest_preference_beats_an_earlier_one(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01"), article="a", judgement="preferred", decided="2026-01-01")
            + evidence(
                spell("A Luns", "1971-10-02"), article="b", judgement="preferred", decided="2026-02-01"
            )
        )
        assert tenure(facts, "A Luns").start.value.edtf == "1971-10-02"

    def test_a_curators_preference_beats_one_made_in_a_table(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01"), article="a", judgement="preferred")
            + evidence(spell("A Luns", "1971-10-02"), article="b", judgement="preferred", decided="2026")
        )
        assert tenure(facts, "A Luns").start.value.edtf == "1971-10-02"

    def test_an_end_that_no_spell_admits_is_about_the_spell_that_shares_a_sure_day(self):
        facts = reconcile(
            evidence(spell("A Luns", "1971-10-01", "1974-06-25"), article="a")
            + evidence(spell("A Luns", "1980-10-01", "1984-06-25", statement="s2"), article="b")
            + evidence(
                [said("A Luns", "end", "1974-07-01"), said("A Luns", "in_office_on", "1972-01-01")],
                article="c",
                judgement="preferred",
                decided="2026",
            )
        )
        assert [edges(fact) for fact in tenures(facts, "A Luns")] == [
            ("1971-10-01", "1974-07-01"),
            ("1980-10-01", "1984-06-25"),
        ]

    def test_a_rejected_claim_makes_no_fact(self):
        facts = reconcile(evidence(spell("A Luns", "1971"), judgement="rejected"))
        assert facts.people == () and facts.tenures == ()

    @pytest.mark.parametrize("modality", ["reported", "planned", "denied"])
    def test_hedged_planned_and_denied_claims_make_no_fact(self, modality):
        claims = evidence(spell("Jens Stoltenberg", modality=modality))
        facts = reconcile(claims)
        assert facts.tenures == ()
        assert outcomes(facts, claims) == ["not_counted" if modality == "denied" else "waiting"]

    def test_a_hedged_claim_counts_once_a_curator_accepts_it(self):
        assert reconcile(
            evidence(spell("Jens Stoltenberg", modality="reported"), judgement="accepted")
        ).tenures

    def test_an_appointment_is_not_a_start(self):
        facts = reconcile(
            evidence(said("Mark Rutte", "holds"), said("Mark Rutte", "appointed", "2024-06-26"))
        )
        assert edges(tenure(facts, "Mark Rutte")) == ("", "")


class TestPropagation:
    def test_ten_years_and_the_end_give_the_start_within_half_a_year(self):
        facts = reconcile(
            evidence(
                spell("Jens Stoltenberg", end="2024-10-01") + [said("Jens Stoltenberg", "duration", "P10Y")]
            )
        )
        assert edges(tenure(facts, "Jens Stoltenberg")) == ("[2014-04-01..2015-04-03]", "2024-10-01")

    def test_ten_years_so_far_are_counted_back_from_the_day_they_are_told(self):
        facts = reconcile(
            evidence(
                said("Jens Stoltenberg", "in_office_on", "2024-10-01"),
                said("Jens Stoltenberg", "duration", "P10Y"),
            )
        )
        fact = tenure(facts, "Jens Stoltenberg")
        assert fact.start.value.edtf == "[2014-04-01..2015-04-03]"
        assert fact.end_status == "open"

    def test_an_age_bounds_the_birth(self):
        facts = reconcile(evidence(said("Rutte", "age", "57@2024-10-01", office=None)))
        assert person(facts, "Rutte").birth.value.edtf == "[1966-10-02..1967-10-01]"

    def test_a_successor_takes_over_the_same_day(self):
        facts = reconcile(
            evidence(
                spell("Mark Rutte", "2024-10-01", statement="1")
                + [said("Jens Stoltenberg", "holds", statement="2"),
                   said("Mark Rutte", "succeeds", "Jens Stoltenberg", statement="1")]
            )
        )  # fmt: skip
        fact = tenure(facts, "Jens Stoltenberg")
        assert fact.end.value.edtf == "2024-10-01"
        assert [r.rule for r in fact.end.reasons] == ["succession", "succession"]
        assert tenure(facts, "Mark Rutte").follows is not None

    def test_a_successor_does_not_take_over_at_once_where_another_lies_between(self):
        facts = reconcile(
            evidence(
                [*spell("Manfred Wörner", "1988-07-01", statement="1"),
                 *spell("S Balanzino", "1994-08-13", "1994-10-17", statement="2"),
                 *spell("W Claes", "1994-10-17", statement="3"),
                 said("W Claes", "succeeds", "Manfred Wörner", statement="3")]
            )
        )  # fmt: skip
        assert tenure(facts, "Manfred Wörner").end.value.edtf == "[..1994-10-17]"

    def test_a_predecessor_of_whom_no_spell_is_recorded_is_a_finding(self):
        facts = reconcile(
            evidence([*spell("Mark Rutte", "2024-10-01"), said("Mark Rutte", "succeeds", "Jens Stoltenberg")])
        )
        (finding,) = facts.findings
        assert finding.code == "missing_predecessor"
        assert finding.message.startswith(
            "Mark Rutte is said to follow Jens Stoltenberg as Secretary General"
        )

    def test_a_stated_gap_beats_the_guess_that_edges_meet(self):
        facts = reconcile(
            evidence(
                [*spell("J Solana", "1995-12-05", "1999-10-06", statement="1"),
                 *spell("G Robertson", "1999-10-14", statement="2"),
                 said("G Robertson", "succeeds", "J Solana", statement="2")]
            )
        )  # fmt: skip
        assert tenure(facts, "J Solana").end.value.edtf == "1999-10-06"
        assert tenure(facts, "G Robertson").start.value.edtf == "1999-10-14"

    def test_still_in_office_leaves_the_end_open(self):
        fact = tenure(reconcile(evidence(said("Rutte", "in_office_on", "2024-10-01"))), "Rutte")
        assert (fact.end_status, fact.last_confirmed) == ("open", date(2024, 10, 1))
        assert fact.end.value.earliest == date(2024, 10, 2)

    def test_a_later_end_closes_an_open_spell(self):
        facts = reconcile(
            evidence(said("Rutte", "in_office_on", "2024-10-01"), article="a")
            + evidence(said("Rutte", "end", "2028-10-01"), article="b", published=date(2028, 10, 2))
        )
        assert tenure(facts, "Rutte").end_status == "ended"

    def test_the_dead_hold_no_office(self):
        facts = reconcile(
            evidence(
                spell("Manfred Wörner", "1988-07-01")
                + [said("Manfred Wörner", "death", "1994-08-13", office=None)]
            )
        )
        assert tenure(facts, "Manfred Wörner").end.value.edtf == "[..1994-08-14]"

    def test_a_former_holder_on_a_day_had_left_by_that_day(self):
        facts = reconcile(
            evidence(said("Rutte", "holds", office=PM), said("Rutte", "end", "[..2024-10-01]", office=PM))
        )
        fact = tenure(facts, "Rutte", PM)
        assert edges(fact) == ("", "[..2024-10-01]")
        assert fact.end_status == "ended"

    def test_a_contradicted_inference_is_a_finding_and_no_dispute(self):
        facts = reconcile(
            evidence(spell("J Luns", "1971-10-01", "1984-06-25"), article="a", tier=Tier.OFFICIAL)
            + evidence(said("J Luns", "duration", "P3Y"), article="b")
        )
        assert [f.code for f in facts.findings] == ["derived_dissent"]
        assert not tenure(facts, "J Luns").start.disputed and not tenure(facts, "J Luns").end.disputed

    def test_at_least_four_years_is_an_expected_end_and_no_end(self):
        facts = reconcile(evidence(spell("Rutte", "2024-10-01") + [said("Rutte", "expected_end", "P4Y..")]))
        fact = tenure(facts, "Rutte")
        assert fact.expected_end.edtf == "[2028-10-01..]"
        assert fact.end.value.edtf == ""

    def test_being_chosen_is_not_holding(self):
        claims = evidence(said("Radmila Šekerinska", "appointed", "2024-11-19"))
        facts = reconcile(claims)
        assert facts.tenures == ()
        assert outcomes(facts, claims) == ["other_event"]

    def test_a_confirmation_of_some_day_in_a_year_is_sure_for_its_first_day_only(self):
        fact = tenure(
            reconcile(evidence(spell("A Rutte", "2020") + [said("A Rutte", "in_office_on", "2023")])),
            "A Rutte",
        )
        assert fact.last_confirmed == date(2023, 1, 1)
