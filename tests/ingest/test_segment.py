"""Text to sentences: offsets hold, no sentence and no part outgrows its bound, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.ingest.segment import LONGEST_SENTENCE, PART, parts, sentences


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Er ging. Sie blieb.", ["Er ging.", "Sie blieb."]),
        ("Am 1. Oktober ging er. Sie blieb.", ["Am 1. Oktober ging er.", "Sie blieb."]),
        ("Dr. Voss kam. „Ja“, sagte sie.", ["Dr. Voss kam.", "„Ja“, sagte sie."]),
        ("Genug ... Er ging.", ["Genug ...", "Er ging."]),
        ("Er ging!!! » Nein « sagte sie.", ["Er ging!!!", "» Nein « sagte sie."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, told):
    assert [sentence.text for sentence in sentences(text, "de")] == told


def test_rows_of_a_curriculum_vitae_stand_alone_however_long_they_are():
    rows = (
        "Oktober 1991 bis Februar 1996: Generalinspekteur der Bundeswehr in Bonn",
        "1996–1999 Vorsitzender des Militärausschusses der Nato mit Sitz in Brüssel",
        "2000: Mitglied",
    )
    assert [sentence.text for sentence in sentences("\n".join(rows), "de")] == list(rows)


def test_a_sentence_without_end_is_cut_at_a_blank():
    text = "der " * 1000
    cut = list(sentences(text, "de"))
    assert len(cut) == 3
    assert max(len(sentence.text) for sentence in cut) <= LONGEST_SENTENCE
    assert " ".join(sentence.text for sentence in cut) == text.strip()


def test_a_word_without_end_is_cut_where_it_must_be():
    cut = list(sentences("x" * 4000, "de"))
    assert "".join(sentence.text for sentence in cut) == "x" * 4000
    assert max(len(sentence.text) for sentence in cut) == LONGEST_SENTENCE


def test_a_book_is_read_in_parts_that_begin_with_a_paragraph():
    paragraph = "Er war von 1971 bis 1984 Minister. " * 40 + "\n\n"
    read = list(parts(paragraph * 100, "de"))
    assert len(read) == 3
    assert all(part[-1].end - part[0].start <= PART + len(paragraph) for part in read)
    assert [part[0].start % len(paragraph) for part in read] == [0, 0, 0]
    assert sum(map(len, read)) == 4000


def test_a_paragraph_without_end_is_read_in_parts_too():
    read = list(parts("Er ging. " * 30_000, "de"))
    assert len(read) == 3
    assert all(part[-1].end - part[0].start <= 2 * PART + 10 for part in read)


@given(st.text(alphabet="aA1.!?\" \n\t«»'é-", max_size=300), st.sampled_from(["de", "en", "fr"]))
def test_sentences_stand_at_their_offsets_in_order_and_leave_out_only_marks_of_lists(text, language):
    at = 0
    for sentence in sentences(text, language):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text
        assert text[at : sentence.start].strip(" \n\t-#>*+•–") == ""
        at = sentence.end
    assert text[at:].strip(" \n\t-#>*+•–") == ""
