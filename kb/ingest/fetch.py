"""Addresses: ask the very host that was checked, within limits of size, time and redirects."""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3

from kb.ingest.records import BadInput, Problem

PROSE, HTML, TABLE = "prose", "html", "table"
CONTENT_TYPES = {
    "text/html": HTML, "application/xhtml+xml": HTML, "text/plain": PROSE, "text/markdown": PROSE,
    "text/csv": TABLE, "text/tab-separated-values": TABLE,
}  # fmt: skip

MAX_BYTES = 5 * 1024 * 1024  # an article is some kilobytes; more than this is no article
MAX_SECONDS = 20.0  # for one address, redirects included
MAX_REDIRECTS = 5
USER_AGENT = "nato-sg-kb (reads single articles on request)"


def is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def fetch(address: str, allow_private: bool) -> tuple[bytes, str, str | None, str]:
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
