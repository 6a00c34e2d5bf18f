"""Everything that one rule found is undone with one command, shown first, and stays undone."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kb.ingest.store import judge
from kb.models import Claim
from tenures.models import Tenure
from tests.admin.conftest import put_in
from tests.ingest.said import spell

pytestmark = pytest.mark.django_db


def reject(*words: str) -> str:
    out = StringIO()
    call_command("reject_rule", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def rule() -> str:
    """The rule of Luns's two claims; Rutte's come from a table."""
    put_in("Joseph Luns, 1971 to 1984.", spell("Joseph Luns", "1971", "1984"))
    put_in("Mark Rutte, 2024.", spell("Mark Rutte", "2024", table=True))
    return Claim.objects.filter(person_name="Joseph Luns").first().rule


def holders() -> list[str]:
    return sorted(tenure.person.name for tenure in Tenure.objects.select_related("person"))


def test_a_dry_run_shows_what_would_go(rule):
    assert "- Joseph Luns, Secretary General, NATO, 1971/1984" in reject(rule, "--dry-run")
    assert holders() == ["Joseph Luns", "Mark Rutte"]


def test_the_facts_of_the_rule_go_and_others_stay(rule):
    reject(rule, "--reason", "It takes guests for hosts")
    assert holders() == ["Mark Rutte"]
    kept = Claim.objects.filter(rule=rule).values_list("judgements__reason", flat=True)
    assert set(kept) == {"It takes guests for hosts"}


def test_read_again_they_stay_rejected(rule):
    reject(rule)
    put_in("Joseph Luns, 1971 to 1984.", spell("Joseph Luns", "1971", "1984"))
    assert holders() == ["Mark Rutte"]


def test_what_a_curator_accepted_stays_accepted(rule):
    judge(Claim.objects.filter(rule=rule), "accepted", by=None, reason="Checked")
    assert reject(rule).startswith("0 claims are rejected")
    assert "Joseph Luns" in holders()


def test_a_rule_that_found_nothing_is_named():
    with pytest.raises(CommandError, match=r"en\.nothing"):
        reject("en.nothing")
