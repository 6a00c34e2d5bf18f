"""What French sentences say of offices, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

from datetime import date

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document

SG, PM, PRESIDENT = "Secretary General", "Prime Minister", "President"
DEFENCE, FOREIGN = "Minister of Defence", "Minister of Foreign Affairs"


def told(text):
    """Who holds which office of which body, from when to when, and where that stands today."""
    document = Document("article.txt", text, language="fr", published=date(2024, 10, 1))
    return {
        (s.person, s.office, s.organization, s.start, s.end, s.status)
        for s in spells(document, extract(document))
    }
