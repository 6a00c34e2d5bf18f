"""Files and addresses to Documents: decode, take the front matter off, find the text of a page.

The text of a Document is kept exactly as it stands after the front matter, because quotes are
offsets into it; only a byte order mark and CRLF line ends are normalized.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from kb.ingest import tables
from kb.ingest.fetch import HTML, PROSE, TABLE, fetch, is_address
from kb.ingest.page import decoded_page, stated_by_page
from kb.ingest.records import BadInput, Document, Problem
from kb.ingest.stated import DATE_HINT, Given, checked, undated

FORMATS = {
    ".txt": PROSE, ".text": PROSE, ".md": PROSE, ".markdown": PROSE,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".csv": TABLE, ".tsv": TABLE,
}  # fmt: skip


def read(
    path_or_url: str | Path,
    *,
    today: date,
    published: date | str | None = None,
    language: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    tier: str | None = None,
    allow_private: bool = False,
) -> Document:
    """Read one file or http(s) address. Raises BadInput with every problem found.

    Arguments outrank what the input says of itself. The language of prose stays None where
    nobody names it.
    """
    path = str(path_or_url)
    given = Given(published, language, title, publisher, url, tier)
    if is_address(path):
        raw, form, charset, final = fetch(path, allow_private)
        return _document(path, raw, form, replace(given, url=given.url or final), today, charset)
    if "://" in path:
        raise BadInput(
            Problem(path, "Only http:// and https:// addresses are read. Save the page and give the file.")
        )
    raw, form = _file(path)
    return _document(path, raw, form, given, today)


def read_bytes(name: str, raw: bytes, given: Given, *, today: date) -> Document:
    """Read what somebody sent under the name of a file. Raises BadInput."""
    form = FORMATS.get(Path(name).suffix.lower())
    if form is None:
        raise BadInput(Problem(name, f"Unknown kind of file. Use one of {', '.join(FORMATS)}."))
    return _document(name, raw, form, given, today)


def inputs(paths: Iterable[str | Path]) -> list[str]:
    """The files and addresses to read, folders expanded, in the order in which they are best read.

    Tables of sources, offices, people and tenures come first, then prose, each by path. In
    folders READMEs, dot files and files of other formats are passed over; a path that is
    named is kept whatever it is, so that ``read`` can say what is wrong with it.
    """
    found = (str(inner) for path in paths for inner in _expanded(path))
    return sorted(dict.fromkeys(found), key=lambda path: (_rank(path), path))


def _expanded(path: str | Path) -> Iterator[str | Path]:
    if is_address(str(path)) or not Path(path).is_dir():
        yield path
        return
    for inner in Path(path).rglob("*"):
        hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
        if (
            not hidden
            and inner.suffix.lower() in FORMATS
            and inner.stem.lower() != "readme"
            and inner.is_file()
        ):
            yield inner


def _rank(path: str) -> int:
    """Where a path stands among the kinds of input, by its header; prose and doubtful ones last."""
    if FORMATS.get(Path(path).suffix.lower()) != TABLE or is_address(path):
        return len(tables.KINDS)
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            return tables.KINDS.index(tables.header_of(Document(path, file.readline(100_000))).kind)
    except (OSError, UnicodeDecodeError, BadInput):
        return len(tables.KINDS)


# Files


def _file(path: str) -> tuple[bytes, str]:
    file = Path(path)
    if file.is_dir():
        raise BadInput(Problem(path, "This is a folder. Name its files, or give the folder to `ingest`."))
    form = FORMATS.get(file.suffix.lower())
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        raise BadInput(Problem(path, "No such file. Check the path.")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(Problem(path, f"Cannot be read: {reason}. Check its permissions.")) from None
    if form is None:
        known = ", ".join(FORMATS)
        raise BadInput(Problem(path, f"Unknown kind of file {file.suffix!r}. Use one of {known}."))
    return raw, form


def _document(
    path: str, raw: bytes, form: str, given: Given, today: date, charset: str | None = None
) -> Document:
    if not raw.strip():
        raise BadInput(Problem(path, "Empty file. Nothing to read; remove it or put the text in."))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(Problem(path, "Not UTF-8 but UTF-16. Save it as UTF-8.", 1))
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise BadInput(
            Problem(path, "Binary data (a NUL byte). Give plain text, HTML or CSV in UTF-8.", line)
        )
    if form == HTML:
        return _page(path, decoded_page(raw, charset), given, today)
    text = _decoded(path, raw).replace("\r\n", "\n")
    if not text.strip():
        raise BadInput(Problem(path, "Empty file. Nothing to read; remove it or put the text in."))
    return _table(path, text, given, today) if form == TABLE else _prose(path, text, given, today)


def _decoded(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = raw[error.start]
        message = f"Not UTF-8 (byte 0x{bad:02X}). Save it as UTF-8, or convert it: iconv -f CP1252 -t UTF-8."
        raise BadInput(Problem(path, message, line)) from None


# Tables and prose


def _table(path: str, text: str, given: Given, today: date) -> Document:
    header = tables.header_of(Document(path, text))
    known, problems = checked(path, {}, given, today)
    if problems:
        raise BadInput(*problems)
    return Document(path, text, header.kind, **known)


def _prose(path: str, text: str, given: Given, today: date) -> Document:
    stated, body = _front_matter(path, text)
    lines = text[: len(text) - len(body)].split("\n")
    known, problems = checked(path, stated, given, today, lines)
    if not body.strip():
        problems.append(Problem(path, "No text after the front matter. Put the text in.", len(lines)))
    if problems:
        raise BadInput(*problems)
    return Document(path, body, PROSE, **known, warnings=undated(known))


def _front_matter(path: str, text: str) -> tuple[dict[str, Any], str]:
    """What stands between the --- lines, and the text after them to the letter.

    ``frontmatter.parse`` would strip the text, and quotes are offsets into it.
    """
    opening, _, rest = text.partition("\n")
    if opening.rstrip() != "---":
        return {}, text
    lines = rest.split("\n")
    closing = next((i for i, line in enumerate(lines) if line.rstrip() == "---"), None)
    if closing is None:
        return {}, text
    try:
        stated = YAMLHandler().load("\n".join(lines[:closing]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        message = "Front matter is not YAML. Write lines such as `language: de`, and quote titles that hold a colon."
        raise BadInput(Problem(path, message, line)) from None
    except ValueError as error:  # YAML takes 2024-13-01 for a date and fails on it
        raise BadInput(Problem(path, f"Not a date in the front matter: {error}. {DATE_HINT}", 1)) from None
    if stated is not None and not isinstance(stated, dict):
        return {}, text
    return {str(key).casefold(): value for key, value in (stated or {}).items()}, "\n".join(
        lines[closing + 1 :]
    )


# Pages


def _page(path: str, html: str, given: Given, today: date) -> Document:
    """The main text of a page and what the page says about itself."""
    import trafilatura  # takes a fifth of a second, which readers of plain text need not wait

    text = (trafilatura.extract(html, include_comments=False, include_tables=False) or "").replace(
        "\r\n", "\n"
    )
    if not text.strip():
        raise BadInput(Problem(path, "No main text found on this page. Save its text as a .txt file."))
    root = trafilatura.load_html(html)
    stated, warnings = stated_by_page(root, today) if root is not None else ({}, [])
    metadata = trafilatura.extract_metadata(html)
    stated = {"title": metadata and metadata.title, "publisher": metadata and metadata.sitename} | stated
    known, problems = checked(path, stated, given, today)
    if problems:
        raise BadInput(*problems)
    return Document(path, text, PROSE, **known, warnings=(*warnings, *undated(known)))
