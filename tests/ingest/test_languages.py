"""The language of a text that does not say which it is in."""

from __future__ import annotations

import pytest

from kb.ingest.extract import detect_language, languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der frühere Ministerpräsident war zehn Jahre im Amt.", "de"),
        ("Mark Rutte is Secretary General of NATO.", "en"),  # "is" and "of" are Dutch words too
        ("Il a été secrétaire général de l'OTAN de 1971 à 1984.", "fr"),
        ("De secretaris-generaal van de NAVO is Mark Rutte. Hij volgde Stoltenberg op.", "nl"),
        ("Il segretario generale della NATO è Mark Rutte.", "it"),
        ("El secretario general de la OTAN es Mark Rutte.", "es"),
        ("Mark Rutte är Natos generalsekreterare, och han bor i Bryssel.", "sv"),
        ("Mark Rutte on Naton pääsihteeri vuodesta 2024.", None),  # Finnish, with a word that is English too
        ("NATO'nun yeni genel sekreteri Mark Rutte oldu.", None),
        ("Qwerty zxcv uiop.", None),
        ("123", None),
        ("", None),
    ],
)
def test_the_small_words_tell_the_language(text, language):
    assert detect_language(text) == language


def test_running_text_needs_no_dictionary(monkeypatch):
    """Loading them takes seconds and a gigabyte."""
    monkeypatch.setattr(languages, "langdetect", None)
    assert detect_language("Von 1971 bis 1984 war er der Generalsekretär des Bündnisses.") == "de"


def test_a_headline_is_told_by_a_dictionary():
    assert detect_language("Stoltenberg übergibt Amt: Abschied nach Jahren") == "de"
