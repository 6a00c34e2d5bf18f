"""What the people of every country are called, in the three languages."""

from __future__ import annotations

import pytest

from kb.ingest.extract.demonyms import adjectives, countries, nouns
from kb.ingest.extract.known_names import country_names
from kb.ingest.extract.lexicon import lexicon
from kb.ingest.extract.tokens import tokenize

LANGUAGES = ("de", "en", "fr")


def test_every_country_has_a_people():
    assert set(countries()) == set(country_names())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_people_has_an_adjective_a_man_a_woman_and_a_plural(language):
    for code in countries():
        forms = nouns(code, language)
        assert adjectives(code, language), code
        for gender in ("m", "f"):
            assert any(form.gender in (gender, "") and not form.plural for form in forms), (code, gender)
        assert any(form.plural for form in forms) or code == "DE", code  # Deutsche: one or many


@pytest.mark.parametrize(
    ("code", "language", "man", "woman", "people"),
    [
        ("NO", "de", "Norweger", "Norwegerin", "Norwegerinnen"),
        ("FR", "de", "Franzose", "Französin", "Französinnen"),
        ("IL", "de", "Israeli", "Israelin", "Israelis"),
        ("DE", "de", "Deutscher", "Deutsche", None),
        ("NL", "en", "Dutchman", "Dutchwoman", "Dutchmen"),
        ("JP", "en", "Japanese", "Japanese", "Japanese"),
        ("NO", "en", "Norwegian", "Norwegian", "Norwegians"),
        ("NL", "fr", "Néerlandais", "Néerlandaise", "Néerlandaises"),
        ("NO", "fr", "Norvégien", "Norvégienne", "Norvégiens"),
        ("GR", "fr", "Grec", "Grecque", "Grecs"),
        ("BE", "fr", "Belge", "Belge", "Belges"),
        ("US", "fr", "Américain", "Américaine", "Américains"),
    ],
)
def test_forms_of_a_people(code, language, man, woman, people):
    forms = {(form.word, form.plural): form.gender for form in nouns(code, language)}
    assert forms[man, False] in ("m", "")
    assert forms[woman, False] in ("f", "")
    assert people is None or (people, True) in forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_found_in_running_text(language):
    lex = lexicon(language)
    for code in countries():
        for word in adjectives(code, language) | {form.word for form in nouns(code, language)}:
            tokens = tokenize(word, 0, lex.splits)
            length, meanings = lex.at(tokens, 0)
            assert length == len(tokens), word
            assert {"nationality", "demonym", "body"} & set(meanings), word
