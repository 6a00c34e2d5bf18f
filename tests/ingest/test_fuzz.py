"""Whatever the text, reading it ends, and each quote stands where it says."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.ingest.extract import extract
from kb.ingest.records import Document

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
