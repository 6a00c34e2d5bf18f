"""The catalogues of translations: kept in line with the strings in the sources, and compiled.

Django's ``makemessages`` and ``compilemessages`` call GNU gettext, which a fresh machine lacks.
Babel does the same in Python; templates become Python first, by the function that Django
itself puts before gettext.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

# English is what the sources say.
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
PACKAGES = ("kb", "people", "tenures")
# The admin is English; Django translates what it brings along.
LEFT_OUT = ("templates/admin", "kb/admin")
_CONTEXT = (1, "c")
KEYWORDS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": (_CONTEXT, 2),
    "pgettext_lazy": (_CONTEXT, 2),
    "npgettext": (_CONTEXT, 2, 3),
}


class Translations(Catalog):
    """A catalogue whose header holds nothing that changes by itself: no dates, no versions."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(locale=language, charset="utf-8", header_comment="", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        said = [("Language", str(self.locale)), ("Content-Type", "text/plain; charset=utf-8")]
        return [*said, ("Plural-Forms", self.plural_forms)] if self.locale else said

    # Babel sets what it reads; there is nothing to keep.
    @mime_headers.setter
    def mime_headers(self, _: list[tuple[str, str]]) -> None: ...


SEEDS = [settings.BASE_DIR / "seeds" / name for name in ("offices.csv", "tenures.csv")]
_DATA = settings.BASE_DIR / "kb/ingest/extract/data"
LEXICON = [
    (_DATA / "offices.toml", "office", "office", "title"),
    (_DATA / "portfolios.toml", "portfolio", "office", ""),
    (_DATA / "organizations.toml", "organization", "organization", "name"),
    (_DATA / "bodies.toml", "organization", "organization", ""),
]
COUNTRIES = frozenset(  # CLDR has their names in every language
    name for code, name in Locale("en").territories.items() if code not in ("EU", "UN")
)


def found(language: str | None = None) -> Translations:
    """Every string that the sources wrap, untranslated."""
    catalog = Translations(language)
    for path in _sources():
        name = str(path.relative_to(settings.BASE_DIR))
        for _line, text, _comments, context in extract("python", BytesIO(_python(path)), KEYWORDS):
            # Lines are left out: they would change with every edit of a file, in two catalogues.
            catalog.add(text, locations=[(name, 0)], context=context)
    for context, text, path in _names():
        if text and text not in COUNTRIES:
            catalog.add(text, locations=[(str(path.relative_to(settings.BASE_DIR)), 0)], context=context)
    return catalog


def _names() -> Iterator[tuple[str, str, Path]]:
    """Context and English name of every office and organization of the seeds and of the extractor."""
    for path in SEEDS:
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                yield "office", row["office"], path
                yield "organization", row["organization"], path
    for path, table, context, name in LEXICON:
        for entry in tomllib.loads(path.read_text())[table]:
            yield context, entry[name] if name else entry, path


def _sources() -> Iterator[Path]:
    root = settings.BASE_DIR
    for folder, pattern in (("templates", "*.html"), *((package, "*.py") for package in PACKAGES)):
        for path in sorted((root / folder).rglob(pattern)):
            if not path.is_relative_to(root / LEFT_OUT[0]) and not path.is_relative_to(root / LEFT_OUT[1]):
                yield path


def _python(path: Path) -> bytes:
    text = path.read_text()
    if path.suffix == ".html":
        # What stood between the strings is noise that must not look like indented blocks.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    return text.encode()


def path_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Translations:
    """The catalogue as it lies there; empty where there is none."""
    catalog, path = Translations(language), path_of(language)
    if path.exists():
        with path.open("rb") as file:
            for message in _messages(read_po(file, locale=language, charset="utf-8")):
                catalog[message.id] = message
    return catalog


def update(language: str) -> Translations:
    """A catalogue with every string of the sources and no other; new ones are empty, never guessed."""
    kept, catalog = read(language), found(language)
    for message in _messages(catalog):
        if (old := kept.get(message.id, message.context)) and not old.fuzzy:
            message.string = old.string
    return catalog


def write(language: str, catalog: Catalog) -> None:
    """The catalogue for people (.po), and the same compiled (.mo), which is what Django reads."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_by_file=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalog))


def compiled(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def faults(language: str) -> list[str]:
    """What is missing, fuzzy, no longer used, or names other placeholders than its English."""
    catalog, wanted = read(language), found(language)
    said = [
        f"not in the catalogue: {_named(message)}"
        for message in _messages(wanted)
        if catalog.get(message.id, message.context) is None and not _optional(message)
    ]
    for message in _messages(catalog):
        if wanted.get(message.id, message.context) is None:
            said.append(f"in no source: {_named(message)}")
        elif message.fuzzy:
            said.append(f"fuzzy: {_named(message)}")
        elif not all(_texts(message.string)):
            said.append(f"not translated: {_named(message)}")
        else:
            said += [f"{error}: {_named(message)}" for error in message.check(catalog)]
    return sorted(said)


def _optional(message: Message) -> bool:
    """Only the extractor knows the name: until it is translated, pages show it in English."""
    return {path for path, _ in message.locations} <= {
        str(path.relative_to(settings.BASE_DIR)) for path, *_ in LEXICON
    }


def _messages(catalog: Catalog) -> list[Message]:
    """All but the header, whose id is empty."""
    return [message for message in catalog if message.id]


def _texts(string: Any) -> tuple[str, ...]:
    """The forms of a string: one, or one for each number of things."""
    return (string,) if isinstance(string, str) else tuple(string)


def _named(message: Message) -> str:
    context = f"[{message.context}] " if message.context else ""
    return f"{context}{_texts(message.id)[0]!r}"
