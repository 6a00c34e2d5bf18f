"""What a claim says, in the reader's words and language."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kb.claims_in_words import length, says
from kb.models import Claim

CASES = [
    ("start", "1971-10-01", "took office: 1 October 1971"),
    ("start", "1971", "took office: 1971"),
    ("end", "[..2024-10-01]", "left office: by 1 October 2024"),
    ("in_office_on", "2024-10-01", "in office on 1 October 2024"),
    ("age", "57@2024-10-01", "aged 57 on 1 October 2024: born 2 October 1966 – 1 October 1967"),
    ("duration", "P10Y", "about 10 years in office"),
    ("expected_end", "P4Y..", "expected to stay at least 4 years"),
    ("expected_end", "2028-10", "expected to leave: October 2028"),
    ("succeeds", "Jens Stoltenberg", "succeeded Jens Stoltenberg"),
    ("appointed", "", "chosen for the office"),
    ("acting", "true", "acting"),
    ("end_reason", "died", "how it ended: died"),
    ("nationality", "NO", "nationality: Norway"),
    ("name", "de:Josef Luns", "called Josef Luns (German)"),
    ("name", "Josef Luns", "also called Josef Luns"),
    ("identifier", "wikidata:Q57665", "Wikidata Q57665"),
    ("holds", "", "in office as Secretary General, NATO"),
]


@pytest.mark.parametrize(("prop", "value", "expected"), CASES)
def test_a_claim_reads_as_a_phrase(prop, value, expected):
    claim = Claim(property=prop, value=value, office_title="Secretary General", organization_name="NATO")
    assert says(claim) == expected


def test_a_value_in_no_known_notation_is_shown_as_it_is():
    assert says(Claim(property="start", value="soon")) == "start soon"


def test_a_property_of_tomorrow_is_shown_as_it_is():
    assert says(Claim(property="salary", value="1")) == "salary 1"


def test_hearsay_says_that_it_is_hearsay():
    claim = Claim(property="succeeds", value="Joseph Luns", modality="reported")
    assert says(claim) == "reported, not stated: succeeded Joseph Luns"


def test_a_plan_is_not_told_as_something_that_happened():
    claim = Claim(property="start", value="2024-10-01", modality="planned")
    assert says(claim) == "planned: start in office: 1 October 2024"


def test_lengths_follow_the_language_of_the_page():
    with override("de"):
        assert length("P10Y6M") == "10 Jahre, 6 Monate"
