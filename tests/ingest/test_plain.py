"""The short way to the facts of rows that leave nothing to weigh is the long way's equal."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.ingest.loading.plain import plain
from kb.ingest.reconcile import reconcile
from kb.ingest.records import Document, Evidence, Said, Tier, natural_key
from kb.ingest.tables import parse

TODAY = date(2026, 11, 24)
HEADER = "person,office,organization,start,end,acting,end_reason,confirmed,appointed,modality,preferred"
YEARS = st.integers(1950, 1960)
DAYS = st.builds(lambda y, d: (date(y, 1, 1) + timedelta(d)).isoformat(), YEARS, st.integers(0, 364))
DATES = st.one_of(
    DAYS, DAYS, YEARS.map(str), st.builds(lambda y, m: f"{y}-{m:02d}", YEARS, st.integers(1, 12)),
    YEARS.map(lambda y: f"{y}~"), YEARS.map(lambda y: f"{y}?"), YEARS.map(lambda y: f"[..{y}-06-30]"),
    YEARS.map(lambda y: f"[{y}-02-01..{y + 1}-06-30]"), st.just("195X"),
)  # fmt: skip


@st.composite
def plain_rows(draw: st.DrawFn) -> str:
    """A day or a year of beginning, and one of ending, or a day in office after it."""
    office = draw(st.sampled_from(["Chair,NATO", "Deputy,NATO", "Chair,UN", "deputy,NATO"]))
    start = draw(st.one_of(DAYS, YEARS.map(str)))
    year = int(start[:4]) + draw(st.integers(1, 9))
    ended = draw(st.sampled_from([f"{year}", f"{year}-05-06", f"{year}-07~", f"{year}?"]))
    more = draw(st.sampled_from([f"{ended},,,", f"{ended},true,,", f"{ended},,died,", f"..,,,{year}-03-04"]))
    return f"Ada Berg,{office},{start},{more},,,"


@st.composite
def rows(draw: st.DrawFn) -> str:
    """One row of one person: plain ones mostly, each other thing now and then."""
    if draw(st.integers(0, 3)):
        return draw(plain_rows())

    def seldom(*values: str) -> str:
        return draw(st.sampled_from(["", "", "", "", *values]))

    end = draw(st.one_of(DATES, DATES, st.sampled_from(["..", ""])))
    confirmed = draw(DAYS) if end == ".." else seldom("1955", "1955-05-05", "1958-01-01")
    office = draw(st.sampled_from(["Chair,NATO", "Chair,NATO", "chair,NATO", "Deputy,NATO", "Chair,UN"]))
    return ",".join(
        [draw(st.sampled_from(["Ada Berg", "Ada Berg", "Ada Berg", "Ada berg"])), office,
         draw(st.one_of(DATES, DATES, st.just(""))), end, seldom("true", "false"), seldom("died", "term ended"),
         confirmed, seldom("1949"), seldom("planned"), seldom("true")]
    )  # fmt: skip


def evidence(text: str) -> list[Evidence]:
    table = parse(Document("t.csv", f"{HEADER}\n{text}\n"), today=TODAY, skip_bad_rows=True)
    return [_evidence(said) for said in table.said]


def _evidence(said: Said) -> Evidence:
    return Evidence(
        natural_key("a", said), said, "a", Tier.PRESS, judgement="preferred" if said.preferred else ""
    )


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(rows(), min_size=1, max_size=4))
def test_the_facts_are_those_of_the_full_reconciliation(given_rows):
    claims = evidence("\n".join(given_rows))
    if claims and (short := plain(claims)) is not None:
        assert short == reconcile(claims)


def test_rows_of_one_person_in_several_offices_and_one_after_the_other_leave_nothing_to_weigh():
    short = plain(
        evidence(
            "Ada Berg,Chair,NATO,1950-01-02,1953-01-02\nAda Berg,Chair,NATO,1953-01-02,1955\n"
            "Ada Berg,Deputy,NATO,1950-06,..,,,1960-01-01"
        )
    )
    assert short is not None
    assert [(t.office, t.start.value.edtf, t.end_status) for t in short.tenures] == [
        ("Chair", "1950-01-02", "ended"), ("Chair", "1953-01-02", "ended"), ("Deputy", "1950-06", "open")
    ]  # fmt: skip


def test_what_has_to_be_weighed_is_left_to_the_reconciliation():
    weighed = [
        "Ada Berg,Chair,NATO,1950-01-02,",
        "Ada Berg,Chair,NATO,1950,1950",
        "Ada Berg,Chair,NATO,1950-01-02,1953-01-02\nAda Berg,Chair,NATO,1950-01-02,1954-01-02",
        "Ada Berg,Chair,NATO,1950-01-02,1953-01-02,,,,,planned",
        "Ada Berg,Chair,NATO,1950-01-02,1953-01-02,,,,,,true",
    ]
    assert [plain(evidence(rows)) for rows in weighed] == [None] * len(weighed)
