"""Files and addresses to Documents: decode, take the front matter off, find the text of a page.

The text of a Document is kept exactly as it stands after the front matter, because quotes are
offsets into it; only a byte order mark and CRLF line ends are normalized.
"""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
import yaml
from frontmatter.default_handlers import YAMLHandler

from kb.ingest import tables
from kb.ingest.records import BadInput, Document, Problem, Tier
from people.dates import NotADate, PartialDate

PROSE, HTML, TABLE = "prose", "html", "table"
FORMATS = {
    ".txt": PROSE, ".text": PROSE, ".md": PROSE, ".markdown": PROSE,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".csv": TABLE, ".tsv": TABLE,
}  # fmt: skip
CONTENT_TYPES = {
    "text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PROSE, "text/markdown": PROSE,
    "text/csv": TABLE, "text/tab-separated-values": TABLE,
}  # fmt: skip

MAX_BYTES = 5 * 1024 * 1024  # an article is some kilobytes; more than this is no article
MAX_SECONDS = 20.0  # for one address, redirects included
MAX_REDIRECTS = 5
USER_AGENT = "nato-sg-kb (reads single articles on request)"
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
UNDATED = (
    "No publication date: words like “on Tuesday” stay without a day. "
    "Give --published, or published: 2024-10-01 in the front matter."
)
DATE_HINT = "Give a whole day such as 2024-10-01."


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller says about an input; it outranks what the input says of itself."""

    published: date | str | None
    language: str | None
    title: str | None
    publisher: str | None
    url: str | None
    tier: str | None


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
    given = _Given(published, language, title, publisher, url, tier)
    if is_address(path):
        raw, form, charset, final = _fetch(path, allow_private)
        return _document(path, raw, form, replace(given, url=given.url or final), today, charset)
    if "://" in path:
        raise BadInput(
            Problem(path, "Only http:// and https:// addresses are read. Save the page and give the file.")
        )
    raw, form = _file(path)
    return _document(path, raw, form, given, today)


def inputs(paths: Iterable[str | Path]) -> list[str]:
    """The files and addresses to read, folders expanded, in the order in which they are best read.

    Tables of sources, offices, people and tenures come first, then prose, each by path. In
    folders READMEs, dot files and files of other formats are passed over; a path that is
    named is kept whatever it is, so that ``read`` can say what is wrong with it.
    """
    found = (str(inner) for path in paths for inner in _expanded(path))
    return sorted(dict.fromkeys(found), key=lambda path: (_rank(path), path))


def is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


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
    path: str, raw: bytes, form: str, given: _Given, today: date, charset: str | None = None
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
        return _page(path, _decoded_page(raw, charset), given, today)
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


def _table(path: str, text: str, given: _Given, today: date) -> Document:
    header = tables.header_of(Document(path, text))
    known, problems = _checked(path, {}, given, today)
    if problems:
        raise BadInput(*problems)
    return Document(path, text, header.kind, **known)


def _prose(path: str, text: str, given: _Given, today: date) -> Document:
    stated, body = _front_matter(path, text)
    lines = text[: len(text) - len(body)].split("\n")
    known, problems = _checked(path, stated, given, today, lines)
    if not body.strip():
        problems.append(Problem(path, "No text after the front matter. Put the text in.", len(lines)))
    if problems:
        raise BadInput(*problems)
    return Document(path, body, PROSE, **known, warnings=_undated(known))


def _undated(known: Mapping[str, Any]) -> tuple[str, ...]:
    if known["published"]:
        return ()
    return (UNDATED,)


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


def _checked(
    path: str, stated: Mapping[str, Any], given: _Given, today: date, lines: list[str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """What is known about an input, as fields of a Document, and what is wrong with it."""
    problems: list[Problem] = []
    known: dict[str, Any] = {"family": _text(stated.get("family"))}

    def wrong(key: str, message: str) -> None:
        line = next(
            (n for n, text in enumerate(lines or [], 1) if text.casefold().startswith(f"{key}:")), None
        )
        problems.append(Problem(path, message, line if getattr(given, key) is None else None))

    for key in ("title", "publisher", "url"):
        known[key] = _text(getattr(given, key)) or _text(stated.get(key))
    language = _text(given.language) or _text(stated.get("language"))
    known["language"] = _language(language)
    if language and not known["language"]:
        wrong("language", f"Unknown language {language!r}. Use a two-letter code such as de, en or fr.")
    tier = _text(given.tier) or _text(stated.get("tier")) or Tier.PRESS.value
    known["tier"] = next((t for t in Tier if t == tier), None)
    if known["tier"] is None:
        wrong("tier", f"Unknown tier {tier!r}. Use one of {', '.join(Tier)}.")
    try:
        known["published"] = _day(given.published if given.published is not None else stated.get("published"))
    except NotADate as error:
        wrong("published", str(error))
        known["published"] = None
    except ValueError as error:
        wrong("published", f"{error} {DATE_HINT}")
        known["published"] = None
    if known["published"] and known["published"] > today:
        message = (
            f"Published {known['published']}, which is in the future (today is {today}). Check the date."
        )
        wrong("published", message)
    for key, length in (("title", 500), ("publisher", 200), ("url", 1000), ("family", 120)):
        if known[key] and len(known[key]) > length:
            problems.append(
                Problem(path, f"{key} has {len(known[key])} characters, at most {length} are stored.")
            )
    return known, problems


def _text(value: Any) -> str | None:
    return (" ".join(str(value).split()) or None) if value is not None else None


def _language(code: str | None) -> str | None:
    """``de-AT`` -> ``de``; None for what is no language."""
    primary = (code or "").casefold().replace("_", "-").split("-")[0]
    return primary if primary in tables.LANGUAGES else None


def _day(value: Any) -> date | None:
    """A day from a date, a time or text; NotADate for other text, ValueError for a date that is no day."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    parsed = PartialDate.parse(str(value).strip())
    if not parsed.exact:
        raise ValueError(f"Not a whole day: {str(value)[:40]!r}.")
    return parsed.earliest


# Pages


def _decoded_page(raw: bytes, charset: str | None) -> str:
    """UTF-8, else the charset that is declared, else cp1252, which reads the most of the old web."""
    for encoding in ("utf-8-sig", charset, _declared_charset(raw), "cp1252"):
        try:
            if encoding:
                return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", errors="replace")


def _declared_charset(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:2048])
    return found[1].decode("ascii") if found else None


def _page(path: str, html: str, given: _Given, today: date) -> Document:
    """The main text of a page and what the page says about itself."""
    import trafilatura  # takes a fifth of a second, which readers of plain text need not wait

    text = (trafilatura.extract(html, include_comments=False, include_tables=False) or "").replace(
        "\r\n", "\n"
    )
    if not text.strip():
        raise BadInput(Problem(path, "No main text found on this page. Save its text as a .txt file."))
    root = trafilatura.load_html(html)
    stated, warnings = _page_metadata(root, today) if root is not None else ({}, [])
    metadata = trafilatura.extract_metadata(html)
    stated = {"title": metadata and metadata.title, "publisher": metadata and metadata.sitename} | stated
    known, problems = _checked(path, stated, given, today)
    if problems:
        raise BadInput(*problems)
    return Document(path, text, PROSE, **known, warnings=(*warnings, *_undated(known)))


def _page_metadata(root: Any, today: date) -> tuple[dict[str, Any], list[str]]:
    """Day, publisher, language and address as the page states them; never a guess.

    JSON-LD comes first: other places often carry the day of the template or of the last edit.
    """
    articles = [item for item in _linked_data(root) if "datePublished" in item]
    days = [item["datePublished"] for item in articles]
    days += root.xpath("//meta[@property='article:published_time' or @itemprop='datePublished']/@content")
    days += root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    stated: dict[str, Any] = {}
    warnings = []
    for day in days:
        found = _day_of_timestamp(day)
        if found and found > today:
            warnings.append(f"The page says that it was published {found}, in the future: ignored.")
        elif found:
            stated["published"] = found
            break
    publisher: dict[str, Any] = next(
        (item["publisher"] for item in articles if isinstance(item.get("publisher"), dict)), {}
    )
    if isinstance(publisher.get("name"), str):
        stated["publisher"] = publisher["name"]
    if language := _language(next(iter(root.xpath("/html/@lang")), None)):
        stated["language"] = language
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    if is_address(canonical):
        stated["url"] = canonical
    return stated, warnings


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first."""
    waiting: list[Any] = []
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting.append(json.loads(script))
        except (ValueError, RecursionError):
            continue
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _day_of_timestamp(text: Any) -> date | None:
    """``2024-10-01T09:30:00+02:00`` -> the day as printed there."""
    try:
        return date.fromisoformat(str(text).strip()[:10])
    except ValueError:
        return None


# Addresses


def _fetch(address: str, allow_private: bool) -> tuple[bytes, str, str | None, str]:
    """Body, format, declared charset and final address."""
    deadline = time.monotonic() + MAX_SECONDS
    current = address
    for _ in range(MAX_REDIRECTS + 1):
        response, pool = _request(address, current, allow_private, deadline)
        try:
            location = response.headers.get("Location")
            if response.status in (301, 302, 303, 307, 308) and location:
                current = urljoin(current, location)
                if not is_address(current):
                    raise BadInput(
                        Problem(address, f"Redirects to {current[:80]!r}, which is not http or https.")
                    )
                continue
            if response.status != 200:
                raise BadInput(Problem(address, f"The server answered {response.status}. Check the address."))
            kind, _, parameters = response.headers.get("Content-Type", "text/html").partition(";")
            form = CONTENT_TYPES.get(kind.strip().lower())
            if form is None:
                raise BadInput(
                    Problem(address, f"{kind.strip()!r} is not read. Give a page, plain text or CSV.")
                )
            charset = parameters.lower().partition("charset=")[2].strip("\"' ;") or None
            return _body(address, response, deadline), form, charset, current
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise _unreachable(address, error) from None
        finally:
            response.close()
            pool.close()
    raise BadInput(Problem(address, f"More than {MAX_REDIRECTS} redirects. Give the address they end at."))


def _request(
    address: str, current: str, allow_private: bool, deadline: float
) -> tuple[urllib3.BaseHTTPResponse, urllib3.HTTPConnectionPool]:
    """Ask the very address that was checked: a name that resolves anew could lead elsewhere."""
    try:
        parts = urlsplit(current)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        host, port = None, 0
    if not host or parts.username:
        raise BadInput(Problem(address, "Not an address. It looks like https://example.org/article."))
    ip = _resolved(address, host, port, allow_private)
    timeout = urllib3.Timeout(connect=5, read=max(0.1, min(10.0, deadline - time.monotonic())))
    options: dict[str, Any] = {"timeout": timeout, "retries": False, "maxsize": 1}
    pool = (
        urllib3.HTTPSConnectionPool(ip, port, server_hostname=host, assert_hostname=host, **options)
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(ip, port, **options)
    )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": USER_AGENT, "Accept": "text/html, text/plain, text/csv"}
    try:
        return pool.urlopen("GET", target, headers=headers, redirect=False, preload_content=False), pool
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
        pool.close()
        raise _unreachable(address, error) from None


def _resolved(address: str, host: str, port: int, allow_private: bool) -> str:
    """The first address of a host, if all of them are public."""
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise BadInput(
            Problem(address, f"No such host: {host!r}. Check the address and the connection.")
        ) from None
    if not allow_private and not all(map(_is_public, found)):
        message = (
            f"{host!r} is a private, loopback or link-local address, which is not read unless it is allowed."
        )
        raise BadInput(Problem(address, message))
    return found[0]


def _is_public(text: str) -> bool:
    ip = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None or ip in ipaddress.ip_network("64:ff9b::/96"):
            return _is_public(str(inner or ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _body(address: str, response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The decoded body, as long as it keeps within size and time."""
    body = bytearray()
    while chunk := response.read1(65_536, decode_content=True):
        body += chunk
        if len(body) > MAX_BYTES:
            raise BadInput(
                Problem(
                    address, f"Larger than {MAX_BYTES // 1024 // 1024} MB. Save the article's text as a file."
                )
            )
        if time.monotonic() > deadline:
            raise BadInput(
                Problem(address, f"Took longer than {MAX_SECONDS:.0f} seconds. Try again, or save the page.")
            )
    return bytes(body)


def _unreachable(address: str, error: Exception) -> BadInput:
    return BadInput(
        Problem(address, f"Cannot be fetched: {type(error).__name__}. Check the address and the connection.")
    )
