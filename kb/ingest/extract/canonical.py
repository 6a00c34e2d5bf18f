"""An office that somebody wrote down in English, as we call it: "Minister of the Economy", "Chair, NATO Military Committee"."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kb.ingest.extract.chunks import OfficePhrase
from kb.ingest.extract.lexicon import Body, Lexicon, Title, lexicon
from kb.ingest.extract.office_names import settle
from kb.ingest.extract.places import PlaceReader, of_town
from kb.ingest.extract.tokens import tokenize

_LANGUAGE = "en"  # that of canonical titles
_DEPUTY = "Deputy "
_SENT_TO = " to "  # "Ambassador to Russia": where they are sent is not what they are
_KEPT = 10_000  # offices remembered


@lru_cache(_KEPT)
def canonical(office: str, organization: str) -> tuple[str, str]:
    """Title and organization; both as given where no entry of the lexicon has such words."""
    lex = lexicon(_LANGUAGE)
    body = _body(lex, organization)
    joined = (f"{office} of the {organization}", f"{organization} {office}") if organization else ()
    for words in (*joined, office, office.removeprefix(_DEPUTY), office.partition(_SENT_TO)[0]):
        if titles := _titles(lex, words):
            phrase = OfficePhrase(list(titles), body, deputy=office == _DEPUTY + words)
            if body is not None and of_town(phrase.titles):
                phrase.body = PlaceReader(_LANGUAGE).called(body.name)
            settle(phrase, lex)
            if phrase.title:
                return phrase.title, organization and (phrase.organization or (body.name if body else ""))
    return office, body.name if body else ""


def _meanings(lex: Lexicon, words: str) -> dict[str, Any]:
    """What all of the words mean together."""
    tokens = list(tokenize(words, 0, lambda word: False))
    length, meanings = lex.at(tokens, 0) if tokens else (0, {})
    return meanings if length == len(tokens) else {}


def _titles(lex: Lexicon, words: str) -> tuple[Title, ...]:
    return tuple(_meanings(lex, words).get("title", ()))


def _body(lex: Lexicon, name: str) -> Body | None:
    found = _meanings(lex, name).get("body")
    return found if isinstance(found, Body) else Body(name) if name else None
