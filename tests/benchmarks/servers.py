"""Servers on this machine's loopback, one process each, for as long as a block runs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for a server to come up


@contextmanager
def ours(environment: dict[str, str]) -> Iterator[int]:
    with _gunicorn("kb.wsgi", {**environment, "API_RATE": "0"}) as port:
        yield port


@contextmanager
def bare() -> Iterator[int]:
    with _gunicorn("tests.benchmarks.bare:application", {}) as port:
        yield port


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Datasette as it comes: with counts, and with suggestions left out, which no program asks for."""
    with _port() as port:
        command = [
            sys.executable, "-m", "datasette", "serve", database, "--host", "127.0.0.1", "--port", str(port),
            "--setting", "suggest_facets", "off", "--setting", "sql_time_limit_ms", "20000",
        ]  # fmt: skip
        with _running(command, {}, port):
            yield port


@contextmanager
def _gunicorn(application: str, environment: dict[str, str]) -> Iterator[int]:
    with _port() as port:
        command = [
            sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}", "--workers=1",
            "--log-level=warning", "--no-control-socket",
        ]  # fmt: skip
        with _running(command, environment, port):
            yield port


@contextmanager
def _port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield port


@contextmanager
def _running(command: list[object], environment: dict[str, str], port: int) -> Iterator[None]:
    server = subprocess.Popen(
        list(map(str, command)), cwd=ROOT, env={**os.environ, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(server, port)
        yield
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"The server ended with {server.returncode}: {server.args}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"No answer on port {port}: {server.args}")
