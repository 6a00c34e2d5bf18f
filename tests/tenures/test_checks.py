"""What the checks find in facts, and what they leave alone. No database but for exclusive posts."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from people.dates import PartialDate
from people.models import Person
from tenures.checks import Finding, check
from tenures.models import Office, Organization, Tenure

TODAY = date(2024, 10, 1)
_numbers = count(1)

NATO = Organization(pk=1, slug="nato", name="NATO")
SECRETARY_GENERAL = Office(pk=1, slug="nato-secretary-general", title="Secretary General", organization=NATO)


def person(name: str, *, birth: str = "", death: str = "") -> Person:
    born, died = _date(birth), _date(death)
    return Person(
        pk=next(_numbers),
        name=name,
        birth_earliest=born.earliest,
        birth_latest=born.latest,
        death_earliest=died.earliest,
        death_latest=died.latest,
    )


def tenure(
    holder: str | Person,
    start: str,
    end: str,
    *,
    acting: bool = False,
    confirmed: str = "",
    follows: Tenure | None = None,
    office: Office = SECRETARY_GENERAL,
) -> Tenure:
    """A spell as facts have it; ``..`` as end is open, in office on the day it was last ``confirmed``."""
    began, ended, seen = _date(start), _date("" if end == ".." else end), _date(confirmed)
    after_seen = PartialDate(date.fromordinal(seen.latest.toordinal() + 1)) if seen.latest else ended
    number = next(_numbers)
    return Tenure(
        pk=number,
        slug=f"spell-{number}",
        person=person(holder) if isinstance(holder, str) else holder,
        office=office,
        acting=acting,
        start_earliest=began.earliest,
        start_latest=began.latest,
        end_earliest=after_seen.earliest if end == ".." else ended.earliest,
        end_latest=ended.latest,
        end_status="open" if end == ".." else "ended" if end else "unknown",
        last_confirmed=seen.latest,
        follows=follows,
    )


def _date(edtf: str) -> PartialDate:
    return PartialDate.parse(edtf) if edtf else PartialDate()


def codes(*tenures: Tenure, today: date = TODAY) -> list[str]:
    """What is found, definite ones with an exclamation mark."""
    return [f"{f.code}{'!' if f.definite else ''}" for f in check(tenures, today=today)]


def the_finding(*tenures: Tenure, today: date = TODAY) -> Finding:
    [found] = check(tenures, today=today)
    return found


# Two holders of one office


@pytest.mark.parametrize(
    ("luns", "carrington", "found"),
    [
        pytest.param(
            ("1971-10-01", "1984-06-25"), ("1984-06-25", "1988-07-01"), [], id="handover on one day"
        ),
        pytest.param(
            ("1971-10-01", "1984-06-26"), ("1984-06-25", "1988-07-01"), ["overlap!"], id="one day shared"
        ),
        pytest.param(("1971", "1984"), ("1984", "1988"), [], id="a handover told by the year"),
        pytest.param(("1971", "1984"), ("1984-06-25", "1988"), ["overlap"], id="one day would settle it"),
        pytest.param(
            ("1971", "1984-06"), ("1983", "1988"), ["overlap!"], id="a year apart, whatever the days"
        ),
        pytest.param(("1971", "1984-06-25"), ("", "1988"), [], id="an unknown start says nothing"),
        pytest.param(("1971", ""), ("", "1988"), [], id="unknown edges say nothing"),
    ],
)
def test_two_regular_holders_must_not_share_a_day(luns, carrington, found):
    assert codes(tenure("Joseph Luns", *luns), tenure("Lord Carrington", *carrington)) == found


def test_a_spell_within_another_overlaps_it():
    assert codes(tenure("Joseph Luns", "1971", "1984"), tenure("Lord Carrington", "1975", "1977")) == [
        "overlap!"
    ]


def test_a_holder_may_follow_on_themselves():
    claes = tenure("Willy Claes", "1988", "1992")
    assert codes(claes, tenure(claes.person, "1992-03-07", "1994-10-10")) == []


def test_a_short_spell_between_does_not_hide_a_later_overlap():
    long = tenure("Joseph Luns", "1971-10-01", "1984-06-25")
    short = tenure("Lord Ismay", "1975-01-01", "1975-02-01", acting=True)
    later = tenure("Lord Carrington", "1984-01-01", "1988-07-01")
    assert codes(long, short, later) == ["overlap!"]


def test_an_acting_holder_may_stand_in_beside_the_regular_one():
    ill = tenure("Manfred Wörner", "1988-07-01", "1994-08-14")
    stands_in = tenure("Sergio Balanzino", "1993-06-01", "1993-09-01", acting=True)
    assert codes(ill, stands_in) == []


def test_a_stated_succession_settles_a_loosely_told_handover():
    luns = tenure("Joseph Luns", "1971", "1984")
    assert codes(luns, tenure("Lord Carrington", "1984-06-25", "1988", follows=luns)) == []


def test_an_overlap_names_both_spells_and_people():
    luns, carrington = (
        tenure("Joseph Luns", "1971", "1984"),
        tenure("Lord Carrington", "1984-06", "1988-07-01"),
    )
    found = the_finding(carrington, luns)
    assert found.tenures == (luns, carrington)
    assert [p.name for p in found.people] == ["Joseph Luns", "Lord Carrington"]
    assert found.message == (
        "Joseph Luns, Secretary General, NATO, 1971/1984 and "
        "Lord Carrington, Secretary General, NATO, 1984-06/1988-07-01 may overlap"
    )


# Holes


def test_days_without_a_holder_are_a_gap():
    solana = tenure("Javier Solana", "1995-12-05", "1999-10-06")
    robertson = tenure("Lord Robertson", "1999-10-14", "2004-01-01")
    successor = tenure("Jaap de Hoop Scheffer", "2004-01-01", "2009-08-01")
    found = the_finding(solana, robertson, successor)
    assert (found.code, found.definite) == ("gap", False)
    assert found.message == (
        "Secretary General, NATO: nobody is recorded from 1999-10-06 up to 1999-10-14 (8 days), "
        "between Javier Solana and Lord Robertson"
    )


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(("1999-10-06", "1999-10-14"), id="to the day"),
        pytest.param(("1999-10", "1999-10"), id="as far as anyone knows"),
        pytest.param(("1999-10-01", ""), id="with no known end"),
    ],
)
def test_an_acting_holder_fills_a_gap(between):
    assert "gap" not in codes(
        tenure("Javier Solana", "1995-12-05", "1999-10-06"),
        tenure("Sergio Balanzino", *between, acting=True),
        tenure("Lord Robertson", "1999-10-14", "2004-01-01"),
        tenure("Jaap de Hoop Scheffer", "2004-01-01", "2009-08-01"),
    )


def test_scattered_holders_of_an_office_are_no_list_with_holes():
    first = tenure("Jens Stoltenberg", "2000-03-17", "2001-10-19")
    assert codes(first, tenure(first.person, "2005-10-17", "2013-10-16")) == []


def test_a_holder_told_until_one_year_and_the_next_from_the_year_after_leave_no_hole():
    """ "Until 1968" may mean that New Year's Eve was the last day in office."""
    assert (
        codes(
            tenure("Manlio Brosio", "1964", "1968"),
            tenure("Osman Olcay", "1969", "1971"),
            tenure("Joseph Luns", "1971", "1984"),
        )
        == []
    )


# One spell against the holder's life


@pytest.mark.parametrize(
    ("end", "found"),
    [
        pytest.param("1994-08-13", [], id="out of office on the day of death"),
        pytest.param("1994-08-14", [], id="in office on the day of death"),
        pytest.param("1994-08", [], id="the month of death"),
        pytest.param("1994-08-15", ["dead_in_office!"], id="in office the day after"),
        pytest.param("..", ["dead_in_office"], id="still open"),
    ],
)
def test_nobody_is_in_office_after_death(end, found):
    woerner = person("Manfred Wörner", death="1994-08-13")
    assert codes(tenure(woerner, "1988-07-01", end)) == found


def test_nobody_takes_office_after_death():
    assert codes(tenure(person("Manfred Wörner", death="1994-08-13"), "1995", "")) == ["dead_in_office!"]


@pytest.mark.parametrize(
    ("birth", "found"),
    [
        pytest.param("1932-01-01", [], id="eighteen that day"),
        pytest.param("1932-01-02", ["too_young"], id="a day short of eighteen"),
        pytest.param("1932", [], id="eighteen or about to be"),
        pytest.param("1950-01-02", ["too_young!"], id="not yet born"),
        pytest.param("", [], id="of unknown birth"),
    ],
)
def test_holders_are_of_age(birth, found):
    assert codes(tenure(person("Joseph Luns", birth=birth), "1950-01-01", "1956")) == found


# One spell against the life of its office


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        pytest.param("1952-04-04", "1957-05-16", [], id="within"),
        pytest.param("1952-02", "1957-05-16", [], id="from the month of the founding"),
        pytest.param("1952-01-31", "1957-05-16", ["before_office!"], id="before the founding"),
        pytest.param("1985", "1990-01-01", [], id="to the last day"),
        pytest.param("1985", "1990-01-02", ["after_office!"], id="after the last day"),
        pytest.param("1985", "..", ["after_office"], id="still open"),
    ],
)
def test_a_spell_lies_within_the_life_of_its_office(start, end, found):
    office = Office(
        pk=2,
        title="Standing Group Chair",
        organization=NATO,
        established_earliest=date(1952, 2, 1),
        established_latest=date(1952, 2, 29),
        abolished_earliest=date(1990, 1, 1),
        abolished_latest=date(1990, 1, 1),
    )
    assert codes(tenure("Lord Ismay", start, end, office=office)) == found


# Who came after whom


@pytest.mark.parametrize(
    ("luns_until", "carrington_from", "found"),
    [
        pytest.param("1984-06-25", "1984-06-25", [], id="on the day"),
        pytest.param("1984", "1984-06-25", [], id="as far as anyone knows"),
        pytest.param(
            "1985", "1984-06-25", ["overlap!", "succession_dates!"], id="in office before the other left"
        ),
    ],
)
def test_who_succeeds_begins_when_the_other_ends(luns_until, carrington_from, found):
    luns = tenure("Joseph Luns", "1971", luns_until)
    assert codes(luns, tenure("Lord Carrington", carrington_from, "1988", follows=luns)) == found


def test_a_holder_in_between_contradicts_a_stated_succession():
    rasmussen = tenure("Anders Fogh Rasmussen", "2009-08-01", "2014-10-01")
    stoltenberg = tenure("Jens Stoltenberg", "2014-10-01", "2024-10-01")
    rutte = tenure("Mark Rutte", "2024-10-01", "2028-10-01", follows=rasmussen)
    assert codes(rasmussen, stoltenberg, rutte) == ["wrong_predecessor!"]


def test_an_acting_holder_in_between_does_not():
    woerner = tenure("Manfred Wörner", "1988-07-01", "1994-08-14")
    balanzino = tenure("Sergio Balanzino", "1994-08-14", "1994-10-17", acting=True)
    claes = tenure("Willy Claes", "1994-10-17", "1995-10-20", follows=woerner)
    assert codes(woerner, balanzino, claes) == []


# No known end


@pytest.mark.parametrize(
    ("stoltenberg", "found"),
    [
        pytest.param(("..", "2024-09-30"), ["open_with_successor"], id="last confirmed before"),
        pytest.param(("..", "2024-10-02"), ["overlap!"], id="confirmed after the successor came"),
        pytest.param(("", ""), ["open_with_successor"], id="never said to have ended"),
        pytest.param(("2024-10-01", ""), [], id="ended"),
    ],
)
def test_a_spell_without_end_yields_to_a_successor(stoltenberg, found):
    end, confirmed = stoltenberg
    older = tenure("Jens Stoltenberg", "2014-10-01", end, confirmed=confirmed)
    newer = tenure("Mark Rutte", "2024-10-01", "..", confirmed="2024-10-01")
    assert codes(older, newer) == found


def test_an_acting_holder_yields_to_a_regular_one():
    ruge = tenure("Boris Ruge", "2024-09-10", "..", acting=True, confirmed="2024-09-30")
    assert codes(
        ruge, tenure("Radmila Šekerinska", "2024-11-19", "..", confirmed="2024-11-19"), today=date(2025, 1, 1)
    ) == ["open_with_successor"]


def test_an_acting_holder_is_no_successor():
    solana = tenure("Javier Solana", "1995-12-05", "..", confirmed="1999-10-05")
    assert (
        codes(
            solana,
            tenure("Sergio Balanzino", "1999-10-06", "1999-10-14", acting=True),
            today=date(1999, 11, 1),
        )
        == []
    )


@pytest.mark.parametrize(
    ("today", "found"),
    [(date(2025, 10, 1), []), (date(2025, 10, 2), ["unconfirmed"])],
    ids=["a year later", "a year and a day later"],
)
def test_an_open_spell_is_confirmed_every_year(today, found):
    assert codes(tenure("Mark Rutte", "2024-10-01", "..", confirmed="2024-10-01"), today=today) == found


# Posts that exclude each other


@pytest.fixture
def prime_minister(db):
    """The Dutch premiership, which nobody may hold beside NATO's first post."""
    netherlands = Organization.objects.create(slug="netherlands", name="Netherlands")
    nato = Organization.objects.create(slug="nato", name="NATO")
    premier = Office.objects.create(slug="pm", title="Prime Minister", organization=netherlands)
    premier.exclusive_with.add(Office.objects.create(slug="sg", title="Secretary General", organization=nato))
    return premier


@pytest.mark.parametrize(
    ("until", "acting", "found"),
    [
        pytest.param("2024-07-02", False, [], id="one after the other"),
        pytest.param("2024-10-02", False, ["exclusive_posts!"], id="both at a time"),
        pytest.param("2024", False, ["exclusive_posts"], id="perhaps both at a time"),
        pytest.param("2024-10-02", True, [], id="acting in one of them"),
    ],
)
def test_nobody_holds_two_posts_that_exclude_each_other(prime_minister, until, acting, found):
    rutte = person("Mark Rutte")
    first = tenure(rutte, "2010-10-14", until, acting=acting, office=prime_minister)
    second = tenure(rutte, "2024-10-01", "2028", office=prime_minister.exclusive_with.get())
    assert codes(first, second) == found


def test_two_posts_that_do_not_exclude_each_other_are_no_finding(db):
    benelux = Organization.objects.create(slug="benelux", name="Benelux")
    chair, other = (Office.objects.create(slug=s, title=s, organization=benelux) for s in ("chair", "envoy"))
    rutte = person("Mark Rutte")
    assert (
        codes(tenure(rutte, "2010", "2012", office=chair), tenure(rutte, "2010", "2012", office=other)) == []
    )


@pytest.mark.parametrize(
    ("established", "found"),
    [("1952-04-04", []), ("1949-04-04", ["missing_predecessor"]), ("1952", []), ("", [])],
    ids=["the day he began", "three years before", "some day of that year", "unknown"],
)
def test_an_office_older_than_its_first_holder_misses_a_predecessor(established, found):
    began = _date(established)
    office = Office(
        pk=7, slug="sg", title="Secretary General", organization=NATO,
        established_earliest=began.earliest, established_latest=began.latest,
    )  # fmt: skip
    ismay = tenure("Lord Ismay", "1952-04-04", "1957-05-16", office=office)
    spaak = tenure("Paul-Henri Spaak", "1957-05-16", "1961-04-21", office=office)
    assert codes(spaak, ismay) == found
    assert codes(ismay) == []  # of a single holder nobody says that the list is whole


def test_definite_findings_come_first():
    luns = tenure(person("Joseph Luns", birth="1970"), "1971", "1985-01-01")
    carrington = tenure("Lord Carrington", "1984-06-25", "1988")
    assert codes(luns, carrington) == ["overlap!", "too_young"]
