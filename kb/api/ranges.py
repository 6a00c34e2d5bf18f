"""Part of a file (RFC 9110 section 14), so that a download that broke off goes on where it stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
PIECE = 64 * 1024  # bytes read at a time


class Outside(ValueError):
    """The file has no such bytes."""


def asked_for(header: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte; None where the whole is to be sent, as of several ranges. Raises Outside."""
    found = _ONE.fullmatch(header.replace(" ", ""))
    first, last = found.groups() if found else ("", "")
    if not first and not last:
        return None
    if not first:
        span = max(size - int(last), 0), size - 1
    elif last and int(last) < int(first):
        return None
    else:
        span = int(first), min(int(last or size), size - 1)
    if span[0] > span[1]:
        raise Outside(header)
    return span


def between(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    """The bytes from the first to the last."""
    with file:
        file.seek(first)
        left = last + 1 - first
        while left and (piece := file.read(min(left, PIECE))):
            left -= len(piece)
            yield piece
