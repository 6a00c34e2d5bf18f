"""Every string is translated, into every language, and what Django reads is what translators wrote."""

from __future__ import annotations

import re

import pytest

from kb import catalogues

pytestmark = pytest.mark.parametrize("language", catalogues.LANGUAGES)


def translations(language):
    for message in catalogues.read(language):
        if message.id and message.context != "date format":
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            yield from strings


def test_every_string_of_the_sources_is_translated(language):
    """Extracted afresh. `python manage.py catalogues` adds what is new, for a translator to fill in."""
    assert catalogues.faults(language) == []


def test_what_is_served_is_what_translators_wrote(language):
    compiled = catalogues.path_of(language).with_suffix(".mo").read_bytes()
    assert compiled == catalogues.compiled(catalogues.read(language))


def test_the_catalogue_is_as_the_command_writes_it(language, settings, tmp_path):
    written = catalogues.path_of(language).read_bytes()
    catalogue = catalogues.update(language)
    settings.LOCALE_PATHS = [tmp_path]
    catalogues.write(language, catalogue)
    assert catalogues.path_of(language).read_bytes() == written


def test_quotes_and_apostrophes_are_those_of_print(language):
    straight = [text for text in translations(language) if re.search(r"(?<![=\w])[\"']|[a-z]'", _words(text))]
    assert straight == []


def test_french_puts_a_space_that_does_not_break_before_high_punctuation(language):
    if language == "fr":
        bare = [
            text
            for text in translations(language)
            if re.search(r"[^\u00a0\u202f\d]([:;?!»])(?!/)|« |[^\u00a0]»", text)
        ]
        assert bare == []


def _words(text):
    """Without tags, whose attributes are in straight quotes, and placeholders."""
    return re.sub(r"<[^>]*>|%\(\w+\)s", "", text)
