"""Quotes with a few words around them: what is marked, what is left out."""

from __future__ import annotations

from kb.quotes_in_context import Piece, number_spans, paragraphs

LUNS = "Zehn Jahre hatte er das Amt inne. Luns amtierte von 1971 bis 1984."


def shown(text, *quotes, context=8):
    """The snippets as one line each: quotes in brackets, … where text is left out."""
    spans = number_spans((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
    lines = []
    for paragraph in paragraphs(text, spans, context=context):
        for snippet in paragraph:
            inner = "".join(f"[{p.text}]" if p.quote else p.text for p in snippet.pieces)
            lines.append(("…" if snippet.cut_before else "") + inner + ("…" if snippet.cut_after else ""))
    return lines


def test_a_quote_stands_between_whole_words_and_ellipses():
    assert shown("One two three four five six seven eight nine.", "five", context=10) == [
        "…four [five] six seven…"
    ]


def test_context_does_not_reach_into_the_next_paragraph():
    text = "Before it.\n\nThe quote.\n\nAnd here is a long paragraph after it, which nobody asked for."
    assert shown(text, "The quote", context=40) == ["[The quote]."]


def test_a_paragraph_without_quotes_is_left_out():
    text = "He began.\nNothing of interest happened in all of the long years between.\nHe left."
    assert shown(text, "He began", "He left") == ["[He began].", "[He left]."]


def test_two_quotes_near_each_other_share_a_snippet():
    text = "Luns began in 1971 and left in 1984. " + "More words follow. " * 9
    assert shown(text, "1971", "1984") == ["…in [1971] and left in [1984]. More…"]


def test_overlapping_quotes_are_cut_where_either_begins_or_ends():
    text = "x" * 60 + " Luns served ten years there " + "y" * 60
    start = text.index("Luns")
    spans = number_spans([(start, start + 21), (start + 12, start + 27)])
    (snippet,) = paragraphs(text, spans, context=1)[0]
    marked = [piece for piece in snippet.pieces if piece.quote]
    assert marked == [
        Piece("Luns served ", 1, begins=(1,)),
        Piece("ten years", 2, begins=(2,), ends=(1,)),
        Piece(" there", 2, ends=(2,)),
    ]


def test_a_quote_within_another_is_the_innermost_one():
    text = "z" * 90 + " " + LUNS
    start = text.index("Zehn Jahre")
    spans = number_spans([(start, start + 33), (start, start + 10)])
    pieces = [piece for snippet in paragraphs(text, spans)[0] for piece in snippet.pieces if piece.quote]
    assert [(piece.text, piece.quote, piece.begins) for piece in pieces] == [
        ("Zehn Jahre", 2, (1, 2)),
        (" hatte er das Amt inne.", 1, ()),
    ]


def test_claims_with_one_quote_share_its_number():
    assert [span.number for span in number_spans([(5, 9), (0, 3), (5, 9)])] == [1, 2]


def test_a_quote_across_paragraphs_is_marked_in_both():
    text = "Luns left\nin 1984. " + "More words follow. " * 9
    spans = number_spans([(5, 17)])
    found = paragraphs(text, spans, context=0)
    assert [[p.text for s in paragraph for p in s.pieces] for paragraph in found] == [["left"], ["in 1984"]]


def test_at_most_half_of_a_short_text_is_shown():
    assert shown(LUNS, "1971", context=48) == ["…von [1971] bis 1984."]


def test_quotes_that_are_most_of_the_text_get_no_context():
    assert shown(LUNS, "Jahre hatte er das Amt inne", "amtierte von 1971") == [
        "…[Jahre hatte er das Amt inne]…",
        "…[amtierte von 1971]…",
    ]


def test_no_quotes_show_nothing():
    assert paragraphs(LUNS, []) == []
