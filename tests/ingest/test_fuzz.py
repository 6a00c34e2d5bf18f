"""Whatever the text, reading it ends, and each quote stands where it says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.ingest.extract import extract
from kb.ingest.records import Document
from kb.models import Claim

WORDS = """
    NATO-Generalsekretär Secretary-General secrétaire général de l’OTAN der die das the of le la l’ du Jens Stoltenberg
    Mark Rutte J. de Hoop Scheffer Ex- ex- -Chef chief war is was était wurde became devient folgte auf succeeded
    succède à von bis from to since seit depuis 1971 1984 1. Oktober October 2014 (2009–2014) (57) 57-jährige am Dienstag
    on Tuesday mardi er he elle Dieser sein Vorgänger his predecessor son prédécesseur nicht not ne pas soll could
    devrait , . ; : ! ? … „ “ » « " ' ’ ( ) – - a. D. z. B. U.S. e\u0301 \u00a0 \u200b \ufeff ß İ ﬁ 𝔘 🙂 \n \n\n \t
""".split(" ")
PROSE = st.lists(st.sampled_from([word.strip(" ") or "\n" for word in WORDS]), max_size=60).map(" ".join)
ANYTHING = st.one_of(
    PROSE,
    st.text(max_size=300),
    st.binary(max_size=300).map(lambda raw: raw.decode("utf-8", errors="replace")),
    st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")),
    st.tuples(PROSE, st.text(max_size=40), PROSE).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(
    text=ANYTHING,
    language=st.sampled_from(["de", "en", "fr"]),
    published=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
)
def test_every_quote_stands_where_it_says(text, language, published):
    for said in extract(Document("fuzz", text, language=language, published=published)):
        assert said.start is not None
        assert said.end is not None
        assert 0 <= said.start < said.end <= len(text)
        assert text[said.start : said.end] == said.quote


LONG = "X" + "a" * 1000
COLUMNS = {
    "statement": "statement", "value": "value", "person": "person_name", "mention": "mention", "office": "office_title",
    "organization": "organization_name", "rule": "rule",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"President Jo {LONG} of Norway left.",
        f"Prime Minister {LONG} left.",
        f"Jo Doe, chairman of {LONG}, left.",
        f"Jo Doe succeeded President {LONG} in 2014 as president of Norway.",
        f"Jo Doe, president of Norway, and Jo {'ﷺ' * 80}, president of Chad, left.",
    ],
)
def test_what_is_too_long_for_a_column_is_no_name(text):
    for said in extract(Document("long", text, language="en", published=date(2024, 10, 1))):
        for name, column in COLUMNS.items():
            assert len(getattr(said, name)) <= Claim._meta.get_field(column).max_length


def test_claims_of_a_long_office_are_tied_together_by_a_key_that_fits():
    text = "Jo Doe was chair of the Committee on Foreign Trade and Energy and Fisheries and Forests from 1990 to 1995."
    told = extract(Document("long", text, language="en", published=date(2024, 10, 1)))
    assert {said.property for said in told} >= {"holds", "start", "end"}
    (key,) = {said.statement for said in told}
    assert len(key) <= Claim._meta.get_field("statement").max_length
