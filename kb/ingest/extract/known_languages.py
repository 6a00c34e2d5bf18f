"""The languages that are read, by ISO 639-1 code."""

from __future__ import annotations

from kb.ingest.extract import english, french, german
from kb.ingest.extract.language import Language

LANGUAGES: dict[str, Language] = {
    "de": german.GERMAN,
    "en": english.ENGLISH,
    "fr": french.FRENCH,
}
