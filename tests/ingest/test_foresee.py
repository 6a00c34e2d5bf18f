"""What a decision would change is foreseen, and comes to pass."""

from __future__ import annotations

import pytest

from kb.ingest import foresee as module
from kb.ingest.foresee import foresee
from kb.ingest.records import Tier
from kb.ingest.store import judge
from kb.models import Claim
from tests.admin.conftest import put_in
from tests.ingest.said import said, spell

pytestmark = pytest.mark.django_db
ALL = ("accepted", "rejected", "preferred")


@pytest.fixture
def rumour() -> Claim:
    """Luns's end in 1984 is known, and that it was 1985 is reported."""
    put_in("Luns led NATO until 1984.", spell("Joseph Luns", "1971", "1984"))
    claims = [said("Joseph Luns", "end", "1985", modality="reported")]
    paper = put_in("Luns left in 1985, it is said.", claims, tier=Tier.UNVETTED)
    return paper.claims.get()


def test_it_tells_what_each_verdict_would_change(rumour):
    was = "Joseph Luns, Secretary General, NATO, 1971/1984"
    foreseen = {verdict: list(map(str, changes)) for verdict, changes in foresee(rumour, ALL).items()}
    assert foreseen == {
        "accepted": [f"~ {was} → Joseph Luns, Secretary General, NATO, 1971/1984 (disputed)"],
        "rejected": [],
        "preferred": [f"~ {was} → Joseph Luns, Secretary General, NATO, 1971/1985 (disputed)"],
    }


def test_what_is_foreseen_comes_to_pass(rumour):
    foreseen = foresee(rumour, ["preferred"])["preferred"]
    done = judge([rumour], "preferred", by=None, reason="He said so").facts
    assert [change.after.removesuffix(" (disputed)") for change in foreseen] == [
        change.after.replace(" of NATO", ", NATO") for change in done
    ]


def test_foreseeing_writes_nothing(rumour):
    before = list(Claim.objects.order_by("pk").values())
    foresee(rumour, ALL)
    assert list(Claim.objects.order_by("pk").values()) == before


def test_where_too_much_hangs_together_nothing_is_foretold(rumour, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    assert foresee(rumour, ALL) is None
