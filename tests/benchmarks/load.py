"""Ask a server a list of questions, a few at a time, and say how many it answers in a second and how long each took.

Every question has a connection of its own, as gunicorn's plain workers want it, so that no server has an advantage.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

AT_A_TIME = 3  # enough to keep one server process busy
LIMIT = 30  # seconds for one answer


@dataclass(frozen=True, slots=True)
class Measured:
    rate: float  # answers in a second
    slow: float  # seconds; 95 of 100 answers took no longer
    size: int  # bytes of the body of a typical answer


def measure(port: int, paths: Sequence[str]) -> Measured:
    begun = time.perf_counter()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        shares = [paths[number::AT_A_TIME] for number in range(AT_A_TIME)]
        found = sorted(
            chain.from_iterable(pool.map(lambda share: [ask(port, path) for path in share], shares))
        )
    took = time.perf_counter() - begun
    sizes = sorted(size for _, size in found)
    return Measured(len(paths) / took, found[len(found) * 95 // 100][0], sizes[len(sizes) // 2])


def walk(port: int, first: str, pages: int) -> tuple[float, int]:
    """Seconds for so many pages after the first, and their rows. A list is counted with its first page."""
    _, body = fetch(port, first)
    spent, rows = 0.0, 0
    for _ in range(pages):
        following = urlsplit(json.loads(body)["next"])
        took, body = fetch(port, f"{following.path}?{following.query}")
        spent, rows = spent + took, rows + len(json.loads(body)["results"])
    return spent, rows


def ask(port: int, path: str) -> tuple[float, int]:
    """Seconds, and bytes of the body. Raises where the answer is not 200."""
    took, body = fetch(port, path)
    return took, len(body)


def fetch(port: int, path: str) -> tuple[float, bytes]:
    """Seconds, and the body. Raises where the answer is not 200."""
    begun = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as connection:
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nConnection: close\r\n\r\n".encode()
        )
        pieces = []
        while piece := connection.recv(262_144):
            pieces.append(piece)
    took = time.perf_counter() - begun
    head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    if b" 200 " not in head.partition(b"\r\n")[0]:
        raise RuntimeError(f"{path}: {head[:200]!r} {body[:300]!r}")
    return took, body
