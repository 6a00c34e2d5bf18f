"""What a clause claims: that it is so, that someone says so, that it is planned, that it is not; or nothing."""

from __future__ import annotations

import pytest

from kb.ingest.extract.modality import modality_reader
from kb.ingest.extract.tokens import tokenize


def modality(language, clause, before=""):
    words, earlier = ([t.lower for t in tokenize(text, 0, lambda word: False)] for text in (clause, before))
    found = modality_reader(language).read(words, earlier, f"{before} {clause}", future=False)
    return found.value if found else None


@pytest.mark.parametrize(
    ("language", "clause", "expected"),
    [
        ("fr", "Mark Rutte a été nommé secrétaire général", "asserted"),
        ("fr", "Mark Rutte devrait devenir secrétaire général", "planned"),
        ("fr", "Mark Rutte est pressenti comme secrétaire général", "planned"),
        ("fr", "Mark Rutte serait nommé secrétaire général", "reported"),
        ("fr", "Selon des sources diplomatiques, Mark Rutte a été nommé secrétaire général", "reported"),
        ("fr", "Mark Rutte n'a pas été nommé secrétaire général", "denied"),
        ("fr", "Mark Rutte n'est plus secrétaire général", None),
        ("fr", "Mark Rutte n'a été secrétaire général que deux ans", "asserted"),
        ("fr", "Mark Rutte pourrait devenir secrétaire général", None),
        ("fr", "Mark Rutte est candidat au poste de secrétaire général", None),
        ("fr", "Mark Rutte souhaiterait devenir secrétaire général", None),
        ("fr", "avant que Mark Rutte ne devienne secrétaire général", None),
        ("de", "Mark Rutte wurde Generalsekretär", "asserted"),
        ("de", "Mark Rutte soll Generalsekretär werden", "planned"),
        ("de", "Medienberichten zufolge wurde Mark Rutte Generalsekretär", "reported"),
        ("de", "Mark Rutte wurde nicht Generalsekretär", "denied"),
        ("de", "Mark Rutte ist nicht mehr Generalsekretär", None),
        ("de", "Mark Rutte könnte Generalsekretär werden", None),
        ("en", "Mark Rutte became secretary general", "asserted"),
        ("en", "Mark Rutte is expected to become secretary general", "planned"),
        ("en", "Mark Rutte reportedly became secretary general", "reported"),
        ("en", "According to reports Mark Rutte became secretary general", "reported"),
        ("en", "Mark Rutte isn't secretary general", "denied"),
        ("en", "Mark Rutte is no longer secretary general", None),
        ("en", "Mark Rutte might become secretary general", None),
    ],
)
def test_modality_of_a_clause(language, clause, expected):
    assert modality(language, clause) == expected


@pytest.mark.parametrize(
    ("language", "before", "clause", "expected"),
    [
        ("fr", "Elle dément", "que Mark Rutte soit secrétaire général", "denied"),
        ("fr", "Elle espère", "que Mark Rutte devienne secrétaire général", None),
        ("de", "Sie dementierte", "dass Mark Rutte Generalsekretär wird", "denied"),
        ("en", "She denied", "that Mark Rutte became secretary general", "denied"),
        ("en", "She hopes", "that Mark Rutte is secretary general", None),
        ("fr", "Elle espère revenir", "et Mark Rutte est secrétaire général", "asserted"),
    ],
)
def test_a_content_clause_takes_the_modality_of_what_it_hangs_on(language, before, clause, expected):
    assert modality(language, clause, before) == expected
