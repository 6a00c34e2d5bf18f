"""``manage.py check_facts``: what it prints, and the exit status it leaves."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories import ClaimFactory, FindingFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


def check(*options: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("check_facts", *options, stdout=out)
    except SystemExit as left:
        return out.getvalue(), left.code
    return out.getvalue(), 0


def test_facts_in_order_leave_nothing_to_say():
    TenureFactory(start="1971-10-01", end="1984-06-25")
    assert check() == ("findings: 0, of them definite: 0\n", 0)


def test_what_may_be_wrong_is_printed_and_is_no_failure():
    TenureFactory(start="1971", end="1984-06-25")
    TenureFactory(person=PersonFactory(name="Lord Carrington"), start="1984-06", end="1988-07-01")
    printed, status = check()
    assert (
        "possible overlap: Joseph Luns, Secretary General of NATO, 1971/1984-06-25 and Lord Carrington"
        in printed
    )
    assert printed.endswith("findings: 1, of them definite: 0\n")
    assert status == 0


def test_what_cannot_be_true_is_a_failure():
    TenureFactory(start="1971", end="1985-01-01")
    TenureFactory(person=PersonFactory(name="Lord Carrington"), start="1984-06", end="1988-07-01")
    printed, status = check()
    assert printed.startswith("definite overlap: ")
    assert status == 1


def test_what_came_up_while_resolving_claims_is_found_too():
    FindingFactory(code="ambiguous_person", message="'Bush' fits several people")
    assert "possible ambiguous_person: 'Bush' fits several people" in check()[0]


def test_json_names_people_tenures_and_claims_by_their_public_ids():
    claim = ClaimFactory(key="abc123")
    FindingFactory(code="derived_dissent", definite=True, message="It contradicts").claims.add(claim)
    ended = TenureFactory(
        person=PersonFactory(name="Manfred Wörner", death="1994-08-13"), start="1988-07-01", end="1994-09-01"
    )
    printed, status = check("--json")
    given = json.loads(printed)
    assert len({finding.pop("key") for finding in given["findings"]}) == 2
    assert given == {
        "definite": 2,
        "findings": [
            {
                "code": "dead_in_office",
                "definite": True,
                "message": "Manfred Wörner, Secretary General of NATO, 1988-07-01/1994-09-01 "
                "goes on after the holder's death, 1994-08-13",
                "people": ["manfred-worner"],
                "tenures": [ended.slug],
                "claims": [],
                "suppressed": None,
            },
            {
                "code": "derived_dissent",
                "definite": True,
                "message": "It contradicts",
                "people": [],
                "tenures": [],
                "claims": ["abc123"],
                "suppressed": None,
            },
        ],
    }
    assert status == 1


def test_checking_costs_the_same_however_many_tenures_there_are(django_assert_max_num_queries):
    for number in range(20):
        name = f"Ada {chr(65 + number)}berg"
        TenureFactory(person=PersonFactory(name=name), start=f"{1950 + number}", end=f"{1951 + number}")
        finding = FindingFactory(key=str(number))
        finding.people.add(PersonFactory(name=name))
    with django_assert_max_num_queries(8):
        check()
