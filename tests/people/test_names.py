"""Names as they are compared: one person spelt in several ways, two people who share a name."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from people.names import family_key, fold, is_full, match_key, slug_for, without_titles


@pytest.mark.parametrize(
    "spellings",
    [
        ("Manfred Wörner", "Manfred Woerner", "MANFRED WORNER", "Dr. Manfred Wörner"),
        ("Anders Fogh Rasmussen", "Anders  Fogh\u00a0Rasmussen"),
        ("Søren Gade", "Soren Gade", "Soeren Gade"),
        ("Håkon Grøn", "Hakon Gron", "Haakon Groen"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Sinéad O’Brien", "Sinead O'Brien", "SINÉAD OBRIEN"),
        ("Jean-Claude Juncker", "Jean‑Claude Juncker"),
    ],
)
def test_spellings_of_one_name_compare_equal(spellings):
    assert len({match_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jens Stoltenberg", "Thorvald Stoltenberg"), ("Mark Rutte", "Mark Rütten"), ("Solana", "Solano")],
)
def test_different_names_stay_different(one, other):
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("General The Lord Ismay", "Ismay"),
        ("Dr. Hans-Gert Pöttering", "Hans-Gert Pöttering"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("Mme Christine Lagarde", "Christine Lagarde"),
        ("Lord", "Lord"),
        ("Dr. phil. Hans Meier", "Hans Meier"),
        ("Phil Collins", "Phil Collins"),
    ],
)
def test_titles_come_off_but_never_the_whole_name(name, bare):
    assert without_titles(name) == bare


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Joseph Luns", True), ("Luns", False), ("Lord Ismay", False), ("de Hoop Scheffer", False),
        ("Jaap de Hoop Scheffer", True), ("von der Leyen", False), ("Ursula von der Leyen", True), ("", False),
    ],
)  # fmt: skip
def test_a_full_name_has_a_given_and_a_family_name(name, full):
    assert is_full(name) is full


def test_a_family_name_is_shared_by_every_mention_of_it():
    assert family_key("Jens Stoltenberg") == family_key("STOLTENBERG") == family_key("Herr Stoltenberg")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Joseph Luns", "joseph-luns"),
        ("Manfred Wörner", "manfred-worner"),
        ("Paul-Henri Spaak", "paul-henri-spaak"),
    ],
)
def test_a_slug_reads_like_the_name(text, slug):
    assert slug_for(text) == slug


def test_a_name_without_latin_letters_still_gets_an_address():
    assert slug_for("安倍晋三") != slug_for("石破茂")
    assert slug_for("安倍晋三").isalnum()


def test_letters_that_are_only_another_form_of_a_letter_fold_to_it():
    assert fold("𝐀𝐍𝐍𝐀 ＬＵＮＳ") == "anna luns"


@given(st.text(max_size=40))
@example("ᴬ")
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(st.text(min_size=1, max_size=40))
def test_every_text_gets_a_slug_that_fits_an_address(text):
    slug = slug_for(text)
    assert slug
    assert slug == slug.lower().strip("-")
    assert slug.isascii()
